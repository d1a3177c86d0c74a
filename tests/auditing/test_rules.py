"""Each rule of the audit: what it finds, what it finds in order, and what it leaves alone."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import pytest
from samples import SOURCE, agreement, common

from belarus_stic.auditing import Audit, Finding, audit
from belarus_stic.auditing._counts import verdict_on
from belarus_stic.auditing._view import listed
from belarus_stic.model import (
    Centre,
    Enumeration,
    Figure,
    Organisation,
    Profile,
    Programme,
    StatedPosition,
)
from belarus_stic.values import Quantity


def audit_of(**collections: Sequence[Any]) -> Audit:
    """Return the audit of a profile of Belarus in November 2011 with the given records."""
    return audit(
        Profile(country="BLR", name="Sample", as_of="2011-11", sources=[SOURCE], **collections)
    )


def said(audited: Audit, kind: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return (severity, records) of everything a rule said, what agrees included."""
    found = [*audited.rows, *audited.agrees]
    return [(row.severity, row.records) for row in found if row.kind == kind]


def text_of(audited: Audit, kind: str) -> str:
    """Return the one text of a kind."""
    (text,) = (row.text for row in (*audited.rows, *audited.agrees) if row.kind == kind)
    return text


def left_out(audited: Audit) -> list[tuple[str, str]]:
    """Return what was not checked and why."""
    return [(left.what, left.reason) for left in audited.left_out]


def figure(record_id: str, value: str, **changes: Any) -> Figure:
    """Return a figure about the organisation `body`, dated unless changed."""
    money = {"stage": "awarded", "purpose": "research", "scope": "country's share"}
    return Figure(
        **{
            **common(record_id),
            "indicator": "things",
            "about": ["body"],
            "value": value,
            "as_of": "2011-11",
            **(money if Quantity.parse(value).is_money else {}),
            **changes,
        }
    )


def listing(record_id: str, items: Sequence[str], **changes: Any) -> Enumeration:
    """Return a closed list."""
    return Enumeration(**{**common(record_id), "items": items, "complete": "closed", **changes})


def position(partner: str, place: str, **changes: Any) -> StatedPosition:
    """Return what is said of a partner's place."""
    return StatedPosition(
        **{**common(f"position-{partner.lower()}"), "partner": partner, "place": place, **changes}
    )


def programme(record_id: str, **changes: Any) -> Programme:
    """Return a programme."""
    return Programme(**{**common(record_id), "kind": "thematic", **changes})


def body(record_id: str = "body", **changes: Any) -> Organisation:
    """Return an organisation."""
    return Organisation(**{**common(record_id), "kind": "foundation", **changes})


BODY = [body()]


# A count against the records it counts.


def count_of(value: str, *, complete: str = "closed", **changes: Any) -> Audit:
    """Return the audit of a count of a list that names two programmes."""
    return audit_of(
        organisations=BODY,
        programmes=[programme("one"), programme("two")],
        lists=[listing("two-programmes", ["one", "two"], complete=complete)],
        figures=[figure("count", value, counts=["two-programmes"], **changes)],
    )


@pytest.mark.parametrize(
    ("value", "complete", "severity"),
    [
        ("2 programme", "closed", "agrees"),
        ("2 programme", "open", "agrees"),
        (">1 programme", "closed", "agrees"),
        (">=2 programme", "closed", "agrees"),
        ("<=2 programme", "closed", "agrees"),
        ("~2 programme", "closed", "agrees"),
        ("1..3 programme", "closed", "agrees"),
        ("3 programme", "closed", "contradiction"),
        ("3 programme", "open", "gap"),
        (">2 programme", "closed", "contradiction"),
        (">2 programme", "open", "gap"),
        ("1 programme", "closed", "contradiction"),
        ("1 programme", "open", "contradiction"),
        ("<2 programme", "open", "contradiction"),
        ("3..4 programme", "closed", "contradiction"),
    ],
)
def test_count_of_a_list(value: str, complete: str, severity: str) -> None:
    """A stated count agrees where its bounds contain the number named; open lists only may lack."""
    assert said(count_of(value, complete=complete), "count") == [
        (severity, ("count", "two-programmes"))
    ]


def test_count_names_what_it_counted() -> None:
    """A short list is named, and an open one said to be open."""
    assert text_of(count_of("3 programme", complete="open"), "count") == (
        "3 programmes stated, 2 named (Name of one and Name of two); 1 of 1 list is left open."
    )


def test_count_that_about_leaves_undecided() -> None:
    """A count that differs from "about" is not checked, as that sets no bounds, and it is said."""
    audited = count_of("~3 programme")
    assert said(audited, "count") == []
    assert left_out(audited) == [
        (
            "Name of count and Name of two-programmes",
            'its words set no bound to compare with: how far "about" reaches is not said',
        )
    ]


def test_count_of_records_themselves() -> None:
    """A count may name records without a list, and an item in two lists counts once."""
    audited = audit_of(
        organisations=[*BODY, body("elsewhere")],
        lists=[listing("first", ["body"]), listing("second", ["body", "elsewhere"])],
        figures=[
            figure("direct", "2 body", counts=["body", "elsewhere"]),
            figure("listed", "2 body", counts=["first", "second"], indicator="listed"),
        ],
    )
    assert said(audited, "count") == [
        ("agrees", ("direct",)),
        ("agrees", ("first", "listed", "second")),
    ]


def test_amounts_are_no_counts() -> None:
    """An amount that refers to what it paid for is not compared with its number."""
    audited = audit_of(organisations=BODY, figures=[figure("money", "5 EUR", counts=["body"])])
    assert said(audited, "count") == []


