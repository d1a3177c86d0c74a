"""Sets of weights: what is assumed of how much each criterion counts, and what follows from it.

Everything asked of a set is the sign of a weighted sum at its worst: is `sum(w * d)` positive for
every `w` in the set? For bounds the least sum is found by greedy fill (the fractional knapsack,
Dantzig 1957, Operations Research 5:266), for an importance order at the means of the first k
criteria, which are the corners of that set (Paelinck 1976, Papers of the Regional Science
Association 36). No solver is needed, and all numbers are whole or rational.
"""

import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import partial
from itertools import accumulate, pairwise
from math import lcm
from operator import add, le
from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from belarus_stic.errors import NotAnswerableError, OptionError, nearest, quoted
from belarus_stic.ranking.words import a_kind, counted_criteria
from belarus_stic.tables import exact_number, listed, number_words, percent_words

if TYPE_CHECKING:
    from random import Random

# A drawn weight is a whole number of parts of a total this great or a little greater.
_PARTS = 1 << 30
# Beyond this, weighted sums of drawn weights would not fit 64 bits.
_MOST_PARTS = 1 << 34
# Sums of floats miss 1 by less than this.
_ROUNDING = Fraction(1, 10**9)
_TIMES = {
    Fraction(i): word for i, word in enumerate(("not at all", "once", "double", "three times"))
}
_EQUAL = "equal weights"
_ANY = "all weights above zero"


@frozen(slots=False)
class Weights:
    """All weights above zero over given criteria, with the sum 1, or those that never rise.

    `centre` is the weighting at which ranks are taken, `text` says the set. Along `place` (the
    places of criteria) weights never rise. Each weighting mixes all corners of the set, or at least
    that of equal weights; so a sum that is nowhere negative is positive everywhere as soon as it is
    at equal weights.
    """

    centre: tuple[Fraction, ...]
    text: str
    place: tuple[int, ...] = ()

    @property
    def opening(self) -> str:
        """What begins a sentence that holds for the set: nothing for all weights above zero."""
        return "" if self.text == _ANY else f"with {self.text}"

    def nonnegative(self, sums: Sequence[int]) -> bool:
        """Whether the weighted sum is at or above zero for every weighting in the set."""
        return min(accumulate(sums[k] for k in self.place) if self.place else sums) >= 0

    def positive(self, sums: Sequence[int]) -> bool:
        """Whether the weighted sum is above zero for every weighting in the set."""
        return self.nonnegative(sums) and sum(sums) > 0

    def draw(self, random: "Random", draws: int) -> list[tuple[int, ...]]:
        """Return weightings drawn evenly from the set, as whole parts of one total."""
        drawn = _simplex(random, draws, len(self.centre))
        if not self.place:
            return list(drawn)
        at = [self.place.index(k) for k in range(len(self.place))]
        falling = (sorted(parts, reverse=True) for parts in drawn)
        return [tuple(parts[k] for k in at) for parts in falling]


@frozen
class WeightSet:
    """What is assumed of the weights, whatever the criteria; made by the functions of this module.

    `over` gives the set for the names of criteria, and raises `OptionError` where there is none.
    """

    text: str
    over: Callable[[Sequence[str]], Weights] = field(eq=False, repr=False)


def around_equal(spread: float | str | Decimal | Fraction) -> WeightSet:
    """Return the set of weights that differ from equal ones by at most `spread` of their value.

    With four criteria `around_equal(0.2)` lets each weight lie between 0.20 and 0.30; with a
    spread of 0 the weights are equal.

    >>> from belarus_stic import load_profile, rank_partners
    >>> rank_partners(load_profile(), weights=around_equal(0.2)).above("China", "Germany")
    'certainly'

    Raises `OptionError` unless `spread` is a number from 0 up to but not including 1: at 1 a
    criterion could count for nothing.
    """
    share = exact_number(spread, "spread")
    if not 0 <= share < 1:
        raise OptionError(f"spread={quoted(spread)}; expected a number from 0 up, below 1")
    text = f"weights within {number_words(share * 100)} % of equal ones" if share else _EQUAL

    return WeightSet(text, partial(_around, share, text))


def _around(share: Fraction, text: str, names: Sequence[str]) -> Weights:
    return _box([(end * (1 - share), end * (1 + share)) for end in _equal(names)], text)


