"""The converters of record fields: values from their notations, countries and groups from names.

What cannot be read is left as it is for the check of the field, which knows record and field.
"""

from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from typing import TypeAlias, TypeVar, cast

from belarus_stic.errors import BelarusSticError
from belarus_stic.model.fields import ID, LABEL
from belarus_stic.reference import code_of, country_codes
from belarus_stic.values import Citation, Period, Quantity

AsPeriod: TypeAlias = Period | date | str | int
_T = TypeVar("_T")
_V = TypeVar("_V")


def _each(read: Callable[[_V], _T], values: Iterable[_V]) -> tuple[_T, ...]:
    # A bare text is left for the check to refuse: its letters are not its items.
    if isinstance(values, str) or not isinstance(values, Iterable):
        return cast("tuple[_T, ...]", values)
    return tuple(map(read, values))


def _read(parse: Callable[[_V], _T], value: _V) -> _T:
    # What cannot be read is left for the check to refuse, which knows record and field.
    try:
        return parse(value)
    except BelarusSticError:
        return cast("_T", value)


def as_texts(values: Iterable[str]) -> tuple[str, ...]:
    """Return several texts as a tuple."""
    return _each(lambda text: text, values)


def as_pairs(values: Iterable[Iterable[str]]) -> tuple[tuple[str, str], ...]:
    """Return several pairs of texts."""
    return cast("tuple[tuple[str, str], ...]", _each(as_texts, values))


def as_citations(values: Iterable[Citation | str]) -> tuple[Citation, ...]:
    """Read several citations."""
    return _each(lambda value: _read(Citation.parse, value), values)


def as_quantity(value: Quantity | str) -> Quantity:
    """Read a quantity."""
    return _read(Quantity, value)


def as_stated_period(value: AsPeriod) -> Period:
    """Read a period."""
    return _read(Period, value)


def as_period(value: AsPeriod | None) -> Period | None:
    """Read a period that may be left out."""
    return None if value is None else as_stated_period(value)


def as_code(value: str) -> str:
    """Return a country or group by its code; what may be an id, a label or unknown, as it is.

    >>> as_code("South Korea"), as_code("georgia"), as_code("label:Persia")
    ('KOR', 'georgia', 'label:Persia')
    """
    return _code(value) if isinstance(value, str) else value


def as_code_if_any(value: str | None) -> str | None:
    """Return a reference that may be left out, a country or group by its code."""
    return None if value is None else as_code(value)


@lru_cache(maxsize=2_000)
def _code(name: str) -> str:
    if name in country_codes() or ID.fullmatch(name) or name.startswith(LABEL):
        return name
    return code_of(name) or name


def as_codes(values: Iterable[str]) -> tuple[str, ...]:
    """Return several references, countries and groups among them by their codes."""
    return _each(as_code, values)


def as_memberships(
    rows: Iterable[tuple[str, str, AsPeriod]],
) -> tuple[tuple[str, str, Period], ...]:
    """Read rows of member, kind and period."""
    return _each(_membership, rows)


def _membership(row: tuple[str, str, AsPeriod]) -> tuple[str, str, Period]:
    match row:
        case (member, kind, period):
            return as_code(member), kind, as_stated_period(period)
    return row


def as_rates(
    rows: Iterable[tuple[AsPeriod, Quantity | str]],
) -> tuple[tuple[Period, Quantity], ...]:
    """Read rows of a period and a rate."""
    return _each(_rate, rows)


def _rate(row: tuple[AsPeriod, Quantity | str]) -> tuple[Period, Quantity]:
    match row:
        case (period, rate):
            return as_stated_period(period), as_quantity(rate)
    return row
