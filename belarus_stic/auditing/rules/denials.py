"""With whom a source says there is no tie, none is documented.

Compared: what standings deny or remark with the ties documented at the date they speak at. A
contradiction where a tie of the kind denied is documented; a tension where that is a legal basis
only or documented later, so that it may have come since, and where "no official contacts" stands
beside a tie that governments make: contacts may have ended since, and an agreement stands. One
check is one country or group and what is denied of it.

Silent: what is said of partners that are not named, and ties that are known to be over.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from belarus_stic import facts
from belarus_stic.auditing.checks import Outcome, is_basis, tie_words
from belarus_stic.model import Profile
from belarus_stic.tables import listed
from belarus_stic.values import Period

_OFFICIAL = frozenset({"agreement", "programme", "centre", "joint budget"})


def check(profile: Profile) -> Iterator[Outcome]:
    """Check what is denied of each country and group against its ties at the date."""
    denied: dict[tuple[str, str, Period], list[facts.StandingFact]] = {}
    for one in (*facts.denials(profile), *facts.remarks(profile)):
        if one.partner:
            denied.setdefault((one.partner, one.standing, one.speaks), []).append(one)
    for (partner, _, speaks), told in denied.items():
        yield _judged_denial(told, facts.ties_by_partner(profile, speaks).get(partner, ()))


def _judged_denial(told: Sequence[facts.StandingFact], ties: Sequence[facts.Tie]) -> Outcome:
    denies, said, name = told[0].kinds, told[0].standing, told[0].what
    found = [tie for tie in ties if tie.kind in (denies or _OFFICIAL)]
    # A source contradicts itself before it differs from another.
    sources = {cite.source for one in told for cite in one.evidence}
    own = [tie for tie in found if any(cite.source in sources for cite in tie.evidence)]
    against = own or found
    records = [*(one.record for one in told), *(tie.record for tie in against)]
    if not against:
        return Outcome("agrees", records, f"{name}: {said}, the source says, and none is recorded")
    # What is documented later than the last day of a denial may have come since.
    last = told[0].speaks.latest or date.max
    known = [tie for tie in against if (tie.speaks.latest or date.max) <= last]
    outright = denies and not all(map(is_basis, known))
    words = map(tie_words, sorted(against, key=lambda tie: (tie.kind, is_basis(tie))))
    when = facts.when_words(told[0].speaks)
    spoken = f"{when} {'the' if own else 'another'} source said: {said}"
    denied = f"yet {said}" if len(known) == len(against) else spoken
    text = f"{name}: {listed(dict.fromkeys(words))}, and {denied}"
    return Outcome("contradiction" if outright else "tension", records, text)
