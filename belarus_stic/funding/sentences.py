"""Every sentence of the answer: headline, notes, footnotes, and the words of its table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from belarus_stic.facts import name_of, when_words
from belarus_stic.funding.conversion import NO_RATE
from belarus_stic.funding.quotients import each_words
from belarus_stic.funding.rows import By, FundingRow, full_names
from belarus_stic.model import Profile
from belarus_stic.reference import group_codes
from belarus_stic.tables import (
    LeftOut,
    counted,
    in_threes,
    listed,
    number_words,
    quantity_words,
)
from belarus_stic.values import Quantity

if TYPE_CHECKING:
    from belarus_stic.funding.answer import Funding

METHOD = (
    "Sums are added only if programme, stage, purpose, scope, currency and use are stated and the "
    "same, and their periods share no day; a whole is never added to its part. A converted sum is "
    "the range over the daily rates of its period. No price is adjusted for inflation."
)
_MOST_NAMED = 5
_MOST_REASONS = 3
_MOST_NOTED = 20
_DIGITS = 4
_LEFT_OUT = ("purpose", "date", "not divided")
_MARK = "* Who funds the programme; who pays this sum is not stated."
_SCOPES: Mapping[str | None, str] = {
    "country's share": " for ",
    "whole programme": " of ",
    "unstated": ", for whom ",
}
_USES = {"general": "for general purposes", "unstated": "for purposes not stated"}


# --- pieces ---------------------------------------------------------------------------------------


def sum_words(row: FundingRow) -> str:
    """Return a sum with what it is of and when: "from" where a source names the payer."""
    if row.kind == "share":
        return f"{row.indicator} ({row.words}, {row.date})"
    source = f"{'from' if row.paid_by else 'of'} {row.programme_name}"
    if row.converted is None or row.converted_words == quantity_words(row.amount):
        return f"{row.words} {source} ({row.date})"
    return f"{row.converted_words} {source} ({row.words}, {row.date})"


def denominator_words(key: str) -> str:
    """Return the key of what a percentage is of in words.

    >>> denominator_words("total-rd-expenditure")
    'total R&D expenditure'
    """
    return " ".join({"rd": "R&D", "st": "S&T"}.get(word, word) for word in key.split("-"))


def payer_words(row: FundingRow) -> str:
    """Return who pays; marked where only who funds the programme is stated."""
    mark = "" if row.paid_by else " *"
    return f"{listed(row.funders)}{mark}" if row.funders else "not stated"


def use_words(purpose: str) -> str:
    """Return what money is for in words."""
    return _USES.get(purpose, f"for {purpose}")


def group_words(row: FundingRow, by: By) -> str:
    """Return by which words a row is grouped."""
    if by == "funder":
        return payer_words(row)
    words = {"programme": row.programme_name, "period": row.date, "scope": row.is_for}
    word = words.get(by) or (row.stage if by == "stage" else row.purpose)
    return "not stated" if word in {None, "unstated"} else str(word)


def _subject(answer: Funding) -> str:
    co_operation = f"co-operation of {answer.origin.name}"
    if answer.purpose in _USES:
        co_operation = f"{co_operation} {use_words(answer.purpose)}"
    elif answer.purpose != "all":
        co_operation = f"{answer.purpose} {co_operation}"
    return f"the {co_operation}{f' {when_words(answer.on)}' if answer.on else ''}"


def _rounded(amount: Quantity) -> str:
    """Return what was worked out with four digits, and that it is rounded where it is."""
    ends = (amount.stated, amount.stated) if amount.stated else (amount.low, amount.high)
    low, high = (number_words(end, _DIGITS) if end is not None else "" for end in ends)
    if amount.hedge not in {"exact", "range"} or low != high:
        return quantity_words(amount)
    exact = low == (in_threes(amount.stated) if amount.stated else "")
    return f"{low} {amount.unit}{'' if exact else ', rounded,'}"


# --- headline -------------------------------------------------------------------------------------


def headline(answer: Funding) -> str:
    """Return whether there is a total, and the largest sums named."""
    return f"{_said(answer)} {answer.origin.phrase(answer.on)}."


def _said(answer: Funding) -> str:
    subject = _subject(answer)
    totals = [row for row in answer if row.kind == "total"]
    sums = [row for row in answer if row.kind == "stated"]
    if totals:
        return _with_totals(subject, totals, [row for row in sums if not row.total])
    if not sums:
        return f"No sum of money is stated for {subject}"
    named = [sum_words(row) for row in sorted(sums, key=_telling)[:2]]
    if len(sums) == 1:
        return _begun(f"{named[0]} is the only sum named for the money in {subject}")
    opening = f"No total can be given for the money in {subject}: "
    if len(sums) == 2:
        return f"{opening}{listed(named)} cannot be added"
    return (
        f"{opening}of {_number_named(answer, sums)}, such as {listed(named)}, no two can be added"
    )


def _number_named(answer: Funding, sums: Sequence[FundingRow]) -> str:
    if answer.on is None:
        return f"{in_threes(len(sums))} sums named"
    undated = in_threes(sum(row.date == "undated" for row in sums))
    return f"{in_threes(len(sums))} sums possibly of that time, {undated} undated"


def _with_totals(subject: str, totals: Sequence[FundingRow], others: Sequence[FundingRow]) -> str:
    named = [
        f"{sum_words(row)[:-1]}, {len(row.inputs)} sums)" for row in sorted(totals, key=_telling)
    ]
    if others:
        rest = f"{counted(len(others), 'other sum')} cannot be added"
        return f"Of the money in {subject}, {listed(named, 2)} can be added up; {rest}"
    verb = "is the total" if len(totals) == 1 else "are the totals"
    return _begun(f"{listed(named, 2)} {verb} of the money named in {subject}")


def _begun(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _telling(row: FundingRow) -> tuple[bool, bool, bool, float, str]:
    """Order sums by what a headline names first: the country's own, dated, the largest."""
    amount = row.amount
    number = next(one for one in (amount.stated, amount.high, amount.low) if one is not None)
    no_rate = row.converted is None and row.converted_words != ""
    return row.scope == "whole programme", no_rate, row.date == "undated", -float(number), row.id


