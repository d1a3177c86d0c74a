"""What is written, how it looks, and that a save that fails changes nothing."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from strategies import profiles

from belarus_stic.errors import FileFormatError, OptionError
from belarus_stic.files import folder as folder_module
from belarus_stic.files import load_profile, save_profile
from belarus_stic.files.profiles import COLLECTION_FILES, HEADER_FILE
from belarus_stic.model import Profile, Source

FILES = (HEADER_FILE, *COLLECTION_FILES)


def _contents(path: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in path.iterdir()}


def _fail(
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    at: Callable[[int], bool],
    error: BaseException,
) -> list[int]:
    """Let `os.NAME` fail at its nth call where `at(n)`; return the calls made, as they come."""
    original: Callable[..., Any] = getattr(os, name)
    calls: list[int] = []

    def failing(*arguments: Any) -> Any:
        calls.append(len(calls) + 1)
        if at(calls[-1]):
            raise error
        return original(*arguments)

    monkeypatch.setattr(os, name, failing)
    return calls


@given(profiles())
def test_round_trip(profile: Profile) -> None:
    """A profile that was saved and loaded is equal, and saved again has the same bytes."""
    with TemporaryDirectory() as name:
        path = Path(name)
        save_profile(profile, path)
        loaded, contents = load_profile(path), _contents(path)
        save_profile(loaded, path)

        assert loaded == profile
        assert _contents(path) == contents


def test_packaged_is_in_the_saved_layout(tmp_path: Path) -> None:
    """The packaged files are as saving writes them, byte for byte."""
    save_profile(load_profile(), tmp_path)

    packaged = Path(folder_module.__file__).parents[1] / "data" / "belarus"
    assert _contents(tmp_path) == _contents(packaged)


def test_empty_profile(tmp_path: Path) -> None:
    """Every file is written, those of empty collections too."""
    profile = Profile(country="BLR", name="Беларусь", as_of="2011-11")

    save_profile(profile, tmp_path)

    header = (
        '{\n  "format": 1,\n  "country": "BLR",\n  "name": "Беларусь",\n  "as_of": "2011-11"\n}\n'
    )
    assert _contents(tmp_path) == {
        **dict.fromkeys(COLLECTION_FILES, b"[]\n"),
        "profile.json": header.encode(),
    }


def test_records_are_sorted_and_say_only_what_they_say(folder: Path) -> None:
    """Records stand by id, fields in the order of their class, without those that are empty."""
    profile = load_profile(folder)
    save_profile(evolve(profile, agreements=profile.agreements[::-1]), folder)

    assert (folder / "agreements.json").read_text(encoding="utf-8") == (
        "[\n"
        "  {\n"
        '    "id": "agreement-chn",\n'
        '    "name": "Agreement with China",\n'
        '    "cites": ["some-report#part.1.1"],\n'
        '    "partners": ["CHN"],\n'
        '    "level": "governmental",\n'
        '    "status": "in force",\n'
        '    "signed": "2001",\n'
        '    "in_force": "2002-01"\n'
        "  },\n"
        "  {\n"
        '    "id": "agreement-ind",\n'
        '    "name": "Agreement with India",\n'
        '    "cites": ["some-report#part.1.1"],\n'
        '    "partners": ["IND", "EU"],\n'
        '    "level": "agency",\n'
        '    "status": "concluded"\n'
        "  }\n"
        "]\n"
    )


def test_folder_is_made(folder: Path, tmp_path: Path) -> None:
    """A folder that is not there is made, with those above it; a text will do for its path."""
    profile = load_profile(folder)
    save_profile(profile, str(tmp_path / "new" / "folder"))

    assert load_profile(tmp_path / "new" / "folder") == profile


def test_other_files_stay(folder: Path) -> None:
    """Files that are none of the profile's are not touched."""
    (folder / "README.md").write_text("mine", encoding="utf-8")
    save_profile(load_profile(folder), folder)

    assert sorted(_contents(folder)) == sorted((*FILES, "README.md"))
    assert (folder / "README.md").read_text(encoding="utf-8") == "mine"


def test_permissions_stay(folder: Path) -> None:
    """A file that is replaced keeps its permissions."""
    (folder / "events.json").chmod(0o640)
    save_profile(load_profile(folder), folder)

    assert stat.S_IMODE((folder / "events.json").stat().st_mode) == 0o640


