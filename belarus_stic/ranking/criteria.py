"""Criteria of a ranking, what is known under them, and how a sentence calls them.

A criterion is a kind of tie, or values by country that the user brings.
"""

from collections.abc import Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from fractions import Fraction
from typing import Any, Literal, TypeAlias, get_args

from attrs import field, frozen

from belarus_stic import tables
from belarus_stic.errors import InvalidQuantityError, OptionError, quoted
from belarus_stic.model import TIE_KINDS, TieKind
from belarus_stic.reference import country
from belarus_stic.values import Interval, Quantity

Missing = Literal["refuse", "zero", "leave out"]
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@frozen
class Cell:
    """What is known of one partner under one criterion.

    `bounds` hold every value that the words allow, `point` is the value at which ranks are taken;
    `words` are how it reads in a table.
    """

    bounds: Interval
    point: Fraction
    words: str = ""

    @property
    def place(self) -> tuple[Fraction, int]:
        """Where ranks take it: "over 45" just above 45, "under 45" just below."""
        over = self.bounds.low_open and self.bounds.low == self.point
        return self.point, over - (self.bounds.high_open and self.bounds.high == self.point)


_DOCUMENTED = Cell(Interval.exactly(1), Fraction(1), "documented")
_NOT_DOCUMENTED = Cell(Interval.exactly(0), Fraction(0))
_ZERO = Cell(Interval.exactly(0), Fraction(0), "0")


@frozen
class Criterion:
    """Values of the user's own: what is known of each country, made by `criterion()`.

    `cells` are by alpha-3 code; `source` says where they come from, and `missing` what
    becomes of a partner without a value.
    """

    name: str
    source: str
    missing: Missing
    # Named in `weights` as a key, and in messages.
    cells: Mapping[str, Cell] = field(hash=False, repr=False)

    def __str__(self) -> str:
        return self.name


AnyCriterion: TypeAlias = TieKind | Criterion


def criterion(name: str, values: Any, *, source: str, missing: Missing = "refuse") -> Criterion:
    """Turn values by country into a criterion for `rank_partners`, beside the kinds of tie.

    `values` is a mapping, a series, a frame of two columns, or pairs; countries by code or name;
    values as numbers, `Quantity` or its notation, all of one unit. More is better. Of a hedged
    value every number that its words allow counts for what is certain, and the stated number (the
    middle of a range) for the rank.

    Nobody is moved by a value that is not known: `missing="refuse"` names the partners that have
    none, "zero" counts them as 0, "leave out" leaves them out of the ranking.

    >>> papers = criterion("papers", {"Russia": 120, "DEU": ">45"}, source="Own count")
    >>> [(code, cell.words) for code, cell in papers.cells.items()]
    [('DEU', 'over 45'), ('RUS', '120')]

    Raises `OptionError` for a country given twice, values of unlike units or that are no finite
    numbers, no values at all, and no name or source; `UnknownCountryError` for what is no country.
    """
    for what, text in (("name", name), ("source", source)):
        if not isinstance(text, str) or not text.strip() or not text.isprintable():
            raise OptionError(f"a criterion needs a {what} in words, not {quoted(text)}")
    option = f"criterion {name!r}"
    if name in TIE_KINDS:
        raise OptionError(f"{option} is called as a kind of tie is; expected another name")
    given = {
        code: _value(value, f"{option}, {country(code).name}")
        for code, value in sorted(tables.by_country(values, option).items())
        if not tables.is_missing(value)
    }
    units = sorted({getattr(value, "unit", "") for value in given.values()})
    if not given:
        raise OptionError(f"{option} has no values; expected numbers by country")
    if len(units) > 1:
        names = tables.listed(unit or "none" for unit in units)
        raise OptionError(f"{option} mixes units: {names}; expected one")
    tables.choice("missing", missing, get_args(Missing))
    return Criterion(name, source, missing, {code: _cell(given[code]) for code in given})


def _value(value: Any, option: str) -> Quantity | Fraction:
    if isinstance(value, str):
        try:
            return Quantity(value)
        except InvalidQuantityError as error:
            raise OptionError(f"{option}: {error}") from None
    return value if isinstance(value, Quantity) else tables.exact_number(value, option)


def _cell(value: Quantity | Fraction) -> Cell:
    if isinstance(value, Fraction):
        return Cell(Interval.exactly(value), value, tables.number_words(value))
    bounds, words = value.interval, tables.quantity_words(value)
    if value.stated is None:
        assert bounds.low is not None and bounds.high is not None  # noqa: S101, PT018 - a range
        return Cell(bounds, (bounds.low + bounds.high) / 2, words)
    # What is counted, and money, is never below zero; a percentage may be.
    is_amount = value.unit not in {"", "%"} and value.stated >= 0
    return Cell(bounds.at_least_zero() if is_amount else bounds, Fraction(value.stated), words)


def cell_of(one: AnyCriterion, code: str, kinds: Collection[str]) -> Cell:
    """Return what is known under a criterion of a partner with ties of these kinds."""
    if isinstance(one, Criterion):
        return one.cells.get(code, _ZERO)
    return _DOCUMENTED if one in kinds else _NOT_DOCUMENTED


def read_criteria(criteria: Any) -> tuple[AnyCriterion, ...]:
    """Return the criteria in the order given, each once.

    Raises `OptionError` for a set or a mapping, which have no order or mean weights, for one
    criterion by itself, for a word that is no kind of tie, and for a criterion given twice.
    """
    if not isinstance(criteria, Iterable) or isinstance(criteria, Mapping | AbstractSet | str):
        hint = "; did you mean weights=?" * isinstance(criteria, Mapping | AbstractSet)
        expected = "one or more in order, such as ('agreement',) or ('agreement', 'centre')"
        raise OptionError(f"criteria={quoted(criteria)}; expected {expected}{hint}")
    found = tuple(
        one if isinstance(one, Criterion) else tables.choice("criteria", one, TIE_KINDS)
        for one in criteria
    )
    names = list(map(str, found))
    if not names or len(set(names)) < len(names):
        wrong = next((f"{name!r} twice" for name in names if names.count(name) > 1), "none")
        raise OptionError(f"criteria: {wrong}; expected each once, of {', '.join(TIE_KINDS)}")
    return found


# --- words ----------------------------------------------------------------------------------------


def number_word(number: int) -> str:
    """Return a number as a sentence has it: words up to nine.

    >>> number_word(4), number_word(39)
    ('four', '39')
    """
    return _NUMBERS[number] if number < len(_NUMBERS) else tables.in_threes(number)


def a_kind(name: str) -> str:
    """Return a kind of tie with its article, and the name of any other criterion as it is.

    >>> a_kind("agreement"), a_kind("joint budget"), a_kind("papers")
    ('an agreement', 'a joint budget', 'papers')
    """
    if name not in TIE_KINDS or name == "funding":
        return name
    return f"{'an' if name[0] in 'ae' else 'a'} {name}"


def counted_criteria(names: Collection[str]) -> str:
    """Return how many criteria there are, called kinds where all of them are kinds of tie.

    >>> counted_criteria(["agreement", "centre"]), counted_criteria(["agreement", "papers"])
    ('two kinds', 'two criteria')
    """
    one, more = ("kind", "kinds") if set(names) <= {*TIE_KINDS} else ("criterion", "criteria")
    return f"{number_word(len(names))} {one if len(names) == 1 else more}"
