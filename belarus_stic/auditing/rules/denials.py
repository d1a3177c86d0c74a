"""With whom a source says there is no tie, none is documented.

Compared: what standings deny or remark with the ties documented at the date they speak at. A
contradiction where a tie of the kind denied is documented; a tension where that is a legal basis
only, and where "no official contacts" stands beside a tie that governments make: contacts may have
ended since, and an agreement stands. One check is one country and what is denied of it.

Silent: what is said of countries that are not named, and ties that are known to be over.
"""

from collections.abc import Iterator

from attrs import frozen

from belarus_stic.auditing.outcomes import Outcome, Verdict
from belarus_stic.auditing.readings import sources_of
from belarus_stic.facts import Tie, denials, name_of, remarks, ties_at
from belarus_stic.model import Profile, TieKind
from belarus_stic.tables import listed, sentence
from belarus_stic.values import Period

_OFFICIAL: frozenset[TieKind] = frozenset({"agreement", "programme", "centre", "joint budget"})


@frozen
class _Denied:
    """What is denied of a country: ties of `kinds`, in the words `text`."""

    country: str
    speaks: Period
    kinds: frozenset[TieKind]
    text: str
    is_denial: bool


def check(profile: Profile) -> Iterator[Outcome]:
    """Check what is denied of each country against its ties at the date."""
    ties: dict[Period, dict[str, list[Tie]]] = {}
    for denied, records in _denied(profile).items():
        if denied.speaks not in ties:
            by_partner = ties[denied.speaks] = dict[str, list[Tie]]()
            for tie in ties_at(profile, denied.speaks):
                by_partner.setdefault(tie.partner, []).append(tie)
        against = ties[denied.speaks].get(denied.country, [])
        found = [tie for tie in against if tie.kind in denied.kinds]
        # A source contradicts itself before it differs from another.
        sources = {source for record in records for source in sources_of(profile, record)}
        own = [tie for tie in found if not sources.isdisjoint(sources_of(profile, tie.record))]
        yield _judged(profile, denied, records, own or found)


def _denied(profile: Profile) -> dict[_Denied, list[str]]:
    found: dict[_Denied, list[str]] = {}
    for one in denials(profile):
        if one.country is not None:
            text = f"there is no {listed(sorted(one.kinds))}"
            denied = _Denied(one.country, one.speaks, one.kinds, text, is_denial=True)
            found.setdefault(denied, []).append(one.record)
    for remark in remarks(profile):
        if remark.country is not None:
            denied = _Denied(remark.country, remark.speaks, _OFFICIAL, remark.text, is_denial=False)
            found.setdefault(denied, []).append(remark.record)
    return found


def _judged(profile: Profile, denied: _Denied, records: list[str], ties: list[Tie]) -> Outcome:
    name = name_of(profile, denied.country)
    if not ties:
        said = f"that {denied.text}" if denied.is_denial else denied.text
        text = f"{name}: {said} is said, and nothing recorded speaks against it."
        return Outcome("agrees", records, text)
    what = listed(dict.fromkeys(map(_words, ties)))
    behind = {*records, *(tie.record for tie in ties)}
    if not denied.is_denial:
        return Outcome("tension", behind, f"{name}: {what}, and now {denied.text}.")
    outright = any(tie.status != "legal basis" for tie in ties)
    verdict: Verdict = "contradiction" if outright else "tension"
    gist = f"{name} has {what}, and it is also said that {denied.text}"
    return Outcome(verdict, behind, sentence(gist), gist)


def _words(tie: Tie) -> str:
    if tie.status == "legal basis":
        return "a legal basis for co-operation"
    return f"{'an' if tie.kind == 'agreement' else 'a'} {tie.kind}"
