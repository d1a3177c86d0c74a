"""Who is tied to home by which record, and what a caller keeps of it."""

from __future__ import annotations

from typing import Any

import pytest
from fact_strategies import ON, SPANS, tied_profiles
from hypothesis import given
from hypothesis import strategies as st
from samples import agreement, centre, organisation, own_group, profile, programme, project
from samples import sample_profile as sample

from belarus_stic.errors import NotAnswerableError, OptionError, UnknownCountryError
from belarus_stic.facts import (
    Tie,
    Ties,
    given_ties,
    lapsed,
    over,
    set_aside_by,
    ties,
    ties_at,
    ties_by_partner,
)
from belarus_stic.model import TIE_KINDS, Profile
from belarus_stic.values import Period

ALWAYS = {
    ("DEU", "agreement", "agreement-deu"),
    ("CZE", "project", "p-1"),
    ("CAN", "funding", "p-1"),
}
UNION = {("RUS", kind, "union-programmes") for kind in ("programme", "joint budget")}
FIRST = {("RUS", kind, "first-programme") for kind in ("programme", "joint budget")}
FUND = {("UnionState", "funding", "union-programmes")}
LABORATORY = {("DEU", "centre", "joint-laboratory"), ("ISTC", "funding", "joint-laboratory")}
EVENT = {("JPN", "event", "conference")}


def kinds(of: Profile, on: str = "2011-11") -> set[tuple[str, str, str]]:
    """Return partner, kind and record of each tie."""
    return {(tie.partner, tie.kind, tie.record) for tie in ties_at(of, Period(on))}


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("1990", ALWAYS),
        ("1998", ALWAYS | UNION | FUND),
        ("2003", ALWAYS | FUND | FIRST),
        ("2004-12", ALWAYS | FUND | LABORATORY | FIRST),
        ("2011-11-29", ALWAYS | UNION | FUND | LABORATORY),
        ("2011-11", ALWAYS | UNION | FUND | LABORATORY | EVENT),
        ("1990/2012", ALWAYS | FUND | LABORATORY | EVENT | FIRST),
    ],
)
def test_each_kind_of_tie_at_a_date(on: str, expected: set[tuple[str, str, str]]) -> None:
    """Each comes from the fields that the rule names; a part alive hides its whole."""
    assert kinds(sample(), on) == expected


def test_who_stands_for_whom() -> None:
    """An organisation for its country or the group that it is; home is never a partner."""
    made = profile(
        centre(
            partners=["V4"],
            host="istc",
            members=["home", "polish"],
            supported_by=["nobodys"],
        ),
        project(implemented_by=["polish", "home"]),
        organisation("istc", same_as="ISTC"),
        organisation("polish", country="POL"),
        organisation("home", country="BLR"),
        organisation("nobodys"),
        own_group("V4"),
    )
    assert kinds(made) == {
        ("V4", "centre", "centre"),
        ("ISTC", "centre", "centre"),
        ("POL", "centre", "centre"),
        ("POL", "project", "project"),
    }
    assert {tie.partner: tie.partner_kind for tie in ties_at(made, made.as_of)} == {
        "V4": "group",
        "ISTC": "group",
        "POL": "country",
    }


def test_ties_by_partner() -> None:
    """Each tie of the date once, under the code of its country or group."""
    made = sample()
    found = ties_by_partner(made, made.as_of)
    assert {tie.partner for tie in found["RUS"]} == {"RUS"}
    assert sum(map(len, found.values())) == len(ties_at(made, made.as_of))
    assert "FRA" not in found


def test_an_agreement_with_an_organisation() -> None:
    """Ties its country, or the group that it is; who signed is no partner by that."""
    made = profile(
        agreement("academy", parties=["firm"]),
        organisation("academy", country="POL"),
        organisation("firm", country="ITA"),
    )
    assert kinds(made) == {("POL", "agreement", "agreement-academy")}


