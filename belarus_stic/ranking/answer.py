"""The ranking: `rank_partners`, its table, and what the table can be asked."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from itertools import groupby, starmap
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from attrs import field, fields_dict, frozen

from belarus_stic import facts, tables
from belarus_stic.errors import OptionError
from belarus_stic.graph import ties_asked
from belarus_stic.model import Profile, TieKind
from belarus_stic.ranking import sentences
from belarus_stic.ranking.criteria import AnyCriterion, Criterion, read_criteria
from belarus_stic.ranking.net_flow import Cell, Certainty
from belarus_stic.ranking.pool import pool_of
from belarus_stic.ranking.question import Question
from belarus_stic.ranking.weights import WeightSet, weight_set
from belarus_stic.values import Citation, Period

if TYPE_CHECKING:
    import networkx as nx

    from belarus_stic.ranking.acceptability import Acceptability
    from belarus_stic.ranking.against_source import SourceOrders

DEFAULT_CRITERIA: tuple[TieKind, ...] = ("agreement", "programme", "centre", "joint budget")


@frozen(kw_only=True, repr=False)
class RankedPartner(tables.Row):
    """A partner and its rank.

    `rank_low` and `rank_high` bound the rank over all weights of the set and all numbers that the
    words of hedged values allow; `rank` lies between them. `cells` hold what is known under each of
    the ranking's criteria.
    """

    rank: int = tables.described("1 + the number of partners with a greater net flow")
    rank_label: str = tables.described("the rank as people write it; 2= where it is shared")
    partner: str = tables.described("alpha-3 code of the country")
    name: str = tables.described("English short name of the country")
    cells: tuple[Cell, ...] = tables.described("what is known under each criterion")
    kinds: tuple[TieKind, ...] = tables.described("kinds of tie, of those asked, documented")
    n_kinds: int = tables.described("number of these kinds")
    net_flow: Fraction = tables.described("partners below less those above, weighted and added")
    rank_low: int = tables.described("the best rank that some weights of the set give")
    rank_high: int = tables.described("the worst rank that some weights of the set give")
    standings: tuple[str, ...] = tables.described("what the sources say of the partner's place")
    evidence: tuple[Citation, ...] = tables.described("statements behind ties and standings")
    _question: Question = field(eq=False)

    def card(self) -> tables.Card:
        """Return rank, ties and standing with the statements behind them."""
        return sentences.card(self._question, self.partner)


@frozen
class RankGroup:
    """Partners that no weighting of the set tells apart, and their range of ranks."""

    rank_low: int
    rank_high: int
    partners: tuple[str, ...]
    names: tuple[str, ...]


@frozen(repr=False, kw_only=True)
class Ranking(tables.Table[RankedPartner]):
    """Partners by rank, and how certain their order is."""

    title: ClassVar[str] = "Partners"
    row_type = RankedPartner
    keys: ClassVar[tuple[str, ...]] = ("partner", "name")

    criteria: tuple[str, ...]
    weights: str
    _question: Question = field(eq=False)

    def _headline(self) -> str:
        return sentences.headline(self._question, self.origin)

    def _notes(self) -> tuple[str, ...]:
        return sentences.notes(self._question)

    def footnotes(self) -> tuple[str, ...]:
        """Return who is ranked, who ranks equal, and what the sources remark."""
        return sentences.footnotes(self._question, {row.partner for row in self})

    def displayed(self, *, all_rows: bool = False) -> tables.Displayed:
        """Return ranks, countries and their ties; partners alike in all of it share a line."""
        q = self._question
        group_of = dict(zip(q.partners, q.comparison.groups, strict=True))
        alike = groupby(self, lambda row: (group_of[row.partner], row.cells, all_rows and row))
        lines = []
        for (_, cells, _), rows in alike:
            first, *others = rows
            line = [
                tables.rank_words(first.rank_low, first.rank_high),
                sentences.countries(q, [row.partner for row in (first, *others)]),
                sentences.documented(first.kinds, q.kinds),
                *(cell.words for cell, one in zip(cells, q.criteria, strict=True) if one in q.own),
            ]
            lines.append(line)
        headings = ["Rank", "Countries", f"{q.documented.capitalize()} ties", *map(str, q.own)]
        return tables.Displayed(headings, lines, [False] * 3 + [True] * len(q.own))

    def data_columns(self) -> tuple[tables.DataColumn, ...]:
        """Return the declared columns, and one for each criterion in place of the cells.

        A kind of tie is true or false; a criterion of the user's own has the value at which ranks
        are taken.
        """
        declared = [column for column in super().data_columns() if column.name != "cells"]
        return (*declared, *starmap(_data_column, enumerate(self._question.criteria)))

    @property
    def groups(self) -> tuple[RankGroup, ...]:
        """The partners that no weighting of the set tells apart, from the first rank down.

        >>> from belarus_stic import load_profile
        >>> ranking = rank_partners(load_profile())
        >>> [(group.rank_low, group.rank_high, len(group.names)) for group in ranking.groups]
        [(1, 1, 1), (2, 5, 4), (6, 13, 6), (6, 13, 2), (14, 39, 26)]
        """
        q = self._question
        first = dict(zip(q.partners, q.comparison.groups, strict=True))
        together: dict[int, list[RankedPartner]] = {}
        for row in self.whole or self:
            together.setdefault(first[row.partner], []).append(row)
        return tuple(
            RankGroup(
                rows[0].rank_low,
                rows[0].rank_high,
                tuple(row.partner for row in rows),
                tuple(row.name for row in rows),
            )
            for rows in together.values()
        )

    def above(self, one: str, other: str) -> Certainty:
        """Tell whether one partner ranks above another, for every weighting of the set.

        >>> from belarus_stic import load_profile
        >>> ranking = rank_partners(load_profile())
        >>> ranking.above("Russia", "China"), ranking.above("Germany", "India")
        ('certainly', 'possibly')
        >>> ranking.above("China", "Latvia")
        'certainly not'

        Raises `UnknownKeyError` for who is not ranked.
        """
        rows = ((self.whole or self)[name] for name in (one, other))
        return self._question.comparison.certainty(
            *(self._question.partners.index(row.partner) for row in rows)
        )

    def order(self) -> "nx.DiGraph[str]":
        """Return who certainly ranks above whom, as a graph without the edges that follow.

        Nodes are codes with their `name`.

        >>> from belarus_stic import load_profile
        >>> graph = rank_partners(load_profile()).order()
        >>> sorted(graph.successors("RUS"))
        ['CHN', 'KAZ', 'LVA', 'VEN']
        """
        import networkx as nx

        q = self._question
        graph: nx.DiGraph[str] = nx.DiGraph()
        graph.add_nodes_from((code, {"name": q.name(code)}) for code in q.partners)
        above = zip(q.partners, q.comparison.above, strict=True)
        pairs = ((a, b) for a, bits in above for i, b in enumerate(q.partners) if bits >> i & 1)
        order = nx.transitive_reduction(nx.DiGraph(pairs))
        graph.add_edges_from(order.edges)
        return graph

    def acceptability(self, draws: int = 10_000, *, seed: int = 0) -> "Acceptability":
        """Return how often each partner takes each rank when weights are drawn from the set.

        The same `seed` gives the same table, with numpy or without.

        Raises `OptionError` for a number of draws below 1, `NotAnswerableError` for a set too thin
        to draw from.
        """
        from belarus_stic.ranking.acceptability import acceptability

        numbers = tables.whole_number("draws", draws, 1), tables.whole_number("seed", seed, 0)
        return acceptability(self._question, self.origin, *numbers)

    def against_source(self) -> "SourceOrders":
        """Return every order and every denial that the sources state, beside the ranks."""
        from belarus_stic.ranking.against_source import against_source

        return against_source(self._question)


def rank_partners(
    profile: Profile,
    *,
    criteria: Iterable[AnyCriterion] = DEFAULT_CRITERIA,
    weights: Literal["any", "equal"] | WeightSet | Mapping[str, Any] = "any",
    within: str | Iterable[str] | None = None,
    ties: "facts.Ties | nx.MultiGraph[str] | None" = None,
    on: Period | date | str | int | None = None,
) -> Ranking:
    """Rank the countries that co-operate with the home country, and say how certain the order is.

    What is ranked is *which kinds of tie are documented*, not volume, money or importance.
    `criteria` are kinds of tie, each there or not, and values of the user's own from `criterion()`.
    Who has a tie of these kinds (of any kind, where only values of the user's own are given) is
    ranked; `within` narrows that to a group (its full members at the last day of `on`), an area of
    UN M49, countries, or several of these.

    `rank` orders by net flow, the weighted sum over the criteria of the partners below less those
    above (Borda with ties; PROMETHEE II with the usual criterion), at the centre of the weights;
    equal net flow shares a rank. `weights` are "any" weights above zero, "equal" ones, relative
    numbers by criterion, bounds `(least, greatest)` by criterion, `around_equal(spread)` or
    `importance_order(...)`. `rank_low` and `rank_high` are exact: no weights of the set, and no
    numbers that hedged values allow, give a rank outside them.

    `ties` is a table of `ties()` or a graph of `partnership_graph()` of which the caller took some
    away. `on` is a date, or a year, month or span, read as "at any time in it".

    >>> from belarus_stic import load_profile
    >>> ranking = rank_partners(load_profile())
    >>> [(row.name, row.rank_label) for row in ranking[:2]]
    [('Russia', '1'), ('China', '2=')]

    Raises `OptionError` for criteria, weights, ties or a pool outside what is listed here, and for
    a criterion without a value for some partner (unless it says what then); `NotAnswerableError`
    for a date before the earliest day of any record; `NotCoveredError` where the members of a group
    on that date are not known.
    """
    asked = ties_asked(profile, ties, on)
    read, pool = read_criteria(criteria), pool_of(within, profile, asked.on)
    q = Question(profile, asked, read, weight_set(weights), pool)
    if taken := [one.name for one in q.own if one.name in fields_dict(RankedPartner)]:
        raise OptionError(f"criterion {taken[0]!r} is called as a column is; rename it")
    rows = tuple(_rows(q))
    return Ranking(
        rows=rows,
        origin=facts.origin(profile, {cite for row in rows for cite in row.evidence} or None),
        on=asked.on,
        method=sentences.method(q),
        left_out=q.left_out,
        criteria=tuple(map(str, read)),
        weights=q.comparison.weights.text,
        question=q,
    )


def _data_column(i: int, one: AnyCriterion) -> tables.DataColumn:
    if isinstance(one, Criterion):
        meaning = f"value of the user's own, from {one.source}"
        return tables.DataColumn(one.name, "number", lambda row: row.cells[i].point, meaning)
    return tables.DataColumn(one, "truth", lambda row: row.cells[i].point, f"documented: {one}")


def _rows(q: Question) -> Iterator[RankedPartner]:
    found = q.comparison
    cells = list(zip(*(column.cells for column in found.columns), strict=True))
    said: dict[str | None, list[facts.StandingFact]] = {}
    for fact in facts.standings(q.profile):
        said.setdefault(fact.country, []).append(fact)

    def place(i: int) -> tuple[Any, ...]:
        return found.ranks[i], found.intervals[i], [-cell.point for cell in cells[i]], i

    for i in sorted(range(found.size), key=place):
        code = q.partners[i]
        records = [fact.record for fact in (*q.ties[code], *said.get(code, ()))]
        yield RankedPartner(
            rank=found.ranks[i],
            rank_label=found.labels[i],
            partner=code,
            name=q.name(code),
            cells=cells[i],
            kinds=q.kinds_of[code],
            n_kinds=len(q.kinds_of[code]),
            net_flow=found.net_flows[i],
            rank_low=found.intervals[i][0],
            rank_high=found.intervals[i][1],
            standings=tuple(dict.fromkeys(fact.standing for fact in said.get(code, ()))),
            evidence=facts.evidence_of(q.profile, records),
            question=q,
        )