def agreements_counted(value: str, *codes: str, **changes: Any) -> Audit:
    """Return the audit of a count of agreements that a list names by country."""
    agreements = [agreement(code, **changes) for code in codes]
    return audit_of(
        organisations=BODY,
        agreements=agreements,
        lists=[listing("agreements", [found.id for found in agreements])],
        figures=[figure("count", value, counts=["agreements"])],
    )


@pytest.mark.parametrize(
    ("value", "severity"),
    [(">2 agreement", "gap"), ("1 agreement", "tension"), ("2 agreement", "agrees")],
)
def test_agreements_and_countries_are_different_units(value: str, severity: str) -> None:
    """Countries named are no count of agreements, so neither number proves the other wrong."""
    audited = agreements_counted(value, "DEU", "POL")
    assert said(audited, "count") == [(severity, ("agreements", "count"))]
    assert "2 countries named; agreements and countries are different units" in text_of(
        audited, "count"
    )


def test_dated_agreements_are_documents() -> None:
    """Agreements with dates of their own are counted as what they are."""
    audited = agreements_counted("3 agreement", "DEU", "POL", signed="1992")
    assert said(audited, "count") == [("contradiction", ("agreements", "count"))]


def test_countries_counted_as_countries() -> None:
    """A count of countries against codes has one unit."""
    audited = audit_of(
        organisations=BODY,
        lists=[listing("partners", ["DEU", "POL"])],
        figures=[figure("count", "3 partner country", counts=["partners"])],
    )
    assert said(audited, "count") == [("contradiction", ("count", "partners"))]


def test_countries_and_others_counted_together() -> None:
    """A list of a country and a body names two items."""
    audited = audit_of(
        organisations=BODY,
        lists=[listing("items", ["DEU", "body"])],
        figures=[figure("count", "2 partner", counts=["items"])],
    )
    assert said(audited, "count") == [("agrees", ("count", "items"))]


def test_long_lists_are_not_spelt_out() -> None:
    """Six items are counted, not named."""
    codes = ["DEU", "POL", "FRA", "ITA", "ESP", "LVA"]
    audited = audit_of(
        organisations=BODY,
        lists=[listing("partners", codes)],
        figures=[figure("count", "6 country", counts=["partners"])],
    )
    assert text_of(audited, "count") == "6 countries stated, 6 named."


# A share against the list it counts.


def share_of(value: str, *, complete: str = "closed", **changes: Any) -> Audit:
    """Return the audit of a share of the EU, of whose 27 members in 2011 a list names 13."""
    codes = [
        "BGR",
        "CYP",
        "CZE",
        "DNK",
        "DEU",
        "HUN",
        "ITA",
        "LVA",
        "LTU",
        "POL",
        "SVK",
        "ROU",
        "GBR",
    ]
    return audit_of(
        lists=[listing("named", codes, complete=complete, among="EU")],
        figures=[
            Figure(
                **{
                    **common("share"),
                    "indicator": "share of members",
                    "about": ["EU"],
                    "value": value,
                    "denominator": "eu-member-states",
                    "counts": ["named"],
                    "as_of": "2011-11",
                    **changes,
                }
            )
        ],
    )


@pytest.mark.parametrize(
    ("value", "complete", "severity"),
    [
        ("<50 %", "closed", "agrees"),
        ("48 %", "closed", "agrees"),
        ("48.1 %", "closed", "agrees"),
        ("48.15 %", "closed", "agrees"),
        ("48.2 %", "closed", "contradiction"),
        ("47 %", "closed", "contradiction"),
        (">50 %", "closed", "contradiction"),
        (">50 %", "open", "gap"),
        ("<40 %", "open", "contradiction"),
    ],
)
def test_share_of_a_group(value: str, complete: str, severity: str) -> None:
    """13 of 27 is 48.1 %; an exact share stands for all that round to it."""
    assert said(share_of(value, complete=complete), "count") == [(severity, ("named", "share"))]


def test_share_in_words() -> None:
    """The text has the source's own hedge word, both numbers and the date."""
    assert text_of(share_of("<50 %", wording="almost"), "count") == (
        'Under 50 % ("almost") of EU stated, 13 of 27 members as of 2011-11 named: 48.1 %.'
    )


@pytest.mark.parametrize("change", [{"about": ["BLR"]}, {"denominator": "whatever"}])
def test_share_says_of_what(change: dict[str, Any]) -> None:
    """Either what a share is about or its denominator may name the group."""
    assert said(share_of("<50 %", **change), "count") == [("agrees", ("named", "share"))]


def test_share_of_something_else() -> None:
    """A share whose whole is not the list's group is not one of its members."""
    audited = share_of("10 %", about=["BLR"], denominator="all-agreements")
    assert (said(audited, "count"), left_out(audited)) == ([], [])


def test_share_that_cannot_be_checked() -> None:
    """No membership is known at the date, nobody was a full member, or "about" sets no bound."""
    reasons = [
        left_out(audited)[0][1]
        for audited in (
            share_of("<50 %", as_of="1950"),
            share_of("<50 %", as_of="2010/2011"),
            share_of("~50 %"),
        )
    ]
    assert [reason.split(":")[0] for reason in reasons] == [
        "no members at that date",
        "no members at that date",
        "its words set no bound to compare with",
    ]


def test_share_of_a_group_before_it_had_members() -> None:
    """A share of nobody is not computed."""
    audited = audit_of(
        lists=[listing("named", ["RUS"], among="EurAsEC", as_of="2011")],
        figures=[
            figure(
                "share",
                "50 %",
                about=["EurAsEC"],
                denominator="members",
                counts=["named"],
                as_of="2000-10-10",
            )
        ],
    )
    assert left_out(audited) == [
        ("Name of named and Name of share", "EurAsEC had no full members as of 2000-10-10")
    ]


