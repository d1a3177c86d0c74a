"""One percentage is of one whole."""

from __future__ import annotations

from typing import Any

import pytest
from auditing.asked import audit_of, said, text_of
from samples import figure, organisation

from belarus_stic.auditing import Audit


def halves(first_value: str = "3..4 %", **changes: Any) -> Audit:
    """Return the audit of one share of two wholes, the second figure changed."""
    first = {"about": ["BLR"], "indicator": "share of co-operation", "denominator": "state-budget"}
    second = {"value": first_value, **first, "denominator": "total", **changes}
    return audit_of(
        organisation("body"),
        figure(first_value, "a", **first),
        figure(second.pop("value"), "b", **second),
    )


@pytest.mark.parametrize(
    ("value", "ratio"),
    [
        ("3..4 %", "; if one sum is meant, the smaller total is at least three quarters of the"),
        ("30..40 %", "at least three quarters of the larger."),
        ("20..40 %", "at least half of the larger."),
        ("2..3 %", "at least two thirds of the larger."),
        ("2..7 %", "at least 28.6 % of the larger."),
        ("5 %", "; if one sum is meant, they are equal."),
        (">5 %", "once of total."),
        ("<5 %", "once of total."),
    ],
)
def test_one_share_of_two_wholes(value: str, ratio: str) -> None:
    """The same value of two wholes is a tension that says which ratio of them both need."""
    audited = halves(value)
    assert said(audited, "denominators") == [("tension", ("a", "b"))]
    assert ratio in text_of(audited, "denominators")


def test_wholes_are_in_words() -> None:
    """No key of the data reaches a reader."""
    assert text_of(halves(">5 %", denominator="total-rd-expenditure"), "denominators") == (
        "Share of co-operation: over 5 %, once of state budget and once of total R&D expenditure."
    )


def test_recurrence_is_said() -> None:
    """A share a year is one."""
    figures = [
        figure("5 %", name, denominator=name, per=["year"], indicator="share") for name in "ab"
    ]
    assert text_of(audit_of(*figures), "denominators").startswith(
        "Share: 5 % a year, once of a and once of b;"
    )


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"about": ["BLR", "body"]}, 1),
        ({"denominator": "state-budget"}, 0),
        ({"value": "3..5 %"}, 0),
        ({"indicator": "share of something"}, 0),
        ({"about": ["body"]}, 0),
        ({"per": ["year"]}, 0),
        ({"period": "2010"}, 0),
    ],
    ids=str,
)
def test_share_of_another_thing(changes: dict[str, Any], found: int) -> None:
    """Another value, indicator, subject, time or recurrence, or the same whole, is no tension."""
    assert len(said(halves(**changes), "denominators")) == found


def test_counts_have_no_whole() -> None:
    """The same count beside two denominators is no percentage of anything."""
    figures = [figure("5 project", name, denominator=name) for name in ("a", "b")]
    assert said(audit_of(*figures), "denominators") == []
