"""Coverage on small profiles whose answers can be told by eye, and the laws it keeps."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import networkx as nx
import pandas as pd
import polars as pl
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from samples import SOURCE, agreement, common, profile
from strategies import COUNTRIES, profiles

from belarus_stic.coverage import Coverage, CoverageRow, regional_coverage
from belarus_stic.errors import (
    InvalidPeriodError,
    OptionError,
    UnknownCountryError,
    UnknownGroupError,
    UnknownKeyError,
)
from belarus_stic.graph import TIE_KINDS, partnership_graph
from belarus_stic.model import (
    Centre,
    Citation,
    Enumeration,
    Figure,
    Observation,
    Profile,
    Programme,
    StatedPosition,
)
from belarus_stic.reference import countries, members

EU_OF_2011 = members("EU", on="2011-11")


def listed(record_id: str, items: list[str], **changes: Any) -> Enumeration:
    """Return a list of agreements among the EU, complete unless it is said to be open."""
    return Enumeration(
        **{
            **common(record_id, statement=6),
            "items": items,
            "among": "EU",
            "complete": "closed",
            **changes,
        }
    )


def position(partner: str, place: str, **changes: Any) -> StatedPosition:
    """Return what the source says of a partner's place."""
    slug = "".join(c if c.isalnum() else "-" for c in f"{partner} {place}".lower())
    return StatedPosition(
        **{**common(f"position-{slug}", statement=7), "partner": partner, "place": place, **changes}
    )


def claim(value: str, **changes: Any) -> Figure:
    """Return a share the source states of what a list of agreements covers."""
    return Figure(
        **{
            **common("claim", statement=8),
            "indicator": "share of members covered",
            "about": ["EU"],
            "value": value,
            "denominator": "eu-member-states",
            "counts": ["listed"],
            **changes,
        }
    )


def sample(**changes: Any) -> Profile:
    """Return a profile whose source lists all its agreements with the EU: two, and one outside."""
    return Profile(
        **{
            "country": "BLR",
            "name": "Sample",
            "as_of": "2011-11",
            "sources": [SOURCE],
            "agreements": [agreement("DEU"), agreement("POL"), agreement("CHN")],
            "lists": [listed("listed", ["agreement-deu", "agreement-pol"])],
            **changes,
        }
    )


def eu(asked: Any, **options: Any) -> CoverageRow:
    """Return the row of the EU."""
    return regional_coverage(asked, by="group", group="EU", **options)["EU"]


def left_out(coverage: Coverage) -> dict[str, str]:
    """Return what was left out, with the reason."""
    return {left.what: left.reason for left in coverage.left_out}


def test_members_by_status() -> None:
    """Each member stands under one status, and the share is exact where a list is complete."""
    row = eu(sample())
    assert (row.covered, row.members, row.share) == (2, 27, "7.4 %")
    assert (row.share_low, row.share_high) == (Fraction(2, 27), Fraction(2, 27))
    assert row.documented == ("DEU", "POL")
    assert set(row.none) == set(EU_OF_2011) - {"DEU", "POL"}
    assert (row.denied, row.not_named, row.disputed) == ((), (), ())
    assert [row.status(name) for name in ("Germany", "FRA")] == ["documented", "none"]


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({}, "none"),
        ({"among": None}, "not_named"),
        ({"among": "CIS"}, "not_named"),
        ({"among": "label:the Union"}, "not_named"),
        ({"among": "Western Europe"}, "none"),
        ({"complete": "open"}, "not_named"),
        ({"items": ["DEU", "POL"]}, "not_named"),
        ({"items": ["agreement-deu", "POL"]}, "not_named"),
        ({"items": ["agreement-chn"]}, "not_named"),
        ({"as_of": "2011"}, "none"),
        ({"as_of": "1990"}, "not_named"),
        ({"as_of": "1957"}, "not_named"),
        ({"as_of": "2004~"}, "not_named"),
        ({"as_of": "2004/2005"}, "not_named"),
    ],
)
def test_only_a_complete_list_of_such_ties_tells_of_none(
    changes: dict[str, Any], status: str
) -> None:
    """A list that is open, of other things, of others, or of an unknown day leaves it open."""
    lists = [listed("listed", **{"items": ["agreement-deu", "agreement-pol"], **changes})]
    assert eu(sample(lists=lists)).status("France") == status


def test_list_that_another_tie_refutes() -> None:
    """A list without a member that has such a tie is not complete, and leaves others open."""
    agreements = [*sample().agreements, agreement("ITA")]
    row = eu(sample(agreements=agreements))
    assert row.documented == ("DEU", "ITA", "POL")
    assert row.none == ()
    assert (row.share_low, row.share_high) == (Fraction(3, 27), Fraction(1))


def test_list_speaks_of_the_members_of_its_day() -> None:
    """Who joined after the list was made is not named by it, which is not none."""
    assert eu(sample(), members_on="2013-12").not_named == ("HRV",)
    later = eu(sample(), on="2013-12")
    assert (later.none, len(later.not_named), later.claims) == ((), 26, ())
    headline = regional_coverage(sample(), by="group", group="EU", on="2013-12").headline()
    assert "as of 2013-12 (2 of 2 ties undated; the source speaks as of 2011-11)." in headline


@pytest.mark.parametrize(
    ("on", "as_of", "told"),
    [
        ("2011", None, True),
        ("2011-11-15", None, True),
        ("1980", None, False),
        ("1995", None, False),
        ("2012", None, False),
        ("2012", "2012-03", True),
        ("2011-11", "2012-03", False),
        ("2011-11-01/2011-11-30", None, True),
        ("2011-11/2011-12", None, False),
        ("1990/2020", None, False),
    ],
)
def test_sources_speak_of_their_own_date(on: str, as_of: str | None, told: bool) -> None:
    """At another date, or all through a longer span, a list and a claim tell nothing."""
    items = ["agreement-deu", "agreement-pol"]
    found = sample(
        lists=[listed("listed", items, as_of=as_of)], figures=[claim("<50 %", as_of=as_of)]
    )
    coverage = regional_coverage(found, by="group", group="EU", on=on, members_on="2011-11")
    row = coverage["EU"]
    assert row.status("France") == ("none" if told else "not_named")
    assert len(row.claims) == told
    assert ("the source says" in coverage.headline()) == told
    said = f"Complete lists of another date say nothing of {on}: Name of listed."
    assert (said in coverage.caveats) == (not told)
    unsaid = {
        "European Union: the source says <50 %": (
            f"it speaks as of {as_of or '2011-11'}, not of {on}"
        )
    }
    assert left_out(coverage) == ({} if told else unsaid)


