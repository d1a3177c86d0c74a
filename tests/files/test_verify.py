"""Proof that a text is the one a profile was compiled from."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from strategies import profiles, statement_text

from belarus_stic.errors import FileFormatError, OptionError, SourceMismatchError
from belarus_stic.files import load_profile, verify_source
from belarus_stic.model import Profile

_HEADING = "locator\ttext"
_FIRST = "part.1.1\tМир — дружба."
_SECOND = "part.1.2\tA second\u2028sentence,\twith a tab."

Write = Callable[[dict[str, Any]], Path]


def _lines(path: Path, *lines: str, end: str = "\n") -> Path:
    path.write_text("".join(f"{line}{end}" for line in lines), encoding="utf-8", newline="")
    return path


@pytest.fixture
def two_sources(documents: dict[str, Any], write: Write) -> Path:
    """Return a profile's folder with two sources that have statements."""
    other = deepcopy(documents["sources.json"][0])
    other["id"] = "other-report"
    documents["sources.json"].append(other)
    return write(documents)


def test_proved(folder: Path, text_file: Path) -> None:
    """Every statement is proved and counted."""
    assert verify_source(load_profile(folder), text_file) == 2
    assert verify_source(load_profile(folder), str(text_file), source="some-report") == 2


def test_packaged(source_material: Path) -> None:
    """The report proves the packaged profile."""
    path = source_material / "source" / "statements.tsv"

    assert verify_source(load_profile(), path) == 103


@settings(max_examples=30)
@given(profiles())
def test_any_profile_is_proved_by_its_text(profile: Profile) -> None:
    """Each source is proved by its own text, and by no text that lacks a statement."""
    with TemporaryDirectory() as name:
        path = Path(name) / "text.tsv"
        for source in profile.sources:
            if not source.statements:
                continue
            lines = [f"{one}\t{statement_text(source.id, one)}" for one, _ in source.statements]
            _lines(path, *lines)
            assert verify_source(profile, path, source=source.id) == len(lines)

            _lines(path, *lines[1:])
            with pytest.raises(SourceMismatchError):
                verify_source(profile, path, source=source.id)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("lines", [(_HEADING, _FIRST, _SECOND), (_SECOND, "", _FIRST)])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_ways_to_write_it(
    folder: Path, tmp_path: Path, mark: str, lines: tuple[str, ...], end: str
) -> None:
    """With or without heading, blank lines, byte order mark, in any order and system's way."""
    path = _lines(tmp_path / "text.tsv", mark + lines[0], *lines[1:], end=end)

    assert verify_source(load_profile(folder), path) == 2


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ((_FIRST,), "1 missing: part.1.2"),
        ((_HEADING,), "2 missing: part.1.1, part.1.2"),
        ((_FIRST, f"{_SECOND} "), "1 changed: part.1.2"),
        ((_FIRST, f"{_SECOND}\tmore"), "1 changed: part.1.2"),
        ((_FIRST, _SECOND, "part.1.3\tNew."), "1 not in the source: part.1.3"),
        ((_FIRST, _HEADING, _SECOND), "1 not in the source: locator"),
        (
            ("part.1.1\tМир", "part.1.20\tA"),
            "1 changed: part.1.1; 1 missing: part.1.2; 1 not in the source: part.1.20",
        ),
    ],
)
def test_other_text(folder: Path, tmp_path: Path, lines: tuple[str, ...], message: str) -> None:
    """What is changed, missing or new is listed."""
    path = _lines(tmp_path / "text.tsv", *lines)

    with pytest.raises(SourceMismatchError) as caught:
        verify_source(load_profile(folder), path)

    assert str(caught.value) == f"{path} is not the text of 'some-report'; statements {message}"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xff\t", "not UTF-8: byte 0xff"),
        (b"part.1.1\tA\npart.1.2 B\n", "line 2: no tab after the locator"),
        (b"part.1.1\tA\npart.1.1\tA\n", "line 2: 'part.1.1' stands a second time"),
        (None, "cannot be read: No such file or directory"),
    ],
)
def test_no_text(folder: Path, tmp_path: Path, content: bytes | None, message: str) -> None:
    """A file that holds no lines of locator and text is named, with the line."""
    path = tmp_path / "text.tsv"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(FileFormatError) as caught:
        verify_source(load_profile(folder), path)

    assert str(caught.value) == f"1 problem found\n- {path}: {message}"


def test_unknown_source(folder: Path, text_file: Path) -> None:
    """A source that the profile does not have is named with the nearest."""
    with pytest.raises(OptionError) as caught:
        verify_source(load_profile(folder), text_file, source="some-rapport")

    assert str(caught.value) == (
        "the profile has no source 'some-rapport' with statements; "
        "expected one of some-report; did you mean 'some-report'?"
    )


def test_no_statements(documents: dict[str, Any], write: Write, text_file: Path) -> None:
    """Where no source has statements there is nothing to prove, and that is said."""
    del documents["sources.json"][0]["statements"], documents["sources.json"][0]["without_facts"]

    with pytest.raises(OptionError, match="no source of the profile has statements that a text"):
        verify_source(load_profile(write(documents)), text_file)


def test_several_sources(two_sources: Path, text_file: Path) -> None:
    """Where several sources have statements, the caller says which is meant."""
    profile = load_profile(two_sources)

    with pytest.raises(OptionError) as caught:
        verify_source(profile, text_file)

    assert str(caught.value) == (
        "several sources of the profile have statements; "
        "say which the text is of: other-report, some-report"
    )
    assert verify_source(profile, text_file, source="other-report") == 2


def test_loaded_with_text(folder: Path, text_file: Path) -> None:
    """A profile loaded with a text has each statement by source and locator."""
    profile = load_profile(folder, text=text_file)

    assert dict(profile.texts) == {
        "some-report#part.1.1": "Мир — дружба.",
        "some-report#part.1.2": "A second\u2028sentence,\twith a tab.",
    }
    assert profile == load_profile(folder)


def test_loaded_with_other_text(folder: Path, text_file: Path) -> None:
    """A text that the profile was not compiled from is refused."""
    _lines(text_file, _FIRST)

    with pytest.raises(SourceMismatchError, match=r"1 missing: part\.1\.2"):
        load_profile(folder, text=text_file)


def test_loaded_with_several_texts(two_sources: Path, text_file: Path) -> None:
    """Several sources have their texts by source id."""
    profile = load_profile(two_sources, text={"other-report": text_file, "some-report": text_file})

    assert len(profile.texts) == 4
    assert dict(load_profile(two_sources, text={"other-report": text_file}).texts) == {
        key: text for key, text in profile.texts.items() if key.startswith("other")
    }
    with pytest.raises(OptionError, match="several sources"):
        load_profile(two_sources, text=text_file)


def test_text_of_an_empty_profile(folder: Path, text_file: Path) -> None:
    """A profile whose source is left out cannot prove a text."""
    profile = load_profile(folder)
    bare = Profile(country="BLR", name="Belarus", as_of=profile.as_of)

    with pytest.raises(OptionError, match="no source of the profile"):
        verify_source(bare, text_file)
    assert verify_source(evolve(profile, name="Other"), text_file) == 2
