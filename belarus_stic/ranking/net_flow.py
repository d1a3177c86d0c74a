"""Net flow over hedged cells: the one score that ranks, certainty and acceptability all speak of.

The net flow of i under criterion k is `sum over j of sign(c_ik - c_jk)`; the net flow of i is the
weighted sum over the criteria. That is Borda's count with ties (Young 1974, Journal of Economic
Theory 9:43) and PROMETHEE II with the usual criterion (Brans & Vincke 1985, Management Science
31:647). It uses only the order of the cells and is linear in the weights.

Cells may be known only within bounds. For a pair a, b the least value of flow(a) - flow(b) over all
tables within the bounds is worked out criterion by criterion, each as one expression: a at its
lowest, b at its highest, and every other partner where it hurts a most. Bounds are never chained.
"""

from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from functools import cached_property
from itertools import permutations
from typing import Literal

from attrs import frozen

from belarus_stic.ranking.weights import Weights
from belarus_stic.values import Interval

Certainty = Literal["certainly", "possibly", "certainly not"]


@frozen
class Cell:
    """What is known of one partner under one criterion.

    `bounds` hold every value that the words allow, `point` is the value at which ranks are taken;
    `words` are how it reads in a table.
    """

    bounds: Interval
    point: Fraction
    words: str = ""

    @property
    def place(self) -> tuple[Fraction, int]:
        """Where ranks take it: "over 45" just above 45, "under 45" just below."""
        over = self.bounds.low_open and self.bounds.low == self.point
        return self.point, over - (self.bounds.high_open and self.bounds.high == self.point)


DOCUMENTED = Cell(Interval.exactly(1), Fraction(1), "documented")
NOT_DOCUMENTED = Cell(Interval.exactly(0), Fraction(0))


@frozen(slots=False)
class Column:
    """One criterion's cells, one for each partner."""

    cells: tuple[Cell, ...]

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        """Lowest and highest place of each cell on one scale.

        The n ends that occur stand at the odd places 1, 3, ..., 2n - 1; an even place stands for
        the many values between two of them, 0 and 2n for those beyond all.
        """
        bounds = [cell.bounds for cell in self.cells]
        ends = {end for one in bounds for end in (one.low, one.high) if end is not None}
        place = {end: 2 * i + 1 for i, end in enumerate(sorted(ends))}
        return [
            (
                0 if one.low is None else place[one.low] + one.low_open,
                2 * len(ends) if one.high is None else place[one.high] - one.high_open,
            )
            for one in bounds
        ]

    def flows(self) -> list[int]:
        """Return each partner's net flow under this criterion, at the points."""
        points = [cell.place for cell in self.cells]
        flow, below = {}, 0
        for point, count in sorted(Counter(points).items()):
            flow[point] = 2 * below + count - len(points)
            below += count
        return [flow[point] for point in points]

    def least_difference(self) -> Callable[[int, int], int]:
        """Return what gives the least flow(a) - flow(b) within the bounds, for partners a and b."""
        if all(cell.bounds.is_exact for cell in self.cells):
            flows = self.flows()
            return lambda a, b: flows[a] - flows[b]
        spans = self._spans
        kinds = Counter(spans)
        known: dict[tuple[int, int], int] = {}

        def least(a: int, b: int) -> int:
            ends = spans[a][0], spans[b][1]
            if ends not in known:
                known[ends] = sum(n * _worst(*ends, *span) for span, n in kinds.items())
            others = known[ends] - _worst(*ends, *spans[a]) - _worst(*ends, *spans[b])
            return 2 * _sign(*ends) + others

        return least


def _worst(lowest: int, highest: int, low: int, high: int) -> int:
    """Return the least sign(x - c) - sign(y - c) for a third cell c between low and high.

    x is the lowest of one partner and y the highest of the other: at an even place x is just above
    the value before it, and y just below the value after it.
    """
    order = _sign(lowest, highest)
    # From the first place surely above x to the last surely below y.
    above_x, below_y = lowest + lowest % 2, highest - highest % 2
    meets_an_end = low <= lowest <= high or low <= highest <= high
    if order < 0:
        is_between = max(low, above_x) <= min(high, below_y)
        return -2 if is_between else -meets_an_end
    if order == 0 or low <= below_y or high >= above_x:
        return 0
    return 1 if meets_an_end else 2


def _sign(lowest: int, highest: int) -> int:
    """Return how one partner's lowest lies to another's highest; between values it lies below."""
    if lowest == highest:
        return 0 if lowest % 2 else -1
    return 1 if lowest > highest else -1


@frozen(slots=False)
class Comparison:
    """Partners compared under criteria over a set of weights; all results are exact.

    Partners are numbered as the cells of each of the `columns` are.
    """

    columns: tuple[Column, ...]
    weights: Weights

    @property
    def size(self) -> int:
        """The number of partners."""
        return len(self.columns[0].cells)

    @cached_property
    def flows(self) -> tuple[tuple[int, ...], ...]:
        """For each partner its net flow under each criterion."""
        return tuple(zip(*(column.flows() for column in self.columns), strict=True))

    @cached_property
    def net_flows(self) -> tuple[Fraction, ...]:
        """For each partner its net flow at the centre of the weights."""
        centre = self.weights.centre
        return tuple(
            sum((weight * flow for weight, flow in zip(centre, flows, strict=True)), Fraction(0))
            for flows in self.flows
        )

    @cached_property
    def ranks(self) -> tuple[int, ...]:
        """For each partner 1 + the number of partners with a greater net flow."""
        ordered = sorted(self.net_flows, reverse=True)
        return tuple(1 + ordered.index(flow) for flow in self.net_flows)

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """For each partner the rank as people write it: "2=" where it is shared."""
        return tuple(f"{rank}=" if self.ranks.count(rank) > 1 else str(rank) for rank in self.ranks)

    @cached_property
    def above(self) -> tuple[int, ...]:
        """For each partner, as bits, those whose flow it exceeds for certain."""
        return self._relations[0]

    @cached_property
    def not_below(self) -> tuple[int, ...]:
        """For each partner, as bits, those whose flow certainly does not exceed its own."""
        return self._relations[1]

    @cached_property
    def _relations(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        weights, least = self.weights, [column.least_difference() for column in self.columns]
        known: dict[tuple[int, ...], tuple[bool, bool]] = {}
        above, not_below = [0] * self.size, [0] * self.size
        for a, b in permutations(range(self.size), 2):
            sums = tuple(of(a, b) for of in least)
            if sums not in known:
                known[sums] = weights.positive(sums), weights.nonnegative(sums)
            above[a] |= known[sums][0] << b
            not_below[a] |= known[sums][1] << b
        return tuple(above), tuple(not_below)

    @cached_property
    def intervals(self) -> tuple[tuple[int, int], ...]:
        """For each partner its best and worst rank within the set and the bounds of the cells."""
        above = self.above
        best = (1 + sum(bits >> a & 1 for bits in above) for a in range(self.size))
        worst = (self.size - bits.bit_count() for bits in above)
        return tuple(zip(best, worst, strict=True))

    @cached_property
    def groups(self) -> tuple[int, ...]:
        """For each partner the first of those whose flow certainly equals its own."""
        found: list[int] = []
        for a in range(self.size):
            same = (b for b in range(a) if self.not_below[a] >> b & self.not_below[b] >> a & 1)
            found.append(next(same, a))
        return tuple(found)

    def certainty(self, a: int, b: int) -> Certainty:
        """Return whether a ranks above b for every weighting and every table of values."""
        if self.above[a] >> b & 1:
            return "certainly"
        return "certainly not" if a == b or self.not_below[b] >> a & 1 else "possibly"
