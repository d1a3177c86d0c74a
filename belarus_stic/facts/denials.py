"""What sources deny, and what they only remark."""

from collections.abc import Mapping

from attrs import frozen

from belarus_stic.facts.dates import speaks_at, speaks_of
from belarus_stic.facts.memo import once
from belarus_stic.facts.names import countries_of, name_of
from belarus_stic.model import Profile, TieKind
from belarus_stic.values import Citation, Period

# The one place that says which standing denies which kinds of tie.
DENIED: Mapping[str, frozenset[TieKind]] = {"no agreement": frozenset({"agreement"})}
# Standings that deny no tie: what may have ended since, or runs without governments, can stand.
REMARKED = frozenset({"no official contacts"})


@frozen
class Denial:
    """A source says that there is no tie of `kinds` with `what`.

    `country` is its code, or nothing where a source denies it of countries it does not name.
    `speaks` is the date the source speaks at; of another date it denies nothing.
    """

    record: str
    country: str | None
    what: str
    kinds: frozenset[TieKind]
    speaks: Period
    evidence: tuple[Citation, ...]


@frozen
class Remark:
    """Something a source adds on a country (or, without `country`, on `what`); no number changes.

    `text` is the standing in its own words: "no official contacts".
    """

    country: str | None
    what: str
    text: str
    record: str
    speaks: Period
    evidence: tuple[Citation, ...]


@once
def denials(profile: Profile, on: Period | None = None) -> tuple[Denial, ...]:
    """Return the denials by id of the record: all, or those that speak at `on`.

    >>> from belarus_stic import load_profile
    >>> [denial.country for denial in denials(load_profile())]
    ['CAN', None]
    """
    return tuple(
        Denial(
            record=record.id,
            country=next(iter(countries_of(profile, record.partner)), None),
            what=name_of(profile, record.partner),
            kinds=DENIED[record.standing],
            speaks=speaks_at(profile, record.id),
            evidence=record.cites,
        )
        for record in profile.standings
        if record.standing in DENIED and (on is None or speaks_of(profile, record.id, on))
    )


@once
def remarks(profile: Profile, on: Period | None = None) -> tuple[Remark, ...]:
    """Return the remarks by id of the record: all, or those that speak at `on`."""
    return tuple(
        Remark(
            country=next(iter(countries_of(profile, record.partner)), None),
            what=name_of(profile, record.partner),
            text=record.standing,
            record=record.id,
            speaks=speaks_at(profile, record.id),
            evidence=record.cites,
        )
        for record in profile.standings
        if record.standing in REMARKED and (on is None or speaks_of(profile, record.id, on))
    )
