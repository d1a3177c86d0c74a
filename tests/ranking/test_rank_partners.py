"""The ranking of the packaged profile and of small ones: rows, groups, order, frames, cards."""

import copy
import pickle
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import agreement, centre, enumeration, event, profile, programme, standing

from belarus_stic import (
    Profile,
    criterion,
    load_profile,
    partnership_graph,
    rank_partners,
    ties,
)
from belarus_stic.errors import NotAnswerableError, OptionError, UnknownKeyError
from belarus_stic.ranking import Ranking, around_equal, importance_order

KINDS = ("agreement", "programme", "centre", "joint budget")


@pytest.fixture(scope="module")
def belarus() -> Profile:
    """Return the packaged profile."""
    return load_profile()


@pytest.fixture(scope="module")
def ranking(belarus: Profile) -> Ranking:
    """Return its ranking."""
    return rank_partners(belarus)


def test_known_ranks(ranking: Ranking) -> None:
    """Russia 1; four at 2-5; eight at 6-13; 26 at 14-39."""
    spans = [(row.rank_low, row.rank_high) for row in ranking]
    assert spans == [(1, 1)] + [(2, 5)] * 4 + [(6, 13)] * 8 + [(14, 39)] * 26
    assert [row.rank_label for row in ranking[:6]] == ["1", "2=", "2=", "2=", "2=", "6="]
    assert ranking["Russia"].net_flow == Fraction(0 + 28 + 32 + 38, 4)
    assert sum(row.net_flow for row in ranking) == 0


def test_known_groups(ranking: Ranking) -> None:
    """Five groups in four ranges."""
    found = [(g.rank_low, g.rank_high, len(g.partners)) for g in ranking.groups]
    assert found == [(1, 1, 1), (2, 5, 4), (6, 13, 6), (6, 13, 2), (14, 39, 26)]
    assert ranking.groups[3].names == ("Germany", "South Korea")
    assert ranking.where(name="Germany").groups == ranking.groups


def test_groups_are_of_the_weights_asked(belarus: Profile) -> None:
    """At equal weights Germany and India cannot be told apart; any weights tell them apart."""
    found = rank_partners(belarus, weights="equal")
    assert [len(group.partners) for group in found.groups] == [1, 4, 8, 26]
    assert found.above("Germany", "India") == "certainly not"
    assert rank_partners(belarus).above("Germany", "India") == "possibly"


def test_a_row(ranking: Ranking) -> None:
    """Cells, kinds, standings and evidence of one partner."""
    latvia = ranking["Latvia"]
    assert (latvia.partner, latvia.n_kinds) == ("LVA", 3)
    assert latvia.kinds == ("agreement", "programme", "centre")
    assert [cell.point for cell in latvia.cells] == [1, 1, 1, 0]
    assert latvia.standings == ("neighbour",)
    assert "bilateral-programmes.3.2" in [cite.locator for cite in latvia.evidence]


def test_the_card_of_a_partner(ranking: Ranking) -> None:
    """Rank, each kind with its statements, standing."""
    card = " ".join(str(ranking["Latvia"]).split())
    assert card.startswith(
        "Latvia, partner of Belarus, as of November 2011 Rank 2= among 39; between 2 and 5 however"
    )
    assert "Programme documented, 2 bilateral-programmes.2.2" in card
    assert "Joint budget unmentioned" in card
    assert "Standing neighbour bilateral-programmes" in card
    assert "1 among 39, however much each kind counts" in str(ranking["Russia"])


def test_the_card_tells_a_legal_basis(ranking: Ranking) -> None:
    """Of one agreement and of several."""
    card = " ".join(str(ranking["Japan"]).split())
    assert "Agreement documented (a legal basis only) bilateral-agreements.1.4" in card
    assert "legal basis" not in str(ranking["Latvia"])
    more = agreement("DEU", id="other", status="legal basis")
    card = " ".join(str(rank_partners(profile(agreement("DEU"), more))["Germany"]).split())
    assert "Agreement documented, 2 (1 of the 2 a legal basis only)" in card


