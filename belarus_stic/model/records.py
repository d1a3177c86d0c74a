"""The records of a profile: one frozen class for each kind of thing a source speaks of.

A field that refers to something says in its metadata what it may refer to (`Target`); `Profile`
checks every such field against the other records and the reference tables. The classes know
nothing of files.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import NoneType, UnionType
from typing import Any, ClassVar, Literal, Union, get_args, get_origin

from attrs import field, fields, frozen

from belarus_stic.errors import Problem, ProfileError, nearest
from belarus_stic.values import Period, Quantity

Target = Literal["country", "group", "area", "label", "organisation", "programme", "record"]

AgreementLevel = Literal["governmental", "agency", "institutional"]
AgreementStatus = Literal["concluded", "in force", "not in force", "ended"]
Budget = Literal["joint", "separate"]
Completeness = Literal["closed", "open"]
InstrumentStatus = Literal["in use", "started", "proposed"]
ObservationKind = Literal[
    "absence",
    "assessment",
    "barrier",
    "goal",
    "outlook",
    "practice",
    "recommendation",
    "unknown",
]
OrganisationKind = Literal[
    "academy",
    "contact point",
    "firm",
    "foundation",
    "government body",
    "international organisation",
    "portal",
    "research institute",
    "research society",
    "technology park",
    "university",
]
Per = Literal["annual", "annual average", "total"]
Place = Literal[
    "leading",
    "member",
    "neighbour",
    "no agreement",
    "no official contacts",
    "second tier",
    "strategic",
    "top tier",
    "widening",
]
ProgrammeKind = Literal[
    "assistance",
    "bilateral",
    "cross-border",
    "education",
    "framework",
    "multilateral",
    "thematic",
    "union-state",
]
Purpose = Literal["research", "education", "general"]
Scope = Literal["country's share", "whole programme", "unstated"]
Stage = Literal["allocated", "budgeted", "contributed", "awarded"]

# Prefix of a reference to something no table knows, in the source's own word.
LABEL = "label:"

# No semicolon: a graph keeps several citations in one text.
_CITATION = re.compile(r"[^#\s;]+#[^\s;](?:[^;\n]*[^\s;])?")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@frozen
class Citation:
    """The statement a record comes from: a source's id and a locator within it.

    Written `source#locator`; raises `ValueError` for what that notation cannot hold.

    >>> Citation.parse("report#bilateral-agreements.1.2")
    Citation(source='report', locator='bilateral-agreements.1.2')
    """

    source: str
    locator: str

    def __attrs_post_init__(self) -> None:
        if not _CITATION.fullmatch(f"{self.source}#{self.locator}"):
            message = f"not a citation: {str(self)!r}; expected source#locator"
            raise ValueError(message)

    @classmethod
    def parse(cls, value: "Citation | str") -> "Citation":
        """Read `source#locator`; raises `ValueError` for anything else."""
        if isinstance(value, Citation):
            return value
        if isinstance(value, str) and "#" in value:
            return cls(*value.split("#", 1))
        message = f"not a citation: {value!r}; expected source#locator"
        raise ValueError(message)

    def __str__(self) -> str:
        return f"{self.source}#{self.locator}"


def _tuple(values: Any) -> Any:
    # A bare text is left for the type check to refuse: its letters are not its items.
    return values if isinstance(values, str) or not isinstance(values, Iterable) else tuple(values)


def _read(parse: Callable[[Any], Any], value: Any) -> Any:
    # The reason stands in for what cannot be read, until the check adds record and field to it.
    try:
        return parse(value)
    except ValueError as error:
        return error


def _citations(values: Any) -> Any:
    if not isinstance(values, list | tuple):
        return values
    return tuple(_read(Citation.parse, value) for value in values)


def _pairs(values: Any) -> Any:
    return tuple(map(_tuple, values)) if isinstance(values, list | tuple) else values


def _quantity(value: "Quantity | str") -> Quantity:
    quantity: Quantity = _read(_parse_quantity, value)
    return quantity


def _parse_quantity(value: Any) -> Quantity:
    return value if isinstance(value, Quantity) else Quantity.parse(value)


def _period(value: "Period | str | None") -> Period | None:
    period: Period | None = None if value is None else _read(Period.parse, value)
    return period


def _to(*targets: Target) -> Mapping[str, tuple[Target, ...]]:
    return {"targets": targets}


@frozen(kw_only=True)
class Record:
    """What every record has: an `id` in kebab-case, a `name`, and the statements it `cites`.

    `as_of` is the date the source speaks at ("by 2011"), which is not the period the fact covers.
    `note` says where the source's words and a field do not quite fit each other.
    Raises `ProfileError` for values of the wrong type or outside a field's vocabulary.
    """

    collection: ClassVar[str] = ""

    id: str
    name: str
    cites: tuple[Citation, ...] = field(default=(), converter=_citations)
    as_of: Period | None = field(default=None, converter=_period)
    note: str | None = None

    def __attrs_post_init__(self) -> None:
        problems = [
            Problem(record=str(self.id), field=name, message=message)
            for name, check in _CHECKS[type(self)]
            if (message := check(getattr(self, name)))
        ]
        if not problems and not _ID.fullmatch(self.id):
            message = f"not an id: {self.id!r}; expected small letters, digits and single hyphens"
            problems = [Problem(record=self.id, field="id", message=message)]
        if problems:
            raise ProfileError(problems)

    def references(self) -> Iterator[tuple[str, str]]:
        """Yield (field, reference) for everything this record refers to."""
        for name, _ in reference_fields(type(self)):
            value = getattr(self, name)
            for reference in value if isinstance(value, tuple) else (value,):
                if reference is not None:
                    yield name, reference


@frozen(kw_only=True)
class Source(Record):
    """A publication the facts come from.

    `published`, `accessed` and `as_of` are three dates and never merged. `statements` are pairs of
    a locator and the SHA-256 of the statement's text, in the source's order; `without_facts` are
    pairs of a locator and the reason why that statement gave no record. A source cites nothing.
    """

    collection: ClassVar[str] = "sources"

    title: str
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    published: Period | None = field(default=None, converter=_period)
    accessed: Period | None = field(default=None, converter=_period)
    statements: tuple[tuple[str, str], ...] = field(default=(), converter=_pairs)
    without_facts: tuple[tuple[str, str], ...] = field(default=(), converter=_pairs)


@frozen(kw_only=True)
class Enumeration(Record):
    """An enumeration as the source makes it.

    `items` are codes or record ids in the source's order; `among` is the group, area or label they
    are said to be part of; `complete` is "closed", or "open" where the source says "such as", "in
    particular", "etc.".
    """

    collection: ClassVar[str] = "lists"

    items: tuple[str, ...] = field(
        converter=_tuple, metadata=_to("country", "group", "label", "record")
    )
    among: str | None = field(default=None, metadata=_to("group", "area", "label"))
    complete: Completeness


@frozen(kw_only=True)
class Agreement(Record):
    """An agreement between the home country and `partners`."""

    collection: ClassVar[str] = "agreements"

    partners: tuple[str, ...] = field(converter=_tuple, metadata=_to("country", "group"))
    level: AgreementLevel
    subject: str | None = None
    status: AgreementStatus
    signed: Period | None = field(default=None, converter=_period)
    in_force: Period | None = field(default=None, converter=_period)
    ended: Period | None = field(default=None, converter=_period)


@frozen(kw_only=True)
class Programme(Record):
    """A programme the home country takes part in; `period` is its own part in it.

    `budget` is "joint" where the partners pay from a budget held in common, "separate" where each
    pays its own participants, and `None` where the source does not say.
    """

    collection: ClassVar[str] = "programmes"

    kind: ProgrammeKind
    partners: tuple[str, ...] = field(
        default=(), converter=_tuple, metadata=_to("country", "group")
    )
    participants: tuple[str, ...] = field(
        default=(), converter=_tuple, metadata=_to("organisation")
    )
    funders: tuple[str, ...] = field(
        default=(), converter=_tuple, metadata=_to("country", "group", "organisation")
    )
    budget: Budget | None = None
    fields: tuple[str, ...] = field(default=(), converter=_tuple)
    period: Period | None = field(default=None, converter=_period)
    part_of: str | None = field(default=None, metadata=_to("programme"))
    follows: str | None = field(default=None, metadata=_to("programme"))


@frozen(kw_only=True)
class Project(Record):
    """A named project; `external_id` is the funder's number for it (`B-1872`)."""

    collection: ClassVar[str] = "projects"

    external_id: str | None = None
    programme: str | None = field(default=None, metadata=_to("programme"))
    participants: tuple[str, ...] = field(
        default=(), converter=_tuple, metadata=_to("organisation")
    )
    funders: tuple[str, ...] = field(
        default=(), converter=_tuple, metadata=_to("country", "group", "organisation")
    )
    period: Period | None = field(default=None, converter=_period)


