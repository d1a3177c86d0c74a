"""Whoever is placed in a group or area was part of it when the record speaks.

Compared: lists and standings "among" a group or area, and memberships, with the table of members.
One check is all that a source places in one group at one date; home's own membership is one by
itself. A contradiction names whoever was no member, a note whoever was no full member.

Silent: what is among a label, and a membership as observer, associate or participant. Unchecked:
a date of which the table does not know the members.
"""

from collections.abc import Iterable, Iterator, Mapping

from belarus_stic.auditing.outcomes import Outcome
from belarus_stic.auditing.readings import are, names_words, sources_of, whole_words
from belarus_stic.errors import InvalidPeriodError, NotCoveredError
from belarus_stic.facts import (
    full_members_of,
    kind_of,
    lists,
    members_of,
    name_of,
    partner_of,
    speaks_at,
    standings,
    when_words,
)
from belarus_stic.model import Profile
from belarus_stic.tables import names_words as many_names_words
from belarus_stic.tables import sentence
from belarus_stic.values import Period

_FULL_ROLES = frozenset({"member", "full member"})
# Who is said to be part of a group, and by which records.
_Said = Mapping[str, list[str]]


def check(profile: Profile) -> Iterator[Outcome]:
    """Check every placement in a group or area against its members at the date."""
    claims: dict[tuple[str, Period, str, bool], dict[str, list[str]]] = {}
    for record, whole, parties, on in _placements(profile):
        for source in sources_of(profile, record):
            said = claims.setdefault((whole, on, source, profile.home in parties), {})
            for party in parties:
                said.setdefault(party, []).append(record)
    for (whole, on, *_), said in claims.items():
        yield from _judged(profile, whole, on, said)


def _placements(profile: Profile) -> Iterator[tuple[str, str, tuple[str, ...], Period]]:
    """Yield (record, group or area, countries placed in it, the date spoken of)."""
    for one in lists(profile):
        if one.among is not None and _has_members(profile, one.among):
            yield one.record, one.among, one.countries, one.speaks
    for standing in standings(profile):
        among, country = standing.among, standing.country
        if among is not None and country is not None and _has_members(profile, among):
            yield standing.record, among, (country,), speaks_at(profile, standing.record)
    for membership in profile.memberships:
        body = partner_of(profile, membership.body)
        member = partner_of(profile, membership.member or profile.home)
        if body is not None and member is not None and membership.role in _FULL_ROLES:
            spoken, period = speaks_at(profile, membership.id), membership.period
            held = period is None or period.may_overlap(spoken)
            yield membership.id, body, (member,), spoken if held else period or spoken


def _has_members(profile: Profile, whole: str) -> bool:
    return kind_of(profile, whole) in {"group", "area"}


def _judged(profile: Profile, whole: str, on: Period, said: _Said) -> Iterator[Outcome]:
    try:
        members, full = members_of(profile, whole, on), full_members_of(profile, whole, on)
    except (NotCoveredError, InvalidPeriodError) as error:
        yield Outcome("unchecked", _behind(said, said), f"no members are known then: {error}")
        return
    name, when = whole_words(profile, whole), when_words(on)
    if outside := [party for party in said if party not in members]:
        gist = f"{names_words(profile, outside)} {are(len(outside))} placed within {name}"
        were = "it was no member" if len(outside) == 1 else "they were no members"
        yield Outcome("contradiction", _behind(outside, said), f"{gist}; {were} {when}.", gist)
    if lesser := [party for party in said if party in members and party not in full]:
        were = "it was no full member" if len(lesser) == 1 else "they were no full members"
        placed = f"{names_words(profile, lesser)} {are(len(lesser))} placed in {name}"
        yield Outcome("note", _behind(lesser, said), f"{placed}, of which {were}.")
    if inside := [party for party in said if party in full]:
        member = "a full member" if len(inside) == 1 else "full members"
        who = many_names_words(name_of(profile, party) for party in inside)
        text = f"placed in {name}, and {member} of it {when}: {who}"
        yield Outcome("agrees", _behind(inside, said), sentence(text))


def _behind(parties: Iterable[str], said: _Said) -> Iterator[str]:
    return (record for party in parties for record in said[party])
