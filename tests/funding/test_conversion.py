"""Sums in another currency: an interval over the days of the period, or no rate and why."""

from __future__ import annotations

from fractions import Fraction

import pytest
from funding_samples import FEW, count, figures, money, paid
from hypothesis import given
from hypothesis import strategies as st
from samples import own_rates

from belarus_stic.funding import FundingRow, funding_breakdown
from belarus_stic.model import Figure
from belarus_stic.reference import exchange_rate
from belarus_stic.values import Interval


def converted(value: str, currency: str = "EUR", **changes: object) -> FundingRow:
    """Return a sum of 2010 in a currency."""
    return funding_breakdown(paid(money("money", value, **changes)), currency=currency)["money"]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("580000 USD", "398,000 to 486,000 EUR"),
        ("<10000 USD", "0 to 8,380 EUR"),
        ("<=10000 USD", "0 to 8,380 EUR"),
        (">10000 USD", "over 6,860 EUR"),
        ("~10000 USD", "about 6,860 to 8,380 EUR"),
        ("10000..20000 USD", "6,860 to 16,800 EUR"),
        ("~10000 EUR", "about 10,000 EUR"),
    ],
)
def test_in_words(value: str, words: str) -> None:
    """Rounded outwards to three digits, and never below zero."""
    assert converted(value).converted_words == words


@pytest.mark.parametrize("value", ["<10000 USD", "~10000 USD", "~10000 EUR", "<5 EUR"])
def test_never_below_zero(value: str) -> None:
    """A hedge opens a range upwards, not below nothing."""
    found = converted(value).converted
    assert found is not None
    assert found.low == 0


@pytest.mark.parametrize(
    ("value", "changes", "reason"),
    [
        ("5 USD", {"period": None}, "no period is stated"),
        ("5 USD", {"period": "../2010"}, "no first or no last day is stated"),
        ("5 USD", {"period": "2010~"}, "no first or no last day is stated"),
        ("5 USD", {"period": "2015"}, "none is known for all of 2015"),
        ("5 JPY", {}, "none is known for all of 2010"),
        ("-5 USD", {}, "it may be below 0"),
        ("<0 USD", {}, "it may be below 0"),
        ("~-5 USD", {}, "it may be below 0"),
        ("-5..5 USD", {}, "it may be below 0"),
    ],
)
def test_no_rate(value: str, changes: dict[str, object], reason: str) -> None:
    """With the reason, in the row and in a note."""
    answer = funding_breakdown(paid(money("money", value, **changes)), currency="EUR")
    row = answer["money"]
    assert (row.converted, row.converted_words) == (None, "no rate")
    assert row.rate.startswith(reason)
    (note,) = [note for note in answer.notes() if "no rate to EUR" in note]
    assert note.startswith("There is no rate to EUR for 1 sum (")
    assert reason in note


def test_own_currency_needs_no_rate() -> None:
    """A sum stated in it is taken as stated, dated or not."""
    row = converted("5 EUR", period=None)
    assert (row.converted, row.converted_words, row.rate) == (Interval.exactly(5), "5 EUR", "")
    negative = converted("-5 EUR")
    assert (negative.converted, negative.converted_words) == (Interval.exactly(-5), "-5 EUR")


def test_rates_of_the_profile() -> None:
    """What a profile brings is used, and named in the note."""
    profile = paid(money("money", "100 USD"), own_rates("USD"))
    answer = funding_breakdown(profile, currency="MDL")
    assert answer["money"].converted == Interval(1200, 1290)
    assert "A report on co-operation" in answer["money"].rate
    assert answer["money"].rate in " ".join(answer.notes())


def test_rates_in_place_of_the_packaged_ones() -> None:
    """Are said to be so, of the currencies converted between only."""
    rates = own_rates("EUR", replaces=True, rates=[("2010", "1.2..1.4 USD")])
    sums = money("money", "140 USD"), money("two", "5 EUR")
    (note,) = [
        note
        for note in funding_breakdown(paid(*sums, rates), currency="EUR").notes()
        if "in place of the packaged" in note
    ]
    assert note.startswith("The rates between EUR and USD are those that the profile gives")
    for options in ({}, {"currency": "JPY"}):
        notes = funding_breakdown(paid(*sums, rates), **options).notes()
        assert "in place of" not in " ".join(notes)


