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
from decimal import Context, Decimal, Inexact, InvalidOperation
from functools import lru_cache
from typing import Literal, get_args

from attrs import frozen

from belarus_stic.errors import InvalidQuantityError, UndecidedError, UnitMismatchError

Hedge = Literal["exact", "about", "over", "at least", "under", "at most", "range"]
Comparison = Literal["less", "equal", "greater", "undecided"]

_HEDGES: dict[str, Hedge] = {
    "": "exact",
    "~": "about",
    ">": "over",
    ">=": "at least",
    "<": "under",
    "<=": "at most",
}
_SIGNS = {hedge: sign for sign, hedge in _HEDGES.items()}
_NUMBER = r"-?\d{1,100}(?:\.\d{1,100})?"
_NOTATION = re.compile(
    rf"(?P<sign>~|>=|<=|>|<|)(?P<stated>{_NUMBER})(?:\.\.(?P<high>{_NUMBER}))?"
    rf"(?: (?P<unit>\S(?:.*\S)?))?",
    re.ASCII,
)
_UNIT = re.compile(r"%|[A-Z]{3}|[^\W\d_A-Z]+(?:[ -][^\W\d_A-Z]+)*")
_EXPECTED = (
    "expected a plain number with an optional sign ~ > >= < <= before it and a unit behind it, "
    "or a range: '450 project', '~1.84 EUR', '>45 agreement', '3..4 %'"
)
# Exact or an error: wide enough for any sum of the numbers the notation admits.
_EXACT = Context(prec=1_000, traps=[Inexact, InvalidOperation])


