"""What sources say of a partner: its place, what they deny or only remark, its stated shares."""

from collections.abc import Mapping

from attrs import frozen

from belarus_stic.facts.dates import speaks_at, speaks_of
from belarus_stic.facts.memo import once
from belarus_stic.facts.names import countries_of, name_of, partner_of
from belarus_stic.model import Figure, Profile, TieKind
from belarus_stic.reference import country_codes
from belarus_stic.values import Citation, Period

# Standings that put one partner above another; a smaller number is a higher tier.
TIERS: Mapping[str, int] = {"leading": 0, "top tier": 0, "second tier": 1}
# The one place that says which standing denies which kinds of tie.
DENIED: Mapping[str, frozenset[TieKind]] = {"no agreement": frozenset({"agreement"})}
# Standings that deny no tie: what may have ended since, or runs without governments, can stand.
REMARKED = frozenset({"no official contacts"})


@frozen
class StandingFact:
    """A place that a source gives a partner.

    `ref` is whom a record names, `what` its name; `partner` the code where that is a country or
    group, `country` the same where it is a foreign country; `among` is the group, area or label it
    is said to be among. `kinds` are the kinds of tie denied. `speaks` is the date the source speaks
    at; of another date it denies and remarks nothing.
    """

    ref: str
    country: str | None
    partner: str | None
    what: str
    standing: str
    among: str | None
    record: str
    kinds: frozenset[TieKind]
    speaks: Period
    evidence: tuple[Citation, ...]


@once
def standings(profile: Profile) -> tuple[StandingFact, ...]:
    """Return the standings by id of the record."""
    return tuple(
        StandingFact(
            ref=record.partner,
            country=next(iter(countries_of(profile, record.partner)), None),
            partner=partner_of(profile, record.partner),
            what=name_of(profile, record.partner),
            standing=record.standing,
            among=record.among,
            record=record.id,
            kinds=DENIED.get(record.standing, frozenset()),
            speaks=speaks_at(profile, record.id),
            evidence=record.cites,
        )
        for record in profile.standings
    )


def denials(profile: Profile, on: Period | None = None) -> tuple[StandingFact, ...]:
    """Return what denies a tie, by id of the record: all, or what speaks at `on`.

    >>> from belarus_stic import load_profile
    >>> [denial.country for denial in denials(load_profile())]
    ['CAN', None]
    """
    return tuple(fact for fact in _speaking(profile, on) if fact.kinds)


def remarks(profile: Profile, on: Period | None = None) -> tuple[StandingFact, ...]:
    """Return what is only remarked, by id of the record: all, or what speaks at `on`."""
    return tuple(fact for fact in _speaking(profile, on) if fact.standing in REMARKED)


@once
def _speaking(profile: Profile, on: Period | None) -> tuple[StandingFact, ...]:
    every = standings(profile)
    return every if on is None else tuple(f for f in every if speaks_of(profile, f.record, on))


@once
def shares(profile: Profile) -> tuple[tuple[str, Figure], ...]:
    """Return the percentages stated for exactly one foreign country, with that country, by id.

    >>> from belarus_stic import load_profile
    >>> sorted((country, str(share.value)) for country, share in shares(load_profile()))
    [('CHN', '8 %'), ('DEU', '9 %'), ('RUS', '55 %')]
    """
    foreign = country_codes() - {profile.home}
    found = ((foreign.intersection(figure.about), figure) for figure in profile.figures)
    return tuple(
        (next(iter(about)), figure)
        for about, figure in found
        if figure.value.unit == "%" and len(about) == 1
    )
