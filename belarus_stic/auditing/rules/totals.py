"""No part is larger than its whole.

Compared: a figure with those of what its subject is part of (`part_of`, and a project's programme),
and with those of the same subject in a longer time. Counts need the same unit and indicator; money
the same currency and stage, and a purpose and scope that take in those of the part. A contradiction
where a part is certainly larger than the smallest whole it lies in; a tension where both are
undated. One check is one whole with all its parts in one source.

Silent: numbers per something, money of unstated stage, a time that is not certainly within the
other, and what is about several programmes at once. Parts are never added.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from datetime import date
from itertools import chain, product

from attrs import frozen

from belarus_stic.auditing.outcomes import Outcome
from belarus_stic.auditing.readings import Time, cut, high, sources_of, time_of
from belarus_stic.facts import in_order, kind_of
from belarus_stic.model import Figure, Profile
from belarus_stic.tables import quantity_words

# In longer series only the figures of the longest times are taken for wholes.
_MOST_TIMES = 20
# The fields that say what a record is directly part of.
_PART_OF = ("part_of", "programme")


@frozen
class _Number:
    """A figure, as a part or a whole.

    `node` is the programme, project or body it is about, `rest` what else it is about, `what` all
    that must be alike in part and whole.
    """

    figure: Figure
    time: Time
    node: str
    rest: frozenset[str]
    what: Hashable

    @property
    def key(self) -> Hashable:
        """What a part must look for."""
        return self.what, self.figure.purpose, self.figure.scope, self.rest

    def keys_of_wholes(self) -> Iterator[Hashable]:
        """Yield what a whole of it may be found under."""
        scopes = {self.figure.scope, "whole programme"} - {"unstated"}
        purposes = {self.figure.purpose, "general"} if self.figure.value.is_money else {None}
        for found in product(purposes, scopes, {self.rest, frozenset[str]()}):
            yield self.what, *found

    def lies_in(self, whole: "_Number") -> bool:
        """Tell whether its time certainly lies within that of another number."""
        if self.time.key == whole.time.key:
            return (self.node, self.key) != (whole.node, whole.key)
        are_periods = self.time.kind == whole.time.kind == "period"
        return are_periods and whole.time.date.surely_contains(self.time.date)

    def __str__(self) -> str:
        return f"{self.figure.name} ({quantity_words(self.figure.value)})"


# The smallest number of each time.
_Wholes = dict[tuple[bool, object], _Number]


def check(profile: Profile) -> Iterator[Outcome]:
    """Check every number against the wholes that it lies in."""
    at: dict[str, list[_Number]] = {}
    for number in _numbers(profile):
        at.setdefault(number.node, []).append(number)
    above: dict[Hashable, list[_Wholes]] = {}
    parts: dict[_Number, list[_Number]] = {}
    for node, is_entered in _walk(profile):
        by_key: dict[Hashable, list[_Number]] = {}
        for number in at.get(node, ()):
            by_key.setdefault(number.key, []).append(number)
        if not is_entered:
            for key in by_key:
                above[key].pop()
            continue
        own = {key: _smallest(numbers) for key, numbers in by_key.items()}
        for number in at.get(node, ()):
            if (whole := _whole_of(number, above, own)) is not None:
                parts.setdefault(whole, []).append(number)
        for key, wholes in own.items():
            stack = above.setdefault(key, [{}])
            stack.append(_smallest(chain(stack[-1].values(), wholes.values())))
    for whole, of_whole in parts.items():
        yield from _judged(whole, of_whole)


def _numbers(profile: Profile) -> Iterator[_Number]:
    """Yield every figure that can be a part or a whole, as each of its sources states it."""
    for figure in in_order(profile, profile.figures):
        unit, node, time = figure.value.unit, _node(profile, figure), time_of(profile, figure)
        what = figure.stage if figure.value.is_money else figure.indicator.casefold()
        if unit != "%" and not figure.per and what != "unstated":
            rest = frozenset(figure.about) - {node}
            for source in sorted(sources_of(profile, figure.id)):
                yield _Number(figure, time, node, rest, (source, unit, what))


def _node(profile: Profile, figure: Figure) -> str:
    """Return the one programme, project or body that a figure is about, else nothing."""
    kinds = {name: kind_of(profile, name) for name in figure.about}
    found = [name for name in kinds if kinds[name] in {"programme", "project"}]
    found = found or [name for name in kinds if kinds[name] == "organisation"]
    return found[0] if len(found) == 1 else ""


def _walk(profile: Profile) -> Iterator[tuple[str, bool]]:
    """Yield every node on entering it, then all its parts, and it again on leaving it."""
    parts: dict[str | None, list[str]] = {None: [""]}
    for record in chain(profile.programmes, profile.projects, profile.organisations):
        whole = next((ref for name, ref in record.references() if name in _PART_OF), None)
        parts.setdefault(whole, []).append(record.id)
    waiting = [(node, True) for node in parts[None]]
    while waiting:
        node, is_entered = waiting.pop()
        yield node, is_entered
        if is_entered:
            waiting += [(node, False), *((part, True) for part in parts.get(node, ()))]


def _smallest(numbers: Iterable[_Number]) -> _Wholes:
    """Return the smallest number of each time, the longest times alone where there are many."""
    found: _Wholes = {}
    for number in numbers:
        key = number.time.key
        found[key] = min(found.get(key, number), number, key=lambda one: high(one.figure))
    longest = sorted(found.items(), key=lambda item: _days(item[1]), reverse=True)
    return dict(longest[:_MOST_TIMES])


def _days(number: _Number) -> int:
    period = number.time.date
    return ((period.latest or date.max) - (period.earliest or date.min)).days


def _whole_of(
    number: _Number, above: Mapping[Hashable, list[_Wholes]], own: Mapping[Hashable, _Wholes]
) -> _Number | None:
    """Return the smallest of the wholes in which a number lies."""
    wholes = (
        whole
        for key in number.keys_of_wholes()
        for found in (*above.get(key, ())[-1:], own.get(key, {}))
        for whole in found.values()
        if number.lies_in(whole)
    )
    return min(wholes, key=lambda one: (high(one.figure), one.figure.name), default=None)


def _judged(whole: _Number, parts: list[_Number]) -> Iterator[Outcome]:
    value, is_dated = whole.figure.value, whole.time.kind != "undated"
    larger = [part for part in parts if value.compare(part.figure.value) == "less"]
    within = [
        part
        for part in parts
        if part.figure.value.interval.surely_less(value.interval, or_equal=True)
    ]
    if larger:
        said = f"{whole} is less than its part: {cut(map(str, larger))}"
        yield Outcome("contradiction" if is_dated else "tension", _ids(whole, larger), said)
    if within and is_dated:
        said = f"{whole} is no less than its part: {cut(map(str, within))}"
        yield Outcome("agrees", _ids(whole, within), said)


def _ids(whole: _Number, parts: list[_Number]) -> list[str]:
    return [number.figure.id for number in (whole, *parts)]
