"""Periods: notation, days at the ends, and how periods lie to each other."""

from __future__ import annotations

import copy
import pickle
from datetime import date, datetime, time, timedelta

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
        99,
        -2010,
        12345,
        True,
        2010.0,
        None,
    ],
)
def test_other_texts_are_refused(text: str) -> None:
    """Whatever is outside the notation is refused."""
    with pytest.raises(InvalidPeriodError):
        Period(text)


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
    """A `date` of any year is read as that day, and a moment as its day."""
    assert Period(day).as_point() == day
    assert Period(datetime.combine(day, time(23, 59))) == Period(day) == Period(day.isoformat())


@given(st.integers(1000, 9999))
def test_a_whole_number_is_a_year(year: int) -> None:
    """A year may be a number."""
    assert Period(year) == Period(str(year))


@given(periods())
def test_a_period_is_taken_as_it_is(period: Period) -> None:
    """A period made of a period, copied or pickled is the same."""
    for again in (Period(period), copy.deepcopy(period), pickle.loads(pickle.dumps(period))):  # noqa: S301 - written on the line itself
        assert again == period
        assert (again.earliest, again.last_day) == (period.earliest, period.last_day)


def test_a_period_is_formatted_as_text() -> None:
    """Formats are those of text."""
    assert f"{Period(2010):>6}|{Period(2010)}" == "  2010|2010"


def test_periods_do_not_change() -> None:
    """A period is frozen."""
    with pytest.raises(AttributeError):
        Period(2010).text = "2011"


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


@given(periods())
def test_the_days_written_at_the_ends(period: Period) -> None:
    """`earliest` and `latest` are the days written, about or not, and missing at open ends only."""
    assert (period.earliest is None) is period.text.startswith("..")
    assert (period.latest is None) is period.text.endswith("..")
    exact = Period(period.text.replace("~", ""))
    assert (period.earliest, period.latest) == (exact.first_day, exact.last_day)


@given(periods(), periods())
def test_what_is_certain_is_what_is_answered(one: Period, other: Period) -> None:
    """The relations that never raise agree with those that do, undecided ones on the safe side."""
    for certain, ask, undecided in (
        (one.surely_contains(other), one.contains, False),
        (one.may_overlap(other), one.overlaps, True),
    ):
        try:
            assert certain is ask(other)
        except UndecidedError:
            assert certain is undecided
    if one.begins_after(other):
        assert not one.may_overlap(other)
        assert not other.begins_after(one)


@given(exact_periods(), exact_periods())
def test_begins_after_follows_from_the_days(one: Period, other: Period) -> None:
    """A period begins after another if its first day is later than the last of the other."""
    follows = one.first_day and other.last_day and one.first_day > other.last_day
    assert one.begins_after(other) is bool(follows)


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("2004", "2003", True),
        ("2004", "2004", False),
        ("2004~", "1990", False),
        ("2004", "1990~", False),
        ("2004/2006~", "2003", True),
        ("../2004", "1990", False),
        ("2004", "1990/..", False),
    ],
)
def test_beginning_after_by_hand(one: str, other: str, answer: bool) -> None:
    """Only what is certain counts."""
    assert Period(one).begins_after(other) is answer


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2007/2013-06", "2007", "2013-06"),
        ("2010-01", "2010-01", "2010-01"),
        ("2004~", "2004~", "2004~"),
        ("../2010", None, "2010"),
        ("1998/..", "1998", None),
    ],
)
def test_the_dates_at_its_ends(text: str, start: str | None, end: str | None) -> None:
    """As they are written, and none where an end is open."""
    period = Period(text)
    assert (period.start, period.end) == (start and Period(start), end and Period(end))


def test_a_year_is_one() -> None:
    """Written as one: a span of a year is a span."""
    assert [Period(text).is_year for text in ("2010", "2010-01", "2010~", "2010/2010")] == [
        True,
        False,
        False,
        False,
    ]
