"""Profiles: cross-checks, look-up, search, filtering and citing."""

from __future__ import annotations

import pickle
import random
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from samples import SOURCE, agreement, common, profile
from strategies import profiles

from belarus_stic.errors import OptionError, ProfileError, UnknownKeyError
from belarus_stic.model import (
    Citation,
    Enumeration,
    Figure,
    Observation,
    Organisation,
    Profile,
    Programme,
    Source,
    StatedPosition,
)
from belarus_stic.values import Period


def figure(**changes: Any) -> Figure:
    """Return a count, changed as asked."""
    fields = {"indicator": "projects", "about": ["BLR"], "value": "5 project"}
    return Figure(**{**common("a-figure"), **fields, **changes})


def programme(record_id: str, **changes: Any) -> Programme:
    """Return a thematic programme."""
    return Programme(**{**common(record_id), "kind": "thematic", **changes})


def source(**changes: Any) -> Source:
    """Return a source with one statement."""
    fields = {"id": "other", "name": "Other", "title": "Other", "statements": [("a.1", "0" * 64)]}
    return Source(**{**fields, **changes})


BROKEN: list[tuple[dict[str, Any], str, str, str]] = [
    ({"country": "BLX"}, "", "country", "unknown 'BLX'; expected an alpha-3 country code"),
    ({"name": " "}, "", "name", "expected a text, not ' '"),
    ({"name": None}, "", "name", "expected a text, not None"),
    ({"as_of": "2010/2011"}, "", "as_of", "no single date"),
    ({"as_of": "2010~"}, "", "as_of", "no single date"),
    (
        {"agreements": [agreement("DEU"), agreement("FRA", id="agreement-deu")]},
        "agreement-deu",
        "id",
        "2 records have this id",
    ),
    (
        {"agreements": [agreement("DEU"), agreement("FRA", id="p-1")]},
        "p-1",
        "id",
        "2 records have this id",
    ),
    (
        {"agreements": [agreement("DEU", partners=["DEX"])]},
        "agreement-deu",
        "partners",
        "unknown 'DEX'; expected an alpha-3 country code or a group code; did you mean 'DEU'?",
    ),
    (
        {"agreements": [agreement("DEU", partners=["deu"])]},
        "agreement-deu",
        "partners",
        "did you mean 'DEU' (Germany)?",
    ),
    (
        {"agreements": [agreement("DEU", partners=["Romania"])]},
        "agreement-deu",
        "partners",
        "did you mean 'ROU' (Romania)?",
    ),
    (
        {"agreements": [agreement("DEU", partners=["European Union"])]},
        "agreement-deu",
        "partners",
        "expected an alpha-3 country code or a group code; did you mean 'EU'?",
    ),
    ({"country": "Moldova"}, "", "country", "did you mean 'MDA' (Moldova)?"),
    ({"agreements": [agreement("DEU", partners=[])]}, "agreement-deu", "partners", "nobody"),
    (
        {"agreements": [agreement("DEU", partners=["BLR", "DEU"])]},
        "agreement-deu",
        "partners",
        "names the home country BLR as its own partner",
    ),
    (
        {"agreements": [agreement("DEU", cites=())]},
        "agreement-deu",
        "cites",
        "cites nothing; expected at least one source#locator",
    ),
    (
        {"agreements": [agreement("DEU", cites=["reprot#part.1"])]},
        "agreement-deu",
        "cites",
        "unknown source 'reprot'; did you mean 'report'?",
    ),
    (
        {"agreements": [agreement("DEU", cites=["report#part.10"])]},
        "agreement-deu",
        "cites",
        "'report' has no statement 'part.10'; did you mean 'part.1'?",
    ),
    (
        {"agreements": [agreement("DEU", signed="2005", in_force="2004")]},
        "agreement-deu",
        "in_force",
        "2004 is before it was signed, 2005",
    ),
    (
        {"agreements": [agreement("DEU", status="ended", signed="2005", ended="2004")]},
        "agreement-deu",
        "ended",
        "2004 is before it was signed or in force",
    ),
    (
        {"agreements": [agreement("DEU", status="not in force", in_force="2004")]},
        "agreement-deu",
        "in_force",
        "not in force has no such date",
    ),
    ({"figures": [figure(value="5")]}, "a-figure", "value", "'5' has no unit"),
    ({"figures": [figure(value="5 %")]}, "a-figure", "denominator", "a percentage needs one"),
    ({"figures": [figure(about=[])]}, "a-figure", "about", "is about nothing"),
    (
        {"figures": [figure(counts=["nowhere"])]},
        "a-figure",
        "counts",
        "unknown 'nowhere'; expected the id of a record",
    ),
    ({"figures": [figure(counts=["a-figure"])]}, "a-figure", "counts", "the record itself"),
    (
        {"figures": [figure(value="5 EUU", stage="awarded", purpose="research", scope="unstated")]},
        "a-figure",
        "value",
        "unknown currency 'EUU'; did you mean",
    ),
    (
        {"figures": [figure(value="5 EUR", purpose="research", scope="unstated")]},
        "a-figure",
        "stage",
        "an amount of money needs its stage",
    ),
    (
        {"figures": [figure(value="5 EUR", stage="awarded", scope="unstated")]},
        "a-figure",
        "purpose",
        "an amount of money needs its purpose",
    ),
    (
        {"figures": [figure(value="5 EUR", stage="awarded", purpose="research")]},
        "a-figure",
        "scope",
        "an amount of money needs its scope",
    ),
    (
        {"programmes": [programme("one", part_of="two"), programme("two", part_of="one")]},
        "two",
        "part_of",
        "comes back to itself by way of part_of",
    ),
    (
        {"programmes": [programme("one", follows="two"), programme("two", follows="one")]},
        "two",
        "follows",
        "comes back to itself by way of follows",
    ),
    ({"programmes": [programme("one", follows="one")]}, "one", "follows", "the record itself"),
    (
        {"programmes": [programme("one", participants=["agreement-deu"])]},
        "one",
        "participants",
        "expected the id of an organisation",
    ),
    (
        {"stated_positions": [StatedPosition(**common("p"), partner="Arabia", place="widening")]},
        "p",
        "partner",
        "or 'label:' and the source's own word",
    ),
    (
        {"stated_positions": [StatedPosition(**common("p"), partner="label:", place="widening")]},
        "p",
        "partner",
        "unknown 'label:'",
    ),
    (
        {"sources": [SOURCE, source(statements=[("a.1", "0" * 64), ("a.1", "1" * 64)])]},
        "other",
        "statements",
        "'a.1' stands 2 times",
    ),
    (
        {"sources": [SOURCE, source(statements=[("a.1", "0" * 63)])]},
        "other",
        "statements",
        "not a SHA-256",
    ),
    (
        {"sources": [SOURCE, source(statements=[("a.1", "G" * 64)])]},
        "other",
        "statements",
        "not a SHA-256",
    ),
    (
        {"sources": [SOURCE, source(without_facts=[("a.2", "a heading")])]},
        "other",
        "without_facts",
        "unknown statement 'a.2'; did you mean 'a.1'?",
    ),
    (
        {"sources": [evolve(SOURCE, without_facts=[("part.1", "a heading")])]},
        "report",
        "without_facts",
        "'part.1' is cited by a record",
    ),
    (
        {"stated_positions": [StatedPosition(**common("p"), partner="DEU", place="member")]},
        "p",
        "partner",
        "DEU is a country; a member is one of a group",
    ),
    (
        {"stated_positions": [StatedPosition(**common("p"), partner="BLR", place="strategic")]},
        "p",
        "partner",
        "names the home country BLR as its own partner",
    ),
    (
        {"lists": [Enumeration(**common("listed-agreements"), items=[], complete="open")]},
        "listed-agreements",
        "items",
        "lists nothing",
    ),
    (
        {"figures": [agreement("FRA")]},
        "agreement-fra",
        "figures",
        "expected Figure records, not Agree",
    ),
    ({"figures": ["words"]}, "words", "figures", "expected Figure records, not str"),
]


