"""Which day a record speaks at, and whether it may have held on the day asked."""

from collections.abc import Mapping
from datetime import date

from belarus_stic.errors import (
    InvalidPeriodError,
    NotAnswerableError,
    OptionError,
    UndecidedError,
    quoted,
)
from belarus_stic.facts.memo import once
from belarus_stic.facts.parts import whole_of, wholes_first
from belarus_stic.model import Agreement, OwnGroup, OwnRates, Profile, Record, Source, field_specs
from belarus_stic.tables import period_words
from belarus_stic.values import Period

# Why a record lies outside a date: in words, as one word, and the record whose date it is.
Reason = tuple[str, str, str]

# Agreements of these give no tie, whatever their dates.
_NOT_HELD = {"planned": "planned, not concluded", "not in force": "not in force"}
# These speak of no time of the co-operation itself.
_ABOUT_NOTHING = (Source, OwnGroup, OwnRates)


def date_asked(profile: Profile, on: Period | date | str | int | None = None) -> Period:
    """Return the date an answer is asked for: the profile's own unless another is given.

    A year, a month or a span means "at any time in it". A date after the sources' is allowed.

    Raises `NotAnswerableError` for a date before the earliest day of any record,
    `InvalidPeriodError` for one that is only "about" a date, and `OptionError` for what is no
    profile.
    """
    if not isinstance(profile, Profile):
        raise OptionError(f"expected a Profile, such as load_profile(), not {quoted(profile)}")
    asked, earliest = Period(profile.as_of if on is None else on), _earliest(profile)
    if asked == profile.as_of:
        return asked
    if asked.approximate:
        raise InvalidPeriodError(
            f"on={asked.text!r} is only about a date, and may be any; ask for "
            f"on={asked.text.replace('~', '')!r}, or for a longer span such as '2003/2005'"
        )
    first = earliest.earliest if earliest else None
    if earliest and first and asked.latest and asked.latest < first:
        raise NotAnswerableError(
            f"Nothing can be said of {time_words(asked)}: the sources speak of nothing before "
            f"{period_words(earliest)}. Leave `on` out to ask for {period_words(profile.as_of)}."
        )
    return asked


@once
def _earliest(profile: Profile) -> Period | None:
    """Return the earliest date of any record or source, none where no record is dated."""
    periods = (
        getattr(record, spec.name)
        for record in profile
        if not isinstance(record, _ABOUT_NOTHING)
        for spec in field_specs(type(record))
        if spec.kind == "period"
    )
    dated = [period for period in periods if period is not None]
    speaking = (profile.as_of, *(source.as_of for source in profile.sources if source.as_of))
    starts = (_start(period) for period in (*dated, *speaking) if dated)
    return min(starts, key=lambda start: (start.earliest or date.min, start.text), default=None)


def speaks_at(profile: Profile, record_id: str) -> Period:
    """Return the date a record speaks at: its own, the latest of its sources', or the profile's."""
    return profile[record_id].speaks_at(_sources(profile), profile.as_of)


@once
def _sources(profile: Profile) -> Mapping[str, Record]:
    return {source.id: source for source in profile.sources}


def speaks_of(profile: Profile, record_id: str, on: Period) -> bool:
    """Tell whether a record certainly speaks of the date asked; of another it says nothing.

    A list of 2011 speaks of any month of that year, and one of a month of that year. Of a longer
    span it would have to know every day.
    """
    dated = speaks_at(profile, record_id)
    try:
        return dated.contains(on) if on.is_span else dated.overlaps(on)
    except UndecidedError:
        return False


def surely_holds(profile: Profile, record_id: str, on: Period) -> bool:
    """Tell whether sources leave no doubt that a record holds at some time in `on`.

    They speak of that date, or give a beginning and an end around it. What has no end is known to
    hold until they speak; within the month or year of a beginning or an end it may hold or not.
    """
    if speaks_of(profile, record_id, on):
        return True
    begun, over, _ = _lasts(profile[record_id])
    if begun is None:
        return False
    last = (over and over.end) or speaks_at(profile, record_id)
    begun_by, not_over_before = _start(begun).last_day, last.first_day
    return (
        begun_by is not None
        and not_over_before is not None
        and begun_by <= (on.latest or date.max)
        and (on.earliest or date.min) <= not_over_before
    )


def may_hold(profile: Profile, record_id: str, on: Period) -> bool:
    """Tell whether a record is not known to lie outside `on`, at any time in it.

    An agreement goes by its status and dates, everything else by its period, where it has one. A
    part never holds before or after its whole.
    """
    return record_id not in outside(profile, on)


@once
def outside(profile: Profile, on: Period) -> Mapping[str, Reason]:
    """Return the records known to lie outside `on`: by their own dates, or those of a whole."""
    found: dict[str, Reason] = {}
    for record in wholes_first(profile):
        reason = _reason(profile, profile[record], on)
        if reason := reason or found.get(whole_of(profile, record) or ""):
            found[record] = reason
    return found


def _reason(profile: Profile, record: Record, on: Period) -> Reason | None:
    begun, over, verb = _lasts(record)
    status = record.status if isinstance(record, Agreement) else ""
    if status in _NOT_HELD:
        return _NOT_HELD[status], "status", record.id
    if begun is not None and begun.begins_after(on):
        when = when_words(_start(begun))
        return f"{verb} {when}, after the date asked", "date", record.id
    if over is not None and on.begins_after(over):
        when = when_words(over.end or over)
        return f"ended {when}", "date", record.id
    # What a source calls ended had ended when it spoke, whatever day it gives; before, it may hold.
    spoken = speaks_at(profile, record.id).earliest or date.min
    if status == "ended" and (on.earliest or date.min) >= spoken:
        return "ended", "status", record.id
    return None


def _lasts(record: Record) -> tuple[Period | None, Period | None, str]:
    """Return in what a record begins and in what it ends, and the word for its beginning."""
    if isinstance(record, Agreement):
        verb = "signed" if record.signed else "comes into force"
        return record.signed or record.in_force, record.ended, verb
    period = getattr(record, "period", None)
    return period, period, "begins"


def _start(period: Period) -> Period:
    """Return the first date that is written there."""
    return period.start or period.end or period


def during_words(period: Period) -> str:
    """Return a date with its preposition, of a span that any time in it is meant.

    >>> [during_words(Period(text)) for text in ("2011", "1990/2020", "2010/..", "../2010")]
    ['in 2011', 'at any time from 1990 to 2020', 'at any time since 2010', 'at any time up to 2010']
    """
    return f"at any time {_reach(period)}" if period.is_span else when_words(period)


def time_words(period: Period) -> str:
    """Return a date as the object of a preposition.

    >>> [f"of {time_words(Period(text))}" for text in ("2011", "1990/2020", "2010/..", "../2010")]
    ['of 2011', 'of the time from 1990 to 2020', 'of the time since 2010', 'of the time up to 2010']
    """
    return f"the time {_reach(period)}" if period.is_span else period_words(period)


def _reach(span: Period) -> str:
    return f"{'from ' * bool(span.start and span.end)}{period_words(span)}"


def when_words(period: Period) -> str:
    """Return a date with its preposition.

    >>> [when_words(Period(text)) for text in ("2011-11", "2023-10-16", "2004~", "1990/2020")]
    ['in November 2011', 'on 16 October 2023', 'about 2004', 'at some time from 1990 to 2020']
    """
    words = period_words(period)
    if period.is_span:
        return f"at some time {_reach(period)}"
    # "About 2004" needs no preposition.
    return words if period.approximate else f"{'on' if len(period.text) > 7 else 'in'} {words}"
