"""One page on anything: its sections, its headline, its notes."""

from __future__ import annotations

from typing import Any

import pytest
from another_country import another_country
from hypothesis import given, settings
from samples import (
    agreement,
    centre,
    enumeration,
    event,
    figure,
    membership,
    observation,
    organisation,
    own_group,
    own_rates,
    profile,
    programme,
    project,
    sample_profile,
    source,
    standing,
)
from strategies import profiles

from belarus_stic import dossier, load_profile
from belarus_stic.errors import NotAnswerableError, OptionError, UnknownKeyError
from belarus_stic.model import Profile
from belarus_stic.report.sections import SECTIONS
from belarus_stic.report.subject import scope

BELARUS = load_profile()
UNMENTIONED = "unmentioned: whether there is one is not said"
SOURCE = "(Publisher of the report, as of November 2011)."


def told(made: Profile, subject: str, section: str, **asked: Any) -> list[tuple[str, str]]:
    """Return the lines of a section of a dossier: headings, and what is said."""
    rows = dossier(made, subject, **asked).where(section=section)
    return [(row.label, row.text) for row in rows]


def whole_body() -> Profile:
    """Return a profile of an international body, with all that belongs to it."""
    return profile(
        organisation(
            "istc",
            same_as="ISTC",
            name="The Centre",
            short_name="ISTC",
            founders=["JPN"],
            founded="1992-11",
            period="1994-03/..",
            kind="international organisation",
        ),
        organisation("board", part_of="istc"),
        programme("projects", partners=["ISTC"], funders=["ISTC"], budget="separate", note="Big."),
        programme("small-1", partners=["DEU"], part_of="projects", note="One of many."),
        programme("small-2", partners=["FRA"], part_of="projects", note="One of many."),
        programme("small-3", partners=["ITA"], part_of="projects", note="One of many."),
        project("p-1", programme="projects", implemented_by=["institute"], external_id="P-1"),
        organisation("institute", country="BLR"),
        event(supported_by=["istc"], period="2010-04-06/2010-04-09"),
        figure(
            "5..7 %",
            "share",
            about=["projects"],
            per=["year"],
            denominator="total-rd-expenditure",
        ),
        figure(record_id="seen", about=["ISTC"], as_of="2010-01"),
        observation("hope", stance="outlook", about=["p-1"], text="Much is hoped for."),
        observation("gap", stance="barrier", topic="money", about=["p-1"], text="Money is short."),
        observation(
            "advice",
            stance="recommendation",
            topic="access",
            answers=["gap"],
            addressees=["institute"],
            text="Open the doors.",
        ),
        observation("more", stance="recommendation", answers=["gap"], text="More is needed"),
        observation("work", stance="practice", about=["board"], text="The board meets."),
        membership("ISTC"),
        enumeration(["ISTC", "label:Others"], "two", of="memberships", complete="open"),
        enumeration(["ISTC"], "two-again", of="memberships"),
        standing("DEU", "top tier", among="ISTC"),
        standing("ISTC", "strategic", among="label:strategic partners"),
    )


def test_a_page_of_a_body() -> None:
    """Everything that belongs to it, takes part in it or speaks of it, each on its line."""
    page = dossier(whole_body(), "ISTC")
    assert page.headline() == (
        "Sample has 2 documented ties with the International Science and Technology Center; "
        f"2 figures and 5 remarks speak of it or of what belongs to it {SOURCE}"
    )
    assert page.to_text(all_notes=True).splitlines()[4:66] == (
        """\
WHAT IT IS
international organisation  The Centre: founded in November 1992; founded by
                            Japan; at work since March 1994 [part.1]
its members                 an agreement with none of the 38 other members is
                            documented (November 2011)
in the list                 Name of two, of which only examples are given
                            [part.1]
in the list                 Name of two-again [part.1]

TIES
programme, support  Name of projects: payer: the International Science and
                    Technology Center; each side paying for its own part
                    [part.1]

PARTS AND RELATED
research institute   Name of board: part of ISTC [part.1]
event                Name of conference: 6 to 9 April 2010; supported by ISTC
                     [part.1]
membership           Name of membership-istc: Belarus as member of the
                     International Science and Technology Center [part.1]
project              Name of p-1: number P-1; under Name of projects; carried
                     out by Name of institute [part.1]
bilateral programme  3 that differ in partner alone: with Germany, France and
                     Italy; part of Name of projects [part.1]

BODIES
Belarus  Name of institute: research institute; carries out Name of p-1 [part.1]

FIGURES
as of January 2010  Name of seen: 450 projects [part.1]
undated             Name of share: 5 to 7 % of total R&D expenditure a year
                    [part.1]

STANDING
standing  among the top partners within the International Science and Technology
          Center: Germany [part.1]
standing  among the strategic partners [part.1]

WHAT IS SAID
practice  The board meets. [part.1]

LACKING OR IN THE WAY
money  Money is short. [part.1]

RECOMMENDED
access          Open the doors. Addressed to Name of institute; it answers "Name
                of gap". [part.1]
recommendation  More is needed. Whom it is addressed to is not said; it answers
                "Name of gap". [part.1]

EXPECTED
outlook  Much is hoped for. [part.1]

DATES
November 1992      The Centre: founded [part.1]
since March 1994   The Centre: at work [part.1]
6 to 9 April 2010  Name of conference: held [part.1]
ISTC: The Centre.

1. The one record counted is undated and assumed to hold in November 2011.
2. Name of projects: Big.
3. Name of small-1, Name of small-2 and Name of small-3: One of many.""".splitlines()
    )


