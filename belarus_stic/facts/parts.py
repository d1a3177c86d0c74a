"""What is part of what: a programme or an organisation of another, a project of its programme."""

from collections.abc import Mapping
from graphlib import TopologicalSorter

from belarus_stic.facts.memo import once
from belarus_stic.model import Organisation, Profile, Programme, Project


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


def wholes_of(profile: Profile, record_id: str) -> tuple[str, ...]:
    """Return what a record is part of, the innermost first.

    >>> from belarus_stic import load_profile
    >>> wholes_of(load_profile(), "fp7")
    ('eu-framework-programmes',)
    """
    wholes: list[str] = []
    here = whole_of(profile, record_id)
    while here is not None:
        wholes.append(here)
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
