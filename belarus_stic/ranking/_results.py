"""What a ranking is made of and gives: its rows, and the smaller tables beside it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

from attrs import field, frozen

from belarus_stic.errors import UnknownKeyError, nearest
from belarus_stic.model import Citation
from belarus_stic.ranking._acceptability import Shares
from belarus_stic.ranking._netflow import Cell
from belarus_stic.reference import country
from belarus_stic.table import Column, Table

Certainty = Literal["CERTAINLY", "CERTAINLY_NOT", "POSSIBLY"]
Measure = Literal["presence", "count"]
Verdict = Literal[
    "agrees", "disagrees", "mixed", "level", "cannot tell", "no order stated", "silent"
]


@frozen
class RankedPartner:
    """A partner and its place.

    `rank` is 1 + the number of partners with a greater `net_flow`, `place` the same as printed
    ("2=" where it is shared); `rank_low` and `rank_high` bound the rank over all weights of the
    set and all values within the bounds of the cells. `cells` hold what is known under each of the
    ranking's `criteria`, `breadth` is the number of kinds of tie that are documented. `stated` is
    what the source says of its place and `source_view` whether that fits the rank. `evidence` are
    the statements behind both, those behind the fewest partners first.
    """

    rank: int
    place: str
    partner: str
    name: str
    cells: tuple[Cell, ...]
    breadth: int
    net_flow: Fraction
    rank_low: int
    rank_high: int
    stated: str
    source_view: Verdict
    evidence: tuple[Citation, ...]

    @property
    def interval(self) -> str:
        """The best and worst rank, as printed."""
        if self.rank_low == self.rank_high:
            return str(self.rank_low)
        return f"{self.rank_low}-{self.rank_high}"


@frozen
class UnrankedPartner:
    """A country the source names without anything under the criteria, and as what."""

    partner: str
    name: str
    why: str
    evidence: tuple[Citation, ...]


class Unranked(Table[UnrankedPartner]):
    """Countries that are named but not ranked, by name."""

    __slots__ = ()
    title = "Partners named but not ranked"
    keys = ("partner", "name")

    def headline(self) -> str:
        """Return who is named but not ranked."""
        if not self.rows:
            return f"No country is named without being ranked, as of {self.on}."
        names = ", ".join(row.name for row in self)
        return f"Named but not ranked: {names}, as of {self.on}."

    def columns(self) -> tuple[Column, ...]:
        """Partner and as what the source names it."""
        return (Column("Partner", lambda row: row.name), Column("Named as", lambda row: row.why))


@frozen
class ClaimCheck:
    """What the source says of two partners (or of one denied tie) beside the computed ranks.

    A rank is `None` where the partner is not ranked, and then the order cannot be told: no tie that
    is named is not no tie. `certainty` says whether the stated order holds for every weighting of
    the set.
    """

    higher: str
    lower: str | None
    says: str
    rank_of_higher: int | None
    rank_of_lower: int | None
    verdict: Verdict
    certainty: Certainty | None
    evidence: tuple[Citation, ...]


class ClaimChecks(Table[ClaimCheck]):
    """The orders and denials the source states, each beside the ranks."""

    __slots__ = ()
    title = "What the source says against the ranks"

    def headline(self) -> str:
        """Return how many of the source's orders and denials fit the ranks."""
        of = Counter(row.verdict for row in self)
        return (
            f"Of {len(self)} orders and denials that the source states, {of['agrees']} fit the "
            f"ranks, {of['disagrees']} do not, {of['level']} meet level ranks and "
            f"{of['cannot tell']} cannot be told, as of {self.on}."
        )

    def columns(self) -> tuple[Column, ...]:
        """Who the source puts above whom, in what words, the ranks and the verdict."""
        return (
            Column("Above", lambda row: row.higher),
            Column("Below", lambda row: row.lower or ""),
            Column("The source says", lambda row: row.says),
            Column(
                "Ranks",
                lambda row: " / ".join(
                    "none" if rank is None else str(rank)
                    for rank in (row.rank_of_higher, row.rank_of_lower)[: 2 if row.lower else 1]
                ),
            ),
            Column("Verdict", lambda row: row.verdict),
        )


@frozen
class PartnerAcceptability:
    """In what share of the draws a partner takes each rank: `shares[r]` belongs to rank r + 1."""

    partner: str
    name: str
    rank: int
    shares: tuple[Fraction, ...]
    evidence: tuple[Citation, ...]

    @property
    def first(self) -> Fraction:
        """The share of draws in which it ranks first."""
        return self.shares[0]

    @property
    def expected_rank(self) -> Fraction:
        """The mean rank over the draws, level partners at the mean of the ranks they take up."""
        return sum((rank * share for rank, share in enumerate(self.shares, 1)), Fraction(0))

    @property
    def likeliest(self) -> int:
        """The rank it takes most often; the best of several."""
        return self.shares.index(max(self.shares)) + 1


