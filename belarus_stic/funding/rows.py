"""A row of the answer: a sum or a percentage as stated, a total, or what was worked out."""

from collections.abc import Mapping
from typing import Literal

from attrs import frozen

from belarus_stic.facts import name_of
from belarus_stic.funding.programmes import payers_of, programmes_of, short_names, subjects_of
from belarus_stic.model import Figure, Profile, Scope, Stage
from belarus_stic.tables import Card, Row, described, listed, period_words, quantity_words
from belarus_stic.values import Citation, Interval, Period, Quantity

By = Literal["programme", "funder", "purpose", "stage", "scope", "period"]
RowKind = Literal["stated", "total", "derived", "share"]

# The sections of the answer, in their order; percentages of spending stand after them.
SECTIONS: tuple[Scope, ...] = ("country's share", "unstated", "whole programme")
_FOR: Mapping[str | None, str] = {
    "country's share": "{home}",
    "unstated": "not stated",
    "whole programme": "the whole programme",
    None: "",
}


@frozen(kw_only=True, repr=False)
class FundingRow(Row):
    """A sum of money, or a percentage of money, and all that decides what it may be added to.

    `kind` is "stated" for a sum, "share" for a percentage of money, "total" for sums added, and
    "derived" for money for each project, which no source states. Only rows that are `additive` may
    be summed, those of one `total` together; `no_total` says why any other may not.
    """

    id: str = described("id of the figure; of other rows one made of the ids of their figures")
    name: str = described("name of the figure")
    kind: RowKind = described("stated, total, derived (worked out) or share (a percentage)")
    scope: Scope | None = described("whether the sum is the country's or a whole programme's")
    programme: str = described("id of the programme the money is of, or of what else it is of")
    programme_name: str = described("what that is called in print")
    paid_by: tuple[str, ...] = described("who pays, where a source says so of this very sum")
    funders: tuple[str, ...] = described(
        "who pays; where it is not stated, who funds the programme"
    )
    paid_to: tuple[str, ...] = described("who is paid, where a source says so")
    indicator: str = described("what is measured")
    amount: Quantity = described("the sum or percentage with its hedge", unit="see amount_unit")
    per: tuple[str, ...] = described("what it is for each of, such as year")
    period: Period | None = described("the time the sum is of; of a total, from first to last")
    as_of: Period | None = described("the date the source speaks at")
    stage: Stage | None = described("whether the money was allocated, awarded and so on")
    purpose: str | None = described("what the money is for")
    denominator: str | None = described("key of what a percentage is of")
    additive: bool = described("whether the row may be summed with others of the same total")
    total: str | None = described("id of the total that the row is part of")
    no_total: str = described("why the row is in no total")
    converted: Interval | None = described(
        "the sum in the currency asked for", unit="that currency"
    )
    converted_words: str = described("the same in words")
    rate: str = described("the exchange rates used, or why there is none")
    rate_source: str = described("whose exchange rates they are")
    note: str | None = described("where the source's words and the figure do not quite fit")
    inputs: tuple[str, ...] = described("ids of the figures that a row was worked out from")
    evidence: tuple[Citation, ...] = described("statements behind the row")
    _home: str

    @property
    def date(self) -> str:
        """When the sum is of, in words."""
        if self.period is not None:
            return period_words(self.period)
        return "undated" if self.as_of is None else f"as of {period_words(self.as_of)}"

    @property
    def is_for(self) -> str:
        """Whom the sum is for, in words: the country, the whole programme, or not stated."""
        return _FOR[self.scope].format(home=self._home)

    def words(self) -> str:
        """Return the amount in words, with what it is for each of."""
        return " ".join(filter(None, (quantity_words(self.amount), per_words(self.per))))

    def card(self) -> Card:
        """Return what the money is, of when and for whom, and whether it is in a total."""
        alone = "not stated whether for {} alone"
        is_for = alone.format(self._home) if self.scope == "unstated" else self.is_for
        lines = [
            ("Amount", self.words()),
            ("Converted", self.converted_words),
            ("Of", self.programme_name if self.programme_name not in self.name else ""),
            ("Date", self.date),
            ("For", is_for),
            ("Paid by", listed(self.paid_by)),
            (
                "In a total",
                "yes" if self.total else f"no; {self.no_total}" if self.no_total else "",
            ),
            ("Statements" if len(self.evidence) > 1 else "Statement", self.evidence),
        ]
        return Card(self.name, [line for line in lines if line[1]])


def per_words(per: tuple[str, ...]) -> str:
    """Return what a sum is for each of.

    >>> per_words(("year",)), per_words(("project", "year")), per_words(())
    ('a year', 'for each project and year', '')
    """
    if len(per) == 1 and per[0] in {"month", "year"}:
        return f"a {per[0]}"
    return f"for each {listed(per)}" if per else ""


def row_of(profile: Profile, figure: Figure) -> FundingRow:
    """Return a figure as a row, as it is stated."""
    subjects = subjects_of(profile, figure)
    is_home = subjects == (profile.home,)
    return FundingRow(
        id=figure.id,
        name=figure.name,
        kind="stated" if figure.value.is_money else "share",
        scope=figure.scope,
        programme="; ".join(subjects),
        programme_name=figure.name if is_home else listed(short_names(profile, subjects)),
        paid_by=short_names(profile, figure.paid_by),
        funders=short_names(profile, payers_of(profile, figure)),
        paid_to=short_names(profile, figure.paid_to),
        indicator=figure.indicator,
        amount=figure.value,
        per=figure.per,
        period=figure.period,
        as_of=figure.as_of,
        stage=figure.stage,
        purpose=figure.purpose,
        denominator=figure.denominator,
        additive=False,
        total=None,
        no_total="",
        converted=None,
        converted_words="",
        rate="",
        rate_source="",
        note=figure.note,
        inputs=(),
        evidence=figure.cites,
        home=profile.name,
    )


def is_of_money(figure: Figure) -> bool:
    """Tell whether a figure is money, or a percentage of money.

    A percentage is one of money where it has what only money has: stage, purpose, payer, payee.
    """
    told = figure.stage or figure.purpose or figure.paid_by or figure.paid_to
    return figure.value.is_money or (figure.value.unit == "%" and bool(told))


def full_names(profile: Profile, row: FundingRow) -> dict[str, str]:
    """Return the full names behind what a row's programme, payers and payees are called."""
    # What was worked out rests on a figure too, and a total on several alike.
    figure = profile[(row.inputs or (row.id,))[0]]
    refs: tuple[str, ...] = ()
    if isinstance(figure, Figure):
        refs = (*programmes_of(profile, figure), row.programme, *payers_of(profile, figure))
    called = ((name_of(profile, ref, short=True), name_of(profile, ref)) for ref in refs)
    return {short: full for short, full in called if short != full}
