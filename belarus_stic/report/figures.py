"""`indicators`: all figures that a profile states, and what is certain of a change between them.

Figures alike in all but value and time are a series. Only between times that certainly follow one
another is anything called a change, and no more of it than the bounds of both values prove.
"""

from bisect import bisect_left, insort
from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from math import nan
from operator import attrgetter
from typing import Any, ClassVar, Literal

from attrs import evolve, field, frozen

from belarus_stic import facts, tables
from belarus_stic.errors import OptionError, nearest, quoted
from belarus_stic.model import Figure, Profile, Scope
from belarus_stic.report.wording import About, asked_about
from belarus_stic.tables import counted, described, listed, per_words, period_words, quantity_words
from belarus_stic.values import Citation, Hedge, Interval, Period, Quantity

Trend = Literal["up", "down", "unchanged"]
# What one number is beside another: as a change over time, and as a mere difference.
_UP, _DOWN = ("up", "higher{} than"), ("down", "lower{} than")
_BESIDE = {"greater": _UP, "less": _DOWN, "equal": ("unchanged", "the same as")}
_WHOSE = {"whole programme": ", of the whole programme", "unstated": ", for whom is not stated"}
# So many days years or months may differ by and be as long.
_LEAP = 3
_MOST_ROWS, _MOST_NOTED, _MOST_NAMES = 60, 5, 8
_ALIKE = attrgetter("denominator", "per", "stage", "purpose", "scope", "paid_by", "paid_to")
_STATED = ("id", "name", "indicator", "value", "wording", "period", "as_of", "per", "scope", "note")
_CARD = ("words", "indicator", "about", "date", "wording", "paid_by", "change", "note", "evidence")
_UNDATED = "may be of another time than the source"
_METHOD = (
    "Figures of one source are a series if alike in all but value, time and words. A change is "
    "told where one time certainly begins after the other and, of counts and sums, is as long, "
    'and only as far as the bounds of both values prove it; "about" has none.'
)


@frozen(kw_only=True, repr=False)
class IndicatorRow(tables.Row):
    """A figure as stated, and what is certain beside another of its series.

    `difference` is what this figure is more than the one `against` which it is set; without a
    `trend` it is one between two numbers, and no change over time.
    """

    id: str = described("id of the figure")
    name: str = described("name of the figure")
    indicator: str = described("what is measured")
    about: tuple[str, ...] = described("what it is measured of, as it is called in print")
    refs: tuple[str, ...] = described("codes and ids of what it is measured of")
    value: Quantity = described("the number with its hedge", unit="see value_unit")
    stated: Decimal | None = described("the number in print, none for a range", unit="value_unit")
    hedge: Hedge = described("how the number is hedged, exact where it is not")
    words: str = described("the value in words: of what, per what, of whose money")
    wording: str | None = described("the source's own words for how exact the number is")
    period: Period | None = described("the time the figure covers")
    as_of: Period | None = described("the date at which it is told, where one is stated of it")
    date: str = described("the one or the other in words, or undated")
    per: tuple[str, ...] = described("of what the value is for each one, such as year")
    denominator: str = described("what a percentage is of")
    paid_by: tuple[str, ...] = described("who pays, where a source says so")
    paid_to: tuple[str, ...] = described("who is paid, where a source says so")
    scope: Scope | None = described("whether it is the country's or of a whole programme")
    series: str | None = described(
        "its series, by the id of the first figure; none where it is alone"
    )
    against: str | None = described("id of the figure it is set against", default=None)
    trend: Trend | None = described("the change over time, where one is certain", default=None)
    difference: Interval | None = described("how much more it is (of %, in points)", default=None)
    change: str = described("in words what is certain beside that figure", default="")
    note: str | None = described("where the source's words and the figure do not quite fit")
    evidence: tuple[Citation, ...] = described("locators of the statements behind the figure")

    @property
    def time(self) -> Period | None:
        """The time it covers, else the date at which it is told."""
        return self.period or self.as_of

    def card(self) -> tables.Card:
        """Return what a reader asks of the figure."""
        lines = [(name.replace("_", " ").capitalize(), getattr(self, name)) for name in _CARD]
        return tables.Card(self.name, [line for line in lines if line[1]])


