"""Which day a record speaks at, and whether it may have held on the day asked."""

from collections.abc import Mapping
from datetime import date

from belarus_stic.errors import NotAnswerableError, OptionError, UndecidedError, quoted
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

    Raises `NotAnswerableError` for a date before the earliest day of any record, and `OptionError`
    for what is no profile.
    """
    if not isinstance(profile, Profile):
        raise OptionError(f"expected a Profile, such as load_profile(), not {quoted(profile)}")
    if on is None:
        return profile.as_of
    asked, earliest = Period(on), _earliest(profile)
    if earliest is not None and asked.last_day is not None and earliest.begins_after(asked):
        raise NotAnswerableError(
            f"Nothing can be said of {period_words(asked)}: the sources speak of nothing before "
            f"{period_words(earliest)}. Leave `on` out to ask for {period_words(profile.as_of)}."
        )
    return asked


@once
def _earliest(profile: Profile) -> Period | None:
    """Return the earliest day, month or year that any record speaks of."""
    periods = (
        getattr(record, spec.name)
        for record in profile
        if not isinstance(record, _ABOUT_NOTHING)
        for spec in field_specs(type(record))
        if spec.kind == "period"
    )
    starts = ((period.first_day, _start(period)) for period in periods if period is not None)
    first = min(((day, start) for day, start in starts if day is not None), default=None)
    return None if first is None else Period(first[1])


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
        if reason := _reason(profile[record], on) or found.get(whole_of(profile, record) or ""):
            found[record] = reason
    return found


def _reason(record: Record, on: Period) -> Reason | None:
    begun = over = getattr(record, "period", None)
    verb = "begins"
    if isinstance(record, Agreement):
        if record.status in _NOT_HELD:
            return _NOT_HELD[record.status], "status", record.id
        if record.status == "ended" and record.ended is None:
            return "ended", "status", record.id
        begun, over = record.signed or record.in_force, record.ended
        verb = "signed" if record.signed else "comes into force"
    if begun is not None and begun.begins_after(on):
        when = when_words(Period(_start(begun)))
        return f"{verb} {when}, after the date asked", "date", record.id
    if over is not None and on.begins_after(over):
        when = when_words(Period(over.text.rpartition("/")[2]))
        return f"ended {when}", "date", record.id
    return None


def _start(period: Period) -> str:
    return period.text.partition("/")[0]


def when_words(period: Period) -> str:
    """Return a date with its preposition.

    >>> [when_words(Period(text)) for text in ("2011-11", "2023-10-16", "2004~", "1990/2020")]
    ['in November 2011', 'on 16 October 2023', 'about 2004', 'at some time (1990 to 2020)']
    """
    words = period_words(period)
    if period.is_span:
        return f"at some time ({words})"
    # "About 2004" needs no preposition.
    return words if period.approximate else f"{'on' if len(period.text) > 7 else 'in'} {words}"