def test_a_country_has_its_ties_whether_documented_or_not() -> None:
    """Each kind counted: by record, or with the word for what the sources say of it."""
    assert told(sample_profile(), "Germany", "ties") == [
        ("agreement", "Name of agreement-deu: concluded; of governments"),
        (
            "centre",
            (
                "Name of joint-laboratory: of Name of home-institute and Name of "
                "german-institute; since 2004; supported by the International Science and "
                "Technology "
                "Center"
            ),
        ),
        ("programme", UNMENTIONED),
        ("joint budget", UNMENTIONED),
    ]
    assert told(sample_profile(), "Germany", "bodies") == [
        (
            "Germany",
            "Name of german-institute: research society; takes part in Name of joint-laboratory",
        ),
        (
            "Belarus",
            "Name of home-institute: research institute; takes part in Name of joint-laboratory",
        ),
    ]


def test_what_lists_leave_out_and_sources_deny_is_told() -> None:
    """Denied with what is said, unlisted with the list, unmentioned with what is narrower."""
    made = profile(
        agreement("DEU"),
        enumeration(["agreement-deu"], "eu-agreements", among="EU"),
        enumeration(["CHN"], "yearly", kind="programme", narrower="every year"),
        enumeration(["CHN"], "yearly-again", kind="programme", narrower="every year"),
        enumeration(["CHN"], "some", kind="centre", complete="open", narrower="small"),
        standing("CAN", "no agreement"),
        standing("CAN", "no official contacts"),
    )
    assert told(made, "France", "ties")[0] == (
        "agreement",
        'unlisted: "Name of eu-agreements" does not name France',
    )
    assert told(made, "Canada", "ties") == [
        ("agreement", "denied: the report says that there is no agreement"),
        ("programme", f'{UNMENTIONED}; "Name of yearly" does not name Canada'),
        ("centre", UNMENTIONED),
        ("joint budget", UNMENTIONED),
    ]
    assert told(made, "Canada", "standing") == [
        ("standing", "there is no agreement"),
        ("standing", "there are no official contacts"),
    ]
    assert [row.text for row in dossier(made, "Germany").where(label="in the list")] == [
        "Name of eu-agreements"
    ]


def test_what_does_not_hold_now_is_told_all_the_same() -> None:
    """Ended, yet to begin, not in force, or named in a list alone: each is told."""
    made = profile(
        agreement("DEU", status="not in force"),
        programme("fund", partners=["DEU"], period="2000/2004"),
        centre(partners=["DEU"], period="2012/.."),
        enumeration(["DEU"], "budgets", kind="joint budget"),
        enumeration(["FRA"], "yearly", kind="programme", narrower="every year"),
    )
    assert told(made, "Germany", "ties") == [
        (
            "agreement",
            'unmentioned: "Name of agreement-deu" does not hold in November 2011 (not in force)',
        ),
        (
            "programme",
            (
                'unmentioned: "Name of fund" does not hold in November 2011 (ended in 2004); '
                '"Name of yearly" does not name Germany'
            ),
        ),
        (
            "centre",
            (
                'unmentioned: "Name of centre" does not hold in November 2011 (begins in 2012, '
                "after the date asked)"
            ),
        ),
        ("joint budget", 'unmentioned: "Name of budgets" names Germany, no record tells more'),
    ]
    assert [row.records for row in dossier(made, "Germany").where(section="ties")] == [
        *[("agreement-deu",), ("fund", "yearly"), ("centre",), ("budgets",)]
    ]


