"""The records of a profile: one frozen class for each kind of thing a source speaks of.

A field says what it may hold by its type and its metadata: `targets` are what a reference may name,
`known` the words suggested for an open vocabulary. `fields.py` reads both; checks, files, schema
and graph follow from it. The reference facts that a profile brings stand in `own.py`.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, ClassVar

from attrs import field, fields, frozen

from belarus_stic.errors import Problem, ProfileError
from belarus_stic.model import words
from belarus_stic.model.fields import Target, field_specs
from belarus_stic.model.reading import (
    as_citations,
    as_code,
    as_code_if_any,
    as_codes,
    as_pairs,
    as_period,
    as_quantity,
    as_texts,
)
from belarus_stic.model.words import (
    TIE_KINDS,
    AgreementLevel,
    AgreementStatus,
    Budget,
    Complete,
    InstrumentStatus,
    ListOf,
    Scope,
    Stage,
    Stance,
    StandingWord,
    TieKind,
)
from belarus_stic.reference import name_of
from belarus_stic.tables import Card, Row
from belarus_stic.values import Citation, Period, Quantity


def _to(*targets: Target) -> Mapping[str, tuple[Target, ...]]:
    return {"targets": targets}


# What references may name.
_STATES = _to("country", "group")
_BODY = _to("organisation")
_BACKERS = _to("country", "group", "organisation")
_PARTIES = _to("country", "group", "organisation", "label")
_PROGRAMME = _to("programme")
_WHOLE = _to("group", "area", "label")
_LISTED = _to("country", "group", "label", "record")
_ANYTHING = _to("country", "group", "area", "label", "record")


@frozen(kw_only=True, repr=False)
class Record(Row):
    """What every record has: an `id` in kebab-case, a `name`, and the statements it `cites`.

    `short_name` is how people call it in print ("FP7"). `as_of` is the date the source speaks at
    ("by 2011"), which is not the period the fact covers. `note` says where the source's words and
    a field do not quite fit each other. Countries and groups may be given by name.

    Raises `ProfileError` for values of the wrong type or outside a closed vocabulary.
    """

    collection: ClassVar[str] = ""

    id: str
    name: str
    short_name: str | None = None
    cites: tuple[Citation, ...] = field(default=(), converter=as_citations)
    as_of: Period | None = field(default=None, converter=as_period)
    note: str | None = None

    def __attrs_post_init__(self) -> None:
        specs = field_specs(type(self))
        found = {spec.name: spec.problem(getattr(self, spec.name)) for spec in specs}
        if any(found.values()):
            raise ProfileError(
                Problem(str(self.id), name, message, collection=self.collection)
                for name, message in found.items()
                if message
            )

    def stated(self) -> dict[str, Any]:
        """Return the fields that say something, in order: those not left as they are by default."""
        values = ((one, getattr(self, one.name)) for one in fields(type(self)))
        return {one.name: value for one, value in values if value != one.default}

    def __repr__(self) -> str:
        stated = ", ".join(f"{name}={value!r}" for name, value in self.stated().items())
        return f"{type(self).__name__}({stated})"

    @property
    def tie_kind(self) -> TieKind | None:
        """The kind of tie that records of its class make by themselves, called as the class is."""
        return next((kind for kind in TIE_KINDS if kind == type(self).__name__.lower()), None)

    def references(self) -> Iterator[tuple[str, str]]:
        """Yield (field, reference) for everything this record refers to."""
        for spec in field_specs(type(self)):
            for reference in spec.values_of(self) if spec.targets else ():
                yield spec.name, reference

    def speaks_at(self, records: Mapping[str, "Record"], default: Period) -> Period:
        """Return the date a record speaks at: its own, else the latest of the sources it cites.

        `records` hold the sources by id; `default` is the date where none of them has one.
        """
        if self.as_of:
            return self.as_of
        sources = (records.get(citation.source) for citation in self.cites)
        dates = [source.as_of for source in sources if source and source.as_of]
        return max(dates, key=lambda day: day.last_day or date.min, default=default)

    def card(self) -> Card:
        """Return the record as a card: what it is, and each field that holds something."""
        lines: list[tuple[object, ...]] = []
        for spec in field_specs(type(self)):
            value = getattr(self, spec.name)
            if spec.targets:
                value = tuple(name_of(one) or one for one in spec.values_of(self))
            elif spec.name == "statements":
                # Their digests are for programs.
                value = len(value)
            if value and spec.name != "name":
                heading = "statements" if spec.name == "cites" else spec.name.replace("_", " ")
                rows = value if spec.parts and isinstance(value, tuple) else (value,)
                lines += zip((heading.capitalize(), *[""] * len(rows)), rows, strict=False)
        return Card(f"{self.name} ({type(self).__name__})", lines)


@frozen(kw_only=True, repr=False)
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
    published: Period | None = field(default=None, converter=as_period)
    accessed: Period | None = field(default=None, converter=as_period)
    statements: tuple[tuple[str, str], ...] = field(default=(), converter=as_pairs)
    without_facts: tuple[tuple[str, str], ...] = field(default=(), converter=as_pairs)


@frozen(kw_only=True, repr=False)
class Enumeration(Record):
    """A list as the source makes it.

    `items` are codes or record ids in the source's order; `among` is the group, area or label they
    are said to be part of; `complete` is "closed", or "open" where the source says "such as", "in
    particular", "etc.". `of` says what the list is of: partners, fellow signatories
    ("co-members"), memberships of home, or other things. `kind` and `level` are those of the ties
    it lists, where its items are not records alike that say so themselves. `narrower` says in
    words how the list is narrower than a kind of tie ("every two years"): it then leaves nobody
    unlisted.
    """

    collection: ClassVar[str] = "lists"

    of: ListOf
    items: tuple[str, ...] = field(converter=as_codes, metadata=_LISTED)
    among: str | None = field(default=None, converter=as_code_if_any, metadata=_WHOLE)
    complete: Complete
    kind: TieKind | None = None
    level: AgreementLevel | None = None
    narrower: str | None = None


@frozen(kw_only=True, repr=False)
class Agreement(Record):
    """An agreement between home and `partners`; `parties` are the organisations that signed.

    `status` "legal basis" is for a source that says there is a basis for co-operation, not
    outright an agreement; "planned" for one that is not concluded yet. `level` is left out where
    the source does not state it.
    """

    collection: ClassVar[str] = "agreements"

    partners: tuple[str, ...] = field(converter=as_codes, metadata=_PARTIES)
    parties: tuple[str, ...] = field(default=(), converter=as_texts, metadata=_BODY)
    level: AgreementLevel | None = None
    subject: str | None = None
    status: AgreementStatus
    signed: Period | None = field(default=None, converter=as_period)
    in_force: Period | None = field(default=None, converter=as_period)
    ended: Period | None = field(default=None, converter=as_period)


@frozen(kw_only=True, repr=False)
class Membership(Record):
    """That `member` (home, unless another is named) belongs to a `body`; it makes no tie."""

    collection: ClassVar[str] = "memberships"

    member: str | None = field(default=None, converter=as_code_if_any, metadata=_BACKERS)
    body: str = field(converter=as_code, metadata=_to("group", "organisation"))
    role: str = field(metadata=words.ROLES)
    period: Period | None = field(default=None, converter=as_period)


@frozen(kw_only=True, repr=False)
class Programme(Record):
    """A programme the home country takes part in; `period` is home's own part in it.

    `budget` is "joint" where the partners pay from a budget held in common, "separate" where each
    pays its own participants; it is left out where the source does not say.
    """

    collection: ClassVar[str] = "programmes"

    kind: str = field(metadata=words.PROGRAMMES)
    partners: tuple[str, ...] = field(default=(), converter=as_codes, metadata=_STATES)
    participants: tuple[str, ...] = field(default=(), converter=as_texts, metadata=_BODY)
    funders: tuple[str, ...] = field(default=(), converter=as_codes, metadata=_BACKERS)
    budget: Budget | None = None
    fields: tuple[str, ...] = field(default=(), converter=as_texts)
    period: Period | None = field(default=None, converter=as_period)
    part_of: str | None = field(default=None, metadata=_PROGRAMME)
    follows: str | None = field(default=None, metadata=_PROGRAMME)


@frozen(kw_only=True, repr=False)
class Project(Record):
    """A named project; `external_id` is the funder's number for it (`B-1872`)."""

    collection: ClassVar[str] = "projects"

    external_id: str | None = None
    programme: str | None = field(default=None, metadata=_PROGRAMME)
    implemented_by: tuple[str, ...] = field(default=(), converter=as_texts, metadata=_BODY)
    participants: tuple[str, ...] = field(default=(), converter=as_texts, metadata=_BODY)
    funders: tuple[str, ...] = field(default=(), converter=as_codes, metadata=_BACKERS)
    period: Period | None = field(default=None, converter=as_period)


