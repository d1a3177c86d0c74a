"""What is printed for Belarus reads as true and as plain for a country that is quite unlike it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any
from unicodedata import category

import pytest
from another_country import addable, another_country, bare, one_source

from belarus_stic import audit, funding_breakdown, rank_partners, regional_coverage
from belarus_stic.__main__ import main
from belarus_stic.files import save_profile
from belarus_stic.model import Profile
from belarus_stic.tables import Table, period_words

WIDTH, MOST_NOTES = 80, 3
Made = Callable[[], Profile]
PROFILES = (another_country, addable, one_source, bare)
EVERY = pytest.mark.parametrize("made", PROFILES)
# Nothing of this is in any of the profiles: lists given as complete, a mere legal basis, denials,
# shares, and what a source says of a partner's standing.
LACKING = re.compile(
    r"'s lists?\b|\b(un|Un)listed|legal basis|says that there (is|are)|\bdenied\b|official contacts"
    r"|\bPercentages|\bcalls it\b|has another order"
)
# Notation and words of the inside, and numbers that disagree with their noun.
NEVER = re.compile(
    r"\.\.|[~<>≈∞]|\b(level|pairs|ordered|cells|None|nan|mln|thous)\b|\d{4}-\d\d|"
    r"\b1 (agreements|countries|members|records|states|sums|gaps|checks|lists|figures)\b|"
    r"\b([2-9]|\d\d+) (agreement|country|member|record|state|sum|gap|check|list|figure)\b"
)


def asked(profile: Profile) -> Iterator[Table[Any]]:
    """Yield what can be asked of such a profile, at its own date and at others."""
    yield rank_partners(profile)
    yield from (rank_partners(profile, within=area) for area in ("Americas", "Oceania"))
    yield from (rank_partners(profile, on=on) for on in ("1990", "2016", "2023"))
    yield regional_coverage(profile)
    yield from (regional_coverage(profile, by=by) for by in ("subregion", "group", "list"))
    yield regional_coverage(profile, group="Americas", kind=("programme", "centre"))
    yield from (regional_coverage(profile, on=on) for on in ("1990", "2016", "2023"))
    for by in ("programme", "funder", "stage", "period"):
        yield funding_breakdown(profile, by=by)
    yield funding_breakdown(profile, purpose="all", on="2016")
    yield audit(profile)


def sentences(answer: Table[Any]) -> tuple[str, ...]:
    """Return what an answer says beside its table and its method."""
    return (answer.headline(), *answer.footnotes(), *answer.notes())


@EVERY
def test_nothing_is_said_of_what_a_profile_lacks(made: Made) -> None:
    """Two sources are not "the report" either."""
    profile = made()
    of_one = re.compile(r"\b[Tt]he report\b" if len(profile.sources) > 1 else r"\ba source\b")
    for text in (text for answer in asked(profile) for text in sentences(answer)):
        assert not LACKING.search(text), text
        assert not of_one.search(text), text


@EVERY
def test_a_sentence_is_plain(made: Made) -> None:
    """Number agrees, dates are words, there are no ids, and nothing is said twice."""
    profile = made()
    ids = {record.id for record in profile if "-" in record.id}
    for answer in asked(profile):
        said = sentences(answer)
        assert len(set(said)) == len(said)
        for text in said:
            assert not NEVER.search(text), text
            assert ids.isdisjoint(re.findall(r"[\w-]+", text)), text
            assert text.endswith(".")
            assert text[0] == text[0].upper()


@EVERY
def test_a_headline_names_home_and_date(made: Made) -> None:
    """It names the sources too: one by its publisher, two by their number."""
    profile = made()
    for answer in asked(profile):
        said = answer.headline()
        assert profile.name in said
        assert any(f"as of {period_words(date)}" in said for date in answer.origin.dates)
        who = answer.origin.publishers
        assert said.count(f"({who[0]}, " if len(who) == 1 else f"({len(who)} sources, ") == 1


@EVERY
def test_a_page_keeps_to_its_room(made: Made) -> None:
    """It is as wide as a terminal, has three notes, and names each source once with all notes."""
    for answer in asked(made()):
        page = answer.to_text(width=WIDTH)
        assert len(re.findall(r"^ ?\d+\. ", page, re.MULTILINE)) <= MOST_NOTES
        full = answer.to_text(width=WIDTH, all_rows=True, all_notes=True)
        assert max(map(len, (*page.splitlines(), *full.splitlines()))) <= WIDTH
        assert full.count("\nSource: ") == len(answer.origin.references)


@EVERY
def test_the_command_prints_every_page(
    made: Made, tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    """All of it is safe to print, and speaks of no other home."""
    path = tmp_path / "profile.json"
    save_profile(made(), path)
    for question in ([], ["partners"], ["coverage"], ["funding"], ["audit"]):
        for more in ([], ["--notes"], ["--notes", "--all"]):
            assert main([*question, "--profile", str(path), *more]) == 0
            printed = capsys.readouterr().out
            assert "Uruguay" in printed
            # With --all, every state of the world is named.
            assert "--all" in more or "Belarus" not in printed
            assert not {letter for letter in printed if category(letter) in {"Cc", "Cf"}} - {"\n"}


def test_an_agreement_that_ended_is_told_as_that() -> None:
    """Japan is no partner any more, and neither is Chile, whose programme is over."""
    ranked = {row["name"] for row in rank_partners(another_country()).to_dicts()}
    assert ranked == {"Argentina", "Brazil", "France", "Spain"}
    told = " ".join(regional_coverage(another_country()).notes())
    assert "an agreement with Japan (ended in 2015)" in told


def test_sums_alike_are_added() -> None:
    """The total is that of two years, and the payer is named where it is asked for."""
    answer = funding_breakdown(addable(), by="funder")
    assert (
        "The 2 sums named for the money in the research co-operation of Uruguay make 270,000 USD"
        in answer.headline()
    )
    assert "Chile" in str(answer)


def test_silence_is_said_as_such() -> None:
    """Without figures there is no money to speak of, and nothing to check."""
    for made in (one_source, bare):
        assert funding_breakdown(made()).headline().startswith("No sum of money is named")
        assert not audit(made()).rows
