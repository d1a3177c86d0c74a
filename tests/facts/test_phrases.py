"""What answers say alike: on what another date rests, what is undated, who has a legal basis."""

from __future__ import annotations

from typing import Any

import pytest
from samples import agreement, own_group, own_rates, profile, programme, source

from belarus_stic.facts import (
    basis_notes,
    by_basis,
    date_notes,
    origin,
    premise,
    replaced_notes,
    reporter,
    ties,
    ties_at,
)
from belarus_stic.facts.phrases import undated_words
from belarus_stic.values import Period

NOW = Period("2011-11")
DATED = agreement("FRA", signed="1999")
RUNNING = programme(period="2013/2015")


def basis(code: str) -> Any:
    """Return a legal basis for co-operation."""
    return agreement(code, id=f"basis-{code.lower()}", status="legal basis")


@pytest.mark.parametrize(
    ("records", "on", "before", "after"),
    [
        ([agreement()], "2011-11", "", ""),
        (
            [agreement()],
            "2017",
            "if the ties of November 2011 still held in 2017",
            "; no source here can tell whether they did",
        ),
        (
            [agreement()],
            "2007",
            "if the undated ties already held in 2007",
            "; the one record counted is undated",
        ),
        ([DATED], "2007", "in 2007", ""),
        ([RUNNING], "2014", "in 2014", ""),
        (
            [RUNNING, agreement()],
            "2014",
            "if the ties of November 2011 not stated to last so long still held in 2014",
            "; no source here can tell whether they did",
        ),
        (
            [],
            "2014",
            "if the ties of November 2011 still held in 2014",
            "; no source here can tell whether they did",
        ),
        ([agreement(as_of="2013")], "2013", "in 2013", ""),
        (
            [agreement(as_of="2013")],
            "2014",
            "if the ties that are stated for other dates held in 2014 too",
            "; no source here can tell whether they did",
        ),
        (
            [agreement(signed="2005~")],
            "2006",
            "if the ties whose dates leave it open already held in 2006",
            "",
        ),
        ([agreement()], "2011", "in 2011", ""),
    ],
)
def test_on_what_another_date_rests(records: list[Any], on: str, before: str, after: str) -> None:
    """On nothing at the sources' own, nor for ties that certainly held; else on those not sure."""
    made, date = profile(*records), Period(on)
    assert premise(origin(made), date, ties_at(made, date)) == (before, after)


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        (["DEU"], "the one record counted is undated"),
        (["DEU", "POL"], "both records counted are undated"),
        (["DEU", "POL", "ITA"], "all 3 records counted are undated"),
        (["DEU", "dated"], "1 of the 2 records counted is undated"),
        (["DEU", "POL", "dated"], "2 of the 3 records counted are undated"),
        (["dated"], ""),
    ],
)
def test_undated(codes: list[str], words: str) -> None:
    """Records are counted, each once."""
    made = profile(*(DATED if code == "dated" else agreement(code) for code in codes))
    then = ties_at(made, Period("2007"))
    assert undated_words(then) == words
    assert undated_words([*then] * 2) == words
    assert undated_words(ties_at(made, NOW)) == ""


def test_notes_on_dates() -> None:
    """A month is no long date; what is dated is not assumed."""
    made = profile(DATED, agreement("POL", signed="1999"))
    assert list(date_notes(origin(made), NOW, ties_at(made, NOW))) == []
    for on, words in (
        ("2011", "in 2011"),
        ("2009/2011-03", "from 2009 to March 2011"),
        ("2010/..", "since 2010"),
        ("../2010", "up to 2010"),
    ):
        (note,) = date_notes(origin(made), Period(on), ties_at(made, NOW))
        rest = "so not all need have held together"
        assert note == f"a tie counts if it held at any time {words}, {rest}"


@pytest.mark.parametrize(
    ("records", "on", "words"),
    [
        ([agreement()], "2011-11", "the one record counted is undated"),
        ([agreement(as_of="2013")], "2013-05", ""),
        (
            [agreement(as_of="2013")],
            "2014-05",
            "the one record counted is stated as of 2013 and assumed to hold in May 2014",
        ),
        (
            [agreement("POL"), agreement(as_of="2013", signed="1999")],
            "2014-05",
            "both records counted are stated as of November 2011 and 2013 and assumed to hold",
        ),
        ([agreement("POL"), agreement(as_of="2013")], "2013-05", "1 of the 2 records counted is"),
        ([agreement()], "2011-11-03", "the one record counted is undated"),
    ],
)
def test_nothing_is_assumed_of_what_is_stated_for_the_date(
    records: list[Any], on: str, words: str
) -> None:
    """Of an undated record whose source speaks of another date than the answer's, asked on it."""
    made, date = profile(*records), Period(on)
    found = list(date_notes(origin(made), date, ties_at(made, date)))
    assert [note.startswith(words) for note in found] == [True] * bool(words)


