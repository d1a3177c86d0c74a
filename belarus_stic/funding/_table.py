"""The table of a funding breakdown: how it is read, found in, asked and worded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from attrs import evolve, field, fields, frozen

from belarus_stic.funding._amounts import Amount
from belarus_stic.funding._rows import (
    NO_TOTAL,
    ONLY_ONE,
    OTHER_PURPOSE,
    By,
    FundingRow,
    by_reason,
    words,
)
from belarus_stic.funding._share import FundingShare, checked_given, names_of, share_of
from belarus_stic.model.records import Purpose
from belarus_stic.table import Column, LeftOut, Table, counted
from belarus_stic.values import Period, Quantity


@frozen(repr=False)
class Funding(Table[FundingRow]):
    """Amounts in their own currency, the totals that mean something, and nothing else added.

    A row is found by the id of its figure, or by a channel or subject that has only one row.
    `left_out` says of each amount in no total why it is in none.
    """

    title = "Funding"
    keys = ("id", "channel", "channel_name")

    profile_name: str = ""
    by: By = "channel"
    purpose: Purpose | None = None
    currency: str | None = None
    given: Mapping[str, Quantity] = field(factory=dict)

    def share(
        self,
        part: str,
        *,
        of: str,
        period: Period | str | None = None,
        given: Mapping[str, Quantity | str] | None = None,
    ) -> FundingShare:
        """Return what share of one thing's money another's is.

        `part` and `of` are a funder, a channel, a row's id, or words of a percentage's indicator
        ("foreign sources"); `period` picks the rows for that period. What the data lacks may be
        `given`, under the name asked for or under the denominator of a percentage: it is taken to
        fit the question, and the answer says that it is the user's.

        >>> from belarus_stic import load_profile
        >>> from belarus_stic.funding import funding_breakdown
        >>> funding = funding_breakdown(load_profile())
        >>> given = {"EU": "2000000 EUR", "total-rd-expenditure": "100000000 EUR"}
        >>> funding.share("EU", of="foreign sources", period="2010", given=given).bounds
        Bounds('[14.4, 14.5] %')

        Raises `NotAnswerableError` that names everything missing, and `OptionError` for names and
        given amounts that make no sense.
        """
        known = (*(name for row in self.rows for name in names_of(row)), part, of)
        texts = (row.indicator or "" for row in self.rows if row.kind == "share")
        all_given = {**self.given, **checked_given(given, (*known, *texts))}
        wanted = None if period is None else Period.parse(period)
        return share_of(self.rows, part, of, wanted, all_given)

    def headline(self) -> str:
        """Return how many amounts there are, whether any may be added, and the first of them."""
        stated = [row for row in self.rows if row.kind == "stated"]
        totals = [row for row in self.rows if row.kind == "total"]
        purpose = f"{self.purpose} " if self.purpose else ""
        opening = f"Who pays for the {purpose}co-operation of {self.profile_name} as of {self.on}"
        if not stated:
            return f"{opening}: no amount of money is stated."
        channels = len({row.channel for row in stated})
        count = f"{counted(len(stated), 'amount')} in {counted(channels, 'channel')}"
        if totals:
            count += f", with {counted(len(totals), 'total')} ({_listed(totals)}) and none beyond"
        elif len(stated) > 1:
            count += ", no two of which may be added"
        return f"{opening}: {count}; {_listed(stated)}."

    def columns(self) -> tuple[Column, ...]:
        """What the breakdown is by, the amount, its period, and what kind of amount it is."""
        converted = Column(f"In {self.currency}", _in_currency, right=True)
        # Each group is named once, at its first row, as a reader of a printed table expects.
        first = {row.group: row.id for row in reversed(self.rows)}
        return (
            Column(
                self.by.capitalize(), lambda row: row.group if row.id == first[row.group] else ""
            ),
            Column(
                "What", lambda row: f"… per {row.per}" if is_below_its_amount(row) else row.name
            ),
            Column("Amount", lambda row: row.shown, right=True),
            *([converted] if self.currency else []),
            Column("Period", _when),
            Column("Terms", self._terms),
        )

    def notes(self) -> tuple[str, ...]:
        """Return what every table notes, with what was left out for like reasons in one line."""
        left_out = [left for left in self.left_out if not left.reason.startswith(NO_TOTAL)]
        other = [left for left in left_out if left.reason.startswith(OTHER_PURPOSE)]
        rest = by_reason(left for left in left_out if left not in other)
        in_no_total = len(self.left_out) - len(left_out)
        only = sum(left.reason.startswith(f"{NO_TOTAL}it {ONLY_ONE}") for left in self.left_out)
        return (
            *Table.notes(evolve(self, left_out=rest, sources=())),
            *_in_no_total(only, "the only one of its kind"),
            *_in_no_total(in_no_total - only, "with its reason"),
            *_other_purpose(other, self.purpose),
            *Table.notes(evolve(self, caveats=(), left_out=()))[1:],
        )

    def _terms(self, row: FundingRow) -> str:
        purpose = row.purpose if self.purpose is None else None
        return ", ".join(filter(None, (row.terms, purpose)))

    def _find(self, key: str) -> FundingRow:
        # A channel or subject stands for its amount or total, not for what was made of it.
        added = {figure for row in self.rows if row.kind == "total" for figure in row.inputs}
        own = [row for row in self.rows if row.id == key]
        main = [row for row in self.rows if row.kind in {"stated", "total"}]
        for rows in (own, [row for row in main if row.id not in added]):
            if sum(key.casefold() in self._keys_of(row) for row in rows) == 1:
                return Table._find(evolve(self, rows=tuple(rows)), key)
        return super()._find(key)

    def _keys_of(self, row: Any) -> set[str]:
        return super()._keys_of(row) | {subject.casefold() for subject in row.about}

    def _flat(self, row: Any) -> dict[str, Any]:
        flat: dict[str, Any] = {}
        for attribute in fields(FundingRow):
            name, value = attribute.name, getattr(row, attribute.name)
            match value:
                case Amount():
                    flat[name] = str(value)
                    flat[f"{name}_stated"] = _number(value.value.stated)
                    flat |= _ends(name, value.value.low, value.value.high)
                    flat[f"{name}_unit"] = value.value.unit
                case tuple():
                    flat[name] = [str(item) for item in value]
                case _:
                    flat[name] = None if value is None else str(value)
            if name in {"share", "quotient"}:
                # "About" bounds nothing.
                bounds = None if value is None or value.about else value
                flat |= _ends(name, bounds and bounds.low, bounds and bounds.high)
            if name == "quotient" and value is not None:
                flat[name] = row.shown
            if name == "conversion":
                bounds = value.bounds if value and not value.bounds.about else None
                flat |= _ends(name, bounds and bounds.low, bounds and bounds.high)
                flat |= {
                    f"{name}_at_mean": _number(value and value.at_mean),
                    f"{name}_rate": value and value.rate,
                    f"{name}_source": value and value.source,
                    f"{name}_method": value and value.method,
                }
        return flat


def _in_no_total(count: int, why: str) -> Iterator[str]:
    if count:
        each = "each " if count > 1 else ""
        yield f"Left out of totals: {counted(count, 'amount')}, {each}{why} (see left_out)"


def _other_purpose(left_out: list[LeftOut], purpose: str | None) -> Iterator[str]:
    if left_out:
        named = "; ".join(left.what for left in left_out)
        yield f"Left out, for another purpose than {purpose}: {named}"


def _in_currency(row: FundingRow) -> str:
    if row.conversion is None:
        return ""
    # In its own currency already, a quotient is as little precise as it was.
    return str(row.conversion) if row.conversion.rates or not row.quotient else row.shown


def _when(row: FundingRow) -> str:
    if row.periods:
        return "; ".join(map(str, row.periods))
    return f"as of {row.as_of}" if row.as_of else "undated"


def _ends(
    name: str, low: Decimal | Fraction | None, high: Decimal | Fraction | None
) -> dict[str, int | float | None]:
    return {f"{name}_low": _number(low), f"{name}_high": _number(high)}


def _number(value: Decimal | Fraction | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)


def _listed(rows: list[FundingRow]) -> str:
    named = [f"{row.channel_name} {words(row.amount.value)}" for row in rows[:3]]
    return ", ".join(named) + (f" and {len(rows) - 3} more" if len(rows) > 3 else "")


def is_below_its_amount(row: FundingRow) -> bool:
    """Tell whether a row is money per project or the like, which stands below the money."""
    return row.kind == "derived" and row.denominator is None