def test_a_whole_gives_no_tie_beside_its_own_part() -> None:
    """For the same partner and the same kind only; a project is part of its programme."""
    made = profile(
        programme("whole", partners=["RUS", "POL"], funders=["EU"], budget="joint"),
        programme("part", partners=["RUS"], part_of="whole"),
        project(programme="part", funders=["EU"], participants=["institute"]),
        organisation(country="RUS"),
    )
    assert kinds(made) == {
        ("RUS", "programme", "part"),
        ("RUS", "joint budget", "whole"),
        ("POL", "programme", "whole"),
        ("POL", "joint budget", "whole"),
        ("RUS", "project", "project"),
        ("EU", "funding", "project"),
    }


def test_what_a_tie_tells() -> None:
    """Status and level of an agreement only, and whether anything is dated."""
    made = profile(agreement(status="legal basis", level=None), agreement("POL", signed="1999"))
    german, polish = ties_at(made, made.as_of)
    assert (german.key, german.name) == ("BLR/agreement-deu/agreement/BLR-DEU", "Germany")
    assert (german.status, german.level, german.dated) == ("legal basis", None, False)
    assert (polish.status, polish.level, polish.dated) == ("concluded", "governmental", True)
    assert german.record_name == "Name of agreement-deu"
    assert [str(cite) for cite in german.evidence] == ["report#part.1"]
    other = ties_at(profile(programme()), made.as_of)[0]
    assert (other.status, other.level) == (None, None)


@given(tied_profiles(), SPANS, ON)
def test_a_wider_date_has_every_partner_of_a_narrower_one(
    made: Profile, one: Period, other: Period
) -> None:
    """By kind; the record may be a part that only the wider date has."""
    if one.surely_contains(other):
        narrow, wide = ({(t.partner, t.kind) for t in ties_at(made, on)} for on in (other, one))
        assert narrow <= wide


@given(tied_profiles())
def test_ties_are_sorted_cited_and_told_apart(made: Profile) -> None:
    """By name, kind and record; no two keys are the same; no tie to home."""
    found = ties_at(made, made.as_of)
    order = [(tie.name, TIE_KINDS.index(tie.kind), tie.record) for tie in found]
    assert order == sorted(order)
    assert len({tie.key for tie in found}) == len(found)
    assert all(tie.evidence == made[tie.record].cites for tie in found)
    assert made.home not in {tie.partner for tie in found}


# --- the table ------------------------------------------------------------------------------------


def test_a_table_of_ties() -> None:
    """Says whose they are, with whom, by which source."""
    found = ties(sample())
    assert {(tie.partner, tie.kind, tie.record) for tie in found} == kinds(sample())
    assert found.headline() == (
        "Sample has 9 documented ties with 5 countries and 2 groups "
        "(Publisher of the report, as of November 2011)."
    )
    assert "Name of joint-laboratory" in str(found)
    assert found.on == Period("2011-11")
    assert [left.what for left in found.left_out][:1] == ["Name of agreement-eu"]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"kind": "agreement"}, 1),
        ({"kind": ["agreement", "centre"]}, 2),
        ({"partner": "Germany"}, 2),
        ({"partner": "European Union"}, 0),
        ({"partner": "ISTC", "kind": "funding"}, 1),
        ({"level": "governmental"}, 1),
        ({"level": "agency"}, 0),
        ({"on": 1995}, 3),
    ],
)
def test_some_ties(options: dict[str, Any], expected: int) -> None:
    """By kind, partner, level and date."""
    assert len(ties(sample(), **options)) == expected


def test_a_group_of_the_profiles_own() -> None:
    """Is found by its code and by its name."""
    made = profile(programme(partners=["V4"]), own_group("V4"))
    assert len(ties(made, partner="V4")) == len(ties(made, partner="Name of group-v4")) == 1


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"kind": "treaty"}, OptionError),
        ({"kind": []}, OptionError),
        ({"level": "royal"}, OptionError),
        ({"partner": "Atlantis"}, UnknownCountryError),
        ({"on": "1800"}, NotAnswerableError),
    ],
)
def test_what_cannot_be_asked(options: dict[str, Any], error: type[Exception]) -> None:
    """Is refused."""
    with pytest.raises(error):
        ties(sample(), **options)


@pytest.mark.parametrize(
    ("on", "start"),
    [
        ("2011-11", "Sample has 9 documented ties"),
        ("2011", "In 2011, Sample had 9 documented ties"),
        ("2017", "If the ties of November 2011 still held in 2017, Sample had 8 documented ties"),
        ("2007", "If the undated ties already held in 2007, Sample had 8 documented ties"),
    ],
)
def test_a_headline_at_another_date(on: str, start: str) -> None:
    """Says on what it rests."""
    assert ties(sample(), on=on).headline().startswith(start)


