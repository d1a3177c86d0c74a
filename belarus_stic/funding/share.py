"""What share of one sum another is: answered where whole and part are alike, else what it lacks."""

from collections.abc import Iterator

from attrs import frozen

from belarus_stic.errors import NotAnswerableError, OptionError, nearest, quoted
from belarus_stic.facts import wholes_of
from belarus_stic.funding.rows import FundingRow, Sums
from belarus_stic.funding.sentences import sum_words
from belarus_stic.funding.totals import beside
from belarus_stic.model import Profile
from belarus_stic.tables import counted, listed, quantity_words, share_words
from belarus_stic.values import Citation, Interval, Quantity

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
    amount: Quantity
    row: FundingRow | None = None


def share_of(answer: Sums, part: str | Quantity, of: str | Quantity) -> FundingShare:
    """Return what share of a sum another is; see `Funding.share`."""
    one, whole = _found(answer, part), _found(answer, of)
    share: Interval | None = Interval.exactly(1)
    if one != whole:
        if missing := list(_missing(answer._profile, one, whole)):
            lacks = "; ".join(f"({i}) {lack}" for i, lack in enumerate(missing, 1))
            raise NotAnswerableError(
                f"what share {one.words} is of {whole.words} cannot be said; it lacks {lacks}"
            )
        share = one.amount.interval.quotient(whole.amount.interval).intersection(Interval(0, 1))
    if share is None:
        raise OptionError(f"{one.words} is more than {whole.words}, so it is no part of it")
    cited = dict.fromkeys(cite for each in (one, whole) if each.row for cite in each.row.evidence)
    text = f"{one.words}: {share_words(share)} of {whole.words}."
    return FundingShare(share, text, tuple(cited))


def _missing(profile: Profile, one: _Sum, whole: _Sum) -> Iterator[str]:
    """Yield what would have to be known to set two sums against each other."""
    for each in (one, whole):
        if each.amount.hedge == "about":
            yield f"bounds for {each.words}, as Quantity('~100 EUR').within(about=0.1) has them"
    if one.amount.unit != whole.amount.unit:
        yield "one currency for both"
    if one.row and whole.row:
        yield from _unlike(profile, one.row, whole.row)


def _unlike(profile: Profile, part: FundingRow, whole: FundingRow) -> Iterator[str]:
    """Yield in what a part and its whole are not alike, though they would have to be."""
    for name in ("indicator", "stage", "purpose"):
        if getattr(part, name) != getattr(whole, name) or getattr(whole, name) == "unstated":
            yield f"the same {name}, stated for both"
    others = beside(profile, whole)
    for name, refs in beside(profile, part).items():
        if refs != others[name]:
            yield f"the same {name} for both"
    is_wider = whole.scope in {part.scope, "whole programme"}
    if not is_wider or part.scope in {None, "unstated"}:
        yield "a stated scope of both, the whole's at least as wide"
    wholes = wholes_of(profile, part.programme) if part.programme in profile else ()
    if whole.programme not in {part.programme, *wholes}:
        yield f"that {part.programme_name} is part of {whole.programme_name}"
    if not (part.period and whole.period and whole.period.surely_contains(part.period)):
        yield "stated periods, the part's within the whole's"
    if part.per or whole.per:
        yield "sums that are not so much for each of several"


def _found(answer: Sums, asked: str | Quantity) -> _Sum:
    """Return the one sum that an amount, the id of a row or a name stands for."""
    if isinstance(asked, Quantity):
        return _Sum(quantity_words(asked), asked)
    stated = [row for row in answer if row.amount is not None]
    sums = [row for row in stated if row.kind != "derived"]
    name = asked if isinstance(asked, str) else None
    named = [
        row for row in sums if name in {row.name, row.programme, row.programme_name, *row.paid_by}
    ]
    # A total stands for the sums in it, where it goes by the name too.
    apart = [row for row in named if not row.total] or named
    rows = [row for row in stated if row.id == name] or apart
    if len(rows) == 1:
        return _Sum(sum_words(rows[0]), rows[0]._sum, rows[0])
    known = [row.id for row in rows or stated]
    raise OptionError(
        f"{quoted(asked)} names {counted(len(rows), 'sum')}; expected one by its id, programme or "
        f"payer, such as {listed(known, _MOST_NAMED)}{'' if rows else nearest(str(asked), known)}"
    )