def test_ties_hold_at_a_date() -> None:
    """What is known to be over is no tie then, and told with the reason."""
    made = profile(
        programme("fund", partners=["DEU"], period="2000/2004"),
        programme("next", partners=["DEU"], period="2015/2020", follows="fund"),
    )
    then = dossier(made, "Germany", on=2003)
    assert then.where(section="ties")[0].records == ("fund",)
    assert told(made, "Germany", "parts and related") == [
        ("bilateral programme", "Name of fund: 2000 to 2004 (ended in 2004)"),
        (
            "bilateral programme",
            (
                "Name of next: follows Name of fund; 2015 to 2020 "
                "(begins in 2015, after the date asked)"
            ),
        ),
    ]
    assert then.headline() == (
        "In 2003, with Germany, Sample had a documented programme, one of the four kinds of tie "
        "counted; Germany was the only partner country ranked (Publisher of the report, which "
        "speaks as of November 2011)."
    )


def test_parts_and_wholes_are_told() -> None:
    """A part with its whole; a list with its items; short names in full under the page."""
    made = profile(
        programme("all", name="All programmes", short_name="AP"),
        programme("seventh", part_of="all"),
        programme("sixth", part_of="all"),
        enumeration(["seventh", "sixth"], of="things"),
    )
    assert told(made, "seventh", "what it is") == [
        ("bilateral programme", "Name of seventh: with Russia; part of AP"),
        ("part of", "All programmes: with Russia"),
        ("in the list", "Name of listed"),
    ]
    assert told(made, "listed", "what it is")[0] == (
        "list",
        "Name of listed: Name of seventh and Name of sixth",
    )
    assert dossier(made, "listed").footnotes() == ()
    assert dossier(made, "seventh").footnotes() == ("AP: All programmes.",)
    folded = profile(programme("all", short_name="AP"), organisation("point", programme="all"))
    assert dossier(folded, "point").footnotes() == ("AP: Name of all.",)


def test_a_list_stands_where_it_belongs() -> None:
    """What names a subject says what it is; what names its parts goes with them."""
    made = profile(
        programme("fund"),
        programme("call", part_of="fund"),
        enumeration(["fund"], "funds", of="things"),
        enumeration(["call"], "calls", of="things", among="EU", complete="open"),
        membership("ISTC"),
        project("p-1", programme="fund", participants=["office"]),
        organisation("office"),
    )
    assert told(made, "fund", "what it is")[1:] == [("in the list", "Name of funds")]
    assert told(made, "fund", "parts and related")[-1:] == [
        ("list", "Name of calls, of which only examples are given")
    ]
    assert told(made, "calls", "what it is") == [
        (
            "list",
            "Name of calls: Name of call; within the European Union; only examples are given",
        )
    ]
    assert told(made, "membership-istc", "what it is") == [
        (
            "membership",
            (
                "Name of membership-istc: Belarus as member of the International Science and "
                "Technology Center"
            ),
        )
    ]
    assert told(made, "fund", "bodies") == [
        ("body", "Name of office: research institute; takes part in Name of p-1")
    ]


@pytest.mark.parametrize(
    ("subject", "noun"),
    [("report", "source"), ("group-v4", "group"), ("rates-usd", "set of exchange rates")],
)
def test_a_record_of_each_collection_has_a_noun(subject: str, noun: str) -> None:
    """Sources, groups and rates of the profile's own, too."""
    made = profile(own_group("V4"), own_rates())
    assert told(made, subject, "what it is")[0][0] == noun


def test_several_sources_are_named() -> None:
    """A locator is of its source."""
    made = profile(
        programme("fund", partners=["DEU"]),
        observation("good", about=["fund"], cites=["other#part.2"]),
        sources=[source(), source("other")],
    )
    text = dossier(made, "fund").to_text()
    assert "[report: part.1]" in text
    assert "[other: part.2]" in text


def test_many_statements_are_cut() -> None:
    """Eight are named."""
    many = observation(about=["DEU"], cites=[f"report#part.{n}" for n in range(1, 9)])
    assert "[part.1 to 8]" in dossier(profile(many), "Germany").to_text()
    lists = [f"a{n}" for n in range(10)]
    made = profile(
        observation(about=["DEU"], cites=[f"bare#{one}.1" for one in lists]),
        sources=[source("bare", statements=(), without_facts=())],
    )
    assert "a7.1] and 2 more" in " ".join(dossier(made, "Germany").to_text().split())


