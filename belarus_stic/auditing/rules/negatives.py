"""What sources say is not there, not so or in the way, and what the records hold all the same.

Told: what standings deny or remark, agreements known not to hold, and observations of an absence or
a barrier. With each stands how many records tie the countries and groups it is about when it
speaks, and how many name what else it is about. One check is one such text, told of by however many
records, and a row of `Audit.negatives`; a note counts them.

Silent: home itself, which all records are about; standings, lists and observations as what is held
against; and who was no full member, which is told by the rule on membership.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from functools import cache
from itertools import chain

from belarus_stic import facts
from belarus_stic.auditing.checks import Outcome, cut, whole_words
from belarus_stic.model import Enumeration, Observation, Profile, Standing
from belarus_stic.tables import counted, period_words, with_article
from belarus_stic.values import Period

# What tells of others is not what is held against it.
_TELLING = Enumeration | Observation | Standing


def check(profile: Profile) -> Iterator[Outcome]:
    """Tell every negative, and then how many there are."""

    @cache
    def held(ref: str, on: Period) -> str:
        partner = facts.partner_of(profile, ref)
        if partner and partner != profile.home:
            ties = facts.ties_by_partner(profile, on).get(partner, ())
            return _counts(profile, {tie.record for tie in ties}, "with", partner)
        links = facts.links(profile).get(ref, ()) if ref != profile.home else ()
        naming = {record.id for record, _ in links if not isinstance(record, _TELLING)}
        return _counts(profile, naming, "of", ref)

    told: dict[str, list[str]] = {}
    for said, text, about in _negatives(profile):
        on = facts.speaks_at(profile, said)
        date = f" (as of {period_words(on)})" * (on != profile.as_of)
        against = cut(filter(None, (held(ref, on) for ref in about)))
        yet = f"; yet the records hold {against}" * bool(against)
        told.setdefault(f"{text}{date}{yet}", []).append(said)
    yield from (Outcome("negative", records, text) for text, records in told.items())
    if told:
        are = counted(len(told), "thing is", "things are")
        text = f"{are} said to be absent, denied, not in force or in the way; the notes tell each"
        yield Outcome("note", chain.from_iterable(told.values()), text)


def _negatives(profile: Profile) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield (record, what it says, what that is about)."""
    for fact in (*facts.denials(profile), *facts.remarks(profile)):
        whom = with_article(whole_words(profile, fact.ref))
        yield fact.record, f"{fact.standing.capitalize()} with {whom}", (fact.ref,)
    over = facts.over(profile, facts.date_asked(profile))
    for one in profile.agreements:
        if one.id in over and (one.ended or one.status in {"ended", "not in force", "planned"}):
            yield one.id, f"{one.name}, {over[one.id]}", one.partners
    for said in (one for one in profile.observations if one.stance in {"absence", "barrier"}):
        yield said.id, said.text.removesuffix("."), said.about


def _counts(profile: Profile, records: Collection[str], word: str, ref: str) -> str:
    """Return how many records of each kind there are, and with or of what; "" where none is."""
    bases = [one for one in records if getattr(profile[one], "status", "") == "legal basis"]
    kinds = Counter(facts.kind_of(profile, one) for one in records) - Counter(agreement=len(bases))
    kinds += Counter({"legal basis": len(bases)})
    ordered = sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))
    counts = cut(counted(number, kind) for kind, number in ordered)
    return f"{counts} {word} {with_article(whole_words(profile, ref))}" * bool(counts)
