"""Sums in another currency: an interval over the days of a period, never a single number.

Nobody who reads "580,000 USD in 2010" knows the day of payment, and within 2010 one euro cost from
1.19 to 1.46 dollars. So a conversion is from the least to the greatest value that the sum had on
any day of its period.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from attrs import evolve

from belarus_stic.errors import NoRateError
from belarus_stic.funding.rows import FundingRow
from belarus_stic.reference import ExchangeRate, RateSeries, exchange_rate
from belarus_stic.tables import interval_words, listed, number_words, quantity_words
from belarus_stic.values import Interval, Quantity

_DIGITS = 3
_RATE_DIGITS = 4


def converted(
    rows: Iterable[FundingRow], currency: str, own: Sequence[RateSeries]
) -> list[FundingRow]:
    """Return rows with their sums in a currency; a total is the sum of its converted parts."""
    found: dict[str, FundingRow] = {}
    for row in rows:
        if row.kind == "total":
            found[row.id] = _total(row, [found[part] for part in row.inputs], currency)
        elif row.amount.is_money:
            found[row.id] = evolve(row, **_converted(row, currency, own))
        else:
            found[row.id] = row
    return list(found.values())


def _converted(row: FundingRow, currency: str, own: Sequence[RateSeries]) -> dict[str, Any]:
    bounds = positive(row.amount)
    if row.amount.unit == currency:
        words = quantity_words(row.amount)
        return {"converted": bounds, "converted_words": words, "rate": f"stated in {currency}"}
    rate = _rate(row, currency, own)
    if bounds is None or isinstance(rate, str):
        why = rate if isinstance(rate, str) else "it may be below 0"
        return {"converted_words": "no rate", "rate": why}
    rates = Interval(rate.low, rate.high)
    in_currency, hedge = bounds.scaled(rates), ""
    shown = in_currency
    if row.amount.hedge == "about" and row.amount.stated is not None:
        # No bounds are known, but the number said to be about right was worth this.
        shown, hedge = Interval.exactly(row.amount.stated).scaled(rates), "about "
    low, high = (number_words(one, _RATE_DIGITS) for one in (rate.low, rate.high))
    return {
        "converted": in_currency,
        "converted_words": f"{hedge}{interval_words(shown, currency, _DIGITS)}",
        "rate": f"1 {rate.from_currency} = {low} to {high} {currency}",
        "rate_source": rate.source,
    }


def _rate(row: FundingRow, currency: str, own: Sequence[RateSeries]) -> ExchangeRate | str:
    """Return the rates in the period of a row, or why there are none."""
    if row.period is None:
        return "it is undated"
    if row.period.first_day is None or row.period.last_day is None:
        return "its first or last day is not stated"
    try:
        return exchange_rate(row.amount.unit, currency, row.period, own=own)
    except NoRateError as error:
        return str(error)


def positive(amount: Quantity) -> Interval | None:
    """Return the bounds of a sum, not below zero; `None` for one that may be below.

    >>> positive(Quantity("<10000 USD")), positive(Quantity("~5 EUR")), positive(Quantity("-5 EUR"))
    (Interval([0, 10000)), Interval([0, inf)), None)
    """
    stated = (amount.stated, amount.low, amount.high)
    if any(number is not None and number < Decimal(0) for number in stated):
        return None
    return amount.interval.intersection(Interval(0, None))


def _total(row: FundingRow, parts: Sequence[FundingRow], currency: str) -> FundingRow:
    known = [part.converted for part in parts if part.converted is not None]
    if len(known) < len(parts):
        return evolve(row, converted_words="no rate", rate="a part of it has no rate")
    in_currency = Interval.total(known)
    words = interval_words(in_currency, currency, _DIGITS)
    if row.amount.unit == currency:
        words = quantity_words(row.amount)
    elif row.amount.hedge == "about":
        words = listed(part.converted_words for part in parts)
    return evolve(
        row,
        converted=in_currency,
        converted_words=words,
        rate="; ".join(dict.fromkeys(part.rate for part in parts)),
        rate_source=listed(dict.fromkeys(filter(None, (part.rate_source for part in parts)))),
    )