@pytest.mark.parametrize(("among", "about"), [(None, "EU"), ("label:places", "label:places")])
def test_share_of_no_known_group(among: str | None, about: str) -> None:
    """A list among nothing that a table knows is not compared with a share."""
    audited = audit_of(
        lists=[listing("named", ["DEU"], among=among)],
        figures=[figure("share", "5 %", about=[about], denominator="eu", counts=["named"])],
    )
    assert (said(audited, "count"), left_out(audited)) == ([], [])


def test_share_of_an_area() -> None:
    """A UN M49 area has members too."""
    area = "Eastern Europe"
    audited = audit_of(
        lists=[listing("named", ["POL", "RUS"], among=area)],
        figures=[figure("share", "20 %", about=[area], denominator="area", counts=["named"])],
    )
    assert said(audited, "count") == [("agrees", ("named", "share"))]


# A number of members against the table.


def members_of(value: str, **changes: Any) -> Audit:
    """Return the audit of a stated number of members of ISTC."""
    return audit_of(
        organisations=BODY,
        figures=[
            figure("members", value, **{"about": ["ISTC"], "indicator": "members", **changes})
        ],
    )


@pytest.mark.parametrize(
    ("value", "severity"),
    [
        ("39 member", "agrees"),
        ("39 country", "agrees"),
        (">30 member", "agrees"),
        ("40 member", "contradiction"),
        ("<39 member", "contradiction"),
    ],
)
def test_members_of_a_group(value: str, severity: str) -> None:
    """A stated number of members is that of the table at the date."""
    assert said(members_of(value), "count") == [(severity, ("members",))]


def test_members_by_kind() -> None:
    """The kinds of membership are told apart: 12 in their own right and 27 through the EU."""
    assert text_of(members_of("39 member", counts=["body"]), "count") == (
        "39 members of ISTC: the table of members as of 2011-11 has 39 "
        "(12 party, 27 through the EU)."
    )


def test_members_of_one_kind() -> None:
    """Where all members are of one kind, it is not spelt out."""
    assert text_of(members_of("6 member", about=["EaP"]), "count") == (
        "6 members of EaP: the table of members as of 2011-11 has 6."
    )


def test_members_that_cannot_be_checked() -> None:
    """A date outside the table, and "about", leave the number unchecked."""
    audited = [members_of("39 member", as_of="1995"), members_of("~40 member")]
    assert [said(found, "count") for found in audited] == [[], []]
    assert [len(found.left_out) for found in audited] == [1, 1]


@pytest.mark.parametrize(
    "changes",
    [
        {"value": "39 %", "denominator": "all"},
        {"value": "39 EUR"},
        {"value": "39 project", "indicator": "projects"},
        {"value": "39 member", "about": ["ISTC", "EU"]},
        {"value": "39 member", "about": ["body"]},
    ],
)
def test_other_numbers_are_no_members(changes: dict[str, Any]) -> None:
    """Percentages, amounts, other counts, and members of several groups or none are left alone."""
    audited = audit_of(
        organisations=BODY,
        figures=[figure("figure", **{"about": ["ISTC"], "indicator": "members", **changes})],
    )
    assert said(audited, "count") == []


@pytest.mark.parametrize(
    ("value", "number", "rounded", "verdict"),
    [
        ("3 %", Fraction(7, 2), True, "agrees"),
        ("3 %", Fraction(7, 2), False, "more"),
        ("3 %", Fraction(5, 2), True, "agrees"),
        ("3 %", Fraction(18, 5), True, "more"),
        ("3 %", Fraction(12, 5), True, "fewer"),
        ("<3 %", Fraction(3), True, "more"),
        (">3 %", Fraction(3), True, "fewer"),
        ("30 %", Fraction(304, 10), True, "agrees"),
        ("~3 %", Fraction(3), True, "agrees"),
        ("~3 %", Fraction(31, 10), True, "undecided"),
    ],
)
def test_verdict(value: str, number: Fraction, rounded: bool, verdict: str) -> None:
    """Bounds decide, open ends are outside, and only an exact value stands for its roundings."""
    assert verdict_on(Quantity.parse(value), number, rounded=rounded) == verdict


# Membership at the date.


def test_country_outside_its_group() -> None:
    """Switzerland in a list and in a position among the EU is one finding; Poland agrees."""
    audited = audit_of(
        lists=[listing("partners", ["POL", "CHE"], among="EU")],
        stated_positions=[position("CHE", "top tier", among="EU")],
    )
    assert said(audited, "membership") == [
        ("contradiction", ("partners", "position-che")),
        ("agrees", ("partners",)),
    ]
    assert audited["membership"].text == (
        "Switzerland was no part of EU as of 2011-11, though placed in it."
    )


def test_several_countries_outside() -> None:
    """Several are named in one sentence, in the order of their names."""
    audited = audit_of(lists=[listing("partners", ["CHE", "NOR"], among="EU")])
    assert text_of(audited, "membership") == (
        "Norway and Switzerland were no part of EU as of 2011-11, though placed in it."
    )


@pytest.mark.parametrize(
    ("as_of", "severity"), [("2011-11", "contradiction"), ("2013-07", "agrees")]
)
def test_membership_is_dated(as_of: str, severity: str) -> None:
    """Croatia was no member of the EU before July 2013: the list's own date decides."""
    audited = audit_of(lists=[listing("partners", ["HRV"], among="EU", as_of=as_of)])
    assert said(audited, "membership") == [(severity, ("partners",))]


def test_items_stand_for_countries() -> None:
    """An agreement stands for its partners and an organisation for its country, others for none."""
    audited = audit_of(
        agreements=[agreement("CHE")],
        organisations=[body(), body("norwegian", country="NOR")],
        lists=[
            listing("items", ["agreement-che", "norwegian", "body", "ISTC", "label:x"], among="EU")
        ],
    )
    assert text_of(audited, "membership").startswith("Norway and Switzerland were no part")


