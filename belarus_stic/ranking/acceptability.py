"""Rank acceptability: how often each partner takes each rank when the weights are drawn.

SMAA-2 (Lahdelma & Salminen 2001, Operations Research 49:444) with the net flow as its value
function. Drawn weights are whole numbers, so flows are exact and so are ties. `by_loop` is the
definition; `by_numpy` gives the same counts of the same draws.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from importlib.util import find_spec
from math import sqrt
from operator import mul
from random import Random
from typing import ClassVar

from attrs import frozen

from belarus_stic.facts import origin
from belarus_stic.ranking.question import Question
from belarus_stic.tables import (
    Column,
    DataColumn,
    Row,
    Table,
    described,
    in_threes,
    listed,
    number_words,
    percent_words,
)

Flows = tuple[int, ...]
# The half-width of a 95 % interval around a share is greatest at one half: 1.96 * sqrt(1 / 4).
_WIDEST = 0.98
# Sums of weights up to this, times flows of fewer than 250 partners, stay within 64 bits.
_MOST_TOTAL = 1 << 40
_MOST_SHOWN = 3


@frozen(kw_only=True, repr=False)
class RankShares(Row):
    """How often a partner takes each rank; `shares` begin at rank 1 and sum to 1."""

    name: str = described("English short name of the country")
    partner: str = described("alpha-3 code of the country")
    mean_rank: Fraction = described("mean of the ranks over the draws")
    error: float = described("half-width of a 95 % interval around each share, at most")
    shares: tuple[Fraction, ...] = described("share of draws at each rank, from 1 on")


@frozen(repr=False, kw_only=True)
class Acceptability(Table[RankShares]):
    """The share of draws in which each partner takes each rank; equals share the better rank."""

    title: ClassVar[str] = "Ranks under drawn weights"
    row_type = RankShares
    keys: ClassVar[tuple[str, ...]] = ("partner", "name")

    draws: int
    seed: int

    def _headline(self) -> str:
        if not self.rows:
            return f"No partner of {self.origin.name} can be ranked {self.origin.phrase(self.on)}."
        first = max(self, key=lambda row: row.shares[0])
        often = percent_words(first.shares[0])
        return (
            f"In {often} of {in_threes(self.draws)} draws of the weights, {first.name} ranks first "
            f"or shares the first rank among {len(self)} partner countries of {self.origin.name} "
            f"{self.origin.phrase(self.on)}."
        )

    def _notes(self) -> tuple[str, ...]:
        error = percent_words(Fraction(_WIDEST / sqrt(self.draws)))
        return (
            "A share of draws tells how many weightings give a rank, not how likely the rank is.",
            f"Drawn anew, shares differ: a share that is not certain is within {error} of that "
            "over all weights, in 95 of 100 cases.",
        )

    def columns(self) -> tuple[Column, ...]:
        """Return the country, its mean rank and the ranks that it takes most often."""
        return (
            Column("Country", lambda row: row.name),
            Column("Mean rank", lambda row: number_words(row.mean_rank, 4), right=True),
            Column("Most frequent ranks", _most_frequent),
        )

    def data_columns(self) -> tuple[DataColumn, ...]:
        """Return the declared columns, and one for the share of each rank."""
        declared = (column for column in super().data_columns() if column.name != "shares")
        return (*declared, *map(_share_column, range(max(map(len, self._shares()), default=0))))

    def _shares(self) -> list[tuple[Fraction, ...]]:
        return [row.shares for row in self]


def _share_column(i: int) -> DataColumn:
    name, meaning = f"rank_{i + 1}", f"share of draws at rank {i + 1}"
    return DataColumn(name, "number", lambda row: row.shares[i], meaning)


def _most_frequent(row: RankShares) -> str:
    taken = [(share, rank) for rank, share in enumerate(row.shares, 1) if share]
    taken.sort(key=lambda found: (-found[0], found[1]))
    return listed([f"{rank} ({percent_words(share)})" for share, rank in taken], _MOST_SHOWN)


def acceptability(question: Question, draws: int, seed: int) -> Acceptability:
    """Draw weightings from the set of a ranking and count the ranks that they give."""
    comparison = question.comparison
    counts = counted_ranks(comparison.flows, comparison.weights.draw(Random(seed), draws))  # noqa: S311 - repeatable, and nothing secret
    size = comparison.size

    def row(i: int) -> RankShares:
        low, high = comparison.intervals[i]
        together = comparison.groups.count(comparison.groups[i])
        mean = Fraction(sum(rank * n for rank, n in enumerate(counts[i], 1)), draws)
        return RankShares(
            name=question.name(question.partners[i]),
            partner=question.partners[i],
            mean_rank=mean,
            error=0.0 if high - low + 1 == together else _WIDEST / sqrt(draws),
            shares=tuple(Fraction(n, draws) for n in counts[i]),
        )

    rows = sorted(map(row, range(size)), key=lambda row: (row.mean_rank, row.name))
    cited = {c for code in question.partners for tie in question.ties[code] for c in tie.evidence}
    return Acceptability(
        rows=tuple(rows),
        origin=origin(question.profile, cited or None),
        on=question.on,
        method=f"{in_threes(draws)} weightings drawn evenly from {comparison.weights.text} (seed "
        f"{seed}); equal net flow shares the better rank.",
        draws=draws,
        seed=seed,
    )


def counted_ranks(flows: Sequence[Flows], drawn: Sequence[Flows]) -> list[list[int]]:
    """Return for each partner in how many draws it has rank 1, 2, ..."""
    sizes = Counter(flows)
    is_small = bool(drawn) and sum(drawn[0]) <= _MOST_TOTAL
    way = by_numpy if is_small and sizes and find_spec("numpy") else by_loop
    of_kind = dict(zip(sizes, way(sizes, drawn), strict=True))
    return [of_kind[flow] for flow in flows]


def by_loop(sizes: Counter[Flows], drawn: Sequence[Flows]) -> list[list[int]]:
    """Count the ranks draw by draw, for partners alike in all flows together."""
    kinds = list(sizes)
    counts = [[0] * sizes.total() for _ in kinds]
    for weights, times in Counter(drawn).items():
        scores = [sum(map(mul, weights, flows)) for flows in kinds]
        for i, place in enumerate(_places(scores, list(sizes.values()))):
            counts[i][place] += times
    return counts


def _places(scores: Sequence[int], sizes: Sequence[int]) -> Iterator[int]:
    """Yield for each kind how many partners are above it."""
    above: dict[int, int] = {}
    seen = 0
    for score, size in sorted(zip(scores, sizes, strict=True), reverse=True):
        above.setdefault(score, seen)
        seen += size
    return (above[score] for score in scores)


def by_numpy(sizes: Counter[Flows], drawn: Sequence[Flows]) -> list[list[int]]:
    """Count the same of all draws at once, in whole numbers of 64 bits."""
    import numpy as np

    weights = np.array(drawn, dtype=np.int64)
    scores = np.array(list(sizes), dtype=np.int64) @ weights.T
    members = np.array(list(sizes.values()), dtype=np.int64)
    counts = []
    for score in scores:
        above = members @ (scores > score)
        counts.append(np.bincount(above, minlength=sizes.total()).tolist())
    return counts