@pytest.mark.parametrize(
    ("dates", "compared"),
    [
        ({"period": "2011"}, True),
        ({"period": "2005"}, False),
        ({"period": "2005", "as_of": "2011-11"}, True),
        ({"period": "2011-11", "as_of": "2005"}, False),
        ({"period": "2011~"}, False),
    ],
)
def test_date_of_a_claim(dates: dict[str, str], compared: bool) -> None:
    """A claim speaks as of its own date, or else of the period it is about."""
    assert len(eu(sample(figures=[claim("<50 %", **dates)])).claims) == compared


def test_headline_of_ties_that_are_dated() -> None:
    """Undated ties are counted beside the dated; of dated ones another date is asserted plainly."""
    second = evolve(SOURCE, id="second")
    agreements = [agreement("DEU", signed="2000"), agreement("POL")]
    found = sample(agreements=agreements, sources=[SOURCE, second])
    asked_later = regional_coverage(found, by="group", group="EU", on="2013-12")
    assert (asked_later.records, asked_later.undated) == (2, 1)
    said = "as of 2013-12 (1 of 2 ties undated; the sources speak as of 2011-11)."
    assert said in asked_later.headline()
    dated = sample(agreements=agreements[:1], lists=[])
    headline = regional_coverage(dated, by="group", group="EU", on="2013-12").headline()
    assert headline.endswith("1 of 28 members (3.6 to 100.0 %), as of 2013-12.")


def test_list_speaks_of_members_of_every_kind() -> None:
    """A list among the CIS tells of its associates too."""
    lists = [listed("listed", ["agreement-rus"], among="CIS")]
    found = regional_coverage(
        sample(agreements=[agreement("RUS")], lists=lists), by="group", group="CIS"
    )["CIS"]
    assert {beside.code: beside.status for beside in found.others} == {
        "TKM": "none",
        "UKR": "none",
    }


@pytest.mark.parametrize(
    ("place", "tie", "status"),
    [
        ("no agreement", "agreement", "denied"),
        ("no agreement", "joint-budget", "not_named"),
        ("no official contacts", "agreement", "denied"),
        ("no official contacts", "joint-budget", "denied"),
        ("no official contacts", "programme", "not_named"),
        ("no official contacts", "project", "not_named"),
        ("no official contacts", ("agreement", "joint-budget"), "denied"),
        ("no official contacts", ("agreement", "project"), "not_named"),
        ("top tier", "agreement", "not_named"),
    ],
)
def test_what_each_position_denies(place: str, tie: Any, status: str) -> None:
    """A position denies the ties it speaks of; several kinds are denied only if all are."""
    found = sample(lists=[], stated_positions=[position("FRA", place)])
    row = eu(found, tie=tie)
    assert row.status("France") == status
    # One kind denied beside others left open is still a statement about the country.
    cited = status == "denied" or tie == ("agreement", "project")
    assert (Citation("report", "part.7") in row.evidence) == cited


def test_denied_beside_none() -> None:
    """One kind denied and the other's list complete: together denied, and outside the share."""
    changes = {
        "stated_positions": [position("FRA", "no agreement")],
        "centres": [Centre(**common("centre"), partners=["DEU"])],
        "lists": [listed("centres", ["centre"])],
    }
    row = eu(sample(**changes), tie=["agreement", "centre"])
    assert row.denied == ("FRA",)
    assert row.none == ()
    assert row.share_high == Fraction(26, 27)
    assert eu(sample(**changes), tie="centre").status("France") == "none"


def test_contradiction_stays_visible() -> None:
    """What the source both documents and denies is covered, and said to be disputed."""
    found = sample(
        stated_positions=[position("DEU", "no official contacts"), position("POL", "top tier")]
    )
    coverage = regional_coverage(found, by="group", group="EU")
    assert coverage["EU"].documented == ("DEU", "POL")
    assert coverage["EU"].disputed == ("DEU",)
    assert coverage["EU"].denied == ()
    assert (coverage["EU"].covered, coverage["EU"].share) == (2, "3.7 to 7.4 %")
    assert "2 of 27 members, 1 of them disputed (3.7 to 7.4 %)" in coverage.headline()
    assert "EU 2 of 27" in (several := regional_coverage(found, by="group").headline())
    assert "1 of the covered also denied)" in several
    weighted = regional_coverage(found, by="group", group="EU", weights=WEIGHTS)["EU"]
    assert weighted.weighted_low == Fraction(7, 77)
    assert weighted.weighted_high == Fraction(27, 77)
    said = "Germany counts as covered, yet a source denies it (report#part.7)."
    assert said in coverage.caveats
    assert "EU, covered, but also denied: Germany" in coverage.notes()


def test_denying_another_kind_is_no_contradiction() -> None:
    """A project is no contradiction where contacts of governments are denied."""
    found = profile(stated_positions=[position("CZE", "no official contacts")])
    row = eu(found, tie=("agreement", "project"))
    assert row.documented == ("CZE", "DEU")
    assert row.disputed == ()


def test_complete_list_of_programmes() -> None:
    """A complete list of programmes leaves no other programme and no other joint budget."""
    programme = Programme(**common("programme"), kind="union-state", partners=["DEU"])
    found = sample(programmes=[programme], lists=[listed("programmes", ["programme"])])
    for tie in ("programme", "joint-budget", ("programme", "joint-budget")):
        assert eu(found, tie=tie).status("France") == "none"
    assert eu(found, tie="funding").status("France") == "not_named"


def test_list_of_unlike_records() -> None:
    """A complete list of agreements and programmes together is complete for neither."""
    programme = Programme(**common("programme"), kind="bilateral", partners=["DEU"])
    found = sample(programmes=[programme], lists=[listed("mixed", ["agreement-deu", "programme"])])
    for tie in ("agreement", "programme"):
        assert eu(found, tie=tie).status("France") == "not_named"


