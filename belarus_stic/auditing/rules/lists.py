"""A list that is narrower than a kind of tie names everybody with a tie as narrow.

Compared: a complete list of partners that says how it is narrower than its kind, with the ties that
are of the kind (of programme) it lists itself: the kind of those that cite what the list cites. A
tension where such a tie is with somebody it does not name.

Silent: lists left open or among something, and of records that have no kind. A list as wide as its
kind leaves others unlisted, which is for coverage to say.
"""

from collections.abc import Iterator

from belarus_stic import facts
from belarus_stic.auditing.checks import Outcome, refs_words, tie_words
from belarus_stic.model import Profile
from belarus_stic.tables import counted


def check(profile: Profile) -> Iterator[Outcome]:
    """Check every complete list that is narrower than its kind."""
    for one in facts.lists(profile):
        lacking = _lacking(profile, one) if one.narrower and one.complete and not one.among else []
        if lacking:
            partners, records = {tie.partner for tie in lacking}, {tie.record for tie in lacking}
            name = refs_words(profile, partners)
            text = f"{name}: {tie_words(lacking[0])} is documented"
            are = "is" if len(partners) == 1 else "are"
            against = f"the list of {counted(len(one.countries), 'partner')} with {one.narrower}"
            said = f"{text} ({refs_words(profile, records)})"
            yield Outcome(
                "tension", [one.record, *records], f"{said}; {name} {are} not on {against}"
            )


def _lacking(profile: Profile, one: facts.SourceList) -> list[facts.Tie]:
    """Return the ties as narrow as a list whose partners it does not name."""
    ties = [
        (tie, getattr(profile[tie.record], "kind", None))
        for tie in facts.ties_at(profile, one.speaks)
        if tie.kind == one.kind and tie.partner_kind == "country"
    ]
    cited = set(one.evidence)
    kinds = {kind for tie, kind in ties if not cited.isdisjoint(tie.evidence)} - {None}
    return [tie for tie, kind in ties if kind in kinds and tie.partner not in one.countries]