def importance_order(*criteria: str) -> WeightSet:
    """Return the set of weights above zero that fall, or stay alike, in the order given.

    Every criterion of the ranking is named, the most important one first. Ranks are taken at the
    centre of the set, the mean of its corners ("rank order centroid", Barron & Barrett 1996,
    Management Science 42:1515).

    >>> from belarus_stic import load_profile, rank_partners
    >>> order = importance_order("joint budget", "centre", "programme", "agreement")
    >>> rank_partners(load_profile(), weights=order)["Russia"].rank
    1

    Raises `OptionError` for no criteria, for what is no name and for a name given twice; a name
    that the ranking lacks is refused by it.
    """
    wrong = [name for name in criteria if not isinstance(name, str) or criteria.count(name) > 1]
    if wrong or not criteria:
        raise OptionError(
            f"an importance order names each criterion once, not {quoted(wrong or criteria)}; "
            "expected importance_order('agreement', 'programme', ...)"
        )
    text = f"weights above zero that fall or stay alike in the order {listed(criteria)}"

    return WeightSet(text, partial(_in_order, criteria, text))


def _in_order(criteria: Sequence[str], text: str, names: Sequence[str]) -> Weights:
    _check_names(criteria, names, every=True)
    count = len(names)
    # The mean of the corners: weight r is (1/r + ... + 1/n) / n.
    falling = tuple(accumulate(Fraction(1, k * count) for k in range(count, 0, -1)))[::-1]
    centre = tuple(falling[criteria.index(name)] for name in names)
    return Weights(centre, text, tuple(map(names.index, criteria)))


def weight_set(weights: Any) -> WeightSet:
    """Read the `weights` of a ranking.

    Raises `OptionError` for what is no set of weights.
    """
    if isinstance(weights, WeightSet):
        return weights
    given = {str(n): value for n, value in weights.items()} if hasattr(weights, "items") else {}
    if given:
        return _by_name(given)
    if weights == "any":
        return WeightSet(_ANY, _any)
    if weights == "equal":
        return around_equal(0)
    raise OptionError(
        f"unknown weights {quoted(weights)}; expected 'any', 'equal', a mapping of criteria to "
        "numbers or to (least, greatest), around_equal(spread) or importance_order(names)"
        + nearest(str(weights), ["any", "equal"])
    )


def _by_name(given: Mapping[str, Any]) -> WeightSet:
    """Return the set within bounds, or, where all values are numbers, the one in their proportion.

    A criterion that is not named is free between the bounds, and so has what the others leave.
    """
    pairs = {n: v if isinstance(v, tuple | list) else (v, v) for n, v in given.items()}
    ends = {n: [exact_number(v, f"weights, {n}") for v in pair] for n, pair in pairs.items()}
    is_relative = all(pairs[name] is not value for name, value in given.items())
    total = sum(pair[0] for pair in ends.values()) if is_relative else 1
    for name, pair in ends.items():
        if total == 0 or len(pair) != 2 or not 0 <= pair[0] <= pair[1] <= total:
            raise OptionError(
                f"weights, {name}: {quoted(given[name])}; expected numbers from 0 up, not all 0, "
                "or bounds (least, greatest) with 0 <= least <= greatest <= 1"
            )
    shares = {name: (low / total, high / total) for name, (low, high) in ends.items()}
    words = (f"{number_words(a)} to {number_words(b)} for {n}" for n, (a, b) in shares.items())
    text = f"weights of {listed(words)}"

    return WeightSet(text, partial(_within, shares, text))


def _within(
    shares: Mapping[str, tuple[Fraction, Fraction]], text: str, names: Sequence[str]
) -> Weights:
    _check_names(list(shares), names)
    bounds = [shares.get(name, (Fraction(0), Fraction(1))) for name in names]
    least, greatest = (sum(ends, Fraction(0)) for ends in zip(*bounds, strict=True))
    off = least if least > 1 else min(greatest, Fraction(1))
    if abs(off - 1) > _ROUNDING:
        raise OptionError(
            f"no weights fit these bounds: they sum to 1, but here to {number_words(off)} at "
            f"{'least' if off > 1 else 'most'}"
        )
    box = _box([(low / off, high / off) for low, high in bounds], text)
    is_one = least == 1 or box.low == box.high
    return evolve(box, text=_proportions(names, box.centre)) if is_one else box


def _proportions(names: Sequence[str], shares: Sequence[Fraction]) -> str:
    """Return one weighting in words: "a centre counted double and the other three kinds once"."""
    unit = min(filter(None, shares))
    by_ratio: dict[Fraction, list[str]] = {}
    for name, share in zip(names, shares, strict=True):
        by_ratio.setdefault(share / unit, []).append(name)
    if len(by_ratio) == 1:
        return _EQUAL
    if not _TIMES.keys() >= by_ratio.keys():
        words = (f"{percent_words(s)} for {n}" for n, s in zip(names, shares, strict=True))
        return f"weights of {listed(words)}"
    *greater, last = sorted(by_ratio, reverse=True)
    rest = by_ratio[last]
    others = f"the other {counted_criteria(rest)}" if len(rest) > 1 else a_kind(rest[0])
    named = [*(listed(map(a_kind, by_ratio[ratio])) for ratio in greater), others]
    times = [f"counted {_TIMES[greater[0]]}", *(_TIMES[ratio] for ratio in (*greater[1:], last))]
    return listed(map(" ".join, zip(named, times, strict=True)))


