"""Ties, the partnership graph, and the graph of countries."""

from __future__ import annotations

import random
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from attrs import evolve, fields
from hypothesis import given
from hypothesis import strategies as st
from samples import agreement, common, profile
from strategies import profiles

from belarus_stic.errors import OptionError, UnknownKeyError
from belarus_stic.graph import country_graph, network_of, partnership_graph, ties
from belarus_stic.model import Centre, Citation, Profile, Programme, Project
from belarus_stic.values import Period


def kinds(sample: Any, **options: Any) -> set[tuple[str, str, str]]:
    """Return what ties whom by what."""
    return {(tie.partner, tie.kind, tie.record) for tie in ties(sample, **options)}


ALWAYS = {
    ("DEU", "agreement", "agreement-deu"),
    ("CZE", "project", "p-1"),
    ("CAN", "funding", "p-1"),
}
UNION = {
    ("RUS", "programme", "union-programmes"),
    ("RUS", "joint-budget", "union-programmes"),
}
LABORATORY = {("DEU", "centre", "joint-laboratory"), ("ISTC", "funding", "joint-laboratory")}
EVENT = {("JPN", "event", "conference")}
FUND = {("UnionState", "funding", "union-programmes")}


def test_each_kind_of_tie() -> None:
    """Each kind comes from the records and fields that the rules name, and from no other."""
    assert kinds(profile()) == ALWAYS | UNION | FUND | LABORATORY | EVENT


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("1990", ALWAYS),
        ("1998", ALWAYS | UNION | FUND),
        (
            "2003",
            ALWAYS
            | FUND
            | {
                ("RUS", "programme", "first-programme"),
                ("RUS", "joint-budget", "first-programme"),
            },
        ),
        ("2004-12", ALWAYS | FUND | LABORATORY | {(p, k, "first-programme") for p, k, _ in UNION}),
        ("2005", ALWAYS | UNION | FUND | LABORATORY),
        ("2011-11-29", ALWAYS | UNION | FUND | LABORATORY),
        (
            "1990/2012",
            ALWAYS | FUND | LABORATORY | EVENT | {(p, k, "first-programme") for p, k, _ in UNION},
        ),
    ],
)
def test_ties_at_a_date(on: str, expected: set[tuple[str, str, str]]) -> None:
    """What is known to lie outside the date gives no tie; a part alive hides its whole."""
    assert kinds(profile(), on=on) == expected


@pytest.mark.parametrize(
    ("changes", "on", "tied"),
    [
        ({}, "1950", True),
        ({"signed": "2000"}, "1999", False),
        ({"signed": "2000-06"}, "2000", True),
        ({"in_force": "2000"}, "1999", False),
        ({"signed": "2000", "in_force": "2010"}, "2005", True),
        ({"signed": "2000", "ended": "2005-06"}, "2005", False),
        ({"signed": "2000", "ended": "2005-06", "status": "ended"}, "2005-05", True),
        ({"status": "ended"}, "2005", False),
        ({"status": "ended", "ended": "2005"}, "2004", True),
        ({"status": "ended", "ended": "2005"}, "2006", False),
        ({"status": "not in force"}, "2011", False),
        ({"signed": "2000~"}, "1999", True),
        ({"signed": "2000/2002"}, "1999", False),
        ({"signed": "2000/2002"}, "2001", True),
        ({"signed": "1992/.."}, "1991", False),
        ({"signed": "../2000"}, "1900", True),
        ({"signed": "2005~", "ended": "2003"}, "2004", False),
        ({"signed": "2005", "ended": "2004~"}, "2011", True),
        ({"signed": "2000", "ended": "2005"}, "2006/2007", False),
        ({"signed": "2000", "ended": "2005"}, "2005/2007", True),
        ({"signed": "2000", "ended": "2005"}, "1998/1999", False),
        ({"signed": "2000", "ended": "2005"}, "../1999", False),
        ({"signed": "2000", "ended": "2005"}, "2006/..", False),
        ({"signed": "2000", "ended": "2005"}, "1990/..", True),
    ],
)
def test_agreements_at_a_date(changes: dict[str, Any], on: str, tied: bool) -> None:
    """An agreement ties from its signature to its end, unless it is not in force."""
    sample = profile(agreements=[agreement("DEU", **changes)], lists=[], figures=[])
    assert (("DEU", "agreement", "agreement-deu") in kinds(sample, on=on)) is tied