@pytest.mark.parametrize(("changes", "record", "field", "message"), BROKEN)
def test_each_check_finds_its_mistake(
    changes: dict[str, Any], record: str, field: str, message: str
) -> None:
    """A sound profile with one mistake is refused for that mistake and no other."""
    with pytest.raises(ProfileError) as caught:
        profile(**changes)
    # A changed id or collection may leave references behind; those name other records.
    found = [p for p in caught.value.problems if (p.record, p.field) == (record, field)]
    assert [message in problem.message for problem in found] == [True]


def test_all_problems_are_told_at_once() -> None:
    """Mistakes in several records are reported together, each on a line."""
    with pytest.raises(ProfileError) as caught:
        profile(country="BLX", figures=[figure(value="5", about=[])])
    lines = str(caught.value).splitlines()
    assert lines[0] == f"{len(caught.value.problems)} problems found"
    assert "- a-figure: value: '5' has no unit" in lines
    assert "- a-figure: about: is about nothing; expected at least one reference" in lines


def test_near_choices_are_named_for_the_first_mistakes_only() -> None:
    """A profile with very many mistakes is refused in one go, without a hint for each."""
    wrong = [figure(id=f"f-{i}", about=[f"agreement-{i}"]) for i in range(100)]
    with pytest.raises(ProfileError) as caught:
        profile(figures=wrong)
    hinted = ["did you mean" in problem.message for problem in caught.value.problems]
    assert hinted == [True] * 50 + [False] * 50


