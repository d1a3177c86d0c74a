"""Whom a row counts: areas, groups on a day, lists, one by name; what does not go together."""

from __future__ import annotations

from typing import Any

import pytest
from samples import agreement, enumeration, membership, own_group, profile, standing

from belarus_stic.coverage import regional_coverage
from belarus_stic.errors import (
    InvalidPeriodError,
    NotCoveredError,
    OptionError,
    UnknownGroupError,
    UnknownKeyError,
)
from belarus_stic.reference import countries

OF = profile(agreement("DEU"), agreement("CHN"))
UN = {one.alpha_3 for one in countries() if one.un_member} - {"BLR"}


@pytest.mark.parametrize(("by", "rows"), [("region", 5), ("subregion", 17)])
def test_areas_part_the_un(by: Any, rows: int) -> None:
    """Each member state but home is counted once."""
    found = regional_coverage(OF, by=by)
    members = [code for row in found for code in row.members]
    assert len(found) == rows
    assert (len(members), set(members)) == (192, UN)
    assert {row.by for row in found} == {by}


def test_rows_go_by_number_documented() -> None:
    """Then by share; equals by name."""
    of = profile(*(agreement(code) for code in ("CHN", "IND", "USA", "FJI")))
    names = [row.name for row in regional_coverage(of)]
    assert names == ["Asia", "Oceania", "Americas", "Europe", "Africa"]
    none = [row.name for row in regional_coverage(profile())]
    assert none == ["Oceania", "Americas", "Europe", "Asia", "Africa"]


@pytest.mark.parametrize(
    ("name", "code", "by"),
    [
        ("Europe", "150", "region"),
        ("150", "150", "region"),
        ("Eastern Europe", "151", "subregion"),
        ("Caribbean", "029", "intermediate region"),
        ("World", "001", "world"),
        ("EU", "EU", "group"),
        ("European Union", "EU", "group"),
        ("EU27", "EU", "group"),
        ("V4", "V4", "group"),
    ],
)
def test_one_by_name(name: str, code: str, by: str) -> None:
    """A group, one of the profile's own, or an area of any level, without more said."""
    (row,) = found = regional_coverage(profile(agreement("CZE"), own_group()), group=name)
    assert (row.code, row.by, found.by, found.is_one) == (code, by, by, True)
    assert found[row.code] is found[row.name] is row


def test_own_groups_come_first() -> None:
    """A profile's own group is counted by its own members, and stands in every table of groups."""
    of = profile(agreement("CZE"), own_group())
    row = regional_coverage(of, group="V4")[0]
    assert (row.members, row.documented) == (("CZE", "HUN", "POL", "SVK"), ("CZE",))
    assert "V4" in regional_coverage(of, by="group")


def test_groups_that_sources_name_or_home_is_in() -> None:
    """Belarus is in the CIS; the EU is named by a record; the OECD is neither."""
    codes = {row.code for row in regional_coverage(profile(agreement("EU")), by="group")}
    assert {"CIS", "EU"} <= codes
    assert codes.isdisjoint({"OECD", "FP7-associated"})
    assert "OECD" in regional_coverage(profile(standing(among="OECD")), by="group")


def test_members_are_full_ones_on_the_day() -> None:
    """Of the day asked, or else of the last day of the date of the ties; home is none."""
    of = profile(agreement("DEU", signed="1996"))

    def number(**options: Any) -> int:
        return regional_coverage(of, group="EU", **options)[0].n_members

    assert number() == 27
    assert number(on="2000") == 15
    assert number(on="2000/2007") == 27
    assert number(on="2000", members_on="2004-05-01") == 25
    assert number(members_on=2013) == 28
    assert str(regional_coverage(of, group="EU", on="2000/2007").members_on) == "2007-12-31"
    assert regional_coverage(of, group="Europe", on="2000/..").members_on is None
    cis = regional_coverage(of, group="CIS")[0]
    assert {"BLR", "UKR", "TKM"}.isdisjoint(cis.members)


def test_a_date_without_a_last_day() -> None:
    """Says which day's members are meant, or cannot be answered."""
    of = profile(agreement("DEU", signed="1996"))
    with pytest.raises(OptionError, match="2000/.. has no last day; say with members_on="):
        regional_coverage(of, group="EU", on="2000/..")
    assert regional_coverage(of, group="EU", on="2000/..", members_on="2001")[0].n_members == 15
    with pytest.raises(InvalidPeriodError):
        regional_coverage(of, group="EU", members_on="soon")


