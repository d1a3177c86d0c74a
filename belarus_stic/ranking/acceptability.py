"""Rank acceptability: how often each partner takes each rank when the weights are drawn.

SMAA-2 (Lahdelma & Salminen 2001, Operations Research 49:444) with the net flow as its value
function. Drawn weights are whole numbers, so flows are exact and so are ties. `by_loop` is the
definition; `by_numpy` gives the same counts of the same draws.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import partial
from importlib.util import find_spec
from math import sqrt
from operator import mul
from random import Random
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from attrs import frozen

from belarus_stic import tables
from belarus_stic.ranking import sentences
from belarus_stic.ranking.question import Question
from belarus_stic.tables import percent_words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from belarus_stic.charts import Sheet

Flows = tuple[int, ...]
# The half-width of a 95 % interval around a share is greatest at one half: 1.96 * sqrt(1 / 4).
_WIDEST = 0.98
_MOST_NAMES = 8


@frozen(kw_only=True, repr=False)
class RankShares(tables.Row):
    """How often a partner takes each rank; `shares` begin at rank 1 and sum to 1."""

    name: str = tables.described("English short name of the country")
    partner: str = tables.described("alpha-3 code of the country")
    mean_rank: Fraction = tables.described("mean of the ranks over the draws")
    error: float = tables.described("half-width of a 95 % interval, at most", unit="share of 1")
    shares: tuple[Fraction, ...] = tables.described("share of draws at each rank, from 1 on")


@frozen(repr=False, kw_only=True)
class Acceptability(tables.Table[RankShares]):
    """The share of draws in which each partner takes each rank; equals share the better rank."""

    title: ClassVar[str] = "Ranks under drawn weights"
    row_type = RankShares
    keys: ClassVar[tuple[str, ...]] = ("partner", "name")

    draws: int
    by: str

    def _headline(self) -> str:
        draws, home = f"{tables.in_threes(self.draws)} weightings drawn", self.origin.name
        told = f"no partner country of {home} is ranked, so {draws} change nothing"
        if self.rows:
            most = max(row.shares[0] for row in self)
            names = [row.name for row in self if row.shares[0] == most]
            rank = f"{tables.names_words(names, _MOST_NAMES)} rank{'s' * (len(names) == 1)}"
            share = "all" if most == 1 else percent_words(most)
            of = f"{self.by}, of {tables.counted(len(self), 'partner country')} of {home}"
            told = f"{of}, {rank} first most often, alone or shared, in {share} of {draws}"
        return tables.sentence(f"{told} {self.origin.phrase(self.on)}")

    def plot(
        self,
        kind: Literal["heat"] | None = None,
        *,
        ax: "Axes | None" = None,
        highlight: str | None = None,
        **kwargs: Any,
    ) -> "Axes":
        """Draw how often each rank comes up, as shades, with matplotlib; return the axes.

        Partners with the same shares have one row. `highlight` frames the row of a country. On `ax`
        the picture is made to fit, with all its letters; without it, it has a figure of its own.
        `kwargs` are properties of the marks.

        Raises `OptionError` for another kind, `UnknownKeyError` for a country that is not ranked,
        `MissingPackageError` without matplotlib.
        """
        tables.choice("kind", kind or "heat", ("heat",))
        lead = None if highlight is None else self[highlight].partner

        return tables.drawn(self, partial(_shades, self, lead), ax, kwargs)

    def _notes(self) -> tuple[str, ...]:
        return ("A share tells how many weightings give a rank, not how likely the rank is.",)

    def columns(self) -> tuple[tables.Column, ...]:
        """Return the country, its mean rank, and how often it ranks first."""
        return (
            tables.Column("Country", lambda row: row.name),
            tables.Column("Mean rank", lambda row: f"{float(row.mean_rank):.1f}", right=True),
            tables.Column("Ranks first", lambda row: percent_words(row.shares[0]), right=True),
        )

    def data_columns(self) -> tuple[tables.DataColumn, ...]:
        """Return the declared columns, and one for the share of each rank."""
        declared = [column for column in super().data_columns() if column.name != "shares"]
        return (*declared, *map(_share_column, range(len(self.rows[0].shares if self else ()))))


def _shades(shares: Acceptability, lead: str | None) -> "Sheet":
    """Return a picture of how often each rank comes up; partners alike in all have one row."""
    from belarus_stic.charts import HeatRow, draw_heat

    alike: dict[tuple[Fraction, ...], list[RankShares]] = {}
    for row in shares:
        alike.setdefault(row.shares, []).append(row)
    rows = (
        HeatRow(
            names=tables.names_words((row.name for row in some), in_column=True),
            mean=f"{float(some[0].mean_rank):.1f}",
            shares=tuple(map(float, at_each)),
            is_lead=any(row.partner == lead for row in some),
        )
        for at_each, some in alike.items()
    )
    return draw_heat(tuple(rows), len(shares.rows[0].shares) if shares.rows else 0)


def _share_column(i: int) -> tables.DataColumn:
    name, meaning = f"rank_{i + 1}", f"share of draws at rank {i + 1}"
    return tables.DataColumn(name, "number", lambda row: row.shares[i], meaning, "share of 1")


def acceptability(q: Question, origin: tables.Origin, draws: int, seed: int) -> Acceptability:
    """Draw weightings from the set of a ranking and count the ranks that they give."""
    comparison = q.comparison
    drawn = comparison.weights.draw(Random(seed), draws)  # noqa: S311 - repeatable, nothing secret
    error = percent_words(Fraction(_WIDEST / sqrt(draws)))
    hedged = ", and a hedged value counts as stated" * bool(q.own)
    rows = (
        RankShares(
            name=q.name(code),
            partner=code,
            mean_rank=Fraction(sum(map(mul, counts, range(1, len(counts) + 1))), draws),
            error=_WIDEST / sqrt(draws),
            shares=tuple(Fraction(count, draws) for count in counts),
        )
        for code, counts in counted_ranks(comparison.flows, drawn).items()
    )
    return Acceptability(
        rows=tuple(sorted(rows, key=lambda row: (row.mean_rank, row.name))),
        origin=origin,
        on=q.asked.on,
        draws=draws,
        by=sentences.counted_by(q),
        method=f"{tables.in_threes(draws)} weightings drawn evenly from {comparison.weights.text} "
        f"(seed {seed}); equal net flow shares the better rank{hedged}. Other draws give other "
        f"shares: 95 of 100 are within {error} of those of all weights.",
    )


def counted_ranks(flows: Mapping[str, Flows], drawn: Sequence[Flows]) -> dict[str, list[int]]:
    """Return for each partner in how many draws it has rank 1, 2, ..."""
    sizes = Counter(flows.values())
    # No flow is as great as the number of partners.
    fits = bool(sizes) and sum(drawn[0]) * len(flows) < 1 << 63 and find_spec("numpy")
    counts = (by_numpy if fits else by_loop)(sizes, drawn)
    of_kind = dict(zip(sizes, counts, strict=True))
    return {code: of_kind[flow] for code, flow in flows.items()}


def by_loop(sizes: Counter[Flows], drawn: Sequence[Flows]) -> list[list[int]]:
    """Count the ranks draw by draw, for partners alike in all flows together."""
    counts = [[0] * sizes.total() for _ in sizes]
    for weights, times in Counter(drawn).items():
        scores = [sum(map(mul, weights, flows)) for flows in sizes]
        above: dict[int, int] = {}
        seen = 0
        for score, size in sorted(zip(scores, sizes.values(), strict=True), reverse=True):
            above.setdefault(score, seen)
            seen += size
        for kind, score in zip(counts, scores, strict=True):
            kind[above[score]] += times
    return counts


def by_numpy(sizes: Counter[Flows], drawn: Sequence[Flows]) -> list[list[int]]:
    """Count the same of all draws at once, in whole numbers of 64 bits."""
    import numpy as np

    scores = np.array(list(sizes), dtype=np.int64) @ np.array(drawn, dtype=np.int64).T
    members = np.array(list(sizes.values()), dtype=np.int64)
    above = (members @ (scores > score) for score in scores)
    return [np.bincount(ranks, minlength=sizes.total()).tolist() for ranks in above]
