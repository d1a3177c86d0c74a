"""Groups of countries with dated memberships of several kinds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from attrs import field, frozen

from belarus_stic.errors import NotCoveredError, OptionError, UnknownGroupError, nearest, quoted
from belarus_stic.reference.countries import country_codes, country_name
from belarus_stic.reference.names import alike, did_you_mean, fold, look_up
from belarus_stic.reference.tables_file import read_tables
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
    ISTC). `period` holds the days on which the membership is documented. `note` marks what is
    provisional or inferred.
    """

    member: str
    kind: str
    period: Period
    source: FactSource | None = None
    note: str = ""

    def holds_on(self, day: date) -> bool | None:
        """Tell whether the membership holds on a day; `None` where its period leaves it open.

        A beginning or an end known to the month (or year) makes no day: it lies on some day of the
        month. So the membership surely holds at the end of the month in which it begins, and at
        the start of the month in which it ends.

        >>> joined = GroupMembership("COL", "member", Period("2020-04/.."))
        >>> [joined.holds_on(date(2020, 4, day)) for day in (10, 30)]
        [None, True]
        """
        if not self.period.may_overlap(day):
            return False
        start, end = self.period.start, self.period.end
        begun = start is None or (start.latest or day) <= day
        ended = end is not None and (end.earliest or day) < day
        return True if self.period.surely_contains(day) and begun and not ended else None


