"""When a record speaks, whether it may have held at the date asked, and what is said of it."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from fact_strategies import ON, tied_profiles
from hypothesis import given
from samples import agreement, event, organisation, profile, programme, project, source, standing
from strategies import periods

from belarus_stic.errors import InvalidPeriodError, NotAnswerableError, OptionError
from belarus_stic.facts import (
    date_asked,
    during_words,
    left_out_at,
    speaks_at,
    speaks_of,
    ties_at,
    when_words,
)
from belarus_stic.facts.dates import may_hold, surely_holds, time_words
from belarus_stic.model import Profile
from belarus_stic.values import Period


def left_out(of: Profile, on: str) -> dict[str, tuple[str, str]]:
    """Return reason and kind of what is left out, by what it is."""
    return {left.what: (left.reason, left.kind) for left in left_out_at(of, Period(on))}


# --- the date asked -------------------------------------------------------------------------------


@pytest.mark.parametrize("on", ["2011", Period("2011"), 2011])
def test_a_date_in_any_form(on: Any) -> None:
    """A number is a year; none is the profile's date."""
    assert date_asked(profile(), on) == Period("2011")
    assert date_asked(profile(), date(2011, 3, 2)) == Period("2011-03-02")
    assert date_asked(profile()) == Period("2011-11")


def test_a_date_before_all_records_is_refused() -> None:
    """With the earliest date any record speaks of, and the way out."""
    dated = profile(agreement(signed="1995-03-01"), organisation("body", founded="1992-11"))
    for on in ("1800", "1992-10-31", "1700/1800", "../1991"):
        with pytest.raises(NotAnswerableError):
            date_asked(dated, on)
    with pytest.raises(NotAnswerableError) as caught:
        date_asked(dated, 1800)
    assert str(caught.value) == (
        "Nothing can be said of 1800: the sources speak of nothing before November 1992. "
        "Leave `on` out to ask for November 2011."
    )


@pytest.mark.parametrize("on", ["1992", "1992-11-01", "1800/..", "1800/1993", "2050"])
def test_any_other_date_is_allowed(on: str) -> None:
    """Later ones too, and what only may lie before."""
    dated = profile(organisation("body", founded="1992-11"))
    assert date_asked(dated, on) == Period(on)


def test_dates_of_sources_are_no_dates_of_the_co_operation() -> None:
    """A profile without a dated record answers at any date."""
    old = profile(agreement(), sources=[source(published="1950", as_of="1960")])
    assert date_asked(old, "1800") == Period("1800")


def test_whatever_a_record_or_source_speaks_of_can_be_asked() -> None:
    """Also what is only about a date, what has no beginning, and the date of an answer itself."""
    about = profile(agreement("FRA", signed="2004~"), agreement("POL", signed="2010"))
    assert date_asked(about, 2004) == Period("2004")
    with pytest.raises(NotAnswerableError, match=r"of 2003: .* before about 2004\. Leave"):
        date_asked(about, 2003)
    until = profile(programme(period="../2005"), agreement("POL", signed="2010"))
    assert date_asked(until, 2005) == Period("2005")
    with pytest.raises(NotAnswerableError, match=r"of 2004: .* before 2005\. Leave"):
        date_asked(until, 2004)
    later = profile(agreement(as_of="2012"), as_of="2011")
    assert date_asked(later, later.as_of) == later.as_of
    assert date_asked(later, "2011-06") == Period("2011-06")
    told = profile(agreement(signed="2010"), sources=[source(as_of="2009")])
    assert date_asked(told, 2009) == Period("2009")
    about = profile(programme(period="1990~"), agreement("POL", as_of="1985"))
    assert date_asked(about, "1985") == Period("1985")
    with pytest.raises(NotAnswerableError, match=r"before 1985\. Leave"):
        date_asked(about, "1984")