def _check_names(given: Sequence[str], names: Sequence[str], *, every: bool = False) -> None:
    odd = [name for name in given if name not in names]
    odd += [name for name in names if every and name not in given]
    if odd:
        raise OptionError(
            f"weights: {odd[0]!r} is no criterion of this ranking, or has no weight; expected "
            f"{', '.join(names)}{nearest(odd[0], names)}"
        )


def _any(names: Sequence[str]) -> Weights:
    return Weights(_equal(names), _ANY)


def _equal(names: Sequence[str]) -> tuple[Fraction, ...]:
    return (Fraction(1, len(names)),) * len(names)


@frozen(slots=False)
class _Box(Weights):
    """Weights within bounds, as whole parts of `total`; the bounds themselves belong to the set."""

    low: tuple[int, ...] = field(kw_only=True)
    high: tuple[int, ...] = field(kw_only=True)
    total: int = field(kw_only=True)

    def _least(self, sums: Sequence[int]) -> int:
        left = self.total - sum(self.low)
        least = sum(weight * one for weight, one in zip(self.low, sums, strict=True))
        for k in sorted(range(len(sums)), key=sums.__getitem__):
            taken = min(left, self.high[k] - self.low[k])
            least += taken * sums[k]
            left -= taken
        return least

    def nonnegative(self, sums: Sequence[int]) -> bool:
        return self._least(sums) >= 0

    def positive(self, sums: Sequence[int]) -> bool:
        return self._least(sums) > 0

    def draw(self, random: "Random", draws: int) -> list[tuple[int, ...]]:
        finer = -(-_PARTS // self.total)
        low, high = ([weight * finer for weight in ends] for ends in (self.low, self.high))
        total, sign = self.total * finer, 1
        if sum(high) - total < total - sum(low):
            # Thrown from above, points fall on less that lies outside the set.
            low, high, total, sign = [-end for end in high], [-end for end in low], -total, -1
        left = total - sum(low)
        if not left:
            return [self.low if sign > 0 else self.high] * draws
        free = [start < end for start, end in zip(low, high, strict=True)]
        fits = len(low) < left and abs(total) <= _MOST_PARTS
        found: list[tuple[int, ...]] = []
        while len(found) < draws:
            thrown = _simplex(random, max(draws, 1_000), sum(free), left) if fits else ()
            gaps = (
                [next(parts) if is_free else 0 for is_free in free] for parts in map(iter, thrown)
            )
            rows = [tuple(map(add, low, parts)) for parts in gaps]
            inside = [row for row in rows if all(map(le, row, high))]
            # One in fifty keeps the drawing of any number of weights a matter of moments.
            if len(inside) * 50 <= len(rows):
                raise NotAnswerableError(
                    "these bounds leave so thin a set, or have so many digits, that weights cannot "
                    "be drawn from it evenly; widen or round them"
                )
            found += [tuple(sign * weight for weight in row) for row in inside]
        return found[:draws]


def _box(bounds: Sequence[tuple[Fraction, Fraction]], text: str) -> _Box:
    total = lcm(*(end.denominator for pair in bounds for end in pair))
    low, high = zip(*bounds, strict=True)
    least, greatest = sum(low, Fraction(0)), sum(high, Fraction(0))
    # Every weight the same part of the way from its least to its greatest.
    way = (1 - least) / (greatest - least) if greatest > least else Fraction(0)
    centre = tuple(one + way * (other - one) for one, other in bounds)
    low, high = (tuple(int(end * total) for end in ends) for ends in (low, high))
    return _Box(centre, text, low=low, high=high, total=total)


def _simplex(
    random: "Random", draws: int, count: int, total: int = _PARTS
) -> Iterator[tuple[int, ...]]:
    """Weights above zero that sum to `total`: the gaps between points thrown on a line."""
    room = total - count
    words = struct.unpack(f"<{draws * (count - 1)}Q", random.randbytes(8 * draws * (count - 1)))
    # 64 random bits scaled down to at most 34: no number is likelier by more than 2 ** -30.
    points = [(word * (room + 1)) >> 64 for word in words]
    thrown = zip(*(points[k :: count - 1] for k in range(count - 1)), strict=True)
    cuts = zip(*map(sorted, thrown), strict=True)
    ends = [[0] * draws, *cuts, [room] * draws]
    gaps = (
        [after - before + 1 for before, after in zip(*pair, strict=True)] for pair in pairwise(ends)
    )
    return zip(*gaps, strict=True)
