"""The published schema is the model's, and refuses only what loading refuses."""

from __future__ import annotations

import json
import runpy
import warnings
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from attrs import fields
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from strategies import periods, profiles, quantities

from belarus_stic.errors import FileFormatError
from belarus_stic.files import load_profile, save_profile, schema
from belarus_stic.files.layout import layout
from belarus_stic.files.profiles import COLLECTION_FILES, HEADER_FILE
from belarus_stic.files.schema import profile_schema
from belarus_stic.model import RECORD_TYPES, Profile
from belarus_stic.values import Period, Quantity

DATA = Path(schema.__file__).parents[1] / "data"
VALIDATOR = Draft202012Validator(profile_schema())


def _documents(path: Path) -> dict[str, Any]:
    return {file.name: json.loads(file.read_text(encoding="utf-8")) for file in path.glob("*.json")}


def _is_valid(kind: str, value: object) -> bool:
    reference = {**profile_schema(), "$ref": f"#/$defs/{kind}"}
    for key in ("type", "properties", "required", "additionalProperties"):
        del reference[key]
    return bool(Draft202012Validator(reference).is_valid(value))


def test_published_schema_is_the_models() -> None:
    """The published file is what the model's classes give; if not, run the module."""
    assert (DATA / "profile.schema.json").read_text(encoding="utf-8") == layout(profile_schema())


def test_is_a_schema() -> None:
    """It is a schema of the draft it names."""
    Draft202012Validator.check_schema(profile_schema())


def test_has_every_file_and_class() -> None:
    """Each file has its schema by name, each class of record its own with every field."""
    found = profile_schema()

    assert list(found["properties"]) == [HEADER_FILE, *COLLECTION_FILES]
    assert {kind.__name__: [one.name for one in fields(kind)] for kind in RECORD_TYPES} == {
        kind.__name__: list(found["$defs"][kind.__name__]["properties"]) for kind in RECORD_TYPES
    }


def test_packaged_profile_is_valid() -> None:
    """The packaged files are of the published format."""
    published = json.loads((DATA / "profile.schema.json").read_text(encoding="utf-8"))

    assert list(Draft202012Validator(published).iter_errors(_documents(DATA / "belarus"))) == []


@settings(max_examples=30)
@given(profiles())
def test_saved_profiles_are_valid(profile: Profile) -> None:
    """Whatever is saved is valid by the schema."""
    with TemporaryDirectory() as path:
        save_profile(profile, path)

        assert list(VALIDATOR.iter_errors(_documents(Path(path)))) == []


_VALUES = (
    None,
    True,
    5,
    1.5,
    "",
    "x",
    "X",
    "2011",
    "5 project",
    "some-report#part.1.1",
    [],
    {},
    ["x"],
    ["x", "x"],
    [["x", "y"]],
    [["x"]],
)


@given(profiles(), st.data())
def test_what_the_schema_refuses_is_refused(profile: Profile, data: st.DataObject) -> None:
    """Whatever is put into a field: if the schema refuses it, so does loading."""
    with TemporaryDirectory() as name:
        path = Path(name)
        save_profile(profile, path)
        documents = _documents(path)
        file = data.draw(st.sampled_from([file for file in sorted(documents) if documents[file]]))
        target = documents[file]
        if isinstance(target, list):
            target = data.draw(st.sampled_from(target))
        keys = [*target, "note", "signed", "no_such_field"]
        key = data.draw(st.sampled_from(keys))
        if data.draw(st.booleans()):
            target[key] = data.draw(st.sampled_from(_VALUES))
        else:
            target.pop(key, None)
        (path / file).write_text(json.dumps(documents[file]), encoding="utf-8")

        if not VALIDATOR.is_valid(documents):
            with pytest.raises(FileFormatError) as caught:
                load_profile(path)
            assert all(file in problem.file for problem in caught.value.problems)


@pytest.mark.parametrize(
    ("file", "change"),
    [
        ("agreements.json", lambda r: r.pop("level")),
        ("agreements.json", lambda r: r.pop("cites")),
        ("agreements.json", lambda r: r.update(cites=[])),
        ("agreements.json", lambda r: r.update(partner="CHN")),
        ("agreements.json", lambda r: r.update(partners="CHN")),
        ("agreements.json", lambda r: r.update(partners=["CHN", "CHN"])),
        ("agreements.json", lambda r: r.update(level="national")),
        ("agreements.json", lambda r: r.update(signed="May 2001")),
        ("agreements.json", lambda r: r.update(note=None)),
        ("agreements.json", lambda r: r.update(id="Agreement CHN")),
        ("agreements.json", lambda r: r.update(name=" ")),
        ("agreements.json", lambda r: r.update(cites=["part.1.1"])),
        ("figures.json", lambda r: r.update(value="1,000 project")),
        ("figures.json", lambda r: r.update(value=45)),
        ("sources.json", lambda r: r.update(statements=[["a", "b", "c"]])),
        ("sources.json", lambda r: r.update(statements=[["a", 5]])),
    ],
)
def test_refused_by_both(
    documents: dict[str, Any],
    write: Callable[[dict[str, Any]], Path],
    file: str,
    change: Callable[[dict[str, Any]], object],
) -> None:
    """The schema and loading both refuse what is plainly wrong."""
    assert VALIDATOR.is_valid(documents)
    change(documents[file][0])

    assert not VALIDATOR.is_valid(documents)
    with pytest.raises(FileFormatError):
        load_profile(write(documents))


def test_unknown_file_is_refused_by_both(
    documents: dict[str, Any], write: Callable[[dict[str, Any]], Path]
) -> None:
    """A file that no profile has, or a profile.json that is missing, is refused by both."""
    documents["agreement.json"] = documents.pop("profile.json")

    assert len(list(VALIDATOR.iter_errors(documents))) == 2
    with pytest.raises(FileFormatError) as caught:
        load_profile(write(documents))
    assert [one.file for one in caught.value.problems] == ["agreement.json", "profile.json"]


@given(periods())
def test_periods_are_valid(period: Period) -> None:
    """Every period that can be written is valid."""
    assert _is_valid("Period", str(period))


@given(quantities())
def test_quantities_are_valid(quantity: Quantity) -> None:
    """Every quantity that can be written is valid."""
    assert _is_valid("Quantity", str(quantity))


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("Period", "2011-13"),
        ("Period", "11-2011"),
        ("Period", "2011-1"),
        ("Period", "../.."),
        ("Period", "2011/"),
        ("Period", "x2011"),
        ("Quantity", ">3..4 %"),
        ("Quantity", "45  agreement"),
        ("Quantity", "45 "),
        ("Quantity", "a lot"),
        ("Citation", "part.1.1"),
        ("Citation", "some report#part"),
        ("Citation", "some-report#"),
        ("Citation", "some-report# part"),
        ("Text", " \n"),
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

    assert written == {DATA / "profile.schema.json": layout(profile_schema())}
