"""Sums in another currency: an interval over the days of a period, never a single number.

Nobody who reads "580,000 USD in 2010" knows the day of payment, and within 2010 one euro cost from
1.19 to 1.46 dollars. So a conversion is from the least to the greatest value that the sum had on
any day of its period.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache

from attrs import evolve

from belarus_stic.errors import NoRateError
from belarus_stic.funding.rows import FundingRow
from belarus_stic.reference import ExchangeRate, RateSeries, exchange_rate
from belarus_stic.tables import interval_words, listed, quantity_words
from belarus_stic.values import Interval, Period, Quantity

NO_RATE = "no rate"
_DIGITS = 3


def converted(
    rows: Iterable[FundingRow], currency: str, own: Sequence[RateSeries]
) -> list[FundingRow]:
    """Return rows with their sums in a currency; a total is the sum of its converted parts."""

    @cache
    def rate(unit: str, period: Period | None) -> ExchangeRate | str:
        return _rate(unit, currency, period, own)

    found: dict[str, FundingRow] = {}
    for row in rows:
        if row.kind == "total":
            found[row.id] = _total(row, [found[part] for part in row.inputs], currency)
        elif row.kind == "share":
            found[row.id] = row
        else:
            found[row.id] = _converted(row, currency, rate(row.amount.unit, row.period))
    return list(found.values())


def _converted(row: FundingRow, currency: str, rate: ExchangeRate | str) -> FundingRow:
    bounds = positive(row.amount)
    if row.amount.unit == currency:
        return evolve(row, converted=bounds, converted_words=quantity_words(row.amount))
    if bounds is None or isinstance(rate, str):
        why = rate if isinstance(rate, str) else "below 0"
        return evolve(row, converted_words=NO_RATE, rate=why)
    rates = Interval(rate.low, rate.high)
    in_currency = bounds.scaled(rates)
    words = interval_words(in_currency, currency, _DIGITS)
    if row.amount.hedge == "about" and row.amount.stated is not None:
        # No bounds are known, but the number said to be about right was worth this.
        about = Interval.exactly(row.amount.stated).scaled(rates)
        words = f"about {interval_words(about, currency, _DIGITS)}"
    return evolve(row, converted=in_currency, converted_words=words, rate=rate.source)


def _rate(
    unit: str, currency: str, period: Period | None, own: Sequence[RateSeries]
) -> ExchangeRate | str:
    """Return the rates in a period, or why there are none."""
    if period is None:
        return "no period is stated"
    if period.first_day is None or period.last_day is None:
        return "no first or no last day is stated"
    try:
        return exchange_rate(unit, currency, period, own=own)
    except NoRateError as error:
        return str(error)


def _total(row: FundingRow, parts: Sequence[FundingRow], currency: str) -> FundingRow:
    known = [part.converted for part in parts if part.converted is not None]
    if len(known) < len(parts):
        return evolve(row, converted_words=NO_RATE, rate="a part has none")
    words = interval_words(Interval.total(known), currency, _DIGITS)
    if row.amount.unit == currency:
        words = quantity_words(row.amount)
    elif row.amount.hedge == "about":
        words = listed(part.converted_words for part in parts)
    rates = listed(dict.fromkeys(part.rate for part in parts if part.rate))
    return evolve(row, converted=Interval.total(known), converted_words=words, rate=rates)


def positive(amount: Quantity) -> Interval | None:
    """Return the bounds of a sum, not below zero; `None` for one that may be below.

    >>> positive(Quantity("<10000 USD")), positive(Quantity("~5 EUR")), positive(Quantity("-5 EUR"))
    (Interval([0, 10000)), Interval([0, inf)), None)
    """
    stated = (amount.stated, amount.low, amount.high)
    if any(number is not None and number < Decimal(0) for number in stated):
        return None
    return amount.interval.intersection(Interval(0, None))
