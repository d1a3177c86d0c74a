"""Net flow over hedged cells: the one score that ranks, certainty and acceptability all speak of.

The net flow of i under criterion k is `sum over j of sign(c_ik - c_jk)`; the net flow of i is the
weighted sum over the criteria. That is Borda's count with ties (Young 1974, Journal of Economic
Theory 9:43) and PROMETHEE II with the usual criterion (Brans & Vincke 1985, Management Science
31:647). It uses only the order of the cells and is linear in the weights.

Cells may be known only within bounds. For a pair a, b the least value of flow(a) - flow(b) over all
tables within the bounds is worked out criterion by criterion, each as one expression: a at its
lowest, b at its highest, and every other partner where it hurts a most. Bounds are never chained.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from operator import sub

from attrs import evolve, field, frozen

from belarus_stic.ranking._weights import Weights

# A cell as places on a criterion's scale: lowest, highest, and where ranks take it (None: unknown).
_Places = tuple[int, int, int | None]


@frozen
class Cell:
    """What is known of one partner under one criterion.

    `low` and `high` bound the value (`None`: no bound is known), `low_open` and `high_open` say
    that a bound itself is excluded. `point` is the value at which ranks are taken, `None` where
    nothing is known: an unknown cell is then neither above nor below any other.
    """

    low: Fraction | None = None
    high: Fraction | None = None
    low_open: bool = False
    high_open: bool = False
    point: Fraction | None = None

    @classmethod
    def exactly(cls, value: Fraction | int) -> Cell:
        """Return the cell of a value known exactly."""
        number = Fraction(value)
        return cls(low=number, high=number, point=number)

    def __str__(self) -> str:
        if self.low is None and self.high is None:
            return "?" if self.point is None else f"~{_number(self.point)}"
        if self.low == self.high:
            return _number(self.low)
        if self.high is None:
            return f">{_number(self.low)}" if self.low_open else f"{_number(self.low)}+"
        if self.low is None:
            return f"{'<' if self.high_open else '<='}{_number(self.high)}"
        return f"{_number(self.low)}..{_number(self.high)}"


UNKNOWN = Cell()


def _number(number: Fraction | None) -> str:
    return "" if number is None else f"{float(number):.6g}"


@frozen
class Column:
    """One criterion's cells, one for each partner; `whole` says that only whole numbers occur."""

    cells: tuple[Cell, ...]
    whole: bool = False
    _places: tuple[_Places, ...] = field(init=False, eq=False, repr=False)
    _empty: frozenset[int] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Lay the cells on a scale: stated values at odd places, what lies between at even ones."""
        values = sorted(
            {
                value
                for cell in self.cells
                for value in (cell.low, cell.high, cell.point)
                if value is not None
            }
        )
        place = {value: 2 * i + 1 for i, value in enumerate(values)}
        top = 2 * len(values)

        def places(cell: Cell) -> _Places:
            low = 0 if cell.low is None else place[cell.low] + cell.low_open
            high = top if cell.high is None else place[cell.high] - cell.high_open
            if cell.point is None:
                return low, high, None
            # "Over 45" is taken just above 45, "under 45" just below.
            excluded = (cell.low_open and cell.point == cell.low) - (
                cell.high_open and cell.point == cell.high
            )
            return low, high, place[cell.point] + excluded

        empty = {
            place[before] + 1
            for before, after in pairwise(values)
            if self.whole and after - before == 1
        }
        object.__setattr__(self, "_places", tuple(map(places, self.cells)))
        object.__setattr__(self, "_empty", frozenset(empty))

    def without(self, partner: int) -> Column:
        """Return the column with one partner left out."""
        return evolve(self, cells=self.cells[:partner] + self.cells[partner + 1 :])

    @property
    def exact(self) -> bool:
        """Whether every cell is known exactly."""
        return all(low == high and low % 2 for low, high, _ in self._places)

    def signs(self, partner: int) -> list[int]:
        """Return how a partner's point lies to every partner's: 1 above, 0 level, -1 below.

        Nothing is above or below what is unknown.
        """
        mine = self._places[partner][2]
        if mine is None:
            return [0] * len(self.cells)
        return [
            0 if other is None else (mine > other) - (mine < other) for _, _, other in self._places
        ]

    def flows(self) -> list[int]:
        """Return each partner's net flow under this criterion, at the points."""
        counted = Counter(point for _, _, point in self._places if point is not None)
        flow: dict[int | None, int] = {None: 0}
        below, known = 0, counted.total()
        for point in sorted(counted):
            flow[point] = below - (known - below - counted[point])
            below += counted[point]
        return [flow[point] for _, _, point in self._places]

    def least_difference(self) -> Callable[[int, int], int]:
        """Return what gives the least flow(a) - flow(b) within the bounds, for partners a and b."""
        if self.exact:
            flows = self.flows()
            return lambda a, b: flows[a] - flows[b]
        kinds = Counter((low, high) for low, high, _ in self._places)
        known: dict[tuple[int, int], int] = {}

        def least(a: int, b: int) -> int:
            lowest, highest = self._places[a][0], self._places[b][1]
            key = lowest, highest
            if key not in known:
                known[key] = sum(
                    count * self._worst(lowest, highest, *span) for span, count in kinds.items()
                )
            others = known[key]
            for partner in (a, b):
                others -= self._worst(lowest, highest, *self._places[partner][:2])
            return 2 * _order(lowest, highest) + others

        return least

    def _worst(self, lowest: int, highest: int, low: int, high: int) -> int:
        """Return the least sign(x - c) - sign(y - c) for a third cell c between low and high.

        x is the lowest of one partner and y the highest of the other. A place between two stated
        values holds many values: x is just at its lower end, y just at its upper end.
        """
        order = _order(lowest, highest)
        first_above, last_below = lowest + lowest % 2, highest - highest % 2
        at_either = (lowest % 2 and low <= lowest <= high) or (
            highest % 2 and low <= highest <= high
        )
        if order < 0:
            between = max(low, first_above), min(high, last_below)
            if between[0] < between[1] or (
                between[0] == between[1] and between[0] not in self._empty
            ):
                return -2
            return -1 if at_either else 0
        if order == 0 or low <= last_below or high >= first_above:
            return 0
        return 1 if at_either else 2


