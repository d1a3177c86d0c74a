"""What the records of a profile say at a date: every rule on records has its one home here.

- `dates`: which day a record speaks at, and whether it may have held on the day asked;
- `names`: what a reference is, what it is called, and which countries it stands for;
- `sources`: the order and the statements of records, and whose answer an answer is;
- `parts`: what is part of what;
- `documented`: who is tied to home by which record, all of them or those a caller kept;
- `listed`: what sources list, and whom a complete list leaves unlisted;
- `stated`: what sources say of a partner's place, deny and remark, and the shares they state.

Everything is a function of a profile and, where it matters, the date asked (`date_asked` reads it
first), returns small frozen records and is computed once for a profile (`memo`). A new way to be
tied is one line in `documented.TYING`, a new denial one line in `stated.DENIED`.
"""

from belarus_stic.facts.dates import date_asked, speaks_at, speaks_of, when_words
from belarus_stic.facts.documented import (
    Tie,
    Ties,
    TiesAsked,
    given_ties,
    key_of,
    left_out_at,
    set_aside_by,
    ties,
    ties_at,
)
from belarus_stic.facts.listed import SourceList, lists, named_partners, unlisted_by
from belarus_stic.facts.names import (
    countries_of,
    full_members_of,
    kind_of,
    members_of,
    name_of,
    partner_of,
)
from belarus_stic.facts.parts import outermost, parts_of, whole_of, wholes_of
from belarus_stic.facts.sources import evidence_of, in_order, origin
from belarus_stic.facts.stated import (
    TIERS,
    Denial,
    Remark,
    StandingFact,
    StatedShare,
    denials,
    remarks,
    shares,
    standings,
)

__all__ = [
    "TIERS",
    "Denial",
    "Remark",
    "SourceList",
    "StandingFact",
    "StatedShare",
    "Tie",
    "Ties",
    "TiesAsked",
    "countries_of",
    "date_asked",
    "denials",
    "evidence_of",
    "full_members_of",
    "given_ties",
    "in_order",
    "key_of",
    "kind_of",
    "left_out_at",
    "lists",
    "members_of",
    "name_of",
    "named_partners",
    "origin",
    "outermost",
    "partner_of",
    "parts_of",
    "remarks",
    "set_aside_by",
    "shares",
    "speaks_at",
    "speaks_of",
    "standings",
    "ties",
    "ties_at",
    "unlisted_by",
    "when_words",
    "whole_of",
    "wholes_of",
]
