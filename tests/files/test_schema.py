"""The published schema is the model's; what it refuses loading refuses, and shapes both refuse."""

from __future__ import annotations

import json
import runpy
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import fields
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from samples import instrument, observation, own_group, own_rates, policy, sample_profile
from strategies import periods, profiles, quantities

from belarus_stic.errors import FileFormatError
from belarus_stic.files.json_file import FileProblems, layout
from belarus_stic.files.profiles import document_of
from belarus_stic.files.schema import PUBLISHED, profile_schema
from belarus_stic.files.structuring import COLLECTIONS, read_profile
from belarus_stic.model import Header, Profile, field_specs
from belarus_stic.values import Period, Quantity

from .conftest import Document

VALIDATOR = Draft202012Validator(profile_schema())
GOOD = document_of(
    sample_profile(
        policies=[policy()],
        instruments=[instrument()],
        observations=[observation()],
        groups=[own_group()],
        rates=[own_rates()],
    )
)


def _is_valid(kind: str, value: object) -> bool:
    schema = {"$defs": profile_schema()["$defs"], "$ref": f"#/$defs/{kind}"}
    return bool(Draft202012Validator(schema).is_valid(value))


def _is_read(document: Document) -> bool:
    try:
        read_profile(json.dumps(document).encode(), FileProblems("x.json"))
    except FileFormatError:
        return False
    return True


def test_published_schema_is_the_models() -> None:
    """The published file is what the model's classes give; if not, run the module."""
    assert PUBLISHED.read_text(encoding="utf-8") == layout(profile_schema())


def test_is_a_schema() -> None:
    """It is a schema of the draft it names."""
    Draft202012Validator.check_schema(profile_schema())


def test_has_every_collection_and_class() -> None:
    """Each collection has its schema by name, each class of record its own with every field."""
    found = profile_schema()

    header = [spec.name for spec in field_specs(Header)]
    assert list(found["properties"]) == ["format", *header, *COLLECTIONS]
    assert found["required"] == ["format", *header]
    for kind in COLLECTIONS.values():
        names = [one.name for one in fields(kind)]
        assert list(found["$defs"][kind.__name__]["properties"]) == names


def test_packaged_profile_is_valid() -> None:
    """The packaged file is of the published format."""
    published = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    packaged = json.loads((PUBLISHED.parent / "belarus.json").read_text(encoding="utf-8"))

    assert list(Draft202012Validator(published).iter_errors(packaged)) == []


@settings(max_examples=40)
@given(profiles(size=1))
def test_saved_profiles_are_valid(profile: Profile) -> None:
    """Whatever is saved is valid by the schema."""
    assert list(VALIDATOR.iter_errors(document_of(profile))) == []


_VALUES = (
    *(None, True, 5, 1.5, "", " ", "x", "X", "x\x1b", "x\u202e", "2011", "5 project", "member"),
    *("report#part.1", "concluded", "POL", [], {}, ["x"], ["x", "x"], ["POL"], [["x", "y"]]),
    *([["x"]], [["POL", "member", "1991"]], [["2010", "1..2 MDL"]], [5], [["x", 5]], [None]),
)


@st.composite
def _mutated(draw: st.DrawFn) -> tuple[Document, bool]:
    """A good document in which one thing was changed, and whether its shape was spoilt for sure."""
    document: Document = json.loads(json.dumps(GOOD))
    targets = [document, *(row for name in COLLECTIONS for row in document[name])]
    target = draw(st.sampled_from(targets))
    key = draw(st.sampled_from([*target, "note", "period", "cites", "no_such_field"]))
    if draw(st.booleans()):
        target[key] = draw(st.sampled_from(_VALUES))
    else:
        target.pop(key, None)
    return document, "no_such_field" in target


@settings(max_examples=300)
@given(_mutated())
def test_what_the_schema_refuses_is_refused(mutated: tuple[Document, bool]) -> None:
    """Whatever is put into a field: if the schema refuses it, so does loading."""
    document, is_spoilt = mutated
    is_valid = VALIDATOR.is_valid(document)

    assert not (is_valid and is_spoilt)
    assert is_valid or not _is_read(document)


