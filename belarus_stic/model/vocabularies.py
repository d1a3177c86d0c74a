"""The words that fields of records may hold: closed vocabularies, and known words of open ones."""

from typing import Literal, get_args

# Closed vocabularies: a rule depends on each of these words.
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

# Open vocabularies: these words are known, others are welcome.
ORGANISATION_KINDS = (
    "academy",
    "contact point",
    "firm",
    "foundation",
    "government body",
    "international organisation",
    "portal",
    "research institute",
    "research society",
    "technology park",
    "university",
)
PROGRAMME_KINDS = (
    "assistance",
    "bilateral",
    "cross-border",
    "education",
    "framework",
    "multilateral",
    "thematic",
    "union state",
)
PURPOSES = ("research", "education", "general", "unstated")
PER = ("month", "person", "project", "year")
ROLES = ("associated", "full member", "member", "observer", "participant")