def test_the_card_tells_denied_and_unlisted() -> None:
    """In the four words, and with a criterion of the user's own."""
    made = profile(
        agreement("DEU"),
        programme("programme", partners=["DEU", "FRA", "CAN"]),
        enumeration(["agreement-deu"], among="EU"),
        standing("CAN", "no agreement"),
    )
    own = criterion("papers", {"Germany": 1, "France": 2, "Canada": 3}, source="my table")
    found = rank_partners(made, criteria=("agreement", "programme", own), weights="equal")
    cards = {row.partner: " ".join(str(row).split()) for row in found}
    assert "Agreement unlisted" in cards["FRA"]
    assert "Agreement denied" in cards["CAN"]
    assert "papers 3 my table" in cards["CAN"]
    assert "for all weights considered" in cards["CAN"]


def test_who_is_above_whom(ranking: Ranking) -> None:
    """By name or code, in an excerpt too; nobody is above itself."""
    assert ranking.above("RUS", "Latvia") == "certainly"
    assert ranking.above("Latvia", "RUS") == "certainly not"
    assert ranking.above("China", "China") == "certainly not"
    excerpt = ranking.filter(lambda row: row.rank > 30)
    assert excerpt.above("RUS", "Latvia") == "certainly"
    with pytest.raises(UnknownKeyError, match="France"):
        ranking.above("Russia", "France")


def test_the_certain_order(ranking: Ranking) -> None:
    """Its paths are what is certain, its edges none that follow from others."""
    graph = ranking.order()
    assert graph.nodes["DEU"]["name"] == "Germany"
    assert len(graph) == 39
    assert set(graph.successors("LVA")) == {"DEU", "IND", "KOR", "LTU", "MDA", "POL", "SRB", "UKR"}
    assert not graph.has_edge("RUS", "DEU")
    # In one order whatever the hash seed: by partner, then by code.
    assert all(list(graph[code]) == sorted(graph[code]) for code in graph)


def test_frames(ranking: Ranking) -> None:
    """Every column is a number, a truth or a text; each criterion is one."""
    frame = ranking.to_pandas()
    assert list(frame["agreement"]) == [True] * 39
    assert frame["joint budget"].sum() == 1
    assert frame.set_index("name")["rank_high"]["Germany"] == 13
    assert "cells" not in frame
    assert {"rank", "net_flow", "n_kinds", "kinds", "evidence"} <= set(frame)
    assert ranking.codebook()["centre"].meaning == "whether a tie of the kind centre is documented"
    assert ranking.to_polars().schema["net_flow"].is_numeric()


def test_frames_with_values_of_the_users_own(belarus: Profile) -> None:
    """The value at which ranks are taken is a number."""
    own = criterion("papers", {"Russia": ">100", "China": "3..4"}, source="x", missing="zero")
    found = rank_partners(belarus, criteria=("agreement", own))
    frame = found.to_pandas().set_index("partner")
    assert list(frame["papers"][:3]) == [100.0, 3.5, 0.0]
    text = str(found)
    assert "over 100" in text
    assert "3 to 4" in text
    assert rank_partners(
        belarus, criteria=("agreement", own), within="Oceania"
    ).to_pandas().shape == (
        0,
        len(found.to_pandas().columns),
    )


def test_excerpts(ranking: Ranking) -> None:
    """They say that they are, and have no headline."""
    excerpt = ranking.where(kinds="programme")
    assert len(excerpt) == 11
    assert str(excerpt).startswith("11 of 39 rows of: Partners, Belarus (")
    with pytest.raises(NotAnswerableError):
        excerpt.headline()


def test_all_rows(ranking: Ranking) -> None:
    """One line a partner."""
    assert len(ranking.displayed(all_rows=True).cells) == 39
    assert len(ranking.displayed().cells) == 5


