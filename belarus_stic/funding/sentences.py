"""Every sentence of the answer: headline, notes, footnotes, and the words of its table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from belarus_stic.facts import name_of, when_words
from belarus_stic.funding.quotients import each_words
from belarus_stic.funding.rows import FundingRow, full_names
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
_MOST_NAMED = 8
_MOST_NOTED = 20
_DIGITS = 4
_MARK = "* Who funds the programme; who pays this sum is not stated."
_PURPOSES = {
    "all": "the co-operation of {home}",
    "general": "the co-operation of {home} for general purposes",
    "unstated": "the co-operation of {home} for purposes not stated",
}


# --- pieces ---------------------------------------------------------------------------------------


def stated_words(word: str | None) -> str:
    """Return a stage or purpose in words."""
    return "not stated" if word in {None, "unstated"} else str(word)


def sum_words(row: FundingRow) -> str:
    """Return a sum with what it is of and when: "from" where a source names the payer."""
    if row.kind == "share":
        return f"{row.indicator} ({row.words()}, {row.date})"
    source = f"{'from' if row.paid_by else 'of'} {row.programme_name}"
    if row.converted is None or row.converted_words == quantity_words(row.amount):
        return f"{row.words()} {source} ({row.date})"
    return f"{row.converted_words} {source} ({row.words()}, {row.date})"


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
    usual = f"for {purpose}"
    return {"general": "for general purposes", "unstated": "for a purpose not stated"}.get(
        purpose, usual
    )


def group_words(row: FundingRow, by: str) -> str:
    """Return by which word a row is grouped."""
    match by:
        case "funder":
            return payer_words(row)
        case "period":
            return row.date
        case "programme":
            return row.programme_name
    word: str | None = getattr(row, by)
    return stated_words(word)


def _subject(answer: Funding) -> str:
    home = answer.origin.name
    usual = f"the {answer.purpose} co-operation of {home}"
    found = _PURPOSES.get(answer.purpose, usual).format(home=home)
    return found if answer.on is None else f"{found} {when_words(answer.on)}"


def _either(words: Sequence[str]) -> str:
    return " or ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


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
        return f"One sum is named for the money in {subject}, {named[0]}"
    opening = f"No total can be given for the money in {subject}: "
    if len(sums) == 2:
        return f"{opening}{listed(named)} cannot be added"
    return (
        f"{opening}of {in_threes(len(sums))} sums named{_of_no_date(answer, sums)}, such as "
        f"{listed(named)}, no two can be added"
    )


def _with_totals(subject: str, totals: Sequence[FundingRow], others: Sequence[FundingRow]) -> str:
    named = [
        f"{sum_words(row)[:-1]}, {len(row.inputs)} sums)" for row in sorted(totals, key=_telling)
    ]
    opening = f"The money named in {subject} adds up to {listed(named, 2)}"
    if others or len(totals) > 1:
        opening = f"Of the money in {subject} only a part adds up, to {listed(named, 2)}"
    rest = f"; {counted(len(others), 'other sum')} cannot be added" if others else ""
    return f"{opening}{rest}"


def _telling(row: FundingRow) -> tuple[bool, bool, bool, float, str]:
    """Order sums by what a headline names first: the country's own, dated, the largest."""
    amount = row.amount
    number = next(one for one in (amount.stated, amount.high, amount.low) if one is not None)
    no_rate = row.converted is None and row.converted_words != ""
    return row.scope == "whole programme", no_rate, row.date == "undated", -float(number), row.id


def _of_no_date(answer: Funding, sums: Sequence[FundingRow]) -> str:
    undated = sum(row.date == "undated" for row in sums)
    return f" ({in_threes(undated)} of them undated)" if answer.on and undated else ""


# --- notes ----------------------------------------------------------------------------------------


