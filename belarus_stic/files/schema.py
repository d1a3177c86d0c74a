"""The file format as a JSON Schema (draft 2020-12), drawn from the model's own classes.

It is published as `belarus_stic/data/profile.schema.json`. After a change of the model, write it
anew from a checkout:

    python -m belarus_stic.files.schema

A schema sees one value at a time. It refuses nothing that `load_profile` reads, and `load_profile`
refuses more: what must hold between fields, records and files, and the codes a reference may have.
"""

from __future__ import annotations

from inspect import getdoc
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from attrs import NOTHING, fields

from belarus_stic.files.layout import layout
from belarus_stic.files.profiles import COLLECTION_FILES, HEADER_FILE
from belarus_stic.files.structuring import Header
from belarus_stic.model import RECORD_TYPES, Citation, Record, Source
from belarus_stic.values import Period, Quantity

_DATE = "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?~?"
_NUMBER = r"-?[0-9]{1,100}(\.[0-9]{1,100})?"

_TEXT = {"type": "string", "pattern": r"\S", "description": "Any text that is not blank."}
_ID = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
_NOTATIONS: dict[type, dict[str, Any]] = {
    Citation: {
        "type": "string",
        "pattern": r"^[^#\s]+#\S(.*\S)?$",
        "description": "The statement a record comes from: a source's id, # and a locator in it.",
        "examples": ["some-report#bilateral-agreements.1.2"],
    },
    Period: {
        "type": "string",
        "pattern": rf"^({_DATE}|{_DATE}/{_DATE}|{_DATE}/\.\.|\.\./{_DATE})$",
        "description": (
            "A day, month or year, with ~ for about, or a span of two of them with .. for an "
            "open end: a subset of EDTF (ISO 8601-2)."
        ),
        "examples": ["2010-08-11", "2010-01", "2004~", "2007/2013", "1998/..", "../2011-11"],
    },
    Quantity: {
        "type": "string",
        "pattern": rf"^((~|>=|<=|>|<)?{_NUMBER}|{_NUMBER}\.\.{_NUMBER})( \S(.*\S)?)?$",
        "description": (
            "A number as the source gives it: hedge (~ about, > over, >= at least, < under, "
            "<= at most), number or range, unit."
        ),
        "examples": ["450 project", ">45 agreement", "3..4 %", "~1840000 EUR"],
    },
}

_TARGETS = {
    "country": "an ISO 3166-1 alpha-3 country code",
    "group": "a group code",
    "area": "the name of a UN M49 area",
    "label": "label: and the source's own word",
    "organisation": "the id of an organisation",
    "programme": "the id of a programme",
    "record": "the id of a record",
}


def profile_schema() -> dict[str, Any]:
    """Return the JSON Schema of a profile, an object of its files by name.

    `properties` has one schema for each file, `$defs` one for each class of record.

    >>> schema = profile_schema()
    >>> schema["properties"]["agreements.json"]["items"]
    {'$ref': '#/$defs/Agreement'}
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Profile",
        "description": (
            "All records about one country's science and technology co-operation: a folder of "
            "JSON files, here as one object of their contents by name."
        ),
        "type": "object",
        "properties": {
            HEADER_FILE: {"$ref": f"#/$defs/{Header.__name__}"},
            **{
                file: {"type": "array", "items": {"$ref": f"#/$defs/{record_type.__name__}"}}
                for file, record_type in COLLECTION_FILES.items()
            },
        },
        "required": [HEADER_FILE],
        "additionalProperties": False,
        "$defs": {
            "Text": _TEXT,
            **{wanted.__name__: notation for wanted, notation in _NOTATIONS.items()},
            Header.__name__: _object(Header),
            **{wanted.__name__: _object(wanted) for wanted in RECORD_TYPES},
        },
    }


def _object(wanted: type[Any]) -> dict[str, Any]:
    attributes = fields(wanted)
    properties = {attribute.name: _value(attribute.type) for attribute in attributes}
    required = {attribute.name for attribute in attributes if attribute.default is NOTHING}
    for attribute in attributes:
        targets = attribute.metadata.get("targets", ())
        if targets:
            allowed = " or ".join(_TARGETS[target] for target in targets)
            each = "Each is" if "items" in properties[attribute.name] else "It is"
            properties[attribute.name]["description"] = f"{each} {allowed}."
    if issubclass(wanted, Record):
        properties["id"] = _ID
        if wanted is not Source:
            properties["cites"]["minItems"] = 1
            required.add("cites")
    return {
        "description": (getdoc(wanted) or "").partition("\n\n")[0].replace("\n", " "),
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name in required],
        "additionalProperties": False,
    }


def _value(wanted: Any) -> dict[str, Any]:
    origin, inner = get_origin(wanted), get_args(wanted)
    if origin in {Union, UnionType}:
        # Left out where there is nothing to say, and never null.
        return _value(next(option for option in inner if option is not NoneType))
    if origin is Literal:
        return {"enum": list(inner)}
    if origin is tuple and inner[-1] is Ellipsis:
        return {"type": "array", "items": _value(inner[0]), "uniqueItems": True}
    if origin is tuple:
        return {"type": "array", "prefixItems": [_value(one) for one in inner], "items": False}
    return {"$ref": "#/$defs/Text" if wanted is str else f"#/$defs/{wanted.__name__}"}


def _main(path: Path = Path(__file__).parents[1] / "data" / "profile.schema.json") -> None:
    path.write_text(layout(profile_schema()), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    _main()