@frozen(repr=False, kw_only=True)
class Indicators(tables.Table[IndicatorRow]):
    """Figures in the order of their statements, those of one series together and by time.

    A row is found by the id or name of its figure, or by an indicator that has one row only.
    `asked` says which figures were asked for.
    """

    title: ClassVar[str] = "Figures"
    row_type = IndicatorRow
    keys: ClassVar[tuple[str, ...]] = ("id", "name", "indicator")
    asked: str = ""
    _profile: Profile = field(eq=False, alias="profile")

    def footnotes(self) -> tuple[str, ...]:
        """Return the short names of the page in full."""
        texts = (text for row in self for text in (row.name, row.words, *row.about))
        return facts.spelt_out(self._profile, texts)

    def displayed(self, *, all_rows: bool = False) -> tables.Displayed:
        """Return the figures below what they are of, each over what is certain beside another."""
        shown = self.rows if all_rows else self.rows[:_MOST_ROWS]
        under: dict[str, list[list[str]]] = {}
        for row in shown:
            lines = [[row.name, row.words, row.date], ["", row.change]]
            of = row.about[0].upper()
            under.setdefault(of, [[of]]).extend(lines if row.change else lines[:1])
        cells = [line for lines in under.values() for line in lines]
        more = counted(len(self) - len(shown), "more figure")
        cells += [[f"and {more}"]] if len(shown) < len(self) else []
        return tables.Displayed(["Figure", "Value", "Date"], cells)

    def _headline(self) -> str:
        where = f"in the records on {self.origin.name}"
        text = f"{where}, no figure{self.asked} is stated"
        if len({row.series or row.id for row in self}) == 1:
            row = self[-1]
            named = zip(row.refs, row.about, strict=True)
            of = listed(name for ref, name in named if ref != self.origin.home)
            text = f"{row.indicator}{f' ({of})' if of else ''}, {where}: {row.words} ({row.date})"
            text += f", {row.change}" if row.change else ""
        elif self.rows:
            kinds = counted(len({row.indicator.casefold() for row in self}), "indicator")
            dated = sum(row.time is not None for row in self) or "none"
            dated = "all" if dated == len(self) else dated
            hedged = sum(row.hedge != "exact" for row in self) or "none"
            certain = len({row.series for row in self if row.trend}) or "no"
            text = (
                f"{where}, {counted(len(self), 'figure')} of {kinds}{self.asked} are stated, "
                f"{dated} of them dated and {hedged} hedged (about, over, under or a range); "
                f"a change over time is certain in {certain} series"
            )
        return tables.sentence(f"{text} {self.origin.phrase()}")

    def _notes(self) -> tuple[str, ...]:
        undated = sum(row.time is None for row in self)
        wholes = dict.fromkeys(row.denominator for row in self if row.denominator)
        # What is set beside another needs its notes most.
        noted = sorted((row for row in self if row.note), key=lambda row: row.series is None)
        more = counted(len(noted) - _MOST_NOTED, "more figure")
        notes = (
            (undated, f"figures without a date ({undated} of {len(self):,}) {_UNDATED}"),
            (len(wholes) > 1, f"percentages of {listed(wholes)} are not comparable"),
            *((True, f"{row.name}: {row.note}") for row in noted[:_MOST_NOTED]),
            (len(noted) > _MOST_NOTED, f"notes of {more} stand on their cards and in the data"),
        )
        return tuple(tables.sentence(text) for is_due, text in notes if is_due)


def indicators(
    profile: Profile, *, about: About | None = None, indicator: str | None = None
) -> Indicators:
    """Return every figure that a profile states, with its hedge, time and denominator.

    Of figures alike in all but value, time and words, each says what is certain beside one before
    it: a change, where the one time certainly begins after the other; a difference, where a time is
    not stated; nothing, where the times may share days. `about` keeps what has to do with one or
    several subjects (by name, code or id, or words), `indicator` one indicator, or all that have
    these words.

    >>> from belarus_stic import load_profile
    >>> for row in indicators(load_profile(), indicator="foreign sources"):
    ...     print(row.words, row.date, row.difference, sep=" | ")
    5 to 7 % ("on average") of total R&D expenditure | undated | None
    13.8 % of total R&D expenditure | 2010 | [34/5, 44/5]

    Raises `UnknownKeyError` for a subject that nothing speaks of and `OptionError` for words that
    no indicator has, each with what is nearest; `OptionError` for what is no profile.
    """
    facts.date_asked(profile)
    rows, asked = all_figures(profile), ""
    if indicator is not None:
        named = _called_so(indicator, {row.indicator for row in rows})
        rows = tuple(row for row in rows if row.indicator in named)
        asked = f' named "{indicator}"'
    if about is not None:
        ids, whom = asked_about(profile, about)
        rows = tuple(row for row in rows if row.id in ids)
        asked = f"{asked} about {whom}"
    whose = facts.origin(profile, [cite for row in rows for cite in row.evidence] or None)
    return Indicators(rows=rows, origin=whose, method=_METHOD, asked=asked, profile=profile)


def _called_so(asked: object, names: set[str]) -> set[str]:
    """Return the indicators that are called what is asked, else those that have all its words."""
    words = asked.casefold().split() if isinstance(asked, str) else []
    exact = {name for name in names if name.casefold() == " ".join(words)}
    found = exact or {name for name in names if all(word in name.casefold() for word in words)}
    if words and found:
        return found
    every = tables.by_alphabet(names)
    near = nearest(" ".join(words), dict.fromkeys([*every, *" ".join(every).split()]))
    there = f"there are {listed(every, _MOST_NAMES)}" if every else "no figure is stated"
    raise OptionError(f"no indicator has the words {quoted(asked)}; {there}{near}")


@facts.once
def all_figures(profile: Profile) -> tuple[IndicatorRow, ...]:
    """Return all figures, those of one series together."""
    series: dict[Hashable, list[Figure]] = {}
    for figure in facts.in_order(profile, profile.figures):
        what = figure.indicator.casefold(), frozenset(figure.about), figure.value.unit
        by = frozenset(cite.source for cite in figure.cites)
        series.setdefault((what, by, _ALIKE(figure)), []).append(figure)
    return tuple(row for figures in series.values() for row in _in_series(profile, figures))


