"""What must hold within records of each kind: a negative case for each rule, and sound ones."""

from __future__ import annotations

from typing import Any

import pytest
from samples import (
    agreement,
    centre,
    enumeration,
    figure,
    observation,
    organisation,
    problems_in,
    profile,
    source,
)

from belarus_stic.model import Record

WRONG: list[tuple[Record, str, str]] = [
    (agreement(signed="2005", in_force="2004"), "in_force", "2004 is before it was signed, 2005"),
    (
        agreement(status="ended", signed="2005", ended="2004"),
        "ended",
        "2004 is before it was signed or in force, 2005",
    ),
    (
        agreement(status="ended", signed="2003", in_force="2005", ended="2004"),
        "ended",
        "2004 is before it was signed or in force, 2005",
    ),
    (agreement(status="not in force", in_force="2004"), "in_force", "has no such date"),
    (agreement(status="planned", in_force="2004"), "in_force", "'planned' has no such date"),
    (
        agreement(status="planned", signed="2004"),
        "signed",
        "2004 is before 2011-11, when the source calls it 'planned'",
    ),
    (
        agreement(status="in force", ended="2010"),
        "ended",
        "2010 is before 2011-11, when the source calls it 'in force'",
    ),
    (figure("5"), "value", "'5' has no unit"),
    (figure("5 %", denominator=None), "denominator", "a percentage needs one"),
    (figure("5 EUU"), "value", "unknown currency 'EUU'"),
    (
        figure("5 EUR", stage=None),
        "stage",
        "needs its stage: allocated, budgeted, contributed, awarded, planned or unstated",
    ),
    (figure("5 EUR", purpose=None), "purpose", "an amount of money needs its purpose"),
    (figure("5 EUR", scope=None), "scope", "an amount of money needs its scope"),
    (figure(stage="awarded"), "stage", "only money has one, not '450 project'"),
    (figure(purpose="research"), "purpose", "only money has one"),
    (figure(paid_by=["EU"]), "paid_by", "only money has one"),
    (figure(paid_to=["DEU"]), "paid_to", "only money has one"),
    (
        enumeration(["DEU"], of="things", kind="agreement"),
        "kind",
        "only a list of partners has one, not a list of things",
    ),
    (enumeration(["DEU"], of="co-members", level="agency"), "level", "only a list of partners"),
    (enumeration(["DEU"], of="memberships", narrower="x"), "narrower", "only a list of partners"),
    (enumeration(["DEU"], level="agency"), "level", "only a list of agreements has one"),
    (
        enumeration(["DEU"], kind="centre", level="agency"),
        "level",
        "only a list of agreements has one",
    ),
    (
        observation(stance="practice", hinders=["DEU"]),
        "hinders",
        "goes with the stance absence or barrier, not practice",
    ),
    (
        observation(stance="barrier", answers=["report"]),
        "answers",
        "goes with the stance recommendation, not barrier",
    ),
    (observation(addressees=["BLR"]), "addressees", "goes with the stance recommendation"),
]


@pytest.mark.parametrize(("record", "field", "message"), WRONG)
def test_each_rule_finds_its_mistake(record: Record, field: str, message: str) -> None:
    """A record with one mistake is refused for that mistake and no other."""
    (problem,) = problems_in(record)
    assert (problem.record, problem.field) == (record.id, field)
    assert message in problem.message


