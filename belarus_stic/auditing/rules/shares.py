"""Shares of one whole, each of another part of it, make no more than 100 %.

Compared: percentages of one indicator, denominator and time in one source, about one thing and
each one thing more. A tension where they certainly make more than 100 %.

Silent: shares of groups and areas, which may lie within each other, and of things of unlike kinds;
sums that the words leave open.
"""

from collections.abc import Hashable, Iterator, Sequence

from belarus_stic.auditing.outcomes import Outcome
from belarus_stic.auditing.readings import alike, cut, ids, subject_words, time_of
from belarus_stic.facts import kind_of, name_of
from belarus_stic.model import Figure, Profile
from belarus_stic.tables import interval_words, quantity_words
from belarus_stic.values import Interval

_NESTED = frozenset({"area", "group", "label"})
_ALL = Interval.exactly(100)


def check(profile: Profile) -> Iterator[Outcome]:
    """Check the sum of shares that have the whole in common."""

    def key(figure: Figure) -> Hashable:
        what = (figure.indicator.casefold(), figure.denominator, figure.per)
        return (what, time_of(profile, figure).key) if figure.value.unit == "%" else None

    for figures in alike(profile, key):
        yield from _judged(profile, figures)


def _judged(profile: Profile, figures: Sequence[Figure]) -> Iterator[Outcome]:
    owners = set.intersection(*(set(figure.about) for figure in figures))
    parts = [part for figure in figures for part in figure.about if part not in owners]
    kinds = {kind_of(profile, part) for part in parts}
    of_another_each = len(parts) == len(figures) == len(set(parts)) and len(kinds) == 1
    if not owners or not of_another_each or kinds & _NESTED:
        return
    whole = Interval.total(figure.value.interval for figure in figures)
    values = [quantity_words(figure.value) for figure in figures]
    each = zip(parts, values, strict=True)
    named = cut(f"{name_of(profile, part)} {value}" for part, value in each)
    what = f"{subject_words(profile, owners)}, {figures[0].indicator}"
    made = f"{what}: {named} make {interval_words(whole, '%')}"
    if _ALL.surely_less(whole):
        yield Outcome("tension", ids(figures), made, "some are shares of the same, or wrong")
    elif whole.surely_less(_ALL, or_equal=True):
        yield Outcome("agrees", ids(figures), f"{made}, within the whole")
