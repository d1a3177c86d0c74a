"""What sources list, and whom a list that is complete leaves unlisted."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import chain

from attrs import frozen

from belarus_stic.errors import NotCoveredError
from belarus_stic.facts.dates import may_hold, speaks_at, speaks_of
from belarus_stic.facts.documented import TiesAsked, ties_at
from belarus_stic.facts.memo import once
from belarus_stic.facts.names import countries_of, members_of, partner_of
from belarus_stic.facts.stated import standings
from belarus_stic.model import Enumeration, Profile, TieKind
from belarus_stic.values import Citation, Period


@frozen
class SourceList:
    """A list as a source makes it.

    `kind` and `level` are those of the ties it lists; `countries` the foreign countries it names,
    in its order; `scope` the foreign countries that were among `among` at the date it `speaks` at,
    or nothing where that is a span or they are not known. `narrower` says how it is narrower than
    its kind. `proves` tells whether its silence may prove anything: it is complete, of partners, as
    wide as its kind, and every item names a foreign country.
    """

    record: str
    name: str
    of: str
    kind: TieKind | None
    level: str | None
    countries: tuple[str, ...]
    among: str | None
    scope: frozenset[str] | None
    speaks: Period
    complete: bool
    narrower: str | None
    proves: bool
    evidence: tuple[Citation, ...]


@frozen
class NamedAs:
    """Where a source names a country as a partner: in a list of partners or by a standing.

    `standing` is empty for a list; `among` is what the list or the standing is said to be among.
    """

    standing: str
    among: str | None
    record: str
    record_name: str


@once
def lists(profile: Profile) -> tuple[SourceList, ...]:
    """Return all lists of the profile, by id.

    >>> from belarus_stic import load_profile
    >>> [one.name for one in lists(load_profile()) if one.proves and one.among == "EU"]
    ['EU member states with an agreement']
    """
    return tuple(_list(profile, record) for record in profile.lists)


def _list(profile: Profile, record: Enumeration) -> SourceList:
    named = [countries_of(profile, item) for item in record.items]
    kind, level = _listed(profile, record)
    speaks = speaks_at(profile, record.id)
    complete = record.complete == "closed"
    return SourceList(
        record=record.id,
        name=record.name,
        of=record.of,
        kind=kind,
        level=level,
        countries=tuple(dict.fromkeys(chain.from_iterable(named))),
        among=record.among,
        scope=_scope(profile, record.among, speaks),
        speaks=speaks,
        complete=complete,
        narrower=record.narrower,
        proves=complete and record.of == "partners" and not record.narrower and all(named),
        evidence=record.cites,
    )


def _listed(profile: Profile, record: Enumeration) -> tuple[TieKind | None, str | None]:
    """Return kind and level of the ties listed: as stated, else those of items that are alike."""
    items = [profile[item] for item in record.items if item in profile]
    kinds: set[TieKind | None] = {item.tie_kind for item in items}
    levels = {getattr(item, "level", None) for item in items}
    alike = len(items) == len(record.items) and len(kinds) == 1
    return (
        record.kind or (kinds.pop() if alike else None),
        record.level or (levels.pop() if alike and len(levels) == 1 else None),
    )


def _scope(profile: Profile, among: str | None, on: Period) -> frozenset[str] | None:
    if among is None or on.is_span or on.last_day is None:
        return None
    try:
        # Members of every kind: a list "among the CIS" may name an associate.
        members = members_of(profile, among, on)
    except NotCoveredError:
        return None
    return frozenset(members) - {profile.home} or None


def unlisted_by(
    profile: Profile, asked: TiesAsked, kind: TieKind, level: str | None = None
) -> Mapping[str, tuple[SourceList, ...]]:
    """Return the countries that complete lists leave unlisted for a kind of tie, with the lists.

    A list speaks of its own date alone, and of ties of its own kind; a list of one level speaks
    where that level or none is asked, and a list of programmes of joint budgets too. It proves
    nothing where it is narrower than its kind, has lost an item (to the caller or to the date), or
    where a tie of its kind is documented with somebody in its scope whom it does not name. Whoever
    has a tie of the kind asked is not unlisted, whether the caller took it out or not.
    """
    lost: set[object] = set()
    for tie in ties_at(profile, asked.on):
        if tie.key in asked.removed:
            lost |= {tie.record, (tie.partner, tie.kind)}
    tied = _partners(profile, asked.on, kind, None)
    found: defaultdict[str, list[SourceList]] = defaultdict(list)
    for record, one in zip(profile.lists, lists(profile), strict=True):
        # Whoever has no programme has none with a joint budget.
        told = one.kind == kind or (one.kind, kind) == ("programme", "joint budget")
        items = {*record.items, *((partner_of(profile, item), one.kind) for item in record.items)}
        if told and level in {None, one.level} and lost.isdisjoint(items):
            for country in _silent(profile, record, one, asked.on) - tied:
                found[country].append(one)
    return {country: tuple(found[country]) for country in sorted(found)}


def _silent(profile: Profile, record: Enumeration, one: SourceList, on: Period) -> frozenset[str]:
    """Return the countries of whose ties the silence of a list tells at a date."""
    silent = (one.scope or frozenset()).difference(one.countries)
    tells = (
        one.kind is not None
        and one.proves
        and speaks_of(profile, one.record, on)
        and all(may_hold(profile, item, on) for item in record.items if item in profile)
        and silent.isdisjoint(_partners(profile, on, one.kind, one.level))
    )
    return silent if tells else frozenset()


@once
def _partners(profile: Profile, on: Period, kind: TieKind, level: str | None) -> frozenset[str]:
    """Return the partners with a tie of a kind that is not known to be of another level."""
    return frozenset(
        tie.partner
        for tie in ties_at(profile, on)
        if tie.kind == kind and (level is None or tie.level in {None, level})
    )


@once
def named_partners(profile: Profile) -> Mapping[str, tuple[NamedAs, ...]]:
    """Return the foreign countries in lists of partners or with a standing, by code."""
    found: defaultdict[str, list[NamedAs]] = defaultdict(list)
    for one in lists(profile):
        for country in one.countries if one.of == "partners" else ():
            found[country].append(NamedAs("", one.among, one.record, one.name))
    for fact in standings(profile):
        if fact.country is not None:
            name = profile[fact.record].name
            found[fact.country].append(NamedAs(fact.standing, fact.among, fact.record, name))
    return {country: tuple(found[country]) for country in sorted(found)}
