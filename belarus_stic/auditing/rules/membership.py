"""Whoever is placed in a group or area was part of it when the record speaks.

Compared: lists and standings "among" a group or area, and memberships, with the table of members.
One check is all that a source places in one group at one date; home's own membership is one by
itself. A contradiction names whoever was no member, a note whoever was no full member.

Silent: what is among a label, and a membership as observer, associate or participant. Unchecked:
a date of which the table does not know the members.
"""

from collections.abc import Iterable, Iterator, Mapping

from belarus_stic import facts
from belarus_stic.auditing.outcomes import Outcome
from belarus_stic.auditing.readings import are, names_words, sources_of, whole_words
from belarus_stic.errors import InvalidPeriodError, NotCoveredError
from belarus_stic.model import Profile
from belarus_stic.tables import names_words as all_names_words
from belarus_stic.values import Period

_FULL_ROLES = frozenset({"member", "full member"})


def check(profile: Profile) -> Iterator[Outcome]:
    """Check every placement in a group or area against its members at the date."""
    # Who is said to be part of what, and by which records.
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
    for one in facts.lists(profile):
        if one.among and facts.kind_of(profile, one.among) in {"group", "area"}:
            yield one.record, one.among, one.countries, one.speaks
    for told in facts.standings(profile):
        if told.among and told.country and facts.kind_of(profile, told.among) in {"group", "area"}:
            yield told.record, told.among, (told.country,), facts.speaks_at(profile, told.record)
    for membership in profile.memberships:
        body = facts.partner_of(profile, membership.body)
        member = facts.partner_of(profile, membership.member or profile.home)
        if body and member and membership.role in _FULL_ROLES:
            spoken, period = facts.speaks_at(profile, membership.id), membership.period
            if period is not None and not period.may_overlap(spoken):
                spoken = period
            yield membership.id, body, (member,), spoken


def _judged(
    profile: Profile, whole: str, on: Period, said: Mapping[str, list[str]]
) -> Iterator[Outcome]:
    def behind(parties: Iterable[str]) -> Iterator[str]:
        return (record for party in parties for record in said[party])

    try:
        members = facts.members_of(profile, whole, on)
    except (NotCoveredError, InvalidPeriodError) as error:
        yield Outcome("unchecked", behind(said), f"no members are known then: {error}")
        return
    full, name = facts.full_members_of(profile, whole, on), whole_words(profile, whole)
    when = facts.when_words(on)
    if outside := [party for party in said if party not in members]:
        placed = f"{names_words(profile, outside)} {are(len(outside))} placed within {name}"
        were = "it was no member" if len(outside) == 1 else "they were no members"
        yield Outcome("contradiction", behind(outside), placed, f"{were} {when}")
    if lesser := [party for party in said if party in members and party not in full]:
        placed = f"{names_words(profile, lesser)} {are(len(lesser))} placed in {name}"
        were = "it was no full member" if len(lesser) == 1 else "they were no full members"
        yield Outcome("note", behind(lesser), f"{placed}, of which {were}")
    if inside := [party for party in said if party in full]:
        member = "a full member" if len(inside) == 1 else "full members"
        who = all_names_words(facts.name_of(profile, party) for party in inside)
        text = f"placed in {name}, and {member} of it {when}: {who}"
        yield Outcome("agrees", behind(inside), text)
