"""`funding_breakdown`, and the table it returns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal, cast, get_args

from attrs import evolve, frozen

from belarus_stic import tables
from belarus_stic.errors import OptionError, nearest, quoted
from belarus_stic.facts import date_asked, in_order, origin, over
from belarus_stic.funding import sentences
from belarus_stic.funding.conversion import converted
from belarus_stic.funding.quotients import worked_out
from belarus_stic.funding.rows import SECTIONS, By, FundingRow, Sums, is_of_money, payers, row_of
from belarus_stic.funding.share import FundingShare, share_of
from belarus_stic.funding.totals import with_totals
from belarus_stic.model import Figure, Profile
from belarus_stic.reference import CURRENCIES
from belarus_stic.tables import Column, DataColumn, Displayed, LeftOut, choice
from belarus_stic.values import Period, Quantity

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from belarus_stic.charts import Sheet

_PURPOSES = ("research", "education", "general", "unstated", "all")


@frozen(repr=False, kw_only=True)
class Funding(Sums):
    """Sums as stated, the totals of what may be added, and nothing else added.

    A row is found by the id of its figure, or by the programme where that has one row only.
    """

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
        return share_of(self, part, of)

    def _headline(self) -> str:
        return sentences.headline(self)

    def _notes(self) -> tuple[str, ...]:
        return tuple(sentences.notes(self))

    def _brief(self) -> tuple[tuple[Displayed, ...], tuple[str, ...]]:
        return sentences.in_short(self)

    def footnotes(self) -> tuple[str, ...]:
        """Return what the mark at a payer says, and short names in full."""
        return sentences.footnotes(self)

    def displayed(self, *, all_rows: bool = False) -> tuple[Displayed, ...]:
        """Return the sums and totals, then the percentages of money."""
        hidden = {"share"} if self.excerpt else {"share", "derived"}
        sums = self.filter(lambda row: row.kind not in hidden)
        shares = self.filter(lambda row: row.kind == "share")
        # Each is shown as any table shows its rows.
        tables = (super(Funding, part).displayed(all_rows=all_rows) for part in (sums, shares))
        return cast("tuple[Displayed, ...]", tuple(tables))

    def plot(
        self,
        kind: Literal["bands"] | None = None,
        *,
        ax: Axes | None = None,
        highlight: str | None = None,
        **kwargs: Any,
    ) -> Axes:
        """Draw the sums in bands by what they are for, with matplotlib; return the axes.

        All share one axis on which each line is ten times the last; nothing is converted unless a
        currency was asked for. `highlight` frames the row of an id or a programme. On `ax` the
        picture is made to fit, with all its letters; without it, it has a figure of its own.
        `kwargs` are properties of the marks.

        Raises `OptionError` for another kind, `UnknownKeyError` for what is no row,
        `MissingPackageError` without matplotlib.
        """
        tables.choice("kind", kind or "bands", ("bands",))
        drawn = self.filter(lambda row: row.kind in {"stated", "total"})
        lead = None if highlight is None else drawn[highlight].id

        return tables.drawn(self, partial(self._picture, lead), ax, kwargs)

    def _picture(self, lead: str | None) -> Sheet:
        from belarus_stic.funding import pictures

        return pictures.sheet(self, lead)

    def data_columns(self) -> tuple[DataColumn, ...]:
        """Return the declared columns, the converted ones in the currency asked for."""
        converted = {"converted_low", "converted_high"}
        return tuple(
            evolve(one, unit=self.currency or "") if one.name in converted else one
            for one in super().data_columns()
        )

    def columns(self) -> tuple[Column, ...]:
        """Return the columns of sums; of percentages alone, theirs."""
        if all(row.kind == "share" for row in self):
            of = partial(sentences.share_words, home=self.origin.home)
            return Column("Share of", of), *_SHARE_COLUMNS
        uses = Counter(name for name, _ in {(row.programme_name, row.indicator) for row in self})

        apart = sentences.apart_words(self)

        def programme(row: FundingRow) -> str:
            if row.kind == "total":
                return f"{row.programme_name}, total of {len(row.inputs)} sums{apart[row.id]}"
            is_told = row.indicator and (row.amount is None or uses[row.programme_name] > 1)
            return f"{row.programme_name}{f', {row.indicator}' if is_told else ''}"

        columns: dict[str, Column] = {
            by: Column(name, partial(sentences.group_words, by=by))
            for by, name in _HEADINGS.items()
        }
        columns["programme"] = Column("Programme", programme)
        columns["amount"] = Column("Amount", attrgetter("words"), right=True)
        columns["in"] = Column(
            # The heading has the currency.
            f"In {self.currency}",
            lambda row: row.converted_words.replace(f" {self.currency}", ""),
            right=True,
        )
        names = [self.by, "programme", "amount"]
        names += ["in"] if self.currency is not None else []
        names += ["purpose"] if self.purpose == "all" else []
        return tuple(columns[name] for name in dict.fromkeys([*names, "period", "scope"]))


_HEADINGS: Mapping[By, str] = {
    "funder": "Paid by",
    "purpose": "Purpose",
    "stage": "Stage",
    "scope": "For",
    "period": "Date",
}
_SHARE_COLUMNS = (
    Column("Share", attrgetter("words"), right=True),
    Column("Of", lambda row: tables.denominator_words(row.denominator or "")),
    Column("Date", attrgetter("date")),
)


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

    By "funder", rows of the kind "no amount" follow the sums: programmes, projects and instruments
    of which sources name the payer and no sum, but a part that is paid as its whole is. No
    purpose is stated of them, so they stand whatever `purpose` is; `on` leaves them out as it does
    ties: by their period, or that of a whole. They are in no total, share or headline.

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
    paid = list(payers(profile)) if by == "funder" else []
    why = {} if asked is None else over(profile, asked)
    then = [row for row in paid if row.id not in why]
    not_then = (LeftOut(r.name, why[r.id], r.evidence, "date") for r in paid if r.id in why)
    return Funding(
        rows=_arranged([*rows, *then], by),
        origin=origin(profile, [cite for row in (*kept, *then) for cite in row.evidence] or None),
        on=asked,
        method=sentences.METHOD,
        left_out=(*filter(None, left.values()), *not_then, *not_derived),
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
        use, kind = "known to be of another time than is asked", "date"
    else:
        return None
    return LeftOut(sentences.sum_words(row_of(profile, figure)), use, figure.cites, kind)


def _arranged(rows: Iterable[FundingRow], by: By) -> tuple[FundingRow, ...]:
    """Return rows by section, then by group: by date, else in the order of the first of each."""

    def day(row: FundingRow) -> date:
        time = row.period or row.as_of
        # A total stands after the sums in it.
        first = time and (time.latest if row.kind == "total" else time.earliest or time.latest)
        return first or date.max

    rows = sorted(rows, key=day) if by == "period" else list(rows)
    words = {row.id: sentences.group_words(row, by) for row in rows}
    order = {group: place for place, group in enumerate(dict.fromkeys(words.values()))}
    order["not stated"] = len(order)

    def place(row: FundingRow) -> tuple[int, int]:
        section = row.kind if row.kind in SECTIONS else str(row.scope)
        return SECTIONS.index(section), order[words[row.id]]

    return tuple(sorted(rows, key=place))
