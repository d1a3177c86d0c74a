"""The ranking: `rank_partners`, its table, and what the table can be asked."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from attrs import field, fields_dict, frozen

from belarus_stic.errors import OptionError
from belarus_stic.facts import Ties, evidence_of, origin, standings
from belarus_stic.graph import ties_asked
from belarus_stic.model import Profile, TieKind
from belarus_stic.ranking import sentences
from belarus_stic.ranking.criteria import Criterion, read_criteria
from belarus_stic.ranking.net_flow import Cell, Certainty, rank_labels
from belarus_stic.ranking.pool import pool_of
from belarus_stic.ranking.question import Question
from belarus_stic.ranking.weights import WeightSet, weight_set
from belarus_stic.tables import (
    Card,
    DataColumn,
    Displayed,
    Row,
    Table,
    described,
    names_words,
    rank_words,
    whole_number,
)
from belarus_stic.values import Citation, Period

if TYPE_CHECKING:
    import networkx as nx

    from belarus_stic.ranking.acceptability import Acceptability
    from belarus_stic.ranking.against_source import SourceOrders

DEFAULT_CRITERIA: tuple[TieKind, ...] = ("agreement", "programme", "centre", "joint budget")
_MOST_ROWS = 60


@frozen(kw_only=True, repr=False)
class RankedPartner(Row):
    """A partner and its rank.

    `rank_low` and `rank_high` bound the rank over all weights of the set and all numbers that the
    words of hedged values allow; `rank` lies between them. `cells` hold what is known under each of
    the ranking's criteria.
    """

    rank: int = described("1 + the number of partners with a greater net flow")
    rank_label: str = described("the rank as people write it; 2= where it is shared")
    partner: str = described("alpha-3 code of the country")
    name: str = described("English short name of the country")
    cells: tuple[Cell, ...] = described("what is known under each criterion")
    kinds: tuple[TieKind, ...] = described("kinds of tie, of those asked, that are documented")
    n_kinds: int = described("number of these kinds")
    net_flow: Fraction = described("partners below less partners above, weighted over the criteria")
    rank_low: int = described("the best rank that some weights of the set give")
    rank_high: int = described("the worst rank that some weights of the set give")
    standings: tuple[str, ...] = described("what the sources say of the partner's place")
    evidence: tuple[Citation, ...] = described("statements behind the ties and the standings")
    _question: Question = field(eq=False)

    def card(self) -> Card:
        """Return rank, ties and standing with the statements behind them."""
        return sentences.card(self._question, self.partner)


@frozen
class RankGroup:
    """Partners that no weighting of the set tells apart: their codes, names and range of ranks.

    `kinds` are the documented kinds that all of them have.
    """

    rank_low: int
    rank_high: int
    partners: tuple[str, ...]
    names: tuple[str, ...]
    kinds: tuple[TieKind, ...]

    def __str__(self) -> str:
        names = names_words(self.names, len(self.names))
        return f"{rank_words(self.rank_low, self.rank_high)}: {names}"


@frozen(repr=False, kw_only=True)
class Ranking(Table[RankedPartner]):
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
        return tuple(sentences.notes(self._question))

    def footnotes(self) -> tuple[str, ...]:
        """Return who is ranked, who ranks equal, and what the sources remark."""
        return sentences.footnotes(self._question, {row.partner for row in self})

    def displayed(self, *, all_rows: bool = False) -> Displayed:
        """Return ranks, countries and their ties; partners alike in all of it share a line."""
        found = self._question
        group_of = dict(zip(found.partners, found.comparison.groups, strict=True))
        alike = groupby(self, key=lambda row: (group_of[row.partner], row.cells))
        lines = [[row] for row in self] if all_rows else [list(rows) for _, rows in alike]
        cells = [
            [
                rank_words(rows[0].rank_low, rows[0].rank_high),
                sentences.countries(found, [row.partner for row in rows]),
                *([sentences.documented(rows[0].kinds, found.kinds)] if found.kinds else []),
                *(cell.words for cell in rows[0].cells[len(found.kinds) :]),
            ]
            for rows in (lines if all_rows else lines[:_MOST_ROWS])
        ]
        if len(cells) < len(lines):
            cells.append([f"and {len(lines) - len(cells)} more lines"])
        ties = ["Documented ties"] if found.kinds else []
        own = [one.name for one in found.own]
        right = [False] * (2 + len(ties)) + [True] * len(own)
        return Displayed(["Rank", "Countries", *ties, *own], cells, right)

    def data_columns(self) -> tuple[DataColumn, ...]:
        """Return the declared columns, and one for each criterion in place of the cells.

        A kind of tie is true or false; a criterion of the user's own has its value (the stated
        number, or the middle of a range) and the bounds that its words allow.
        """
        own = (column for i, one in enumerate(self._question.criteria) for column in _data(i, one))
        declared = super().data_columns()
        return (*(column for column in declared if column.name != "cells"), *own)

    @property
    def groups(self) -> tuple[RankGroup, ...]:
        """The partners that no weighting of the set tells apart, from the first rank down."""
        question = self._question
        first = dict(zip(question.partners, question.comparison.groups, strict=True))
        together: dict[int, list[RankedPartner]] = {}
        for row in self if self.whole is None else self.whole:
            together.setdefault(first[row.partner], []).append(row)
        return tuple(
            RankGroup(
                rank_low=rows[0].rank_low,
                rank_high=rows[0].rank_high,
                partners=tuple(row.partner for row in rows),
                names=tuple(row.name for row in rows),
                kinds=tuple(k for k in rows[0].kinds if all(k in row.kinds for row in rows)),
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
        everyone = self if self.whole is None else self.whole
        a, b = (self._question.partners.index(everyone[name].partner) for name in (one, other))
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

        question = self._question
        graph: nx.DiGraph[str] = nx.DiGraph()
        for code in question.partners:
            graph.add_node(code, name=question.name(code))
        for a, b in question.comparison.covers:
            graph.add_edge(question.partners[a], question.partners[b])
        return graph

    def acceptability(self, draws: int = 10_000, *, seed: int = 0) -> "Acceptability":
        """Return how often each partner takes each rank when weights are drawn from the set.

        The same `seed` gives the same table, with numpy or without.

        Raises `OptionError` for a number of draws below 1, `NotAnswerableError` for a set too thin
        to draw from.
        """
        from belarus_stic.ranking.acceptability import acceptability

        drawn = whole_number("draws", draws, 1)
        return acceptability(self._question, drawn, whole_number("seed", seed, 0))

    def against_source(self) -> "SourceOrders":
        """Return every order and every denial that the sources state, beside the ranks."""
        from belarus_stic.ranking.against_source import against_source

        return against_source(self._question)


def rank_partners(
    profile: Profile,
    *,
    criteria: Iterable[TieKind | Criterion] = DEFAULT_CRITERIA,
    weights: Literal["any", "equal"] | WeightSet | Mapping[str, Any] = "any",
    within: str | Iterable[str] | None = None,
    ties: "Ties | nx.MultiGraph[str] | None" = None,
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
    >>> [str(group) for group in ranking.groups][:2]
    ['1: Russia', '2-5: China, Kazakhstan, Latvia and Venezuela']

    Raises `OptionError` for criteria, weights, ties or a pool outside what is listed here, and for
    a criterion without a value for some partner (unless it says what then); `NotAnswerableError`
    for a date before the earliest day of any record; `NotCoveredError` where the members of a group
    on that date are not known.
    """
    asked = ties_asked(profile, ties, on)
    question = Question(
        profile=profile,
        asked=asked,
        criteria=read_criteria(criteria),
        weight_set=weight_set(weights),
        pool=pool_of(within, profile, asked.on),
    )
    _check_names(question)
    comparison = question.comparison
    rows = tuple(_rows(question))
    return Ranking(
        rows=rows,
        origin=origin(profile, {cite for row in rows for cite in row.evidence} or None),
        on=asked.on,
        method=sentences.method(question),
        left_out=tuple(question.left_out()),
        criteria=question.names,
        weights=comparison.weights.text,
        question=question,
    )


