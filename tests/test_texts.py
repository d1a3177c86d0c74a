"""What people read, whatever the profile: safe to print, true when pasted alone, in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from unicodedata import category

import pytest
from fact_strategies import ON, tied_profiles
from hypothesis import given, settings
from strategies import profiles

from belarus_stic import (
    audit,
    dossier,
    funding_breakdown,
    indicators,
    rank_partners,
    records,
    regional_coverage,
    timeline,
)
from belarus_stic.errors import NotAnswerableError
from belarus_stic.model import Profile
from belarus_stic.reference import name_of
from belarus_stic.tables import Table, names_words, percent_words, period_words, rank_words
from belarus_stic.values import Period

WIDTH = 80
MOST_WORDS = 50
MOST_NOTES = 3
# Notation and words of the inside: never in a sentence.
NEVER = re.compile(
    r"\.\.|[~<>≈∞]|\b(level|pairs|ordered|cells|None|nan|mln|thous)\b|"
    r"\b1 (agreements|countries|members|records|states|sums|tensions|contradictions|gaps)\b|"
    r"\b([2-9]|\d\d+) (agreement|country|member|record|state|sum|tension|contradiction|gap)\b|"
    r"\b1 [a-z]+ are\b|as of (since|up to)\b|\bthe [Tt]he\b"
)


def asked(profile: Profile) -> Iterator[Table[Any]]:
    """Yield an answer of each kind, and by each way to arrange it."""
    yield rank_partners(profile)
    for by in ("region", "group", "list"):
        yield regional_coverage(profile, by=by)
    yield regional_coverage(profile, group="Asia")
    yield funding_breakdown(profile, purpose="all")
    yield audit(profile)
    yield from (timeline(profile), indicators(profile), records(profile, "observations"))
    yield from (records(profile, "organisations"), dossier(profile, profile.home))
    yield from (dossier(profile, record.id) for record in list(profile)[:3])


def outputs(answer: Table[Any]) -> Iterator[str]:
    """Yield everything that an answer prints or writes."""
    yield from (answer.headline(), answer.brief(), str(answer), answer._repr_html_())
    for all_of_it in (False, True):
        yield answer.to_text(all_rows=all_of_it, all_notes=all_of_it)
        yield answer.to_markdown(all_rows=all_of_it)
    yield from (answer.to_json(), answer.to_csv(), answer.to_csv(for_spreadsheets=True))
    yield from map(str, answer)
    yield from (row._repr_html_() for row in answer)


@settings(max_examples=50)
@given(profile=profiles())
def test_no_control_character_in_any_output(profile: Profile) -> None:
    """Names and texts of a profile can neither steer a terminal nor hide."""
    for text in (output for answer in asked(profile) for output in outputs(answer)):
        assert {category(letter) for letter in text if letter not in "\r\n"} <= {
            *("Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No"),
            *("Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Zs"),
        }


@given(profile=profiles())
def test_every_headline_names_home_and_date(profile: Profile) -> None:
    """It is one sentence, and of a place and a time."""
    for answer in asked(profile):
        said = answer.headline()
        assert " ".join(profile.name.split()) in said
        dates = (answer.origin.as_of, *answer.origin.dates)
        assert any(period_words(date) in said for date in dates)
        assert said.endswith((".", "?", "!"))
        assert said[0] == said[0].upper()


@given(profile=tied_profiles(), on=ON)
def test_every_headline_names_the_date_asked(profile: Profile, on: Period) -> None:
    """Where another date is asked than that of the sources, both stand in it."""
    for answer in (rank_partners, regional_coverage, funding_breakdown):
        try:
            said = answer(profile, on=on).headline()
        except NotAnswerableError:
            # No record speaks of a date so early.
            continue
        assert period_words(on) in said
        assert any(period_words(day) in said for day in answer(profile, on=on).origin.dates)


@settings(max_examples=50)
@given(profile=tied_profiles())
def test_sentences_are_plain(profile: Profile) -> None:
    """No notation, no id and no word of the inside, one colon, and number agrees."""
    ids = {record.id for record in profile if "-" in record.id}
    for answer in asked(profile):
        assert answer.headline().count(": ") <= 1
        for text in (answer.headline(), *answer.footnotes(), *answer.notes(), answer.method):
            assert not NEVER.search(text), text
            unnamed = re.sub("|".join(re.escape(record.name) for record in profile), "", text)
            assert ids.isdisjoint(re.findall(r"[\w-]+", unnamed)), text
            assert text.count(" (") == text.count(")") - text.count("(s)")
            assert "  " not in text


@given(profile=tied_profiles())
def test_pages_keep_to_their_room(profile: Profile) -> None:
    """A headline is short, a page as wide as a terminal, and has three notes at most."""
    for answer in asked(profile):
        said = re.split(r" \((Publisher|\d+ sources)", answer.headline())[0]
        # What an answer of another date rests on takes some more.
        assert len(said.split()) <= MOST_WORDS + 10 * said.startswith("If ")
        page = answer.to_text(width=WIDTH)
        assert max(map(len, page.splitlines())) <= WIDTH
        assert len(re.findall(r"^ ?\d+\. ", page, re.MULTILINE)) <= MOST_NOTES


@given(profile=tied_profiles())
def test_a_folded_ranking_says_what_the_frame_says(profile: Profile) -> None:
    """Each line has the countries of one range and set of kinds, and no country is missing."""
    answer = rank_partners(profile)
    lines = dict[tuple[int, int, tuple[str, ...]], list[str]]()
    for row in answer.to_dicts():
        lines.setdefault((row["rank_low"], row["rank_high"], tuple(row["kinds"])), []).append(
            row["name"]
        )
    folded = answer.displayed(all_rows=False)
    (table,) = folded if isinstance(folded, tuple) else (folded,)
    assert [(cells[0], cells[1].removesuffix(" *")) for cells in table.cells] == [
        (rank_words(low, high), names_words(names, in_column=True))
        for (low, high, _), names in lines.items()
    ]


@given(profile=tied_profiles())
@pytest.mark.parametrize("by", ["region", "group"])
def test_a_table_of_coverage_says_what_the_frame_says(profile: Profile, by: Any) -> None:
    """The numbers of each line are those of its row."""
    answer = regional_coverage(profile, by=by)
    table = answer.displayed(all_rows=False)
    assert not isinstance(table, tuple)
    for row, cells in zip(answer.to_dicts(), table.cells, strict=False):
        by_heading = dict(zip(table.headings, cells, strict=True))
        assert by_heading["Documented"] == f"{row['n_documented']} of {row['n_members']}"
        for status in ("denied", "unlisted", "unmentioned"):
            assert by_heading[status.capitalize()] == str(row[f"n_{status}"])
        assert by_heading["At least"] == percent_words(answer[row["code"]].share.low)
        assert {name_of(code) for code in row["documented"]}.isdisjoint(
            name_of(code) for code in (*row["denied"], *row["unlisted"], *row["unmentioned"])
        )
