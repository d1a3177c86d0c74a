"""Groups: who belonged when, of what kind, and what the tables do not cover."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from belarus_stic.errors import (
    InvalidPeriodError,
    NotCoveredError,
    OptionError,
    UnknownGroupError,
)
from belarus_stic.reference import (
    Group,
    GroupMembership,
    countries,
    group,
    groups,
    members,
)
from belarus_stic.values import Period

CODES = {entry.alpha_3 for entry in countries()}


@pytest.mark.parametrize(
    ("code", "on", "expected"),
    [
        ("EU", "1958", 6),
        ("EU", "1973", 9),
        ("EU", "1981", 10),
        ("EU", "1986", 12),
        ("EU", "1995", 15),
        ("EU", "2004-04-30", 15),
        ("EU", "2004-05-01", 25),
        ("EU", "2011-11", 27),
        ("EU", "2013-06-30", 27),
        ("EU", "2013-07-01", 28),
        ("EU", "2020-01-31", 28),
        ("EU", "2021", 27),
        ("CIS", "2009-08", 11),
        ("CIS", "2011", 11),
        ("EurAsEC", "2011", 9),
        ("ISTC", "2011", 39),
        ("EaP", "2011", 6),
        ("UnionState", "1999", 2),
        ("UnionState", "2011", 2),
        ("FP7-associated", "2007", 9),
        ("FP7-associated", "2008", 11),
        ("FP7-associated", "2009", 12),
        ("FP7-associated", "2011-10-11", 13),
        ("FP7-associated", "2012", 14),
        ("FP7-associated", "2013-07-01", 13),
        ("EECA", "2011", 12),
        ("EECA", "2012", 11),
        ("OECD", "1961-09-30", 17),
        ("OECD", "1961", 19),
        ("OECD", "1962", 20),
        ("OECD", "2009", 30),
        ("OECD", "2010", 34),
        ("OECD", "2018", 36),
        ("OECD", "2021", 38),
    ],
)
def test_counts_of_members(code: str, on: str, expected: int) -> None:
    """A group had as many members of any kind on a day as its sources count."""
    assert len(members(code, on=on)) == expected


def test_who_left_and_who_joined() -> None:
    """Croatia joined the EU and the United Kingdom left it."""
    in_2011, in_2021 = members("EU", on="2011"), members("EU", on="2021")
    assert set(in_2011) - set(in_2021) == {"GBR"}
    assert set(in_2021) - set(in_2011) == {"HRV"}


def test_kinds_in_the_cis() -> None:
    """In 2011 nine states were members, one an associate, one took part without the Charter."""
    actual = members("CIS", on="2011-11")
    assert [code for code in actual if actual[code] != "member"] == ["TKM", "UKR"]
    assert (actual["TKM"], actual["UKR"]) == ("associate", "participating")
    assert members("CIS", on="2005-08-25")["TKM"] == "participating"
    # The withdrawal took effect on the 18th; the British left the EU at the end of their last day.
    assert "GEO" in members("CIS", on="2009-08-17")
    assert "GEO" not in members("CIS", on="2009-08-18")
    assert "UKR" in members("CIS", on="2018-05-19")
    assert "UKR" not in members("CIS", on="2018-05-20")


def test_kinds_in_eurasec() -> None:
    """EurAsEC had signatories, members, observers, and one member that suspended itself."""
    assert set(members("EurAsEC", on="2001-05-29").values()) == {"signatory"}
    # One rule for all: a signatory until the treaty is in force, as in the Union State.
    assert set(members("UnionState", on="2000-01-25").values()) == {"signatory"}
    assert set(members("UnionState", on="2000-01-26").values()) == {"member"}
    in_2011 = members("EurAsEC", on="2011")
    assert in_2011 == {
        "ARM": "observer",
        "BLR": "member",
        "KAZ": "member",
        "KGZ": "member",
        "MDA": "observer",
        "RUS": "member",
        "TJK": "member",
        "UKR": "observer",
        "UZB": "suspended",
    }
    assert members("EurAsEC", on="2008-09")["UZB"] == "member"


def test_istc_counts_the_states_of_the_eu() -> None:
    """In 2011 ISTC had 12 countries as parties and 27 through the EU: 39."""
    on = Period("2011-11")
    assert len(members("ISTC", on=on, kinds=["party"])) == 12
    assert members("ISTC", on=on, kinds=["through the EU"]) == dict.fromkeys(
        members("EU", on=on), "through the EU"
    )
    assert "EU" not in members("ISTC", on=on)


def made(*memberships: tuple[str, str, str], code: str = "X", covers: str = "1990/2020") -> Group:
    """Return a group such as a profile brings, with memberships of member, kind and period."""
    return Group(
        code=code,
        name=f"Group {code}",
        names=(),
        covers=Period(covers),
        full_kinds=("member",),
        note="A group for tests.",
        memberships=tuple(
            GroupMembership(member, kind, Period(period)) for member, kind, period in memberships
        ),
    )


@pytest.mark.parametrize("turn", [1, -1])
def test_a_party_in_its_own_right_stays_one(turn: int) -> None:
    """A country that is both a party and a member of a party keeps its own membership."""
    memberships = (("DEU", "member", "1990/.."), ("EU", "observer", "1990/.."))[::turn]
    found = made(*memberships)
    assert found.kinds == ("member", "observer", "through the EU")
    assert members(found, on="2011")["DEU"] == "member"
    assert members(found, on="2011")["FRA"] == "through the EU"
    assert members(found, on="2011", kinds="member") == {"DEU": "member"}
    assert len(members(found, on="2011", kinds="through the EU")) == 26


def test_belarus_and_the_eastern_partnership() -> None:
    """Belarus was a partner from 2009 and suspended its part in June 2021."""
    assert members("EaP", on="2011")["BLR"] == "partner"
    assert members("EaP", on="2021-06-27")["BLR"] == "partner"
    assert members("EaP", on="2021-06-28")["BLR"] == "suspended"


def test_reads_a_date_a_month_and_a_year_at_its_last_day() -> None:
    """A year stands for its last day, as a month does, and a date for itself."""
    assert members("EU", on="2013") == members("EU", on="2013-12") == members("EU", on="2013-12-31")
    assert members("EU", on=date(2013, 6, 30)) == members("EU", on="2013-06")


@pytest.mark.parametrize("on", ["2007/2013", "2011/..", "2011~"])
def test_refuses_what_is_no_single_date(on: str) -> None:
    """A span or an approximate date has no members: memberships change within it."""
    with pytest.raises(InvalidPeriodError, match="no single date"):
        members("EU", on=on)


@pytest.mark.parametrize(
    ("code", "on", "message"),
    [
        (
            "EurAsEC",
            "2015",
            (
                "the memberships of EurAsEC are known for 2000-10-10/2014-12-31, "
                "not on 2015-12-31: Treaty signed on 2000-10-10, in force from 2001-05-30; "
                "ended on 2015-01-01"
            ),
        ),
        ("EurAsEC", "1999", "known for 2000-10-10/2014-12-31, not on 1999-12-31"),
        ("EU", "1957", "known for 1958-01-01/2024-12-31, not on 1957-12-31"),
        ("EU", "2050", "known for 1958-01-01/2024-12-31, not on 2050-12-31"),
        ("ISTC", "2009", "known for 2010-01-01/2012-12-31, not on 2009-12-31"),
    ],
)
def test_says_what_it_does_not_cover(code: str, on: str, message: str) -> None:
    """A day of which the table does not speak is refused; it is never answered with nobody."""
    with pytest.raises(NotCoveredError) as caught:
        members(code, on=on)
    assert message in str(caught.value)


def test_refuses_an_unknown_kind() -> None:
    """A kind that the group does not have is refused, with the kinds it has."""
    with pytest.raises(OptionError) as caught:
        members("CIS", on="2011", kinds=["members"])
    with pytest.raises(OptionError, match="'members'"):
        members("CIS", on="2011", kinds="members")
    assert members("CIS", on="2011", kinds="member") == members("CIS", on="2011", kinds=["member"])
    assert str(caught.value) == (
        "CIS has no members of the kind 'members'; "
        "expected one of member, associate, participating; did you mean 'member'?"
    )


def test_own_groups_are_looked_up_first() -> None:
    """A group that a profile brings is found by code and name, also as a party, before others."""
    nordic = made(("SWE", "member", "1990/.."), ("FIN", "member", "1990/.."), code="Nordic")
    club = made(("Nordic", "member", "1990/.."), ("BLR", "member", "1990/.."), code="Club")
    eu = made(("CHE", "member", "1990/.."), code="EU")
    own = {found.code: found for found in (nordic, club)}
    assert group("group nordic", own=own) is nordic
    assert members("Nordic", on=2011, own=own) == {"FIN": "member", "SWE": "member"}
    assert members("Club", on="2011", own=own) == {
        "BLR": "member",
        "FIN": "through the Nordic",
        "SWE": "through the Nordic",
    }
    assert len(members("EU", on="2011", own=own)) == 27
    assert members("EU", on="2011", own={"EU": eu}) == {"CHE": "member"}
    assert "CHE" in members("ISTC", on="2011", own={"EU": eu})
    with pytest.raises(UnknownGroupError, match=r"expected one of CIS, Club, EECA.*'Group Nordic'"):
        group("Nordicc", own=own)


def test_a_group_without_a_note_ends_its_error_without_one() -> None:
    """No colon before nothing."""
    mine = evolve(group("CIS"), code="V4", note="")
    with pytest.raises(NotCoveredError, match=r"not on 1980-12-31$"):
        members("V4", on="1980", own={"V4": mine})


def test_groups_in_each_other_come_to_an_end() -> None:
    """Two groups that are members of each other are refused, not followed for ever."""
    one = made(("Two", "member", "1990/.."), code="One")
    two = made(("One", "member", "1990/.."), code="Two")
    with pytest.raises(UnknownGroupError, match="unknown group 'One'"):
        members("One", on="2011", own={"One": one, "Two": two})


@pytest.mark.parametrize(
    ("period", "day", "expected"),
    [
        ("2020-04/..", "2020-03-31", False),
        ("2020-04/..", "2020-04-01", None),
        ("2020-04/..", "2020-04-29", None),
        ("2020-04/..", "2020-04-30", True),
        ("2020/..", "2020-12-30", None),
        ("2020/..", "2020-12-31", True),
        ("2020-04-28/..", "2020-04-27", False),
        ("2020-04-28/..", "2020-04-28", True),
        ("../2018-05", "2018-04-30", True),
        ("../2018-05", "2018-05-01", True),
        ("../2018-05", "2018-05-02", None),
        ("../2018-05", "2018-05-31", None),
        ("../2018-05", "2018-06-01", False),
        ("../2018-05-19", "2018-05-19", True),
        ("2011", "2011-06-15", None),
        ("2011-06-15", "2011-06-15", True),
        ("2010~/2012", "2009-01-01", None),
    ],
)
def test_a_month_makes_no_day(period: str, day: str, expected: bool | None) -> None:
    """Within the month or year of a change that is known no closer, the answer is not known."""
    membership = GroupMembership("COL", "member", Period(period))
    assert membership.holds_on(date.fromisoformat(day)) is expected


def test_a_day_that_is_not_known_is_refused() -> None:
    """A day within the month of a change is refused, unless other kinds are asked for."""
    with pytest.raises(NotCoveredError) as caught:
        members("EurAsEC", on="2002-05-10")
    assert str(caught.value) == (
        "it is not known whether Moldova was in EurAsEC on 2002-05-10: the dates of its membership "
        "are known as 2002-05/2014-12-31 only, and a date is never made up"
    )
    assert "MDA" in members("EurAsEC", on="2002-05")
    assert len(members("EurAsEC", on="2002-05-10", kinds="member")) == 5
    party = made(("EU", "member", "2011-03/.."))
    with pytest.raises(NotCoveredError, match="whether European Union was in X on 2011-03-05"):
        members(party, on="2011-03-05", kinds="through the EU")


@pytest.mark.parametrize(
    ("code", "day"),
    [
        ("LVA", "2016-07-01"),
        ("LTU", "2018-07-05"),
        ("COL", "2020-04-28"),
        ("CRI", "2021-05-25"),
        ("CHL", "2010-05-07"),
    ],
)
def test_accessions_to_the_oecd(code: str, day: str) -> None:
    """A country is no member on the day before its accession, and one on that day."""
    joined = date.fromisoformat(day)
    assert code not in members("OECD", on=joined - timedelta(days=1))
    assert code in members("OECD", on=joined)


def test_kinds_name_the_full_ones_first() -> None:
    """The kinds of a group are the full ones and then the others, each once."""
    assert group("CIS").kinds == ("member", "associate", "participating")
    assert group("ISTC").kinds == ("party", "through the EU")


@pytest.mark.parametrize("found", groups(), ids=lambda found: found.code)
def test_each_membership_is_sound_and_sourced(found: Group) -> None:
    """Each membership names a country or group, overlaps no other of the same, and has a source."""
    by_member: dict[str, list[Period]] = {}
    for membership in found.memberships:
        assert membership.member in CODES | {"EU"}
        assert membership.source is not None
        assert membership.source.title
        assert membership.source.url.startswith(("http://", "https://"))
        assert membership.period.overlaps(found.covers)
        by_member.setdefault(membership.member, []).append(membership.period)
    for periods in by_member.values():
        for earlier, later in pairwise(periods):
            assert not earlier.overlaps(later)
    assert found.memberships
    assert found.note


def test_what_rests_on_an_encyclopaedia_is_marked() -> None:
    """A membership seen only in an encyclopaedia says that it is provisional."""
    for found in groups():
        for membership in found.memberships:
            source = membership.source
            assert source is not None
            if "Wikipedia" in source.title or "ereport" in source.url:
                assert "Provisional: " in membership.note


@given(st.sampled_from(groups()), st.data())
def test_members_on_any_covered_day(found: Group, data: st.DataObject) -> None:
    """On each covered day there are members, all countries, of known kinds; kinds split them."""
    first, last = found.covers.first_day, found.covers.last_day
    assert first is not None
    assert last is not None
    day = first + timedelta(days=data.draw(st.integers(0, (last - first).days)))
    assume(all(membership.holds_on(day) is not None for membership in found.memberships))
    everybody = members(found, on=day)
    assert everybody
    assert set(everybody) <= CODES
    assert list(everybody) == sorted(everybody)
    parts = [members(found.code, on=day, kinds=[kind]) for kind in found.kinds]
    assert sum(map(len, parts)) == len(everybody)
    assert {code: kind for part in parts for code, kind in part.items()} == everybody


@given(st.sampled_from(groups()), st.dates())
def test_a_day_is_covered_or_refused(found: Group, day: date) -> None:
    """Any day either has members or is refused: never an empty answer."""
    known = all(membership.holds_on(day) is not None for membership in found.memberships)
    if found.covers.contains(day) and known:
        assert members(found, on=day)
    else:
        with pytest.raises(NotCoveredError):
            members(found, on=day)
