"""Exchange rates between the euro and the US dollar, 1999 to 2013.

The source are the daily euro foreign exchange reference rates of the European Central Bank; the
table keeps, for each month, what makes every span of whole months exact.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from functools import cache

from attrs import frozen

from belarus_stic.errors import NoRateError
from belarus_stic.reference.tables_file import read_tables
from belarus_stic.values import Period

_NEAREST = Context(prec=28)
_DOWN = Context(prec=28, rounding=ROUND_FLOOR)
_UP = Context(prec=28, rounding=ROUND_CEILING)
_PAIRS = (("EUR", "USD"), ("USD", "EUR"))


@frozen
class ExchangeRate:
    """How many units of `to_currency` one unit of `from_currency` bought in a period.

    `low` and `high` bound every daily rate of the `months` that `period` touches, which are whole
    months; `days` is the number of daily rates in them. `mean` is their arithmetic mean in this
    direction. `harmonic_mean` is the inverse of the arithmetic mean in the other direction: what
    dividing by a published yearly average comes to. The two differ by up to half a per cent, so a
    result must say which one it used; the interval has no such choice.

    The rates from euros to dollars are exact. Their inverses are rounded at the 28th digit,
    `low` down and `high` up, so that the interval always holds.
    """

    from_currency: str
    to_currency: str
    period: Period
    months: Period
    days: int
    low: Decimal
    high: Decimal
    mean: Decimal
    harmonic_mean: Decimal

    @property
    def source(self) -> str:
        """Whose rates these are, and of what kind."""
        return "European Central Bank, euro foreign exchange reference rates (daily)"

    def convert(self, amount: Decimal) -> tuple[Decimal, Decimal]:
        """Return the least and the greatest value that `amount` had in the period.

        >>> exchange_rate("EUR", "USD", "2010").convert(Decimal(1_000))
        (Decimal('1194.2000'), Decimal('1456.3000'))
        """
        low, high = (self.low, self.high) if amount >= 0 else (self.high, self.low)
        return _DOWN.multiply(amount, low), _UP.multiply(amount, high)


@frozen
class RateSeries:
    """Exchange rates that a profile brings: each period with its lowest and highest rate."""

    from_currency: str
    to_currency: str
    rates: tuple[tuple[Period, Decimal, Decimal], ...]
    source: str


def exchange_rate(
    from_currency: str,
    to_currency: str,
    period: Period | date | str | int,
    *,
    own: Sequence[RateSeries] = (),
) -> ExchangeRate:
    """Return the rates at which one currency was exchanged for another in a period.

    >>> rate = exchange_rate("EUR", "USD", "2007/2011")
    >>> rate.low, rate.high, round(rate.mean, 4), rate.days
    (Decimal('1.1942'), Decimal('1.5990'), Decimal('1.3907'), 1282)

    Raises `NoRateError` for other currencies than EUR and USD, for a period that begins before
    1999 (when there was no euro) or ends after 2013, and for one that is open or approximate and
    so has no first or last day.
    """
    period = Period(period)
    if (from_currency, to_currency) not in _PAIRS:
        message = f"no rate from {from_currency!r} to {to_currency!r}; there are EUR and USD"
        raise NoRateError(message)
    by_month = _load()
    first, last = next(iter(by_month)), next(reversed(by_month))
    if period.first_day is None or period.last_day is None:
        message = (
            f"no rate for {period}: it has no {'first' if period.first_day is None else 'last'} "
            f"day; expected a period within {first}/{last}"
        )
        raise NoRateError(message)
    begin, end = period.first_day.isoformat()[:7], period.last_day.isoformat()[:7]
    if begin < first or end > last:
        message = f"no rate for {period}; there are rates for {first}/{last}"
        raise NoRateError(message)
    months = [row for month, row in by_month.items() if begin <= month <= end]
    days = sum(row[0] for row in months)
    low, high = min(row[1] for row in months), max(row[2] for row in months)
    mean = _NEAREST.divide(_total(row[3] for row in months), Decimal(days))
    inverse_mean = _NEAREST.divide(_total(row[4] for row in months), Decimal(days))
    if from_currency == "USD":
        low, high = _DOWN.divide(Decimal(1), high), _UP.divide(Decimal(1), low)
        mean, inverse_mean = inverse_mean, mean
    return ExchangeRate(
        from_currency=from_currency,
        to_currency=to_currency,
        period=period,
        months=Period(begin if begin == end else f"{begin}/{end}"),
        days=days,
        low=low,
        high=high,
        mean=mean,
        harmonic_mean=_NEAREST.divide(Decimal(1), inverse_mean),
    )


def _total(numbers: Iterable[Decimal]) -> Decimal:
    total = Decimal(0)
    for number in numbers:
        total = _NEAREST.add(total, number)
    return total


@cache
def _load() -> dict[str, tuple[int, Decimal, Decimal, Decimal, Decimal]]:
    columns = ("month", "days", "low", "high", "total", "inverse_total")
    rows = read_tables("exchange_rates.json", rates=columns)["rates"]
    return {
        month: (days, Decimal(low), Decimal(high), Decimal(total), Decimal(inverse_total))
        for month, days, low, high, total, inverse_total in rows
    }
