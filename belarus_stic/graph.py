"""Ties between the home country and its partners, and the graph they are drawn from.

Profile and graph hold the same rows: nodes with scalar attributes and edges from a record to what
it names. Every rule is written once, over those rows, so that an answer from a graph that was not
edited equals the answer from its profile.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from attrs import field, fields, frozen

from belarus_stic.errors import OptionError, UndecidedError, nearest
from belarus_stic.model import LABEL, Citation, Enumeration, Profile, Record, Source
from belarus_stic.model.records import reference_fields
from belarus_stic.reference import countries, groups
from belarus_stic.table import Column, Table, counted
from belarus_stic.values import Period

if TYPE_CHECKING:
    import networkx as nx

TieKind = Literal["agreement", "programme", "centre", "project", "joint-budget", "event", "funding"]
TIE_KINDS: tuple[TieKind, ...] = get_args(TieKind)

ProfileOrGraph: TypeAlias = "Profile | nx.MultiDiGraph"

# Which relation of which kind of record ties what it names, and by which kind of tie.
_TYING: Mapping[tuple[str, str], TieKind] = {
    ("agreement", "partners"): "agreement",
    ("programme", "partners"): "programme",
    ("programme", "participants"): "programme",
    ("programme", "funders"): "funding",
    ("project", "participants"): "project",
    ("project", "funders"): "funding",
    ("centre", "partners"): "centre",
    ("centre", "members"): "centre",
    ("centre", "host"): "centre",
    ("centre", "supported_by"): "funding",
    ("event", "supported_by"): "event",
}
_TYING_RECORDS = frozenset(kind for kind, _ in _TYING)

# Names that a format of networkx keeps for itself.
_RENAMED = {"value": "quantity"}
_SEPARATOR = "; "
_DATES = ("period", "signed", "in_force", "ended")


@frozen
class Edge:
    """A record names a party in one of its fields."""

    record: str
    relation: str
    party: str
    locators: str


@frozen
class Network:
    """The rows behind a profile or a graph: what every answer about partners is computed from.

    `nodes` are attributes by node, all of them texts; `edges` run from a record to what it names.
    `on` is the date asked, `as_of` the one the profile speaks at.
    """

    name: str
    home: str
    on: Period
    as_of: Period
    sources: tuple[str, ...]
    nodes: Mapping[str, Mapping[str, str]]
    edges: tuple[Edge, ...]
    _by_record: dict[str, list[Edge]] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        for edge in self.edges:
            self._by_record.setdefault(edge.record, []).append(edge)

    def edges_of(self, record: str, relation: str | None = None) -> list[Edge]:
        """Return the edges that leave a record, in its own order; of one relation if asked."""
        edges = self._by_record.get(record, [])
        return [edge for edge in edges if relation in {None, edge.relation}]

    def records(self, *kinds: str) -> Iterator[tuple[str, Mapping[str, str]]]:
        """Yield (id, attributes) of the records of the given kinds."""
        for node, attributes in self.nodes.items():
            if attributes["kind"] in kinds:
                yield node, attributes

    def evidence(self, *records: str) -> tuple[Citation, ...]:
        """Return the statements that records cite, each once."""
        locators = (self.nodes[record].get("locators", "") for record in records)
        return citations(_SEPARATOR.join(filter(None, locators)))


@frozen
class Tie:
    """One documented reason to call `partner` a partner: a kind of tie and the record behind it.

    `partner_kind` is "country" or "group": a body named whole ties to that group and never to its
    members. `dated` says whether the record's period is known.
    """

    partner: str
    name: str
    partner_kind: Literal["country", "group"]
    kind: TieKind
    record: str
    record_name: str
    dated: bool
    evidence: tuple[Citation, ...]


@frozen(repr=False)
class Ties(Table[Tie]):
    """Ties, sorted by partner, kind and record."""

    title = "Ties"
    keys = ("partner", "name")

    def columns(self) -> tuple[Column, ...]:
        """Partner, kind of tie and the record that ties them."""
        return (
            Column("Partner", lambda row: row.name),
            Column("Tie", lambda row: row.kind),
            Column("Record", lambda row: row.record_name),
        )

    def headline(self) -> str:
        """Return how many ties bind how many countries and groups."""
        of = Counter(kind for _, kind in {(tie.partner, tie.partner_kind) for tie in self})
        return (
            f"{counted(len(self), 'tie')} to {counted(of['country'], 'country', 'countries')} "
            f"and {counted(of['group'], 'group')}, as of {self.on}."
        )


def ties(profile: ProfileOrGraph | Network, *, on: Period | str | None = None) -> Ties:
    """Return one tie for each partner, kind of tie and record; home is never a partner.

    The kinds: `agreement` (unless it is not in force, or ended by `on`), `programme`, `centre` and
    `project` (each foreign country named, or of a named organisation that takes part or hosts),
    `joint-budget` (a programme paid from a budget held in common), `event` and `funding` (who
    supports or funds them). A record gives no tie where a part of it ties the same partner by the
    same kind. `on` is a date, read at its last day, or a span, read as "at any time in it"; what
    is known to lie outside gives no tie, and what is undated stays.

    >>> from belarus_stic import load_profile
    >>> [tie.record for tie in ties(load_profile()) if tie.name == "Latvia"]
    ['agreement-lva', 'bilateral-programme-lva', 'lithuania-latvia-belarus', 'centre-lva']

    Raises `OptionError` for a date other than the one a graph was drawn at.
    """
    network = network_of(profile, on=on)
    found = _ties(network)
    undated = len({tie.record for tie in found if not tie.dated})
    caveats = ["A group named whole ties to that group, never to its members."]
    if undated:
        caveats.append(f"{counted(undated, 'undated record')} taken to hold at the date asked.")
    return Ties(
        rows=found,
        method="One tie for each partner, kind of tie and record.",
        on=network.on,
        sources=network.sources,
        caveats=tuple(caveats),
    )


def _ties(network: Network) -> tuple[Tie, ...]:
    found: dict[tuple[str, TieKind, str], list[str]] = defaultdict(list)
    for record, attributes in network.records(*_TYING_RECORDS):
        for edge in network.edges_of(record):
            kind = _TYING.get((attributes["kind"], edge.relation))
            partner = partner_of(network, edge.party)
            if kind is None or partner is None or partner == network.home:
                continue
            found[partner, kind, record].append(edge.locators)
            if kind == "programme" and attributes.get("budget") == "joint":
                found[partner, "joint-budget", record].append(edge.locators)
    # A whole gives no tie beside its own parts.
    for partner, kind, record in tuple(found):
        for ancestor in _wholes(network, record):
            found.pop((partner, kind, ancestor), None)
    order = {kind: i for i, kind in enumerate(TIE_KINDS)}
    return tuple(
        Tie(
            partner=partner,
            name=network.nodes[partner]["name"],
            partner_kind="country" if network.nodes[partner]["kind"] == "country" else "group",
            kind=kind,
            record=record,
            record_name=network.nodes[record]["name"],
            dated=any(name in network.nodes[record] for name in _DATES),
            evidence=citations(_SEPARATOR.join(found[partner, kind, record])),
        )
        for partner, kind, record in sorted(
            found, key=lambda key: (network.nodes[key[0]]["name"], order[key[1]], key[2])
        )
    )


def partner_of(network: Network, party: str) -> str | None:
    """Return the country or group that a party stands for: itself, or an organisation's country."""
    kind = network.nodes[party]["kind"]
    if kind in {"country", "group"}:
        return party
    return next((edge.party for edge in network.edges_of(party, "country")), None)


