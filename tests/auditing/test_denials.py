"""What is denied of a country against its documented ties."""

from __future__ import annotations

from typing import Any

import pytest
from auditing.asked import audit_of, audit_of_two, said, severities, text_of
from samples import agreement, centre, enumeration, event, programme, project, source, standing

from belarus_stic.model import Record

DENIED = standing("USA", "no agreement", id="denied")
REMARKED = standing("USA", "no official contacts", id="remarked")


@pytest.mark.parametrize(
    ("denied", "status", "severity"),
    [
        (DENIED, "concluded", "contradiction"),
        (DENIED, "legal basis", "tension"),
        (REMARKED, "concluded", "tension"),
        (REMARKED, "legal basis", "tension"),
    ],
)
def test_agreement_beside_a_denial(denied: Record, status: Any, severity: str) -> None:
    """An agreement contradicts that there is none; a legal basis is not outright one."""
    audited = audit_of(agreement("USA", status=status), denied)
    assert said(audited, "denials") == [(severity, ("agreement-usa", denied.id))]


def test_a_group_is_a_partner_of_whom_a_tie_may_be_denied() -> None:
    """As a country is; of what names neither nothing is compared."""
    denied = standing("EU", "no agreement", id="denied")
    audited = audit_of(agreement("EU"), denied)
    assert said(audited, "denials") == [("contradiction", ("agreement-eu", "denied"))]
    unnamed = standing("label:others", "no agreement", id="denied")
    assert said(audit_of(agreement("EU"), unnamed), "denials") == []


def test_agreement_and_legal_basis_beside_a_denial() -> None:
    """One agreement outright is enough for a contradiction."""
    basis = agreement("USA", id="basis", status="legal basis")
    assert severities(audit_of(agreement("USA"), basis, DENIED), "denials") == ["contradiction"]


def test_words_of_a_tension() -> None:
    """As the page of Belarus has it."""
    audited = audit_of(agreement("USA", status="legal basis"), centre(partners=["USA"]), REMARKED)
    assert text_of(audited, "denials") == (
        "United States: a legal basis for co-operation and a centre, and yet no official contacts."
    )


def test_words_are_in_one_order() -> None:
    """Whatever the ids: an agreement outright comes first."""
    for first, second in (("concluded", "legal basis"), ("legal basis", "concluded")):
        audited = audit_of(
            agreement("USA", id="a", status=first), agreement("USA", id="b", status=second), DENIED
        )
        assert text_of(audited, "denials") == (
            "United States: an agreement and a legal basis for co-operation, and yet no agreement."
        )


def test_words_of_a_contradiction() -> None:
    """Both sides stand in it."""
    audited = audit_of(agreement("USA"), DENIED)
    assert text_of(audited, "denials") == "United States: an agreement, and yet no agreement."


def test_words_of_ties_that_governments_make() -> None:
    """Each kind stands with its article."""
    joint = programme(partners=["USA"], budget="joint")
    assert text_of(audit_of(joint, REMARKED), "denials") == (
        "United States: a joint budget and a programme, and yet no official contacts."
    )


@pytest.mark.parametrize("status", ["ended", "not in force", "planned"])
def test_dead_agreement_beside_a_denial(status: Any) -> None:
    """An agreement that does not hold speaks against no denial."""
    audited = audit_of(agreement("USA", status=status), DENIED)
    assert said(audited, "denials") == [("agrees", ("denied",))]
    assert text_of(audited, "denials") == (
        "United States: no agreement, the source says, and none is recorded."
    )


@pytest.mark.parametrize(
    ("denied", "period", "severity"),
    [
        (REMARKED, None, "tension"),
        (REMARKED, "2010/..", "tension"),
        (REMARKED, "2005/2011-11-01", "tension"),
        (REMARKED, "2005/2011-10-31", "agrees"),
        (DENIED, None, "agrees"),
    ],
)
def test_programme_beside_a_denial(denied: Record, period: str | None, severity: str) -> None:
    """A programme that is not over is an official contact, but no agreement."""
    audited = audit_of(programme(partners=["USA"], period=period), denied)
    assert severities(audited, "denials") == [severity]


