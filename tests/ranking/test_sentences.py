"""What a ranking says: headlines, footnotes, notes and method, word for word."""

from typing import Any

import pytest
from samples import (
    agreement,
    centre,
    enumeration,
    event,
    figure,
    profile,
    programme,
    source,
    standing,
)

from belarus_stic import Profile, criterion, load_profile, rank_partners, ties
from belarus_stic.ranking import around_equal, importance_order
from belarus_stic.ranking.sentences import documented

KINDS = ("agreement", "programme", "centre", "joint budget")
SAID = " (scienceportal.org.by, as of November 2011)."
SPEAKS = " (scienceportal.org.by, which speaks as of November 2011)."


@pytest.fixture(scope="module")
def belarus() -> Profile:
    """Return the packaged profile."""
    return load_profile()


def made_up() -> Any:
    """Return values of the user's own for three partners."""
    values = {"Russia": 3, "China": 2, "Germany": 1}
    return criterion("papers", values, source="my table", missing="leave out")


HEADLINES: dict[str, tuple[dict[str, Any], str]] = {
    "all": (
        {},
        "By kinds of documented tie, Russia ranks first among 39 partner countries of Belarus: it "
        "alone has all four, an agreement, a programme, a centre and a joint budget" + SAID,
    ),
    "EU": (
        {"within": "EU"},
        "Within the EU, by kinds of documented tie, Latvia ranks first among 13 partner countries "
        "of Belarus: it alone has three of the four kinds counted, an agreement, a programme and a "
        "centre" + SAID,
    ),
    "Asia": (
        {"within": "Asia"},
        "Within Asia, by kinds of documented tie, China and Kazakhstan share first place among 17 "
        "partner countries of Belarus: both have three of the four kinds counted, an agreement, a "
        "programme and a centre" + SAID,
    ),
    "2007": (
        {"on": "2007"},
        "If the undated ties already held in 2007, Russia ranked first that year among 39 partner "
        "countries of Belarus by kinds of documented tie; 58 of the 61 records counted are undated"
        + SPEAKS,
    ),
    "2017": (
        {"on": "2017"},
        "If the ties of November 2011 still held in 2017, Russia ranked first that year among 39 "
        "partner countries of Belarus by kinds of documented tie; no source here can tell whether "
        "they did" + SPEAKS,
    ),
    "2011": (
        {"on": 2011},
        "In 2011, Russia ranked first among 39 partner countries of Belarus by kinds of documented "
        "tie" + SPEAKS,
    ),
    "own values": (
        {"criteria": (*KINDS, made_up())},
        'By kinds of documented tie and by papers (values of the user, from "my table"), Russia '
        "ranks first among the 3 partner countries of Belarus that have a value; 36 without one "
        "are left out" + SAID,
    ),
    "weights": (
        {"weights": {"agreement": 1, "programme": 1, "centre": 2, "joint budget": 1}},
        "With a centre counted double and the other three kinds once, Russia ranks first among 39 "
        "partner countries of Belarus by kinds of documented tie" + SAID,
    ),
    "nobody": (
        {"within": "Oceania"},
        "No country of Oceania can be ranked as a partner of Belarus: no agreement, programme, "
        "centre or joint budget with any of its 14 UN member states is documented" + SAID,
    ),
    "nobody then": (
        {"within": "Oceania", "on": "2007"},
        "No country of Oceania can be ranked as a partner of Belarus in 2007: no agreement, "
        "programme, centre or joint budget with any of its 14 UN member states is documented"
        + SPEAKS,
    ),
    "shared": (
        {"criteria": KINDS[:3]},
        "By kinds of documented tie, China, Kazakhstan, Latvia, Russia and Venezuela share first "
        "place among 39 partner countries of Belarus: each has all three kinds counted, an "
        "agreement, a programme and a centre" + SAID,
    ),
    "shared by many": (
        {"criteria": ("agreement",)},
        "By kinds of documented tie, 39 countries share first place among 39 partner countries of "
        "Belarus: each has an agreement (10 of the 39 a legal basis only)" + SAID,
    ),
    "shared then": (
        {"within": "Asia", "on": "2017"},
        "Within Asia, if the ties of November 2011 still held in 2017, China and Kazakhstan shared "
        "first place that year among 17 partner countries of Belarus by kinds of documented tie; "
        "no source here can tell whether they did" + SPEAKS,
    ),
    "bounds": (
        {"criteria": KINDS[:3], "weights": {"centre": (0.3, 1), "programme": (0, 0.2)}},
        "With weights of 0.3 to 1 for centre and 0 to 0.2 for programme, only 7 of 39 partner "
        "countries of Belarus may rank first by kinds of documented tie: China, Germany, "
        "Kazakhstan, Latvia, Russia, South Korea and Venezuela" + SAID,
    ),
    "nobody of one": (
        {"within": "US", "criteria": ("joint budget",)},
        "The United States cannot be ranked as a partner of Belarus: no joint budget with the "
        "United States is documented" + SAID,
    ),
    "world": (
        {"within": "World", "criteria": ("agreement", "joint budget")},
        "In the world, by kinds of documented tie, Russia ranks first among 39 partner countries "
        "of Belarus: it alone has both, an agreement and a joint budget" + SAID,
    ),
    "one": (
        {"within": ["Germany", "France"]},
        "Among Germany and France, by kinds of documented tie, only one partner country of Belarus "
        "can be ranked, Germany" + SAID,
    ),
    "two kinds": (
        {"criteria": ("agreement", "joint budget")},
        "By kinds of documented tie, Russia ranks first among 39 partner countries of Belarus: it "
        "alone has both, an agreement and a joint budget" + SAID,
    ),
}


