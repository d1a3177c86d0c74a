"""The one word for a country and a kind of tie, and which word goes before another."""

from __future__ import annotations

from typing import Any

import pytest
from fact_strategies import tied_profiles
from hypothesis import given
from hypothesis import strategies as st
from samples import agreement, centre, enumeration, profile, standing

from belarus_stic.facts import STATUSES, Statuses, given_ties, set_aside_by, ties
from belarus_stic.model import TIE_KINDS, Profile
from belarus_stic.reference import country_codes
from belarus_stic.values import Period

DENIED = standing("FRA", "no agreement")
LISTED = enumeration(["agreement-deu"], "listed", among="EU")


def told(made: Profile, *kinds: Any, without: str = "", level: Any = None) -> Statuses:
    """Return the statuses without the ties with one country."""
    kept = ties(made).filter(lambda tie: tie.partner != without)
    asked = given_ties(made, kept, made.as_of)
    return Statuses(made, asked, kinds or ("agreement",), level)


@pytest.mark.parametrize(
    ("records", "without", "status"),
    [
        ([agreement("FRA"), DENIED, agreement("DEU"), LISTED], "", "documented"),
        ([agreement("FRA"), DENIED], "FRA", "set aside"),
        ([DENIED, agreement("DEU"), LISTED], "", "denied"),
        ([agreement("DEU"), LISTED], "", "unlisted"),
        ([agreement("DEU"), LISTED], "DEU", "unmentioned"),
    ],
)
def test_what_goes_before_what(records: list[Any], without: str, status: str) -> None:
    """Documented, set aside, denied, unlisted, unmentioned."""
    assert told(profile(*records), without=without).of("FRA") == status


def test_each_kind_must_be_ruled_out() -> None:
    """A denial of one kind leaves the other open; a list of the other closes it."""
    centres = enumeration(["DEU"], "centres", kind="centre", among="EU")
    made = profile(DENIED, centre(partners=["DEU"]))
    assert told(made, "agreement", "centre").of("FRA") == "unmentioned"
    both = told(profile(DENIED, centre(partners=["DEU"]), centres), "agreement", "centre")
    assert both.of("FRA") == "unlisted"
    assert [one.kinds for one in both.said["FRA"]] == [{"agreement"}]
    assert [one.by.record for one in both.silent_on(["FRA", "POL"])] == ["centres"]
    assert both.silent_on(["DEU", "POL"]) == ()


def test_a_tie_of_another_level_does_not_count() -> None:
    """It is set aside, for that level alone."""
    made = profile(agreement("FRA", level="agency"))
    assert told(made, level="agency").of("FRA") == "documented"
    assert told(made, level="governmental").of("FRA") == "set aside"


def test_what_is_said_of_other_kinds_or_dates_is_not_said() -> None:
    """Neither denials nor remarks nor lists."""
    contacts = standing("FRA", "no official contacts", as_of="2011")
    made = profile(DENIED, contacts, agreement("DEU"), LISTED)
    assert told(made, "agreement").said.keys() == {"FRA"}
    assert [one.standing for one in told(made, "centre").said["FRA"]] == ["no official contacts"]
    assert told(made, "centre").silences == ()
    earlier = Statuses(made, given_ties(made, None, Period("2005")), ("agreement",))
    assert (earlier.said, earlier.of("FRA")) == ({}, "unmentioned")


def test_a_list_that_names_all_is_silent_on_nobody() -> None:
    """So nothing is left out for it, whatever it lost."""
    everybody = enumeration(["DEU", "label:Persia"], kind="agreement", among="label:all")
    made = profile(everybody, standing("DEU", "neighbour", among="label:all"))
    assert told(made).silences == ()


LOST = {"items": ["agreement-deu", "agreement-pol", "agreement-fra"]}


@pytest.mark.parametrize(
    ("changes", "level", "why"),
    [
        ({}, None, ""),
        ({"of": "things", "among": None}, None, ""),
        ({"complete": "open", "among": None}, None, ""),
        ({"narrower": "every year"}, None, "narrower than the kind agreement: every year"),
        ({"as_of": "2010"}, None, "speaks of 2010, not of November 2011"),
        ({"as_of": "../2010"}, None, "speaks of the time up to 2010, not of November 2011"),
        ({"among": None}, None, "whom it could name is not known"),
        ({}, "agency", "not of agency agreements"),
        (LOST, None, "an item of it is no country, does not hold or was taken out"),
        ({"items": ["agreement-deu"]}, None, "does not name Poland, though a tie is documented"),
    ],
)
def test_why_a_list_says_nothing(changes: dict[str, Any], level: Any, why: str) -> None:
    """Stands in what is left out, with its evidence, where one of the members could be named."""
    given_list = {"items": ["agreement-deu", "agreement-pol"], "among": "EU", **changes}
    planned = agreement("FRA", status="planned")
    made = profile(agreement("DEU"), agreement("POL"), planned, enumeration(**given_list))
    found = list(told(made, level=level).left_out(["DEU"]))
    assert [(one.what, one.kind) for one in found] == [("Name of listed", "list")] * bool(why)
    assert all(one.reason == why and one.evidence for one in found)
    assert list(told(made, level=level).left_out(["USA"])) == []


def test_what_says_nothing_of_the_members_one_by_one() -> None:
    """Ties with groups, each once, and whom a source denies without a name."""
    others = standing("label:others", "no agreement")
    made = profile(agreement("EU"), centre(partners=["EU"]), others, standing("CIS", "neighbour"))
    found = {one.what: one.reason for one in told(made, "agreement", "centre").left_out(["DEU"])}
    assert found == {
        "agreement, centre with European Union": "a tie with a group is no tie with its members",
        "others": "denied as a whole, of no country by name",
    }
    contacts = profile(standing("label:others", "no official contacts"))
    assert list(told(contacts).left_out(["DEU"])) == []


def test_evidence_is_of_what_decides() -> None:
    """A list that leaves out somebody else is no evidence on a documented tie."""
    made = profile(
        agreement("DEU", cites=["report#part.1"]),
        enumeration(["agreement-deu"], "listed", among="EU", cites=["report#part.2"]),
        standing("POL", "no official contacts", cites=["report#part.3"]),
    )
    found = {code: told(made).evidence([code]) for code in ("DEU", "FRA", "POL")}
    places = {code: [one.locator for one in cited] for code, cited in found.items()}
    assert places == {"DEU": ["part.1"], "FRA": ["part.2"], "POL": ["part.2", "part.3"]}


@given(tied_profiles(), st.lists(st.sampled_from(TIE_KINDS), min_size=1, unique=True))
def test_every_country_has_one_word(made: Profile, kinds: list[Any]) -> None:
    """Documented is who has a tie that counts, set aside who lost all; lists prove what they do."""
    found = told(made, *kinds)
    for code in country_codes() - {made.home}:
        status = found.of(code)
        assert status in STATUSES
        assert (status == "documented") == bool(found.ties_with([code]))
        assert (status == "set aside") == (code in set_aside_by(made, found.asked, kinds))
    assert all(bool(one.whom) != bool(one.why) for one in found.silences)