def test_lesser_membership() -> None:
    """Ukraine took part in the CIS without full membership: a note, not a contradiction."""
    audited = audit_of(lists=[listing("partners", ["UKR", "ARM"], among="CIS")])
    assert said(audited, "membership") == [("note", ("partners",)), ("agrees", ("partners",))]
    assert audited["membership"].text == (
        "Ukraine, placed in CIS, held no full membership as of 2011-11: participating."
    )


def test_country_outside_its_area() -> None:
    """An area has members at every date."""
    audited = audit_of(lists=[listing("partners", ["POL", "EGY"], among="Eastern Europe")])
    assert said(audited, "membership") == [
        ("contradiction", ("partners",)),
        ("agrees", ("partners",)),
    ]


@pytest.mark.parametrize(("partner", "severity"), [("CIS", "agrees"), ("EU", "contradiction")])
def test_home_is_a_member(partner: str, severity: str) -> None:
    """The place "member" is the home country's in the group that is named."""
    audited = audit_of(stated_positions=[position(partner, "member", among="EECA")])
    assert said(audited, "membership") == [(severity, (f"position-{partner.lower()}",))]
    assert text_of(audited, "membership").startswith("Belarus ")


def test_home_is_a_member_of_something_unknown() -> None:
    """Membership of what no table knows cannot be checked."""
    audited = audit_of(stated_positions=[position("label:a league", "member", id="position")])
    assert said(audited, "membership") == []


@pytest.mark.parametrize("among", [None, "label:somewhere"])
def test_no_group_no_membership(among: str | None) -> None:
    """A list among nothing, or a label, claims no membership."""
    assert said(audit_of(lists=[listing("a", ["CHE"], among=among)]), "membership") == []


def test_membership_unknown_at_the_date() -> None:
    """A date the table does not cover, or that is no single day, is left out with the reason."""
    audited = audit_of(
        lists=[
            listing("early", ["POL", "CHE"], among="EU", as_of="1950"),
            listing("span", ["POL"], among="EU", as_of="2010/.."),
        ]
    )
    assert said(audited, "membership") == []
    assert [what for what, _ in left_out(audited)] == ["Name of early", "Name of span"]


# What is denied.


@pytest.mark.parametrize(
    ("place", "severity"), [("no agreement", "contradiction"), ("no official contacts", "tension")]
)
def test_agreement_beside_a_denial(place: str, severity: str) -> None:
    """An agreement contradicts that there is none, and lies ill beside no official contacts."""
    audited = audit_of(agreements=[agreement("USA")], stated_positions=[position("USA", place)])
    assert said(audited, "denial") == [(severity, ("agreement-usa", "position-usa"))]


@pytest.mark.parametrize("status", ["ended", "not in force"])
def test_dead_agreement_beside_a_denial(status: str) -> None:
    """An agreement that ended or never came into force speaks against no denial."""
    audited = audit_of(
        agreements=[agreement("USA", status=status)],
        stated_positions=[position("USA", "no agreement")],
    )
    assert said(audited, "denial") == [("agrees", ("position-usa",))]


@pytest.mark.parametrize(
    ("place", "period", "severity"),
    [
        ("no official contacts", None, "tension"),
        ("no official contacts", "2010/..", "tension"),
        ("no official contacts", "2010/2011", "tension"),
        ("no official contacts", "2005/2011-11-01", "tension"),
        ("no official contacts", "2005/2011-10-31", "agrees"),
        ("no agreement", None, "agrees"),
    ],
)
def test_programme_beside_a_denial(place: str, period: str | None, severity: str) -> None:
    """A programme that is not over is an official contact, but no agreement."""
    audited = audit_of(
        programmes=[programme("joint", partners=["USA"], period=period)],
        stated_positions=[position("USA", place)],
    )
    assert [found for found, _ in said(audited, "denial")] == [severity]


def test_centre_beside_a_denial() -> None:
    """A joint centre is an official contact."""
    audited = audit_of(
        centres=[Centre(**common("centre"), partners=["USA"])],
        stated_positions=[position("USA", "no official contacts")],
    )
    assert text_of(audited, "denial") == (
        "No official contacts with United States stated, beside: Name of centre."
    )


def test_other_places_deny_nothing() -> None:
    """A top partner may have agreements, and what a label denies cannot be checked."""
    audited = audit_of(
        agreements=[agreement("DEU")],
        stated_positions=[
            position("DEU", "top tier"),
            position("label:others", "no agreement", id="position"),
        ],
    )
    assert said(audited, "denial") == []


# Lists left open.


def test_open_lists_are_one_note() -> None:
    """All lists left open are one finding; closed ones are none."""
    audited = audit_of(
        lists=[
            listing("a", ["DEU"], complete="open"),
            listing("b", ["DEU"], complete="open"),
            listing("c", ["DEU"]),
        ]
    )
    assert said(audited, "open list") == [("note", ("a", "b"))]
    assert text_of(audited, "open list").startswith("2 lists name examples only")


def test_one_open_list() -> None:
    """One list is told in the singular; none is no finding."""
    audited = audit_of(lists=[listing("a", ["DEU"], complete="open")])
    assert text_of(audited, "open list").startswith("1 list names examples only")
    assert said(audit_of(lists=[listing("a", ["DEU"])]), "open list") == []


# One percentage, two wholes.


