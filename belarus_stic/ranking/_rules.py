"""What other rules than net flow need: goalposts and weights given, and claims to hold them to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from belarus_stic.errors import OptionError, nearest
from belarus_stic.ranking._netflow import Cell
from belarus_stic.ranking._results import Verdict
from belarus_stic.ranking._stated import Claim

Goalposts = Mapping[str, tuple[Fraction, Fraction]]


def read_goalposts(given: Mapping[str, Any], criteria: Sequence[str]) -> Goalposts:
    """Return the goalposts of each criterion. Raises `OptionError` for missing or wrong ones."""
    _check_names("goalposts", given, criteria)
    found = {}
    for name in criteria:
        pair = given.get(name)
        try:
            low, high = (Fraction(Decimal(str(end))) for end in pair or ())
        except (ArithmeticError, TypeError, ValueError):
            low = high = Fraction(0)
        if not low < high:
            message = f"goalposts of {name!r}: {pair!r}; expected (low, high) with low < high"
            raise OptionError(message)
        found[name] = (low, high)
    return found


def read_weights(given: Mapping[str, Any], criteria: Sequence[str]) -> Mapping[str, Fraction]:
    """Return the weight of each criterion. Raises `OptionError` unless they are shares of 1."""
    _check_names("weights", given, criteria)
    try:
        found = {name: Fraction(Decimal(str(given.get(name, 0)))) for name in criteria}
    except (ArithmeticError, ValueError):
        found = {}
    if sum(found.values()) != 1 or min(found.values()) < 0:
        message = f"weights {dict(given)!r}; expected shares from 0 to 1 that sum to 1"
        raise OptionError(message)
    return found


def _check_names(what: str, given: Iterable[str], criteria: Sequence[str]) -> None:
    for name in given:
        if name not in criteria:
            message = (
                f"{what} name {name!r}, which is no criterion of this ranking; expected "
                f"{', '.join(criteria)}{nearest(str(name), criteria)}"
            )
            raise OptionError(message)


def weighted_sum(
    partner: str,
    cells: Mapping[str, Cell],
    goalposts: Goalposts,
    weights: Mapping[str, Fraction],
) -> tuple[Fraction, ...]:
    """Return the weighted sum of cells between goalposts: at the points, its least, its greatest.

    Raises `OptionError` for a value outside its goalposts.
    """
    sums = [Fraction(0)] * 3
    for name, cell in cells.items():
        low, high = goalposts[name]
        point = low if cell.point is None else cell.point
        if not low <= point <= high:
            message = (
                f"goalposts of {name!r} are {float(low):g} to {float(high):g}, but {partner} has "
                f"{cell}; expected goalposts around all values"
            )
            raise OptionError(message)
        least = low if cell.low is None else max(low, cell.low)
        greatest = high if cell.high is None else min(high, cell.high)
        for i, value in enumerate((point, least, greatest)):
            sums[i] += weights[name] * (value - low) / (high - low)
    return tuple(sums)


def verdict_on(claim: Claim, ranks: Mapping[str, int]) -> Verdict:
    """Say whether ranks bear a claim out; of who is not ranked they tell nothing."""
    if claim.lower is None:
        return "disagrees" if claim.contradicted else "agrees"
    if claim.higher not in ranks and claim.lower not in ranks:
        return "silent"
    if claim.higher not in ranks or claim.lower not in ranks:
        return "cannot tell"
    high, low = ranks[claim.higher], ranks[claim.lower]
    if high == low:
        return "level"
    return "agrees" if high < low else "disagrees"
