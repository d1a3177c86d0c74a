"""The ranking of partners: who, how certain, and what the source says itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal, get_args

from attrs import evolve, field, frozen

from belarus_stic.errors import NotAnswerableError, OptionError, UnknownKeyError, nearest
from belarus_stic.graph import TIE_KINDS, Network, ProfileOrGraph, Tie, network_of, ties
from belarus_stic.model import Citation
from belarus_stic.ranking._acceptability import Shares, draw_shares
from belarus_stic.ranking._criteria import (
    Criterion,
    OpenStatement,
    open_statements,
    pool_of,
    tie_counts,
)
from belarus_stic.ranking._netflow import (
    UNKNOWN,
    Cell,
    Column as CellColumn,
    Comparison,
    competition_ranks,
    place_texts,
)
from belarus_stic.ranking._stated import Claim, claims, positions, shares
from belarus_stic.ranking._weights import WeightSet, weight_set
from belarus_stic.reference import country
from belarus_stic.table import Column, LeftOut, Table
from belarus_stic.values import Period

if TYPE_CHECKING:
    import networkx as nx

Certainty = Literal["CERTAINLY", "CERTAINLY_NOT", "POSSIBLY"]
Measure = Literal["presence", "count"]
Verdict = Literal["agrees", "disagrees", "level", "no order stated", "silent"]

DEFAULT_CRITERIA = ("agreement", "programme", "centre", "joint-budget")
# What fits over a column of one or two digits.
_SHORT = {
    "agreement": "Agr",
    "programme": "Prog",
    "centre": "Ctr",
    "project": "Proj",
    "joint-budget": "Joint",
    "event": "Event",
    "funding": "Fund",
}


@frozen
class RankedPartner:
    """A partner and its place.

    `rank` is 1 + the number of partners with a greater `net_flow`, `place` the same as printed
    ("2=" where it is shared); `rank_low` and `rank_high` bound the rank over all weights of the
    set and all values within the bounds of the cells. `cells` hold what is known under each of the
    ranking's `criteria`, `breadth` is the number of kinds of tie that are documented. `stated` is
    what the source says of its place and `source_view` whether that fits the rank. `evidence` are
    the statements behind both.
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
    """A country the source names without an instrument of the chosen kinds, and as what."""

    partner: str
    name: str
    why: str
    evidence: tuple[Citation, ...]


@frozen(repr=False)
class Unranked(Table[UnrankedPartner]):
    """Countries that are named but not ranked, by name."""

    title = "Partners named without an instrument"
    keys = ("partner", "name")

    def columns(self) -> tuple[Column, ...]:
        """Partner and as what the source names it."""
        return (Column("Partner", lambda row: row.name), Column("Named as", lambda row: row.why))


@frozen
class ClaimCheck:
    """What the source says of two partners (or of one denied tie) beside the computed ranks.

    A rank is `None` where the partner is not ranked, which is below everyone who is. `certainty`
    says whether the stated order holds for every weighting of the set.
    """

    higher: str
    lower: str | None
    says: str
    rank_of_higher: int | None
    rank_of_lower: int | None
    verdict: Verdict
    certainty: Certainty | None
    evidence: tuple[Citation, ...]


@frozen(repr=False)
class ClaimChecks(Table[ClaimCheck]):
    """The orders and denials the source states, each beside the ranks."""

    title = "What the source says against the ranks"

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
        """Half the width of a 95 % interval around any share: at most 0.98 / sqrt(draws)."""
        return 0.98 / float(self.draws) ** 0.5

    def wins(self, one: str, other: str) -> Fraction:
        """Return the share of draws in which `one` has the greater net flow (ties count for none).

        Raises `UnknownKeyError` for a country that is not ranked.
        """
        first, second = (_index(self._partners, name) for name in (one, other))
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


@frozen(repr=False)
class Stability(Table[Shift]):
    """How far the ranks move when one assumption at a time is changed."""

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


@frozen(repr=False)
class Scores(Table[PartnerScore]):
    """Partners by the score of a named rule, the best first."""

    title = "Scores"
    keys = ("partner", "name")

    def columns(self) -> tuple[Column, ...]:
        """Place, partner and score."""
        return (
            Column("Place", lambda row: row.place, right=True),
            Column("Partner", lambda row: row.name),
            Column("Score", lambda row: f"{float(row.score):.3f}", right=True),
        )


