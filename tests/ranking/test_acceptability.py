"""Tests of rank acceptability against a count made draw by draw."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from belarus_stic.ranking import around_equal, importance_order
from belarus_stic.ranking._acceptability import draw_shares
from belarus_stic.ranking._netflow import Cell, Column, Comparison
from belarus_stic.ranking._weights import AnyPositive, Weights

NAMES = ("a", "b", "c")
FLOWS = st.lists(st.tuples(*[st.integers(-5, 5)] * 3), min_size=1, max_size=7)
SETS = st.sampled_from(
    (AnyPositive(), around_equal("0.3"), around_equal(0), importance_order("b", "a", "c"))
).map(lambda found: found.over(NAMES))


def counted(
    flows: list[tuple[int, ...]], weights: Weights, draws: int
) -> tuple[list[list[Fraction]], list[list[Fraction]]]:
    """Return shares of ranks and wins, one draw after the other, by their definition."""
    size = len(flows)
    ranks = [[Fraction(0)] * size for _ in flows]
    wins = [[Fraction(0)] * size for _ in flows]
    for drawn in weights.draw(Random(3), draws):
        scores = [sum(w * f for w, f in zip(drawn, row, strict=True)) for row in flows]
        for i, score in enumerate(scores):
            above = sum(other > score for other in scores)
            level = scores.count(score)
            for rank in range(above, above + level):
                ranks[i][rank] += Fraction(1, level * draws)
            for j, other in enumerate(scores):
                wins[i][j] += Fraction(score > other, draws)
    return ranks, wins


@given(FLOWS, SETS)
@settings(max_examples=60)
def test_shares_are_those_counted_draw_by_draw(
    flows: list[tuple[int, ...]], weights: Weights
) -> None:
    """Working on all draws at once gives exactly what one draw after the other gives."""
    shares = draw_shares(flows, weights, draws=40, seed=3)

    assert (list(map(list, shares.ranks)), list(map(list, shares.wins))) == counted(
        flows, weights, 40
    )


@given(FLOWS, SETS)
@settings(max_examples=60)
def test_rows_and_columns_sum_to_one(flows: list[tuple[int, ...]], weights: Weights) -> None:
    """Ties are shared: each partner's shares sum to 1, and so do those of each rank."""
    ranks = draw_shares(flows, weights, draws=25, seed=0).ranks

    assert (
        {sum(row) for row in ranks} == {sum(column) for column in zip(*ranks, strict=True)} == {1}
    )


@given(st.lists(st.tuples(*[st.integers(0, 2)] * 3), min_size=2, max_size=6), SETS)
@settings(max_examples=60)
def test_what_is_certain_is_always_sampled(rows: list[tuple[int, ...]], weights: Weights) -> None:
    """Who is certainly above another wins every draw; who certainly is not wins none."""
    comparison = Comparison(
        columns=tuple(Column(tuple(map(Cell.exactly, c))) for c in zip(*rows, strict=True)),
        weights=weights,
        size=len(rows),
    )
    wins = draw_shares(comparison.flows, weights, draws=30, seed=1).wins

    for a in range(len(rows)):
        for b in range(len(rows)):
            if comparison.above[a] >> b & 1:
                assert wins[a][b] == 1
            if a != b and comparison.not_below[b] >> a & 1:
                assert wins[a][b] == 0


def test_known_acceptability() -> None:
    """Of two partners, each best under one of two criteria, each is first half of the time."""
    weights = AnyPositive().over(("a", "b"))
    ranks = draw_shares([(1, -1), (-1, 1)], weights, draws=20_000, seed=0).ranks

    assert abs(ranks[0][0] - Fraction(1, 2)) < Fraction(98, 100 * 141)


def test_the_same_seed_gives_the_same_shares() -> None:
    """Draws repeat with their seed and differ with another."""
    weights = AnyPositive().over(NAMES)
    flows = [(3, -3, 0), (-1, 1, 0), (-2, 2, 0)]
    one, again, other = (
        draw_shares(flows, weights, draws=99, seed=seed).ranks for seed in (5, 5, 8)
    )

    assert one == again
    assert one != other
