"""The packaged file itself: what a comparison line by line shows is a change of the facts."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from attrs import NOTHING, fields

from belarus_stic import load_profile, save_profile
from belarus_stic.model import RECORD_TYPES, Profile

CONTENT = files("belarus_stic").joinpath("data", "belarus.json").read_bytes()
COUNTS = {
    "sources": 1,
    "lists": 26,
    "agreements": 40,
    "memberships": 2,
    "programmes": 30,
    "projects": 3,
    "centres": 7,
    "organisations": 28,
    "events": 3,
    "policies": 5,
    "instruments": 10,
    "standings": 29,
    "observations": 59,
    "figures": 46,
}


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    """Return the file as JSON."""
    read: dict[str, Any] = json.loads(CONTENT)
    return read


def test_it_is_what_saving_writes(belarus: Profile, tmp_path: Path) -> None:
    """Byte for byte, so that saving the profile anew changes nothing."""
    save_profile(belarus, tmp_path / "belarus.json")
    assert (tmp_path / "belarus.json").read_bytes() == CONTENT


def test_the_strict_reader_takes_it(belarus: Profile, tmp_path: Path) -> None:
    """The packaged profile meets what is asked of a user's file."""
    copy = tmp_path / "belarus.json"
    copy.write_bytes(CONTENT)
    assert load_profile(copy) == belarus


def test_what_it_opens_with(document: dict[str, Any]) -> None:
    """Format, home, name and the date it speaks at, then the collections in their order."""
    order = [record_type.collection for record_type in RECORD_TYPES]
    assert list(document.items())[:4] == [
        ("format", 2),
        ("home", "BLR"),
        ("name", "Belarus"),
        ("as_of", "2011-11"),
    ]
    collections = list(document)[4:]
    assert collections == sorted(collections, key=order.index)


def test_how_many_records_there_are(document: dict[str, Any]) -> None:
    """A record that goes or comes is meant to."""
    assert {name: len(rows) for name, rows in document.items() if name in COUNTS} == COUNTS
    assert sum(COUNTS.values()) == 289


@pytest.mark.parametrize("record_type", RECORD_TYPES)
def test_records_are_in_order_and_say_nothing_twice(
    document: dict[str, Any], record_type: Any
) -> None:
    """Records by id, fields as in their class, none that only repeats its default."""
    rows = document.get(record_type.collection, [])
    assert [row["id"] for row in rows] == sorted({row["id"] for row in rows})
    names = [each.name for each in fields(record_type)]
    defaults = {each.name: each.default for each in fields(record_type)}
    for row in rows:
        assert list(row) == [name for name in names if name in row]
        assert all(value not in (None, [], "") for value in row.values())
        assert all(defaults[name] in (NOTHING, None, ()) for name in row)
