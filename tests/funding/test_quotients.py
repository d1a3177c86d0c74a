"""Money for each project: only where sum and number are stated of one set at one time."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from funding_samples import FEW, count, figures, money, paid
from hypothesis import given

from belarus_stic.funding import Funding, funding_breakdown
from belarus_stic.model import Figure
from belarus_stic.values import Quantity

SUM, COUNT = money("money", "580 EUR"), count("projects", "5 project")


def quotients(answer: Funding) -> dict[str, str]:
    """Return what was worked out, by id."""
    return {row.id: str(row.amount) for row in answer if row.kind == "derived"}


def not_divided(answer: Funding) -> list[tuple[str, str]]:
    """Return what could not be, with the reason."""
    return [(one.what, one.reason) for one in answer.left_out if one.kind == "not divided"]


def test_one_statement_subject_and_time() -> None:
    """The quotient stands as a row that nothing may be added to."""
    answer = funding_breakdown(paid(SUM, COUNT))
    (row,) = [row for row in answer if row.kind == "derived"]
    assert (row.id, str(row.amount), row.per) == ("money/projects", "116 EUR", ("project",))
    assert (row.additive, row.total, row.note) == (False, None, "580 EUR, 5 projects")
    assert row.inputs == ("money", "projects")
    assert "116 EUR" in " ".join(answer.notes())
    assert len(answer.displayed()[0].cells) == 1
    (cells,) = answer.where(kind="derived").displayed()[0].cells
    assert "116 EUR for each project" in cells


@pytest.mark.parametrize("scope", [None, "country's share"])
def test_a_number_of_the_same_scope(scope: str | None) -> None:
    """Or of a scope not stated."""
    assert quotients(funding_breakdown(paid(SUM, evolve(COUNT, scope=scope))))


def test_as_of_is_a_time_too() -> None:
    """Both told as of one date."""
    changes = {"period": None, "as_of": "2011-11"}
    answer = funding_breakdown(
        paid(money("money", "580 EUR", **changes), count("projects", "5 joint project", **changes))
    )
    assert quotients(answer) == {"money/projects": "116 EUR"}


@pytest.mark.parametrize(
    "changes",
    [
        {"period": "2011"},
        {"period": None},
        {"as_of": "2011-11"},
        {"cites": ("report#part.2",)},
        {"about": ("first", "BLR")},
        {"scope": "whole programme"},
    ],
)
def test_sets_that_are_not_said_to_be_one(changes: dict[str, Any]) -> None:
    """Another time, statement, subject or scope."""
    answer = funding_breakdown(paid(SUM, evolve(COUNT, **changes)))
    assert quotients(answer) == {}
    if "about" not in changes:
        is_later = changes.get("period") == "2011"
        reason = "of different times" if is_later else "not said to belong together"
        what = "money for each project of First (580 EUR; 5 projects)"
        assert not_divided(answer) == [(what, reason)]
        assert f"Not worked out: {what}, {reason}." in answer.notes()


def test_both_undated() -> None:
    """No time is no common time."""
    undated = evolve(SUM, period=None), evolve(COUNT, period=None)
    assert quotients(funding_breakdown(paid(*undated))) == {}


def test_other_counts() -> None:
    """Money is spread over projects, not over members or applications."""
    answer = funding_breakdown(paid(SUM, count("members", "5 member")))
    assert (quotients(answer), not_divided(answer)) == ({}, [])


@pytest.mark.parametrize(
    ("value", "number"),
    [("~580 EUR", "5 project"), ("580 EUR", "~5 project")],
)
def test_without_bounds(value: str, number: str) -> None:
    """About bounds nothing."""
    answer = funding_breakdown(paid(money("money", value), count("projects", number)))
    assert quotients(answer) == {}
    assert not_divided(answer)[0][1] == "of which no bounds from 0 up are known"


@pytest.mark.parametrize(
    ("value", "number", "reason"),
    [
        ("580 EUR", "0 project", "since nothing can be divided by 0"),
        ("~580 EUR", "0 project", "since nothing can be divided by 0"),
        ("-5 EUR", "5 project", "of which no bounds from 0 up are known"),
        ("-5..5 EUR", "5 project", "of which no bounds from 0 up are known"),
    ],
)
def test_numbers_that_cannot_be_divided(value: str, number: str, reason: str) -> None:
    """By zero, and a sum that may be below zero."""
    answer = funding_breakdown(paid(money("money", value), count("projects", number)))
    assert quotients(answer) == {}
    assert not_divided(answer)[0][1] == reason
    assert f", {reason}." in " ".join(answer.notes())


def test_two_numbers_fit() -> None:
    """Which of them the money was spent on is not said."""
    answer = funding_breakdown(paid(SUM, COUNT, count("others", "2 small project")))
    assert quotients(answer) == {}
    ((what, _),) = not_divided(answer)
    assert what == (
        "money for each small project of First or project of First (580 EUR; 2 small projects and "
        "5 projects)"
    )


def test_many_numbers() -> None:
    """Are not all named."""
    fitting = [count(f"c-{i}", f"{i} project") for i in range(1, 6)]
    (found,) = not_divided(funding_breakdown(paid(SUM, *fitting)))
    assert found[0] == ("money for each project of First (580 EUR; 1 project and 2 projects)")
    apart = [evolve(one, period="2001") for one in fitting]
    (found,) = not_divided(funding_breakdown(paid(SUM, *apart)))
    assert found[0] == (
        "money for each project of First (580 EUR; 1 project, 2 projects and 3 projects)"
    )


def test_a_yearly_sum() -> None:
    """Money a year is not divided, nor by projects a year."""
    for pair in ((evolve(SUM, per=("year",)), COUNT), (SUM, evolve(COUNT, per=("year",)))):
        answer = funding_breakdown(paid(*pair))
        assert (quotients(answer), not_divided(answer)) == ({}, [])


@pytest.mark.parametrize(
    ("value", "number", "quotient", "words"),
    [
        ("836500000 EUR", "2702 project", "309585..309586 EUR", "309,600 EUR, rounded, for each"),
        ("10 EUR", "4 project", "2.5 EUR", "2.5 EUR for each"),
        ("10 EUR", "3 project", "3.333..3.334 EUR", "3.333 to 3.334 EUR for each"),
        (">1000 EUR", "4 project", ">250 EUR", "over 250 EUR for each"),
        ("<1000 EUR", "4 project", "0..250 EUR", "0 to 250 EUR for each"),
        ("10..20 EUR", "2 project", "5..10 EUR", "5 to 10 EUR for each"),
        ("1234567 EUR", "1 project", "1234567 EUR", "1,235,000 EUR, rounded, for each"),
        (">0 EUR", "2 project", ">0 EUR", "over 0 EUR for each"),
    ],
)
def test_rounded_outwards(value: str, number: str, quotient: str, words: str) -> None:
    """To whole numbers, or four digits; in words to four digits."""
    answer = funding_breakdown(paid(money("money", value), count("projects", number)))
    assert quotients(answer) == {"money/projects": quotient}
    (note,) = [note for note in answer.notes() if note.startswith("Worked out")]
    assert words in note


@FEW
@given(figures())
def test_a_quotient_holds_the_true_one(drawn: list[Figure]) -> None:
    """Within its bounds, and it is never additive."""
    profile = paid(*drawn)
    for row in funding_breakdown(profile, purpose="all"):
        if row.kind == "derived":
            one, number = (profile[name] for name in row.inputs)
            assert isinstance(one, Figure)
            assert isinstance(number, Figure)
            true = one.value.interval.at_least_zero().quotient(number.value.interval)
            assert true.low is None or row.amount.interval.contains(true.low) or true.low_open
            assert not row.additive
            assert row.amount != Quantity("0 EUR")
