"""What the picture of a timeline is given: its records as spans and moments, by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from belarus_stic import facts
from belarus_stic.charts import Section, Sheet, Span, Times, draw_times
from belarus_stic.model import Profile
from belarus_stic.report.dates import TimelineRow
from belarus_stic.tables import Origin, counted, listed, period_words, plural
from belarus_stic.values import Period

# What is told of a time, and is no happening.
_TOLD = ("figure", "observation")


def sheet(
    dated: Sequence[TimelineRow], profile: Profile, origin: Origin, lead: str | None
) -> Sheet:
    """Return a picture with a section for each kind of record and a row for each record."""
    # Where nothing else was asked for, these are drawn.
    told_of = _TOLD if any(row.kind not in _TOLD for row in dated) else ()
    by_record: dict[str, list[TimelineRow]] = {}
    for row in dated:
        if row.kind not in told_of or row.record == lead:
            by_record.setdefault(row.record, []).append(row)
    sections: dict[str, list[Span]] = {}
    for record, rows in by_record.items():
        sections.setdefault(rows[0].kind, []).append(_spanned(profile, record, rows, lead))
    only_told = Counter(row.kind for row in dated if row.kind in told_of and row.record != lead)
    told = listed(counted(number, kind) for kind, number in only_told.items())
    speaks = origin.as_of
    is_one = len(origin.references) < 2
    table = Times(
        sections=tuple(
            Section(title=plural(kind).capitalize(), spans=tuple(sorted(spans, key=_by_time)))
            for kind, spans in sections.items()
        ),
        now=_year(speaks.latest, after=True) or 0,
        now_words=f"the report speaks: {period_words(speaks)}" if is_one else period_words(speaks),
        told=(f"Not drawn: the dates of {told}.",) if told else (),
    )
    return draw_times(table)


def _by_time(span: Span) -> tuple[float, float, str]:
    return min(span.points, default=0), max(span.points, default=0), span.name


def _spanned(profile: Profile, record: str, rows: list[TimelineRow], lead: str | None) -> Span:
    lasting = [row for row in rows if row._lasts]
    moments = [row for row in rows if not row._lasts]
    time = lasting[0].date if lasting else None
    own = getattr(profile[record], "follows", None) or ""
    return Span(
        key=record,
        name=facts.name_of(profile, record, short=True),
        words="; ".join(_time_words(row) for row in (lasting or moments)),
        begin=_year(time.earliest) if time else None,
        end=_year(time.latest, after=True) if time else None,
        lasts=time is not None,
        is_vague=_vague(time),
        moments=tuple(
            (_year(row.date.earliest) or 0, _year(row.date.latest, after=True) or 0)
            for row in moments
            if row.date.earliest and row.date.latest
        ),
        follows=own,
        is_lead=record == lead,
    )


def _time_words(row: TimelineRow) -> str:
    when = period_words(row.date)
    return when if row._lasts else f"{row.event} {facts.when_words(row.date)}"


def _vague(time: Period | None) -> tuple[bool, bool]:
    begin, _, end = (time.text if time else "").partition("/")
    return begin.endswith("~"), (end or begin).endswith("~")


def _year(day: date | None, *, after: bool = False) -> float | None:
    """Return a day as a number of years, or the end of that day."""
    if day is None:
        return None
    days = (date(day.year, 12, 31) - date(day.year, 1, 1)).days + 1
    return day.year + ((day - date(day.year, 1, 1)).days + after) / days