@pytest.mark.parametrize("situation", HEADLINES)
def test_headlines(belarus: Profile, situation: str) -> None:
    """True when pasted alone: home, pool, date, source, and "first" only where it is certain."""
    options, said = HEADLINES[situation]
    assert rank_partners(belarus, **options).headline() == said


def test_nobody_can_be_ranked_first_at_another_date() -> None:
    """In the past tense."""
    made = profile(programme("a", partners=["POL"]), centre("b", partners=["DEU"]))
    said = rank_partners(made, on="2015-06").headline()
    assert "first place then among 2 partner countries of Sample by kinds of" in said
    assert "documented tie was not certain" in said
    only = rank_partners(made, on="2015-06", within="POL").headline()
    assert "only one partner country of Sample could be ranked then by kinds" in only


def test_dated_ties_need_no_condition() -> None:
    """Where every record states its dates, another date is as good as the sources'."""
    made = profile(programme("a", partners=["POL", "DEU"], period="2001/2010"))
    said = rank_partners(made, on="2007").headline()
    assert said.startswith("In 2007, Germany and Poland shared first place among 2 partner")


# --- under the table ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kinds", "asked", "words"),
    [
        (KINDS, KINDS, "all four kinds"),
        (KINDS[1:], KINDS, "all but agreement"),
        (KINDS[:2], KINDS, "agreement, programme"),
        (KINDS[:2], KINDS[:3], "agreement, programme"),
        (KINDS[:2], KINDS[:2], "agreement, programme"),
        (KINDS[:1], KINDS[:2], "agreement only"),
        (KINDS[:1], KINDS[:1], "agreement"),
        ((), (), ""),
    ],
)
def test_documented_kinds(kinds: Any, asked: Any, words: str) -> None:
    """Short where all or all but one are there."""
    assert documented(kinds, asked) == words


def test_footnotes(belarus: Profile) -> None:
    """Who is ranked, who ranks equal, what the order at 6-13 depends on, and the remark."""
    found = rank_partners(belarus)
    assert found.footnotes()[0] == (
        "Partner countries have at least one documented tie of the four kinds; for 10 of the 39, "
        '"agreement" means a legal basis for co-operation only. Those in one row rank equal, '
        "however much each kind counts; the order of the rows at 6-13 depends on whether a "
        "programme or a centre counts for more."
    )
    assert found.footnotes()[1:] == (
        "* United States: the report also says that there are no official contacts.",
    )
    assert "from Armenia to Vietnam *" in str(found)
    assert len(found.where(name="Russia").footnotes()) == 1
    assert rank_partners(belarus, within="Oceania").footnotes() == ()


