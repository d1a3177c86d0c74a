"""Times of figures: a duration fits into its period, sums and counts of one thing are of one."""

from calendar import monthrange
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from datetime import date

from belarus_stic import facts
from belarus_stic.auditing import checks
from belarus_stic.auditing.checks import Outcome, Time, cut, subject_words, time_of, values_words
from belarus_stic.model import Figure, Profile
from belarus_stic.tables import counted, period_words, quantity_words
from belarus_stic.values import Interval

_MONTHS_OF = {"month": 1, "year": 12}
_PLACES = frozenset({"area", "country", "label"})
_NO_WINDOWS = frozenset({"%", "day", "week", *_MONTHS_OF})


def durations(profile: Profile) -> Iterator[Outcome]:
    """Check that a stated duration fits into the period of what it is the duration of.

    Compared: a figure in months or years with its own period, or with that of the one thing it is
    about. A tension where it is certainly longer. Months are those of the calendar, from the first
    day on.

    Silent: no closed period, no least length, and the length of a whole programme against a period,
    which is home's part in it.
    """
    for figure in profile.figures:
        time, value = time_of(profile, figure), figure.value
        first, last = time.date.first_day, time.date.last_day
        is_of_whole = figure.scope == "whole programme" and figure.period is None
        is_duration = value.unit in _MONTHS_OF and value.low is not None and not is_of_whole
        if is_duration and time.kind == "period" and first and last:
            most, is_cut = _months(first, last)
            months = Interval(None, most, high_open=is_cut)
            is_longer = months.surely_less(value.interval.scaled(_MONTHS_OF[value.unit]))
            are = "is" if value.stated == 1 else "are"
            length = f"{quantity_words(value)} {are} stated"
            stated = f"{subject_words(profile, figure.about)}: {length}"
            has = f"{'less than ' if is_cut else ''}{counted(most, 'month')}"
            text = f"{stated}; {period_words(time.date)} has {has}"
            yield Outcome("tension" if is_longer else "agrees", [figure], text)


def _months(first: date, last: date) -> tuple[int, bool]:
    """Return how many months a period has, a last one that is cut among them, and whether one is.

    >>> [_months(date(2007, 12, day), date(2008, 11, 30)) for day in (1, 31)]
    [(12, False), (12, True)]
    """
    length = monthrange(last.year, last.month)[1]
    # The day after the last. There may be no such date.
    month, day = (last.month + 1, 1) if last.day == length else (last.month, last.day + 1)
    begun = min(first.day, length)
    months = (last.year - first.year) * 12 + month - first.month
    return months + (day > begun), day != begun


def windows(profile: Profile) -> Iterator[Outcome]:
    """Check that amounts and counts of one thing are of one time, so that they may be divided.

    Compared: all sums of money and counts of one subject in one source, by their times. A gap where
    times differ or only some are stated; a tension where an undated sum is also too large to be
    part of a dated one. One check is one subject.

    Silent: subjects that are places only, percentages, durations, numbers per something, and counts
    of what is listed; figures that are all undated; and times covered beside dates spoken at, of
    which neither are known to be the others.
    """

    def subject(figure: Figure) -> Hashable:
        is_other = figure.counts or figure.per or figure.value.unit in _NO_WINDOWS
        is_place = {facts.kind_of(profile, name) for name in figure.about} <= _PLACES
        return None if is_other or is_place else frozenset(figure.about)

    for figures in checks.alike(profile, subject):
        of_indicator: dict[str, set[Time]] = {}
        of_time: dict[Time, list[Figure]] = {}
        for figure in figures:
            time = time_of(profile, figure)
            of_indicator.setdefault(figure.indicator.casefold(), set()).add(time)
            of_time.setdefault(time, []).append(figure)
        if len(of_indicator) > 1:
            name = subject_words(profile, figures[0].about)
            for severity, text in _judged_times(of_indicator.values(), of_time):
                yield Outcome(severity, figures, f"{name}: {text}")


def _judged_times(
    times: Collection[set[Time]], of_time: Mapping[Time, Sequence[Figure]]
) -> Iterator[tuple[checks.Severity, str]]:
    common, kinds = set.intersection(*times), {time.kind for time in of_time}
    if dated := sorted((time for time in common if time.kind != "undated"), key=str):
        yield (
            "agrees",
            f"{values_words(of_time[dated[0]])} are given for the same time ({dated[0]})",
        )
    elif not common and not {"period", "as of"} <= kinds:
        parts = (f"{values_words(figures)} ({time})" for time, figures in of_time.items())
        are = "not said to be of the same time" if "undated" in kinds else "of different times"
        apart = f"{cut(parts)} are {are}"
        too_large = _too_large(of_time)
        yield "tension" if too_large else "gap", too_large or apart


def _too_large(of_time: Mapping[Time, Sequence[Figure]]) -> str:
    """Return that an undated sum is certainly greater than a dated one; "" where none is."""
    sums = [(one, time) for time, its in of_time.items() for one in its if one.value.is_money]
    # Of one unit, the last stands: the greatest without a date, the smallest with one.
    sums.sort(key=lambda pair: pair[0].value.low or 0)
    great = {pair[0].value.unit: pair for pair in sums if pair[1].kind == "undated"}
    sums.sort(key=lambda pair: pair[0].value.high or 0, reverse=True)
    dated = (pair for pair in sums if pair[1].kind != "undated" and pair[0].value.high is not None)
    small = {pair[0].value.unit: pair for pair in dated}
    for unit in sorted(great.keys() & small.keys()):
        if great[unit][0].value.compare(small[unit][0].value) == "greater":
            return f"{_dated_words(*great[unit])} cannot be part of {_dated_words(*small[unit])}"
    return ""


def _dated_words(figure: Figure, time: Time) -> str:
    return f"{quantity_words(figure.value)} ({figure.indicator}, {time})"
