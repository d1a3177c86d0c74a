"""Net flow and its bounds against enumeration of everything that cells and weights allow."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belarus_stic.ranking import around_equal, importance_order
from belarus_stic.ranking.criteria import Cell
from belarus_stic.ranking.net_flow import Cells, Comparison, flows_of, least_difference
from belarus_stic.ranking.weights import Weights, weight_set
from belarus_stic.values import Interval

NAMES = ("a", "b", "c")
PARTNERS = "ABCDE"
KINDS = ("exact", "over", "at least", "under", "range", "about")
SETS = ("any", "equal", around_equal("0.3"), importance_order("b", "a", "c"), {"a": (0, 0.5)})


def exactly(value: int | Fraction) -> Cell:
    """Return the cell of a value known exactly."""
    return Cell(Interval.exactly(value), Fraction(value))


def column(row: Iterable[Cell]) -> Cells:
    """Return cells by partner: A, B, C ..."""
    return dict(zip(PARTNERS, row, strict=False))


@st.composite
def cells(draw: st.DrawFn) -> Cell:
    """Cells of every kind, with ends among a few small numbers."""
    kind = draw(st.sampled_from(KINDS))
    number = Fraction(draw(st.integers(0, 2)))
    if kind == "exact":
        return exactly(number)
    if kind in {"over", "at least"}:
        return Cell(Interval(number, None, low_open=kind == "over"), number)
    if kind == "under":
        return Cell(Interval(None, number, high_open=True), number)
    if kind == "about":
        return Cell(Interval.unbounded(), number)
    high = number + draw(st.integers(1, 2))
    return Cell(
        Interval(number, high, draw(st.booleans()), draw(st.booleans())), (number + high) / 2
    )


def columns(size: int) -> st.SearchStrategy[Cells]:
    """Columns of so many cells."""
    return st.lists(cells(), min_size=size, max_size=size).map(column)


def over(weights: object) -> Weights:
    """Return a set of weights over the three criteria."""
    return weight_set(weights).over(NAMES)


@st.composite
def comparisons(draw: st.DrawFn, *, exact: bool = False) -> Comparison:
    """Up to five partners under three criteria over a set of weights of any kind."""
    size = draw(st.integers(1, 5))
    numbers = st.lists(st.integers(0, 3).map(exactly), min_size=size, max_size=size)
    drawn = tuple(column(draw(numbers)) if exact else draw(columns(size)) for _ in NAMES)
    return Comparison(drawn, over(draw(st.sampled_from(SETS))))


def sign(number: Fraction) -> int:
    """Return 1, 0 or -1."""
    return (number > 0) - (number < 0)


def values(cell: Cell) -> Iterator[Fraction]:
    """Yield values that a cell allows, from -1 to 5: there are three between any two whole ones."""
    for quarters in range(-4, 21):
        if cell.bounds.contains(Fraction(quarters, 4)):
            yield Fraction(quarters, 4)


def flow(table: tuple[Fraction, ...], partner: int) -> int:
    """Return a partner's net flow in a column of known values, by its definition."""
    return sum(sign(table[partner] - other) for other in table)


@settings(max_examples=40)
@given(columns(3))
def test_least_difference_is_that_of_all_tables(cells: Cells) -> None:
    """The bound of flow(a) - flow(b) is reached by a table within the cells and never passed."""
    least = least_difference(cells)
    tables = product(*map(values, cells.values()))
    flows = {tuple(flow(table, partner) for partner in range(3)) for table in tables}
    for a, b in ((0, 1), (1, 0), (0, 2), (2, 1)):
        found = min(one[a] - one[b] for one in flows)
        assert least(PARTNERS[a], PARTNERS[b]) == found


@given(columns(4))
def test_flows_are_those_of_the_points(cells: Cells) -> None:
    """At the points: just above an open lower end, just below an open upper one."""
    tiny = Fraction(1, 10)
    points = tuple(
        cell.point
        + tiny * (cell.bounds.low_open and cell.point == cell.bounds.low)
        - tiny * (cell.bounds.high_open and cell.point == cell.bounds.high)
        for cell in cells.values()
    )
    assert list(flows_of(cells).values()) == [flow(points, partner) for partner in range(4)]


@given(comparisons(exact=True), st.integers(0, 99))
def test_certainty_holds_for_weights_drawn(comparison: Comparison, seed: int) -> None:
    """Nothing certain fails, nothing certainly not holds, and ranks stay within their range."""
    for weights in comparison.weights.draw(Random(seed), 8):
        flows = {
            code: sum(w * f for w, f in zip(weights, row, strict=True))
            for code, row in comparison.flows.items()
        }
        for a, one in flows.items():
            rank = 1 + sum(other > one for other in flows.values())
            low, high = comparison.intervals[a]
            assert low <= rank <= high
            for b, other in flows.items():
                if (said := comparison.certainty(a, b)) != "possibly":
                    assert (one > other) == (said == "certainly")


@given(st.lists(st.tuples(*[st.integers(0, 2)] * 2), min_size=2, max_size=4))
def test_certainty_is_that_of_all_weights(rows: list[tuple[int, int]]) -> None:
    """What is not certain fails somewhere on a fine grid of weights: nothing is missed."""
    both = zip(*rows, strict=True)
    comparison = Comparison(
        tuple(column(map(exactly, numbers)) for numbers in both),
        weight_set("any").over(("a", "b")),
    )
    grid = [(w, 100 - w) for w in range(1, 100)]
    for a, b in product(comparison.flows, repeat=2):
        one, other = comparison.flows[a], comparison.flows[b]
        found = {w * (one[0] - other[0]) + v * (one[1] - other[1]) > 0 for w, v in grid}
        expected = {frozenset({True}): "certainly", frozenset({False}): "certainly not"}
        assert comparison.certainty(a, b) == expected.get(frozenset(found), "possibly")