def test_sentences_that_speak_of_a_legal_basis(belarus: Profile) -> None:
    """Where it is the only agreement of some of them, of all, and of the one that has it alone."""
    shared = rank_partners(belarus, within="Asia", criteria=("agreement", "centre")).headline()
    assert "each has both kinds counted, an agreement (1 of the 3 a legal basis only) and" in shared
    both = rank_partners(belarus, within=["Japan", "Iran"]).headline()
    assert "both have one of the four kinds counted, an agreement (a legal basis only) (" in both
    made = profile(agreement("RUS", status="legal basis"), programme("p", partners=["POL", "RUS"]))
    found = rank_partners(made, criteria=("agreement", "programme"))
    told = (
        "Only with Russia is an agreement documented (a legal basis only); without that kind, two"
    )
    assert found.notes()[1].startswith(told)
    of_one = rank_partners(belarus, criteria=("agreement",)).footnotes()[0]
    assert 'agreement; for 10 of the 39, "agreement" means a legal basis for co-operation' in of_one
    only = rank_partners(profile(agreement("RUS", status="legal basis"))).footnotes()[0]
    assert 'kinds; throughout, "agreement" means a legal basis for co-operation only.' in only
    assert "legal basis" not in rank_partners(belarus, within="EU").footnotes()[0]


def test_footnotes_of_ties_that_the_user_kept(belarus: Profile) -> None:
    """Who has others is no partner here, so nothing is said of what is documented."""
    kept = rank_partners(belarus, ties=ties(belarus).where(kind="centre")).footnotes()[0]
    assert kept.startswith("Partner countries have at least one counted tie of the four kinds. ")


def test_footnotes_of_other_weights(belarus: Profile) -> None:
    """What is certain is certain for the weights considered."""
    told = rank_partners(belarus, weights=around_equal(0.2)).footnotes()[0]
    assert "rank equal, for all weights considered" in told


def test_footnotes_of_one_kind_and_of_none(belarus: Profile) -> None:
    """The kind is named; where all rank apart nothing is said of rows."""
    told = rank_partners(belarus, criteria=("centre",)).footnotes()[0]
    assert told.startswith("Partner countries have at least one documented centre. ")
    found = rank_partners(belarus, criteria=[made_up()]).footnotes()
    assert found == ("Partner countries have at least one documented tie.",)


def test_rows_of_one_range_that_differ_by_more() -> None:
    """Their order depends on how much each kind counts."""
    more = profile(
        agreement("CHN"), programme("p", partners=["DEU"]), centre("c", partners=["DEU"])
    )
    told = rank_partners(more).footnotes()[0]
    assert "The order of the rows at 1-2 depends on how much each kind counts" in told
    one_each = profile(
        agreement("CHN"), programme("p", partners=["DEU"]), centre("c", partners=["POL"])
    )
    assert (
        "The order of the rows at 1-3 depends on how much each kind counts"
        in (rank_partners(one_each).footnotes()[0])
    )


def test_rows_of_one_range_beside_values_of_the_users_own() -> None:
    """Their order is not laid to kinds of tie."""
    made = profile(programme("p", partners=["DEU"]), centre("c", partners=["POL"]))
    own = criterion("papers", {"Germany": 1, "Poland": 2}, source="my table")
    assert "The order of" in rank_partners(made).footnotes()[0]
    assert "The order of" not in rank_partners(made, criteria=(*KINDS, own)).footnotes()[0]


# --- notes ----------------------------------------------------------------------------------------


def test_notes(belarus: Profile) -> None:
    """What misleads most comes first; the shares stand in a note only."""
    found = rank_partners(belarus)
    notes = found.notes()
    assert (
        notes[0]
        == "Ranks tell which kinds of tie there are, never how many ties or how much is done."
    )
    assert notes[1] == (
        "Only with Russia is a joint budget documented; without that kind, five countries share "
        "first place: China, Kazakhstan, Latvia, Russia and Venezuela."
    )
    assert notes[2] == (
        "Within the EU, the report has another order: it puts France, Germany and the United "
        "Kingdom among the top partners. No tie of the four kinds with France is documented, so "
        "France has no rank."
    )
    assert notes[4].startswith(
        "Agreement: for 10 of the 39 (Indonesia, Iran, Japan, Kuwait, Qatar,"
    )
    assert notes[4].endswith(
        "the report speaks of a legal basis for co-operation, not of an agreement."
    )
    assert notes[5] == (
        "Named, but without a rank: Argentina, Austria, Belgium, Canada, France, the Netherlands "
        "and Switzerland. No tie of the four kinds with them is documented; of Canada the report "
        "says that there is no agreement."
    )
    assert notes[6] == (
        "A country that is not named may still have a tie: the report speaks of over 45 "
        "agreements, and some lists give examples only."
    )
    assert notes[7].startswith(
        "58 of the 60 records counted are undated and assumed to hold in Nov"
    )
    assert "in 2010, 55 % were with Russia, 9 % with Germany and 8 % with China" in notes[8]
    assert notes[8].endswith("By kinds of tie, China ranks above Germany.")
    assert "55 %" not in found.headline() + " ".join(found.footnotes()) + found.method