def test_legal_basis() -> None:
    """Whoever has an agreement outright too is not among them; names have their articles."""
    made = profile(basis("USA"), basis("DEU"), agreement("DEU"), basis("NLD"))
    every = ties_at(made, NOW)
    assert by_basis(every) == ({"DEU"}, {"NLD", "USA"})
    (note,) = basis_notes(origin(made), every)
    assert note == (
        "for 2 of the 3 (the Netherlands and the United States) the report speaks of a legal basis "
        "for co-operation, not of an agreement"
    )
    alone = [tie for tie in every if tie.partner == "USA"]
    assert next(basis_notes(origin(made), alone)).startswith("for the United States the report ")
    assert list(basis_notes(origin(made), ties_at(profile(agreement()), NOW))) == []


def test_who_speaks() -> None:
    """One report, or one of several sources."""
    assert reporter(origin(profile())) == "the report"
    assert reporter(origin(profile(sources=[source(), source("other")]))) == "a source"


def test_what_replaces_the_package_is_said() -> None:
    """Of the groups asked, also as members of one, and of both currencies; not of new ones."""
    members = [("DEU", "member state", "1958/..")]
    made = profile(
        own_group("EU", replaces=True, memberships=members, full_kinds=["member state"]),
        own_group("V4"),
        own_rates("EUR", replaces=True, rates=[("2010", "1.2..1.4 USD")]),
        own_rates("USD"),
    )
    (note,) = replaced_notes(made, ["EU", "V4", "EUR"])
    assert note == (
        "the members of EU are those that the profile gives [part.1], in place of the packaged ones"
    )
    assert list(replaced_notes(made, ["ISTC"])) == [note]
    assert list(replaced_notes(made, ["V4", "OECD", "USD", "MDL", "DEU"])) == []
    (note,) = replaced_notes(made, ("EUR", "USD"))
    assert note == (
        "the rates between EUR and USD are those that the profile gives [part.1] for the periods "
        "it covers, in place of the packaged ones"
    )


def test_each_source_speaks_at_its_own_date() -> None:
    """In the order of the dates; one without is as of the profile's."""
    two = [source(as_of="2013"), source("other")]
    assert origin(profile(sources=two)).phrase() == "(2 sources, as of November 2011 and 2013)"
    on = origin(profile(sources=two)).phrase(Period("2013"))
    assert on == "(2 sources, which speak as of November 2011 and 2013)"
    assert origin(profile()).phrase() == "(Publisher of the report, as of November 2011)"


def test_groups_have_their_article() -> None:
    """In notes and headlines, in the order of their names."""
    made = profile(basis("EU"), basis("USA"), basis("DEU"))
    (note,) = basis_notes(origin(made), ties_at(made, NOW))
    assert note.startswith("for 3 of the 3 (the European Union, Germany and the United States) ")
    assert "1 documented tie with the European Union (" in ties(made, partner="EU").headline()
    assert "1 documented tie with the United States (" in ties(made, partner="USA").headline()


def test_sources_older_than_the_profile() -> None:
    """Date an answer by themselves, whichever answer it is; their ties are assumed to hold on."""
    old = profile(agreement("DEU"), sources=[source(as_of="2005")])
    assert origin(old).as_of == Period("2005")
    assert premise(origin(old), NOW, ties_at(old, NOW)) == (
        "if the ties of 2005 still held in November 2011",
        "; no source here can tell whether they did",
    )
    later = profile(agreement("DEU", as_of="2003"))
    held, _ = premise(origin(later), Period("2030"), ties_at(later, Period("2030")))
    assert held == "if the ties of 2003 still held in 2030"


def test_an_older_source_beside_a_newer_one() -> None:
    """Its ties are told, with whom, and counted once."""
    two = profile(
        agreement("DEU"),
        agreement("USA", cites=["second#part.1"]),
        sources=[source(), source("second", as_of="2003")],
    )
    older, undated = date_notes(origin(two), NOW, ties_at(two, NOW))
    assert older.startswith("1 of the 2 records counted is stated as of 2003 and assumed to hold")
    assert older.endswith(" in November 2011 (the United States)")
    assert undated == "1 of the 2 records counted is undated and assumed to hold in November 2011"
    with_group = profile(agreement("EU"), sources=[source(as_of="2003")])
    (note,) = date_notes(origin(two), NOW, ties_at(with_group, NOW))
    assert note.endswith("stated as of 2003 and assumed to hold in November 2011")


@pytest.mark.parametrize(
    ("of_source", "before"),
    [("1999", "the ties of 1999 still"), ("2011~", "the ties of November 2011 still")],
)
def test_dates_that_are_only_about_a_date(of_source: str, before: str) -> None:
    """What may be of the date of the sources is told as if it were; nothing is undecided."""
    made = profile(agreement(as_of="2000-01-01~"), sources=[source(as_of=of_source)])
    on, whose = Period("2012"), origin(made)
    assert premise(whose, on, ties_at(made, on))[0] == f"if {before} held in 2012"
    assert list(date_notes(whose, on, ties_at(made, on))) == [
        "the one record counted is undated and assumed to hold in 2012"
    ]
    assert list(date_notes(whose, made.as_of, ties_at(made, made.as_of))) == [
        "the one record counted is undated and assumed to hold in November 2011"
    ]
