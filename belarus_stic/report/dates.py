"""The dates that records state, each as a row, with succession and overlap."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from operator import attrgetter
from typing import Literal, TypeAlias

from attrs import evolve, frozen

from belarus_stic import facts, model, tables
from belarus_stic.model import Profile, Record, field_specs
from belarus_stic.report.figures import stated
from belarus_stic.report.wording import called
from belarus_stic.tables import described, listed, period_words
from belarus_stic.values import Citation, Period

When = Literal["past", "under way", "to come"]
Days: TypeAlias = tuple[date, ...]

# Kinds of record that can have a date; sources and the reference facts they bring are not asked.
KINDS = tuple(
    one.__name__.lower()
    for one in model.RECORD_TYPES
    if one not in {model.Source, model.OwnGroup, model.OwnRates}
    and any(spec.kind == "period" and spec.name != "as_of" for spec in field_specs(one))
)
# The field of what lasts; any other date is that of a moment, however wide it is known.
_LASTS = "period"
# What a date is of: by the kind of what lasts, else by the field, which may say so itself.
# A programme may be older than home's part in it, of which its period is.
_PERIODS = {
    "policy": "runs",
    "project": "runs",
    "programme": "in use",
    "membership": "holds",
    "centre": "at work",
    "organisation": "at work",
    "event": "held",
    "figure": "of that time",
    "observation": "of that time",
}
_EVENTS = {f"{kind} period": event for kind, event in _PERIODS.items()}
_EVENTS |= {"policy signed": "adopted", "in_force": "comes into force", "as_of": "stated"}
MOST, _MOST_IN_TEXT = 8, 3


@frozen(kw_only=True, repr=False)
class TimelineRow(tables.Row):
    """One date of one record. `begin` and `end` are as written, and None where they are open.

    `when` is told of the `event`: that an agreement came into force is over, though it may be in
    force. `overlaps` are other parts of the same whole; of more than eight, only some.
    """

    name: str = described("name of the record")
    kind: str = described("kind of record")
    event: str = described("what the date is of: founded, signed, runs, held, stated ...")
    date: Period = described("the date or span as the source gives it")
    begin: Period | None = described("its beginning as written; none where that is open")
    end: Period | None = described("its end as written; none where that is open")
    when: When | None = described("at the date the source speaks; none where that is undecided")
    speaks: Period = described("the date the source speaks at")
    part_of: str | None = described("name of what it is part of")
    follows: tuple[str, ...] = described("names of what a source says it follows")
    overlaps: tuple[str, ...] = described("names of parts of the same whole that share days")
    text: str = described("what is to be said beside it: a figure's value, succession, overlap")
    record: str = described("id of the record")
    evidence: tuple[Citation, ...] = described("statements the record cites")
    _sure: Days = described("first and last day on which it certainly lasts, if any")
    _lasts: bool = described("whether it lasts; else it is a moment")


def dates_of(record: Record) -> dict[str, Period]:
    """Return the dates of a record by field; a figure may have but that of its statement."""
    names = (spec.name for spec in field_specs(type(record)) if spec.kind == "period")
    dates = {name: time for name in names if (time := getattr(record, name))}
    own = {name: time for name, time in dates.items() if name != "as_of"}
    return own or (dates if isinstance(record, model.Figure) else {})


@facts.once
def dated_rows(profile: Profile) -> tuple[TimelineRow, ...]:
    """Return every date of every record, by begin, end and name."""
    records = [record for record in profile if facts.kind_of(profile, record.id) in KINDS]
    rows = [
        _dated_row(profile, record, *one) for record in records for one in dates_of(record).items()
    ]
    rows.sort(key=_place)
    shared = _overlapping(profile, rows)
    for i, row in enumerate(rows):
        if row._sure and (mates := shared.get(row.record)):
            some = mates[:_MOST_IN_TEXT]
            words = [f"{called(profile, one.record)} ({_both_words(row, one)})" for one in some]
            words += ["others"] * (len(mates) > len(some))
            text = f"{row.text}{'; ' * bool(row.text)}overlaps {listed(words)}"
            names = tuple(one.name for one in mates[:MOST])
            rows[i] = evolve(row, overlaps=names, text=text)
    return tuple(rows)


def _place(row: TimelineRow) -> tuple[object, ...]:
    # Open ends are never compared with dates.
    begins, ends = (row.begin is not None, row.date.earliest), (row.end is None, row.date.latest)
    return *begins, *ends, row.name, row.record


def _dated_row(profile: Profile, record: Record, field: str, time: Period) -> TimelineRow:
    kind, speaks = facts.kind_of(profile, record.id), facts.speaks_at(profile, record.id)
    # What has no end has not ended when its source speaks.
    begun, over = (time.start or time).last_day, (time.end or speaks).first_day
    sure = (begun, over) if field == _LASTS and begun and over and begun <= over else ()
    told = ["to come"] * time.begins_after(speaks)
    told += [row.words for row in [stated(profile).get(record.id)] if row]
    whole = facts.whole_of(profile, record.id)
    told += [getattr(record, "stance", "")] * isinstance(record, model.Observation)
    followed = getattr(record, "follows", None)
    if followed:
        gap = _gap_words(getattr(profile[followed], _LASTS), time)
        told.append(f"follows {called(profile, followed)}{gap}")
    return TimelineRow(
        name=record.name,
        kind=kind,
        event=_EVENTS.get(f"{kind} {field}", _EVENTS.get(field, field)),
        date=time,
        begin=time.start,
        end=time.end,
        when=_when(time, speaks, sure),
        speaks=speaks,
        part_of=facts.name_of(profile, whole, short=True) if whole else None,
        follows=(profile[followed].name,) if followed else (),
        overlaps=(),
        text="; ".join(told),
        record=record.id,
        evidence=facts.evidence_of(profile, [record.id]),
        sure=sure,
        lasts=field == _LASTS,
    )


def _when(time: Period, speaks: Period, sure: Days) -> When | None:
    if speaks.begins_after(time):
        return "past"
    if time.begins_after(speaks):
        return "to come"
    # Of a year or month at which its source speaks, all has to lie within.
    days = speaks.first_day, speaks.last_day if time.end else speaks.first_day
    lasts = sure and all(day and sure[0] <= day <= sure[1] for day in days)
    return "under way" if lasts else None


def _overlapping(profile: Profile, rows: list[TimelineRow]) -> dict[str, list[TimelineRow]]:
    """Return by record the rows of other parts of its whole that surely share days with it.

    Of those under way together only the few that last longest are met by what begins later: each
    of the others has met by then as many as are ever named.
    """
    parts: defaultdict[str, list[TimelineRow]] = defaultdict(list)
    for row in rows:
        if row._sure and (whole := facts.whole_of(profile, row.record)):
            parts[whole].append(row)
    found: defaultdict[str, list[TimelineRow]] = defaultdict(list)
    for siblings in parts.values():
        running: list[TimelineRow] = []
        for row in sorted(siblings, key=attrgetter("_sure")):
            running = [one for one in running if one._sure[1] >= row._sure[0]]
            for one in running:
                found[one.record].append(row)
            found[row.record] += running
            running = sorted([*running, row], key=lambda one: one._sure[1])[-MOST:]
    return found


def _both_words(*rows: TimelineRow) -> str:
    """Return the time that two rows which surely share days have in common, as written."""
    begin = max((row.begin or row.end or row.date for row in rows), key=attrgetter("latest"))
    ends = [row.end for row in rows if row.end]
    end = min(ends, key=attrgetter("latest")) if ends else ".."
    return period_words(begin if begin == end else Period(f"{begin}/{end}"))


def _gap_words(before: Period | None, time: Period) -> str:
    """Return the whole years between what is followed and what follows, where they are certain."""
    end, begin = before and before.last_day, time.first_day
    years = range(end.year + 1, begin.year) if end and begin else range(0)
    return f" after a gap ({years[0]}{f' to {years[-1]}' * (len(years) > 1)})" if years else ""
