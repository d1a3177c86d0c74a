"""The page on what the report says: every statement can be asked, and its answer tells it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve, frozen

import belarus_stic
from belarus_stic import Table, load_profile

BELARUS = load_profile()
PAGE = (Path(__file__).parents[2] / "docs" / "what-the-report-says.md").read_text("utf-8")
ANSWERS = (
    "audit",
    "dossier",
    "funding_breakdown",
    "indicators",
    "rank_partners",
    "records",
    "regional_coverage",
    "ties",
    "timeline",
)
# So wide that no cell is broken.
WIDTH = 20_000


@frozen
class Told:
    """A row of the page: a statement, what to ask, and what the answer's lines and notes hold."""

    statement: str
    says: str
    ask: tuple[str, ...]
    rows: tuple[str, ...]
    notes: tuple[str, ...]


def told(page: str) -> Iterator[Told]:
    """Yield the rows of the tables of a page."""
    for line in page.splitlines():
        cells = [cell.strip() for cell in line.split(" | ")]
        if not line.startswith("| `"):
            continue
        statement, says, ask, look = cells
        words = re.findall(r"`([^`]+)`( \(note\))?", look)
        yield Told(
            statement.strip("|` "),
            says,
            tuple(re.findall(r"`([^`]+)`", ask)),
            tuple(text for text, note in words if not note),
            tuple(text for text, note in words if note),
        )


TOLD = tuple(told(PAGE))


@cache
def answered(call: str) -> Table[Any]:
    """Return the answer of a call such as `dossier(belarus, "ISTC")`, and of no other code."""
    made = ast.parse(call, mode="eval").body
    assert isinstance(made, ast.Call), call
    assert isinstance(made.func, ast.Name), call
    assert made.func.id in ANSWERS, call
    profile, *subjects = made.args
    assert ast.unparse(profile) == "belarus", call
    options = {str(one.arg): ast.literal_eval(one.value) for one in made.keywords}
    answer = getattr(belarus_stic, made.func.id)(
        BELARUS, *map(ast.literal_eval, subjects), **options
    )
    assert isinstance(answer, Table)
    return answer


def plain(*texts: str) -> str:
    """Return texts as one, with single spaces."""
    return " ".join(" ".join(texts).split())


@cache
def printed(call: str) -> str:
    """Return the whole page of an answer."""
    return plain(answered(call).to_text(WIDTH, all_rows=True, all_notes=True))


@cache
def lines(call: str, statement: str) -> str:
    """Return what is printed of the rows of an answer that cite a statement."""
    found = answered(call).filter(lambda row: any(one.locator == statement for one in row.evidence))
    shown = found.displayed(all_rows=True) if found.rows else ()
    tables = shown if isinstance(shown, tuple) else (shown,)
    return plain(*(cell for table in tables for line in table.cells for cell in line))


def tells(call: str, statement: str, text: str, *, noted: bool) -> bool:
    """Tell whether an answer has a text on rows that cite a statement, or in notes beside them."""
    rows = lines(call, statement)
    where = plain(*answered(call).notes()) if rows and noted else rows
    return text in where and text in printed(call)


def missing(row: Told) -> list[str]:
    """Return what is said of a statement and stands in no answer, and calls that tell nothing."""
    texts = [(text, False) for text in row.rows] + [(text, True) for text in row.notes]
    found = {
        text: {call for call in row.ask if tells(call, row.statement, text, noted=noted)}
        for text, noted in texts
    }
    used = set().union(*found.values())
    return [
        *(text for text, calls in found.items() if not calls),
        *(call for call in row.ask if call not in used),
    ]


@pytest.mark.parametrize("row", TOLD, ids=lambda row: row.statement)
def test_the_answer_tells_the_statement(row: Told) -> None:
    """Every answer has the words to look for, on rows that cite the statement or in its notes."""
    assert row.says
    assert row.ask
    assert row.rows
    assert missing(row) == []
    assert not any(text in lines(call, row.statement) for text in row.notes for call in row.ask)


def test_every_statement_is_there_once() -> None:
    """The tables have each statement with a fact, in the report's order; the text the others."""
    (source,) = BELARUS.sources
    excused = [locator for locator, _ in source.without_facts]
    assert [row.statement for row in TOLD] == [
        locator for locator, _ in source.statements if locator not in excused
    ]
    assert len(excused) == 2
    for locator in excused:
        assert PAGE.count(f"`{locator}`") == 1


def test_every_answer_is_asked() -> None:
    """Nothing public that answers is left out."""
    names = {call.partition("(")[0] for row in TOLD for call in row.ask}
    assert names == set(ANSWERS)


@pytest.mark.parametrize(
    ("change", "seen"),
    [
        ({"rows": ("25 projects",)}, ["25 projects"]),
        ({"rows": ("24 projects", "26 projects")}, ["26 projects"]),
        # It stands on the page, and the rows that hold it cite another statement.
        ({"rows": ("24 projects", "12,800,000 EUR")}, ["12,800,000 EUR"]),
        # It stands in a note, and not on a row.
        ({"rows": ("24 projects", "The oldest")}, ["The oldest"]),
        ({"notes": ("The youngest",)}, ["The youngest"]),
        ({"statement": "eu-cooperation.17.1", "notes": ("Of the 24",)}, None),
        ({"ask": ('dossier(belarus, "TEMPUS")', "ties(belarus)")}, ["ties(belarus)"]),
    ],
)
def test_what_is_not_told_is_seen(change: dict[str, Any], seen: list[str] | None) -> None:
    """A wrong number, another statement's words, and a call that adds nothing are found."""
    row = Told(
        "eu-cooperation.16.1", "", ('dossier(belarus, "TEMPUS")',), ("24 projects",), ("Of the 24",)
    )
    assert missing(row) == []
    changed = evolve(row, **change)
    assert missing(changed) == (seen or [*changed.rows, *changed.notes, *changed.ask])


@pytest.mark.parametrize(
    "call",
    ["print(belarus)", "belarus", "dossier(profile, 'ISTC')", "(audit)(belarus)(1)"],
)
def test_only_answers_are_called(call: str) -> None:
    """The page may ask questions, and run nothing else."""
    with pytest.raises(AssertionError):
        answered(call)
