"""Sets of weights: what is assumed of how much each criterion counts, and what follows from it.

Everything asked of a set is the sign of a weighted sum at its worst: is `sum(w * d)` positive for
every `w` in the set? For bounds the least sum is found by greedy fill (the fractional knapsack,
Dantzig 1957, Operations Research 5:266), for an importance order at the means of the first k
criteria, which are the corners of that set (Paelinck 1976, Papers of the Regional Science
Association 36). No solver is needed, and all numbers are whole or rational.
"""

from __future__ import annotations

import struct
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from itertools import accumulate, pairwise
from math import lcm
from numbers import Real
from operator import add, le
from typing import TYPE_CHECKING

from attrs import frozen

from belarus_stic.errors import NotAnswerableError, OptionError, nearest

if TYPE_CHECKING:
    from random import Random

# A drawn weight is a whole number of parts of a total this great or a little greater.
_PARTS = 1 << 30
# Beyond this, weighted sums of drawn weights would not fit 64 bits.
_MOST_PARTS = 1 << 34


class WeightSet(ABC):
    """What is assumed of the weights, whatever the criteria; the weights always sum to 1."""

    @abstractmethod
    def over(self, criteria: Sequence[str]) -> Weights:
        """Return the set for these criteria. Raises `OptionError` where it would be empty."""


@frozen
class Weights(ABC):
    """A set of weights over given criteria.

    `text` says it in words and `centre` is one weighting in it, at which ranks are taken.
    """

    text: str
    centre: tuple[Fraction, ...]

    @abstractmethod
    def positive(self, sums: Sequence[int]) -> bool:
        """Whether the weighted sum is above zero for every weighting in the set."""

    @abstractmethod
    def nonnegative(self, sums: Sequence[int]) -> bool:
        """Whether the weighted sum is at or above zero for every weighting in the set."""

    @abstractmethod
    def draw(self, random: Random, draws: int) -> list[tuple[int, ...]]:
        """Return weightings drawn uniformly from the set, as whole parts of one total."""


@frozen
class AnyPositive(WeightSet):
    """Every weighting in which each criterion counts for something: all weights above zero."""

    def over(self, criteria: Sequence[str]) -> Weights:
        """Return all strictly positive weights over these criteria."""
        count = len(criteria)
        return _Positive(
            text="any weights above zero",
            centre=(Fraction(1, count),) * count,
        )


@frozen
class ImportanceOrder(WeightSet):
    """Criteria from the most to the least important, each weight no smaller than the next."""

    order: tuple[str, ...]

    def over(self, criteria: Sequence[str]) -> Weights:
        """Return the weights that fall in this order and stay above zero."""
        _check_names(self.order, criteria)
        missing = [name for name in criteria if name not in self.order]
        if missing:
            message = f"an importance order names each criterion: {', '.join(missing)} is missing"
            raise OptionError(message)
        count = len(criteria)
        # The mean of the corners: weight r is (1/r + ... + 1/n) / n.
        falling = tuple(accumulate(Fraction(1, k * count) for k in range(count, 0, -1)))[::-1]
        place = tuple(criteria.index(name) for name in self.order)
        centre = tuple(falling[place.index(k)] for k in range(count))
        return _Ordered(
            text=f"any weights above zero with {' >= '.join(self.order)}",
            centre=centre,
            place=place,
        )


@frozen
class AroundEqual(WeightSet):
    """Each weight within `spread` (a share of it) of the equal weight."""

    spread: Fraction

    def over(self, criteria: Sequence[str]) -> Weights:
        """Return the bounds (1 - spread) / n and (1 + spread) / n for n criteria."""
        equal = Fraction(1, len(criteria))
        bounds = (equal * (1 - self.spread), equal * (1 + self.spread))
        return _box(
            f"each weight within {_percent(self.spread)} of equal", [bounds] * len(criteria)
        )