def _order(lowest: int, highest: int) -> int:
    """How one partner's lowest lies to another's highest; between values it lies below."""
    if lowest == highest:
        return 0 if lowest % 2 else -1
    return 1 if lowest > highest else -1


@frozen(slots=False)
class Comparison:
    """Partners compared under criteria over a set of weights.

    `columns` hold one cell for each of `size` partners. All results are exact.
    """

    columns: tuple[Column, ...]
    weights: Weights
    size: int

    @cached_property
    def flows(self) -> tuple[tuple[int, ...], ...]:
        """For each partner its net flow under each criterion."""
        return tuple(zip(*(column.flows() for column in self.columns), strict=True))

    @cached_property
    def net_flows(self) -> tuple[Fraction, ...]:
        """For each partner its net flow at the centre of the weights."""
        return tuple(
            sum(
                (weight * flow for weight, flow in zip(self.weights.centre, flows, strict=True)),
                Fraction(0),
            )
            for flows in self.flows
        )

    @cached_property
    def ranks(self) -> tuple[int, ...]:
        """For each partner 1 + the number of partners with a greater net flow."""
        return competition_ranks(self.net_flows)

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
        weights = self.weights
        known: dict[tuple[int, ...], tuple[bool, bool]] = {}
        above, not_below = [0] * self.size, [0] * self.size
        for a, differences in enumerate(self._least_differences()):
            for b, sums in enumerate(differences):
                if a != b:
                    if sums not in known:
                        known[sums] = weights.positive(sums), weights.nonnegative(sums)
                    above[a] |= known[sums][0] << b
                    not_below[a] |= known[sums][1] << b
        return tuple(above), tuple(not_below)

    def _least_differences(self) -> Iterator[Iterator[tuple[int, ...]]]:
        """For each a and b, the least flow(a) - flow(b) under each criterion."""
        if all(column.exact for column in self.columns):
            for flows in self.flows:
                yield (tuple(map(sub, flows, others)) for others in self.flows)
            return
        least = [column.least_difference() for column in self.columns]
        for a in range(self.size):
            yield (tuple(of(a, b) for of in least) for b in range(self.size))

    @cached_property
    def intervals(self) -> tuple[tuple[int, int], ...]:
        """For each partner its best and worst rank within the set and the bounds of the cells."""
        above_it = [0] * self.size
        for bits in self.above:
            for b in range(self.size):
                above_it[b] += bits >> b & 1
        return tuple(
            (1 + above_it[a], self.size - self.above[a].bit_count()) for a in range(self.size)
        )

    @cached_property
    def covers(self) -> tuple[tuple[int, int], ...]:
        """The pairs (a, b) with a certainly above b and nobody in between."""
        found = []
        for a in range(self.size):
            below = [b for b in range(self.size) if self.above[a] >> b & 1]
            further = 0
            for b in below:
                further |= self.above[b]
            found += [(a, b) for b in below if not further >> b & 1]
        return tuple(found)

    @cached_property
    def pairs(self) -> tuple[int, int, int]:
        """How many pairs there are, of how many it is certain who is above, and that none is."""
        pairs = [(a, b) for a in range(self.size) for b in range(a)]
        ordered = sum(self.above[a] >> b & 1 or self.above[b] >> a & 1 for a, b in pairs)
        level = sum(self.not_below[a] >> b & self.not_below[b] >> a & 1 for a, b in pairs)
        return len(pairs), ordered, level

    @property
    def decided(self) -> Fraction:
        """The share of pairs of which it is certain who is above whom, or that they are level."""
        pairs, ordered, level = self.pairs
        return Fraction(ordered + level, pairs) if pairs else Fraction(1)

    def copeland(self) -> tuple[int, ...]:
        """For each partner, how many it beats by weighted majority less how many beat it."""
        signs = [[column.signs(a) for column in self.columns] for a in range(self.size)]
        scores = []
        for a in range(self.size):
            score = 0
            for column in zip(*signs[a], strict=True):
                majority = sum(w * s for w, s in zip(self.weights.centre, column, strict=True))
                score += (majority > 0) - (majority < 0)
            scores.append(score)
        return tuple(scores)

    def without_partner(self, partner: int) -> Comparison:
        """Return the same comparison in a pool without one partner."""
        return Comparison(
            columns=tuple(column.without(partner) for column in self.columns),
            weights=self.weights,
            size=self.size - 1,
        )


def competition_ranks(scores: Iterable[Fraction | int]) -> tuple[int, ...]:
    """Return 1 + the number of greater scores, for each score: equal scores share a rank."""
    scores = tuple(scores)
    rank: dict[Fraction | int, int] = {}
    for place, score in enumerate(sorted(scores, reverse=True), 1):
        rank.setdefault(score, place)
    return tuple(rank[score] for score in scores)


def place_texts(ranks: Sequence[int]) -> tuple[str, ...]:
    """Return ranks as people print them: "2=" where a rank is shared."""
    shared = Counter(ranks)
    return tuple(f"{rank}=" if shared[rank] > 1 else str(rank) for rank in ranks)