def test_ties_to_a_whole_group_cover_no_member() -> None:
    """An agreement with the EU covers none of its members, and is said to be left out."""
    agreements = [agreement("EU", cites=["report#part.3"]), agreement("DEU")]
    found = sample(agreements=agreements, lists=[])
    coverage = regional_coverage(found)
    assert sum(row.covered for row in coverage) == 1
    (left,) = coverage.left_out
    assert left.what == "agreement with European Union"
    assert left.evidence == (Citation("report", "part.3"),)


def test_denials_that_name_no_country() -> None:
    """A denial about a label or a group denies none of its members, and is left out."""
    positions = [
        position("label:some others", "no agreement"),
        position("EU", "no official contacts"),
        position("FRA", "no agreement"),
    ]
    found = sample(lists=[], stated_positions=positions)
    coverage = regional_coverage(found, by="group", group="EU")
    assert coverage["EU"].denied == ("FRA",)
    assert left_out(coverage) == {
        "no agreement: some others": "names no single country, and so denies none",
        "no official contacts: European Union": "names no single country, and so denies none",
    }
    assert left_out(regional_coverage(found, tie="centre")) == {}


def test_regions_count_un_members_without_home() -> None:
    """The regions hold all UN members but home once each; all entries of ISO 3166-1 on request."""
    coverage = regional_coverage(sample())
    assert [row.name for row in coverage] == ["Africa", "Oceania", "Americas", "Asia", "Europe"]
    assert sum(row.members for row in coverage) == 192
    codes = [
        code
        for row in coverage
        for code in (*row.documented, *row.denied, *row.not_named, *row.none)
    ]
    assert sorted(codes) == sorted(
        c.alpha3 for c in countries() if c.un_member and c.alpha3 != "BLR"
    )
    everywhere = regional_coverage(sample(), universe="all")
    # All entries but home and Antarctica, which lies in no region.
    assert sum(row.members for row in everywhere) == 249 - 2


def test_subregions() -> None:
    """Subregions are the level below, and are found by their name and by their code."""
    coverage = regional_coverage(sample(), by="subregion")
    assert len(coverage) == 17
    assert coverage["Eastern Europe"] is coverage["151"]
    assert coverage["Eastern Europe"].documented == ("POL",)
    assert "BLR" not in coverage["Eastern Europe"].none
    assert coverage["Eastern Europe"].members == 9


def test_partners_outside_the_universe() -> None:
    """A partner that is not counted is left out with the reason, and counted when asked for."""
    found = sample(agreements=[agreement("TWN"), agreement("ATA")], lists=[])
    coverage = regional_coverage(found)
    assert coverage["Asia"].covered == 0
    assert left_out(coverage) == {
        "Antarctica": "documented, but in no region of M49",
        "Taiwan": 'documented, but no UN member; universe="all" counts it',
    }
    assert coverage.left_out[0].evidence == (Citation("report", "part.1"),)
    everywhere = regional_coverage(found, universe="all")
    assert everywhere["Asia"].documented == ("TWN",)
    assert list(left_out(everywhere)) == ["Antarctica"]


def test_full_members_are_counted_and_others_stand_beside() -> None:
    """Members of another kind are listed with their kind and status; home is neither."""
    found = sample(agreements=[agreement("RUS"), agreement("UKR")], lists=[])
    row = regional_coverage(found, by="group", group="CIS")["CIS"]
    assert row.members == 8
    assert row.documented == ("RUS",)
    assert [(b.code, b.why, b.status) for b in row.others] == [
        ("TKM", "associate", "not_named"),
        ("UKR", "participating", "documented"),
    ]
    assert row.others[1].evidence == (Citation("report", "part.1"),)
    assert str(row.others[0]) == "Turkmenistan (associate; not named)"


def test_home_that_is_of_another_kind_is_no_member_beside() -> None:
    """Home is left out of the other members, and of those who joined or left, too."""
    row = regional_coverage(evolve(sample(), country="UKR"), by="group", group="CIS")["CIS"]
    assert row.members == 9
    assert [beside.code for beside in row.others] == ["TKM"]
    left = regional_coverage(evolve(sample(), country="GBR"), by="group", group="EU")["EU"]
    assert (left.members, left.left_since) == (26, ())


@pytest.mark.parametrize(
    ("group", "on", "joined", "left"),
    [
        ("EU", "2011", {"HRV": "member from 2013-07-01"}, {"GBR": "member until 2020-01-31"}),
        ("EU", "2021", {}, {}),
        ("EU", "2013-07-01", {}, {"GBR": "member until 2020-01-31"}),
        ("EU", "2020-01-31", {}, {"GBR": "member until 2020-01-31"}),
        ("EurAsEC", "2007", {}, {"UZB": "member until 2008-10-15"}),
        ("EurAsEC", "2011", {}, {}),
        ("ISTC", "2011", {}, {}),
        ("EECA", "2011", {}, {"MDA": "partner until 2011-12-31"}),
        ("CIS", "1995", {}, {"GEO": "member until 2009-08-18"}),
    ],
)
def test_who_joined_later_and_left_since(
    group: str, on: str, joined: dict[str, str], left: dict[str, str]
) -> None:
    """Changes after the day are listed, as far as the group's table goes; its end is none."""
    row = regional_coverage(sample(), by="group", group=group, members_on=on)[group]
    assert {beside.code: beside.why for beside in row.joined_later} == joined
    assert {beside.code: beside.why for beside in row.left_since} == left


