"""`timeline`: the dates that records state, in the order of time, and what they are of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeAlias

from attrs import evolve, field, frozen

from belarus_stic import facts, model, tables
from belarus_stic.model import Profile, Record, field_specs
from belarus_stic.report.figures import stated
from belarus_stic.report.wording import About, asked_about, called
from belarus_stic.tables import Column, LeftOut, counted, described, listed, period_words, sentence
from belarus_stic.values import Citation, Period

if TYPE_CHECKING:
    from matplotlib.axes import Axes

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
_MOST, _MOST_IN_TEXT = 8, 3
_METHOD = (
    "One row for each date a record states, by begin, end and name; an open beginning stands first."
    " What is over, under way or to come when the source speaks, and which parts of one whole share"
    " days, is told where it is certain on whatever days of a year or month they begin and end."
)


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


@frozen(repr=False, kw_only=True)
class Timeline(tables.Table[TimelineRow]):
    """Dates by begin, end and name; what is open at its beginning stands first.

    `left_out` are the records that could have a date and state none. `asked` is which records were
    asked for, in words.
    """

    title: ClassVar[str] = "Timeline"
    row_type = TimelineRow
    keys: ClassVar[tuple[str, ...]] = ("name", "record")

    asked: str = ""
    _profile: Profile = field(eq=False, alias="profile")

    def plot(
        self,
        kind: Literal["bars"] = "bars",
        *,
        ax: Axes | None = None,
        highlight: str | None = None,
        **kwargs: Any,
    ) -> Axes:
        """Draw spans as bars and moments as points, by kind, with matplotlib; return the axes.

        What lies after the date of the source is pale, an end that is not stated fades, and what
        has no date is counted below. Figures and observations are not drawn, unless highlighted.
        `highlight` frames a record by id or name. On `ax` the picture is made to fit, with all its
        letters; without it, it has a figure of its own. `kwargs` are properties of the marks.

        Raises `OptionError` for another kind, `UnknownKeyError` for a record that has no date here,
        `MissingPackageError` without matplotlib.
        """
        tables.choice("kind", kind, ("bars",))
        found = {row.record for row in self.filter(lambda row: highlight in (row.name, row.record))}
        lead = None if highlight is None else min(found) if found else self[highlight].record

        from belarus_stic.report import pictures

        return tables.drawn(self, partial(pictures.sheet, self, lead), ax, kwargs)

    def columns(self) -> tuple[Column, ...]:
        """Return the date, what is dated, and what the date is of, with what is said beside it."""
        return (
            Column("Date", lambda row: "as of " * (row.event == "stated") + period_words(row.date)),
            Column("What", attrgetter("name")),
            Column("What of it", _what_of_it),
        )

    def _headline(self) -> str:
        whose = f"on {self.origin.name}{self.asked}"
        told = f"the records {whose} hold nothing dated"
        if points := [point for row in self for point in (row.begin, row.end) if point]:
            first = min(points, key=attrgetter("earliest"))
            last = max(points, key=attrgetter("latest"))
            only = self[0].date if len(self) == 1 else first
            span = facts.when_words(only if first == last else Period(f"{first}/{last}"))
            found = counted(len({row.record for row in self}), "record")
            give = f"give{'s' * found.startswith('1 ')} {counted(len(self), 'date')}"
            told = f"{span.removeprefix('at some time ')}, {found} {whose} {give}"
        coming = sum(row.when == "to come" for row in self)
        told += f", {coming:,} still to come" * bool(coming)
        if self.left_out:
            undated = counted(len(self.left_out), f"{'other ' * bool(self.rows)}record")
            told += f"; {undated} that could have a date state{'s' * undated.startswith('1 ')} none"
        return sentence(f"{told} {self.origin.phrase()}")

    def _notes(self) -> tuple[str, ...]:
        return tuple(map(sentence, self._said()))

    def _said(self) -> Iterator[str]:
        if kinds := Counter(left.kind for left in self.left_out).most_common():
            undated = listed(counted(count, kind) for kind, count in kinds)
            yield f"undated, so of any time and not in this order: {undated}"
        planned = dict.fromkeys(row.name for row in self if row.when == "to come")
        ends = [row for row in self if row.end and row.end.begins_after(row.speaks)]
        if more := sum(row.when != "to come" for row in ends):
            planned[f"the end of {counted(more, 'other date')}"] = None
        if planned:
            told = "planned when the source spoke, and not known to have come about"
            yield f"{told}: {listed(planned, _MOST)}"
        if len(self) > 1:
            yield "of two dates in one year or month without days, either may have come first"


def timeline(
    profile: Profile, *, about: About | None = None, kind: str | Iterable[str] | None = None
) -> Timeline:
    """Return every date of every record, from the first to the last.

    A record with several dates (signed, in force, ended) has a row for each. `about` keeps the
    records that belong to a subject or speak of it: a country, a group, a record, a word. `kind`
    keeps one or several kinds of record. What is undated stands in `left_out`.

    >>> from belarus_stic import load_profile
    >>> row = timeline(load_profile(), kind="programme")["ORBISS"]
    >>> str(row.date), row.text
    ('2012/2015', 'to come; follows SKIF-GRID after a gap (2011)')

    Raises `UnknownKeyError` for a subject of which nothing is known, `OptionError` for a kind that
    is not one of these and for what is no profile.
    """
    facts.date_asked(profile)
    kinds = KINDS if kind is None else tables.choices("kind", kind, KINDS)
    asked = "" if kind is None else f" of the kind{'s'[: len(kinds) - 1]} {listed(kinds)}"
    records = [record for record in profile if facts.kind_of(profile, record.id) in kinds]
    if about is not None:
        found, whom = asked_about(profile, about)
        records = [record for record in records if record.id in found]
        asked += f" touching {whom}"
    ids = {record.id for record in records}
    undated = (one for one in facts.in_order(profile, records) if not _dates(one))
    return Timeline(
        rows=tuple(row for row in _dated_rows(profile) if row.record in ids),
        origin=facts.origin(profile),
        method=_METHOD,
        left_out=tuple(
            LeftOut(one.name, _no_date(one), one.cites, facts.kind_of(profile, one.id))
            for one in undated
        ),
        asked=asked,
        profile=profile,
    )


def _what_of_it(row: TimelineRow) -> str:
    whole = f"part of {row.part_of}" if row.part_of else ""
    # A figure's value says what was of that time.
    event = "" if row.when == "to come" else row.event.removesuffix("of that time")
    what = f"{row.kind} {event}".rstrip()
    return "; ".join(filter(None, (what, row.text, whole)))


def _no_date(record: Record) -> str:
    of = record.as_of
    return f"no date of its own; stated as of {period_words(of)}" if of else "no date is stated"


def _dates(record: Record) -> dict[str, Period]:
    """Return the dates of a record by field; a figure may have but that of its statement."""
    names = (spec.name for spec in field_specs(type(record)) if spec.kind == "period")
    dates = {name: time for name in names if (time := getattr(record, name))}
    own = {name: time for name, time in dates.items() if name != "as_of"}
    return own or (dates if isinstance(record, model.Figure) else {})


@facts.once
def _dated_rows(profile: Profile) -> tuple[TimelineRow, ...]:
    records = [record for record in profile if facts.kind_of(profile, record.id) in KINDS]
    rows = [
        _dated_row(profile, record, *one) for record in records for one in _dates(record).items()
    ]
    rows.sort(key=_place)
    shared = _overlapping(profile, rows)
    for i, row in enumerate(rows):
        if row._sure and (mates := shared.get(row.record)):
            some = mates[:_MOST_IN_TEXT]
            words = [f"{called(profile, one.record)} ({_both_words(row, one)})" for one in some]
            words += ["others"] * (len(mates) > len(some))
            text = f"{row.text}{'; ' * bool(row.text)}overlaps {listed(words)}"
            names = tuple(one.name for one in mates[:_MOST])
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
            running = sorted([*running, row], key=lambda one: one._sure[1])[-_MOST:]
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