@frozen
class Group:
    """A group of countries: `code`, `name`, other `names`, and its dated `memberships`.

    `covers` are the days of which the table speaks; `full_kinds` the kinds of membership that
    count as full; `note` says how the table is to be read; `short_name` is for print, the code
    where there is no other.
    """

    code: str
    name: str
    names: tuple[str, ...]
    covers: Period
    full_kinds: tuple[str, ...]
    note: str
    memberships: tuple[GroupMembership, ...] = field(repr=False)
    short_name: str = ""

    @property
    def kinds(self) -> tuple[str, ...]:
        """All kinds of membership there have been, the full ones first."""
        kinds = {membership.kind for membership in self.memberships}
        parties = {m.member for m in self.memberships} - country_codes()
        kinds.update(map(_through, parties))
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

    >>> name_of("BLR"), name_of("EU"), name_of("EU", short=True), name_of("Belarus")
    ('Belarus', 'European Union', 'EU', None)
    """
    if code in country_codes():
        return country_name(code)
    if code not in _load():
        return None
    found = _load()[code]
    return found.short_name if short else found.name


def group(code_or_name: str, *, own: Mapping[str, Group] | None = None) -> Group:
    """Return a group by its code or one of its names, whatever their case and punctuation.

    `own` are groups by code that a profile brings; they are looked up first. A name with a number
    of members that a group has had, such as "EU27", is the name of that group.

    >>> group("Commonwealth of Independent States").code, group("EC").code, group("EU-15").code
    ('CIS', 'EU', 'EU')

    Raises `UnknownGroupError` for anything else.
    """
    return _asked(code_or_name, own or {})[0]


def find_group(name: str) -> Group | None:
    """Return the packaged group of a code or name, `None` for other texts."""
    found = _sized(name, {})
    return found and found[0]


def members(
    group_or_code: Group | str,
    *,
    on: Period | date | str | int,
    kinds: Iterable[str] | str | None = None,
    own: Mapping[str, Group] | None = None,
) -> dict[str, str]:
    """Return the members of a group on a day, by alpha-3 code, with their kind of membership.

    `on` is a day, or a month or year read at its last day. `kinds` keeps some kinds only (such as
    `group.full_kinds`). Where a group is itself a party, its full members of that day stand in
    its place as members "through the EU". `own` are groups by code that a profile brings; they are
    looked up first.

    >>> len(members("EU27", on="2011-11")), members("EurAsEC", on="2011", kinds=["suspended"])
    (27, {'UZB': 'suspended'})
    >>> istc = members("ISTC", on="2011")
    >>> len(istc), istc["BLR"], istc["DEU"]
    (39, 'party', 'through the EU')

    Raises `NotCoveredError` for a day of which the table does not speak, on which a membership is
    open because its beginning or end is known to the month only, or on which the group had not as
    many members as its name says ("EU27" in 2015); `InvalidPeriodError` for an `on` that is no
    single date; `OptionError` for a kind that the group does not have.
    """
    own = own or {}
    asked, size = _asked(group_or_code, own)
    day = Period(on).as_point()
    if not asked.covers.surely_contains(day):
        message = (
            f"the memberships of {asked.code} are known for {asked.covers}, "
            f"not on {day.isoformat()}{f': {asked.note}' * bool(asked.note)}"
        )
        raise NotCoveredError(message)
    wanted = _wanted(asked, kinds)
    found: dict[str, str] = {}
    for membership in asked.memberships:
        is_party = membership.member not in country_codes()
        holds = membership.holds_on(day)
        if holds is None and (is_party or membership.kind in wanted):
            raise NotCoveredError(_undated(membership, asked, day))
        if holds and is_party:
            # A country that is a party in its own right stays one.
            found = {**_through_party(membership.member, asked, day, own), **found}
        elif holds:
            found[membership.member] = membership.kind
    if size is not None:
        _check_size(asked, size, day)
    return {member: found[member] for member in sorted(found) if found[member] in wanted}


def _through(party: str) -> str:
    return f"through the {party}"


def _through_party(party: str, asked: Group, day: date, own: Mapping[str, Group]) -> dict[str, str]:
    # Without the group asked itself, so that two groups in each other come to an end.
    others = {code: found for code, found in own.items() if code != asked.code}
    found = group(party, own=others)
    inside = members(found, on=day, kinds=found.full_kinds, own=others)
    return dict.fromkeys(inside, _through(party))


def _wanted(asked: Group, kinds: Iterable[str] | str | None) -> set[str]:
    given = asked.kinds if kinds is None else kinds
    several = list(given) if isinstance(given, Iterable) and not isinstance(given, str) else [given]
    for kind in several:
        if kind not in asked.kinds:
            near = nearest(kind, asked.kinds) if isinstance(kind, str) else ""
            raise OptionError(
                f"{asked.code} has no members of the kind {quoted(kind)}; expected one of "
                f"{', '.join(asked.kinds)}{near}"
            )
    return set(several)


def _undated(membership: GroupMembership, asked: Group, day: date) -> str:
    return (
        f"it is not known whether {name_of(membership.member) or membership.member} was in "
        f"{asked.code} on {day.isoformat()}: the dates of its membership are known as "
        f"{membership.period} only, and a date is never made up"
    )


def _sized(text: str, own: Mapping[str, Group]) -> tuple[Group, int | None] | None:
    """Return the group of a name, and the number of members that the name says."""
    if found := _by_spelling(text, own):
        return found, None
    number = re.fullmatch(r"(.*[^\W\d_])[\s_-]?(\d+)", text.strip())
    if number and (found := _by_spelling(number[1], own)) and int(number[2]) in _sizes(found):
        return found, int(number[2])
    return None


def _asked(given: Group | str, own: Mapping[str, Group]) -> tuple[Group, int | None]:
    if isinstance(given, Group):
        return given, None
    if found := _sized(str(given), own):
        return found
    known = {**_load(), **own}
    message = f"unknown group {quoted(given)}; expected one of {', '.join(sorted(known))}"
    raise UnknownGroupError(message + did_you_mean(alike(str(given), group_names(known.values()))))


def _by_spelling(text: str, own: Mapping[str, Group]) -> Group | None:
    if text in own:
        return own[text]
    return look_up(text, _by_name(own.values())) or look_up(text, _packaged())


def group_names(known: Iterable[Group]) -> dict[str, str]:
    """Return the names of groups by every one of their names, folded."""
    return {name: found.name for name, found in _by_name(known).items()}


def _by_name(known: Iterable[Group]) -> dict[str, Group]:
    return {fold(name): found for found in known for name in (*found.names, found.name, found.code)}


@cache
def _packaged() -> dict[str, Group]:
    return _by_name(_load().values())


def _full_members(asked: Group, day: date) -> int:
    full = (m for m in asked.memberships if m.kind in asked.full_kinds)
    return sum(membership.period.may_overlap(day) for membership in full)


def _sizes(asked: Group) -> set[int]:
    """Return the numbers of full members that the group has had when somebody joined."""
    begins = {m.period.earliest for m in asked.memberships}
    return {_full_members(asked, day) for day in begins if day}


def _check_size(asked: Group, size: int, day: date) -> None:
    number = _full_members(asked, day)
    if number != size:
        message = (
            f"{asked.code} had {number} members on {day.isoformat()}, not {size}; "
            f"ask for '{asked.code}{number}', or for '{asked.code}' on any day"
        )
        raise NotCoveredError(message)


@cache
def _load() -> dict[str, Group]:
    tables = read_tables("groups.json")
    sources = {key: FactSource(title, url) for key, title, url in tables["sources"]}
    joined: dict[str, list[GroupMembership]] = {row[0]: [] for row in tables["groups"]}
    for code, member, kind, days, source, note in tables["memberships"]:
        found = GroupMembership(member, kind, Period(days), sources[source], note)
        joined[code].append(found)
    return {
        code: Group(
            code, name, tuple(names), Period(covers), tuple(full), note, tuple(joined[code]), short
        )
        for code, name, names, short, covers, full, note in tables["groups"]
    }