def _check_names(question: Question) -> None:
    for one in question.own:
        if one.name in fields_dict(RankedPartner):
            raise OptionError(f"criterion {one.name!r} is called as a column is; rename it")


def _data(i: int, one: TieKind | Criterion) -> Iterator[DataColumn]:
    if not isinstance(one, Criterion):
        yield DataColumn(one, "truth", lambda row: row.cells[i].point == 1, f"a documented {one}")
        return
    meaning = f"value of the user's own, from {one.source}"
    yield DataColumn(one.name, "number", lambda row: row.cells[i].point, meaning)
    for end in ("low", "high"):
        yield DataColumn(
            f"{one.name}_{end}",
            "number",
            lambda row, end=end: getattr(row.cells[i].bounds, end),
            f"{'least' if end == 'low' else 'greatest'} number that the words of it allow",
        )


def _rows(question: Question) -> Iterator[RankedPartner]:
    comparison, partners = question.comparison, question.partners
    labels = rank_labels(comparison.ranks)
    said: dict[str, list[Any]] = {}
    for fact in standings(question.profile):
        said.setdefault(fact.country or "", []).append(fact)

    def place(i: int) -> tuple[Any, ...]:
        cells = [-cell.point for cell in question.cells[partners[i]]]
        return comparison.ranks[i], comparison.intervals[i], cells, comparison.groups[i], i

    for i in sorted(range(comparison.size), key=place):
        code = partners[i]
        facts = said.get(code, [])
        records = [tie.record for tie in question.ties[code]] + [fact.record for fact in facts]
        yield RankedPartner(
            rank=comparison.ranks[i],
            rank_label=labels[i],
            partner=code,
            name=question.name(code),
            cells=question.cells[code],
            kinds=question.kinds_of[code],
            n_kinds=len(question.kinds_of[code]),
            net_flow=comparison.net_flows[i],
            rank_low=comparison.intervals[i][0],
            rank_high=comparison.intervals[i][1],
            standings=tuple(dict.fromkeys(fact.standing for fact in facts)),
            evidence=evidence_of(question.profile, records),
            question=question,
        )
