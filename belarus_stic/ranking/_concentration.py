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
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import product
from typing import Any, Literal

from attrs import frozen

from belarus_stic.errors import NotAnswerableError, OptionError, UnitMismatchError
from belarus_stic.model import Citation
from belarus_stic.ranking._criteria import number
from belarus_stic.table import Column, Table
from belarus_stic.values import Period, Quantity

# All corners of this many boxes are tried: 2 ** 14 of them.
_MOST_BOXES = 14
# The relative error allowed for in logarithms, far above that of a double.
_ROUNDING = 1e-12

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
        if self.low == self.high:
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


@frozen(repr=False)
class Concentration(Table[Measure]):
    """Measures of concentration, each between bounds."""

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
        index, effective = self["Herfindahl-Hirschman index"], self["Hill number of order 2"]
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
    top: Iterable[int] = (1, 3),
    largest_unnamed: Any = "least named",
) -> Concentration:
    """Return top-k shares, the Herfindahl-Hirschman index and Hill numbers, with exact bounds.

    `values` are shares (in %), counts or amounts by partner: a mapping, a list, a pandas series, or
    a table of answers such as `stated_shares(...)`. Percentages are parts of 100, and what they
    leave is a rest of partners not named; counts and amounts are the whole unless `total` is given.
    Nobody unnamed is taken to be greater than `largest_unnamed`: the least named value by
    default, a value, or `None` for no such assumption. Hedged values give bounds. `top` lists the
    k of the top-k shares.

    >>> from fractions import Fraction
    >>> found = concentration({"Russia": "55 %", "Germany": "9 %", "China": "8 %"})
    >>> print(found["Herfindahl-Hirschman index"].text)
    0.317 to 0.3378
    >>> concentration([2, 1, 1])["Hill number of order 2"].low
    Fraction(8, 3)

    Raises `OptionError` for values below zero, missing ones, unlike units or none at all,
    `NotAnswerableError` where a stated value has no bounds ("about") or too many are hedged.
    """
    boxes, unit, evidence, on, sources = _read(values)
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
                low_is=low_is,
                high_is=high_is,
                evidence=evidence,
            )
            for name, (low, low_is), (high, high_is) in measures
        ),
        method=method,
        on=on,
        sources=sources,
        caveats=tuple(caveats),
    )
