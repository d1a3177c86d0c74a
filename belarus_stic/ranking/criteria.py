"""Criteria of a ranking: kinds of tie, and values by country that the user brings."""

from collections.abc import Iterable, Mapping, Set
from fractions import Fraction
from typing import Any, Literal, get_args

from attrs import frozen

from belarus_stic.errors import InvalidQuantityError, OptionError, quoted
from belarus_stic.model import TIE_KINDS, TieKind
from belarus_stic.ranking.net_flow import Cell
from belarus_stic.reference import country
from belarus_stic.tables import (
    by_country,
    choice,
    exact_number,
    is_missing,
    listed,
    number_words,
    quantity_words,
)
from belarus_stic.values import Interval, Quantity

Missing = Literal["refuse", "zero", "leave out"]
ZERO = Cell(Interval.exactly(0), Fraction(0), "0")


@frozen
class Criterion:
    """Values of the user's own: what is known of each country, made by `criterion()`.

    `values` are cells by alpha-3 code; `source` says where they come from, and `missing` what
    becomes of a partner without a value.
    """

    name: str
    source: str
    missing: Missing
    values: Mapping[str, Cell]


def criterion(name: str, values: Any, *, source: str, missing: Missing = "refuse") -> Criterion:
    """Turn values by country into a criterion for `rank_partners`, beside the kinds of tie.

    `values` is a mapping, a series, a frame of two columns, or pairs; countries by code or name;
    values as numbers, `Quantity` or its notation, all of one unit. More is better. Of a hedged
    value every number that its words allow counts for what is certain, and the stated number (the
    middle of a range) for the rank.

    Nobody is moved by a value that is not known: `missing="refuse"` names the partners that have
    none, "zero" counts them as 0, "leave out" leaves them out of the ranking.

    >>> papers = criterion("papers", {"Russia": 120, "DEU": ">45 paper"}, source="Own count")
    Traceback (most recent call last):
    belarus_stic.errors.OptionError: criterion 'papers' mixes units: none and paper; expected one
    >>> papers = criterion("papers", {"Russia": 120, "DEU": ">45"}, source="Own count")
    >>> [(code, cell.words) for code, cell in papers.values.items()]
    [('DEU', 'over 45'), ('RUS', '120')]

    Raises `OptionError` for a country given twice, values of unlike units or that are no finite
    numbers, no values at all, and no name or source; `UnknownCountryError` for what is no country.
    """
    for what, text in (("name", name), ("source", source)):
        if not isinstance(text, str) or not text.strip():
            raise OptionError(f"a criterion needs a {what} in words, not {quoted(text)}")
    if name in TIE_KINDS:
        raise OptionError(
            f"criterion {name!r} is called as a kind of tie is; expected another name"
        )
    option = f"criterion {name!r}"
    given = {
        code: _quantity(value, f"{option}, {country(code).name}")
        for code, value in by_country(values, option).items()
        if not is_missing(value)
    }
    if not given:
        raise OptionError(f"{option} has no values")
    units = sorted(
        {quantity.unit if isinstance(quantity, Quantity) else "" for quantity in given.values()}
    )
    if len(units) > 1:
        names = listed(unit or "none" for unit in units)
        raise OptionError(f"{option} mixes units: {names}; expected one")
    cells = {code: _cell(given[code]) for code in sorted(given)}
    return Criterion(name, source, choice("missing", missing, get_args(Missing)), cells)


def _quantity(value: Any, option: str) -> Quantity | Fraction:
    if isinstance(value, Quantity):
        return value
    if not isinstance(value, str):
        return exact_number(value, option)
    try:
        return Quantity(value)
    except InvalidQuantityError as error:
        raise OptionError(f"{option}: {error}") from None


def _cell(value: Quantity | Fraction) -> Cell:
    if isinstance(value, Fraction):
        return Cell(Interval.exactly(value), value, number_words(value))
    bounds = Interval.of(value)
    if value.stated is not None:
        point = Fraction(value.stated)
    else:
        assert bounds.low is not None and bounds.high is not None  # noqa: S101, PT018 - a range
        point = (bounds.low + bounds.high) / 2
    # What is counted, and money, is never below zero; a percentage may be.
    if value.unit not in {"", "%"} and point >= 0:
        bounds = bounds.at_least_zero()
    return Cell(bounds, point, quantity_words(value))


def read_criteria(criteria: Any) -> tuple[TieKind | Criterion, ...]:
    """Return the criteria in the order given, each once; one alone may stand by itself.

    Raises `OptionError` for a set or a mapping, which have no order or mean weights, for a word that
    is no kind of tie, and for a criterion given twice.
    """
    if isinstance(criteria, Mapping):
        raise OptionError(
            f"criteria={quoted(criteria)} is a mapping; did you mean weights=? "
            "expected criteria in order, such as ('agreement', 'centre')"
        )
    if isinstance(criteria, Set):
        raise OptionError(
            f"criteria={quoted(criteria)} has no order; expected a tuple or a list, such as "
            "('agreement', 'centre'); did you mean weights=?"
        )
    is_one = isinstance(criteria, str | Criterion) or not isinstance(criteria, Iterable)
    found = tuple(
        one if isinstance(one, Criterion) else choice("criteria", one, TIE_KINDS)
        for one in ((criteria,) if is_one else criteria)
    )
    names = [name_of(one) for one in found]
    twice = [name for name in names if names.count(name) > 1]
    if twice or not found:
        what = f"{twice[0]!r} is given twice" if twice else "none is given"
        raise OptionError(f"criteria: {what}; expected some of {', '.join(TIE_KINDS)}, each once")
    return found


def name_of(criterion: TieKind | Criterion) -> str:
    """Return the name of a criterion."""
    return criterion.name if isinstance(criterion, Criterion) else criterion
