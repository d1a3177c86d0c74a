"""Amounts in another currency: an interval over the days of a period, never a single number.

Nobody who reads "580 thousand USD in 2010" knows the day of payment, and within 2010 one euro cost
from 1.19 to 1.46 dollars. So a conversion is the least and the greatest value that the amount had
on any day of its period. The value at the mean rate stands beside it, labelled as what it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from belarus_stic.errors import NoRateError, UnitMismatchError
from belarus_stic.funding._bounds import Bounds
from belarus_stic.reference import ExchangeRate, exchange_rate
from belarus_stic.values import Period, Quantity

# The years with rates.
_RATED = Period("1999/2013")


@frozen
class Conversion:
    """An amount in another currency.

    `bounds` hold it on every day of its period; `at_mean` is the stated number at the mean of the
    daily rates, an extra that no bound depends on and `None` where no number is stated; `rates`
    are the rates used, none where the amount is in the currency already.
    """

    bounds: Bounds
    at_mean: Decimal | None
    rates: tuple[ExchangeRate, ...]

    @property
    def rate(self) -> str:
        """The least and the greatest rate of each period."""
        return "; ".join(
            f"1 {rate.from_currency} = {rate.low:.4f} to {rate.high:.4f} {rate.to_currency} "
            f"({rate.months})"
            for rate in self.rates
        )

    @property
    def source(self) -> str:
        """Whose rates they are."""
        return "; ".join(dict.fromkeys(rate.source for rate in self.rates))

    @property
    def method(self) -> str:
        """How the bounds, and the value at the mean, come about."""
        if not self.rates:
            return f"stated in {self.bounds.unit}"
        return (
            "bounds: at the least and the greatest daily rate of the period; at_mean: at the "
            "arithmetic mean of its daily rates"
        )

    def __str__(self) -> str:
        return str(self.bounds)


def convert(amount: Quantity, currency: str, period: Period | str | None) -> Conversion:
    """Return an amount of money in another currency, over all days of a period.

    >>> converted = convert(Quantity.parse("580000 USD"), "EUR", "2010")
    >>> print(converted, converted.rate, sep=", ")
    [398,269, 485,681] EUR, 1 USD = 0.6867 to 0.8374 EUR (2010-01/2010-12)
    >>> round(converted.at_mean)
    438404

    Raises `UnitMismatchError` for what is no money, and `NoRateError` where there is no rate:
    before 1999 and after 2013, for other currencies than EUR and USD, and for a period that is not
    stated, open or approximate.
    """
    if not amount.is_money:
        message = f"'{amount}' is no money, so it has no value in {currency}"
        raise UnitMismatchError(message)
    bounds = Bounds.of(amount)
    if amount.unit == currency:
        return Conversion(bounds=bounds, at_mean=amount.stated, rates=())
    # Whether there are rates at all comes first: no period helps where there are none.
    exchange_rate(amount.unit, currency, _RATED)
    days = None if period is None else Period.parse(period)
    if days is None or days.first_day is None or days.last_day is None:
        message = f"no rate from {amount.unit} to {currency}: {_without_days(days)}"
        raise NoRateError(message)
    rate = exchange_rate(amount.unit, currency, days)
    return Conversion(
        bounds=Bounds(
            low=None if bounds.low is None else _least(bounds.low, rate),
            high=None if bounds.high is None else -_least(-bounds.high, rate),
            low_reached=bounds.low_reached,
            high_reached=bounds.high_reached,
            unit=currency,
            about=bounds.about,
        ),
        at_mean=None if amount.stated is None else amount.stated * rate.mean,
        rates=(rate,),
    )


def _without_days(period: Period | None) -> str:
    """Say why no days are known, and what to do about it."""
    if period is None:
        return (
            "its period is not stated; it could be converted over the days of one within "
            f"{_RATED}: attrs.evolve(figure, period='...')"
        )
    end = "first" if period.first_day is None else "last"
    open_end = "<first day>" if period.text.startswith("..") else "<last day>"
    dated = period.text.replace("~", "").replace("..", open_end)
    return (
        f"{period} has no exact {end} day; give it one within {_RATED}, "
        f"e.g. attrs.evolve(figure, period='{dated}')"
    )


def _least(number: Fraction, rate: ExchangeRate) -> Fraction:
    """The least value of a number on any day; of a debt (below 0), at the greatest rate."""
    return number * Fraction(rate.low if number >= 0 else rate.high)


def sum_of(conversions: Iterable[Conversion]) -> Conversion:
    """Return the sum of conversions into one currency, each over the days of its own period."""
    parts = tuple(conversions)
    lows = [part.bounds.low for part in parts]
    highs = [part.bounds.high for part in parts]
    means = [part.at_mean for part in parts]
    return Conversion(
        bounds=Bounds(
            low=_sum(lows),
            high=_sum(highs),
            low_reached=all(part.bounds.low_reached for part in parts),
            high_reached=all(part.bounds.high_reached for part in parts),
            unit=parts[0].bounds.unit,
            about=any(part.bounds.about for part in parts),
        ),
        at_mean=None if None in means else sum(filter(None, means), Decimal(0)),
        rates=tuple(dict.fromkeys(rate for part in parts for rate in part.rates)),
    )


def _sum(numbers: list[Fraction | None]) -> Fraction | None:
    return None if None in numbers else sum(filter(None, numbers), Fraction(0))
