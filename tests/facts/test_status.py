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
