"""No part is larger than its whole.

Compared: a figure with those of what its subject is part of (`part_of`, and a project's programme),
and with those of the same subject in a longer time. Counts need the same unit and indicator; money
the same currency and stage, and a purpose and scope that take in those of the part. A contradiction
where a part is certainly larger than the smallest whole it lies in; a tension where both are
undated. One check is one whole with all its parts in one source.

Silent: numbers per something, money of unstated stage, a time that is not certainly within the
other, and what is about several programmes at once. Parts are never added.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import chain, product

from attrs import frozen

from belarus_stic.auditing.outcomes import Outcome, Verdict
from belarus_stic.auditing.readings import MOST_NAMES, Time, sources_of, time_of
from belarus_stic.facts import in_order, kind_of
from belarus_stic.model import Figure, Profile
from belarus_stic.tables import listed, quantity_words

# In longer series only the figures of the longest times are taken for wholes.
_MOST_TIMES = 60


@frozen
class _Number:
    """A figure as a part or a whole.

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

    @property
    def least(self) -> tuple[bool, Decimal]:
        """What orders wholes by their upper ends, those that have none last."""
        high = self.figure.value.high
        return high is None, high or Decimal(0)

    def lies_in(self, whole: "_Number") -> bool:
        """Tell whether its time is certainly within that of another number, which is not its own."""
        if self.time.key == whole.time.key:
            return self.node != whole.node or self.key != whole.key
        are_periods = self.time.kind == whole.time.kind == "period"
        return are_periods and whole.time.date.surely_contains(self.time.date)

    def __str__(self) -> str:
        return f"{self.figure.name}, {quantity_words(self.figure.value)}"


# The smallest number of each time.
_Wholes = dict[tuple[bool, object], _Number]


def check(profile: Profile) -> Iterator[Outcome]:
    """Check every number against the wholes that it lies in."""
    at: dict[str, list[_Number]] = {}
    for figure in in_order(profile, profile.figures):
        for number in _numbers(profile, figure):
            at.setdefault(number.node, []).append(number)
    above: dict[Hashable, list[_Wholes]] = {}
    parts: dict[_Number, list[_Number]] = {}
    for node, is_entered in _walk(profile):
        numbers = at.get(node, ())
        if not is_entered:
            for key in {number.key for number in numbers}:
                above[key].pop()
            continue
        own = _by_key(numbers)
        for number in numbers:
            if (whole := _whole_of(number, above, own)) is not None:
                parts.setdefault(whole, []).append(number)
        for key, wholes in own.items():
            stack = above.setdefault(key, [])
            inherited = stack[-1].values() if stack else ()
            stack.append(_smallest(chain(inherited, wholes.values())))
    for whole, of_whole in parts.items():
        yield from _judged(whole, of_whole)


def _numbers(profile: Profile, figure: Figure) -> Iterator[_Number]:
    """Yield a figure as each of its sources states it, if it can be a part or a whole."""
    unit = figure.value.unit
    what: Hashable = (unit, figure.stage if figure.value.is_money else figure.indicator.casefold())
    if unit == "%" or figure.per or figure.stage == "unstated":
        return
    time, node = time_of(profile, figure), _node(profile, figure)
    rest = frozenset(figure.about) - {node}
    for source in sources_of(profile, figure.id):
        yield _Number(figure, time, node, rest, (source, what))


def _node(profile: Profile, figure: Figure) -> str:
    """Return the one programme, project or body that a figure is about, else nothing."""
    for kinds in ({"programme", "project"}, {"organisation"}):
        found = [name for name in figure.about if kind_of(profile, name) in kinds]
        if found:
            return found[0] if len(found) == 1 else ""
    return ""


def _walk(profile: Profile) -> Iterator[tuple[str, bool]]:
    """Yield every node on entering it, all its parts, and it again on leaving it."""
    parts: dict[str | None, list[str]] = {None: [""]}
    for record in chain(profile.programmes, profile.projects, profile.organisations):
        whole = next((ref for name, ref in record.references() if name in _PART), None)
        parts.setdefault(whole, []).append(record.id)
    waiting = [(node, True) for node in parts[None]]
    while waiting:
        node, is_entered = waiting.pop()
        yield node, is_entered
        if is_entered:
            waiting.append((node, False))
            waiting += [(part, True) for part in parts.get(node, ())]


_PART = ("part_of", "programme")


def _by_key(numbers: Iterable[_Number]) -> Mapping[Hashable, _Wholes]:
    found: dict[Hashable, list[_Number]] = {}
    for number in numbers:
        found.setdefault(number.key, []).append(number)
    return {key: _smallest(alike) for key, alike in found.items()}


def _smallest(numbers: Iterable[_Number]) -> _Wholes:
    """Return the smallest number of each time, the longest times alone where there are many."""
    found: _Wholes = {}
    for number in numbers:
        kept = found.setdefault(number.time.key, number)
        if number.least < kept.least:
            found[number.time.key] = number
    longest = sorted(found.items(), key=lambda item: _days(item[1]), reverse=True)
    return dict(longest[:_MOST_TIMES])


def _days(number: _Number) -> int:
    period = number.time.date
    return ((period.latest or date.max) - (period.earliest or date.min)).days


def _whole_of(
    number: _Number, above: Mapping[Hashable, Sequence[_Wholes]], own: Mapping[Hashable, _Wholes]
) -> _Number | None:
    """Return the smallest of the wholes in which a number lies."""
    wholes = (
        whole
        for key in number.keys_of_wholes()
        for found in (*above.get(key, ())[-1:], own.get(key, {}))
        for whole in found.values()
        if number.lies_in(whole)
    )
    return min(wholes, key=lambda whole: (whole.least, whole.figure.name), default=None)


def _judged(whole: _Number, parts: Sequence[_Number]) -> Iterator[Outcome]:
    value = whole.figure.value
    larger = [part for part in parts if value.compare(part.figure.value) == "less"]
    within = [
        part
        for part in parts
        if part.figure.value.interval.surely_less(value.interval, or_equal=True)
    ]
    is_dated = whole.time.kind != "undated"
    if larger:
        verdict: Verdict = "contradiction" if is_dated else "tension"
        gist = f"{whole} is less than its part: {_listed(larger)}"
        yield Outcome(verdict, _ids(whole, larger), f"{gist}.", gist)
    if within and is_dated:
        text = f"{whole} is no less than its part: {_listed(within)}."
        yield Outcome("agrees", _ids(whole, within), text)


def _ids(whole: _Number, parts: Sequence[_Number]) -> list[str]:
    return [number.figure.id for number in (whole, *parts)]


def _listed(numbers: Iterable[_Number]) -> str:
    return listed(map(str, numbers), MOST_NAMES)
