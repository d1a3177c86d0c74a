"""Numbers of which only bounds are known, with exact arithmetic on them.

Chaining intervals loses what is known: with x and y in [1, 2], x / (x + y) lies in [1/3, 2/3], but
dividing [1, 2] by [2, 4] gives [1/4, 1]. So `Interval.share` works on the expression as a whole. An
end is *open* where the number there cannot be taken ("over 45"), or is only approached.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Context, Decimal, Inexact
from fractions import Fraction

from attrs import field, frozen

from belarus_stic.errors import InvalidQuantityError, quoted

Number = int | Decimal | Fraction
# One end of an interval: where it is (`None`: nowhere), and whether it is open.
_End = tuple[Fraction | None, bool]
# Exact or an error: wide enough for any sum of the numbers that a quantity can state.
_EXACT = Context(prec=1_000, traps=[Inexact])


def _fraction(number: Number | None) -> Fraction | None:
    # A float is refused: 0.1 would be taken for the binary fraction nearest to it.
    if number is None or isinstance(number, Fraction):
        return number
    if not isinstance(number, int | Decimal) or not Decimal(number).is_finite():
        message = f"not an exact number: {quoted(number)}; expected an int, a Decimal or a Fraction"
        raise InvalidQuantityError(message)
    return Fraction(number)


@frozen(order=False, repr=False)
class Interval:
    """All numbers from `low` to `high`, without an end that is open.

    `low` and `high` are exact fractions, `None` where nothing bounds the number on that side.

    >>> over = Interval(45, None, low_open=True)
    >>> over.contains(45), over.surely_less(Interval.exactly(50)), (over + 3).low
    (False, False, Fraction(48, 1))

    Raises `InvalidQuantityError` for an interval without a number in it, and for floats.
    """

    low: Fraction | None = field(converter=_fraction)
    high: Fraction | None = field(converter=_fraction)
    low_open: bool = False
    high_open: bool = False

    def __attrs_post_init__(self) -> None:
        # An end that is nowhere is neither open nor closed: one way to write one interval.
        for side in ("low", "high"):
            if getattr(self, side) is None:
                object.__setattr__(self, f"{side}_open", False)
        # Only where there is no number can every number be less than itself.
        if self.surely_less(self):
            raise InvalidQuantityError(f"no number lies between {self.low} and {self.high}")

    @classmethod
    def exactly(cls, number: Number) -> Interval:
        """Return the interval of one number."""
        return cls(number, number)

    @classmethod
    def unbounded(cls) -> Interval:
        """Return the interval of a number of which nothing is known."""
        return cls(None, None)

    @classmethod
    def total(cls, intervals: Iterable[Interval]) -> Interval:
        """Return the bounds of a sum; of no intervals it is exactly 0."""
        terms = tuple(intervals)
        low, high = _sum(term.low for term in terms), _sum(term.high for term in terms)
        low_open = any(term.low_open for term in terms)
        return cls(low, high, low_open, any(term.high_open for term in terms))

    @classmethod
    def share(cls, part: Interval, rest: Interval) -> Interval:
        """Return the bounds of `part / (part + rest)`, two amounts that vary freely.

        >>> Interval.share(Interval(1, 2), Interval(1, 2))
        Interval([1/3, 2/3])

        Raises `InvalidQuantityError` where one of them may be negative or both can only be 0.
        """
        part, rest = _amount(part), _amount(rest)
        if part.high == 0 and rest.high != 0:
            return cls.exactly(0)
        # x / (x + y) = 1 / (1 + y/x), in which each stands once; what is left out there is x = 0.
        found = (rest.quotient(part) + 1)._reciprocal()
        if part.low == 0 and not part.low_open and rest.high != 0:
            return cls(0, found.high, False, found.high_open)
        return found

    @property
    def is_exact(self) -> bool:
        """Whether there is one number in it."""
        return self.low is not None and self.low == self.high

    @property
    def is_unbounded(self) -> bool:
        """Whether nothing bounds the number on either side."""
        return self.low is None and self.high is None

    def contains(self, number: Number) -> bool:
        """Tell whether a number lies within the bounds."""
        return self.intersection(Interval.exactly(number)) is not None

    def surely_less(self, other: Interval, *, or_equal: bool = False) -> bool:
        """Tell whether every number in this interval is less than every number in `other`."""
        if self.high is None or other.low is None:
            return False
        if or_equal or self.high_open or other.low_open:
            return self.high <= other.low
        return self.high < other.low

    def intersection(self, other: Interval) -> Interval | None:
        """Return the numbers that lie in both intervals; `None` where there are none."""
        if self.surely_less(other) or other.surely_less(self):
            return None
        lows, highs = zip(self._ends, other._ends, strict=True)
        return _between(max(lows, key=_from_below), min(highs, key=_from_above))

    def __add__(self, other: Interval | Number) -> Interval:
        term = other if isinstance(other, Interval) else Interval.exactly(other)
        return Interval.total((self, term))

    def scaled(self, factor: Interval | Number) -> Interval:
        """Return the bounds of the product with a number or an amount, neither of them negative.

        Two intervals are taken to be amounts: where one has no lower end, it is 0.

        >>> Interval(2, 3).scaled(Interval(10, None))
        Interval([20, inf))

        Raises `InvalidQuantityError` for a negative factor or an amount that may be negative.
        """
        if isinstance(factor, Interval):
            return _between(*map(_product, _amount(self)._ends, _amount(factor)._ends))
        times, _ = _amount(Interval.exactly(factor))._ends
        return _between(*(_product(end, times) for end in self._ends))

    def quotient(self, divisor: Interval) -> Interval:
        """Return the bounds of this amount divided by another, which is above 0.

        The two vary freely, so neither may be part of what bounds the other: that is `share`.

        >>> Interval.exactly(30).quotient(Interval(4, 5))
        Interval([6, 15/2])

        Raises `InvalidQuantityError` where one may be negative or the divisor can only be 0.
        """
        return self.scaled(_amount(divisor)._reciprocal())

    def at_least_zero(self) -> Interval:
        """Return the part of this interval that is not negative.

        Raises `InvalidQuantityError` where there is none.
        """
        found = self.intersection(Interval(0, None))
        if found is None:
            raise InvalidQuantityError(f"{self} is below 0; expected a number from 0 up")
        return found

    def _reciprocal(self) -> Interval:
        # Of an amount; 0 itself has none, so it is left out.
        if self.high == 0:
            raise InvalidQuantityError("nothing can be divided by 0; expected a number above 0")
        high = 1 / self.low if self.low else None
        if self.high is None:
            return Interval(0, high, True, self.low_open)
        return Interval(1 / self.high, high, self.high_open, self.low_open)

    @property
    def _ends(self) -> tuple[_End, _End]:
        return (self.low, self.low_open), (self.high, self.high_open)

    def __str__(self) -> str:
        if self.is_exact:
            return str(self.low)
        left = "(" if self.low is None or self.low_open else "["
        right = ")" if self.high is None or self.high_open else "]"
        low = "-inf" if self.low is None else self.low
        return f"{left}{low}, {'inf' if self.high is None else self.high}{right}"

    def __repr__(self) -> str:
        return f"Interval({self})"


def _between(low: _End, high: _End) -> Interval:
    return Interval(low[0], high[0], low[1], high[1])


def _amount(interval: Interval) -> Interval:
    if interval.low is not None and interval.low < 0:
        raise InvalidQuantityError(
            f"{interval} may be negative; products and shares are of numbers from 0 up"
        )
    return interval.at_least_zero()


def _sum(ends: Iterable[Fraction | None]) -> Fraction | None:
    known = tuple(ends)
    return None if None in known else sum(filter(None, known), Fraction(0))


def _product(one: _End, other: _End) -> _End:
    # A 0 that can be taken makes 0, whatever the other factor is.
    if (Fraction(0), False) in {one, other}:
        return Fraction(0), False
    if one[0] is None or other[0] is None:
        return None, False
    return one[0] * other[0], one[1] or other[1]


def _from_below(end: _End) -> tuple[bool, Fraction, bool]:
    return end[0] is not None, end[0] or Fraction(0), end[1]


def _from_above(end: _End) -> tuple[bool, Fraction, bool]:
    return end[0] is None, end[0] or Fraction(0), not end[1]


def exact_decimal(number: Fraction) -> Decimal:
    """Return a number whose decimals end, without zeros behind them.

    Raises `Inexact` for any other.
    """
    return _EXACT.divide(number.numerator, number.denominator).normalize(_EXACT)
