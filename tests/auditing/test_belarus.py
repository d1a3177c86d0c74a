"""The packaged profile: what its audit must find without being told, and what it must confirm."""

from __future__ import annotations

import pytest

from belarus_stic.auditing import Audit, Finding, audit
from belarus_stic.files import load_profile


@pytest.fixture(scope="module")
def audited() -> Audit:
    """Return the audit of the packaged profile."""
    return audit(load_profile())


def at(audited: Audit, kind: str, *locators: str) -> Finding:
    """Return the one row of a kind that rests on all these statements."""
    rows = [
        row
        for row in (*audited.rows, *audited.agrees)
        if row.kind == kind and set(locators) <= set(row.locators)
    ]
    assert len(rows) == 1, rows
    return rows[0]


def test_agreements_and_countries(audited: Audit) -> None:
    """Over 45 agreements stand against 39 countries, which are another unit."""
    found = at(audited, "count", "bilateral-agreements.1.1", "bilateral-agreements.1.2")
    assert found.severity == "gap"
    assert found.text.startswith(
        "Over 45 agreements stated, 39 countries named; "
        "agreements and countries are different units"
    )


def test_share_of_two_wholes(audited: Audit) -> None:
    """3 to 4 % are stated of the state's spending and of all spending."""
    found = at(audited, "denominator", "national-policies.1.3", "bilateral-programmes.4.1")
    assert (found.severity, "3 to 4 %" in found.text) == ("tension", True)


def test_switzerland_among_the_eu(audited: Audit) -> None:
    """The one plain contradiction is Switzerland's place among partners in the EU."""
    found = [row for row in audited if row.severity == "contradiction"]
    assert [(row.text, row.locators) for row in found] == [
        (
            "Switzerland was no part of EU as of 2011-11, though placed in it.",
            ("bilateral-agreements.2.1",),
        )
    ]


def test_united_states(audited: Audit) -> None:
    """The United States have an agreement and no official contacts."""
    found = at(audited, "denial", "bilateral-agreements.1.4", "bilateral-agreements.4.1")
    assert (found.severity, "United States" in found.text) == ("tension", True)


def test_istc_money(audited: Audit) -> None:
    """Grants of over a million dollars stand beside projects of 580 thousand."""
    found = at(audited, "window", "eu-cooperation.4.1", "eu-cooperation.4.2")
    assert found.severity == "tension"
    assert "Over 1,000,000 USD cannot be part of 580,000 USD" in found.text


def test_tempus_windows(audited: Audit) -> None:
    """The budget and the counts of TEMPUS are for different years."""
    found = at(audited, "window", "eu-cooperation.16.1", "eu-cooperation.16.5")
    assert found.severity == "gap"
    assert "12,800,000 EUR (budget, 1994/2006)" in found.text


@pytest.mark.parametrize(
    ("locators", "text"),
    [
        (["bilateral-agreements.1.2"], "13 of 27 members as of 2011-11 named: 48.1 %"),
        (["eu-cooperation.15.1"], "3 programmes stated, 3 named"),
        (["regional-networks.1.1"], "2 alliances stated, 2 named"),
        (["eu-cooperation.3.3"], "has 39 (12 party, 27 through the EU)"),
    ],
)
def test_what_agrees(audited: Audit, locators: list[str], text: str) -> None:
    """Counts and shares that were checked against lists and members, and hold."""
    found = [
        row for row in audited.agrees if row.kind == "count" and set(locators) <= set(row.locators)
    ]
    assert [text in row.text for row in found].count(True) == 1


def test_short_enough(audited: Audit) -> None:
    """The findings are read in two minutes: no more than 500 words."""
    words = sum(len(row.text.split()) for row in audited)
    assert words < 500
