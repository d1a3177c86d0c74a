"""With whom a source says there is no tie, none is documented.

Compared: what standings deny or remark with the ties documented at the date they speak at. A
contradiction where a tie of the kind denied is documented; a tension where that is a legal basis
only, and where "no official contacts" stands beside a tie that governments make: contacts may have
ended since, and an agreement stands. One check is one country and what is denied of it.

Silent: what is said of countries that are not named, and ties that are known to be over.
"""

from collections.abc import Iterator, Mapping

from belarus_stic.auditing.outcomes import Outcome
from belarus_stic.auditing.readings import sources_of
from belarus_stic.facts import Tie, denials, name_of, remarks, ties_at
from belarus_stic.model import Profile
from belarus_stic.tables import listed
from belarus_stic.values import Period

_OFFICIAL = frozenset({"agreement", "programme", "centre", "joint budget"})
# Country, date, kinds of tie, what is said of them, and whether that denies them.
_Denied = tuple[str, Period, frozenset[str], str, bool]


def check(profile: Profile) -> Iterator[Outcome]:
    """Check what is denied of each country against its ties at the date."""
    ties: dict[Period, dict[str, list[Tie]]] = {}
    for (country, speaks, kinds, said, is_denial), records in _denied(profile).items():
        if speaks not in ties:
            ties[speaks] = {}
            for tie in ties_at(profile, speaks):
                ties[speaks].setdefault(tie.partner, []).append(tie)
        found = [tie for tie in ties[speaks].get(country, ()) if tie.kind in kinds]
        # A source contradicts itself before it differs from another.
        sources = frozenset[str]().union(*(sources_of(profile, record) for record in records))
        against = [tie for tie in found if sources & sources_of(profile, tie.record)] or found
        name, behind = name_of(profile, country), [*records, *(tie.record for tie in against)]
        if against:
            outright = is_denial and any(tie.status != "legal basis" for tie in against)
            text = f"{name}: {listed(dict.fromkeys(map(_words, against)))}, and now {said}"
            yield Outcome("contradiction" if outright else "tension", behind, text)
        else:
            text = f"{name}: {said}, the source says, and none is recorded"
            yield Outcome("agrees", behind, text)


def _denied(profile: Profile) -> Mapping[_Denied, list[str]]:
    found: dict[_Denied, list[str]] = {}
    for one in denials(profile):
        said = f"no {listed(sorted(one.kinds))}"
        key = (one.country or "", one.speaks, frozenset[str](one.kinds), said, True)
        found.setdefault(key, []).append(one.record)
    for remark in remarks(profile):
        key = (remark.country or "", remark.speaks, _OFFICIAL, remark.text, False)
        found.setdefault(key, []).append(remark.record)
    return {key: records for key, records in found.items() if key[0]}


def _words(tie: Tie) -> str:
    if tie.status == "legal basis":
        return "a legal basis for co-operation"
    return f"{'an' if tie.kind == 'agreement' else 'a'} {tie.kind}"