def test_a_chain_of_parts_is_no_ring() -> None:
    """Parts of parts are sound, and so are two parts of one whole."""
    chain = [
        programme("one"),
        programme("two", part_of="one"),
        programme("three", part_of="two"),
        programme("four", part_of="two", follows="three"),
    ]
    assert len(profile(programmes=chain).programmes) == 4


@given(profiles(), st.randoms(use_true_random=False))
def test_order_does_not_matter(drawn: Profile, chance: random.Random) -> None:
    """The same records in any order make an equal profile with the same hash."""
    shuffled = {}
    for record in drawn:
        shuffled.setdefault(record.collection, []).append(record)
    for records in shuffled.values():
        chance.shuffle(records)
    again = Profile(country=drawn.country, name=drawn.name, as_of=drawn.as_of, **shuffled)
    assert again == drawn
    assert hash(again) == hash(drawn)
    assert pickle.loads(pickle.dumps(drawn)) == drawn  # noqa: S301 - written on the line itself


@given(profiles())
def test_every_record_is_found_by_its_id(drawn: Profile) -> None:
    """Iterating, counting and looking up agree."""
    assert len(list(drawn)) == len(drawn)
    assert all(drawn[record.id] is record and record.id in drawn for record in drawn)


def test_a_miss_names_a_close_id() -> None:
    """A wrong id is answered with the nearest one."""
    with pytest.raises(
        UnknownKeyError, match="no record 'agreement-due'; .*did you mean 'agreement-deu'"
    ):
        profile()["agreement-due"]
    assert "agreement-due" not in profile()
    with pytest.raises(UnknownKeyError, match="no record 0; expected a record id"):
        profile()[0]


def test_repr_is_short_and_counted() -> None:
    """What a notebook shows of a profile is one line."""
    assert repr(profile()) == "<Profile 'Sample' as of 2011-11: 16 records from 1 source>"
    more = profile(sources=[SOURCE, source()])
    assert repr(more) == "<Profile 'Sample' as of 2011-11: 17 records from 2 sources>"


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        (
            "Germany",
            {"agreement-deu", "german-institute", "joint-laboratory", "listed-agreements"},
        ),
        ("the Czech Republic", {"czech-institute", "p-1"}),
        ("CAN", {"canadian-firm", "p-1"}),
        ("European Union", {"agreement-eu", "listed-agreements", "position-fra"}),
        ("eu", {"agreement-eu", "listed-agreements", "position-fra"}),
        ("ISTC", {"joint-laboratory"}),
        ("union-programmes", {"union-programmes", "first-programme"}),
        ("Spain", set()),
    ],
)
def test_about_finds_what_touches_a_subject(subject: str, expected: set[str]) -> None:
    """A country is touched by what names it, its organisations, or an item of a list."""
    assert {record.id for record in profile().about(subject)} == expected


