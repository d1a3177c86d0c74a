"""Sums in another currency: an interval over the days of a period, never a single number.

Nobody who reads "580,000 USD in 2010" knows the day of payment, and within 2010 one euro cost from
1.19 to 1.46 dollars. So a conversion is from the least to the greatest value that the sum had on
any day of its period.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial

from attrs import evolve

from belarus_stic.errors import NoRateError
from belarus_stic.funding.rows import FundingRow, from_zero
from belarus_stic.reference import ExchangeRate, RateSeries, exchange_rate
from belarus_stic.tables import interval_words, listed, period_words, quantity_words
from belarus_stic.values import Interval, Period

NO_RATE = "no rate"
_DIGITS = 3


def converted(
    rows: Iterable[FundingRow], currency: str, own: Sequence[RateSeries]
) -> list[FundingRow]:
    """Return rows with their sums in a currency; a total is the sum of its converted parts."""
    rate = cache(partial(_rate, to=currency, own=own))
    found: dict[str, FundingRow] = {}
    for row in rows:
        if row.kind == "share":
            found[row.id] = row
        elif row.kind == "total" and row._sum.unit != currency:
            found[row.id] = _total(row, [found[part] for part in row.inputs], currency)
        else:
            found[row.id] = _converted(row, currency, rate)
    return list(found.values())


def _rate(
    unit: str, period: Period | None, *, to: str, own: Sequence[RateSeries]
) -> ExchangeRate | str:
    """Return the rates in a period, or why there are none."""
    if period is None:
        return "no period is stated"
    if period.first_day is None or period.last_day is None:
        return "no first or no last day is stated"
    try:
        return exchange_rate(unit, to, period, own=own)
    except NoRateError:
        return f"none is known for all of {period_words(period)}"


def _converted(
    row: FundingRow, currency: str, rate: Callable[[str, Period | None], ExchangeRate | str]
) -> FundingRow:
    bounds = from_zero(row._sum)
    if row._sum.unit == currency:
        own = bounds or row._sum.interval
        return evolve(row, converted=own, converted_words=quantity_words(row._sum))
    found = rate(row._sum.unit, row.period) if bounds else "it may be below 0"
    if bounds is None or isinstance(found, str):
        return evolve(row, converted_words=NO_RATE, rate=str(found))
    rates = Interval(found.low, found.high)
    words = interval_words(bounds.scaled(rates), currency, _DIGITS)
    if row._sum.hedge == "about" and row._sum.stated is not None:
        # No bounds are known, but the number said to be about right was worth this.
        about = Interval.exactly(row._sum.stated).scaled(rates)
        words = f"about {interval_words(about, currency, _DIGITS)}"
    return evolve(row, converted=bounds.scaled(rates), converted_words=words, rate=found.source)


def _total(row: FundingRow, parts: Sequence[FundingRow], currency: str) -> FundingRow:
    known = [part.converted for part in parts if part.converted is not None]
    if len(known) < len(parts):
        return evolve(row, converted_words=NO_RATE, rate="a sum in it has none")
    words = interval_words(Interval.total(known), currency, _DIGITS)
    if row._sum.hedge == "about":
        words = listed(part.converted_words for part in parts)
    rates = listed(dict.fromkeys(part.rate for part in parts))
    return evolve(row, converted=Interval.total(known), converted_words=words, rate=rates)