# --- ties, dates and what is left out -------------------------------------------------------------


def test_ties_that_the_user_kept(belarus: Profile, ranking: Ranking) -> None:
    """A table or a graph without Germany: it is set aside, and every sentence says so."""
    graph = partnership_graph(belarus).copy()
    graph.remove_node("DEU")
    by_graph = rank_partners(belarus, ties=graph)
    by_table = rank_partners(belarus, ties=ties(belarus).filter(lambda tie: tie.partner != "DEU"))
    assert by_graph == by_table
    assert len(by_graph) == 38
    assert "(78 of the 80 ties, the others set aside by the user)" in by_graph.headline()
    assert "Set aside by the user: Germany." in by_graph.notes()
    assert [left.kind for left in by_graph.left_out if left.what == "Germany"] == ["set aside"]
    assert rank_partners(belarus, ties=ties(belarus)) == ranking
    nobody = rank_partners(belarus, ties=graph, within="Germany")
    assert "is among the ties that the user kept" in nobody.headline()


def test_what_is_left_out(ranking: Ranking) -> None:
    """Who is named without a tie, and records that lie outside the date."""
    named = {left.what: left for left in ranking.left_out if left.kind == "no tie"}
    others = {"Argentina", "Austria", "Belgium", "Canada", "France", "Netherlands", "Switzerland"}
    assert set(named) == others
    assert named["Belgium"].reason == (
        "named (project), but no agreement, programme, centre or joint budget is documented"
    )
    assert named["Belgium"].evidence
    assert "top tier" in named["France"].reason
    assert named["France"].evidence
    assert any(left.kind == "date" for left in ranking.left_out)


def test_what_is_over_is_told() -> None:
    """In `left_out` with its date, and counted in a note, if it would tie somebody here."""
    made = profile(
        agreement("POL"),
        programme("call", partners=["DEU"], period="2008/2009"),
        event("old", supported_by=["POL"], period="2001"),
        programme("next", partners=["RUS"], period="2015/.."),
    )
    found = rank_partners(made)
    assert {left.what for left in found.left_out} == {"Name of call", "Name of old", "Name of next"}
    told = "Not counted: Name of call (ended in 2009) and Name of next (begins in 2015, after the "
    assert f"{told}date asked)." in found.notes()
    assert not any("Not counted" in note for note in rank_partners(made, within="Poland").notes())


def test_a_date_before_any_record(belarus: Profile) -> None:
    """Nothing can be said of it."""
    with pytest.raises(NotAnswerableError, match="1800"):
        rank_partners(belarus, on="1800")


@pytest.mark.parametrize("wrong", [None, "Belarus", 5])
def test_no_profile(wrong: Any) -> None:
    """What was expected, in words a user knows."""
    with pytest.raises(OptionError, match="expected a Profile"):
        rank_partners(wrong)


def test_the_source_is_the_one_that_ties() -> None:
    """A source that contributed nothing is not named."""
    from samples import source

    made = profile(agreement("POL"), sources=[source(), source("other")])
    assert rank_partners(made).origin.publishers == ("Publisher of the report",)


def test_names_of_groups_are_no_rows(ranking: Ranking) -> None:
    """Ties to groups make no partner country."""
    assert "EU" not in ranking
    assert "Ties to groups are not ranked: Eurasian Economic Community" in " ".join(ranking.notes())


def test_some_ties_of_a_partner_are_set_aside(belarus: Profile) -> None:
    """What the user took out is neither documented nor missing, and nobody is said to lack it."""
    kept = ties(belarus).filter(lambda tie: (tie.kind, tie.partner) != ("centre", "DEU"))
    found = rank_partners(belarus, ties=kept)
    assert "Centre set aside" in " ".join(str(found["Germany"]).split())
    assert "it alone has" not in found.headline()
    assert "Only with Russia is a joint budget counted; without that kind" in " ".join(
        found.notes()
    )
    assert "Counted ties" in str(found)
    agreements = rank_partners(belarus, ties=ties(belarus, kind="agreement"))
    told = "A programme, a centre or a joint budget is counted with no partner country."
    assert told in agreements.notes()