@pytest.mark.parametrize("on", ["1900~", "1900~/1901~", "2011/2012~"])
def test_about_a_date_cannot_be_asked(on: str) -> None:
    """Since nothing would lie outside it."""
    with pytest.raises(InvalidPeriodError) as caught:
        date_asked(profile(), on)
    assert str(caught.value) == (
        f"on={on!r} is only about a date, and may be any; ask for on={on.replace('~', '')!r}, or "
        "for a longer span such as '2003/2005'"
    )


def test_what_is_no_profile_or_no_date() -> None:
    """An error of the library says what was expected."""
    nothing: Any = None
    with pytest.raises(OptionError, match="expected a Profile, such as load_profile"):
        date_asked(nothing)
    with pytest.raises(InvalidPeriodError):
        date_asked(profile(), "last year")


# --- when a record speaks -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("own", "of_sources", "speaks"),
    [
        ("2009", ["2011", "2013"], "2009"),
        (None, ["2011", "2013"], "2013"),
        (None, ["2013", "2011"], "2013"),
        (None, ["2011", None], "2011"),
        (None, [None, None], "2011-11"),
        (None, ["2013", "2013-05"], "2013"),
    ],
)
def test_a_record_speaks_at_its_own_date_or_its_sources(
    own: str | None, of_sources: list[str | None], speaks: str
) -> None:
    """Its own date first, then the latest of its sources, then the profile's."""
    made = profile(
        standing(cites=["one#part.1", "two#part.1"], as_of=own),
        sources=[
            source(name, as_of=day) for name, day in zip(("one", "two"), of_sources, strict=True)
        ],
    )
    assert speaks_at(made, "standing-fra-top-tier") == Period(speaks)


@pytest.mark.parametrize(
    ("dated", "on", "speaks"),
    [
        ("2011", "2011-03", True),
        ("2011-03", "2011", True),
        ("2011", "2012", False),
        ("2011", "2010/2011", False),
        ("2011", "2011-02/2011-04", True),
        ("2011~", "2011", False),
        ("2011~", "2012", False),
    ],
)
def test_whether_a_record_speaks_of_a_date(dated: str, on: str, speaks: bool) -> None:
    """Of a span it must know every day; what is only about a date speaks of none."""
    made = profile(standing(as_of=dated))
    assert speaks_of(made, "standing-fra-top-tier", Period(on)) is speaks


# --- what holds -----------------------------------------------------------------------------------

AGREEMENTS = [
    ({}, "1950", None),
    ({"status": "planned"}, "2011", ("planned, not concluded", "status")),
    ({"status": "not in force"}, "2011", ("not in force", "status")),
    ({"status": "legal basis"}, "2011", None),
    ({"status": "ended"}, "2011", None),
    ({"status": "ended"}, "2024", ("ended", "status")),
    ({"status": "ended"}, "2023/2024", None),
    ({"status": "ended"}, "../2030", None),
    ({"status": "ended", "as_of": "2013"}, "2012", None),
    ({"status": "ended", "as_of": "2013"}, "2013", ("ended", "status")),
    ({"status": "legal basis"}, "2030", None),
    ({"status": "ended", "ended": "2030"}, "2025", ("ended", "status")),
    ({"status": "ended", "ended": "2009"}, "2010", ("ended in 2009", "date")),
    ({"status": "ended", "ended": "2009"}, "2009", None),
    ({"status": "ended", "ended": "2009-05-31"}, "2009-06-01", ("ended on 31 May 2009", "date")),
    ({"signed": "2023-10-16"}, "2011", ("signed on 16 October 2023, after the date asked", "date")),
    ({"signed": "2010-06"}, "2010", None),
    ({"signed": "2010-06"}, "2010-05", ("signed in June 2010, after the date asked", "date")),
    ({"signed": "2010", "in_force": "2012"}, "2011", None),
    ({"in_force": "2012"}, "2011", ("comes into force in 2012, after the date asked", "date")),
    ({"signed": "2010~"}, "2009", None),
]


