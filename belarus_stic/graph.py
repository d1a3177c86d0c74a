"""The ties of a profile as networkx graphs, and a pruned graph read back as ties.

`partnership_graph` draws the ties at a date, `ties_asked` reads what a caller left of them,
`country_graph` counts what brings countries together, `record_graph` shows every record and what
it names. networkx is loaded by the functions that make a graph, never by an answer.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from itertools import combinations, groupby
from typing import TYPE_CHECKING, Any, Literal

from attrs import frozen

from belarus_stic.errors import OptionError, quoted
from belarus_stic.facts import (
    Tie,
    Ties,
    TiesAsked,
    date_asked,
    given_ties,
    key_of,
    kind_of,
    name_of,
    ties_at,
    when_words,
)
from belarus_stic.model import Profile, Record, Source, TieKind, field_specs
from belarus_stic.reference import country, country_codes
from belarus_stic.tables import choice, listed
from belarus_stic.values import Citation, Period

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["country_graph", "partnership_graph", "record_graph", "ties_asked"]

_JOINT_WORK: frozenset[TieKind] = frozenset({"agreement", "programme", "centre", "project"})


@frozen
class _Edge:
    """A tie, or two partners whom a record ties by the same kind."""

    key: str
    ends: tuple[str, str]
    tie: Tie


def partnership_graph(
    profile: Profile, on: Period | date | str | int | None = None
) -> "nx.MultiGraph[str]":
    """Return the ties at `on` as a multigraph of countries and groups.

    Nodes are home and its partners by code, with `name`, `kind` ("country", "group") and `region`
    ("" for a group). An edge is a tie between home and a partner, or brings two partners together
    whom one record ties by the same kind; its key is unique in the whole graph, and it has `kind`,
    `record`, `name` (of the record), `home` and `locators`. All attributes are texts, so that
    networkx's own writers take the graph as it is. Read GraphML with `force_multigraph=True`; its
    reader of GEXF loses the keys where no two edges share their ends.

    Take nodes or edges out and give the graph to an answer as its `ties=`.

    >>> from belarus_stic import load_profile
    >>> graph = partnership_graph(load_profile())
    >>> graph.nodes["DEU"]["name"], sorted(graph["BLR"]["DEU"])
    ('Germany', ['BLR/agreement-deu/agreement/BLR-DEU', \
'BLR/fraunhofer-stepanov-laboratory/centre/BLR-DEU'])

    Raises `NotAnswerableError` for a date before the earliest day of any record.
    """
    import networkx as nx

    asked = date_asked(profile, on)
    graph: nx.MultiGraph[str] = nx.MultiGraph(
        name=profile.name, home=profile.home, on=asked.text, as_of=profile.as_of.text
    )
    partners = dict.fromkeys(tie.partner for tie in ties_at(profile, asked))
    for code in (profile.home, *partners):
        kind = kind_of(profile, code)
        region = country(code).region if kind == "country" else None
        graph.add_node(code, name=name_of(profile, code), kind=kind, region=region or "")
    for edge in _edges(profile, asked):
        graph.add_edge(
            *edge.ends,
            key=edge.key,
            kind=edge.tie.kind,
            record=edge.tie.record,
            name=edge.tie.record_name,
            home=profile.home,
            locators=_joined(edge.tie.evidence),
        )
    return graph


def _edges(profile: Profile, on: Period) -> Iterator[_Edge]:
    def of(tie: Tie) -> tuple[str, str]:
        return tie.record, tie.kind

    for _, together in groupby(sorted(ties_at(profile, on), key=of), key=of):
        tied = list(together)
        for tie in tied:
            yield _Edge(tie.key, (profile.home, tie.partner), tie)
        for tie, other in combinations(tied, 2):
            ends = min(tie.partner, other.partner), max(tie.partner, other.partner)
            yield _Edge(key_of(profile.home, tie.record, tie.kind, *ends), ends, tie)


def _joined(citations: tuple[Citation, ...]) -> str:
    return "; ".join(map(str, citations))


def ties_asked(
    profile: Profile,
    ties: "Ties | nx.MultiGraph[str] | None" = None,
    on: Period | date | str | int | None = None,
) -> TiesAsked:
    """Return the ties an answer is to use, and the date it is asked for.

    `ties` is a table of `ties()` that the caller filtered, or a graph of `partnership_graph()` that
    the caller pruned, at the same date; none means all. The one entry of every answer.

    A graph is read by the keys of its edges: an edge stands for the tie that its key names in this
    profile, whatever its attributes say. Edges of another home are passed over.

    Raises `OptionError` for what only taking nodes and edges away cannot give: a key that is no
    tie, other ends, a directed or simple graph, no edge of this home.
    """
    asked = date_asked(profile, on)
    if ties is None or isinstance(ties, Ties):
        return given_ties(profile, ties, asked)
    return given_ties(profile, _keys(profile, ties, asked), asked)


def _keys(profile: Profile, graph: Any, on: Period) -> frozenset[str]:
    """Return the keys of the ties that a graph has left."""
    whose = f"tie of {profile.name} {when_words(on)}"
    way_out = f"take nodes or edges out of partnership_graph(profile, on={on.text!r})"
    edges = tuple(_keyed(graph))
    said = graph.graph if isinstance(graph.graph, Mapping) else {}
    drawn = said.get("on") if said.get("home") == profile.home else None
    if drawn not in (None, on.text):
        raise OptionError(f"ties: the graph is of {quoted(drawn)}; ask on that date, or {way_out}")
    kept: set[str] = set()
    known = {edge.key: edge.ends for edge in _edges(profile, on)}
    for one, other, key in edges:
        home = key.partition("/")[0]
        if home != profile.home and home in country_codes():
            continue
        ends = known.get(key, ())
        if {one, other} != set(ends):
            wrong = f"is no edge between {listed(ends)}" if ends else f"is no {whose}"
            raise OptionError(f"ties: the edge {_shown(one, other, key)} {wrong}; {way_out}")
        kept.add(key)
    every = {tie.key for tie in ties_at(profile, on)}
    kept &= every
    if every and not kept:
        raise OptionError(f"ties: no edge of the graph is a {whose}; {way_out}")
    return frozenset(kept)


def _keyed(
    graph: Any, expected: str = "ties: expected a table of ties()"
) -> Iterator[tuple[Any, Any, str]]:
    """Yield the ends of every edge of a multigraph, and its key; `expected` is what else fits."""
    if not all(hasattr(graph, name) for name in ("graph", "edges", "is_directed", "is_multigraph")):
        raise OptionError(f"{expected} or a graph of partnership_graph(), not {quoted(graph)}")
    if graph.is_directed() or not graph.is_multigraph():
        raise OptionError(
            f"ties: expected a MultiGraph as partnership_graph() draws it, not a "
            f"{type(graph).__name__}; keep it in GraphML, and read that with force_multigraph=True"
        )
    for one, other, key in graph.edges(keys=True):
        yield one, other, str(key)


def _shown(one: object, other: object, key: str) -> str:
    return f"{quoted(one)} to {quoted(other)} with the key {quoted(key)}"


def country_graph(
    profile_or_graph: "Profile | nx.MultiGraph[str]",
    counting: Literal["full", "fractional"] = "full",
) -> "nx.Graph[str]":
    """Return the weighted graph of the countries that records bring together.

    Agreements, programmes, centres and projects count, each once for a pair of countries. "full"
    counting adds 1 to every pair; "fractional" adds 1/(k - 1) for a record of k countries, so that
    a record adds 1 to each country's degree (Perianes-Rodriguez, Waltman & van Eck 2016, Journal of
    Informetrics 10:1178). Of a graph of `partnership_graph`, or several composed, what is left is
    counted; an edge is believed if its key names its ends, as a graph alone cannot say which ties
    there are. `graph.graph["caveat"]` says what a country's own data cannot show.

    >>> from belarus_stic import load_profile
    >>> country_graph(load_profile()).edges["BLR", "LVA"]["weight"]
    4.0

    Raises `OptionError` for another counting rule, and for a graph that is none of ties.
    """
    import networkx as nx

    choice("counting", counting, ("full", "fractional"))
    given = profile_or_graph
    drawn = partnership_graph(given) if isinstance(given, Profile) else given
    pairs: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for one, other, key in _keyed(drawn, "expected a profile"):
        home, record, kind = (*key.split("/"), "", "")[:3]
        is_text = isinstance(one, str) and isinstance(other, str)
        is_own = is_text and key_of(home, record, kind, one, other) == key
        if home not in country_codes() or one == other or not is_own:
            raise OptionError(f"the edge {_shown(one, other, key)} is no tie")
        if kind in _JOINT_WORK and {one, other} <= country_codes():
            pairs[home, record].add((min(one, other), max(one, other)))
    weights: dict[tuple[str, str], Fraction] = defaultdict(Fraction)
    for together in pairs.values():
        size = len(set().union(*together))
        for pair in together:
            weights[pair] += 1 if counting == "full" else Fraction(1, size - 1)
    homes = listed(sorted({country(home).name for home, _ in pairs}))
    caveat = (
        f"Only records of {homes} are counted, so a missing link between two other countries means "
        "nothing."
        if pairs
        else "No record is counted, so a missing link between two countries means nothing."
    )
    graph: nx.Graph[str] = nx.Graph(counting=counting, caveat=caveat)
    graph.add_nodes_from(
        (code, {"name": country(code).name}) for code in sorted(set().union(*weights))
    )
    graph.add_edges_from((*pair, {"weight": float(weights[pair])}) for pair in sorted(weights))
    return graph


def record_graph(profile: Profile) -> "nx.MultiDiGraph[str]":
    """Return every record and what it names, whatever its date and status.

    Nodes are records as `BLR/<id>`, and countries, groups, areas and labels as records write them;
    each has `kind` and `name`, a record its `locators` and single values too (a figure's as
    `quantity`), all of them texts. An edge runs from a record to what it names, with the field as
    its `relation`. Sources are no nodes, since they would join all records to one another: the
    `locators` name them. No answer takes this graph; see `partnership_graph`.

    >>> from belarus_stic import load_profile
    >>> sorted(record_graph(load_profile())["BLR/agreement-deu"])
    ['DEU']

    Raises `OptionError` for what is no profile.
    """
    import networkx as nx

    as_of = date_asked(profile).text

    def node(ref: str) -> str:
        return f"{profile.home}/{ref}" if ref in profile else ref

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(name=profile.name, home=profile.home, as_of=as_of)
    records = [record for record in profile if not isinstance(record, Source)]
    for record in records:
        kind = kind_of(profile, record.id)
        graph.add_node(node(record.id), kind=kind, **_attributes(record, kind))
    for record in records:
        for relation, ref in record.references():
            if node(ref) not in graph:
                graph.add_node(ref, kind=kind_of(profile, ref), name=name_of(profile, ref))
            key = f"{node(record.id)}/{relation}/{ref}"
            locators = _joined(record.cites)
            graph.add_edge(
                node(record.id), node(ref), key=key, relation=relation, locators=locators
            )
    return graph


def _attributes(record: Record, kind: str) -> dict[str, str]:
    """Return the single values of a record as texts, under names that every format leaves free."""
    renamed = {"kind": f"{kind}_kind", "value": "quantity"}
    values = {
        renamed.get(spec.name, spec.name): getattr(record, spec.name)
        for spec in field_specs(type(record))
        if not (spec.many or spec.targets or spec.name == "id")
    }
    texts = {name: str(value) for name, value in values.items() if value is not None}
    return {**texts, "locators": _joined(record.cites)}
