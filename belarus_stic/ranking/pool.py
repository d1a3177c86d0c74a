"""Whom a ranking is among: all partners, or those within groups, areas and countries."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from attrs import frozen

from belarus_stic.errors import OptionError, UnknownCountryError, UnknownGroupError, nearest
from belarus_stic.model import Profile
from belarus_stic.reference import area, areas, country, group, groups, members
from belarus_stic.tables import counted, listed, names_words
from belarus_stic.values import Period

_WITH_ARTICLE = frozenset({"Americas", "Caribbean", "Channel Islands", "World"})


@frozen
class Pool:
    """The countries asked for (`codes`; `None`: all) and how a sentence says so.

    `phrase` opens a sentence ("within the EU"), `nobody` begins one that ranks nobody ("no member
    of the EU") and `any_of_them` ends it ("any of its 27 members").
    """

    codes: frozenset[str] | None = None
    phrase: str = ""
    nobody: str = "no country"
    any_of_them: str = "any country"

    def __contains__(self, code: str) -> bool:
        return self.codes is None or code in self.codes


@frozen
class _Part:
    """A group or an area: how it is called, whom it holds, and what these are of it."""

    name: str
    codes: frozenset[str]
    member: str
    counted: str


def pool_of(within: Any, profile: Profile, on: Period) -> Pool:
    """Return whom `within` stands for: a group, an area, a country, or several of these.

    A group is its full members at the last day of `on`; a profile's own groups come first.

    Raises `OptionError` for what is none of these, `NotCoveredError` where the members on that day
    are not known.
    """
    if within is None:
        return Pool()
    several = isinstance(within, Iterable) and not isinstance(within, str)
    asked = list(within) if several else [within]
    if not asked:
        raise OptionError("within names no country; leave it out to rank all partners")
    parts, single = [], []
    for name in asked:
        part = _part(name, profile, on)
        if part is None:
            single.append(_country(name, profile))
        else:
            parts.append(part)
    codes = frozenset(single).union(*(part.codes for part in parts)) - {profile.home}
    names = [country(code).name for code in dict.fromkeys(single)]
    if not parts:
        return Pool(
            codes, f"of {names_words(names)}", f"none of {names_words(names)}", "any of them"
        )
    words = listed([part.name for part in parts] + [names_words(names)] * bool(names))
    nobody, any_of_them = f"no country within {words}", "any of them"
    if len(parts) == 1 and not single:
        nobody = f"no {parts[0].member} of {words}"
        any_of_them = f"any of its {parts[0].counted}"
    return Pool(codes, f"within {words}", nobody, any_of_them)


def _part(name: object, profile: Profile, on: Period) -> _Part | None:
    with suppress(UnknownGroupError):
        found = group(str(name), own=profile.own_groups)
        # By the name given: "EU27" is the EU on days with so many members.
        asked = str(name) if str(name) not in profile.own_groups else found
        day = on.last_day or on
        codes = members(asked, on=day, kinds=found.full_kinds, own=profile.own_groups)
        count = counted(len(codes.keys() - {profile.home}), "full member")
        return _Part(f"the {found.short_name or found.code}", frozenset(codes), "member", count)
    with suppress(UnknownGroupError):
        place = area(str(name))
        states = [code for code in place.members if country(code).un_member]
        count = counted(len(set(states) - {profile.home}), "UN member state")
        article = "the " if place.name in _WITH_ARTICLE else ""
        return _Part(f"{article}{place.name}", frozenset(place.members), "country", count)
    return None


def _country(name: Any, profile: Profile) -> str:
    try:
        return country(name).alpha_3
    except UnknownCountryError as error:
        codes = [*profile.own_groups, *(found.code for found in groups())]
        hint = nearest(str(name), [*codes, *(place.name for place in areas())])
        raise OptionError(
            f"within: {error}; a group ({', '.join(codes)}) or an area of UN M49 does too{hint}"
        ) from None
