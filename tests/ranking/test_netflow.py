"""Tests of net flow and its bounds against enumeration of everything the cells allow."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belarus_stic.ranking import around_equal, importance_order
from belarus_stic.ranking._netflow import UNKNOWN, Cell, Column, Comparison, competition_ranks
from belarus_stic.ranking._weights import AnyPositive, WeightSet

NAMES = ("a", "b", "c")
KINDS = ("exact", "over", "at least", "under", "range", "about", "none")


@st.composite
def cells(draw: st.DrawFn, *, whole: bool = False) -> Cell:
    """Cells of every kind, with ends among a few small numbers."""
    kind = draw(st.sampled_from(KINDS))
    number = Fraction(draw(st.integers(0, 2)))
    if kind == "exact" or (whole and kind in {"over", "under", "about", "none"}):
        return Cell.exactly(number)
    if kind in {"over", "at least"}:
        return Cell(low=number, low_open=kind == "over", point=number)
    if kind == "under":
        return Cell(high=number, high_open=True, point=number)
    if kind == "range":
        high = number + draw(st.integers(1, 2))
        return Cell(
            low=number,
            high=high,
            low_open=not whole and draw(st.booleans()),
            high_open=not whole and draw(st.booleans()),
            point=number if whole else (number + high) / 2,
        )
    return Cell(point=number) if kind == "about" else UNKNOWN


def columns(size: int, *, whole: bool = False) -> st.SearchStrategy[Column]:
    """Columns of so many cells."""
    return st.lists(cells(whole=whole), min_size=size, max_size=size).map(
        lambda found: Column(tuple(found), whole=whole)
    )


@st.composite
def comparisons(draw: st.DrawFn, *, exact: bool = False) -> Comparison:
    """Up to five partners under three criteria over a set of weights of any kind."""
    size = draw(st.integers(1, 5))
    exactly = st.integers(0, 3).map(Cell.exactly)
    drawn = tuple(
        Column(tuple(draw(st.lists(exactly, min_size=size, max_size=size))))
        if exact
        else draw(columns(size))
        for _ in NAMES
    )
    weights: WeightSet = draw(
        st.sampled_from(
            (AnyPositive(), around_equal("0.3"), around_equal(0), importance_order("b", "a", "c"))
        )
    )
    return Comparison(columns=drawn, weights=weights.over(NAMES), size=size)


def sign(number: Fraction) -> int:
    """Return 1, 0 or -1."""
    return (number > 0) - (number < 0)


def values(cell: Cell, *, whole: bool) -> Iterator[Fraction]:
    """Yield values that a cell allows, from -1 to 5: there are three between any two whole ones."""
    for quarters in range(-4, 21, 4 if whole else 1):
        value = Fraction(quarters, 4)
        if cell.low is not None and (value < cell.low or (cell.low_open and value == cell.low)):
            continue
        if cell.high is not None and (value > cell.high or (cell.high_open and value == cell.high)):
            continue
        yield value


def flow(table: tuple[Fraction, ...], partner: int) -> int:
    """Return a partner's net flow in a column of known values, by its definition."""
    return sum(sign(table[partner] - other) for other in table)


def tables(column: Column) -> Iterator[tuple[Fraction, ...]]:
    """Yield tables of three partners that show every order the cells allow."""
    yield from product(*(values(cell, whole=column.whole) for cell in column.cells))


@pytest.mark.parametrize("whole", [False, True])
@settings(max_examples=25)
@given(st.data())
def test_least_difference_is_that_of_all_tables(whole: bool, data: st.DataObject) -> None:
    """The bound of flow(a) - flow(b) is reached by a table within the cells and never passed."""
    column = data.draw(columns(3, whole=whole))
    least = column.least_difference()
    flows = {tuple(flow(table, partner) for partner in range(3)) for table in tables(column)}

    for a, b in ((0, 1), (1, 0), (0, 2), (2, 1)):
        assert least(a, b) == min(found[a] - found[b] for found in flows)


