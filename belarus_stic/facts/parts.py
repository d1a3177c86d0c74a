"""What is part of what, such as a project of its programme, and which records name what."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from graphlib import TopologicalSorter

from belarus_stic.facts.memo import once
from belarus_stic.model import Membership, Organisation, Profile, Programme, Project, Record


def references(profile: Profile, record: Record) -> Iterator[tuple[str, str]]:
    """Yield what a record names, and by which field; a membership without a member is of home."""
    yield from record.references()
    if isinstance(record, Membership) and record.member is None:
        yield "member", profile.home


@once
def links(profile: Profile) -> Mapping[str, tuple[tuple[Record, str], ...]]:
    """Return for each reference the records that name it, and by which field."""
    found: defaultdict[str, list[tuple[Record, str]]] = defaultdict(list)
    for record in profile:
        for name, ref in references(profile, record):
            found[ref].append((record, name))
    return {ref: tuple(records) for ref, records in found.items()}


def whole_of(profile: Profile, record_id: str) -> str | None:
    """Return what a record is directly part of."""
    match profile[record_id]:
        case Project(programme=whole) | Programme(part_of=whole) | Organisation(part_of=whole):
            return whole
    return None


@once
def wholes_first(profile: Profile) -> tuple[str, ...]:
    """Return the ids of all records, each whole before its parts."""
    wholes = ((record.id, whole_of(profile, record.id)) for record in profile)
    above = {record: () if whole is None else (whole,) for record, whole in wholes}
    return tuple(TopologicalSorter(above).static_order())


def wholes_of(profile: Profile, *record_ids: str) -> tuple[str, ...]:
    """Return what records are part of, each whole once, of one record the innermost first.

    >>> from belarus_stic import load_profile
    >>> wholes_of(load_profile(), "fp7")
    ('eu-framework-programmes',)
    """
    wholes: dict[str, None] = {}
    for record in record_ids:
        here = whole_of(profile, record)
        while here is not None and here not in wholes:
            wholes[here] = None
            here = whole_of(profile, here)
    return tuple(wholes)


def outermost(profile: Profile, record_id: str) -> str:
    """Return the last whole a record is part of, or the record itself."""
    return _outermost(profile)[record_id]


@once
def _outermost(profile: Profile) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for record in wholes_first(profile):
        found[record] = found.get(whole_of(profile, record) or "", record)
    return found
