"""Laws of numbers and dates, checked against all that a hedge or an open end leaves possible."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import numbers, quantities

from belarus_stic.errors import InvalidPeriodError, InvalidQuantityError, UndecidedError
from belarus_stic.values import Interval, Period, Quantity

# --- periods as sets of days ----------------------------------------------------------------------

# Days in a narrow window, so that ends often meet; those outside stand for long before and after.
_EVER, _BEFORE, _AFTER, _NEVER = float("-inf"), 0.0, 4_000_000.0, float("inf")
Span = tuple[float, float]


@st.composite
def near_periods(draw: st.DrawFn) -> Period:
    """Periods of two years in all shapes, with ends that often meet."""
    points = ["2003", "2004", "2003-12", "2004-01", "2003-12-31", "2004-01-01", "2004-02-29"]
    marks = st.sampled_from(("", "~"))
    start, end = draw(st.sampled_from(points)) + draw(marks), draw(st.sampled_from(points))
    shape = draw(st.sampled_from(("point", "span", "open start", "open end")))
    texts = {"open start": f"../{start}", "open end": f"{start}/..", "point": start}
    try:
        return Period(texts.get(shape, f"{start}/{end}{draw(marks)}"))
    except InvalidPeriodError:
        return Period(start)


def readings(period: Period) -> Iterator[Span]:
    """Give the spans that a period may stand for: an "about" end is any, but none is turned."""
    days = [float(day.toordinal()) for day in map(date.fromisoformat, WINDOW)]
    anywhere = [_BEFORE, *days, _AFTER]
    starts, ends = anywhere, anywhere
    if period.earliest is None:
        starts = [_EVER]
    elif period.first_day is not None:
        starts = [period.first_day.toordinal()]
    if period.latest is None:
        ends = [_NEVER]
    elif period.last_day is not None:
        ends = [period.last_day.toordinal()]
    return ((start, end) for start, end in product(starts, ends) if start <= end)


WINDOW = (
    *("2002-12-31", "2003-01-01", "2003-11-30", "2003-12-01", "2003-12-30", "2003-12-31"),
    *("2004-01-01", "2004-01-02", "2004-01-31", "2004-02-01", "2004-02-28", "2004-02-29"),
    *("2004-03-01", "2004-12-31", "2005-01-01"),
)


def answered(ask: Callable[[Period], bool], other: Period) -> bool | None:
    """Return what a relation answers, `None` where it is undecided."""
    try:
        return ask(other)
    except UndecidedError:
        return None


@given(near_periods(), near_periods())
@example(Period("2004-01-01"), Period("2003~/2004-01-01"))
@example(Period("2004-01-01"), Period("2004-01-01/2005~"))
def test_relations_of_periods_are_those_of_their_days(one: Period, other: Period) -> None:
    """What all readings share is answered, and what they do not share is undecided."""
    pairs = list(product(readings(one), readings(other)))
    contained = {a <= c and d <= b for (a, b), (c, d) in pairs}
    shared = {a <= d and c <= b for (a, b), (c, d) in pairs}
    after = {a > d for (a, _), (_, d) in pairs}
    assert answered(one.contains, other) is (contained.pop() if len(contained) == 1 else None)
    assert answered(one.overlaps, other) is (shared.pop() if len(shared) == 1 else None)
    assert one.begins_after(other) is (after == {True})


@given(near_periods(), near_periods())
def test_about_never_turns_an_answer(one: Period, other: Period) -> None:
    """With "about" at its ends, an answer of a period stays or is certain no longer."""
    ends = str(one).replace("~", "").split("/")
    vague = Period("/".join(end if end == ".." else f"{end}~" for end in ends))
    for certain, less in ((one.contains, vague.contains), (one.overlaps, vague.overlaps)):
        assert answered(less, other) in {answered(certain, other), None}
    assert one.begins_after(other) or not vague.begins_after(other)


# --- numbers --------------------------------------------------------------------------------------


@st.composite
def nested(draw: st.DrawFn) -> tuple[Interval, Interval]:
    """Two intervals, the second of which holds the first."""
    low, high = sorted(draw(st.tuples(st.integers(-3, 3), st.integers(-3, 3))))
    inner = Interval(low, high) if low == high else Interval(low, high, *draw(_OPEN))
    least = draw(st.none() | st.integers(-4, low))
    most = draw(st.none() | st.integers(high, 4))
    low_open, high_open = draw(_OPEN)
    low_open = low_open and (least != low or inner.low_open)
    high_open = high_open and (most != high or inner.high_open)
    return inner, Interval(least, most, low_open, high_open)


_OPEN = st.tuples(st.booleans(), st.booleans())


@given(nested(), nested())
def test_what_is_certain_of_more_is_certain_of_less(
    one: tuple[Interval, Interval], other: tuple[Interval, Interval]
) -> None:
    """Knowing less of two numbers never turns an answer: it stays, or is certain no longer."""
    (narrow, wide), (also_narrow, also_wide) = one, other
    assert wide.intersection(narrow) == narrow
    for or_equal in (False, True):
        if wide.surely_less(also_wide, or_equal=or_equal):
            assert narrow.surely_less(also_narrow, or_equal=or_equal)
    if wide.intersection(also_wide) is None:
        assert narrow.intersection(also_narrow) is None
    total = wide + also_wide
    assert total.intersection(narrow + also_narrow) == narrow + also_narrow


_REACHES = st.sampled_from([Decimal(0), Decimal("0.1"), Decimal("0.5"), Decimal(1)])


@given(quantities("project"), quantities("project"), _REACHES, _REACHES)
def test_a_longer_reach_never_turns_a_comparison(
    one: Quantity, other: Quantity, near: Decimal, far: Decimal
) -> None:
    """The further "about" reaches, the less is certain; what is, was so before."""
    near, far = sorted((near, far))
    narrow = one.within(about=near).compare(other.within(about=near))
    wide = one.within(about=far).compare(other.within(about=far))
    assert wide in {narrow, "undecided"}
    assert one.compare(other) in {wide, "undecided"}


@given(quantities("project"), st.fractions(-(10**13), 10**13, max_denominator=8))
def test_a_number_within_the_bounds_is_never_ruled_out(
    quantity: Quantity, number: Fraction
) -> None:
    """A number is beside the bounds just if comparing with it is certain."""
    exact = Quantity.from_interval(Interval.exactly(number), "project")
    below = quantity.low is not None and (number, not quantity.low_open) < (quantity.low, True)
    above = quantity.high is not None and (-number, not quantity.high_open) < (-quantity.high, True)
    assert quantity.interval.contains(number) is not (below or above)
    assert (exact.compare(quantity) in {"less", "greater"}) is (below or above)


# --- what people write ----------------------------------------------------------------------------

_HEDGES = {
    "": ("", "= ", "+"),
    "~": ("about ", "ca. ", "approximately ", "\N{ALMOST EQUAL TO}", "~ "),
    ">": ("over ", "more than ", "above ", "> "),
    ">=": ("at least ", "no fewer than ", "not less than ", "\N{GREATER-THAN OR EQUAL TO}"),
    "<": ("under ", "almost ", "fewer than ", "below ", "< "),
    "<=": ("up to ", "at most ", "no more than ", "\N{LESS-THAN OR EQUAL TO} "),
}
_UNITS = {
    "project": ("projects", "Projects", "PROJECT"),
    "joint agency": ("joint agencies", "Joint Agencies"),
    "EUR": ("euro", "euros", "eur", "\N{EURO SIGN}"),
    "%": ("percent", "per cent", "pct"),
}
_GROUPED = (",", " ", "'", "\N{NO-BREAK SPACE}", "\N{RIGHT SINGLE QUOTATION MARK}")


@given(
    st.sampled_from(sorted(_HEDGES)),
    st.integers(0, 10**9),
    st.sampled_from(_GROUPED),
    st.sampled_from(sorted(_UNITS)),
    st.data(),
)
def test_a_number_in_words_is_answered_with_what_it_means(
    sign: str, number: int, mark: str, unit: str, data: st.DataObject
) -> None:
    """Any word for a hedge, mark between thousands and word for a unit give the one hint meant."""
    hedge = data.draw(st.sampled_from(_HEDGES[sign]))
    word = data.draw(st.sampled_from(_UNITS[unit]))
    meant = Quantity(f"{sign}{number} {unit}")
    with pytest.raises(InvalidQuantityError) as caught:
        Quantity(f"{hedge}{f'{number:,}'.replace(',', mark)} {word}")
    assert str(caught.value).endswith(f"; did you mean '{meant}'?")


@given(
    numbers().filter(lambda number: number >= 0), st.sampled_from(["million", "mln", "thousand"])
)
def test_a_number_of_thousands_or_millions_is_written_out(number: Decimal, word: str) -> None:
    """A word in the number moves its point and loses no digit."""
    with pytest.raises(InvalidQuantityError) as caught:
        Quantity(f"{number:f} {word} EUR")
    hint = str(caught.value).partition("; did you mean '")[2].removesuffix("'?")
    assert Quantity(hint).stated == number * (1_000 if word == "thousand" else 1_000_000)


def spelt(day: date) -> st.SearchStrategy[str]:
    """Ways to write a day in words."""
    month = "January February March April May June July August September October November December"
    name = month.split()[day.month - 1]
    year = f"{day.year:04}"
    return st.sampled_from([f"{day.day} {name} {year}", f"{day.day:02} {name[:3]}. {year}"])


@given(st.dates(), st.dates(), st.sampled_from([" to ", " until ", "from", "between"]), st.data())
def test_dates_in_words_are_answered_with_what_they_mean(
    one: date, other: date, joint: str, data: st.DataObject
) -> None:
    """Two days in words give the hint of their span, and one day that of the day."""
    first, last = sorted((one, other))
    start, end = data.draw(spelt(first)), data.draw(spelt(last))
    words = {"from": f"from {start} to {end}", "between": f"between {start} and {end}"}
    for text, meant in (
        (start, f"{first}"),
        (words.get(joint, start + joint + end), f"{first}/{last}"),
    ):
        with pytest.raises(InvalidPeriodError) as caught:
            Period(text)
        assert str(caught.value).endswith(f"; did you mean '{meant}'?")
