"""Numbers as sources give them: a value, its hedge, its bounds and its unit.

What a hedge word means here. Words set bounds and nothing else does: "over 45" is a number above
45 with no upper end; "about 450" is 450 with no bounds at all, until the caller says how far
"about" reaches. Readers differ widely on that (Ferson et al. 2015, "Natural language of
uncertainty: numeric hedge words", International Journal of Approximate Reasoning 57), so a library
may not choose for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal, Inexact, InvalidOperation
from fractions import Fraction
from functools import lru_cache
from typing import Literal, get_args

from attrs import fields, frozen

from belarus_stic.errors import InvalidQuantityError, UndecidedError, UnitMismatchError, quoted
from belarus_stic.values.interval import Interval, exact_decimal
from belarus_stic.values.spelling import TWO_READINGS, quantity_guesses, read, unit_fault

Hedge = Literal["exact", "about", "over", "at least", "under", "at most", "range"]
Comparison = Literal["less", "equal", "greater", "undecided"]

# The signs of the hedges, in their order; a range has none.
_HEDGES = dict(zip(("", "~", ">", ">=", "<", "<="), get_args(Hedge), strict=False))
_SIGNS = {hedge: sign for sign, hedge in _HEDGES.items()}
_NUMBER = r"-?(?:0|[1-9]\d{0,99})(?:\.\d{1,100})?"
_NOTATION = re.compile(
    rf"(?P<sign>~|>=|<=|>|<|)(?P<stated>{_NUMBER})(?:\.\.(?P<high>{_NUMBER}))?"
    rf"(?: (?P<unit>\S(?:.*\S)?))?",
    re.ASCII,
)
_EXPECTED = (
    "expected a plain number with an optional sign ~ > >= < <= before it and a unit behind it, "
    "or a range: '450 project', '~1.84 EUR', '>45 agreement', '3..4 %'"
)
# The fields of a quantity, in the order of the class.
_Fields = tuple[Decimal | None, Decimal | None, Decimal | None, bool, bool, Hedge, str]


@frozen(init=False, order=False, repr=False)
class Quantity:
    """A number with the hedge its source gives it.

    Read from the notation that `str()` gives back; a quantity is taken as it is.

    >>> Quantity("450 project").stated
    Decimal('450')
    >>> over = Quantity(">45 agreement")
    >>> over.low, over.low_open, over.high, over.hedge
    (Decimal('45'), True, None, 'over')
    >>> str(Quantity("3..4 %"))
    '3..4 %'

    `stated` is the number printed (`None` for a range), `low` and `high` the bounds its words set
    (`None` where they set none), `low_open` and `high_open` whether a bound itself is excluded,
    `hedge` the kind of hedge, `unit` is `%`, an ISO 4217 currency code, a singular count noun, or
    empty. All numbers are exact decimals.

    `==` and `hash` compare what is written. `<`, `<=`, `>` and `>=` answer only what is certain
    and raise `UndecidedError` otherwise; `compare` has a fourth answer instead:

    >>> over > Quantity("39 agreement")
    True
    >>> over.compare(Quantity("50 agreement"))
    'undecided'

    `+` and `sum` carry hedges, and refuse unlike units. There is no subtraction: two figures that
    speak of the same unknown number do not differ by the difference of their bounds.

    >>> over + Quantity("3..4 agreement")
    Quantity('>48 agreement')

    Raises `InvalidQuantityError` for a text outside the notation.
    """

    stated: Decimal | None
    low: Decimal | None
    high: Decimal | None
    low_open: bool
    high_open: bool
    hedge: Hedge
    unit: str

    def __init__(self, text: str | Quantity) -> None:
        self._fill(_read(text) if isinstance(text, str) else _taken(text))

    def _fill(self, values: _Fields) -> None:
        for name, value in zip(_NAMES, values, strict=True):
            object.__setattr__(self, name, value)

    @classmethod
    def _of(cls, hedge: Hedge, number: Decimal, high: Decimal | None, unit: str) -> Quantity:
        made = cls.__new__(cls)
        made._fill(_fields(hedge, number, high, unit))
        return made

    @classmethod
    def from_interval(cls, bounds: Interval, unit: str = "", digits: int | None = None) -> Quantity:
        """Return bounds as a quantity, rounded outwards to `digits` significant digits.

        Without `digits` only a number without an end (1/3) is rounded, to twelve. A range has no
        way to say that an end is open.

        >>> Quantity.from_interval(Interval(Fraction(2, 3), 2), "project", digits=3)
        Quantity('0.666..2 project')

        Raises `UndecidedError` where nothing bounds the number.
        """
        low = _rounded(bounds.low, digits, ROUND_FLOOR)
        high = _rounded(bounds.high, digits, ROUND_CEILING)
        if low is not None and high is not None:
            return cls._of("exact" if low == high else "range", low, high, unit)
        if low is not None:
            return cls._of("over" if bounds.low_open else "at least", low, None, unit)
        if high is not None:
            return cls._of("under" if bounds.high_open else "at most", high, None, unit)
        about = "give 'about' a reach first: quantity.within(about=0.1)"
        raise UndecidedError(f"no bound of the number is known; {about}")

    @property
    def interval(self) -> Interval:
        """The bounds its words set; "about" sets none."""
        return Interval(self.low, self.high, self.low_open, self.high_open)

    @property
    def is_money(self) -> bool:
        """Whether the unit has the form of an ISO 4217 currency code."""
        return len(self.unit) == 3 and self.unit.isupper()

    def within(self, *, about: Decimal | float | str) -> Quantity:
        """Give "about" a reach: the fraction of the stated value to either side.

        Any other quantity already has the bounds its words set, and is returned as it is.

        >>> Quantity("~450 project").within(about=0.1)
        Quantity('405..495 project')

        Raises `InvalidQuantityError` unless `about` is a number from 0 to 1.
        """
        try:
            # Through str: 0.1 means one tenth, not the nearest binary fraction.
            reach = Decimal(str(about))
        except InvalidOperation:
            reach = Decimal(-1)
        if not reach.is_finite() or not 0 <= reach <= 1:
            message = f"about={quoted(about)} is no share; expected a number from 0 to 1"
            raise InvalidQuantityError(message)
        if self.hedge != "about" or self.stated is None:
            return self
        stated, margin = Fraction(self.stated), abs(Fraction(self.stated)) * Fraction(reach)
        return Quantity.from_interval(Interval(stated - margin, stated + margin), self.unit)

    def compare(self, other: Quantity) -> Comparison:
        """Say how this number lies to another: less, equal, greater or undecided.

        Only what holds for every value within the bounds is certain; "equal" needs two exact
        numbers. Raises `UnitMismatchError` for unlike units.
        """
        self._check_unit(other)
        if self.hedge == other.hedge == "exact" and self.stated == other.stated:
            return "equal"
        if self.interval.surely_less(other.interval):
            return "less"
        if other.interval.surely_less(self.interval):
            return "greater"
        return "undecided"

    def _surely_less(self, other: Quantity, *, or_equal: bool) -> bool:
        self._check_unit(other)
        if self.interval.surely_less(other.interval, or_equal=or_equal):
            return True
        if other.interval.surely_less(self.interval, or_equal=not or_equal):
            return False
        message = f"which of '{self}' and '{other}' is greater is undecided"
        raise UndecidedError(f"{message}; compare() says so without an error")

    def __lt__(self, other: Quantity) -> bool:
        return self._surely_less(other, or_equal=False)

    def __le__(self, other: Quantity) -> bool:
        return self._surely_less(other, or_equal=True)

    def __gt__(self, other: Quantity) -> bool:
        self._check_unit(other)
        return other._surely_less(self, or_equal=False)

    def __ge__(self, other: Quantity) -> bool:
        self._check_unit(other)
        return other._surely_less(self, or_equal=True)

    def __add__(self, other: object) -> Quantity:
        return total((self, other)) if isinstance(other, Quantity) else NotImplemented

    def __radd__(self, other: object) -> Quantity:
        # sum() starts from a bare 0.
        return self if isinstance(other, int) and other == 0 else NotImplemented

    def _check_unit(self, other: object) -> None:
        if not isinstance(other, Quantity):
            message = f"'{self}' and {quoted(other)} have unlike units; expected a quantity"
            raise UnitMismatchError(message)
        if self.unit != other.unit:
            raise UnitMismatchError(f"'{self}' and '{other}' have unlike units")

    def __str__(self) -> str:
        if self.stated is None:
            return f"{self.low:f}..{self.high:f} {self.unit}".rstrip()
        return f"{_SIGNS[self.hedge]}{self.stated:f} {self.unit}".rstrip()

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __repr__(self) -> str:
        return f"Quantity({str(self)!r})"


_NAMES = tuple(attribute.name for attribute in fields(Quantity))


def total(quantities: Iterable[Quantity]) -> Quantity:
    """Add quantities of one unit as one expression; the bounds of the sum are exact.

    >>> total(map(Quantity, ["5 project", "3..4 project", ">=2 project"]))
    Quantity('>=10 project')

    Raises `UnitMismatchError` for unlike units, `UndecidedError` where no bound of the sum is
    known ("about" beside "over"), `InvalidQuantityError` for no quantities at all.
    """
    terms = tuple(quantities)
    if not terms:
        raise InvalidQuantityError("nothing to add: a sum of no quantities has no unit")
    for term in terms[1:]:
        terms[0]._check_unit(term)
    unit = terms[0].unit
    if all(term.hedge in {"exact", "about"} for term in terms):
        hedge: Hedge = "about" if any(term.hedge == "about" for term in terms) else "exact"
        added = sum((Fraction(term.stated or 0) for term in terms), Fraction(0))
        return Quantity._of(hedge, exact_decimal(added), None, unit)
    return Quantity.from_interval(Interval.total(term.interval for term in terms), unit)


def _fields(hedge: Hedge, number: Decimal, high: Decimal | None, unit: str) -> _Fields:
    if hedge == "range":
        return None, number, high, False, False, hedge, unit
    low = number if hedge in {"exact", "over", "at least"} else None
    high = number if hedge in {"exact", "under", "at most"} else None
    return number, low, high, hedge == "over", hedge == "under", hedge, unit


def _taken(value: object) -> _Fields:
    if not isinstance(value, Quantity):
        raise InvalidQuantityError(f"not a quantity: {quoted(value)}; {_EXPECTED}")
    low, high = value.low, value.high
    return value.stated, low, high, value.low_open, value.high_open, value.hedge, value.unit


# Kept, because one text stands in many records and answers; the fields never change.
@lru_cache(maxsize=2_000)
def _read(text: str) -> _Fields:
    return read(text, _parse, quantity_guesses)


def _parse(text: str) -> _Fields:
    match = _NOTATION.fullmatch(text)
    if match is None or (match["sign"] and match["high"]):
        dollars = f"{unit_fault('$')}; " if "$" in text else ""
        raise InvalidQuantityError(f"not a quantity: {quoted(text)}; {dollars}{_EXPECTED}")
    unit = match["unit"] or ""
    fault = unit_fault(unit)
    if TWO_READINGS.search(text):
        fault = f"the point in {quoted(text)} may stand before decimals or between thousands"
    if fault:
        raise InvalidQuantityError(fault)
    number = Decimal(match["stated"])
    if not match["high"]:
        return _fields(_HEDGES[match["sign"]], number, None, unit)
    high = Decimal(match["high"])
    if number >= high:
        raise InvalidQuantityError(f"a range runs from a smaller to a greater number; {_EXPECTED}")
    return _fields("range", number, high, unit)


def _rounded(number: Fraction | None, digits: int | None, rounding: str) -> Decimal | None:
    if number is None:
        return None
    if digits is None:
        try:
            return exact_decimal(number)
        except Inexact:
            digits = 12
    context = Context(prec=digits, rounding=rounding)
    return context.divide(number.numerator, number.denominator).normalize(context)
