"""The data side of a table: columns declared from the row class, and what frames and CSV hold.

What a field holds is told by its type, so an empty answer has all columns and two dates have one
schema. `described` says what a field means and in which unit it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib import import_module
from operator import attrgetter
from types import NoneType
from typing import Any, Literal, TypeAlias, get_args, get_origin, get_type_hints

from attrs import Attribute, field, fields, frozen

from belarus_stic.errors import MissingPackageError
from belarus_stic.tables.rendering import safe
from belarus_stic.values import Interval, Quantity

ColumnKind: TypeAlias = Literal["text", "integer", "number", "truth", "texts"]

# What a value of each kind is in Python, which polars reads too, and in pandas.
TYPES: Mapping[ColumnKind, tuple[Any, str]] = {
    "text": (str, "string"),
    "integer": (int, "Int64"),
    "number": (float, "float64"),
    "truth": (bool, "boolean"),
    "texts": (list[str], "object"),
}
_NUMBERS: Mapping[Any, ColumnKind] = dict.fromkeys((float, Fraction, Decimal), "number")
_KINDS: Mapping[Any, ColumnKind] = {bool: "truth", int: "integer", tuple: "texts", **_NUMBERS}
# The extra that brings a package, where it is called otherwise.
_EXTRAS = {"jinja2": "brief", "matplotlib": "plot"}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def described(meaning: str, *, unit: str = "", **attrs_field_args: Any) -> Any:
    """Return a field of a row class with what it means and in which unit it is, for `codebook()`.

    Further arguments are those of `attrs.field`. Row classes should be `@frozen(kw_only=True)`, so
    that described and plain fields may stand in any order for type checkers too.
    """
    return field(metadata={"meaning": meaning, "unit": unit}, **attrs_field_args)


@frozen
class DataColumn:
    """A column of the data: its name, what it holds, how a row gives it, its meaning and unit."""

    name: str
    kind: ColumnKind
    value: Callable[[Any], Any]
    meaning: str = ""
    unit: str = ""

    def of(self, row: Any) -> Any:
        """Return a row's value as plain data; `None` where it has none."""
        value = self.value(row)
        if value is None:
            return None
        return list(map(str, value)) if self.kind == "texts" else TYPES[self.kind][0](value)


@cache
def declared_columns(row_type: type[Any]) -> tuple[DataColumn, ...]:
    """Return the columns that the fields of a row class make; its private fields make none."""
    hints = get_type_hints(row_type)
    return tuple(
        column
        for attribute in fields(row_type)
        if not attribute.name.startswith("_")
        for column in _columns_of(attribute, single_type(hints[attribute.name]))
    )


def single_type(hint: Any) -> Any:
    """Return a type without None: `int` of `int | None`."""
    some = [arg for arg in get_args(hint) if arg is not NoneType]
    return some[0] if NoneType in get_args(hint) and len(some) == 1 else hint


def words_of(row_type: type[Any], name: str) -> tuple[Any, ...]:
    """Return the words that a field may hold, where they are listed."""
    hint = single_type(get_type_hints(row_type)[name])
    hint = get_args(hint)[0] if get_origin(hint) is tuple else hint
    return get_args(hint) if get_origin(hint) is Literal else ()


def _columns_of(attribute: Attribute[Any], hint: Any) -> tuple[DataColumn, ...]:
    name, get = attribute.name, attrgetter(attribute.name)
    meaning = attribute.metadata.get("meaning") or name.replace("_", " ")
    unit = attribute.metadata.get("unit", "")

    def part(of: str, kind: ColumnKind, words: str, unit: str = unit) -> DataColumn:
        def value(row: Any) -> Any:
            return getattr(get(row), of, None)

        return DataColumn(f"{name}_{of}", kind, value, f"{meaning}: {words}", unit)

    low = part("low", "number", "its lower bound, if it has one")
    high = part("high", "number", "its upper bound, if it has one")
    if hint is Interval:
        return low, high
    own = DataColumn(name, _KINDS.get(get_origin(hint) or hint, "text"), get, meaning, unit)
    return (own, low, high, part("unit", "text", "its unit", "")) if hint is Quantity else (own,)


def dicts(columns: Sequence[DataColumn], rows: Iterable[Any]) -> list[dict[str, Any]]:
    """Return one dictionary of plain values a row."""
    return [{column.name: column.of(row) for column in columns} for row in rows]


def package(name: str, what: str) -> Any:
    """Return an optional package that `what` needs, or say how to install it."""
    try:
        return import_module(name)
    except ImportError:
        raise MissingPackageError(
            f"{what} needs {name}, which is not installed: "
            f"pip install 'belarus-stic[{_EXTRAS.get(name, name)}]'."
            " to_csv() and to_json() need nothing more."
        ) from None


def cell(value: Any, *, for_spreadsheets: bool) -> object:
    """Return a plain value as a cell of CSV: several texts in one, safe, guarded if asked."""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = "; ".join(value) if isinstance(value, list) else value
    if not isinstance(text, str):
        return text
    return "'" * bool(for_spreadsheets and text.startswith(_FORMULA)) + safe(text)
