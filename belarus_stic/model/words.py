"""The words of record fields: closed vocabularies as types, open ones as known words.

A rule depends on each word of a closed vocabulary. Of an open one some words are known, and others
are welcome.
"""

from collections.abc import Mapping
from typing import Literal, get_args

TieKind = Literal["agreement", "programme", "centre", "project", "joint budget", "event", "funding"]
AgreementLevel = Literal["governmental", "agency", "institutional"]
AgreementStatus = Literal[
    "concluded", "in force", "not in force", "ended", "planned", "legal basis"
]
Budget = Literal["joint", "separate"]
Complete = Literal["closed", "open"]
InstrumentStatus = Literal["in use", "started", "proposed"]
ListOf = Literal["partners", "co-members", "memberships", "things"]
Scope = Literal["country's share", "whole programme", "unstated"]
Stage = Literal["allocated", "budgeted", "contributed", "awarded", "planned", "unstated"]
Stance = Literal[
    "absence", "assessment", "barrier", "goal", "outlook", "practice", "recommendation", "unknown"
]
StandingWord = Literal[
    "leading",
    "neighbour",
    "no agreement",
    "no official contacts",
    "second tier",
    "strategic",
    "top tier",
    "widening",
]

TIE_KINDS: tuple[TieKind, ...] = get_args(TieKind)


def _known(words: str) -> Mapping[str, tuple[str, ...]]:
    return {"known": tuple(words.split(", "))}


ORGANISATIONS = _known(
    "academy, contact point, firm, foundation, government body, international organisation, "
    "portal, research institute, research society, technology park, university"
)
PROGRAMMES = _known(
    "assistance, bilateral, cross-border, education, framework, multilateral, thematic, union state"
)
PURPOSES = _known("research, education, general, unstated")
PER = _known("month, person, project, year")
ROLES = _known("associated, full member, member, observer, participant")
TOPICS = _known(
    "access, instruments, legal frame, mobility, money, partners, policy, results, structures, "
    "visibility"
)
