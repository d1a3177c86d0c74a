"""`funding_breakdown`, and the table it returns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import ClassVar, get_args

from attrs import field, frozen

from belarus_stic.errors import OptionError, nearest, quoted
from belarus_stic.facts import date_asked, in_order, origin
from belarus_stic.funding import sentences
from belarus_stic.funding.conversion import converted
from belarus_stic.funding.quotients import worked_out
from belarus_stic.funding.rows import SECTIONS, By, FundingRow, is_of_money, row_of
from belarus_stic.funding.share import FundingShare, share_of
from belarus_stic.funding.totals import with_totals
from belarus_stic.model import Figure, Profile
from belarus_stic.reference import CURRENCIES
from belarus_stic.tables import (
    DataColumn,
    Displayed,
    LeftOut,
    Table,
    choice,
    counted,
)
from belarus_stic.values import Period, Quantity

_PURPOSES = ("research", "education", "general", "unstated", "all")
_MOST_ROWS = 60


@frozen(repr=False, kw_only=True)
class Funding(Table[FundingRow]):
    """Sums as stated, the totals of what may be added, and nothing else added.

    A row is found by the id of its figure, or by the programme where that has one row only.
    """

    title: ClassVar[str] = "Funding"
    row_type = FundingRow
    keys: ClassVar[tuple[str, ...]] = ("id", "programme", "programme_name")

    by: By
    purpose: str
    currency: str | None
    _profile: Profile = field(eq=False, alias="profile")

    def share(self, part: str | Quantity, *, of: str | Quantity) -> FundingShare:
        """Return what share of one sum another is, as bounds, a sentence and its statements.

        `part` and `of` name a programme, a payer or a row, or are amounts of the caller's own,
        which then vouches that they fit.

        >>> from belarus_stic import Quantity, load_profile
        >>> from belarus_stic.funding import funding_breakdown
        >>> funding = funding_breakdown(load_profile())
        >>> print(funding.share("istc-money-belarus-2010", of=Quantity("2000000 USD")))
        580,000 USD from ISTC projects (2010): 29.0 % of 2,000,000 USD.

        Raises `NotAnswerableError` that says everything that is missing, and `OptionError` for a
        name of no row or of several, for no money, and for a part that is more than its whole.
        """
        return share_of(self, self._profile, part, of)

    def _headline(self) -> str:
        return sentences.headline(self)

    def _notes(self) -> tuple[str, ...]:
        return tuple(sentences.notes(self))

    def footnotes(self) -> tuple[str, ...]:
        """Return what the mark at a payer says, and short names in full."""
        return sentences.footnotes(self, self._profile)

    def displayed(self, *, all_rows: bool = False) -> tuple[Displayed, ...]:
        """Return the sums and totals, then the percentages of money."""
        hidden = {"share"} if self.excerpt else {"share", "derived"}
        money = [row for row in self if row.kind not in hidden]
        shares = [row for row in self if row.kind == "share"]
        tables = [(money, self._sum_columns(money)), (shares, _SHARE_COLUMNS)]
        return tuple(_displayed(rows, columns, all_rows=all_rows) for rows, columns in tables)

    def _sum_columns(self, rows: Sequence[FundingRow]) -> _Columns:
        uses: dict[str, set[str]] = {}
        for row in rows:
            uses.setdefault(row.programme_name, set()).add(row.indicator)

        def programme(row: FundingRow) -> str:
            if row.kind == "total":
                return f"{row.programme_name}, total of {len(row.inputs)} sums"
            use = f", {row.indicator}" if len(uses[row.programme_name]) > 1 else ""
            return f"{row.programme_name}{use}"

        def group(row: FundingRow) -> str:
            return sentences.group_words(row, self.by)

        columns: dict[str, Callable[[FundingRow], object]] = {"Programme": programme}
        columns["Amount"] = attrgetter("words")
        if self.currency is not None:
            columns[f"In {self.currency}"] = attrgetter("converted_words")
        if self.purpose == "all":
            columns["Purpose"] = lambda row: sentences.group_words(row, "purpose")
        columns |= {"Date": attrgetter("date"), "For": attrgetter("is_for")}
        if self.by == "programme":
            return columns
        columns.pop(_FIRST[self.by], None)
        return {_FIRST[self.by]: group, **columns}

    def data_columns(self) -> tuple[DataColumn, ...]:
        """Return the declared columns, and the number stated beside the amount."""
        stated = DataColumn(
            "amount_stated", "number", attrgetter("amount.stated"), _STATED, "see amount_unit"
        )
        declared = super().data_columns()
        place = [column.name for column in declared].index("amount") + 1
        return (*declared[:place], stated, *declared[place:])


_Columns = Mapping[str, Callable[[FundingRow], object]]
_STATED = "the number stated, whatever its hedge; none for a range"
_FIRST = {
    "funder": "Paid by",
    "purpose": "Purpose",
    "stage": "Stage",
    "scope": "For",
    "period": "Date",
}
_SHARE_COLUMNS: _Columns = {
    "Share of": lambda row: row.indicator.removeprefix("share of "),
    "Paid by": sentences.payer_words,
    "Share": attrgetter("words"),
    "Of": lambda row: sentences.denominator_words(row.denominator or ""),
    "Date": attrgetter("date"),
}


def _displayed(rows: Sequence[FundingRow], columns: _Columns, *, all_rows: bool) -> Displayed:
    shown = rows if all_rows else rows[:_MOST_ROWS]
    cells = [[cell(row) for cell in columns.values()] for row in shown]
    if len(shown) < len(rows):
        cells.append([f"and {counted(len(rows) - len(shown), 'more row')}"])
    right = [name in {"Amount", "Share"} or name.startswith("In ") for name in columns]
    return Displayed(tuple(columns), cells, right)


def funding_breakdown(
    profile: Profile,
    *,
    by: By = "programme",
    purpose: str = "research",
    currency: str | None = None,
    on: Period | date | str | int | None = None,
) -> Funding:
    """Return who pays: every sum and percentage of money stated, and totals of what may be added.

    First stand the sums for the country, then those of which that is not stated, then those of
    whole programmes, which are never added; within each, rows are arranged `by` "programme",
    "funder", "purpose", "stage", "scope" or "period". `purpose` is "research", "education",
    "general", "unstated", another that the profile has, or "all". `currency` adds each sum in that
    currency, as the range over the days of its period. `on` leaves out what is known to be of
    another time; all times are asked unless it is given.

    >>> from belarus_stic import load_profile
    >>> funding = funding_breakdown(load_profile(), currency="EUR")
    >>> row = funding["istc-money-belarus-2010"]
    >>> print(row.amount, row.scope, row.converted_words, row.additive, sep=" | ")
    580000 USD | country's share | 398,000 to 486,000 EUR | False

    Raises `OptionError` for what is no profile and for an unknown option, `NotAnswerableError` for
    a date before anything that the sources speak of.
    """
    day = date_asked(profile, on)
    asked = None if on is None else day
    figures = sorted(
        in_order(profile, filter(is_of_money, profile.figures)),
        key=lambda figure: not figure.value.is_money,
    )
    choice("by", by, get_args(By))
    choice("purpose", purpose, dict.fromkeys([*_PURPOSES, *map(_purpose, figures)]))
    if currency is not None and (not isinstance(currency, str) or currency not in CURRENCIES):
        hint = nearest(str(currency), CURRENCIES)
        message = f"unknown currency {quoted(currency)}; expected a code such as 'EUR'{hint}"
        raise OptionError(message)
    left = {figure.id: _left_out(profile, figure, purpose, asked) for figure in figures}
    kept = [row_of(profile, figure) for figure in figures if left[figure.id] is None]
    sums = [row for row in kept if row.kind == "stated"]
    derived, not_derived = worked_out(profile, sums)
    rows = [*with_totals(profile, sums), *derived, *(row for row in kept if row.kind == "share")]
    if currency is not None:
        rows = converted(rows, currency, profile.own_rates)
    return Funding(
        rows=_arranged(rows, [row.id for row in kept], by),
        origin=origin(profile, [cite for row in kept for cite in row.evidence] or None),
        on=asked,
        method=sentences.METHOD,
        left_out=(*filter(None, left.values()), *not_derived),
        by=by,
        purpose=purpose,
        currency=currency,
        profile=profile,
    )


def _purpose(figure: Figure) -> str:
    return figure.purpose or "unstated"


def _left_out(profile: Profile, figure: Figure, purpose: str, on: Period | None) -> LeftOut | None:
    """Return a figure as left out: for something else, or known to be of another time."""
    when = figure.period or figure.as_of
    if purpose not in {"all", _purpose(figure)}:
        use, kind = sentences.use_words(_purpose(figure)), "purpose"
    elif on is not None and when is not None and not when.may_overlap(on):
        use, kind = "which is not the time asked", "date"
    else:
        return None
    return LeftOut(sentences.sum_words(row_of(profile, figure)), use, figure.cites, kind)


def _arranged(rows: Iterable[FundingRow], order: Sequence[str], by: By) -> tuple[FundingRow, ...]:
    """Return rows by section, then by group, then as the sources have them."""
    place = {figure: i for i, figure in enumerate(order)}

    def at(row: FundingRow) -> int:
        return max(place.get(one, 0) for one in (row.id, *row.inputs))

    rows = sorted(rows, key=at)
    first: dict[tuple[int, str], int] = {}
    for i, row in enumerate(rows):
        first.setdefault((_section(row), sentences.group_words(row, by)), i)

    def group(row: FundingRow) -> tuple[object, ...]:
        words = sentences.group_words(row, by)
        time = row.period or row.as_of
        day = (time.earliest or time.latest or date.min) if time and by == "period" else date.min
        last = words in {"not stated", "undated"}
        return _section(row), last, day, first[_section(row), words]

    return tuple(sorted(rows, key=group))


def _section(row: FundingRow) -> int:
    is_sum = row.kind != "share" and row.scope is not None
    return SECTIONS.index(row.scope) if is_sum else len(SECTIONS)
