"""Values by country, in whatever form a caller has them, and exact numbers: the only readers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from numbers import Integral, Real
from typing import Any

from belarus_stic.errors import OptionError, UnknownCountryError
from belarus_stic.reference import country

_FORMS = (
    "expected a mapping from country to value, a series indexed by country, "
    "a frame of two columns (country and value), or pairs of them"
)
# Plain decimals and fractions; "1e999999999" is none, for it would fill the memory.
_NUMBER = re.compile(r"[+-]?\d{1,100}(?:\.\d{1,100}|/\d{1,100})?", re.ASCII)
_WRITTEN_MISSING = frozenset({"", "nan", "na", "n/a", "none", "null", "<na>", "nat"})
_MOST_ZEROS = 400


def by_country(values: Any, option: str) -> dict[str, object]:
    """Return values by alpha-3 code from a mapping, a series, a frame of two columns, or pairs.

    Frames are those of pandas, polars or pyarrow; which of the columns names the country is found.
    A frame of one column is read with its index. The values come back as they are.

    >>> by_country({"Germany": 3, "FR": 2}, "papers")
    {'DEU': 3, 'FRA': 2}

    Raises `OptionError` for any other form and for a country given twice, `UnknownCountryError` for
    a name that is no country; both name the option.
    """
    found: dict[str, object] = {}
    for row in _rows(values, option):
        pair = tuple(row) if isinstance(row, Iterable) and not isinstance(row, str) else ()
        if len(pair) != 2:
            raise OptionError(f"{option}: {_shown(row)} is no country and its value; {_FORMS}")
        name, value = pair
        try:
            code = country(name).alpha_3
        except UnknownCountryError as error:
            raise UnknownCountryError(f"{option}: {error}") from None
        if code in found:
            raise OptionError(f"{option}: {country(code).name} is given twice; expected once")
        found[code] = value
    return found


def _rows(values: Any, option: str) -> Iterable[Any]:
    frame = _frame_rows(values)
    if frame is not None:
        rows = [tuple(row) for row in frame]
        if rows and len(rows[0]) > 2:
            raise OptionError(
                f"{option}: a frame of {len(rows[0])} columns; expected two, the country and its "
                "value: choose them first, such as frame[['country', 'value']]"
            )
        return [row[::-1] for row in rows] if _is_turned(rows) else rows
    if hasattr(values, "items"):
        # Of a pandas series this gives a label twice where it stands twice.
        return iter(values.items())
    if isinstance(values, Iterable) and not isinstance(values, str | bytes):
        return values
    raise OptionError(f"{option}: {_shown(values)} gives no values by country; {_FORMS}")


def _frame_rows(values: Any) -> Iterable[Any] | None:
    """Return the rows of a data frame, `None` for what is none."""
    if hasattr(values, "to_pydict"):  # a table of pyarrow
        return zip(*values.to_pydict().values(), strict=True)
    if hasattr(values, "iter_rows"):  # a frame of polars
        return iter(values.iter_rows())
    if hasattr(values, "itertuples"):  # a frame of pandas
        return iter(values.itertuples(index=len(values.columns) == 1, name=None))
    return None


def _is_turned(rows: list[tuple[Any, ...]]) -> bool:
    """Whether the second column names the countries, not the first."""
    return (
        bool(rows)
        and len(rows[0]) == 2
        and not any(_is_country(row[0]) for row in rows)
        and any(_is_country(row[1]) for row in rows)
    )


def _is_country(value: object) -> bool:
    try:
        country(value)  # type: ignore[arg-type]
    except UnknownCountryError:
        return False
    return True


def exact_number(value: Any, option: str) -> Fraction:
    """Return a number exactly; a float is the decimal number it is written as.

    >>> exact_number(0.1, "weights"), exact_number("1/3", "weights")
    (Fraction(1, 10), Fraction(1, 3))

    Raises `OptionError` for what is no finite number.
    """
    number = _number(value)
    if number is None:
        raise OptionError(
            f"{option}: {_shown(value)} is no number; expected a finite one, "
            "such as 3, 0.25, Fraction(1, 4) or '0.25'"
        )
    return number


def maybe_number(value: Any, option: str) -> Fraction | None:
    """Return a number exactly, `None` for a value that is missing (None, NaN, NA, "")."""
    return None if is_missing(value) else exact_number(value, option)


def is_missing(value: Any) -> bool:
    """Tell whether a value is None, NaN, NaT, pandas' NA, or a text that stands for these."""
    if value is None or (isinstance(value, str) and value.strip().casefold() in _WRITTEN_MISSING):
        return True
    try:
        # What is missing does not even equal itself; pandas' NA does not answer at all.
        return not bool(value == value)  # noqa: PLR0124
    except (TypeError, ValueError):
        return type(value).__name__ == "NAType"


def _number(value: Any) -> Fraction | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, Integral):
        return Fraction(int(value))
    if isinstance(value, Fraction):
        return value
    text = str(value).strip()
    if isinstance(value, Decimal | Real):
        # Through text: 0.1 means one tenth, not the nearest binary fraction.
        number = Decimal(text)
        in_reach = number.is_finite() and abs(number.adjusted()) <= _MOST_ZEROS
        return Fraction(number) if in_reach else None
    if not isinstance(value, str) or not _NUMBER.fullmatch(text):
        return None
    with suppress(ZeroDivisionError):
        return Fraction(text)
    return None


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 100 else f"{text[:100]}..."
