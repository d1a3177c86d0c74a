"""Shares of one whole, each of another part of it, make no more than 100 %.

Compared: percentages of one indicator, denominator and time in one source, about one thing and
each one thing more. A tension where they certainly make more than 100 %.

Silent: shares of groups and areas, which may lie within each other, and of things of unlike kinds;
sums that the words leave open.
"""

from collections.abc import Hashable, Iterator, Sequence

from belarus_stic.auditing.outcomes import Outcome
from belarus_stic.auditing.readings import MOST_NAMES, sources_of, subject_words, time_of
from belarus_stic.facts import in_order, kind_of, name_of
from belarus_stic.model import Figure, Profile
from belarus_stic.tables import interval_words, listed, quantity_words
from belarus_stic.values import Interval

_NESTED = frozenset({"area", "group", "label"})
_ALL = Interval.exactly(100)


def check(profile: Profile) -> Iterator[Outcome]:
    """Check the sum of shares that have the whole in common."""
    alike: dict[Hashable, list[Figure]] = {}
    for figure in in_order(profile, profile.figures):
        if figure.value.unit == "%":
            what = (figure.indicator.casefold(), figure.denominator, frozenset(figure.per))
            for source in sources_of(profile, figure.id):
                key = (source, what, time_of(profile, figure).key)
                alike.setdefault(key, []).append(figure)
    for figures in alike.values():
        if len(figures) > 1:
            yield from _judged(profile, figures)


def _judged(profile: Profile, figures: Sequence[Figure]) -> Iterator[Outcome]:
    owners = set.intersection(*(set(figure.about) for figure in figures))
    parts = [part for figure in figures for part in figure.about if part not in owners]
    kinds = {kind_of(profile, part) for part in parts}
    each_of_another = len(parts) == len(figures) == len(set(parts)) and len(kinds) == 1
    if not owners or not each_of_another or kinds & _NESTED:
        return
    whole = Interval.total(figure.value.interval for figure in figures)
    named = (
        f"{name_of(profile, part)} {quantity_words(figure.value)}"
        for figure, part in zip(figures, parts, strict=True)
    )
    what = f"{subject_words(profile, owners)}, {figures[0].indicator}"
    text = f"{what}: {listed(named, MOST_NAMES)} make {interval_words(whole, '%')}"
    records = [figure.id for figure in figures]
    if _ALL.surely_less(whole):
        yield Outcome("tension", records, f"{text}: some are shares of the same thing, or wrong.")
    elif whole.surely_less(_ALL, or_equal=True):
        yield Outcome("agrees", records, f"{text}, within the whole.")
