"""What is no file of JSON is refused with the reason, and nothing is waited for."""

from __future__ import annotations

import json
import os
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from belarus_stic.errors import FileFormatError, OptionError
from belarus_stic.files import json_file, load_profile
from belarus_stic.files.json_file import FileProblems, parse_json

from .conftest import Document, Refused, Write

# Cases of the kinds that public suites of JSON readers have: y must be read, n must be refused.
_CASES = [
    ("y", b" [] "),
    ("y", b'{"":0}'),
    ("y", b"[0e+1, 123.456e78, -0, 1E-2]"),
    ("y", b'["\\u0060\\u012a\\u12AB", "\\uD801\\udc37", "\\u0000"]'),
    ("y", b'["\\"\\\\\\/\\b\\f\\n\\r\\t"]'),
    ("y", '["⍂㈴⍂", "\x7f", "\u2028"]'.encode()),
    ("y", b"[[[[]]]]\n"),
    ("y", b'[null, true, false, ""]'),
    ("n", b""),
    ("n", b" "),
    ("n", b"["),
    ("n", b"[]]"),
    ("n", b"[1,]"),
    ("n", b"[,1]"),
    ("n", b"[1 2]"),
    ("n", b'{"a" 1}'),
    ("n", b'{"a":1,}'),
    ("n", b"{a:1}"),
    ("n", b"{1:1}"),
    ("n", b"['a']"),
    ("n", b'["a'),
    ("n", b'["\t"]'),
    ("n", b'["\n"]'),
    ("n", b'["\\x00"]'),
    ("n", b'["\\u00A"]'),
    ("n", b"[01]"),
    ("n", b"[-]"),
    ("n", b"[+1]"),
    ("n", b"[1.]"),
    ("n", b"[.5]"),
    ("n", b"[0x1]"),
    ("n", b"[1e]"),
    ("n", b"[Inf]"),
    ("n", b"[tru]"),
    ("n", b"[True]"),
    ("n", b"[] // comment"),
    ("n", b"/**/[]"),
    ("n", b"\xef\xbb\xbf[]"),
    ("n", b"\x00"),
    ("n", b"[\xff]"),
    ("n", b'["\xed\xa0\x80"]'),
    ("n", "[]".encode("utf-16")),
    ("n", "[]".encode("utf-32-le")),
    ("n", "é".encode("latin-1")),
    ("n", b"[" * 100_000),
    ("n", b'{"a":' * 100_000),
    ("n", b"[" + b"1" * 10_000 + b"]"),
]


@pytest.mark.parametrize(("verdict", "content"), _CASES)
def test_strict_json(verdict: str, content: bytes) -> None:
    """What JSON is, is read as the standard reader reads it; what it is not, is refused."""
    if verdict == "y":
        assert parse_json(content, FileProblems("x")) == json.loads(content)
    else:
        with pytest.raises(FileFormatError):
            parse_json(content, FileProblems("x"))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is not JSON: Expecting value in line 1, column 1"),
        (b"[\n{]", "is not JSON: Expecting property name enclosed in double quotes in line 2, col"),
        (b"[] []", "is not JSON: Extra data in line 1, column 4"),
        (b"\xef\xbb\xbf{}", "begins with a byte order mark; save it as UTF-8 without one"),
        (b'[\n"\xff"]', "is not UTF-8: byte 0xff in line 2"),
        (b"[" * 100_000, "is nested too deeply; expected an object of lists of records"),
        (b"[" + b"1" * 10_000 + b"]", "holds a number of too many digits"),
        (b"[]", "expected an object with format, home, name and as_of, not an array"),
        (b'"\xd0\x9c"', "expected an object with format, home, name and as_of, not 'М'"),
        (b"NaN", "expected an object with format, home, name and as_of, not NaN"),
        (b"1e999", "expected an object with format, home, name and as_of, not Infinity"),
        (b"true", "expected an object with format, home, name and as_of, not true"),
        (b"null", "expected an object with format, home, name and as_of, not null; leave the"),
    ],
)
def test_no_profile(refused: Refused, content: bytes, message: str) -> None:
    """A file that is no JSON object is refused with the reason, once."""
    ((*place, found),) = refused(content)

    assert place == ["", "", ""]
    assert found[: len(message)] == message


def test_digits_limit_is_the_interpreters() -> None:
    """The interpreter has the limit that keeps long numbers from being read for minutes."""
    assert 0 < sys.get_int_max_str_digits() < 10_000


def _message(path: Path) -> str:
    with pytest.raises(FileFormatError) as caught:
        load_profile(path)
    (problem,) = caught.value.problems
    assert problem.file == str(path)
    return problem.message


def test_missing_file(tmp_path: Path) -> None:
    """A file that is not there, or a link to nothing or to itself, is refused."""
    (tmp_path / "nothing.json").symlink_to("gone.json")
    (tmp_path / "itself.json").symlink_to("itself.json")

    assert _message(tmp_path / "none.json") == "cannot be read: No such file or directory"
    assert _message(tmp_path / "nothing.json") == "cannot be read: No such file or directory"
    assert _message(tmp_path / "itself.json").startswith("cannot be read: ")
    assert _message(tmp_path / ("x" * 1_000)) == "cannot be read: File name too long"


def test_no_regular_file(tmp_path: Path) -> None:
    """A folder, a pipe or a device is refused, not waited for."""
    os.mkfifo(tmp_path / "pipe.json")

    assert _message(tmp_path) == "is a folder; expected one file"
    assert _message(tmp_path / "pipe.json") == "is no regular file; expected one file"
    assert _message(Path("/dev/zero")) == "is no regular file; expected one file"


def test_link_is_followed(document: Document, write: Write, tmp_path: Path) -> None:
    """A link to a file is as good as the file."""
    path = write(document)
    (tmp_path / "link.json").symlink_to(path)

    assert load_profile(tmp_path / "link.json") == load_profile(path)


def test_large_file(document: Document, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that just fits is read, a larger one is refused."""
    path = write(document)
    monkeypatch.setattr(json_file, "LARGEST_FILE", path.stat().st_size)
    assert load_profile(path).agreements

    monkeypatch.setattr(json_file, "LARGEST_FILE", 1_000)
    assert _message(path) == "has more than the 1,000 bytes that are read"


def test_growing_file(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """No more is read than fits, however much a file grows while it is read."""
    path = write(b"[]")
    asked: list[int] = []

    class Endless(BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            asked.append(size or -1)
            return super().read(size)

    endless = Endless(bytes(20_000))
    monkeypatch.setattr(json_file, "LARGEST_FILE", 10_000)
    monkeypatch.setattr(Path, "open", lambda *_: endless)

    with pytest.raises(FileFormatError, match="more than the 10,000 bytes"):
        load_profile(path)
    assert endless.closed
    assert asked == [10_001]


@pytest.mark.parametrize("path", ["", "a\0b", "a\ud800", b"x.json", 123, ["x.json"], True])
def test_no_path(path: Any) -> None:
    """What names no file is an error of the call, and says what is expected."""
    with pytest.raises(OptionError, match="^path takes the name of a file, as a text or a Path"):
        load_profile(path)