@pytest.mark.parametrize(("changes", "on", "expected"), AGREEMENTS)
def test_agreements_hold_by_status_and_dates(
    changes: dict[str, Any], on: str, expected: tuple[str, str] | None
) -> None:
    """Planned ones and those not in force do not, ended ones not from when it is said on."""
    made = profile(agreement(**changes), as_of="2024")
    assert left_out(made, on).get("Name of agreement-deu") == expected
    assert may_hold(made, "agreement-deu", Period(on)) is (expected is None)
    assert bool(ties_at(made, Period(on))) is (expected is None)


PERIODS = [
    (None, "1950", None),
    ("2007/2013", "2007", None),
    ("2007/2013", "2013-12-31", None),
    ("2007/2013", "2014", "ended in 2013"),
    ("2007/2013", "2006", "begins in 2007, after the date asked"),
    ("2007/2013", "2000/2007-01-01", None),
    ("1998/..", "2011", None),
    ("../2011-10", "2011-11", "ended in October 2011"),
    ("2004~", "2004", None),
    ("2002/2004~", "2001", "begins in 2002, after the date asked"),
    ("2010-06-01", "2010-05", "begins on 1 June 2010, after the date asked"),
]


@pytest.mark.parametrize(("period", "on", "reason"), PERIODS)
def test_all_else_holds_by_its_period(period: str | None, on: str, reason: str | None) -> None:
    """At any time in the date asked; what is not known may have held."""
    made = profile(programme(period=period))
    expected = None if reason is None else (reason, "date")
    assert left_out(made, on).get("Name of programme") == expected
    assert may_hold(made, "programme", Period(on)) is (reason is None)


@pytest.mark.parametrize(
    ("on", "reason"),
    [
        ("1997", "part of Name of whole, which begins in 2002, after the date asked"),
        ("2005", None),
        ("2014", "part of Name of whole, which ended in 2013"),
    ],
)
def test_a_part_never_holds_without_its_whole(on: str, reason: str | None) -> None:
    """Neither a programme in a programme nor a project in one, however deep."""
    made = profile(
        programme("whole", period="2002/2013"),
        programme("middle", part_of="whole"),
        programme("part", part_of="middle", period="1990/2020"),
        project(programme="part", funders=["EU"]),
    )
    out = left_out(made, on)
    for name in ("Name of middle", "Name of part", "Name of project"):
        assert out.get(name) == (None if reason is None else (reason, "date"))
    assert may_hold(made, "project", Period(on)) is (reason is None)


def test_the_reason_of_the_part_comes_first() -> None:
    """A part that is over tells its own date."""
    made = profile(
        programme("whole", period="2002/2013"), programme("part", part_of="whole", period="2003")
    )
    assert left_out(made, "2014")["Name of part"] == ("ended in 2003", "date")


@pytest.mark.parametrize(
    ("changes", "on", "surely"),
    [
        ({}, "2011", True),
        ({}, "2012", False),
        ({"as_of": "2013"}, "2013", True),
        ({"period": "2013/2015"}, "2014", True),
        ({"period": "2013/2015"}, "2013", True),
        ({"period": "2013/2015"}, "2013-06", False),
        ({"period": "2013/2015"}, "2015-06", False),
        ({"period": "2013~/2015"}, "2014", False),
        ({"period": "2013/2015~"}, "2014", False),
        ({"period": "2013/2015"}, "2014/..", True),
        ({"period": "2013/2015"}, "../2014", True),
        ({"period": "1998/.."}, "2007", True),
        ({"period": "1998/.."}, "2012", False),
        ({"period": "1998/..", "as_of": "2005"}, "2007", False),
        ({"period": "../2005"}, "2004", False),
        ({"period": "../2005"}, "2005", True),
        ({"period": "2014"}, "2014", True),
    ],
)
def test_what_surely_holds(changes: dict[str, Any], on: str, surely: bool) -> None:
    """What sources speak of at the date, or date around it; what has no end, until they speak."""
    made = profile(programme(**changes))
    assert surely_holds(made, "programme", Period(on)) is surely


