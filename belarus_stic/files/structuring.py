"""From the JSON of a user's file to a profile, judged strictly.

The shape of the JSON is judged here: a text is a text and never a number, an array is an array and
never a text, a key that the format does not have is a mistake, and what has a code stands by it.
What a text may say is judged by the records, and how they fit together by the profile. Everything
wrong with the shape of a file and with its records one by one is found in one go.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from json import dumps
from typing import Any

from cattrs import Converter
from cattrs.errors import ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn, override

from belarus_stic.errors import ProfileError, nearest, quoted
from belarus_stic.files.json_file import FORMAT, MOST_TOLD, FileProblems, parse_json
from belarus_stic.model import RECORD_TYPES, FieldSpec, Header, Profile, Record, field_specs

COLLECTIONS: Mapping[str, type[Record]] = {one.collection: one for one in RECORD_TYPES}

# The path of a value within its record and what is wrong there, for each thing that is.
_Found = Iterator[tuple[str, str]]


def read_profile(content: bytes, problems: FileProblems) -> Profile:
    """Return the profile that a file holds; raises `FileFormatError` with everything wrong."""
    document = parse_json(content, problems)
    if not isinstance(document, dict):
        found = f"expected an object with format, home, name and as_of, not {_shown(document)}"
        raise problems.refuse(found)
    given = document.get("format", "none")
    # To Python, 2.0 equals 2.
    if type(given) is not int or given != FORMAT:
        found = f"expected {FORMAT}, the format that this release reads, not {_shown(given)}"
        # In another format everything else may be right.
        raise problems.refuse(found, field="format")
    for path, message in _wrong(Header, document, problems, ("format", *COLLECTIONS)):
        problems.add(message, field=path)
    records: Any = {
        name: _records(name, document[name], problems) for name in document if name in COLLECTIONS
    }
    if problems.count:
        raise problems.error()
    header = {spec.name: document[spec.name] for spec in field_specs(Header)}
    try:
        return Profile(**header, **records)
    except ProfileError as error:
        for one in error.problems:
            problems.add(one.message, collection=one.collection, record=one.record, field=one.field)
        problems.count = error.count
        raise problems.error() from None


def _records(name: str, rows: Any, problems: FileProblems) -> list[Record]:
    """Return the records of one collection, and tell everything wrong with those that are none."""
    if not isinstance(rows, list):
        problems.add(f"expected an array of records, not {_shown(rows)}", collection=name)
        return []
    record_type, structure = COLLECTIONS[name], _structure(name)
    records: list[Record] = []
    for position, row in enumerate(rows):
        try:
            records.append(structure(row, record_type))
        # The last two are of what is no object.
        except (ForbiddenExtraKeysError, KeyError, ProfileError, AttributeError, TypeError):
            called, before = _id_of(row, position), problems.count
            for path, message in _wrong(record_type, row, problems):
                problems.add(message, collection=name, record=called, field=path)
            # No record is left out in silence.
            if problems.count == before:
                raise
    return records


def _id_of(row: Any, position: int) -> str:
    """Return what a record is called in a problem: its id, or its place in the collection."""
    record_id = row.get("id") if isinstance(row, dict) else None
    return record_id if isinstance(record_id, str) and record_id.strip() else f"[{position}]"


@cache
def _structure(collection: str) -> Callable[[Any, Any], Any]:
    """Return what makes a record of an object whose values have the shape of their fields."""
    record_type = COLLECTIONS[collection]
    specs = field_specs(record_type)
    hooks: Any = {spec.name: override(struct_hook=partial(_fitting, spec)) for spec in specs}
    strict: Any = {"_cattrs_forbid_extra_keys": True, "_cattrs_detailed_validation": False}
    return make_dict_structure_fn(record_type, Converter(), **strict, **hooks)


def _fitting(spec: FieldSpec, value: Any, _: Any) -> Any:
    if any(_misfit(spec, value)):
        raise ProfileError(())
    return value


def _wrong(wanted: type, row: Any, problems: FileProblems, beside: tuple[str, ...] = ()) -> _Found:
    """Yield everything wrong with an object that may have other keys `beside` its fields."""
    if not isinstance(row, dict):
        yield "", f"expected an object, not {_shown(row)}"
        return
    specs = {spec.name: spec for spec in field_specs(wanted)}
    known = (*specs, *beside)
    for key, value in row.items():
        if key in specs:
            fits = True
            for path, message in _misfit(specs[key], value):
                fits = False
                yield key + path, message
            if fits and (message := specs[key].problem(specs[key].read(value))):
                yield key, message
        elif key not in beside:
            hint = nearest(key, known) if problems.count < MOST_TOLD else ""
            yield key, f"no such field; expected one of {', '.join(known)}{hint}"
    for name, spec in specs.items():
        if spec.required and name not in row:
            yield name, "missing; the format requires it"


def _misfit(spec: FieldSpec, value: Any) -> _Found:
    """Yield where a value is not the JSON of its field: another type, or a name for a code."""
    if spec.many and not isinstance(value, list):
        yield "", f"expected an array, not {_shown(value)}"
        return
    for position, one in enumerate(value if spec.many else [value]):
        place = f"[{position}]" if spec.many else ""
        misshapen = list(_misshapen(spec, one))
        for path, message in misshapen:
            yield place + path, message
        if not misshapen and (spec.targets or spec.parts):
            read = spec.read([one])[0] if spec.many else spec.read(one)
            for given, code in zip(one, read, strict=True) if spec.parts else [(one, read)]:
                if isinstance(code, str) and given != code:
                    yield place, f"{quoted(given)} is a name; a file takes the code: {code!r}"


def _misshapen(spec: FieldSpec, value: Any) -> _Found:
    expected: Any = {"row": list, "flag": bool}.get(spec.kind, str)
    if not isinstance(value, expected):
        said = {"row": "an array", "flag": "true or false"}.get(spec.kind, "a text")
        yield "", f"expected {said}, not {_shown(value)}"
    elif spec.kind == "row" and len(value) != len(spec.parts):
        yield "", f"expected an array of {len(spec.parts)}, not of {len(value)}"
    else:
        for position, part in enumerate(spec.parts):
            for path, message in _misshapen(part, value[position]):
                yield f"[{position}]{path}", message


def _shown(value: Any) -> str:
    """Return a short description of a JSON value of the wrong type."""
    if value is None:
        return "null; leave the field out where there is nothing to say"
    if isinstance(value, dict | list):
        return "an array" if isinstance(value, list) else "an object"
    return quoted(value) if isinstance(value, str) else dumps(value)[:20]
