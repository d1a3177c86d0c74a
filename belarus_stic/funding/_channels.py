"""Through which channel, and from whom, the money of a figure comes."""

from __future__ import annotations

from collections.abc import Iterable

from belarus_stic.funding._amounts import Kind, Term
from belarus_stic.model import (
    LABEL,
    Centre,
    Event,
    Figure,
    Instrument,
    Organisation,
    Policy,
    Profile,
    Programme,
    Project,
    Record,
)
from belarus_stic.reference import countries, groups

# What a figure is most about, where it names several: the money runs through the programme of
# which an institute is told to have had part, not through the institute.
_RANKS: tuple[tuple[type[Record], ...], ...] = (
    (Programme, Project),
    (Centre, Event, Instrument, Policy),
)
_GROUP, _ORGANISATION, _OTHER = 2, 3, 4


class Channels:
    """Finds channels, funders and names in a profile.

    The channel of a figure is the outermost whole of what the figure is about: of a programme, an
    organisation or a project, what its `part_of` (or a project's programme) comes to; anything
    else is its own. The home country is no channel unless the figure is about nothing else. Where
    a figure is about several things, programmes and projects come before centres, events,
    instruments and policies, these before groups, organisations, and all else.
    """

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._groups = {group.code: group.name for group in groups()}
        self._countries = {country.alpha3: country.name for country in countries()}
        self._chains: dict[str, tuple[str, ...]] = {}

    def name(self, reference: str) -> str:
        """Return the name of a record, a country, a group, an area or a label."""
        if reference in self._profile:
            return self._profile[reference].name
        name = self._groups.get(reference) or self._countries.get(reference)
        return name or reference.removeprefix(LABEL)

    def chain(self, reference: str) -> tuple[str, ...]:
        """Return what is referred to, what it is part of, and so on to the outermost."""
        inner: list[str] = []
        here: str | None = reference
        while here is not None and here not in self._chains:
            inner.append(here)
            here = self._whole(here)
        chain = self._chains[here] if here is not None else ()
        for part in reversed(inner):
            chain = (part, *chain)
            self._chains[part] = chain
        return chain

    def _record(self, reference: str) -> Record | None:
        return self._profile[reference] if reference in self._profile else None  # noqa: SIM401

    def _whole(self, reference: str) -> str | None:
        match self._record(reference):
            case Project(programme=programme):
                return programme
            case Programme(part_of=whole) | Organisation(part_of=whole):
                return whole
        return None

    def subjects(self, figure: Figure) -> tuple[str, ...]:
        """Return what a figure is about beside the home country."""
        others = tuple(subject for subject in figure.about if subject != self._profile.country)
        return others or figure.about

    def channel(self, figure: Figure) -> tuple[str, ...]:
        """Return the channel of a figure; several where it is about as many things alike."""
        by_rank: dict[int, set[str]] = {}
        for subject in self.subjects(figure):
            by_rank.setdefault(self._rank(subject), set()).add(self.chain(subject)[-1])
        return tuple(sorted(by_rank[min(by_rank)]))

    def _rank(self, reference: str) -> int:
        if reference in self._groups:
            return _GROUP
        record = self._record(reference)
        if isinstance(record, Organisation):
            return _ORGANISATION
        ranks = (i for i, types in enumerate(_RANKS) if isinstance(record, types))
        return next(ranks, _OTHER)

    def funders(self, figure: Figure) -> tuple[str, ...]:
        """Return who funds what a figure is about, or what that is part of.

        A group that a sum is about is taken to be its own funder: the money of a body named whole.
        Partners are not funders: a source that names a partner has not said who pays.
        """
        found: dict[str, None] = {}
        for subject in self.subjects(figure):
            for whole in self.chain(subject):
                if funders := self._funders_of(whole):
                    found.update(dict.fromkeys(funders))
                    break
        groups = (s for s in self.subjects(figure) if s in self._groups and figure.value.is_money)
        return tuple(sorted(found or dict.fromkeys(groups)))

    def _funders_of(self, reference: str) -> Iterable[str]:
        match self._record(reference):
            case (
                Programme(funders=funders) | Project(funders=funders) | Instrument(funders=funders)
            ):
                return funders
            case Centre(supported_by=supporters) | Event(supported_by=supporters):
                return supporters
        return ()

    def term(self, figure: Figure, kind: Kind) -> Term:
        """Return a figure as a term of a sum."""
        subjects = self.subjects(figure)
        return Term(
            figure=figure.id,
            value=figure.value,
            kind=kind,
            channel=self.channel(figure),
            subjects=frozenset(subjects),
            wholes=frozenset(whole for subject in subjects for whole in self.chain(subject)),
            indicator=figure.indicator,
            stage=figure.stage,
            purpose=figure.purpose,
            scope=figure.scope,
            per=figure.per,
            period=figure.period,
        )