@frozen(kw_only=True, repr=False)
class Centre(Record):
    """A joint centre or laboratory; `host` stands only where the source states it."""

    collection: ClassVar[str] = "centres"

    partners: tuple[str, ...] = field(default=(), converter=as_codes, metadata=_STATES)
    members: tuple[str, ...] = field(default=(), converter=as_texts, metadata=_BODY)
    host: str | None = field(default=None, metadata=_BODY)
    supported_by: tuple[str, ...] = field(default=(), converter=as_codes, metadata=_BACKERS)
    fields: tuple[str, ...] = field(default=(), converter=as_texts)
    period: Period | None = field(default=None, converter=as_period)


@frozen(kw_only=True, repr=False)
class Organisation(Record):
    """A body, from a ministry to a firm, a contact point or a portal.

    `country` is left out for an international one; `same_as` is the group that it is, where its
    members are one (`ISTC`). `authority` is the body it works under, `programme` the one it works
    for, `founded_within` the project or programme that set it up, `period` when it is at work.
    """

    collection: ClassVar[str] = "organisations"

    country: str | None = field(default=None, converter=as_code_if_any, metadata=_to("country"))
    same_as: str | None = field(default=None, converter=as_code_if_any, metadata=_to("group"))
    kind: str = field(metadata=words.ORGANISATIONS)
    part_of: str | None = field(default=None, metadata=_BODY)
    founded: Period | None = field(default=None, converter=as_period)
    founders: tuple[str, ...] = field(default=(), converter=as_codes, metadata=_BACKERS)
    founded_within: str | None = field(default=None, metadata=_to("record"))
    period: Period | None = field(default=None, converter=as_period)
    host: str | None = field(default=None, metadata=_BODY)
    authority: str | None = field(default=None, metadata=_BODY)
    programme: str | None = field(default=None, metadata=_PROGRAMME)
    url: str | None = None
    aliases: tuple[str, ...] = field(default=(), converter=as_texts)


