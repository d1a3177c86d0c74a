"""Amounts in another currency: an interval over the days of the period, or a refusal."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from funding.paid_samples import count, money, paid
from hypothesis import given
from hypothesis import strategies as st
from strategies import quantities

from belarus_stic.errors import NoRateError, OptionError, UnitMismatchError
from belarus_stic.funding import Bounds, convert, funding_breakdown
from belarus_stic.reference import exchange_rate
from belarus_stic.values import Quantity


@st.composite
def covered_periods(draw: st.DrawFn) -> str:
    """Periods for which there are rates."""
    first, last = sorted(draw(st.integers(1999, 2013)) for _ in range(2))
    return draw(st.sampled_from([f"{first}", f"{first}/{last}", f"{first}-03", f"{last}-06-15"]))


@given(quantities("USD"), covered_periods())
def test_back_and_forth_contains_the_start(amount: Quantity, period: str) -> None:
    """An amount converted, and converted back over the same period, is within what comes out."""
    # "About" before an interval is no quantity; what it stands before is tried as it is.
    amount = amount.within(about=0)
    there = convert(amount, "EUR", period)
    back = convert(there.bounds.to_quantity(), "USD", period)
    start = Bounds.of(amount)
    assert start.low is None or (back.bounds.low is not None and back.bounds.low <= start.low)
    assert start.high is None or (back.bounds.high is not None and start.high <= back.bounds.high)


@given(st.integers(-(10**6), 10**6), covered_periods(), st.data())
def test_the_interval_holds_every_day(number: int, period: str, data: st.DataObject) -> None:
    """The value at the rate of any month of the period lies within the interval."""
    converted = convert(Quantity.parse(f"{number} EUR"), "USD", period)
    first, last = converted.rates[0].months.first_day, converted.rates[0].months.last_day
    assert first is not None
    assert last is not None
    month = data.draw(st.dates(first, last)).isoformat()[:7]
    rate = exchange_rate("EUR", "USD", month)
    for daily in (rate.low, rate.high, rate.mean):
        assert converted.bounds.contains(number * Fraction(daily))
    assert converted.at_mean is not None
    assert converted.bounds.contains(converted.at_mean)


@pytest.mark.parametrize(
    ("text", "printed", "at_mean"),
    [
        ("1000 EUR", "[1,194.2, 1,456.3] USD", True),
        ("~1000 EUR", "~[1,194.2, 1,456.3] USD", True),
        (">1000 EUR", "(1,194.2, ∞) USD", True),
        ("<=1000 EUR", "(-∞, 1,456.3] USD", True),
        ("1000..2000 EUR", "[1,194.2, 2,912.6] USD", False),
        ("-1000 EUR", "[-1,456.3, -1,194.2] USD", True),
    ],
)
def test_hedges_are_carried(text: str, printed: str, at_mean: bool) -> None:
    """What the words leave open stays open; the mean is of a stated number only."""
    converted = convert(Quantity.parse(text), "USD", "2010")
    assert str(converted) == printed
    assert (converted.at_mean is not None) == at_mean


def test_a_conversion_says_where_it_comes_from() -> None:
    """Rate, source and method are named, and the mean is labelled."""
    converted = convert(Quantity.parse("1000 EUR"), "USD", "2010")
    assert converted.rate == "1 EUR = 1.1942 to 1.4563 USD (2010-01/2010-12)"
    assert "European Central Bank" in converted.source
    assert "at_mean: at the arithmetic mean" in converted.method
    same = convert(Quantity.parse("1000 EUR"), "EUR", None)
    assert (str(same), same.at_mean, same.rate, same.source, same.method) == (
        "1,000 EUR",
        Decimal(1000),
        "",
        "",
        "stated in EUR",
    )


@pytest.mark.parametrize(
    ("period", "message"),
    [
        (None, "its period is not stated; it could be converted over the days of one within"),
        ("1994/2006", "there are rates for 1999-01/2013-12"),
        ("2010/..", "no exact last day; give it one .*period='2010/<last day>'"),
        ("../2010", "no exact first day; give it one .*period='<first day>/2010'"),
        ("2010~", "no exact first day; give it one .*period='2010'"),
        ("../2010~", "no exact first day; give it one .*period='<first day>/2010'"),
        ("2014", "there are rates for 1999-01/2013-12"),
    ],
)
def test_no_rate_no_conversion(period: str | None, message: str) -> None:
    """Without a rate there is none; the refusal says what would do, and the row keeps its own."""
    with pytest.raises(NoRateError, match=message):
        convert(Quantity.parse("1 USD"), "EUR", period)
    amounts = (money("first", "1 USD", period=period), money("second", "2 EUR"))
    funding = funding_breakdown(paid(*amounts), currency="EUR")
    assert f"| 1 USD |  | {period or 'undated'} |" in funding.to_markdown()
    row = funding["first"]
    assert (str(row.amount), row.conversion) == ("1 USD", None)
    (left,) = [left for left in funding.left_out if "not converted to EUR" in left.reason]
    assert left.what == "1 USD (first)"
    assert re.search(message, left.reason)
    with pytest.raises(NoRateError, match=f"no amount has a value in EUR: 1 USD .*{message}"):
        funding_breakdown(paid(amounts[0]), currency="EUR")


def test_other_refusals() -> None:
    """What is no money has no value in a currency; there are rates for EUR and USD only."""
    with pytest.raises(UnitMismatchError, match="'3 project' is no money"):
        convert(Quantity.parse("3 project"), "EUR", "2010")
    with pytest.raises(NoRateError, match="no amount has a value in CHF.*there are EUR and USD"):
        funding_breakdown(paid(money("first", "1 USD")), currency="CHF")
    with pytest.raises(OptionError, match="unknown currency 'EURO'.*did you mean 'EUR'"):
        funding_breakdown(paid(), currency="EURO")


def test_totals_and_quotients_are_converted_over_their_own_periods() -> None:
    """Each term of a total is converted over the days of its own year."""
    profile = paid(
        money("first", "1000 EUR"),
        money("second", "~2000 EUR", period="2005"),
        count("projects", "4 project"),
        count("share", "3 %", indicator="share of spending", denominator="spending"),
    )
    funding = funding_breakdown(profile, currency="USD")
    rows = {row.id: row for row in funding}
    total = next(row for row in funding if row.kind == "total")
    parts = [rows[key].conversion for key in ("first", "second")]
    assert total.conversion is not None
    bounds = [part.bounds for part in parts if part is not None]
    assert total.conversion.bounds.low == sum(part.low for part in bounds if part.low is not None)
    assert total.conversion.bounds.about
    assert total.conversion.rate.count("EUR = ") == 2
    assert str(rows["first/projects"].conversion) == "[298.55, 365] USD"
    assert rows["share"].conversion is None
    assert "interval over the days of the period" in "".join(funding.caveats)


def test_open_totals_have_open_conversions() -> None:
    """A range has no stated number, and "over" no end; nor have the sums."""
    amounts = (money("first", "1..2 EUR"), money("second", ">2 EUR", period="2005"))
    total = funding_breakdown(paid(*amounts), currency="USD")[-1]
    assert total.kind == "total"
    assert total.conversion is not None
    assert (total.conversion.bounds.high, total.conversion.at_mean) == (None, None)


def test_columns_and_dictionaries_have_the_conversion() -> None:
    """People see the interval, programs also its ends, the mean, rate, source and method."""
    profile = paid(money("first", "1000 EUR"), money("second", "5 USD", period=None))
    funding = funding_breakdown(profile, currency="USD")
    assert "In USD" in funding.to_text()
    assert "[1,194.2," in funding.to_text()
    flat: dict[str, Any]
    (flat,) = [flat for flat in funding.to_dicts() if flat["id"] == "first"]
    names = ("amount", "amount_stated", "amount_low", "amount_unit", "conversion")
    assert [flat[name] for name in names] == [
        "1000 EUR",
        1000,
        1000,
        "EUR",
        "[1,194.2, 1,456.3] USD",
    ]
    assert (flat["conversion_low"], flat["conversion_high"]) == (1194.2, 1456.3)
    assert round(flat["conversion_at_mean"]) == 1326
    assert "European Central Bank" in flat["conversion_source"]
    assert "1 EUR" in flat["conversion_rate"]
    assert "In " not in funding_breakdown(profile).to_text().split("Method")[0]


@pytest.mark.parametrize("currency", ["BYR", "XXX"])
def test_no_period_is_asked_for_where_there_are_no_rates(currency: str) -> None:
    """Without rates for a currency no period would help: the refusal names those that have some."""
    profile = paid(money("first", "1 USD", period=None), money("second", "2 USD", period="../2010"))
    with pytest.raises(NoRateError, match="there are EUR and USD") as refused:
        funding_breakdown(profile, currency=currency)
    assert "period" not in str(refused.value)
    assert "2 USD" not in str(refused.value)


def test_what_follows_says_why_it_is_not_converted() -> None:
    """A derived figure without a conversion is left out with the reason, in one line of print."""
    figures = (
        money("first", "10 USD", period="../2010"),
        count("projects", "3 project", period="../2010"),
        money("second", "2 EUR"),
    )
    funding = funding_breakdown(paid(*figures), currency="EUR")
    assert funding["first/projects"].conversion is None
    left = {left.what: left.reason for left in funding.left_out if "not converted" in left.reason}
    assert set(left) == {"10 USD (first)", "≈3.333 USD (first/projects)"}
    assert sum("not converted" in note for note in funding.notes()) == 1
    dated = evolve(figures[0], period="2009/2010"), evolve(figures[1], period="2009/2010")
    funding = funding_breakdown(paid(*dated, figures[2]), currency="EUR")
    assert funding["first/projects"].conversion is not None
    assert not [left for left in funding.left_out if "not converted" in left.reason]


def test_a_quotient_in_its_own_currency_is_shown_as_it_was() -> None:
    """No interval is made of rounding; in another currency there is one."""
    profile = paid(money("first", "10 USD"), count("projects", "3 project"))
    assert "| ≈3.333 USD | ≈3.333 USD |" in funding_breakdown(profile, currency="USD").to_markdown()
    assert "| ≈3.333 USD | [2." in funding_breakdown(profile, currency="EUR").to_markdown()


def test_a_total_is_left_to_the_reasons_of_its_parts() -> None:
    """A total that has no conversion is not named beside the part that lacks a rate."""
    amounts = money("early", "1 EUR", period="1998"), money("late", "2 EUR", period="2010")
    funding = funding_breakdown(paid(*amounts), currency="USD")
    assert {row.kind: row.conversion is None for row in funding if row.id != "late"} == {
        "stated": True,
        "total": True,
    }
    assert [left.what for left in funding.left_out] == ["1 EUR (early)"]