def test_no_notes_about_nobody(belarus: Profile) -> None:
    """What is said of ranks is not said where there are none."""
    told = " ".join(rank_partners(belarus, within="Oceania").notes())
    assert told == (
        "A country that is not named may still have a tie: the report speaks of over 45 "
        "agreements, and some lists give examples only. Ties to groups are not ranked: Eurasian "
        "Economic Community, European Union, International Science and Technology Center."
    )


def test_kinds_that_nobody_has(belarus: Profile) -> None:
    """They order nobody, and a note says so."""
    told = rank_partners(belarus, within="EU").notes()
    assert "A joint budget is documented with no partner country within the EU." in told


def test_a_span_is_any_time_in_it(belarus: Profile) -> None:
    """Ties need not have held together, and that they held is assumed: this comes first."""
    told = rank_partners(belarus, on="2005/2007").notes()
    assert told[0] == (
        "A tie counts if it held at any time from 2005 to 2007, so not all need have held together."
    )
    assert told[1].endswith("undated and assumed to hold at some time from 2005 to 2007.")


def test_who_may_be_first_without_a_kind() -> None:
    """Without what the first alone has, nobody may be first with certainty."""
    made = profile(
        agreement("RUS"),
        programme("p", partners=["RUS", "POL"]),
        centre("c", partners=["RUS", "DEU"]),
        agreement("CHN"),
    )
    assert "Only with" not in " ".join(rank_partners(made).notes())
    made = profile(
        agreement("RUS"), programme("p", partners=["POL", "RUS"]), centre("c", partners=["DEU"])
    )
    told = " ".join(rank_partners(made, criteria=("agreement", "programme")).notes())
    assert (
        "Only with Russia is an agreement documented; without that kind, two countries share"
        in told
    )


def test_several_sources_and_partners_without_a_rank() -> None:
    """In the plural."""
    made = profile(
        agreement("POL"),
        agreement("DEU", status="legal basis"),
        standing("FRA", "top tier", among="label:old friends"),
        standing("NLD", "top tier", among="label:old friends"),
        standing("ITA", "no agreement"),
        standing("DEU", "no official contacts"),
        sources=[source(), source("other")],
    )
    found = rank_partners(made)
    told = " ".join(found.notes())
    assert (
        "Within old friends, a source has another order: it puts France and the Netherlands among "
        "the top partners. No tie of the four kinds with France and the Netherlands is documented, "
        "so they have no rank." in told
    )
    assert "for 1 of the 2 (Germany) a source speaks of a legal basis" in told
    assert "of Italy a source says that there is no agreement" in told
    assert found.footnotes()[1] == (
        "* Germany: a source also says that there are no official contacts."
    )


def test_what_is_denied_of_a_ranked_partner_is_told_beside_it() -> None:
    """Where it denies a kind that counts; coverage and audit tell it, too."""
    made = profile(agreement("DEU"), centre("c", partners=["POL"]), standing("DEU", "no agreement"))
    told = "* Germany: the report also says that there is no agreement."
    assert rank_partners(made).footnotes()[1:] == (told,)
    assert "Germany *" in str(rank_partners(made))
    assert rank_partners(made, criteria=["centre"]).footnotes()[1:] == ()


def test_tiers_that_the_ranks_follow() -> None:
    """Nothing is said of them; of a tier that ranks below the next something is."""
    made = profile(
        agreement("DEU"),
        agreement("POL"),
        centre("c", partners=["DEU"]),
        standing("DEU", "top tier", among="EU"),
        standing("POL", "second tier", among="EU"),
    )
    assert "another order" not in " ".join(rank_partners(made).notes())
    turned = profile(
        agreement("DEU"),
        agreement("POL"),
        centre("c", partners=["POL"]),
        standing("DEU", "top tier", among="EU"),
        standing("POL", "second tier", among="EU"),
    )
    told = rank_partners(turned).notes()
    assert (
        "Within the EU, the report has another order: it puts Germany among the top partners."
        in told
    )