@frozen(kw_only=True, repr=False)
class Event(Record):
    """A conference or seminar, with who supported it."""

    collection: ClassVar[str] = "events"

    supported_by: tuple[str, ...] = field(default=(), converter=as_codes, metadata=_BACKERS)
    place: str | None = None
    period: Period | None = field(default=None, converter=as_period)


@frozen(kw_only=True, repr=False)
class Policy(Record):
    """A decree, strategy or programme of government."""

    collection: ClassVar[str] = "policies"

    issuer: str | None = field(default=None, converter=as_code_if_any, metadata=_BACKERS)
    number: str | None = None
    signed: Period | None = field(default=None, converter=as_period)
    period: Period | None = field(default=None, converter=as_period)


@frozen(kw_only=True, repr=False)
class Instrument(Record):
    """A way of funding co-operation, in use, started or proposed."""

    collection: ClassVar[str] = "instruments"

    funders: tuple[str, ...] = field(default=(), converter=as_codes, metadata=_BACKERS)
    status: InstrumentStatus


@frozen(kw_only=True, repr=False)
class Standing(Record):
    """What the source says of a partner, negatives included ("no agreement")."""

    collection: ClassVar[str] = "standings"

    partner: str = field(converter=as_code, metadata=_to("country", "group", "area", "label"))
    standing: StandingWord
    among: str | None = field(default=None, converter=as_code_if_any, metadata=_WHOLE)


@frozen(kw_only=True, repr=False)
class Observation(Record):
    """What the source judges, hopes, recommends or finds missing, in our own words.

    `topic` is what it concerns in one word (`mobility`), `period` the time it is said of. A barrier
    or an absence `hinders` what the source says it stands in the way of; a recommendation `answers`
    what it is against, and has `addressees`. Both are left out where the source does not say.
    """

    collection: ClassVar[str] = "observations"

    stance: Stance
    topic: str | None = field(default=None, metadata=words.TOPICS)
    about: tuple[str, ...] = field(default=(), converter=as_codes, metadata=_ANYTHING)
    text: str
    period: Period | None = field(default=None, converter=as_period)
    hinders: tuple[str, ...] = field(default=(), converter=as_codes, metadata=_ANYTHING)
    answers: tuple[str, ...] = field(default=(), converter=as_texts, metadata=_to("record"))
    addressees: tuple[str, ...] = field(default=(), converter=as_codes, metadata=_PARTIES)


@frozen(kw_only=True, repr=False)
class Figure(Record):
    """A number the source states about something.

    `indicator` is what is measured, in the same words wherever the same thing is; `about` what it
    is measured of; `per` the nouns it is per (`("year",)`, `("project", "year")`), and what is per
    something is never added; `denominator` the key of what a percentage is of; `counts` the list
    or records that a count refers to; `wording` the source's hedge words. `paid_by` and `paid_to`
    stand where a source names them. Money says its `stage`, `purpose` and `scope` ("unstated"
    where the source does not); other figures may have a scope.
    """

    collection: ClassVar[str] = "figures"

    indicator: str
    about: tuple[str, ...] = field(converter=as_codes, metadata=_ANYTHING)
    value: Quantity = field(converter=as_quantity)
    period: Period | None = field(default=None, converter=as_period)
    per: tuple[str, ...] = field(default=(), converter=as_texts, metadata=words.PER)
    denominator: str | None = None
    counts: tuple[str, ...] = field(default=(), converter=as_texts, metadata=_to("record"))
    wording: str | None = None
    paid_by: tuple[str, ...] = field(default=(), converter=as_codes, metadata=_PARTIES)
    paid_to: tuple[str, ...] = field(default=(), converter=as_codes, metadata=_PARTIES)
    stage: Stage | None = None
    purpose: str | None = field(default=None, metadata=words.PURPOSES)
    scope: Scope | None = None