@frozen(kw_only=True)
class Centre(Record):
    """A joint centre or laboratory; `host` stands only where the source states it."""

    collection: ClassVar[str] = "centres"

    partners: tuple[str, ...] = field(
        default=(), converter=_tuple, metadata=_to("country", "group")
    )
    members: tuple[str, ...] = field(default=(), converter=_tuple, metadata=_to("organisation"))
    host: str | None = field(default=None, metadata=_to("organisation"))
    supported_by: tuple[str, ...] = field(
        default=(), converter=_tuple, metadata=_to("country", "group", "organisation")
    )
    fields: tuple[str, ...] = field(default=(), converter=_tuple)
    period: Period | None = field(default=None, converter=_period)


@frozen(kw_only=True)
class Organisation(Record):
    """A body, from a ministry to a firm, a contact point or a portal.

    `country` is `None` for an international one.
    """

    collection: ClassVar[str] = "organisations"

    country: str | None = field(default=None, metadata=_to("country"))
    kind: OrganisationKind
    part_of: str | None = field(default=None, metadata=_to("organisation"))
    founded: Period | None = field(default=None, converter=_period)
    founders: tuple[str, ...] = field(
        default=(), converter=_tuple, metadata=_to("country", "group", "organisation")
    )
    host: str | None = field(default=None, metadata=_to("organisation"))
    url: str | None = None
    aliases: tuple[str, ...] = field(default=(), converter=_tuple)


