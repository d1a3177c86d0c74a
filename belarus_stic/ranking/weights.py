"""Sets of weights: what is assumed of how much each criterion counts, and what follows from it.

Everything asked of a set is the sign of a weighted sum at its worst: is `sum(w * d)` positive for
every `w` in the set? For bounds the least sum is found by greedy fill (the fractional knapsack,
Dantzig 1957, Operations Research 5:266), for an importance order at the means of the first k
criteria, which are the corners of that set (Paelinck 1976, Papers of the Regional Science
Association 36). No solver is needed, and all numbers are whole or rational.
"""

import struct
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate, pairwise
from math import lcm
from operator import add, le
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from belarus_stic.errors import NotAnswerableError, OptionError, nearest, quoted
from belarus_stic.ranking.words import a_kind, counted_criteria, number_word
from belarus_stic.tables import exact_number, listed, number_words, percent_words

if TYPE_CHECKING:
    from random import Random

# A drawn weight is a whole number of parts of a total this great or a little greater.
_PARTS = 1 << 30
# Beyond this, weighted sums of drawn weights would not fit 64 bits.
_MOST_PARTS = 1 << 34
# Sums of floats miss 1 by less than this.
_ROUNDING = Fraction(1, 10**9)
_TIMES: Mapping[int | Fraction, str] = {
    **{0: "not at all", 1: "once", 2: "double"},
    **{times: f"{number_word(times)} times" for times in range(3, 8)},
}
_EXPECTED = (
    "expected 'any', 'equal', relative numbers such as {'agreement': 1, 'centre': 2}, bounds such "
    "as {'centre': (0.3, 1)}, around_equal(spread) or importance_order(names)"
)


@frozen(slots=False)
class Weights(ABC):
    """A set of weights over given criteria, each weighting with the sum 1.

    `centre` is the weighting at which ranks are taken and `centre_text` says it; `text` says the
    set, and `opening` begins a sentence that holds for it ("" for all weights above zero).
    """

    centre: tuple[Fraction, ...]
    text: str
    centre_text: str
    opening: str

    @abstractmethod
    def positive(self, sums: Sequence[int]) -> bool:
        """Whether the weighted sum is above zero for every weighting in the set."""

    @abstractmethod
    def nonnegative(self, sums: Sequence[int]) -> bool:
        """Whether the weighted sum is at or above zero for every weighting in the set."""

    @abstractmethod
    def draw(self, random: "Random", draws: int) -> list[tuple[int, ...]]:
        """Return weightings drawn evenly from the set, as whole parts of one total."""


@frozen
class WeightSet:
    """What is assumed of the weights, whatever the criteria; made by the functions of this module.

    `over` gives the set for the names of criteria, and raises `OptionError` where there is none.
    """

    text: str
    over: Callable[[Sequence[str]], Weights] = field(eq=False, repr=False)


def any_weights() -> WeightSet:
    """Return the set of all weights above zero: each criterion counts for something."""

    def over(criteria: Sequence[str]) -> Weights:
        return _Positive(_equal(criteria), "all weights above zero", "equal weights", "")

    return WeightSet("any", over)


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
        raise OptionError(f"spread={spread!r}; expected a number from 0 up to, not including, 1")
    text = f"weights within {percent_words(share)} of equal ones" if share else "equal weights"

    def over(criteria: Sequence[str]) -> Weights:
        bounds = [(end * (1 - share), end * (1 + share)) for end in _equal(criteria)]
        return _box(bounds, text, "equal weights", f"with {text}")

    return WeightSet(text, over)


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
        what = f"not {quoted(wrong[0])}" if wrong else "and at least one"
        raise OptionError(
            f"an importance order names each criterion once, {what}; "
            "expected importance_order('agreement', 'programme', ...)"
        )

    def over(names: Sequence[str]) -> Weights:
        _check(criteria, names, everyone=True)
        count = len(names)
        # The mean of the corners: weight r is (1/r + ... + 1/n) / n.
        falling = tuple(accumulate(Fraction(1, k * count) for k in range(count, 0, -1)))[::-1]
        place = tuple(names.index(name) for name in criteria)
        centre = tuple(falling[place.index(k)] for k in range(count))
        order = f"in the order {listed(criteria)}"
        text = f"all weights above zero that fall or stay alike {order}"
        return _Ordered(centre, text, "the centre of that set", f"with weights {order}", place)

    return WeightSet(f"order {', '.join(criteria)}", over)