def test_named_non_members() -> None:
    """Whom lists and positions put among a group without membership stands outside, with why."""
    lists = [
        listed("top", ["CHE", "HRV", "DEU"], complete="open"),
        listed("apart", ["NOR"], among=None),
    ]
    positions = [
        position("ISL", "top tier", among="EU"),
        position("label:EU bodies", "top tier", among="EU"),
    ]
    agreements = [agreement("GBR")]
    found = sample(lists=lists, stated_positions=positions, agreements=agreements)
    row = eu(found)
    assert {beside.code: beside.why for beside in row.outside} == {
        "CHE": "never a full member",
        "HRV": "member from 2013-07-01",
        "ISL": "never a full member",
    }
    assert row.outside[0].evidence == (Citation("report", "part.6"),)
    gone = eu(evolve(found, lists=[listed("top", ["agreement-gbr"])]), members_on="2021")
    assert [(b.code, b.why, b.status) for b in gone.outside] == [
        ("GBR", "member until 2020-01-31", "documented"),
        ("ISL", "never a full member", "not_named"),
    ]


def test_named_outside_an_area() -> None:
    """A list may put a country among an area it does not lie in."""
    lists = [listed("europeans", ["DEU", "TUR", "ATA"], among="Europe", complete="open")]
    row = regional_coverage(sample(lists=lists))["Europe"]
    assert {beside.code: beside.why for beside in row.outside} == {
        "ATA": "lies in no region of M49",
        "TUR": "lies in Western Asia",
    }


def test_group_that_is_not_known_at_the_date() -> None:
    """A group whose table does not cover the date has no row, and the reason is given."""
    coverage = regional_coverage(sample(), by="group", members_on="2014-06")
    assert "FP7-associated" not in [row.code for row in coverage]
    reason = left_out(coverage)["Countries associated to the Seventh Framework Programme"]
    assert reason == "the memberships of FP7-associated are known for 2007/2013, not on 2014-06-30"
    alone = regional_coverage(sample(), by="group", group="ISTC", members_on="2014-06")
    assert len(alone) == 0
    assert "2010/2012" in alone.headline()
    assert "International Science and Technology Center" in str(alone)


def test_group_with_no_other_full_member() -> None:
    """A group in which home is the only full member has no row either."""
    coverage = regional_coverage(sample(), by="group", group="EurAsEC", members_on="2000-12")
    assert left_out(coverage) == {
        "Eurasian Economic Community": "no full member but Belarus itself"
    }


def test_groups_by_code_and_name() -> None:
    """All groups have a row by default; one is asked for by code or name."""
    coverage = regional_coverage(sample(), by="group")
    assert [row.code for row in coverage] == [
        "CIS", "EECA", "EU", "EaP", "EurAsEC", "FP7-associated", "ISTC", "OECD", "UnionState",
    ]  # fmt: skip
    assert coverage["European Union"].code == "EU"
    named = regional_coverage(sample(), by="group", group="European Union")
    assert [row.code for row in named] == ["EU"]


def test_rows_of_the_sources_own_lists() -> None:
    """A list's row counts the countries it names, itself or by its records, home left out."""
    lists = [
        listed("listed", ["agreement-deu"], cites=["report#part.5"]),
        listed("partners", ["RUS", "FRA", "DEU", "BLR", "EU"], complete="open", among=None),
        listed("institutes", ["german-institute", "home-institute"], among=None),
        listed("projects", ["p-1"], among="label:projects"),
        listed("words", ["label:lasers", "world-body"], among=None),
        listed("elsewhere", ["CHE", "DEU"], cites=["report#part.4"]),
    ]
    coverage = regional_coverage(profile(lists=lists, figures=[]), by="list")
    assert [(row.code, row.kind, row.covered, row.members) for row in coverage] == [
        ("elsewhere", "closed list", 1, 2),
        ("institutes", "closed list", 1, 1),
        ("listed", "closed list", 1, 1),
        ("partners", "open list", 1, 3),
        ("projects", "closed list", 0, 2),
    ]
    assert coverage["projects"].none == ("CZE",)
    assert coverage["projects"].not_named == ("CAN",)
    assert [beside.why for beside in coverage["elsewhere"].outside] == ["never a full member"]
    assert coverage["elsewhere"].outside[0].evidence == (Citation("report", "part.4"),)
    assert Citation("report", "part.5") in coverage["listed"].evidence
    assert left_out(coverage) == {"Name of words": "the list names no foreign country"}
    assert "| Name of partners (open) |" in coverage.to_markdown()
    lies = listed("lies", ["DEU", "TUR"], among="Europe")
    (row,) = regional_coverage(sample(lists=[lies]), by="list")
    assert [beside.why for beside in row.outside] == ["lies in Western Asia"]


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        ("<50 %", "holds"),
        ("<=7 %", "does not hold"),
        (">50 %", "does not hold"),
        ("7 %", "holds"),
        ("7.4 %", "holds"),
        ("7.5 %", "does not hold"),
        ("7.40 %", "does not hold"),
        ("7.41 %", "holds"),
        ("8 %", "does not hold"),
        ("~7 %", "undecided"),
        ("7..8 %", "holds"),
        ("8..9 %", "does not hold"),
        ("5..6 %", "does not hold"),
        (">=7 %", "holds"),
    ],
)
def test_claim_beside_the_share(value: str, verdict: str) -> None:
    """A stated percentage of the listed members is compared with the share, as it is hedged."""
    row = eu(sample(figures=[claim(value, wording="nearly")]))
    assert [(found.figure, found.verdict) for found in row.claims] == [("claim", verdict)]
    assert row.claims[0].evidence == (Citation("report", "part.8"),)
    assert str(row.claims[0]) == f'{value} ("nearly")'


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        (">50 %", "undecided"),
        (">=50 %", "holds"),
        ("<50 %", "does not hold"),
        ("<=50 %", "undecided"),
        (">=75 %", "undecided"),
        ("<75 %", "undecided"),
        ("50..100 %", "holds"),
        (">100 %", "does not hold"),
        (">=100 %", "undecided"),
        ("<=100 %", "holds"),
        ("<100 %", "undecided"),
    ],
)
def test_claim_beside_an_open_share(value: str, verdict: str) -> None:
    """Ends that touch count: here the share lies from a half to the whole."""
    lists = [listed("listed", ["agreement-kaz", "agreement-rus"], among="EurAsEC", complete="open")]
    agreements = [agreement("KAZ"), agreement("RUS")]
    found = sample(agreements=agreements, lists=lists, figures=[claim(value)])
    row = regional_coverage(found, by="group", group="EurAsEC")["EurAsEC"]
    assert (row.share_low, row.share_high) == (Fraction(1, 2), 1)
    assert [found.verdict for found in row.claims] == [verdict]
    assert str(row.claims[0]) == value