@frozen(repr=False)
class Ranking(Table[RankedPartner]):
    """Partners by rank, with how much of that order is certain.

    `criteria` are the names of what is compared, `pool` says among whom, `weights` what is assumed
    of the weights, `unranked` are the partners that the source names without an instrument of the
    chosen kinds.
    """

    title = "Partners by kinds of documented tie"
    keys = ("partner", "name")

    criteria: tuple[str, ...] = field(kw_only=True)
    measure: Measure = field(kw_only=True)
    pool: str = field(kw_only=True)
    home: str = field(kw_only=True)
    unranked: Unranked = field(kw_only=True)
    _claims: tuple[Claim, ...] = field(kw_only=True)
    _names: Mapping[str, str] = field(kw_only=True)
    _partners: tuple[str, ...] = field(kw_only=True)
    _comparison: Comparison = field(kw_only=True)
    _other_measure: Comparison = field(kw_only=True)

    @property
    def weights(self) -> str:
        """What is assumed of the weights, in words."""
        return self._comparison.weights.text

    @property
    def centre(self) -> Mapping[str, Fraction]:
        """The weights at which ranks are taken; they are in the set."""
        return dict(zip(self.criteria, self._comparison.weights.centre, strict=True))

    @property
    def decided(self) -> float:
        """The share of pairs whose order, or tie, holds for every weighting of the set."""
        return float(self._comparison.decided)

    def above(self, one: str, other: str) -> Certainty:
        """Say whether `one` ranks above `other` whatever the weights of the set and hidden values.

        CERTAINLY if its net flow is the greater for every weighting in the set and every value
        within the bounds of the cells, CERTAINLY_NOT if it is for none, else POSSIBLY.

        >>> from belarus_stic import load_profile
        >>> ranking = rank_partners(load_profile())
        >>> ranking.above("Russia", "Germany"), ranking.above("Germany", "Russia")
        ('CERTAINLY', 'CERTAINLY_NOT')

        Raises `UnknownKeyError` for a country that is not ranked.
        """
        a, b = (_index(self._partners, name) for name in (one, other))
        if self._comparison.above[a] >> b & 1:
            return "CERTAINLY"
        if a == b or self._comparison.not_below[b] >> a & 1:
            return "CERTAINLY_NOT"
        return "POSSIBLY"

    def order(self) -> nx.DiGraph:
        """Return what is certain of the order as a graph of its covers (Hasse diagram).

        Nodes are the partners' codes with `name` and `rank`; an edge runs from a partner to each
        one certainly below it with nobody certainly in between. A path is a certain order; where
        there is none, the set of weights and the cells leave the order open, or the two are level.
        """
        import networkx as nx

        graph = nx.DiGraph(method=self.method, on=str(self.on))
        for row in self:
            graph.add_node(row.partner, name=row.name, rank=row.rank)
        partners = self._partners
        graph.add_edges_from((partners[a], partners[b]) for a, b in self._comparison.covers)
        return graph

    def acceptability(self, *, draws: int = 10_000, seed: int = 0) -> Acceptability:
        """Draw weightings evenly from the set and count how often each partner takes each rank.

        SMAA-2 (Lahdelma & Salminen 2001, Operations Research 49:444). Level partners share the
        ranks they take up, so the shares of a partner and those of a rank sum to 1. A share is
        known to within 0.98 / sqrt(draws) with 95 % confidence. The same seed gives the same
        table on every machine.

        >>> from belarus_stic import load_profile
        >>> drawn = rank_partners(load_profile()).acceptability(draws=500)
        >>> drawn["Russia"].first, drawn.wins("Russia", "Germany")
        (Fraction(1, 1), Fraction(1, 1))

        Raises `OptionError` unless `draws` is a whole number from 1 to 1,000,000 and `seed` a whole
        number, `NotAnswerableError` for a set too thin to draw from.
        """
        if isinstance(draws, bool) or not isinstance(draws, int) or not 1 <= draws <= 1_000_000:
            message = f"draws={draws!r}; expected a whole number from 1 to 1,000,000"
            raise OptionError(message)
        if isinstance(seed, bool) or not isinstance(seed, int):
            message = f"seed={seed!r}; expected a whole number, so that the draws can be repeated"
            raise OptionError(message)
        comparison = self._comparison
        if not self._partners:
            message = "nobody is ranked, so no ranks can be drawn"
            raise NotAnswerableError(message)
        drawn = draw_shares(comparison.flows, comparison.weights, draws=draws, seed=seed)
        evidence = {row.partner: row.evidence for row in self}
        caveats = [f"Shares come from {draws} draws: give or take {0.98 / draws**0.5:.4f} (95 %)."]
        if not all(column.exact for column in comparison.columns):
            caveats.append(
                "Only weights are drawn: cells stand at the values the ranks are taken at, so what "
                "is hidden behind bounds is not in these shares (the rank intervals have it)."
            )
        return Acceptability(
            rows=tuple(
                PartnerAcceptability(
                    partner=code,
                    name=self._names[code],
                    rank=comparison.ranks[i],
                    shares=drawn.ranks[i],
                    evidence=evidence.get(code, ()),
                )
                for i, code in enumerate(self._partners)
            ),
            method=f"SMAA-2: {draws} draws from {self.weights}, seed {seed}.",
            on=self.on,
            sources=self.sources,
            caveats=(*caveats, *self.caveats),
            draws=draws,
            seed=seed,
            shares=drawn,
            partners=self._partners,
        )

    def against_source(self) -> ClaimChecks:
        """Return each order or denial that the source states, beside the computed ranks.

        The source puts a partner above another by its tiers, or by shares of one whole; it denies
        a tie ("no official contacts", "no agreement"). A partner that is not ranked counts as
        below all that are.
        """
        index = {code: i for i, code in enumerate(self._partners)}
        ranks = self._comparison.ranks
        rows = []
        for claim in self._claims:
            high = index.get(claim.higher)
            low = None if claim.lower is None else index.get(claim.lower)
            verdict = self._verdict(claim)
            if verdict == "silent":
                continue
            both = high is not None and low is not None and claim.lower is not None
            rows.append(
                ClaimCheck(
                    higher=self._names[claim.higher],
                    lower=None if claim.lower is None else self._names[claim.lower],
                    says=claim.words,
                    rank_of_higher=None if high is None else ranks[high],
                    rank_of_lower=None if low is None else ranks[low],
                    verdict=verdict,
                    certainty=self.above(claim.higher, str(claim.lower)) if both else None,
                    evidence=claim.evidence,
                )
            )
        return ClaimChecks(
            rows=tuple(rows),
            method="Orders and denials as the source states them, against the computed ranks.",
            on=self.on,
            sources=self.sources,
            caveats=("The source speaks of importance or of shares, the ranks of kinds of tie.",),
        )

    def _verdict(self, claim: Claim) -> Verdict:
        return _verdict(claim, dict(zip(self._partners, self._comparison.ranks, strict=True)))

    def stability(self) -> Stability:
        """Return how far ranks move without each criterion, without each partner, or otherwise.

        "Otherwise": ties counted instead of present or absent (or the other way round), and
        Copeland's rule instead of net flow. Weights stay at the centre of the set, those of a
        criterion left out going to the others in proportion. A partner left out changes the pool
        that all others are compared in; the others' ranks are compared among themselves.
        """
        base = self._comparison
        rows = []
        everyone = range(base.size)
        if len(self.criteria) > 1:
            for k, name in enumerate(self.criteria):
                scores = [
                    sum(
                        (
                            weight * flow
                            for i, (weight, flow) in enumerate(
                                zip(base.weights.centre, flows, strict=True)
                            )
                            if i != k
                        ),
                        Fraction(0),
                    )
                    for flows in base.flows
                ]
                rows.append(self._shift(f"without {name}", everyone, scores))
        if base.size > 1:
            for left_out in everyone:
                stay = [i for i in everyone if i != left_out]
                scores = list(base.without_partner(left_out).net_flows)
                rows.append(
                    self._shift(f"without {self._names[self._partners[left_out]]}", stay, scores)
                )
        other = "presence" if self.measure == "count" else "count"
        rows.append(
            self._shift(f"with ties by {other}", everyone, self._other_measure.net_flows)
        )
        rows.append(self._shift("with Copeland's rule", everyone, base.copeland()))
        return Stability(
            rows=tuple(rows),
            method="Ranks recomputed with one assumption changed at a time.",
            on=self.on,
            sources=self.sources,
            caveats=("Weights stay at the centre of the set.",),
        )

    def _shift(
        self, assumption: str, stay: Sequence[int], scores: Sequence[Fraction | int]
    ) -> Shift:
        before = [self._comparison.net_flows[i] for i in stay]
        old, new = competition_ranks(before), competition_ranks(scores)
        moves = [abs(one - other) for one, other in zip(old, new, strict=True)]
        largest = max(moves, default=0)
        return Shift(
            assumption=assumption,
            mean_shift=Fraction(sum(moves), len(moves) or 1),
            largest_shift=largest,
            partner=self._names[self._partners[stay[moves.index(largest)]]] if largest else "",
            swaps=sum(
                (before[a] - before[b]) * (scores[a] - scores[b]) < 0
                for a in range(len(stay))
                for b in range(a)
            ),
        )

    def copeland(self) -> Scores:
        """Rank by Copeland's rule: duels won less duels lost, at the centre of the weights.

        i beats j if the weights of the criteria where i is above outweigh those where j is; the
        score is the number of partners it beats less the number that beat it (Copeland 1951, "A
        reasonable social welfare function", University of Michigan; Saari & Merlin 1996, Economic
        Theory 8:51). It leans on the pool less than net flow does, and ties more. Caveat: it is
        not linear in the weights, so a rank by it may lie outside the interval of net flow.
        """
        scores = [Fraction(score) for score in self._comparison.copeland()]
        return self._scores(
            scores,
            [(score, score) for score in scores],
            method="Copeland's rule: weighted majorities won less lost, at the centre of the "
            f"weights. {self._centre_text()} Pool: {self.pool}.",
            caveats=("A rank by this rule may lie outside the certified interval of net flow.",),
        )

    def weighted_sum(
        self,
        goalposts: Mapping[str, tuple[Any, Any]],
        *,
        weights: Mapping[str, Any] | None = None,
    ) -> Scores:
        """Rank by a weighted sum of values rescaled between goalposts that the caller gives.

        The score is the sum of w * (value - low) / (high - low), weights summing to 1 (Fishburn
        1967, Operations Research 15:537; min-max rescaling as in the OECD/JRC Handbook on
        Constructing Composite Indicators, 2008). Fixed goalposts keep the order of two partners
        from hanging on who else is in the pool, which goalposts taken from the data do not.
        Caveat: a shortfall in one criterion is bought off by another at the rate that goalposts
        and weights set together; that rate is the caller's claim. Weights are those of the centre
        unless given.

        Raises `OptionError` for goalposts that are missing, in the wrong order, or not around the
        values, and for weights that are no share of 1. Partners with an unknown cell are left out.
        """
        posts = self._goalposts(goalposts)
        given = self.centre if weights is None else self._weights_given(weights)
        scored: dict[str, tuple[Fraction, Fraction, Fraction]] = {}
        left_out = []
        evidence = {row.partner: row.evidence for row in self}
        for i, code in enumerate(self._partners):
            cells = [column.cells[i] for column in self._comparison.columns]
            missing = [
                name for name, cell in zip(self.criteria, cells, strict=True) if cell.point is None
            ]
            if missing:
                left_out.append(
                    LeftOut(
                        what=self._names[code],
                        reason=f"unknown: {', '.join(missing)}",
                        evidence=evidence.get(code, ()),
                    )
                )
                continue
            score = [Fraction(0)] * 3
            for name, cell in zip(self.criteria, cells, strict=True):
                low, high = posts[name]
                ends = _within(self._names[code], name, cell, low, high)
                for end, value in enumerate(ends):
                    score[end] += given[name] * (value - low) / (high - low)
            scored[code] = (score[0], score[1], score[2])
        return self._scores(
            [point for point, _, _ in scored.values()],
            [(low, high) for _, low, high in scored.values()],
            codes=list(scored),
            method="Weighted sum between goalposts "
            + ", ".join(
                f"{name} {float(low):g} to {float(high):g}" for name, (low, high) in posts.items()
            )
            + "; weights "
            + ", ".join(f"{name} {float(given[name]):.4g}" for name in self.criteria)
            + ".",
            caveats=("Criteria buy each other off at the rate goalposts and weights set.",),
            left_out=left_out,
        )

    def _goalposts(
        self, goalposts: Mapping[str, tuple[Any, Any]]
    ) -> dict[str, tuple[Fraction, Fraction]]:
        found = {}
        for name in self.criteria:
            pair = goalposts.get(name)
            try:
                low, high = (Fraction(Decimal(str(end))) for end in pair or ())
            except (ArithmeticError, ValueError):
                low = high = Fraction(0)
            if not low < high:
                message = f"goalposts of {name!r}: {pair!r}; expected (low, high) with low < high"
                raise OptionError(message)
            found[name] = (low, high)
        self._check_criteria("goalposts", goalposts)
        return found

    def _weights_given(self, weights: Mapping[str, Any]) -> dict[str, Fraction]:
        self._check_criteria("weights", weights)
        try:
            found = {n: Fraction(Decimal(str(weights.get(n, 0)))) for n in self.criteria}
        except (ArithmeticError, ValueError):
            found = {}
        if sum(found.values()) != 1 or min(found.values()) < 0:
            message = f"weights {dict(weights)!r}; expected shares from 0 to 1 that sum to 1"
            raise OptionError(message)
        return found

    def _check_criteria(self, what: str, given: Iterable[str]) -> None:
        for name in given:
            if name not in self.criteria:
                message = (
                    f"{what} name {name!r}, which is no criterion of this ranking; expected "
                    f"{', '.join(self.criteria)}{nearest(str(name), self.criteria)}"
                )
                raise OptionError(message)

    def _scores(
        self,
        scores: Sequence[Fraction],
        bounds: Sequence[tuple[Fraction, Fraction]],
        *,
        method: str,
        caveats: tuple[str, ...],
        codes: Sequence[str] | None = None,
        left_out: Sequence[LeftOut] = (),
    ) -> Scores:
        codes = self._partners if codes is None else codes
        ranks = competition_ranks(scores)
        evidence = {row.partner: row.evidence for row in self}
        rows = [
            PartnerScore(
                rank=rank,
                place=place,
                partner=code,
                name=self._names[code],
                score=score,
                score_low=low,
                score_high=high,
                evidence=evidence.get(code, ()),
            )
            for rank, place, code, score, (low, high) in zip(
                ranks, place_texts(ranks), codes, scores, bounds, strict=True
            )
        ]
        return Scores(
            rows=tuple(sorted(rows, key=lambda row: (row.rank, row.name))),
            method=method,
            on=self.on,
            sources=self.sources,
            caveats=(*caveats, *self.caveats),
            left_out=tuple(left_out),
        )

    def _centre_text(self) -> str:
        centre = self._comparison.weights.centre
        if len(set(centre)) == 1:
            return "Ranks are taken at equal weights."
        named = ", ".join(f"{name} {float(w):.4g}" for name, w in self.centre.items())
        return f"Ranks are taken at the centre of the set: {named}."

    def columns(self) -> tuple[Column, ...]:
        """Place, partner, one column for each criterion, the rank's interval, the source's word."""
        return (
            Column("Place", lambda row: row.place, right=True),
            Column("Partner", lambda row: row.name),
            *(
                Column(
                    _SHORT.get(name, name),
                    lambda row, k=k: self._shown(k, row.cells[k]),  # type: ignore[misc]
                    right=True,
                )
                for k, name in enumerate(self.criteria)
            ),
            Column("Interval", lambda row: row.interval, right=True),
            Column("What the source says", _source_text),
        )

    def _shown(self, criterion: int, cell: Cell) -> str:
        if self.measure == "presence" and self.criteria[criterion] in TIE_KINDS:
            return "x" if cell.low else "-"
        return str(cell)

    def headline(self) -> str:
        """Return who ranks first among how many, and how much of the order is certain."""
        if not self.rows:
            return f"No partner of {self._names[self.home]} is ranked, as of {self.on}."
        first = [row.name for row in self if row.rank == 1]
        who = f"{first[0]} ranks first" if len(first) == 1 else f"{len(first)} partners rank first"
        if 1 < len(first) <= 4:
            who = f"{', '.join(first)} rank first together"
        return (
            f"{who} among {len(self._partners)} partners of {self._names[self.home]} by "
            f"{self._what()}, as of {self.on}; {self.decided:.0%} of all pairs hold for "
            f"{self.weights}."
        )

    def _what(self) -> str:
        if set(self.criteria) <= set(TIE_KINDS):
            return "kinds of documented tie" if self.measure == "presence" else "named records"
        return "kinds of documented tie and the evidence given"

    def _flat(self, row: RankedPartner) -> dict[str, Any]:
        flat = super()._flat(row)
        del flat["cells"]
        for name, cell in zip(self.criteria, row.cells, strict=True):
            flat[name] = self._shown(self.criteria.index(name), cell)
            flat[f"{name}_low"] = _number(cell.low)
            flat[f"{name}_high"] = _number(cell.high)
        return flat