def weight_set(weights: Any) -> WeightSet:
    """Read the `weights` of a ranking.

    Raises `OptionError` for what is no set of weights.
    """
    if isinstance(weights, WeightSet):
        return weights
    if isinstance(weights, str) and weights in {"any", "equal"}:
        return any_weights() if weights == "any" else around_equal(0)
    if not hasattr(weights, "items"):
        hint = nearest(weights, ["any", "equal"]) if isinstance(weights, str) else ""
        raise OptionError(f"unknown weights {quoted(weights)}; {_EXPECTED}{hint}")
    given = {str(name): value for name, value in weights.items()}
    if any(isinstance(value, tuple | list) for value in given.values()):
        return _bounded({name: _ends(name, value) for name, value in given.items()})
    return _relative({name: exact_number(v, f"weights, {name}") for name, v in given.items()})


def _ends(name: str, value: Any) -> tuple[Fraction, Fraction]:
    pair = value if isinstance(value, tuple | list) else (value, value)
    ends = [exact_number(end, f"weights, {name}") for end in pair]
    if len(ends) != 2 or not 0 <= ends[0] <= ends[1] <= 1:
        raise OptionError(
            f"weights, {name}: {quoted(value)}; expected (least, greatest) with "
            "0 <= least <= greatest <= 1, or one number for a fixed weight"
        )
    return ends[0], ends[1]


def _bounded(given: Mapping[str, tuple[Fraction, Fraction]]) -> WeightSet:
    """Return the set within bounds; a criterion without any is free between 0 and 1."""
    words = [
        f"{name} {number_words(low)}" + (f" to {number_words(high)}" if low < high else "")
        for name, (low, high) in given.items()
    ]
    text = f"all weights within the bounds given ({'; '.join(words)})"

    def over(names: Sequence[str]) -> Weights:
        _check(list(given), names)
        bounds = [given.get(name, (Fraction(0), Fraction(1))) for name in names]
        least, greatest = (sum(ends, Fraction(0)) for ends in zip(*bounds, strict=True))
        side, total = ("least", least) if least > 1 else ("greatest", min(greatest, Fraction(1)))
        if abs(total - 1) > _ROUNDING:
            raise OptionError(
                f"no weights fit these bounds: weights sum to 1, but the {side} that they allow "
                f"sum to {number_words(total)}"
            )
        bounds = [(low / total, high / total) for low, high in bounds]
        return _box(bounds, text, "the middle of these bounds", "within the weights given")

    return WeightSet(text, over)


def _relative(given: Mapping[str, Fraction]) -> WeightSet:
    """Return the one weighting in proportion to the numbers."""

    def over(names: Sequence[str]) -> Weights:
        _check(list(given), names, everyone=True)
        total = sum(given.values())
        if total <= 0 or min(given.values()) < 0:
            raise OptionError("weights: expected numbers from 0 up, at least one of them above 0")
        shares = [given[name] / total for name in names]
        opening = f"with {_proportions({name: given[name] for name in names})}"
        return _box([(s, s) for s in shares], "these weights", "these weights", opening)

    return WeightSet(f"relative {', '.join(f'{n} {v}' for n, v in given.items())}", over)


def _proportions(given: Mapping[str, Fraction]) -> str:
    """Return how much each criterion counts: "centre counted double and the other three once"."""
    least = min(value for value in given.values() if value)
    by_ratio: dict[Fraction, list[str]] = {}
    for name, value in given.items():
        by_ratio.setdefault(value / least, []).append(name)
    if len(by_ratio) == 1:
        return "equal weights"
    ratios = sorted(by_ratio, reverse=True)
    if not _TIMES.keys() >= by_ratio.keys():
        total = sum(given.values())
        return "weights of " + listed(
            f"{percent_words(v / total)} for {n}" for n, v in given.items()
        )
    parts = []
    for ratio in ratios:
        names = by_ratio[ratio]
        is_rest = ratio == ratios[-1] and len(names) > 1
        what = f"the other {counted_criteria(names)}" if is_rest else listed(map(a_kind, names))
        parts.append(f"{what}{'' if parts else ' counted'} {_TIMES[ratio]}")
    return listed(parts)


def _check(given: Sequence[str], criteria: Sequence[str], *, everyone: bool = False) -> None:
    for name in given:
        if name not in criteria:
            raise OptionError(
                f"weights name {name!r}, which is no criterion of this ranking; "
                f"expected {', '.join(criteria)}{nearest(name, criteria)}"
            )
    missing = [name for name in criteria if name not in given]
    if everyone and missing:
        raise OptionError(
            f"weights name each criterion, but not {listed(missing)}; "
            f"expected {', '.join(criteria)}"
        )


def _equal(criteria: Sequence[str]) -> tuple[Fraction, ...]:
    return (Fraction(1, len(criteria)),) * len(criteria)


class _Positive(Weights):
    """All weights above zero: an open set, so a sum is above zero as soon as it is not all zero."""

    def positive(self, sums: Sequence[int]) -> bool:
        return min(sums) >= 0 < max(sums)

    def nonnegative(self, sums: Sequence[int]) -> bool:
        return min(sums) >= 0

    def draw(self, random: "Random", draws: int) -> list[tuple[int, ...]]:
        return list(_simplex(random, draws, len(self.centre)))


