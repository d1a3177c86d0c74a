"""Sets of weights against linear programming, drawing and plain arithmetic."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from random import Random

import numpy as np
import pandas as pd
import polars as pl
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from scipy.optimize import linprog

from belarus_stic.errors import NotAnswerableError, OptionError
from belarus_stic.ranking import around_equal, importance_order
from belarus_stic.ranking.weights import Weights, _simplex, weight_set

NAMES = ("a", "b", "c", "d")
SUMS = st.lists(st.integers(-9, 9), min_size=4, max_size=4)


@st.composite
def bounds(draw: st.DrawFn) -> dict[str, tuple[Fraction, Fraction]]:
    """Bounds on four weights, in twentieths, that some weights fit."""
    cuts = sorted(draw(st.lists(st.integers(0, 20), min_size=3, max_size=3)))
    fitting = [end - start for start, end in pairwise((0, *cuts, 20))]
    return {
        name: (
            Fraction(draw(st.integers(0, weight)), 20),
            Fraction(draw(st.integers(weight, 20)), 20),
        )
        for name, weight in zip(NAMES, fitting, strict=True)
    }


def over(given_weights: object, names: tuple[str, ...] = NAMES) -> Weights:
    """Return a set over the four names."""
    return weight_set(given_weights).over(names)


def least_by_linprog(
    sums: list[int], limits: list[tuple[float, float]], rows: list[list[int]]
) -> float:
    """Return the least weighted sum over weights within limits and with rows @ w <= 0."""
    upper = {"A_ub": rows, "b_ub": [0] * len(rows)} if rows else {}
    found = linprog(sums, A_eq=[[1] * len(sums)], b_eq=[1], bounds=limits, **upper)
    assert found.success
    return float(found.fun)


@given(SUMS, bounds())
def test_greedy_fill_is_linear_programming(
    sums: list[int], limits: dict[str, tuple[Fraction, Fraction]]
) -> None:
    """Over bounds, the sign of the least weighted sum is that of linear programming."""
    least = least_by_linprog(sums, [(float(low), float(high)) for low, high in limits.values()], [])
    found = over(limits)
    assert (found.positive(sums), found.least(sums) >= 0) == (least > 1e-9, least > -1e-9)


@given(SUMS, st.permutations(NAMES))
def test_prefix_means_are_linear_programming(sums: list[int], order: list[str]) -> None:
    """Over an importance order, no weighted sum is negative where linear programming finds none."""
    place = [NAMES.index(name) for name in order]
    rows = [
        [int(k == after) - int(k == before) for k in range(4)] for before, after in pairwise(place)
    ]
    least = least_by_linprog(sums, [(0, 1)] * 4, rows)
    assert (over(importance_order(*order)).least(sums) >= 0) == (least > -1e-9)


@given(SUMS)
@example([0, 1, 0, 0])
@example([0, 0, 0, 0])
def test_any_weights_is_dominance(sums: list[int]) -> None:
    """Over any weights above zero, a positive sum needs every part at or above zero, one above."""
    assert (over("any").least(sums) >= 0) == (min(sums) >= 0)
    assert over("any").positive(sums) == (min(sums) >= 0 and any(sums))


@given(SUMS, st.permutations(NAMES))
@example([1, 0, 0, -1], list(NAMES))
def test_an_order_leaves_out_its_border(sums: list[int], order: list[str]) -> None:
    """Equal weights are in it, and no weight may be zero: the total decides."""
    found = over(importance_order(*order))
    assert found.positive(sums) == (found.least(sums) >= 0 and sum(sums) > 0)


@given(SUMS)
def test_a_smaller_set_decides_more(sums: list[int]) -> None:
    """What holds for any weights holds for fewer of them, and a smaller spread decides more."""
    if over("any").positive(sums):
        assert over(importance_order(*NAMES)).positive(sums)
        assert over(around_equal("0.9")).positive(sums)
    if over(around_equal("0.5")).positive(sums):
        assert over(around_equal("0.2")).positive(sums)


@given(bounds(), st.permutations(NAMES))
def test_the_centre_is_in_the_set(
    limits: dict[str, tuple[Fraction, Fraction]], order: list[str]
) -> None:
    """The weights at which ranks are taken sum to 1 and fulfil what the set demands."""
    boxed = over(limits).centre
    ordered = dict(zip(NAMES, over(importance_order(*order)).centre, strict=True))
    falling = [ordered[name] for name in order]
    assert sum(boxed) == sum(falling) == sum(over("any").centre) == 1
    for weight, (low, high) in zip(boxed, limits.values(), strict=True):
        assert low <= weight <= high
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
        drawn = over(limits).draw(Random(seed), 20)
    except NotAnswerableError:
        assume(False)
    (total,) = {sum(weights) for weights in drawn}
    assert len(drawn) == 20
    for weights in drawn:
        for weight, (low, high) in zip(weights, limits.values(), strict=True):
            assert low <= Fraction(weight, total) <= high


@pytest.mark.parametrize(
    ("given_weights", "means"),
    [
        ("any", (0.25, 0.25, 0.25, 0.25)),
        (importance_order("d", "c", "b", "a"), (0.0625, 0.1458, 0.2708, 0.5208)),
        (around_equal(0.5), (0.25, 0.25, 0.25, 0.25)),
        ({"a": (0.6, 1)}, (0.7, 0.1, 0.1, 0.1)),
        (dict.fromkeys(NAMES, (0, "0.27")), (0.25, 0.25, 0.25, 0.25)),
        ({"a": (0.25, 0.25), "b": (0.25, 0.25)}, (0.25, 0.25, 0.25, 0.25)),
        ({"a": 1, "b": 3}, (0.25, 0.75, 0, 0)),
        (dict.fromkeys(NAMES, (0, 0.25)), (0.25, 0.25, 0.25, 0.25)),
    ],
)
def test_drawn_weights_are_even(given_weights: object, means: tuple[float, ...]) -> None:
    """The mean of many drawn weights is the centroid of the set."""
    drawn = over(given_weights).draw(Random(1), 4_000)
    total = sum(drawn[0])
    found = tuple(sum(column) / total / len(drawn) for column in zip(*drawn, strict=True))
    assert found == pytest.approx(means, abs=0.012)


def test_points_on_a_simplex() -> None:
    """Whole weights above zero with a given sum, also where there is hardly room for them."""
    random = Random(0)
    drawn = [_simplex(random, 3, 5) for _ in range(200)]
    ends = (1, 1, 3), (1, 3, 1), (3, 1, 1)
    assert set(drawn) == {*ends, (1, 2, 2), (2, 1, 2), (2, 2, 1)}
    assert _simplex(random, 1, 5) == (5,)


def test_one_criterion_has_all_the_weight() -> None:
    """Over one criterion every set has the one weight 1."""
    for weights in ("any", importance_order("a"), around_equal(0.2), {"a": 3}):
        found = over(weights, ("a",))
        assert found.centre == (1,)
        assert len(set(found.draw(Random(0), 5))) == 1


def test_equal_weights_alone() -> None:
    """They have no finite decimals for three criteria, and are exact all the same."""
    found = over("equal", ("a", "b", "c"))
    first, second = found.draw(Random(0), 2)
    assert first == second
    assert len(set(first)) == 1
    assert not found.positive((1, -1, 0))
    assert found.least((1, -1, 0)) >= 0
    assert found.text == "equal weights"


@pytest.mark.parametrize(
    "thirds",
    [
        dict.fromkeys("abc", 1 / 3),
        dict.fromkeys("abc", Fraction(1, 3)),
        dict.fromkeys("abc", 7),
        dict.fromkeys("abc", ("1/3", "1/3")),
        dict.fromkeys("abc", "0.1"),
        pd.Series(dict.fromkeys("abc", 2.5)),
    ],
)
def test_relative_numbers_are_normalised(thirds: object) -> None:
    """Whatever their sum, and whatever rounding has left of it."""
    found = over(thirds, ("a", "b", "c"))
    assert found.centre == (Fraction(1, 3),) * 3
    assert found.text == "equal weights"


@pytest.mark.parametrize(
    ("given_weights", "text"),
    [
        ({"agreement": 1, "centre": 2, "papers": 1}, "centre counted double and the other two"),
        ({"agreement": 1, "centre": 2}, "counted double, an agreement once and papers not at all"),
        (
            {"agreement": 0.2, "centre": 0.5, "papers": 0.3},
            "a centre counted 2.5 times, papers 1.5 times and an agreement once",
        ),
        ({"agreement": 1, "centre": 1}, "the other two"),
        ({"centre": (0.3, 1)}, "weights of 0.3 to 1 for centre"),
        ({"centre": (0.3, 0.3), "agreement": 0.4}, "weights of 0.3 for centre and 0.4 for"),
        ({"centre": (1, 1)}, "a centre counted once and the other two criteria not at all"),
    ],
)
def test_weights_in_words(given_weights: object, text: str) -> None:
    """As a headline has them, with what counts for nothing."""
    found = over(given_weights, ("agreement", "centre", "papers"))
    if text == "the other two":
        text = "an agreement and a centre counted once and papers not at all"
    assert text in found.opening


def test_any_weights_open_no_sentence() -> None:
    """The kinds of tie rank whatever the weights, and that needs no words."""
    assert over("any").opening == ""
    assert over(around_equal("0.25")).opening == "with weights within 25 % of equal ones"


def test_bounds_are_a_pair_in_any_form() -> None:
    """A tuple, a list, an array; a number among them is a bound to itself."""
    found = {
        weight_set({"a": pair, "b": 0.2}).text
        for pair in ((0.25, 1), [0.25, 1], np.array([0.25, 1]))
    }
    assert found == {"weights of 0.25 to 1 for a and 0.2 for b"}


@pytest.mark.parametrize(
    ("given_weights", "message"),
    [
        ("ani", "did you mean 'any'"),
        ("nay", "unknown weights 'nay'"),
        (3, "unknown weights 3"),
        ({}, "unknown weights {}"),
        ([1, 1, 2, 1], r"unknown weights \[1, .*such as dict\(zip\(criteria, numbers\)\)"),
        (pl.Series([1, 1, 2, 1]), r"such as dict\(zip\(criteria, numbers\)\)"),
        ({"a": (0.6, 1), "b": (0.6, 1)}, "here to 1.2 at least"),
        (dict.fromkeys(NAMES, (0, 0.2)), "here to 0.8 at most"),
        ({"a": (0.6, 0.2)}, "weights, a: "),
        ({"a": (0.6,)}, "weights, a: "),
        ({"a": ()}, "weights, a: "),
        ({"a": (0, 1.6)}, "bounds"),
        ({"a": "much"}, "weights, a: 'much' is no number"),
        ({"a": ("x", 1)}, "weights, a: 'x' is no number"),
        ({"a": (float("nan"), 1)}, "is no number"),
        ({"a": (True, 1)}, "is no number"),
        ({"a": None}, "is no number"),
        ({"a": 0, "b": 0}, "not all 0"),
        ({"a": 2, "b": -1}, "numbers from 0 up"),
        ({"A": (0, 1)}, "'A' is no criterion.*did you mean 'a'"),
        ({"e": 1}, "'e' is no criterion"),
        (
            importance_order("a", "b", "c"),
            r"most important first, such as importance_order\('a', 'b', 'c', 'd'\)",
        ),
        (
            importance_order("a", "b", "c", "d", "e"),
            r"most important first, such as importance_order\('a', 'b', 'c', 'd'\)",
        ),
        (
            importance_order("a", "b", "c", "d", "a"),
            r"most important first, such as importance_order\('a', 'b', 'c', 'd'\)",
        ),
        (
            importance_order(),
            r"most important first, such as importance_order\('a', 'b', 'c', 'd'\)",
        ),
        (
            importance_order(["a", "b"], 3),
            r"most important first, such as importance_order\('a', 'b', 'c', 'd'\)",
        ),  # type: ignore[arg-type]
    ],
)
def test_weights_that_are_refused(given_weights: object, message: str) -> None:
    """A set that is unknown, empty or of other criteria is refused with the reason."""
    with pytest.raises(OptionError, match=message):
        over(given_weights)


@pytest.mark.parametrize("spread", [1, -0.1, "much", float("inf"), True, None])
def test_spreads_that_are_refused(spread: object) -> None:
    """A spread is a number from 0 up to but not including 1."""
    with pytest.raises(OptionError, match="spread"):
        around_equal(spread)  # type: ignore[arg-type]


def test_a_set_is_called_by_its_words() -> None:
    """Sets with the same words are the same."""
    assert around_equal(0.2) == around_equal(Decimal("0.2"))
    assert "within 20 %" in repr(around_equal(0.2))


def test_a_set_too_thin_to_draw_from() -> None:
    """It is exact, but refused instead of drawn from unevenly."""
    tight = dict.fromkeys("abcdefgh", (0, 1)) | dict.fromkeys("ij", (0, "0.0001"))
    found = over(tight, tuple("abcdefghij"))
    assert found.least((1,) * 10) >= 0
    with pytest.raises(NotAnswerableError, match="too thin"):
        found.draw(Random(0), 10)


@pytest.mark.parametrize("least", [1 - Fraction(1, 2**33), "0.123456789012"])
def test_bounds_of_many_digits_are_drawn_from(least: object) -> None:
    """However fine they are, the weights drawn keep to them."""
    found = over({"a": (least, 1)})
    for weights in found.draw(Random(0), 10):
        assert Fraction(weights[0], sum(weights)) >= Fraction(str(least))
