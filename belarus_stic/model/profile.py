"""All records about one country's co-operation, indexed and checked against each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import chain
from typing import Any

from attrs import asdict, evolve, field, frozen

from belarus_stic.errors import (
    OptionError,
    Problem,
    ProfileError,
    UnknownCountryError,
    UnknownGroupError,
    UnknownKeyError,
    nearest,
)
from belarus_stic.model.checks import problems
from belarus_stic.model.records import (
    RECORD_TYPES,
    Agreement,
    Centre,
    Citation,
    Enumeration,
    Event,
    Figure,
    Instrument,
    Observation,
    Organisation,
    Policy,
    Programme,
    Project,
    Record,
    Source,
    StatedPosition,
)
from belarus_stic.reference import country, group
from belarus_stic.values import Period

_COLLECTIONS = tuple(record_type.collection for record_type in RECORD_TYPES)


def _sorted(records: Iterable[Any]) -> tuple[Any, ...]:
    # By id, so that profiles with the same records are equal whatever order they came in.
    return tuple(sorted(records, key=lambda record: str(getattr(record, "id", ""))))


def _as_of(value: Period | str) -> Period:
    return Period.parse(value)


def _texts(texts: Mapping[str, str]) -> Mapping[str, str]:
    return dict(texts)


@frozen(kw_only=True, repr=False)
class Profile:
    """The records of one country's science and technology co-operation.

    `country` is the home country (alpha-3), `as_of` the date its answers hold at unless another is
    asked for. Each collection is a tuple sorted by id; iterating gives every record, `len`, `in`
    and `[]` go by record id. `texts` holds the statements themselves, by `source#locator`, where a
    reader has supplied a copy. Raises `ProfileError` with every problem at once.
    """

    country: str
    name: str
    as_of: Period = field(converter=_as_of)
    sources: tuple[Source, ...] = field(default=(), converter=_sorted)
    lists: tuple[Enumeration, ...] = field(default=(), converter=_sorted)
    agreements: tuple[Agreement, ...] = field(default=(), converter=_sorted)
    programmes: tuple[Programme, ...] = field(default=(), converter=_sorted)
    projects: tuple[Project, ...] = field(default=(), converter=_sorted)
    centres: tuple[Centre, ...] = field(default=(), converter=_sorted)
    organisations: tuple[Organisation, ...] = field(default=(), converter=_sorted)
    events: tuple[Event, ...] = field(default=(), converter=_sorted)
    policies: tuple[Policy, ...] = field(default=(), converter=_sorted)
    instruments: tuple[Instrument, ...] = field(default=(), converter=_sorted)
    stated_positions: tuple[StatedPosition, ...] = field(default=(), converter=_sorted)
    observations: tuple[Observation, ...] = field(default=(), converter=_sorted)
    figures: tuple[Figure, ...] = field(default=(), converter=_sorted)
    texts: Mapping[str, str] = field(factory=dict, eq=False, converter=_texts)
    _by_id: Mapping[str, Record] = field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        misplaced = [
            Problem(
                record=str(getattr(record, "id", record)),
                field=record_type.collection,
                message=f"expected {record_type.__name__} records, not {type(record).__name__}",
            )
            for record_type in RECORD_TYPES
            for record in getattr(self, record_type.collection)
            if type(record) is not record_type
        ]
        found = [
            *self._own_problems(),
            # Records of another kind have not the fields that the other checks look at.
            *(misplaced or problems(self.country, iter(self))),
        ]
        if found:
            raise ProfileError(found)
        object.__setattr__(self, "_by_id", {record.id: record for record in self})

    def _own_problems(self) -> Iterator[Problem]:
        if not isinstance(self.name, str) or not self.name.strip():
            message = f"expected a text, not {self.name!r}"
            yield Problem(record="", field="name", message=message)
        if self.as_of.is_span or self.as_of.last_day is None:
            message = f"{self.as_of} is no single date; expected a day, a month or a year"
            yield Problem(record="", field="as_of", message=message)

    def __iter__(self) -> Iterator[Record]:
        return chain.from_iterable(getattr(self, name) for name in _COLLECTIONS)

    def __len__(self) -> int:
        return sum(len(getattr(self, name)) for name in _COLLECTIONS)

    def __contains__(self, record_id: object) -> bool:
        return record_id in self._by_id

    def __getitem__(self, record_id: str) -> Record:
        if record_id in self:
            return self._by_id[record_id]
        hint = nearest(record_id, self._by_id) if isinstance(record_id, str) else ""
        message = f"the profile has no record {record_id!r}; expected a record id{hint}"
        raise UnknownKeyError(message)

    def __repr__(self) -> str:
        return (
            f"<Profile {self.name!r} as of {self.as_of}: {len(self)} records "
            f"from {len(self.sources)} source{'s' if len(self.sources) != 1 else ''}>"
        )

    def about(self, subject: str) -> tuple[Record, ...]:
        """Return every record that touches a country, a group, an area or another record.

        `subject` is a country by code or name, or a reference as records write it. A country is
        touched by what names it and by what names an organisation of its own; an enumeration is
        touched by what its items touch.

        Raises `UnknownKeyError` where the subject is neither in the profile nor a country.
        """
        if not isinstance(subject, str):
            message = f"no subject: {subject!r}; expected a country, a group or a record id"
            raise OptionError(message)
        names = {subject}
        if subject not in self:
            try:
                code = country(subject).alpha3
            except UnknownCountryError:
                with suppress(UnknownGroupError):
                    subject = group(subject).code
                mentioned = {reference for record in self for _, reference in record.references()}
                folded = {name.casefold(): name for name in mentioned}
                if subject.casefold() not in folded:
                    hint = nearest(subject, [*mentioned, *self._by_id])
                    message = f"the profile speaks of no {subject!r}{hint}"
                    raise UnknownKeyError(message) from None
                names = {folded[subject.casefold()]}
            else:
                names = {code, *(o.id for o in self.organisations if o.country == code)}
        touched = {
            record.id
            for record in self
            if record.id in names or names.intersection(r for _, r in record.references())
        }
        return tuple(
            record
            for record in self
            if record.id in touched
            or (isinstance(record, Enumeration) and touched.intersection(record.items))
        )

    def search(self, words: str) -> tuple[Record, ...]:
        """Return the records in whose texts every one of `words` occurs, in any form of case.

        >>> from belarus_stic import load_profile
        >>> [record.id for record in load_profile().search("Fraunhofer laboratory")]
        ['fraunhofer-stepanov-laboratory']

        Raises `OptionError` where there is no word to look for.
        """
        wanted = words.casefold().split()
        if not wanted:
            message = "nothing to search for; expected at least one word"
            raise OptionError(message)
        return tuple(
            record
            for record in self
            if not isinstance(record, Source)
            and all(word in text for text in [_text(record)] for word in wanted)
        )

    def filter(self, *, sources: str | Iterable[str]) -> Profile:
        """Return the smaller profile of what the given sources (by id) say.

        A record stays if it cites one of them, with its citations of the others left out. What it
        refers to stays too, as it is, so that no reference is left pointing nowhere.

        Raises `UnknownKeyError` for an id that is no source of the profile.
        """
        kept_sources = {sources} if isinstance(sources, str) else set(sources)
        ids = {source.id for source in self.sources}
        for unknown in sorted(kept_sources - ids):
            message = f"the profile has no source {unknown!r}{nearest(unknown, ids)}"
            raise UnknownKeyError(message)
        kept: dict[str, Record] = {}
        for record in self:
            cites = tuple(c for c in record.cites if c.source in kept_sources)
            if cites or record.id in kept_sources:
                kept[record.id] = evolve(record, cites=cites)
        waiting = list(kept.values())
        while waiting:
            record = waiting.pop()
            needed = [reference for _, reference in record.references()]
            needed += [citation.source for citation in record.cites]
            for name in needed:
                if name in self and name not in kept:
                    kept[name] = self[name]
                    waiting.append(kept[name])
        collections: dict[str, Any] = {
            name: tuple(record for record in kept.values() if record.collection == name)
            for name in _COLLECTIONS
        }
        return evolve(self, **collections)

    def cite(self, *subjects: Any) -> tuple[str, ...]:
        """Return one printed reference for each statement behind records, rows or citations.

        A row is any answer's row: its `evidence` is what is cited. Where the profile was loaded
        with a copy of the source (`load_profile(text=...)`) the statement itself follows.

        Raises `OptionError` for a subject that cites nothing.
        """
        citations: dict[Citation, None] = {}
        for subject in subjects:
            if isinstance(subject, Citation):
                found: Iterable[Citation] = (subject,)
            elif isinstance(subject, str):
                found = (_citation(subject),) if "#" in subject else self[subject].cites
            else:
                found = getattr(subject, "evidence", None) or getattr(subject, "cites", None) or ()
            if not found:
                message = f"cites nothing: {subject!r}; expected a record, a row or a citation"
                raise OptionError(message)
            citations.update(dict.fromkeys(found))
        return tuple(map(self._reference, citations))

    def _reference(self, citation: Citation) -> str:
        source = self[citation.source]
        if not isinstance(source, Source):
            message = f"{citation.source!r} is no source of the profile"
            raise UnknownKeyError(message)
        locators = [locator for locator, _ in source.statements]
        if locators and citation.locator not in locators:
            hint = nearest(citation.locator, locators)
            message = f"{source.id!r} has no statement {citation.locator!r}{hint}"
            raise UnknownKeyError(message)
        parts = [source.publisher, source.title, source.url, f"statement {citation.locator}"]
        text = self.texts.get(str(citation))
        return ", ".join(filter(None, parts)) + (f": {text}" if text else "")


def _citation(text: str) -> Citation:
    try:
        return Citation.parse(text)
    except ValueError as error:
        raise OptionError(str(error)) from None


def _text(record: Record) -> str:
    """Everything a reader can read in a record, in small letters."""
    skipped = {"cites", "as_of", *(name for name, _ in record.references())}
    words: list[str] = []
    for name, value in asdict(record, recurse=False).items():
        if name not in skipped and value is not None:
            words += map(str, value) if isinstance(value, tuple) else [str(value)]
    return "\n".join(words).casefold()
