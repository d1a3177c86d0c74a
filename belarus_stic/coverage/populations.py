"""Whom a row counts: the members of an area, a group or a list, and what sentences call them."""

from collections.abc import Iterable, Mapping
from typing import Any, Literal, get_args

from attrs import field, frozen

from belarus_stic import facts, reference
from belarus_stic.errors import NotCoveredError, OptionError, quoted
from belarus_stic.model import Profile
from belarus_stic.reference import Area, Group, GroupMembership, country, country_codes
from belarus_stic.tables import LeftOut, choice, with_article
from belarus_stic.values import Period

By = Literal["region", "subregion", "group", "list"]

# In a headline a group with a longer name goes by its short name.
_LONG_NAME = 20


@frozen
class Population:
    """The countries of one row, home left out, and what sentences say of them.

    `by` is "group", "list" or the level of an area. It goes by `short` in a table, by `place` in a
    sentence and by `title` in a headline of its own; a member is called a `noun`. Of a group,
    `beside` are the other members that do not count as full, with their kind, and `spells` the
    full memberships of other countries on any date.
    """

    by: str
    code: str
    name: str
    members: tuple[str, ...]
    short: str
    place: str
    title: str
    noun: str = "UN member state"
    beside: Mapping[str, str] = field(factory=dict)
    spells: tuple[GroupMembership, ...] = ()


@frozen
class Asked:
    """The populations asked for, those left out, and the day of the memberships of groups."""

    by: str
    populations: tuple[Population, ...]
    left_out: tuple[LeftOut, ...] = ()
    members_on: Period | None = None


def populations(
    profile: Profile, by: Any, name: Any, on: Period, members_on: Period | None
) -> Asked:
    """Return the populations of all areas, groups or lists, or the one called `name`.

    Raises `OptionError` for options that do not go together, `UnknownGroupError` for a name that is
    neither, `NotCoveredError` where the members of the group asked are not known.
    """
    home, own = profile.home, profile.own_groups
    one = None if name is None else reference.group_or_area(str(name), own=own)
    asked = "region" if by is None else by
    found = one.level if isinstance(one, Area) else "group" if one else asked
    if by is not None and found != choice("by", by, get_args(By)):
        raise OptionError(f"group={quoted(name)} is a {found}, not a {by}; leave `by` out")
    if members_on is not None and found != "group":
        raise OptionError(
            f"members_on= dates the members of groups, not of a {found}; ask with by='group' or "
            "the name of a group"
        )
    if isinstance(one, Area):
        return Asked(found, (of_area(one, home),))
    if found == "group":
        day = _day(on if members_on is None else members_on)
        if one is None:
            return _groups(profile, day)
        # By the name given: "EU27" is the EU on days with so many members.
        inside = reference.members(str(name), on=day, own=own)
        return Asked(found, (_of_group(one, inside, home),), (), day)
    if found == "list":
        lists = (one for one in facts.lists(profile) if one.of == "partners")
        return Asked(found, tuple(_of_list(profile, one) for one in lists))
    level = (one for one in reference.areas() if one.level == found)
    return Asked(found, tuple(of_area(one, home) for one in level))


def _day(asked: Period) -> Period:
    """Return the date of memberships, for a span that of its last day."""
    if asked.last_day is None:
        raise OptionError(f"{asked} has no last day; say with members_on= which day's members")
    return Period(asked.last_day) if asked.is_span else asked


def of_area(one: Area, home: str) -> Population:
    """Return the member states of the UN in an area."""
    states = _but_home((code for code in one.members if country(code).un_member), home)
    place, other = with_article(one.name), "other " * (home in one.members)
    noun = f"{other}UN member state"
    return Population(one.level, one.code, one.name, states, one.name, place, place, noun)


def _of_group(one: Group, inside: Mapping[str, str], home: str) -> Population:
    full = {code for code, kind in inside.items() if kind in one.full_kinds}
    beside = {code: inside[code] for code in sorted(inside.keys() - full - {home})}
    short = one.short_name or one.code
    foreign = country_codes() - {home}
    return Population(
        by="group",
        code=one.code,
        name=one.name,
        members=_but_home(full, home),
        short=short,
        place=_the(one.code, short),
        title=_the(one.code, one.name if len(one.name) <= _LONG_NAME else short),
        noun=f"{'other ' * (home in full)}{'full member' if beside else 'member state'}",
        beside=beside,
        spells=tuple(
            m for m in one.memberships if m.kind in one.full_kinds and m.member in foreign
        ),
    )


def _of_list(profile: Profile, one: facts.SourceList) -> Population:
    short = facts.name_of(profile, one.record, short=True)
    place, countries = f"the list {short!r}", _but_home(one.countries, profile.home)
    return Population("list", one.record, one.name, countries, short, place, place)


def _but_home(codes: Iterable[str], home: str) -> tuple[str, ...]:
    return tuple(sorted({*codes} - {home}))


def _the(code: str, name: str) -> str:
    """Return a group as a sentence names it: "the EU", but a profile's own of one word as it is."""
    return f"the {name}" if " " in name or code in reference.group_codes() else name


def place(profile: Profile, ref: str) -> str:
    """Return a group, an area or a label that a record names as a sentence names it."""
    name, is_group = facts.name_of(profile, ref, short=True), facts.kind_of(profile, ref) == "group"
    return _the(ref, name) if is_group else with_article(name)


def _groups(profile: Profile, day: Period) -> Asked:
    """Return the groups that a record names, the profile brings or home is in."""
    found, left_out, own = [], [], profile.own_groups
    named = {ref for record in profile for _, ref in record.references()} | own.keys()
    every = {one.code: one for one in (*reference.groups(), *own.values())}
    for code, one in sorted(every.items()):
        try:
            inside = reference.members(one, on=day, own=own)
        except NotCoveredError:
            if code in named:
                reason = f"its members {facts.when_words(day)} are not known"
                left_out.append(LeftOut(one.name, reason, (), "members not known"))
        else:
            if code in named or profile.home in inside:
                found.append(_of_group(one, inside, profile.home))
    return Asked("group", tuple(found), tuple(left_out), day)