def test_what_governments_do_not_make() -> None:
    """A project's funder or the support of an event is no official contact."""
    audited = audit_of(project(funders=["USA"]), event(supported_by=["USA"]), REMARKED)
    assert severities(audited, "denials") == ["agrees"]


def test_nobody_named_nothing_checked() -> None:
    """A top partner may have agreements, and what a label denies cannot be checked."""
    audited = audit_of(
        agreement("DEU"),
        standing("DEU", "top tier"),
        standing("label:others", "no agreement"),
        standing("label:others", "no official contacts"),
    )
    assert said(audited, "denials") == []


def test_many_records_of_one_country_are_one_check() -> None:
    """Two denials and two agreements make one sentence, not four."""
    audited = audit_of(
        agreement("USA"), agreement("USA", id="another"), DENIED, standing("USA", "no agreement")
    )
    assert said(audited, "denials") == [
        ("contradiction", ("agreement-usa", "another", "denied", "standing-usa-no-agreement"))
    ]


def test_two_sources_contradict_only_each_other() -> None:
    """What one documents and the other denies is a difference, and said to be one."""
    documented = agreement("USA", cites=["one#part.1"])
    denied = standing("USA", "no agreement", cites=["two#part.1"])
    audited = audit_of_two(documented, denied)
    assert severities(audited, "denials") == ["tension"]
    assert text_of(audited, "denials").endswith(
        "; two sources differ, and neither contradicts itself."
    )


def test_a_source_contradicts_itself_first() -> None:
    """Its own agreement is held against a denial before that of another source."""
    audited = audit_of_two(
        agreement("USA", id="its-own", cites=["one#part.1"]),
        agreement("USA", id="of-another", cites=["two#part.1"]),
        standing("USA", "no agreement", id="denied", cites=["one#part.2"]),
    )
    assert said(audited, "denials") == [("contradiction", ("denied", "its-own"))]


def test_a_denial_speaks_at_its_own_date() -> None:
    """A programme that ended since is against a denial of that time."""
    joint = programme(partners=["USA"], period="2005/2008")
    audited = audit_of(
        joint, standing("USA", "no official contacts", as_of="2007"), enumeration(["DEU"])
    )
    assert severities(audited, "denials") == ["tension"]


@pytest.mark.parametrize(
    ("of_tie", "of_denial", "severity", "denied"),
    [
        ("2011", "2009", "tension", "in 2009 the source said: no agreement"),
        ("2011-11", "2011-10-05", "tension", "on 5 October 2011 the source said: no agreement"),
        ("2011", "2011-10", "tension", "in October 2011 the source said: no agreement"),
        ("2011/..", "2009", "tension", "in 2009 the source said: no agreement"),
        ("2011-10", "2011", "contradiction", "yet no agreement"),
        ("2011", "2011", "contradiction", "yet no agreement"),
        ("2009", "2011", "contradiction", "yet no agreement"),
    ],
)
def test_what_was_denied_before(of_tie: str, of_denial: str, severity: str, denied: str) -> None:
    """An agreement that is documented later may have come since, and "now" is never before."""
    audited = audit_of(
        agreement("DEU", as_of=of_tie), standing("DEU", "no agreement", as_of=of_denial)
    )
    assert severities(audited, "denials") == [severity]
    assert text_of(audited, "denials") == f"Germany: an agreement, and {denied}."


def test_what_another_source_denied_before() -> None:
    """The order of the sources in time stands in the words."""
    audited = audit_of_two(
        agreement("DEU", cites=["two#part.1"]),
        standing("DEU", "no agreement", cites=["one#part.1"]),
        sources=(source("one", as_of="2009"), source("two", as_of="2011")),
    )
    assert severities(audited, "denials") == ["tension"]
    assert text_of(audited, "denials") == (
        "Germany: an agreement, and in 2009 another source said: no agreement."
    )


def test_one_tie_of_the_date_is_enough() -> None:
    """Beside an agreement that is documented later, one that stood then contradicts."""
    audited = audit_of(
        agreement("DEU", as_of="2009"),
        agreement("DEU", id="later", as_of="2011", status="legal basis"),
        standing("DEU", "no agreement", as_of="2009"),
    )
    assert severities(audited, "denials") == ["contradiction"]
    assert text_of(audited, "denials").endswith(", and in 2009 the source said: no agreement.")
