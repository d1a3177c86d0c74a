"""Whom a ranking is among: all partners, or those within groups, areas and countries."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from attrs import frozen

from belarus_stic import reference
from belarus_stic.errors import OptionError, UnknownCountryError, UnknownGroupError, nearest
from belarus_stic.model import Profile
from belarus_stic.tables import counted, listed, names_words
from belarus_stic.values import Period

_WITH_ARTICLE = frozenset({"Americas", "Caribbean", "Channel Islands", "World"})


@frozen
class Pool:
    """The countries asked for (`codes`; `None`: all) and how a sentence says so.

    `phrase` opens a sentence ("within the EU"), `nobody` begins one that ranks nobody ("no member
    of the EU") and `any_of_them` ends it ("any of its 27 full members").
    """

    codes: frozenset[str] | None = None
    phrase: str = ""
    nobody: str = "no country"
    any_of_them: str = "any country"

    def __contains__(self, code: str) -> bool:
        return self.codes is None or code in self.codes


@frozen
class _Part:
    """A group or an area: how it is called, whom it holds, what each of these is, and how many."""

    name: str
    codes: frozenset[str]
    member: str
    count: str


def pool_of(within: Any, profile: Profile, on: Period) -> Pool:
    """Return whom `within` stands for: a group, an area, a country, or several of these.

    A group is its full members at the last day of `on`; a profile's own groups come first.

    Raises `OptionError` for what is none of these, `NotCoveredError` where the members on that day
    are not known.
    """
    if within is None:
        return Pool()
    several = isinstance(within, Iterable) and not isinstance(within, str)
    found = [_part(name, profile, on) for name in dict.fromkeys(within if several else [within])]
    if not found:
        raise OptionError("within names no country; leave it out to rank all partners")
    parts = [part for part in found if isinstance(part, _Part)]
    single = [part for part in found if isinstance(part, reference.Country)]
    codes = {country.alpha_3 for country in single}.union(*(part.codes for part in parts))
    names = [names_words(country.name for country in single)] if single else []
    words = listed([*(part.name for part in parts), *names])
    phrase, nobody, any_of_them = f"within {words}", f"no country within {words}", "any of them"
    if not parts:
        phrase, nobody = f"among {words}", f"no country among {words}"
    elif len(found) == 1:
        nobody, any_of_them = f"no {parts[0].member} of {words}", f"any of its {parts[0].count}"
    return Pool(frozenset(codes - {profile.home}), phrase, nobody, any_of_them)


def _part(name: Any, profile: Profile, on: Period) -> _Part | reference.Country:
    own, home = profile.own_groups, {profile.home}
    with suppress(UnknownGroupError):
        group = reference.group(str(name), own=own)
        # By the name given: "EU27" is the EU on days with so many members.
        asked, day = group if str(name) in own else str(name), on.last_day or on
        codes = reference.members(asked, on=day, kinds=group.full_kinds, own=own).keys()
        count = counted(len(codes - home), "full member")
        return _Part(f"the {group.short_name or group.code}", frozenset(codes), "member", count)
    with suppress(UnknownGroupError):
        area = reference.area(str(name))
        states = {code for code in area.members if reference.country(code).un_member}
        count = counted(len(states - home), "UN member state")
        article = "the " if area.name in _WITH_ARTICLE else ""
        return _Part(f"{article}{area.name}", frozenset(area.members), "country", count)
    try:
        return reference.country(name)
    except UnknownCountryError as error:
        known = [*own, *(group.code for group in reference.groups())]
        hint = nearest(str(name), [*known, *(area.name for area in reference.areas())])
        raise OptionError(
            f"within: {error}; a group ({', '.join(known)}) or an area of UN M49 does too{hint}"
        ) from None
