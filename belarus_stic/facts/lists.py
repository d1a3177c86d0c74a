"""What sources list, and whom a list that is complete leaves unlisted."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from attrs import frozen

from belarus_stic.facts.ties import TiesAsked
from belarus_stic.model import Profile, TieKind
from belarus_stic.values import Citation, Period


@frozen
class SourceList:
    """A list as a source makes it.

    `kind` and `level` are those of the ties it lists; `countries` the foreign countries it names,
    in its order; `scope` the countries that were among `among` on its `day`, or nothing where that
    is not known; `speaks` the date it speaks at. `narrower` says how it is narrower than its kind.
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
    day: date | None
    complete: bool
    narrower: str | None
    evidence: tuple[Citation, ...]


@frozen
class NamedAs:
    """Where a source names a country as a partner: in a list of partners or by a standing.

    `standing` is empty for a list; `among` is what the list or the standing is said to be among.
    """

    country: str
    by: Literal["list", "standing"]
    standing: str
    among: str | None
    record: str
    record_name: str
    evidence: tuple[Citation, ...]


def lists(profile: Profile) -> tuple[SourceList, ...]:
    """Return all lists of the profile, by id."""
    raise NotImplementedError


def unlisted_by(
    profile: Profile, asked: TiesAsked, kind: TieKind, level: str | None = None
) -> Mapping[str, tuple[SourceList, ...]]:
    """Return the countries that complete lists leave unlisted for a kind of tie, with the lists."""
    raise NotImplementedError


def named_partners(profile: Profile) -> Mapping[str, tuple[NamedAs, ...]]:
    """Return the foreign countries in lists of partners or with a standing, by code."""
    raise NotImplementedError