def test_about_refuses_what_the_profile_does_not_know() -> None:
    """A subject that is neither here nor a country is refused with the nearest name."""
    with pytest.raises(UnknownKeyError, match="speaks of no 'ISTK'; did you mean 'ISTC'?"):
        profile().about("ISTK")
    with pytest.raises(OptionError, match="no subject: None; expected a country"):
        profile().about(None)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("LASERS", {"union-programmes"}),
        ("name lasers", {"union-programmes"}),
        ("name sausages", set()),
        ("heading", set()),
    ],
)
def test_search_wants_every_word(words: str, expected: set[str]) -> None:
    """Search looks at all texts of a record, whatever the case, and wants all words."""
    assert {record.id for record in profile().search(words)} == expected


@pytest.mark.parametrize("words", ["", "  "])
def test_search_wants_a_word(words: str) -> None:
    """Nothing to look for is refused."""
    with pytest.raises(OptionError, match="at least one word"):
        profile().search(words)


def test_filter_keeps_what_a_source_says() -> None:
    """Records of one source stay, with its citations alone and with what they refer to."""
    both = agreement("FRA", cites=["report#part.1", "other#a.1"])
    fed = Programme(
        **{**common("fed"), "cites": ["other#a.1"]},
        kind="thematic",
        participants=["home-institute"],
    )
    whole = profile(
        sources=[SOURCE, source()],
        agreements=[agreement("DEU"), agreement("EU", status="not in force"), both],
        programmes=[programme("union-programmes"), fed],
        lists=[],
        figures=[],
    )
    smaller = whole.filter(sources="other")
    assert {record.id for record in smaller} == {
        "other",
        "report",
        "agreement-fra",
        "fed",
        "home-institute",
    }
    assert smaller["agreement-fra"].cites == (Citation("other", "a.1"),)
    assert whole.filter(sources=["other", "report"]) == whole
    with pytest.raises(UnknownKeyError, match="no source 'othr'; did you mean 'other'?"):
        whole.filter(sources=["othr"])


def test_cite_prints_each_statement_once() -> None:
    """Records, ids, citations and rows are cited; a reader's copy adds the statement itself."""
    sample = evolve(profile(), texts={"report#part.1": "Words."})
    expected = (
        "An institute, A report on co-operation, https://example.org/report, statement part.1: "
        "Words."
    )
    assert sample.cite("agreement-deu") == (expected,)
    assert sample.cite(sample["agreement-deu"], "report#part.1") == (expected,)
    assert sample.cite(Citation("report", "part.1")) == (expected,)

    class Row:
        evidence = (Citation("report", "part.1"), Citation("report", "part.2"))

    assert sample.cite(Row()) == (
        expected,
        "An institute, A report on co-operation, https://example.org/report, statement part.2",
    )


def test_cite_refuses_what_cites_nothing() -> None:
    """A source, a number, an unknown source or an unknown id cannot be cited."""
    with pytest.raises(OptionError, match="cites nothing"):
        profile().cite(profile()["report"])
    with pytest.raises(OptionError, match="expected a record, a row or a citation"):
        profile().cite(5)
    with pytest.raises(UnknownKeyError, match="no statement 'part.10'; did you mean 'part.1'"):
        profile().cite("report#part.10")
    with pytest.raises(OptionError, match="not a citation: 'report#'"):
        profile().cite("report#")
    with pytest.raises(UnknownKeyError, match="is no source"):
        profile().cite("p-1#part.1")
    with pytest.raises(UnknownKeyError, match="no record"):
        profile().cite("nothing")


def test_date_and_name_stand_in_the_profile() -> None:
    """What is not a record is kept as given."""
    sample = profile(as_of="2010")
    assert (sample.country, sample.name, sample.as_of) == ("BLR", "Sample", Period("2010"))


def test_every_kind_of_record_fits_into_a_profile() -> None:
    """Observations and enumerations of labels are records like any other."""
    words = Observation(**common("words"), kind="goal", about=["label:everyone"], text="Words.")
    kinds = Enumeration(**common("kinds"), items=["label:one", "label:two"], complete="open")
    body = Organisation(**common("body"), kind="portal")
    sample = profile(
        observations=[words],
        lists=[kinds],
        organisations=[*profile().organisations, body],
        figures=[],
    )
    assert sample.about("label:everyone") == (words,)
