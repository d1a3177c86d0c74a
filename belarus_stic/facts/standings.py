"""What sources say of a partner's place, and the shares they state for one country."""

from collections.abc import Iterator, Mapping

from attrs import frozen

from belarus_stic.facts.memo import once
from belarus_stic.facts.names import countries_of, kind_of, name_of
from belarus_stic.model import Profile
from belarus_stic.values import Citation, Period, Quantity

# Standings that put one partner above another; a smaller number is a higher tier.
TIERS: Mapping[str, int] = {"leading": 0, "top tier": 0, "second tier": 1}


@frozen
class StandingFact:
    """A place that a source gives a partner.

    `country` is the partner where it is a foreign country; `among` is the group, area or label it
    is said to be among, `among_name` its name, "" where the source does not say.
    """

    country: str | None
    partner: str
    standing: str
    among: str | None
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


@once
def standings(profile: Profile) -> tuple[StandingFact, ...]:
    """Return the standings by id of the record."""
    return tuple(
        StandingFact(
            country=next(iter(countries_of(profile, record.partner)), None),
            partner=record.partner,
            standing=record.standing,
            among=record.among,
            among_name=name_of(profile, record.among) if record.among else "",
            evidence=record.cites,
            record=record.id,
        )
        for record in profile.standings
    )


@once
def shares(profile: Profile) -> tuple[StatedShare, ...]:
    """Return the percentages that figures state for exactly one foreign country, by id.

    >>> from belarus_stic import load_profile
    >>> sorted((share.country, str(share.value)) for share in shares(load_profile()))
    [('CHN', '8 %'), ('DEU', '9 %'), ('RUS', '55 %')]
    """
    return tuple(_shares(profile))


def _shares(profile: Profile) -> Iterator[StatedShare]:
    for figure in profile.figures:
        foreign = [
            ref
            for ref in figure.about
            if ref != profile.home and kind_of(profile, ref) == "country"
        ]
        if figure.value.unit == "%" and len(foreign) == 1:
            yield StatedShare(
                country=foreign[0],
                value=figure.value,
                indicator=figure.indicator,
                denominator=figure.denominator or "",
                period=figure.period,
                as_of=figure.as_of,
                evidence=figure.cites,
                record=figure.id,
            )
