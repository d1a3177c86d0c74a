"""Narrower lists against documented ties that they do not name."""

from __future__ import annotations

from typing import Any

import pytest
from auditing.asked import audit_of, said, text_of
from samples import agreement, centre, enumeration, programme, standing

from belarus_stic.auditing import Audit

NARROWER: dict[str, Any] = {"kind": "programme", "narrower": "programmes every two years"}


def listed(*, other: str = "bilateral", **changes: Any) -> Audit:
    """Return the audit of a list of two partners with such programmes beside one with Russia."""
    given = {**NARROWER, "cites": ["report#part.2"], **changes}
    return audit_of(
        programme("p-ukr", partners=["UKR"], cites=["report#part.2"]),
        programme("p-pol", partners=["POL"], cites=["report#part.2"]),
        programme("schemes", partners=["RUS"], kind=other, cites=["report#part.1"]),
        enumeration(["UKR", "POL"], "ten", **given),
    )


def test_a_programme_of_the_kind_that_a_narrower_list_has() -> None:
    """Is with somebody whom the list does not name: a tension."""
    assert said(listed(), "lists") == [("tension", ("schemes", "ten"))]
    assert text_of(listed(), "lists") == (
        "Russia: a programme is documented (Name of schemes); Russia is not on the list of 2 "
        "partners with programmes every two years."
    )


@pytest.mark.parametrize(
    ("other", "changes"),
    [
        ("union state", {}),
        ("bilateral", {"complete": "open"}),
        ("bilateral", {"narrower": None}),
        ("bilateral", {"kind": None}),
        ("bilateral", {"kind": "centre"}),
        ("bilateral", {"cites": ["report#part.3"]}),
        ("bilateral", {"among": "label:neighbours"}),
        ("bilateral", {"among": "EU"}),
        ("bilateral", {"of": "co-members", "kind": None, "narrower": None}),
    ],
    ids=str,
)
def test_what_a_narrower_list_leaves_alone(other: str, changes: dict[str, Any]) -> None:
    """Another kind of programme, and a list that is open, of another kind or among something."""
    assert said(listed(other=other, **changes), "lists") == []


def test_groups_are_no_partners_of_a_list() -> None:
    """A programme with a group named whole is with nobody that a list of countries lacks."""
    audited = audit_of(
        programme("p-ukr", partners=["UKR"], cites=["report#part.2"]),
        programme("with-all", partners=["EU"]),
        enumeration(["UKR"], "one", cites=["report#part.2"], **NARROWER),
    )
    assert said(audited, "lists") == []


def test_records_without_a_kind() -> None:
    """A joint laboratory is no bilateral centre, and nothing in a centre says which it is."""
    audited = audit_of(
        centre("c-rus", partners=["RUS"], cites=["report#part.2"]),
        centre("laboratory", partners=["DEU"]),
        enumeration(["RUS"], kind="centre", narrower="bilateral centres", cites=["report#part.2"]),
    )
    assert said(audited, "lists") == []


def test_lists_of_one_statement_are_one() -> None:
    """The four neighbours among the ten are no second finding: the wide list speaks."""
    neighbours = enumeration(
        ["UKR"], "a-neighbours", among="label:neighbours", cites=["report#part.2"], **NARROWER
    )
    audited = audit_of(
        programme("p-ukr", partners=["UKR"], cites=["report#part.2"]),
        programme("schemes", partners=["RUS"]),
        standing("RUS", "neighbour", among="label:neighbours"),
        standing("UKR", "neighbour", among="label:neighbours"),
        neighbours,
        enumeration(["UKR", "POL"], "ten", cites=["report#part.2"], **NARROWER),
    )
    assert said(audited, "lists") == [("tension", ("schemes", "ten"))]


def test_several_partners_lacking() -> None:
    """Are one finding."""
    audited = audit_of(
        *(
            programme(f"p-{code.lower()}", partners=[code], cites=["report#part.2"])
            for code in ("UKR", "POL", "RUS")
        ),
        enumeration(["UKR"], "one", cites=["report#part.2"], **NARROWER),
    )
    assert said(audited, "lists") == [("tension", ("one", "p-pol", "p-rus"))]
    assert text_of(audited, "lists").endswith(
        "Poland and Russia are not on the list of 1 partner with programmes every two years."
    )


def test_a_list_as_wide_as_its_kind() -> None:
    """Is coverage's: it leaves others unlisted, or proves nothing."""
    audited = audit_of(agreement("DEU"), agreement("POL"), enumeration(["agreement-deu"]))
    assert said(audited, "lists") == []


def test_lists_of_two_statements_are_two() -> None:
    """Though they are narrower alike."""
    audited = audit_of(
        programme("p-ukr", partners=["UKR"], cites=["report#part.2", "report#part.3"]),
        programme("schemes", partners=["RUS"]),
        enumeration(["UKR"], "first", cites=["report#part.2"], **NARROWER),
        enumeration(["UKR"], "second", cites=["report#part.3"], **NARROWER),
    )
    assert said(audited, "lists") == [
        ("tension", ("first", "schemes")),
        ("tension", ("schemes", "second")),
    ]
