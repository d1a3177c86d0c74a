"""The ranking: `rank_partners`, its table, and what the table can be asked."""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from functools import partial
from itertools import groupby, starmap
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from attrs import evolve, field, fields_dict, frozen

from belarus_stic import facts, tables
from belarus_stic.errors import OptionError
from belarus_stic.graph import ties_asked
from belarus_stic.model import Profile, TieKind
from belarus_stic.ranking import sentences
from belarus_stic.ranking.acceptability import Acceptability, acceptability
from belarus_stic.ranking.against_source import SourceOrders, against_source
from belarus_stic.ranking.criteria import AnyCriterion, Cell, Criterion, read_criteria
from belarus_stic.ranking.net_flow import Certainty
from belarus_stic.ranking.question import Question, pool_of
from belarus_stic.ranking.weights import WeightSet, weight_set
from belarus_stic.values import Citation, Period

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.axes import Axes

    from belarus_stic.charts import Sheet


@frozen(kw_only=True, repr=False)
class RankedPartner(tables.Row):
    """A partner and its rank.

    `rank_low` and `rank_high` bound the rank over all weights of the set and all numbers that the
    words of hedged values allow; `rank` lies between them. They compare partners two at a time, so
    that no weights need give the bounds themselves. `cells` hold what is known under each of the
    ranking's criteria.
    """

    rank: int = tables.described("1 + the number of partners with a greater net flow")
    rank_label: str = tables.described("the rank as people write it; 2= where it is shared")
    partner: str = tables.described("alpha-3 code of the country")
    name: str = tables.described("English short name of the country")
    cells: tuple[Cell, ...] = tables.described("what is known under each criterion")
    kinds: tuple[TieKind, ...] = tables.described("documented kinds of tie, of those asked")
    n_kinds: int = tables.described("number of documented kinds of tie", unit="kind")
    net_flow: Fraction = tables.described("partners below less those above, weighted and added")
    rank_low: int = tables.described("1 + the number of partners certainly above")
    rank_high: int = tables.described("number of partners not certainly below, itself too")
    standings: tuple[str, ...] = tables.described("what the sources say of its place at the date")
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
    _question: Question = field(eq=False)

    def _headline(self) -> str:
        return sentences.headline(self._question, self.origin)

    def _notes(self) -> tuple[str, ...]:
        return sentences.notes(self._question, self.origin)

    def _brief(self) -> tuple[tuple[tables.Displayed, ...], tuple[str, ...]]:
        shown, q = self.displayed(), self._question
        # What a mark refers to stands on the page of the ranking alone.
        cells = [[str(cell).removesuffix(" *") for cell in line] for line in shown.cells]
        return (evolve(shown, cells=cells),), tuple(map(tables.sentence, sentences.basis_note(q)))

    def footnotes(self) -> tuple[str, ...]:
        """Return who is ranked, who ranks equal, and what the sources remark."""
        return sentences.footnotes(self._question, {row.partner for row in self})

    def displayed(self, *, all_rows: bool = False) -> tables.Displayed:
        """Return ranks, countries and their ties; partners alike in all of it share a line."""
        q, group = self._question, self._question.comparison.groups
        alike = groupby(self, lambda row: (group[row.partner], row.cells, all_rows and row))
        lines = []
        for (_, cells, _), (first, *others) in alike:
            rank = tables.rank_words(first.rank_low, first.rank_high)
            names = sentences.countries(q, [row.partner for row in (first, *others)])
            own = [cell.words for cell, one in zip(cells, q.criteria, strict=True) if one in q.own]
            lines.append([rank, names, sentences.documented(first.kinds, q.kinds), *own])
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
        q, together = self._question, dict[str, list[str]]()
        for row in self.whole or self:
            together.setdefault(q.comparison.groups[row.partner], []).append(row.partner)
        return tuple(
            RankGroup(*q.comparison.intervals[one], tuple(codes), tuple(map(q.name, codes)))
            for one, codes in together.items()
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
        a, b = ((self.whole or self)[name].partner for name in (one, other))
        return self._question.comparison.certainty(a, b)

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
        above, _ = q.comparison.relations
        pairs = nx.DiGraph((code, below) for code in above for below in sorted(above[code]))
        graph.add_edges_from(sorted(nx.transitive_reduction(pairs).edges))
        return graph

    def acceptability(self, draws: int = 10_000, *, seed: int = 0) -> Acceptability:
        """Return how often each partner takes each rank when weights are drawn from the set.

        The same `seed` gives the same table, with numpy or without.

        Raises `OptionError` for a number of draws below 1 or above a million,
        `NotAnswerableError` for a set too thin to draw from.
        """
        numbers = (
            tables.whole_number("draws", draws, 1),
            tables.whole_number("seed", seed, 0, 2**64),
        )
        return acceptability(self._question, self.origin, *numbers)

    def plot(
        self,
        kind: Literal["groups", "matrix", "acceptability", "order"] | None = None,
        *,
        ax: "Axes | None" = None,
        highlight: str | None = None,
        **kwargs: Any,
    ) -> "Axes":
        """Draw the ranking with matplotlib, and return the axes.

        "groups", the default, has a row for each group of equals with its kinds of tie and ranks,
        "matrix" a row for each partner with the number of records of each kind, "acceptability" how
        often each rank comes up, "order" who certainly ranks above whom. `highlight` frames a
        country. On `ax` the picture is made to fit, with all its letters; without it, it has a
        figure of its own. `kwargs` are properties of the marks, such as `color` or `alpha`.

        Raises `OptionError` for another kind, `UnknownKeyError` for a country that is not ranked,
        `NotAnswerableError` for the order of more than 12 groups, `MissingPackageError` without
        matplotlib.
        """
        kind = kind or "groups"
        tables.choice("kind", kind, ("groups", "matrix", "acceptability", "order"))
        lead = None if highlight is None else self[highlight].partner
        if kind == "acceptability":
            return self.acceptability().plot(ax=ax, highlight=highlight, **kwargs)

        return tables.drawn(self, partial(self._picture, kind, lead), ax, kwargs)

    def _picture(self, kind: str, lead: str | None) -> "Sheet":
        from belarus_stic.ranking import pictures

        edges = self.order().edges if kind == "order" else ()
        codes = [row.partner for row in self]
        return pictures.sheet(self._question, codes, kind, lead, edges)

    def against_source(self) -> SourceOrders:
        """Return every order and every denial that the sources state, beside the ranks."""
        return against_source(self._question)


def rank_partners(
    profile: Profile,
    *,
    criteria: Iterable[AnyCriterion] = ("agreement", "programme", "centre", "joint budget"),
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
    `importance_order(...)`. `rank_low` and `rank_high` are bounds: no weights of the set, and no
    numbers that hedged values allow, give a rank outside them. Who is `above` whom is exact.

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
    rows = tuple(sorted((_row(q, code) for code in q.partners), key=_place))
    return Ranking(
        rows=rows,
        origin=facts.origin(profile, {cite for row in rows for cite in row.evidence} or None),
        on=asked.on,
        method=sentences.method(q),
        left_out=q.left_out,
        criteria=tuple(map(str, read)),
        question=q,
    )


def _data_column(i: int, one: AnyCriterion) -> tables.DataColumn:
    if isinstance(one, Criterion):
        meaning = f"value of the user's own, from {one.source}"
        return tables.DataColumn(one.name, "number", lambda row: row.cells[i].point, meaning)
    basis = ", if only a legal basis for it" * (one == "agreement")
    meaning = f"whether a tie of the kind {one} is documented{basis}"
    return tables.DataColumn(one, "truth", lambda row: row.cells[i].point, meaning)


def _row(q: Question, code: str) -> RankedPartner:
    found, said = q.comparison, q.standings.get(code, [])
    (low, high), records = found.intervals[code], [tie.record for tie in q.ties[code]]
    return RankedPartner(
        rank=found.ranks[code],
        rank_label=found.label(code),
        partner=code,
        name=q.name(code),
        cells=tuple(column[code] for column in found.columns),
        kinds=q.kinds_of[code],
        n_kinds=len(q.kinds_of[code]),
        net_flow=found.net_flows[code],
        rank_low=low,
        rank_high=high,
        standings=tuple(dict.fromkeys(fact.standing for fact in said)),
        evidence=facts.evidence_of(q.profile, [*records, *(fact.record for fact in said)]),
        question=q,
    )


def _place(row: RankedPartner) -> tuple[Any, ...]:
    return row.rank, row.rank_low, row.rank_high, [-cell.point for cell in row.cells]
