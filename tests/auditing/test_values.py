"""One thing at one time has one value in one source."""

from __future__ import annotations

from typing import Any

import pytest
from auditing.asked import (
    audit_of,
    audit_of_two,
    said,
    severities,
    text_of,
    unchecked,
)
from samples import figure, organisation, source

from belarus_stic.auditing import Audit
from belarus_stic.model import Figure


def body_figure(value: str, record_id: str, **changes: Any) -> Figure:
    """Return a figure about the organisation `body`."""
    given = {"indicator": "things", "about": ["body"], "as_of": "2011-11", **changes}
    return figure(value, record_id, **given)


def values(first: str, second: str, **changes: Any) -> Audit:
    """Return the audit of two figures that differ in value, and in what is changed."""
    return audit_of(
        organisation("body"),
        organisation("elsewhere"),
        body_figure(first, "a"),
        body_figure(second, "b", **changes),
    )


@pytest.mark.parametrize(
    ("first", "second", "severity"),
    [
        ("45 project", "46 project", "contradiction"),
        (">45 project", "39 project", "contradiction"),
        ("45 project", "45 project", "agrees"),
        (">45 project", "50 project", "agrees"),
        ("40..50 project", "45 project", "agrees"),
        ("~45 project", "~45 project", "agrees"),
    ],
)
def test_two_values(first: str, second: str, severity: str) -> None:
    """Two values that no number satisfies contradict; two that one number satisfies agree."""
    assert said(values(first, second), "values") == [(severity, ("a", "b"))]


def test_three_values_have_no_number_in_common() -> None:
    """Though the first and the last would go with the middle one each."""
    numbers = ("1..3 project", "2..5 project", "4..6 project")
    figures = [body_figure(value, f"f-{value[0]}") for value in numbers]
    assert severities(audit_of(organisation("body"), *figures), "values") == ["contradiction"]


def test_values_of_which_no_two_go_together() -> None:
    """Whatever their number."""
    figures = [body_figure(f"{i} project", f"f-{i}") for i in range(4)]
    assert severities(audit_of(organisation("body"), *figures), "values") == ["contradiction"]


@pytest.mark.parametrize(
    ("second", "text"),
    [
        (
            "46 project",
            "Things (Name of body): 45 projects and 46 projects; all are stated of the same time.",
        ),
        ("45 project", "Things (Name of body): 45 projects, stated 2 times."),
        ("<50 project", "Things (Name of body): 45 projects and under 50 projects, all true of "),
    ],
)
def test_values_in_words(second: str, text: str) -> None:
    """The indicator, what it is about and the values stand in the text."""
    assert text_of(values("45 project", second), "values").startswith(text)


def test_values_that_about_leaves_undecided() -> None:
    """Whether about 450 is 460 is not decided."""
    audited = values("~450 project", "460 project")
    assert said(audited, "values") == []
    assert unchecked(audited) == [("values", 'how far "about" reaches is not said')]


@pytest.mark.parametrize(
    "changes",
    [
        {"indicator": "other things"},
        {"about": ["elsewhere"]},
        {"period": "2010"},
        {"as_of": "2010"},
        {"per": ["year"]},
        {"scope": "whole programme"},
    ],
    ids=str,
)
def test_values_of_another_thing(changes: dict[str, Any]) -> None:
    """Another indicator, subject, time or recurrence may have another value."""
    assert said(values("45 project", "46 project", **changes), "values") == []


def test_undated_is_of_the_time_of_its_source() -> None:
    """Two figures of one source, one with the source's date and one without, are of one time."""
    assert severities(values("45 project", "46 project", as_of=None), "values") == ["contradiction"]


def test_values_in_other_units() -> None:
    """Values in other units, of another stage, purpose, payer or whole are not compared."""
    assert said(values("45 project", "46 grant"), "values") == []
    assert said(values("45 EUR", "46 EUR", stage="budgeted"), "values") == []
    assert said(values("45 EUR", "46 EUR", paid_by=["EU"]), "values") == []
    assert said(values("45 EUR", "46 EUR", paid_to=["EU"]), "values") == []
    assert said(values("45 EUR", "46 EUR", purpose="education"), "values") == []
    assert said(values("45 %", "46 %", denominator="another whole"), "values") == []


def of_two(first: str, second: str, **changes: Any) -> Audit:
    """Return the audit of two sources that count the projects of one body."""
    return audit_of_two(
        organisation("body", cites=["one#part.1"]),
        body_figure(first, "a", as_of=None, cites=["one#part.1"]),
        body_figure(second, "b", as_of=None, cites=["two#part.1"]),
        **changes,
    )


def test_two_sources_that_differ() -> None:
    """A tension that names both; neither contradicts itself."""
    audited = of_two("304 project", "305 project")
    assert said(audited, "values") == [("tension", ("a", "b"))]
    assert text_of(audited, "values").endswith(
        "two sources differ, and neither contradicts itself."
    )
    assert "[one: part.1; two: part.1]" in " ".join(str(audited).split())


def test_two_sources_that_do_not_differ() -> None:
    """They confirm nothing: one may have copied the other."""
    assert said(of_two("304 project", "304 project"), "values") == []


def test_sources_of_two_dates() -> None:
    """Forty projects in 2011 and 45 in 2013 neither agree nor disagree."""
    later = (source("one", as_of="2011"), source("two", as_of="2013"))
    assert said(of_two("40 project", "45 project", sources=later), "values") == []


def test_a_source_that_contradicts_itself_beside_another() -> None:
    """Its contradiction is told once, and not as a difference of sources too."""
    audited = audit_of_two(
        organisation("body", cites=["one#part.1"]),
        body_figure("304 project", "a", cites=["one#part.1", "two#part.1"]),
        body_figure("305 project", "b", cites=["one#part.2", "two#part.2"]),
        body_figure("305 project", "c", cites=["two#part.3"]),
    )
    assert said(audited, "values") == [
        ("contradiction", ("a", "b")),
        ("contradiction", ("a", "b", "c")),
    ]


def test_a_source_that_agrees_with_itself_beside_another() -> None:
    """It is told that it does, and that the other differs."""
    audited = audit_of_two(
        organisation("body", cites=["one#part.1"]),
        body_figure("304 project", "a", cites=["one#part.1"]),
        body_figure("304 project", "b", cites=["one#part.2"]),
        body_figure("305 project", "c", cites=["two#part.3"]),
    )
    assert said(audited, "values") == [("tension", ("a", "b", "c")), ("agrees", ("a", "b"))]


def test_a_contradiction_is_no_difference_too() -> None:
    """Where a source contradicts itself, that another says one of the two is not told."""
    audited = audit_of_two(
        organisation("body", cites=["one#part.1"]),
        body_figure("304 project", "a", cites=["one#part.1"]),
        body_figure("305 project", "b", cites=["one#part.2"]),
        body_figure("305 project", "c", cites=["two#part.3"]),
    )
    assert said(audited, "values") == [("contradiction", ("a", "b"))]


def test_a_value_of_home() -> None:
    """Home is called by the profile's name, alone and as the place of other things."""
    for about, name in ((["BLR"], "(Sample)"), (["body", "BLR"], "(Name of body in Sample)")):
        figures = [figure("5 project", record_id, about=about) for record_id in ("a", "b")]
        assert name in text_of(audit_of(organisation("body"), *figures), "values")
