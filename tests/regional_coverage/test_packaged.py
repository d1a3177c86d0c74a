"""Where the partners of Belarus are: the numbers of the packaged profile, and how they read."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from belarus_stic import load_profile, partnership_graph, regional_coverage, ties
from belarus_stic.coverage import Coverage, CoverageRow
from belarus_stic.values import Interval

SOURCE = "(scienceportal.org.by, as of November 2011)."
OTHER_DATE = "(scienceportal.org.by, which speaks as of November 2011)."


@pytest.fixture(scope="module")
def belarus() -> Any:
    """Return the packaged profile."""
    return load_profile()


@pytest.fixture(scope="module")
def regions(belarus: Any) -> Coverage:
    """Return its coverage by region."""
    return regional_coverage(belarus)


def counts(row: CoverageRow) -> tuple[int, ...]:
    """Return the number of members, and of those of each status."""
    four = (row.n_documented, row.n_denied, row.n_unlisted, row.n_unmentioned)
    return (row.n_members, *four, row.n_set_aside)


def test_regions(regions: Coverage) -> None:
    """Members, documented, denied, unlisted, unmentioned, set aside; by number documented."""
    assert [(row.name, *counts(row)) for row in regions] == [
        ("Europe", 42, 17, 0, 14, 11, 0),
        ("Asia", 47, 17, 0, 4, 26, 0),
        ("Africa", 54, 3, 0, 0, 51, 0),
        ("Americas", 35, 2, 1, 0, 32, 0),
        ("Oceania", 14, 0, 0, 0, 14, 0),
    ]


def test_groups(belarus: Any) -> None:
    """Those the report names and those Belarus is in, without it."""
    found = regional_coverage(belarus, by="group")
    assert [(row.code, *counts(row)) for row in found] == [
        ("ISTC", 38, 20, 1, 15, 2, 0),
        ("EU", 27, 13, 0, 14, 0, 0),
        ("EECA", 11, 6, 0, 4, 1, 0),
        ("CIS", 8, 5, 0, 3, 0, 0),
        ("EurAsEC", 4, 3, 0, 1, 0, 0),
        ("EaP", 5, 3, 0, 1, 1, 0),
        ("UnionState", 1, 1, 0, 0, 0, 0),
    ]


def test_shares(regions: Coverage, belarus: Any) -> None:
    """A remark changes no number: at least 2 of 35. A denial bounds the share from above."""
    americas = regions["Americas"]
    assert americas.share == Interval(Fraction(2, 35), Fraction(34, 35))
    assert americas.denied == ("CAN",)
    assert americas.remarks == ("United States: no official contacts",)
    eu = regional_coverage(belarus, group="EU")[0]
    assert eu.share == Interval(Fraction(13, 27), 1)
    assert eu.share_if_lists_complete == Interval.exactly(Fraction(13, 27))


def test_status_of_a_member(belarus: Any) -> None:
    """By name or code; of no member none."""
    eu = regional_coverage(belarus, group="EU")["EU"]
    assert [eu.status(who) for who in ("Poland", "FRA")] == ["documented", "unlisted"]
    with pytest.raises(KeyError, match="Switzerland is not among the members counted for European"):
        eu.status("Switzerland")


def test_other_members_of_a_group(belarus: Any) -> None:
    """In 2013 there is Croatia, of which the list of 2011 cannot tell; by 2021 one less."""
    found = [
        regional_coverage(belarus, group="EU", members_on=day)[0]
        for day in ("2011-11", "2013-12", "2021")
    ]
    assert [(row.n_documented, row.n_members) for row in found] == [(13, 27), (13, 28), (12, 27)]
    assert [row.unmentioned for row in found] == [(), ("HRV",), ("HRV",)]
    assert {row.n_unlisted for row in found} == {14}


def test_level(belarus: Any) -> None:
    """Ties of another level, or of none that is stated, are set aside: none of the four."""
    found = regional_coverage(belarus, level="governmental")
    aside = {code for row in found for code in row.set_aside}
    not_stated = {tie.partner for tie in ties(belarus, kind="agreement") if tie.level is None}
    assert aside == not_stated
    assert {"CHN", "IND", "VEN", "USA"} <= aside
    assert sum(row.n_documented for row in found) == 39 - len(aside)
    assert found["Europe"].n_unlisted == 14
    assert found["Asia"].share.high == 1
    assert "whose ties are not said to be governmental agreements" in found.notes()[0]


def test_taken_out(belarus: Any) -> None:
    """Germany is set aside, and the list that lost it proves nothing."""
    graph = partnership_graph(belarus)
    graph.remove_node("DEU")
    found = regional_coverage(belarus, group="EU", ties=graph)
    assert found[0].set_aside == ("DEU",)
    assert counts(found[0]) == (27, 12, 0, 0, 14, 1)
    assert found[0].share == found[0].share_if_lists_complete == Interval(Fraction(12, 27), 1)
    assert "Germany is set aside" in found.headline()
    assert ("set aside", "1", "Germany") in found.displayed().cells  # type: ignore[union-attr]
    (why,) = [left.reason for left in found.left_out if left.kind == "list"]
    assert why.endswith("was taken out")
    assert found.notes()[0].startswith("Set aside: Germany, whose ties are taken out by the user;")
    kept = ties(belarus).filter(lambda tie: tie.partner != "DEU")
    assert regional_coverage(belarus, group="EU", ties=kept) == found


def test_legal_basis(regions: Coverage) -> None:
    """Ten of 39."""
    assert sum(row.n_legal_basis for row in regions) == 10
    (note,) = [note for note in regions.notes() if "legal basis" in note]
    assert note.startswith("For 10 of the 39 (Indonesia, Iran, Japan, ")


@pytest.mark.parametrize(
    ("options", "headline"),
    [
        (
            {},
            (
                "An agreement or other legal basis for co-operation with Belarus is documented "
                "for 39 of the 192 other UN member states: 17 in Europe, 17 in Asia, 3 in Africa, "
                f"2 in the Americas, none in Oceania {SOURCE}"
            ),
        ),
        (
            {"group": "EU"},
            (
                "An agreement with Belarus is documented for 13 of the 27 member states of the "
                "European Union, 48.1 %; the report's list of governmental agreements does not "
                f"name the other 14 {SOURCE}"
            ),
        ),
        (
            {"group": "CIS"},
            (
                "An agreement with Belarus is documented for 5 of the 8 other full members of the "
                "CIS, 62.5 %; the report's list of governmental agreements does not name "
                f"Azerbaijan, Kyrgyzstan and Uzbekistan {SOURCE}"
            ),
        ),
        (
            {"group": "EU", "members_on": "2021"},
            (
                "Of the 27 member states of the European Union in 2021, 12 have a documented "
                "agreement with Belarus as of November 2011, 44.4 %; the report's list of "
                "governmental agreements does not name 14, and Croatia, a member since 2013, is "
                f"unmentioned {SOURCE}"
            ),
        ),
        (
            {"group": "Northern America"},
            (
                "In Northern America (2 states), a legal basis for co-operation with Belarus is "
                "documented for the United States, though the report adds that there are no "
                f"official contacts; with Canada, the report says, there is no agreement {SOURCE}"
            ),
        ),
        (
            {"group": "UnionState"},
            (
                "In the Union State (1 other member state), an agreement with Belarus is "
                f"documented for Russia {SOURCE}"
            ),
        ),
        (
            {"group": "Europe"},
            (
                "An agreement with Belarus is documented for 17 of the 42 other UN member states "
                "of Europe, 40.5 %; the report's list of governmental agreements does not name "
                f"14, and 11 are unmentioned {SOURCE}"
            ),
        ),
        (
            {"group": "Oceania"},
            (
                "No agreement or other legal basis for co-operation with Belarus is documented "
                f"for any of the 14 UN member states of Oceania {SOURCE}"
            ),
        ),
        (
            {"group": "World"},
            (
                "An agreement or other legal basis for co-operation with Belarus is documented "
                "for 39 of the 192 other UN member states, 20.3 %; the report's lists of "
                "governmental agreements do not name 18; with Canada, the report says, there is "
                f"no agreement, and 134 are unmentioned {SOURCE}"
            ),
        ),
        (
            {"kind": "joint budget"},
            (
                "A joint budget with Belarus is documented for Russia, one of the 192 other UN "
                f"member states {SOURCE}"
            ),
        ),
        (
            {"on": "2007"},
            (
                "If the undated ties already held in 2007, Belarus had a documented agreement "
                "or other legal basis for co-operation with 39 of the 192 other UN member states "
                "today: 17 in Europe, 17 in Asia, 3 in Africa, 2 in the Americas; all 39 records "
                f"counted are undated {OTHER_DATE}"
            ),
        ),
        (
            {"on": "2017", "group": "CIS"},
            (
                "If the ties of November 2011 still held in 2017, Belarus had a documented "
                "agreement with 5 of the 8 other full members of the CIS, 62.5 %; no source here "
                f"can tell whether they did {OTHER_DATE}"
            ),
        ),
        (
            {"on": "2011", "group": "CIS"},
            (
                "In 2011, Belarus had a documented agreement with 5 of the 8 other full members "
                f"of the CIS, 62.5 % {OTHER_DATE}"
            ),
        ),
        (
            {"on": "2007", "kind": "centre", "by": "group"},
            (
                "If the undated ties already held in 2007, Belarus had a documented centre "
                "with members of all 5 groups: 2 of 5 in the EurAsEC, 2 of 9 in the CIS, some in "
                f"3 more groups; 3 of the 4 records counted are undated {OTHER_DATE}"
            ),
        ),
    ],
)
def test_headlines(belarus: Any, options: dict[str, Any], headline: str) -> None:
    """One sentence, true when pasted alone, of at most 50 words without the source."""
    found = regional_coverage(belarus, **options).headline()
    assert found == headline
    assert len(found.partition(" (scienceportal")[0].split()) <= 50


def test_page_of_regions(regions: Coverage) -> None:
    """Counts and the least and greatest share; a line for the world, which is no row."""
    page = str(regions)
    assert page.split("\n\n")[1].splitlines()[2:] == [
        "Europe      17 of 42       0        14           11    40.5 %    100 %    66.7 %",
        "Asia        17 of 47       0         4           26    36.2 %    100 %    91.5 %",
        "Africa       3 of 54       0         0           51     5.6 %    100 %     100 %",
        "Americas     2 of 35       1         0           32     5.7 %   97.1 %    97.1 %",
        "Oceania      0 of 14       0         0           14       0 %    100 %     100 %",
        "World      39 of 192       1        18          134    20.3 %   99.5 %    90.1 %",
        "At least: the share documented. At most: the share if all others but the denied",
        "are counted too; with *, if the unlisted are not, that is, if the report's lists",
        "of the EU and of the CIS are complete.",
        "Canada: the report says that there is no agreement.",
        "United States: the report also says that there are no official contacts.",
    ]
    assert "World" not in regions
    assert "World" not in str(regions.where(name="Europe"))
    assert max(map(len, page.splitlines())) <= 80


def test_notes_of_regions(regions: Coverage) -> None:
    """What would mislead most first."""
    notes = regions.notes()
    assert notes[:2] == (
        (
            "Unmentioned is not absent: whether there is an agreement with any of 134 states, the "
            "report does not say."
        ),
        (
            "Unlisted: 14 members of the EU, and Azerbaijan, Kyrgyzstan, Turkmenistan and "
            "Uzbekistan of the CIS (Turkmenistan is no full member); the report's lists of "
            "governmental agreements do not name them."
        ),
    )
    assert notes[3:] == (
        (
            "Countries are counted, not agreements. The report speaks of over 45 agreements; one "
            "country may have several, and several may share one."
        ),
        "All 39 records counted are undated and assumed to hold in November 2011.",
        (
            "Regions are those of UN M49 as they are today: Cyprus and Türkiye are in Asia, "
            "Russia is in Europe. Belarus is not counted."
        ),
        (
            "The report says that there is no agreement with some other industrialised economies "
            "either; it does not name them, so none is counted as denied."
        ),
        (
            "The report also says that contacts are being expanded with Arabic countries, Latin "
            "America and the Mediterranean region; it names Argentina and Venezuela in Latin "
            "America, in the others no country."
        ),
    )


def test_notes_of_a_group(belarus: Any) -> None:
    """The share, what the report says of it, and who stands beside the members."""
    notes = regional_coverage(belarus, group="EU").notes()
    assert notes[:3] == (
        (
            "The share is 48.1 % if the list is complete, else 48.1 to 100 %. But the report calls "
            "it almost half, which allows 13 of 27 and no more."
        ),
        (
            "Unlisted is not denied: among the partners within the EU the report also names "
            "Austria (second tier), France (top tier) and the Netherlands (second tier)."
        ),
        "Not counted for the EU: Switzerland (placed there by the report, but never a member).",
    )
    assert notes[4] == (
        "Later changes: Croatia has been a member since 1 July 2013 (unmentioned) and the United "
        "Kingdom was a member until 31 January 2020 (documented)."
    )
    assert regional_coverage(belarus, group="CIS").notes()[1] == (
        "Not counted for the CIS: Turkmenistan (associate, unlisted) and Ukraine (participating, "
        "documented)."
    )
    later = regional_coverage(belarus, group="EU", members_on="2021").notes()
    assert "the United Kingdom (placed there by the report, but no member in 2021)" in later[2]
    assert "almost half" not in later[0]


def test_one_name_for_one_group(belarus: Any) -> None:
    """A headline of its own spells a group out; elsewhere it goes by its short name, told once."""
    eu = regional_coverage(belarus, group="EU")
    assert str(eu).count("European Union") == 1
    groups = regional_coverage(belarus, by="group")
    assert "20 of 38 in the ISTC, 13 of 27 in the EU, some in 5 more groups" in groups.headline()
    assert str(groups).count("European Union") == 1
    assert "EU: European Union; " in groups.footnotes()[-1]
    assert "European Union" not in str(regional_coverage(belarus))
    cis = regional_coverage(belarus, group="CIS")
    assert cis.footnotes() == ("CIS: Commonwealth of Independent States.",)


def test_names_on_request(regions: Coverage) -> None:
    """All rows: who has which status, region by region."""
    page = regions.to_text(all_rows=True)
    lines = [" ".join(line.split()) for line in page.splitlines()]
    assert "documented 3 Egypt, Libya, South Africa" in lines
    assert lines[lines.index("Oceania") + 1].startswith("unmentioned 14 Australia, ")
    assert "denied 0" not in lines


def test_card(belarus: Any) -> None:
    """A row on a card."""
    assert str(regional_coverage(belarus, group="EU")[0]).splitlines() == [
        "European Union, 27 members: agreement with Belarus",
        "    Documented  13 countries, from Bulgaria to United Kingdom",
        "                (bilateral-agreements.1.1, 1.2)",
        "    Unlisted    14 countries, from Austria to Sweden",
        "    Share       48.1 % if the list is complete, else 48.1 to 100 %",
    ]


def test_data(belarus: Any) -> None:
    """Counts and ends of shares are numbers, countries lists; the same columns at every date."""
    polars = pytest.importorskip("polars")
    frames = [
        regional_coverage(belarus, **options).to_polars()
        for options in ({}, {"on": "2007"}, {"by": "list"}, {"group": "EU", "members_on": "2021"})
    ]
    assert len(polars.concat(frames)) == 5 + 5 + 15 + 1
    first = frames[0].row(0, named=True)
    assert (first["code"], first["n_unlisted"], first["share_high"]) == ("150", 14, 1.0)
    assert first["weight_share_low"] is None
    assert first["documented"][:2] == ["BGR", "CZE"]


def test_in_short(belarus: Any) -> None:
    """The world, and the groups of which lists speak; of one group the headline says it all."""
    assert regional_coverage(belarus).brief().split("\n\n")[1] == (
        "Of the members of                   Documented  Denied  Unlisted  Unmentioned\n"
        "----------------------------------  ----------  ------  --------  -----------\n"
        "United Nations                       39 of 192       1        18          134\n"
        "European Union                        13 of 27       0        14            0\n"
        "Commonwealth of Independent States      5 of 8       0         3            0"
    )
    eu = regional_coverage(belarus, group="EU")
    assert " ".join(eu.brief().split()) == eu.headline()
