"""How concentrated co-operation is, from exact, hedged or partial lists of shares.

Shares are s_i with sum 1. Top-k is the sum of the k greatest; the Herfindahl-Hirschman index is
the sum of s_i ** 2 (Hirschman 1945, National Power; Herfindahl 1950, Columbia); Hill's numbers
(Hill 1973, Ecology 54:427; Jost 2006, Oikos 113:363) are effective numbers of partners: of order
0 their count, of order 1 exp(-sum s_i ln s_i), of order 2 the inverse of the index.

Every bound is worked out of the whole expression. Amounts x_i within boxes: index and entropy are
least concentrated where every x_i comes as near as its box lets it to one common level, and most
concentrated at a corner of the boxes. A partial list leaves a rest: spread over ever more partners
it adds nothing to the index, heaped into as few as the cap allows it adds most.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from itertools import product
from operator import index
from typing import Any, Literal

from attrs import frozen

from belarus_stic.errors import NotAnswerableError, OptionError, UnitMismatchError
from belarus_stic.model import Citation
from belarus_stic.ranking._criteria import number
from belarus_stic.ranking._stated import NOT_NAMED
from belarus_stic.table import Column, Table
from belarus_stic.values import Period, Quantity

# All corners of this many boxes are tried: 2 ** 14 of them.
_MOST_BOXES = 14
# The relative error allowed for in logarithms, far above that of a double.
_ROUNDING = 1e-12
# Keys of what is left for partners not named.
_REST = ("", NOT_NAMED)

Reached = Literal["reached", "approached", "not exceeded"]


@frozen
class Measure:
    """One measure of concentration between exact bounds.

    `high` is `None` where there is no upper bound. `low_is` and `high_is` tell whether some list of
    shares reaches the bound, comes as near as one likes, or only never goes beyond it.
    """

    measure: str
    low: Fraction
    high: Fraction | None
    low_is: Reached
    high_is: Reached
    evidence: tuple[Citation, ...] = ()

    @property
    def text(self) -> str:
        """The bounds as printed, widened outwards to four digits."""
        if self.high is not None and self.high - self.low <= self.high * 3 * Fraction(_ROUNDING):
            return f"{float(self.low):.4g}"
        high = "..." if self.high is None else _outwards(self.high, up=True)
        return f"{_outwards(self.low, up=False)} to {high}"


def _outwards(value: Fraction, *, up: bool) -> str:
    if value == 0:
        return "0"
    digits = 3 - math.floor(math.log10(float(value)))
    scale = Fraction(10) ** digits
    whole = math.ceil(value * scale) if up else math.floor(value * scale)
    return f"{float(whole / scale):.4g}"


class Concentration(Table[Measure]):
    """Measures of concentration, each between bounds."""

    __slots__ = ()
    title = "Concentration"
    keys = ("measure",)

    def columns(self) -> tuple[Column, ...]:
        """The measure, and its value or bounds."""
        return (
            Column("Measure", lambda row: row.measure),
            Column("Value", lambda row: row.text),
            Column("Bounds are", lambda row: f"{row.low_is}, {row.high_is}"),
        )

    def headline(self) -> str:
        """Return index and effective number of partners in one sentence."""
        by_name = {row.measure: row for row in self}
        index = by_name["Herfindahl-Hirschman index"]
        effective = by_name["Hill number of order 2"]
        return (
            f"The Herfindahl-Hirschman index is {index.text}: as concentrated as "
            f"{effective.text} equal partners."
        )


@frozen
class _Box:
    low: Fraction
    high: Fraction | None

    @property
    def exact(self) -> bool:
        return self.low == self.high


def concentration(
    values: Any,
    *,
    total: Any = None,
    top: int | Iterable[int] = (1, 3),
    largest_unnamed: Any = "least named",
) -> Concentration:
    """Return top-k shares, the Herfindahl-Hirschman index and Hill numbers, with exact bounds.

    `values` are shares (in %), counts or amounts by partner: a mapping, a list, a pandas series, or
    a table of answers such as `stated_shares(...)`. Percentages are parts of 100, and what they
    leave is a rest of partners not named; counts and amounts are the whole unless `total` is given.
    A value under the key "" or "not named" is that rest, so it is no partner's.
    Nobody unnamed is taken to be greater than `largest_unnamed`: the least named value by
    default, a value, or `None` for no such assumption. Hedged values give bounds. `top` is the k
    of the top-k share, or several.

    >>> from fractions import Fraction
    >>> found = concentration({"Russia": "55 %", "Germany": "9 %", "China": "8 %"})
    >>> print(found["Herfindahl-Hirschman index"].text)
    0.317 to 0.3378
    >>> concentration([2, 1, 1])["Hill number of order 2"].low
    Fraction(8, 3)

    Raises `OptionError` for values below zero, missing ones, unlike units, none at all, a whole
    data frame, or a rest without a `total`, `NotAnswerableError` where a stated value has no bounds
    ("about") or too many are hedged.
    """
    boxes, unit, evidence, on, sources = _read(values, has_total=total is not None)
    ks = _top(top, len(boxes))
    if unit == "%" and total is None:
        total = 100
    caveats = [
        "Shares are taken as disjoint: what several partners share must not stand in two of them.",
        "Values are taken as printed: 55 % is 55 %, not 54.5 to 55.5; give a range for the latter.",
    ]
    if total is None:
        measures = _complete(boxes, ks)
        method = "Values are the whole; shares are value / sum."
        least = sum((box.low for box in boxes), Fraction(0))
        if not unit and least < 100 and least != 1:
            caveats.append(
                f"Numbers without a unit, {float(least):g} in sum, are taken as the whole: if they "
                "are parts of a greater one, give total=, or percentages as '55 %'."
            )
    else:
        whole = _number("total", total)
        named = [_Box(b.low / whole, None if b.high is None else b.high / whole) for b in boxes]
        cap, words = _cap(largest_unnamed, named, whole)
        caveats.append(words)
        measures = _partial(named, cap, ks)
        method = f"Values are parts of {float(whole):g}{' %' if unit == '%' else ''}."
    return Concentration(
        rows=tuple(
            Measure(
                measure=name,
                low=low,
                high=high,
                low_is="reached" if low == high else low_is,
                high_is="reached" if low == high else high_is,
                evidence=evidence,
            )
            for name, (low, low_is), (high, high_is) in measures
        ),
        method=method,
        on=on,
        sources=sources,
        caveats=tuple(caveats),
    )


_Bound = tuple[Fraction, Reached]
_Bounds = tuple[str, _Bound, tuple[Fraction | None, Reached]]


def _read(
    values: Any, *, has_total: bool
) -> tuple[list[_Box], str, tuple[Citation, ...], Period | None, tuple[str, ...]]:
    evidence: tuple[Citation, ...] = ()
    on: Period | None = None
    sources: tuple[str, ...] = ()
    rest = False
    if isinstance(values, Table):
        on, sources = values.on, values.sources
        # A row without a partner is what a table leaves for those it does not name.
        rows = [row for row in values if getattr(row, "partner", True)]
        evidence = tuple(dict.fromkeys(c for row in rows for c in getattr(row, "evidence", ())))
        numbers = [getattr(row, "share", getattr(row, "value", None)) for row in rows]
    elif hasattr(values, "columns"):
        message = (
            "concentration() takes one column of values, not a data frame; give it a series by "
            "partner, such as frame.set_index('partner')['share']"
        )
        raise OptionError(message)
    elif hasattr(values, "items"):
        pairs = list(values.items())
        numbers = [value for key, value in pairs if not _is_rest(key)]
        rest = len(numbers) < len(pairs)
    elif isinstance(values, Iterable) and not isinstance(values, str):
        numbers = list(values)
    else:
        numbers = []
    if not numbers:
        message = f"no values to measure: {values!r}; expected shares, counts or amounts by partner"
        raise OptionError(message)
    read = [_box(value) for value in numbers]
    units = sorted({unit for _, unit in read})
    if len(units) > 1:
        message = f"values of unlike units: {', '.join(unit or 'none' for unit in units)}"
        raise UnitMismatchError(message)
    if rest and units != ["%"] and not has_total:
        message = "a value not named is the rest of a whole; expected that whole too, as total="
        raise OptionError(message)
    return [box for box, _ in read], units[0], evidence, on, sources


def _is_rest(key: object) -> bool:
    return isinstance(key, str) and key in _REST


def _box(value: Any) -> tuple[_Box, str]:
    quantity = Quantity.parse(value) if isinstance(value, str) else value
    if not isinstance(quantity, Quantity):
        exact = number(quantity)
        if exact is None or exact < 0:
            message = f"not a value: {value!r}; expected a finite number from 0 up, or a Quantity"
            raise OptionError(message)
        return _Box(exact, exact), ""
    if quantity.hedge == "about":
        message = (
            f"'{quantity}' has no bounds, so nothing exact follows; "
            "say how far 'about' reaches: quantity.within(about=0.1)"
        )
        raise NotAnswerableError(message)
    low = Fraction(quantity.low or 0)
    high = None if quantity.high is None else Fraction(quantity.high)
    if low < 0 or (high is not None and high < low):
        message = f"'{quantity}' reaches below zero; shares, counts and amounts do not"
        raise OptionError(message)
    return _Box(low, high), quantity.unit


def _number(option: str, value: Any) -> Fraction:
    box, _ = _box(value)
    if not box.exact or box.low == 0:
        message = f"{option}={value!r}; expected a number above zero"
        raise OptionError(message)
    return box.low


def _top(top: int | Iterable[int], count: int) -> list[int]:
    given = list(top) if isinstance(top, Iterable) else [top]
    try:
        ks = [0 if isinstance(k, bool) else index(k) for k in given]
    except TypeError:
        ks = [0]
    if any(k < 1 for k in ks):
        message = f"top={top!r}; expected a whole number from 1 up, or several"
        raise OptionError(message)
    return [k for k in ks if k <= count] or [count]


def _cap(
    largest_unnamed: Any, named: Sequence[_Box], whole: Fraction
) -> tuple[Fraction | None, str]:
    if largest_unnamed is None:
        return None, "Nothing is assumed of those not named: one of them may hold all of the rest."
    if largest_unnamed == "least named":
        cap = min(box.low if box.high is None else box.high for box in named)
        return cap, "Nobody unnamed is taken to exceed the least named."
    return (
        _number("largest_unnamed", largest_unnamed) / whole,
        f"Nobody unnamed is taken to exceed {largest_unnamed}.",
    )


def _index(shares: Iterable[Fraction]) -> Fraction:
    return sum((share * share for share in shares), Fraction(0))


def _normalised_index(amounts: Sequence[Fraction]) -> Fraction:
    return _index(amounts) / sum(amounts) ** 2


def _entropy(amounts: Sequence[Fraction]) -> float:
    total = sum(amounts)
    return -math.fsum(
        float(part) * math.log(float(part))
        for part in (amount / total for amount in amounts)
        if part
    )


def _effective(entropy: float, *, up: bool) -> Fraction:
    """Return exp(entropy), moved outwards by more than doubles can be wrong."""
    return Fraction(math.exp(entropy) * (1 + (_ROUNDING if up else -_ROUNDING)))


def _complete(boxes: Sequence[_Box], ks: Sequence[int]) -> list[_Bounds]:
    """Bounds where the values are the whole."""
    if all(box.high == 0 for box in boxes):
        message = "all values are zero, so there are no shares"
        raise OptionError(message)
    unbounded = [box for box in boxes if box.high is None]
    levels = _levels(boxes)
    corners = None if unbounded else _corners(boxes)
    bounds: list[_Bounds] = []
    for k in ks:
        least_top = min(sum(sorted(x, reverse=True)[:k], Fraction(0)) / sum(x) for x in levels)
        greatest_top: _Bound = (
            (Fraction(1), "approached") if unbounded else (_greatest_top(boxes, k), "reached")
        )
        bounds.append((f"top {k} share", (least_top, "reached"), greatest_top))
    least = min(map(_normalised_index, levels))
    greatest: _Bound = (
        (Fraction(1), "approached")
        if corners is None
        else (max(map(_normalised_index, corners)), "reached")
    )
    flattest = _effective(max(map(_entropy, levels)), up=True)
    peak = (
        Fraction(1)
        if corners is None
        else max(Fraction(1), _effective(min(map(_entropy, corners)), up=False))
    )
    positive = sum(box.low > 0 for box in boxes)
    possible = sum(box.high != 0 for box in boxes)
    return [
        *bounds,
        ("Herfindahl-Hirschman index", (least, "reached"), greatest),
        (
            "Hill number of order 0",
            (Fraction(max(positive, 1)), "reached"),
            (Fraction(possible), "reached"),
        ),
        ("Hill number of order 1", (peak, greatest[1]), (flattest, "reached")),
        (
            "Hill number of order 2",
            (1 / greatest[0], greatest[1]),
            (1 / least, "reached"),
        ),
    ]


def _levels(boxes: Sequence[_Box]) -> list[list[Fraction]]:
    """Amounts as near to one level as the boxes let them, at every level where a bound may lie.

    These are the ends of the boxes and, between two neighbouring ends, the level at which index
    or entropy of the amounts stand still: that of `index`, sum(x ** 2) / sum(x) over the amounts
    that the level leaves fixed, and that of entropy, exp(sum(x ln x) / sum(x)) over the same.
    """
    ends = sorted({end for box in boxes for end in (box.low, box.high) if end is not None})
    # And one above all ends, where only amounts without an upper end still rise.
    tried = [*ends, ends[-1] + 1]
    for below, above in zip(ends, [*ends[1:], None], strict=True):
        fixed = [
            box.high if box.high is not None and box.high <= below else box.low
            for box in boxes
            if box.low > below or (box.high is not None and box.high <= below)
        ]
        total = sum(fixed, Fraction(0))
        if not total:
            continue
        still = [_index(fixed) / total]
        still.append(
            Fraction(
                math.exp(
                    math.fsum(float(x) * math.log(float(x)) for x in fixed if x) / float(total)
                )
            )
        )
        tried += [level for level in still if below < level and (above is None or level < above)]
    found = []
    for level in tried:
        amounts = [
            max(box.low, level if box.high is None else min(level, box.high)) for box in boxes
        ]
        if any(amounts):
            found.append(amounts)
    return found


def _corners(boxes: Sequence[_Box]) -> list[list[Fraction]]:
    hedged = sum(not box.exact for box in boxes)
    if hedged > _MOST_BOXES:
        message = (
            f"{hedged} of the values are hedged, and bounds are worked out for up to {_MOST_BOXES};"
            " add some of them up, or give exact ones"
        )
        raise NotAnswerableError(message)
    ends = [{box.low, box.high} for box in boxes]
    corners = ([x for x in corner if x is not None] for corner in product(*ends))
    return [corner for corner in corners if any(corner)]


def _greatest_top(boxes: Sequence[_Box], k: int) -> Fraction:
    """Return the greatest share k partners can have: they at their highest, the others lowest.

    Dinkelbach's iteration (1967, Management Science 13:492), which ends at the exact ratio.
    """
    ratio = Fraction(0)
    while True:
        order = sorted(
            boxes,
            key=lambda box: (1 - ratio) * (box.high or 0) + ratio * box.low,
            reverse=True,
        )
        top = sum((box.high or Fraction(0) for box in order[:k]), Fraction(0))
        rest = sum((box.low for box in order[k:]), Fraction(0))
        # Not as a quotient: amounts that tie for the top may all be zero.
        if top <= ratio * (top + rest):
            return ratio
        ratio = top / (top + rest)


def _partial(named: Sequence[_Box], cap: Fraction | None, ks: Sequence[int]) -> list[_Bounds]:
    """Bounds where the values are parts of a whole that others, not named, have the rest of."""
    least = sum((box.low for box in named), Fraction(0))
    if least > 1:
        message = "the values sum to more than the whole, so they cannot be disjoint parts of it"
        raise OptionError(message)
    # No part can be greater than what the least of the others leave.
    boxes = [
        _Box(box.low, min(1 - least + box.low, Fraction(1) if box.high is None else box.high))
        for box in named
    ]
    most = sum((box.high or Fraction(0) for box in boxes), Fraction(0))
    exact = all(box.exact for box in boxes)
    rest_low, rest_high = max(Fraction(0), 1 - most), 1 - least
    if cap == 0 and rest_low > 0:
        message = "the least named value is zero, so nobody unnamed could have the rest"
        raise OptionError(message)
    lows = sorted((box.low for box in boxes), reverse=True)
    spread: Reached = "approached" if rest_high > 0 else "reached"
    heap = _heap(rest_high, cap, max(ks)) if exact else []
    bounds: list[_Bounds] = []
    for k in ks:
        if exact:
            greatest = sum(sorted([*lows, *heap], reverse=True)[:k], Fraction(0))
        else:
            highs = [box.high or Fraction(0) for box in boxes]
            highs += [rest_high if cap is None else min(cap, rest_high)] * k
            greatest = min(Fraction(1), sum(sorted(highs, reverse=True)[:k], Fraction(0)))
        bounds.append(
            (
                f"top {k} share",
                (sum(lows[:k], Fraction(0)), spread),
                (greatest, "reached" if exact else "not exceeded"),
            )
        )
    low_index = _index(lows)
    if exact:
        high_index = low_index + _heaped(rest_high, cap, lambda x: x * x)
    else:
        high_index = _index_not_exceeded(boxes, cap)
    reached: Reached = "reached" if exact else "not exceeded"
    positive = sum(box.low > 0 for box in boxes)
    unnamed = 0 if not rest_low else 1 if cap is None else math.ceil(rest_low / cap)
    if exact:
        entropy = -math.fsum(float(x) * math.log(float(x)) for x in lows if x)
        entropy += float(_heaped(rest_high, cap, _surprise))
        hill_1 = _effective(entropy, up=False)
    else:
        hill_1 = 1 / high_index
    whole_count = None if rest_high else Fraction(positive)
    return [
        *bounds,
        ("Herfindahl-Hirschman index", (low_index, spread), (high_index, reached)),
        (
            "Hill number of order 0",
            (Fraction(max(positive + unnamed, 1)), reached),
            (whole_count, spread),
        ),
        (
            "Hill number of order 1",
            (max(Fraction(1), hill_1), reached),
            (None if rest_high else _effective(entropy, up=True), spread),
        ),
        (
            "Hill number of order 2",
            (1 / high_index, reached),
            (1 / low_index if low_index else None, spread),
        ),
    ]


def _surprise(share: Fraction) -> Fraction:
    return Fraction(-float(share) * math.log(float(share))) if share else Fraction(0)


def _heap(rest: Fraction, cap: Fraction | None, most: int) -> list[Fraction]:
    """The rest in the hands of as few as the cap allows; no more of them than `most`."""
    if cap is None or not rest:
        return [rest]
    full = rest // cap
    return [*[cap] * min(full, most), rest - full * cap]


def _heaped(rest: Fraction, cap: Fraction | None, of: Callable[[Fraction], Fraction]) -> Fraction:
    """The sum of a function over the rest in the hands of as few as the cap allows."""
    if cap is None or not rest:
        return of(rest)
    full = rest // cap
    return full * of(cap) + of(rest - full * cap)


def _index_not_exceeded(boxes: Sequence[_Box], cap: Fraction | None) -> Fraction:
    """Return an index that no shares within the boxes exceed.

    A square between two ends lies below the chord that joins them, so that filling up from the
    least values along the steepest chords gives a sum that squares cannot pass.
    """
    left = 1 - sum((box.low for box in boxes), Fraction(0))
    chords = [(box.low + box.high, box.high - box.low) for box in boxes if box.high is not None]
    chords.append((left if cap is None else min(cap, left), left))
    index = _index(box.low for box in boxes)
    for slope, room in sorted(chords, reverse=True):
        taken = min(left, room)
        index += slope * taken
        left -= taken
    return min(index, Fraction(1))
