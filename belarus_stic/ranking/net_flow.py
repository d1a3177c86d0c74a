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
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import cached_property
from itertools import permutations
from operator import mul
from typing import Literal

from attrs import frozen

from belarus_stic.ranking.criteria import Cell
from belarus_stic.ranking.weights import Weights

Certainty = Literal["certainly", "possibly", "certainly not"]
# What is known under one criterion, by partner.
Cells = Mapping[str, Cell]


def flows_of(cells: Cells) -> dict[str, int]:
    """Return each partner's net flow under one criterion, at the points of its cells."""
    points = {code: cell.place for code, cell in cells.items()}
    flow, below = {}, 0
    for point, count in sorted(Counter(points.values()).items()):
        flow[point] = 2 * below + count - len(points)
        below += count
    return {code: flow[point] for code, point in points.items()}


def least_difference(cells: Cells) -> Callable[[str, str], int]:
    """Return what gives the least flow(a) - flow(b) under one criterion, for partners a and b."""
    if all(cell.bounds.is_exact for cell in cells.values()):
        flows = flows_of(cells)
        return lambda a, b: flows[a] - flows[b]
    spans = _spans(cells)
    kinds = Counter(spans.values())
    known: dict[tuple[int, int], int] = {}

    def least(a: str, b: str) -> int:
        ends = spans[a][0], spans[b][1]
        if ends not in known:
            known[ends] = sum(n * _worst(*ends, *span) for span, n in kinds.items())
        others = known[ends] - _worst(*ends, *spans[a]) - _worst(*ends, *spans[b])
        return 2 * _sign(*ends) + others

    return least


def _spans(cells: Cells) -> dict[str, tuple[int, int]]:
    """Return the lowest and highest place of each cell on one scale.

    The n ends that occur stand at 4, 8, ..., 4n. "Over" the first of them begins at 5, "under" the
    second ends at 7: at 6 there is room for a value between any two.
    """
    bounds = {code: cell.bounds for code, cell in cells.items()}
    ends = {end for one in bounds.values() for end in (one.low, one.high) if end is not None}
    place = {end: 4 * i for i, end in enumerate(sorted(ends), 1)}
    return {
        code: (
            1 if one.low is None else place[one.low] + one.low_open,
            4 * len(ends) + 3 if one.high is None else place[one.high] - one.high_open,
        )
        for code, one in bounds.items()
    }


def _worst(lowest: int, highest: int, low: int, high: int) -> int:
    """Return the least sign(lowest - c) - sign(highest - c) for a third cell c from low to high.

    It is taken at an end, or as little above the lowest as may be.
    """
    places = (low, high, min(max(low, lowest + 1), high))
    return min(_sign(lowest, place) - _sign(highest, place) for place in places)


def _sign(one: int, other: int) -> int:
    return (one > other) - (one < other)


@frozen(slots=False)
class Comparison:
    """Partners compared under criteria over a set of weights.

    `columns` hold the cells of each criterion by partner, and all results are by partner too. What
    is certain of two partners is exact; what follows from it for a rank are bounds, as no one
    weighting need put a partner above all that it may be above.
    """

    columns: tuple[Cells, ...]
    weights: Weights

    @cached_property
    def flows(self) -> dict[str, tuple[int, ...]]:
        """The net flow under each criterion."""
        columns = [flows_of(column) for column in self.columns]
        return {code: tuple(column[code] for column in columns) for code in self.columns[0]}

    @cached_property
    def net_flows(self) -> dict[str, Fraction]:
        """The net flow at the centre of the weights."""
        centre = self.weights.centre
        return {code: Fraction(sum(map(mul, centre, row))) for code, row in self.flows.items()}

    @cached_property
    def ranks(self) -> dict[str, int]:
        """1 + the number of partners with a greater net flow."""
        ordered = sorted(self.net_flows.values(), reverse=True)
        return {code: 1 + ordered.index(flow) for code, flow in self.net_flows.items()}

    def label(self, code: str) -> str:
        """Return the rank of a partner as people write it: "2=" where it is shared."""
        rank = self.ranks[code]
        return f"{rank}=" if list(self.ranks.values()).count(rank) > 1 else str(rank)

    @cached_property
    def relations(self) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
        """Those whose flow it exceeds for certain, and those whose flow never exceeds its own."""
        weights, least = self.weights, list(map(least_difference, self.columns))
        known: dict[tuple[int, ...], tuple[bool, bool]] = {}
        above, not_below = ({code: set[str]() for code in self.flows} for _ in range(2))
        for a, b in permutations(self.flows, 2):
            sums = tuple(of(a, b) for of in least)
            if sums not in known:
                known[sums] = weights.positive(sums), weights.least(sums) >= 0
            above[a].update([b] * known[sums][0])
            not_below[a].update([b] * known[sums][1])
        return above, not_below

    @cached_property
    def intervals(self) -> dict[str, tuple[int, int]]:
        """Bounds of the rank: who is certainly above comes before, who is certainly below after."""
        above, _ = self.relations
        best = Counter(below for codes in above.values() for below in codes)
        return {code: (1 + best[code], len(above) - len(above[code])) for code in above}

    @cached_property
    def groups(self) -> dict[str, str]:
        """One of those whose flow certainly equals its own, the same for all of them."""
        _, not_below = self.relations
        return {a: min([a, *(b for b in not_below[a] if a in not_below[b])]) for a in not_below}

    @cached_property
    def leaders(self) -> tuple[str, ...]:
        """The partners that none is certainly above: those in first place are always among them."""
        return tuple(code for code, (low, _) in self.intervals.items() if low == 1)

    @property
    def is_first_certain(self) -> bool:
        """Whether the leaders certainly share the first place, or the one has it."""
        return len({self.groups[code] for code in self.leaders}) == 1

    def certainty(self, a: str, b: str) -> Certainty:
        """Return whether a ranks above b for every weighting and every table of values."""
        above, not_below = self.relations
        if b in above[a]:
            return "certainly"
        return "certainly not" if a == b or a in not_below[b] else "possibly"
