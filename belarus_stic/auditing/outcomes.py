"""What a rule may say of some records."""

from collections.abc import Callable, Iterable, Iterator
from typing import Literal, TypeAlias

from attrs import field, frozen

from belarus_stic.model import Profile

Severity = Literal["contradiction", "tension", "gap", "note", "agrees"]


def _ids(records: Iterable[str]) -> frozenset[str]:
    return frozenset(records)


@frozen
class Outcome:
    """What one check says of records (by id): that `said`, and what stands `against` it.

    `severity` is that of the finding, "agrees" where records were compared and hold, or "unchecked"
    with the reason as `said`.
    """

    severity: Severity | Literal["unchecked"]
    records: frozenset[str] = field(converter=_ids)
    said: str
    against: str = ""


Rule: TypeAlias = Callable[[Profile], Iterator[Outcome]]