@frozen(order=False, repr=False)
class Quantity:
    """A number with the hedge its source gives it.

    `stated` is the number printed (`None` for a range), `low` and `high` the bounds its words set
    (`None` where they set none), `low_open` and `high_open` whether a bound itself is excluded,
    `hedge` the kind of hedge, `unit` is `%`, an ISO 4217 currency code, a singular count noun, or
    empty. All numbers are exact decimals. Usually written in the notation that `str()` gives back:

    >>> Quantity.parse("450 project").stated
    Decimal('450')
    >>> over = Quantity.parse(">45 agreement")
    >>> over.low, over.low_open, over.high, over.hedge
    (Decimal('45'), True, None, 'over')
    >>> str(Quantity.parse("3..4 %"))
    '3..4 %'

    `==` and `hash` compare what is written. `<`, `<=`, `>` and `>=` answer only what is certain
    and raise `UndecidedError` otherwise; `compare` has a fourth answer instead:

    >>> over > Quantity.parse("39 agreement")
    True
    >>> over.compare(Quantity.parse("50 agreement"))
    'undecided'

    `+` and `sum` carry hedges, and refuse unlike units. There is no subtraction: two figures that
    speak of the same unknown number do not differ by the difference of their bounds.

    >>> over + Quantity.parse("3..4 agreement")
    Quantity('>48 agreement')
    """

    stated: Decimal | None
    low: Decimal | None
    high: Decimal | None
    low_open: bool
    high_open: bool
    hedge: Hedge
    unit: str

    def __attrs_post_init__(self) -> None:
        if self.hedge not in get_args(Hedge):
            message = f"unknown hedge {self.hedge!r}; expected one of {', '.join(get_args(Hedge))}"
            raise InvalidQuantityError(message)
        for number in (self.stated, self.low, self.high):
            if number is not None and not (
                isinstance(number, Decimal) and re.fullmatch(_NUMBER, format(number, "f"))
            ):
                message = f"not a plain decimal number: {number!r}; {_EXPECTED}"
                raise InvalidQuantityError(message)
        if self.unit and not _UNIT.fullmatch(self.unit):
            message = (
                f"not a unit: {self.unit!r}; expected %, a currency code such as EUR, "
                "or a singular count noun in small letters"
            )
            raise InvalidQuantityError(message)
        if self._bounds() != (self.stated, self.low, self.high, self.low_open, self.high_open):
            message = f"the bounds do not follow from the hedge {self.hedge!r}"
            raise InvalidQuantityError(message)

    def _bounds(self) -> tuple[Decimal | None, Decimal | None, Decimal | None, bool, bool]:
        """What `stated` and the bounds must be, given the hedge and the numbers it speaks of."""
        number = self.stated
        if (number is None) != (self.hedge == "range"):
            return None, None, None, True, True
        match self.hedge:
            case "exact":
                return number, number, number, False, False
            case "about":
                return number, None, None, False, False
            case "over" | "at least":
                return number, number, None, self.hedge == "over", False
            case "under" | "at most":
                return number, None, number, False, self.hedge == "under"
        if self.low is None or self.high is None or self.low >= self.high:
            message = f"a range runs from a smaller to a greater number; {_EXPECTED}"
            raise InvalidQuantityError(message)
        return None, self.low, self.high, False, False

    @classmethod
    def parse(cls, text: str) -> Quantity:
        """Read the notation. Raises `InvalidQuantityError` for anything else.

        >>> Quantity.parse("<=50 %")
        Quantity('<=50 %')
        """
        if not isinstance(text, str):
            message = f"not a quantity: {text!r}; {_EXPECTED}"
            raise InvalidQuantityError(message)
        return _read(text)

    @classmethod
    def _of(cls, hedge: Hedge, stated: Decimal, unit: str) -> Quantity:
        bounded_below = hedge in {"exact", "over", "at least"}
        bounded_above = hedge in {"exact", "under", "at most"}
        return cls(
            stated=stated,
            low=stated if bounded_below else None,
            high=stated if bounded_above else None,
            low_open=hedge == "over",
            high_open=hedge == "under",
            hedge=hedge,
            unit=unit,
        )

    @classmethod
    def _range(cls, low: Decimal, high: Decimal, unit: str) -> Quantity:
        return cls(
            stated=None,
            low=low,
            high=high,
            low_open=False,
            high_open=False,
            hedge="range",
            unit=unit,
        )

    @property
    def is_money(self) -> bool:
        """Whether the unit has the form of an ISO 4217 currency code."""
        return len(self.unit) == 3 and self.unit.isupper()

    def within(self, *, about: Decimal | float | str) -> Quantity:
        """Give "about" a reach: the fraction of the stated value to either side.

        Any other quantity already has the bounds its words set, and is returned as it is.

        >>> Quantity.parse("~450 project").within(about=0.1)
        Quantity('405..495 project')

        Raises `InvalidQuantityError` unless `about` is a number from 0 to 1.
        """
        try:
            # Through str: 0.1 means one tenth, not the nearest binary fraction.
            reach = Decimal(str(about))
        except InvalidOperation:
            reach = Decimal(-1)
        if not reach.is_finite() or not 0 <= reach <= 1:
            message = f"about={about!r} is no share; expected a number from 0 to 1"
            raise InvalidQuantityError(message)
        if self.hedge != "about" or self.stated is None:
            return self
        if reach == 0 or self.stated == 0:
            return self._of("exact", self.stated, self.unit)
        margin = _EXACT.multiply(_EXACT.abs(self.stated), reach)
        return self._range(
            _EXACT.subtract(self.stated, margin).normalize(_EXACT),
            _EXACT.add(self.stated, margin).normalize(_EXACT),
            self.unit,
        )

    def compare(self, other: Quantity) -> Comparison:
        """Say how this number lies to another: less, equal, greater or undecided.

        Only what holds for every value within the bounds is certain; "equal" needs two exact
        numbers. Raises `UnitMismatchError` for unlike units.
        """
        self._check_unit(other)
        if self.hedge == other.hedge == "exact" and self.stated == other.stated:
            return "equal"
        if self._surely_below(other, strictly=True):
            return "less"
        if other._surely_below(self, strictly=True):
            return "greater"
        return "undecided"

    def _surely_below(self, other: Quantity, *, strictly: bool) -> bool:
        if self.high is None or other.low is None:
            return False
        if not strictly or self.high_open or other.low_open:
            return self.high <= other.low
        return self.high < other.low

    def _surely(self, other: Quantity, *, below: bool, strictly: bool) -> bool:
        self._check_unit(other)
        small, great = (self, other) if below else (other, self)
        if small._surely_below(great, strictly=strictly):
            return True
        if great._surely_below(small, strictly=not strictly):
            return False
        message = f"'{self}' and '{other}' overlap, so their order is not certain; use compare()"
        raise UndecidedError(message)

    def __lt__(self, other: Quantity) -> bool:
        return self._surely(other, below=True, strictly=True)

    def __le__(self, other: Quantity) -> bool:
        return self._surely(other, below=True, strictly=False)

    def __gt__(self, other: Quantity) -> bool:
        return self._surely(other, below=False, strictly=True)

    def __ge__(self, other: Quantity) -> bool:
        return self._surely(other, below=False, strictly=False)

    def __add__(self, other: object) -> Quantity:
        if not isinstance(other, Quantity):
            return NotImplemented
        return total((self, other))

    def __radd__(self, other: object) -> Quantity:
        # sum() starts from a bare 0.
        return self if other == 0 and not isinstance(other, Quantity) else NotImplemented

    def _check_unit(self, other: object) -> None:
        # A bare number has no unit, so it is refused like any unlike one.
        if not isinstance(other, Quantity) or self.unit != other.unit:
            message = f"'{self}' and '{other}' have unlike units"
            raise UnitMismatchError(message)

    def __str__(self) -> str:
        if self.low is not None and self.high is not None and self.low != self.high:
            number = f"{self.low:f}..{self.high:f}"
        else:
            number = f"{_SIGNS[self.hedge]}{self.stated:f}"
        return f"{number} {self.unit}".rstrip()

    def __repr__(self) -> str:
        return f"Quantity({str(self)!r})"


