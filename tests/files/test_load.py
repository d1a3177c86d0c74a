"""What is read from a folder, and everything that is refused with its place."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

import pytest
from attrs import NOTHING, Attribute, fields
from hypothesis import given
from hypothesis import strategies as st
from strategies import profiles

from belarus_stic.errors import FileFormatError, ProfileError
from belarus_stic.files import folder as folder_module
from belarus_stic.files import load_profile, save_profile
from belarus_stic.files.profiles import COLLECTION_FILES, HEADER_FILE
from belarus_stic.files.structuring import Header
from belarus_stic.model import Profile
from belarus_stic.values import Period

Documents = dict[str, Any]
Write = Callable[[Documents], Path]


def _refused(path: Path) -> list[tuple[str, str, str, str]]:
    """Return file, record, field and message of every problem with a folder."""
    with pytest.raises(FileFormatError) as caught:
        load_profile(path)
    return [(one.file, one.record, one.field, one.message) for one in caught.value.problems]


def _places(path: Path) -> list[tuple[str, str, str]]:
    return [place[:3] for place in _refused(path)]


def test_good_folder(folder: Path) -> None:
    """A good folder gives a profile with every record of every file."""
    profile = load_profile(folder)

    assert len(profile) == len(COLLECTION_FILES) + 1
    assert profile.as_of == Period("2011-11")
    assert [record.id for record in profile.agreements] == ["agreement-chn", "agreement-ind"]
    assert dict(profile.texts) == {}


def test_path_may_be_a_text(folder: Path) -> None:
    """A folder may be given as a text."""
    assert load_profile(str(folder)) == load_profile(folder)


def test_packaged() -> None:
    """Without a folder the packaged profile is loaded."""
    profile = load_profile()

    assert profile.country == "BLR"
    assert all(getattr(profile, kind.collection) for kind in COLLECTION_FILES.values())


def test_missing_collection_is_empty(documents: Documents, write: Write) -> None:
    """A collection without a file has no records."""
    del documents["events.json"]

    assert load_profile(write(documents)).events == ()


def test_other_files_are_left_alone(folder: Path) -> None:
    """Files that are no JSON do not concern the profile."""
    (folder / "README.md").write_text("{", encoding="utf-8")

    assert len(load_profile(folder).events) == 1


def test_link_within_the_folder(folder: Path) -> None:
    """A link that stays in the folder is followed."""
    (folder / "events.json").rename(folder / "events.v2")
    (folder / "events.json").symlink_to("events.v2")

    assert len(load_profile(folder).events) == 1


def test_folder_may_be_a_link(folder: Path, tmp_path: Path) -> None:
    """The folder itself may be reached by a link."""
    (tmp_path / "link").symlink_to(folder)

    assert load_profile(tmp_path / "link") == load_profile(folder)


def test_missing_folder(tmp_path: Path) -> None:
    """A folder that is not there is named."""
    assert _refused(tmp_path / "none") == [
        (str(tmp_path / "none"), "", "", "no such folder; expected one that holds profile.json")
    ]


def test_path_is_a_file(folder: Path) -> None:
    """A file in the place of the folder is named."""
    assert _refused(folder / "profile.json") == [
        (str(folder / "profile.json"), "", "", "not a folder; expected one that holds profile.json")
    ]


def test_unreadable_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that may not be listed is named, with the system's reason."""

    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)

    assert _refused(folder) == [(str(folder), "", "", "cannot be read: Permission denied")]


def test_missing_profile_json(folder: Path) -> None:
    """Without profile.json the message says what it must hold."""
    (folder / "profile.json").unlink()

    ((file, record, field, message),) = _refused(folder)

    assert (file, record, field) == ("profile.json", "", "")
    assert message == (
        f"missing from {folder}; expected "
        '{"format": 1, "country": "BLR", "name": "Belarus", "as_of": "2011-11"} '
        "with the country, name and date of this profile"
    )