@pytest.mark.parametrize(
    ("changes", "options"),
    [
        ({"value": ">45 agreement"}, {}),
        ({"counts": []}, {}),
        ({"counts": ["elsewhere"]}, {}),
        ({"counts": ["listed", "elsewhere"]}, {}),
        ({"counts": ["partners"]}, {}),
        ({}, {"tie": "programme"}),
        ({}, {"tie": ("agreement", "programme")}),
    ],
)
def test_what_is_no_claim_on_the_share(changes: dict[str, Any], options: dict[str, Any]) -> None:
    """Counts of agreements, and shares of other lists or ties, say nothing of this share."""
    lists = [
        *sample().lists,
        listed("elsewhere", ["agreement-chn"], among="CIS"),
        listed("partners", ["DEU"]),
    ]
    figures = [claim(**{"value": "<50 %", **changes})]
    assert eu(sample(lists=lists, figures=figures), **options).claims == ()


def test_claims_stand_beside_no_list() -> None:
    """All of a list's own countries are no measure of a share of its group."""
    coverage = regional_coverage(sample(figures=[claim("<50 %")]), by="list")
    assert coverage["listed"].claims == ()


WEIGHTS: dict[str, Any] = dict.fromkeys(EU_OF_2011, 1) | {"DEU": 10, "POL": Decimal("3.5")}


@pytest.mark.parametrize(
    "table",
    [
        WEIGHTS,
        list(WEIGHTS.items()),
        (pair for pair in list(WEIGHTS.items())),
        pd.Series({code: float(weight) for code, weight in WEIGHTS.items()}),
        pd.DataFrame({"country": list(WEIGHTS), "people": map(float, WEIGHTS.values())}),
        pl.DataFrame({"country": list(WEIGHTS), "people": map(float, WEIGHTS.values())}),
    ],
    ids=["mapping", "pairs", "generator", "pandas series", "pandas frame", "polars frame"],
)
def test_weighted_share(table: Any) -> None:
    """Weights come in any kind of table, and give the share of the members' weight."""
    coverage = regional_coverage(sample(), by="group", group="EU", weights=table)
    row = coverage["EU"]
    assert row.weighted_low == row.weighted_high == Fraction(27, 77)
    assert row.share_low == Fraction(2, 27)
    assert "| 35.1 % |" in coverage.to_markdown()
    assert "Weights are the caller's own, taken as they are." in coverage.caveats


def test_weighted_share_is_an_interval_where_sources_are_silent() -> None:
    """What is not named may or may not be covered, and weighs what it weighs."""
    row = regional_coverage(
        sample(agreements=[agreement("RUS")], lists=[]),
        by="group",
        group="EurAsEC",
        weights={"Russia": "140", "KAZ": 1 / 2, "KG": 0, "TJK": Fraction(1, 2), "FRA": 1},
    )["EurAsEC"]
    assert (row.weighted_low, row.weighted_high) == (Fraction(140, 141), 1)


@pytest.mark.parametrize("empty", [None, float("nan"), "", pd.NA])
def test_missing_weight_is_never_zero(empty: Any) -> None:
    """A row with a member that has no weight has no weighted share, and says why."""
    weights = {"RUS": 140, "KAZ": 16, "KGZ": 5, "TJK": empty}
    coverage = regional_coverage(sample(), by="group", weights=weights)
    assert coverage["EurAsEC"].weighted_low is None
    assert coverage["EurAsEC"].weighted_high is None
    assert coverage["UnionState"].weighted_low == 0
    reasons = left_out(coverage)
    assert reasons["weighted share of Eurasian Economic Community"] == "no weight for Tajikistan"
    assert "weighted share of Union State of Belarus and Russia" not in reasons
    (line,) = (x for x in coverage.to_markdown().splitlines() if "Eurasian" in x)
    assert "|  |" in line


def test_weights_that_are_all_zero() -> None:
    """Shares of no weight at all are refused for that row."""
    coverage = regional_coverage(
        sample(), by="group", group="UnionState", weights={"RUS": 0.0, "BLR": 5}
    )
    assert coverage["UnionState"].weighted_low is None
    assert left_out(coverage) == {
        "weighted share of Union State of Belarus and Russia": "all weights are zero"
    }


@pytest.mark.parametrize(
    ("weights", "error", "words"),
    [
        ({"RUS": -1}, OptionError, "'RUS' weighs -1; expected a number, zero or above"),
        ({"RUS": "many"}, OptionError, "'RUS' weighs 'many'"),
        ({"RUS": "1/0"}, OptionError, "'RUS' weighs '1/0'"),
        ({"RUS": float("inf")}, OptionError, "'RUS' weighs inf"),
        ({"RUS": True}, OptionError, "'RUS' weighs True"),
        ({"RUS": 1, "Russia": 1}, OptionError, "two weights for Russia"),
        ({"RUS": None, "Russia": 1}, OptionError, "two weights for Russia"),
        ({"Rusia": 1}, UnknownCountryError, "did you mean 'Russia'"),
        ({"World": 1}, UnknownCountryError, "unknown country 'World'"),
        ([("RUS", 1, 2)], OptionError, "not a country and its weight: ('RUS', 1, 2)"),
        (["RU"], OptionError, "not a country and its weight: 'RU'"),
        ([140], OptionError, "not a country and its weight: 140"),
        ("RUS", OptionError, "no weights: 'RUS'; expected a mapping"),
        (140, OptionError, "no weights: 140; expected a mapping"),
    ],
)
def test_refused_weights(weights: Any, error: type[Exception], words: str) -> None:
    """What is no weight of a country is refused, with what was expected."""
    with pytest.raises(error) as caught:
        regional_coverage(sample(), weights=weights)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("options", "error", "words"),
    [
        ({"by": "regions"}, OptionError, "unknown by 'regions'; expected one of region"),
        ({"by": "regions"}, OptionError, "did you mean 'region'?"),
        ({"universe": "un"}, OptionError, "unknown universe 'un'; expected one of un-members, all"),
        ({"tie": "agrement"}, OptionError, "did you mean 'agreement'?"),
        ({"tie": ("agreement", "treaty")}, OptionError, "unknown tie 'treaty'"),
        ({"tie": ()}, OptionError, "no kind of tie; expected at least one of agreement"),
        ({"tie": None}, OptionError, "no kind of tie"),
        ({"group": "EU"}, OptionError, 'group= goes with by="group", not with by="region"'),
        ({"by": "list", "members_on": "2011"}, OptionError, 'members_on= goes with by="group"'),
        ({"by": "group", "group": ["EU", "CIS"]}, OptionError, "not one group: ['EU', 'CIS']; "),
        ({"by": "group", "group": "EUU"}, UnknownGroupError, "did you mean 'EU'?"),
        ({"by": "group", "on": "1990/2011"}, OptionError, "say which day's members: members_on="),
        ({"by": "group", "members_on": "2007/2013"}, InvalidPeriodError, "no single date"),
    ],
)
def test_refused_options(options: dict[str, Any], error: type[Exception], words: str) -> None:
    """A wrong option is refused with what was allowed and the nearest choice."""
    with pytest.raises(error) as caught:
        regional_coverage(sample(), **options)
    assert words in str(caught.value)