def test_notes_say_what_would_mislead() -> None:
    """Of ranks, of ties with groups, of dates; then the notes of the records, alike ones once."""
    assert dossier(sample_profile(), "Germany").notes()[:2] == (
        "The rank tells which kinds of tie there are, never how much is done.",
        (
            "Ties with the International Science and Technology Center as a whole are not counted "
            "for Germany."
        ),
    )
    assert dossier(whole_body(), "projects").notes() == (
        "Name of projects: Big.",
        "Name of small-1, Name of small-2 and Name of small-3: One of many.",
    )


@pytest.mark.parametrize(
    ("subject", "pieces"),
    [
        (
            "Germany",
            ("9 %", "Fraunhofer Society", "since 2004", "with France and the United Kingdom"),
        ),
        (
            "Russia",
            ("55 %", "SKIF-GRID", "2012 to 2015", "withdraw from ISTC", "ahead of other partners"),
        ),
        (
            "ISTC",
            (
                *("580,000 USD", "836,500,000 USD", "2,702", "over 73,000", "336", "34", "18"),
                *("November 1992", "March 1994", "B-1872", "Sviridov Readings", "Argonne"),
                *("Joint Fraunhofer-Stepanov laboratory", "withdraw", "peaceful"),
            ),
        ),
        (
            "FP7",
            (
                *("204", "31", "about 1,840,000 EUR", "up to October 2011", "Health", "BelISA"),
                *("State Committee", "INTAS", "since 2002", "not in force", "10 contact points"),
            ),
        ),
        ("SMEs", ("state-owned", "barriers are highest", "Baltic Sea Region", "Opening support")),
    ],
)
def test_the_packaged_report_is_told(subject: str, pieces: tuple[str, ...]) -> None:
    """Nothing of weight is missing from the five pages that readers checked."""
    text = " ".join(dossier(BELARUS, subject).to_text(all_notes=True).split())
    assert [piece for piece in pieces if piece not in text] == []


def test_a_page_is_data_too() -> None:
    """One row a line, found by its record, with statements to cite."""
    page = dossier(BELARUS, "TEMPUS")
    assert (
        page["tempus-budget"].text
        == "TEMPUS budget 1994-2006: 12,800,000 EUR, for whom is not stated"
    )
    assert page.cite("tempus-budget")[0].endswith("statement eu-cooperation.16.5")
    assert {row.section for row in page} <= SECTIONS.keys()
    assert page.to_pandas()["section"].is_monotonic_increasing is not None


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        (lambda: dossier(BELARUS, "Atlantis"), UnknownKeyError),
        (lambda: dossier(BELARUS, None), OptionError),  # type: ignore[arg-type]
        (lambda: dossier("Belarus", "Germany"), OptionError),  # type: ignore[arg-type]
        (lambda: dossier(BELARUS, "Germany", on=1800), NotAnswerableError),
    ],
)
def test_what_cannot_be_answered_is_refused(asked: Any, error: type[Exception]) -> None:
    """An unknown subject, none at all, no profile, a date before everything."""
    with pytest.raises(error):
        asked()


def test_another_country_is_told_by_the_same_code() -> None:
    """No page of a made-up profile lacks a headline or says anything of Belarus."""
    made = another_country()
    for subject in ("Brazil", "Uruguay", "EU", "Andes Fund", "virus", *(one.id for one in made)):
        text = dossier(made, subject).to_text(all_notes=True)
        assert "Belarus" not in text
        assert "(2 sources, as of March 2014 and June 2019)." in " ".join(text.split())


@settings(max_examples=30)
@given(profiles())
def test_every_line_has_its_statements(drawn: Profile) -> None:
    """Whatever is asked of any profile: each line reads, and tells of records of the profile."""
    for record in list(drawn)[:6]:
        page = dossier(drawn, record.id)
        assert page.headline()
        for row in page:
            assert row.text
            assert all(record in drawn for record in row.records)


@settings(max_examples=100)
@given(profiles())
def test_whatever_is_found_is_shown(drawn: Profile) -> None:
    """No record that belongs to a subject or speaks of it is missing from its page."""
    for subject in sorted({ref for record in drawn for _, ref in record.references()}):
        shown = {record for row in dossier(drawn, subject) for record in row.records}
        assert scope(drawn, subject).records <= shown
