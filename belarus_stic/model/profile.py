"""All records about one country's co-operation, checked against each other and easy to find."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, TypeVar, cast, get_args, get_origin

from attrs import field, fields, frozen

from belarus_stic.errors import OptionError, Problem, ProfileError, UnknownKeyError, nearest, quoted
from belarus_stic.model.checks import problems
from belarus_stic.model.citing import digest, entries, reference
from belarus_stic.model.fields import field_specs
from belarus_stic.model.finding import about, search
from belarus_stic.model.own import OwnGroup, OwnRates
from belarus_stic.model.reading import as_code, as_stated_period
from belarus_stic.model.records import (
    Agreement,
    Centre,
    Enumeration,
    Event,
    Figure,
    Instrument,
    Membership,
    Observation,
    Organisation,
    Policy,
    Programme,
    Project,
    Record,
    Source,
    Standing,
)
from belarus_stic.reference import Country, Group, RateSeries
from belarus_stic.tables import Card, Origin, Style, Table, choice, counted, listed, period_words
from belarus_stic.values import Citation, Period

if TYPE_CHECKING:
    import pandas as pd

_MOST_PROBLEMS = 1_000
_WHAT_TO_ASK = (
    ("Find", "about('Germany'), search('laser'), to_pandas('figures')"),
    ("Ask", "rank_partners, regional_coverage, funding_breakdown, audit"),
)
_R = TypeVar("_R", bound=Record)


@frozen(kw_only=True)
class Header:
    """What a profile says beside its records: whose they are, and of when."""

    home: str = field(converter=as_code, metadata={"targets": ("country",)})
    name: str
    as_of: Period = field(converter=as_stated_period)


class _InOrder(tuple[_R, ...]):
    """The converter of a collection: a plain tuple of its records, sorted by id.

    So profiles with the same records are equal whatever order they came in. It is a class since
    type checkers read what a generic class takes, which they do not of a generic function.
    """

    __slots__ = ()

    def __new__(cls, records: Iterable[_R]) -> "_InOrder[_R]":
        given = records if isinstance(records, Iterable) else (records,)
        ordered = tuple(sorted(given, key=lambda record: str(getattr(record, "id", ""))))
        return cast("_InOrder[_R]", ordered)


def _copied(texts: Mapping[str, str]) -> Mapping[str, str]:
    if not isinstance(texts, Mapping):
        raise OptionError(f"texts takes statements by source#locator, not {quoted(texts)}")
    return dict(texts)


class _Memo(dict[Any, Any]):
    """What rooms above compute once for a profile, by function and arguments.

    A copy of a profile computes it anew: functions behind a decorator cannot be pickled.
    """

    def __reduce__(self) -> tuple[type["_Memo"], tuple[()]]:
        return _Memo, ()


@frozen(kw_only=True, repr=False)
class Profile(Header):
    """The records of one country's science and technology co-operation.

    `home` is the country, by code or name; `as_of` the date its answers hold at unless another is
    asked for. Each collection is a tuple sorted by id; iterating gives every record, `len`, `in`
    and `[]` go by record id. `texts` are the statements themselves, by `source#locator`, where a
    reader has supplied a copy; `own_groups` the groups of the profile by code, as the reference
    tables have theirs.

    >>> report = Source(id="report", name="Report", title="A report")
    >>> profile = Profile(home="Belarus", name="Belarus", as_of="2011-11", sources=[report])
    >>> profile.home, profile["report"].title, len(profile.agreements)
    ('BLR', 'A report', 0)

    Raises `ProfileError` with every problem at once.
    """

    sources: tuple[Source, ...] = field(default=(), converter=_InOrder[Source])
    lists: tuple[Enumeration, ...] = field(default=(), converter=_InOrder[Enumeration])
    agreements: tuple[Agreement, ...] = field(default=(), converter=_InOrder[Agreement])
    memberships: tuple[Membership, ...] = field(default=(), converter=_InOrder[Membership])
    programmes: tuple[Programme, ...] = field(default=(), converter=_InOrder[Programme])
    projects: tuple[Project, ...] = field(default=(), converter=_InOrder[Project])
    centres: tuple[Centre, ...] = field(default=(), converter=_InOrder[Centre])
    organisations: tuple[Organisation, ...] = field(default=(), converter=_InOrder[Organisation])
    events: tuple[Event, ...] = field(default=(), converter=_InOrder[Event])
    policies: tuple[Policy, ...] = field(default=(), converter=_InOrder[Policy])
    instruments: tuple[Instrument, ...] = field(default=(), converter=_InOrder[Instrument])
    standings: tuple[Standing, ...] = field(default=(), converter=_InOrder[Standing])
    observations: tuple[Observation, ...] = field(default=(), converter=_InOrder[Observation])
    figures: tuple[Figure, ...] = field(default=(), converter=_InOrder[Figure])
    groups: tuple[OwnGroup, ...] = field(default=(), converter=_InOrder[OwnGroup])
    rates: tuple[OwnRates, ...] = field(default=(), converter=_InOrder[OwnRates])
    texts: Mapping[str, str] = field(factory=dict, eq=False, converter=_copied)
    own_groups: Mapping[str, Group] = field(init=False, eq=False)
    _by_id: Mapping[str, Record] = field(init=False, eq=False)
    _memo: dict[Any, Any] = field(init=False, eq=False, factory=_Memo)

    def __attrs_post_init__(self) -> None:
        found = self._problems()
        first = tuple(islice(found, _MOST_PROBLEMS))
        if first:
            raise ProfileError(first, len(first) + sum(1 for _ in found))
        object.__setattr__(self, "_by_id", {record.id: record for record in self})
        sources = {source.id: source for source in self.sources}
        groups = {own.code: own.as_group(sources[own.cites[0].source]) for own in self.groups}
        object.__setattr__(self, "own_groups", groups)

    def _problems(self) -> Iterator[Problem]:
        is_sound = True
        for spec in field_specs(Header):
            if message := spec.problem(getattr(self, spec.name)):
                is_sound = False
                yield Problem(record="", field=spec.name, message=message)
        for name, record_type in _COLLECTIONS.items():
            for record in getattr(self, name):
                if type(record) is not record_type:
                    is_sound = False
                    message = f"expected {record_type.__name__}, not {quoted(record)}"
                    yield Problem(str(getattr(record, "id", "")), "", message, collection=name)
        # What is of another kind has not the fields that the other checks look at.
        if is_sound:
            yield from problems(self.home, self.as_of, tuple(self))

    def __iter__(self) -> Iterator[Record]:
        return chain.from_iterable(getattr(self, name) for name in _COLLECTIONS)

    def __len__(self) -> int:
        return sum(len(getattr(self, name)) for name in _COLLECTIONS)

    def __contains__(self, record_id: object) -> bool:
        if isinstance(record_id, Record):
            return self._by_id.get(record_id.id) == record_id
        return isinstance(record_id, str) and record_id in self._by_id

    def __getitem__(self, record_id: str) -> Record:
        if isinstance(record_id, str) and record_id in self:
            return self._by_id[record_id]
        hint = nearest(record_id, self._by_id) if isinstance(record_id, str) else ""
        way = "; about() finds what speaks of a name"
        raise UnknownKeyError(f"the profile has no record {quoted(record_id)}{hint or way}")

    def _ipython_key_completions_(self) -> list[str]:
        return list(self._by_id)

    def about(self, subject: str | Country) -> tuple[Record, ...]:
        """Return every record that touches a country, a group, an area or another record.

        `subject` is a record id, a reference as records write it, or a name; what is written
        exactly so comes first. A country is touched by what names it or an organisation of its
        own, a group by what names it or the organisation that it is, a list by what its items
        touch.

        Raises `UnknownKeyError` for a subject of which neither the profile nor a table knows.
        """
        return about(tuple(self), subject)

    def search(self, words: str) -> tuple[Record, ...]:
        """Return the records in whose texts every one of `words` occurs, in any form of case.

        Raises `OptionError` where there is no word to look for.
        """
        return search(self, words)

    @property
    def digest(self) -> str:
        """The SHA-256 over every field of every record, which tells these data from others."""
        return digest(self, self.home, self.name, self.as_of)

    def cite(self, *subjects: Any, style: Style = "text") -> tuple[str, ...]:
        """Return a reference for each source or statement behind what is given.

        A subject is a row of any answer (with its `evidence`), a record, a record's id, or a
        citation; without one, all sources and the data themselves are cited. As "text", each
        statement has a line of its own, with its words where the profile was loaded with a copy of
        the source (`load_profile(text=...)`). As "bibtex" or "csl-json", each source is an entry
        with its statements in a note, and the data are one more, with the version of this package
        and the first letters of the `digest`.

        >>> from belarus_stic import load_profile
        >>> belarus = load_profile()
        >>> print(belarus.cite("tempus-budget", style="bibtex")[0])  # doctest: +ELLIPSIS
        @misc{science-portal-...,
          author = {{scienceportal.org.by}},
          title = {{International Science and Technology cooperation}},
          url = {http://scienceportal.org.by/en/cooperation/f06f775ee35c1c82.html},
          note = {As of November 2011. Statement eu-cooperation.16.5.},
        }

        Raises `OptionError` for a subject that cites nothing and for an unknown style.
        """
        choice("style", style, get_args(Style))
        places = {source.id: dict(source.statements) for source in self.sources}
        asked = subjects or self.sources
        found = [one for subject in asked for one in self._cited(subject, places)]
        if style == "text" and subjects:
            return tuple(dict.fromkeys(map(self._printed, found)))
        cited: dict[str, dict[Citation, None]] = {}
        for one in found:
            statements = cited.setdefault(one.id if isinstance(one, Source) else one.source, {})
            statements |= {} if isinstance(one, Source) else {one: None}
        each = [(cast("Source", self[name]), [*some]) for name, some in cited.items()]
        title = f"Profile of {self.name}, as of {period_words(self.as_of)}"
        return entries(each, title, self.digest, style)

    def _cited(
        self, subject: Any, places: Mapping[str, Mapping[str, str]]
    ) -> Iterator[Source | Citation]:
        """Yield the sources and statements behind a subject; `places` are those of each source."""
        if isinstance(subject, str):
            subject = Citation.parse(subject) if "#" in subject else self[subject]
        if isinstance(subject, Source):
            yield subject
            return
        evidence = getattr(subject, "evidence", ()) or getattr(subject, "cites", ())
        citations = (subject,) if isinstance(subject, Citation) else evidence
        if not citations:
            message = f"cites nothing: {quoted(subject)}; expected a record, a row or a citation"
            raise OptionError(message)
        for citation in citations:
            source = self[citation.source]
            locators = places.get(source.id, {})
            if not isinstance(source, Source) or (locators and citation.locator not in locators):
                hint = nearest(citation.locator, locators)
                message = f"{source.id} has no statement {quoted(citation.locator)}{hint}"
                raise UnknownKeyError(message)
            yield citation

    def _printed(self, cited: Source | Citation) -> str:
        if isinstance(cited, Source):
            return reference(cited)
        source, text = cast("Source", self[cited.source]), self.texts.get(str(cited))
        return f"{reference(source)}, statement {cited.locator}" + (f": {text}" if text else "")

    @property
    def own_rates(self) -> tuple[RateSeries, ...]:
        """The exchange rates the profile brings, as the reference tables have theirs."""
        return tuple(own.as_series("; ".join(self.cite(own))) for own in self.rates)

    def to_pandas(self, collection: str) -> "pd.DataFrame":
        """Return the records of a collection, such as "figures", as a pandas data frame.

        A quantity makes four columns: its notation, its bounds and its unit.
        """
        record_type = _COLLECTIONS[choice("collection", collection, _COLLECTIONS)]
        kind = type("Records", (Table,), {"title": collection, "row_type": record_type})
        publishers = tuple(source.publisher or source.name for source in self.sources)
        references = self.cite(*self.sources)
        origin = Origin(self.home, self.name, self.as_of, publishers, references)
        table: Table[Record] = kind(rows=getattr(self, collection), origin=origin)
        return table.to_pandas()

    def describe(self) -> str:
        """Return on a few lines what the profile holds, and what to ask it."""
        return str(self._card())

    def _card(self) -> Card:
        counts = Counter(record.collection for record in self)
        kinds = [records_counted(count, name) for name, count in counts.most_common()]
        sources = [
            ("Source", f"{one.publisher or one.name}, {counted(len(one.statements), 'statement')}")
            for one in self.sources
        ]
        records = ("Records", f"{len(self)}: {listed(kinds)}")
        return Card(
            f"{self.name}, as of {period_words(self.as_of)}", [*sources, records, *_WHAT_TO_ASK]
        )

    def __repr__(self) -> str:
        return (
            f"<Profile {self.name!r} as of {self.as_of}: {counted(len(self), 'record')} "
            f"from {counted(len(self.sources), 'source')}>"
        )

    def _repr_html_(self) -> str:
        return self._card()._repr_html_()


RECORD_TYPES: tuple[type[Record], ...] = tuple(
    get_args(one.type)[0] for one in fields(Profile) if get_origin(one.type) is tuple
)
_COLLECTIONS = {record_type.collection: record_type for record_type in RECORD_TYPES}


def records_counted(count: int, collection: str) -> str:
    """Return how many records of a collection there are: "1 policy", "2 policies"."""
    singular = f"{collection[:-3]}y" if collection.endswith("ies") else collection[:-1]
    return counted(count, singular, collection)
