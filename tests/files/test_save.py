"""What is written, how it looks, and that a save that fails changes nothing."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from io import BufferedWriter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from samples import agreement, own_group, profile, source
from strategies import profiles

from belarus_stic.errors import FileFormatError, OptionError
from belarus_stic.files import json_file, load_profile, save_profile
from belarus_stic.model import Profile


@pytest.fixture
def path(good: Profile, tmp_path: Path) -> Path:
    """Return the file of the good profile."""
    save_profile(good, tmp_path / "profile.json")
    return tmp_path / "profile.json"


@settings(max_examples=60)
@given(profiles(size=1))
def test_round_trip(profile: Profile) -> None:
    """A profile that was saved and loaded is equal, and saved again has the same bytes."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "x.json")
        save_profile(profile, path)
        loaded, content = load_profile(path), path.read_bytes()
        save_profile(loaded, path)

        assert loaded == profile
        assert path.read_bytes() == content


def test_empty_profile(tmp_path: Path) -> None:
    """A collection without records is not written."""
    save_profile(Profile(home="BLR", name="Беларусь", as_of="2011-11"), tmp_path / "x.json")

    assert (tmp_path / "x.json").read_text(encoding="utf-8") == (
        '{\n  "format": 2,\n  "home": "BLR",\n  "name": "Беларусь",\n  "as_of": "2011-11"\n}\n'
    )


def test_records_are_sorted_and_say_only_what_they_say(tmp_path: Path) -> None:
    """Records stand by id, fields in the order of their class, without those that are empty."""
    records = [agreement("IND", signed="2001"), agreement("CHN", partners=["China", "EU"])]
    own = source(statements=[("part.1", "0" * 64)], without_facts=[], publisher=None, url=None)
    save_profile(profile(*records, sources=[own]), tmp_path / "x.json")

    assert (tmp_path / "x.json").read_text(encoding="utf-8") == (
        "{\n"
        '  "format": 2,\n'
        '  "home": "BLR",\n'
        '  "name": "Sample",\n'
        '  "as_of": "2011-11",\n'
        '  "sources": [\n'
        "    {\n"
        '      "id": "report",\n'
        '      "name": "The report",\n'
        '      "title": "A report on co-operation",\n'
        '      "statements": [\n'
        f'        ["part.1", "{"0" * 64}"]\n'
        "      ]\n"
        "    }\n"
        "  ],\n"
        '  "agreements": [\n'
        "    {\n"
        '      "id": "agreement-chn",\n'
        '      "name": "Name of agreement-chn",\n'
        '      "cites": ["report#part.1"],\n'
        '      "partners": ["CHN", "EU"],\n'
        '      "level": "governmental",\n'
        '      "status": "concluded"\n'
        "    },\n"
        "    {\n"
        '      "id": "agreement-ind",\n'
        '      "name": "Name of agreement-ind",\n'
        '      "cites": ["report#part.1"],\n'
        '      "partners": ["IND"],\n'
        '      "level": "governmental",\n'
        '      "status": "concluded",\n'
        '      "signed": "2001"\n'
        "    }\n"
        "  ]\n"
        "}\n"
    )


def test_flags_and_rows(tmp_path: Path) -> None:
    """What is true, and what is not as it is by default, is written and read again."""
    own = own_group(
        "EU",
        replaces=True,
        full_kinds=["full", "member"],
        memberships=[("POL", "full", "2004-05-01/..")],
    )
    saved = profile(own, own_group("V4", full_kinds=["member"]))
    save_profile(saved, tmp_path / "x.json")

    text = (tmp_path / "x.json").read_text(encoding="utf-8")
    assert text.count('"replaces": true') == text.count('"full_kinds"') == 1
    assert '["POL", "full", "2004-05-01/.."]' in text
    assert load_profile(tmp_path / "x.json") == saved


def test_texts_are_not_written(proved: Profile, text_file: Path, tmp_path: Path) -> None:
    """The reader's own copy of the statements does not get into the file."""
    path = tmp_path / "x.json"
    save_profile(proved, path)
    save_profile(load_profile(path, text=text_file), str(path))

    assert "дружба" not in path.read_text(encoding="utf-8")