def test_texts_are_not_written(folder: Path, text_file: Path) -> None:
    """The reader's own copy of the statements does not get into the files."""
    save_profile(load_profile(folder, text=text_file), folder)

    assert all("дружба" not in content.decode() for content in _contents(folder).values())


def test_link_within_the_folder_is_written_through(folder: Path) -> None:
    """A link that stays in the folder goes on being one."""
    (folder / "events.json").rename(folder / "events.v2")
    (folder / "events.json").symlink_to("events.v2")
    save_profile(evolve(load_profile(folder), events=()), folder)

    assert (folder / "events.json").is_symlink()
    assert (folder / "events.v2").read_bytes() == b"[]\n"


@pytest.mark.parametrize("exists", [True, False])
def test_link_that_leaves_the_folder(folder: Path, tmp_path: Path, exists: bool) -> None:
    """Nothing is written through a link that leaves the folder, or in its place."""
    profile = load_profile(folder)
    outside = tmp_path / "outside.json"
    if exists:
        outside.write_text("mine", encoding="utf-8")
    (folder / "events.json").unlink()
    (folder / "events.json").symlink_to(outside)
    before = {name: (folder / name).lstat() for name in FILES}

    with pytest.raises(FileFormatError) as caught:
        save_profile(profile, folder)

    assert str(caught.value) == (
        f"1 problem found\n- events.json: links to {outside.resolve()}, outside the folder"
    )
    assert {name: (folder / name).lstat() for name in FILES} == before
    assert outside.exists() == exists
    assert not exists or outside.read_text(encoding="utf-8") == "mine"


def test_unexpected_file(folder: Path) -> None:
    """A JSON file that would keep the folder from being loaded keeps it from being saved to."""
    profile = load_profile(folder)
    (folder / "event.json").write_text("mine", encoding="utf-8")
    before = _contents(folder)

    with pytest.raises(FileFormatError, match=r"event.json: unexpected file; did you mean 'events"):
        save_profile(profile, folder)

    assert _contents(folder) == before


def test_no_regular_file(folder: Path) -> None:
    """A folder in the place of a file is refused before anything is written."""
    profile = load_profile(folder)
    (folder / "events.json").unlink()
    (folder / "events.json").mkdir()

    with pytest.raises(FileFormatError, match=r"- events.json: not a regular file"):
        save_profile(profile, folder)

    assert list(folder.glob(".*")) == []


def test_path_is_a_file(folder: Path) -> None:
    """A file in the place of the folder is refused, and kept."""
    profile = load_profile(folder)
    path = folder / "profile.json"
    before = path.read_bytes()

    with pytest.raises(FileFormatError) as caught:
        save_profile(profile, path)

    assert [one.file for one in caught.value.problems] == [str(path)]
    assert "not a folder; expected one, or a path where one can be made" in str(caught.value)
    assert path.read_bytes() == before


def test_path_is_a_link_to_nothing(folder: Path, tmp_path: Path) -> None:
    """No folder is made where a link points to."""
    (tmp_path / "link").symlink_to(tmp_path / "nothing")

    with pytest.raises(FileFormatError, match="not a folder"):
        save_profile(load_profile(folder), tmp_path / "link")

    assert not (tmp_path / "nothing").exists()