def notes(answer: Funding) -> Iterator[str]:
    """Yield the notes, the one whose lack would mislead most first."""
    money = [row for row in answer if row.kind in {"stated", "total"}]
    sums = [row for row in money if row.kind == "stated"]
    yield from _why_not_added(sums)
    yield from _rates(answer, money)
    yield from _whose(answer, sums)
    yield from _shares([row for row in answer if row.kind == "share"])
    for kind, text in (("purpose", f"Not for {answer.purpose}"), ("date", _not_then(answer))):
        yield from _left_out(text, [left for left in answer.left_out if left.kind == kind])
    yield from _worked_out([row for row in answer if row.kind == "derived"])
    yield from _not_worked_out([left for left in answer.left_out if left.kind == "not worked out"])
    yield from _own_notes([row for row in answer if row.note and row.kind != "derived"])


def _why_not_added(sums: Sequence[FundingRow]) -> Iterator[str]:
    if any(row.total for row in sums):
        yield (
            "Only sums alike in programme, stage, purpose, scope, currency and use, of times that "
            "share no day, are added; all others stand alone."
        )
    elif len(sums) > 1:
        told: Mapping[str, set[object]] = {
            "programme": {row.programme for row in sums},
            "date": {(row.period, row.as_of) for row in sums},
            "currency": {row.amount.unit for row in sums},
            "use": {(row.indicator, row.stage, row.purpose) for row in sums},
        }
        differing = [word for word, values in told.items() if len(values) > 1]
        scopes = {row.scope for row in sums}
        may_contain = scopes != {"country's share"} or len(told["programme"]) < len(sums)
        reasons = [f"the sums differ in {_either(differing)}"] if differing else []
        reasons += ["one may contain another"] if may_contain else []
        text = ", and ".join(reasons) or "no sum is like another"
        yield f"{text[:1].upper()}{text[1:]}; so nothing is added."


def _rates(answer: Funding, money: Sequence[FundingRow]) -> Iterator[str]:
    if answer.currency is None or not money:
        return
    without = [row for row in money if row.converted_words == "no rate"]
    sources = dict.fromkeys(row.rate_source for row in money if row.rate_source)
    opening = f"In {answer.currency}: "
    if sources:
        yield (
            f"{opening}at the lowest and the highest rate of the period, rounded outwards "
            f"({'; '.join(sources)}).{_without_rate(without)}"
        )
    elif without:
        yield f"{opening}no sum stated in another currency has a rate.{_without_rate(without)}"


def _without_rate(rows: Sequence[FundingRow]) -> str:
    """Return why sums have no rate, at most three reasons, each with the first sum it holds of."""
    reasons: dict[str, FundingRow] = {}
    for row in rows:
        reasons.setdefault(row.rate, row)
    texts = [f"{row.words()} {_of(row)} has no rate ({why})" for why, row in reasons.items()]
    return f" {listed(texts, 3)}." if texts else ""


def _of(row: FundingRow) -> str:
    return f"{'from' if row.paid_by else 'of'} {row.programme_name}"


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


def _not_then(answer: Funding) -> str:
    return f"Known not to be of the time asked ({when_words(answer.on)})" if answer.on else ""


def _left_out(why: str, left_out: Sequence[LeftOut]) -> Iterator[str]:
    if left_out:
        named = [f"{left.what}, {left.reason}" for left in left_out]
        more = len(named) - _MOST_NAMED
        end = f"; and {in_threes(more)} more" if more > 0 else ""
        yield f"{why}, so left out: {'; '.join(named[:_MOST_NAMED])}{end}."


def _worked_out(rows: Sequence[FundingRow]) -> Iterator[str]:
    if rows:
        texts = [
            f"{_rounded(row.amount)} for each {each_words(row.per[0], row.programme_name)}, "
            f"{row.is_for}, {row.date} ({row.note})"
            for row in rows[:_MOST_NAMED]
        ]
        yield f"Worked out, not stated: {'; '.join(texts)}."


def _not_worked_out(left_out: Sequence[LeftOut]) -> Iterator[str]:
    for left in islice(left_out, _MOST_NAMED):
        yield f"Not worked out: {left.what}; {left.reason}."


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
