"""Money for each project: worked out where sum and number are stated of one set, at one time."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from attrs import evolve

from belarus_stic.errors import InvalidQuantityError
from belarus_stic.facts import evidence_of
from belarus_stic.funding.rows import FundingRow
from belarus_stic.model import Figure, Profile
from belarus_stic.tables import LeftOut, listed, plural, quantity_words
from belarus_stic.values import Quantity

_FEWEST_DIGITS = 4
_MOST_NAMED = 3
# Two numbers that fit one sum leave open which it was spent on, and a third adds nothing to that.
_MOST_FITTING = 2


def worked_out(
    profile: Profile, rows: Iterable[FundingRow]
) -> tuple[list[FundingRow], list[LeftOut]]:
    """Return money for each project as rows, and which sums could not be divided.

    Sum and number must be about the same, of one stated time, and stand in one statement.
    """
    fitting: dict[object, list[Figure]] = {}
    alike: dict[object, list[Figure]] = {}
    for count in filter(_counts_projects, profile.figures):
        for key in _sets(count):
            _keep(fitting, key, count, _MOST_FITTING)
        _keep(alike, frozenset(count.about), count, _MOST_NAMED)
    found: list[FundingRow] = []
    left: list[LeftOut] = []
    for row in rows:
        fits = {
            count.id: count
            for key in _sets(row._figure)
            for count in fitting.get(key, ())
            if count.scope in {None, row.scope}
        }
        counts = list(fits.values()) or alike.get(frozenset(row._figure.about), [])
        amount = _divided(row.amount, counts[0].value) if len(fits) == 1 else None
        if row.per or not counts:
            continue
        if amount is None:
            left.append(_not_divided(row, counts, fit=bool(fits)))
        else:
            found.append(_row(profile, row, counts[0], amount))
    return found, left


def _counts_projects(figure: Figure) -> bool:
    return figure.value.unit.rpartition(" ")[2] == "project" and not figure.per


def _sets(figure: Figure) -> Iterator[object]:
    """Yield what tells the set a figure is of, once a statement; nothing for one without a time."""
    if figure.period or figure.as_of:
        for cite in figure.cites:
            yield frozenset(figure.about), figure.period, figure.as_of, cite


def _keep(kept: dict[object, list[Figure]], key: object, figure: Figure, most: int) -> None:
    found = kept.setdefault(key, [])
    if len(found) < most:
        found.append(figure)


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
    return found.to_quantity(amount.unit, max(_FEWEST_DIGITS, len(str(int(end)))))


def _row(profile: Profile, row: FundingRow, count: Figure, amount: Quantity) -> FundingRow:
    ids = (row.id, count.id)
    return evolve(
        row,
        id="/".join(ids),
        name=f"{row.name}, for each {count.value.unit}",
        kind="derived",
        amount=amount,
        per=(count.value.unit,),
        note=f"{quantity_words(row.amount)}, {quantity_words(count.value)}",
        no_total="it is worked out, and no sum",
        inputs=ids,
        evidence=evidence_of(profile, ids),
    )


def _not_divided(row: FundingRow, counts: list[Figure], *, fit: bool) -> LeftOut:
    numbers = listed(quantity_words(count.value) for count in counts)
    reason = "sum and number are not said to be of one set"
    if fit:
        reason = "no bounds are known of the quotient"
    return LeftOut(
        f"{quantity_words(row.amount)} of {row.programme_name} by {numbers}",
        reason,
        tuple(dict.fromkeys((*row.evidence, *(cite for count in counts for cite in count.cites)))),
        "not divided",
    )


def each_words(unit: str, programme: str) -> str:
    """Return one of what a programme has.

    >>> each_words("project", "ISTC projects"), each_words("project", "TEMPUS")
    ('ISTC project', 'project of TEMPUS')
    """
    head = programme.removesuffix(plural(unit))
    return f"{unit} of {programme}" if head == programme else f"{head}{unit}"