# --- laws -----------------------------------------------------------------------------------------

CODES = ("CHN", "DEU", "IND", "KAZ", "POL")
TABLES = st.lists(st.tuples(*[st.booleans()] * 3).filter(any), min_size=1, max_size=5)


def made_of(rows: list[tuple[bool, ...]], codes: tuple[str, ...] = CODES) -> Profile:
    """Return a profile in which each country has the kinds of tie its row says."""
    records: list[Any] = []
    for code, (first, second, third) in zip(codes, rows, strict=False):
        records += [agreement(code)] * first
        records += [programme(f"p-{code.lower()}", partners=[code])] * second
        records += [centre(f"c-{code.lower()}", partners=[code])] * third
    return profile(*records)


@settings(max_examples=40)
@given(TABLES)
def test_first_is_said_only_where_it_is_certain(rows: list[tuple[bool, ...]]) -> None:
    """One with the range 1-1 "ranks first"; equals whose range ends at their number share it."""
    found = rank_partners(made_of(rows))
    said, leaders = found.headline(), [row for row in found if row.rank_low == 1]
    is_one = len(leaders) == 1 and leaders[0].rank_high == 1
    together = len({row.kinds for row in leaders}) == 1
    assert ("ranks first" in said) == (is_one and len(found) > 1)
    assert ("is not certain" in said or "may rank first" in said) == (not together)
    assert ("share first place" in said) == (together and len(leaders) > 1)
    if together:
        assert {row.rank_high for row in leaders} == {len(leaders)}


@settings(max_examples=40)
@given(TABLES, st.permutations(CODES))
def test_whose_row_it_is_changes_nothing(rows: list[tuple[bool, ...]], order: list[str]) -> None:
    """Other countries with the same ties have the same ranks."""
    one, other = rank_partners(made_of(rows)), rank_partners(made_of(rows, tuple(order)))

    def spans(found: Ranking) -> list[tuple[Any, ...]]:
        return sorted((row.kinds, row.rank, row.rank_low, row.rank_high) for row in found)

    assert spans(one) == spans(other)


@settings(max_examples=40)
@given(TABLES)
def test_groups_are_those_with_the_same_kinds(rows: list[tuple[bool, ...]]) -> None:
    """Whatever the weights: a kind that all have or nobody has tells nobody apart."""
    found = rank_partners(made_of(rows))
    together = {g.partners: {found[code].kinds for code in g.partners} for g in found.groups}
    assert all(len(kinds) == 1 for kinds in together.values())
    assert len(set.union(*together.values())) == len(together)


def test_rankings_are_pickled_copied_and_hashed(belarus: Profile) -> None:
    """Of a fresh profile, with every kind of weights, and they are the same afterwards."""
    sets = (around_equal(0.2), importance_order(*KINDS), {"centre": (0.3, 1)}, "any")
    for weights in sets:
        found = rank_partners(belarus, weights=weights)  # type: ignore[arg-type]
        assert copy.deepcopy(found) == found
        assert isinstance(hash(found), int)
        assert pickle.loads(pickle.dumps(found._question.weight_set)) == found._question.weight_set  # noqa: S301


def test_in_short() -> None:
    """The table alone, without marks whose remarks stand on the page of the ranking."""
    ranking = rank_partners(load_profile())
    *_, last, footnote = ranking.brief().splitlines()
    assert last.split("  ")[1] == "26 countries, from Armenia to Vietnam"
    assert footnote == 'For 10 of the 39, "agreement" means a legal basis for co-operation only.'
    assert "Armenia to Vietnam *" in str(ranking)
