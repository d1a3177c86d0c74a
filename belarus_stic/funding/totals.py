"""Which sums may be added: those alike in all that is stated of them, whose times are apart."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import cast

from attrs import evolve

from belarus_stic.errors import UndecidedError
from belarus_stic.facts import evidence_of, name_of, outermost, parts_of, wholes_of
from belarus_stic.funding.programmes import programmes_of, short_names
from belarus_stic.funding.rows import FundingRow
from belarus_stic.model import Figure, Profile
from belarus_stic.values import Period, total

# What keeps a sum out of every total, whatever else is stated.
_OBSTACLES: tuple[tuple[Callable[[FundingRow], object], str], ...] = (
    (lambda row: row.scope == "whole programme", "it is of a whole programme"),
    (lambda row: row.scope == "unstated", "whether it is for the country alone is not stated"),
    (lambda row: row.per, "it is not one sum, but so much for each of several"),
    (lambda row: row.stage == "unstated", "its stage is not stated"),
    (lambda row: row.purpose == "unstated", "its purpose is not stated"),
    (lambda row: row.period is None, "it is undated"),
    (lambda row: None in _days(row), "its first or last day is not stated"),
)


def with_totals(profile: Profile, rows: Sequence[FundingRow]) -> list[FundingRow]:
    """Return sums that say which total they are part of, or why of none, and the totals."""
    reasons: dict[str, str] = {}
    totals = []
    for alike in _alike(profile, rows, reasons).values():
        fit = _apart(_outer(profile, alike, reasons), reasons)
        if len(fit) == 1:
            reasons[fit[0].id] = "no other amount of its programme is like it in all that counts"
        elif fit:
            try:
                totals.append(_total(profile, fit))
            except UndecidedError:
                reasons |= dict.fromkeys((row.id for row in fit), "no bound of the sum is known")
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


def _days(row: FundingRow) -> tuple[date | None, date | None]:
    return (row.period.first_day, row.period.last_day) if row.period else (None, None)


def _alike(
    profile: Profile, rows: Sequence[FundingRow], reasons: dict[str, str]
) -> Mapping[object, list[FundingRow]]:
    """Return the sums that nothing by itself keeps from a total, alike ones together."""
    figures = {row.id: cast("Figure", profile[row.id]) for row in rows}
    programmes = {row.id: programmes_of(profile, figures[row.id]) for row in rows}
    outer = _outermost(profile, {ref for refs in programmes.values() for ref in refs})
    number: dict[str, int] = {}
    for whole in (outer[ref] for refs in programmes.values() for ref in refs):
        number[whole] = number.get(whole, 0) + 1
    alike: dict[object, list[FundingRow]] = {}
    for row in rows:
        figure, of = figures[row.id], programmes[row.id]
        why = next((text for is_so, text in _OBSTACLES if is_so(row)), "")
        if len(of) != 1:
            why = "it is not of one programme"
        elif number[outer[of[0]]] == 1:
            why = "there is no other amount of this programme"
        if why:
            reasons[row.id] = why
            continue
        others = frozenset(figure.about) - {*of, *wholes_of(profile, of[0])}
        terms = (row.indicator, row.stage, row.purpose, row.amount.unit)
        paid = (frozenset(figure.paid_by), frozenset(figure.paid_to))
        alike.setdefault((outer[of[0]], others, terms, paid), []).append(row)
    return alike


def _outermost(profile: Profile, refs: Iterable[str]) -> Mapping[str, str]:
    """Return the last whole of each reference; every tree of parts is climbed once."""
    found: dict[str, str] = {}
    for ref in refs:
        if ref not in found:
            whole = outermost(profile, ref)
            found |= dict.fromkeys((whole, *parts_of(profile, whole)), whole)
    return found


def _outer(
    profile: Profile, rows: Sequence[FundingRow], reasons: dict[str, str]
) -> list[FundingRow]:
    """Return the rows without those of a part beside those of its whole."""
    programmes = {row.programme for row in rows}
    whole_of: dict[str, str] = {}
    for ref in sorted(programmes):
        if ref not in whole_of:
            # What is under the last whole that has a sum is settled with it, and never climbed.
            chain = (ref, *wholes_of(profile, ref))
            whole = [one for one in chain if one in programmes][-1]
            whole_of |= dict.fromkeys(programmes & {whole, *parts_of(profile, whole)}, whole)
    for row in rows:
        if whole_of[row.programme] != row.programme:
            name = name_of(profile, whole_of[row.programme], short=True)
            reasons[row.id] = f"it is of a part of {name}, of which a sum is stated too"
    return [row for row in rows if row.id not in reasons]


def _apart(rows: Iterable[FundingRow], reasons: dict[str, str]) -> list[FundingRow]:
    """Return the rows whose periods share no day with another's, by date."""
    ordered = sorted(rows, key=lambda row: (_days(row), row.id))
    reach: FundingRow | None = None
    for row in ordered:
        first, last = _known_days(row)
        if reach is not None and first <= _known_days(reach)[1]:
            for one in (row, reach):
                reasons[one.id] = "its period shares days with that of another amount like it"
        if reach is None or last > _known_days(reach)[1]:
            reach = row
    return [row for row in ordered if row.id not in reasons]


def _known_days(row: FundingRow) -> tuple[date, date]:
    return cast("tuple[date, date]", _days(row))


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
        amount=total(row.amount for row in parts),
        period=Period(f"{str(first).partition('/')[0]}/{str(last).rpartition('/')[2]}"),
        as_of=None,
        note=None,
        inputs=ids,
        evidence=evidence_of(profile, ids),
    )
