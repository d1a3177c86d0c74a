"""Amounts and counts of one thing are of one time, so that they may be added or divided.

Compared: all sums of money and counts of one subject in one source, by their times. A gap where
times differ or only some are stated; a tension where an undated sum is also too large to be part
of a dated one. One check is one subject.

Silent: subjects that are places only, percentages, durations, numbers per something, and counts of
what is listed; figures that are all undated; and a time covered beside a date spoken at, of which
neither is known to be the other.
"""

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence

from belarus_stic.auditing.outcomes import Outcome
from belarus_stic.auditing.readings import (
    Time,
    alike,
    cut,
    high,
    ids,
    subject_words,
    time_of,
    values_words,
)
from belarus_stic.auditing.rules.durations import UNITS
from belarus_stic.facts import kind_of
from belarus_stic.model import Figure, Profile
from belarus_stic.tables import quantity_words

_PLACES = frozenset({"area", "country", "label"})


def check(profile: Profile) -> Iterator[Outcome]:
    """Check the times of the figures of each subject."""

    def subject(figure: Figure) -> Hashable:
        is_other = figure.counts or figure.per or figure.value.unit in {"%", *UNITS}
        is_place = {kind_of(profile, name) for name in figure.about} <= _PLACES
        return None if is_other or is_place else frozenset(figure.about)

    for figures in alike(profile, subject):
        of_indicator: dict[str, set[Time]] = {}
        of_time: dict[Time, list[Figure]] = {}
        for figure in figures:
            time = time_of(profile, figure)
            of_indicator.setdefault(figure.indicator.casefold(), set()).add(time)
            of_time.setdefault(time, []).append(figure)
        if len(of_indicator) > 1:
            name, times = subject_words(profile, figures[0].about), list(of_indicator.values())
            for outcome in _judged(figures, times, of_time):
                yield Outcome(outcome.severity, outcome.records, f"{name}: {outcome.said}")


def _judged(
    figures: Sequence[Figure],
    times: Sequence[set[Time]],
    of_time: Mapping[Time, Sequence[Figure]],
) -> Iterator[Outcome]:
    common = set.intersection(*times)
    if dated := sorted(str(time) for time in common if time.kind != "undated"):
        text = f"{values_words(figures)} are given for one time ({dated[0]})"
        yield Outcome("agrees", ids(figures), text)
    elif not common and _are_apart(times):
        over = _undated_and_greater(of_time)
        yield Outcome("tension" if over else "gap", ids(figures), over or _by_time(of_time))


def _are_apart(times: Collection[set[Time]]) -> bool:
    """Tell whether some indicators certainly have no time in common."""
    kinds = [{time.kind for time in of_one} for of_one in times]
    for kind in ("period", "as of"):
        of_kind = [of_one for of_one, its in zip(times, kinds, strict=True) if its == {kind}]
        if of_kind and not set.intersection(*of_kind):
            return True
    return {"undated"} in kinds


def _by_time(of_time: Mapping[Time, Sequence[Figure]]) -> str:
    parts = (f"{values_words(figures)} ({time})" for time, figures in of_time.items())
    return f"{cut(parts)} are not said to be of one time"


def _undated_and_greater(of_time: Mapping[Time, Sequence[Figure]]) -> str:
    """Return that an undated sum is certainly greater than a dated one; "" where none is."""
    undated: dict[str, list[Figure]] = {}
    dated: dict[str, list[tuple[Figure, Time]]] = {}
    for time, figures in of_time.items():
        for figure in figures:
            if figure.value.is_money and time.kind == "undated":
                undated.setdefault(figure.value.unit, []).append(figure)
            elif figure.value.is_money:
                dated.setdefault(figure.value.unit, []).append((figure, time))
    for unit in sorted(undated.keys() & dated.keys()):
        great = max(undated[unit], key=lambda figure: figure.value.low or 0)
        small, time = min(dated[unit], key=lambda pair: high(pair[0]))
        if great.value.compare(small.value) == "greater":
            larger = f"{quantity_words(great.value)} ({great.indicator}, undated)"
            smaller = f"{quantity_words(small.value)} ({small.indicator}, {time})"
            return f"{larger} cannot be part of {smaller}"
    return ""