def test_a_headline_at_another_date_with_nothing_assumed() -> None:
    """Dated ties need no "if"; no tie is said outright."""
    made = profile(programme(period="2000/2012"))
    assert ties(made, on=2005).headline().startswith("In 2005, Sample had 1 documented tie with 1 ")
    none = ties(made, on=2005, kind="event")
    assert none.headline().startswith("In 2005, Sample had no documented tie of the kind event (")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"kind": "agreement"}, "1 documented tie of the kind agreement with 1 country ("),
        (
            {"kind": ["centre", "funding"]},
            "4 documented ties of the kinds centre and funding with 2",
        ),
        ({"partner": "Germany"}, "2 documented ties with Germany ("),
        ({"partner": "France"}, "no documented tie with France ("),
        ({"level": "governmental"}, "1 documented tie at governmental level with 1 country ("),
    ],
)
def test_a_headline_says_what_was_asked(options: dict[str, Any], said: str) -> None:
    """So that it is true when pasted alone."""
    assert ties(sample(), **options).headline().startswith(f"Sample has {said}")


def test_a_headline_counts_no_legal_basis_as_an_agreement() -> None:
    """How many of the agreements asked for are a legal basis only stands beside their number."""
    made = profile(agreement("DEU", status="legal basis"), agreement("POL"))
    asked = "documented tie{} of the kind agreement"
    both = f"Sample has 2 {asked.format('s')}, 1 of them a legal basis only, with 2 countries ("
    assert ties(made, kind="agreement").headline().startswith(both)
    alone = f"Sample has 1 {asked.format('')}, a legal basis only, with Germany ("
    assert ties(made, kind="agreement", partner="DEU").headline().startswith(alone)
    outright = f"Sample has 1 {asked.format('')} with Poland ("
    assert ties(made, kind="agreement", partner="POL").headline().startswith(outright)
    assert ties(made).headline().startswith("Sample has 2 documented ties with 2 countries (")


def reasons(made: Profile, on: Period) -> dict[str, dict[str, str]]:
    """Return why ties do not hold, by code and kind."""
    return {
        code: {kind: over(made, on)[record] for kind, record in kinds.items()}
        for code, kinds in lapsed(made, on).items()
    }


def test_what_lapsed() -> None:
    """Who is spoken of without a tie at the date: by kind, with the reason, as left out."""
    made = profile(
        agreement("DEU", status="planned"),
        agreement("POL", ended="2005"),
        agreement("ITA"),
        programme("whole", period="1990/2000"),
        programme("part", part_of="whole", partners=["ESP"]),
        programme("past", partners=["DEU"], period="2001/2002"),
    )
    on = made.as_of
    found = reasons(made, on)
    assert found["DEU"]["agreement"] == "planned, not concluded"
    assert found["DEU"]["programme"] == "ended in 2002"
    assert found["POL"] == {"agreement": "ended in 2005"}
    assert found["ESP"]["programme"].startswith("part of ")
    assert "ITA" not in lapsed(made, on)
    assert "POL" not in lapsed(made, Period("2004"))


def test_who_lapsed_is_a_partner() -> None:
    """An organisation stands for its country, home is none; a whole tells before its part."""
    made = profile(
        programme("whole", period="1990/2000", participants=["home", "body"], budget="joint"),
        programme("part", part_of="whole"),
        organisation("home", country="BLR"),
        organisation("body", country="POL"),
    )
    ended = {"programme": "ended in 2000", "joint budget": "ended in 2000"}
    assert reasons(made, made.as_of) == {"POL": ended, "RUS": ended}
    assert set(lapsed(made, made.as_of)["POL"].values()) == {"whole"}


