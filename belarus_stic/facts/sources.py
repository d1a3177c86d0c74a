"""The order and the statements of records, and whose answer an answer is."""

from collections.abc import Iterable
from typing import TypeVar

from belarus_stic.model import Profile, Record
from belarus_stic.tables import Origin
from belarus_stic.values import Citation

RecordT = TypeVar("RecordT", bound=Record)


def in_order(profile: Profile, records: Iterable[RecordT]) -> tuple[RecordT, ...]:
    """Return records in the order of the statements they cite, whatever their ids are."""
    raise NotImplementedError


def evidence_of(profile: Profile, record_ids: Iterable[str]) -> tuple[Citation, ...]:
    """Return the statements that records cite, each once, in the order of the sources."""
    raise NotImplementedError


def origin(profile: Profile, evidence: Iterable[Citation] | None = None) -> Origin:
    """Return whose answer an answer is: of the sources in `evidence`, or else of all."""
    raise NotImplementedError
