"""Between JSON and records: the one place that knows both.

What is read is judged strictly: a text is a text and never a number, an array is an array and
never a text, and a key that the format does not have is a mistake. Everything wrong with a record
is found in one go.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache, lru_cache
from math import isfinite
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from attrs import fields, frozen
from cattrs import ClassValidationError, Converter
from cattrs.errors import AttributeValidationNote, ForbiddenExtraKeysError

from belarus_stic.errors import Problem, ProfileError, nearest
from belarus_stic.files.folder import RepeatedKeys
from belarus_stic.model import Citation, Record
from belarus_stic.model.records import wrong_word
from belarus_stic.values import Period, Quantity

FORMAT = 1
"""The version of the file format; it grows when a file that was valid changes its meaning."""

_LONGEST_WORD = 100
_LONGEST_MESSAGE = 600


@frozen(kw_only=True)
class Header:
    """What `profile.json` holds: which country the profile is about, and the date it speaks at."""

    format: Literal[1]  # the number FORMAT
    country: str
    name: str
    as_of: Period


class _RefusedValueError(Exception):
    """What is wrong within one value: the path from it and a message, for each thing."""

    def __init__(self, *found: tuple[str, str]) -> None:
        self.found = found
        super().__init__(found)


def structure_all(
    file: str, record_type: type[Record], document: Any
) -> tuple[list[Record], list[Problem]]:
    """Return the records of one file, and everything wrong with those that are none."""
    if not isinstance(document, list):
        message = f"expected an array of records, not {_shown(document)}"
        return [], [problem(file, "", "", message)]
    records: list[Record] = []
    found: list[Problem] = []
    for position, value in enumerate(document):
        record, wrong = _structure(record_type, value)
        if wrong:
            name = _name(value, position)
            found.extend(problem(file, name, field, message) for field, message in wrong)
        else:
            records.append(record)
    return records, found


def structure_header(file: str, document: Any) -> tuple[Header | None, list[Problem]]:
    """Return what `profile.json` holds, or everything wrong with it."""
    header, wrong = _structure(Header, document)
    return header, [problem(file, "", field, message) for field, message in wrong]


def other_format(document: Any) -> str:
    """Return what is wrong with the format a document says it has, or nothing."""
    if not isinstance(document, dict) or "format" not in document:
        return ""
    value = document["format"]
    # To Python, true and 1.0 equal 1.
    if type(value) is int and value == FORMAT:
        return ""
    return f"expected {FORMAT}, the version of the format this release reads, not {_shown(value)}"


def unstructure(value: Record | Header) -> dict[str, Any]:
    """Return what JSON holds for a record: its fields in order, without those that say nothing."""
    plain: dict[str, Any] = _converter().unstructure(value)
    # The converter puts what may be left out behind what may not.
    names = (attribute.name for attribute in fields(type(value)))
    return {name: plain[name] for name in names if name in plain}


def problem(file: str, record: str, field: str, message: str) -> Problem:
    """Return a problem that a terminal can show whatever the file holds."""
    field = field if field.isprintable() else repr(field)
    return Problem(
        file=file,
        record=record,
        field=_cut(field, _LONGEST_WORD),
        message=_cut(message, _LONGEST_MESSAGE),
    )


def _name(value: Any, position: int) -> str:
    """Return what a record is called in a problem: its id, or its place in the file."""
    record_id = value.get("id") if isinstance(value, dict) else None
    if isinstance(record_id, str) and record_id.strip() and record_id.isprintable():
        return _cut(record_id, _LONGEST_WORD)
    return f"[{position}]"


def _shown(value: Any) -> str:
    """Return a short description of a JSON value of the wrong type."""
    if value is None:
        return "null; leave the field out where there is nothing to say"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return f"the number {value}" if abs(value) < 10**20 else "a number"
    if isinstance(value, float):
        return f"the number {value}" if isfinite(value) else f"{value}, which JSON does not have"
    if isinstance(value, str):
        return f"the text {_cut(value, _LONGEST_WORD)!r}"
    return "an array" if isinstance(value, list) else "an object"


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[:length]}…"


def _structure(wanted: type[Any], value: Any) -> tuple[Any, list[tuple[str, str]]]:
    """Return an object of the class `wanted`, and the path and message of everything wrong."""
    if not isinstance(value, dict):
        return None, [("", f"expected an object, not {_shown(value)}")]
    found = [
        (key, "stands more than once")
        for key in (value.repeated if isinstance(value, RepeatedKeys) else ())
    ]
    # The quick way says only that something is wrong; the detailed one, what.
    with suppress(Exception):
        return _converter(detailed=False).structure(value, wanted), found
    try:
        return _converter(detailed=True).structure(value, wanted), found
    except ClassValidationError as error:
        return None, [*found, *_wrong(wanted, error)]


def _wrong(wanted: type[Any], error: ClassValidationError) -> Iterator[tuple[str, str]]:
    names = tuple(attribute.name for attribute in fields(wanted))
    for inner in error.exceptions:
        if isinstance(inner, ForbiddenExtraKeysError):
            for key in sorted(inner.extra_fields):
                yield key, _no_such_field(names, key)
        elif isinstance(inner, ProfileError):
            for one in inner.problems:
                yield one.field, one.message
        else:
            (field,) = (
                note.name for note in inner.__notes__ if isinstance(note, AttributeValidationNote)
            )
            if isinstance(inner, _RefusedValueError):
                for path, message in inner.found:
                    yield field + path, message
            else:
                yield field, "missing; the format requires it"


# Kept, because a mistake in one record is often made in all of them.
@lru_cache(maxsize=1_000)
def _no_such_field(names: tuple[str, ...], key: str) -> str:
    hint = nearest(key, names) if len(key) <= _LONGEST_WORD else ""
    return f"no such field; expected one of {', '.join(names)}{hint}"


@cache
def _converter(*, detailed: bool = False) -> Converter:
    converter = Converter(
        detailed_validation=detailed, forbid_extra_keys=True, omit_if_default=True
    )
    for wanted in (str, *_NOTATIONS):
        converter.register_structure_hook(wanted, _hook(wanted))
    converter.register_structure_hook_factory(
        lambda wanted: get_origin(wanted) in {tuple, Literal, Union, UnionType}, _hook
    )
    for written in _NOTATIONS:
        converter.register_unstructure_hook(written, str)
    return converter


def _hook(wanted: Any) -> Callable[[Any, Any], Any]:
    read = _reader(wanted)
    return lambda value, _: read(value)


def _reader(wanted: Any) -> Callable[[Any], Any]:
    """Return what reads a value of the type `wanted`, or raises `_RefusedValueError`."""
    origin = get_origin(wanted)
    if origin in {Union, UnionType}:
        # A field that may be left out. Null is not read: one way to say nothing is enough.
        (inner,) = (option for option in get_args(wanted) if option is not NoneType)
        return _reader(inner)
    if origin is Literal:
        return _word_reader(get_args(wanted))
    if origin is tuple:
        inner, last = get_args(wanted)
        return _array_reader(_reader(inner), pair=last is not Ellipsis)
    return _text if wanted is str else _notation_reader(_NOTATIONS[wanted])


_NOTATIONS: dict[type, Callable[[str], Any]] = {
    Citation: Citation.parse,
    Period: Period.parse,
    Quantity: Quantity.parse,
}


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise _RefusedValueError(("", f"expected a text, not {_shown(value)}"))
    if not value.strip():
        raise _RefusedValueError(("", "expected a text, not a blank one"))
    if not is_writable(value):
        raise _RefusedValueError(("", "holds half of a surrogate pair, which is no character"))
    return value


def is_writable(text: str) -> bool:
    """Tell whether UTF-8 can write a text, which it cannot if a surrogate stands alone in it."""
    try:
        return text.isascii() or bool(text.encode())
    except UnicodeEncodeError:
        return False


def _notation_reader(parse: Callable[[str], Any]) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        try:
            return parse(_text(value))
        except ValueError as error:
            raise _RefusedValueError(("", str(error))) from error

    return read


def _word_reader(vocabulary: tuple[Any, ...]) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        # Words first: to Python, true equals 1, and the format's number has its own check.
        if value.__class__ in {str, int} and value in vocabulary:
            return value
        if not isinstance(value, str) or len(value) > _LONGEST_WORD:
            listed = ", ".join(map(str, vocabulary))
            raise _RefusedValueError(("", f"expected one of {listed}, not {_shown(value)}"))
        raise _RefusedValueError(("", wrong_word(value, vocabulary)))

    return read


def _array_reader(read: Callable[[Any], Any], *, pair: bool) -> Callable[[Any], Any]:
    def read_all(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise _RefusedValueError(("", f"expected an array, not {_shown(value)}"))
        if pair and len(value) != 2:
            message = f"expected an array of 2 texts, not of {len(value)}"
            raise _RefusedValueError(("", message))
        items: dict[Any, None] = {}
        found: list[tuple[str, str]] = []
        structured = []
        for position, item in enumerate(value):
            try:
                one = read(item)
            except _RefusedValueError as refused:
                found.extend((f"[{position}]{path}", message) for path, message in refused.found)
                continue
            if one in items and not pair:
                found.append((f"[{position}]", "stands a second time; expected no value twice"))
            items[one] = None
            structured.append(one)
        if found:
            raise _RefusedValueError(*found)
        return tuple(structured)

    return read_all