def test_notes_of_ties() -> None:
    """Legal basis, undated, a long date, groups: each only where it applies."""
    made = profile(
        agreement(status="legal basis"), agreement("POL", signed="1999"), programme(partners=["EU"])
    )
    assert ties(made, on="2011").notes() == (
        (
            "For 1 of the 2 (Germany) the report speaks of a legal basis for co-operation, not "
            "of an agreement."
        ),
        "A tie counts if it held at any time in 2011, so not all need have held together.",
        "2 of the 3 records counted are undated and assumed to hold in 2011.",
        "A tie with a group as a whole is no tie with its members.",
    )
    assert ties(made, partner="POL").notes() == ()


# --- what a caller keeps --------------------------------------------------------------------------


def test_all_ties_are_the_whole() -> None:
    """None, the whole table and all keys are the same."""
    made = sample()
    whole = given_ties(made, None, made.as_of)
    assert whole.ties == ties_at(made, made.as_of)
    assert whole.is_whole
    assert whole.removed == frozenset()
    assert given_ties(made, ties(made), made.as_of) == whole
    keys = frozenset(tie.key for tie in whole.ties)
    assert given_ties(made, keys, made.as_of) == whole


def test_who_lost_all_ties_is_set_aside() -> None:
    """Germany, which keeps a centre, is not; a group never is."""
    made = sample()
    kept = ties(made).filter(lambda tie: tie.kind in {"centre", "project"})
    asked = given_ties(made, kept, made.as_of)
    assert not asked.is_whole
    assert {tie.partner for tie in asked.ties} == {"DEU", "CZE"}
    assert set_aside_by(made, asked, TIE_KINDS) == {"RUS", "CAN", "JPN"}
    assert set_aside_by(made, asked, ["agreement"]) == {"DEU"}
    assert set_aside_by(made, asked, ["agreement", "centre"]) == frozenset()


def test_an_agreement_of_another_level_is_set_aside() -> None:
    """It is documented, but not of the level asked; one of no level too."""
    made = profile(agreement("DEU"), agreement("POL", level="agency"), agreement("ITA", level=None))
    asked = given_ties(made, None, made.as_of)
    assert set_aside_by(made, asked, ["agreement"], "governmental") == {"POL", "ITA"}
    assert set_aside_by(made, asked, ["agreement"]) == frozenset()


def test_ties_of_another_date_home_or_profile_are_refused() -> None:
    """Naming what was given, and the way out."""
    made = sample()
    with pytest.raises(
        OptionError, match=r"not of Sample at 2007; take ties\(profile, on='2011-11'"
    ):
        given_ties(made, ties(made, on="2007"), made.as_of)
    moldova = profile(agreement("BLR"), home="MDA", name="Moldova")
    with pytest.raises(OptionError, match="of Moldova at"):
        given_ties(made, ties(moldova), made.as_of)
    same_keys = profile(*made, home="BLR", name="Another", as_of="2011-11")
    assert given_ties(made, ties(same_keys), made.as_of).is_whole
    renamed = profile(agreement("DEU", name="Another of that id"))
    with pytest.raises(OptionError, match="expected ties of this profile at 2011-11"):
        given_ties(made, ties(renamed), made.as_of)
    other = profile(agreement("FRA"))
    with pytest.raises(OptionError, match="expected ties of this profile at 2011-11"):
        given_ties(made, ties(other), made.as_of)


@given(tied_profiles(), st.data())
def test_what_is_kept_and_what_is_removed_make_all(made: Profile, data: st.DataObject) -> None:
    """Whoever is set aside has no tie left."""
    everything = ties_at(made, made.as_of)
    flags = data.draw(st.lists(st.booleans(), min_size=len(everything), max_size=len(everything)))
    keys = frozenset(tie.key for tie, flag in zip(everything, flags, strict=True) if flag)
    asked = given_ties(made, keys, made.as_of)
    assert {tie.key for tie in asked.ties} | asked.removed == {tie.key for tie in everything}
    aside = set_aside_by(made, asked, TIE_KINDS)
    assert aside.isdisjoint(tie.partner for tie in asked.ties)
    countries = {tie.partner for tie in everything if tie.partner_kind == "country"}
    assert aside | {tie.partner for tie in asked.ties} >= countries >= aside


def test_rows_and_table_read_as_people_do() -> None:
    """A card of a tie begins with the partner; the table is of ties."""
    found = ties(sample())
    assert isinstance(found, Ties)
    assert isinstance(found[0], Tie)
    assert str(found[0]).startswith("Canada")
