"""What the records of a profile say at a date: every rule on records has its one home here.

- `dates`: which day a record speaks at, and whether it may have held on the day asked;
- `names`: what a reference is, what it is called, and which countries it stands for;
- `sources`: the order and the statements of records, and whose answer an answer is;
- `parts`: what is part of what, and which records name what;
- `documented`: who is tied to home by which record; `kept`: the ties a caller asked for or kept;
- `listed`: what sources list, and what the silence of a complete list proves;
- `stated`: what sources say of the place of partners, deny and remark, the shares they state;
- `status`: the one word for a country that all this comes to: documented, denied, unlisted ...;
- `phrases`: what answers say alike: who speaks, what is undated or replaced, on what a date rests.

Everything is a function of a profile and, where it matters, the date asked (`date_asked` reads it
first), returns small frozen records and is computed once for a profile (`memo`). A new way to be
tied is one line in `documented.TYING`, a new denial one line in `stated.DENIED`.
"""

from belarus_stic.facts.dates import (
    date_asked,
    during_words,
    speaks_at,
    speaks_of,
    time_words,
    when_words,
)
from belarus_stic.facts.documented import (
    Tie,
    in_a_sentence,
    key_of,
    lapsed,
    left_out_at,
    over,
    ties_at,
)
from belarus_stic.facts.kept import Ties, TiesAsked, given_ties, set_aside_by, ties
from belarus_stic.facts.listed import SourceList, lists, named_partners, stated_counts
from belarus_stic.facts.memo import once
from belarus_stic.facts.names import (
    countries_of,
    full_members_of,
    kind_of,
    members_of,
    name_of,
    partner_of,
)
from belarus_stic.facts.parts import links, outermost, references, whole_of, wholes_first, wholes_of
from belarus_stic.facts.phrases import (
    PLACES,
    basis_notes,
    by_basis,
    date_notes,
    place_notes,
    premise,
    replaced_notes,
    reporter,
    spelt_out,
    there_is,
)
from belarus_stic.facts.sources import evidence_of, in_order, origin
from belarus_stic.facts.stated import TIERS, StandingFact, denials, remarks, shares, standings
from belarus_stic.facts.status import STATUSES, Status, Statuses, ties_by_partner

__all__ = [
    "PLACES",
    "STATUSES",
    "TIERS",
    "SourceList",
    "StandingFact",
    "Status",
    "Statuses",
    "Tie",
    "Ties",
    "TiesAsked",
    "basis_notes",
    "by_basis",
    "countries_of",
    "date_asked",
    "date_notes",
    "denials",
    "during_words",
    "evidence_of",
    "full_members_of",
    "given_ties",
    "in_a_sentence",
    "in_order",
    "key_of",
    "kind_of",
    "lapsed",
    "left_out_at",
    "links",
    "lists",
    "members_of",
    "name_of",
    "named_partners",
    "once",
    "origin",
    "outermost",
    "over",
    "partner_of",
    "place_notes",
    "premise",
    "references",
    "remarks",
    "replaced_notes",
    "reporter",
    "set_aside_by",
    "shares",
    "speaks_at",
    "speaks_of",
    "spelt_out",
    "standings",
    "stated_counts",
    "there_is",
    "ties",
    "ties_at",
    "ties_by_partner",
    "time_words",
    "when_words",
    "whole_of",
    "wholes_first",
    "wholes_of",
]
