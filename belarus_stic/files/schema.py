"""The file format as a JSON Schema (draft 2020-12), drawn from the model's own classes.

It is published as `belarus_stic/data/profile.schema.json`. After a change of the model, write it
anew from a checkout:

    python -m belarus_stic.files.schema

A schema sees one value at a time. It refuses nothing that `load_profile` reads, and `load_profile`
refuses more: what must hold between fields and records, and the codes a reference may have.
"""

from inspect import getdoc
from pathlib import Path
from typing import Any

from belarus_stic.files.json_file import FORMAT, layout
from belarus_stic.files.structuring import COLLECTIONS
from belarus_stic.model import FieldSpec, Header, Source, field_specs

PUBLISHED = Path(__file__).parents[1] / "data" / "profile.schema.json"

_DATE = "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?~?"
_NUMBER = r"-?[0-9]{1,100}(\.[0-9]{1,100})?"
# Control characters, and those that turn the direction of a text or cannot be seen in it.
_HIDDEN = r"[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]"

_TEXT = {"pattern": r"\S", "not": {"pattern": _HIDDEN}}
_ONE_VALUE: dict[str, dict[str, Any]] = {
    "id": {"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
    "text": _TEXT,
    "reference": _TEXT,
    "open word": {"pattern": "^[a-z0-9]+([ -][a-z0-9]+)*$", "description": "Others may be added."},
    "citation": {
        "pattern": r"^[^#\s]+#\S(.*\S)?$",
        "description": "The statement a record comes from: a source's id, # and a locator in it.",
        "examples": ["some-report#bilateral-agreements.1.2"],
    },
    "period": {
        "pattern": rf"^({_DATE}|{_DATE}/{_DATE}|{_DATE}/\.\.|\.\./{_DATE})$",
        "description": "A day, month or year, ~ for about; two with / for a span, .. for open.",
        "examples": ["2010-08-11", "2010-01", "2004~", "2007/2013", "1998/..", "../2011-11"],
    },
    "quantity": {
        "pattern": rf"^((~|>=|<=|>|<)?{_NUMBER}|{_NUMBER}\.\.{_NUMBER})( \S(.*\S)?)?$",
        "description": "Number or range with its unit, after ~ (about), >, >=, < or <=.",
        "examples": ["450 project", ">45 agreement", "3..4 %", "~1840000 EUR"],
    },
}


def profile_schema() -> dict[str, Any]:
    """Return the JSON Schema of a profile's file, with a definition for each class of record.

    >>> schema = profile_schema()
    >>> schema["properties"]["agreements"]["items"]
    {'$ref': '#/$defs/Agreement'}
    """
    header = _object(Header)
    collections = {
        name: {"type": "array", "items": {"$ref": f"#/$defs/{record_type.__name__}"}}
        for name, record_type in COLLECTIONS.items()
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Profile",
        "description": "All records about one country's science and technology co-operation.",
        "type": "object",
        "properties": {"format": {"const": FORMAT}, **header["properties"], **collections},
        "required": ["format", *header["required"]],
        "additionalProperties": False,
        "$defs": {one.__name__: _object(one) for one in COLLECTIONS.values()}
        | {kind: {"type": "string", **said} for kind, said in _ONE_VALUE.items()},
    }


def _object(wanted: type) -> dict[str, Any]:
    specs = field_specs(wanted)
    properties = {spec.name: _several(spec) if spec.many else _one(spec) for spec in specs}
    required = [spec.name for spec in specs if spec.required]
    if "cites" in properties and wanted is not Source:
        # A record may wait for its citations in memory, not in a file.
        properties["cites"]["minItems"] = 1
        required.append("cites")
    return {
        "description": (getdoc(wanted) or "").partition("\n\n")[0].replace("\n", " "),
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _several(spec: FieldSpec) -> dict[str, Any]:
    least = {"minItems": 1} if spec.required else {}
    return {"type": "array", "items": _one(spec), "uniqueItems": True, **least}


def _one(spec: FieldSpec) -> dict[str, Any]:
    if spec.kind == "flag":
        return {"type": "boolean"}
    if spec.kind == "word":
        return {"enum": list(spec.words)}
    if spec.kind == "row":
        parts = [_one(part) for part in spec.parts]
        return {"type": "array", "prefixItems": parts, "items": False, "minItems": len(parts)}
    said: dict[str, Any] = {"$ref": f"#/$defs/{spec.kind.replace(' ', '%20')}"}
    if spec.targets:
        said["description"] = f"Names {' or '.join(spec.targets)}."
    if spec.words:
        said["examples"] = list(spec.words)
    return said


if __name__ == "__main__":
    PUBLISHED.write_text(layout(profile_schema()), encoding="utf-8", newline="\n")