def halves(**changes: Any) -> Audit:
    """Return the audit of one share of two wholes, the second figure changed."""
    first = {"about": ["BLR"], "indicator": "share of co-operation", "denominator": "state-budget"}
    return audit_of(
        organisations=BODY,
        figures=[
            figure("a", "3..4 %", **first),
            figure("b", **{"value": "3..4 %", **first, "denominator": "total", **changes}),
        ],
    )


def test_one_share_of_two_wholes() -> None:
    """The same value of two wholes is a tension, with both named."""
    audited = halves()
    assert said(audited, "denominator") == [("tension", ("a", "b"))]
    assert text_of(audited, "denominator") == (
        "Share of co-operation: 3 to 4 % stated once of state-budget and once of total. "
        "Both hold only if those are nearly equal."
    )


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"about": ["BLR", "body"]}, 1),
        ({"period": "2010"}, 1),
        ({"denominator": "state-budget"}, 0),
        ({"value": "3..5 %"}, 0),
        ({"indicator": "share of something"}, 0),
        ({"about": ["body"]}, 0),
        ({"per": "annual"}, 0),
    ],
)
def test_share_of_another_thing(changes: dict[str, Any], found: int) -> None:
    """Another value, indicator, subject or recurrence, or the same whole, is no tension."""
    assert len(said(halves(**changes), "denominator")) == found


def test_counts_have_no_whole() -> None:
    """The same count beside two denominators is no percentage of anything."""
    counts = [figure(name, "5 project", about=["BLR"], denominator=name) for name in ("a", "b")]
    assert said(audit_of(figures=counts), "denominator") == []


def test_one_share_in_two_years() -> None:
    """The same value of two wholes in two known periods is two facts."""
    audited = audit_of(
        figures=[
            figure("a", "5 %", about=["BLR"], denominator="one", period="2009"),
            figure("b", "5 %", about=["BLR"], denominator="two", period="2010"),
        ]
    )
    assert said(audited, "denominator") == []


# One indicator, two values.


def values(first: str, second: str, **changes: Any) -> Audit:
    """Return the audit of two figures that differ in value, and in what is changed."""
    return audit_of(
        organisations=[*BODY, body("elsewhere")],
        figures=[figure("a", first), figure("b", second, **changes)],
    )


@pytest.mark.parametrize(
    ("first", "second", "severity"),
    [
        ("45 project", "46 project", "contradiction"),
        (">45 project", "39 project", "contradiction"),
        ("45 project", "45 project", "agrees"),
        (">45 project", "50 project", "agrees"),
        ("40..50 project", "45 project", "agrees"),
        ("~45 project", "~45 project", "agrees"),
    ],
)
def test_two_values(first: str, second: str, severity: str) -> None:
    """Two values that no number satisfies contradict; two that one number satisfies agree."""
    assert said(values(first, second), "value") == [(severity, ("a", "b"))]


def test_values_in_words() -> None:
    """The indicator, what it is about and the values stand in the text."""
    assert text_of(values("45 project", "46 project"), "value") == (
        "Things (Name of body): 45 projects and 46 projects stated of the same thing."
    )


def test_values_that_about_leaves_undecided() -> None:
    """Whether about 450 is 460 is left out."""
    audited = values("~450 project", "460 project")
    assert (said(audited, "value"), len(audited.left_out)) == ([], 1)


@pytest.mark.parametrize(
    "changes",
    [
        {"indicator": "other things"},
        {"about": ["elsewhere"]},
        {"period": "2010"},
        {"as_of": "2010"},
        {"per": "annual"},
    ],
)
def test_values_of_another_thing(changes: dict[str, Any]) -> None:
    """Another indicator, subject, time or recurrence may have another value."""
    assert said(values("45 project", "46 project", **changes), "value") == []


def test_values_in_other_units() -> None:
    """Values in other units, of another stage or scope are not compared."""
    assert said(values("45 project", "46 grant"), "value") == []
    assert said(values("45 EUR", "46 EUR", stage="budgeted"), "value") == []
    assert said(values("45 EUR", "46 EUR", scope="whole programme"), "value") == []


# Windows.


def windows(*figures: Figure, **collections: Sequence[Any]) -> Audit:
    """Return the audit of figures about `body`."""
    return audit_of(organisations=[*BODY, body("elsewhere")], figures=figures, **collections)


def test_windows_that_differ() -> None:
    """A budget of some years and a count of others are a gap: no money for each follows."""
    audited = windows(
        figure("budget", "100 EUR", indicator="budget", as_of=None, period="1994/2006"),
        figure("projects", "24 project", indicator="projects", as_of=None, period="1993/.."),
    )
    assert said(audited, "window") == [("gap", ("budget", "projects"))]
    assert text_of(audited, "window") == (
        "Name of body: 100 EUR (budget, 1994/2006); 24 projects (projects, 1993/..). "
        "Their times differ or are not stated, so they may not be added or divided."
    )


def test_windows_that_are_unstated() -> None:
    """A figure without a date beside one with a date is a gap; an amount too great a tension."""
    dated = figure("dated", "580000 USD", indicator="projects", as_of=None, period="2010")
    small = figure("small", "100 USD", indicator="grants", as_of=None)
    great = figure("great", ">1000000 USD", indicator="grants", as_of=None)
    euro = figure("euro", ">1000000 EUR", indicator="grants", as_of=None)
    assert said(windows(dated, small), "window") == [("gap", ("dated", "small"))]
    assert said(windows(dated, euro), "window") == [("gap", ("dated", "euro"))]
    audited = windows(dated, great)
    assert said(audited, "window") == [("tension", ("dated", "great"))]
    assert text_of(audited, "window").endswith(
        "Over 1,000,000 USD cannot be part of 580,000 USD: whether they speak of the same time "
        "is not said."
    )