@pytest.mark.parametrize("other", [None, "belarus", nx.Graph()])
def test_what_is_no_profile(other: Any) -> None:
    """What is neither profile nor graph of one is refused with what was expected."""
    with pytest.raises(
        OptionError, match=r"expected a Profile or a graph of partnership_graph\(\)"
    ):
        regional_coverage(other)


def test_key_of_another_answer() -> None:
    """A group's key among regions is refused with the keys there are."""
    with pytest.raises(UnknownKeyError, match="there are Africa, Oceania, Americas, Asia, Europe"):
        regional_coverage(sample())["EU"]


def test_status_of_a_stranger() -> None:
    """Asking a row for a country that it does not count is refused, not answered with none."""
    row = eu(sample())
    with pytest.raises(UnknownKeyError, match="China is not among the members counted for Euro"):
        row.status("China")
    with pytest.raises(UnknownCountryError):
        row.status("Atlantis")


def test_two_dates() -> None:
    """`on` dates the ties and `members_on` the memberships, of a span of years too."""
    agreements = [agreement("DEU", ended="2000"), agreement("POL", signed="2005")]
    found = sample(agreements=agreements, lists=[])
    assert eu(found).documented == ("POL",)
    assert eu(found, on="1999").documented == ("DEU",)
    assert eu(found, on="1999").members == 15
    assert eu(found, on="1999", members_on=date(2011, 11, 30)).members == 27
    spanned = regional_coverage(found, by="group", group="EU", on="1990/2011", members_on="2011")
    assert spanned["EU"].documented == ("DEU", "POL")
    assert "Ties as of 1990/2011 are set against memberships as of 2011." in spanned.caveats
    assert (str(spanned.on), str(spanned.members_on)) == ("1990/2011", "2011")


def test_undated_ties_are_said_to_be_taken_as_holding() -> None:
    """Undated records behind the covered members are counted in the caveats; dated ones not."""
    agreements = [agreement("DEU", signed="2000"), agreement("POL"), agreement("CHN")]
    coverage = regional_coverage(sample(agreements=agreements), by="group", group="EU")
    assert any(caveat.startswith("1 undated record taken") for caveat in coverage.caveats)
    assert not any(caveat.startswith("Ties as of") for caveat in coverage.caveats)
    dated = [agreement("DEU", signed="2000"), agreement("POL", signed="2000")]
    found = regional_coverage(sample(agreements=dated), by="group", group="EU")
    assert not any("undated record" in caveat for caveat in found.caveats)


def test_several_kinds_of_tie() -> None:
    """With several kinds a member is covered by any of them; their order says nothing."""
    both = regional_coverage(profile(), tie=("project", "agreement"))
    assert both["Europe"].documented == ("CZE", "DEU")
    assert both == regional_coverage(profile(), tie=["agreement", "project", "project"])
    assert both.ties == ("agreement", "project")
    assert "any documented agreement or project ties it" in both.method
    several = regional_coverage(profile(), tie=("joint-budget", "agreement", "centre"))
    assert several.headline().startswith("Agreement, centre or joint budget documented as of")


@pytest.mark.parametrize(
    ("options", "headline"),
    [
        (
            {"by": "group", "group": "EU"},
            (
                "European Union: agreement documented with 2 of 27 members (7.4 %), as of 2011-11; "
                'the source says <50 % ("almost").'
            ),
        ),
        (
            {"by": "group", "group": "EU", "members_on": "2013-12"},
            (
                "European Union: agreement documented with 2 of 28 members (7.1 to 10.7 %), "
                'as of 2011-11, memberships as of 2013-12; the source says <50 % ("almost").'
            ),
        ),
        (
            {"by": "group", "group": "UnionState", "tie": "centre"},
            (
                "Union State of Belarus and Russia: centre documented with 0 of 1 member "
                "(0.0 to 100.0 %), as of 2011-11."
            ),
        ),
        (
            {},
            (
                "Agreement documented as of 2011-11: Africa 0 of 54, Oceania 0 of 14, Americas 0 "
                "of 35, Asia 1 of 47, Europe 2 of 42 "
                "(at least: the sources are silent on 164 more)."
            ),
        ),
        (
            {"by": "group", "members_on": "2000-12"},
            (
                "Agreement documented as of 2011-11, memberships as of 2000-12: CIS 0 of 9, EU 1 "
                "of 15, OECD 2 of 30, UnionState 0 of 1 "
                "(at least: the sources are silent on 20 more)."
            ),
        ),
        (
            {"by": "subregion"},
            (
                "Agreement documented as of 2011-11 with 3 countries in 3 of 17 subregions "
                "(at least: the sources are silent on 164 more)."
            ),
        ),
        (
            {"by": "list"},
            "Name of listed: agreement documented with 2 of 2 members (100.0 %), as of 2011-11.",
        ),
    ],
)
def test_headline(options: dict[str, Any], headline: str) -> None:
    """The answer in one sentence, with its hedge and its dates."""
    found = sample(figures=[claim("<50 %", wording="almost")])
    assert regional_coverage(found, **options).headline() == headline


