"""Money for each project: worked out where sum and number are stated of one set, at one time."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from attrs import evolve

from belarus_stic.errors import InvalidQuantityError
from belarus_stic.facts import evidence_of
from belarus_stic.funding.rows import FundingRow
from belarus_stic.model import Figure, Profile
from belarus_stic.tables import LeftOut, listed, plural, quantity_words, with_article
from belarus_stic.values import Quantity

_FEWEST_DIGITS = 4
_MOST_NAMED = 3


def worked_out(
    profile: Profile, rows: Iterable[FundingRow]
) -> tuple[list[FundingRow], list[LeftOut]]:
    """Return money for each project as rows, and which sums could not be divided.

    Sum and number must be about the same, of one stated time, and stand in one statement.
    """
    counts: dict[object, list[Figure]] = {}
    for count in profile.figures:
        if count.value.unit.rpartition(" ")[2] == "project" and not count.per:
            for key in (frozenset(count.about), *_sets(count, count.scope)):
                counts.setdefault(key, []).append(count)
    found: list[FundingRow] = []
    left: list[LeftOut] = []
    for row in rows:
        keys = [*_sets(row._figure, row.scope), *_sets(row._figure, None)]
        # Two numbers that fit leave open on which the sum was spent; more add nothing to that.
        fits = {count.id: count for key in keys for count in counts.get(key, [])[:2]}
        near = list(fits.values()) or counts.get(frozenset(row._figure.about), [])[:_MOST_NAMED]
        amount = _divided(row._sum, near[0].value) if len(fits) == 1 else None
        if amount is not None and not row.per:
            found.append(_row(profile, row, near[0], amount))
        elif near and not row.per:
            left.append(_not_divided(profile, row, near, fit=len(fits) == 1))
    return found, left


def _sets(figure: Figure, scope: str | None) -> Iterator[object]:
    """Yield what tells the set a figure is of, once a statement; nothing for one without a time."""
    if figure.period or figure.as_of:
        for cite in figure.cites:
            yield frozenset(figure.about), figure.period, figure.as_of, scope, cite


def _divided(amount: Quantity, count: Quantity) -> Quantity | None:
    """Return a quotient rounded outwards to a whole number, or to four digits where that is more.

    "About" bounds nothing, and so does not what is divided by it.
    """
    if "about" in {amount.hedge, count.hedge}:
        return None
    try:
        found = amount.interval.quotient(count.interval)
    except InvalidQuantityError:
        return None
    end = found.high or found.low or Fraction(0)
    return Quantity.from_interval(found, amount.unit, max(_FEWEST_DIGITS, len(str(int(end)))))


def _row(profile: Profile, row: FundingRow, count: Figure, amount: Quantity) -> FundingRow:
    ids = (row.id, count.id)
    return evolve(
        row,
        id="/".join(ids),
        name=f"{row.name}, for each {count.value.unit}",
        kind="derived",
        amount=amount,
        per=(count.value.unit,),
        note=f"{quantity_words(row._sum)}, {quantity_words(count.value)}",
        no_total="it is worked out, and no sum",
        inputs=ids,
        evidence=evidence_of(profile, ids),
    )


def _not_divided(profile: Profile, row: FundingRow, near: list[Figure], *, fit: bool) -> LeftOut:
    numbers = listed(quantity_words(count.value) for count in near)
    units = dict.fromkeys(count.value.unit for count in near)
    each = listed((each_words(unit, row.programme_name) for unit in units), word="or")
    what = f"money for each {each} ({quantity_words(row._sum)}; {numbers})"
    reason = "of which no bounds from 0 up are known" if fit else "not said to belong together"
    periods = [one.period for one in near]
    if row.period and all(one and not one.may_overlap(row.period) for one in periods):
        reason = "of different times"
    if fit and near[0].value.high == 0:
        reason = "since nothing can be divided by 0"
    evidence = evidence_of(profile, [row.id, *(count.id for count in near)])
    return LeftOut(what, reason, evidence, "not divided")


def each_words(unit: str, programme: str) -> str:
    """Return one of what a programme has.

    >>> each_words("project", "ISTC projects"), each_words("project", "TEMPUS")
    ('ISTC project', 'project of TEMPUS')
    """
    head = programme.removesuffix(plural(unit))
    return f"{unit} of {with_article(programme)}" if head == programme else f"{head}{unit}"
