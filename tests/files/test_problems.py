"""Everything wrong with a file is told with its place, and what was allowed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import source
from strategies import profiles

from belarus_stic.errors import FileFormatError, ProfileError
from belarus_stic.files import load_profile
from belarus_stic.files.profiles import document_of
from belarus_stic.files.structuring import COLLECTIONS
from belarus_stic.model import FieldSpec, Header, Profile, field_specs
from belarus_stic.values import Period

from .conftest import Document, Refused, Write


def test_good_file(document: Document, good: Profile, write: Write) -> None:
    """A good file gives the profile, from a text or a path."""
    path = write(document)

    assert load_profile(path) == load_profile(str(path)) == good
    assert all(getattr(good, name) for name in COLLECTIONS)
    assert load_profile(path).as_of == Period("2011-11")
    assert dict(load_profile(path).texts) == {}


def test_collections_may_be_empty_or_missing(document: Document, write: Write) -> None:
    """A collection that is empty or left out has no records."""
    document["events"] = []
    del document["policies"]
    found = load_profile(write(document))

    assert found.events == found.policies == ()


_Change = Callable[[dict[str, Any]], object]
_CHANGES: list[tuple[_Change, str, str]] = [
    (lambda r: r.pop("status"), "status", "missing; the format requires it"),
    (
        lambda r: r.update(partner="CHN"),
        "partner",
        (
            "no such field; expected one of id, name, short_name, cites, as_of, note, partners, "
            "parties, level, subject, status, signed, in_force, ended; did you mean 'partners'?"
        ),
    ),
    (lambda r: r.update({"x" * 301: 1}), "x" * 300 + "…", "no such field; expected one of id"),
    (lambda r: r.update({"\x1b[31m": 1}), "\x1b[31m", "no such field; expected one of id"),
    (lambda r: r.update(name=5), "name", "expected a text, not 5"),
    (lambda r: r.update(name=10**40), "name", "expected a text, not 10000000000000000000"),
    (lambda r: r.update(name=True), "name", "expected a text, not true"),
    (lambda r: r.update(name=[]), "name", "expected a text, not an array"),
    (lambda r: r.update(name={}), "name", "expected a text, not an object"),
    (lambda r: r.update(name=float("nan")), "name", "expected a text, not NaN"),
    (lambda r: r.update(name=float("-inf")), "name", "expected a text, not -Infinity"),
    (lambda r: r.update(name=" \n"), "name", "is blank; expected a text"),
    (lambda r: r.update(name="a\ud800"), "name", "holds the character U+D800"),
    (lambda r: r.update(name="a\x1b[31m"), "name", "holds the character U+001B"),
    (lambda r: r.update(note=None), "note", "expected a text, not null; leave the field out"),
    (lambda r: r.update(signed=2001), "signed", "expected a text, not 2001"),
    (lambda r: r.update(signed="May 2001"), "signed", ""),
    (lambda r: r.update(status="in forse"), "status", "'in forse' is not allowed; allowed are con"),
    (lambda r: r.update(status=1), "status", "expected a text, not 1"),
    (lambda r: r.update(partners="CHN"), "partners", "expected an array, not 'CHN'"),
    (lambda r: r.update(partners={"CHN": 1}), "partners", "expected an array, not an object"),
    (lambda r: r.update(partners=None), "partners", "expected an array, not null; leave"),
    (lambda r: r.update(partners=["CHN", 5]), "partners[1]", "expected a text, not 5"),
    (lambda r: r.update(partners=[["CHN"]]), "partners[0]", "expected a text, not an array"),
    (lambda r: r.update(partners=["CHN", "CHN"]), "partners", "holds 'CHN' more than once"),
    (lambda r: r.update(partners=[]), "partners", "is empty; expected at least one value"),
    (
        lambda r: r.update(partners=["CHN", "South Korea"]),
        "partners[1]",
        "'South Korea' is a name; a file takes the code: 'KOR'",
    ),
    (
        lambda r: r.update(partners=["European Union"]),
        "partners[0]",
        "'European Union' is a name; a file takes the code: 'EU'",
    ),
    (lambda r: r.update(cites=["part.1.1"]), "cites", ""),
    (lambda r: r.update(cites=[5]), "cites[0]", "expected a text, not 5"),
    # Found only once every record of the file is one:
    (lambda r: r.update(cites=[]), "cites", "cites nothing; expected at least one"),
    (lambda r: r.update(partners=["QQQ"]), "partners", "unknown 'QQQ'; expected"),
    (lambda r: r.update(signed="2001", in_force="2000"), "in_force", "2000 is before it was sig"),
]


@pytest.mark.parametrize(("change", "field", "message"), _CHANGES)
def test_wrong_field(
    document: Document, refused: Refused, change: _Change, field: str, message: str
) -> None:
    """A wrong field is refused with its record and what was allowed."""
    change(document["agreements"][0])

    ((*place, found),) = refused(document)

    assert place == ["agreements", "agreement-deu", field]
    assert found[: len(message)] == message


@pytest.mark.parametrize(
    ("place", "value", "path", "message"),
    [
        ("standings.partner", "France", "partner", "'France' is a name; a file takes the code"),
        ("groups.replaces", "yes", "replaces", "expected true or false, not 'yes'"),
        ("groups.replaces", 0, "replaces", "expected true or false, not 0"),
        ("groups.memberships", [["POL"]], "memberships[0]", "expected an array of 3, not of 1"),
        ("groups.memberships", ["POL"], "memberships[0]", "expected an array, not 'POL'"),
        ("groups.memberships", [5], "memberships[0]", "expected an array, not 5"),
        (
            "groups.memberships",
            [["POL", "member", 1991]],
            "memberships[0][2]",
            "expected a text, not 1991",
        ),
        (
            "groups.memberships",
            [["Poland", "member", "1991"]],
            "memberships[0]",
            "'Poland' is a name; a file takes the code: 'POL'",
        ),
        ("rates.rates", [["2010", "many"]], "rates", ""),
        ("figures.value", 45, "value", "expected a text, not 45"),
        ("figures.value", "many", "value", ""),
        (
            "sources.statements",
            [["part.1", "a", "b"]],
            "statements[0]",
            "expected an array of 2",
        ),
        ("sources.statements", [["part.1", 5]], "statements[0][1]", "expected a text, not 5"),
        ("organisations.kind", "Firm", "kind", "'Firm' is written 'firm' everywhere else"),
    ],
)
def test_wrong_value(
    document: Document, refused: Refused, *, place: str, value: object, path: str, message: str
) -> None:
    """Flags, rows, quantities, words and references by name are told down to the item."""
    collection, _, field = place.partition(".")
    document[collection][0][field] = value

    ((*where, found),) = refused(document)

    assert where == [collection, document[collection][0]["id"], path]
    assert found[: len(message)] == message


@pytest.mark.parametrize(
    ("record_id", "named"),
    [
        (None, "[1]"),
        (5, "[1]"),
        ("", "[1]"),
        ("Not An Id", "Not An Id"),
        ("a\nb", "a\nb"),
        ("x" * 400 + "-", "x" * 300 + "…"),
    ],
)
def test_record_without_an_id(
    document: Document, refused: Refused, record_id: object, named: str
) -> None:
    """A record that has no id is named by its place."""
    document["agreements"][1]["id"] = record_id

    assert [place[:3] for place in refused(document)] == [("agreements", named, "id")]


def test_missing_id(document: Document, refused: Refused) -> None:
    """A record without the key of its id is named by its place too."""
    del document["agreements"][1]["id"]

    assert refused(document) == [("agreements", "[1]", "id", "missing; the format requires it")]


def test_record_is_no_object(document: Document, refused: Refused) -> None:
    """A record is an object."""
    document["agreements"][1] = ["agreement-eu"]

    assert refused(document) == [
        ("agreements", "[1]", "", "expected an object, not an array"),
    ]


def test_collection_is_no_array(document: Document, refused: Refused) -> None:
    """A collection is an array."""
    document["agreements"] = {"agreement-eu": {}}

    assert refused(document) == [
        ("agreements", "", "", "expected an array of records, not an object"),
    ]


def test_repeated_keys(document: Document, refused: Refused) -> None:
    """A key that stands twice is refused, in a record and at the top: a value would be lost.

    What else is wrong is not said then, because nobody knows which value is meant.
    """
    text = json.dumps(document)
    text = text.replace('"status": "conc', '"level": "agency", "level": "agency", "status": "conc')
    text = text.replace('"name": "Sample"', '"name": "Sample", "name": 5')

    assert refused(text.encode()) == [
        ("", "agreement-deu", "level", "stands more than once"),
        ("", "", "name", "stands more than once"),
    ]


@pytest.mark.parametrize(
    ("change", "field", "message"),
    [
        ({"home": 112}, "home", "expected a text, not 112"),
        ({"home": "Belarus"}, "home", "'Belarus' is a name; a file takes the code: 'BLR'"),
        ({"home": "BLT"}, "home", "unknown 'BLT'; expected an alpha-3 country code"),
        ({"name": ""}, "name", "is blank; expected a text"),
        ({"as_of": "1998/.."}, "as_of", ""),
        ({"as_of": "soon"}, "as_of", ""),
        ({"date": "2011"}, "date", "no such field; expected one of home, name, as_of, format, sou"),
        ({"agreement": []}, "agreement", "no such field; expected one of home, name, as_of, form"),
        ({"format": 1}, "format", "expected 2, the format that this release reads, not 1"),
        ({"format": True}, "format", "expected 2, the format that this release reads, not true"),
        ({"format": 2.0}, "format", "expected 2, the format that this release reads, not 2.0"),
        ({"format": None}, "format", "expected 2, the format that this release reads, not null"),
    ],
)
def test_wrong_header(
    document: Document, refused: Refused, change: dict[str, Any], field: str, message: str
) -> None:
    """What is wrong with what a file says of itself is refused with the field."""
    document.update(change)

    ((*place, found),) = refused(document)

    assert place == ["", "", field]
    assert found[: len(message)] == message


@pytest.mark.parametrize("field", ["format", "home", "name", "as_of"])
def test_header_without_a_field(document: Document, refused: Refused, field: str) -> None:
    """Each field of the header is required."""
    del document[field]

    assert [place[:3] for place in refused(document)] == [("", "", field)]


def test_other_format_is_the_only_problem(refused: Refused) -> None:
    """A file of another format is not judged by the rules of this one."""
    assert len(refused({"format": 3, "new_field": 1, "agreements": 5})) == 1


def test_all_problems_at_once(document: Document, refused: Refused) -> None:
    """Every problem of a file is reported in one error, in the order of the file."""
    document["agreements"][0].update(level="x", partners=["CHN", 1, 2, "Germany"], signed="soon")
    document["agreements"][1].pop("status")
    document["events"] = 5
    document["name"] = ""
    document["unknown"] = []

    assert [place[:3] for place in refused(document)] == [
        ("", "", "name"),
        ("", "", "unknown"),
        ("agreements", "agreement-deu", "partners[1]"),
        ("agreements", "agreement-deu", "partners[2]"),
        ("agreements", "agreement-deu", "partners[3]"),
        ("agreements", "agreement-deu", "level"),
        ("agreements", "agreement-deu", "signed"),
        ("agreements", "agreement-eu", "status"),
        ("events", "", ""),
    ]


def test_error_is_readable(document: Document, write: Write) -> None:
    """The error is a ProfileError that prints a problem a line."""
    document["agreements"][0]["level"] = "institution"
    path = write(document)

    with pytest.raises(ProfileError) as caught:
        load_profile(path)

    assert str(caught.value) == (
        f"{path}: 1 problem in 1 record, so nothing was loaded.\n"
        "  agreements  agreement-deu  level  'institution' is not allowed; allowed are "
        "governmental, agency, institutional; did you mean 'institutional'?"
    )


def test_nothing_acts_on_the_terminal(document: Document, tmp_path: Path) -> None:
    """File names, keys, ids and values are quoted where they cannot be printed."""
    bad = "\x1b]0;x\x07\u202e"
    document["agreements"][0].update({"id": bad, f"k{bad}": 1, "name": bad, "status": bad})
    document[bad] = 1
    path = tmp_path / f"{bad}.json"
    path.write_text(json.dumps(document), encoding="utf-8")

    for name in (path, tmp_path / f"none{bad}.json"):
        with pytest.raises(FileFormatError) as caught:
            load_profile(name)
        printed = [*str(caught.value).splitlines(), *map(str, caught.value.problems)]
        assert all(line.isprintable() for line in printed)


def test_no_record_is_left_out_in_silence(
    document: Document, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Should the search for what is wrong find nothing, the record still says it itself."""
    document["agreements"][0]["status"] = "x"
    monkeypatch.setattr("belarus_stic.files.structuring._wrong", lambda *_: iter(()))

    with pytest.raises(ProfileError, match="'x' is not allowed"):
        load_profile(write(document))