def test_ties_say_how_they_were_counted() -> None:
    """The table of ties carries its date, sources and the caveat on undated records."""
    found = ties(profile())
    assert found.on == Period("2011-11")
    assert found.sources == ("The report",)
    assert "2 undated records taken to hold at the date asked." in found.caveats
    assert found.headline() == "9 ties to 5 countries and 2 groups, as of 2011-11."
    assert "Germany" in found
    with pytest.raises(UnknownKeyError, match="2 rows answer to 'Germany'"):
        found["Germany"]
    assert found["Japan"].kind == "event"
    rows = network_of(profile())
    assert ties(rows, on="2011-11") == found
    with pytest.raises(OptionError, match="those as of 2011-11, not 2001"):
        ties(rows, on="2001")
    first = found[0]
    assert (first.name, first.partner_kind, first.dated) == ("Canada", "country", False)
    assert first.evidence == (Citation("report", "part.3"),)
    assert "Joint" not in str(found)
    signed = profile(agreements=[agreement("DEU", signed="2000")], lists=[], figures=[])
    assert ties(signed)[2].dated
    dated = profile(agreements=[], projects=[], lists=[], figures=[])
    assert len(ties(dated).caveats) == 1


def test_a_body_named_whole_is_not_expanded() -> None:
    """An agreement with the EU ties to the EU and to none of its members."""
    sample = profile(agreements=[agreement("EU")], lists=[], figures=[])
    assert ("EU", "agreement", "agreement-eu") in kinds(sample)
    assert not any(kind == "agreement" and partner != "EU" for partner, kind, _ in kinds(sample))


def test_a_part_of_a_part_hides_the_whole_though_the_middle_is_over() -> None:
    """Where the programme between them is over, the part is still one of the whole."""
    middle = Programme(
        **common("middle"),
        kind="union-state",
        partners=["RUS"],
        period="2000/2004",
        part_of="union-programmes",
    )
    inner = Programme(**common("inner"), kind="union-state", partners=["RUS"], part_of="middle")
    whole = profile().programmes[1]
    sample = profile(programmes=[whole, middle, inner])
    assert {r for p, k, r in kinds(sample) if (p, k) == ("RUS", "programme")} == {"inner"}
    graph = partnership_graph(sample)
    assert ties(graph) == ties(sample)
    assert graph.has_edge("inner", "union-programmes")


def test_a_foreign_host_and_foreign_participants_tie() -> None:
    """A centre ties its host's country, a joint budget those whose bodies take part."""
    sample = profile(
        centres=[Centre(**common("hosted"), members=["home-institute"], host="czech-institute")],
        programmes=[
            Programme(
                **common("shared"),
                kind="thematic",
                participants=["german-institute"],
                budget="joint",
            )
        ],
    )
    assert {("CZE", "centre", "hosted"), ("DEU", "joint-budget", "shared")} <= kinds(sample)


def test_source_names_of_any_kind_survive_the_graph() -> None:
    """A source's name may hold whatever a text may."""
    sample = profile(sources=[evolve(profile().sources[0], name='One; "two"\nthree')])
    assert ties(partnership_graph(sample)).sources == ties(sample).sources


def test_ring_of_parts_in_a_graph_ends() -> None:
    """A graph whose parts were tied into a ring by hand is answered all the same."""
    graph = partnership_graph(profile(), on="2003")
    graph.add_edge(
        "union-programmes", "first-programme", key="ring", relation="part_of", locators=""
    )
    assert ("RUS", "programme", "union-programmes") not in kinds(graph)


@given(profiles(), st.sampled_from([None, "2000", "1990/2020"]))
def test_a_graph_answers_like_its_profile(drawn: Profile, on: str | None) -> None:
    """An unedited graph gives the ties and the country graph of its profile."""
    graph = partnership_graph(drawn, on=on)
    assert ties(graph) == ties(drawn, on=on)
    one, other = country_graph(graph), country_graph(drawn, on=on)
    assert dict(one.nodes(data=True)) == dict(other.nodes(data=True))
    assert sorted(one.edges(data="weight")) == sorted(other.edges(data="weight"))


@given(profiles())
def test_every_attribute_is_a_text(drawn: Profile) -> None:
    """Nodes and edges hold texts only, and every edge runs from a record to a node of a kind."""
    graph = partnership_graph(drawn)
    for _, attributes in graph.nodes(data=True):
        assert {"kind", "name"} <= attributes.keys()
        assert {type(value) for value in attributes.values()} == {str}
    for record, party, key, attributes in graph.edges(keys=True, data=True):
        assert key == f"{record}:{attributes['relation']}:{party}"
        assert {type(value) for value in attributes.values()} == {str}
    assert {type(value) for value in graph.graph.values()} == {str}