def _wholes(network: Network, record: str) -> Iterator[str]:
    seen = {record}
    while edges := network.edges_of(record, "part_of"):
        record = edges[0].party
        if record in seen:
            return
        seen.add(record)
        yield record


def citations(locators: str) -> tuple[Citation, ...]:
    """Return the citations in the text that a node or an edge keeps, each once."""
    return tuple(dict.fromkeys(map(Citation.parse, filter(None, locators.split(_SEPARATOR)))))


def network_of(profile: ProfileOrGraph | Network, *, on: Period | str | None = None) -> Network:
    """Return the rows of a profile at a date, or those of a graph at the date it was drawn.

    Rows are returned as they are, so that an answer which needs them twice reads them once.
    """
    wanted = None if on is None else Period.parse(on)
    if isinstance(profile, Network):
        if wanted is not None and not _same(wanted, profile.on):
            message = f"the rows are those as of {profile.on}, not {wanted}"
            raise OptionError(message)
        return profile
    if isinstance(profile, Profile):
        return _from_profile(profile, wanted or profile.as_of)
    return _from_graph(profile, wanted)


def _from_profile(profile: Profile, on: Period) -> Network:
    nodes: dict[str, dict[str, str]] = {}
    held: list[Record] = []
    whole_of: dict[str, str | None] = {}
    for record in profile:
        if isinstance(record, Source):
            continue
        attributes = _attributes(record)
        if attributes["kind"] in _TYING_RECORDS and not _holds(attributes, on):
            whole_of[record.id] = getattr(record, "part_of", None)
            continue
        nodes[record.id] = attributes
        held.append(record)
    edges: list[Edge] = []
    for record in held:
        for relation, named in record.references():
            party: str | None = named
            # Where the whole does not hold, the part is still one of what that is part of.
            while relation == "part_of" and party in whole_of:
                party = whole_of[party]
            if party is not None and party not in whole_of:
                edges.append(Edge(record.id, relation, party, nodes[record.id]["locators"]))
    parties = {profile.country, *(edge.party for edge in edges)}
    nodes.update((party, _party(party)) for party in sorted(parties - nodes.keys()))
    return Network(
        name=profile.name,
        home=profile.country,
        on=on,
        as_of=profile.as_of,
        sources=tuple(source.name for source in profile.sources),
        nodes=nodes,
        edges=tuple(edges),
    )


