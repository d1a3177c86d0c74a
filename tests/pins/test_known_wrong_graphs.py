"""Edited graphs handed back to the answers: the same answer, or a refusal, never another answer.

A graph is read by its keys. What taking nodes or edges away can give is accepted; a renamed,
turned, simple or foreign graph is refused; attributes are never trusted.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import networkx as nx
import pytest
from pins import adapter

import belarus_stic as stic

Edit = Callable[[Any], Any]


@pytest.fixture(scope="module")
def belarus() -> Any:
    """Return the packaged profile."""
    return stic.load_profile()


def answers(profile: Any, ties: Any) -> list[Any]:
    """Return the two answers that take ties."""
    return [
        stic.rank_partners(profile, ties=ties),
        stic.regional_coverage(profile, group="EU", ties=ties),
    ]


def graph_of(profile: Any) -> Any:
    """Return a copy that may be edited."""
    return stic.partnership_graph(profile).copy()


def edited(change: Callable[[Any], None]) -> Edit:
    """Return an edit that changes a graph in place."""

    def edit(graph: Any) -> Any:
        change(graph)
        return graph

    return edit


def set_node(node: str, **attributes: Any) -> Edit:
    """Return an edit that sets attributes of a node."""
    return edited(lambda graph: graph.nodes[node].update(attributes))


def set_edges(**attributes: Any) -> Edit:
    """Return an edit that sets attributes of every edge."""
    return edited(lambda graph: [data.update(attributes) for *_, data in graph.edges(data=True)])


def clear(graph: Any) -> None:
    """Take every attribute away."""
    graph.graph.clear()
    for _, data in graph.nodes(data=True):
        data.clear()
    for *_, data in graph.edges(data=True):
        data.clear()


ATTRIBUTES = {
    "nothing": edited(lambda _: None),
    "sources of the graph": edited(lambda graph: graph.graph.update(sources="report")),
    "country of the graph": edited(lambda graph: graph.graph.update(country=["BLR"])),
    "kind of a node": set_node("SYR", kind=[]),
    "kind of home": set_node("BLR", kind="group"),
    "name of a node": set_node("SYR", name=5),
    "no name": set_node("SYR", name=None),
    "kind of edges": set_edges(kind="Agreement"),
    "relation of edges": set_edges(relation=[]),
    "locators of edges": set_edges(locators="x"),
    "home of edges": set_edges(home="MDA"),
    "all attributes": edited(clear),
}


@pytest.mark.parametrize("edit", ATTRIBUTES.values(), ids=list(ATTRIBUTES))
def test_attributes_are_never_trusted(belarus: Any, edit: Edit) -> None:
    """Whatever they say, the answer is the one that the keys give."""
    given = answers(belarus, edit(graph_of(belarus)))
    for answer, right in zip(given, answers(belarus, None), strict=True):
        assert answer == right
        assert adapter.headline(answer) == adapter.headline(right)


def renamed(names: dict[str, Any]) -> Edit:
    """Return an edit that renames nodes."""
    return lambda graph: nx.relabel_nodes(graph, names)


def all_renamed(graph: Any) -> Any:
    """Rename every node to its name."""
    return nx.relabel_nodes(graph, dict(graph.nodes(data="name")))


def foreign_edge(key: str, partner: str = "FRA") -> Edit:
    """Return an edit that adds an edge from home."""
    return edited(lambda graph: graph.add_edge("BLR", partner, key=key))


def moved(graph: Any) -> Any:
    """Hang the edge of one partner on another."""
    graph.remove_edge("BLR", "DEU", key="BLR/agreement-deu/agreement/BLR-DEU")
    graph.add_edge("BLR", "FRA", key="BLR/agreement-deu/agreement/BLR-DEU")
    return graph


REFUSED = {
    "one country by name": renamed({"DEU": "Germany"}),
    "all countries by name": all_renamed,
    "a group as a number": renamed({"EU": 5}),
    "a country as a tuple": renamed({"DEU": ("a",)}),
    "two countries as one": renamed({"DEU": "FRA"}),
    "two countries in each other's place": renamed({"DEU": "FRA", "POL": "DEU"}),
    "home by name": renamed({"BLR": "Belarus"}),
    "an edge hung on another partner": moved,
    "an edge of no record": foreign_edge("BLR/agreement-fra/agreement/BLR-FRA"),
    "an edge of another kind": foreign_edge("BLR/agreement-deu/centre/BLR-DEU", "DEU"),
    "an edge without a proper key": foreign_edge("0"),
    "a directed graph": lambda graph: graph.to_directed(),
    "a turned graph": lambda graph: graph.to_directed().reverse(),
    "a simple graph": nx.Graph,
    "a graph without edges": nx.create_empty_copy,
    "an empty graph": lambda _: nx.MultiGraph(),
}


@pytest.mark.parametrize("edit", REFUSED.values(), ids=list(REFUSED))
def test_what_taking_away_cannot_give_is_refused(belarus: Any, edit: Edit) -> None:
    """With an error of the library that names what is wrong."""
    graph = edit(graph_of(belarus))
    for function, options in ((stic.rank_partners, {}), (stic.regional_coverage, {"group": "EU"})):
        with pytest.raises(adapter.BelarusSticError):
            function(belarus, ties=graph, **options)


def test_a_refusal_names_the_edge(belarus: Any) -> None:
    """The partner that was renamed stands in the message."""
    graph = nx.relabel_nodes(graph_of(belarus), {"DEU": "Germany"})
    with pytest.raises(adapter.BelarusSticError, match="Germany|agreement-deu"):
        stic.regional_coverage(belarus, ties=graph)


def test_the_graph_of_another_home_is_refused(belarus: Any) -> None:
    """No edge of it is a tie of this profile."""
    other = adapter.profile(
        adapter.record("agreements", "agreement-rou", partners=["ROU"], status="concluded")
    )
    with pytest.raises(adapter.BelarusSticError):
        stic.rank_partners(belarus, ties=stic.partnership_graph(other))


def test_who_was_taken_out_is_set_aside(belarus: Any) -> None:
    """Germany is neither unlisted nor unmentioned: the caller took it out."""
    graph = graph_of(belarus)
    graph.remove_node("DEU")
    row = adapter.group_row(belarus, "EU", ties=graph)
    assert row.set_aside == ("DEU",)
    assert len(row.documented) == 12
    assert "DEU" not in adapter.ranks(stic.rank_partners(belarus, ties=graph))
    assert len(row.unlisted) == 0


def test_a_new_country_without_an_edge_changes_nothing(belarus: Any) -> None:
    """It is refused, or has no tie."""
    graph = graph_of(belarus)
    graph.add_node("Atlantis", kind="Country")
    try:
        found = stic.rank_partners(belarus, ties=graph)
    except adapter.BelarusSticError:
        return
    assert found == stic.rank_partners(belarus)


@pytest.mark.parametrize("form", ["graphml", "gexf", "node-link", "cytoscape"])
def test_written_and_read_again(belarus: Any, form: str, tmp_path: Any) -> None:
    """The keys survive networkx's own writers, and with them the answer; or it is refused."""
    graph, path = stic.partnership_graph(belarus), tmp_path / "graph"
    match form:
        case "graphml":
            nx.write_graphml(graph, path)
            read = nx.read_graphml(path, force_multigraph=True)
        case "gexf":
            nx.write_gexf(graph, path)
            read = nx.read_gexf(path)
        case "node-link":
            data = nx.node_link_data(graph, edges="links")
            read = nx.node_link_graph(data, edges="links")
        case _:
            read = nx.cytoscape_graph(nx.cytoscape_data(graph))
    try:
        found = stic.rank_partners(belarus, ties=read)
    except adapter.BelarusSticError:
        assert form == "gexf"
        return
    assert found == stic.rank_partners(belarus)