_NOT_A_TEXT = (5, 1.5, True, None, [], {}, ["x"], "", " ", "\ud800", float("nan"))
_NOT_AN_ARRAY = (5, 1.5, True, None, {}, "", "CHN", [5], [None], [[]], [""], [{}], ["x\ud800"])
_NOT_THE_KIND = {"id": "No id", "word": "no such word", "period": "2011-13", "quantity": "1,000 x"}


def _wrong_values(spec: FieldSpec) -> tuple[Any, ...]:
    """JSON values that no record may have in this field."""
    if spec.kind == "flag":
        return (*_NOT_A_TEXT, 0, "true")
    if spec.many:
        return _NOT_AN_ARRAY
    return (*_NOT_A_TEXT, _NOT_THE_KIND.get(spec.kind, 7))


@settings(max_examples=60)
@given(profiles(size=1), st.data())
def test_any_corruption_is_refused_in_its_place(profile: Profile, data: st.DataObject) -> None:
    """Whatever field of a good file is spoilt, the error names collection, record and field."""
    document = document_of(profile)
    places = [("", 0, document)]
    places += [
        (name, position, row)
        for name in COLLECTIONS
        for position, row in enumerate(document.get(name, ()))
    ]
    collection, position, target = data.draw(st.sampled_from(places))
    specs = field_specs(COLLECTIONS[collection] if collection else Header)
    spec = data.draw(st.sampled_from(specs))
    named = target["id"] if collection else ""
    if not spec.required or data.draw(st.booleans()):
        target[spec.name] = data.draw(st.sampled_from(_wrong_values(spec)))
    else:
        del target[spec.name]
    if spec.name == "id":
        shown = target.get("id")
        named = shown if isinstance(shown, str) and shown.strip() else f"[{position}]"

    with TemporaryDirectory() as folder:
        path = Path(folder, "x.json")
        path.write_text(json.dumps(document), encoding="utf-8")
        with pytest.raises(FileFormatError) as caught:
            load_profile(path)

    found = [(p.collection, p.record, p.field.partition("[")[0]) for p in caught.value.problems]
    assert set(found) == {(collection, named, spec.name)}


def test_long_ids_are_cut_wherever_they_are_judged(document: Document, refused: Refused) -> None:
    """By the whole profile as by the record itself."""
    document["agreements"][1].update(id="x" * 400, cites=[])

    ((collection, record, field, _),) = refused(document)
    assert (collection, record, field) == ("agreements", "x" * 300 + "…", "cites")


def test_own_source_is_named(document: Document, refused: Refused) -> None:
    """What only the whole profile can know has its place too."""
    document["sources"] = [document["sources"][0] | {"id": source("other").id}]

    assert {place[2] for place in refused(document)} == {"cites"}
