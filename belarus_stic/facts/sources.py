"""The order and the statements of records, and whose answer an answer is."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar

from belarus_stic.facts.memo import once
from belarus_stic.model import Profile, Record
from belarus_stic.tables import Origin
from belarus_stic.values import Citation, Period

RecordT = TypeVar("RecordT", bound=Record)


def in_order(profile: Profile, records: Iterable[RecordT]) -> tuple[RecordT, ...]:
    """Return records in the order of the statements they cite, whatever their ids are."""
    places = _places(profile)

    def place(record: Record) -> tuple[int, str, str, str]:
        first = min((places.get(cite, len(places)) for cite in record.cites), default=-1)
        return first, record.name, str(getattr(record, "value", "")), record.id

    return tuple(sorted(records, key=place))


def evidence_of(profile: Profile, record_ids: Iterable[str]) -> tuple[Citation, ...]:
    """Return the statements that records cite, each once, in the order of the sources."""
    places = _places(profile)
    cited = {cite for record in record_ids for cite in profile[record].cites}
    return tuple(sorted(cited, key=lambda cite: (places.get(cite, len(places)), str(cite))))


@once
def _places(profile: Profile) -> Mapping[Citation, int]:
    statements = (
        Citation(source.id, locator)
        for source in profile.sources
        for locator, _ in source.statements
    )
    return {citation: i for i, citation in enumerate(statements)}


def in_time(dates: Iterable[Period]) -> tuple[Period, ...]:
    """Return dates at which sources speak, each once, by their last day."""
    return tuple(sorted(set(dates), key=lambda day: (day.last_day or date.min, day.text)))


def origin(profile: Profile, evidence: Iterable[Citation] | None = None) -> Origin:
    """Return whose answer an answer is: of the sources in `evidence`, or else of all.

    Where all of those speak before the profile's date, it is of the latest of their dates.
    """
    cited = None if evidence is None else {cite.source for cite in evidence}
    sources = [source for source in profile.sources if cited is None or source.id in cited]
    dates = in_time(source.as_of or profile.as_of for source in sources)
    is_older = all(map(profile.as_of.begins_after, dates))
    return Origin(
        home=profile.home,
        name=profile.name,
        as_of=dates[-1] if dates and is_older else profile.as_of,
        publishers=tuple(dict.fromkeys(source.publisher or source.name for source in sources)),
        references=tuple(dict.fromkeys(profile.cite(*sources))),
        dates=dates,
        cite=profile.cite,
    )