def test_unexpected_file(folder: Path) -> None:
    """A JSON file that no profile has is refused, so that a misspelt one is not overlooked."""
    (folder / "agreement.json").write_text("[]", encoding="utf-8")
    (folder / "Events.JSON").write_text("[]", encoding="utf-8")

    (first, second) = _refused(folder)

    assert first[:3] == ("Events.JSON", "", "")
    assert first[3].startswith("unexpected file; did you mean 'events.json'?; the JSON files of a")
    assert second[:3] == ("agreement.json", "", "")
    assert second[3].startswith("unexpected file; did you mean 'agreements.json'?")


def test_link_that_leaves_the_folder(folder: Path, tmp_path: Path) -> None:
    """A link to a file outside the folder is refused."""
    outside = tmp_path / "outside.json"
    (folder / "events.json").rename(outside)
    (folder / "events.json").symlink_to(outside)

    assert _refused(folder) == [
        ("events.json", "", "", f"links to {outside.resolve()}, outside the folder")
    ]


def test_link_into_a_folder_with_a_longer_name(folder: Path, tmp_path: Path) -> None:
    """A folder beside it whose name only begins alike is outside."""
    beside = tmp_path / "profile-2"
    beside.mkdir()
    (folder / "events.json").rename(beside / "events.json")
    (folder / "events.json").symlink_to(beside / "events.json")

    assert _places(folder) == [("events.json", "", "")]


@pytest.mark.parametrize("target", ["nothing", "events.json"])
def test_link_to_nothing(folder: Path, target: str) -> None:
    """A link to nothing, or to itself, is refused."""
    (folder / "events.json").unlink()
    (folder / "events.json").symlink_to(target)

    ((file, _, _, message),) = _refused(folder)

    assert file == "events.json"
    assert message.startswith("cannot be read: ")


def test_no_regular_file(folder: Path) -> None:
    """A folder or a pipe in the place of a file is refused, not waited for."""
    (folder / "events.json").unlink()
    (folder / "events.json").mkdir()
    (folder / "lists.json").unlink()
    os.mkfifo(folder / "lists.json")

    assert _refused(folder) == [
        ("events.json", "", "", "not a regular file"),
        ("lists.json", "", "", "not a regular file"),
    ]


def test_large_file(folder: Path) -> None:
    """A file beyond the limit is refused before it is read."""
    limit = folder_module.LARGEST_FILE
    os.truncate(folder / "events.json", limit + 2)

    assert _refused(folder) == [
        ("events.json", "", "", f"{limit + 2} bytes are more than the {limit} that are read")
    ]


def test_file_of_the_largest_size(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that just fits is read."""
    sizes = [file.stat().st_size for file in folder.iterdir()]
    monkeypatch.setattr(folder_module, "LARGEST_FILE", max(sizes))

    assert load_profile(folder).sources


def test_growing_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that grows while it is read is refused as well."""
    monkeypatch.setattr(folder_module, "LARGEST_FILE", 10_000)
    monkeypatch.setattr(Path, "open", lambda *_: BytesIO(bytes(20_000)))

    assert ("figures.json", "", "", "10001 bytes are more than the 10000 that are read") in (
        _refused(folder)
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "not JSON: Expecting value in line 1, column 1"),
        (b"[\n{]", "not JSON: Expecting property name enclosed in double quotes in line 2"),
        (b"[] []", "not JSON: Extra data in line 1, column 4"),
        (b"[],", "not JSON: Extra data"),
        (b"['a']", "not JSON: Expecting value"),
        (b'["\x01"]', "not JSON: Invalid control character"),
        (b"\xef\xbb\xbf[]", "begins with a byte order mark; save it as UTF-8 without one"),
        (b'[\n"\xff"]', "not UTF-8: byte 0xff in line 2"),
        ("[]".encode("utf-16"), "not UTF-8: byte 0xff in line 1"),
        (b"[" * 100_000, "nested too deeply; expected a list of records"),
        (b'{"a":' * 100_000, "nested too deeply; expected a list of records"),
        (b"[" + b"1" * 10_000 + b"]", "holds a number of too many digits"),
        (b"{}", "expected an array of records, not an object"),
        (b'"\xd0\x9c"', "expected an array of records, not the text 'М'"),
        (b"NaN", "expected an array of records, not nan, which JSON does not have"),
        (b"1e999", "expected an array of records, not inf, which JSON does not have"),
        (b"1.5", "expected an array of records, not the number 1.5"),
        (b"5", "expected an array of records, not the number 5"),
        (b"1" * 100, "expected an array of records, not a number"),
        (b"true", "expected an array of records, not true"),
        (b"null", "expected an array of records, not null"),
    ],
)
def test_no_list_of_records(
    documents: Documents, write: Write, content: bytes, message: str
) -> None:
    """A file that is no JSON, or not of records, is refused with the reason."""
    documents["lists.json"] = content

    ((*place, found),) = _refused(write(documents))

    assert place == ["lists.json", "", ""]
    assert found[: len(message)] == message


