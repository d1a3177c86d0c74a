"""What a rule sees of a profile, and what it answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal, TypeAlias, TypeVar

from attrs import field, frozen

from belarus_stic.errors import InvalidPeriodError, NotCoveredError
from belarus_stic.model import (
    LABEL,
    Agreement,
    Citation,
    Figure,
    Organisation,
    Profile,
    Record,
)
from belarus_stic.reference import Group, areas, countries, groups, members
from belarus_stic.table import LeftOut
from belarus_stic.values import Period, Quantity

RecordT = TypeVar("RecordT", bound=Record)

Severity = Literal["contradiction", "tension", "gap", "note", "agrees"]
Kind = Literal[
    "count",
    "denial",
    "denominator",
    "duration",
    "membership",
    "open list",
    "total",
    "undated",
    "value",
    "window",
]


@frozen
class Finding:
    """What one rule says of some records.

    `severity`:

    - "contradiction": as recorded, not all of it can be true;
    - "tension": all of it can be true, but only on a reading that the source does not give;
    - "gap": what is stated cannot be checked, added or divided with what else is stated;
    - "note": what a reader must bear in mind about many records at once;
    - "agrees": checked, and found in order.

    `kind` names the rule, `records` the records by id in the source's order, `evidence` the
    statements behind them.
    """

    severity: Severity
    kind: Kind
    records: tuple[str, ...]
    text: str
    evidence: tuple[Citation, ...]

    @property
    def locators(self) -> tuple[str, ...]:
        """The places of the statements in their source."""
        return tuple(citation.locator for citation in self.evidence)


@frozen(eq=False)
class View:
    """A profile with the look-ups that rules share."""

    profile: Profile
    _places: Mapping[Citation, int] = field(init=False)
    _countries: Mapping[str, str] = field(init=False)
    _groups: Mapping[str, Group] = field(init=False)
    _areas: Mapping[str, tuple[str, ...]] = field(init=False)

    @_places.default
    def _place_statements(self) -> Mapping[Citation, int]:
        statements = [
            Citation(source.id, locator)
            for source in self.profile.sources
            for locator, _ in source.statements
        ]
        return {citation: i for i, citation in enumerate(statements)}

    @_countries.default
    def _name_countries(self) -> Mapping[str, str]:
        return {country.alpha3: country.name for country in countries()}

    @_groups.default
    def _index_groups(self) -> Mapping[str, Group]:
        return {group.code: group for group in groups()}

    @_areas.default
    def _index_areas(self) -> Mapping[str, tuple[str, ...]]:
        return {area.name: area.members for area in areas()}

    def in_order(self, records: Iterable[RecordT]) -> list[RecordT]:
        """Return records in the source's order, whatever their ids are."""

        def place(record: Record) -> tuple[int, str, str, str]:
            first = min(
                (self._places.get(citation, len(self._places)) for citation in record.cites),
                default=-1,
            )
            return first, record.name, str(getattr(record, "value", "")), record.id

        return sorted(records, key=place)

    def finding(
        self, severity: Severity, kind: Kind, records: Iterable[Record], text: str
    ) -> Finding:
        """Return a finding on records, with the statements they cite, each once."""
        ordered = self.in_order({record.id: record for record in records}.values())
        cited = dict.fromkeys(citation for record in ordered for citation in record.cites)
        return Finding(
            severity=severity,
            kind=kind,
            records=tuple(record.id for record in ordered),
            text=text,
            evidence=tuple(
                sorted(cited, key=lambda cite: self._places.get(cite, len(self._places)))
            ),
        )

    def unchecked(self, records: Iterable[Record], reason: str) -> LeftOut:
        """Return that something could not be checked, and why."""
        ordered = self.in_order({record.id: record for record in records}.values())
        return LeftOut(
            what=listed([record.name for record in ordered], NAMES_SHOWN),
            reason=reason,
            evidence=tuple(dict.fromkeys(cite for record in ordered for cite in record.cites)),
        )

    def record(self, reference: str) -> Record | None:
        """Return the record a reference names, or `None` where it names a country or the like."""
        return self.profile[reference] if reference in self.profile else None  # noqa: SIM401

    def kind_of(self, reference: str) -> str:
        """Return what a reference is: "country", "group", "area", "label" or a record's class."""
        if reference in self.profile:
            return type(self.profile[reference]).__name__.lower()
        if reference in self._countries:
            return "country"
        if reference in self._groups:
            return "group"
        return "area" if reference in self._areas else "label"

    def name_of(self, reference: str) -> str:
        """Return the name people know a reference by."""
        if reference in self.profile:
            return self.profile[reference].name
        return self._countries.get(reference, reference.removeprefix(LABEL))

    def parties_of(self, reference: str) -> tuple[str, ...]:
        """Return the countries and groups that a list names with one of its items."""
        if reference in self._countries or reference in self._groups:
            return (reference,)
        record = self.record(reference)
        if isinstance(record, Agreement):
            return record.partners
        if isinstance(record, Organisation) and record.country:
            return (record.country,)
        return ()

    def members_of(self, whole: str, on: Period) -> Mapping[str, str]:
        """Return the members of a group or area on a date with their kind of membership.

        Raises `NotCoveredError` or `InvalidPeriodError` where the date has no members to give.
        """
        if whole in self._areas:
            return dict.fromkeys(self._areas[whole], "in the area")
        return members(self._groups[whole], on=on)

    def full_members(self, whole: str, on: Period) -> Mapping[str, str]:
        """Return the members that count as full, as `members_of` does."""
        group = self._groups.get(whole)
        return {
            member: kind
            for member, kind in self.members_of(whole, on).items()
            if group is None or kind in group.full_kinds
        }

    def date_of(self, record: Record) -> Period:
        """Return the date a record speaks at: its own, or the profile's."""
        return record.as_of or self.profile.as_of

    def wholes_of(self, reference: str) -> Iterator[str]:
        """Yield what a record is part of, and what that is part of, up to the outermost."""
        while (whole := getattr(self.record(reference), "part_of", None)) is not None:
            yield whole
            reference = whole

    def period_of(self, figure: Figure) -> Period | None:
        """Return a figure's period: its own, or that of the one thing it is about that has one.

        A period that is open or approximate at an end says nothing of its figures.
        """
        if figure.period is not None or figure.as_of is not None:
            return figure.period
        periods: list[Period] = [
            period
            for record in filter(None, map(self.record, figure.about))
            if (period := getattr(record, "period", None)) is not None
        ]
        if len(periods) != 1 or periods[0].first_day is None or periods[0].last_day is None:
            return None
        return periods[0]


