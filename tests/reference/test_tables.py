"""The files of the reference tables: their form, their columns and their order."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest

from belarus_stic.reference.names import fold
from belarus_stic.reference.tables_file import by_first, read_tables

FOLDER = files("belarus_stic") / "data" / "reference"
COLUMNS = {
    "areas.json": {"areas": ["code", "name", "level", "parent"]},
    "countries.json": {
        "countries": ["alpha_3", "alpha_2", "numeric", "name", "area", "un_member", "names"],
        "refused": ["names", "candidates", "reason"],
        "foreign_codes": ["code", "candidates", "usage"],
    },
    "currencies.json": {"currencies": ["code", "name", "status"]},
    "exchange_rates.json": {"rates": ["month", "low", "high"]},
    "groups.json": {
        "groups": ["code", "name", "names", "short_name", "covers", "full_kinds", "note"],
        "memberships": ["group", "member", "kind", "period", "source", "note"],
        "sources": ["id", "title", "url"],
    },
    "words.json": {
        "short": ["word", "meanings"],
        "common": ["word", "qualifies"],
        "letters": ["letter", "written"],
    },
}


@pytest.mark.parametrize("file", COLUMNS)
def test_files_hold_one_fact_to_a_line_in_order(file: str) -> None:
    """Each file has its columns and one row to a line, sorted, so that a change is one line."""
    text = (FOLDER / file).read_text(encoding="utf-8")
    document = json.loads(text)
    lines = [line.strip().rstrip(",") for line in text.splitlines()]
    assert document.pop("about")
    assert text.endswith("}\n")
    assert {name: part["columns"] for name, part in document.items()} == COLUMNS[file]
    for name, part in document.items():
        rows = part["rows"]
        assert {len(row) for row in rows} == {len(part["columns"])}
        positions = [lines.index(json.dumps(row, ensure_ascii=False)) for row in rows]
        assert positions == list(range(positions[0], positions[0] + len(rows)))
        keys = [_key(name, row) for row in rows]
        assert keys == sorted(keys)
        assert len(set(keys)) == len(keys)


def _key(section: str, row: list[Any]) -> tuple[str, ...]:
    # One country may be in a group several times, of one kind after another.
    if section == "memberships":
        return (row[0], row[1], row[3])
    return (fold(row[0][0]),) if section == "refused" else (row[0],)


def test_every_file_is_tested() -> None:
    """No reference file escapes the checks of this module."""
    assert {path.name for path in FOLDER.iterdir()} == set(COLUMNS)


def test_reads_the_rows_of_each_section() -> None:
    """The reader gives the rows by section, without what the file says about itself."""
    tables = read_tables("areas.json")
    assert list(tables) == ["areas"]
    assert tables["areas"][0] == ["001", "World", "world", None]
    assert by_first("areas.json", "areas")["002"] == ["002", "Africa", "region", "001"]
