"""What a reference is and is called, whose members it has, and which sources speak."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from samples import (
    agreement,
    enumeration,
    figure,
    organisation,
    own_group,
    profile,
    programme,
    source,
    standing,
)

from belarus_stic import facts
from belarus_stic.errors import InvalidPeriodError, NotCoveredError
from belarus_stic.facts import (
    countries_of,
    evidence_of,
    full_members_of,
    in_order,
    kind_of,
    members_of,
    name_of,
    origin,
    partner_of,
)
from belarus_stic.facts.memo import once
from belarus_stic.model import Profile
from belarus_stic.values import Citation, Period

MADE = profile(
    agreement(parties=["academy"]),
    enumeration(["POL"]),
    organisation("academy", country="POL", short_name="PAN"),
    organisation("istc", same_as="ISTC"),
    organisation("home", country="BLR"),
    organisation("nobodys"),
    own_group(),
    own_group("CIS", replaces=True, names=["Commonwealth"], full_kinds=["member"]),
    standing("POL", "neighbour", among="label:neighbours"),
    standing("CIS", "widening", among="label:neighbours"),
)


@pytest.mark.parametrize(
    ("ref", "kind", "name", "short"),
    [
        ("DEU", "country", "Germany", "Germany"),
        ("EU", "group", "European Union", "EU"),
        ("V4", "group", "Name of group-v4", "V4"),
        ("Europe", "area", "Europe", "Europe"),
        ("label:Persia", "label", "Persia", "Persia"),
        ("agreement-deu", "agreement", "Name of agreement-deu", "Name of agreement-deu"),
        ("listed", "list", "Name of listed", "Name of listed"),
        ("academy", "organisation", "Name of academy", "PAN"),
    ],
)
def test_what_a_reference_is_and_is_called(ref: str, kind: str, name: str, short: str) -> None:
    """Records first, then groups, countries and areas; all else is a label."""
    assert kind_of(MADE, ref) == kind
    assert (name_of(MADE, ref), name_of(MADE, ref, short=True)) == (name, short)


@pytest.mark.parametrize(
    ("ref", "partner", "countries"),
    [
        ("DEU", "DEU", ("DEU",)),
        ("BLR", "BLR", ()),
        ("EU", "EU", ()),
        ("V4", "V4", ()),
        ("Europe", None, ()),
        ("label:Persia", None, ()),
        ("academy", "POL", ("POL",)),
        ("istc", "ISTC", ()),
        ("home", "BLR", ()),
        ("nobodys", None, ()),
        ("agreement-deu", None, ("DEU", "POL")),
    ],
)
def test_whom_a_reference_stands_for(
    ref: str, partner: str | None, countries: tuple[str, ...]
) -> None:
    """An organisation for its country or group; a record for no partner, but all it names."""
    assert partner_of(MADE, ref) == partner
    assert countries_of(MADE, ref) == countries


def test_members() -> None:
    """Of a packaged group, one of the profile's own, an area and a label."""
    on = Period("2011-11")
    assert len(members_of(MADE, "EU", on)) == 27
    assert set(members_of(MADE, "V4", on)) == {"CZE", "HUN", "POL", "SVK"}
    assert set(members_of(MADE, "CIS", on)) == {"CZE", "HUN", "POL", "SVK"}
    assert members_of(MADE, "Oceania", on)["FJI"] == "in the area"
    assert members_of(MADE, "label:neighbours", on) == {"POL": "neighbour"}


def test_members_at_the_last_day_of_a_date() -> None:
    """Croatia joined in 2013; a date of no last day has no members to give."""
    made = profile()
    assert "HRV" in members_of(made, "EU", Period("2013"))
    assert "HRV" not in members_of(made, "EU", Period("2000/2012"))
    with pytest.raises(NotCoveredError):
        members_of(made, "EU", Period("1900"))
    with pytest.raises(InvalidPeriodError):
        members_of(made, "EU", Period("2004~"))


def test_full_members() -> None:
    """A lesser member is a member, and no full one; of an area all are."""
    made, on = profile(), Period("2011-11")
    assert "UKR" in members_of(made, "CIS", on)
    assert "UKR" not in full_members_of(made, "CIS", on)
    assert "ARM" in full_members_of(made, "CIS", on)
    assert full_members_of(made, "Europe", on) == members_of(made, "Europe", on)


# --- sources --------------------------------------------------------------------------------------


def two_sources(**changes: Any) -> Profile:
    """Return records that cite two sources in another order than that of their ids."""
    return profile(
        figure(record_id="a", cites=["two#part.1"]),
        figure(record_id="b", cites=["one#part.3", "one#part.2"]),
        figure(record_id="c", cites=["one#part.2"], name="Another"),
        sources=[source("one", publisher="Same"), source("two", publisher="Same"), *changes],
    )


def test_records_in_the_order_of_the_sources() -> None:
    """By first statement, then by name, whatever the ids; sources, which cite nothing, first."""
    made = two_sources()
    assert [record.id for record in in_order(made, made.figures)] == ["c", "b", "a"]
    assert [record.id for record in in_order(made, made)][:2] == ["one", "two"]


def test_statements_in_the_order_of_the_sources() -> None:
    """Each once."""
    found = evidence_of(two_sources(), ["a", "b", "c", "a"])
    assert [str(cite) for cite in found] == ["one#part.2", "one#part.3", "two#part.1"]


def test_whose_answer_it_is() -> None:
    """All sources, or those of the evidence; a publisher once, else the source's name."""
    made = two_sources()
    whole = origin(made)
    assert (whole.home, whole.name, whole.as_of) == ("BLR", "Sample", Period("2011-11"))
    assert whole.publishers == ("Same",)
    assert len(whole.references) == 2
    one = origin(made, [Citation("two", "part.1")])
    assert one.references == made.cite(made["two"])
    unpublished = profile(sources=[source(publisher=None)])
    assert origin(unpublished).publishers == ("The report",)


# --- worked out once ------------------------------------------------------------------------------


def test_a_fact_is_worked_out_once_for_a_profile() -> None:
    """For the same arguments; another profile has its own."""
    calls: list[tuple[str, int]] = []

    @once
    def fact(of: Profile, number: int = 0) -> int:
        calls.append((of.name, number))
        return number

    made = profile()
    other = evolve(made, name="Other")
    for of, number in ((made, 1), (made, 1), (made, 2), (other, 1)):
        assert fact(of, number) == number
    assert fact(made, number=1) == 1
    assert calls == [("Sample", 1), ("Sample", 2), ("Other", 1), ("Sample", 1)]
    assert facts.lists(MADE) is facts.lists(MADE)


def test_a_programme_named_like_a_country_word_is_a_record() -> None:
    """A kebab-case word is an id first."""
    made = profile(programme("georgia"))
    assert kind_of(made, "georgia") == "programme"