Outcome: TypeAlias = Finding | LeftOut
Rule: TypeAlias = Callable[[View], Iterator[Outcome]]

# How many names a sentence gives of a long list.
NAMES_SHOWN = 5

# Why a date may have no members: the table does not reach it, or it is no single date.
NO_MEMBERS = (NotCoveredError, InvalidPeriodError)

_HEDGES = {
    "exact": "",
    "about": "about ",
    "over": "over ",
    "at least": "at least ",
    "under": "under ",
    "at most": "at most ",
}


def in_words(value: Quantity) -> str:
    """Return a quantity as people read it.

    >>> [in_words(Quantity.parse(text)) for text in (">45 agreement", "3..4 %", "1840000 EUR")]
    ['over 45 agreements', '3 to 4 %', '1,840,000 EUR']
    """
    if value.stated is None:
        number = f"{value.low:,f} to {value.high:,f}"
    else:
        number = f"{_HEDGES[value.hedge]}{value.stated:,f}"
    plain = value.unit == "%" or value.is_money or (value.hedge == "exact" and value.stated == 1)
    return f"{number} {value.unit if plain else plural(value.unit)}"


def plural(noun: str) -> str:
    """Return the plural of a count noun.

    >>> plural("member country"), plural("day")
    ('member countries', 'days')
    """
    if noun.endswith("y") and noun[-2:-1] not in set("aeiou"):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


def listed(names: Iterable[str], most: int | None = None) -> str:
    """Return names as a sentence lists them, after the first `most` only how many there are.

    >>> listed(["A", "B", "C"]), listed("ABCDE", most=2)
    ('A, B and C', 'A, B and 3 more')
    """
    parts = list(names)
    if most is not None and len(parts) > most + 1:
        parts = [*parts[:most], f"{len(parts) - most} more"]
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def sentence(text: str) -> str:
    """Return a text that begins with a capital letter."""
    return text[:1].upper() + text[1:]