@given(comparisons())
def test_rank_lies_in_its_interval(comparison: Comparison) -> None:
    """Whatever the cells and the weights, a rank is between the best and the worst one."""
    for rank, (low, high) in zip(comparison.ranks, comparison.intervals, strict=True):
        assert 1 <= low <= rank <= high <= comparison.size


@given(comparisons())
def test_certainly_above_is_an_order(comparison: Comparison) -> None:
    """Nobody is above itself, and who is above somebody is above all whom that one is above."""
    above = comparison.above
    for a in range(comparison.size):
        assert not above[a] >> a & 1
        for b in range(comparison.size):
            if above[a] >> b & 1:
                assert above[b] & ~above[a] == 0
                assert comparison.ranks[a] < comparison.ranks[b]
                assert comparison.not_below[a] >> b & 1


@given(comparisons())
def test_covers_span_the_order(comparison: Comparison) -> None:
    """The covers lead to exactly those that are certainly below, and none is a detour."""
    below = {a: {b for one, b in comparison.covers if one == a} for a in range(comparison.size)}

    def reached(a: int) -> set[int]:
        return below[a].union(*(reached(b) for b in below[a]))

    for a in range(comparison.size):
        assert sum(1 << b for b in reached(a)) == comparison.above[a]
        for b in below[a]:
            assert not any(b in reached(c) for c in below[a] - {b})


@given(comparisons(exact=True), st.permutations(range(5)), st.permutations(range(3)))
def test_order_of_rows_and_criteria_changes_nothing(
    comparison: Comparison, rows: list[int], criteria: list[int]
) -> None:
    """Permuting partners permutes their ranks; permuting criteria with their weights nothing."""
    order = [i for i in rows if i < comparison.size]
    moved = Comparison(
        columns=tuple(
            Column(tuple(column.cells[i] for i in order)) for column in comparison.columns
        ),
        weights=comparison.weights,
        size=comparison.size,
    )
    weights = AnyPositive().over(NAMES)
    one = Comparison(columns=comparison.columns, weights=weights, size=comparison.size)
    other = Comparison(
        columns=tuple(comparison.columns[k] for k in criteria), weights=weights, size=one.size
    )

    assert moved.ranks == tuple(comparison.ranks[i] for i in order)
    assert moved.intervals == tuple(comparison.intervals[i] for i in order)
    assert (other.ranks, other.above, other.copeland()) == (one.ranks, one.above, one.copeland())


@given(comparisons(exact=True))
def test_identical_partners_tie(comparison: Comparison) -> None:
    """A copy of a partner has its rank, and neither is ever above the other."""
    copied = Comparison(
        columns=tuple(Column((*column.cells, column.cells[0])) for column in comparison.columns),
        weights=comparison.weights,
        size=comparison.size + 1,
    )

    assert copied.ranks[0] == copied.ranks[-1]
    assert copied.intervals[0] == copied.intervals[-1]
    assert copied.above[0] == copied.above[-1]
    assert copied.not_below[0] >> comparison.size & 1


@given(comparisons())
def test_a_constant_criterion_changes_no_rank(comparison: Comparison) -> None:
    """A criterion in which all are alike leaves ranks and certainty as they were."""
    plain = Comparison(
        columns=comparison.columns, weights=AnyPositive().over(NAMES), size=comparison.size
    )
    constant = Column((Cell.exactly(7),) * comparison.size)
    more = Comparison(
        columns=(*comparison.columns, constant),
        weights=AnyPositive().over((*NAMES, "d")),
        size=comparison.size,
    )

    assert (more.ranks, more.above, more.intervals) == (plain.ranks, plain.above, plain.intervals)


@given(columns(5))
def test_unknown_never_wins(column: Column) -> None:
    """An unknown cell is never above another one, and never the best under its criterion."""
    with_unknown = Column((*column.cells, UNKNOWN))
    flows = with_unknown.flows()

    assert with_unknown.signs(5) == [0] * 6
    assert flows[5] == 0 <= max(flows)
    assert sum(flows) == 0
    assert flows == [sum(with_unknown.signs(i)) for i in range(6)]


