"""A stated duration fits into the period of what it is the duration of.

Compared: a figure in months, years, weeks or days with its own period, or with that of the one
thing it is about. A tension where it is certainly longer.

Silent: no closed period, no least length, and the length of a whole programme against a period,
which is home's part in it.
"""

from collections.abc import Iterator

from belarus_stic.auditing.outcomes import Outcome
from belarus_stic.auditing.readings import is_closed, subject_words, time_of
from belarus_stic.model import Profile
from belarus_stic.tables import counted, period_words, quantity_words
from belarus_stic.values import Interval, Period

# A unit of time as so many of the units in which a period is measured.
UNITS = {"month": (1, "month"), "year": (12, "month"), "week": (7, "day"), "day": (1, "day")}


def check(profile: Profile) -> Iterator[Outcome]:
    """Check the length of every duration."""
    for figure in profile.figures:
        times, unit = UNITS.get(figure.value.unit, (0, ""))
        time = time_of(profile, figure)
        is_of_whole = figure.scope == "whole programme" and figure.period is None
        if times and time.kind == "period" and is_closed(time.date) and not is_of_whole:
            room = _room(time.date, unit)
            needed = figure.value.interval.scaled(times)
            fits = not Interval.exactly(room).surely_less(needed)
            text = f"{subject_words(profile, figure.about)}: {quantity_words(figure.value)} stated"
            has = f"{period_words(time.date)} has {counted(room, unit)}"
            if needed.low is not None:
                yield Outcome("agrees" if fits else "tension", [figure.id], text, has)


def _room(period: Period, unit: str) -> int:
    first, last = period.first_day, period.last_day
    assert first is not None and last is not None  # noqa: S101, PT018 - the period is closed
    if unit == "day":
        return (last - first).days + 1
    return (last.year - first.year) * 12 + last.month - first.month + 1
