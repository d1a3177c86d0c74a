"""A file of a million mistakes takes neither the memory nor the patience of its reader."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Callable
from time import process_time
from typing import Any

import pytest
from samples import agreement, profile

from belarus_stic.errors import FileFormatError
from belarus_stic.files import structuring
from belarus_stic.files.json_file import MOST_TOLD, FileProblems, parse_json
from belarus_stic.files.profiles import document_of
from belarus_stic.files.structuring import read_profile

_GOOD = document_of(profile(agreement()))
_ROW = _GOOD["agreements"][0]


def _rows(size: int, row: Callable[[int], Any]) -> bytes:
    return json.dumps({**_GOOD, "agreements": [row(n) for n in range(size)]}).encode()


def _one(field: str, values: list[Any]) -> bytes:
    return json.dumps({**_GOOD, "agreements": [{**_ROW, field: values}]}).encode()


_SHAPES: dict[str, tuple[Callable[[int], bytes], int]] = {
    "numbers for records": (lambda n: _rows(n, lambda _: 1), 1),
    "empty records": (lambda n: _rows(n, lambda _: {}), 4),
    "unknown keys, each another": (lambda n: _rows(n, lambda i: {f"k{i}": 1}), 5),
    "unknown keys of one record": (
        lambda n: _rows(1, lambda _: _ROW | {f"k{i}": 1 for i in range(n)}),
        1,
    ),
    "numbers in a list": (lambda n: _one("partners", list(range(n))), 1),
    "names in a list": (lambda n: _one("partners", ["Germany"] * n), 1),
    "records that cite nothing": (
        lambda n: _rows(n, lambda i: _ROW | {"id": f"a-{i}", "cites": []}),
        1,
    ),
    "wrong words": (lambda n: _rows(n, lambda i: _ROW | {"status": f"x {i}"}), 1),
}


def _refusal(content: bytes) -> FileFormatError:
    with pytest.raises(FileFormatError) as caught:
        read_profile(content, FileProblems("x.json"))
    return caught.value


@pytest.mark.parametrize("shape", _SHAPES)
def test_all_are_counted_and_few_are_told(shape: str) -> None:
    """Each mistake counts, the first thousand are built, fifty are printed."""
    make, each = _SHAPES[shape]
    size = 3_000

    error = _refusal(make(size))

    assert error.count == each * size
    assert len(error.problems) == MOST_TOLD
    assert len(str(error).splitlines()) == 52
    assert str(error).endswith(f"and {each * size - 50:,} more")


def test_hints_are_sought_for_what_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The nearest field is not looked up for a problem that nobody will read."""
    sought: list[str] = []
    monkeypatch.setattr(structuring, "nearest", lambda key, _: sought.append(key) or "")

    _refusal(_SHAPES["unknown keys of one record"][0](3_000))

    assert len(sought) == MOST_TOLD


def test_fewer_are_all_told() -> None:
    """Up to a thousand problems, every one is built."""
    error = _refusal(_rows(MOST_TOLD, lambda _: 1))

    assert len(error.problems) == error.count == MOST_TOLD


@pytest.mark.parametrize("shape", ["numbers for records", "empty records", "numbers in a list"])
def test_memory(shape: str) -> None:
    """A file of wrong records costs little more memory than its JSON."""
    content = _SHAPES[shape][0](20_000)
    tracemalloc.start()
    try:
        json.loads(content)
        plain = tracemalloc.get_traced_memory()[1]
        tracemalloc.reset_peak()
        error = _refusal(content)
        judged = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert error.count >= 20_000
    assert judged < 2 * plain + 2_000_000


def test_a_value_repeated_makes_a_short_message() -> None:
    """A message repeats neither a long list nor a long text."""
    error = _refusal(
        _rows(1, lambda _: _ROW | {"partners": ["ARM"] * 10_000, "signed": "y" * 10**5})
    )

    assert [problem.field for problem in error.problems] == ["partners", "signed"]
    assert len(str(error)) < 1_000


def test_repeated_keys_are_counted_in_one_pass() -> None:
    """A hundred thousand keys that stand thrice are refused, and soon."""

    def seconds(size: int) -> float:
        keys = [f"k{n}" for n in range(size)] * 3
        content = ("{" + ",".join(f'"{key}":1' for key in keys) + "}").encode()
        start = process_time()
        with pytest.raises(FileFormatError, match="stands more than once"):
            parse_json(content, FileProblems("x"))
        return process_time() - start

    # Quadratic counting took 45 seconds for a third of this.
    assert seconds(100_000) < 5


def test_order_is_the_files() -> None:
    """The same file gives the same problems in the same order."""
    content = json.dumps({**_GOOD, "agreements": [{"zz": 1, "aa": 1}, {"bb": 1}]}).encode()

    fields = [problem.field for problem in _refusal(content).problems]

    assert fields[:2] == ["zz", "aa"]
    assert fields == [problem.field for problem in _refusal(content).problems]
