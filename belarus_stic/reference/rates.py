"""Exchange rates: between the euro and the US dollar from 1999 to 2013, and those a profile brings.

The packaged source are the daily euro foreign exchange reference rates of the European Central
Bank; the table keeps the lowest and the highest of each month.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from functools import cache
from itertools import accumulate

from attrs import field, frozen

from belarus_stic.errors import NoRateError
from belarus_stic.reference.tables_file import read_tables
from belarus_stic.values import Period

_DOWN = Context(prec=28, rounding=ROUND_FLOOR)
_UP = Context(prec=28, rounding=ROUND_CEILING)
_Rate = tuple[Period, Decimal, Decimal]


def _ends(row: _Rate) -> tuple[int, int]:
    days = row[0]
    return (days.earliest or date.min).toordinal(), (days.latest or date.max).toordinal()


def _in_order(rows: Iterable[_Rate]) -> tuple[_Rate, ...]:
    return tuple(sorted(rows, key=_ends))


@frozen
class RateSeries:
    """Exchange rates as a source gives them: the lowest and the highest rate of each period."""

    from_currency: str
    to_currency: str
    rates: tuple[_Rate, ...] = field(converter=_in_order)
    source: str
    # The last day of a row or of any before it, so that the first row of a period is found at once.
    _reached: tuple[int, ...] = field(init=False, eq=False, repr=False)

    @_reached.default
    def _reach(self) -> tuple[int, ...]:
        return tuple(accumulate((_ends(row)[1] for row in self.rates), max))

    @property
    def pair(self) -> frozenset[str]:
        """The two currencies."""
        return frozenset({self.from_currency, self.to_currency})

    @property
    def covers(self) -> str:
        """From when to when there are rates."""
        return f"{self.rates[0][0]} to {self.rates[-1][0]}" if self.rates else "no period"

    def within(self, first: date, last: date) -> list[_Rate]:
        """Return the rates of the days from `first` to `last`, none where a day has no rate."""
        begin, end = first.toordinal(), last.toordinal()
        held, reached = [], begin - 1
        for row in self.rates[bisect_left(self._reached, begin) :]:
            row_begin, row_end = _ends(row)
            if row_begin > min(reached + 1, end):
                break
            if row_end >= begin:
                held.append(row)
                reached = max(reached, row_end)
        return held if reached >= end else []


@frozen
class ExchangeRate:
    """How much of one currency a unit of another bought in a period.

    `low` and `high` bound every rate of the days of the whole months (for rates that a profile
    brings, of its periods) that the period touches. There is no mean: a sum paid on an unknown day
    was exchanged at one of these rates. A rate turned round is rounded at the 28th digit, `low`
    down and `high` up, so that the interval always holds.
    """

    low: Decimal
    high: Decimal
    source: str


def exchange_rate(
    from_currency: str,
    to_currency: str,
    period: Period | date | str | int,
    *,
    own: Sequence[RateSeries] = (),
) -> ExchangeRate:
    """Return the rates at which one currency was exchanged for another in a period.

    `own` are series of rates that a profile brings; they are asked first, in their order, and in
    either direction.

    >>> rate = exchange_rate("EUR", "USD", "2007/2011")
    >>> rate.low, rate.high
    (Decimal('1.1942'), Decimal('1.5990'))

    Raises `NoRateError` for currencies without a rate, for a period not all of whose days have
    one, and for one that is open or approximate and so has no first or last day.
    """
    period = Period(period)
    every = (*own, packaged_rates())
    known = [one for one in every if one.pair == {from_currency, to_currency}]
    if not known:
        pairs = sorted({" and ".join(sorted(one.pair)) for one in every})
        message = f"no rate from {from_currency!r} to {to_currency!r}; there are rates between "
        raise NoRateError(message + ", ".join(pairs))
    covers = ", ".join(one.covers for one in known)
    if period.first_day is None or period.last_day is None:
        end = "first" if period.first_day is None else "last"
        message = f"no rate for {period}: it has no {end} day; expected a period within {covers}"
        raise NoRateError(message)
    for one in known:
        if held := one.within(period.first_day, period.last_day):
            low, high = min(row[1] for row in held), max(row[2] for row in held)
            if from_currency != one.from_currency:
                low, high = _DOWN.divide(1, high), _UP.divide(1, low)
            return ExchangeRate(low, high, one.source)
    raise NoRateError(f"no rate for {period}; there are rates for {covers}")


@cache
def packaged_rates() -> RateSeries:
    """Return the rates of the package."""
    rows = read_tables("exchange_rates.json")["rates"]
    rates = ((Period(month), Decimal(low), Decimal(high)) for month, low, high in rows)
    source = "European Central Bank, euro foreign exchange reference rates (daily)"
    return RateSeries("EUR", "USD", rates, source)
