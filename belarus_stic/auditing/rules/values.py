"""One indicator of one thing, at one time and of one whole, has one value.

Compared: figures alike in all but their value. A contradiction where no number lies within all the
bounds that one source states; a tension where only two sources differ; each source is otherwise
left to itself. One check is one such group of figures in one source.

Silent: figures of another time, unit, purpose, stage or scope, and sources that agree with each
other. Unchecked: "about 450" beside another number, as "about" sets no bounds.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence

from belarus_stic.auditing.outcomes import Outcome
from belarus_stic.auditing.readings import alike, ids, subject_words, time_of, values_words
from belarus_stic.model import Figure, Profile
from belarus_stic.values import Interval, Quantity


def check(profile: Profile) -> Iterator[Outcome]:
    """Check figures of the same thing against each other, first within each source."""

    def key(figure: Figure) -> Hashable:
        of_money = (figure.stage, figure.purpose, figure.scope, figure.paid_by, figure.paid_to)
        what = (figure.indicator.casefold(), figure.value.unit, figure.denominator, figure.per)
        return what, of_money, frozenset(figure.about), time_of(profile, figure).key

    within = [_compared(profile, figures) for figures in alike(profile, key)]
    yield from within
    told = {name for one in within if one.severity == "contradiction" for name in one.records}
    for figures in alike(profile, key, across=True):
        differ = _compared(profile, figures)
        if differ.severity == "contradiction" and told.isdisjoint(differ.records):
            yield differ


def _compared(profile: Profile, figures: Sequence[Figure]) -> Outcome:
    values = {figure.value for figure in figures}
    about = f"{figures[0].indicator} ({subject_words(profile, figures[0].about)})"
    stated = f"{about}: {values_words(figures)}"
    if len(values) == 1:
        return Outcome("agrees", ids(figures), f"{stated}, stated {len(figures)} times")
    if not _have_common(values):
        return Outcome("contradiction", ids(figures), stated, "all are stated of the same time")
    if any(value.hedge == "about" for value in values):
        return Outcome("unchecked", ids(figures), 'how far "about" reaches is not said')
    return Outcome("agrees", ids(figures), f"{stated}, all true of one number")


def _have_common(values: Iterable[Quantity]) -> bool:
    common: Interval | None = Interval.unbounded()
    for value in values:
        common = common and common.intersection(value.interval)
    return common is not None
