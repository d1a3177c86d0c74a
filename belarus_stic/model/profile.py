"""All records about one country's co-operation, checked against each other and easy to find."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import Any, TypeVar

from attrs import field, frozen

from belarus_stic.errors import Problem, ProfileError, UnknownKeyError, nearest
from belarus_stic.model.records import (
    RECORD_TYPES,
    Agreement,
    AsPeriod,
    Centre,
    Enumeration,
    Event,
    Figure,
    Instrument,
    Membership,
    Observation,
    Organisation,
    OwnGroup,
    OwnRates,
    Policy,
    Programme,
    Project,
    Record,
    Source,
    Standing,
    as_code,
)
from belarus_stic.values import Period

_COLLECTIONS = tuple(record_type.collection for record_type in RECORD_TYPES)
_MOST_PROBLEMS = 1_000
_R = TypeVar("_R", bound=Record)


def _by_id(records: Iterable[_R]) -> tuple[_R, ...]:
    # Sorted, so that profiles with the same records are equal whatever order they came in.
    return tuple(sorted(records, key=lambda record: str(getattr(record, "id", ""))))


def _as_of(value: AsPeriod) -> Period:
    return Period(value)


def _texts(texts: Mapping[str, str]) -> Mapping[str, str]:
    return dict(texts)


@frozen(kw_only=True, repr=False)
class Profile:
    """The records of one country's science and technology co-operation."""

    home: str = field(converter=as_code)
    name: str
    as_of: Period = field(converter=_as_of)
    sources: tuple[Source, ...] = field(default=(), converter=_by_id)
    lists: tuple[Enumeration, ...] = field(default=(), converter=_by_id)
    agreements: tuple[Agreement, ...] = field(default=(), converter=_by_id)
    memberships: tuple[Membership, ...] = field(default=(), converter=_by_id)
    programmes: tuple[Programme, ...] = field(default=(), converter=_by_id)
    projects: tuple[Project, ...] = field(default=(), converter=_by_id)
    centres: tuple[Centre, ...] = field(default=(), converter=_by_id)
    organisations: tuple[Organisation, ...] = field(default=(), converter=_by_id)
    events: tuple[Event, ...] = field(default=(), converter=_by_id)
    policies: tuple[Policy, ...] = field(default=(), converter=_by_id)
    instruments: tuple[Instrument, ...] = field(default=(), converter=_by_id)
    standings: tuple[Standing, ...] = field(default=(), converter=_by_id)
    observations: tuple[Observation, ...] = field(default=(), converter=_by_id)
    figures: tuple[Figure, ...] = field(default=(), converter=_by_id)
    groups: tuple[OwnGroup, ...] = field(default=(), converter=_by_id)
    rates: tuple[OwnRates, ...] = field(default=(), converter=_by_id)
    texts: Mapping[str, str] = field(factory=dict, eq=False, converter=_texts)
    _records: Mapping[str, Record] = field(init=False, eq=False)
    _memo: dict[Any, Any] = field(init=False, eq=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_records", {record.id: record for record in self})

    def __iter__(self) -> Iterator[Record]:
        return chain.from_iterable(getattr(self, name) for name in _COLLECTIONS)

    def __len__(self) -> int:
        return sum(len(getattr(self, name)) for name in _COLLECTIONS)

    def __contains__(self, record_id: object) -> bool:
        return record_id in self._records

    def __getitem__(self, record_id: str) -> Record:
        if record_id in self:
            return self._records[record_id]
        hint = nearest(record_id, self._records) if isinstance(record_id, str) else ""
        raise UnknownKeyError(f"the profile has no record {record_id!r}; expected an id{hint}")
