"""A folder of JSON files, read and replaced with care: nothing outside it, nothing by halves."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from stat import S_ISREG
from typing import Any

from belarus_stic.errors import FileFormatError, Problem, nearest

LARGEST_FILE = 64 * 2**20
"""Bytes. A collection of 100,000 records has 25 to 50 MB; a parsed file takes some ten times its
size in memory, so that a few larger ones would exhaust a common machine."""

JSON = ".json"


class RefusedFileError(Exception):
    """What is wrong with one file as a whole; its text becomes the message of a problem."""


class RepeatedKeys(dict[str, Any]):
    """A JSON object in which keys stand more than once: `repeated` names them."""

    repeated: tuple[str, ...] = ()


def refusal(file: str | Path, message: str) -> FileFormatError:
    """Return the error for a folder or file that cannot be used at all."""
    return FileFormatError([Problem(file=str(file), record="", field="", message=message)])


def read_folder(path: Path, expected: Collection[str]) -> tuple[dict[str, bytes], list[Problem]]:
    """Return the content of each expected file by name, and what is wrong with the others.

    Files of other kinds than JSON are left alone.
    """
    if not os.path.lexists(path):
        raise refusal(path, "no such folder; expected one that holds profile.json")
    if not path.is_dir():
        raise refusal(path, "not a folder; expected one that holds profile.json")
    contents: dict[str, bytes] = {}
    found: list[Problem] = []
    for name in _json_names(path):
        try:
            _check_name(name, expected)
            contents[name] = read_bytes(_contained(path, name))
        except RefusedFileError as refused:
            found.append(Problem(file=name, record="", field="", message=str(refused)))
    return contents, found


def read_bytes(path: Path) -> bytes:
    """Return the content of a file of a size that fits; raises `RefusedFileError` otherwise."""
    try:
        _check_regular(path.stat())
        _check_size(path.stat().st_size)
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
        raise RefusedFileError(message) from error
    # Once more, because it may have grown.
    _check_size(len(content))
    return content


def parse_json(content: bytes) -> Any:
    """Read strict JSON; raises `RefusedFileError` for anything else.

    Keys that stand twice and numbers that JSON does not have are left for the caller to refuse,
    who knows what record they stand in: see `RepeatedKeys`.
    """
    if content.startswith(b"\xef\xbb\xbf"):
        message = "begins with a byte order mark; save it as UTF-8 without one"
        raise RefusedFileError(message)
    try:
        return json.loads(content.decode(), object_pairs_hook=_object)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"not UTF-8: byte {content[error.start]:#04x} in line {line}"
    except json.JSONDecodeError as error:
        message = f"not JSON: {error.msg} in line {error.lineno}, column {error.colno}"
    except RecursionError:
        message = "nested too deeply; expected a list of records"
    except ValueError:
        # The interpreter reads no integer of thousands of digits.
        message = "holds a number of too many digits"
    raise RefusedFileError(message)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    plain = dict(pairs)
    if len(plain) == len(pairs):
        return plain
    keys = [key for key, _ in pairs]
    repeating = RepeatedKeys(plain)
    repeating.repeated = tuple(key for key in plain if keys.count(key) > 1)
    return repeating


def replace_files(path: Path, contents: Mapping[str, bytes]) -> None:
    """Write the files of a folder, all or none; other files in it stay as they are.

    Every file is first written in full beside its place, then moved there, each in one step. If
    that fails halfway, the files already moved are moved back. Raises `OSError` where the system
    refuses, `FileFormatError` where the folder holds what may not be replaced.
    """
    if os.path.lexists(path) and not path.is_dir():
        raise refusal(path, "not a folder; expected one, or a path where one can be made")
    path.mkdir(parents=True, exist_ok=True)
    targets = _targets(path, contents)
    temporary: list[Path] = []
    try:
        _swap(
            [
                (
                    target,
                    _stage(target, contents[name], temporary),
                    _stage(target, target.read_bytes(), temporary) if target.exists() else None,
                )
                for name, target in targets.items()
            ],
            temporary,
        )
    finally:
        for leftover in temporary:
            leftover.unlink(missing_ok=True)


def _targets(path: Path, contents: Mapping[str, bytes]) -> dict[str, Path]:
    """Where each file goes; raises `FileFormatError` if one may not be replaced."""
    targets: dict[str, Path] = {}
    found: list[Problem] = []
    for name in sorted({*_json_names(path), *contents}):
        try:
            # An unexpected file, left there, would make a folder that cannot be loaded.
            _check_name(name, contents)
            _check_size(len(contents[name]))
            targets[name] = _contained(path, name)
            if targets[name].exists():
                _check_regular(targets[name].stat())
        except RefusedFileError as refused:
            found.append(Problem(file=name, record="", field="", message=str(refused)))
    if found:
        raise FileFormatError(found)
    return targets


def _stage(target: Path, content: bytes, temporary: list[Path]) -> Path:
    """Write `content` to the disk in a new file beside `target`."""
    path = target.with_name(f".{target.name}.{os.urandom(8).hex()}.tmp")
    with path.open("xb") as file:
        temporary.append(path)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if target.exists():
        shutil.copymode(target, path)
    return path


def _swap(staged: Iterable[tuple[Path, Path, Path | None]], temporary: list[Path]) -> None:
    begun: list[tuple[Path, Path | None]] = []
    try:
        for target, new, old in staged:
            begun.append((target, old))
            new.replace(target)
        _sync({target.parent for target, _ in begun})
    except BaseException as error:
        for target, old in reversed(begun):
            try:
                _put_back(target, old)
            except OSError as failure:
                error.add_note(f"{target} could not be put back ({failure.strerror})")
                if old is not None:
                    temporary.remove(old)
                    error.add_note(f"its old content is kept in {old}")
        raise


def _put_back(target: Path, old: Path | None) -> None:
    if old is None:
        target.unlink(missing_ok=True)
    else:
        old.replace(target)


def _sync(folders: Iterable[Path]) -> None:
    # Without this a power cut may undo a move. Windows offers no such thing.
    if hasattr(os, "O_DIRECTORY"):
        for folder in folders:
            descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


def _json_names(path: Path) -> list[str]:
    try:
        # In any case of letters: not every file system tells them apart.
        return sorted(entry.name for entry in path.iterdir() if entry.name.lower().endswith(JSON))
    except OSError as error:
        raise refusal(path, f"cannot be read: {error.strerror}") from error


def _check_name(name: str, expected: Collection[str]) -> None:
    if name not in expected:
        message = (
            f"unexpected file{nearest(name, expected)}; "
            f"the JSON files of a profile are {', '.join(expected)}"
        )
        raise RefusedFileError(message)


def _check_regular(status: os.stat_result) -> None:
    # A pipe or a device may never end.
    if not S_ISREG(status.st_mode):
        message = "not a regular file"
        raise RefusedFileError(message)


def _check_size(size: int) -> None:
    if size > LARGEST_FILE:
        message = f"{size} bytes are more than the {LARGEST_FILE} that are read"
        raise RefusedFileError(message)


def _contained(path: Path, name: str) -> Path:
    """Follow links from a file of the folder; raises `RefusedFileError` if they leave it."""
    target = Path(os.path.realpath(path / name))
    if not target.is_relative_to(os.path.realpath(path)):
        message = f"links to {target}, outside the folder"
        raise RefusedFileError(message)
    return target