def test_headline_of_several_complete_lists() -> None:
    """Where nothing is open, nothing is hedged."""
    lists = [listed("listed", ["agreement-deu"]), listed("other", ["agreement-chn"], among=None)]
    coverage = regional_coverage(sample(lists=lists), by="list")
    assert coverage.headline() == (
        "Agreement documented as of 2011-11: Name of listed 1 of 1, Name of other 1 of 1."
    )


def test_headline_of_nothing() -> None:
    """An answer without rows says that nothing could be counted."""
    coverage = regional_coverage(sample(lists=[]), by="list")
    assert coverage.headline() == "Agreement documented as of 2011-11: nothing to count (none)."


def test_table_at_eighty_columns() -> None:
    """The printed table fits a terminal, and names who is behind a single row's numbers."""
    found = sample(figures=[claim("<50 %")], stated_positions=[position("FRA", "no agreement")])
    printed = str(regional_coverage(found, by="group", group="EU"))
    assert max(map(len, printed.splitlines())) <= 80
    for line in (
        "EU, covered: Germany, Poland",
        "EU, denied: France",
        "EU, left since: United Kingdom (member until 2020-01-31; none)",
        "EU, the source says <50 %: holds beside 7.4 %",
    ):
        assert line in printed
    assert "EU, none: Austria" in printed
    wide = str(regional_coverage(found, by="group"))
    assert max(map(len, wide.splitlines())) <= 80
    assert "EU, none" not in wide
    assert "EU, denied: France" in wide


def test_every_form_of_export() -> None:
    """Rows go to JSON, CSV, pandas and polars with the counts, the codes and both dates."""
    found = sample(stated_positions=[position("CHE", "top tier", among="EU")])
    coverage = regional_coverage(found, by="group", members_on="2011")
    read = json.loads(coverage.to_json())
    assert (read["by"], read["ties"], read["members_on"]) == ("group", ["agreement"], "2011")
    by_code = {row["code"]: row for row in read["rows"]}
    assert by_code["EU"]["documented"] == ["DEU", "POL"]
    assert by_code["EU"]["outside"][0]["code"] == "CHE"
    assert json.loads(regional_coverage(found).to_json())["members_on"] is None
    frame = coverage.to_pandas().set_index("code")
    assert frame.loc["EU", "covered"] == 2
    assert coverage.to_polars().filter(pl.col("code") == "EU")["share_low"].to_list() == [2 / 27]
    assert "DEU; POL" in coverage.to_csv()


def test_evidence() -> None:
    """A row cites its ties, the denials and the lists that rule others out, each once."""
    found = sample(
        agreements=[agreement("DEU"), agreement("POL", cites=["report#part.2", "report#part.1"])],
        stated_positions=[position("FRA", "no agreement")],
    )
    assert set(map(str, eu(found).evidence)) == {
        "report#part.1",
        "report#part.2",
        "report#part.6",
        "report#part.7",
    }
    assert len(eu(found).evidence) == 4
    assert eu(sample(agreements=[], lists=[])).evidence == ()


def test_evidence_in_the_order_of_records() -> None:
    """Evidence stands in one order, whatever the order of a graph's nodes."""
    items = ["agreement-deu", "agreement-pol"]
    lists = [
        listed(f"list-{number}", items, cites=[f"report#part.{number}"]) for number in range(1, 9)
    ]
    graph = partnership_graph(sample(lists=lists))
    turned = nx.MultiDiGraph(**graph.graph)
    turned.add_nodes_from(reversed(list(graph.nodes(data=True))))
    turned.add_edges_from(reversed(list(graph.edges(keys=True, data=True))))
    assert list(map(str, eu(turned).evidence)) == [f"report#part.{i}" for i in range(1, 9)]


def test_pruned_graph() -> None:
    """A graph that its user pruned is answered for what is left of it."""
    found = sample(stated_positions=[position("FRA", "no agreement")])
    graph = partnership_graph(found)
    graph.remove_node("POL")
    graph.remove_node("FRA")
    row = eu(graph)
    assert row.documented == ("DEU",)
    # The list is no longer all that the source names, so it proves nothing of whoever is gone.
    assert (row.none, row.denied) == ((), ())
    assert row.status("Poland") == "not_named"
    caveats = regional_coverage(graph, by="group", group="EU").caveats
    assert "Lists that lack some of their items are not complete: Name of listed." in caveats


PROGRAMME = Programme(**common("programme"), kind="bilateral", partners=["DEU"])


@pytest.mark.parametrize(
    ("removed", "tie", "whole"),
    [
        ([], "agreement", True),
        (["agreement-chn"], "agreement", True),
        (["agreement-pol"], "agreement", False),
        (["agreement-deu", "agreement-pol"], "agreement", False),
        ([("listed", "agreement-pol")], "agreement", False),
        ([("agreement-pol", "POL")], "agreement", False),
        ([], "programme", True),
        (["agreement-pol"], "programme", True),
        (["programme"], "programme", False),
        ([("programme", "DEU")], "programme", False),
    ],
)
def test_list_that_lost_an_item(removed: list[Any], tie: Any, whole: bool) -> None:
    """A list without one of its items, or of an item's partner, is no longer closed."""
    found = sample(programmes=[PROGRAMME], lists=[*sample().lists, listed("two", ["programme"])])
    graph = partnership_graph(found)
    for gone in removed:
        if isinstance(gone, str):
            graph.remove_node(gone)
        else:
            graph.remove_edge(*gone)
    coverage = regional_coverage(graph, by="group", group="EU", tie=tie)
    assert coverage["EU"].status("France") == ("none" if whole else "not_named")
    name = "listed" if tie == "agreement" else "two"
    said = f"Lists that lack some of their items are not complete: Name of {name}."
    # A list of other ties is none of the answer's business, whatever it has lost.
    found_lists = [caveat for caveat in coverage.caveats if caveat.startswith("Lists that lack")]
    assert found_lists == ([] if whole else [said])


