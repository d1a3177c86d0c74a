"""One indicator of one thing, at one time and of one whole, has one value.

Compared: figures alike in all but their value. A contradiction where no number lies within all the
bounds that one source states; a tension where only two sources differ; each source is otherwise
left to itself. One check is one such group of figures in one source.

Silent: figures of another time, unit, purpose, stage or scope, and sources that agree with each
other. Unchecked: "about 450" beside another number, as "about" sets no bounds.
"""

from collections.abc import Collection, Hashable, Iterator, Sequence

from belarus_stic.auditing.outcomes import Outcome
from belarus_stic.auditing.readings import MOST_NAMES, sources_of, subject_words, time_of
from belarus_stic.facts import in_order
from belarus_stic.model import Figure, Profile
from belarus_stic.tables import listed, quantity_words, sentence
from belarus_stic.values import Interval


def check(profile: Profile) -> Iterator[Outcome]:
    """Check figures of the same thing against each other, first within each source."""
    alike: dict[Hashable, list[Figure]] = {}
    for figure in in_order(profile, profile.figures):
        alike.setdefault(_key(profile, figure), []).append(figure)
    for figures in alike.values():
        if len(figures) > 1:
            yield from _judged(profile, figures)


def _key(profile: Profile, figure: Figure) -> Hashable:
    return (
        figure.indicator.casefold(),
        frozenset(figure.about),
        figure.value.unit,
        figure.denominator,
        frozenset(figure.per),
        frozenset(figure.paid_by),
        frozenset(figure.paid_to),
        (figure.stage, figure.purpose, figure.scope),
        time_of(profile, figure).key,
    )


def _judged(profile: Profile, figures: Sequence[Figure]) -> Iterator[Outcome]:
    by_source: dict[str, list[Figure]] = {}
    for figure in figures:
        for source in sources_of(profile, figure.id):
            by_source.setdefault(source, []).append(figure)
    found = [_compared(profile, told) for told in by_source.values() if len(told) > 1]
    yield from found
    differ = _compared(profile, figures)
    contradicted = any(outcome.verdict == "contradiction" for outcome in found)
    if differ.verdict == "contradiction" and not contradicted:
        yield differ


def _compared(profile: Profile, figures: Sequence[Figure]) -> Outcome:
    values = dict.fromkeys(figure.value for figure in figures)
    about = f"{figures[0].indicator} ({subject_words(profile, figures[0].about)})"
    stated = f"{about}: {listed(map(quantity_words, values), MOST_NAMES)}"
    records = [figure.id for figure in figures]
    if len(values) == 1:
        return Outcome("agrees", records, sentence(f"{stated} in {len(figures)} places"))
    if not _have_common([value.interval for value in values]):
        text = f"{stated} are stated of the same time."
        return Outcome("contradiction", records, sentence(text), f"{stated} are stated")
    if any(value.hedge == "about" for value in values):
        return Outcome("unchecked", records, 'how far "about" reaches is not said')
    return Outcome("agrees", records, sentence(f"{stated} are true of one number"))


def _have_common(intervals: Collection[Interval]) -> bool:
    common: Interval | None = Interval.unbounded()
    for interval in intervals:
        common = common and common.intersection(interval)
    return common is not None