@frozen
class Bounds(WeightSet):
    """A least and a greatest weight for some criteria; the others are free between 0 and 1."""

    bounds: tuple[tuple[str, Fraction, Fraction], ...]

    def over(self, criteria: Sequence[str]) -> Weights:
        """Return the weights within these bounds."""
        _check_names([name for name, _, _ in self.bounds], criteria)
        given = {name: (low, high) for name, low, high in self.bounds}
        everywhere = [given.get(name, (Fraction(0), Fraction(1))) for name in criteria]
        least, greatest = (sum(ends, Fraction(0)) for ends in zip(*everywhere, strict=True))
        for total, side, word in ((least, "least", "more"), (greatest, "greatest", "less")):
            if (total > 1) if side == "least" else (total < 1):
                message = (
                    f"no weights fit these bounds: weights sum to 1, and the {side} weights "
                    f"allowed already sum to {_number(total)}, {word} than that"
                )
                raise OptionError(message)
        named = ", ".join(
            f"{name} {_number(low)}" + (f" to {_number(high)}" if low < high else "")
            for name, low, high in self.bounds
        )
        return _box(f"weights within bounds ({named})", everywhere)


def around_equal(spread: float | str | Decimal | Fraction) -> WeightSet:
    """Return the set of weights that differ from equal ones by at most `spread` of their value.

    With four criteria `around_equal(0.2)` lets each weight lie between 0.20 and 0.30.

    >>> from belarus_stic import load_profile
    >>> from belarus_stic.ranking import rank_partners
    >>> rank_partners(load_profile(), weights=around_equal(0.2)).above("China", "Germany")
    'CERTAINLY'

    Raises `OptionError` unless `spread` is a number from 0 up to but not including 1: at 1 a
    criterion could count for nothing.
    """
    share = _fraction(spread)
    if share is None or not 0 <= share < 1:
        message = (
            f"spread={spread!r} is no spread; expected a number from 0 up to, not including, 1"
        )
        raise OptionError(message)
    return AroundEqual(share)


def importance_order(*criteria: str) -> WeightSet:
    """Return the set of weights above zero that fall, or stay alike, in the order given.

    Every criterion of the ranking is named, the most important one first. Ranks are taken at the
    centre of the set, the mean of its corners ("rank order centroid", Barron & Barrett 1996,
    Management Science 42:1515).

    >>> from belarus_stic import load_profile
    >>> from belarus_stic.ranking import rank_partners
    >>> order = importance_order("joint-budget", "centre", "programme", "agreement")
    >>> rank_partners(load_profile(), weights=order)["Russia"].place
    '1'

    Raises `OptionError` for no criteria, for what is no name and for a name given twice; a name
    that the ranking lacks is refused by it.
    """
    if not criteria:
        message = "an importance order names at least one criterion"
        raise OptionError(message)
    for name in criteria:
        if not isinstance(name, str):
            message = (
                f"an importance order takes names one by one, not {name!r}; "
                "expected importance_order('agreement', 'programme', ...)"
            )
            raise OptionError(message)
        if criteria.count(name) > 1:
            message = f"an importance order names each criterion once: {name} stands in it twice"
            raise OptionError(message)
    return ImportanceOrder(criteria)


def weight_set(weights: object) -> WeightSet:
    """Read the `weights` of a ranking: "any", a set, or a mapping of names to (low, high).

    A number in place of the two is a fixed weight.
    """
    if isinstance(weights, WeightSet):
        return weights
    if isinstance(weights, Mapping):
        return Bounds(tuple((str(name), *_bounds(name, pair)) for name, pair in weights.items()))
    if weights == "any":
        return AnyPositive()
    message = (
        f"unknown weights {weights!r}; expected 'any', around_equal(spread), "
        "importance_order(names) or a mapping of criteria to (least, greatest) weight or to one"
    )
    if isinstance(weights, str):
        message += nearest(weights, ["any"])
    raise OptionError(message)