def _party(reference: str) -> dict[str, str]:
    """The attributes of what is no record: a country, a group, a label or an area."""
    if reference.startswith(LABEL):
        return {"kind": "label", "name": reference.removeprefix(LABEL)}
    for kind, known in _known_names().items():
        if reference in known:
            return {"kind": kind, "name": known[reference]}
    return {"kind": "area", "name": reference}


@cache
def _known_names() -> Mapping[str, Mapping[str, str]]:
    return {
        "country": {country.alpha3: country.name for country in countries()},
        "group": {group.code: group.name for group in groups()},
    }


def _attributes(record: Record) -> dict[str, str]:
    kind = type(record).__name__.lower() if record.collection != "stated_positions" else "position"
    referring = {name for name, _ in reference_fields(type(record))}
    attributes = {
        "kind": kind,
        "name": record.name,
        "locators": _SEPARATOR.join(map(str, record.cites)),
    }
    for attribute in fields(type(record)):
        name, value = attribute.name, getattr(record, attribute.name)
        if name in referring or name in {"id", "name", "cites"} or value is None or value == ():
            continue
        text = _SEPARATOR.join(value) if isinstance(value, tuple) else str(value)
        attributes[f"{kind}_kind" if name == "kind" else _RENAMED.get(name, name)] = text
    if isinstance(record, Enumeration):
        # Once an item is taken out of a graph, a list is no longer all that the source names.
        attributes["size"] = str(len(record.items))
    return attributes


def _holds(attributes: Mapping[str, str], on: Period) -> bool:
    """Whether a record may have held at `on`: not where it is known that it did not."""
    asked = on if on.is_span else Period.parse(on.as_point())
    if attributes["kind"] != "agreement":
        return "period" not in attributes or _may_overlap(Period(attributes["period"]), asked)
    if attributes["status"] == "not in force":
        return False
    if attributes["status"] == "ended" and "ended" not in attributes:
        return False
    begun = attributes.get("signed") or attributes.get("in_force")
    first = Period(begun).first_day if begun else None
    last = Period(attributes["ended"]).last_day if "ended" in attributes else None
    return not (
        (first is not None and asked.last_day is not None and first > asked.last_day)
        or (last is not None and asked.first_day is not None and last < asked.first_day)
    )


def _may_overlap(period: Period, asked: Period) -> bool:
    try:
        return period.overlaps(asked)
    except UndecidedError:
        return True


def partnership_graph(profile: Profile, *, on: Period | str | None = None) -> nx.MultiDiGraph:
    """Return the records that hold at `on`, and what they name, as a networkx multigraph.

    Nodes are records by id, countries and groups by code, areas and labels by name; each has a
    `kind` ("agreement", "country" …), a `name`, and a record its fields as texts (a figure's value
    as `quantity`). An edge runs from a record to what it names, under the key
    `record:relation:party`, with `relation` and `locators`. All attributes are texts, so
    networkx's own writers take the graph as it is. `graph.graph` holds the home `country`, the
    dates `on` and `as_of` and the `sources` (a JSON array); GEXF has no place for it, so a graph
    read from GEXF needs `graph.graph` set again before it is asked for answers.

    Records that tie partners and are known to lie outside `on` are left out; a span such as
    `on="1990/2020"` keeps whatever held at any time in it.

    >>> from belarus_stic import load_profile
    >>> graph = partnership_graph(load_profile())
    >>> graph.nodes["DEU"]["name"], graph.graph["country"]
    ('Germany', 'BLR')
    >>> sorted(graph["b-1732"])
    ['argonne', 'istc-projects', 'sosny']
    """
    import networkx as nx

    network = network_of(profile, on=on)
    graph = nx.MultiDiGraph(
        name=network.name,
        country=network.home,
        on=str(network.on),
        as_of=str(network.as_of),
        sources=json.dumps(network.sources, ensure_ascii=False),
    )
    graph.add_nodes_from((node, dict(attributes)) for node, attributes in network.nodes.items())
    for edge in network.edges:
        graph.add_edge(
            edge.record,
            edge.party,
            key=f"{edge.record}:{edge.relation}:{edge.party}",
            relation=edge.relation,
            locators=edge.locators,
        )
    return graph