def test_members_that_are_not_known() -> None:
    """The group asked is refused, any other left out with the reason."""
    of = profile(agreement("EU"))
    with pytest.raises(NotCoveredError, match="not on 2040"):
        regional_coverage(of, group="EU", members_on="2040")
    with pytest.raises(NotCoveredError, match="EU had 28 members"):
        regional_coverage(of, group="EU27", members_on="2015")
    found = regional_coverage(of, by="group", members_on="2040")
    (left,) = [left for left in found.left_out if left.kind == "members not known"]
    assert (left.what, left.reason) == ("European Union", "its members in 2040 are not known")
    assert found.rows == ()
    assert found.headline() == (
        "No group with members to count is known for Sample; European Union: its members in 2040 "
        "are not known (Publisher of the report, as of November 2011)."
    )
    assert str(found).startswith("No group")
    lists = regional_coverage(of, by="list")
    assert lists.headline() == (
        "No list of partners with members to count is known for Sample (Publisher of the report, "
        "as of November 2011)."
    )
    assert lists.notes() == ()


def test_a_group_of_home_alone() -> None:
    """Has nobody to count; asked by name or not."""
    alone = own_group("Alone", memberships=[("BLR", "member", "1991/..")])
    of = profile(alone, membership("Alone"))
    for found in (regional_coverage(of, by="group"), regional_coverage(of, group="Alone")):
        assert "Alone" not in found
        reasons = [left.reason for left in found.left_out if left.what == "Name of group-alone"]
        assert reasons == ["it has no member to count"]
    assert found.headline().startswith("There is no member to count in Name of group-alone (")
    assert found.displayed().cells == ()  # type: ignore[union-attr]
    assert [note for note in found.notes() if "The share" in note] == []


def test_lists_of_partners() -> None:
    """The foreign countries that each names; other lists are none of partners."""
    of = profile(
        agreement("DEU"),
        enumeration(["agreement-deu", "FRA"], "partners", complete="open"),
        enumeration(["DEU"], "signatories", of="co-members"),
        enumeration(["BLR"], "nobody"),
    )
    found = regional_coverage(of, by="list")
    assert [(row.code, row.members, row.documented) for row in found] == [
        ("partners", ("DEU", "FRA"), ("DEU",))
    ]
    assert [left.what for left in found.left_out] == ["Name of nobody"]
    assert found.displayed().headings == (  # type: ignore[union-attr]
        "List",
        "Documented",
        "Denied",
        "Unlisted",
        "Unmentioned",
    )


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"by": "regions"}, "unknown by 'regions'; .* did you mean 'region'"),
        ({"by": "world"}, "unknown by 'world'"),
        ({"group": "EU", "by": "region"}, "group='EU' is a group, not a region; leave `by` out"),
        ({"group": "Europe", "by": "subregion"}, "group='Europe' is a region, not a subregion"),
        ({"group": "Europe", "by": "list"}, "group='Europe' is a region, not a list"),
        ({"members_on": "2011"}, "members_on= dates the members of groups, not of a region"),
        ({"by": "list", "members_on": "2011"}, "not of a list"),
        ({"group": "Asia", "members_on": "2011"}, "not of a region"),
        ({"kind": "agreements"}, "unknown kind 'agreements'; .* did you mean 'agreement'"),
        ({"kind": ()}, "no kind is given"),
        ({"level": "state"}, "unknown level 'state'"),
        (
            {"level": "agency", "kind": "centre"},
            "level='agency' is of agreements, but kind is centre",
        ),
        ({"level": "agency", "kind": ["agreement", "event"]}, "kind is agreement and event"),
        ({"ties": 3}, "ties: expected a table of ties"),
    ],
)
def test_refusals(options: dict[str, Any], message: str) -> None:
    """What was wrong, what was allowed, the nearest valid choice."""
    with pytest.raises(OptionError, match=message):
        regional_coverage(OF, **options)


def test_unknown_groups() -> None:
    """Which groups there are, the profile's own too, and what may have been meant."""
    of = profile(agreement("CZE"), own_group())
    with pytest.raises(UnknownGroupError) as caught:
        regional_coverage(of, group="NATO")
    assert str(caught.value) == (
        "No group is called 'NATO'. Known groups: CIS, EECA, EU, EaP, EurAsEC, FP7-associated, "
        "ISTC, OECD, UnionState, V4; areas are those of UN M49. A profile may bring its own "
        "groups, with dates and sources."
    )
    with pytest.raises(UnknownGroupError, match="called '27'"):
        regional_coverage(of, group=27)  # type: ignore[arg-type]
    with pytest.raises(UnknownGroupError, match=r"'East Asia'; did you mean 'Eastern Asia'\? K"):
        regional_coverage(of, group="East Asia")
    with pytest.raises(UnknownKeyError):
        regional_coverage(of)["Atlantis"]


def test_a_group_may_go_with_its_by() -> None:
    """What is implied may be said."""
    assert regional_coverage(OF, group="EU", by="group") == regional_coverage(OF, group="EU")
    assert regional_coverage(OF, by="region") == regional_coverage(OF)