def _bounds(name: object, pair: object) -> tuple[Fraction, Fraction]:
    ends = [_fraction(end) for end in (pair if isinstance(pair, tuple | list) else (pair, pair))]
    if len(ends) == 2:
        low, high = ends
        if low is not None and high is not None and 0 <= low <= high <= 1:
            return low, high
    message = (
        f"the bounds of {name!r} are {pair!r}; expected (least, greatest) "
        "with 0 <= least <= greatest <= 1, or one number for a fixed weight"
    )
    raise OptionError(message)


def _fraction(number: object) -> Fraction | None:
    if isinstance(number, bool) or not isinstance(number, Real | str | Decimal):
        return None
    try:
        # Through text: 0.1 means one tenth, not the nearest binary fraction.
        return number if isinstance(number, Fraction) else Fraction(Decimal(str(number)))
    except (InvalidOperation, ValueError, OverflowError):
        return None


def _check_names(names: Sequence[str], criteria: Sequence[str]) -> None:
    for name in names:
        if name not in criteria:
            message = (
                f"weights name {name!r}, which is no criterion of this ranking; "
                f"expected {', '.join(criteria)}{nearest(str(name), criteria)}"
            )
            raise OptionError(message)


def _number(number: Fraction) -> str:
    return f"{float(number):.4g}"


def _percent(share: Fraction) -> str:
    return f"{float(share * 100):g} %"


class _Positive(Weights):
    """All weights above zero: an open set, so a sum is above zero as soon as it is not all zero."""

    __slots__ = ()

    def positive(self, sums: Sequence[int]) -> bool:
        return min(sums) >= 0 < max(sums)

    def nonnegative(self, sums: Sequence[int]) -> bool:
        return min(sums) >= 0

    def draw(self, random: Random, draws: int) -> list[tuple[int, ...]]:
        return list(_simplex(random, draws, len(self.centre)))


@frozen
class _Ordered(Weights):
    """Weights above zero that fall along `place`: mixtures of its corners, the last one always."""

    place: tuple[int, ...]

    def positive(self, sums: Sequence[int]) -> bool:
        means = list(accumulate(sums[k] for k in self.place))
        return min(means) >= 0 < means[-1]

    def nonnegative(self, sums: Sequence[int]) -> bool:
        return min(accumulate(sums[k] for k in self.place)) >= 0

    def draw(self, random: Random, draws: int) -> list[tuple[int, ...]]:
        at = [self.place.index(k) for k in range(len(self.place))]
        drawn = (sorted(parts, reverse=True) for parts in _simplex(random, draws, len(at)))
        return [tuple(parts[k] for k in at) for parts in drawn]


