"""The ties as a graph: what its nodes and edges are, and what every format gives back."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from typing import Any

import networkx as nx
import pytest
from fact_strategies import LATE, tied_profiles
from hypothesis import given, settings
from samples import agreement, profile, programme, project, sample_profile, standing

from belarus_stic.errors import NotAnswerableError, OptionError
from belarus_stic.facts import ties_at
from belarus_stic.graph import partnership_graph, ties_asked
from belarus_stic.model import Profile
from belarus_stic.values import Period

Graph = Any


def test_nodes_are_home_and_its_partners() -> None:
    """With name, kind and region; a group has no region."""
    graph = partnership_graph(sample_profile())
    assert set(graph) == {"BLR", "CAN", "CZE", "DEU", "ISTC", "JPN", "RUS", "UnionState"}
    assert graph.nodes["DEU"] == {"name": "Germany", "kind": "country", "region": "Europe"}
    assert graph.nodes["ISTC"]["kind"] == "group"
    assert graph.nodes["ISTC"]["region"] == ""
    assert graph.graph == {"name": "Sample", "home": "BLR", "on": "2011-11", "as_of": "2011-11"}


def test_an_edge_of_home_is_a_tie() -> None:
    """Its key names home, record, kind and ends."""
    graph = partnership_graph(sample_profile())
    assert graph.edges["BLR", "DEU", "BLR/agreement-deu/agreement/BLR-DEU"] == {
        "kind": "agreement",
        "record": "agreement-deu",
        "name": "Name of agreement-deu",
        "home": "BLR",
        "locators": "report#part.1",
    }


def test_a_record_brings_its_partners_together() -> None:
    """Those it ties by the same kind, ends by code; home stands first at its own."""
    made = profile(programme(partners=["RUS", "ARM"], funders=["EU"]))
    assert sorted(partnership_graph(made).edges(keys=True)) == [
        ("ARM", "RUS", "BLR/programme/programme/ARM-RUS"),
        ("BLR", "ARM", "BLR/programme/programme/BLR-ARM"),
        ("BLR", "EU", "BLR/programme/funding/BLR-EU"),
        ("BLR", "RUS", "BLR/programme/programme/BLR-RUS"),
    ]


def test_a_graph_at_a_date() -> None:
    """Has the ties of that date; a date before all is refused."""
    made = profile(programme(period="1998/2004"), agreement("POL"))
    assert set(partnership_graph(made, 2010)) == {"BLR", "POL"}
    with pytest.raises(NotAnswerableError):
        partnership_graph(made, on=1900)


def test_a_profile_without_ties_is_home_alone() -> None:
    """No edge, one node."""
    graph = partnership_graph(profile(standing()))
    assert (list(graph), graph.number_of_edges()) == (["BLR"], 0)


@given(tied_profiles(), LATE)
@settings(max_examples=30)
def test_every_tie_is_an_edge_and_keys_are_unique(made: Profile, on: Period) -> None:
    """In the whole graph, so that a writer may take them as ids; all attributes are texts."""
    graph = partnership_graph(made, on=on)
    keys = [key for _, _, key in graph.edges(keys=True)]
    assert len(set(keys)) == len(keys)
    home = {key for _, _, key in graph.edges("BLR", keys=True)}
    assert home == {tie.key for tie in ties_at(made, on)}
    attributes = [*dict(graph.nodes(data=True)).values(), *(d for *_, d in graph.edges(data=True))]
    assert all(isinstance(text, str) for each in attributes for text in each.values())


def _through_bytes(write: Callable[..., None], read: Callable[..., Graph]) -> Any:
    def through(graph: Graph) -> Graph:
        stream = BytesIO()
        write(graph, stream)
        stream.seek(0)
        return read(stream)

    return through


def _json(data: Any) -> Any:
    return json.loads(json.dumps(data))


FORMATS = {
    "graphml": _through_bytes(
        nx.write_graphml, lambda stream: nx.read_graphml(stream, force_multigraph=True)
    ),
    "gexf": _through_bytes(nx.write_gexf, nx.read_gexf),
    "gml": _through_bytes(nx.write_gml, nx.read_gml),
    "node-link": lambda graph: nx.node_link_graph(
        _json(nx.node_link_data(graph, edges="links")), edges="links"
    ),
    "cytoscape": lambda graph: nx.cytoscape_graph(_json(nx.cytoscape_data(graph))),
    "adjacency": lambda graph: nx.adjacency_graph(_json(nx.adjacency_data(graph))),
    "a copy": lambda graph: graph.copy(),
    "a view": lambda graph: graph.subgraph(graph.nodes),
    "bare": lambda graph: nx.MultiGraph(list(graph.edges(keys=True))),
}


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_gives_the_same_answer(form: str) -> None:
    """Keys survive networkx's own writers and readers, whatever becomes of attributes."""
    made = sample_profile()
    graph = partnership_graph(made)
    assert ties_asked(made, FORMATS[form](graph)) == ties_asked(made)
    graph.remove_node("DEU")
    pruned = ties_asked(made, FORMATS[form](graph))
    assert pruned == ties_asked(made, graph)
    assert "DEU" not in {tie.partner for tie in pruned.ties}


@given(tied_profiles().filter(lambda made: bool(ties_at(made, made.as_of))))
@settings(max_examples=20)
def test_every_format_of_any_profile(made: Profile) -> None:
    """The law behind the example above; GEXF gives a simple graph where none of it is parallel."""
    graph = partnership_graph(made)
    for form, through in FORMATS.items():
        read = through(graph)
        if form == "gexf" and not read.is_multigraph():
            with pytest.raises(OptionError, match="not a Graph; keep it in GraphML"):
                ties_asked(made, read)
        else:
            assert ties_asked(made, read) == ties_asked(made)


def test_partners_of_a_project_are_brought_together() -> None:
    """Its funders by funding, apart from who takes part."""
    made = profile(project(funders=["EU", "USA"]))
    assert "BLR/project/funding/EU-USA" in partnership_graph(made)["EU"]["USA"]