# --- notes ----------------------------------------------------------------------------------------


def notes(answer: Funding) -> Iterator[str]:
    """Yield the notes, the one whose lack would mislead most first."""
    money = [row for row in answer if row.kind in {"stated", "total"}]
    sums = [row for row in money if row.kind == "stated"]
    yield from _why_not_added(sums)
    yield from _rates(answer, money)
    yield from _whose(answer, sums)
    yield from _shares([row for row in answer if row.kind == "share"])
    left_out = {kind: [left for left in answer.left_out if left.kind == kind] for kind in _LEFT_OUT}
    yield from _left_out(f"Not {use_words(answer.purpose)}", left_out["purpose"])
    yield from _left_out("Known to be of another time", left_out["date"])
    yield from _worked_out([row for row in answer if row.kind == "derived"])
    yield from _not_divided(left_out["not divided"])
    yield from _own_notes([row for row in answer if row.note and row.kind != "derived"])


def _why_not_added(sums: Sequence[FundingRow]) -> Iterator[str]:
    if any(row.total for row in sums):
        yield (
            "Only sums alike in programme, stage, purpose, scope, currency and use, of times that "
            "share no day, are added; all others stand alone."
        )
    elif len(sums) > 1:
        yield (
            "The sums differ in programme, date, currency or use, or one may contain another; so "
            "nothing is added."
        )


def _rates(answer: Funding, money: Sequence[FundingRow]) -> Iterator[str]:
    without = [row for row in money if row.converted_words == NO_RATE]
    rates = {row.rate: None for row in money if row.rate and row.converted is not None}
    if rates:
        yield (
            f"In {answer.currency}: at the lowest and the highest rate of the period, rounded "
            f"outwards ({'; '.join(rates)})."
        )
    if without:
        reasons = list(dict.fromkeys(row.rate for row in without))[:_MOST_REASONS]
        named = f"{counted(len(without), 'sum')} {'has' if len(without) == 1 else 'have'}"
        yield f"{named} no rate to {answer.currency} ({'; '.join(reasons)})."


def _whose(answer: Funding, sums: Sequence[FundingRow]) -> Iterator[str]:
    names = dict.fromkeys(row.programme_name for row in sums if row.scope == "unstated")
    if names:
        text = listed(names, _MOST_NAMED)
        verb = "the sum is" if len(names) == 1 else "the sums are"
        yield f"{text}: whether {verb} for {answer.origin.name} alone is not stated."


def _shares(rows: Sequence[FundingRow]) -> Iterator[str]:
    wholes = dict.fromkeys(denominator_words(row.denominator) for row in rows if row.denominator)
    if len(wholes) > 1:
        yield f"Percentages of {listed(wholes, _MOST_NAMED)} are not comparable."


def _left_out(why: str, left_out: Sequence[LeftOut]) -> Iterator[str]:
    if left_out:
        named = [f"{left.what}, {left.reason}" for left in left_out]
        yield f"{why}, so left out: {_cut(named)}."


def _cut(texts: Sequence[str]) -> str:
    more = len(texts) - _MOST_NAMED
    ends = [f"and {in_threes(more)} more"] if more > 0 else []
    return "; ".join([*texts[:_MOST_NAMED], *ends])


def _worked_out(rows: Sequence[FundingRow]) -> Iterator[str]:
    if rows:
        texts = [
            f"{_rounded(row.amount)} for each {each_words(row.per[0], row.programme_name)}"
            f"{_SCOPES[row.scope]}{row.is_for}, {row.date} ({row.note})"
            for row in rows
        ]
        yield f"Worked out, not stated: {_cut(texts)}."


def _not_divided(left_out: Sequence[LeftOut]) -> Iterator[str]:
    reasons: dict[str, list[str]] = {}
    for left in left_out:
        reasons.setdefault(left.reason, []).append(left.what)
    for reason, texts in reasons.items():
        yield f"Not divided, since {reason}: {_cut(texts)}."


def _own_notes(rows: Sequence[FundingRow]) -> Iterator[str]:
    for row in rows[:_MOST_NOTED]:
        yield f"{row.name}: {row.note}"
    if len(rows) > _MOST_NOTED:
        yield f"{counted(len(rows) - _MOST_NOTED, 'more note')} on single figures: see their rows."


# --- footnotes ------------------------------------------------------------------------------------


def footnotes(answer: Funding, profile: Profile) -> tuple[str, ...]:
    """Return what the mark at a payer says, and what short names stand for."""
    rows = [row for row in answer if row.kind != "derived"][:_MOST_NOTED]
    paid = [row for row in rows if answer.by == "funder" or row.kind == "share"]
    full: dict[str, str] = {}
    for row in rows:
        full |= full_names(profile, row)
    texts = [row.programme_name for row in rows if row.kind != "share"]
    texts += [name for row in paid for name in row.funders]
    words = dict.fromkeys([*texts, *(word for text in texts for word in text.split())])
    for word in words:
        if word in profile.own_groups or word in group_codes():
            full[word] = name_of(profile, word)
    spelt = " ".join(f"{word}: {full[word]}." for word in words if word in full)
    marked = any("*" in payer_words(row) for row in paid)
    return (*([_MARK] if marked else []), *([spelt] if spelt else []))