_Change = Callable[[dict[str, Any]], object]
_CHANGES: list[tuple[_Change, str, str]] = [
    (lambda r: r.pop("level"), "level", "missing; the format requires it"),
    (
        lambda r: r.update(partner=r.pop("subject", "x")),
        "partner",
        (
            "no such field; expected one of id, name, cites, as_of, note, partners, level, "
            "subject, status, signed, in_force, ended; did you mean 'partners'?"
        ),
    ),
    (lambda r: r.update({"x" * 101: 1}), "x" * 100 + "…", "no such field; expected one of id"),
    (lambda r: r.update({"\x1b[31m": 1}), r"'\x1b[31m'", "no such field; expected one of id"),
    (lambda r: r.update(name=5), "name", "expected a text, not the number 5"),
    (lambda r: r.update(name=True), "name", "expected a text, not true"),
    (lambda r: r.update(name=[]), "name", "expected a text, not an array"),
    (lambda r: r.update(name=" \n"), "name", "expected a text, not a blank one"),
    (lambda r: r.update(name="a\ud800"), "name", "holds half of a surrogate pair"),
    (lambda r: r.update(name=float("nan")), "name", "expected a text, not nan, which JSON"),
    (lambda r: r.update(name=float("-inf")), "name", "expected a text, not -inf, which JSON"),
    (lambda r: r.update(note=None), "note", "expected a text, not null; leave the field out"),
    (lambda r: r.update(signed=2001), "signed", "expected a text, not the number 2001"),
    (lambda r: r.update(signed=None), "signed", "expected a text, not null"),
    (lambda r: r.update(signed="May 2001"), "signed", "not a period: 'May 2001'; expected a day"),
    (lambda r: r.update(signed="2001-02-30"), "signed", "no such date in '2001-02-30'"),
    (lambda r: r.update(signed="2002/2001"), "signed", "the period '2002/2001' ends before"),
    (
        lambda r: r.update(status="in forse"),
        "status",
        (
            "unknown 'in forse'; expected one of concluded, in force, not in force, ended; "
            "did you mean 'in force'?"
        ),
    ),
    (
        lambda r: r.update(status=1),
        "status",
        "expected one of concluded, in force, not in force, ended, not the number 1",
    ),
    (
        lambda r: r.update(status="x" * 101),
        "status",
        "expected one of concluded, in force, not in force, ended, not the text 'xxx",
    ),
    (lambda r: r.update(status=["ended"]), "status", "expected one of concluded, in force"),
    (lambda r: r.update(partners="CHN"), "partners", "expected an array, not the text 'CHN'"),
    (lambda r: r.update(partners={"CHN": 1}), "partners", "expected an array, not an object"),
    (lambda r: r.update(partners=["CHN", 5]), "partners[1]", "expected a text, not the number 5"),
    (lambda r: r.update(partners=["CHN", "CHN"]), "partners[1]", "stands a second time"),
    (lambda r: r.update(partners=[["CHN"]]), "partners[0]", "expected a text, not an array"),
    (lambda r: r.update(cites=["part.1.1"]), "cites[0]", "not a citation: 'part.1.1'; expected"),
    (lambda r: r.update(cites=[5]), "cites[0]", "expected a text, not the number 5"),
    # Found only once every record of every file is of the right form:
    (lambda r: r.update(cites=[]), "cites", "cites nothing; expected at least one"),
    (lambda r: r.update(partners=["CHM"]), "partners", "unknown 'CHM'; expected"),
    (lambda r: r.update(in_force="2000"), "in_force", "2000 is before it was signed, 2001"),
]


