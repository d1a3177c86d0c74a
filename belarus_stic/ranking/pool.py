"""Whom a ranking is among: all partners, or those within groups, areas and countries."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from attrs import frozen

from belarus_stic import reference
from belarus_stic.errors import OptionError, UnknownCountryError, UnknownGroupError, nearest
from belarus_stic.model import Profile
from belarus_stic.tables import counted, listed
from belarus_stic.values import Period

_WITH_ARTICLE = frozenset({"Americas", "Caribbean", "Channel Islands", "World"})


@frozen
class Pool:
    """The countries asked for (`codes`; `None`: all) and how a sentence says so.

    `phrase` opens a sentence ("within the EU"), `nobody` begins one that ranks nobody ("no member
    of the EU") and `any_of_them` ends it ("any of its 27 full members").
    """

    codes: frozenset[str] | None = None
    name: str = ""
    word: str = ""
    nobody: str = "no country"
    any_of_them: str = "any country"

    @property
    def phrase(self) -> str:
        """What opens a sentence on the pool, nothing where it is everybody."""
        return f"{self.word} {self.name}".strip()

    def __contains__(self, code: str) -> bool:
        return self.codes is None or code in self.codes


def pool_of(within: Any, profile: Profile, on: Period) -> Pool:
    """Return whom `within` stands for: a group, an area, a country, or several of these.

    A group is its full members at the last day of `on`; a profile's own groups come first.

    Raises `OptionError` for what is none of these, `NotCoveredError` where the members on that day
    are not known.
    """
    if within is None:
        return Pool()
    several = isinstance(within, Iterable) and not isinstance(within, str)
    pools = [_pool(name, profile, on) for name in dict.fromkeys(within if several else [within])]
    if not pools:
        raise OptionError("within names no country; leave it out to rank all partners")
    if len(pools) == 1:
        return pools[0]
    codes = frozenset[str]().union(*(pool.codes or () for pool in pools))
    word = max(pool.word for pool in pools)
    name = listed(dict.fromkeys(pool.name for pool in pools), 8)
    return Pool(codes, name, word, f"no country {word} {name}", "any of them")


def _pool(given: Any, profile: Profile, on: Period) -> Pool:
    own, home = profile.own_groups, {profile.home}
    with suppress(UnknownGroupError):
        group = reference.group(str(given), own=own)
        # By the name given: "EU27" is the EU on days with so many members.
        asked, day = group if str(given) in own else str(given), on.last_day or on
        codes = reference.members(asked, on=day, kinds=group.full_kinds, own=own).keys() - home
        name = f"the {group.short_name or group.code}"
        its = f"any of its {counted(len(codes), 'full member')}"
        return Pool(frozenset(codes), name, "within", f"no member of {name}", its)
    with suppress(UnknownGroupError):
        area = reference.area(str(given))
        name = f"the {area.name}" if area.name in _WITH_ARTICLE else area.name
        codes = set(area.members) - home
        states = sum(reference.country(code).un_member for code in codes)
        its = f"any of its {counted(states, 'UN member state')}"
        return Pool(frozenset(codes), name, "within", f"no country of {name}", its)
    try:
        country = reference.country(given)
    except UnknownCountryError as error:
        known = [*own, *(group.code for group in reference.groups())]
        hint = nearest(str(given), [*known, *(area.name for area in reference.areas())])
        raise OptionError(
            f"within: {error}; a group ({', '.join(known)}) or an area of UN M49 does too{hint}"
        ) from None
    name = country.name
    return Pool(
        frozenset({country.alpha_3} - home), name, "among", f"no country among {name}", "it"
    )