@frozen
class _Box(Weights):
    """Weights within bounds, as whole parts of `total`; the bounds themselves belong to the set."""

    low: tuple[int, ...]
    high: tuple[int, ...]
    total: int

    def _least(self, sums: Sequence[int]) -> int:
        left = self.total - sum(self.low)
        least = sum(weight * one for weight, one in zip(self.low, sums, strict=True))
        for k in sorted(range(len(sums)), key=sums.__getitem__):
            taken = min(left, self.high[k] - self.low[k])
            least += taken * sums[k]
            left -= taken
        return least

    def positive(self, sums: Sequence[int]) -> bool:
        return self._least(sums) > 0

    def nonnegative(self, sums: Sequence[int]) -> bool:
        return self._least(sums) >= 0

    def draw(self, random: Random, draws: int) -> list[tuple[int, ...]]:
        finer = -(-_PARTS // self.total)
        total = self.total * finer
        if total > _MOST_PARTS:
            message = "these bounds have too many digits to draw weights from; give them with fewer"
            raise OptionError(message)
        low = [weight * finer for weight in self.low]
        high = [weight * finer for weight in self.high]
        if sum(low) == total or sum(high) == total:
            return [tuple(low if sum(low) == total else high)] * draws
        found: list[tuple[int, ...]] = []
        for proposal in (_from_all_but_one, _from_below, _from_above):
            tried = proposal(random, 1_000, low, high, total)
            # One in fifty keeps the drawing of any number of weights a matter of moments.
            if len(tried) >= 20:
                while len(found) < draws:
                    found += proposal(random, draws, low, high, total)
                return found[:draws]
        message = (
            "these bounds leave so thin a set that weights cannot be drawn from it evenly; "
            "widen them, or leave out what fixes a weight almost wholly"
        )
        raise NotAnswerableError(message)


def _box(text: str, bounds: Sequence[tuple[Fraction, Fraction]]) -> _Box:
    total = lcm(*(end.denominator for pair in bounds for end in pair))
    low, high = zip(*bounds, strict=True)
    least, greatest = sum(low, Fraction(0)), sum(high, Fraction(0))
    # Every weight the same part of the way from its least to its greatest.
    way = (1 - least) / (greatest - least) if greatest > least else Fraction(0)
    return _Box(
        text=text,
        centre=tuple(one + way * (other - one) for one, other in bounds),
        low=tuple(int(end * total) for end in low),
        high=tuple(int(end * total) for end in high),
        total=total,
    )


def _simplex(
    random: Random, draws: int, count: int, total: int = _PARTS
) -> Iterator[tuple[int, ...]]:
    """Weights above zero that sum to `total`: the gaps between points thrown on a line."""
    room = total - count
    points = _numbers(random, draws * (count - 1), room + 1)
    thrown = zip(*(points[k :: count - 1] for k in range(count - 1)), strict=True)
    cuts = zip(*map(sorted, thrown), strict=True)
    ends = [[0] * draws, *cuts, [room] * draws]
    gaps = (
        [after - before + 1 for before, after in zip(*pair, strict=True)] for pair in pairwise(ends)
    )
    return zip(*gaps, strict=True)


def _numbers(random: Random, count: int, below: int) -> list[int]:
    """Whole numbers from 0 up to `below`, drawn from one stream of bytes."""
    words = struct.unpack(f"<{count}Q", random.randbytes(8 * count))
    # 64 random bits scaled down to at most 34: no number is likelier by more than 2 ** -30.
    return [(word * below) >> 64 for word in words]


def _from_all_but_one(
    random: Random, draws: int, low: Sequence[int], high: Sequence[int], total: int
) -> list[tuple[int, ...]]:
    """Draw all weights but the freest within their bounds; keep those that leave it its own."""
    freest = max(range(len(low)), key=lambda k: high[k] - low[k])
    columns: list[Sequence[int]] = []
    for k in range(len(low)):
        width = 1 if k == freest else high[k] - low[k] + 1
        columns.append([low[k] + number for number in _numbers(random, draws, width)])
    drawn = []
    for row in zip(*columns, strict=True):
        left = total - sum(row) + low[freest]
        if low[freest] <= left <= high[freest]:
            drawn.append((*row[:freest], left, *row[freest + 1 :]))
    return drawn


def _from_below(
    random: Random, draws: int, low: Sequence[int], high: Sequence[int], total: int
) -> list[tuple[int, ...]]:
    """Spread what the least weights leave over all criteria; keep what stays within bounds."""
    left = total - sum(low)
    if left < len(low):
        return []
    rows = (tuple(map(add, low, parts)) for parts in _simplex(random, draws, len(low), left))
    return [row for row in rows if all(map(le, row, high))]


def _from_above(
    random: Random, draws: int, low: Sequence[int], high: Sequence[int], total: int
) -> list[tuple[int, ...]]:
    """Take what the greatest weights have too much from all criteria, likewise."""
    mirrored = _from_below(random, draws, [-end for end in high], [-end for end in low], -total)
    return [tuple(-weight for weight in weights) for weights in mirrored]
