"""No part is larger than its whole.

Compared: a figure with those of what its subject is part of, of the nearest and of the outermost
that has any, and with those of the same subject in a longer time. Both have one unit and indicator;
money also one stage, payer and payee, and a purpose and scope that take in those of the part. A
whole has the part's time, or is that of its subject's longest time. A contradiction where a part is
certainly larger than the smallest such whole; a tension where both are undated. One check is one
whole with all its parts in one source.

Silent: numbers per something, money of unstated stage or purpose, sums of which one alone says who
pays or is paid, wholes that nothing bounds, a time that is not certainly within the other, wholes
between the nearest and the outermost, and what is about several programmes at once. Parts are never
added.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby, product
from operator import attrgetter

from attrs import frozen

from belarus_stic import facts
from belarus_stic.auditing.checks import Outcome, Time, alike, cut, time_of
from belarus_stic.model import Figure, Profile
from belarus_stic.tables import quantity_words

# What is about several programmes, or about none, is part of nothing.
_ALONE = range(-1, 0)


@frozen
class _Number:
    """A figure as a part or a whole: of the one programme, project or body it is about, if any.

    In the `span` of that lie its parts; `rest` is what else the figure is about.
    """

    figure: Figure
    time: Time
    span: range
    rest: frozenset[str]

    def keys(self, *, of_wholes: bool) -> Iterator[Hashable]:
        """Return what it is found under as a whole, or what its wholes are found under."""
        scopes: list[str | None] = [self.figure.scope]
        purposes, rests = [self.figure.purpose], [self.rest]
        if of_wholes:
            scopes = [one for one in (*scopes, "whole programme") if one != "unstated"]
            purposes = [one for one in (*purposes, "general") if one != "unstated"]
            rests.append(frozenset())
        return product(scopes, purposes, rests, (self.time.key, self.time.kind))

    def lies_in(self, whole: "_Number") -> bool:
        """Tell whether its time is that of a whole, or certainly within it."""
        if self.time.key == whole.time.key:
            return self.subject != whole.subject
        return self.time.kind == "period" and whole.time.date.surely_contains(self.time.date)

    @property
    def subject(self) -> Hashable:
        """What is equal for numbers of which neither is part of the other at one time."""
        return self.span, self.figure.scope, self.figure.purpose, self.rest

    @property
    def place(self) -> tuple[int, timedelta, Decimal]:
        """Sort numbers from the outermost whole down, and the best whole of one subject last."""
        period, most = self.time.date, self.figure.value.high or Decimal()
        length = (period.latest or date.max) - (period.earliest or date.min)
        return self.span.start, length, -most

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
        numbers = [_number(profile, figure, spans) for figure in figures]
        wholes, parts = _wholes(numbers), dict[_Number, list[_Number]]()
        for number in numbers:
            if number in wholes:
                parts.setdefault(wholes[number], []).append(number)
        for whole, of_whole in parts.items():
            yield from _judged_parts(whole, of_whole)


def _number(profile: Profile, figure: Figure, spans: Mapping[str, range]) -> _Number:
    kinds = {name: facts.kind_of(profile, name) for name in figure.about}
    found = [name for name in kinds if kinds[name] in {"programme", "project"}]
    found = found or [name for name in kinds if kinds[name] == "organisation"]
    node = found[0] if len(found) == 1 else ""
    rest = frozenset(figure.about) - {node}
    return _Number(figure, time_of(profile, figure), spans.get(node, _ALONE), rest)


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


def _wholes(numbers: Sequence[_Number]) -> Mapping[_Number, _Number]:
    """Return the smallest whole of each number that has one, on one walk down.

    Of each key, what is above the place that the walk has reached is kept, the nearest last.
    """
    found, above = dict[_Number, _Number](), defaultdict[Hashable, list[_Number]](list)
    in_places = sorted(numbers, key=attrgetter("place"))
    for start, of_one in groupby(in_places, lambda number: number.span.start):
        its = list(of_one)
        bounded = (number for number in its if number.figure.value.high is not None)
        best = {key: number for number in bounded for key in number.keys(of_wholes=False)}
        for key, number in best.items():
            _over(start, above[key]).append(number)
        for number in its:
            every = (_over(start, above[key]) for key in number.keys(of_wholes=True))
            # The last may be the number itself, or another of its subject and time. Of equal
            # wholes the first stands, which is most like the part.
            near = (whole for over in every for whole in (*over[-2:], *over[:1]))
            if wholes := list(filter(number.lies_in, near)):
                found[number] = min(wholes, key=_least)
    return found


def _over(start: int, numbers: list[_Number]) -> list[_Number]:
    """Return numbers, the nearest last, without the last that are not over a place."""
    while numbers and start not in numbers[-1].span:
        numbers.pop()
    return numbers


def _least(number: _Number) -> tuple[Decimal | int, int]:
    return number.figure.value.high or 0, -number.span.start


def _judged_parts(whole: _Number, parts: Sequence[_Number]) -> Iterator[Outcome]:
    bounds, is_dated = whole.figure.value.interval, whole.time.kind != "undated"
    of_parts = [(part, part.figure.value.interval) for part in parts]
    larger = [part for part, its in of_parts if bounds.surely_less(its)]
    within = [part for part, its in of_parts if its.surely_less(bounds, or_equal=True)]
    if larger:
        records = [number.figure for number in (whole, *larger)]
        said = f"the whole, {whole}, is less than {_part_words(larger)}"
        yield Outcome("contradiction" if is_dated else "tension", records, said)
    if within and is_dated:
        records = [number.figure for number in (whole, *within)]
        said = f"the whole, {whole}, is no less than {_part_words(within)}"
        yield Outcome("agrees", records, said)


def _part_words(parts: Sequence[_Number]) -> str:
    return f"{'the part' if len(parts) == 1 else 'each of its parts'}, {cut(map(str, parts))}"