def test_windows_alike() -> None:
    """Figures of one time agree: by period, by date, or by either."""
    audited = windows(
        figure("a", "204 application", indicator="applications"),
        figure("b", "31 project", indicator="projects"),
        figure("c", "~1840000 EUR", indicator="money", period="../2011-10"),
    )
    assert said(audited, "window") == [("agrees", ("a", "b", "c"))]


def test_series_have_common_windows() -> None:
    """Two indicators year by year share their years."""
    audited = windows(
        *(
            figure(f"{name}-{year}", f"{year} {name}", indicator=name, as_of=None, period=year)
            for name in ("project", "grant")
            for year in ("2010", "2011")
        )
    )
    assert [severity for severity, _ in said(audited, "window")] == ["agrees"]


def test_window_of_the_programme() -> None:
    """A figure without a date has the time of its programme, if that is closed."""
    budget = {"indicator": "budget", "as_of": None, "period": "2007/2011", "about": ["closed"]}
    count = {"indicator": "priorities", "as_of": None, "about": ["closed"]}
    for period, severity in (("2007/2011", "agrees"), ("2007/..", "gap"), ("2007~/2011", "gap")):
        audited = windows(
            figure("budget", "5 EUR", **budget),
            figure("count", "2 priority", **count),
            programmes=[programme("closed", period=period)],
        )
        assert said(audited, "window") == [(severity, ("budget", "count"))]


def test_windows_of_several_programmes() -> None:
    """Of two programmes with periods neither gives a figure its time."""
    about = {"about": ["one", "two"], "as_of": None}
    audited = windows(
        figure("budget", "5 EUR", indicator="budget", **{**about, "period": "2007"}),
        figure("count", "2 priority", indicator="priorities", **about),
        programmes=[programme("one", period="2007"), programme("two", period="2007")],
    )
    assert said(audited, "window") == [("gap", ("budget", "count"))]


@pytest.mark.parametrize(
    "other",
    [
        {"indicator": "money"},
        {"about": ["elsewhere"]},
        {"counts": ["body"]},
        {"value": "5 %", "denominator": "all"},
        {"value": "5 month"},
    ],
)
def test_windows_of_other_figures(other: dict[str, Any]) -> None:
    """One indicator, another subject, a counted list, a share and a duration have no say."""
    audited = windows(
        figure("money", "100 EUR", indicator="money", as_of=None, period="2010"),
        figure("other", **{"value": "5 EUR", "indicator": "x", "as_of": None, **other}),
    )
    assert said(audited, "window") == []


def test_windows_of_a_country() -> None:
    """What is about a country alone is about many things."""
    audited = windows(
        figure("money", "100 EUR", indicator="money", about=["BLR"]),
        figure("count", "5 project", indicator="projects", about=["BLR"], as_of="2010"),
    )
    assert said(audited, "window") == []


def test_windows_none_of_which_is_stated() -> None:
    """Figures that are all undated are the undated rule's."""
    audited = windows(
        figure("money", "100 EUR", indicator="money", as_of=None),
        figure("count", "5 project", indicator="projects", as_of=None),
    )
    assert said(audited, "window") == []


# Durations.


@pytest.mark.parametrize(
    ("value", "period", "severity"),
    [
        ("48 month", "2007/2009", "tension"),
        ("36 month", "2007/2009", "agrees"),
        (">36 month", "2007/2009", "tension"),
        ("3 year", "2007/2009", "agrees"),
        ("4 year", "2007/2009", "tension"),
        ("2 month", "2010-01-31/2010-02-01", "agrees"),
        ("3 day", "2010-01-31/2010-02-01", "tension"),
        ("2 day", "2010-01-31/2010-02-01", "agrees"),
        ("1 week", "2010-02-01/2010-02-07", "agrees"),
        ("2 week", "2010-02-01/2010-02-07", "tension"),
    ],
)
def test_duration(value: str, period: str, severity: str) -> None:
    """A duration that is longer than its period is a tension."""
    audited = audit_of(
        organisations=BODY, figures=[figure("duration", value, as_of=None, period=period)]
    )
    assert said(audited, "duration") == [(severity, ("duration",))]


def test_duration_of_a_programme() -> None:
    """The period may be that of what the duration is about."""
    audited = audit_of(
        programmes=[programme("short", period="2007/2009")],
        figures=[figure("duration", "48 month", as_of=None, about=["short"])],
    )
    assert text_of(audited, "duration") == (
        "Things (Name of short): 48 months stated, the period 2007/2009 has 36 months."
    )


@pytest.mark.parametrize(
    ("value", "period"),
    [
        ("48 month", None),
        ("48 month", "2007/.."),
        ("48 month", "../2007"),
        ("<48 month", "2007/2009"),
        ("48 project", "2007/2009"),
    ],
)
def test_duration_that_says_nothing(value: str, period: str | None) -> None:
    """Without a closed period, a least length or a unit of time there is nothing to compare."""
    audited = audit_of(organisations=BODY, figures=[figure("duration", value, period=period)])
    assert said(audited, "duration") == []


# Undated figures.


def test_undated_figures_are_one_note() -> None:
    """All figures without a date are one finding; a date, period or programme's period is one."""
    audited = audit_of(
        organisations=BODY,
        programmes=[programme("closed", period="2007/2011")],
        figures=[
            figure("a", "1 thing", as_of=None),
            figure("b", "2 grant", as_of=None, per="annual"),
            figure("c", "3 project", as_of=None, period="2010"),
            figure("d", "4 event", as_of="2010"),
            figure("e", "5 priority", as_of=None, about=["closed"]),
        ],
    )
    assert said(audited, "undated") == [("note", ("a", "b"))]


def test_one_undated_figure() -> None:
    """One figure is told in the singular."""
    audited = audit_of(organisations=BODY, figures=[figure("a", "1 thing", as_of=None)])
    assert text_of(audited, "undated") == "1 figure states no date or period: Name of a."