@frozen(slots=False)
class _Ordered(Weights):
    """Weights above zero that fall along `place`: mixtures of its corners, the last one always."""

    place: tuple[int, ...]

    def positive(self, sums: Sequence[int]) -> bool:
        means = list(accumulate(sums[k] for k in self.place))
        return min(means) >= 0 < means[-1]

    def nonnegative(self, sums: Sequence[int]) -> bool:
        return min(accumulate(sums[k] for k in self.place)) >= 0

    def draw(self, random: "Random", draws: int) -> list[tuple[int, ...]]:
        at = [self.place.index(k) for k in range(len(self.place))]
        drawn = (sorted(parts, reverse=True) for parts in _simplex(random, draws, len(at)))
        return [tuple(parts[k] for k in at) for parts in drawn]


@frozen(slots=False)
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

    def draw(self, random: "Random", draws: int) -> list[tuple[int, ...]]:
        finer = -(-_PARTS // self.total)
        total = self.total * finer
        low = [weight * finer for weight in self.low]
        high = [weight * finer for weight in self.high]
        if sum(low) == total or sum(high) == total:
            return [tuple(self.low if sum(low) == total else self.high)] * draws
        if total > _MOST_PARTS:
            raise OptionError(
                "these bounds have too many digits to draw weights from; give them with fewer"
            )
        for proposal in (_from_all_but_one, _from_below, _from_above):
            # One in fifty keeps the drawing of any number of weights a matter of moments.
            if len(proposal(random, 1_000, low, high, total)) >= 20:
                found: list[tuple[int, ...]] = []
                while len(found) < draws:
                    found += proposal(random, draws, low, high, total)
                return found[:draws]
        raise NotAnswerableError(
            "these bounds leave so thin a set that weights cannot be drawn from it evenly; "
            "widen them, or leave out what fixes a weight almost wholly"
        )


def _box(
    bounds: Sequence[tuple[Fraction, Fraction]], text: str, centre_text: str, opening: str
) -> _Box:
    total = lcm(*(end.denominator for pair in bounds for end in pair))
    low, high = zip(*bounds, strict=True)
    least, greatest = sum(low, Fraction(0)), sum(high, Fraction(0))
    # Every weight the same part of the way from its least to its greatest.
    way = (1 - least) / (greatest - least) if greatest > least else Fraction(0)
    return _Box(
        tuple(one + way * (other - one) for one, other in bounds),
        text,
        centre_text,
        opening,
        tuple(int(end * total) for end in low),
        tuple(int(end * total) for end in high),
        total,
    )


def _simplex(
    random: "Random", draws: int, count: int, total: int = _PARTS
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


def _numbers(random: "Random", count: int, below: int) -> list[int]:
    """Whole numbers from 0 up to `below`, drawn from one stream of bytes."""
    words = struct.unpack(f"<{count}Q", random.randbytes(8 * count))
    # 64 random bits scaled down to at most 34: no number is likelier by more than 2 ** -30.
    return [(word * below) >> 64 for word in words]


def _from_all_but_one(
    random: "Random", draws: int, low: Sequence[int], high: Sequence[int], total: int
) -> list[tuple[int, ...]]:
    """Draw all weights but the freest anywhere within bounds; keep what leaves that one within."""
    freest = max(range(len(low)), key=lambda k: high[k] - low[k])
    widths = [1 if k == freest else high[k] - low[k] + 1 for k in range(len(low))]
    columns = [
        [start + number for number in _numbers(random, draws, width)]
        for start, width in zip(low, widths, strict=True)
    ]
    drawn = []
    for row in zip(*columns, strict=True):
        left = total - sum(row) + low[freest]
        if low[freest] <= left <= high[freest]:
            drawn.append((*row[:freest], left, *row[freest + 1 :]))
    return drawn


def _from_below(
    random: "Random", draws: int, low: Sequence[int], high: Sequence[int], total: int
) -> list[tuple[int, ...]]:
    """Spread what the least weights leave over all criteria; keep what stays within bounds."""
    left = total - sum(low)
    if left < len(low):
        return []
    rows = (tuple(map(add, low, parts)) for parts in _simplex(random, draws, len(low), left))
    return [row for row in rows if all(map(le, row, high))]


def _from_above(
    random: "Random", draws: int, low: Sequence[int], high: Sequence[int], total: int
) -> list[tuple[int, ...]]:
    """Take what the greatest weights have too much from all criteria, likewise."""
    mirrored = _from_below(random, draws, [-end for end in high], [-end for end in low], -total)
    return [tuple(-weight for weight in weights) for weights in mirrored]
