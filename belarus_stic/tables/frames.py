"""The data side of a table: columns declared from the row class, and frames, CSV and Arrow of them.

What a field holds is told by its type, so an empty answer has all columns and two dates have one
schema. `described` says what a field means and in which unit it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache, partial
from importlib import import_module
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Literal, TypeAlias, Union, get_args, get_origin, get_type_hints

from attrs import Attribute, field, fields, frozen

from belarus_stic.errors import MissingPackageError
from belarus_stic.tables.rendering import safe
from belarus_stic.values import Interval, Quantity

ColumnKind: TypeAlias = Literal["text", "integer", "number", "truth", "texts"]

_PLAIN: Mapping[ColumnKind, Callable[[Any], Any]] = {
    "text": str,
    "integer": int,
    "number": float,
    "truth": bool,
    "texts": lambda values: [str(value) for value in values],
}
_PANDAS = {
    "text": "string",
    "integer": "Int64",
    "number": "float64",
    "truth": "boolean",
    "texts": "object",
}
_KINDS: Mapping[Any, ColumnKind] = {
    bool: "truth",
    int: "integer",
    float: "number",
    Fraction: "number",
    Decimal: "number",
}
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
        return None if value is None else _PLAIN[self.kind](value)


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


def is_number(hint: Any) -> bool:
    """Tell whether what a field holds is a number, or one with its unit or bounds."""
    kind = single_type(hint)
    return kind in {Quantity, Interval} or _kind_of(kind) in {"integer", "number"}


def single_type(hint: Any) -> Any:
    """Return a type without None: `int` of `int | None`."""
    if get_origin(hint) not in {Union, UnionType}:
        return hint
    some = [arg for arg in get_args(hint) if arg is not NoneType]
    return some[0] if len(some) == 1 else hint


def _columns_of(attribute: Attribute[Any], hint: Any) -> tuple[DataColumn, ...]:
    name = attribute.name
    meaning = attribute.metadata.get("meaning") or name.replace("_", " ")
    unit = attribute.metadata.get("unit", "")
    get = attrgetter(name)

    def part(of: str, kind: ColumnKind, words: str) -> DataColumn:
        return DataColumn(
            f"{name}_{of}", kind, partial(_part, get, of), f"{meaning}: {words}", unit
        )

    low = part("low", "number", "its lower bound, if it has one")
    high = part("high", "number", "its upper bound, if it has one")
    if hint is Interval:
        return low, high
    own = DataColumn(name, _kind_of(hint), get, meaning, unit)
    return (own, low, high, part("unit", "text", "its unit")) if hint is Quantity else (own,)


def _part(get: Callable[[Any], Any], of: str, row: Any) -> Any:
    value = get(row)
    return None if value is None else getattr(value, of)


def _kind_of(hint: Any) -> ColumnKind:
    if get_origin(hint) is Literal:
        return _KINDS.get(type(get_args(hint)[0]), "text")
    if get_origin(hint) in {tuple, list, frozenset} or hint in {tuple, list, frozenset}:
        return "texts"
    return _KINDS.get(hint, "text")


def dicts(columns: Sequence[DataColumn], rows: Iterable[Any]) -> list[dict[str, Any]]:
    """Return one dictionary of plain values a row."""
    return [{column.name: column.of(row) for column in columns} for row in rows]


def _values(columns: Sequence[DataColumn], rows: Sequence[Any]) -> dict[str, list[Any]]:
    return {column.name: [column.of(row) for row in rows] for column in columns}


def pandas_frame(columns: Sequence[DataColumn], rows: Sequence[Any]) -> Any:
    """Return a pandas data frame, each column of the type declared."""
    pandas = _optional("pandas", "to_pandas")
    kinds = {column.name: _PANDAS[column.kind] for column in columns}
    return pandas.DataFrame(
        {
            name: pandas.Series(values, dtype=kinds[name])
            for name, values in _values(columns, rows).items()
        }
    )


def polars_frame(columns: Sequence[DataColumn], rows: Sequence[Any]) -> Any:
    """Return a polars data frame, each column of the type declared."""
    polars = _optional("polars", "to_polars")
    types = {
        "text": polars.String,
        "integer": polars.Int64,
        "number": polars.Float64,
        "truth": polars.Boolean,
        "texts": polars.List(polars.String),
    }
    return polars.DataFrame(
        _values(columns, rows), schema={column.name: types[column.kind] for column in columns}
    )


def _optional(package: str, method: str) -> Any:
    try:
        return import_module(package)
    except ImportError:
        raise MissingPackageError(
            f"{method}() needs {package}, which is not installed: "
            f"pip install 'belarus-stic[{package}]'. to_csv() and to_json() need nothing more."
        ) from None


def csv_text(
    columns: Sequence[DataColumn], rows: Iterable[Any], *, for_spreadsheets: bool = False
) -> str:
    """Return rows as CSV: values of one cell parted by "; ", numbers in full, nothing for None."""
    lines = [[column.name for column in columns]]
    lines += [[_cell(column.of(row), for_spreadsheets) for column in columns] for row in rows]
    return "".join(f"{','.join(map(_quoted, line))}\n" for line in lines)


def _cell(value: Any, for_spreadsheets: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    text = "; ".join(value) if isinstance(value, list) else value
    guard = "'" if for_spreadsheets and text.startswith(_FORMULA) else ""
    return f"{guard}{safe(text)}"


def _quoted(cell: str) -> str:
    if not any(mark in cell for mark in ',"\n\r'):
        return cell
    return '"{}"'.format(cell.replace('"', '""'))
