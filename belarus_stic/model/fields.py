"""What each field of a record may hold: the one walk over field types.

Checks (`FieldSpec.problem`), files and schema are all read from what this module finds out about
an attrs class: its annotations and the metadata `targets` and `known`.
"""

import re
from collections.abc import Callable
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from attrs import NOTHING, fields, frozen

from belarus_stic.errors import nearest
from belarus_stic.values import Citation, Period, Quantity

Target = Literal["country", "group", "area", "label", "organisation", "programme", "record"]
FieldKind = Literal[
    "id", "text", "word", "open word", "reference", "citation", "period", "quantity", "flag", "row"
]

LABEL = "label:"
"""Prefix of a reference to something no table knows, in the source's own word."""

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

_NOTATIONS: dict[type, tuple[FieldKind, Callable[[Any], Any]]] = {
    Citation: ("citation", Citation.parse),
    Period: ("period", Period),
    Quantity: ("quantity", Quantity),
}


@frozen
class FieldSpec:
    """What one field may hold.

    `kind` is the kind of one value; `many` says that the field holds a tuple of them, none twice;
    `required` that it has no default, `optional` that it may be `None` (and is then left out of a
    file). `targets` are what a reference may name, `words` a closed vocabulary or the known words
    of an open one, `parts` the values of a row.
    """

    name: str
    kind: FieldKind
    many: bool = False
    required: bool = False
    optional: bool = False
    targets: tuple[Target, ...] = ()
    words: tuple[str, ...] = ()
    parts: tuple["FieldSpec", ...] = ()

    def problem(self, value: Any) -> str:
        """Return what is wrong with a value of this field, or nothing."""
        if value is None and self.optional:
            return ""
        if not self.many:
            return self.problem_of_one(value)
        if not isinstance(value, tuple):
            return f"expected several values, not {value!r}"
        wrong = next(filter(None, map(self.problem_of_one, value)), "")
        if not wrong and len(set(value)) < len(value):
            return f"expected no value twice: {value!r}"
        return wrong

    def problem_of_one(self, value: Any) -> str:
        """Return what is wrong with one of the field's values, or nothing."""
        raise NotImplementedError


@cache
def field_specs(record_type: type) -> tuple[FieldSpec, ...]:
    """Return what each field of an attrs class may hold, in the order of the class."""
    raise NotImplementedError
