"""The reader of the reference tables, the spelling rule, and the files themselves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_stic.errors import FileFormatError
from belarus_stic.reference import _tables
from belarus_stic.reference._tables import fold, read_tables

GOOD = {"about": "x", "codes": {"columns": ["code", "name"], "rows": [["A", "a"], ["B", "b"]]}}
FILES = (
    "areas.json",
    "countries.json",
    "currencies.json",
    "exchange_rates.json",
    "groups.json",
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder from which tables are read instead of the package."""
    monkeypatch.setattr(_tables, "_folder", lambda: tmp_path)
    return tmp_path


def test_reads_the_rows_of_a_section(folder: Path) -> None:
    """A good file gives its rows in their order."""
    (folder / "t.json").write_text(json.dumps(GOOD), encoding="utf-8")
    actual = read_tables("t.json", codes=("code", "name"))
    assert actual == {"codes": [["A", "a"], ["B", "b"]]}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "t.json: not JSON: "),
        ("[]", "t.json: codes: expected a section with the columns ('code', 'name')"),
        ("{}", "t.json: codes: expected a section with the columns ('code', 'name')"),
        (
            '{"codes": {"columns": ["name", "code"], "rows": []}}',
            "t.json: codes: expected a section with the columns ('code', 'name')",
        ),
        (
            '{"codes": {"columns": ["code", "name"]}}',
            "t.json: codes: expected a list of rows",
        ),
        (
            '{"codes": {"columns": ["code", "name"], "rows": [["A"]]}}',
            "t.json: codes: expected 2 values in ['A']",
        ),
        (
            '{"codes": {"columns": ["code", "name"], "rows": ["AB"]}}',
            "t.json: codes: expected 2 values in 'AB'",
        ),
    ],
)
def test_refuses_a_malformed_file(folder: Path, text: str, message: str) -> None:
    """A table that is not of the stated form is refused, with file, section and reason."""
    (folder / "t.json").write_text(text, encoding="utf-8")
    with pytest.raises(FileFormatError) as caught:
        read_tables("t.json", codes=("code", "name"))
    assert message in str(caught.value)


def test_refuses_bytes_that_are_no_text(folder: Path) -> None:
    """A file that is not UTF-8 is refused like one that is not JSON."""
    (folder / "t.json").write_bytes(b'{"codes": "\xff"}')
    with pytest.raises(FileFormatError, match="not JSON"):
        read_tables("t.json", codes=("code", "name"))


@given(st.text("abcdefghtxyzåäéíöüçñ '.,-()&"))
def test_fold_ignores_case_and_margins(name: str) -> None:
    """Case does not tell names apart, and neither do blanks and punctuation around them."""
    assert fold(name.upper()) == fold(name) == fold(name.title())
    assert fold(f"  {name}. ") == fold(name)


@given(st.text())
def test_fold_takes_any_text(name: str) -> None:
    """Whatever is asked about folds to words with single blanks between them."""
    assert " ".join(fold(name).split()) == fold(name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Türkiye", "TURKIYE"),
        ("Côte d\N{RIGHT SINGLE QUOTATION MARK}Ivoire", "Cote d'Ivoire"),
        ("Trinidad & Tobago", "Trinidad and Tobago"),
        ("Iran (Islamic Republic of)", "Iran, Islamic Republic of"),
        ("The Gambia", "Gambia"),
        ("Timor-Leste", "timor leste"),
    ],
)
def test_fold_joins_spellings(one: str, other: str) -> None:
    """Spellings of one name fold to the same text."""
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Niger", "Nigeria"), ("Guinea", "Guinea-Bissau"), ("Theland", "land"), ("Oman", "Roman")],
)
def test_fold_keeps_names_apart(one: str, other: str) -> None:
    """Different names stay different; only a whole leading word "the" is dropped."""
    assert fold(one) != fold(other)


@pytest.mark.parametrize("file", FILES)
def test_files_hold_one_fact_to_a_line_in_order(file: str) -> None:
    """Each file is written with one row to a line, sorted, so that a change shows as one line."""
    text = (_tables._folder() / file).read_text(encoding="utf-8")
    document = json.loads(text)
    lines = [line.strip().rstrip(",") for line in text.splitlines()]
    assert text.endswith("}\n")
    for name, section in document.items():
        if name == "about":
            continue
        rows = section["rows"]
        positions = [lines.index(json.dumps(row, ensure_ascii=False)) for row in rows]
        assert positions == list(range(positions[0], positions[0] + len(rows)))
        keys = [fold(row[0][0]) if name == "refused" else _key(name, row) for row in rows]
        assert keys == sorted(keys)
        assert len(set(map(str, keys))) == len(keys)


def _key(section: str, row: list[str]) -> tuple[str, ...]:
    # One country may be in a group several times, of one kind after another.
    return (row[0], row[1], row[3]) if section == "memberships" else (row[0],)


def test_every_file_is_tested() -> None:
    """No reference file escapes the checks of this module."""
    actual = {path.name for path in _tables._folder().iterdir()}
    assert actual == set(FILES)
