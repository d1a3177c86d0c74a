"""What each field of a record may hold: the one walk over field types.

Checks (`FieldSpec.problem`), files and schema are all read from what this module finds out about
an attrs class: its annotations and the metadata `targets` and `known`.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from attrs import NOTHING, evolve, fields, frozen

from belarus_stic.errors import BelarusSticError, nearest, quoted
from belarus_stic.values import Citation, Period, Quantity

Target = Literal["country", "group", "area", "label", "organisation", "programme", "record"]
FieldKind = Literal[
    "id", "text", "word", "open word", "reference", "citation", "period", "quantity", "flag", "row"
]

LABEL = "label:"
"""Prefix of a reference to something no table knows, in the source's own word."""

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
OPEN_WORD = re.compile(r"[a-z0-9]+(?:[ -][a-z0-9]+)*")

_KINDS: Mapping[type, FieldKind] = {
    Citation: "citation",
    Period: "period",
    Quantity: "quantity",
    bool: "flag",
    str: "text",
}
_PARSERS: Mapping[FieldKind, Callable[[Any], object]] = {
    "citation": Citation.parse,
    "period": Period,
    "quantity": Quantity,
}


@frozen
class FieldSpec:
    """What one field may hold.

    `kind` is the kind of one value; `many` says that the field holds a tuple of them, none twice;
    `required` that it has no default (and, of several values, holds at least one), `optional` that
    it may be `None` (and is then left out of a file). `targets` are what a reference may name,
    `words` a closed vocabulary or the known words of an open one, `parts` the values of a row.
    `convert` is the converter of the field.
    """

    name: str
    kind: FieldKind
    many: bool = False
    required: bool = False
    optional: bool = False
    targets: tuple[Target, ...] = ()
    words: tuple[str, ...] = ()
    parts: tuple["FieldSpec", ...] = ()
    convert: Callable[[Any], Any] | None = None

    def read(self, value: Any) -> Any:
        """Return the value that the field holds when it is given this one."""
        return self.convert(value) if self.convert else value

    def values_of(self, record: object) -> tuple[Any, ...]:
        """Return the values that a record has in this field: several, one or none."""
        value = getattr(record, self.name)
        if self.many:
            return tuple(value)
        return () if value is None else (value,)

    def problem(self, value: Any) -> str:
        """Return what is wrong with a value of this field, or nothing."""
        if value is None and self.optional:
            return ""
        if not self.many:
            return self.problem_of_one(value)
        if not isinstance(value, tuple):
            return f"expected several values, not {quoted(value)}"
        if self.required and not value:
            return "is empty; expected at least one value"
        wrong = next(filter(None, map(self.problem_of_one, value)), "")
        return wrong or _repeated(value)

    def problem_of_one(self, value: Any) -> str:
        """Return what is wrong with one of the field's values, or nothing."""
        if self.kind in _PARSERS:
            return _unreadable(value, _PARSERS[self.kind])
        if self.kind == "flag":
            return "" if isinstance(value, bool) else f"expected true or false, not {quoted(value)}"
        if self.kind == "row":
            return self._problem_of_row(value)
        return _unlike_text(value) or self._problem_of_word(value)

    def _problem_of_row(self, value: Any) -> str:
        if not isinstance(value, tuple) or len(value) != len(self.parts):
            return f"expected rows of {len(self.parts)} values, not {quoted(value)}"
        parts = zip(self.parts, value, strict=True)
        return next(filter(None, (part.problem_of_one(one) for part, one in parts)), "")

    def _problem_of_word(self, value: str) -> str:
        if self.kind == "id" and not ID.fullmatch(value):
            return f"{quoted(value)} is no id; expected small letters, digits and single hyphens"
        if self.kind == "word" and value not in self.words:
            allowed = f"allowed are {', '.join(self.words)}{nearest(value, self.words)}"
            return f"{quoted(value)} is not allowed; {allowed}"
        if self.kind == "open word" and value not in self.words:
            known = [word for word in self.words if _stem(word) == _stem(value)]
            if known:
                return f"{quoted(value)} is written {known[0]!r} everywhere else"
            if not OPEN_WORD.fullmatch(value):
                allowed = "expected small letters, digits, single blanks or hyphens"
                return f"{quoted(value)} is no word; {allowed}"
        return ""


def _stem(word: str) -> str:
    # "University", "universities" and "cross border" are other spellings of a known word.
    plain = " ".join(re.split(r"[\s_-]+", word.casefold()))
    return re.sub(r"(?:ies|es|y|e|s)$", "", plain)


def _repeated(values: tuple[Any, ...]) -> str:
    if len(set(values)) == len(values):
        return ""
    twice = next(value for value, count in Counter(values).items() if count > 1)
    return f"holds {quoted(twice if isinstance(twice, tuple) else str(twice))} more than once"


def _unreadable(value: Any, parse: Callable[[Any], object]) -> str:
    try:
        parse(value)
    except BelarusSticError as error:
        return str(error)
    return ""


def _unlike_text(value: Any) -> str:
    if not isinstance(value, str):
        return f"expected a text, not {quoted(value)}"
    if not value.strip():
        return "is blank; expected a text"
    if value.isprintable():
        return ""
    # Control, direction and invisible characters would act on whatever prints the text.
    hidden = next(character for character in value if not character.isprintable())
    name = unicodedata.name(hidden, "")
    described = f"U+{ord(hidden):04X}" + (f" ({name})" if name else "")
    return f"holds the character {described}, which has no place in a printed text"


def field_specs(record_type: type) -> tuple[FieldSpec, ...]:
    """Return what each field of an attrs class may hold, in the order of the class."""
    return _field_specs(record_type)


# Not the public function, because type checkers do not see that a class with a memo has a hash.
@cache
def _field_specs(record_type: type) -> tuple[FieldSpec, ...]:
    return tuple(
        evolve(
            _spec(one.name, one.type, one.metadata),
            required=one.default is NOTHING,
            convert=one.converter,
        )
        for one in fields(record_type)
    )


def _spec(name: str, wanted: Any, metadata: Mapping[str, Any]) -> FieldSpec:
    optional = get_origin(wanted) in {Union, UnionType}
    if optional:
        wanted = get_args(wanted)[0]
    many = get_origin(wanted) is tuple
    if many:
        wanted = get_args(wanted)[0]
    is_row = get_origin(wanted) is tuple
    return FieldSpec(
        name=name,
        kind=_kind(name, wanted, metadata),
        many=many,
        optional=optional,
        targets=metadata.get("targets", ()),
        words=get_args(wanted) if get_origin(wanted) is Literal else metadata.get("known", ()),
        parts=tuple(_spec(name, part, {}) for part in get_args(wanted)) if is_row else (),
    )


def _kind(name: str, wanted: Any, metadata: Mapping[str, Any]) -> FieldKind:
    if get_origin(wanted) is not None:
        return "row" if get_origin(wanted) is tuple else "word"
    if "targets" in metadata:
        return "reference"
    if "known" in metadata:
        return "open word"
    return "id" if name == "id" else _KINDS[wanted]