def test_list_of_what_did_not_hold() -> None:
    """A list whose items did not all hold at the date is not complete; an open one never was."""
    agreements = [agreement("DEU"), agreement("POL", signed="2012")]
    coverage = regional_coverage(sample(agreements=agreements), by="group", group="EU")
    assert coverage["EU"].none == ()
    said = "Lists that lack some of their items are not complete: Name of listed."
    assert said in coverage.caveats
    opened = [listed("listed", ["agreement-deu", "agreement-pol"], complete="open")]
    coverage = regional_coverage(
        sample(agreements=agreements, lists=opened), by="group", group="EU"
    )
    assert said not in coverage.caveats
    elsewhere = regional_coverage(sample(agreements=agreements), by="group", group="UnionState")
    assert said not in elsewhere.caveats


def test_graph_at_another_date_is_refused() -> None:
    """A graph answers for the date it was drawn at."""
    with pytest.raises(OptionError, match="drawn as of 2011-11"):
        regional_coverage(partnership_graph(sample()), on="2005")


OPTIONS = st.fixed_dictionaries(
    {
        "by": st.sampled_from(("region", "subregion", "group", "list")),
        "tie": st.lists(st.sampled_from(TIE_KINDS), min_size=1, unique=True),
        "universe": st.sampled_from(("un-members", "all")),
    }
)


def asked(found: Any, options: dict[str, Any]) -> Coverage:
    """Return the answer, with memberships of a day that most groups know."""
    if options["by"] == "group":
        options = {**options, "members_on": "2011-11"}
    return regional_coverage(found, **options)


def richer(draw: Callable[[Any], Any]) -> Profile:
    """Draw a profile whose agreements, lists and positions are about few countries."""
    few = st.sampled_from(("DEU", "FRA", "RUS", "UKR", "CHE", "HRV", "USA"))
    codes = draw(st.lists(few, unique=True))
    positions = draw(
        st.lists(
            st.tuples(few, st.sampled_from(("no agreement", "no official contacts", "top tier"))),
            unique=True,
        )
    )
    lists = []
    for number, (items, among, complete) in enumerate(
        draw(
            st.lists(
                st.tuples(
                    st.lists(st.sampled_from(codes or ["CHN"]), min_size=1, unique=True),
                    st.sampled_from((None, "EU", "CIS", "Europe", "label:x")),
                    st.sampled_from(("open", "closed")),
                ),
                max_size=3,
            )
        )
    ):
        lists.append(
            listed(
                f"list-{number}",
                [f"agreement-{code.lower()}" for code in items] if codes else items,
                among=among,
                complete=complete,
                cites=[f"report#part.{8 - number}"],
            )
        )
    return sample(
        agreements=[agreement(code) for code in codes],
        stated_positions=[
            position(*pair, cites=[f"report#part.{number % 8 + 1}"])
            for number, pair in enumerate(positions)
        ],
        lists=lists,
    )


meeting = st.composite(richer)


@given(st.one_of(profiles(), meeting()), OPTIONS)
def test_shares_are_shares(found: Profile, options: dict[str, Any]) -> None:
    """Shares lie in [0, 1], counts agree with codes, statuses part the members, home is none."""
    weights = {code: 1 + number % 7 for number, code in enumerate(COUNTRIES)}
    for row in asked(found, {**options, "weights": weights}):
        parts = (row.documented, row.denied, row.not_named, row.none)
        codes = [code for part in parts for code in part]
        assert len(codes) == len(set(codes)) == row.members
        assert found.country not in codes
        assert row.covered == len(row.documented)
        assert set(row.disputed) <= set(row.documented)
        assert row.share_low == Fraction(row.covered - len(row.disputed), row.members)
        assert 0 <= row.share_low <= row.share_high <= 1
        assert row.weighted_low is not None
        assert row.weighted_high is not None
        assert 0 <= row.weighted_low <= row.weighted_high <= 1
        assert not {b.code for b in (*row.others, *row.outside)}.intersection(
            codes if not row.kind.endswith("list") else ()
        )


@given(
    meeting(),
    st.sampled_from(("DEU", "FRA", "RUS", "CHE", "GBR", "CHN")),
    st.sampled_from(("agreement", "programme", "centre")),
    OPTIONS,
)
def test_a_further_tie_never_lowers_a_share(
    found: Profile, partner: str, kind: str, options: dict[str, Any]
) -> None:
    """Whatever tie is added, no row covers fewer, and its lower end does not fall."""
    records: dict[str, Any] = {
        "agreement": {
            "agreements": [*found.agreements, agreement(partner, id="further", name="Further")]
        },
        "programme": {
            "programmes": [Programme(**common("further"), kind="bilateral", partners=[partner])]
        },
        "centre": {"centres": [Centre(**common("further"), partners=[partner])]},
    }
    before, after = asked(found, options), asked(evolve(found, **records[kind]), options)
    assert [row.code for row in before] == [row.code for row in after]
    for old, new in zip(before, after, strict=True):
        assert set(old.documented) <= set(new.documented)
        assert old.share_low <= new.share_low


@given(meeting(), OPTIONS)
def test_an_unrelated_record_changes_nothing(found: Profile, options: dict[str, Any]) -> None:
    """An observation about a partner is no tie, no list and no denial."""
    further = Observation(**common("further"), kind="goal", about=["DEU", "FRA"], text="More.")
    assert asked(found, options) == asked(evolve(found, observations=[further]), options)


@given(st.one_of(profiles(), meeting()), OPTIONS, st.randoms(use_true_random=False))
def test_graph_in_any_order_answers_as_its_profile(
    found: Profile, options: dict[str, Any], random: Any
) -> None:
    """Profile and graph give equal answers, in whatever order nodes and edges stand."""
    answer = asked(found, options)
    graph = partnership_graph(found)
    assert asked(graph, options) == answer
    shuffled = nx.MultiDiGraph(**graph.graph)
    nodes, edges = list(graph.nodes(data=True)), list(graph.edges(keys=True, data=True))
    random.shuffle(nodes)
    random.shuffle(edges)
    shuffled.add_nodes_from(nodes)
    shuffled.add_edges_from(edges)
    assert asked(shuffled, options) == answer