@facts.once
def stated(profile: Profile) -> Mapping[str, IndicatorRow]:
    """Return all figures by id."""
    return {row.id: row for row in all_figures(profile)}


def _in_series(profile: Profile, figures: Sequence[Figure]) -> Iterator[IndicatorRow]:
    """Yield figures by time, the undated first, each with what is certain beside one before it."""
    series = figures[0].id if len(figures) > 1 else None
    rows = (_as_stated(profile, figure, series) for figure in figures)
    by_end: list[IndicatorRow] = []
    for row in sorted(rows, key=lambda row: (_first_day(row), _last_day(row))):
        # The last that is over before this begins; where none is, the one that lasts longest.
        before = by_end[bisect_left(by_end, _first_day(row), key=_last_day) - 1 :][:1]
        insort(by_end, row, key=_last_day)
        yield evolve(row, **_beside(row, *before)) if before else row


def _first_day(row: IndicatorRow) -> date:
    return (row.time and row.time.earliest) or date.min


def _last_day(row: IndicatorRow) -> date:
    # An end that is only about a date is known to be over at none.
    return (row.time.last_day or date.max) if row.time else date.min


def _as_stated(profile: Profile, figure: Figure, series: str | None) -> IndicatorRow:
    about, paid_by, paid_to = (
        tuple(facts.name_of(profile, ref, short=True) for ref in refs)
        for refs in (figure.about, figure.paid_by, figure.paid_to)
    )
    whole = _whole_words(profile, figure.denominator or "")
    words = (_value_words(figure), f"of {whole}" if whole else "", per_words(figure.per))
    told = f"as of {period_words(figure.as_of)}" if figure.as_of else "undated"
    return IndicatorRow(
        **{name: getattr(figure, name) for name in _STATED},
        about=about,
        paid_by=paid_by,
        paid_to=paid_to,
        refs=figure.about,
        stated=figure.value.stated,
        hedge=figure.value.hedge,
        words=" ".join(filter(None, words)) + _WHOSE.get(figure.scope or "", ""),
        date=period_words(figure.period) if figure.period else told,
        denominator=whole,
        series=series,
        evidence=figure.cites,
    )


def _value_words(one: Figure | IndicatorRow) -> str:
    """Return a value in words, with the source's own where its hedge does not say them."""
    is_said = one.wording is None or one.value.hedge in {"about", "over"}
    return quantity_words(one.value) + ("" if is_said else f' ("{one.wording}")')


def _whole_words(profile: Profile, key: str) -> str:
    """Return what a percentage is of; a group or body in its key is called as it is in print."""

    def called_so(word: str) -> str:
        ref = word if word in profile else word.upper()
        is_name = facts.kind_of(profile, ref) in {"group", "organisation"}
        return facts.name_of(profile, ref, short=True) if is_name else word

    return " ".join(map(called_so, tables.denominator_words(key).split(" ")))


def _beside(row: IndicatorRow, other: IndicatorRow) -> dict[str, Any]:
    """Return what is certain of a figure beside another of its series, which comes before it."""
    found: dict[str, Any] = {"against": other.id}
    if row.time and other.time and not row.time.begins_after(other.time):
        # Their times may share days: one may be part of the other.
        return found
    what = f"{_value_words(other)} {per_words(other.per)}".rstrip()
    at = f"{what} ({other.date})" if other.time else f"{what}, stated without a date"
    found["difference"] = more = _less(row.value, other.value)
    if (order := row.value.compare(other.value)) == "undecided":
        return {**found, "change": f"whether more or less than {at} is not certain"}
    trend, different = _BESIDE[order]
    amount = _less(other.value, row.value) if order == "less" else more
    unit = "percentage point" if row.value.unit == "%" else row.value.unit
    by = f" by {tables.interval_words(amount, unit)} {per_words(row.per)}" if amount.low else ""
    by = by.rstrip()
    is_rate = row.value.unit == "%" or bool(row.per)
    if other.time and (is_rate or abs(_days(row.period) - _days(other.period)) <= _LEAP):
        change = f"{trend}{by} since {facts.time_words(other.time)} ({what})"
        return {**found, "trend": trend, "change": change}
    why = "the times may be of unlike length" if other.time else "since when is not said"
    return {**found, "change": f"{different.format(by)} {at}; {why}"}


def _less(one: Quantity, other: Quantity) -> Interval:
    """Return the bounds of one number less another, which vary freely."""
    # Fractions change their sign exactly; a long decimal is rounded.
    ends = other.interval.high, other.interval.low
    low, high = (None if end is None else -end for end in ends)
    return one.interval + Interval(low, high, other.high_open, other.low_open)


def _days(period: Period | None) -> float:
    """Return how long a time is; a date is as long as a date, what is open as nothing else."""
    if period and period.first_day and period.last_day:
        return (period.last_day - period.first_day).days
    return nan if period else -1 - _LEAP