@frozen(repr=False)
class Acceptability(Table[PartnerAcceptability]):
    """Rank acceptability by partner, in the order of the ranking."""

    title = "Rank acceptability"
    keys = ("partner", "name")

    draws: int = field(kw_only=True)
    seed: int = field(kw_only=True)
    _shares: Shares = field(kw_only=True)
    _partners: tuple[str, ...] = field(kw_only=True)

    @property
    def error(self) -> float:
        """Half the width of a 95 % interval around any share, at most 0.98 / sqrt(draws)."""
        return 0.98 / math.sqrt(self.draws)

    def wins(self, one: str, other: str) -> Fraction:
        """Return the share of draws in which `one` has the greater net flow (ties count for none).

        Raises `UnknownKeyError` for a country that is not ranked.
        """
        first, second = (index_of(self._partners, name) for name in (one, other))
        return self._shares.wins[first][second]

    def headline(self) -> str:
        """Return who comes first how often, with the sampling error."""
        best = max(self.rows, key=lambda row: row.first, default=None)
        if best is None:
            return "Nobody is ranked."
        return (
            f"{best.name} ranks first in {float(best.first):.1%} of {self.draws} weightings drawn "
            f"(seed {self.seed}), give or take {self.error:.1%}."
        )

    def columns(self) -> tuple[Column, ...]:
        """Partner, share of draws at first rank, the likeliest rank and its share, mean rank."""
        return (
            Column("Partner", lambda row: row.name),
            Column("First", lambda row: f"{float(row.first):.3f}", right=True),
            Column("Likeliest rank", lambda row: row.likeliest, right=True),
            Column("Share", lambda row: f"{float(max(row.shares)):.3f}", right=True),
            Column("Mean rank", lambda row: f"{float(row.expected_rank):.1f}", right=True),
        )


@frozen
class Shift:
    """What happens to the ranks under another assumption.

    `mean_shift` is the mean absolute change of rank over the partners that stay, `largest_shift`
    the greatest one and `partner` whose it is, `swaps` the number of pairs whose order is reversed.
    """

    assumption: str
    mean_shift: Fraction
    largest_shift: int
    partner: str
    swaps: int
    evidence: tuple[Citation, ...] = ()


class Stability(Table[Shift]):
    """How far the ranks move when one assumption at a time is changed."""

    __slots__ = ()
    title = "Stability of the ranks"
    keys = ("assumption",)

    def columns(self) -> tuple[Column, ...]:
        """The assumption, mean and largest shift, and the pairs reversed."""
        return (
            Column("Assumption", lambda row: row.assumption),
            Column("Mean shift", lambda row: f"{float(row.mean_shift):.2f}", right=True),
            Column("Largest", lambda row: row.largest_shift, right=True),
            Column("Partner", lambda row: row.partner),
            Column("Swaps", lambda row: row.swaps, right=True),
        )

    def headline(self) -> str:
        """Return the change of assumption that moves the ranks most."""
        most = max(self.rows, key=lambda row: row.mean_shift, default=None)
        if most is None:
            return "No assumption could be changed."
        return (
            f"Ranks move most {most.assumption}: by {float(most.mean_shift):.2f} places on "
            f"average, as of {self.on}."
        )


@frozen
class PartnerScore:
    """A partner's place under another rule; `score_low` and `score_high` bound its score."""

    rank: int
    place: str
    partner: str
    name: str
    score: Fraction
    score_low: Fraction
    score_high: Fraction
    evidence: tuple[Citation, ...]


class Scores(Table[PartnerScore]):
    """Partners by the score of a named rule, the best first."""

    __slots__ = ()
    title = "Scores"
    keys = ("partner", "name")

    def columns(self) -> tuple[Column, ...]:
        """Place, partner and score."""
        return (
            Column("Place", lambda row: row.place, right=True),
            Column("Partner", lambda row: row.name),
            Column("Score", lambda row: f"{float(row.score):.3f}", right=True),
        )


def index_of(partners: Sequence[str], name: str) -> int:
    """Return the position of a country among partners; raises `UnknownKeyError`."""
    code = country(name).alpha3
    if code not in partners:
        known = [country(one).name for one in partners]
        message = f"{name!r} is not ranked{nearest(name, known)}"
        raise UnknownKeyError(message)
    return partners.index(code)
