"""What every answer returns: an immutable table of typed rows that says how it was made."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from io import StringIO
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self, TypeVar, overload

from attrs import AttrsInstance, evolve, frozen

from belarus_stic.errors import (
    NotAnswerableError,
    OptionError,
    UnknownKeyError,
    UnknownPositionError,
    nearest,
    quoted,
)
from belarus_stic.reference import Country, country, country_codes, group, group_codes
from belarus_stic.tables import frames
from belarus_stic.tables.frames import DataColumn, described
from belarus_stic.tables.options import choice, whole_number
from belarus_stic.tables.output import StrPath, written
from belarus_stic.tables.parts import Column, LeftOut, Origin, Style
from belarus_stic.tables.rendering import UNSAFE, Displayed, Page, Row, headings, one_line
from belarus_stic.tables.wording import counted, in_threes, listed, period_words
from belarus_stic.values import Period

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

RowT = TypeVar("RowT")
RowT_co = TypeVar("RowT_co", covariant=True)
_MOST_KEYS = 8
_MOST_ROWS = 60


@frozen(repr=False, kw_only=True)
class Table(Generic[RowT_co]):
    """Rows with what an answer needs to stand alone: a headline, notes, method, sources.

    Rows are found by position, by key (a text in one of the fields `keys`) and by value; a slice
    is a tuple of rows. An excerpt (`where`, `filter`) knows the `whole` answer, has no headline,
    and its notes are the whole answer's. `on` is the date asked, `left_out` what the answer did not
    use.

    A subclass is `@frozen(repr=False, kw_only=True)`, names its `title`, `row_type` (an attrs
    class; the columns of all frames follow from its fields) and `keys` (the fields by which
    `table["Germany"]` finds a row), and words itself in `_headline`, `_notes`, `columns` (or
    `displayed`, where rows are folded) and `footnotes`.
    """

    title: ClassVar[str] = "Table"
    row_type: ClassVar[type[AttrsInstance]]
    keys: ClassVar[tuple[str, ...]] = ()

    rows: tuple[RowT_co, ...]
    origin: Origin
    on: Period | None = None
    method: str = ""
    left_out: tuple[LeftOut, ...] = ()
    whole: Table[RowT_co] | None = None

    # What a subclass says.

    def _headline(self) -> str:
        return f"{self._subject()}: {counted(len(self), 'row')} {self.origin.phrase(self.on)}."

    def _notes(self) -> tuple[str, ...]:
        return ()

    def footnotes(self) -> tuple[str, ...]:
        """Return what stands directly under the table: remarks, abbreviations."""
        return ()

    def _brief(self) -> tuple[tuple[Displayed, ...], tuple[str, ...]]:
        """Return the few tables and footnotes that stand under the headline in short."""
        return (), ()

    def columns(self) -> tuple[Column, ...]:
        """Return the columns that people are shown; by itself, every field of the rows."""
        shown = headings(self.row_type).items()
        return tuple(Column(heading, attrgetter(name)) for name, heading in shown)

    def displayed(self, *, all_rows: bool = False) -> Displayed | tuple[Displayed, ...]:
        """Return the table, or tables, that people are shown; by itself, one line a row.

        Unless `all_rows` is asked for, equals may be folded and a long table is cut.
        """
        columns = self.columns()
        shown = self.rows if all_rows else self.rows[:_MOST_ROWS]
        cells: list[list[object]] = [[column.cell(row) for column in columns] for row in shown]
        if len(shown) < len(self):
            cells.append([f"and {counted(len(self) - len(shown), 'more row')}"])
        return Displayed([c.heading for c in columns], cells, [c.right for c in columns])

    def data_columns(self) -> tuple[DataColumn, ...]:
        """Return the columns of the data: those the row class declares.

        A subclass whose columns depend on what was asked adds its own.
        """
        return frames.declared_columns(self.row_type)

    # Its rows.

    @property
    def excerpt(self) -> bool:
        """Whether these are some rows of a whole answer."""
        return self.whole is not None

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[RowT_co]:
        return iter(self.rows)

    def __contains__(self, item: object) -> bool:
        """Tell whether a row is in the table, or a text is the key of one or more."""
        return bool(self._found(item)) if isinstance(item, str | Country) else item in self.rows

    @overload
    def __getitem__(self, key: int | str | Country) -> RowT_co: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[RowT_co, ...]: ...
    def __getitem__(self, key: int | str | Country | slice) -> RowT_co | tuple[RowT_co, ...]:
        """Return a row by position or key, or the rows of a slice."""
        key = str(key) if isinstance(key, bool) else key  # a truth value is no position
        if not isinstance(key, str | Country):
            try:
                return self.rows[key]
            except IndexError:
                raise UnknownPositionError(f"no row {key} of {counted(len(self), 'row')}") from None
            except TypeError:
                expected = "expected a position, a slice or the key of a row"
                raise UnknownKeyError(f"{expected}, not {quoted(key)}") from None
        found = self._found(key)
        if len(found) > 1:
            ways = "take them by position or with where()"
            raise UnknownKeyError(f"{len(found)} rows answer to {quoted(key)}; {ways}")
        if not found:
            raise self._missing(str(getattr(key, "alpha_3", key)))
        return found[0]

    def _ipython_key_completions_(self) -> list[str]:
        return list(dict.fromkeys(text for row in self for text in reversed(self._keys_of(row))))

    def _keys_of(self, row: object) -> tuple[str, ...]:
        return tuple(str(getattr(row, name)) for name in self.keys)

    def _found(self, key: str | Country) -> list[RowT_co]:
        return _rows_with(key, self.rows, self._keys_of)

    def _missing(self, key: str) -> UnknownKeyError:
        known = self._ipython_key_completions_()
        first = {self._keys_of(row)[0] for row in self if self.keys}
        of_countries = not country_codes().isdisjoint(first)
        if of_countries and first <= country_codes() | group_codes():
            try:
                return UnknownKeyError(f"no row of this table is {country(key).name}")
            except UnknownKeyError as error:
                return error
        there = f"{one_line(listed(known, _MOST_KEYS)) or 'no keys'}{nearest(key, known)}"
        return UnknownKeyError(f"no row answers to {quoted(key)}; there are {there}")

    def where(self, **wanted: object) -> Self:
        """Return the rows whose fields have these values, as an excerpt.

        A field of several values has each of them. Countries and groups may be named as people do.

        Raises `OptionError` for a field that the rows have not and for a word that a field cannot
        hold, `UnknownKeyError` for a key that is neither a row's nor a country or group at all.
        """
        rows: Sequence[RowT_co] = self.rows
        for name, value in wanted.items():
            self._check(name, value)
            rows = _rows_with(value, rows, attrgetter(name))
        return self._excerpt(tuple(rows))

    def _check(self, name: str, value: object) -> None:
        choice("field", name, headings(self.row_type))
        words = frames.words_of(self.row_type, name)
        if words and value is not None and not isinstance(value, tuple):
            choice(name, value, words)
        is_key = name in self.keys and isinstance(value, str) and self.rows
        if is_key and value not in self and len(list(_spellings(value))) == 1:
            raise self._missing(str(value))

    def filter(self, function: Callable[[RowT_co], object]) -> Self:
        """Return the rows of which `function` is true, as an excerpt."""
        if not callable(function):
            raise OptionError(f"filter() takes a function, not {quoted(function)}; see where()")
        return self._excerpt(tuple(row for row in self if function(row)))

    def _excerpt(self, rows: tuple[Any, ...]) -> Self:
        return self if len(rows) == len(self) else evolve(self, rows=rows, whole=self.whole or self)

    # What every answer can be asked.

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources, in full."""
        return self.origin.references

    def cite(self, *rows: object, style: Style = "text") -> tuple[str, ...]:
        """Return a reference for each statement behind rows, keys, records; by itself, behind all.

        `style` is "text", "bibtex" or "csl-json". Raises `UnknownKeyError` for what is no key,
        `OptionError` for what cites nothing.
        """
        chosen = [self[row] if isinstance(row, str | int) else row for row in rows]
        cited = chosen or (row for row in self if getattr(row, "evidence", ()))
        return self.origin.cite(*cited, style=style)

    def headline(self) -> str:
        """Return the answer in one sentence to paste.

        Raises `NotAnswerableError` for an excerpt, of which the sentence would not be true.
        """
        if self.excerpt:
            raise NotAnswerableError(
                f"an excerpt has no headline ({self._caption()}); ask the whole answer, or narrow "
                "the question where it is asked"
            )
        return self._headline()

    def notes(self) -> tuple[str, ...]:
        """Return what a reader must bear in mind, most important first."""
        return self._notes() if self.whole is None else self.whole.notes()

    def _caption(self) -> str:
        if self.whole is None:
            return self._headline()
        some, all_ = in_threes(len(self)), counted(len(self.whole), "row")
        return f"{some} of {all_} of: {self._subject()} {self.origin.phrase(self.on)}"

    def _subject(self) -> str:
        date = f" for {period_words(self.on)}" if self.on not in (None, self.origin.as_of) else ""
        return f"{self.title}, {self.origin.name}{date}"

    # The forms it can be taken in.

    def _page(self, *, all_rows: bool = False) -> Page:
        shown = self.displayed(all_rows=all_rows)
        return Page(
            self._caption(),
            shown if isinstance(shown, tuple) else (shown,),
            self.footnotes(),
            self.notes(),
            tuple(f"Method: {text}" for text in [self.method] if text)
            + tuple(f"Source: {text}" for text in self.sources),
        )

    def brief(self, width: int = 80) -> str:
        """Return the answer in short, for a page that it shares with others."""
        tables, footnotes = self._brief()
        return Page(self.headline(), tables, footnotes).text(whole_number("width", width, 1))

    def to_text(
        self, width: int = 80, *, all_rows: bool = False, all_notes: bool = False, more: str = ""
    ) -> str:
        """Return the answer for a terminal of `width` columns: headline, table, three notes.

        `all_notes` gives every note, the method and the sources. `more` says how else to get them.
        """
        page = self._page(all_rows=all_rows)
        return page.text(whole_number("width", width, 1), all_notes=all_notes, more=more)

    def __repr__(self) -> str:
        return self.to_text()

    def _repr_html_(self) -> str:
        return self._page().html()

    def to_markdown(self, path: StrPath | None = None, *, all_rows: bool = False) -> str:
        """Return the answer in Markdown with all its notes, and write it to `path` if given."""
        return written(self._page(all_rows=all_rows).markdown(), path)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one dictionary of plain values a row.

        A quantity becomes its notation and, beside it, `_low`, `_high` and `_unit`.
        """
        return frames.dicts(self.data_columns(), self)

    def to_pandas(self) -> pd.DataFrame:
        """Return a pandas data frame; headline, method and sources stand in its `attrs`."""
        types = {column.name: frames.TYPES[column.kind][1] for column in self.data_columns()}
        made = frames.package("pandas", "to_pandas()").DataFrame
        frame: pd.DataFrame = made(self.to_dicts(), columns=list(types), dtype=object).astype(types)
        frame.attrs.update(self._about())
        return frame

    def to_polars(self) -> pl.DataFrame:
        """Return a polars data frame."""
        types = {column.name: frames.TYPES[column.kind][0] for column in self.data_columns()}
        frame: pl.DataFrame = frames.package("polars", "to_polars()").DataFrame(
            self.to_dicts(), schema=types
        )
        return frame

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Return the rows as an Arrow stream, for whatever reads one."""
        frames.package("polars", "an Arrow stream")
        return self.to_polars().__arrow_c_stream__(requested_schema)

    def to_csv(
        self,
        path: StrPath | None = None,
        *,
        encoding: str = "utf-8",
        for_spreadsheets: bool = False,
    ) -> str:
        """Return the rows as CSV, and write them to `path` if one is given.

        Values of one cell are parted by "; ". `for_spreadsheets` puts an apostrophe before a text
        that a spreadsheet would take for a formula; Excel also wants `encoding="utf-8-sig"`.
        """
        lines = StringIO()
        writer = csv.writer(lines, lineterminator="\n")
        for line in ([one.name for one in self.data_columns()], *map(dict.values, self.to_dicts())):
            writer.writerow(frames.cell(v, for_spreadsheets=for_spreadsheets) for v in line)
        return written(lines.getvalue(), path, encoding)

    def to_json(self, path: StrPath | None = None) -> str:
        """Return rows, headline, method, sources, notes and what was left out as JSON."""
        about = self._about() | {"rows": self.to_dicts()}
        text = json.dumps(about, ensure_ascii=False, indent=2)
        # Escaped, a control or direction character is data still, and nothing else.
        safe = UNSAFE.sub(lambda m: m[0] if m[0] == "\n" else f"\\u{ord(m[0]):04x}", text)
        return written(f"{safe}\n", path)

    def _about(self) -> dict[str, Any]:
        return {
            "excerpt" if self.excerpt else "headline": self._caption(),
            "home": self.origin.home,
            "on": None if self.on is None else str(self.on),
            "method": self.method,
            "sources": list(self.sources),
            "notes": list(self.notes()),
            "left_out": frames.dicts(frames.declared_columns(LeftOut), self.left_out),
        }

    def codebook(self) -> Codebook:
        """Return what each column of the data means, and its unit."""
        rows = tuple(
            CodebookRow(column=column.name, meaning=column.meaning, unit=column.unit)
            for column in self.data_columns()
        )
        return Codebook(rows=rows, origin=self.origin, on=self.on)


