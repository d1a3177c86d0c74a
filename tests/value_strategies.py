"""Hypothesis strategies for the values: quantities, intervals, periods."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache

from hypothesis import strategies as st

from belarus_stic.values import Interval, Period, Quantity

UNITS = ("", "%", "agreement", "grant", "project", "joint project", "co-author", "EUR", "USD")


@cache
def numbers() -> st.SearchStrategy[Decimal]:
    """Plain decimal numbers, exactly as a source may print them."""
    cents = st.decimals(-(10**9), 10**9, places=2, allow_nan=False, allow_infinity=False)
    return cents | st.integers(-(10**12), 10**12).map(Decimal)


@cache
@st.composite
def quantities(draw: st.DrawFn, unit: str | None = None) -> Quantity:
    """Quantities with every hedge; with a `unit`, only of that unit."""
    unit = draw(st.sampled_from(UNITS)) if unit is None else unit
    sign = draw(st.sampled_from(("", "~", ">", ">=", "<", "<=", "..")))
    if sign == "..":
        low, high = sorted(draw(st.lists(numbers(), min_size=2, max_size=2, unique=True)))
        return Quantity(f"{low:f}..{high:f} {unit}".rstrip())
    return Quantity(f"{sign}{draw(numbers()):f} {unit}".rstrip())


@cache
@st.composite
def intervals(draw: st.DrawFn, least: int | None = None) -> Interval:
    """Intervals of every shape, of numbers from `least` up, with ends that often meet."""
    ends = st.integers(-3 if least is None else least, 3).map(Fraction)
    low = draw(ends if least is not None else st.none() | ends)
    high = draw(st.none() | ends)
    if low is not None and high is not None:
        low, high = sorted((low, high))
        if low == high:
            return Interval.exactly(low)
    return Interval(low, high, draw(st.booleans()), draw(st.booleans()))


@cache
def points(*, approximate: bool | None = None) -> st.SearchStrategy[str]:
    """Single dates in the notation: a day, a month or a year; `approximate` with a `~` or none."""
    day = st.dates().map(lambda date: date.isoformat())
    plain = day | day.map(lambda text: text[:7]) | day.map(lambda text: text[:4])
    about = plain.map(lambda text: f"{text}~")
    if approximate is None:
        return plain | about
    return about if approximate else plain


@cache
@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Periods of every shape: dates and spans, open and approximate ones included."""
    shape = draw(st.sampled_from(("point", "span", "open start", "open end")))
    if shape == "point":
        return Period(draw(points()))
    if shape == "open start":
        return Period(f"../{draw(points())}")
    if shape == "open end":
        return Period(f"{draw(points())}/..")
    # Ends that are whole years apart, or alike, are in order however precisely they are written.
    one, other = draw(points()), draw(points())
    if one[:4] == other[:4]:
        return Period(f"{one}/{one}")
    first, last = sorted((one, other))
    return Period(f"{first}/{last}")


@cache
def dates() -> st.SearchStrategy[Period]:
    """Periods that stand for one day, as a profile's own date must."""
    return points(approximate=False).map(Period)
