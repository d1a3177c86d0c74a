"""Periods: notation, days at the ends, and how periods lie to each other."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import dates, periods, points

from belarus_stic.errors import InvalidPeriodError, UndecidedError
from belarus_stic.values import Period


@given(periods())
def test_notation_is_read_back(period: Period) -> None:
    """What `str` writes reads as the same period, with the same hash."""
    again = Period(str(period))
    assert again == period
    assert hash(again) == hash(period)
    assert repr(period) == f"Period({str(period)!r})"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2010", "2010-01-01", "2010-12-31"),
        ("2010-02", "2010-02-01", "2010-02-28"),
        ("2012-02", "2012-02-01", "2012-02-29"),
        ("2010-08-11", "2010-08-11", "2010-08-11"),
        ("2007/2013", "2007-01-01", "2013-12-31"),
        ("1998/..", "1998-01-01", None),
        ("../2011-11", None, "2011-11-30"),
        ("2004~", None, None),
        ("2004~/2007", None, "2007-12-31"),
        ("2010/2010-06", "2010-01-01", "2010-06-30"),
        ("9999", "9999-01-01", "9999-12-31"),
    ],
)
def test_days_at_the_ends(text: str, first: str | None, last: str | None) -> None:
    """A period begins and ends on the days its notation means; open and vague ends have none."""
    period = Period(text)
    assert (period.first_day, period.last_day) == tuple(
        date.fromisoformat(day) if day else None for day in (first, last)
    )
    assert period.approximate is ("~" in text)
    assert period.is_span is ("/" in text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "10",
        "2010-1",
        "2010-13",
        "2010-02-30",
        "0000",
        "2010-00",
        "2010/",
        "/2010",
        "..",
        "../..",
        "..~/2010",
        "2010?",
        "201X",
        "~2010",
        "2010~~",
        "2010/2011/2012",
        " 2010",
        "2010-01-01T00:00",
        "\N{ARABIC-INDIC DIGIT TWO}010",
        2010,
        None,
    ],
)
def test_other_texts_are_refused(text: str) -> None:
    """Whatever is outside the notation is refused."""
    with pytest.raises(InvalidPeriodError):
        Period(text)


def test_common_slips_are_named() -> None:
    """A year as a number and two years with a hyphen are answered with the notation."""
    with pytest.raises(InvalidPeriodError, match="write it as text: '2010'"):
        Period(2010)
    with pytest.raises(InvalidPeriodError, match="did you mean '2014/2015'?"):
        Period("2014-2015")


@pytest.mark.parametrize("text", ["2011/2010", "2010-06/2010-05", "2010-05-02/2010-05-01"])
def test_a_period_does_not_end_before_it_begins(text: str) -> None:
    """The wrong order of ends is named."""
    with pytest.raises(InvalidPeriodError, match="ends before it begins"):
        Period(text)


@given(dates())
def test_a_point_is_read_at_its_last_day(point: Period) -> None:
    """A day, month or year stands for its last day, which lies in it, and the next does not."""
    day = point.as_point()
    assert point.contains(day)
    if day < date.max:
        assert not point.contains(day + timedelta(days=1))


@given(periods())
def test_only_a_point_stands_for_a_day(period: Period) -> None:
    """Spans and approximate dates stand for no single day."""
    assume(period.is_span or period.approximate)
    with pytest.raises(InvalidPeriodError, match="no single date"):
        period.as_point()


@given(st.dates())
def test_dates_are_read_as_days(day: date) -> None:
    """A `date` of any year is read as that day."""
    assert Period.parse(day).as_point() == day
    assert Period(day) == Period.parse(day)
    assert Period.parse(Period.parse(day)) == Period.parse(day.isoformat())


def exact_periods() -> st.SearchStrategy[Period]:
    """Periods without an approximate end."""
    return periods().filter(lambda period: not period.approximate)


def ends(period: Period) -> tuple[date, date]:
    """First and last day, far out where an end is open."""
    return period.first_day or date.min, period.last_day or date.max


@given(exact_periods(), exact_periods())
def test_contains_and_overlaps_follow_from_the_days(one: Period, other: Period) -> None:
    """Both relations are those of the days, and overlapping goes both ways."""
    (a, b), (c, d) = ends(one), ends(other)
    # An open end reaches beyond the last day that a date can write.
    opens = one.text.startswith("..") or not other.text.startswith("..")
    closes = one.text.endswith("..") or not other.text.endswith("..")
    assert one.contains(other) is (a <= c and d <= b and opens and closes)
    assert one.overlaps(other) is (a <= d and c <= b)
    assert other.overlaps(one) is one.overlaps(other)
    if one.contains(other):
        assert one.overlaps(other)


@given(exact_periods())
def test_a_period_contains_itself(period: Period) -> None:
    """Containing and overlapping hold between a period and itself."""
    assert period.contains(period)
    assert period.overlaps(period.text)


@pytest.mark.parametrize(
    ("period", "other", "contains", "overlaps"),
    [
        ("2004~/2007", "2008", False, False),
        ("2004~/2007", "2007", None, True),
        ("2004~/..", "1900/2050", None, None),
        ("1990/2004~", "1989", False, False),
        ("1990/2004~", "1990", None, True),
        ("2004~", "2004", None, None),
        ("../2010", "2004~/2009", True, True),
        ("2000/..", "../2004~", False, None),
    ],
)
def test_approximate_ends_decide_what_they_can(
    period: str, other: str, contains: bool | None, overlaps: bool | None
) -> None:
    """An approximate end leaves open what it bears on, and only that."""
    for ask, expected in ((Period(period).contains, contains), (Period(period).overlaps, overlaps)):
        if expected is None:
            with pytest.raises(UndecidedError, match="approximate"):
                ask(other)
        else:
            assert ask(other) is expected


@given(points(approximate=True))
def test_approximate_points_fix_no_day(text: str) -> None:
    """About a date has no certain first or last day."""
    period = Period(text)
    assert (period.first_day, period.last_day) == (None, None)