# What the strict reader says of a shape, in any field of any record.
_OF_SHAPE = (
    "expected a text",
    "expected an array",
    "expected an object",
    "expected true or false",
    "expected 2, the format",
    "missing; ",
    "no such field",
    "is blank",
    "is empty",
    "holds '",
    "holds (",
)


@settings(max_examples=300)
@given(_mutated())
def test_what_is_refused_for_its_shape_the_schema_refuses(mutated: tuple[Document, bool]) -> None:
    """An editor that knows the schema shows every mistake of shape before the file is loaded."""
    document, _ = mutated
    problems: list[str] = []
    try:
        read_profile(json.dumps(document).encode(), FileProblems("x.json"))
    except FileFormatError as error:
        problems = [problem.message for problem in error.problems]

    if any(problem.startswith(_OF_SHAPE) for problem in problems):
        assert not VALIDATOR.is_valid(document)


@pytest.mark.parametrize(
    ("collection", "change"),
    [
        ("agreements", lambda r: r.pop("status")),
        ("agreements", lambda r: r.pop("cites")),
        ("agreements", lambda r: r.update(cites=[])),
        ("agreements", lambda r: r.update(partner="CHN")),
        ("agreements", lambda r: r.update(partners="CHN")),
        ("agreements", lambda r: r.update(partners=["CHN", "CHN"])),
        ("agreements", lambda r: r.update(partners=[])),
        ("agreements", lambda r: r.update(level="national")),
        ("agreements", lambda r: r.update(signed="May 2001")),
        ("agreements", lambda r: r.update(note=None)),
        ("agreements", lambda r: r.update(note="a\x1bb")),
        ("agreements", lambda r: r.update(id="Agreement CHN")),
        ("agreements", lambda r: r.update(name=" ")),
        ("agreements", lambda r: r.update(cites=["part.1.1"])),
        ("organisations", lambda r: r.update(kind="University")),
        ("figures", lambda r: r.update(value="1,000 project")),
        ("figures", lambda r: r.update(value=45)),
        ("sources", lambda r: r.update(statements=[["a", "b", "c"]])),
        ("sources", lambda r: r.update(statements=[["a"]])),
        ("sources", lambda r: r.update(statements=[["a", 5]])),
        ("groups", lambda r: r.update(replaces="true")),
        ("groups", lambda r: r.update(memberships=[["POL", "member", "early"]])),
    ],
)
def test_refused_by_both(
    document: Document, collection: str, change: Callable[[dict[str, Any]], object]
) -> None:
    """The schema and loading both refuse what is plainly wrong."""
    assert VALIDATOR.is_valid(document)
    change(document[collection][0])

    assert not VALIDATOR.is_valid(document)
    assert not _is_read(document)


@given(periods())
def test_periods_are_valid(period: Period) -> None:
    """Every period that can be written is valid."""
    assert _is_valid("period", str(period))


@given(quantities())
def test_quantities_are_valid(quantity: Quantity) -> None:
    """Every quantity that can be written is valid."""
    assert _is_valid("quantity", str(quantity))


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("period", "2011-13"),
        ("period", "11-2011"),
        ("period", "2011-1"),
        ("period", "../.."),
        ("period", "2011/"),
        ("period", "x2011"),
        ("quantity", ">3..4 %"),
        ("quantity", "45  agreement"),
        ("quantity", "45 "),
        ("quantity", "a lot"),
        ("citation", "part.1.1"),
        ("citation", "some report#part"),
        ("citation", "some-report#"),
        ("citation", "some-report# part"),
        ("text", " "),
        ("text", "a\nb"),
        ("text", "a\u202eb"),
        ("open%20word", "Big"),
        ("id", "a--b"),
    ],
)
def test_notations_refuse(kind: str, value: str) -> None:
    """What is in no notation is not valid."""
    assert not _is_valid(kind, value)


def test_module_writes_the_published_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run as a program, the module writes the published file."""
    written: dict[Path, str] = {}

    def write_text(path: Path, text: str, **_: str) -> None:
        written[path] = text

    monkeypatch.setattr(Path, "write_text", write_text)
    with warnings.catch_warnings():
        # It is imported already, which makes no difference here.
        warnings.simplefilter("ignore", RuntimeWarning)
        runpy.run_module("belarus_stic.files.schema", run_name="__main__")

    assert written == {PUBLISHED: layout(profile_schema())}
