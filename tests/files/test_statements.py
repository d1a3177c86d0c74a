"""Proof that a text is the one a profile was compiled from."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from samples import profile, source
from strategies import profiles, statement_text

from belarus_stic.errors import FileFormatError, OptionError, SourceMismatchError
from belarus_stic.files import load_profile, save_profile, verify_source
from belarus_stic.files.json_file import MOST_TOLD
from belarus_stic.model import Profile

from .conftest import TEXTS

_HEADING = "locator\ttext"
_FIRST = "part.1\tМир — дружба."
_SECOND = "part.2\tA second\u2028sentence,\twith a tab."


def _lines(path: Path, *lines: str, end: str = "\n") -> Path:
    path.write_text("".join(f"{line}{end}" for line in lines), encoding="utf-8", newline="")
    return path


@pytest.fixture
def two_sources(proved: Profile) -> Profile:
    """Return a profile with two sources that have statements."""
    other = evolve(proved.sources[0], id="other-report")
    return evolve(proved, sources=[*proved.sources, other])


@pytest.fixture
def saved(proved: Profile, tmp_path: Path) -> Path:
    """Return the file of the proved profile."""
    save_profile(proved, tmp_path / "x.json")
    return tmp_path / "x.json"


def test_proved(proved: Profile, text_file: Path) -> None:
    """Every statement is proved and counted."""
    assert verify_source(proved, text_file) == 2
    assert verify_source(proved, str(text_file), source="report") == 2


def test_packaged(source_material: Path) -> None:
    """The report proves the packaged profile."""
    path = source_material / "source" / "statements.tsv"

    assert verify_source(load_profile(), path) == 103


@settings(max_examples=30)
@given(profiles(size=1))
def test_any_profile_is_proved_by_its_text(profile: Profile) -> None:
    """Each source is proved by its own text, and by no text that lacks a statement."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "text.tsv")
        for one in profile.sources:
            if not one.statements:
                continue
            lines = [
                f"{locator}\t{statement_text(one.id, locator)}" for locator, _ in one.statements
            ]
            _lines(path, *lines)
            assert verify_source(profile, path, source=one.id) == len(lines)

            _lines(path, *lines[1:])
            with pytest.raises(SourceMismatchError):
                verify_source(profile, path, source=one.id)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("lines", [(_HEADING, _FIRST, _SECOND), (_SECOND, "", _FIRST)])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_ways_to_write_it(
    proved: Profile, tmp_path: Path, mark: str, lines: tuple[str, ...], end: str
) -> None:
    """With or without heading, blank lines, byte order mark, in any order and system's way."""
    path = _lines(tmp_path / "text.tsv", mark + lines[0], *lines[1:], end=end)

    assert verify_source(proved, path) == 2


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ((_FIRST,), "1 missing: 'part.2'"),
        ((_HEADING,), "2 missing: 'part.1' and 'part.2'"),
        ((_FIRST, f"{_SECOND} "), "1 changed: 'part.2'"),
        ((_FIRST, f"{_SECOND}\tmore"), "1 changed: 'part.2'"),
        ((_FIRST, _SECOND, "part.3\tNew."), "1 not in the source: 'part.3'"),
        ((_FIRST, _SECOND, "\x1b[31m\tNew."), r"1 not in the source: '\x1b[31m'"),
        ((_FIRST, _HEADING, _SECOND), "1 not in the source: 'locator'"),
        (
            ("part.1\tМир", "part.20\tA"),
            "1 changed: 'part.1'; 1 missing: 'part.2'; 1 not in the source: 'part.20'",
        ),
    ],
)
def test_other_text(proved: Profile, tmp_path: Path, lines: tuple[str, ...], message: str) -> None:
    """What is changed, missing or new is listed."""
    path = _lines(tmp_path / "text.tsv", *lines)

    with pytest.raises(SourceMismatchError) as caught:
        verify_source(proved, path)

    assert str(caught.value) == f"'{path}' is not the text of 'report'; statements {message}"


def test_long_lists_are_cut(proved: Profile, tmp_path: Path) -> None:
    """Ten locators are listed and the others counted."""
    path = _lines(tmp_path / "text.tsv", _FIRST, _SECOND, *(f"new.{n}\tx" for n in range(99)))

    with pytest.raises(SourceMismatchError, match=r"99 not in the source: .*'new.9' and 89 more$"):
        verify_source(proved, path)


@pytest.mark.parametrize(
    ("content", "where", "message"),
    [
        (b"part.1\tA\n\xff\t", "", "is not UTF-8: byte 0xff in line 2"),
        (b"part.1\tA\npart.2 B\n", "line 2", "no tab after the locator"),
        (b"part.1\tA\npart.1\tA\n", "line 2", "'part.1' stands a second time"),
        (None, "", "cannot be read: No such file or directory"),
    ],
)
def test_no_text(
    proved: Profile, tmp_path: Path, content: bytes | None, where: str, message: str
) -> None:
    """A file that holds no lines of locator and text is named, with the line."""
    path = tmp_path / "text.tsv"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(FileFormatError) as caught:
        verify_source(proved, path)

    (problem,) = caught.value.problems
    assert (problem.file, problem.record, problem.message) == (str(path), where, message)


