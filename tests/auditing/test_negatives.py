"""What sources say is not there, not so or in the way, and what the records hold all the same."""

from __future__ import annotations

import pytest
from auditing.asked import audit_of, audit_of_two
from samples import (
    agreement,
    centre,
    enumeration,
    event,
    figure,
    observation,
    organisation,
    programme,
    project,
    standing,
)

from belarus_stic import load_profile
from belarus_stic.auditing import Audit, audit
from belarus_stic.model import Record


def told(*records: Record) -> list[str]:
    """Return what an audit of these records tells as negative."""
    return [row.text for row in audit_of(*records).negatives]


TIES = (
    agreement("DEU"),
    agreement("USA", status="legal basis"),
    agreement("USA", id="second", status="legal basis"),
    programme(partners=["USA"], participants=["institute"], funders=["USA"]),
    organisation(country="DEU"),
    project(funders=["CIS"]),
    centre(partners=["USA"]),
)


@pytest.mark.parametrize(
    ("negative", "text"),
    [
        (standing("FRA", "no agreement"), "No agreement with France."),
        (standing("label:others", "no agreement"), "No agreement with others."),
        (
            standing("USA", "no official contacts"),
            (
                "No official contacts with the United States; yet the records hold 2 "
                "legal bases, 1 centre and 1 programme with the United States."
            ),
        ),
        (
            standing("CIS", "no agreement"),
            ("No agreement with the CIS; yet the records hold 1 project with the CIS."),
        ),
        (
            agreement("DEU", id="old", name="Old", status="not in force"),
            ("Old, not in force; yet the records hold 1 agreement and 1 programme with Germany."),
        ),
        (agreement("FRA", name="Old", status="planned"), "Old, planned, not concluded."),
        (agreement("FRA", name="Old", ended="1999", status="ended"), "Old, ended in 1999."),
        (
            agreement("FRA", name="Old", ended="1999", status="concluded"),
            "Old, ended in 1999.",
        ),
        (observation(stance="absence", text="There is no plan."), "There is no plan."),
        (
            observation(stance="barrier", text="Few go abroad", about=["BLR", "institute", "CIS"]),
            (
                "Few go abroad; yet the records hold 1 agreement and 1 programme with Germany and "
                "1 project with the CIS."
            ),
        ),
    ],
)
def test_a_negative_and_what_is_held_against_it(negative: Record, text: str) -> None:
    """Ties with the countries and groups it is about, each record once."""
    assert told(*TIES, negative) == [text]


def test_what_is_no_negative() -> None:
    """What else is said or judged, agreements that hold, and those that are still to come."""
    others = (
        standing("DEU", "top tier"),
        observation(stance="unknown"),
        agreement("ITA", signed="2013", status="concluded"),
        agreement("FRA"),
    )
    audited = audit_of(*others)
    assert audited.negatives == ()
    assert len(audited.where(rule="negatives")) == 0


def test_records_that_name_what_it_is_about() -> None:
    """But no observations, lists and standings; of home's own bodies as of any record."""
    records = (
        programme("scheme", name="Scheme", partners=["RUS"]),
        programme("inner", part_of="scheme"),
        project("p", programme="scheme"),
        project("q", programme="scheme"),
        figure("5 grant", "grants", about=["scheme"]),
        figure("6 grant", "others", about=["label:ICT"]),
        observation("praise", about=["scheme"]),
        enumeration(["scheme"], of="things"),
        organisation("ministry", name="Ministry", country="BLR"),
        event(supported_by=["ministry"]),
        standing("label:ICT", "strategic"),
    )
    about = ["scheme", "ministry", "label:ICT", "label:law", "BLR"]
    assert told(*records, observation("limits", stance="barrier", about=about)) == [
        (
            "Text of limits; yet the records hold 2 projects, 1 figure and 1 programme of Scheme, "
            "1 event of Ministry and 1 figure of ICT."
        )
    ]


def test_the_date_is_that_of_the_negative() -> None:
    """What holds then is held against it; another date than the profile's is told."""
    ended = programme(partners=["USA"], period="1995/2001")
    texts = told(
        ended,
        standing("USA", "no official contacts"),
        standing("USA", "no official contacts", id="before", as_of="2000"),
    )
    assert texts == [
        (
            "No official contacts with the United States (as of 2000); yet the records "
            "hold 1 programme with the United States."
        ),
        "No official contacts with the United States.",
    ]


def test_one_negative_of_two_sources() -> None:
    """Is told once, with the statements of both."""
    audited = audit_of_two(
        standing("CAN", "no agreement", cites=["one#part.1"], as_of="2011-11"),
        standing("CAN", "no agreement", id="again", cites=["two#part.1"], as_of="2011-11"),
    )
    (row,) = audited.negatives
    assert (row.records, len(row.evidence)) == (("standing-can-no-agreement", "again"), 2)
    assert row.severity == "negative"
    (note,) = (note for note in audited.notes() if note.startswith("Negative: "))
    assert note == "Negative: No agreement with Canada [one: part.1; two: part.1]."


def test_a_note_counts_them() -> None:
    """One line on the page; each stands in the notes with its statement, before what agrees."""
    one = standing("CAN", "no agreement")
    (note,) = audit_of(one).where(rule="negatives")
    said = "said to be absent, denied, not in force or in the way; the notes tell each."
    assert (note.severity, note.text) == ("note", f"1 thing is {said}")
    audited = audit_of(one, observation(stance="absence", cites=["report#part.2"]))
    (note,) = audited.where(rule="negatives")
    assert (note.text, note.records) == (f"2 things are {said}", (one.id, "observation"))
    assert [text.partition(":")[0] for text in audited.notes()] == ["Negative"] * 2 + ["Agrees"]
    assert audited.notes()[1] == "Negative: Text of observation [part.2]."
    page = str(audited)
    assert "2 things are said" in page
    assert "Text of observation" not in page


@pytest.fixture(scope="module")
def belarus() -> Audit:
    """Return the audit of the packaged profile."""
    return audit(load_profile())


@pytest.mark.parametrize(
    "text",
    [
        "No official contacts with the United States; yet the records hold 1 legal basis",
        "EU-Belarus Partnership and Cooperation Agreement, not in force; yet the records hold ",
        "No agreement with some other industrialised economies.",
        "support initiatives in R&D; yet the records hold 1 programme with the EurAsEC.",
        "has no policy document devoted to international collaboration in science, technology and",
    ],
)
def test_belarus(belarus: Audit, text: str) -> None:
    """Denied, remarked, not in force, absent, and of home alone."""
    assert [text in row.text for row in belarus.negatives].count(True) == 1


def test_every_negative_of_belarus(belarus: Audit) -> None:
    """Each observation of an absence or a barrier is one of them."""
    made = load_profile()
    negative = {one.id for one in made.observations if one.stance in {"absence", "barrier"}}
    assert negative < {record for row in belarus.negatives for record in row.records}
