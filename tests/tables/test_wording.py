"""Pieces of sentences: numbers, dates, names and statements as people read them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from belarus_stic.tables import (
    by_alphabet,
    counted,
    denominator_words,
    in_threes,
    interval_words,
    listed,
    locators_words,
    names_words,
    number_words,
    percent_words,
    period_words,
    plural,
    quantity_words,
    rank_words,
    sentence,
    share_words,
    with_article,
)
from belarus_stic.tables.wording import worded
from belarus_stic.values import Citation, Interval, Period, Quantity

fractions = st.fractions(min_value=0, max_value=1)


@pytest.mark.parametrize(
    ("noun", "many"),
    [
        ("row", "rows"),
        ("country", "countries"),
        ("day", "days"),
        ("research branch", "research branches"),
        ("person", "people"),
        ("time series", "time series"),
        ("member of staff", "members of staff"),
        ("letter of intent", "letters of intent"),
        ("y", "ies"),
    ],
)
def test_plural(noun: str, many: str) -> None:
    """Endings follow the last letters; a phrase with "of" bends before it."""
    assert plural(noun) == many


def test_counted() -> None:
    """One is singular, all else plural, in threes."""
    assert [counted(n, "tension") for n in (0, 1, 1234)] == [
        "0 tensions",
        "1 tension",
        "1,234 tensions",
    ]
    assert counted(2, "person", "persons") == "2 persons"


@pytest.mark.parametrize(
    ("names", "most", "text"),
    [
        ("", None, ""),
        ("A", None, "A"),
        ("AB", None, "A and B"),
        ("ABC", None, "A, B and C"),
        ("ABCD", 3, "A, B, C and D"),
        ("ABCDE", 3, "A, B, C and 2 more"),
        ("ABCD", 1, "A and 3 more"),
    ],
)
def test_listed(names: str, most: int | None, text: str) -> None:
    """Names have commas and one "and"; a single one more is named."""
    assert listed(names, most) == text


def test_names() -> None:
    """Names stand by alphabet, more than eight as a count; none is said."""
    assert names_words(["Zambia", "Åland Islands"]) == "the Åland Islands and Zambia"
    assert names_words("ABCDEFGH") == "A, B, C, D, E, F, G and H"
    assert names_words("IABCDEFGH") == "9 countries, from A to I"
    assert names_words([]) == "none"
    with_articles = names_words(["Turks and Caicos Islands", "Gambia", "Niger"])
    assert with_articles == "the Gambia, Niger and the Turks and Caicos Islands"
    assert [with_article(name) for name in ("The Fund", "Heard Island and McDonald Islands")] == [
        "The Fund",
        "Heard Island and McDonald Islands",
    ]
    assert by_alphabet(["b", "Ä", "a", "C"]) == ["a", "Ä", "b", "C"]


@pytest.mark.parametrize(
    ("text", "words"),
    [("is it", "Is it."), ("Is it?", "Is it?"), (" so. ", "So."), ("(S)", "(S)."), ("é!", "É!")],
)
def test_sentence(text: str, words: str) -> None:
    """A sentence begins with a capital and ends with one mark."""
    assert sentence(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (">45 agreement", "over 45 agreements"),
        (">=45 agreement", "at least 45 agreements"),
        ("<50 %", "under 50 %"),
        ("<=1 project", "at most 1 project"),
        ("~1840000 EUR", "about 1,840,000 EUR"),
        ("836500000.5 USD", "836,500,000.5 USD"),
        ("3..4 %", "3 to 4 %"),
        ("1..2 project", "1 to 2 projects"),
        ("0 project", "0 projects"),
        ("1 project", "1 project"),
        ("450", "450"),
        ("-5 %", "-5 %"),
    ],
)
def test_quantity(text: str, words: str) -> None:
    """A hedge is a word before the number, digits stand in threes, the noun agrees."""
    assert quantity_words(Quantity(text)) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2011", "2011"),
        ("2011-11", "November 2011"),
        ("2010-08-01", "1 August 2010"),
        ("2004~", "about 2004"),
        ("2004-01~", "about January 2004"),
        ("1994/2006", "1994 to 2006"),
        ("2010-01/2010-06-30", "January 2010 to 30 June 2010"),
        ("2004/..", "since 2004"),
        ("../2011-10", "up to October 2011"),
        ("2004~/2010", "about 2004 to 2010"),
        ("../2004~", "up to about 2004"),
    ],
)
def test_period(text: str, words: str) -> None:
    """A month has its name, a span "to", an open end "since" or "up to"."""
    assert period_words(Period(text)) == words


@given(st.dates())
def test_day(day: date) -> None:
    """A day reads as the calendar prints it."""
    assert period_words(Period(day)) == f"{day.day} {day:%B} {day.year:04}"


@pytest.mark.parametrize(
    ("number", "digits", "words"),
    [
        (0, None, "0"),
        (-1234567, None, "-1,234,567"),
        (Fraction(1, 8), None, "0.125"),
        (Fraction(2, 3), None, "0.6667"),
        (Decimal("10.50"), None, "10.5"),
        (836500000, 4, "836,500,000"),
        (Fraction(836500000, 2702), 4, "309,600"),
        (Fraction(99996, 100000), 4, "1"),
        (10**60 + 1, None, f"1{',000' * 19},001"),
    ],
)
def test_number(number: Fraction, digits: int | None, words: str) -> None:
    """A number is exact where it can be; else it keeps four digits, or those asked for."""
    assert number_words(number, digits) == words


@given(st.integers(-(10**40), 10**40), st.integers(0, 30))
def test_number_law(whole: int, places: int) -> None:
    """A decimal number is never changed by being worded."""
    number = Fraction(whole, 10**places)
    assert Fraction(number_words(number).replace(",", "")) == number
    assert in_threes(whole).replace(",", "") == str(whole)


@given(fractions)
@example(Fraction(4, 10_000))
@example(Fraction(99_999, 100_000))
def test_percent_law(share: Fraction) -> None:
    """A percentage is near its share; none and all are said of none and all alone."""
    words = percent_words(share)
    assert (words == "0 %", words == "100 %") == (share == 0, share == 1)
    if words[0].isdigit():
        assert abs(Fraction(words.removesuffix(" %")) / 100 - share) <= Fraction(1, 2_000)


def test_percent() -> None:
    """One decimal, also where it is zero; halves go up."""
    found = [percent_words(Fraction(n, 2_000)) for n in (1, 963, 1000, 1999)]
    assert found == ["0.1 %", "48.2 %", "50.0 %", "over 99.9 %"]
    assert percent_words(Fraction(4, 10_000)) == "under 0.1 %"


@given(fractions, fractions)
def test_share_law(one: Fraction, other: Fraction) -> None:
    """Each bound reads as the share that it is; bounds that read alike are one."""
    low, high = sorted((one, other))
    ends = [percent_words(end).removesuffix(" %") for end in (low, high)]
    assert share_words(Interval(low, high)) == f"{' to '.join(dict.fromkeys(ends))} %"


def test_open_shares() -> None:
    """A share with one bound, or none, says so."""
    assert share_words(Interval(Fraction(45, 100), None)) == "at least 45 %"
    assert share_words(Interval(None, Fraction(1, 3), high_open=True)) == "under 33.4 %"
    assert share_words(Interval.unbounded()) == "not known"


def test_interval() -> None:
    """Bounds are worded as hedges, rounded outwards to the digits asked for."""
    assert interval_words(Interval(45, None, low_open=True), "project") == "over 45 projects"
    assert interval_words(Interval(397_999, 485_001), "EUR", 3) == "397,000 to 486,000 EUR"
    assert interval_words(Interval.exactly(3)) == "3"


def test_rank() -> None:
    """A certain rank is one number."""
    assert (rank_words(1, 1), rank_words(14, 39)) == ("1", "14-39")


def cited(*locators: str) -> list[Citation]:
    """Citations of one source."""
    return [Citation("report", locator) for locator in locators]


@pytest.mark.parametrize(
    ("locators", "words"),
    [
        ((), ""),
        (("a.1",), "[a.1]"),
        (("agreements.1.4", "agreements.4.1", "eu.2.1"), "[agreements.1.4, 4.1; eu.2.1]"),
        (("a.1.1", "a.1.2", "a.1.3", "a.1.4", "a.3.1"), "[a.1.1 to 1.4, 3.1]"),
        (("a.1.9", "a.2.10", "a.2.11"), "[a.1.9, 2.10, 2.11]"),
        (("a.1", "b.1", "a.2", "a.1"), "[a.1, 2; b.1]"),
        (("preface", "a.x", "a.y", "a.z"), "[preface; a.x, y, z]"),
        (("a.3", "a.2", "a.1"), "[a.3, 2, 1]"),
    ],
)
def test_locators(locators: tuple[str, ...], words: str) -> None:
    """A section is named once; three statements in a row by the first and the last."""
    assert locators_words(cited(*locators)) == words
    assert locators_words(cited(*locators), brackets=False) == words.strip("[]")


def test_locators_of_several_sources() -> None:
    """Of several sources each is named."""
    both = [*cited("a.1"), Citation("other", "a.2")]
    assert locators_words(both) == "[report: a.1; other: a.2]"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        ("text", "text"),
        (True, "yes"),
        (False, "no"),
        (1234, "1,234"),
        (0.5, "0.5"),
        (Decimal("1.50"), "1.5"),
        (Fraction(1, 3), "0.3333"),
        (Quantity(">45 agreement"), "over 45 agreements"),
        (Period("2011-11"), "November 2011"),
        (Interval(1, 2), "1 to 2"),
        (Interval.exactly(3), "3"),
        (("a", 2), "a, 2"),
        (frozenset(), ""),
        (tuple(cited("a.1", "a.2")), "a.1, 2"),
        (cited("a.1")[0], "report#a.1"),
    ],
)
def test_worded(value: object, words: str) -> None:
    """A cell shows any value in words."""
    assert worded(value) == words


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("state-budget-rd", "state budget R&D"),
        ("st-budget", "S&T budget"),
        ("all", "all"),
        ("", ""),
    ],
)
def test_denominator(key: str, words: str) -> None:
    """The key of what a percentage is of, with its abbreviations as people write them."""
    assert denominator_words(key) == words
