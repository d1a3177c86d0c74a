"""The ranking of partners: who, how certain, and what the source says itself."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from fractions import Fraction
from operator import index
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from belarus_stic.errors import NotAnswerableError, OptionError, UnknownKeyError
from belarus_stic.graph import TIE_KINDS
from belarus_stic.ranking._acceptability import draw_shares
from belarus_stic.ranking._netflow import (
    Cell,
    Comparison,
    competition_ranks,
    place_texts,
)
from belarus_stic.ranking._results import (
    Acceptability,
    Certainty,
    ClaimCheck,
    ClaimChecks,
    Measure,
    PartnerAcceptability,
    PartnerScore,
    RankedPartner,
    Scores,
    Shift,
    Stability,
    Unranked,
    Verdict,
    index_of,
)
from belarus_stic.ranking._rules import read_goalposts, read_weights, verdict_on, weighted_sum
from belarus_stic.ranking._stated import Claim
from belarus_stic.table import Column, LeftOut, Table, counted

if TYPE_CHECKING:
    import networkx as nx


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


# So many partners without a rank are named beside the table.
_MOST_NAMED = 12


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
    _names: Mapping[str, str] = field(kw_only=True, eq=False)
    _partners: tuple[str, ...] = field(kw_only=True)
    _comparison: Comparison = field(kw_only=True)
    _other_measure: Comparison = field(kw_only=True)
    _doubt: str = field(kw_only=True, default="")

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
        """The share of pairs decided either way, in order or level, whatever the weights.

        `ordered` and `level` tell the two apart; what is left depends on weights or hidden values.
        """
        return float(self._comparison.decided)

    @property
    def ordered(self) -> int:
        """The number of pairs of which one is certainly above the other."""
        return self._comparison.pairs[1]

    @property
    def level(self) -> int:
        """The number of pairs that are certainly level."""
        return self._comparison.pairs[2]

    def above(self, one: str, other: str) -> Certainty:
        """Say whether `one` ranks above `other` whatever the weights of the set and hidden values.

        CERTAINLY if its net flow is the greater for every weighting in the set and every value
        within the bounds of the cells, CERTAINLY_NOT if it is for none, else POSSIBLY.

        >>> from belarus_stic import load_profile
        >>> from belarus_stic.ranking import rank_partners
        >>> ranking = rank_partners(load_profile())
        >>> ranking.above("Russia", "Germany"), ranking.above("Germany", "Russia")
        ('CERTAINLY', 'CERTAINLY_NOT')

        Raises `UnknownKeyError` for a country that is not ranked.
        """
        self._check_ranked(one, other)
        a, b = (index_of(self._partners, name) for name in (one, other))
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
        >>> from belarus_stic.ranking import rank_partners
        >>> drawn = rank_partners(load_profile()).acceptability(draws=500)
        >>> drawn["Russia"].first, drawn.wins("Russia", "Germany")
        (Fraction(1, 1), Fraction(1, 1))

        Raises `OptionError` unless `draws` is a whole number from 1 to 1,000,000 and `seed` a whole
        number, `NotAnswerableError` for a set too thin to draw from.
        """
        draws = _whole("draws", draws, "from 1 to 1,000,000")
        seed = _whole("seed", seed, "so that the draws can be repeated")
        if not 1 <= draws <= 1_000_000:
            message = f"draws={draws}; expected a whole number from 1 to 1,000,000"
            raise OptionError(message)
        comparison = self._comparison
        if not self._partners:
            message = "nobody is ranked, so no ranks can be drawn"
            raise NotAnswerableError(message)
        place = sorted(range(comparison.size), key=comparison.ranks.__getitem__)
        drawn = draw_shares(comparison.flows, comparison.weights, draws=draws, seed=seed)
        evidence = {row.partner: row.evidence for row in self}
        caveats = [
            f"Shares come from {draws} draws: give or take {0.98 / math.sqrt(draws):.4f} (95 %)."
        ]
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
                for i in place
                for code in [self._partners[i]]
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
        a tie ("no official contacts", "no agreement"). Where either partner has no rank, the order
        cannot be told.
        """
        place = {code: i for i, code in enumerate(self._partners)}
        ranks = self._comparison.ranks
        rows = []
        for claim in self._claims:
            high = place.get(claim.higher)
            low = None if claim.lower is None else place.get(claim.lower)
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
            caveats=(f"The source speaks of importance or shares, the ranks of {self._what()}.",),
        )

    def _verdict(self, claim: Claim) -> Verdict:
        return verdict_on(claim, dict(zip(self._partners, self._comparison.ranks, strict=True)))

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
        if self._tie_criteria:
            other = "presence" if self.measure == "count" else "count"
            flows = self._other_measure.net_flows
            rows.append(self._shift(f"with ties by {other}", everyone, flows))
        rows.append(self._shift("with Copeland's rule", everyone, base.copeland()))
        if base.size > 1:
            for left_out in everyone:
                stay = [i for i in everyone if i != left_out]
                scores = list(base.without_partner(left_out).net_flows)
                rows.append(
                    self._shift(f"without {self._names[self._partners[left_out]]}", stay, scores)
                )
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
        posts = read_goalposts(goalposts, self.criteria)
        given = self.centre if weights is None else read_weights(weights, self.criteria)
        scored: dict[str, tuple[Fraction, ...]] = {}
        left_out = []
        evidence = {row.partner: row.evidence for row in self}
        for i, code in enumerate(self._partners):
            cells = {
                name: column.cells[i]
                for name, column in zip(self.criteria, self._comparison.columns, strict=True)
            }
            missing = [name for name, cell in cells.items() if cell.point is None]
            if missing:
                left_out.append(
                    LeftOut(
                        what=self._names[code],
                        reason=f"unknown: {', '.join(missing)}",
                        evidence=evidence.get(code, ()),
                    )
                )
            else:
                scored[code] = weighted_sum(self._names[code], cells, posts, given)
        between = [f"{n} {float(low):g} to {float(high):g}" for n, (low, high) in posts.items()]
        weighing = [f"{name} {float(given[name]):.4g}" for name in self.criteria]
        return self._scores(
            [score for score, _, _ in scored.values()],
            [(low, high) for _, low, high in scored.values()],
            codes=list(scored),
            method=f"Weighted sum between goalposts {', '.join(between)}; "
            f"weights {', '.join(weighing)}.",
            caveats=("Criteria buy each other off at the rate goalposts and weights set.",),
            left_out=left_out,
        )

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
        pairs, ordered, level = self._comparison.pairs
        certain = (
            f"; of {counted(pairs, 'pair')} {ordered} are ordered and {level} level for "
            f"{self.weights}"
            if pairs
            else ""
        )
        return (
            f"{who} among {counted(len(self._partners), 'partner')} of {self._names[self.home]} by "
            f"{self._what()}, as of {self.on}{self._doubt}{certain}."
        )

    def notes(self) -> tuple[str, ...]:
        """Return who is named without a tie and how to read the columns, then the other notes."""
        shown = [f"{row.name} ({row.why.partition(';')[0]})" for row in self.unranked]
        if len(shown) > _MOST_NAMED:
            shown[_MOST_NAMED:] = [f"{len(shown) - _MOST_NAMED} more in ranking.unranked"]
        named = "; ".join(shown)
        return (
            *([f"Named without such a {self._such}: {named}"] if named else []),
            *([f"Columns: {self._legend()}"] if self.rows else []),
            *super().notes(),
        )

    def _legend(self) -> str:
        """Return how the columns are read: headings, marks, intervals, the source's verdicts."""
        marks = [f"{_SHORT[name]} {name}" for name in self._tie_criteria]
        if self._tie_criteria:
            counts = "1+ one or more, for others may exist"
            marks.append("x named, - not named" if self.measure == "presence" else counts)
        interval = "Interval the best and worst rank"
        comparison = self._comparison
        if all(column.exact for column in comparison.columns):
            # Partners with the same flows are level for certain; some take up all their interval.
            alike = Counter(
                zip(comparison.ranks, comparison.intervals, comparison.flows, strict=True)
            )
            level = [
                (size, rank, high)
                for (rank, (low, high), _), size in alike.items()
                if high - low + 1 == size > 1
            ]
            if level:
                _, rank, high = max(level)
                interval += (
                    f" ({rank}-{high} for those at {rank}=: level whatever the weights, they fill "
                    "these places between them)"
                )
        parts = [", ".join(marks)] if marks else []
        parts.append(interval)
        if any(_fits(row) for row in self):
            parts.append(
                "in brackets whether what the source denies, or states of the order of ranked "
                "partners, fits the ranks"
            )
        return "; ".join(parts) + "."

    def _find(self, key: str) -> RankedPartner:
        try:
            return super()._find(key)
        except UnknownKeyError:
            self._check_ranked(key)
            raise

    def _check_ranked(self, *names: str) -> None:
        """Refuse whoever is named by the source but has no rank, and say where they stand."""
        for name in names:
            found = self.unranked._found(name)
            if name not in self._partners and found:
                message = (
                    f"{found[0].name} is named by the source, but without such a {self._such}, "
                    "and so has no rank; see ranking.unranked"
                )
                raise UnknownKeyError(message) from None

    @property
    def _tie_criteria(self) -> tuple[str, ...]:
        return tuple(name for name in self.criteria if name in TIE_KINDS)

    @property
    def _such(self) -> str:
        return "tie" if self._tie_criteria else "value"

    def _what(self) -> str:
        of_ties = "kinds of documented tie" if self.measure == "presence" else "named records"
        if len(self._tie_criteria) == len(self.criteria):
            return of_ties
        return f"{of_ties} and the evidence given" if self._tie_criteria else "the evidence given"

    def _flat(self, row: RankedPartner) -> dict[str, Any]:
        flat = super()._flat(row)
        del flat["cells"]
        for name, cell in zip(self.criteria, row.cells, strict=True):
            flat[name] = self._shown(self.criteria.index(name), cell)
            flat[f"{name}_low"] = _number(cell.low)
            flat[f"{name}_high"] = _number(cell.high)
        return flat


def _source_text(row: RankedPartner) -> str:
    return f"{row.stated} ({row.source_view})" if _fits(row) else row.stated


def _fits(row: RankedPartner) -> bool:
    """Whether the source says something that fits the ranks or does not, or cannot be told."""
    return row.source_view not in {"silent", "no order stated"}


def _whole(option: str, value: Any, reason: str) -> int:
    if not isinstance(value, bool):
        with suppress(TypeError):
            # Whole numbers of numpy too.
            return index(value)
    message = f"{option}={value!r}; expected a whole number {reason}"
    raise OptionError(message)


def _number(number: Fraction | None) -> int | float | None:
    if number is None:
        return None
    return int(number) if number.denominator == 1 else float(number)
