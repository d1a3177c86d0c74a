"""Whom a tie could reach: the members of areas, groups and lists, and who stands beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal

from attrs import field, frozen

from belarus_stic.coverage._statuses import Statuses, among, list_day, listed, scope
from belarus_stic.errors import NotCoveredError
from belarus_stic.model import Citation
from belarus_stic.reference import (
    Group,
    Membership,
    areas,
    countries,
    country,
    group,
    groups,
    members,
)
from belarus_stic.table import LeftOut

Level = Literal["region", "subregion"]
Universe = Literal["un-members", "all"]


@frozen
class Population:
    """The countries of one row, home left out, and those beside them, each with the reason why.

    `members` are counted. `others` are members of another kind, `outside` those that sources name
    as if they were members; `joined_later` and `left_since` are seen from the day of membership.
    `among` is what a source's list must be among to speak of this population; `evidence` are the
    statements that make it one.
    """

    code: str
    name: str
    kind: str
    members: tuple[str, ...]
    among: str | None = None
    others: Mapping[str, str] = field(factory=dict)
    outside: Mapping[str, str] = field(factory=dict)
    joined_later: Mapping[str, str] = field(factory=dict)
    left_since: Mapping[str, str] = field(factory=dict)
    evidence: tuple[Citation, ...] = ()


def of_areas(found: Statuses, level: Level, universe: Universe) -> Iterator[Population]:
    """Yield the populations of all M49 areas of a level."""
    counted = {c.alpha3 for c in countries() if universe == "all" or c.un_member}
    counted.discard(found.network.home)
    for asked in areas():
        if asked.level == level:
            yield Population(
                code=asked.code,
                name=asked.name,
                kind=level,
                members=tuple(code for code in asked.members if code in counted),
                among=asked.name,
                outside={
                    code: _place(code)
                    for code in found.named.get(asked.name, ())
                    if code not in asked.members
                },
            )


def of_groups(
    found: Statuses, only: str | None, day: date, left_out: list[LeftOut]
) -> Iterator[Population]:
    """Yield the populations of all groups, or of one, on a day; of none that is not known then."""
    home = found.network.home
    for asked in groups() if only is None else (group(only),):
        try:
            of_any_kind = members(asked, on=day)
        except NotCoveredError as error:
            # The message goes on with the whole note of the group's table.
            left_out.append(LeftOut(asked.name, str(error).partition(": ")[0]))
            continue
        full = members(asked, on=day, kinds=asked.full_kinds)
        # A party that is a group itself has its own row for who joined it and left it.
        dated = {m.member for m in asked.memberships} - {g.code for g in groups()} - {home}
        yield Population(
            code=asked.code,
            name=asked.name,
            kind="group",
            members=tuple(code for code in full if code != home),
            among=asked.code,
            others={c: kind for c, kind in of_any_kind.items() if c not in full and c != home},
            outside={
                code: _joins(asked, code, day) or _before(asked, code, day)
                for code in found.named.get(asked.code, ())
                if code not in of_any_kind
            },
            joined_later={
                code: joins
                for code in sorted(dated.difference(full))
                if (joins := _joins(asked, code, day))
            },
            left_since={
                code: leaves
                for code in sorted(dated.intersection(full))
                if (leaves := _leaves(asked, code, day))
            },
        )


def of_lists(found: Statuses, left_out: list[LeftOut]) -> Iterator[Population]:
    """Yield the population of each of the sources' own lists: the countries it names."""
    network = found.network
    for record, attributes in sorted(network.records("enumeration")):
        named = listed(network, record)
        if not named:
            reason = "the list names no foreign country"
            left_out.append(LeftOut(attributes["name"], reason, network.evidence(record)))
            continue
        spoken_of = scope(network, record)
        yield Population(
            code=record,
            name=attributes["name"],
            kind=f"{attributes.get('complete', 'open')} list",
            members=tuple(sorted(named)),
            outside={
                code: _why_outside(found, record, code)
                for code in named
                if spoken_of is not None and code not in spoken_of
            },
            evidence=network.evidence(record),
        )


def _why_outside(found: Statuses, record: str, code: str) -> str:
    party, day = among(found.network, record), list_day(found.network, record)
    if party is None or day is None or found.network.nodes[party]["kind"] != "group":
        return _place(code)
    return _joins(group(party), code, day) or _before(group(party), code, day)


def _place(code: str) -> str:
    return f"lies in {country(code).subregion or 'no region of M49'}"


def _joins(asked: Group, code: str, day: date) -> str:
    """Tell since when a country that is no full member on a day is one after it, if ever."""
    starts = [
        (m.period.first_day, m.kind)
        for m in _spells(asked, code)
        if m.period.first_day and m.period.first_day > day
    ]
    return f"{min(starts)[1]} from {min(starts)[0]}" if starts else ""


def _leaves(asked: Group, code: str, day: date) -> str:
    """Tell until when a full member on a day is one, if it leaves while the group is known."""
    ends = [m.period.last_day or date.max for m in _spells(asked, code)]
    end = max((end for end in ends if end >= day), default=date.max)
    known_until = asked.covers.last_day or date.max
    return f"{asked.full_kinds[0]} until {end}" if end < known_until else ""


def _before(asked: Group, code: str, day: date) -> str:
    """Tell until when a country was a full member that is none on a day, or that it never was."""
    ends = [m.period.last_day for m in _spells(asked, code) if m.period.last_day]
    past = [end for end in ends if end < day]
    return f"{asked.full_kinds[0]} until {max(past)}" if past else "never a full member"


def _spells(asked: Group, code: str) -> list[Membership]:
    return [
        membership
        for membership in asked.memberships
        if membership.member == code and membership.kind in asked.full_kinds
    ]
