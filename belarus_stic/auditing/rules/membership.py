"""Whoever is placed in a group or area was part of it when the record speaks.

Compared: lists and standings "among" a group or area, and memberships, with the table of members.
One check is all that a source places in one group at one date; home's own membership is one by
itself. A contradiction names whoever was no member, a note whoever was no full member.

Silent: what is among a label, and a membership as observer, associate or participant. Unchecked:
a date of which the table does not know the members.
"""

from collections.abc import Iterator, Mapping
from itertools import chain, product

from belarus_stic import facts
from belarus_stic.auditing.checks import Outcome, Severity, sources_of, whole_words, with_members
from belarus_stic.model import Profile
from belarus_stic.tables import names_words
from belarus_stic.values import Period

_FULL_ROLES = frozenset({"member", "full member"})
# By severity, and whether of one.
_TEXTS: Mapping[tuple[Severity, bool], str] = {
    ("contradiction", True): "{0} is placed within {1}",
    ("contradiction", False): "{0} are placed within {1}",
    ("note", True): "{0} is placed in {1}, of which it was no full member",
    ("note", False): "{0} are placed in {1}, of which they were no full members",
    ("agrees", True): "placed in {1}, and a full member of it {2}: {0}",
    ("agrees", False): "placed in {1}, and full members of it {2}: {0}",
}


def check(profile: Profile) -> Iterator[Outcome]:
    """Check every placement in a group or area against its members at the date."""
    # Who is said to be part of what, and by which records.
    claims: dict[tuple[str, Period, str, bool], dict[str, list[str]]] = {}
    for record, whole, parties, on in _placements(profile):
        for source, party in product(sources_of(profile, record), parties):
            said = claims.setdefault((whole, on, source, party == profile.home), {})
            said.setdefault(party, []).append(record)
    for (whole, on, *_), said in claims.items():
        judged = _judged_members(profile, whole, on, said)
        yield from with_members(chain.from_iterable(said.values()), judged)


def _placements(profile: Profile) -> Iterator[tuple[str, str, tuple[str, ...], Period]]:
    """Yield (record, group or area, countries placed in it, the date spoken of)."""
    placed = [(one.record, one.among, one.countries) for one in facts.lists(profile)]
    told = (one for one in facts.standings(profile) if one.country)
    placed += [(one.record, one.among, (one.country or "",)) for one in told]
    for record, whole, parties in placed:
        if whole and facts.kind_of(profile, whole) in {"group", "area"}:
            yield record, whole, parties, facts.speaks_at(profile, record)
    for membership in profile.memberships:
        body = facts.partner_of(profile, membership.body)
        member = facts.partner_of(profile, membership.member or profile.home)
        if body and member and membership.role in _FULL_ROLES:
            spoken, period = facts.speaks_at(profile, membership.id), membership.period
            on = period if period and not period.may_overlap(spoken) else spoken
            yield membership.id, body, (member,), on


def _judged_members(
    profile: Profile, whole: str, on: Period, said: Mapping[str, list[str]]
) -> Iterator[Outcome]:
    members, full = (told(profile, whole, on) for told in (facts.members_of, facts.full_members_of))
    name = whole_words(profile, whole)
    found: dict[Severity, list[str]] = {}
    for party in said:
        lesser: Severity = "note" if party in members else "contradiction"
        found.setdefault("agrees" if party in full else lesser, []).append(party)
    for severity, parties in found.items():
        who = names_words(facts.name_of(profile, party) for party in parties)
        is_one, when = len(parties) == 1, facts.when_words(on)
        text = _TEXTS[severity, is_one].format(who, name, when)
        more = f"{'it was no member' if is_one else 'they were no members'} {when}"
        records = chain.from_iterable(map(said.__getitem__, parties))
        yield Outcome(severity, records, text, more * (severity == "contradiction"))