def through_graphml(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """Write GraphML and read it back."""
    file = BytesIO()
    nx.write_graphml(graph, file)
    file.seek(0)
    return nx.read_graphml(file, force_multigraph=True)


def through_gexf(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """Write GEXF and read it back; GEXF has no place for attributes of the graph itself."""
    file = BytesIO()
    nx.write_gexf(graph, file)
    file.seek(0)
    again = nx.read_gexf(file)
    for _, attributes in again.nodes(data=True):
        del attributes["label"]
    again.graph = graph.graph
    return again


def through_node_link(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """Write node-link JSON and read it back."""
    return nx.node_link_graph(nx.node_link_data(graph, edges="edges"), edges="edges")


def through_cytoscape(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """Write Cytoscape JSON and read it back; it adds names of its own to nodes."""
    again = nx.cytoscape_graph(nx.cytoscape_data(graph))
    again.graph = dict(again.graph)
    for _, attributes in again.nodes(data=True):
        attributes.pop("id", None)
        attributes.pop("value", None)
    return again


WRITERS = [through_graphml, through_gexf, through_node_link, through_cytoscape]


@pytest.mark.parametrize("through", WRITERS)
def test_formats_of_networkx_keep_the_graph(
    through: Callable[[nx.MultiDiGraph], nx.MultiDiGraph],
) -> None:
    """Written and read back by networkx itself, the graph gives the same ties."""
    graph = partnership_graph(profile())
    again = through(graph)
    assert dict(again.nodes(data=True)) == dict(graph.nodes(data=True))
    assert {(u, v, d["relation"], d["locators"]) for u, v, d in again.edges(data=True)} == {
        (u, v, d["relation"], d["locators"]) for u, v, d in graph.edges(data=True)
    }
    assert ties(again) == ties(graph) == ties(profile())


def test_an_edited_graph_answers_for_what_is_left() -> None:
    """Taking out a record or a country takes out its ties."""
    graph = partnership_graph(profile())
    graph.remove_node("joint-laboratory")
    graph.remove_node("CZE")
    assert kinds(graph) == (ALWAYS | UNION | FUND | EVENT) - {("CZE", "project", "p-1")}


def test_values_stand_under_names_no_format_keeps_for_itself() -> None:
    """A figure's value is its quantity, and a record's own kind carries the record's kind."""
    nodes = partnership_graph(profile()).nodes
    assert nodes["agreement-count"]["quantity"] == ">1 agreement"
    assert nodes["union-programmes"]["programme_kind"] == "union-state"
    assert nodes["position-fra"]["kind"] == "position"
    assert nodes["FRA"] == {"kind": "country", "name": "France"}
    assert nodes["EU"]["kind"] == "group"


def test_labels_and_areas_are_nodes() -> None:
    """What no table knows keeps its word; an area keeps its name."""
    sample = profile(
        lists=[
            evolve(profile().lists[0], items=["label:Arabia"], among="label:somewhere"),
            evolve(profile().lists[0], id="other", items=["p-1"], among="Eastern Asia"),
        ]
    )
    nodes = partnership_graph(sample).nodes
    assert nodes["label:Arabia"] == {"kind": "label", "name": "Arabia"}
    assert nodes["Eastern Asia"] == {"kind": "area", "name": "Eastern Asia"}


def test_wrong_graphs_are_refused() -> None:
    """A graph from elsewhere, of another date, or cut too deep is refused with the reason."""
    graph = partnership_graph(profile())
    with pytest.raises(OptionError, match="drawn as of 2011-11, not 2010"):
        ties(graph, on="2010")
    assert ties(graph, on="2011-11") == ties(graph, on="2011-11-30") == ties(graph)
    with pytest.raises(OptionError, match="drawn as of 2011-11, not 2010/2011-11"):
        ties(graph, on="2010/2011-11")
    with pytest.raises(OptionError, match="without country and on in graph.graph"):
        ties(nx.MultiDiGraph())
    with pytest.raises(OptionError, match="not dict without country and on"):
        ties({})
    with pytest.raises(OptionError, match="not Graph$"):
        ties(nx.Graph(country="BLR", on="2011"))
    bare = graph.copy()
    bare.add_node("stranger")
    with pytest.raises(OptionError, match="node 'stranger' has no kind and name"):
        ties(bare)
    homeless = graph.copy()
    homeless.remove_node("BLR")
    with pytest.raises(OptionError, match="home country 'BLR' is no longer a node"):
        ties(homeless)
    unnamed = graph.copy()
    unnamed.add_edge("p-1", "RUS")
    with pytest.raises(OptionError, match="edge p-1 -> RUS has no relation and locators"):
        ties(unnamed)


@given(profiles(), st.randoms(use_true_random=False))
def test_renaming_records_changes_only_their_names(drawn: Profile, chance: random.Random) -> None:
    """Ties of records with other ids are the same ties."""
    old = [record.id for record in drawn]
    new = [f"renamed-{i}" for i in range(len(old))]
    chance.shuffle(new)
    names = dict(zip(old, new, strict=True))

    def renamed(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(map(renamed, value))
        if isinstance(value, Citation):
            return evolve(value, source=names[value.source])
        return names.get(value, value) if isinstance(value, str) else value

    collections: dict[str, list[Any]] = {}
    for record in drawn:
        referring = {"id", "cites", *(name for name, _ in record.references())}
        changes = {
            attribute.name: renamed(getattr(record, attribute.name))
            for attribute in fields(type(record))
            if attribute.name in referring
        }
        collections.setdefault(record.collection, []).append(evolve(record, **changes))
    again = Profile(country=drawn.country, name=drawn.name, as_of=drawn.as_of, **collections)
    assert {(p, k, names[r]) for p, k, r in kinds(drawn)} == kinds(again)


def three() -> Profile:
    """Return a profile with one project of four countries and one agreement."""
    base = profile()
    return profile(
        projects=[
            Project(
                **common("p-1"),
                participants=["home-institute", "czech-institute", "german-institute"],
                funders=["canadian-firm"],
            )
        ],
        programmes=[Programme(**common("some"), kind="thematic", partners=["CZE", "EU"])],
        centres=[],
        agreements=[agreement("DEU")],
        lists=base.lists,
    )


def test_country_graph_counts_fully_or_by_fractions() -> None:
    """A record links all its countries: once a pair, or once a country in all."""
    full = country_graph(three())
    assert {(u, v): w for u, v, w in full.edges(data="weight")} == {
        ("BLR", "CZE"): 2.0,
        ("BLR", "DEU"): 2.0,
        ("CZE", "DEU"): 1.0,
    }
    fractional = country_graph(three(), counting="fractional")
    assert {(u, v): w for u, v, w in fractional.edges(data="weight")} == {
        ("BLR", "CZE"): 1.5,
        ("BLR", "DEU"): 1.5,
        ("CZE", "DEU"): 0.5,
    }
    assert "star" in full.graph["caveat"]
    assert full.nodes["DEU"]["name"] == "Germany"


def test_light_edges_are_left_out_on_request() -> None:
    """The least weight keeps what reaches it."""
    assert set(country_graph(three(), min_weight=2).edges) == {("BLR", "CZE"), ("BLR", "DEU")}
    assert set(country_graph(three(), min_weight=2).nodes) == {"BLR", "CZE", "DEU"}


@given(profiles())
def test_fractional_counting_adds_one_a_country(drawn: Profile) -> None:
    """By fractions, each record adds exactly 1 to the degree of every country in it."""
    graph = country_graph(drawn, counting="fractional")
    work = {"agreement", "programme", "centre", "project"}
    own = [t for t in ties(drawn) if t.kind in work and t.partner_kind == "country"]
    assert graph.degree(drawn.country, weight="weight") == pytest.approx(
        len({tie.record for tie in own})
    )
    for code in set(graph) - {drawn.country}:
        expected = len({tie.record for tie in own if tie.partner == code})
        assert graph.degree(code, weight="weight") == pytest.approx(expected)


def test_counting_has_two_rules() -> None:
    """Another counting rule is refused with the nearest."""
    with pytest.raises(OptionError, match="expected full or fractional; did you mean 'full'?"):
        country_graph(profile(), counting="ful")


def test_files_on_disk_are_read_back(tmp_path: Path) -> None:
    """GraphML on disk, as a user writes it, gives the same ties."""
    path = tmp_path / "graph.graphml"
    nx.write_graphml(partnership_graph(profile()), path)
    assert ties(nx.read_graphml(path, force_multigraph=True)) == ties(profile())