def test_too_large(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that could not be loaded again is not written."""
    profile = load_profile(folder)
    before = _contents(folder)
    monkeypatch.setattr(folder_module, "LARGEST_FILE", 100)

    with pytest.raises(FileFormatError, match=r"events.json: [0-9]+ bytes are more than the 100"):
        save_profile(profile, folder)

    assert _contents(folder) == before


@pytest.mark.parametrize("field", ["name", "note"])
def test_half_a_character(folder: Path, tmp_path: Path, field: str) -> None:
    """A text that no file can hold is refused with the record it is in."""
    profile = load_profile(folder)
    source = evolve(profile.sources[0], **{field: "a\ud800"})

    with pytest.raises(FileFormatError) as caught:
        save_profile(evolve(profile, sources=(source,)), tmp_path / "new")

    assert [(one.file, one.record) for one in caught.value.problems] == [
        ("sources.json", "some-report")
    ]
    assert not (tmp_path / "new").exists()


def test_header_that_cannot_be_loaded(folder: Path, tmp_path: Path) -> None:
    """A name that loading would refuse is refused by saving."""
    with pytest.raises(FileFormatError) as caught:
        save_profile(evolve(load_profile(folder), name="a\ud800"), tmp_path / "new")

    assert [(one.file, one.field) for one in caught.value.problems] == [("profile.json", "name")]


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize(
    ("name", "calls"), [("replace", len(FILES)), ("fsync", 2 * len(FILES) + 1)]
)
def test_failed_save_leaves_the_old_files(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    calls: int,
    error: BaseException,
) -> None:
    """Whichever step fails, every old file stays as it was and nothing is left beside it."""
    profile = load_profile(folder)
    before = _contents(folder)
    changed = Profile(country="POL", name="Poland", as_of="2020")
    for failing in range(1, calls + 1):
        with monkeypatch.context() as context:
            made = _fail(context, name, failing.__eq__, error)
            with pytest.raises(type(error)):
                save_profile(changed, folder)

        assert len(made) >= failing
        assert _contents(folder) == before

    with monkeypatch.context() as context:
        made = _fail(context, name, (calls + 1).__eq__, error)
        save_profile(changed, folder)

    assert len(made) == calls
    assert load_profile(folder) == changed != profile


@pytest.mark.parametrize(("name", "calls"), [("replace", len(FILES)), ("fsync", len(FILES) + 1)])
def test_failed_save_to_a_new_folder(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, calls: int
) -> None:
    """Where there were no files, a save that fails leaves none."""
    profile = load_profile(folder)
    new = tmp_path / "new"
    for failing in range(1, calls + 1):
        with monkeypatch.context() as context:
            _fail(context, name, failing.__eq__, OSError(5, "Input/output error"))
            with pytest.raises(OSError, match="Input/output error"):
                save_profile(profile, new)

        assert _contents(new) == {}


def test_old_content_is_kept_where_it_cannot_be_put_back(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If putting back fails too, the error says where the old content is, and it is there."""
    before = _contents(folder)
    profile = evolve(load_profile(folder), events=(), lists=(), name="Other")
    with monkeypatch.context() as context:
        _fail(context, "replace", lambda call: call > 2, OSError(5, "Input/output error"))
        with pytest.raises(OSError, match="Input/output error") as caught:
            save_profile(profile, folder)

    kept = sorted(folder.glob(".*.tmp"))
    notes = caught.value.__notes__
    assert len(kept) == 3
    assert sorted(path.read_bytes() for path in kept) == sorted(
        before[path.name[1 : path.name.index(".json") + 5]] for path in kept
    )
    assert len(notes) == 6
    assert all(any(str(path) in note for note in notes) for path in kept)


def test_new_file_that_cannot_be_taken_back(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new file that cannot be removed again is named."""
    profile = load_profile(folder)
    unlink = Path.unlink

    def refuse(path: Path, *, missing_ok: bool = False) -> None:
        if path.name == "agreements.json":
            raise PermissionError(13, "Permission denied")
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    _fail(monkeypatch, "replace", (3).__eq__, OSError(5, "Input/output error"))

    with pytest.raises(OSError, match="Input/output error") as caught:
        save_profile(profile, tmp_path / "new")

    path = tmp_path / "new" / "agreements.json"
    assert caught.value.__notes__ == [f"{path} could not be put back (Permission denied)"]
    assert list((tmp_path / "new").iterdir()) == [path]


def test_system_that_cannot_sync_a_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where folders cannot be synced, as on Windows, files are replaced all the same."""
    profile = evolve(load_profile(folder), name="Other")
    monkeypatch.delattr(os, "O_DIRECTORY")
    calls = _fail(monkeypatch, "fsync", lambda _: False, OSError())

    save_profile(profile, folder)

    assert len(calls) == 2 * len(FILES)
    assert load_profile(folder) == profile


def test_source_pairs_stay_on_a_line(tmp_path: Path) -> None:
    """A locator and its digest stand on one line however long it is."""
    locator = "a" * 60
    source = Source(id="s", name="S", title="T", statements=((locator, "0" * 64),))
    save_profile(
        Profile(country="BLR", name="B", as_of="2011", sources=(source,)),
        tmp_path,
    )

    assert f'      ["{locator}", "{"0" * 64}"]\n' in (
        (tmp_path / "sources.json").read_text(encoding="utf-8")
    )


def test_only_a_profile_is_saved(folder: Path) -> None:
    """Swapped arguments are refused before anything is written."""
    with pytest.raises(OptionError, match="expected a Profile to save, not str"):
        save_profile(str(folder), load_profile(folder))