def _source_text(row: RankedPartner) -> str:
    if row.source_view in {"silent", "no order stated"}:
        return row.stated
    return f"{row.stated} ({row.source_view})" if row.stated else f"({row.source_view})"


def _number(number: Fraction | None) -> int | float | None:
    if number is None:
        return None
    return int(number) if number.denominator == 1 else float(number)


def _within(
    partner: str, name: str, cell: Cell, low: Fraction, high: Fraction
) -> tuple[Fraction, Fraction, Fraction]:
    point = low if cell.point is None else cell.point
    if not low <= point <= high:
        message = (
            f"goalposts of {name!r} are {float(low):g} to {float(high):g}, but {partner} has "
            f"{cell}; expected goalposts around all values"
        )
        raise OptionError(message)
    return (
        point,
        low if cell.low is None else max(low, cell.low),
        high if cell.high is None else min(high, cell.high),
    )


def _index(partners: Sequence[str], name: str) -> int:
    code = country(name).alpha3
    if code not in partners:
        known = [country(one).name for one in partners]
        message = f"{name!r} is not ranked{nearest(name, known)}"
        raise UnknownKeyError(message)
    return partners.index(code)


def _verdict(claim: Claim, ranks: Mapping[str, int]) -> Verdict:
    if claim.lower is None:
        return "disagrees" if claim.contradicted else "agrees"
    if claim.higher not in ranks and claim.lower not in ranks:
        return "silent"
    nowhere = len(ranks) + 1
    high, low = ranks.get(claim.higher, nowhere), ranks.get(claim.lower, nowhere)
    if high == low:
        return "level"
    return "agrees" if high < low else "disagrees"