@pytest.mark.parametrize(("change", "field", "message"), _CHANGES)
def test_wrong_field(
    documents: Documents, write: Write, change: _Change, field: str, message: str
) -> None:
    """A wrong field is refused with its file, its record and what was allowed."""
    change(documents["agreements.json"][0])

    ((*place, found),) = _refused(write(documents))

    assert place == ["agreements.json", "agreement-chn", field]
    assert found[: len(message)] == message


@pytest.mark.parametrize(
    ("pairs", "field", "message"),
    [
        ([["part.1.1", "a" * 64], ["part.1.2"]], "statements[1]", "an array of 2 texts, not of 1"),
        ([["part.1.1", "a" * 64, ""]], "statements[0]", "expected an array of 2 texts, not of 3"),
        ([["part.1.1", 5]], "statements[0][1]", "expected a text, not the number 5"),
        (["part.1.1"], "statements[0]", "expected an array, not the text 'part.1.1'"),
        ([["a", "b"], ["a", "b"]], "statements[1]", "stands a second time"),
        ([["part.1.1", "a" * 64], ["part.1.2", "b"]], "statements", "not a SHA-256"),
    ],
)
def test_wrong_pair(
    documents: Documents, write: Write, pairs: list[Any], field: str, message: str
) -> None:
    """A wrong pair is named by its place, down to the item."""
    documents["sources.json"][0]["statements"] = pairs

    ((*place, found),) = _refused(write(documents))

    assert place == ["sources.json", "some-report", field]
    assert message in found


def test_pair_of_equal_texts(documents: Documents, write: Write) -> None:
    """The two texts of a pair may be alike."""
    documents["sources.json"][0]["without_facts"] = [["part.1.2", "part.1.2"]]

    (source,) = load_profile(write(documents)).sources

    assert source.without_facts == (("part.1.2", "part.1.2"),)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("many", "not a quantity: 'many'; expected a plain number"),
        ("1,000 agreement", "not a quantity: '1,000 agreement'"),
        (45, "expected a text, not the number 45"),
        (4.5, "expected a text, not the number 4.5"),
        ("45", "'45' has no unit"),
        ("45 %", ""),
    ],
)
def test_wrong_quantity(documents: Documents, write: Write, value: object, message: str) -> None:
    """A number stands in its notation, with a unit and what that unit needs."""
    documents["figures.json"][0]["value"] = value

    ((file, record, field, found),) = _refused(write(documents))

    assert (file, record) == ("figures.json", "agreements-in-all")
    assert field == ("value" if message else "denominator")
    assert found[: len(message)] == message


@pytest.mark.parametrize(
    ("record_id", "named", "field"),
    [
        (None, "[1]", "id"),
        (5, "[1]", "id"),
        ("", "[1]", "id"),
        ("a\nb", "[1]", "id"),
        ("Not An Id", "Not An Id", "id"),
        ("x" * 200 + "-", "x" * 100 + "…", "id"),
    ],
)
def test_record_without_an_id(
    documents: Documents, write: Write, record_id: object, named: str, field: str
) -> None:
    """A record that has no id is named by its place."""
    documents["agreements.json"][1]["id"] = record_id

    assert _places(write(documents)) == [("agreements.json", named, field)]


def test_missing_id(documents: Documents, write: Write) -> None:
    """A record without the key of its id is named by its place too."""
    del documents["agreements.json"][1]["id"]

    assert _places(write(documents)) == [("agreements.json", "[1]", "id")]


def test_record_is_no_object(documents: Documents, write: Write) -> None:
    """A record is an object."""
    documents["agreements.json"][1] = ["agreement-ind"]

    assert _refused(write(documents)) == [
        ("agreements.json", "[1]", "", "expected an object, not an array")
    ]


