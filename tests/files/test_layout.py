"""How JSON is laid out for people."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_stic.files.json_file import WIDTH, layout

_SCALARS = st.none() | st.booleans() | st.integers() | st.text(max_size=8)
_VALUES = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=12,
)


@given(_VALUES)
def test_nothing_is_lost(value: Any) -> None:
    """What is laid out is read back as it was."""
    assert json.loads(layout(value)) == value


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ([], "[]\n"),
        ({}, "{}\n"),
        ("é\n", '"é\\n"\n'),
        ([1, "a", None], '[1, "a", null]\n'),
        ({"a": {"b": []}}, '{\n  "a": {\n    "b": []\n  }\n}\n'),
        ([["a", "b"], ["c", "d"]], '[\n  ["a", "b"],\n  ["c", "d"]\n]\n'),
        ({"a": [{"b": ["c"]}]}, '{\n  "a": [\n    {\n      "b": ["c"]\n    }\n  ]\n}\n'),
    ],
)
def test_layout(value: Any, expected: str) -> None:
    """Short lists stand on a line, objects one field a line, rows one row a line."""
    assert layout(value) == expected


@pytest.mark.parametrize(("length", "longest"), [(78, 99), (79, 88)])
def test_width(length: int, longest: int) -> None:
    """A list goes on one line if it ends, with a comma, below 100 columns."""
    text = layout([{"key": ["x" * length, "y"], "last": 1}])

    assert max(map(len, text.splitlines())) == longest < WIDTH


def test_no_number_that_json_lacks() -> None:
    """NaN is not written."""
    with pytest.raises(ValueError, match="not JSON compliant"):
        layout([float("nan")])
