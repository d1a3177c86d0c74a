"""The packaged profile: what its audit must find without being told, and what it must confirm."""

from __future__ import annotations

import pytest

from belarus_stic.auditing import Audit, Finding, audit
from belarus_stic.files import load_profile

PLACE = "bilateral-agreements"


@pytest.fixture(scope="module")
def audited() -> Audit:
    """Return the audit of the packaged profile."""
    return audit(load_profile())


def at(audited: Audit, rule: str, *locators: str) -> Finding:
    """Return the one finding of a rule that rests on all these statements."""
    rows = [
        row
        for row in audited
        if row.rule == rule and set(locators) <= {cite.locator for cite in row.evidence}
    ]
    assert len(rows) == 1, rows
    return rows[0]


def test_headline(audited: Audit) -> None:
    """As the model of the page has it."""
    assert audited.headline() == (
        "In the records on Belarus the audit finds 1 contradiction (Switzerland is placed within "
        "the EU), 5 tensions and 3 gaps; 16 checks agree (scienceportal.org.by, as of November "
        "2011)."
    )


def test_switzerland_among_the_eu(audited: Audit) -> None:
    """The one plain contradiction is Switzerland's place among partners in the EU."""
    (found,) = audited.where(severity="contradiction")
    assert found.text == "Switzerland is placed within the EU; it was no member in November 2011."
    assert found.records == ("eu-second-partners", "position-che-second-tier")


@pytest.mark.parametrize(
    ("rule", "severity", "locators", "text"),
    [
        ("denials", "tension", [f"{PLACE}.1.4", f"{PLACE}.4.1"], "and yet no official contacts"),
        (
            "denominators",
            "tension",
            ["national-policies.1.3", "bilateral-programmes.4.1"],
            "three quarters of the larger",
        ),
        (
            "durations",
            "tension",
            ["eu-cooperation.17.4"],
            "48 months are stated; 2007 to 2009 has 36",
        ),
        (
            "windows",
            "tension",
            ["eu-cooperation.4.1", "eu-cooperation.4.2"],
            (
                "ISTC projects in Belarus: over 1,000,000 USD (grants, undated) "
                "cannot be part of 580,000 USD"
            ),
        ),
        (
            "lists",
            "tension",
            [f"{PLACE}.3.3", "bilateral-programmes.2.5"],
            "the list of 10 partners",
        ),
        (
            "counts",
            "gap",
            [f"{PLACE}.1.1", f"{PLACE}.3.1"],
            "39 countries named, for 10 of them a legal basis only: different units",
        ),
        ("windows", "gap", ["eu-cooperation.17.2", "eu-cooperation.17.3"], "Erasmus Mundus: "),
        (
            "windows",
            "gap",
            ["eu-cooperation.16.1", "eu-cooperation.16.5", "eu-cooperation.16.6"],
            "12,800,000 EUR (1994 to 2006)",
        ),
        ("membership", "note", [f"{PLACE}.3.1"], "Ukraine is placed in the CIS"),
        ("open lists", "note", [], "In 10 lists only examples"),
        ("undated", "note", [], "21 figures state no date"),
    ],
)
def test_finding(audited: Audit, rule: str, severity: str, locators: list[str], text: str) -> None:
    """Each finding, by rule and statements."""
    found = at(audited, rule, *locators)
    assert (found.severity, text in found.text) == (severity, True)


@pytest.mark.parametrize(
    "text",
    [
        '13 of 27 members of the EU are named, 48.1 %; under 50 % ("almost") is stated.',
        "3 programmes stated, 3 named (Baltic Sea Region, ",
        "2 alliances stated, 2 named (CIS and EurAsEC).",
        "the table of its members has 39 in November 2011.",
        "China 8 %, Germany 9 % and Russia 55 % make 72 %, within the whole.",
        "Armenia, Kazakhstan, Moldova, Russia and Tajikistan.",
        "16 countries, from Austria to the United Kingdom.",
        "Canada: no agreement, the source says, and none is recorded.",
    ],
)
def test_what_agrees(audited: Audit, text: str) -> None:
    """Counts, shares and placements that were checked, and hold."""
    assert [text in row.text for row in audited.agrees].count(True) == 1


def test_money_and_projects_of_fp7_are_of_no_one_time(audited: Audit) -> None:
    """Contracts before November 2011 and projects by then are not said to be one set."""
    every = [*audited, *audited.agrees]
    assert not any("fp7-contribution" in row.records for row in every)


def test_short_enough(audited: Audit) -> None:
    """The findings are read in two minutes: no more than 300 words."""
    assert sum(len(row.text.split()) for row in audited) < 300