def test_unknown_is_certainly_nowhere() -> None:
    """An unknown cell may be anywhere, and the others are certain among themselves."""
    cells = tuple(map(Cell.exactly, (3, 2, 1)))
    comparison = Comparison(
        columns=(Column((*cells, UNKNOWN)),), weights=AnyPositive().over(("a",)), size=4
    )

    assert comparison.ranks == (1, 2, 4, 2)
    assert comparison.intervals == ((1, 2), (2, 3), (3, 4), (1, 4))
    assert comparison.decided == Fraction(3, 6)


def test_hidden_values_are_bounded_jointly() -> None:
    """A third partner's hidden value counts once, for both partners of a pair."""
    # Whatever j is, it cannot be above a and below b: chained bounds would leave a against b open.
    a, b, j = Cell.exactly(3), Cell.exactly(2), Cell(low=Fraction(1), point=Fraction(1))
    least = Column((a, b, j)).least_difference()

    assert least(0, 1) == 2


@pytest.mark.parametrize(("whole", "least"), [(True, -3), (False, -4)])
def test_no_whole_number_lies_between_two_neighbours(whole: bool, least: int) -> None:
    """A third count may be level with 0 or with 1, but never between, as an amount may."""
    cells = (Cell.exactly(0), Cell.exactly(1), Cell(low=Fraction(0), point=Fraction(0)))

    assert Column(cells, whole=whole).least_difference()(0, 1) == least


@pytest.mark.parametrize(
    ("low", "high", "low_open", "high_open", "least"),
    [
        ("1", "2.5", True, False, 2),
        ("2", "3", True, True, 4),
        ("2", "3", False, True, 3),
        ("2", "3", True, False, 3),
        ("2.5", "4", False, True, 2),
    ],
)
def test_ends_between_two_partners(
    low: str,
    high: str,
    low_open: bool,
    high_open: bool,
    least: int,
) -> None:
    """Between 3 and 2, a third partner that cannot leave their interval only helps."""
    third = Cell(Fraction(low), Fraction(high), low_open, high_open, Fraction(low))

    assert Column((Cell.exactly(3), Cell.exactly(2), third)).least_difference()(0, 1) == least


def test_open_ends() -> None:
    """Over 3 is above 3, and under 3 below it, for certain."""
    over, exactly = Cell(low=Fraction(3), low_open=True, point=Fraction(3)), Cell.exactly(3)
    under = Cell(high=Fraction(3), high_open=True, point=Fraction(3))
    comparison = Comparison(
        columns=(Column((under, exactly, over)),), weights=AnyPositive().over(("a",)), size=3
    )

    assert comparison.ranks == (3, 2, 1)
    assert comparison.decided == 1


def test_copeland() -> None:
    """Duels are won by the greater weight of criteria: the cycle of three leaves all level."""
    rows = [(1, 2, 3), (2, 3, 1), (3, 1, 2), (0, 0, 0)]
    comparison = Comparison(
        columns=tuple(Column(tuple(map(Cell.exactly, column))) for column in zip(*rows)),  # noqa: B905
        weights=AnyPositive().over(NAMES),
        size=4,
    )

    assert comparison.copeland() == (1, 1, 1, -3)


def test_competition_ranks() -> None:
    """Equal scores share the better rank and the next rank is skipped."""
    assert competition_ranks([5, 7, 5, 1]) == (2, 1, 2, 4)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (UNKNOWN, "?"),
        (Cell(point=Fraction(450)), "~450"),
        (Cell.exactly(Fraction(5, 2)), "2.5"),
        (Cell(low=Fraction(2)), "2+"),
        (Cell(low=Fraction(45), low_open=True), ">45"),
        (Cell(high=Fraction(5)), "<=5"),
        (Cell(high=Fraction(5), high_open=True), "<5"),
        (Cell(low=Fraction(3), high=Fraction(4)), "3..4"),
    ],
)
def test_cells_as_printed(cell: Cell, text: str) -> None:
    """A cell is printed with its hedge."""
    assert str(cell) == text
