"""Amounts and counts of one thing are of one time, so that they may be added or divided.

Compared: all sums of money and counts of one subject in one source, by their times. A gap where
times differ or only some are stated; a tension where an undated sum is also too large to be part
of a dated one. One check is one subject.

Silent: subjects that are places only, percentages, durations, numbers per something, and counts of
what is listed; figures that are all undated; and a time covered beside a date spoken at, of which
neither is known to be the other.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from belarus_stic.auditing.outcomes import Outcome
from belarus_stic.auditing.readings import (
    MOST_NAMES,
    Time,
    are,
    sources_of,
    subject_words,
    time_of,
)
from belarus_stic.auditing.rules.durations import UNITS
from belarus_stic.facts import in_order, kind_of
from belarus_stic.model import Figure, Profile
from belarus_stic.tables import listed, quantity_words
from belarus_stic.values import Quantity

_PLACES = frozenset({"area", "country", "label"})


def check(profile: Profile) -> Iterator[Outcome]:
    """Check the times of the figures of each subject."""
    by_subject: dict[tuple[str, frozenset[str]], list[Figure]] = {}
    for figure in in_order(profile, profile.figures):
        if _is_amount(figure) and {kind_of(profile, name) for name in figure.about} - _PLACES:
            for source in sources_of(profile, figure.id):
                by_subject.setdefault((source, frozenset(figure.about)), []).append(figure)
    for figures in by_subject.values():
        times: dict[str, set[Time]] = {}
        for figure in figures:
            indicator = times.setdefault(figure.indicator.casefold(), set())
            indicator.add(time_of(profile, figure))
        if len(times) > 1:
            yield from _judged(profile, figures, list(times.values()))


def _is_amount(figure: Figure) -> bool:
    unit = figure.value.unit
    return not (figure.counts or figure.per or unit == "%" or unit in UNITS)


def _judged(
    profile: Profile, figures: Sequence[Figure], times: Sequence[set[Time]]
) -> Iterator[Outcome]:
    subject, records = subject_words(profile, figures[0].about), [figure.id for figure in figures]
    by_time: dict[Time, list[Quantity]] = {}
    for figure in figures:
        by_time.setdefault(time_of(profile, figure), []).append(figure.value)
    common = set.intersection(*times)
    if dated := sorted(str(time) for time in common if time.kind != "undated"):
        values = listed((quantity_words(figure.value) for figure in figures), MOST_NAMES)
        text = f"{subject}: {values} are given for one time ({listed(dated, MOST_NAMES)})."
        yield Outcome("agrees", records, text)
    elif not common and _are_apart(times):
        over = _undated_and_greater(profile, figures)
        text = over or f"{_by_time_words(by_time)}."
        yield Outcome("tension" if over else "gap", records, f"{subject}: {text}")


def _are_apart(times: Collection[set[Time]]) -> bool:
    """Tell whether some indicators certainly have no time in common."""
    kinds = [{time.kind for time in of_one} for of_one in times]
    if {"undated"} in kinds:
        return True
    for kind in ("period", "as of"):
        alike = [of_one for of_one, its in zip(times, kinds, strict=True) if its == {kind}]
        if alike and not set.intersection(*alike):
            return True
    return False


def _by_time_words(by_time: Mapping[Time, Sequence[Quantity]]) -> str:
    said = []
    for time, values in by_time.items():
        is_plain = time.kind == "period" and str(time)[0].isdigit()
        verb = "" if said else f"{are(len(values) if values[0].stated == 1 else 2)} "
        what = listed(map(quantity_words, values), MOST_NAMES)
        said.append(f"{what} {verb}{'of ' if is_plain else ''}{time}")
    shown = said[:MOST_NAMES]
    more = [f"and {len(said) - len(shown)} more times"] if len(said) > len(shown) else []
    return "; ".join([*shown, *more])


def _undated_and_greater(profile: Profile, figures: Sequence[Figure]) -> str:
    """Return that an undated sum is certainly greater than a dated one; "" where none is."""
    greatest: dict[str, Figure] = {}
    smallest: dict[str, Figure] = {}
    for figure in figures:
        value = figure.value
        if value.is_money and time_of(profile, figure).kind == "undated":
            kept = greatest.setdefault(value.unit, figure).value
            if (value.low or 0) > (kept.low or 0):
                greatest[value.unit] = figure
        elif value.is_money and value.high is not None:
            kept = smallest.setdefault(value.unit, figure).value
            if value.high < (kept.high or 0):
                smallest[value.unit] = figure
    for unit in sorted(greatest.keys() & smallest.keys()):
        great, small = greatest[unit], smallest[unit]
        if great.value.compare(small.value) == "greater":
            time = time_of(profile, small)
            return (
                f"{quantity_words(great.value)} ({great.indicator}, undated) cannot be part of "
                f"{quantity_words(small.value)} ({small.indicator}, {time})."
            )
    return ""