# Totals and parts.

PARTS = [programme("whole"), programme("part", part_of="whole"), programme("next", part_of="whole")]


def amounts(*figures: Figure) -> Audit:
    """Return the audit of figures about a programme and its parts."""
    return audit_of(organisations=BODY, programmes=PARTS, figures=figures)


def whole(value: str, **changes: Any) -> Figure:
    """Return a figure of the whole programme."""
    return figure(
        "total", value, **{"about": ["whole"], "as_of": None, "period": "2007/2011", **changes}
    )


def part(value: str, record_id: str = "share", **changes: Any) -> Figure:
    """Return a figure of a part of the programme."""
    return figure(
        record_id, value, **{"about": ["part"], "as_of": None, "period": "2007/2011", **changes}
    )


@pytest.mark.parametrize(
    ("total", "share", "severity"),
    [
        ("10 EUR", "11 EUR", "contradiction"),
        ("10 EUR", ">10 EUR", "contradiction"),
        ("<10 EUR", "10 EUR", "contradiction"),
        ("10 EUR", "10 EUR", "agrees"),
        ("10 EUR", "9 EUR", "agrees"),
        ("10 project", "11 project", "contradiction"),
        ("10 project", "9 project", "agrees"),
    ],
)
def test_total_and_part(total: str, share: str, severity: str) -> None:
    """A total smaller than its part is a contradiction, where the hedges leave no doubt."""
    assert said(amounts(whole(total), part(share)), "total") == [(severity, ("share", "total"))]


@pytest.mark.parametrize(
    ("total", "share"),
    [
        ("~10 EUR", "11 EUR"),
        (">10 EUR", "11 EUR"),
        ("10 EUR", "~11 EUR"),
        ("10 EUR", ">9 EUR"),
        ("10 EUR", "11 USD"),
        ("10 project", "11 grant"),
        ("10 %", "11 %"),
    ],
)
def test_total_and_part_that_are_not_certain(total: str, share: str) -> None:
    """Hedges that leave it open, unlike units and percentages say nothing."""
    changes = {"denominator": "all"} if "%" in total else {}
    audited = amounts(whole(total, **changes), part(share, **changes))
    assert said(audited, "total") == []


@pytest.mark.parametrize(
    ("whole_changes", "part_changes", "found"),
    [
        ({}, {}, 1),
        ({"purpose": "general"}, {}, 1),
        ({}, {"purpose": "general"}, 0),
        ({"scope": "whole programme"}, {}, 1),
        ({}, {"scope": "whole programme"}, 0),
        ({"scope": "unstated"}, {"scope": "unstated"}, 0),
        ({"scope": "whole programme"}, {"scope": "unstated"}, 1),
        ({"stage": "budgeted"}, {}, 0),
        ({"stage": "budgeted"}, {"stage": "budgeted"}, 1),
        ({"per": "total"}, {}, 1),
        ({"per": "annual"}, {}, 0),
        ({"per": "annual average"}, {}, 0),
        ({}, {"period": "2008"}, 1),
        ({}, {"period": "2006/2007"}, 0),
        ({}, {"period": "2008~"}, 0),
        ({"period": None}, {}, 0),
        ({}, {"period": None}, 0),
        ({"period": None}, {"period": None}, 0),
        ({"period": None, "as_of": "2010"}, {"period": None, "as_of": "2010"}, 1),
        ({"period": None, "as_of": "2010"}, {"period": None, "as_of": "2011"}, 0),
        ({}, {"about": ["body"]}, 0),
        ({}, {"about": ["part", "body"]}, 1),
        ({}, {"about": ["part", "BLR"]}, 1),
        ({}, {"about": ["whole", "BLR"]}, 1),
        ({"about": ["part"]}, {"about": ["part", "next"]}, 0),
        ({"about": ["whole", "BLR"]}, {"about": ["part"]}, 0),
        ({"about": ["whole", "BLR"]}, {"about": ["part", "BLR"]}, 1),
    ],
)
def test_what_is_a_part(
    whole_changes: dict[str, Any], part_changes: dict[str, Any], found: int
) -> None:
    """A part lies within the whole in subject, time, purpose, scope and stage."""
    audited = amounts(whole("10 EUR", **whole_changes), part("11 EUR", **part_changes))
    assert len(said(audited, "total")) == found


def test_part_in_time() -> None:
    """A part of the time of the same thing is a part."""
    audited = amounts(whole("24 project"), part("25 project", about=["whole"], period="2010"))
    assert said(audited, "total") == [("contradiction", ("share", "total"))]
    assert text_of(audited, "total") == (
        "Name of total, 24 projects, is less than its part: Name of share, 25 projects."
    )


@pytest.mark.parametrize(
    ("value", "second", "severities"),
    [
        ("5 EUR", {"about": ["next"]}, ["contradiction"]),
        ("4 EUR", {"about": ["next"]}, ["agrees"]),
        (">4 EUR", {"about": ["next"]}, ["contradiction"]),
        (">3 EUR", {"about": ["next"]}, ["agrees"]),
        ("~5 EUR", {"about": ["next"]}, ["agrees"]),
        ("5 EUR", {"about": ["part", "next"]}, ["agrees"]),
        ("5 EUR", {"about": ["part", "body"]}, ["agrees", "agrees"]),
        ("5 EUR", {"about": ["whole", "body"]}, ["agrees"]),
        ("5 EUR", {"about": ["whole"], "period": "2008"}, ["agrees"]),
    ],
)
def test_parts_together(value: str, second: dict[str, Any], severities: list[str]) -> None:
    """Amounts of parts that share nothing are added, others never."""
    audited = amounts(whole("10 EUR"), part("6 EUR"), part(value, "other", **second))
    assert [severity for severity, _ in said(audited, "total")] == severities