def test_repeated_key(documents: Documents, write: Write) -> None:
    """A key that stands twice is refused: one of its values would be lost."""
    text = json.dumps(documents["agreements.json"])
    documents["agreements.json"] = text.replace(
        '"level": "agency"', '"level": "agency", "level": "agency", "status": "ended"'
    ).encode()

    assert _refused(write(documents)) == [
        ("agreements.json", "agreement-ind", "level", "stands more than once"),
        ("agreements.json", "agreement-ind", "status", "stands more than once"),
    ]


def test_repeated_key_beside_another_mistake(documents: Documents, write: Write) -> None:
    """A repeated key hides no other problem of its record."""
    documents["profile.json"] = (
        b'{"format": 1, "country": "BLR", "country": "RUS", "name": 5, "as_of": "2011-11"}'
    )

    assert _places(write(documents)) == [
        ("profile.json", "", "country"),
        ("profile.json", "", "name"),
    ]


def test_id_in_two_files(documents: Documents, write: Write) -> None:
    """An id that stands in two files is refused with both."""
    documents["events.json"][0]["id"] = "grants"

    assert _refused(write(documents)) == [
        ("events.json, instruments.json", "grants", "id", "2 records have this id; expected one")
    ]


@pytest.mark.parametrize(
    ("change", "field", "message"),
    [
        ({"country": 112}, "country", "expected a text, not the number 112"),
        ({"country": "BLT"}, "country", "unknown 'BLT'; expected an alpha-3 country code"),
        ({"name": ""}, "name", "expected a text, not a blank one"),
        ({"as_of": "1998/.."}, "as_of", "1998/.. is no single date; expected a day"),
        ({"as_of": "soon"}, "as_of", "not a period: 'soon'"),
        ({"date": "2011"}, "date", "no such field; expected one of format, country, name, as_of"),
        ({"format": 2}, "format", "expected 1, the version of the format this release reads"),
        ({"format": True}, "format", "expected 1, the version of the format this release reads"),
        ({"format": 1.0}, "format", "expected 1, the version of the format this release reads"),
        ({"format": None}, "format", "expected 1, the version of the format this release reads"),
    ],
)
def test_wrong_header(
    documents: Documents, write: Write, change: dict[str, Any], field: str, message: str
) -> None:
    """What is wrong with profile.json is refused with the field."""
    documents["profile.json"].update(change)

    ((*place, found),) = _refused(write(documents))

    assert place == ["profile.json", "", field]
    assert found[: len(message)] == message


@pytest.mark.parametrize("field", ["format", "country", "name", "as_of"])
def test_header_without_a_field(documents: Documents, write: Write, field: str) -> None:
    """Each field of profile.json is required."""
    del documents["profile.json"][field]

    assert _places(write(documents)) == [("profile.json", "", field)]


@pytest.mark.parametrize("content", [b"[]", b"nothing", b"\xff"])
def test_header_is_no_object(documents: Documents, write: Write, content: bytes) -> None:
    """A profile.json that cannot be used is named once."""
    documents["profile.json"] = content

    assert _places(write(documents)) == [("profile.json", "", "")]


def test_other_format_is_the_only_problem(documents: Documents, write: Write) -> None:
    """Files of another format are not judged by the rules of this one."""
    documents["profile.json"] = {"format": 2}
    documents["agreements.json"][0]["new_field"] = 1

    assert _places(write(documents)) == [("profile.json", "", "format")]


def test_all_problems_at_once(documents: Documents, write: Write) -> None:
    """Every problem of every file is reported in one error, file by file."""
    documents["agreements.json"][0].update(level="x", partners=["CHN", 1, 2])
    documents["agreements.json"][1].pop("status")
    documents["events.json"] = b"["
    documents["profile.json"]["name"] = ""
    documents["unknown.json"] = []

    assert _places(write(documents)) == [
        ("agreements.json", "agreement-chn", "partners[1]"),
        ("agreements.json", "agreement-chn", "partners[2]"),
        ("agreements.json", "agreement-chn", "level"),
        ("agreements.json", "agreement-ind", "status"),
        ("events.json", "", ""),
        ("profile.json", "", "name"),
        ("unknown.json", "", ""),
    ]