def test_an_agreement_surely_holds_from_its_beginning_until_the_source_speaks() -> None:
    """Or until its end; without a beginning it may have begun at any time."""
    for changes, on, surely in (
        ({"signed": "2005"}, "2007", True),
        ({"signed": "2005"}, "2012", False),
        ({"in_force": "2005", "ended": "2014"}, "2012", True),
        ({"ended": "2014"}, "2007", False),
    ):
        made = profile(agreement(**changes))
        assert surely_holds(made, "agreement-deu", Period(on)) is surely


@given(tied_profiles(), ON)
def test_ties_tell_whether_they_surely_held(made: Profile, on: Period) -> None:
    """An undated one only where its source speaks of the date asked."""
    for tie in ties_at(made, on):
        assert tie.certain is surely_holds(made, tie.record, on)
        assert tie.dated or not tie.certain or speaks_of(made, tie.record, on)


def test_only_what_can_tie_is_held_or_left_out() -> None:
    """An organisation ties nobody by itself."""
    made = profile(
        agreement("POL", status="planned"), agreement(), organisation("body", founded="2020")
    )
    assert [tie.record for tie in ties_at(made, Period("2011"))] == ["agreement-deu"]
    assert [*left_out(made, "2011")] == ["Name of agreement-pol"]


def test_who_is_no_country_or_group_of_today() -> None:
    """An ended state and a body of no country give no tie and are told, each once."""
    made = profile(
        agreement("label:Soviet Union"),
        agreement("label:Soviet Union", id="other", cites=["report#part.2"]),
        event(supported_by=["world-body"]),
        organisation("world-body"),
    )
    assert left_out(made, "2011") == {
        "Soviet Union": ("no country of today", "no partner"),
        "Name of world-body": ("no country or group is recorded for it", "no partner"),
    }
    union = left_out_at(made, Period("2011"))[0]
    assert [cite.locator for cite in union.evidence] == ["part.1", "part.2"]
    assert ties_at(made, Period("2011")) == ()


@given(tied_profiles(), ON)
def test_every_record_that_can_tie_is_held_or_left_out(made: Profile, on: Period) -> None:
    """And never both; what is held alone ties."""
    out = [left.what for left in left_out_at(made, on) if left.kind != "no partner"]
    kinds = ("agreements", "programmes", "projects", "centres", "events")
    can_tie = [record for name in kinds for record in getattr(made, name)]
    assert sorted(out) == sorted(one.name for one in can_tie if not may_hold(made, one.id, on))
    assert {tie.record for tie in ties_at(made, on)} <= {
        one.id for one in can_tie if may_hold(made, one.id, on)
    }


def test_dates_with_their_preposition() -> None:
    """As a sentence needs them."""
    assert when_words(Period("1998/..")) == "at some time since 1998"
    until = profile(agreement(signed="1995"))
    with pytest.raises(NotAnswerableError, match="^Nothing can be said of the time up to 1991: "):
        date_asked(until, "../1991")


@given(periods())
def test_every_date_reads_as_english(period: Period) -> None:
    """One preposition before a date, two dates of a span, and no other words."""
    day = r"(about )?(\d\d? )?([A-Z][a-z]+ )?\d{4}"
    point = rf"on \d\d? [A-Z]\w+ \d{{4}}|in ([A-Z]\w+ )?\d{{4}}|about {day[9:]}"
    open_span = rf"since {day}|up to {day}"
    span = rf"from {day} to {day}|{open_span}"
    assert re.fullmatch(rf"{point}|at some time ({span})", when_words(period))
    assert re.fullmatch(rf"{point}|at any time ({span})", during_words(period))
    assert re.fullmatch(rf"{day}|the time ({span})", time_words(period))