@frozen(kw_only=True)
class Event(Record):
    """A conference or seminar, with who supported it."""

    collection: ClassVar[str] = "events"

    supported_by: tuple[str, ...] = field(
        default=(), converter=_tuple, metadata=_to("country", "group", "organisation")
    )
    place: str | None = None
    period: Period | None = field(default=None, converter=_period)


@frozen(kw_only=True)
class Policy(Record):
    """A decree, strategy or programme of government."""

    collection: ClassVar[str] = "policies"

    issuer: str | None = field(default=None, metadata=_to("country", "group", "organisation"))
    number: str | None = None
    signed: Period | None = field(default=None, converter=_period)
    period: Period | None = field(default=None, converter=_period)


@frozen(kw_only=True)
class Instrument(Record):
    """A way of funding co-operation, in use, started or proposed."""

    collection: ClassVar[str] = "instruments"

    funders: tuple[str, ...] = field(
        default=(), converter=_tuple, metadata=_to("country", "group", "organisation")
    )
    status: InstrumentStatus


@frozen(kw_only=True)
class StatedPosition(Record):
    """What the source says of a partner's place, negatives included.

    `partner` is a country, a group, an area or a `label:`; with the place "member" it is the group
    the home country belongs to.
    """

    collection: ClassVar[str] = "stated_positions"

    partner: str = field(metadata=_to("country", "group", "area", "label"))
    place: Place
    among: str | None = field(default=None, metadata=_to("group", "area", "label"))


