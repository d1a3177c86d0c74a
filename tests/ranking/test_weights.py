"""Tests of weight sets against linear programming, sampling and plain arithmetic."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from random import Random

import numpy as np
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from scipy.optimize import linprog

from belarus_stic.errors import NotAnswerableError, OptionError
from belarus_stic.ranking import around_equal, importance_order
from belarus_stic.ranking._weights import AnyPositive, Weights, _simplex, weight_set

NAMES = ("a", "b", "c", "d")
SUMS = st.lists(st.integers(-9, 9), min_size=4, max_size=4)


@st.composite
def bounds(draw: st.DrawFn) -> dict[str, tuple[Fraction, Fraction]]:
    """Bounds on four weights, in twentieths, that some weights fit."""
    ends = [sorted(draw(st.tuples(st.integers(0, 20), st.integers(0, 20)))) for _ in NAMES]
    assume(sum(low for low, _ in ends) <= 20 <= sum(high for _, high in ends))
    return {
        name: (Fraction(low, 20), Fraction(high, 20))
        for name, (low, high) in zip(NAMES, ends, strict=True)
    }


def least_by_linprog(
    sums: list[int], limits: list[tuple[float, float]], rows: list[list[int]]
) -> float:
    """Return the least weighted sum over weights within limits and with rows @ w <= 0."""
    found = linprog(
        sums,
        A_ub=rows or None,
        b_ub=[0] * len(rows) or None,
        A_eq=[[1] * len(sums)],
        b_eq=[1],
        bounds=limits,
    )
    assert found.success
    return float(found.fun)


def weights_of(given_weights: object) -> Weights:
    """Return a set over the four names."""
    return weight_set(given_weights).over(NAMES)


@given(SUMS, bounds())
def test_greedy_fill_is_linear_programming(
    sums: list[int], limits: dict[str, tuple[Fraction, Fraction]]
) -> None:
    """Over bounds, the sign of the least weighted sum is that of linear programming."""
    least = least_by_linprog(sums, [(float(low), float(high)) for low, high in limits.values()], [])

    weights = weights_of(limits)

    assert (weights.positive(sums), weights.nonnegative(sums)) == (least > 1e-9, least > -1e-9)


@given(SUMS, st.permutations(NAMES))
def test_prefix_means_are_linear_programming(sums: list[int], order: list[str]) -> None:
    """Over an importance order, no weighted sum is negative where linear programming finds none."""
    place = [NAMES.index(name) for name in order]
    rows = [
        [int(k == after) - int(k == before) for k in range(4)] for before, after in pairwise(place)
    ]
    least = least_by_linprog(sums, [(0, 1)] * 4, rows)

    assert weights_of(importance_order(*order)).nonnegative(sums) == (least > -1e-9)


@given(SUMS, st.permutations(NAMES))
@example([0, 1, 0, 0], list(NAMES))
@example([0, 0, 0, 0], list(NAMES))
def test_open_sets_leave_out_their_borders(sums: list[int], order: list[str]) -> None:
    """A sum is positive for all weights above zero iff never negative and not at equal ones."""
    for weights in (weights_of("any"), weights_of(importance_order(*order))):
        assert weights.positive(sums) == (weights.nonnegative(sums) and sum(sums) > 0)


@given(SUMS)
def test_any_weights_is_dominance(sums: list[int]) -> None:
    """Over any weights above zero, a positive sum needs every part at or above zero, one above."""
    expected = all(one >= 0 for one in sums) and any(one > 0 for one in sums)

    assert weights_of("any").positive(sums) == expected


@given(SUMS)
def test_a_smaller_set_decides_more(sums: list[int]) -> None:
    """What holds for any weights holds for fewer of them, and a smaller spread decides more."""
    if weights_of("any").positive(sums):
        assert weights_of(importance_order(*NAMES)).positive(sums)
        assert weights_of(around_equal("0.9")).positive(sums)
    if weights_of(around_equal("0.5")).positive(sums):
        assert weights_of(around_equal("0.2")).positive(sums)


@given(bounds(), st.permutations(NAMES))
def test_the_centre_is_in_the_set(
    limits: dict[str, tuple[Fraction, Fraction]], order: list[str]
) -> None:
    """The weights at which ranks are taken sum to 1 and fulfil what the set demands."""
    boxed = weights_of(limits).centre
    ordered = dict(zip(NAMES, weights_of(importance_order(*order)).centre, strict=True))
    falling = [ordered[name] for name in order]

    assert sum(boxed) == sum(falling) == sum(weights_of("any").centre) == 1
    assert all(
        low <= weight <= high for weight, (low, high) in zip(boxed, limits.values(), strict=True)
    )
    assert falling == sorted(falling, reverse=True)
    assert falling[-1] > 0


def test_rank_order_centroid() -> None:
    """The centre of an importance order of three has the published weights 11/18, 5/18, 2/18."""
    expected = (Fraction(2, 18), Fraction(11, 18), Fraction(5, 18))

    assert importance_order("b", "c", "a").over(("a", "b", "c")).centre == expected


@given(bounds(), st.integers(0, 99))
def test_drawn_weights_are_in_the_set(
    limits: dict[str, tuple[Fraction, Fraction]], seed: int
) -> None:
    """Weights drawn within bounds sum to one total and stay within them."""
    try:
        drawn = weights_of(limits).draw(Random(seed), 20)
    except NotAnswerableError:
        assume(False)

    (total,) = {sum(weights) for weights in drawn}
    assert len(drawn) == 20
    assert all(
        low <= Fraction(weight, total) <= high
        for weights in drawn
        for weight, (low, high) in zip(weights, limits.values(), strict=True)
    )


@pytest.mark.parametrize(
    ("given_weights", "means"),
    [
        ("any", (0.25, 0.25, 0.25, 0.25)),
        (importance_order("d", "c", "b", "a"), (0.0625, 0.1458, 0.2708, 0.5208)),
        (around_equal(0.5), (0.25, 0.25, 0.25, 0.25)),
        ({"a": (0.6, 1)}, (0.7, 0.1, 0.1, 0.1)),
        (dict.fromkeys(NAMES, (0, "0.27")), (0.25, 0.25, 0.25, 0.25)),
        ({"a": (0.25, 0.25), "b": (0.25, 0.25)}, (0.25, 0.25, 0.25, 0.25)),
    ],
)
def test_drawn_weights_are_even(given_weights: object, means: tuple[float, ...]) -> None:
    """The mean of many drawn weights is the centroid of the set."""
    drawn = weights_of(given_weights).draw(Random(1), 4_000)
    total = sum(drawn[0])
    found = tuple(sum(column) / total / len(drawn) for column in zip(*drawn, strict=True))

    assert found == pytest.approx(means, abs=0.012)


def test_points_on_a_simplex() -> None:
    """Whole weights above zero with a given sum, also where there is hardly room for them."""
    drawn = list(_simplex(Random(0), 200, 3, total=5))

    assert {sum(parts) for parts in drawn} == {5}
    assert {part for parts in drawn for part in parts} == {1, 2, 3}
    assert set(_simplex(Random(0), 2, 1, total=5)) == {(5,)}


def test_one_criterion_has_all_the_weight() -> None:
    """Over one criterion every set has the one weight 1."""
    for weights in (AnyPositive(), importance_order("a"), around_equal(0.2)):
        over = weights.over(("a",))

        assert over.centre == (1,)
        assert len(set(over.draw(Random(0), 5))) == 1


def test_equal_weights_alone() -> None:
    """A spread of zero leaves equal weights alone, also where they have no finite decimals."""
    weights = around_equal(0).over(("a", "b", "c"))

    assert weights.draw(Random(0), 2) == [weights.draw(Random(0), 1)[0]] * 2
    assert not weights.positive((1, -1, 0))
    assert weights.nonnegative((1, -1, 0))


@pytest.mark.parametrize(
    ("given_weights", "message"),
    [
        ("equal", "unknown weights 'equal'"),
        ("ani", "did you mean 'any'"),
        (3, "unknown weights 3"),
        (
            {"a": (0.6, 1), "b": (0.6, 1)},
            "least weights allowed already sum to 1.2, more than that",
        ),
        (dict.fromkeys(NAMES, (0, 0.2)), "greatest weights allowed already sum to 0.8, less"),
        ({"a": (0.6, 0.2)}, "the bounds of 'a' are"),
        ({"a": (0.6,)}, "the bounds of 'a' are"),
        ({"a": 1.6}, "the bounds of 'a' are 1.6; .* or one number for a fixed weight"),
        ({"a": "much"}, "the bounds of 'a' are 'much'"),
        (dict.fromkeys(NAMES, 0.2), "greatest weights allowed already sum to 0.8, less"),
        ({"a": ("x", 1)}, "the bounds of 'a' are"),
        ({"a": (float("nan"), 1)}, "the bounds of 'a' are"),
        ({"a": (True, 1)}, "the bounds of 'a' are"),
        ({"a": (None, 1)}, "the bounds of 'a' are"),
        ({"A": (0, 1)}, "did you mean 'a'"),
        (importance_order("a", "b", "c"), "d is missing"),
        (importance_order("a", "b", "c", "e"), "no criterion of this ranking"),
    ],
)
def test_weights_that_are_refused(given_weights: object, message: str) -> None:
    """A set that is unknown, empty or of other criteria is refused with the reason."""
    with pytest.raises(OptionError, match=message):
        weights_of(given_weights)


@pytest.mark.parametrize("spread", [1, -0.1, "much", float("inf"), True, None])
def test_spreads_that_are_refused(spread: object) -> None:
    """A spread is a number from 0 up to but not including 1."""
    with pytest.raises(OptionError, match="is no spread"):
        around_equal(spread)  # type: ignore[arg-type]


def test_an_order_of_nothing() -> None:
    """An importance order names something."""
    with pytest.raises(OptionError, match="at least one criterion"):
        importance_order()


@pytest.mark.parametrize(
    ("order", "message"),
    [
        ((["a", "b"],), "takes names one by one, not \\['a', 'b'\\]"),
        (("a", 3), "takes names one by one, not 3"),
        (("a", "b", "a"), "a stands in it twice"),
    ],
)
def test_orders_that_are_refused_at_once(order: tuple[object, ...], message: str) -> None:
    """A list in place of names, or a name given twice, is refused before any ranking."""
    with pytest.raises(OptionError, match=message):
        importance_order(*order)  # type: ignore[arg-type]


def test_a_number_is_a_fixed_weight() -> None:
    """One number for a criterion fixes its weight, whatever kind of number it is."""
    fixed = weights_of({"a": 0.25, "b": np.float64(0.25), "c": Fraction(1, 4), "d": "0.25"})
    loose = weights_of({"a": np.int64(0), "b": (0.5, 1)})

    assert fixed == weights_of(dict.fromkeys(NAMES, (0.25, 0.25)))
    assert fixed.text == "weights within bounds (a 0.25, b 0.25, c 0.25, d 0.25)"
    assert loose.text == "weights within bounds (a 0, b 0.5 to 1)"
    assert not loose.positive((1, 0, 0, 0))


def test_bounds_with_too_many_digits_to_draw_from() -> None:
    """Bounds are exact whatever their digits, but weights are drawn in whole parts."""
    weights = weights_of({"a": ("0.123456789012", 1)})

    assert weights.nonnegative((1, 0, 0, 0))
    with pytest.raises(OptionError, match="too many digits"):
        weights.draw(Random(0), 1)


@pytest.mark.parametrize(
    "tight",
    [
        {"i": (0, "0.0001"), "j": (0, "0.0001")},
        {"i": (1 - Fraction(1, 2**33), 1), "j": (0, 1)},
    ],
)
def test_a_set_too_thin_to_draw_from(tight: dict[str, tuple[Fraction, Fraction]]) -> None:
    """A set of which next to nothing is hit is refused instead of drawn from unevenly."""
    loose = dict.fromkeys("abcdefgh", (0, 1))
    weights = weight_set(loose | tight).over("abcdefghij")

    with pytest.raises(NotAnswerableError, match="so thin a set"):
        weights.draw(Random(0), 10)
