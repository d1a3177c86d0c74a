"""What share of one sum another is: answered where whole and part are alike, else what it lacks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from belarus_stic.errors import NotAnswerableError, OptionError, nearest, quoted
from belarus_stic.facts import wholes_of
from belarus_stic.funding.conversion import positive
from belarus_stic.funding.rows import FundingRow, full_names
from belarus_stic.funding.sentences import sum_words
from belarus_stic.model import Profile
from belarus_stic.tables import counted, listed, quantity_words, share_words
from belarus_stic.values import Citation, Interval, Quantity

if TYPE_CHECKING:
    from belarus_stic.funding.answer import Funding

_MOST_NAMED = 5


@frozen
class FundingShare:
    """The share of one sum in another: bounds of a share of 1, the sentence, the statements."""

    interval: Interval
    text: str
    evidence: tuple[Citation, ...]

    def __str__(self) -> str:
        return self.text


@frozen
class _Sum:
    """A sum as asked for: a row of the answer, or an amount of the caller's."""

    words: str
    bounds: Interval
    unit: str
    row: FundingRow | None = None


def share_of(
    answer: Funding, profile: Profile, part: str | Quantity, of: str | Quantity
) -> FundingShare:
    """Return what share of a sum another is; see `Funding.share`."""
    one, whole = _found(answer, profile, part), _found(answer, profile, of)
    is_same = part == of or (one.row is not None and one.row is whole.row)
    if not is_same and (missing := list(_missing(profile, one, whole))):
        lacks = "; ".join(f"({i}) {lack}" for i, lack in enumerate(missing, 1))
        raise NotAnswerableError(
            f"what share {one.words} is of {whole.words} cannot be said; it lacks {lacks}"
        )
    share: Interval | None = Interval.exactly(1)
    if not is_same:
        share = one.bounds.quotient(whole.bounds).intersection(Interval(0, 1))
    if share is None:
        raise OptionError(f"{one.words} is more than {whole.words}, so it is no part of it")
    cited = [cite for each in (one, whole) if each.row for cite in each.row.evidence]
    text = f"{one.words}: {share_words(share)} of {whole.words}."
    return FundingShare(share, text, tuple(dict.fromkeys(cited)))


def _missing(profile: Profile, one: _Sum, whole: _Sum) -> Iterator[str]:
    """Yield what would have to be known to set two sums against each other."""
    for each in (one, whole):
        if each.unit == "%":
            yield f"a sum of money for {each.words}"
        elif each.bounds.is_unbounded:
            yield f"bounds for {each.words}, as Quantity('~100 EUR').within(about=0.1) has them"
    if one.unit != whole.unit:
        yield "one currency for both, as funding_breakdown(currency='EUR') may give it"
    if whole.bounds.high == 0:
        yield "a whole above 0"
    if one.row and whole.row:
        yield from _unlike(profile, one.row, whole.row)


def _unlike(profile: Profile, part: FundingRow, whole: FundingRow) -> Iterator[str]:
    """Yield in what a part and its whole are not alike, though they would have to be."""
    for name in ("indicator", "stage", "purpose"):
        if getattr(part, name) != getattr(whole, name) or getattr(whole, name) == "unstated":
            yield f"the same {name}, stated for both"
    is_wider = whole.scope in {part.scope, "whole programme"}
    if not is_wider or "unstated" in {part.scope, whole.scope}:
        yield "a stated scope of both, the whole's at least as wide"
    wholes = wholes_of(profile, part.programme) if part.programme in profile else ()
    if whole.programme not in {part.programme, *wholes}:
        yield f"that {part.programme_name} is part of {whole.programme_name}"
    if not (part.period and whole.period and whole.period.surely_contains(part.period)):
        yield "stated periods, the part's within the whole's"
    if part.per or whole.per:
        yield "sums that are not so much for each of several"


def _found(answer: Funding, profile: Profile, asked: str | Quantity) -> _Sum:
    """Return the one sum that a name or an amount stands for."""
    if isinstance(asked, Quantity):
        if not asked.is_money:
            raise OptionError(f"{quoted(str(asked))} is no money; expected an amount as '10 EUR'")
        return _Sum(quantity_words(asked), _bounds(asked, positive(asked)), asked.unit)
    names = {row.id: _names(profile, row) for row in answer}
    rows = [row for row in answer if asked == row.id] or [
        row
        for row in answer
        if row.kind != "derived" and not row.total and str(asked).casefold() in names[row.id]
    ]
    if len(rows) != 1:
        known = [row.id for row in rows or answer]
        hint = "" if rows else nearest(str(asked), known)
        raise OptionError(
            f"{counted(len(rows), 'row')} by the name of {quoted(asked)}; expected one row by its "
            f"id, programme or payer, such as {listed(known, _MOST_NAMED)}{hint}"
        )
    (row,) = rows
    if answer.currency is None or row.converted is None:
        bounds = _bounds(row.amount, positive(row.amount))
        return _Sum(sum_words(row), bounds, row.amount.unit, row)
    return _Sum(sum_words(row), _bounds(row.amount, row.converted), answer.currency, row)


def _names(profile: Profile, row: FundingRow) -> set[str]:
    names = (row.name, row.programme, row.programme_name, *row.paid_by)
    full = full_names(profile, row)
    return {name.casefold() for name in (*names, *(full.get(name, name) for name in names))}


def _bounds(amount: Quantity, bounds: Interval | None) -> Interval:
    """Return the bounds of a sum; none of one that is "about" a number, or may be below zero."""
    return Interval.unbounded() if bounds is None or amount.hedge == "about" else bounds
