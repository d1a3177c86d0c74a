"""What sources list, and whom a complete list leaves unlisted."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from fact_strategies import ON, tied_profiles
from hypothesis import given
from hypothesis import strategies as st
from samples import (
    agreement,
    centre,
    common,
    enumeration,
    event,
    figure,
    organisation,
    own_group,
    profile,
    programme,
    project,
    source,
    standing,
)

from belarus_stic.facts import (
    SourceList,
    Statuses,
    TiesAsked,
    given_ties,
    lists,
    named_partners,
    stated_counts,
    ties,
    ties_at,
)
from belarus_stic.model import Enumeration, Profile, Record
from belarus_stic.reference import country_codes
from belarus_stic.values import Period

V4 = ("CZE", "HUN", "POL", "SVK")


def listed(*records: Record, **changes: Any) -> Profile:
    """Return a profile with a complete list of V4 members with an agreement: Czechia, Poland."""
    given_list = {"items": ["agreement-cze", "agreement-pol"], "among": "V4", **changes}
    return profile(
        agreement("CZE"), agreement("POL"), own_group(), enumeration(**given_list), *records
    )


def only(made: Profile) -> SourceList:
    """Return the one list of a profile."""
    (one,) = lists(made)
    return one


def unlisted(
    made: Profile, kind: Any = "agreement", on: str | None = None, level: str | None = None
) -> dict[str, list[str]]:
    """Return who is unlisted at a date, by which lists."""
    asked = given_ties(made, None, made.as_of if on is None else Period(on))
    return unlisted_by(made, asked, kind, level)


def unlisted_by(made: Profile, asked: TiesAsked, kind: Any, level: Any = None) -> Any:
    """Return who is unlisted for ties of one kind, by which lists."""
    told = Statuses(made, asked, (kind,), level)
    found = {country: told.silent_on([country]) for country in sorted(country_codes())}
    return {country: [one.by.record for one in some] for country, some in found.items() if some}


BOTH = {"HUN": ["listed"], "SVK": ["listed"]}


# --- what a list says -----------------------------------------------------------------------------


def test_a_list_of_records() -> None:
    """Kind and level are those of its items; its scope the members in its day, home aside."""
    one = only(listed())
    assert (one.kind, one.level, one.of) == ("agreement", "governmental", "partners")
    assert one.countries == ("CZE", "POL")
    assert one.scope == frozenset(V4)
    assert (one.complete, one.narrower) == (True, None)
    assert one.silent == {"HUN", "SVK"}
    assert str(one.speaks) == "2011-11"
    assert [str(cite) for cite in one.evidence] == ["report#part.1"]


@pytest.mark.parametrize(
    ("records", "kind", "level"),
    [
        ([programme("a"), programme("b")], "programme", None),
        ([project("a"), project("b")], "project", None),
        ([centre("a"), centre("b")], "centre", None),
        ([event("a"), event("b")], "event", None),
        ([organisation("a"), organisation("b")], None, None),
        ([programme("a"), project("b")], None, None),
        ([agreement(id="a"), agreement(id="b", level=None)], "agreement", None),
        ([agreement(id="a"), agreement(id="b", level="agency")], "agreement", None),
        ([agreement(id="a", level=None), agreement(id="b", level=None)], "agreement", None),
    ],
)
def test_kind_and_level_come_from_items_that_are_alike(
    records: list[Record], kind: str | None, level: str | None
) -> None:
    """Unlike items say nothing of it."""
    one = only(profile(*records, enumeration(["a", "b"])))
    assert (one.kind, one.level) == (kind, level)


def test_kind_and_level_as_stated() -> None:
    """Where the items are countries, or a country stands among records."""
    one = only(profile(enumeration(["POL", "CZE"], kind="agreement", level="agency")))
    assert (one.kind, one.level) == ("agreement", "agency")
    mixed = only(profile(agreement(), enumeration(["agreement-deu", "POL"])))
    assert (mixed.kind, mixed.level) == (None, None)


def test_whom_a_list_names() -> None:
    """Countries, those of organisations, and those that a record names; each once, never home."""
    made = profile(
        enumeration(["BLR", "POL", "academy", "centre", "EU", "label:Persia"]),
        centre(partners=["DEU", "POL"]),
        organisation("academy", country="ITA"),
    )
    assert only(made).countries == ("POL", "ITA", "DEU")


@pytest.mark.parametrize(
    ("changes", "scope"),
    [
        ({"among": None}, None),
        ({"among": "V4", "as_of": "1990"}, None),
        ({"among": "V4", "as_of": "2000/2011"}, None),
        ({"among": "V4", "as_of": "2011~"}, None),
        ({"among": "Northern America"}, {"CAN", "USA", "BMU", "GRL", "SPM"}),
        ({"among": "label:neighbours"}, {"POL", "LTU"}),
        ({"among": "label:nobody"}, None),
        ({"among": "UnionState"}, {"RUS"}),
    ],
)
def test_the_scope_of_a_list(changes: dict[str, Any], scope: set[str] | None) -> None:
    """Members in its day (home aside), of an area, or of a label by standings; else not known."""
    neighbours = [standing(code, "neighbour", among="label:neighbours") for code in ("POL", "LTU")]
    one = only(listed(*neighbours, standing("UKR", "neighbour"), **changes))
    assert one.scope == scope


# --- who is unlisted ------------------------------------------------------------------------------


def test_a_complete_list_leaves_the_others_unlisted() -> None:
    """For its kind of tie, in its scope, with the lists that tell."""
    assert unlisted(listed()) == BOTH
    assert unlisted(listed(), "programme") == unlisted(listed(), "joint budget") == {}


@pytest.mark.parametrize(
    "changes",
    [
        {"complete": "open"},
        {"narrower": "every two years"},
        {"among": None},
        {"of": "co-members"},
        {"of": "memberships"},
        {"of": "things"},
        {"items": ["agreement-cze", "label:Persia"]},
        {"items": ["CZE", "POL", "label:Persia"], "kind": "agreement"},
        {"items": ["CZE", "POL"]},
        {"as_of": "1990"},
    ],
)
def test_a_list_that_proves_nothing(changes: dict[str, Any]) -> None:
    """Open, narrower, of no scope, of other things, of no kind, or of items that cannot be told."""
    assert unlisted(listed(**changes)) == {}


@pytest.mark.parametrize(
    ("as_of", "on", "tells"),
    [
        (None, "2011", True),
        (None, "2011-11-03", True),
        (None, "2010", False),
        (None, "2012", False),
        (None, "2010/2012", False),
        ("2010", "2010-04", True),
        ("2010", "2011-11", False),
    ],
)
def test_a_list_speaks_of_its_own_date(as_of: str | None, on: str, tells: bool) -> None:
    """Its silence says nothing of another."""
    assert unlisted(listed(as_of=as_of), on=on) == (BOTH if tells else {})


def test_a_list_speaks_at_the_date_of_its_source() -> None:
    """Not at that of the profile."""
    made = evolve(listed(), sources=[source(as_of="2009")])
    assert unlisted(made) == {}
    assert unlisted(made, on="2009") == BOTH


def test_a_list_that_a_tie_refutes_proves_nothing() -> None:
    """Hungary has an agreement that the list does not name, so it is not complete."""
    assert unlisted(listed(agreement("HUN"))) == {}
    assert unlisted(listed(agreement("HUN", level=None))) == {}
    assert unlisted(listed(agreement("HUN", status="planned"))) == BOTH
    assert unlisted(listed(programme(partners=["HUN"]))) == BOTH


@pytest.mark.parametrize("tying", [programme(partners=["HUN"]), centre(partners=["HUN"])])
def test_a_list_is_refuted_by_its_own_kind_alone(tying: Record) -> None:
    """A programme refutes a complete list of programmes, and none of centres; so the other way."""
    listing = {"items": ["CZE", "POL"], "among": "V4"}
    for kind in ("programme", "centre"):
        made = profile(own_group(), enumeration(**listing, kind=kind), tying)
        is_refuted = type(tying).__name__.lower() == kind
        assert unlisted(made, kind) == ({} if is_refuted else BOTH)


def test_a_list_is_refuted_at_the_date_asked() -> None:
    """By a tie that may hold then, whenever in its year the list was made."""
    made = listed(agreement("HUN", signed="2011-06"), as_of="2011")
    assert unlisted(made, on="2011-03") == BOTH
    assert unlisted(made, on="2011-07") == {}


def test_a_list_of_no_level_is_refuted_by_any() -> None:
    """As it is said to name all."""
    listing = enumeration(["POL", "CZE"], kind="agreement", among="V4")
    for level in ("agency", "governmental", None):
        made = profile(own_group(), listing, agreement("HUN", level=level))
        assert unlisted(made) == {}


def test_an_agreement_of_another_level_refutes_nothing() -> None:
    """A list of governmental agreements need not name it; Hungary itself is documented."""
    made = listed(agreement("HUN", level="agency"))
    assert unlisted(made) == {"SVK": ["listed"]}
    assert unlisted(made, level="governmental") == {"SVK": ["listed"]}


@pytest.mark.parametrize(
    ("level", "tells"), [(None, True), ("governmental", True), ("agency", False)]
)
def test_a_list_of_one_level_speaks_of_it_and_of_all(level: str | None, tells: bool) -> None:
    """Of no other level."""
    assert unlisted(listed(), level=level) == (BOTH if tells else {})


def test_a_list_of_no_level_speaks_of_none() -> None:
    """What is not stated is not filled."""
    made = profile(
        enumeration(["POL"], kind="agreement", among="V4"), own_group(), agreement("POL")
    )
    assert set(unlisted(made)) == {"CZE", "HUN", "SVK"}
    assert unlisted(made, level="governmental") == {}


def test_whoever_has_no_programme_has_none_with_a_joint_budget() -> None:
    """A list of programmes tells of both, one of joint budgets of programmes nothing."""
    made = profile(enumeration(["POL"], kind="programme", among="V4"), own_group())
    assert set(unlisted(made, "joint budget")) == {"CZE", "HUN", "SVK"}
    made = profile(enumeration(["POL"], kind="joint budget", among="V4"), own_group())
    assert unlisted(made, "programme") == {}


def test_a_list_that_lost_an_item_to_the_date() -> None:
    """An item that was over, or is not yet in force, is no longer a tie."""
    for changes, on, told in (
        ({"status": "ended"}, "2011-11", []),
        ({"signed": "2011-06"}, "2011-03", []),
        ({"signed": "2011-06"}, "2011-07", ["HUN"]),
    ):
        items = ["agreement-cze", "agreement-pol", "agreement-svk"]
        made = listed(agreement("SVK", **changes), items=items, as_of="2011")
        assert [*unlisted(made, on=on)] == told


@pytest.mark.parametrize("items", [["agreement-cze", "agreement-pol"], ["CZE", "POL"]])
def test_a_list_that_lost_an_item_to_the_caller(items: list[str]) -> None:
    """Records and countries alike; a tie of another kind or record is no item of it."""
    made = listed(
        programme(partners=["POL"]),
        items=items,
        kind="agreement",
        level="governmental",
    )
    for taken, told in (("agreement", set()), ("programme", {"HUN", "SVK"})):
        kept = ties(made).filter(
            lambda tie, taken=taken: (tie.partner, tie.kind) != ("POL", taken)  # type: ignore[misc]
        )
        asked = given_ties(made, kept, made.as_of)
        assert set(unlisted_by(made, asked, "agreement")) == told


@given(tied_profiles(), ON, st.data())
def test_taking_ties_out_leaves_nobody_more_unlisted(
    made: Profile, on: Period, data: st.DataObject
) -> None:
    """And whoever is documented is never unlisted."""
    kind = data.draw(st.sampled_from(("agreement", "programme", "centre", "joint budget")))
    whole = given_ties(made, None, on)
    keys = sorted(tie.key for tie in whole.ties)
    kept = frozenset(data.draw(st.lists(st.sampled_from(keys))) if keys else [])
    before = unlisted_by(made, whole, kind)
    after = unlisted_by(made, given_ties(made, kept, on), kind)
    assert set(after) <= set(before)
    assert {tie.partner for tie in ties_at(made, on) if tie.kind == kind}.isdisjoint(before)


# --- who is named without a tie -------------------------------------------------------------------


def test_who_is_named_as_a_partner() -> None:
    """In lists of partners and by standings, with how; home and labels are nobody."""
    made = profile(
        enumeration(["FRA", "BLR"], "partners-list", among="EU"),
        Enumeration(**common("signatories"), of="co-members", items=["ITA"], complete="open"),
        standing("FRA", "top tier", among="EU"),
        standing("CAN", "no agreement"),
        standing("label:Arabic countries", "widening"),
        standing("CIS", "strategic"),
    )
    found = named_partners(made)
    assert list(found) == ["CAN", "FRA"]
    assert found["FRA"] == (made["partners-list"], made["standing-fra-top-tier"])
    assert found["CAN"] == (made["standing-can-no-agreement"],)


def test_what_sources_state_of_what_they_list() -> None:
    """The number of each figure that counts something; other figures state none."""
    counted = figure(">45 agreement", "counted", counts=["agreement-cze"])
    made = profile(agreement("CZE"), counted, figure("450 project"))
    assert stated_counts(made) == (made["counted"].value,)
