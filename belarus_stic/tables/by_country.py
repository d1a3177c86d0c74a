"""Values by country, in whatever form a caller has them, and exact numbers: the only readers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from fractions import Fraction
from typing import Any

from belarus_stic.errors import OptionError, UnknownCountryError, quoted
from belarus_stic.reference import country

_FORMS = (
    "expected a mapping from country to value, a series indexed by country, "
    "a frame of two columns (country and value), or pairs of them"
)
# Plain decimals and fractions; "1e999999999" is none, for it would fill the memory.
_NUMBER = re.compile(
    r"[+-]?\d{1,400}(/0*[1-9]\d{0,399}|(\.\d{1,400})?(e[+-]?[0-3]?\d{1,2})?)",
    re.ASCII | re.IGNORECASE,
)
_MISSING = frozenset({"", "nan", "na", "n/a", "none", "null", "<na>", "nat"})


def by_country(values: Any, option: str) -> dict[str, object]:
    """Return values by alpha-3 code from a mapping, a series, a frame of two columns, or pairs.

    Frames are those of pandas, polars or pyarrow; which of the columns names the country is found.
    A pandas frame of one column is read with its index. The values come back as they are.

    >>> by_country({"Germany": 3, "FR": 2}, "papers")
    {'DEU': 3, 'FRA': 2}

    Raises `OptionError` for any other form and for a country given twice, `UnknownCountryError` for
    a name that is no country; both name the option.
    """
    found: dict[str, object] = {}
    for row in _rows(values, option):
        if isinstance(row, str) or not isinstance(row, Iterable) or len(pair := tuple(row)) != 2:
            raise OptionError(f"{option}: {quoted(row)} is no country with a value; {_FORMS}")
        try:
            entry = country(pair[0])
        except UnknownCountryError as error:
            raise UnknownCountryError(f"{option}: {error}") from None
        if entry.alpha_3 in found:
            raise OptionError(f"{option}: {entry.name} is given twice; expected it once")
        found[entry.alpha_3] = pair[1]
    return found


def _rows(values: Any, option: str) -> Iterable[Any]:
    if hasattr(values, "to_pydict"):  # a table of pyarrow
        return _country_first(zip(*values.to_pydict().values(), strict=True))
    if hasattr(values, "iter_rows"):  # a frame of polars
        return _country_first(values.iter_rows())
    if hasattr(values, "itertuples"):  # a frame of pandas
        return _country_first(values.itertuples(index=len(values.columns) == 1, name=None))
    # Of a pandas series the items give a label twice where it stands twice.
    rows = values.items() if hasattr(values, "items") else values
    if isinstance(rows, str | bytes) or not isinstance(rows, Iterable):
        raise OptionError(f"{option}: {quoted(values)} gives no values by country; {_FORMS}")
    return rows


def _country_first(frame: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    rows = list(frame)
    is_turned = any(_is_country(row[-1]) for row in rows) and not any(
        _is_country(row[0]) for row in rows
    )
    return [row[::-1] for row in rows] if is_turned else rows


def _is_country(value: Any) -> bool:
    with suppress(UnknownCountryError):
        return bool(country(value))
    return False


def exact_number(value: Any, option: str) -> Fraction:
    """Return a number exactly; a float is the decimal number it is written as.

    >>> exact_number(0.1, "weights"), exact_number("1/3", "weights")
    (Fraction(1, 10), Fraction(1, 3))

    Raises `OptionError` for what is no finite number.
    """
    # Through text: 0.1 means one tenth, not the nearest binary fraction.
    text = str(value).strip()
    if not _NUMBER.fullmatch(text):
        raise OptionError(
            f"{option}: {quoted(value)} is no number; expected a finite one, "
            "such as 3, 0.25, Fraction(1, 4) or '0.25'"
        )
    return Fraction(text)


def maybe_number(value: Any, option: str) -> Fraction | None:
    """Return a number exactly, `None` for a value that is missing (None, NaN, NA, "")."""
    return None if is_missing(value) else exact_number(value, option)


def is_missing(value: Any) -> bool:
    """Tell whether a value is None, NaN, NaT, pandas' NA, or a text that stands for these."""
    return str(value).strip().casefold() in _MISSING