def rank_partners(
    profile: ProfileOrGraph,
    *,
    criteria: Sequence[str | Criterion] = DEFAULT_CRITERIA,
    measure: Measure = "presence",
    weights: str | WeightSet | Mapping[str, tuple[Any, Any]] = "any",
    within: str | Iterable[str] | None = None,
    on: Period | str | None = None,
) -> Ranking:
    """Rank the countries that co-operate with the home country, and say how certain the order is.

    What is ranked is *how many kinds of documented instrument link the two countries*: not volume,
    money or importance. `criteria` are kinds of tie (see `ties`) and evidence of the caller's own
    from `criterion()`. With `measure="presence"` a kind of tie is there or not; with "count" the
    named records are counted, and where the source says that more exist the cell has no upper
    bound. The pool is every country with a tie or a value under some criterion; `within` narrows it
    to a group (full members on the date), an area of UN M49, or the countries given.

    `rank` orders by net flow, the weighted sum over criteria of the partners below less those
    above (Borda with ties; PROMETHEE II with the usual criterion), at the centre of the weights.
    `weights` is a set: "any" weights above zero, `around_equal(spread)`, `importance_order(...)`,
    or a mapping of criteria to (least, greatest) weight. What holds for the whole set is exact:
    `ranking.above(a, b)`, `ranking.decided`, `ranking.order()` and each row's interval of ranks,
    in which the rank always lies. `ranking.unranked` are partners that the source names without
    an instrument of the chosen kinds.

    >>> from belarus_stic import load_profile
    >>> ranking = rank_partners(load_profile())
    >>> russia = ranking["Russia"]
    >>> russia.place, russia.interval, russia.breadth
    ('1', '1', 4)

    Raises `OptionError` for criteria, measures, weights or pools outside what is listed here, and
    for weights that cannot sum to 1.
    """
    names = [one.name if isinstance(one, Criterion) else one for one in _criteria(criteria)]
    if measure not in get_args(Measure):
        message = f"unknown measure {measure!r}; expected presence or count"
        raise OptionError(message + nearest(str(measure), get_args(Measure)))
    resolved = weight_set(weights).over(names)
    network = network_of(profile, on=on)
    found = ties(profile, on=on)
    pool, pool_name = pool_of(within, network)
    question = _Question(
        network=network, ties=found.rows, criteria=tuple(_criteria(criteria)), pool=pool
    )
    partners = question.partners()
    by_measure = {
        kind: Comparison(
            columns=question.columns(partners, kind), weights=resolved, size=len(partners)
        )
        for kind in get_args(Measure)
    }
    other: Measure = "presence" if measure == "count" else "count"
    comparison = by_measure[measure]
    rows = question.rows(partners, comparison)
    countries = {n for n, attributes in network.nodes.items() if attributes["kind"] == "country"}
    ranking = Ranking(
        rows=rows,
        method="",
        on=network.on,
        sources=network.sources,
        caveats=question.caveats(measure, partners),
        left_out=question.left_out(partners),
        criteria=tuple(names),
        measure=measure,
        pool=pool_name,
        home=network.home,
        unranked=question.unranked(partners),
        claims=question.claims,
        names={code: country(code).name for code in countries.union(partners)},
        partners=partners,
        comparison=comparison,
        other_measure=by_measure[other],
    )
    return evolve(ranking, method=_method(ranking, question))


