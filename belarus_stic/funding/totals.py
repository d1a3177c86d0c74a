"""Which sums may be added: those alike in all that is stated of them, whose times are apart."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import cast

from attrs import evolve

from belarus_stic.errors import UndecidedError
from belarus_stic.facts import evidence_of, name_of, outermost, whole_of
from belarus_stic.funding.rows import FundingRow, from_zero, programmes_of, short_names
from belarus_stic.model import Profile
from belarus_stic.values import Interval, Period, Quantity, total

NO_BOUND = "no bound of the sum above 0 is known"
# What keeps a sum out of every total, whatever else is stated.
_OBSTACLES: tuple[tuple[Callable[[FundingRow], object], str], ...] = (
    (lambda row: row.scope == "whole programme", "it is of a whole programme"),
    (lambda row: row.scope == "unstated", "whether it is for the country alone is not stated"),
    (lambda row: row.per, "it is not one sum, but so much for each of several"),
    (lambda row: row.stage == "unstated", "its stage is not stated"),
    (lambda row: row.purpose == "unstated", "its purpose is not stated"),
    (lambda row: row.period is None, "no period is stated"),
    (lambda row: None in _span(row), "its first or last day is not stated"),
)


def with_totals(profile: Profile, rows: Sequence[FundingRow]) -> list[FundingRow]:
    """Return sums that say which total they are part of, or why of none, and the totals."""
    reasons: dict[str, str] = {}
    totals = []
    for alike in _alike(profile, rows, reasons).values():
        fit = _apart(_outer(profile, alike, reasons), reasons)
        if len(fit) == 1:
            others = "no other amount like it can be in a total"
            reasons[fit[0].id] = others if alike[1:] else "there is no other amount like it"
        elif fit:
            try:
                totals.append(_total(profile, fit))
            except UndecidedError:
                reasons |= dict.fromkeys((row.id for row in fit), NO_BOUND)
    in_total = {part: row.id for row in totals for part in row.inputs}
    told = [
        evolve(
            row,
            total=in_total.get(row.id),
            additive=row.id in in_total,
            no_total=reasons.get(row.id, ""),
        )
        for row in rows
    ]
    return [*told, *totals]


def beside(profile: Profile, row: FundingRow) -> Mapping[str, frozenset[str]]:
    """Return who pays, who is paid, and what a sum is about beside its programme and the country.

    Only sums that are the same in all three are added, or set against each other.
    """
    figure = row._figure
    whole = outermost(profile, row.programme) if row.programme in profile else None
    within = {ref for ref in figure.about if ref in profile and outermost(profile, ref) == whole}
    return {
        "payers": frozenset(figure.paid_by),
        "payees": frozenset(figure.paid_to),
        "other subjects": frozenset(figure.about) - within - {profile.home},
    }


def some_fit(profile: Profile, rows: Sequence[FundingRow]) -> bool:
    """Tell whether some sums might be added though not all of them can; it errs towards yes."""
    return any(
        len(alike) > 2 and max(_span(row)[0] for row in alike) > min(_span(row)[1] for row in alike)
        for alike in _alike(profile, rows, {}).values()
    )


def _span(row: FundingRow) -> tuple[date, date]:
    """Return the first and last day of a row; only those that have both get beyond `_OBSTACLES`."""
    period = cast("Period", row.period)
    return cast("tuple[date, date]", (period.first_day, period.last_day))


def _alike(
    profile: Profile, rows: Sequence[FundingRow], reasons: dict[str, str]
) -> Mapping[object, list[FundingRow]]:
    """Return the sums that nothing by itself keeps from a total, alike ones together."""
    alike: dict[object, list[FundingRow]] = {}
    for row in rows:
        of = programmes_of(profile, row._figure)
        why = next((text for is_so, text in _OBSTACLES if is_so(row)), "")
        if why or len(of) != 1:
            reasons[row.id] = why or "it is not of one programme"
            continue
        terms = (row.indicator, row.stage, row.purpose, row._sum.unit)
        others = tuple(beside(profile, row).values())
        alike.setdefault((outermost(profile, of[0]), terms, others), []).append(row)
    return alike


def _outer(
    profile: Profile, rows: Sequence[FundingRow], reasons: dict[str, str]
) -> list[FundingRow]:
    """Return the rows without those of a part beside those of its whole."""
    programmes = {row.programme for row in rows}
    # The last whole of each that has a sum. Nothing is climbed twice.
    last: dict[str | None, str | None] = {None: None}
    for programme in programmes:
        climbed: list[str] = []
        above: str | None = programme
        while above is not None and above not in last:
            climbed.append(above)
            above = whole_of(profile, above)
        whole = last[above]
        for part in reversed(climbed):
            last[part] = whole = whole or (part if part in programmes else None)
    for row in rows:
        whole = last[row.programme]
        if whole is not None and whole != row.programme:
            name = name_of(profile, whole, short=True)
            reasons[row.id] = f"it is of a part of {name}, of which a sum is stated too"
    return [row for row in rows if row.id not in reasons]


def _apart(rows: Iterable[FundingRow], reasons: dict[str, str]) -> list[FundingRow]:
    """Return the rows whose periods share no day with another's, by date."""
    ordered = sorted(rows, key=lambda row: (_span(row), row.id))
    reach = ordered[:1]
    for row in ordered[1:]:
        if _span(row)[0] <= _span(reach[0])[1]:
            why = "its period shares days with that of another amount like it"
            reasons |= dict.fromkeys((row.id, reach[0].id), why)
        if _span(row)[1] > _span(reach[0])[1]:
            reach = [row]
    return [row for row in ordered if row.id not in reasons]


def _added(amounts: Sequence[Quantity]) -> Quantity:
    """Return a sum; where its bounds are not known as stated, those of money, which is from 0 up.

    Raises `UndecidedError` where nothing but that bounds it.
    """
    try:
        return total(amounts)
    except UndecidedError:
        ends = (one.interval if one.low is not None else from_zero(one) for one in amounts)
        found = Interval.total(end or Interval.unbounded() for end in ends)
        if found.low is None or found.low <= 0:
            raise
        return Quantity.from_interval(found, amounts[0].unit)


def _total(profile: Profile, parts: Sequence[FundingRow]) -> FundingRow:
    """Return the sum of rows alike; of several parts of one programme it is that programme's."""
    ids = tuple(row.id for row in parts)
    programmes = {row.programme for row in parts}
    of = programmes.pop() if len(programmes) == 1 else outermost(profile, parts[0].programme)
    first, last = parts[0].period, parts[-1].period
    return evolve(
        parts[0],
        id=f"total/{'/'.join(ids)}",
        name=f"Total of {len(ids)} amounts",
        kind="total",
        programme=of,
        programme_name=short_names(profile, (of,))[0],
        funders=tuple(dict.fromkeys(funder for row in parts for funder in row.funders)),
        amount=_added([row._sum for row in parts]),
        period=Period(f"{first.start or '..'}/{last.end or '..'}") if first and last else None,
        as_of=None,
        note=None,
        inputs=ids,
        evidence=evidence_of(profile, ids),
    )