def test_one_named_without_one_kind() -> None:
    """In the singular, and with the kind by its name."""
    made = profile(agreement("POL"), enumeration(["CAN"], "others", complete="open"))
    told = rank_partners(made, criteria=("agreement",)).notes()
    assert "Named, but without a rank: Canada. No agreement with it is documented." in told
    assert "A country that is not named may still have a tie: one list gives examples only." in told


def test_who_is_tied_by_another_kind_only_has_no_rank() -> None:
    """And is named beside those that the sources name, for the kinds asked and no others."""
    made = profile(agreement("POL"), event(supported_by=["DEU", "POL"]), programme())
    assert "Named, but without a rank: Germany." in " ".join(rank_partners(made).notes())
    asked = rank_partners(made, criteria=("agreement", "event"))
    assert not any("Named" in note and "Germany" in note for note in asked.notes())


def test_no_agreement_is_told_where_agreements_are_asked() -> None:
    """Of other kinds a denial of agreements says nothing."""
    made = profile(agreement("POL"), programme(partners=["POL"]), standing("CAN", "no agreement"))
    told = rank_partners(made, criteria=("programme",)).notes()
    assert "Named, but without a rank: Canada. No programme with it is documented." in told


def test_silence_without_reasons() -> None:
    """It proves nothing all the same."""
    told = rank_partners(profile(agreement("POL"))).notes()
    assert "A country that is not named may still have a tie." in told


def test_shares_beside_values_of_the_users_own(belarus: Profile) -> None:
    """What these values turn is not laid to kinds of tie."""
    told = " ".join(rank_partners(belarus, criteria=(*KINDS, made_up())).notes())
    assert "9 % with Germany" in told
    assert "By kinds of tie, China" not in told


def test_shares_without_a_date() -> None:
    """Nothing is made up."""
    shares = [
        figure("30 %", "one", about=["POL"], indicator="share of grants"),
        figure("20..25 %", "two", about=["DEU"], indicator="share of grants"),
    ]
    told = " ".join(rank_partners(profile(agreement("POL"), agreement("DEU"), *shares)).notes())
    assert "Of the grants, 30 % were with Poland and 20 to 25 % with Germany [part.1]." in told


def test_values_of_the_users_own_have_no_notes_on_kinds() -> None:
    """Nothing is said of kinds that nobody asked."""
    made = profile(agreement("POL"), event(supported_by=["DEU"]), standing("FRA", among="EU"))
    own = criterion("papers", {"Poland": 1, "Germany": 2}, source="my table")
    found = rank_partners(made, criteria=[own])
    told = " ".join(found.notes())
    assert "kinds" not in told
    assert "Named, but without a rank: France. No tie with it is documented." in told
    assert "under papers, a greater value is above a smaller one" in found.method.casefold()


# --- method ---------------------------------------------------------------------------------------


def test_method(belarus: Profile) -> None:
    """The rule, where ranks are taken and what their range holds for."""
    assert rank_partners(belarus).method == (
        "Under each kind of tie, a partner that has it is above all that have not. The number of "
        "partners below one less the number above it, weighted and added over the kinds, is its "
        "net flow, by which it is ranked. Ranks are taken at equal weights. The range of a rank "
        "holds for all weights above zero. A tie is there or not: numbers, money and importance do "
        "not count."
    )
    order = importance_order("centre", "agreement", "programme", "joint budget")
    told = rank_partners(belarus, weights=order).method
    assert "Ranks are taken at their centre." in told
    assert "fall or stay alike in the order centre, agreement, programme and joint budget" in told


@pytest.mark.parametrize("within", [None, "EU", "Oceania"])
def test_no_sentence_has_what_readers_stumble_over(belarus: Profile, within: str | None) -> None:
    """No ids, no hedges in signs, one full stop at the end."""
    found = rank_partners(belarus, within=within)
    for said in (found.headline(), *found.notes(), *found.footnotes(), found.method):
        assert not set("~<>=") & set(said)
        assert "nas-" not in said
        assert said.endswith(".")
        assert ".." not in said
        assert said[0].isupper() or said[0] in "*0123456789"