@frozen(kw_only=True, repr=False)
class CodebookRow(Row):
    """A column of the data and what it means."""

    column: str = described("the name of a column")
    meaning: str = described("what the column holds")
    unit: str = described("the unit of its numbers")


@frozen(repr=False, kw_only=True)
class Codebook(Table[CodebookRow]):
    """What the columns of a table mean."""

    title = "Columns of the data"
    row_type = CodebookRow
    keys = ("column",)


def _spellings(wanted: object) -> Iterator[set[str]]:
    """Yield a text in small letters, then the code of the country or group that it names."""
    wanted = wanted.alpha_3 if isinstance(wanted, Country) else wanted
    yield {wanted.casefold()} if isinstance(wanted, str) else set()
    if isinstance(wanted, str):
        with suppress(UnknownKeyError):
            yield {country(wanted).alpha_3.casefold()}
        with suppress(UnknownKeyError):
            yield {group(wanted).code.casefold()}


def _rows_with(wanted: object, rows: Sequence[RowT], get: Callable[[RowT], object]) -> list[RowT]:
    """Return the rows that hold what is wanted as it is written, else those that it names."""
    found: list[RowT] = []
    for texts in _spellings(wanted):
        found = found or [row for row in rows if _has(get(row), wanted, texts)]
    return found


def _has(held: object, wanted: object, texts: set[str]) -> bool:
    several = isinstance(held, tuple) and not isinstance(wanted, tuple)
    values: Any = held if several else (held,)
    return any(
        value == wanted or (value is not None and str(value).casefold() in texts)
        for value in values
    )