# Kept, because answers read the same few texts again and again; quantities never change.
@lru_cache(maxsize=1_000)
def _read(text: str) -> Quantity:
    match = _NOTATION.fullmatch(text)
    if match is None or (match["sign"] and match["high"]):
        message = f"not a quantity: {text!r}; {_EXPECTED}{_rewritten(text)}"
        raise InvalidQuantityError(message)
    stated, unit = Decimal(match["stated"]), match["unit"] or ""
    if match["high"]:
        return Quantity._range(stated, Decimal(match["high"]), unit)
    return Quantity._of(_HEDGES[match["sign"]], stated, unit)


# What people write, and how the notation has it.
_HABITS = (
    (r"^(?:about|around|approximately|approx\.?|ar\.|ca\.?|circa) ", "~"),
    (r"^(?:over|more than|above) ", ">"),
    (r"^at least ", ">="),
    (r"^(?:under|almost|less than|below) ", "<"),
    (r"^(?:up to|at most) ", "<="),
    (r"(?<=\d)[,\N{NO-BREAK SPACE} ](?=\d{3}\b)", ""),
    (r"(?<=\d) ?[-\N{EN DASH}] ?(?=\d)", ".."),
    (r"^([~<>=]+) +", r"\1"),
    (r"(?<=\d) *(?=[^\d\s.])", " "),
)


def _rewritten(text: str) -> str:
    """Return a hint at how the notation writes a text, where that can be told."""
    guess = text.strip()
    for habit, notation in _HABITS:
        guess = re.sub(habit, notation, guess, flags=re.IGNORECASE)
    match = _NOTATION.fullmatch(guess)
    read = match is not None and _UNIT.fullmatch(match["unit"] or "%")
    return f"; did you mean {guess!r}?" if read else ""


def total(quantities: Iterable[Quantity]) -> Quantity:
    """Add quantities of one unit as one expression; the bounds of the sum are exact.

    >>> total(map(Quantity.parse, ["5 project", "3..4 project", ">=2 project"]))
    Quantity('>=10 project')

    Raises `UnitMismatchError` for unlike units, `UndecidedError` where no bound of the sum is
    known ("about" beside "over"), `InvalidQuantityError` for no quantities at all.
    """
    terms = tuple(quantities)
    if not terms:
        message = "nothing to add: a sum of no quantities has no unit"
        raise InvalidQuantityError(message)
    for term in terms[1:]:
        terms[0]._check_unit(term)
    unit = terms[0].unit
    if all(term.hedge in {"exact", "about"} for term in terms):
        hedge: Hedge = "about" if any(term.hedge == "about" for term in terms) else "exact"
        return Quantity._of(hedge, _exact_sum(term.stated for term in terms), unit)
    low = _known_sum(term.low for term in terms)
    high = _known_sum(term.high for term in terms)
    if low is not None and high is not None:
        return Quantity._range(low, high, unit)
    if low is not None:
        hedge = "over" if any(term.low_open for term in terms) else "at least"
        return Quantity._of(hedge, low, unit)
    if high is not None:
        hedge = "under" if any(term.high_open for term in terms) else "at most"
        return Quantity._of(hedge, high, unit)
    listed = ", ".join(f"'{term}'" for term in terms)
    message = (
        f"no bound of the sum of {listed} is known; "
        "give 'about' a reach first: quantity.within(about=0.1)"
    )
    raise UndecidedError(message)


def _known_sum(numbers: Iterable[Decimal | None]) -> Decimal | None:
    known = list(numbers)
    return None if None in known else _exact_sum(known)


def _exact_sum(numbers: Iterable[Decimal | None]) -> Decimal:
    result = Decimal(0)
    for number in numbers:
        assert number is not None  # noqa: S101 - callers pass sums whose terms are all known
        result = _EXACT.add(result, number)
    return result
