"""The graph of countries that records bring together, and the graph of all records."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import networkx as nx
import pytest
from fact_strategies import tied_profiles
from hypothesis import given, settings
from samples import (
    agreement,
    centre,
    event,
    figure,
    organisation,
    profile,
    programme,
    project,
    sample_profile,
    standing,
)

from belarus_stic.errors import OptionError
from belarus_stic.graph import country_graph, partnership_graph, record_graph
from belarus_stic.model import Profile

THREE = profile(
    agreement("DEU"),
    programme(partners=["DEU", "POL", "EU"], budget="joint", funders=["USA"]),
    project(participants=["polish"]),
    centre(partners=["DEU"]),
    event(supported_by=["JPN"]),
    organisation("polish", country="POL"),
)


def weights(graph: Any) -> dict[tuple[str, str], float]:
    """Return the weight of each edge."""
    return {(min(a, b), max(a, b)): weight for a, b, weight in graph.edges(data="weight")}


# --- countries ------------------------------------------------------------------------------------


def test_full_counting() -> None:
    """A record counts once for a pair, by whatever kinds; events, money and groups do not."""
    assert weights(country_graph(THREE)) == {
        ("BLR", "DEU"): 3.0,
        ("BLR", "POL"): 2.0,
        ("DEU", "POL"): 1.0,
    }


def test_fractional_counting() -> None:
    """A record of three countries counts half for each pair."""
    assert weights(country_graph(THREE, "fractional")) == {
        ("BLR", "DEU"): 2.5,
        ("BLR", "POL"): 1.5,
        ("DEU", "POL"): 0.5,
    }


@given(tied_profiles())
@settings(max_examples=30)
def test_fractions_of_a_record_add_one_to_each_country(made: Profile) -> None:
    """So home's degree is the number of records that tie it to a country."""
    graph = country_graph(made, counting="fractional")
    joint = {"agreement", "programme", "centre", "project"}
    edges = partnership_graph(made).edges("BLR", keys=True)
    records = {
        key.split("/")[1]
        for _, partner, key in edges
        if key.split("/")[2] in joint and partner in {"DEU", "FRA", "ITA", "POL", "RUS", "USA"}
    }
    degree = graph.degree("BLR", weight="weight") if records else 0
    assert degree == pytest.approx(len(records))


def test_what_is_left_of_a_graph_is_counted() -> None:
    """Pruned, or of two homes."""
    graph = partnership_graph(THREE)
    graph.remove_edge("BLR", "DEU", key="BLR/centre/centre/BLR-DEU")
    assert weights(country_graph(graph))["BLR", "DEU"] == 2.0
    moldova = profile(agreement("DEU"), home="MDA", name="Moldova")
    both = country_graph(nx.compose(graph, partnership_graph(moldova)))
    assert weights(both)["DEU", "MDA"] == 1.0
    assert both.graph["caveat"].startswith("Only records of Belarus and Moldova are counted")


def test_what_a_graph_of_countries_says() -> None:
    """Names, the counting rule, and what one country's data cannot show; no node without edge."""
    graph = country_graph(THREE)
    assert graph.nodes["DEU"] == {"name": "Germany"}
    assert graph.graph["counting"] == "full"
    assert graph.graph["caveat"] == (
        "Only records of Belarus are counted, so a missing link between two other countries means "
        "nothing."
    )
    empty = country_graph(profile(standing()))
    assert len(empty) == 0
    assert empty.graph["caveat"] == (
        "No record is counted, so a missing link between two countries means nothing."
    )


LOOP = nx.MultiGraph()
LOOP.add_edge("BLR", "BLR", key="BLR/agreement-deu/agreement/BLR-BLR")


@pytest.mark.parametrize("other", ["FRA", "Germany"])
def test_an_edge_whose_key_names_other_ends_is_no_tie(other: str) -> None:
    """A renamed country is not counted under another name, nor passed over."""
    renamed = nx.relabel_nodes(partnership_graph(THREE), {"DEU": other})
    with pytest.raises(OptionError, match=f"the edge .*'{other}'.* is no tie"):
        country_graph(renamed)


@pytest.mark.parametrize("counting", ["full", "fractional"])
def test_a_country_is_not_brought_together_with_itself(counting: Any) -> None:
    """By either rule."""
    with pytest.raises(OptionError, match="the edge 'BLR' to 'BLR' with the key .* is no tie"):
        country_graph(LOOP, counting=counting)


def test_records_of_what_is_no_profile() -> None:
    """Are refused with what was expected."""
    nothing: Any = None
    with pytest.raises(
        OptionError, match=r"expected a Profile, such as load_profile\(\), not None"
    ):
        record_graph(nothing)


@pytest.mark.parametrize("given_graph", [nx.Graph(), nx.MultiGraph([("BLR", "DEU")]), [1]])
def test_a_graph_that_is_none_of_ties(given_graph: Any) -> None:
    """Is refused."""
    with pytest.raises(OptionError):
        country_graph(given_graph)


def test_another_counting_rule() -> None:
    """Is refused with those there are."""
    rule: Any = "half"
    with pytest.raises(OptionError, match="expected one of full, fractional"):
        country_graph(THREE, counting=rule)


# --- records --------------------------------------------------------------------------------------


def test_every_record_and_what_it_names() -> None:
    """Whatever its date and status; sources are named by locators alone."""
    made = sample_profile()
    graph = record_graph(made)
    assert {f"BLR/{record.id}" for record in made} - set(graph) == {"BLR/report"}
    assert graph.nodes["BLR/agreement-eu"]["status"] == "not in force"
    assert graph.nodes["BLR/conference"]["period"] == "2011-11-30"
    assert graph.nodes["BLR/agreement-count"]["quantity"] == ">1 agreement"
    assert graph.nodes["BLR/czech-institute"]["organisation_kind"] == "research institute"
    assert graph.nodes["EU"] == {"kind": "group", "name": "European Union"}
    assert graph.edges["BLR/p-1", "BLR/canadian-firm", "BLR/p-1/funders/canadian-firm"] == {
        "relation": "funders",
        "locators": "report#part.1",
    }
    assert sorted(graph["BLR/canadian-firm"]) == ["CAN"]


def test_a_record_and_a_code_of_one_spelling_are_two_nodes() -> None:
    """A body and the group that it is are linked, not one."""
    made = profile(organisation("istc", same_as="ISTC"), figure(about=["label:istc"]))
    assert set(record_graph(made)) == {"BLR/istc", "ISTC", "BLR/figure", "label:istc"}


@pytest.mark.parametrize("write", [nx.write_graphml, nx.write_gexf, nx.write_gml])
def test_networkx_writes_the_graph_of_records(write: Any) -> None:
    """All attributes are texts."""
    write(record_graph(sample_profile()), BytesIO())