def _criteria(criteria: Sequence[str | Criterion]) -> Sequence[str | Criterion]:
    if isinstance(criteria, str | Criterion) or not isinstance(criteria, Iterable):
        message = f"criteria={criteria!r}; expected several, such as ('agreement', 'programme')"
        raise OptionError(message)
    given = list(criteria)
    if not given:
        message = f"no criteria; expected some of {', '.join(TIE_KINDS)} or of criterion()"
        raise OptionError(message)
    names: list[str] = []
    for one in given:
        if isinstance(one, Criterion):
            if one.name in TIE_KINDS:
                message = f"a criterion of your own cannot be called {one.name!r}, a kind of tie"
                raise OptionError(message)
            names.append(one.name)
        elif one in TIE_KINDS:
            names.append(one)
        else:
            message = (
                f"unknown criterion {one!r}; expected one of {', '.join(TIE_KINDS)}, "
                f"or evidence of your own from criterion(){nearest(str(one), TIE_KINDS)}"
            )
            raise OptionError(message)
    for name in names:
        if names.count(name) > 1:
            message = f"the criterion {name!r} is given twice"
            raise OptionError(message)
    return given


def _method(ranking: Ranking, question: _Question) -> str:
    counted = (
        "a kind of tie is there or not"
        if ranking.measure == "presence"
        else "the named records of each kind are counted"
    )
    own = [one for one in question.criteria if isinstance(one, Criterion)]
    given = "".join(f" {one.name}: {one.source}." for one in own)
    return (
        f"Net flow over {', '.join(ranking.criteria)}: under each criterion the partners below "
        f"less those above ({counted}), weighted and added. {ranking._centre_text()} Intervals "
        f"hold for {ranking.weights}. Pool: {len(ranking._partners)} partners out of "
        f"{ranking.pool}.{given}"
    )


