"""No part is larger than its whole.

Compared: a figure with those of what its subject is part of, the nearest that has any, and with
those of the same subject in a longer time. Both have one unit and indicator; money also one stage,
payer and payee, and a purpose and scope that take in those of the part. A whole has the part's
time, or is that of the longest time. A contradiction where a part is certainly larger than its
whole; a tension where both are undated. One check is one whole with all its parts in one source.

Silent: numbers per something, money of unstated stage or purpose, sums of which one alone says who
pays or is paid, wholes that nothing bounds, a time that is not certainly within the other, and what
is about several programmes at once. Parts are never added.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import product

from attrs import frozen

from belarus_stic import facts
from belarus_stic.auditing.checks import Outcome, Time, alike, cut, time_of
from belarus_stic.model import Figure, Profile
from belarus_stic.tables import quantity_words


@frozen
class _Number:
    """A figure as a part or a whole: of the one programme, project or body it is about, if any.

    `rest` is what else it is about.
    """

    figure: Figure
    time: Time
    node: str
    rest: frozenset[str]

    @property
    def key(self) -> Hashable:
        """What its parts find it under."""
        return self.node, self.figure.purpose, self.figure.scope, self.rest

    def wholes(self, node: str, totals: Mapping[Hashable, "_Number"]) -> list["_Number"]:
        """Return the totals of a node in which it lies."""
        scopes = {self.figure.scope, "whole programme"} - {"unstated"}
        purposes = {self.figure.purpose, "general"} - {"unstated"}
        rests = {self.rest, frozenset[str]()}
        times = (self.time.key, self.time.kind)
        keys = product(product([node], purposes, scopes, rests), times)
        return [whole for key in keys if (whole := totals.get(key)) and self._lies_in(whole)]

    def _lies_in(self, whole: "_Number") -> bool:
        if self.time.key == whole.time.key:
            return self.key != whole.key
        return self.time.kind == "period" and whole.time.date.surely_contains(self.time.date)

    def __str__(self) -> str:
        return f"{self.figure.name} ({quantity_words(self.figure.value)})"


def check(profile: Profile) -> Iterator[Outcome]:
    """Check every number against the whole that it lies in."""

    def key(figure: Figure) -> Hashable:
        if figure.value.unit == "%" or figure.per or figure.stage == "unstated":
            return None
        paid = (frozenset(figure.paid_by), frozenset(figure.paid_to))
        return figure.value.unit, figure.indicator.casefold(), figure.stage, paid

    spans = _spans(profile)
    for figures in alike(profile, key):
        numbers = [_number(profile, figure) for figure in figures]
        above = _nearest(spans, {number.node for number in numbers})
        totals: dict[Hashable, _Number] = {}
        for number in numbers:
            if number.figure.value.high is not None:
                same, longest = (number.key, number.time.key), (number.key, number.time.kind)
                totals[same] = min(totals.get(same, number), number, key=_least)
                totals[longest] = max(totals.get(longest, number), number, key=_length)
        parts: dict[_Number, list[_Number]] = {}
        for number in numbers:
            if (whole := _whole(number, totals, above)) is not None:
                parts.setdefault(whole, []).append(number)
        for whole, of_whole in parts.items():
            yield from _judged_parts(whole, of_whole)


def _number(profile: Profile, figure: Figure) -> _Number:
    kinds = {name: facts.kind_of(profile, name) for name in figure.about}
    found = [name for name in kinds if kinds[name] in {"programme", "project"}]
    found = found or [name for name in kinds if kinds[name] == "organisation"]
    node = found[0] if len(found) == 1 else ""
    return _Number(figure, time_of(profile, figure), node, frozenset(figure.about) - {node})


def _spans(profile: Profile) -> Mapping[str, range]:
    """Return a span of numbers for each record, in which lie those of its parts and no others."""
    parts = defaultdict[str | None, list[str]](list)
    for record in profile:
        parts[facts.whole_of(profile, record.id)].append(record.id)
    order, left = list[str](), parts[None]
    while left:
        order.append(left.pop())
        left += parts[order[-1]]
    sizes: Counter[str | None] = Counter(order)
    for name in reversed(order):
        sizes[facts.whole_of(profile, name)] += sizes[name]
    return {name: range(i, i + sizes[name]) for i, name in enumerate(order)}


def _nearest(spans: Mapping[str, range], nodes: set[str]) -> Mapping[str, str]:
    """Return the nearest of these nodes that each is part of, without the climb between them."""
    found, above = {}, list[str]()
    for node in sorted(nodes & spans.keys(), key=lambda node: spans[node].start):
        while above and spans[node].start not in spans[above[-1]]:
            above.pop()
        if above:
            found[node] = above[-1]
        above.append(node)
    return found


def _whole(
    number: _Number, totals: Mapping[Hashable, _Number], above: Mapping[str, str]
) -> _Number | None:
    """Return the smallest total in which a number lies, of its own node or the nearest above."""
    node: str | None = number.node
    while node is not None:
        if found := number.wholes(node, totals):
            return min(found, key=_least)
        node = above.get(node)
    return None


def _least(number: _Number) -> tuple[Decimal | int, str]:
    return number.figure.value.high or 0, number.figure.name


def _length(number: _Number) -> timedelta:
    period = number.time.date
    return (period.latest or date.max) - (period.earliest or date.min)


def _judged_parts(whole: _Number, parts: Sequence[_Number]) -> Iterator[Outcome]:
    bounds, is_dated = whole.figure.value.interval, whole.time.kind != "undated"
    of_parts = [(part, part.figure.value.interval) for part in parts]
    larger = [part for part, its in of_parts if bounds.surely_less(its)]
    within = [part for part, its in of_parts if its.surely_less(bounds, or_equal=True)]
    if larger:
        records = [number.figure for number in (whole, *larger)]
        said = f"{whole} is less than its part: {cut(map(str, larger))}"
        yield Outcome("contradiction" if is_dated else "tension", records, said)
    if within and is_dated:
        records = [number.figure for number in (whole, *within)]
        yield Outcome(
            "agrees", records, f"{whole} is no less than its part: {cut(map(str, within))}"
        )