SOUND: list[Record] = [
    agreement(signed="2004", in_force="2004", ended="2011-11", status="ended"),
    agreement(signed="2004~", in_force="2003"),
    agreement(status="not in force", signed="2004"),
    agreement(status="planned", signed="2012"),
    agreement(status="planned", signed="2011-11"),
    agreement(status="in force", ended="2012"),
    agreement(status="in force", ended="2011"),
    # A source may be wrong about a day that it calls past: that is for the audit to find.
    agreement(status="ended", ended="2012"),
    agreement(status="concluded", signed="2012"),
    agreement(status="legal basis", signed="2012"),
    figure(scope="whole programme"),
    figure("3..4 %", purpose="research", paid_by=["label:foreign sources"]),
    figure("5 EUR", paid_by=["EU"], paid_to=["BLR"], per=["year"], stage="unstated"),
    enumeration(["DEU"], kind="agreement", level="agency", narrower="in physics"),
    enumeration(["DEU"], of="things"),
    observation(stance="barrier", hinders=["label:contacts"]),
    observation(stance="absence", hinders=["label:contacts"]),
    observation(stance="recommendation", answers=["report"], addressees=["label:all"]),
]


@pytest.mark.parametrize("record", SOUND)
def test_what_may_be_is_not_refused(record: Record) -> None:
    """Only what is certainly wrong is a problem."""
    assert problems_in(record) == []


def test_a_status_is_judged_when_its_source_speaks() -> None:
    """Not on the profile's date, where the source has its own."""
    late = source(as_of="2013")
    assert problems_in(agreement(status="concluded", signed="2012"), sources=[late]) == []
    (problem,) = problems_in(agreement(status="in force", ended="2012"), sources=[late])
    assert problem.message == (
        "2012 is before 2013, when the source calls it 'in force'; "
        "expected a later date or another status"
    )


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kind": "centre"}, "kind"),
        ({"level": "agency"}, "level"),
        ({"kind": "agreement"}, None),
        ({"level": "governmental"}, None),
        ({}, None),
    ],
)
def test_a_list_agrees_with_its_items(changes: dict[str, Any], field: str | None) -> None:
    """What its items say themselves is not said otherwise."""
    listed = enumeration(["agreement-deu", "agreement-fra"], **changes)
    items = [agreement(), agreement("FRA", level=None)]
    assert [problem.field for problem in problems_in(*items, listed)] == ([field] if field else [])


def test_a_list_of_unlike_items_may_say_its_kind() -> None:
    """Countries and records together, or records of two kinds, say nothing themselves."""
    assert problems_in(agreement(), enumeration(["agreement-deu", "FRA"], kind="centre")) == []
    mixed = enumeration(["agreement-deu", "centre"], kind="event")
    assert problems_in(agreement(), centre(), mixed) == []
    assert problems_in(organisation(), enumeration(["institute"], kind="funding")) == []


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"statements": [("a", "0" * 64), ("a", "1" * 64)]}, "statements", "'a' stands 2 times"),
        ({"statements": [("a", "0" * 63)]}, "statements", "'a' has '000"),
        ({"statements": [("a", "G" * 64)]}, "statements", "expected a SHA-256: 64 digits and"),
        (
            {"without_facts": [("part.1x", "b")]},
            "without_facts",
            "'part.4', 'part.5' or 4 more; did you mean 'part.1'?",
        ),
        (
            {"without_facts": [("part.1x", "b")], "statements": ()},
            "without_facts",
            "unknown statement 'part.1x'; expected none, because there is none",
        ),
        (
            {"without_facts": [("part.1", "b")]},
            "without_facts",
            "'part.1' is cited by 'agreement-deu'; expected what no record cites",
        ),
    ],
)
def test_sources_count_their_statements(changes: dict[str, Any], field: str, message: str) -> None:
    """Statements stand once with their digest, and those without facts are known and not cited."""
    given = {"without_facts": (), **changes}
    cited = agreement(cites=["report#a"] if "statements" in changes else ["report#part.1"])
    (problem,) = problems_in(cited, sources=[source(**given)])
    assert (problem.record, problem.field) == ("report", field)
    assert message in problem.message


def test_odd_locators_are_no_error() -> None:
    """A locator that no citation can hold is only never cited."""
    odd = source(statements=[("a; b", "0" * 64)], without_facts=[("a; b", "a heading")])
    assert len(profile(sources=[odd])) == 1