def _same(one: Period, other: Period) -> bool:
    """Whether two dates ask the same: 2011-11 and its last day do."""
    if one == other or one.is_span or other.is_span:
        return one == other
    return one.as_point() == other.as_point()


def _from_graph(graph: nx.MultiDiGraph, on: Period | None) -> Network:
    about = getattr(graph, "graph", {})
    missing = [name for name in ("country", "on") if name not in about]
    # Some formats give a plain DiGraph back where no two edges are parallel.
    if missing or not graph.is_directed():
        message = (
            f"expected a Profile or a graph of partnership_graph(), not {type(graph).__name__}"
            + (f" without {' and '.join(missing)} in graph.graph" if missing else "")
        )
        raise OptionError(message)
    drawn = Period(about["on"])
    if on is not None and not _same(on, drawn):
        message = f"the graph was drawn as of {drawn}, not {on}; draw one: partnership_graph(on=)"
        raise OptionError(message)
    nodes = dict(graph.nodes(data=True))
    for node, attributes in nodes.items():
        if not {"kind", "name"} <= attributes.keys():
            message = f"node {node!r} has no kind and name; expected those of partnership_graph()"
            raise OptionError(message)
    if about["country"] not in nodes:
        message = f"the home country {about['country']!r} is no longer a node of the graph"
        raise OptionError(message)
    for record, party, attributes in graph.edges(data=True):
        if not {"relation", "locators"} <= attributes.keys():
            message = f"edge {record} -> {party} has no relation and locators; expected those too"
            raise OptionError(message)
    return Network(
        name=about.get("name", ""),
        home=about["country"],
        on=drawn,
        as_of=Period(about.get("as_of", about["on"])),
        sources=tuple(json.loads(about.get("sources", "[]"))),
        nodes=nodes,
        edges=tuple(
            Edge(record, attributes["relation"], party, attributes["locators"])
            for record, party, attributes in graph.edges(data=True)
        ),
    )


_JOINT_WORK: frozenset[TieKind] = frozenset({"agreement", "programme", "centre", "project"})


def country_graph(
    profile: ProfileOrGraph,
    *,
    counting: Literal["full", "fractional"] = "full",
    min_weight: float | None = None,
    on: Period | str | None = None,
) -> nx.Graph:
    """Return the weighted graph of countries that records bring together.

    Each agreement, programme, centre and project that ties home to a partner links all countries
    it ties. "full" counting adds 1 to every pair of them; "fractional" adds 1/(k - 1) for a record
    of k countries, so that a record adds 1 to each country's degree (Perianes-Rodriguez, Waltman &
    van Eck 2016, Journal of Informetrics 10:1178). Edges lighter than `min_weight` are left out.
    `graph.graph["caveat"]` says what one country's data cannot show.

    >>> from belarus_stic import load_profile
    >>> country_graph(load_profile()).edges["BLR", "LVA"]["weight"]
    4.0

    Raises `OptionError` for an unknown counting rule.
    """
    import networkx as nx

    if counting not in {"full", "fractional"}:
        message = f"unknown counting {counting!r}; expected full or fractional"
        raise OptionError(message + nearest(str(counting), ("full", "fractional")))
    network = network_of(profile, on=on)
    together: dict[str, set[str]] = defaultdict(lambda: {network.home})
    for tie in _ties(network):
        if tie.partner_kind == "country" and tie.kind in _JOINT_WORK:
            together[tie.record].add(tie.partner)
    weights: dict[tuple[str, str], Fraction] = defaultdict(Fraction)
    for parties in together.values():
        share = Fraction(1) if counting == "full" else Fraction(1, len(parties) - 1)
        for pair in combinations(sorted(parties), 2):
            weights[pair] += share
    graph = nx.Graph(
        country=network.home,
        on=str(network.on),
        counting=counting,
        caveat=(
            f"Only records of {network.nodes[network.home]['name']} are counted: the graph is "
            "mostly a star around it, and a missing link between partners means nothing."
        ),
    )
    for code in sorted({network.home}.union(*together.values())):
        graph.add_node(code, name=network.nodes[code]["name"])
    for (one, other), weight in sorted(weights.items()):
        if min_weight is None or weight >= min_weight:
            graph.add_edge(one, other, weight=float(weight))
    return graph
