"""`timeline`: the dates that records state, in the order of time, and what they are of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from attrs import field, frozen

from belarus_stic import facts, tables
from belarus_stic.model import Profile, Record
from belarus_stic.report.dates import KINDS, MOST, TimelineRow, dated_rows, dates_of
from belarus_stic.report.wording import About, asked_about
from belarus_stic.tables import Column, LeftOut, counted, listed, period_words, sentence
from belarus_stic.values import Period

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_METHOD = (
    "One row for each date a record states, by begin, end and name; an open beginning stands first."
    " What is over, under way or to come when the source speaks, and which parts of one whole share"
    " days, is told where it is certain on whatever days of a year or month they begin and end."
)


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
        kind: Literal["bars"] | None = None,
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
        tables.choice("kind", kind or "bars", ("bars",))
        # A record may have several rows.
        found = [row.record for row in self if highlight in {row.name, row.record}]
        lead = found[0] if found else highlight and self[highlight].record

        from belarus_stic.report import pictures

        sheet = partial(pictures.sheet, self.rows, self._profile, self.origin, lead)
        return tables.drawn(self, sheet, ax, kwargs)

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
            yield f"{told}: {listed(planned, MOST)}"
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
    undated = (one for one in facts.in_order(profile, records) if not dates_of(one))
    return Timeline(
        rows=tuple(row for row in dated_rows(profile) if row.record in ids),
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