def test_permissions_stay(path: Path, good: Profile) -> None:
    """A file that is replaced keeps its permissions; a new one has the user's usual ones."""
    usual = path.parent / "usual"
    usual.touch()
    assert path.stat().st_mode == usual.stat().st_mode

    path.chmod(0o640)
    save_profile(good, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_link_is_followed(path: Path, tmp_path: Path) -> None:
    """The file that a link leads to is replaced, also where it is not there yet."""
    changed = profile(agreement())
    (tmp_path / "folder").mkdir()
    for target in (path, tmp_path / "folder" / "new.json"):
        link = tmp_path / f"link to {target.name}"
        link.symlink_to(target)
        save_profile(changed, link)

        assert link.is_symlink()
        assert load_profile(target) == changed


def _contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


@pytest.mark.parametrize("place", ["", "a\0b", "a\ud800", Path("\ud800"), b"x.json", None, 5])
def test_no_path(good: Profile, place: Any) -> None:
    """What names no file is an error of the call, and says what is expected."""
    with pytest.raises(OptionError, match="^path takes the name of a file, as a text or a Path"):
        save_profile(good, place)


def test_name_of_the_packaged_profile(
    good: Profile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What loading would not read as a file is not written as one."""
    monkeypatch.chdir(tmp_path)

    with pytest.raises(OptionError, match="'BLR' means the packaged profile; name the file 'BLR.j"):
        save_profile(good, "BLR")
    save_profile(good, Path("BLR"))

    assert load_profile(Path("BLR")) == good


def test_no_place_for_a_file(path: Path, good: Profile, tmp_path: Path) -> None:
    """A folder, a pipe, a ring of links or a missing folder is refused with the reason."""
    before = _contents(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "ring").symlink_to("ring")
    (tmp_path / "folder").mkdir()
    says = {
        tmp_path / "folder": "is a folder; expected the name of a file",
        tmp_path / "pipe": "is no regular file; expected the name of a file",
        tmp_path / "ring": "is no regular file; expected the name of a file",
        tmp_path / "none" / "x.json": "cannot be written: No such file or directory",
        path / "x.json": "cannot be written: Not a directory",
    }
    for place, message in says.items():
        with pytest.raises(OptionError) as caught:
            save_profile(good, place)
        assert message in str(caught.value)
    with pytest.raises(OptionError, match="is a folder"):
        save_profile(good, Path())

    assert _contents(tmp_path) == before


def test_a_name_that_the_system_refuses(good: Profile, tmp_path: Path) -> None:
    """A name longer than any is an error of ours, in saving and in loading."""
    path = tmp_path / ("x" * 5_000)
    with pytest.raises(OptionError, match="cannot be written: File name too long"):
        save_profile(good, path)
    with pytest.raises(FileFormatError, match="cannot be read: File name too long"):
        load_profile(path)


def test_only_a_profile_is_saved(good: Profile) -> None:
    """Swapped arguments are refused."""
    with pytest.raises(OptionError, match="expected a Profile to save, not str"):
        save_profile("x.json", good)  # type: ignore[arg-type]


def test_too_large(path: Path, good: Profile, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that could not be loaded again is not written."""
    before = path.read_bytes()
    monkeypatch.setattr(json_file, "LARGEST_FILE", 100)

    with pytest.raises(FileFormatError, match="has more than the 100 bytes that are read"):
        save_profile(good, path)
    assert path.read_bytes() == before


_CALLS: list[tuple[object, str]] = [
    (os, "urandom"),
    (Path, "open"),
    (os, "fsync"),
    (Path, "exists"),
    (Path, "chmod"),
    (os, "replace"),
]


def _fail_at(
    monkeypatch: pytest.MonkeyPatch, owner: object, name: str, error: BaseException, call: int = 1
) -> None:
    original: Callable[..., Any] = getattr(owner, name)
    calls = iter(range(1, 100))

    def failing(*arguments: Any, **named: Any) -> Any:
        if next(calls) == call:
            raise error
        return original(*arguments, **named)

    monkeypatch.setattr(owner, name, failing)


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize(("owner", "name"), _CALLS)
@pytest.mark.parametrize("exists", [True, False])
def test_failed_save_changes_nothing(
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    owner: object,
    name: str,
    error: BaseException,
    exists: bool,
) -> None:
    """Whichever step fails, the old file stays, and nothing is left beside it."""
    if not exists:
        path.unlink()
    before = _contents(path.parent)
    with monkeypatch.context() as context:
        _fail_at(context, owner, name, error)
        if (exists, name) != (False, "chmod"):
            with pytest.raises(OptionError if isinstance(error, OSError) else type(error)):
                save_profile(profile(), path)
            assert _contents(path.parent) == before

    save_profile(profile(), path)
    assert load_profile(path) == profile()


def test_full_disk(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is full after a few bytes leaves the old file."""
    before = _contents(path.parent)
    original = Path.open

    class Full(BufferedWriter):
        def write(self, content: Any) -> int:
            super().write(content[:10])
            raise OSError(28, "No space left on device")

    with monkeypatch.context() as context:
        context.setattr(Path, "open", lambda *given: Full(original(*given).detach()))
        with pytest.raises(OptionError, match="cannot be written: No space left on device"):
            save_profile(profile(), path)
    assert _contents(path.parent) == before


def test_leftover_that_cannot_be_removed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the unfinished file stays, too, the error is still the one that came first."""
    before = path.read_bytes()
    _fail_at(monkeypatch, os, "replace", OSError(5, "Input/output error"))
    _fail_at(monkeypatch, Path, "unlink", PermissionError(13, "Permission denied"))

    with pytest.raises(OptionError, match="cannot be written: Input/output error"):
        save_profile(profile(), path)
    assert path.read_bytes() == before


def test_saved_name_is_checked_by_the_profile(good: Profile) -> None:
    """What no file can hold cannot get into a profile, so saving need not ask."""
    with pytest.raises(ValueError, match=r"U\+D800"):
        evolve(good, name="a\ud800")
