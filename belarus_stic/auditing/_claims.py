"""Rules on who is said to belong where, on what is denied, and on what lists leave open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from attrs import field, frozen

from belarus_stic.auditing._view import NAMES_SHOWN, NO_MEMBERS, Outcome, View, listed, sentence
from belarus_stic.model import (
    Agreement,
    Centre,
    Enumeration,
    Programme,
    Record,
    StatedPosition,
)
from belarus_stic.table import counted
from belarus_stic.values import Period


@frozen
class _Claim:
    """Who is said to belong to a group or area at a date, and the records that say so."""

    whole: str
    on: Period
    records: list[Record] = field(factory=list)
    said_by: dict[str, list[Record]] = field(factory=dict)

    def behind(self, countries: Collection[str]) -> list[Record]:
        return [record for country in countries for record in self.said_by[country]]


def membership(view: View) -> Iterator[Outcome]:
    """Whoever is placed in a group or area was part of it at the date the record speaks at."""
    claims: dict[tuple[str, Period], _Claim] = {}
    claimants: tuple[Enumeration | StatedPosition, ...] = (
        *view.profile.lists,
        *view.profile.stated_positions,
    )
    for record in claimants:
        for whole, country in _placements(view, record):
            on = view.date_of(record)
            claim = claims.setdefault((whole, on), _Claim(whole, on))
            claim.records.append(record)
            claim.said_by.setdefault(country, []).append(record)
    for claim in claims.values():
        try:
            kinds = view.members_of(claim.whole, claim.on)
        except NO_MEMBERS as error:
            yield view.unchecked(claim.records, f"no members at that date: {error}")
        else:
            yield from _judged(view, claim, kinds)


def _placements(view: View, record: Enumeration | StatedPosition) -> Iterator[tuple[str, str]]:
    """Yield (group or area, country) for everyone a list or position says is part of it."""
    if isinstance(record, StatedPosition) and record.place == "member":
        # Here the partner is the group that home belongs to.
        if view.kind_of(record.partner) in {"group", "area"}:
            yield record.partner, view.profile.country
    elif record.among is not None and view.kind_of(record.among) in {"group", "area"}:
        items = record.items if isinstance(record, Enumeration) else (record.partner,)
        for party in dict.fromkeys(party for item in items for party in view.parties_of(item)):
            if view.kind_of(party) == "country":
                yield record.among, party


def _judged(view: View, claim: _Claim, kinds: Mapping[str, str]) -> Iterator[Outcome]:
    full = view.full_members(claim.whole, claim.on)
    outside = [country for country in claim.said_by if country not in kinds]
    inside = [country for country in claim.said_by if country in full]
    lesser = [country for country in claim.said_by if country in kinds and country not in full]
    whole, on = view.name_of(claim.whole), claim.on
    if outside:
        verb = "was" if len(outside) == 1 else "were"
        text = f"{_names(view, outside)} {verb} no part of {whole} as of {on}, though placed in it."
        yield view.finding("contradiction", "membership", claim.behind(outside), text)
    for kind in sorted({kinds[country] for country in lesser}):
        of_kind = [country for country in lesser if kinds[country] == kind]
        text = f"{_names(view, of_kind)}, placed in {whole}, held no full membership as of {on}: "
        yield view.finding("note", "membership", claim.behind(of_kind), f"{text}{kind}.")
    if inside:
        number = counted(len(inside), "country", "countries")
        who = _names(view, inside) if len(inside) == 1 else number
        text = f"{who} placed in {whole}: full membership confirmed as of {on}."
        yield view.finding("agrees", "membership", claim.behind(inside), text)


def _names(view: View, countries: Collection[str]) -> str:
    return listed(sorted(map(view.name_of, countries)), NAMES_SHOWN)


def denial(view: View) -> Iterator[Outcome]:
    """Whoever is said to have no agreement or no official contacts has none on record."""
    by_partner: dict[str, list[Record]] = defaultdict(list)
    joint: tuple[Agreement | Programme | Centre, ...] = (
        *(a for a in view.profile.agreements if a.status in {"concluded", "in force"}),
        *view.profile.programmes,
        *view.profile.centres,
    )
    for record in joint:
        for partner in record.partners:
            by_partner[partner].append(record)
    for position in view.profile.stated_positions:
        if position.place not in {"no agreement", "no official contacts"}:
            continue
        # Contacts may have ended before an agreement does, so those two can both be true.
        denies_agreement = position.place == "no agreement"
        wanted = (Agreement,) if denies_agreement else (Agreement, Programme, Centre)
        against = [
            record
            for record in by_partner[position.partner]
            if isinstance(record, wanted) and not _is_over(record, view.date_of(position))
        ]
        stated = f"{position.place} with {view.name_of(position.partner)} stated"
        if against:
            named = listed([r.name for r in view.in_order(against)], NAMES_SHOWN)
            yield view.finding(
                "contradiction" if denies_agreement else "tension",
                "denial",
                [position, *against],
                sentence(f"{stated}, beside: {named}."),
            )
        elif view.kind_of(position.partner) in {"country", "group"}:
            text = sentence(f"{stated}, and no record speaks against it.")
            yield view.finding("agrees", "denial", [position], text)


def _is_over(record: Record, on: Period) -> bool:
    period: Period | None = getattr(record, "period", None)
    last, day = period.last_day if period else None, on.first_day
    return last is not None and day is not None and last < day


def open_lists(view: View) -> Iterator[Outcome]:
    """Lists that the source leaves open: who is not named in them may still belong there."""
    left_open = view.in_order(r for r in view.profile.lists if r.complete == "open")
    if left_open:
        names = listed([record.name for record in left_open], NAMES_SHOWN)
        verb = "list names" if len(left_open) == 1 else "lists name"
        text = f"{len(left_open)} {verb} examples only, so silence in them means nothing: {names}."
        yield view.finding("note", "open list", left_open, text)