@frozen
class _Question:
    """What a ranking is made from: the network at its date, the ties, and the criteria asked."""

    network: Network
    ties: tuple[Tie, ...]
    criteria: tuple[str | Criterion, ...]
    pool: frozenset[str] | None

    @property
    def _kinds(self) -> tuple[str, ...]:
        return tuple(one for one in self.criteria if isinstance(one, str))

    def _in_pool(self, code: str) -> bool:
        return code != self.network.home and (self.pool is None or code in self.pool)

    def partners(self) -> tuple[str, ...]:
        """Return the countries with a tie or a value under some criterion, by name."""
        found = {
            partner
            for by_partner in tie_counts(self.ties, self._kinds).values()
            for partner in by_partner
        }
        for one in self.criteria:
            if isinstance(one, Criterion):
                found.update(code for code, cell in one.values if cell != UNKNOWN)
        return tuple(
            sorted(filter(self._in_pool, found), key=lambda code: country(code).name)
        )

    def columns(self, partners: Sequence[str], measure: Measure) -> tuple[CellColumn, ...]:
        """Return what is known of each partner under each criterion."""
        counts = tie_counts(self.ties, self._kinds)
        columns = []
        for one in self.criteria:
            if isinstance(one, Criterion):
                known = one.cells()
                columns.append(CellColumn(tuple(known.get(p, UNKNOWN) for p in partners)))
                continue
            number = {p: len({tie.record for tie in counts[one].get(p, ())}) for p in partners}
            if measure == "presence":
                cells = [Cell.exactly(int(number[p] > 0)) for p in partners]
            else:
                hidden = self._open(one)
                cells = [
                    Cell(
                        low=Fraction(number[p]),
                        high=None if _may_have(hidden, p) else Fraction(number[p]),
                        point=Fraction(number[p]),
                    )
                    for p in partners
                ]
            columns.append(CellColumn(tuple(cells), whole=True))
        return tuple(columns)

    def _open(self, kind: str) -> tuple[OpenStatement, ...]:
        (found,) = (one for one in TIE_KINDS if one == kind)
        return open_statements(self.network, found, self.ties)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """What the source says of the order of countries in the pool."""
        return tuple(
            claim
            for claim in claims(self.network, self.ties)
            if self._in_pool(claim.higher)
            and (claim.lower is None or self._in_pool(claim.lower))
        )

    def rows(self, partners: Sequence[str], comparison: Comparison) -> tuple[RankedPartner, ...]:
        """Return the partners by rank, then name."""
        counts = tie_counts(self.ties, self._kinds)
        said = self._said()
        ranks = comparison.ranks
        places = place_texts(ranks)
        rank_of = dict(zip(partners, ranks, strict=True))
        verdicts: dict[str, set[Verdict]] = defaultdict(set)
        for claim in self.claims:
            verdict = _verdict(claim, rank_of)
            verdicts[claim.higher].add(verdict)
            if claim.lower is not None:
                verdicts[claim.lower].add(verdict)
        rows = []
        for i, code in enumerate(partners):
            own = [tie for kind in self._kinds for tie in counts[kind].get(code, ())]
            stated, evidence = said.get(code, ([], []))
            citations = [citation for tie in own for citation in tie.evidence]
            low, high = comparison.intervals[i]
            rows.append(
                RankedPartner(
                    rank=ranks[i],
                    place=places[i],
                    partner=code,
                    name=country(code).name,
                    cells=tuple(column.cells[i] for column in comparison.columns),
                    breadth=len({tie.kind for tie in own}),
                    net_flow=comparison.net_flows[i],
                    rank_low=low,
                    rank_high=high,
                    stated="; ".join(dict.fromkeys(stated)),
                    source_view=_view(verdicts[code], said=bool(stated)),
                    evidence=tuple(dict.fromkeys([*citations, *evidence])),
                )
            )
        return tuple(sorted(rows, key=lambda row: (row.rank, row.name)))

    def _said(self) -> dict[str, tuple[list[str], list[Citation]]]:
        """What the source says of each country, in a few words, with the statements."""
        said: dict[str, tuple[list[str], list[Citation]]] = defaultdict(lambda: ([], []))
        for position in positions(self.network):
            said[position.partner][0].append(position.place)
            said[position.partner][1].extend(position.evidence)
        for share in shares(self.network):
            of = share.of.replace("-", " ")
            said[share.partner][0].append(f"{share.share} of {of}")
            said[share.partner][1].extend(share.evidence)
        return dict(said)

    def unranked(self, partners: Sequence[str]) -> Unranked:
        """Return the countries that records name but no criterion ranks, and as what."""
        network = self.network
        why: dict[str, list[str]] = defaultdict(list)
        evidence: dict[str, list[Citation]] = defaultdict(list)
        for code, (stated, cited) in self._said().items():
            why[code] += stated
            evidence[code] += cited
        for tie in self.ties:
            if tie.partner_kind == "country":
                why[tie.partner].append(f"{tie.kind}: {tie.record_name}")
                evidence[tie.partner] += tie.evidence
        for edge in network.edges:
            if network.nodes[edge.party]["kind"] == "country":
                attributes = network.nodes[edge.record]
                if attributes["kind"] not in {"position", "figure"}:
                    why[edge.party].append(f"named in {attributes['name']}")
                evidence[edge.party] += network.evidence(edge.record)
        rows = tuple(
            UnrankedPartner(
                partner=code,
                name=network.nodes[code]["name"],
                why=_first_reasons(why[code]),
                evidence=tuple(dict.fromkeys(evidence[code])),
            )
            for code in evidence
            if code not in partners and self._in_pool(code)
        )
        named = ", ".join(one if isinstance(one, str) else one.name for one in self.criteria)
        return Unranked(
            rows=tuple(sorted(rows, key=lambda row: row.name)),
            method=f"Countries that records name, without anything under {named}.",
            on=network.on,
            sources=network.sources,
        )

    def caveats(self, measure: Measure, partners: Sequence[str]) -> tuple[str, ...]:
        """Return what a reader of the ranking must know."""
        found = [
            "The ranks say how many kinds of documented instrument there are, not how much is done "
            "under them: two partners with one kind of tie are level whatever its volume.",
        ]
        groups = sorted({tie.name for tie in self.ties if tie.partner_kind == "group"})
        if groups:
            found.append(f"Only countries are ranked; ties to groups stand apart: {', '.join(groups)}.")
        undated = len({tie.record for tie in self.ties if not tie.dated})
        if undated:
            found.append(f"{undated} records are undated and are taken to hold at the date asked.")
        for kind in self._kinds:
            hidden = self._open(kind)
            if not hidden or not any(_may_have(hidden, partner) for partner in partners):
                continue
            words = "; ".join(statement.words for statement in hidden)
            found.append(
                f"More of kind {kind} may exist than is named ({words}): "
                + (
                    "counts have no upper bound."
                    if measure == "count"
                    else "a partner without one has none that is named."
                )
            )
        for one in self.criteria:
            if isinstance(one, Criterion):
                known = {code for code, cell in one.values if cell != UNKNOWN}
                missing = [country(p).name for p in partners if p not in known]
                if missing:
                    found.append(
                        f"{one.name} is unknown for {len(missing)} partners, neither zero nor "
                        f"better than any: {', '.join(missing)}."
                    )
        return tuple(found)

    def left_out(self, partners: Sequence[str]) -> tuple[LeftOut, ...]:
        """Return the values and countries given by the caller that are not used."""
        found = []
        for one in self.criteria:
            if not isinstance(one, Criterion):
                continue
            for code, cell in one.values:
                if code == self.network.home:
                    reason = f"the home country is no partner ({one.name})"
                elif self.pool is not None and code not in self.pool:
                    reason = f"outside the pool ({one.name})"
                elif cell == UNKNOWN and code not in partners:
                    reason = f"no value under any criterion ({one.name})"
                else:
                    continue
                found.append(LeftOut(what=country(code).name, reason=reason))
        return tuple(found)


def _may_have(hidden: Iterable[OpenStatement], partner: str) -> bool:
    return any(statement.among is None or partner in statement.among for statement in hidden)


def _view(verdicts: set[Verdict], *, said: bool) -> Verdict:
    order: tuple[Verdict, ...] = ("disagrees", "agrees", "level")
    for verdict in order:
        if verdict in verdicts:
            return verdict
    return "no order stated" if said else "silent"


def _first_reasons(reasons: Sequence[str]) -> str:
    distinct = list(dict.fromkeys(reasons))
    return "; ".join(distinct[:3]) + ("; ..." if len(distinct) > 3 else "")
