"""How much each country weighs: exact numbers from a mapping or a table of the user's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeAlias

from belarus_stic.errors import OptionError
from belarus_stic.reference import country

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

Weight: TypeAlias = "int | float | Decimal | Fraction | str | None"
Weights: TypeAlias = (
    "Mapping[str, Weight] | Iterable[tuple[str, Weight]] | pd.Series | pd.DataFrame | pl.DataFrame"
)

_EXPECTED = "expected a mapping from country to number, or a table of two such columns"
# How tables write a number that is not there.
_MISSING = frozenset({"", "None", "nan", "NaN", "<NA>", "NaT"})


def read_weights(weights: Weights) -> dict[str, Fraction]:
    """Return the weight of each country that has one; what a table leaves empty has none.

    Raises `OptionError` for what is no such table, for a number below zero and for a country that
    is given twice, and `UnknownCountryError` for a name that is no country.
    """
    found: dict[str, Fraction] = {}
    seen: set[str] = set()
    for row in _rows(weights):
        if isinstance(row, str) or not isinstance(row, Iterable) or len(pair := tuple(row)) != 2:
            message = f"not a country and its weight: {row!r}; {_EXPECTED}"
            raise OptionError(message)
        name, value = pair
        code = country(name).alpha3
        if code in seen:
            message = f"two weights for {country(code).name}; expected one"
            raise OptionError(message)
        seen.add(code)
        if str(value).strip() not in _MISSING:
            found[code] = _number(name, value)
    return found


def _rows(weights: Any) -> Iterator[Any]:
    if hasattr(weights, "itertuples"):  # a data frame of pandas
        yield from weights.itertuples(index=False, name=None)
    elif hasattr(weights, "iter_rows"):  # a data frame of polars
        yield from weights.iter_rows()
    elif hasattr(weights, "items"):  # a mapping, or a series of pandas indexed by country
        yield from weights.items()
    elif isinstance(weights, Iterable) and not isinstance(weights, str):
        yield from weights
    else:
        message = f"no weights: {weights!r}; {_EXPECTED}"
        raise OptionError(message)


def _number(name: str, value: object) -> Fraction:
    try:
        # Through str: 0.1 means one tenth, not the nearest binary fraction.
        number = Fraction(str(value))
    except (ValueError, ZeroDivisionError):
        number = Fraction(-1)
    if number < 0:
        message = f"{name!r} weighs {value!r}; expected a number, zero or above"
        raise OptionError(message)
    return number
