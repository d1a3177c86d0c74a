"""A row of the answer: a sum or a percentage as stated, a total, or what was worked out.

What the money is of, and who pays it or funds its programme, is read from the records here.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import chain
from typing import ClassVar, Literal, cast

from attrs import Factory, field, frozen

from belarus_stic import tables
from belarus_stic.facts import in_order, kind_of, name_of, whole_of, wholes_first, wholes_of
from belarus_stic.model import Figure, Profile, Scope, Stage
from belarus_stic.tables import described, listed, per_words, period_words, quantity_words
from belarus_stic.values import Citation, Interval, Period, Quantity

By = Literal["programme", "funder", "purpose", "stage", "scope", "period"]
RowKind = Literal["stated", "total", "derived", "share", "no amount"]

# The sections of the answer, in their order: scopes of sums, then what is no sum.
SECTIONS = ("country's share", "unstated", "whole programme", "no amount", "share")
_FOR: Mapping[str | None, str] = {
    "country's share": "{home}",
    "unstated": "not stated",
    "whole programme": "the whole programme",
    None: "",
}
_BUDGETS = {"joint": "joint budget", "separate": "each side pays its own"}


@frozen(kw_only=True, repr=False)
class FundingRow(tables.Row):
    """A sum of money, or a percentage of money, and all that decides what it may be added to.

    `kind` is "stated" for a sum, "share" for a percentage of money, "total" for sums added,
    "derived" for money for each project, which no source states, and "no amount" for a programme,
    project or instrument of which a source names who pays and no sum (`amount` is then None). Only
    rows that are `additive` may be summed, those of one `total` together; `no_total` says why
    another may not.
    """

    id: str = described("id of the figure or record; of a total or quotient, of its figures")
    name: str = described("name of the figure, or of what was worked out")
    kind: RowKind = described("stated, total, derived, share (a percentage) or no amount")
    scope: Scope | None = described("whether the country's, a whole programme's or unstated")
    programme: str = described("id of the programme the money is of, or of what else it is of")
    programme_name: str = described("what the money is of, as it is called in print")
    paid_by: tuple[str, ...] = described("who pays, where a source says so of this very row")
    funders: tuple[str, ...] = described("who pays; if not stated, who funds the programme")
    paid_to: tuple[str, ...] = described("who is paid, where a source says so", default=())
    indicator: str = described("what the sum is or percentage measures; else budget or status")
    amount: Quantity | None = described(
        "the sum or percentage with its hedge", unit="see amount_unit", default=None
    )
    amount_stated: Decimal | None = described(
        "the number stated with any hedge; none for a range",
        unit="see amount_unit",
        init=False,
        default=Factory(lambda row: row.amount and row.amount.stated, takes_self=True),
    )
    per: tuple[str, ...] = described("of what the amount is for each one, such as year", default=())
    period: Period | None = described("the time the amount is of; of a total, from first to last")
    as_of: Period | None = described("the date at which it is told, where one is stated of it")
    stage: Stage | None = described("whether allocated, awarded and so on", default=None)
    purpose: str | None = described("what the money is for", default=None)
    denominator: str | None = described("key of the whole that a percentage is of", default=None)
    additive: bool = described("whether the sum may be added to others of its total", default=False)
    total: str | None = described("id of the total that the row is part of", default=None)
    no_total: str = described("why the sum is in no total", default="")
    converted: Interval | None = described("the sum in the currency asked for", default=None)
    converted_words: str = described("the sum in the currency asked for, in words", default="")
    rate: str = described("whose exchange rates were used, or why there is none", default="")
    note: str | None = described("where the source's words and the figure do not quite fit")
    inputs: tuple[str, ...] = described("ids of the figures in a total or quotient", default=())
    evidence: tuple[Citation, ...] = described("locators of the statements behind the row")
    # What has no amount has no figure, and is asked for none.
    _figure: Figure = field(eq=False, alias="figure", default=cast("Figure", None))
    _home: str = field(alias="home")

    @property
    def _sum(self) -> Quantity:
        """The amount of a row that has one."""
        return cast("Quantity", self.amount)

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
        return self._worded()

    @property
    def full_words(self) -> str:
        """The amount in words; a percentage names the whole it is of."""
        of = self.denominator
        return self._worded(f"of {tables.denominator_words(of)}" if of else "")

    def _worded(self, whole: str = "") -> str:
        amount = quantity_words(self.amount) if self.amount else "not stated"
        return " ".join(filter(None, (amount, whole, per_words(self.per))))

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


def payers(profile: Profile) -> Iterator[FundingRow]:
    """Yield what has funders and no amount of money; a part paid as what it lies in is not told."""
    money = (figure for figure in profile.figures if figure.value.is_money)
    told = {ref for one in money for ref in programmes_of(profile, one) or one.about}
    # The funders of each record and of all it lies in, which most often are the same set.
    above: dict[str | None, frozenset[frozenset[str]]] = {None: frozenset()}
    found: list[str] = []
    for record in wholes_first(profile):
        over, paid_by = above[whole_of(profile, record)], getattr(profile[record], "funders", ())
        above[record] = over | {frozenset(paid_by)} if paid_by else over
        found += [record] * (record not in told and above[record] != over)
    for one in in_order(profile, map(profile.__getitem__, found)):
        funders = short_names(profile, getattr(one, "funders", ()))
        yield FundingRow(
            id=one.id,
            name=one.name,
            kind="no amount",
            scope=None,
            programme=one.id,
            programme_name=name_of(profile, one.id, short=True),
            paid_by=funders,
            funders=funders,
            indicator=getattr(one, "status", _BUDGETS.get(getattr(one, "budget", ""), "")),
            period=getattr(one, "period", None),
            as_of=one.as_of,
            no_total="no amount is stated",
            note=one.note,
            evidence=one.cites,
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
    funders = (getattr(profile[ref], "funders", ()) for ref in programmes_of(profile, figure))
    return figure.paid_by or tuple(dict.fromkeys(chain.from_iterable(funders)))


def short_names(profile: Profile, refs: Iterable[str]) -> tuple[str, ...]:
    """Return what references are called in print."""
    return tuple(name_of(profile, ref, short=True) for ref in refs)
