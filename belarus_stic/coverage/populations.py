"""Whom a row counts: the members of an area, a group or a list, and who stands beside them."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any, Literal, get_args

from attrs import evolve, field, frozen

from belarus_stic import facts
from belarus_stic.errors import NotCoveredError, OptionError, UnknownGroupError, nearest, quoted
from belarus_stic.model import Profile
from belarus_stic.reference import Area, Group, area, areas, country, group, group_codes, members
from belarus_stic.tables import LeftOut, choice
from belarus_stic.values import Period

By = Literal["region", "subregion", "group", "list"]
# A group with a longer name goes by its short name.
_LONG_NAME = 20


@frozen
class Population:
    """The countries of one row without home (`members`), and those beside them.

    `by` is "group", "list" or the level of an area; `short` the name in sentences. `has_home`
    tells whether home is one of them. `others` are members of a group of another kind than full,
    `outside` those whom sources name as partners among it though they are no members.
    """

    by: str
    code: str
    name: str
    short: str
    members: tuple[str, ...]
    has_home: bool = False
    others: Mapping[str, str] = field(factory=dict)
    outside: tuple[str, ...] = ()
    group: Group | None = None


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
    one = None if name is None else _named(profile, name)
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
        members(name, on=day, own=profile.own_groups)
        return Asked(found, (_of_group(profile, one, day),), (), day, is_one=True)
    if found == "list":
        return Asked(found, tuple(_of_lists(profile)))
    return Asked(found, tuple(_of_area(profile, a) for a in areas() if a.level == found))


def _named(profile: Profile, name: Any) -> Group | Area:
    if not isinstance(name, str):
        raise OptionError(f"group={quoted(name)}; expected one name or code, such as 'EU'")
    with suppress(UnknownGroupError):
        return group(name, own=profile.own_groups)
    with suppress(UnknownGroupError):
        return area(name)
    known = sorted({*group_codes(), *profile.own_groups})
    hint = nearest(name, [*known, *(one.name for one in areas())]).rstrip("?")
    raise UnknownGroupError(
        f"No group is called {quoted(name)}{hint}. Known groups: {', '.join(known)}; areas are "
        "those of UN M49. A profile may bring its own groups, with dates and sources."
    )


def _day(asked: Period) -> Period:
    """Return the date of memberships, for a span that of its last day."""
    if asked.last_day is None:
        raise OptionError(f"{asked} has no last day; say with members_on= which day's members")
    return Period(asked.last_day) if asked.is_span else asked


def world(profile: Profile) -> Population:
    """Return all UN member states but home."""
    return _of_area(profile, area("World"))


def _of_area(profile: Profile, one: Area) -> Population:
    states = [code for code in one.members if country(code).un_member]
    made = _population(profile, one.level, one.code, one.name, states)
    return evolve(made, outside=_outside(profile, one.name, one.members))


def _population(
    profile: Profile, by: str, code: str, name: str, states: Iterable[str]
) -> Population:
    found = sorted(states)
    counted = tuple(state for state in found if state != profile.home)
    short = name if by != "group" else short_name(profile, code)
    return Population(by, code, name, short, counted, has_home=profile.home in found)


def short_name(profile: Profile, ref: str) -> str:
    """Return what a group or area goes by in sentences: its name, unless that is long."""
    name = facts.name_of(profile, ref)
    return name if len(name) <= _LONG_NAME else facts.name_of(profile, ref, short=True)


def _outside(profile: Profile, among: str, inside: Iterable[str]) -> tuple[str, ...]:
    named = facts.named_partners(profile).items()
    found = {code for code, ones in named if any(one.among == among for one in ones)}
    return tuple(sorted(found.difference(inside)))


def _groups(profile: Profile, day: Period) -> Asked:
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


def _of_group(profile: Profile, one: Group, day: Period) -> Population:
    every = facts.members_of(profile, one.code, day)
    full = facts.full_members_of(profile, one.code, day)
    return evolve(
        _population(profile, "group", one.code, one.name, full),
        others={c: kind for c, kind in every.items() if c not in full and c != profile.home},
        outside=_outside(profile, one.code, every),
        group=one,
    )


def _of_lists(profile: Profile) -> Iterator[Population]:
    for one in facts.lists(profile):
        if one.of == "partners":
            yield _population(profile, "list", one.record, one.name, one.countries)
