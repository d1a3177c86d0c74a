"""Sets of weights: what is assumed of how much each criterion counts, and what follows from it.

Everything asked of a set is the sign of a weighted sum at its worst: is `sum(w * d)` positive for
every `w` in the set? For bounds the least sum is found by greedy fill (the fractional knapsack,
Dantzig 1957, Operations Research 5:266), for an importance order at the means of the first k
criteria, which are the corners of that set (Paelinck 1976, Papers of the Regional Science
Association 36). No solver is needed, and all numbers are whole or rational.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import partial
from itertools import accumulate
from math import lcm
from operator import le, sub
from random import Random
from typing import Any

from attrs import field, frozen

from belarus_stic.errors import NotAnswerableError, OptionError, nearest, quoted
from belarus_stic.ranking.criteria import AnyCriterion, a_kind, counted_criteria
from belarus_stic.tables import exact_number, listed, number_words

# Drawn weights are whole parts of so many, or of so many for each unit of the bounds.
_PARTS = 1 << 30
_TIMES: Mapping[Fraction | int, str] = {0: "not at all", 1: "once", 2: "double", 3: "three times"}
_EQUAL = "equal weights"
_ANY = "all weights above zero"
_Bounds = Mapping[str, tuple[Fraction, Fraction]]


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

    def least(self, sums: Sequence[int]) -> int:
        """Return a number with the sign of the least weighted sum over the corners of the set."""
        return min(accumulate(sums[k] for k in self.place) if self.place else sums)

    def positive(self, sums: Sequence[int]) -> bool:
        """Whether the weighted sum is above zero for every weighting in the set."""
        return self.least(sums) >= 0 and sum(sums) > 0

    def draw(self, random: Random, draws: int) -> list[tuple[int, ...]]:
        """Return weightings drawn evenly from the set, as whole parts of one total."""
        drawn = [_simplex(random, len(self.centre), _PARTS) for _ in range(draws)]
        if not self.place:
            return drawn
        falling = (sorted(parts, reverse=True) for parts in drawn)
        at = [self.place.index(k) for k in range(len(self.place))]
        return [tuple(parts[k] for k in at) for parts in falling]


def _simplex(random: Random, count: int, total: int) -> tuple[int, ...]:
    """Return weights above zero that sum to `total`: the gaps between points thrown on a line."""
    points = sorted(random.randrange(total - count + 1) for _ in range(count - 1))
    apart = [0, *(point + i for i, point in enumerate(points, 1)), total]
    return tuple(map(sub, apart[1:], apart))


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
    low, high = ([Fraction(n, len(names))] * len(names) for n in (1 - share, 1 + share))
    return _box(low, high, text)


def importance_order(*criteria: AnyCriterion | str) -> WeightSet:
    """Return the set of weights above zero that fall, or stay alike, in the order given.

    Every criterion of the ranking is named, the most important one first. Ranks are taken at the
    centre of the set, the mean of its corners ("rank order centroid", Barron & Barrett 1996,
    Management Science 42:1515).

    >>> from belarus_stic import load_profile, rank_partners
    >>> order = importance_order("joint budget", "centre", "programme", "agreement")
    >>> rank_partners(load_profile(), weights=order)["Russia"].rank
    1

    The ranking raises `OptionError` where these are not its criteria, each named once.
    """
    text = f"weights above zero that fall or stay alike in the order {listed(map(str, criteria))}"

    return WeightSet(text, partial(_in_order, tuple(map(str, criteria)), text))


def _in_order(criteria: Sequence[str], text: str, names: Sequence[str]) -> Weights:
    if sorted(criteria) != sorted(names):
        raise OptionError(
            f"importance_order{quoted(criteria)}; expected each criterion of the ranking once, the "
            f"most important first, such as importance_order{tuple(names)}"
        )
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
    if given := {str(n): value for n, value in getattr(weights, "items", tuple)()}:
        return _by_name(given)
    known = {"any": WeightSet(_ANY, _any), "equal": around_equal(0)}
    if isinstance(weights, str) and weights in known:
        return known[weights]
    raise OptionError(
        f"unknown weights {quoted(weights)}; expected 'any', 'equal', a mapping of criteria to "
        "numbers, such as dict(zip(criteria, numbers)), or to (least, greatest), "
        "around_equal(spread) or importance_order(*criteria)" + nearest(str(weights), known)
    )


def _by_name(given: Mapping[str, Any]) -> WeightSet:
    """Return the set within bounds, or, where all values are numbers, the one in their proportion.

    A criterion that is not named is free between the bounds, and so has what the others leave.
    """
    # A tuple, a list, an array.
    bounds = {n for n, v in given.items() if hasattr(v, "__len__") and not isinstance(v, str)}
    pairs = {n: tuple(v) if n in bounds else (v, v) for n, v in given.items()}
    ends = {n: [exact_number(v, f"weights, {n}") for v in pair] for n, pair in pairs.items()}
    total = 1 if bounds else sum(pair[0] for pair in ends.values())
    for name, pair in ends.items():
        if total == 0 or len(pair) != 2 or not 0 <= pair[0] <= pair[1] <= total:
            raise OptionError(
                f"weights, {name}: {quoted(given[name])}; expected numbers from 0 up, not all 0, "
                "or bounds (least, greatest) with 0 <= least <= greatest <= 1"
            )
    shares = {name: (low / total, high / total) for name, (low, high) in ends.items()}
    ranges = {n: dict.fromkeys(map(number_words, pair)) for n, pair in shares.items()}
    words = (f"{' to '.join(span)} for {name}" for name, span in ranges.items())
    text = f"weights of {listed(words)}"

    return WeightSet(text, partial(_within, shares, text))


def _within(shares: _Bounds, text: str, names: Sequence[str]) -> Weights:
    if odd := [name for name in shares if name not in names]:
        expected = f"{', '.join(names)}{nearest(odd[0], names)}"
        raise OptionError(f"weights: {odd[0]!r} is no criterion here; expected {expected}")
    bounds = [shares.get(name, (Fraction(0), Fraction(1))) for name in names]
    low, high = zip(*bounds, strict=True)
    least, most = sum(low), sum(high)
    if not least <= 1 <= most:
        off = f"{number_words(most)} at most" if most < 1 else f"{number_words(least)} at least"
        raise OptionError(f"no weights fit these bounds: they sum to 1, but here to {off}")
    return _box(low, high, _proportions(names, low) if least == 1 else text)


def _proportions(names: Sequence[str], shares: Sequence[Fraction]) -> str:
    """Return one weighting in words: "a centre counted double and the other three kinds once"."""
    unit = min(filter(None, shares))
    by_times: dict[Fraction, list[str]] = {}
    for name, share in sorted(zip(names, shares, strict=True), key=lambda pair: -pair[1]):
        by_times.setdefault(share / unit, []).append(name)
    words: list[str] = []
    for times, alike in by_times.items():
        is_rest = len(words) == len(by_times) - 1 and len(alike) > 1
        who = f"the other {counted_criteria(alike)}" if is_rest else listed(map(a_kind, alike))
        often = _TIMES.get(times, f"{number_words(times, 4)} times")
        words.append(f"{who}{'' if words else ' counted'} {often}")
    return listed(words) if len(words) > 1 else _EQUAL


def _any(names: Sequence[str]) -> Weights:
    return Weights((Fraction(1, len(names)),) * len(names), _ANY)


@frozen(slots=False)
class _Box(Weights):
    """Weights within bounds, as whole parts of `total`; the bounds themselves belong to the set."""

    low: tuple[int, ...] = field(kw_only=True)
    high: tuple[int, ...] = field(kw_only=True)
    total: int = field(kw_only=True)

    def least(self, sums: Sequence[int]) -> int:
        left = self.total - sum(self.low)
        least = sum(weight * one for weight, one in zip(self.low, sums, strict=True))
        for k in sorted(range(len(sums)), key=sums.__getitem__):
            taken = min(left, self.high[k] - self.low[k])
            least += taken * sums[k]
            left -= taken
        return least

    def positive(self, sums: Sequence[int]) -> bool:
        return self.least(sums) > 0

    def draw(self, random: Random, draws: int) -> list[tuple[int, ...]]:
        upwards = self.total - sum(self.low) <= sum(self.high) - self.total
        # Thrown from the ends that are nearer, fewer points fall outside the set.
        start, step = (self.low, 1) if upwards else (self.high, -1)
        left, room = abs(self.total - sum(start)), list(map(sub, self.high, self.low))
        if not left:
            return [start] * draws
        free = [k for k, most in enumerate(room) if most]
        found: list[tuple[int, ...]] = []
        while len(found) < draws:
            tries = max(draws, 1_000)
            thrown = (_simplex(random, len(free), left) for _ in range(tries))
            inside = [gaps for gaps in thrown if all(map(le, gaps, (room[k] for k in free)))]
            # One in fifty keeps the drawing of any number of weights a matter of moments.
            if len(inside) * 50 <= tries:
                raise NotAnswerableError("the set is too thin to draw from; widen its bounds")
            found += inside
        moved = (dict(zip(free, gaps, strict=True)) for gaps in found[:draws])
        return [tuple(end + step * by.get(k, 0) for k, end in enumerate(start)) for by in moved]


def _box(low: Sequence[Fraction], high: Sequence[Fraction], text: str) -> _Box:
    least, greatest = sum(low), sum(high)
    # Every weight the same part of the way from its least to its greatest.
    way = Fraction(1 - least) / (greatest - least) if greatest > least else Fraction(0)
    centre = tuple(one + way * (other - one) for one, other in zip(low, high, strict=True))
    total = _PARTS * lcm(*(end.denominator for end in (*low, *high)))
    first, last = (tuple(int(end * total) for end in ends) for ends in (low, high))
    return _Box(centre, text, low=first, high=last, total=total)