def test_long_values_make_short_messages(documents: Documents, write: Write) -> None:
    """A message does not repeat a whole file."""
    documents["agreements.json"][0].update(name=["x" * 10**6], signed="y" * 10**6)

    assert all(len(message) <= 601 for *_, message in _refused(write(documents)))


def test_error_is_readable(documents: Documents, write: Write) -> None:
    """The error is a ProfileError that prints a problem a line."""
    documents["agreements.json"][0]["level"] = "institution"

    with pytest.raises(ProfileError) as caught:
        load_profile(write(documents))

    assert str(caught.value) == (
        "1 problem found\n"
        "- agreements.json: agreement-chn: level: unknown 'institution'; "
        "expected one of governmental, agency, institutional; did you mean 'institutional'?"
    )


_NOT_A_TEXT = (5, 1.5, True, None, [], {}, ["x"], "", " ", "\ud800", float("nan"))
_NOT_AN_ARRAY = (5, 1.5, True, None, {}, "", "CHN", [5], [None], [[]], [""], [{}])


def _wrong_values(attribute: Attribute[Any]) -> tuple[Any, ...]:
    """JSON values that no record may have in this field."""
    wanted: Any = attribute.type
    if get_origin(wanted) in {Union, UnionType}:
        (wanted,) = (option for option in get_args(wanted) if option is not NoneType)
    if "targets" in attribute.metadata:
        unknown = "no-such-reference"
        if get_origin(wanted) is tuple:
            return (*_NOT_AN_ARRAY, [unknown], ["x\ud800"])
        return (*_NOT_A_TEXT, unknown)
    if get_origin(wanted) is tuple:
        return (*_NOT_AN_ARRAY, ["", "x"], ["x\ud800"], [["a", "b", "c"]])
    if wanted is str:
        return _NOT_A_TEXT
    if get_origin(wanted) is Literal:
        return (*_NOT_A_TEXT[1:], 7, "no such word", "1")
    return (*_NOT_A_TEXT, "about ten", "2011-13", "2012/2011", "1,000 project")


@given(profiles(), st.data())
def test_any_corruption_is_refused_in_its_place(profile: Profile, data: st.DataObject) -> None:
    """Whatever field of a good file is spoilt, the error names the file, record and field."""
    with TemporaryDirectory() as name:
        path = Path(name)
        save_profile(profile, path)
        files = {
            file: json.loads((path / file).read_text(encoding="utf-8"))
            for file in (HEADER_FILE, *COLLECTION_FILES)
        }
        file = data.draw(st.sampled_from([file for file, document in files.items() if document]))
        document = files[file]
        if file == HEADER_FILE:
            record, named, kind = document, "", Header
        else:
            position = data.draw(st.integers(0, len(document) - 1))
            record, kind = document[position], COLLECTION_FILES[file]
            named = record["id"]
        attribute = data.draw(st.sampled_from(fields(kind)))
        field = attribute.name
        change = data.draw(st.sampled_from(("wrong value", "dropped", "renamed")))
        if change == "wrong value" or attribute.default is not NOTHING:
            record[field] = data.draw(st.sampled_from(_wrong_values(attribute)))
        elif change == "dropped":
            del record[field]
        else:
            field = f"{field}_"
            record[field] = record.pop(attribute.name, "x")
        if "id" in {field, attribute.name} and named:
            shown = record.get("id")
            named = shown if isinstance(shown, str) and shown.strip() else f"[{position}]"
            named = f"[{position}]" if named == "\ud800" else named
        (path / file).write_text(json.dumps(document), encoding="utf-8")

        places = _places(path)

    assert {place[:2] for place in places} == {(file, named)}
    assert any(place[2].partition("[")[0] == field for place in places)


def test_digits_limit_is_the_interpreters() -> None:
    """The interpreter has the limit that keeps long numbers from being read for minutes."""
    assert 0 < sys.get_int_max_str_digits() < 10_000