def test_problems_are_capped(proved: Profile, tmp_path: Path) -> None:
    """A file of another kind makes no endless message."""
    path = _lines(tmp_path / "text.tsv", *("x" for _ in range(5_000)))

    with pytest.raises(FileFormatError) as caught:
        verify_source(proved, path)

    assert (caught.value.count, len(caught.value.problems)) == (5_000, MOST_TOLD)
    assert str(caught.value).endswith("and 4,950 more")


@pytest.mark.parametrize("name", ["some-rapport", "re\x1bport", 5, ["report"]])
def test_unknown_source(proved: Profile, text_file: Path, name: Any) -> None:
    """A source that the profile does not have is named with those it has."""
    with pytest.raises(OptionError) as caught:
        verify_source(proved, text_file, source=name)

    expected = f"not the id of a source with statements: {name!r}; the profile has report"
    assert str(caught.value)[: len(expected)] == expected


def test_misspelt_source(proved: Profile, text_file: Path) -> None:
    """The nearest source is offered."""
    with pytest.raises(OptionError, match="did you mean 'report'"):
        verify_source(proved, text_file, source="reports")


def test_no_statements(text_file: Path) -> None:
    """Where no source has statements there is nothing to prove, and that is said."""
    bare = source(statements=[], without_facts=[])
    for unproved in (profile(sources=[bare]), profile(sources=[])):
        with pytest.raises(OptionError, match="None; the profile has none"):
            verify_source(unproved, text_file)


def test_several_sources(two_sources: Profile, text_file: Path) -> None:
    """Where several sources have statements, the caller says which is meant."""
    with pytest.raises(OptionError) as caught:
        verify_source(two_sources, text_file)

    assert str(caught.value) == (
        "not the id of a source with statements: None; the profile has other-report, report"
    )
    assert verify_source(two_sources, text_file, source="other-report") == 2


@pytest.mark.parametrize("wrong", [None, "BLR", 5])
def test_only_a_profile_is_proved(text_file: Path, wrong: Any) -> None:
    """Anything else is refused by name."""
    with pytest.raises(
        OptionError, match=f"expected a Profile to prove, not {type(wrong).__name__}"
    ):
        verify_source(wrong, text_file)


def test_loaded_with_text(saved: Path, text_file: Path) -> None:
    """A profile loaded with a text has each statement by source and locator."""
    loaded = load_profile(saved, text=text_file)

    assert dict(loaded.texts) == {f"report#{locator}": text for locator, text in TEXTS.items()}
    assert loaded == load_profile(saved)


def test_loaded_with_other_text(saved: Path, text_file: Path) -> None:
    """A text that the profile was not compiled from is refused."""
    _lines(text_file, _FIRST)

    with pytest.raises(SourceMismatchError, match=r"1 missing: 'part\.2'"):
        load_profile(saved, text=text_file)


def test_no_text_is_no_proof(saved: Path) -> None:
    """A mapping without a file proves nothing, and says so."""
    with pytest.raises(OptionError, match="text names no file"):
        load_profile(saved, text={})


def test_loaded_with_several_texts(two_sources: Profile, saved: Path, text_file: Path) -> None:
    """Several sources have their texts by source id."""
    save_profile(two_sources, saved)
    both = load_profile(saved, text={"other-report": text_file, "report": text_file})

    assert len(both.texts) == 4
    assert dict(load_profile(saved, text={"other-report": text_file}).texts) == {
        key: text for key, text in both.texts.items() if key.startswith("other")
    }
    with pytest.raises(OptionError, match="the profile has other-report, report"):
        load_profile(saved, text=text_file)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "text takes the name of a file, as a text or a Path, not ''"),
        (5, "text takes the name of a file, as a text or a Path, not 5"),
        ({"report": None}, "text takes the name of a file, as a text or a Path, not None"),
        (
            {"raport": "x"},
            "not the id of a source with statements: 'raport'; the profile has report; did",
        ),
    ],
)
def test_text_that_proves_nothing(saved: Path, text: Any, message: str) -> None:
    """A text that names no file is an error of the call, never passed over."""
    with pytest.raises(OptionError) as caught:
        load_profile(saved, text=text)
    assert str(caught.value)[: len(message)] == message


def test_digests_are_of_the_text(saved: Path, text_file: Path) -> None:
    """A digest that is another letter's is no proof."""
    document = json.loads(saved.read_text(encoding="utf-8"))
    document["sources"][0]["statements"][0][1] = "0" * 64
    saved.write_text(json.dumps(document), encoding="utf-8")

    with pytest.raises(SourceMismatchError, match=r"1 changed: 'part\.1'$"):
        load_profile(saved, text=text_file)
