"""A graph handed back: what taking away gives is read by its keys, all else is refused."""

from __future__ import annotations

from typing import Any

import networkx as nx
import pytest
from fact_strategies import LATE, tied_profiles
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import agreement, profile, programme, sample_profile

from belarus_stic.errors import NotAnswerableError, OptionError
from belarus_stic.facts import given_ties, set_aside_by, ties
from belarus_stic.graph import partnership_graph, ties_asked
from belarus_stic.model import TIE_KINDS, Profile
from belarus_stic.values import Period

GERMAN = "BLR/agreement-deu/agreement/BLR-DEU"


def pruned() -> Any:
    """Return the graph of the sample profile, to be edited."""
    return partnership_graph(sample_profile())


def test_nothing_given_means_all() -> None:
    """At the date asked, in any form."""
    made = sample_profile()
    assert ties_asked(made) == given_ties(made, None, made.as_of)
    assert ties_asked(made, None, 2003).on == Period("2003")
    assert ties_asked(made, ties(made)).is_whole
    assert {tie.kind for tie in ties_asked(made, ties(made, kind="centre")).ties} == {"centre"}
    with pytest.raises(NotAnswerableError):
        ties_asked(made, None, 1900)


def test_an_edge_taken_out_is_a_tie_taken_out() -> None:
    """Its partner keeps the others."""
    graph = pruned()
    graph.remove_edge("BLR", "DEU", key=GERMAN)
    asked = ties_asked(sample_profile(), graph)
    assert asked.removed == {GERMAN}
    assert set_aside_by(sample_profile(), asked, TIE_KINDS) == frozenset()


def test_edges_between_partners_are_no_ties_of_home() -> None:
    """Whether they stay or go changes nothing."""
    made = profile(programme(partners=["RUS", "ARM"]))
    graph = partnership_graph(made)
    graph.remove_edge("ARM", "RUS")
    assert ties_asked(made, graph) == ties_asked(made)
    graph = partnership_graph(made)
    graph.remove_edge("BLR", "RUS")
    assert set_aside_by(made, ties_asked(made, graph), TIE_KINDS) == {"RUS"}


@given(tied_profiles(), LATE, st.data())
@settings(max_examples=40)
def test_a_pruned_graph_is_the_same_as_its_ties(
    made: Profile, on: Period, data: st.DataObject
) -> None:
    """Whatever edges of home are taken out, so long as one is left."""
    graph = partnership_graph(made, on=on)
    keys = [key for _, _, key in graph.edges("BLR", keys=True)]
    if keys:
        kept = data.draw(st.sets(st.sampled_from(keys), min_size=1))
        graph.remove_edges_from(
            [edge for edge in graph.edges("BLR", keys=True) if edge[2] not in kept]
        )
        assert ties_asked(made, graph, on) == given_ties(made, frozenset(kept), on)


def test_attributes_are_never_trusted() -> None:
    """Not even none at all."""
    made, graph = sample_profile(), pruned()
    graph.graph.clear()
    graph.nodes["DEU"]["kind"] = "group"
    for *_, attributes in graph.edges(data=True):
        attributes.clear()
    assert ties_asked(made, graph) == ties_asked(made)


def test_what_a_graph_says_of_itself_may_be_anything() -> None:
    """Even no mapping: it is read by its keys."""
    made, graph = sample_profile(), pruned()
    graph.graph = "of another date"
    assert ties_asked(made, graph) == ties_asked(made)


def test_edges_of_another_home_are_passed_over() -> None:
    """In a composed graph, whichever comes first."""
    made = sample_profile()
    other = profile(agreement("BLR"), agreement("DEU"), home="MDA", name="Moldova", as_of="2021")
    graphs = partnership_graph(made), partnership_graph(other)
    for one, two in (graphs, graphs[::-1]):
        assert ties_asked(made, nx.compose(one, two)) == ties_asked(made)


