"""Where texts go: the name of a file, and new content for it, all of it or none."""

import os
from contextlib import suppress
from pathlib import Path
from stat import S_IMODE
from typing import Any

from belarus_stic.errors import OptionError, quoted

StrPath = str | os.PathLike[str]


def as_path(value: Any, option: str) -> Path:
    """Return the path that an argument means; raises `OptionError` for what names no file."""
    name = os.fspath(value) if isinstance(value, str | os.PathLike) else None
    if isinstance(name, str) and name and "\0" not in name:
        # Half of a surrogate pair cannot be written in any name.
        with suppress(UnicodeEncodeError):
            os.fsencode(name)
            return Path(name)
    message = f"{option} takes the name of a file, as a text or a Path, not {quoted(value)}"
    raise OptionError(message)


def replace_file(path: Path, content: bytes) -> None:
    """Give a file new content, all of it or none, whatever stops the program or the machine.

    The content is first written in full beside the file, then moved into its place in one step. A
    link is followed and stays one: in its place, a new file would leave the one it names behind,
    unchanged and unnoticed. Only a killed process leaves its unfinished `.belarus-stic-*.tmp`.

    Raises `OptionError` where the system refuses.
    """
    try:
        _replace(_target(path), content)
    except OSError as error:
        raise OptionError(f"{str(path)!r} cannot be written: {error.strerror}") from error


def _replace(target: Path, content: bytes) -> None:
    staged = target.with_name(f".belarus-stic-{os.urandom(8).hex()}.tmp")
    try:
        with staged.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            staged.chmod(S_IMODE(target.stat().st_mode))
        staged.replace(target)
    except BaseException:
        with suppress(OSError):
            staged.unlink(missing_ok=True)
        raise


def _target(path: Path) -> Path:
    """Return the file to replace; raises `OptionError` for what is none."""
    target = Path(os.path.realpath(path))
    if os.path.lexists(target) and not target.is_file():
        found = "a folder" if target.is_dir() else "no regular file"
        raise OptionError(f"{str(path)!r} is {found}; expected the name of a file")
    return target


def written(text: str, path: StrPath | None, encoding: str = "utf-8") -> str:
    """Return a text, written to `path` if one is given.

    Raises `OptionError` for what names no file, cannot be written or is no encoding of the text.
    """
    try:
        content = text.encode(encoding)
    except (LookupError, ValueError, TypeError):
        message = f"encoding={quoted(encoding)} cannot write the text; 'utf-8' writes everything"
        raise OptionError(message) from None
    if path is not None:
        replace_file(as_path(path, "path"), content)
    return text
