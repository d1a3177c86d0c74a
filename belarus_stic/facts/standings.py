"""What sources say of a partner's place, and the shares they state for one country."""

from collections.abc import Mapping

from attrs import frozen

from belarus_stic.model import Profile
from belarus_stic.values import Citation, Period, Quantity

# Standings that put one partner above another; a smaller number is a higher tier.
TIERS: Mapping[str, int] = {"leading": 0, "top tier": 0, "second tier": 1}


@frozen
class StandingFact:
    """A place that a source gives a partner.

    `country` is the partner where it is a foreign country; `among` and `among_name` are what it is
    said to be among, "" where the source does not say.
    """

    country: str | None
    partner: str
    standing: str
    among: str
    among_name: str
    evidence: tuple[Citation, ...]
    record: str


@frozen
class StatedShare:
    """A percentage of a whole (`denominator`) that a figure states for one foreign country."""

    country: str
    value: Quantity
    indicator: str
    denominator: str
    period: Period | None
    as_of: Period | None
    evidence: tuple[Citation, ...]
    record: str


def standings(profile: Profile) -> tuple[StandingFact, ...]:
    """Return the standings by id of the record."""
    raise NotImplementedError


def shares(profile: Profile) -> tuple[StatedShare, ...]:
    """Return the percentages that figures state for exactly one foreign country, by id."""
    raise NotImplementedError
