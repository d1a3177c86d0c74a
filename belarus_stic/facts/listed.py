"""What sources list, and whom a list that is complete leaves unlisted."""

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping

from attrs import frozen

from belarus_stic.errors import NotCoveredError
from belarus_stic.facts.dates import may_hold, speaks_at, speaks_of, time_words
from belarus_stic.facts.documented import ties_at
from belarus_stic.facts.kept import TiesAsked
from belarus_stic.facts.memo import once
from belarus_stic.facts.names import countries_of, members_of, name_of, partner_of
from belarus_stic.facts.stated import standings
from belarus_stic.model import Enumeration, Profile, Standing, TieKind
from belarus_stic.tables import names_words
from belarus_stic.values import Citation, Period, Quantity


@frozen
class SourceList:
    """A list as a source makes it.

    `kind` and `level` are those of the ties it lists; `countries` the foreign countries that its
    `items` name, in its order; `scope` the foreign countries that were among `among` at the date it
    `speaks` at, or nothing where that is a span or they are not known. `narrower` says how it is
    narrower than its kind.
    """

    record: str
    name: str
    of: str
    kind: TieKind | None
    level: str | None
    items: tuple[str, ...]
    countries: tuple[str, ...]
    among: str | None
    scope: frozenset[str] | None
    speaks: Period
    complete: bool
    narrower: str | None
    evidence: tuple[Citation, ...]

    @property
    def silent(self) -> frozenset[str]:
        """The countries in its scope that it does not name."""
        return (self.scope or frozenset()).difference(self.countries)


@frozen
class Silence:
    """What follows from it that a complete list does not name a country.

    Those of `whom` have no tie of `kinds`; `why` says why of nobody this follows, or is "".
    """

    by: SourceList
    kinds: frozenset[TieKind]
    whom: frozenset[str]
    why: str


@once
def lists(profile: Profile) -> tuple[SourceList, ...]:
    """Return all lists of the profile, by id.

    >>> from belarus_stic import load_profile
    >>> [one.name for one in lists(load_profile()) if one.complete and one.among == "EU"]
    ['EU member states with an agreement']
    """
    return tuple(_list(profile, record) for record in profile.lists)


def _list(profile: Profile, record: Enumeration) -> SourceList:
    kind, level = _listed(profile, record)
    speaks = speaks_at(profile, record.id)
    return SourceList(
        record=record.id,
        name=record.name,
        of=record.of,
        kind=kind,
        level=level,
        items=record.items,
        countries=tuple(
            dict.fromkeys(code for item in record.items for code in countries_of(profile, item))
        ),
        among=record.among,
        scope=_scope(profile, record.among, speaks),
        speaks=speaks,
        complete=record.complete == "closed",
        narrower=record.narrower,
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


def silences(profile: Profile, asked: TiesAsked, level: str | None = None) -> tuple[Silence, ...]:
    """Return what complete lists of partners prove of those in their scope whom they do not name.

    A list speaks of its own date alone, and of ties of its own kind; a list of one level speaks
    where that level or none is asked, and a list of programmes of joint budgets too. It proves
    nothing where it is narrower than its kind, has lost an item (to the caller or to the date), or
    where a tie of its kind is documented with somebody in its scope whom it does not name.
    """
    removed = [tie for tie in ties_at(profile, asked.on) if tie.key in asked.removed]
    lost = {item for tie in removed for item in (tie.record, (tie.partner, tie.kind))}
    found = []
    for one in lists(profile):
        if one.complete and one.of == "partners" and one.kind and (one.silent or one.scope is None):
            why = next(_obstacles(profile, one, asked.on, level, lost), "")
            # Whoever has no programme has none with a joint budget.
            kinds = frozenset({one.kind, "joint budget" if one.kind == "programme" else one.kind})
            found.append(Silence(one, kinds, frozenset() if why else one.silent, why))
    return tuple(found)


def _obstacles(
    profile: Profile, one: SourceList, on: Period, level: str | None, lost: Container[object]
) -> Iterator[str]:
    """Yield why the silence of a list proves nothing at a date."""
    if one.narrower:
        yield f"narrower than the kind {one.kind}: {one.narrower}"
    if not speaks_of(profile, one.record, on):
        yield f"speaks of {time_words(one.speaks)}, not of {time_words(on)}"
    if one.scope is None:
        yield "whom it could name is not known"
    if level not in {None, one.level}:
        yield f"not of {level} agreements"
    if lacking := one.silent & _partners(profile, on, one.kind, one.level):
        names = names_words(name_of(profile, code) for code in lacking)
        yield f"does not name {names}, though a tie is documented"
    if not all(
        countries_of(profile, item)
        and (item not in profile or may_hold(profile, item, on))
        and item not in lost
        and (partner_of(profile, item), one.kind) not in lost
        for item in one.items
    ):
        yield "an item of it is no country, does not hold or was taken out"


@once
def _partners(profile: Profile, on: Period, kind: str | None, level: str | None) -> frozenset[str]:
    """Return the partners with a tie of a kind that is not known to be of another level."""
    return frozenset(
        tie.partner
        for tie in ties_at(profile, on)
        if tie.kind == kind and (level is None or tie.level in {None, level})
    )


@once
def stated_counts(profile: Profile) -> tuple[Quantity, ...]:
    """Return the numbers that sources state of what their lists name, by id of the figure."""
    return tuple(figure.value for figure in profile.figures if figure.counts)


@once
def named_partners(profile: Profile) -> Mapping[str, tuple[Enumeration | Standing, ...]]:
    """Return the foreign countries in lists of partners or with a standing, by code.

    With the lists and standings that name them, which say among what.
    """
    found: defaultdict[str, list[Enumeration | Standing]] = defaultdict(list)
    for one, record in zip(lists(profile), profile.lists, strict=True):
        for country in one.countries if one.of == "partners" else ():
            found[country].append(record)
    for fact, standing in zip(standings(profile), profile.standings, strict=True):
        if fact.country is not None:
            found[fact.country].append(standing)
    return {country: tuple(found[country]) for country in sorted(found)}
