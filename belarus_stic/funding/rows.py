"""A row of the answer: a sum or a percentage as stated, a total, or what was worked out.

What the money is of, and who pays it or funds its programme, is read from the figure here.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import ClassVar, Literal

from attrs import Factory, field, frozen

from belarus_stic import tables
from belarus_stic.facts import kind_of, name_of, wholes_of
from belarus_stic.model import Figure, Profile, Programme, Project, Scope, Stage
from belarus_stic.tables import described, listed, period_words, quantity_words
from belarus_stic.values import Citation, Interval, Period, Quantity

By = Literal["programme", "funder", "purpose", "stage", "scope", "period"]
RowKind = Literal["stated", "total", "derived", "share"]

# The sections of the answer, in their order; the last is that of percentages of money.
SECTIONS: tuple[Scope | None, ...] = ("country's share", "unstated", "whole programme", None)
_FOR: Mapping[str | None, str] = {
    "country's share": "{home}",
    "unstated": "not stated",
    "whole programme": "the whole programme",
    None: "",
}


@frozen(kw_only=True, repr=False)
class FundingRow(tables.Row):
    """A sum of money, or a percentage of money, and all that decides what it may be added to.

    `kind` is "stated" for a sum, "share" for a percentage of money, "total" for sums added, and
    "derived" for money for each project, which no source states. Only rows that are `additive` may
    be summed, those of one `total` together; `no_total` says why another may not.
    """

    id: str = described("id of the figure; of a total or quotient made of the ids of its figures")
    name: str = described("name of the figure, or of what was worked out")
    kind: RowKind = described("stated, total, derived (worked out) or share (a percentage)")
    scope: Scope | None = described(
        "whether the sum is the country's, a whole programme's or unstated"
    )
    programme: str = described("id of the programme the money is of, or of what else it is of")
    programme_name: str = described("what the money is of, as it is called in print")
    paid_by: tuple[str, ...] = described("who pays, where a source says so of this very sum")
    funders: tuple[str, ...] = described(
        "who pays; where that is not stated, who funds the programme"
    )
    paid_to: tuple[str, ...] = described("who is paid, where a source says so")
    indicator: str = described("what the sum is, such as grants, or the percentage measures")
    amount: Quantity = described("the sum or percentage with its hedge", unit="see amount_unit")
    amount_stated: Decimal | None = described(
        "the number stated with any hedge; none for a range",
        unit="see amount_unit",
        init=False,
        default=Factory(lambda row: row.amount.stated, takes_self=True),
    )
    per: tuple[str, ...] = described("of what the amount is for each one, such as year")
    period: Period | None = described("the time the amount is of; of a total, from first to last")
    as_of: Period | None = described(
        "the date at which the amount is told, where one is stated of it"
    )
    stage: Stage | None = described("whether the money was allocated, awarded and so on")
    purpose: str | None = described("what the money is for")
    denominator: str | None = described("key of the whole that a percentage is of")
    additive: bool = described("whether the sum may be added to others of its total", default=False)
    total: str | None = described("id of the total that the row is part of", default=None)
    no_total: str = described("why the sum is in no total", default="")
    converted: Interval | None = described("the sum in the currency asked for", default=None)
    converted_words: str = described("the sum in the currency asked for, in words", default="")
    rate: str = described("whose exchange rates were used, or why there is none", default="")
    note: str | None = described("where the source's words and the figure do not quite fit")
    inputs: tuple[str, ...] = described(
        "ids of the figures that a total or quotient is made of", default=()
    )
    evidence: tuple[Citation, ...] = described("locators of the statements behind the row")
    _figure: Figure = field(eq=False, alias="figure")
    _home: str = field(alias="home")

    @property
    def date(self) -> str:
        """When the sum is of, in words."""
        if self.period is not None:
            return period_words(self.period)
        return f"as of {period_words(self.as_of)}" if self.as_of else "undated"

    @property
    def is_for(self) -> str:
        """Whom the sum is for, in words (the country, the whole programme, or not stated)."""
        return _FOR[self.scope].format(home=self._home)

    @property
    def words(self) -> str:
        """The amount in words, with what it is for each of."""
        return " ".join(filter(None, (quantity_words(self.amount), per_words(self.per))))

    @property
    def full_words(self) -> str:
        """The amount in words; a percentage names the whole it is of."""
        whole = f"of {tables.denominator_words(self.denominator)}" if self.denominator else ""
        return " ".join(filter(None, (quantity_words(self.amount), whole, per_words(self.per))))

    def card(self) -> tables.Card:
        """Return what the money is, of when and for whom, and whether it is in a total."""
        of, alone = self.programme_name, f"not stated whether for {self._home} alone"
        lines = [
            ("Amount", self.full_words),
            ("Converted", self.converted_words),
            ("Of", of if self.kind != "share" and of not in self.name else ""),
            ("Date", self.date),
            ("For", alone if self.scope == "unstated" else self.is_for),
            ("Paid by", listed(self.paid_by)),
            ("In a total", f"no; {self.no_total}" if self.no_total else self.total and "yes"),
            ("Statements" if len(self.evidence) > 1 else "Statement", self.evidence),
        ]
        return tables.Card(self.name, [line for line in lines if line[1]])


@frozen(repr=False, kw_only=True)
class Sums(tables.Table[FundingRow]):
    """The rows, and what was asked: all that the sentences on them need."""

    title: ClassVar[str] = "Funding"
    row_type = FundingRow
    keys: ClassVar[tuple[str, ...]] = ("id", "programme", "programme_name")

    by: By
    purpose: str
    currency: str | None
    _profile: Profile = field(eq=False, alias="profile")


def per_words(per: tuple[str, ...]) -> str:
    """Return what a sum is for each of.

    >>> per_words(("year",)), per_words(("project", "year")), per_words(())
    ('a year', 'for each project and year', '')
    """
    if len(per) == 1 and per[0] in {"month", "year"}:
        return f"a {per[0]}"
    return f"for each {listed(per)}" if per else ""


def is_of_money(figure: Figure) -> bool:
    """Tell whether a figure is money, or a percentage of money.

    A percentage is one of money where it has what only money has: stage, purpose, payer, payee.
    """
    told = figure.stage or figure.purpose or figure.paid_by or figure.paid_to
    return figure.value.is_money or (figure.value.unit == "%" and bool(told))


def row_of(profile: Profile, figure: Figure) -> FundingRow:
    """Return a figure as a row, as it is stated."""
    others = tuple(ref for ref in figure.about if ref != profile.home)
    subjects = programmes_of(profile, figure) or others[:1]
    return FundingRow(
        id=figure.id,
        name=figure.name,
        kind="stated" if figure.value.is_money else "share",
        scope=figure.scope,
        programme="; ".join(subjects or figure.about),
        programme_name=listed(short_names(profile, subjects)) or figure.name,
        paid_by=short_names(profile, figure.paid_by),
        funders=short_names(profile, _payers_of(profile, figure)),
        paid_to=short_names(profile, figure.paid_to),
        indicator=figure.indicator,
        amount=figure.value,
        per=figure.per,
        period=figure.period,
        as_of=figure.as_of,
        stage=figure.stage,
        purpose=figure.purpose,
        denominator=figure.denominator,
        note=figure.note,
        evidence=figure.cites,
        figure=figure,
        home=profile.name,
    )


def from_zero(amount: Quantity) -> Interval | None:
    """Return the bounds of a sum, from 0 up; `None` for one that may be below 0 as stated.

    >>> str(from_zero(Quantity("<5 EUR"))), from_zero(Quantity("-5..5 EUR"))
    ('[0, 5)', None)
    """
    number = amount.low if amount.stated is None else amount.stated
    is_below = number is not None and number < 0
    return None if is_below else amount.interval.intersection(Interval(0, None))


def programmes_of(profile: Profile, figure: Figure) -> tuple[str, ...]:
    """Return the innermost programmes or projects that a figure is about, most often one."""
    kinds = {ref: kind_of(profile, ref) for ref in figure.about if ref in profile}
    named = [ref for ref, kind in kinds.items() if kind in {"programme", "project"}]
    if len(named) > 1:
        wholes = {whole for ref in named for whole in wholes_of(profile, ref)}
        named = [ref for ref in named if ref not in wholes]
    return tuple(named)


def _payers_of(profile: Profile, figure: Figure) -> tuple[str, ...]:
    """Return who pays a sum or, where no source names the payer, who funds its programme."""
    records = [profile[ref] for ref in programmes_of(profile, figure)]
    funders = (record.funders for record in records if isinstance(record, Programme | Project))
    return figure.paid_by or tuple(dict.fromkeys(one for found in funders for one in found))


def short_names(profile: Profile, refs: Iterable[str]) -> tuple[str, ...]:
    """Return what references are called in print."""
    return tuple(name_of(profile, ref, short=True) for ref in refs)
