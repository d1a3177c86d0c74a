"""Whom a row counts: the members of an area, a group or a list, and who stands beside them."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Literal, get_args

from attrs import field, frozen

from belarus_stic.errors import NotCoveredError, OptionError, UnknownGroupError, nearest, quoted
from belarus_stic.facts import (
    full_members_of,
    lists,
    members_of,
    name_of,
    named_partners,
    when_words,
)
from belarus_stic.model import Profile
from belarus_stic.reference import Area, Group, area, areas, country, group, group_codes, members
from belarus_stic.tables import LeftOut, choice
from belarus_stic.values import Citation, Period

By = Literal["region", "subregion", "group", "list"]
# A group with a longer name than this goes by its short name.
_LONG_NAME = 20


@frozen
class Population:
    """The countries of one row without home (`members`), and those beside them.

    `by` is "group", "list" or the level of an area. `name` is whole, `short_name` for sentences.
    `others` are members of a group of another kind than full, `outside` those whom sources name as
    partners among it though they are no members. `has_home` tells whether home is one of them.
    """

    by: str
    code: str
    name: str
    short_name: str
    members: tuple[str, ...]
    has_home: bool = False
    others: Mapping[str, str] = field(factory=dict)
    outside: tuple[str, ...] = ()
    group: Group | None = None
    evidence: tuple[Citation, ...] = ()


@frozen
class Whom:
    """The populations asked for, what was left out, and the day of memberships where groups are.

    `is_one` tells whether one group or area was asked for.
    """

    by: str
    populations: tuple[Population, ...]
    left_out: tuple[LeftOut, ...] = ()
    members_on: Period | None = None
    is_one: bool = False


def whom(profile: Profile, by: object, name: object, on: Period, members_on: Period | None) -> Whom:
    """Return the populations of all areas, groups or lists, or of the one that `name` is.

    Raises `OptionError` for options that do not go together, `UnknownGroupError` for a name that is
    no group or area, `NotCoveredError` where the members of the group asked are not known.
    """
    if by is not None:
        choice("by", by, get_args(By))
    found = None if name is None else _named(profile, name)
    goes_with = by or "region"
    if found is not None:
        goes_with = "group" if isinstance(found, Group) else found.level
        if by not in {None, goes_with}:
            raise OptionError(
                f"group={quoted(name)} is a {goes_with}, which does not go with by={by!r}; leave "
                "`by` out"
            )
    if members_on is not None and goes_with != "group":
        raise OptionError(
            f"members_on= dates the members of groups, and has no effect on a {goes_with}; ask with "
            "by='group' or the name of a group"
        )
    if isinstance(found, Area):
        return Whom(found.level, (_of_area(profile, found),), is_one=True)
    if goes_with == "group":
        return _groups(profile, found, str(name), _day(on if members_on is None else members_on))
    if goes_with == "list":
        return _lists(profile)
    found_areas = (one for one in areas() if one.level == goes_with)
    return Whom(str(goes_with), tuple(_of_area(profile, one) for one in found_areas))


def _named(profile: Profile, name: object) -> Group | Area:
    if not isinstance(name, str):
        raise OptionError(f"group={quoted(name)}; expected one name or code, such as 'EU'")
    with suppress(UnknownGroupError):
        return group(name, own=profile.own_groups)
    with suppress(UnknownGroupError):
        return area(name)
    known = sorted({*group_codes(), *profile.own_groups})
    hint = nearest(name, [*known, *(one.name for one in areas())])
    raise UnknownGroupError(
        f"No group is called {name!r}{hint.rstrip('?')}. Known groups: {', '.join(known)}; areas "
        "are those of UN M49. A profile may bring its own groups, with dates and sources."
    )


def _day(asked: Period) -> Period:
    """Return the date of memberships: a span has that of its last day."""
    if asked.last_day is None:
        raise OptionError(f"{asked} has no last day; say with members_on= which day's members")
    return Period(asked.last_day) if asked.is_span else asked


def world(profile: Profile) -> Population:
    """Return all UN member states but home."""
    return _of_area(profile, area("World"))


def _of_area(profile: Profile, asked: Area) -> Population:
    states = tuple(code for code in asked.members if country(code).un_member)
    named = _outside(profile, {asked.code, asked.name}) - set(asked.members)
    return Population(
        by=asked.level,
        code=asked.code,
        name=asked.name,
        short_name=asked.name,
        members=tuple(code for code in states if code != profile.home),
        has_home=profile.home in states,
        outside=tuple(sorted(named)),
    )


def _groups(profile: Profile, one: Group | None, name: str, day: Period) -> Whom:
    if one is not None:
        # By the name given: "EU27" is the EU on days with so many members.
        members(name, on=day.last_day or day, own=profile.own_groups)
        return Whom("group", (_of_group(profile, one, day),), (), day, is_one=True)
    found, left_out = [], []
    for known in _groups_named(profile, day):
        try:
            population = _of_group(profile, known, day)
        except NotCoveredError:
            reason = f"its members {when_words(day)} are not known"
            left_out.append(LeftOut(known.name, reason, (), "members not known"))
            continue
        if population.members:
            found.append(population)
        else:
            reason = f"no full member but {name_of(profile, profile.home)}"
            left_out.append(LeftOut(known.name, reason, (), "no other members"))
    return Whom("group", tuple(found), tuple(left_out), day)


def _groups_named(profile: Profile, day: Period) -> Iterator[Group]:
    """Yield the groups that the records name or bring, and those that home is in."""
    named = {ref for record in profile for _, ref in record.references()} | set(profile.own_groups)
    for code in sorted(group_codes() | profile.own_groups.keys()):
        if code in named or _is_in(profile, code, day):
            yield group(code, own=profile.own_groups)


def _is_in(profile: Profile, code: str, day: Period) -> bool:
    with suppress(NotCoveredError):
        return profile.home in members_of(profile, code, day)
    return False


def _of_group(profile: Profile, asked: Group, day: Period) -> Population:
    every = members_of(profile, asked.code, day)
    full = full_members_of(profile, asked.code, day)
    home = profile.home
    return Population(
        by="group",
        code=asked.code,
        name=asked.name,
        short_name=_short(asked),
        members=tuple(code for code in full if code != home),
        has_home=home in full,
        others={code: kind for code, kind in every.items() if code not in full and code != home},
        outside=tuple(sorted(_outside(profile, {asked.code}).difference(every))),
        group=asked,
    )


def _short(asked: Group) -> str:
    if len(asked.name) <= _LONG_NAME:
        return asked.name
    return asked.short_name or asked.code


def _outside(profile: Profile, among: set[str]) -> set[str]:
    named = named_partners(profile).items()
    return {code for code, ones in named if any(one.among in among for one in ones)}


def _lists(profile: Profile) -> Whom:
    found, left_out = [], []
    for one in lists(profile):
        if one.of != "partners":
            continue
        if not one.countries:
            reason = "the list names no foreign country"
            left_out.append(LeftOut(one.name, reason, one.evidence, "no other members"))
            continue
        found.append(
            Population(
                by="list",
                code=one.record,
                name=one.name,
                short_name=one.name,
                members=tuple(sorted(one.countries)),
                evidence=one.evidence,
            )
        )
    return Whom("list", tuple(found), tuple(left_out))
