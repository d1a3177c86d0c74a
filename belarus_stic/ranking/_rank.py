"""From a profile or graph, criteria and weights to the ranking."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any, get_args

from attrs import evolve, frozen

from belarus_stic.errors import OptionError, nearest
from belarus_stic.graph import TIE_KINDS, Network, ProfileOrGraph, Tie, network_of, ties
from belarus_stic.model import Citation
from belarus_stic.ranking._criteria import (
    Criterion,
    OpenStatement,
    open_statements,
    pool_of,
    tie_counts,
)
from belarus_stic.ranking._netflow import UNKNOWN, Cell, Column, Comparison, place_texts
from belarus_stic.ranking._ranking import Ranking
from belarus_stic.ranking._results import (
    Measure,
    RankedPartner,
    Unranked,
    UnrankedPartner,
    Verdict,
)
from belarus_stic.ranking._rules import verdict_on
from belarus_stic.ranking._stated import Claim, claims, positions, shares
from belarus_stic.ranking._weights import WeightSet, weight_set
from belarus_stic.reference import country
from belarus_stic.table import LeftOut, counted
from belarus_stic.values import Period

DEFAULT_CRITERIA = ("agreement", "programme", "centre", "joint-budget")


def rank_partners(
    profile: ProfileOrGraph,
    *,
    criteria: Sequence[str | Criterion] = DEFAULT_CRITERIA,
    measure: Measure = "presence",
    weights: str | WeightSet | Mapping[str, Any] = "any",
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
    or a mapping of criteria to (least, greatest) weight or to one fixed weight. What holds for the
    whole set is exact: `ranking.above(a, b)`, `ranking.decided`, `ranking.order()` and each row's
    interval of ranks, in which the rank always lies. `ranking.unranked` are partners that the
    source names without anything under the criteria.

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
    found = ties(network)
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
        doubt=question.doubt(),
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
    read = []
    if question._kinds:
        read.append(
            "a kind of tie is there or not"
            if ranking.measure == "presence"
            else "the named records of each kind are counted"
        )
    if len(question._kinds) < len(question.criteria):
        read.append("values given are compared, the greater above")
    own = [one for one in question.criteria if isinstance(one, Criterion)]
    given = "".join(f" {one.name}: {one.source}." for one in own)
    return (
        f"Net flow (wins less losses) over {', '.join(ranking.criteria)}: under each criterion the "
        f"partners below less those above ({'; '.join(read)}), weighted and added. "
        f"{ranking._centre_text()} Intervals hold for {ranking.weights}. Pool: "
        f"{counted(len(ranking._partners), 'partner')} out of {ranking.pool}.{given}"
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
        return tuple(sorted(filter(self._in_pool, found), key=lambda code: country(code).name))

    def columns(self, partners: Sequence[str], measure: Measure) -> tuple[Column, ...]:
        """Return what is known of each partner under each criterion."""
        counts = tie_counts(self.ties, self._kinds)
        columns = []
        for one in self.criteria:
            if isinstance(one, Criterion):
                known = one.cells()
                columns.append(Column(tuple(known.get(p, UNKNOWN) for p in partners)))
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
            columns.append(Column(tuple(cells), whole=True))
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
            if self._in_pool(claim.higher) and (claim.lower is None or self._in_pool(claim.lower))
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
            verdict = verdict_on(claim, rank_of)
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
        # What is cited for a partner alone names it; what is cited for many is general.
        cited = Counter(citation for row in rows for citation in row.evidence)
        return tuple(
            evolve(row, evidence=tuple(sorted(row.evidence, key=cited.__getitem__)))
            for row in sorted(rows, key=lambda row: (row.rank, row.name))
        )

    def _said(self) -> dict[str, tuple[list[str], list[Citation]]]:
        """What the source says of each country, in a few words, with the statements."""
        said: dict[str, tuple[list[str], list[Citation]]] = defaultdict(lambda: ([], []))
        for position in positions(self.network):
            said[position.partner][0].append(position.place)
            said[position.partner][1].extend(position.evidence)
        for share in shares(self.network):
            said[share.partner][0].append(f"{share.share} of {share.of}")
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
        found: list[str] = []
        if not self._kinds:
            found.append("Ranks tell the order of the values given, not by how much they differ.")
        elif measure == "presence":
            found.append(
                "Ranks tell kinds of documented tie, not volume: who has the same kinds is level."
            )
        else:
            found.append("Ranks tell records that are named, not how much is done under them.")
        kinds = set(self._kinds)
        groups = sorted(
            {tie.name for tie in self.ties if tie.partner_kind == "group" and tie.kind in kinds}
        )
        if groups:
            found.append(
                f"Only countries are ranked; ties to groups stand apart: {', '.join(groups)}."
            )
        undated = self._undated()
        if undated:
            found.append(f"{counted(undated, 'undated record')} taken to hold at the date asked.")
        hidden = {kind: self._open(kind) for kind in self._kinds}
        unnamed = {kind: statements for kind, statements in hidden.items() if statements}
        if unnamed and measure == "presence":
            found.append(
                f"More ties may exist than are named ({', '.join(unnamed)}): a partner without one "
                "has none that is named."
            )
        elif unnamed:
            found += [
                f"Counts of {kind} have no upper bound, for more may exist than are named: "
                f"{'; '.join(statement.words for statement in statements)}."
                for kind, statements in unnamed.items()
            ]
        for one in self.criteria:
            if isinstance(one, Criterion):
                known = {code for code, cell in one.values if cell != UNKNOWN}
                missing = [country(p).name for p in partners if p not in known]
                if missing:
                    found.append(
                        f"{one.name} is unknown for {counted(len(missing), 'partner')}, neither "
                        f"zero nor better than any: {', '.join(missing)}."
                    )
        return tuple(found)

    def doubt(self) -> str:
        """Return what makes another date than the profile's own doubtful, in brackets."""
        undated = self._undated()
        if self.network.on == self.network.as_of or not undated:
            return ""
        return (
            f" ({counted(undated, 'undated record')}; the sources speak as of {self.network.as_of})"
        )

    def _undated(self) -> int:
        kinds = set(self._kinds)
        return len({tie.record for tie in self.ties if tie.kind in kinds and not tie.dated})

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
    if {"agrees", "disagrees"} <= verdicts:
        return "mixed"
    order: tuple[Verdict, ...] = ("disagrees", "agrees", "level", "cannot tell")
    for verdict in order:
        if verdict in verdicts:
            return verdict
    return "no order stated" if said else "silent"


def _first_reasons(reasons: Sequence[str]) -> str:
    distinct = list(dict.fromkeys(reasons))
    return "; ".join(distinct[:3]) + ("; ..." if len(distinct) > 3 else "")
