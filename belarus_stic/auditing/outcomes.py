"""What a rule may say of some records."""

from collections.abc import Callable, Iterable, Iterator
from typing import Literal, TypeAlias

from attrs import field, frozen

from belarus_stic.model import Profile

Severity = Literal["contradiction", "tension", "gap", "note"]
Verdict = Literal["contradiction", "tension", "gap", "note", "agrees", "unchecked"]
RuleName = Literal[
    "membership",
    "denials",
    "values",
    "totals",
    "shares",
    "denominators",
    "durations",
    "counts",
    "windows",
    "lists",
    "dates",
    "statements",
    "units",
    "open lists",
    "undated",
]


def _ids(records: Iterable[str]) -> frozenset[str]:
    return frozenset(records)


@frozen
class Outcome:
    """What one check says of records (by id).

    `verdict` is a severity, "agrees" where the records were compared and hold, or "unchecked" with
    the reason as its `text`. `gist` says a contradiction in a few words, for the headline.
    """

    verdict: Verdict
    records: frozenset[str] = field(converter=_ids)
    text: str
    gist: str = ""


Rule: TypeAlias = Callable[[Profile], Iterator[Outcome]]