def edge(key: Any, *ends: str) -> Any:
    """Return the graph with an edge of the caller's own."""
    graph = pruned()
    graph.add_edge(*(ends or ("BLR", "FRA")), key=key)
    return graph


def swapped() -> Any:
    """Return the graph with two partners in each other's place."""
    return nx.relabel_nodes(pruned(), {"DEU": "RUS", "RUS": "DEU"})


REFUSED = {
    "an edge of no record": (
        lambda: edge("BLR/agreement-fra/agreement/BLR-FRA"),
        "the edge 'BLR' to 'FRA' with the key 'BLR/agreement-fra/agreement/BLR-FRA' is no tie of ",
    ),
    "an edge without a key": (
        lambda: edge(None),
        "with the key '0' is no tie of Sample in November 2011; take nodes or edges out of ",
    ),
    "a key of no home": (lambda: edge("XYZ/a/agreement/BLR-FRA"), "is no tie of Sample"),
    "a key on other ends": (lambda: edge(GERMAN), "is no edge between BLR and DEU"),
    "a key on home alone": (lambda: edge(GERMAN, "BLR", "BLR"), "is no edge between BLR and DEU"),
    "a renamed partner": (
        lambda: nx.relabel_nodes(pruned(), {"DEU": "Germany"}),
        "'BLR' to 'Germany' with the key",
    ),
    "a partner as a number": (lambda: nx.relabel_nodes(pruned(), {"ISTC": 5}), "'BLR' to 5 with"),
    "home by name": (lambda: nx.relabel_nodes(pruned(), {"BLR": "Belarus"}), "'Belarus'"),
    "partners swapped": (swapped, "is no edge between"),
    "a directed graph": (lambda: pruned().to_directed(), "not a MultiDiGraph"),
    "a turned graph": (lambda: pruned().to_directed().reverse(), "not a MultiDiGraph"),
    "a simple graph": (lambda: nx.Graph(pruned()), "not a Graph; keep it in GraphML, and read"),
    "no edge": (lambda: nx.create_empty_copy(pruned()), "no edge of the graph is a tie of Sample"),
    "nothing": (nx.MultiGraph, "no edge of the graph is a tie of Sample in November 2011; take"),
    "another home": (
        lambda: partnership_graph(profile(agreement("ITA"), home="MDA")),
        "no edge of the graph is a tie of Sample",
    ),
    "a list": (lambda: [GERMAN], r"a table of ties\(\) or a graph of partnership_graph\(\), not "),
    "a text": (lambda: GERMAN, "not 'BLR/agreement-deu"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_taking_away_cannot_give_is_refused(name: str) -> None:
    """Naming the edge, and the way out."""
    make, message = REFUSED[name]
    if name != "a list":
        message = message.replace("(", r"\(").replace(")", r"\)")
    with pytest.raises(OptionError, match=message) as caught:
        ties_asked(sample_profile(), make())
    assert str(caught.value).startswith("ties: ")


def test_a_graph_of_no_ties_is_that_of_a_profile_without_any() -> None:
    """Unedited, it gives the same answer as no graph."""
    made = profile()
    assert ties_asked(made, partnership_graph(made)) == ties_asked(made)


def test_a_graph_of_another_date_is_refused() -> None:
    """By what it says of itself, and by ties that the date has not."""
    made, graph = sample_profile(), pruned()
    with pytest.raises(OptionError, match=r"the graph is of '2011-11'; ask on that date, or take"):
        ties_asked(made, graph, 2003)
    graph.graph["on"] = ["2003"]
    with pytest.raises(OptionError, match="the graph is of "):
        ties_asked(made, graph, 2003)
    graph.graph.clear()
    with pytest.raises(OptionError, match=r"is no tie of Sample in 2003; take nodes .*on='2003'"):
        ties_asked(made, graph, 2003)


def test_a_node_of_the_callers_own_is_nobody() -> None:
    """Without an edge it ties nobody."""
    graph = pruned()
    graph.add_node("Atlantis")
    assert ties_asked(sample_profile(), graph).is_whole
