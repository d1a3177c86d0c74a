"""Whom a row counts: the members of an area, a group or a list."""

from collections.abc import Iterable
from typing import Any, Literal, get_args

from attrs import frozen

from belarus_stic import facts
from belarus_stic.errors import NotCoveredError, OptionError, quoted
from belarus_stic.model import Profile
from belarus_stic.reference import (
    Area,
    Group,
    areas,
    country,
    group,
    group_codes,
    group_or_area,
    members,
)
from belarus_stic.tables import LeftOut, choice
from belarus_stic.values import Period

By = Literal["region", "subregion", "group", "list"]


@frozen
class Population:
    """The countries of one row, home left out; `by` is "group", "list" or the level of an area."""

    by: str
    code: str
    name: str
    members: tuple[str, ...]


@frozen
class Asked:
    """The populations asked for, those left out, and the day of the memberships of groups.

    `is_one` tells whether one group or area was asked for by name.
    """

    by: str
    populations: tuple[Population, ...]
    left_out: tuple[LeftOut, ...] = ()
    members_on: Period | None = None
    is_one: bool = False


def populations(
    profile: Profile, by: Any, name: Any, on: Period, members_on: Period | None
) -> Asked:
    """Return the populations of all areas, groups or lists, or the one called `name`.

    Raises `OptionError` for options that do not go together, `UnknownGroupError` for a name that is
    neither, `NotCoveredError` where the members of the group asked are not known.
    """
    one = None if name is None else group_or_area(str(name), own=profile.own_groups)
    found = one.level if isinstance(one, Area) else "group" if one else by or "region"
    if by is not None and found != choice("by", by, get_args(By)):
        raise OptionError(f"group={quoted(name)} is a {found}, not a {by}; leave `by` out")
    if members_on is not None and found != "group":
        raise OptionError(
            f"members_on= dates the members of groups, not of a {found}; ask with by='group' or "
            "the name of a group"
        )
    if isinstance(one, Area):
        return Asked(found, (_of_area(profile, one),), is_one=True)
    if found == "group":
        day = _day(on if members_on is None else members_on)
        if one is None:
            return _groups(profile, day)
        # By the name given: "EU27" is the EU on days with so many members.
        members(str(name), on=day, own=profile.own_groups)
        return Asked(found, (_of_group(profile, one, day),), (), day, is_one=True)
    if found == "list":
        lists = (one for one in facts.lists(profile) if one.of == "partners")
        made = (_population(profile, found, one.record, one.name, one.countries) for one in lists)
        return Asked(found, tuple(made))
    return Asked(found, tuple(_of_area(profile, a) for a in areas() if a.level == found))


def _day(asked: Period) -> Period:
    """Return the date of memberships, for a span that of its last day."""
    if asked.last_day is None:
        raise OptionError(f"{asked} has no last day; say with members_on= which day's members")
    return Period(asked.last_day) if asked.is_span else asked


def _of_area(profile: Profile, one: Area) -> Population:
    states = (code for code in one.members if country(code).un_member)
    return _population(profile, one.level, one.code, one.name, states)


def _of_group(profile: Profile, one: Group, day: Period) -> Population:
    full = facts.full_members_of(profile, one.code, day)
    return _population(profile, "group", one.code, one.name, full)


def _population(
    profile: Profile, by: str, code: str, name: str, states: Iterable[str]
) -> Population:
    return Population(by, code, name, tuple(sorted(set(states) - {profile.home})))


def _groups(profile: Profile, day: Period) -> Asked:
    """Return the groups that a record names, the profile brings or home is in."""
    found, left_out = [], []
    named = {ref for record in profile for _, ref in record.references()} | set(profile.own_groups)
    for code in sorted(group_codes() | profile.own_groups.keys()):
        known = group(code, own=profile.own_groups)
        try:
            if code in named or profile.home in facts.members_of(profile, code, day):
                found.append(_of_group(profile, known, day))
        except NotCoveredError:
            if code in named:
                reason = f"its members {facts.when_words(day)} are not known"
                left_out.append(LeftOut(known.name, reason, (), "members not known"))
    return Asked("group", tuple(found), tuple(left_out), day)
