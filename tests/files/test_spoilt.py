"""A file spoilt in any way is read whole or refused in words: no other error, no silent loss."""

from __future__ import annotations

import json
import random
from copy import deepcopy
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from samples import (
    figure,
    instrument,
    observation,
    own_group,
    own_rates,
    policy,
    sample_profile,
    source,
)

from belarus_stic.errors import FileFormatError
from belarus_stic.files.json_file import FileProblems
from belarus_stic.files.profiles import document_of
from belarus_stic.files.structuring import read_profile
from belarus_stic.model import Profile

_GOOD = document_of(
    sample_profile(
        sources=[source(), source("bare", statements=[], without_facts=[])],
        policies=[policy()],
        instruments=[instrument()],
        observations=[observation()],
        figures=[figure("~5000 EUR", per=["project", "year"], paid_by=["EU", "label:x"])],
        groups=[own_group(names=["Visegrad"]), own_group("EU", replaces=True)],
        rates=[own_rates()],
    )
)
_TEXT = json.dumps(_GOOD)

# What people, programs and attackers put where something else belongs.
_ODD: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 2**31, 2**63, 10**300, 1.5, float("nan"), float("-inf")),
    *([], [[]], [None], [1], [{}], {}, {"a": 1}, ["DEU", "DEU"], [["DEU", "member", "1991"]]),
    *("", " ", "\x00", "a\u202eb", "\ud800", "\ufeff", "\u200b", "x" * 10_000, "DEU\n", "a-b\n"),
    *("BLR", "EU", "Germany", "V4", "label:", "label:x", "report", "centre", "report#part.1"),
    *("#", "a#b#c", "2011-02-30", "0000", "2011/2010", "\u0662\u0660\u0661\u0661", "~", "1..0 x"),
    *("1e5 EUR", "5 eur", "5 %", "5 EUR", "9" * 5_000, "9" * 99 + " project", "\u0663 project"),
)
_BYTES = (b"\x00", b"\xff", b"\xef\xbb\xbf", b"[", b"{", b'"', b",", b"\\ud800", b"1e999", b"NaN")


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Return every object or array in a value with each of its keys or positions."""
    if not isinstance(value, dict | list):
        return []
    keys = list(value) if isinstance(value, dict) else list(range(len(value)))
    return [(value, key) for key in keys] + [place for key in keys for place in _places(value[key])]


def _spoil(data: st.DataObject, document: dict[str, Any]) -> None:
    places = _places(document)
    holder, key = data.draw(st.sampled_from(places))
    kind = data.draw(st.sampled_from(("odd", "other", "gone", "nested", "added", "put")))
    if kind == "gone":
        del holder[key]
    elif kind == "nested":
        holder[key] = [[[holder[key]]]]
    else:
        other, its_key = data.draw(st.sampled_from(places))
        new = deepcopy(other[its_key] if kind == "other" else data.draw(st.sampled_from(_ODD)))
        if kind == "added" and isinstance(holder, list):
            holder.insert(key, new)
        elif isinstance(holder, dict) and kind in {"added", "put"}:
            holder[data.draw(st.sampled_from(("id", "cites", "note", "as_of", "\x1b", "")))] = new
        else:
            holder[key] = new


def _read(content: bytes) -> Profile | None:
    """Return the profile of a file, none for one that is refused as it should be."""
    try:
        return read_profile(content, FileProblems("x.json"))
    except FileFormatError as error:
        refusal = error
    lines = str(refusal).splitlines()
    assert 0 < len(refusal.problems) <= refusal.count
    assert len(lines) <= 52
    assert all(line.isprintable() for line in lines)
    assert all(problem.message for problem in refusal.problems)
    return None


def _said(document: dict[str, Any]) -> dict[str, Any]:
    """Return what a document says: its records by id, without what goes without saying."""
    usual: tuple[Any, ...] = ([], False, ["member"])
    records = {
        name: sorted(
            ({key: value for key, value in row.items() if value not in usual} for row in rows),
            key=lambda row: row["id"],
        )
        for name, rows in document.items()
        if isinstance(rows, list) and rows
    }
    return {key: one for key, one in document.items() if not isinstance(one, list)} | records


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_spoilt_values(data: st.DataObject) -> None:
    """Values of another type, missing, added, nested or moved: all of them or a refusal."""
    document = deepcopy(_GOOD)
    for _ in range(data.draw(st.integers(1, 4))):
        _spoil(data, document)

    # Halves of surrogates are JSON when they are escaped.
    if found := _read(json.dumps(document).encode()):
        assert _said(document_of(found)) == _said(document)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_spoilt_bytes(data: st.DataObject) -> None:
    """Bytes left out, put in, or put twice."""
    content = _TEXT.encode()
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(content)))
        length = data.draw(st.integers(0, 60))
        again = content[start : start + length] * 2
        new = data.draw(st.sampled_from((b"", again, *_BYTES)))
        content = content[:start] + new + content[start + length :]

    if found := _read(content):
        assert _said(document_of(found)) == _said(json.loads(content))


@given(st.randoms(use_true_random=False))
def test_order_in_the_file_does_not_matter(chance: random.Random) -> None:
    """Records, collections and fields in any order make an equal profile."""
    keys = list(_GOOD)
    chance.shuffle(keys)
    shuffled = {key: _GOOD[key] for key in keys}
    for key, rows in shuffled.items():
        if isinstance(rows, list):
            turned = [dict(reversed(row.items())) for row in rows]
            shuffled[key] = chance.sample(turned, len(turned))

    assert _read(json.dumps(shuffled).encode()) == _read(_TEXT.encode()) is not None
