"""Figures that follow from two others: money per project, success rates.

A quotient follows where both figures are about the same, for the same time. A period that is not
stated is not thereby the same as another: then both must be told as of one date, or stand in one
statement.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve, frozen

from belarus_stic.errors import InvalidQuantityError, UndecidedError
from belarus_stic.funding._bounds import Bounds, at_most_all, ratio
from belarus_stic.model import Citation, Figure
from belarus_stic.values import Quantity

# The last word of a unit. What money is given for, and whom it is given to: dividing by anything
# else (members, institutes) would say that it was spread over them.
_FUNDED = frozenset(
    {"action", "contract", "event", "fellowship", "grant", "project", "scholarship"}
)
_RECIPIENTS = frozenset({"fellow", "grantee", "researcher", "scholar", "scientist", "student"})
_APPLIED = frozenset({"applicant", "application", "proposal", "submission"})
_YEARLY = {"annual", "annual average"}


@frozen
class Derived:
    """A quotient of two figures, or the reason (`problem`) why its bounds are not known.

    `bounds` are exact; `value` has them rounded outwards, as a quantity.

    `per` is the noun that money is divided by, empty for a success rate.
    """

    name: str
    value: Quantity | None
    bounds: Bounds | None
    per: str
    top: Figure
    bottom: Figure
    problem: str = ""

    @property
    def id(self) -> str:
        """The ids of the two figures, as the quotient that they make."""
        return f"{self.top.id}/{self.bottom.id}"

    @property
    def evidence(self) -> tuple[Citation, ...]:
        """The statements behind both figures."""
        return tuple(dict.fromkeys((*self.top.cites, *self.bottom.cites)))


def derived(figures: Iterable[Figure]) -> Iterator[Derived]:
    """Yield money per unit and success rates, wherever they follow."""
    figures = tuple(figures)
    counts: Mapping[frozenset[str], list[Figure]] = defaultdict(list)
    for figure in figures:
        if _noun(figure) in _FUNDED | _RECIPIENTS | _APPLIED:
            counts[frozenset(figure.about)].append(figure)
    for top in figures:
        for bottom in counts.get(frozenset(top.about), ()):
            if not _same_time(top, bottom):
                continue
            if top.value.is_money and _noun(bottom) not in _APPLIED:
                if bottom.scope in {None, top.scope}:
                    per = bottom.value.unit
                    yield _quotient(f"{top.name}, per {per}", top, bottom, per)
            elif _noun(top) in _FUNDED and _noun(bottom) in _APPLIED:
                name = f"Success rate: {_number(top)} of {_number(bottom)}"
                if not _certainly_more(top.value, bottom.value):
                    yield _quotient(name, top, bottom, "")


def _noun(figure: Figure) -> str:
    return figure.value.unit.split(" ")[-1]


def _number(figure: Figure) -> str:
    return str(figure.value).split(" ")[0]


def _same_time(one: Figure, other: Figure) -> bool:
    if (one.per in _YEARLY) != (other.per in _YEARLY):
        return False
    if one.period and other.period:
        return one.period == other.period
    if one.as_of or other.as_of:
        return one.as_of == other.as_of
    return not (one.period or other.period) and bool({*one.cites} & {*other.cites})


def _certainly_more(one: Quantity, other: Quantity) -> bool:
    low, high = Bounds.of(one).low, Bounds.of(other).high
    return low is not None and high is not None and low > high


def _quotient(name: str, top: Figure, bottom: Figure, per: str) -> Derived:
    unit, times = (top.value.unit, 1) if per else ("%", 100)
    value, bounds, problem = None, None, ""
    try:
        bounds = ratio(Bounds.of(top.value), Bounds.of(bottom.value), unit=unit, times=times)
        if bounds.low == 0 and bounds.high != 0:
            # "From 0 up" is what every amount and share is.
            bounds = evolve(bounds, low=None, low_reached=False)
        bounds = bounds if per else at_most_all(bounds)
        value = bounds.to_quantity()
    except (InvalidQuantityError, UndecidedError) as error:
        problem = str(error)
    return Derived(
        name=name,
        value=value,
        bounds=bounds,
        per=per,
        top=top,
        bottom=bottom,
        problem=problem,
    )