def test_parts_together_at_a_date() -> None:
    """Amounts up to one date are added like those of one period."""
    date = {"period": None, "as_of": "2010"}
    audited = amounts(
        whole("10 EUR", **date),
        part("6 EUR", "a", **date),
        part("5 EUR", "b", about=["next"], **date),
    )
    assert said(audited, "total") == [("contradiction", ("a", "b", "total"))]


def test_the_greatest_parts_are_added() -> None:
    """A part within another does not keep the greater one out of the sum."""
    audited = amounts(
        whole("10 EUR"),
        part("6 EUR", "a"),
        part("1 EUR", "b", about=["part", "body"]),
        part("5 EUR", "c", about=["next"]),
    )
    assert ("contradiction", ("a", "c", "total")) in said(audited, "total")


def test_parts_of_unlike_kinds_are_not_added() -> None:
    """A programme's share of a body's money may hold a country's share of it."""
    audited = amounts(
        whole("10 EUR", about=["body"]),
        part("6 EUR", "a", about=["body", "part"]),
        part("5 EUR", "b", about=["body", "BLR"]),
    )
    assert said(audited, "total") == [("agrees", ("a", "b", "total"))]


def test_parts_together_in_time() -> None:
    """Amounts of one thing in years that do not overlap are added, others are not."""
    first = part("6 EUR", about=["whole"], period="2008")
    for period, severities in (("2009", ["contradiction"]), ("2008/2009", ["agrees", "agrees"])):
        audited = amounts(
            whole("10 EUR"), first, part("7 EUR", "b", about=["whole"], period=period)
        )
        assert [severity for severity, _ in said(audited, "total")] == severities


def test_parts_at_times_that_are_not_certain() -> None:
    """A part that lasts until about 2009 may reach into 2011, so the two are not added."""
    audited = amounts(
        whole("10 EUR", period="2000/.."),
        part("6 EUR", "a", about=["whole"], period="2008/2009~"),
        part("6 EUR", "b", about=["whole"], period="2011"),
    )
    assert said(audited, "total") == [("agrees", ("a", "b", "total"))]


def test_counts_of_parts_are_not_added() -> None:
    """A project may count in two parts, so counts are compared one by one."""
    audited = amounts(
        whole("10 project"), part("6 project"), part("6 project", "b", about=["next"])
    )
    assert [severity for severity, _ in said(audited, "total")] == ["agrees"]


# Shares of one whole.


def shares_of(*values: str, **changes: Any) -> Audit:
    """Return the audit of shares of one body's things, by partner."""
    return audit_of(
        organisations=BODY,
        figures=[
            figure(
                f"share-{i}", value, **{"about": ["body", code], "denominator": "all", **changes}
            )
            for i, (value, code) in enumerate(zip(values, ("RUS", "DEU", "CHN"), strict=False))
        ],
    )


@pytest.mark.parametrize(
    ("values", "severities"),
    [
        (("55 %", "9 %", "8 %"), ["agrees"]),
        (("55 %", "45 %"), ["agrees"]),
        (("55 %", "46 %"), ["tension"]),
        ((">55 %", "45 %"), []),
        ((">60 %", "45 %"), ["tension"]),
        (("50..60 %", "45 %"), []),
        (("<60 %", "30 %"), ["agrees"]),
        (("~60 %", "30 %"), []),
        (("55 %",), []),
    ],
)
def test_shares(values: tuple[str, ...], severities: list[str]) -> None:
    """Shares of one whole make at most 100 %; what their hedges leave open is left alone."""
    assert [severity for severity, _ in said(shares_of(*values), "total")] == severities


def test_shares_in_words() -> None:
    """The sum and the whole stand in the text."""
    assert text_of(shares_of("55 %", "9 %", "8 %"), "total") == (
        "55 %, 9 % and 8 % of all make at most 72 %, within the whole."
    )


def test_shares_of_several_wholes() -> None:
    """Shares with no owner in common, or one within another, are not added."""
    apart = [
        figure("a", "60 %", about=["DEU"], denominator="national-spending"),
        figure("b", "60 %", about=["POL"], denominator="national-spending"),
    ]
    nested = [
        figure("a", "60 %", denominator="all"),
        figure("b", "60 %", about=["body", "POL"], denominator="all"),
        figure("c", "60 %", about=["body", "DEU"], denominator="all"),
    ]
    assert said(audit_of(figures=apart), "total") == []
    assert said(audit_of(organisations=BODY, figures=nested), "total") == []


def test_names_in_a_sentence() -> None:
    """One name too many is spelt out, as "1 more" would be no shorter."""
    assert [listed("AB"), listed("ABC", most=2), listed("ABCD", most=2), listed([])] == [
        "A and B",
        "A, B and C",
        "A, B and 2 more",
        "",
    ]


def test_finding_has_locators() -> None:
    """A finding's statements are each given once, in the source's order, also as places."""
    audited = audit_of(
        lists=[listing("b", ["CHE"], among="EU", cites=["report#part.2"])],
        stated_positions=[position("CHE", "top tier", among="EU", cites=["report#part.1"])],
    )
    (row,) = audited
    assert isinstance(row, Finding)
    assert (row.records, row.locators) == (("position-che", "b"), ("part.1", "part.2"))


def test_a_figure_of_one_subject_of_two_is_no_part() -> None:
    """What is about one of two subjects is no part of a figure about both."""
    audited = amounts(
        figure("both", "10 project", about=["part", "next"]),
        figure("first", "20 project", about=["part"]),
        figure("second", "20 project", about=["next"]),
    )
    assert said(audited, "total") == []
