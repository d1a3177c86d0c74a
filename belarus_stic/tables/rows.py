"""Rows: read as cards, found by position, key and value, and excerpts of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from operator import attrgetter
from typing import (
    Any,
    ClassVar,
    Generic,
    Literal,
    Self,
    TypeVar,
    get_args,
    get_origin,
    get_type_hints,
    overload,
)

from attrs import AttrsInstance, evolve, fields, frozen

from belarus_stic.errors import (
    BelarusSticError,
    OptionError,
    UnknownCountryError,
    UnknownKeyError,
    nearest,
)
from belarus_stic.reference import country, country_codes, group
from belarus_stic.tables.frames import single_type
from belarus_stic.tables.options import choice
from belarus_stic.tables.rendering import Card, one_line
from belarus_stic.tables.wording import listed

_MOST_KEYS = 8

RowT = TypeVar("RowT")
RowT_co = TypeVar("RowT_co", covariant=True)


@frozen(repr=False)
class Row:
    """What every row can do: be read as a card, in a terminal and in a notebook.

    Row classes are `@frozen(kw_only=True, repr=False)` and may word their own card.
    """

    def card(self) -> Card:
        """Return the row as a card: by itself, each field that holds something."""
        title, *rest = public_fields(type(self))
        lines = [(heading(name), getattr(self, name)) for name in rest]
        return Card(getattr(self, title), [line for line in lines if line[1] not in (None, "", ())])

    def __str__(self) -> str:
        return str(self.card())

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        return self.card()._repr_html_()


@frozen(repr=False, kw_only=True)
class Rows(Generic[RowT_co]):
    """Rows found by position, by key (a text in one of the fields `keys`) and by value.

    A slice is a tuple of rows. What `where` and `filter` keep is an excerpt of a `whole`.
    """

    row_type: ClassVar[type[AttrsInstance]]
    keys: ClassVar[tuple[str, ...]] = ()

    rows: tuple[RowT_co, ...]
    whole: Rows[RowT_co] | None = None

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
        return bool(self._found(item)) if isinstance(item, str) else item in self.rows

    @overload
    def __getitem__(self, key: int | str) -> RowT_co: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[RowT_co, ...]: ...
    def __getitem__(self, key: int | str | slice) -> RowT_co | tuple[RowT_co, ...]:
        """Return a row by position or key, or the rows of a slice."""
        if not isinstance(key, str):
            return self.rows[key]
        found = self._found(key)
        if len(found) == 1:
            return found[0]
        if found:
            raise UnknownKeyError(
                f"{len(found)} rows answer to {key!r}; take them by position or with where()"
            )
        raise self._missing(key)

    def _ipython_key_completions_(self) -> list[str]:
        return list(dict.fromkeys(text for row in self for text in reversed(self._keys_of(row))))

    def _keys_of(self, row: object) -> tuple[str, ...]:
        return tuple(str(getattr(row, name)) for name in self.keys)

    def _found(self, key: str) -> list[RowT_co]:
        return _rows_with(key, self.rows, self._keys_of)

    def _missing(self, key: str) -> UnknownKeyError:
        known = self._ipython_key_completions_()
        if not country_codes().isdisjoint(known):
            try:
                return UnknownKeyError(f"no row of this table is {country(key).name}")
            except UnknownCountryError as error:
                return error
        if not self.keys:
            return UnknownKeyError(
                f"these rows have no keys, so {key!r} finds none; use a position"
            )
        there = one_line(listed(known, _MOST_KEYS)) or "no rows"
        return UnknownKeyError(f"no row answers to {key!r}; there are {there}{nearest(key, known)}")

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
        choice("field", name, [a.name for a in fields(self.row_type)])
        hint = single_type(get_type_hints(self.row_type)[name])
        if get_origin(hint) is Literal and value is not None:
            choice(name, value, get_args(hint))
        is_key = name in self.keys and isinstance(value, str) and len(self) > 0
        if is_key and value not in self and len(list(_spellings(value))) == 1:
            raise self._missing(str(value))

    def filter(self, function: Callable[[RowT_co], object]) -> Self:
        """Return the rows of which `function` is true, as an excerpt."""
        if not callable(function):
            raise OptionError(f"filter() takes a function of a row, not {function!r}; see where()")
        return self._excerpt(tuple(row for row in self if function(row)))

    def _excerpt(self, rows: tuple[Any, ...]) -> Self:
        if len(rows) == len(self):
            return self
        return evolve(self, rows=rows, whole=self if self.whole is None else self.whole)


def heading(name: str) -> str:
    """Return the name of a field as a heading."""
    return name.replace("_", " ").capitalize()


def public_fields(row_type: type[AttrsInstance]) -> list[str]:
    """Return the names of the fields that people see."""
    return [a.name for a in fields(row_type) if not a.name.startswith("_")]


def _spellings(wanted: object) -> Iterator[set[str]]:
    """Yield a text in small letters, then the code of the country or group that it names."""
    yield {wanted.casefold()} if isinstance(wanted, str) else set()
    if isinstance(wanted, str):
        with suppress(UnknownCountryError):
            yield {country(wanted).alpha_3.casefold()}
        with suppress(BelarusSticError):
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
