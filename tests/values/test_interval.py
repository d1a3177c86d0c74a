"""Intervals: what bounds mean, and exact arithmetic on them."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import quantities

from belarus_stic.errors import InvalidQuantityError, UndecidedError
from belarus_stic.values import Interval, Quantity

TINY, FAR = Fraction(1, 10**9), Fraction(10**9)


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


def samples(interval: Interval) -> list[Fraction]:
    """Numbers in an interval: at its ends, or next to them, or far out where it has none."""
    if interval.is_exact:
        return [interval.low or Fraction(0)]
    low = None if interval.low is None else interval.low + interval.low_open * TINY
    high = None if interval.high is None else interval.high - interval.high_open * TINY
    return [
        low if low is not None else (high or 0) - FAR,
        high if high is not None else (low or 0) + FAR,
    ]


def check(found: Interval, values: list[Fraction]) -> None:
    """Assert that an interval holds all values, and that each end is no wider than they need."""
    assert all(found.contains(value) for value in values)
    for end, is_open, extreme in (
        (found.low, found.low_open, min(values)),
        (found.high, found.high_open, max(values)),
    ):
        if end is None:
            assert abs(extreme) >= FAR / 20
        elif is_open:
            assert 0 < abs(extreme - end) < Fraction(1, 1_000)
        else:
            assert extreme == end


@given(intervals(), intervals())
def test_a_sum_has_the_bounds_of_all_sums(one: Interval, other: Interval) -> None:
    """Every sum of numbers within the terms, and nothing beyond."""
    check(one + other, [a + b for a in samples(one) for b in samples(other)])
    assert one + other == other + one == Interval.total([one, other])


def test_sums_of_few() -> None:
    """Nothing adds up to 0, and one term to itself; a number is a term too."""
    assert Interval.total([]) == Interval.exactly(0)
    assert Interval.total([Interval(1, 2, True)]) == Interval(1, 2, True)
    assert Interval(1, 2) + Decimal("0.5") == Interval(Fraction(3, 2), Fraction(5, 2))


@given(intervals(least=0), intervals(least=0))
def test_a_product_has_the_bounds_of_all_products(one: Interval, other: Interval) -> None:
    """Every product of two amounts, and nothing beyond."""
    found = one.scaled(other)
    assert found == other.scaled(one)
    # Far numbers times tiny ones lie anywhere: those ends are checked by hand below.
    assume(not (0 in {one.low, other.low} and None in {one.high, other.high}))
    check(found, [a * b for a in samples(one) for b in samples(other)])


@given(intervals(), st.fractions(0, 10, max_denominator=10))
def test_a_multiple_has_the_bounds_of_all_multiples(interval: Interval, factor: Fraction) -> None:
    """A number from 0 up scales any interval."""
    found = interval.scaled(factor)
    assume(factor == 0 or factor >= Fraction(1, 10))
    check(found, [number * factor for number in samples(interval)])


@given(intervals(least=0), intervals(least=1))
def test_a_quotient_has_the_bounds_of_all_quotients(part: Interval, whole: Interval) -> None:
    """Every quotient of two amounts, and nothing beyond."""
    found = part.quotient(whole)
    assume(not (part.high is None and whole.high is None))
    check(found, [a / b for a in samples(part) for b in samples(whole)])


@given(intervals(least=0), intervals(least=0))
def test_a_share_has_the_bounds_of_all_shares(part: Interval, rest: Interval) -> None:
    """Every x / (x + y), each of x and y taken once, and nothing beyond."""
    assume(part.high != 0 or rest.high != 0)
    # Shares of nothing are left out, but not those of amounts next to it.
    parts = samples(part) + ([TINY] if part.low == 0 and not part.is_exact else [])
    rests = samples(rest) + ([TINY**2] if rest.low == 0 and not rest.is_exact else [])
    check(Interval.share(part, rest), [a / (a + b) for a in parts for b in rests if a + b])


@pytest.mark.parametrize(
    ("part", "rest", "share"),
    [
        (Interval(1, 2), Interval(1, 2), Interval(Fraction(1, 3), Fraction(2, 3))),
        (Interval(30, None, True), Interval.exactly(70), Interval(Fraction(3, 10), 1, True, True)),
        (Interval.exactly(70), Interval(30, None, True), Interval(0, Fraction(7, 10), True, True)),
        (Interval.exactly(0), Interval(1, 2), Interval.exactly(0)),
        (Interval.exactly(0), Interval(0, 2), Interval.exactly(0)),
        (Interval(1, 2), Interval.exactly(0), Interval.exactly(1)),
        (Interval(0, 2), Interval.exactly(0), Interval.exactly(1)),
        (Interval(0, 1), Interval.exactly(1), Interval(0, Fraction(1, 2))),
        (Interval(0, 1, True), Interval.exactly(1), Interval(0, Fraction(1, 2), True)),
        (Interval(0, 1), Interval(0, 1), Interval(0, 1)),
        (Interval(0, 1, True), Interval(0, 1), Interval(0, 1, True)),
        (Interval(0, 1), Interval(0, 1, True), Interval(0, 1, False, True)),
        (Interval.unbounded(), Interval.exactly(1), Interval(0, 1, False, True)),
        (Interval.exactly(1), Interval.unbounded(), Interval(0, 1, True)),
    ],
)
def test_shares_by_hand(part: Interval, rest: Interval, share: Interval) -> None:
    """Known answers, with ends that are reached and ends that are not."""
    assert Interval.share(part, rest) == share


@pytest.mark.parametrize(
    ("one", "other", "product"),
    [
        (Interval(0, 1), Interval(1, None), Interval(0, None)),
        (Interval(0, 1, True), Interval(1, None), Interval(0, None, True)),
        (Interval.exactly(0), Interval(1, None), Interval.exactly(0)),
        (Interval.exactly(0), Interval.unbounded(), Interval.exactly(0)),
        (Interval(0, 1), Interval(0, 2, True), Interval(0, 2)),
        (Interval(None, 2), Interval(None, 3, False, True), Interval(0, 6, False, True)),
    ],
)
def test_products_by_hand(one: Interval, other: Interval, product: Interval) -> None:
    """A 0 that can be taken makes 0, whatever the other factor; an amount has no end below 0."""
    assert one.scaled(other) == other.scaled(one) == product


@pytest.mark.parametrize(
    ("part", "divisor", "quotient"),
    [
        (Interval.exactly(30), Interval(4, 5), Interval(6, Fraction(15, 2))),
        (Interval.exactly(30), Interval(None, 5), Interval(6, None)),
        (Interval.exactly(30), Interval(4, None, True), Interval(0, Fraction(15, 2), True, True)),
        (Interval(0, 1), Interval(0, 2), Interval(0, None)),
        (Interval.exactly(0), Interval.unbounded(), Interval.exactly(0)),
    ],
)
def test_quotients_by_hand(part: Interval, divisor: Interval, quotient: Interval) -> None:
    """Nothing is divided by 0, so a divisor that may be near it bounds nothing above."""
    assert part.quotient(divisor) == quotient


@pytest.mark.parametrize(
    "attempt",
    [
        lambda: Interval(-1, 1).scaled(Interval(1, 2)),
        lambda: Interval(1, 2).scaled(Interval(-1, 1)),
        lambda: Interval(1, 2).scaled(-1),
        lambda: Interval(-1, 1).quotient(Interval(1, 2)),
        lambda: Interval(1, 2).quotient(Interval(-1, 2)),
        lambda: Interval(1, 2).quotient(Interval(None, -1)),
        lambda: Interval.share(Interval(-1, 2), Interval(1, 2)),
        lambda: Interval.share(Interval(1, 2), Interval(None, 0, False, True)),
    ],
)
def test_numbers_below_0_are_refused(attempt: Callable[[], Interval]) -> None:
    """Products, quotients and shares are of amounts."""
    with pytest.raises(InvalidQuantityError, match="numbers? from 0 up"):
        attempt()


def test_nothing_is_divided_by_0() -> None:
    """Neither a quotient by 0 nor a share of nothing is a number."""
    nothing = Interval.exactly(0)
    for attempt in (
        lambda: Interval(1, 2).quotient(nothing),
        lambda: Interval.share(nothing, nothing),
    ):
        with pytest.raises(InvalidQuantityError, match="divided by 0"):
            attempt()


@given(intervals(), intervals())
def test_the_order_of_intervals_is_that_of_their_numbers(one: Interval, other: Interval) -> None:
    """Certain is what holds for all numbers within."""
    pairs = [(a, b) for a in samples(one) for b in samples(other)]
    assert one.surely_less(other) is all(a < b for a, b in pairs)
    # Two open ends at one number are never equal, but the numbers next to them are not apart.
    weakly = all(a <= b for a, b in pairs)
    assert one.surely_less(other, or_equal=True) is weakly


@given(intervals(), intervals())
def test_an_intersection_holds_what_both_hold(one: Interval, other: Interval) -> None:
    """A number lies in the intersection just if it lies in both."""
    both = one.intersection(other)
    assert both == other.intersection(one)
    assert (both is None) is (one.surely_less(other) or other.surely_less(one))
    for number in {*samples(one), *samples(other), *(samples(both) if both else [])}:
        in_both = one.contains(number) and other.contains(number)
        assert (both is not None and both.contains(number)) is in_both


@pytest.mark.parametrize(
    ("interval", "number", "within"),
    [
        (Interval(1, 2), 1, True),
        (Interval(1, 2, True), 1, False),
        (Interval(1, 2, False, True), Decimal(2), False),
        (Interval(1, None), 10**30, True),
        (Interval(1, None), Fraction(1, 2), False),
        (Interval.unbounded(), -5, True),
        (Interval.exactly(3), 3, True),
    ],
)
def test_what_lies_within(interval: Interval, number: Fraction, within: bool) -> None:
    """Ends count unless they are open."""
    assert interval.contains(number) is within


def test_an_amount_is_no_less_than_0() -> None:
    """What is known to lie below 0 is no amount; the rest is cut there."""
    assert Interval(-1, 2, True).at_least_zero() == Interval(0, 2)
    assert Interval(None, 2).at_least_zero() == Interval(0, 2)
    assert Interval(1, 2, True).at_least_zero() == Interval(1, 2, True)
    assert Interval(0, 2, True).at_least_zero() == Interval(0, 2, True)
    assert Interval(-1, 0).at_least_zero() == Interval.exactly(0)
    for below in (Interval(-2, -1), Interval(-1, 0, False, True)):
        with pytest.raises(InvalidQuantityError, match="below 0"):
            below.at_least_zero()


@pytest.mark.parametrize("ends", [(2, 1), (1, 1, True), (1, 1, False, True)])
def test_an_interval_holds_a_number(ends: tuple[int, int]) -> None:
    """Ends out of order, or one number left out, are no interval."""
    with pytest.raises(InvalidQuantityError, match="no number lies between"):
        Interval(*ends)


@pytest.mark.parametrize("number", [0.1, "1", Decimal("NaN"), Decimal("Infinity"), [1]])
def test_numbers_are_exact(number: object) -> None:
    """A float would be taken for a fraction that nobody wrote."""
    with pytest.raises(InvalidQuantityError, match="not an exact number"):
        Interval(number, None)
    with pytest.raises(InvalidQuantityError, match="not an exact number"):
        Interval(1, 2).scaled(number)


def test_one_interval_is_written_in_one_way() -> None:
    """An end that is nowhere is not open either; equal intervals have equal hashes."""
    assert Interval(None, 2, True) == Interval(None, 2)
    assert Interval(1, None, False, True) == Interval(1, None)
    assert hash(Interval(Decimal("0.5"), None)) == hash(Interval(Fraction(1, 2), None))
    assert Interval(1, 2, True) != Interval(1, 2)
    assert pickle.loads(pickle.dumps(Interval(1, None, True))) == Interval(1, None, True)  # noqa: S301 - written on the line itself


@pytest.mark.parametrize(
    ("interval", "text"),
    [
        (Interval(1, 2, False, True), "[1, 2)"),
        (Interval(Fraction(1, 3), None, True), "(1/3, inf)"),
        (Interval(None, 2), "(-inf, 2]"),
        (Interval.exactly(2), "2"),
    ],
)
def test_intervals_are_printed_for_debugging(interval: Interval, text: str) -> None:
    """With the brackets of mathematics."""
    assert str(interval) == text
    assert repr(interval) == f"Interval({text})"


@given(quantities())
def test_bounds_make_the_quantity_they_came_from(quantity: Quantity) -> None:
    """Without rounding, the way to an interval and back is none; "about" has no way back."""
    if quantity.hedge == "about":
        with pytest.raises(UndecidedError, match="within"):
            Quantity.from_interval(quantity.interval, quantity.unit)
    else:
        assert Quantity.from_interval(quantity.interval, quantity.unit) == quantity


@given(intervals(), st.fractions(1, 2, max_denominator=7), st.integers(1, 6) | st.none())
def test_a_quantity_is_rounded_outwards(
    interval: Interval, factor: Fraction, digits: int | None
) -> None:
    """The quantity holds the interval, and is wider only by the digits dropped."""
    bounds = interval.scaled(factor)
    assume(not bounds.is_unbounded)
    printed = Quantity.from_interval(bounds, "project", digits).interval
    assert printed.intersection(bounds) == bounds
    for exact, rounded in ((bounds.low, printed.low), (bounds.high, printed.high)):
        assert (exact is None) is (rounded is None)
        if exact is not None and rounded is not None:
            assert abs(exact - rounded) <= abs(exact) * Fraction(10) ** (1 - (digits or 12))
            assert len(str(abs(rounded.numerator)).rstrip("0")) <= (digits or 100)


@pytest.mark.parametrize(
    ("interval", "digits", "text"),
    [
        (Interval(45, None, True), None, ">45"),
        (Interval(45, None), None, ">=45"),
        (Interval(None, 50, False, True), None, "<50"),
        (Interval(None, 50), None, "<=50"),
        (Interval(1, 2, True, True), None, "1..2"),
        (Interval.exactly(Fraction(836_500_000, 2_702)), 4, "309500..309600"),
        (Interval.exactly(300_000), 4, "300000"),
        (Interval.exactly(0), 3, "0"),
        (Interval.exactly(Fraction(1, 3)), None, "0.333333333333..0.333333333334"),
        (Interval(Fraction(-1, 3), 0), 2, "-0.34..0"),
        (Interval.exactly(Fraction(1, 2**40)), None, f"{Decimal(1) / 2**40:f}"),
    ],
)
def test_quantities_by_hand(interval: Interval, digits: int | None, text: str) -> None:
    """Known answers: each shape of bounds has its hedge, digits are rounded outwards."""
    assert str(Quantity.from_interval(interval, "", digits)) == text
