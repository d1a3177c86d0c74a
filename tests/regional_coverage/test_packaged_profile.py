"""What the packaged profile answers: numbers that a reader of the report can check by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from belarus_stic.coverage import regional_coverage
from belarus_stic.files import load_profile
from belarus_stic.graph import partnership_graph
from belarus_stic.model import Citation, Profile

AGREEMENTS_WITH_EU = {
    "BGR", "CYP", "CZE", "DEU", "DNK", "GBR", "HUN", "ITA", "LTU", "LVA", "POL", "ROU", "SVK",
}  # fmt: skip


@pytest.fixture(scope="module")
def belarus() -> Profile:
    """Return the packaged profile."""
    return load_profile()


@pytest.mark.parametrize(
    ("members_on", "low", "high"),
    [
        (None, Fraction(13, 27), Fraction(13, 27)),
        ("2013-12", Fraction(13, 28), Fraction(14, 28)),
        ("2021", Fraction(12, 27), Fraction(13, 27)),
        ("2003", Fraction(4, 15), Fraction(4, 15)),
    ],
)
def test_share_of_the_eu(
    belarus: Profile, members_on: str | None, low: Fraction, high: Fraction
) -> None:
    """13 of 27 in 2011; with the same ties 46.4 % of 2013 and 44.4 % of 2021, Croatia unknown."""
    row = regional_coverage(belarus, by="group", group="EU", members_on=members_on)["EU"]
    assert (row.share_low, row.share_high) == (low, high)


def test_eu_of_2011_in_full(belarus: Profile) -> None:
    """The EU's row holds its members, the stranger among them, later changes and the claim."""
    coverage = regional_coverage(belarus, by="group", group="EU")
    row = coverage["EU"]
    assert set(row.documented) == AGREEMENTS_WITH_EU
    assert len(row.none) == 14
    assert (row.denied, row.not_named, row.disputed) == ((), (), ())
    assert [(b.name, b.status) for b in row.outside] == [("Switzerland", "not_named")]
    assert Citation("science-portal", "bilateral-agreements.2.1") in row.outside[0].evidence
    assert list(map(str, row.joined_later)) == ["Croatia (member from 2013-07-01; not named)"]
    assert list(map(str, row.left_since)) == [
        "United Kingdom (member until 2020-01-31; documented)"
    ]
    assert [(str(c), c.verdict) for c in row.claims] == [('<50 % ("almost")', "holds")]
    assert Citation("science-portal", "bilateral-agreements.1.2") in row.evidence
    assert coverage.headline() == (
        "European Union: agreement documented with 13 of 27 members (48.1 %), as of 2011-11; "
        'the source says <50 % ("almost").'
    )


@pytest.mark.parametrize("on", ["1980", "1995", "2013-12"])
def test_list_of_2011_at_another_date(belarus: Profile, on: str) -> None:
    """The report speaks of 2011: at another date its lists and its claim tell nothing."""
    coverage = regional_coverage(belarus, by="group", group="EU", on=on)
    row = coverage["EU"]
    assert (row.none, row.share_high, row.claims) == ((), 1, ())
    undated = f"({row.covered} of {row.covered} ties undated; the source"
    assert f"as of {on} {undated}" in coverage.headline()
    assert [left.what for left in coverage.left_out][:1] == [
        'European Union: the source says <50 % ("almost")'
    ]


def test_pruned_graph(belarus: Profile) -> None:
    """A record that the user took out of the graph is not known to be absent."""
    assert not any(
        "lack" in text for text in regional_coverage(belarus, by="group", group="EU").caveats
    )
    for removed in ("agreement-deu", "DEU"):
        graph = partnership_graph(belarus)
        graph.remove_node(removed)
        coverage = regional_coverage(graph, by="group", group="EU")
        assert coverage["EU"].status("Germany") == "not_named"
        assert (coverage["EU"].share_low, coverage["EU"].share_high) == (Fraction(12, 27), 1)
        assert any("lack some of their items" in caveat for caveat in coverage.caveats)


def test_disputed_tie(belarus: Profile) -> None:
    """The report both documents and denies the United States: covered, and not for certain."""
    coverage = regional_coverage(belarus, by="group", group="OECD")
    row = coverage["OECD"]
    assert (row.covered, row.disputed, row.share) == (13, ("USA",), "35.3 to 58.8 %")
    assert "13 of 34 members, 1 of them disputed (35.3 to 58.8 %)" in coverage.headline()


def test_who_left_is_named_outside(belarus: Profile) -> None:
    """Among the EU of 2021 the United Kingdom is a documented partner, and no member."""
    row = regional_coverage(belarus, by="group", group="EU", members_on="2021")["EU"]
    assert {b.code: b.why for b in row.outside} == {
        "CHE": "never a full member",
        "GBR": "member until 2020-01-31",
    }
    assert "GBR" not in row.documented


def test_cis(belarus: Profile) -> None:
    """Five of the eight other full members; Ukraine has an agreement and only takes part."""
    row = regional_coverage(belarus, by="group", group="CIS")["CIS"]
    assert row.documented == ("ARM", "KAZ", "MDA", "RUS", "TJK")
    assert row.none == ("AZE", "KGZ", "UZB")
    assert list(map(str, row.others)) == [
        "Turkmenistan (associate; none)",
        "Ukraine (participating; documented)",
    ]
    assert row.outside == ()


def test_regions(belarus: Profile) -> None:
    """39 countries have an agreement, never the 45 and more agreements that the report counts."""
    coverage = regional_coverage(belarus)
    assert {row.name: (row.covered, row.members) for row in coverage} == {
        "Africa": (3, 54),
        "Americas": (2, 35),
        "Asia": (17, 47),
        "Europe": (17, 42),
        "Oceania": (0, 14),
    }
    assert coverage["Americas"].disputed == ("USA",)
    assert coverage["Americas"].denied == ("CAN",)
    assert sum(row.covered for row in coverage) == 39


def test_lists(belarus: Profile) -> None:
    """Of the EU's partners the report calls the top, two of three have an agreement."""
    coverage = regional_coverage(belarus, by="list")
    assert coverage["eu-top-partners"].share == "66.7 %"
    assert coverage["eu-top-partners"].none == ("FRA",)
    assert [b.code for b in coverage["eu-second-partners"].outside] == ["CHE"]


def test_groups_that_are_not_known_then(belarus: Profile) -> None:
    """Each group has a row or a reason, whatever the date."""
    for day in ("1990", "2011-11", "2014", "2023"):
        coverage = regional_coverage(belarus, by="group", members_on=day)
        reasons = [left for left in coverage.left_out if "are known for" in left.reason]
        assert len(coverage) + len(reasons) == 9


@pytest.mark.parametrize("by", ["region", "subregion", "group", "list"])
def test_at_eighty_columns_and_from_a_graph(belarus: Profile, by: str) -> None:
    """Every answer fits a terminal, and is the same from the graph."""
    coverage = regional_coverage(belarus, by=by)
    assert max(map(len, str(coverage).splitlines())) <= 80
    assert regional_coverage(partnership_graph(belarus), by=by) == coverage
