"""Bounds of amounts, quotients and shares, each worked out as one expression.

Chaining intervals loses what is known: with x and y in [1, 2], x / (x + y) lies in [1/3, 2/3],
but dividing [1, 2] by [2, 4] gives [1/4, 1]. So a share is bounded by its own extremes: x / (x + y)
rises with x and falls with y, hence x at its lowest beside the others at their highest, and the
reverse. A bound is *reached* where the numbers behind it can be taken, and only approached where
one of them is excluded ("over 45") or has no end.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from attrs import evolve, frozen

from belarus_stic.errors import InvalidQuantityError, UndecidedError
from belarus_stic.values import Quantity


@frozen(repr=False)
class Bounds:
    """The least and the greatest value of something, exactly, and whether each is reached.

    `low` and `high` are fractions, `None` for no end on that side; `about` says that the source's
    "about" stands before them, so that they are those of the number it states.

    >>> Bounds.of(Quantity.parse(">45 EUR"))
    Bounds('(45, ∞) EUR')
    >>> Bounds.of(Quantity.parse("3..4 %"))
    Bounds('[3, 4] %')

    In print they are rounded outwards.
    """

    low: Fraction | None
    high: Fraction | None
    low_reached: bool
    high_reached: bool
    unit: str
    about: bool = False

    @classmethod
    def of(cls, quantity: Quantity) -> Bounds:
        """Return the bounds that the words of a quantity set."""
        low, high = quantity.low, quantity.high
        about = quantity.hedge == "about"
        if about:
            low = high = quantity.stated
        return cls(
            low=None if low is None else Fraction(low),
            high=None if high is None else Fraction(high),
            low_reached=low is not None and not quantity.low_open,
            high_reached=high is not None and not quantity.high_open,
            unit=quantity.unit,
            about=about,
        )

    def contains(self, number: Fraction | Decimal | int) -> bool:
        """Tell whether a number lies within the bounds."""
        above = self.low is None or self.low < number or (self.low == number and self.low_reached)
        below = (
            self.high is None or number < self.high or (self.high == number and self.high_reached)
        )
        return above and below

    def to_quantity(self) -> Quantity:
        """Return these bounds as a quantity, rounded outwards to what is worth printing.

        >>> Bounds.of(Quantity.parse(">45 EUR")).to_quantity()
        Quantity('>45 EUR')

        Raises `UndecidedError` for what no quantity can say: an interval with "about" before it,
        and no bound at all.
        """
        if self.about and self.low is not None and self.low == self.high:
            scale = 10 ** _places(self.low, self.unit)
            sign, text = "~", _text(Fraction(round(self.low * scale), scale))
        elif self.about or (self.low is None and self.high is None):
            message = f"no quantity says {self}; give 'about' a reach: quantity.within(about=0.1)"
            raise UndecidedError(message)
        elif self.high is None:
            sign, text = ">=" if self.low_reached else ">", self._low_text()
        elif self.low is None:
            sign, text = "<=" if self.high_reached else "<", self._high_text()
        else:
            low, high = self._low_text(), self._high_text()
            sign, text = "", low if low == high else f"{low}..{high}"
        return Quantity.parse(f"{sign}{text} {self.unit}".rstrip().replace(",", ""))

    def rounded(self) -> str:
        """Return these bounds as people read them: a quotient is no more precise than its terms.

        Three significant digits of a percentage and beside "about", else four; "≈" says that
        digits were dropped. An end of an interval is rounded outwards.

        >>> money, projects = map(Quantity.parse, ["836500000 USD", "2702 project"])
        >>> ratio(Bounds.of(money), Bounds.of(projects), unit="USD").rounded()
        '≈309,600 USD'
        >>> Bounds.of(Quantity.parse("~59355 EUR")).rounded()
        '~59,400 EUR'

        Raises `UndecidedError` as `to_quantity` does.
        """
        digits = 3 if self.about or self.unit == "%" else 4
        if self.low is None or self.low != self.high:
            low = None if self.low is None else _significant(self.low, digits, floor)
            high = None if self.high is None else _significant(self.high, digits, ceil)
            worded = evolve(self, low=low, high=high).to_quantity()
            return in_threes(str(worded))
        nearest = _significant(self.low, digits, round)
        sign = "~" if self.about else "" if nearest == self.low else "≈"
        return f"{sign}{_text(nearest)} {self.unit}".rstrip()

    def _low_text(self) -> str:
        if self.low is None:
            return "-∞"
        scale = 10 ** _places(self.low, self.unit)
        return _text(Fraction(floor(self.low * scale), scale))

    def _high_text(self) -> str:
        if self.high is None:
            return "∞"
        scale = 10 ** _places(self.high, self.unit)
        return _text(Fraction(ceil(self.high * scale), scale))

    def __str__(self) -> str:
        low, high = self._low_text(), self._high_text()
        if low != high:
            left, right = "[" if self.low_reached else "(", "]" if self.high_reached else ")"
            low = f"{left}{low}, {high}{right}"
        return f"{'~' if self.about else ''}{low} {self.unit}".rstrip()

    def __repr__(self) -> str:
        return f"Bounds({str(self)!r})"


def ratio(part: Bounds, whole: Bounds, *, unit: str, times: int = 1) -> Bounds:
    """Return the bounds of one number that is not negative divided by another, `times` a factor.

    The two are taken to vary freely, so neither may be part of what bounds the other.

    >>> money, days = map(Quantity.parse, ["30 EUR", "4..5 day"])
    >>> ratio(Bounds.of(money), Bounds.of(days), unit="EUR")
    Bounds('[6, 7.5] EUR')

    Raises `InvalidQuantityError` where one of them may be negative or the divisor can only be 0.
    """
    for bounds in (part, whole):
        _check_not_negative(bounds)
    if whole.high == 0:
        message = f"nothing can be divided by {whole}; expected a number above 0"
        raise InvalidQuantityError(message)
    part_low, part_low_reached = _lowest(part)
    whole_low, whole_low_reached = _lowest(whole)
    low = Fraction(0) if whole.high is None else part_low / whole.high
    high = None if part.high is None or whole_low == 0 else part.high / whole_low
    if part.high == 0:
        high = Fraction(0)
    return Bounds(
        low=low * times,
        high=None if high is None else high * times,
        low_reached=part_low_reached and (part_low == 0 or whole.high_reached),
        high_reached=high is not None and part.high_reached and (high == 0 or whole_low_reached),
        unit=unit,
        about=part.about or whole.about,
    )


def at_most_all(share: Bounds) -> Bounds:
    """Return the bounds of a share in per cent of which it is known that it is no more than all.

    >>> at_most_all(Bounds.of(Quantity.parse("90..120 %")))
    Bounds('[90, 100] %')
    """
    if share.high is not None and share.high <= 100:
        return share
    return evolve(share, high=Fraction(100), high_reached=True)


def shares_of_total(quantities: Iterable[Quantity]) -> tuple[Bounds, ...]:
    """Return the share of each quantity in their total, in per cent.

    For amounts that may be anywhere within their bounds, and are not negative, the share of the
    i-th lies between `low_i / (low_i + sum of the other highs)` and
    `high_i / (high_i + sum of the other lows)`. "About" sets no bounds: give it a reach first.

    >>> for share in shares_of_total(map(Quantity.parse, ["1..2 EUR", "1..2 EUR"])):
    ...     print(share)
    [33.3, 66.7] %
    [33.3, 66.7] %
    >>> [str(share) for share in shares_of_total(map(Quantity.parse, [">30 EUR", "70 EUR"]))]
    ['(30, 100) %', '(0, 70) %']

    Raises `UnitMismatchError` for unlike units, `InvalidQuantityError` for a quantity that may be
    negative, for none, and for a total that can only be 0.
    """
    terms = tuple(quantities)
    if not terms:
        message = "nothing has no shares; expected at least one quantity"
        raise InvalidQuantityError(message)
    for term in terms:
        terms[0].compare(term)
    bounds = [_freed(Bounds.of(term)) for term in terms]
    for each in bounds:
        _check_not_negative(each)
    if all(each.high == 0 for each in bounds):
        message = "all the quantities are 0, so they have no shares"
        raise InvalidQuantityError(message)
    lows, highs = [_lowest(each) for each in bounds], [_highest(each) for each in bounds]
    sum_low = sum((low for low, _ in lows), Fraction(0))
    sum_high = sum((high for high, _ in highs if high is not None), Fraction(0))
    endless = sum(high is None for high, _ in highs)
    lows_not_reached = sum(not reached for _, reached in lows)
    highs_not_reached = sum(not reached for _, reached in highs)
    return tuple(
        _share(
            lows[i],
            highs[i],
            (sum_low - lows[i][0], lows_not_reached == (not lows[i][1])),
            (
                None if endless > (highs[i][0] is None) else sum_high - (highs[i][0] or 0),
                highs_not_reached == (not highs[i][1]),
            ),
        )
        for i in range(len(terms))
    )


# An end of an interval and whether it is reached; `None` is no end.
_Low = tuple[Fraction, bool]
_High = tuple[Fraction | None, bool]


def _share(own_low: _Low, own_high: _High, others_low: _Low, others_high: _High) -> Bounds:
    low, low_reached = _lowest_share(own_low, own_high, others_high)
    high, high_reached = _highest_share(own_high, others_low)
    return Bounds(
        low=low * 100, high=high * 100, low_reached=low_reached, high_reached=high_reached, unit="%"
    )


def _lowest_share(own_low: _Low, own_high: _High, others_high: _High) -> _Low:
    own, own_reached = own_low
    others, others_reached = others_high
    if others == 0:
        # Alone above 0, it is the whole total whatever it comes to.
        return Fraction(own_high[0] != 0), True
    if others is None or own == 0:
        return Fraction(0), own == 0 and own_reached
    return own / (own + others), own_reached and others_reached


def _highest_share(own_high: _High, others_low: _Low) -> _Low:
    own, own_reached = own_high
    others, others_reached = others_low
    if own == 0:
        return Fraction(0), True
    if others == 0 or own is None:
        return Fraction(1), others == 0 and others_reached
    return own / (own + others), own_reached and others_reached


def _freed(bounds: Bounds) -> Bounds:
    """Bounds without what "about" does not say."""
    if not bounds.about:
        return bounds
    return Bounds(low=None, high=None, low_reached=False, high_reached=False, unit=bounds.unit)


def _lowest(bounds: Bounds) -> _Low:
    return (Fraction(0), True) if bounds.low is None else (bounds.low, bounds.low_reached)


def _highest(bounds: Bounds) -> _High:
    return bounds.high, bounds.high_reached


def _check_not_negative(bounds: Bounds) -> None:
    low, high = bounds.low, bounds.high
    below_0 = high is not None and (high < 0 or (high == 0 and not bounds.high_reached))
    if below_0 or (low is not None and low < 0):
        message = f"{bounds} may be negative; shares and quotients are of numbers from 0 up"
        raise InvalidQuantityError(message)


def _places(number: Fraction, unit: str) -> int:
    """How many decimals are worth printing: cents, and three digits of a percentage."""
    if (number * 100).denominator == 1:
        return 2
    if unit != "%":
        return 0 if abs(number) >= 100 else 2
    places = 1
    while abs(number) * 10**places < 100 and places < 12:
        places += 1
    return places


def _significant(number: Fraction, digits: int, to_whole: Callable[[Fraction], int]) -> Fraction:
    """A number at its first so many significant digits."""
    if number == 0:
        return number
    above, below = abs(number.numerator), number.denominator
    places = len(str(above // below)) - 1 if above >= below else -len(str(below // above))
    scale = Fraction(10) ** (digits - 1 - places)
    return to_whole(number * scale) / scale


def in_threes(notation: str) -> str:
    """Return the notation of a quantity with its digits in threes."""
    return re.sub(r"\d+(?:\.\d+)?", lambda number: f"{Decimal(number[0]):,f}", notation)


def _text(number: Fraction) -> str:
    """A number of finitely many decimals, its digits in threes; exact however long it is."""
    places = 12
    whole, rest = divmod(abs(int(number * 10**places)), 10**places)
    decimals = f".{rest:0{places}d}".rstrip("0") if rest else ""
    return f"{'-' if number < 0 else ''}{whole:,}{decimals}"
