"""What every answer returns: an immutable table of typed rows that says how it was made."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, overload

from attrs import evolve, fields, frozen, has

from belarus_stic.errors import UnknownCountryError, UnknownKeyError, nearest
from belarus_stic.model import Citation
from belarus_stic.reference import country
from belarus_stic.values import Period, Quantity

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

_MOST_KEYS = 8

RowT_co = TypeVar("RowT_co", covariant=True)


@frozen
class Column:
    """A column as people see it: its heading and how to word a row's value for it."""

    heading: str
    cell: Callable[[Any], object]
    right: bool = False


@frozen
class LeftOut:
    """Something an answer did not use or add, and why."""

    what: str
    reason: str
    evidence: tuple[Citation, ...] = ()


@frozen(repr=False)
class Table(Sequence[RowT_co], Generic[RowT_co]):
    """A sequence of rows with the method, date, sources, caveats and leavings behind them.

    Rows are taken by position, by slice (a smaller table), or by key: a name or code the row is
    known by (`ranking["Germany"]`). `method` is the counting rule in words, `on` the date the
    answer holds at, `sources` the sources' names, `caveats` what a reader must know, `left_out`
    what was not used, each with its reason.
    """

    title: ClassVar[str] = "Table"
    keys: ClassVar[tuple[str, ...]] = ()
    """Row fields by which `table[...]` finds a row."""

    rows: tuple[RowT_co, ...]
    method: str
    on: Period | None = None
    sources: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, key: int | str) -> RowT_co: ...
    @overload
    def __getitem__(self, key: slice) -> Table[RowT_co]: ...
    def __getitem__(self, key: int | str | slice) -> RowT_co | Table[RowT_co]:
        if isinstance(key, slice):
            return evolve(self, rows=self.rows[key])
        if isinstance(key, str):
            return self._find(key)
        return self.rows[key]

    def __contains__(self, item: object) -> bool:
        """Tell whether a row is in the table, or a text the key of one or more."""
        return bool(self._found(item)) if isinstance(item, str) else item in self.rows

    def _find(self, key: str) -> RowT_co:
        found = self._found(key)
        if len(found) == 1:
            return found[0]
        if found:
            message = f"{len(found)} rows answer to {key!r}; take them by position or by filtering"
        elif not self.keys:
            message = f"the rows of this table have no keys, so {key!r} finds none; use a position"
        else:
            known = [str(getattr(row, name)) for name in reversed(self.keys) for row in self.rows]
            listed = ", ".join(known[: min(len(self), _MOST_KEYS)])
            more = " and others" if len(self) > _MOST_KEYS else ""
            hint = nearest(key, known)
            message = f"no row answers to {key!r}; there are {listed or 'no rows'}{more}{hint}"
        raise UnknownKeyError(message)

    def _found(self, key: str) -> list[RowT_co]:
        found = [row for row in self.rows if key.casefold() in self._keys_of(row)]
        if not found:
            # Under another of its names a country is still the same row.
            with suppress(UnknownCountryError):
                code = country(key).alpha3.casefold()
                found = [row for row in self.rows if code in self._keys_of(row)]
        return found

    def _keys_of(self, row: Any) -> set[str]:
        return {str(getattr(row, name)).casefold() for name in self.keys}

    def headline(self) -> str:
        """Return the answer in one sentence to paste."""
        date = f" as of {self.on}" if self.on else ""
        return f"{self.title}: {counted(len(self), 'row')}{date}."

    def columns(self) -> tuple[Column, ...]:
        """The columns that people are shown; `to_dicts` and what builds on it has them all."""
        row_type = type(self.rows[0]) if self.rows else None
        if row_type is None or not has(row_type):
            return ()
        return tuple(
            Column(a.name.replace("_", " ").capitalize(), attrgetter(a.name))
            for a in fields(row_type)
        )

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one dictionary of plain values a row.

        A quantity becomes its notation and, beside it, `_low`, `_high` and `_unit`; citations and
        periods become texts.
        """
        return [self._flat(row) for row in self.rows]

    def _flat(self, row: Any) -> dict[str, Any]:
        flat: dict[str, Any] = {}
        for attribute in fields(type(row)):
            value = getattr(row, attribute.name)
            flat[attribute.name] = _plain(value)
            if "Quantity" in str(attribute.type):
                flat[f"{attribute.name}_low"] = _plain(value.low if value else None)
                flat[f"{attribute.name}_high"] = _plain(value.high if value else None)
                flat[f"{attribute.name}_unit"] = value.unit if value else None
        return flat

    def to_pandas(self) -> pd.DataFrame:
        """Return a pandas data frame; method, date and caveats stand in its `attrs`."""
        import pandas as pd

        frame = pd.DataFrame(self.to_dicts())
        frame.attrs.update(self._about())
        return frame

    def to_polars(self) -> pl.DataFrame:
        """Return a polars data frame."""
        import polars as pl

        return pl.DataFrame(self.to_dicts(), infer_schema_length=None)

    def to_json(self) -> str:
        """Return rows, method, date, sources, caveats and what was left out as JSON."""
        return json.dumps({**self._about(), "rows": self.to_dicts()}, ensure_ascii=False, indent=2)

    def _about(self) -> dict[str, Any]:
        return {
            "headline": self.headline(),
            "method": self.method,
            "on": _plain(self.on),
            "sources": list(self.sources),
            "caveats": list(self.caveats),
            "left_out": [
                {"what": left.what, "reason": left.reason, "evidence": _plain(left.evidence)}
                for left in self.left_out
            ],
        }

    def to_csv(self, path: str | Path | None = None) -> str:
        """Return the rows as CSV, and write them to `path` (UTF-8) if one is given.

        Several values in one cell are parted by "; ".
        """
        import csv
        import io

        buffer = io.StringIO()
        rows = self.to_dicts()
        writer = csv.DictWriter(
            buffer, list(dict.fromkeys(name for row in rows for name in row)), lineterminator="\n"
        )
        writer.writeheader()
        # Numbers in full: rounded for people, an interval might no longer hold what it should.
        writer.writerows(
            {
                name: repr(value) if isinstance(value, float) else _cell(value)
                for name, value in row.items()
            }
            for row in rows
        )
        if path is not None:
            Path(path).write_text(buffer.getvalue(), encoding="utf-8", newline="")
        return buffer.getvalue()

    def _cells(self) -> tuple[list[str], list[list[str]], list[bool]]:
        columns = self.columns()
        return (
            [column.heading for column in columns],
            [[_cell(column.cell(row)) for column in columns] for row in self.rows],
            [column.right for column in columns],
        )

    def to_markdown(self) -> str:
        """Return the columns people are shown as a Markdown table."""
        headings, rows, right = self._cells()
        lines = [headings, ["---:" if flag else "---" for flag in right], *rows]
        escaped = (
            [cell.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ") for cell in line]
            for line in lines
        )
        return "\n".join(f"| {' | '.join(line)} |" for line in escaped)

    def notes(self) -> tuple[str, ...]:
        """Return method, caveats, what was left out and sources, a line each."""
        return (
            f"Method: {self.method}",
            *(f"Caveat: {caveat}" for caveat in self.caveats),
            *(f"Left out: {left.what}: {left.reason}" for left in self.left_out),
            *(f"Source: {source}" for source in self.sources),
        )

    def to_text(self, width: int = 80) -> str:
        """Return the table for a terminal of `width` columns, with its method and caveats."""
        import textwrap

        headings, rows, right = self._cells()
        parts = [textwrap.fill(self.headline(), width)]
        if rows:
            parts.append(_text_table(headings, rows, right, width))
        parts.append(
            "\n".join(textwrap.fill(note, width, subsequent_indent="  ") for note in self.notes())
        )
        return "\n\n".join(parts)

    def __str__(self) -> str:
        return self.to_text()

    def __repr__(self) -> str:
        date = f" as of {self.on}" if self.on else ""
        return f"<{type(self).__name__}: {counted(len(self), 'row')}{date}>"

    def _repr_html_(self) -> str:
        from html import escape

        headings, rows, right = self._cells()

        def line(tag: str, cells: Iterable[str]) -> str:
            return "".join(
                f'<{tag} style="text-align: {"right" if flag else "left"}">{escape(cell)}</{tag}>'
                for cell, flag in zip(cells, right, strict=True)
            )

        body = "".join(f"<tr>{line('td', row)}</tr>" for row in rows)
        notes = "".join(f"<li>{escape(note)}</li>" for note in self.notes())
        return (
            f"<table><caption>{escape(self.headline())}</caption>"
            f"<thead><tr>{line('th', headings)}</tr></thead><tbody>{body}</tbody></table>"
            f"<ul>{notes}</ul>"
        )


def counted(count: int, singular: str, plural: str = "") -> str:
    """Return a count with its noun: `1 row`, `2 rows`.

    >>> counted(1, "country", "countries"), counted(2, "country", "countries")
    ('1 country', '2 countries')
    """
    return f"{count} {singular if count == 1 else plural or singular + 's'}"


def _plain(value: Any) -> Any:
    """Return `value` as something JSON and data frames hold."""
    if value is None or isinstance(value, str | bool | int | float | dict):
        return value
    if isinstance(value, Decimal | Fraction):
        return int(value) if value == int(value) else float(value)
    if isinstance(value, Quantity | Period | Citation):
        return str(value)
    if isinstance(value, Iterable):
        return [_plain(item) for item in value]
    return {a.name: _plain(getattr(value, a.name)) for a in fields(type(value))}


def _cell(value: object) -> str:
    plain = _plain(value)
    if plain is None:
        return ""
    if isinstance(plain, list):
        return "; ".join(map(_cell, plain))
    if isinstance(plain, dict):
        return ", ".join(f"{name}: {_cell(item)}" for name, item in plain.items())
    if isinstance(plain, bool):
        return "yes" if plain else "no"
    return f"{plain:g}" if isinstance(plain, float) else str(plain)


def _text_table(
    headings: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[bool], width: int
) -> str:
    import textwrap

    lines = [headings, *rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    # The widest columns give way first, down to their longest word.
    words = [
        max((len(word) for cell in column for word in cell.split()), default=1)
        for column in zip(*lines, strict=True)
    ]
    while sum(widths) + 2 * (len(widths) - 1) > width and max(widths) > 1:
        sizes = [(size, i) for i, size in enumerate(widths)]
        slack = [(size, i) for size, i in sizes if size > min(words[i], width // 4)]
        widths[max(slack or sizes)[1]] -= 1
    printed = []
    for line in [headings, ["-" * size for size in widths], *rows]:
        wrapped = [
            textwrap.wrap(cell, size) or [""] for cell, size in zip(line, widths, strict=True)
        ]
        for i in range(max(map(len, wrapped))):
            cells = [part[i] if i < len(part) else "" for part in wrapped]
            printed.append(
                "  ".join(
                    cell.rjust(size) if flag else cell.ljust(size)
                    for cell, size, flag in zip(cells, widths, right, strict=True)
                ).rstrip()
            )
    return "\n".join(printed)
