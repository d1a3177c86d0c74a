"""Finding records: by what they are about, by their words, by their source; and citing them."""

from __future__ import annotations

from time import perf_counter

import pytest
from attrs import evolve, frozen
from hypothesis import given
from samples import (
    agreement,
    figure,
    membership,
    observation,
    organisation,
    own_group,
    profile,
    programme,
    sample_profile,
    source,
    standing,
)
from strategies import profiles

from belarus_stic.errors import InvalidCitationError, OptionError, UnknownKeyError
from belarus_stic.model import Profile
from belarus_stic.reference import country
from belarus_stic.values import Citation

REFERENCE = "Publisher of the report, A report on co-operation, undated, https://example.org/report"


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        (
            "Germany",
            {"agreement-deu", "german-institute", "joint-laboratory", "listed-agreements"},
        ),
        ("the Czech Republic", {"czech-institute", "p-1"}),
        ("CAN", {"canadian-firm", "p-1"}),
        ("European Union", {"agreement-eu", "listed-agreements", "standing-fra-top-tier"}),
        ("eu", {"agreement-eu", "listed-agreements", "standing-fra-top-tier"}),
        ("ISTC", {"joint-laboratory", "membership-istc"}),
        ("union-programmes", {"union-programmes", "first-programme"}),
        ("Name of p-1", {"p-1"}),
        ("Spain", set()),
        ("Asia", set()),
        ("OECD", set()),
        ("asia", set()),
        ("oecd", set()),
        ("spain", set()),
        ("germany", {"agreement-deu", "german-institute", "joint-laboratory", "listed-agreements"}),
        ("can ", {"canadian-firm", "p-1"}),
        (" Name  of\np-1 ", {"p-1"}),
    ],
)
def test_about_finds_what_touches_a_subject(subject: str, expected: set[str]) -> None:
    """A country is touched by what names it, its organisations, or an item of a list.

    Capital letters and blanks tell nothing apart.
    """
    assert {record.id for record in sample_profile().about(subject)} == expected


def test_about_takes_a_country_itself() -> None:
    """As its code."""
    made = sample_profile()
    assert made.about(country("Germany")) == made.about("Germany")


def test_about_a_body_is_whole() -> None:
    """A group, the organisation that it is, and what names either: one answer to each name."""
    made = profile(
        organisation("istc", same_as="ISTC", short_name="ISTC", aliases=["The Center"]),
        organisation("board", part_of="istc"),
        agreement("ISTC", id="with-the-group"),
        agreement("istc", id="with-the-body"),
        membership("ISTC"),
        agreement("DEU"),
        organisation("commission", same_as="EU"),
        agreement("EU"),
    )
    expected = {"istc", "board", "with-the-group", "with-the-body", "membership-istc"}
    for subject in ("istc", "ISTC", "Istc", "the center", "Name of istc"):
        assert {record.id for record in made.about(subject)} == expected


def test_about_a_body_of_no_country_is_of_it_alone() -> None:
    """Bodies that are of no country and no group have nothing in common."""
    made = profile(organisation("one"), organisation("two"))
    assert [record.id for record in made.about("one")] == ["one"]


def test_what_is_written_exactly_comes_first() -> None:
    """An id is no country, and a name in other letters is no id."""
    made = profile(observation("georgia"), agreement("GEO"))
    assert [record.id for record in made.about("georgia")] == ["georgia"]
    assert [record.id for record in made.about("Georgia")] == ["agreement-geo"]


def test_a_name_here_goes_before_a_code() -> None:
    """What a record calls itself is meant, though Georgia's code is the same."""
    made = profile(programme("earth", short_name="GEO"))
    assert [record.id for record in made.about("GEO")] == ["earth"]
    assert made.about("Georgia") == ()


def test_names_of_several_records_find_them_all() -> None:
    """A short name that two have, and a label in other letters."""
    made = profile(
        programme("fp-7", short_name="FP7"),
        figure(record_id="fp-7-money", short_name="FP7"),
        standing("label:Neighbours"),
    )
    assert [record.id for record in made.about("fp7")] == ["fp-7", "fp-7-money"]
    assert [r.id for r in made.about("label:neighbours")] == ["standing-neighbours-top-tier"]


def test_about_knows_the_groups_of_the_profile() -> None:
    """By code, by name and by the id of their record; a member is named by its group."""
    made = profile(own_group(names=["Visegrad Group"]), agreement("V4"))
    for subject in ("V4", "visegrad group", "group-v4"):
        assert [record.id for record in made.about(subject)] == ["agreement-v4", "group-v4"]
    assert [record.id for record in made.about("Poland")] == ["group-v4"]