@given(comparisons())
def test_rank_lies_in_its_interval(comparison: Comparison) -> None:
    """Whatever the cells and the weights, a rank is between the best and the worst one."""
    for code, (low, high) in comparison.intervals.items():
        assert 1 <= low <= comparison.ranks[code] <= high <= len(comparison.flows)


@given(comparisons())
def test_certainly_above_is_an_order(comparison: Comparison) -> None:
    """Nobody is above itself, and who is above somebody is above all whom that one is above."""
    above, not_below = comparison.relations
    for a, codes in above.items():
        assert a not in codes
        for b in codes:
            assert above[b] <= codes
            assert comparison.ranks[a] < comparison.ranks[b]
            assert b in not_below[a]


@given(comparisons())
def test_partners_of_a_group_are_alike(comparison: Comparison) -> None:
    """They have one rank and one range, and neither is above the other."""
    for a, b in comparison.groups.items():
        assert comparison.groups[b] == b <= a
        assert comparison.ranks[a] == comparison.ranks[b]
        assert comparison.intervals[a] == comparison.intervals[b]
        assert comparison.certainty(a, b) == comparison.certainty(b, a) == "certainly not"


@given(comparisons(exact=True), st.permutations(PARTNERS), st.permutations(range(3)))
def test_order_of_rows_and_criteria_changes_nothing(
    comparison: Comparison, rows: list[str], criteria: list[int]
) -> None:
    """Partners in another order have the same ranks; criteria too, under any weights."""
    order = [code for code in rows if code in comparison.flows]
    turned = tuple({code: cells[code] for code in order} for cells in comparison.columns)
    moved = Comparison(turned, comparison.weights)
    one = Comparison(comparison.columns, over("any"))
    other = Comparison(tuple(comparison.columns[k] for k in criteria), over("any"))
    assert moved.ranks == comparison.ranks
    assert moved.intervals == comparison.intervals
    assert (other.ranks, other.relations, other.groups) == (one.ranks, one.relations, one.groups)


@given(comparisons())
def test_a_wider_set_never_makes_certain_what_was_not(comparison: Comparison) -> None:
    """All weights above zero hold every narrower set of them."""
    wide = Comparison(comparison.columns, over("any")).relations
    for narrow in (over("equal"), over(importance_order(*NAMES)), over(around_equal(0.9))):
        found = Comparison(comparison.columns, narrow).relations
        for code in comparison.flows:
            assert wide[0][code] <= found[0][code]
            assert wide[1][code] <= found[1][code]


@given(comparisons())
def test_a_constant_criterion_changes_no_rank(comparison: Comparison) -> None:
    """A criterion in which all are alike leaves ranks and certainty as they were."""
    plain = Comparison(comparison.columns, over("any"))
    constant = dict.fromkeys(comparison.flows, exactly(7))
    more = Comparison((*comparison.columns, constant), weight_set("any").over((*NAMES, "d")))
    assert (more.ranks, more.intervals) == (plain.ranks, plain.intervals)
    assert more.relations == plain.relations


def alone(*row: Cell) -> Comparison:
    """Return partners compared under one criterion."""
    return Comparison((column(row),), weight_set("any").over(("a",)))


def test_about_is_certainly_nowhere() -> None:
    """Such a cell may be anywhere, and the others are certain among themselves."""
    about = Cell(Interval.unbounded(), Fraction(2))
    found = alone(*map(exactly, (3, 2, 1)), about)
    assert list(found.ranks.values()) == [1, 2, 4, 2]
    assert list(found.intervals.values()) == [(1, 2), (2, 3), (3, 4), (1, 4)]
    assert list(map(found.label, "ABCD")) == ["1", "2=", "4", "2="]


def test_hidden_values_are_bounded_jointly() -> None:
    """A third partner's hidden value counts once, for both partners of a pair."""
    # Whatever it is, it cannot be above the first and below the second.
    third = Cell(Interval(1, None), Fraction(1))
    assert least_difference(column((exactly(3), exactly(2), third)))("A", "B") == 2


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
    low: str, high: str, low_open: bool, high_open: bool, least: int
) -> None:
    """Between 3 and 2, a third partner that cannot leave their interval only helps."""
    bounds = Interval(Fraction(low), Fraction(high), low_open, high_open)
    third = Cell(bounds, Fraction(low))
    assert least_difference(column((exactly(3), exactly(2), third)))("A", "B") == least


@pytest.mark.parametrize("between", ["0.5", "1.5"])
def test_values_lie_between_neighbours(between: str) -> None:
    """0, 1 and 2 are no whole numbers only: a third value may lie between them and part them."""
    third = Cell(Interval(0, 2), Fraction(between))
    assert least_difference(column((exactly(0), exactly(1), third)))("A", "B") == -4
    assert least_difference(column((exactly(0), exactly(2), third)))("A", "B") == -4


def test_open_ends() -> None:
    """Over 3 is above 3, and under 3 below it, for certain."""
    over_3 = Cell(Interval(3, None, low_open=True), Fraction(3))
    under_3 = Cell(Interval(None, 3, high_open=True), Fraction(3))
    found = alone(under_3, exactly(3), over_3)
    assert list(found.ranks.values()) == [3, 2, 1]
    assert list(found.intervals.values()) == [(3, 3), (2, 2), (1, 1)]


def test_nobody() -> None:
    """A comparison of nobody has nobody in it."""
    found = alone()
    assert found.flows == found.ranks == found.intervals == found.groups == {}
