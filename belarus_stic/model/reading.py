"""The converters of record fields: values from their notations, countries and groups from names.

What cannot be read is left as it is for the check of the field, which knows record and field.
"""

from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from typing import Any, TypeAlias, TypeVar, cast

from belarus_stic.errors import BelarusSticError
from belarus_stic.model.fields import ID, LABEL
from belarus_stic.reference import Country, code_of, country_codes, nearest_country, refusal
from belarus_stic.values import Citation, Period, Quantity

AsPeriod: TypeAlias = Period | date | str | int
Memberships: TypeAlias = tuple[tuple[str, str, Period], ...]
Rates: TypeAlias = tuple[tuple[Period, Quantity], ...]
_T = TypeVar("_T")
_V = TypeVar("_V")


def _each(read: Callable[[_V], _T], values: Iterable[_V]) -> tuple[_T, ...]:
    # A bare text is left for the check to refuse: its letters are not its items.
    if isinstance(values, str) or not isinstance(values, Iterable):
        return cast("tuple[_T, ...]", values)
    return tuple(map(read, values))


def _if_readable(parse: Callable[[_V], _T], value: _V) -> _T:
    # What cannot be read is left for the check to refuse, which knows record and field.
    try:
        return parse(value)
    except BelarusSticError:
        return cast("_T", value)


def _as_it_is(value: _T) -> _T:
    return value


def as_texts(values: Iterable[str]) -> tuple[str, ...]:
    """Return several texts as a tuple."""
    return _each(_as_it_is, values)


def as_pairs(values: Iterable[Iterable[str]]) -> tuple[tuple[str, str], ...]:
    """Return several pairs of texts."""
    return cast("tuple[tuple[str, str], ...]", _each(as_texts, values))


def as_citations(values: Iterable[Citation | str]) -> tuple[Citation, ...]:
    """Read several citations."""
    return _each(lambda value: _if_readable(Citation.parse, value), values)


def as_quantity(value: Quantity | str) -> Quantity:
    """Read a quantity."""
    return _if_readable(Quantity, value)


def as_stated_period(value: AsPeriod) -> Period:
    """Read a period."""
    return _if_readable(Period, value)


def as_period(value: AsPeriod | None) -> Period | None:
    """Read a period that may be left out."""
    return None if value is None else as_stated_period(value)


def as_code(value: str | Country) -> str:
    """Return a country or group by its code; what may be an id, a label or unknown, as it is.

    >>> as_code("South Korea"), as_code("georgia"), as_code("label:Persia")
    ('KOR', 'georgia', 'label:Persia')
    """
    if isinstance(value, Country):
        return value.alpha_3
    return _code(value) if isinstance(value, str) else value


def as_code_if_any(value: str | None) -> str | None:
    """Return a reference that may be left out, a country or group by its code."""
    return None if value is None else as_code(value)


def country_meant(name: str) -> str:
    """Return why a name means no single country, or which one it is misspelt for, or nothing.

    >>> country_meant("Germny"), country_meant("Slovania")
    ("; did you mean 'DEU' (Germany)?", '')
    """
    if reason := refusal(name):
        return f": {reason}"
    near = nearest_country(name)
    return f"; did you mean {code_of(near)!r} ({near})?" if near else ""


@lru_cache(maxsize=2_000)
def _code(name: str) -> str:
    if name in country_codes() or ID.fullmatch(name) or name.startswith(LABEL):
        return name
    return code_of(name) or name


def as_codes(values: Iterable[str]) -> tuple[str, ...]:
    """Return several references, countries and groups among them by their codes."""
    return _each(as_code, values)


def as_memberships(rows: Iterable[tuple[str, str, AsPeriod]]) -> Memberships:
    """Read rows of member, kind and period."""
    return _each(lambda row: _values(row, as_code, _as_it_is, as_stated_period), rows)


def as_rates(rows: Iterable[tuple[AsPeriod, Quantity | str]]) -> Rates:
    """Read rows of a period and a rate."""
    return _each(lambda row: _values(row, as_stated_period, as_quantity), rows)


def _values(row: Any, *readers: Callable[[Any], object]) -> Any:
    # A row of another width is left for the check to refuse.
    if not isinstance(row, list | tuple) or len(row) != len(readers):
        return row
    return tuple(read(value) for read, value in zip(readers, row, strict=True))
