"""Groups of countries with dated memberships of several kinds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from attrs import field, frozen

from belarus_stic.errors import NotCoveredError, OptionError, UnknownGroupError, nearest
from belarus_stic.reference.countries import country, country_codes
from belarus_stic.reference.tables_file import fold, read_tables
from belarus_stic.values import Period


@frozen
class FactSource:
    """Where a fact was seen: the title of a page or document, and its address."""

    title: str
    url: str


@frozen
class GroupMembership:
    """One membership: who, of what kind, on which days, by which source.

    `member` is an alpha-3 country code, or the code of a group that is a party itself (the EU in
    ISTC). `period` holds the days on which the membership is documented; where a source gives
    only a month or year, all of it. `note` marks what is provisional or inferred.
    """

    member: str
    kind: str
    period: Period
    source: FactSource | None = None
    note: str = ""


@frozen
class Group:
    """A group of countries: `code`, `name`, other `names`, and its dated `memberships`.

    `covers` are the days of which the table speaks; `full_kinds` the kinds of membership that
    count as full; `note` says how the table is to be read.
    """

    code: str
    name: str
    names: tuple[str, ...]
    covers: Period
    full_kinds: tuple[str, ...]
    note: str
    memberships: tuple[GroupMembership, ...] = field(repr=False)

    @property
    def kinds(self) -> tuple[str, ...]:
        """All kinds of membership there have been, the full ones first."""
        kinds = {membership.kind for membership in self.memberships}
        return (*self.full_kinds, *sorted(kinds.difference(self.full_kinds)))


def groups() -> tuple[Group, ...]:
    """Return all groups by code.

    >>> [group.code for group in groups()]
    ['CIS', 'EECA', 'EU', 'EaP', 'EurAsEC', 'FP7-associated', 'ISTC', 'OECD', 'UnionState']
    """
    return tuple(_load().values())


def group_codes() -> frozenset[str]:
    """Return the codes of all groups."""
    return frozenset(_load())


def name_of(code: str, *, short: bool = False) -> str | None:
    """Return the English short name of a country or a group by its code, `None` for other texts.

    `short` gives the short name of a group, its code.
    """
    if code in country_codes():
        return country(code).name
    if code in group_codes():
        return code if short else group(code).name
    return None


def group(code_or_name: str, *, own: Mapping[str, Group] | None = None) -> Group:
    """Return a group by its code or one of its names, whatever their case and punctuation.

    >>> group("Commonwealth of Independent States").code
    'CIS'

    Raises `UnknownGroupError` for anything else.
    """
    if not isinstance(code_or_name, str):
        message = f"not a group: {code_or_name!r}; expected one of {', '.join(_load())}"
        raise UnknownGroupError(message)
    folded = fold(code_or_name)
    for found in (*(own or {}).values(), *groups()):
        if folded in map(fold, (found.code, found.name, *found.names)):
            return found
    listed = [name for found in groups() for name in (found.code, found.name, *found.names)]
    codes = ", ".join(_load())
    message = f"unknown group {code_or_name!r}; expected one of {codes}"
    raise UnknownGroupError(message + nearest(code_or_name, listed))


def members(
    group_or_code: Group | str,
    *,
    on: Period | date | str | int,
    kinds: Iterable[str] | str | None = None,
    expand: bool = True,
    own: Mapping[str, Group] | None = None,
) -> dict[str, str]:
    """Return the members of a group on a day, by alpha-3 code, with their kind of membership.

    `on` is a day, or a month or year read at its last day. `kinds` keeps some kinds only (such as
    `group.full_kinds`). Where a group is itself a party, its full members of that day stand in
    its place as members "through the EU"; `expand=False` keeps the party by its own code.

    >>> len(members("EU", on="2011-11")), members("EurAsEC", on="2011", kinds=["suspended"])
    (27, {'UZB': 'suspended'})
    >>> istc = members("ISTC", on="2011")
    >>> len(istc), istc["BLR"], istc["DEU"]
    (39, 'party', 'through the EU')
    >>> len(members("ISTC", on="2011", expand=False))
    13

    Raises `NotCoveredError` for a day of which the table does not speak, `InvalidPeriodError` for
    an `on` that is no single date, `OptionError` for a kind that the group does not have.
    """
    asked = group_or_code if isinstance(group_or_code, Group) else group(group_or_code, own=own)
    wanted = {kinds} if isinstance(kinds, str) else set(asked.kinds if kinds is None else kinds)
    for kind in sorted(wanted.difference(asked.kinds)):
        message = (
            f"{asked.code} has no members of the kind {kind!r}; "
            f"expected one of {', '.join(asked.kinds)}{nearest(kind, asked.kinds)}"
        )
        raise OptionError(message)
    day = Period(on).as_point()
    if not asked.covers.contains(day):
        message = (
            f"the memberships of {asked.code} are known for {asked.covers}, "
            f"not on {day.isoformat()}: {asked.note}"
        )
        raise NotCoveredError(message)
    found: dict[str, str] = {}
    for membership in asked.memberships:
        if not membership.period.contains(day):
            continue
        if expand and membership.member in {**_load(), **(own or {})}:
            through = f"through the {membership.member}"
            party = group(membership.member, own=own)
            for member in members(party, on=day, kinds=party.full_kinds, own=own):
                # A country that is a party in its own right stays one.
                found.setdefault(member, through)
        else:
            found[membership.member] = membership.kind
    return {member: found[member] for member in sorted(found) if found[member] in wanted}


@cache
def _load() -> dict[str, Group]:
    tables = read_tables(
        "groups.json",
        groups=("code", "name", "names", "covers", "full_kinds", "note"),
        memberships=("group", "member", "kind", "period", "source", "note"),
        sources=("id", "title", "url"),
    )
    sources = {key: FactSource(title, url) for key, title, url in tables["sources"]}
    memberships: dict[str, list[GroupMembership]] = {row[0]: [] for row in tables["groups"]}
    for code, member, kind, period, source, note in tables["memberships"]:
        memberships[code].append(
            GroupMembership(member, kind, Period(period), sources[source], note)
        )
    return {
        code: Group(
            code=code,
            name=name,
            names=tuple(names),
            covers=Period(covers),
            full_kinds=tuple(full_kinds),
            note=note,
            memberships=tuple(memberships[code]),
        )
        for code, name, names, covers, full_kinds, note in tables["groups"]
    }