def test_a_total_is_the_sum_of_its_converted_parts() -> None:
    """Each at the rates of its own period."""
    parts = money("one", "100 USD", period="2009"), money("two", "100 USD", period="2010")
    answer = funding_breakdown(paid(*parts), currency="EUR")
    one, two, added = (answer[name] for name in ("one", "two", "total/one/two"))
    assert one.converted is not None
    assert two.converted is not None
    assert added.converted == one.converted + two.converted
    assert added.rate == one.rate == two.rate
    assert added.converted_words == "134 to 164 EUR"


def test_a_total_in_its_own_currency() -> None:
    """Is as it stands."""
    parts = money("one", "1 EUR", period="2009"), money("two", "2 EUR", period="2010")
    row = funding_breakdown(paid(*parts), currency="EUR")["total/one/two"]
    assert (row.converted, row.converted_words) == (Interval.exactly(3), "3 EUR")
    about = money("one", "~1 EUR", period="2009"), parts[1]
    row = funding_breakdown(paid(*about), currency="EUR")["total/one/two"]
    assert row.converted_words == "about 3 EUR"


def test_a_total_of_about() -> None:
    """Has no bounds, so its parts are named."""
    parts = money("one", "~100 USD", period="2009"), money("two", "100 USD", period="2010")
    row = funding_breakdown(paid(*parts), currency="EUR")["total/one/two"]
    assert row.converted_words == "about 66.1 to 79.7 EUR and 68.6 to 83.8 EUR"


def test_a_total_of_which_a_part_has_no_rate() -> None:
    """Has none."""
    parts = money("one", "100 USD", period="2009"), money("two", "100 USD", period="2015")
    row = funding_breakdown(paid(*parts), currency="EUR")["total/one/two"]
    assert (row.converted, row.converted_words, row.rate) == (
        None,
        "no rate",
        "a sum in it has none",
    )


def test_percentages_and_quotients() -> None:
    """A percentage is in no currency; what was worked out is converted as sums are."""
    share = money("share", "5 %", denominator="total-rd", purpose="research")
    profile = paid(money("money", "100 USD"), count("projects", "2 project"), share)
    answer = funding_breakdown(profile, currency="EUR")
    assert (answer["share"].converted, answer["share"].converted_words) == (None, "")
    assert answer["money/projects"].converted_words == "34.3 to 41.9 EUR"


@FEW
@given(
    amount=st.integers(1, 10**9),
    hedge=st.sampled_from(["", "<", ">", "<=", ">=", "~"]),
    year=st.integers(1999, 2013),
    place=st.fractions(0, 1),
)
def test_the_interval_holds_the_sum_at_any_rate(
    amount: int, hedge: str, year: int, place: Fraction
) -> None:
    """Any number that the words allow, at any rate between the lowest and the highest."""
    row = converted(f"{hedge}{amount} USD", period=f"{year}")
    rate = exchange_rate("USD", "EUR", year)
    at = Fraction(rate.low) + place * (Fraction(rate.high) - Fraction(rate.low))
    inside = {"<": amount - 1, ">": amount + 1}.get(hedge, amount)
    assert row.converted is not None
    assert row.converted.contains(inside * at)
    assert row.converted.low is None or row.converted.low >= 0


@FEW
@given(figures(), st.sampled_from(["EUR", "USD", "JPY"]))
def test_every_sum_is_converted_or_says_why_not(drawn: list[Figure], currency: str) -> None:
    """And nothing but the converted columns changes."""
    profile = paid(*drawn)
    plain = {row.id: row for row in funding_breakdown(profile, purpose="all")}
    for row in funding_breakdown(profile, purpose="all", currency=currency):
        if row.kind != "share":
            assert (row.converted is None) == (row.converted_words == "no rate")
            assert (row.converted is not None) or row.rate
        assert row.amount == plain[row.id].amount
        assert row.total == plain[row.id].total
        if row.converted is not None and row.amount.unit != currency:
            assert row.converted.low is not None
            assert row.converted.low >= 0