@frozen(kw_only=True)
class Observation(Record):
    """What the source judges, hopes, recommends or finds missing, in our own words."""

    collection: ClassVar[str] = "observations"

    kind: ObservationKind
    about: tuple[str, ...] = field(
        default=(), converter=_tuple, metadata=_to("country", "group", "area", "label", "record")
    )
    text: str


@frozen(kw_only=True)
class Figure(Record):
    """A number the source states about something.

    `indicator` is what is measured, in the same words wherever the same thing is; `about` what it
    is measured of; `per` whether it recurs ("annual") or holds for the whole `period`;
    `denominator` the key of what a percentage is of; `counts` the list or records that a count
    refers to; `wording` the source's hedge word. Money says its `stage`, `purpose` and `scope`:
    whether it is the country's share or a whole programme's.
    """

    collection: ClassVar[str] = "figures"

    indicator: str
    about: tuple[str, ...] = field(
        converter=_tuple, metadata=_to("country", "group", "area", "label", "record")
    )
    value: Quantity = field(converter=_quantity)
    period: Period | None = field(default=None, converter=_period)
    per: Per | None = None
    denominator: str | None = None
    counts: tuple[str, ...] = field(default=(), converter=_tuple, metadata=_to("record"))
    wording: str | None = None
    stage: Stage | None = None
    purpose: Purpose | None = None
    scope: Scope | None = None


RECORD_TYPES: tuple[type[Record], ...] = (
    Source,
    Enumeration,
    Agreement,
    Programme,
    Project,
    Centre,
    Organisation,
    Event,
    Policy,
    Instrument,
    StatedPosition,
    Observation,
    Figure,
)


def reference_fields(record_type: type[Record]) -> tuple[tuple[str, tuple[Target, ...]], ...]:
    """Return (field name, targets) for each field of a record class that refers to something."""
    return _REFERENCE_FIELDS[record_type]


_REFERENCE_FIELDS = {
    record_type: tuple(
        (attribute.name, attribute.metadata["targets"])
        for attribute in fields(record_type)
        if "targets" in attribute.metadata
    )
    for record_type in RECORD_TYPES
}


def wrong_word(value: object, vocabulary: tuple[str, ...]) -> str:
    """Return what is wrong with `value` as a word of `vocabulary`, or nothing."""
    if value in vocabulary:
        return ""
    hint = nearest(value, vocabulary) if isinstance(value, str) else ""
    return f"unknown {value!r}; expected one of {', '.join(vocabulary)}{hint}"


def _check(wanted: Any) -> Callable[[Any], str]:
    # A vocabulary with None is a typing.Union, any other type with None a types.UnionType.
    if get_origin(wanted) in {Union, UnionType}:
        (inner,) = (option for option in get_args(wanted) if option is not NoneType)
        check = _check(inner)
        return lambda value: "" if value is None else check(value)
    if get_origin(wanted) is Literal:
        vocabulary = get_args(wanted)
        return lambda value: wrong_word(value, vocabulary)
    if get_origin(wanted) is tuple:
        return _tuple_check(wanted)
    if wanted is str:
        return lambda value: (
            "" if isinstance(value, str) and value.strip() else f"expected a text, not {value!r}"
        )
    return lambda value: "" if isinstance(value, wanted) else str(value)


def _tuple_check(wanted: Any) -> Callable[[Any], str]:
    inner = get_args(wanted)
    repeated = inner[-1] is Ellipsis
    check = _check(inner[0])

    def of(value: Any) -> str:
        if not isinstance(value, tuple):
            return f"expected several values, not {value!r}"
        if not repeated and len(value) != len(inner):
            return f"expected {len(inner)} values, not {value!r}"
        wrong = next(filter(None, map(check, value)), "")
        if not wrong and repeated and len(set(value)) < len(value):
            return f"expected no value twice: {value!r}"
        return wrong

    return of


# The type and vocabulary check of each field, worked out once for a class.
_CHECKS: Mapping[type[Record], tuple[tuple[str, Callable[[Any], str]], ...]] = {
    record_type: tuple((a.name, _check(a.type)) for a in fields(record_type))
    for record_type in RECORD_TYPES
}
