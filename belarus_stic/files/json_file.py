"""One JSON file: read with care, laid out for people.

The layout shows in a line-by-line comparison what changed: two spaces of indent, objects one field
a line, lists on one line where that stays below `WIDTH` columns. A list within a list is always
one line, so that a row is never torn apart.
"""

import os
from collections import Counter
from json import JSONDecodeError, JSONEncoder, loads
from pathlib import Path
from stat import S_ISREG
from typing import Any

from belarus_stic.errors import FileFormatError, Problem
from belarus_stic.tables import StrPath

# The version of the file format; it grows when a file that was valid changes its meaning.
FORMAT = 2

# Bytes. A profile of 100,000 records has 25 to 50 MB; a parsed file takes some ten times its size
# in memory, so that a few larger ones would exhaust a common machine.
LARGEST_FILE = 64 * 2**20

# Problems of one file that are told; those beyond are counted, because a file of a million mistakes
# would otherwise take more memory than the machine has.
MOST_TOLD = 1_000

WIDTH = 100

BYTE_ORDER_MARK = "\ufeff"

_LONGEST = 300
_encode = JSONEncoder(ensure_ascii=False, allow_nan=False).encode


class FileProblems:
    """Everything wrong with one file: all of it counted, up to `MOST_TOLD` of it told."""

    def __init__(self, file: StrPath) -> None:
        self.file = os.fspath(file)
        self.count = 0
        self.told: list[Problem] = []

    def add(self, message: str, *, collection: str = "", record: str = "", field: str = "") -> None:
        """Count one problem, and keep it while there is room."""
        if self.count < MOST_TOLD:
            places = _cut(record), _cut(field), _cut(message)
            self.told.append(Problem(*places, file=self.file, collection=collection))
        self.count += 1

    def error(self) -> FileFormatError:
        """Return the error that tells of all problems."""
        return FileFormatError(self.told, count=self.count)

    def refuse(self, message: str, field: str = "") -> FileFormatError:
        """Return the error of a file that cannot be used at all, for this one reason."""
        self.add(message, field=field)
        return self.error()


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def read_bytes(path: Path) -> bytes:
    """Return what a file holds; raises `FileFormatError` where it is none that can be read."""
    problems = FileProblems(path)
    content = b""
    try:
        # A pipe or a device may never end.
        if is_regular := S_ISREG(path.stat().st_mode):
            with path.open("rb") as file:
                # One byte more than fits, because a file may grow while it is read.
                content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise problems.refuse(f"cannot be read: {error.strerror}") from error
    if not is_regular:
        found = "a folder" if path.is_dir() else "no regular file"
        raise problems.refuse(f"is {found}; expected one file")
    check_size(content, problems)
    return content


def check_size(content: bytes, problems: FileProblems) -> None:
    """Refuse content that is more than a file may hold."""
    if len(content) > LARGEST_FILE:
        raise problems.refuse(f"has more than the {LARGEST_FILE:,} bytes that are read")


def decoded(content: bytes, problems: FileProblems) -> str:
    """Return content as text; raises `FileFormatError` for what is no UTF-8."""
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"is not UTF-8: byte {content[error.start]:#04x} in line {line}"
        raise problems.refuse(message) from None


def parse_json(content: bytes, problems: FileProblems) -> Any:
    """Read strict JSON; raises `FileFormatError` for anything else, keys that stand twice included.

    Numbers that JSON does not have are left for the caller to refuse.
    """
    text = decoded(content, problems)
    if text.startswith(BYTE_ORDER_MARK):
        raise problems.refuse("begins with a byte order mark; save it as UTF-8 without one")

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            ((key, _),) = Counter(key for key, _ in pairs).most_common(1)
            problems.add("stands more than once", record=str(found.get("id", "")), field=key)
        return found

    try:
        value = loads(text, object_pairs_hook=unique)
    except JSONDecodeError as error:
        place = f"in line {error.lineno}, column {error.colno}"
        raise problems.refuse(f"is not JSON: {error.msg} {place}") from None
    except RecursionError:
        expected = "expected an object of lists of records"
        raise problems.refuse(f"is nested too deeply; {expected}") from None
    except ValueError:
        # The interpreter reads no integer of thousands of digits.
        raise problems.refuse("holds a number of too many digits") from None
    if problems.count:
        raise problems.error()
    return value


def layout(value: Any) -> str:
    r"""Return `value`, made of what JSON knows, as the text of a file.

    >>> print(layout([{"id": "a", "partners": ["CHN", "IND"]}]), end="")
    [
      {
        "id": "a",
        "partners": ["CHN", "IND"]
      }
    ]
    """
    return _lay(value, "", 0) + "\n"


def _lay(value: Any, indent: str, before: int) -> str:
    """Lay out a value that stands at an `indent` with `before` columns in front of it."""
    if not value or not isinstance(value, dict | list):
        return _encode(value)
    deeper = indent + "  "
    if isinstance(value, dict):
        opening, closing = "{", "}"
        keys = {f"{_encode(key)}: ": one for key, one in value.items()}
        items = [key + _lay(one, deeper, len(deeper) + len(key)) for key, one in keys.items()]
    else:
        opening, closing = "[", "]"
        nested = any(isinstance(one, dict | list) for one in value)
        # One more column for the comma that may follow.
        if not nested and before + len(line := _encode(value)) + 1 < WIDTH:
            return line
        items = [_lay(one, deeper, 0) if isinstance(one, dict) else _encode(one) for one in value]
    between = f",\n{deeper}"
    return f"{opening}\n{deeper}{between.join(items)}\n{indent}{closing}"