def test_about_refuses_what_nothing_speaks_of() -> None:
    """A subject that is neither here nor in a table is refused with the nearest name."""
    with pytest.raises(
        UnknownKeyError, match="nothing speaks of 'institut'; did you mean 'institute"
    ):
        profile(organisation()).about("institut")
    with pytest.raises(OptionError, match="no subject: None; expected a country"):
        profile().about(None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("subject", "hint"),
    [
        ("Mars", ""),
        ("MARS", ""),
        ("IRS", ""),
        ("DEX", ""),
        ("EurAsEK", "; did you mean 'EurAsEC'?"),
        ("Germny", "; did you mean 'DEU' (Germany)?"),
        ("Slovania", ""),
        ("Prussia", ""),
        (
            "Korea",
            (
                ": 'Korea' is refused: two countries are called so; "
                "give KOR (South Korea) or PRK (North Korea)"
            ),
        ),
    ],
)
def test_a_hint_is_what_was_meant_or_nothing(subject: str, hint: str) -> None:
    """Mars is not Morocco (MAR), and two countries alike are none; longer codes are words."""
    with pytest.raises(UnknownKeyError) as caught:
        profile().about(subject)
    expected = "; expected a country, a group, an area or a record; search() looks for words"
    assert str(caught.value) == f"nothing speaks of {subject!r}{hint or expected}"


@given(profiles())
def test_about_finds_what_a_record_names(drawn: Profile) -> None:
    """Whatever a record refers to leads back to it."""
    for record in drawn:
        for _, name in record.references():
            assert record in drawn.about(name)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("LASERS", {"union-programmes"}),
        ("name lasers", {"union-programmes"}),
        ("lasers lasers name", {"union-programmes"}),
        ("name sausages", set()),
        ("heading", set()),
        ("none", set()),
        (">1", {"agreement-count"}),
        ("union state", {"union-programmes", "first-programme"}),
    ],
)
def test_search_wants_every_word(words: str, expected: set[str]) -> None:
    """Search looks at all texts of a record, whatever the case, and wants all words."""
    assert {record.id for record in sample_profile().search(words)} == expected


def test_search_looks_for_each_word_once() -> None:
    """A word repeated a million times takes no longer than once."""
    begun = perf_counter()
    assert len(sample_profile().search("name " * 1_000_000)) == len(sample_profile()) - 1
    assert perf_counter() - begun < 5


@pytest.mark.parametrize("words", ["", "  ", None])
def test_search_wants_a_word(words: str) -> None:
    """Nothing to look for is refused."""
    with pytest.raises(OptionError, match="no word to search for"):
        profile().search(words)


def test_cite_prints_each_statement_once() -> None:
    """Records, ids, citations and rows are cited; a reader's copy adds the statement itself."""
    made = evolve(sample_profile(), texts={"report#part.1": "Words."})
    expected = f"{REFERENCE}, statement part.1: Words."
    assert made.cite("agreement-deu") == (expected,)
    assert made.cite(made["agreement-deu"], "report#part.1") == (expected,)
    assert made.cite(Citation("report", "part.1")) == (expected,)

    @frozen
    class AnyRow:
        evidence: tuple[Citation, ...]

    row = AnyRow((Citation("report", "part.1"), Citation("report", "part.2")))
    assert made.cite(row) == (expected, f"{REFERENCE}, statement part.2")


def test_cite_prints_a_source_without_a_statement() -> None:
    """What of its publisher, title and address is known."""
    made = profile(sources=[source(), source("bare", publisher=None, url=None)])
    assert made.cite(*made.sources) == ("A bare on co-operation, undated", REFERENCE)
    assert made.cite("report") == (REFERENCE,)


def test_a_source_without_statements_is_cited_anywhere() -> None:
    """Its locators cannot be checked."""
    bare = source(statements=(), without_facts=())
    assert profile(sources=[bare]).cite("report#page 5") == (f"{REFERENCE}, statement page 5",)


def test_cite_refuses_what_cites_nothing() -> None:
    """A number, a row without evidence, an unknown statement, source or id cannot be cited."""
    made = profile(agreement())
    for subject in (5, None, ()):
        with pytest.raises(OptionError, match="expected a record, a row or a citation"):
            made.cite(subject)
    with pytest.raises(UnknownKeyError, match="report has no statement 'part.10'"):
        made.cite("report#part.10")
    with pytest.raises(InvalidCitationError, match="not a citation: 'report#'"):
        made.cite("report#")
    with pytest.raises(UnknownKeyError, match="agreement-deu has no statement 'part.1'"):
        made.cite("agreement-deu#part.1")
    with pytest.raises(UnknownKeyError, match="no record 'nothing'"):
        made.cite("nothing")
