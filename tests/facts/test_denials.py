"""What sources deny, what they remark, and what they say of a partner's place and share."""

from __future__ import annotations

import pytest
from samples import figure, organisation, profile, source, standing

from belarus_stic.facts import TIERS, denials, remarks, shares, standings
from belarus_stic.values import Period


def test_no_agreement_denies_an_agreement() -> None:
    """And nothing else; of whom a source does not name, nobody is denied."""
    made = profile(standing("CAN", "no agreement"), standing("label:others", "no agreement"))
    named, others = denials(made)
    assert (named.country, named.what, named.kinds) == ("CAN", "Canada", {"agreement"})
    assert (others.country, others.what) == (None, "others")
    assert named.record == "standing-can-no-agreement"
    assert named.evidence == made["standing-can-no-agreement"].cites
    assert remarks(made) == ()


def test_no_official_contacts_denies_nothing() -> None:
    """It is a remark, of a country or of others."""
    made = profile(standing("USA", "no official contacts"), standing("CIS", "no official contacts"))
    group, country = remarks(made)
    assert (country.country, country.what) == ("USA", "United States")
    assert country.standing == "no official contacts"
    assert (group.country, group.what) == (None, "Commonwealth of Independent States")
    assert denials(made) == ()


@pytest.mark.parametrize(
    ("on", "counts"), [("2011", True), ("2011-11", True), ("2010", False), ("2010/2012", False)]
)
def test_a_denial_counts_where_it_speaks(on: str, counts: bool) -> None:
    """At the date of its source; a remark likewise."""
    made = profile(
        standing("CAN", "no agreement"),
        standing("USA", "no official contacts"),
        sources=[source(as_of="2011")],
    )
    assert len(denials(made, Period(on))) == len(remarks(made, Period(on))) == counts
    assert denials(made)[0].speaks == remarks(made)[0].speaks == Period("2011")


def test_standings() -> None:
    """Whom they are of, and among whom."""
    made = profile(
        standing("DEU", "top tier", among="EU"), standing("label:Arabic countries", "widening")
    )
    german, arabic = sorted(standings(made), key=lambda one: one.country or "", reverse=True)
    assert (german.country, german.standing, german.among) == ("DEU", "top tier", "EU")
    assert (arabic.country, arabic.what) == (None, "Arabic countries")
    assert arabic.among is None


def test_tiers() -> None:
    """Leading and top are above second; other standings have no tier."""
    assert TIERS["leading"] == TIERS["top tier"] < TIERS["second tier"]
    assert "strategic" not in TIERS


def test_shares_of_one_foreign_country() -> None:
    """Percentages only, of exactly one, home aside."""
    made = profile(
        figure("55 %", "one", about=["RUS", "BLR", "body"], period="2010"),
        figure("9 %", "two", about=["DEU", "FRA"]),
        figure("5 %", "home"),
        figure("5 project", "count", about=["RUS"]),
        organisation("body", country="POL"),
    )
    assert shares(made) == (("RUS", made["one"]),)
