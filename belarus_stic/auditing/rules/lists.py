"""A list that a source gives as complete names everybody whose tie is documented.

Compared: a complete list of partners with the ties of its kind documented when it speaks. Where the
list is narrower than its kind, only with records of the kind (of programme) that it lists itself:
those that cite what the list cites. A tension where a tie is with somebody it does not name. Lists
that cite the same and are narrower alike are one: the longest speaks.

Silent: lists left open, of no kind of tie or of records that have no kind; a list among members
that are not known.
"""

from collections.abc import Iterator

from belarus_stic.auditing.outcomes import Outcome
from belarus_stic.auditing.readings import names_words
from belarus_stic.facts import SourceList, Tie, lists, ties_at
from belarus_stic.model import Profile
from belarus_stic.tables import counted
from belarus_stic.values import Period


def check(profile: Profile) -> Iterator[Outcome]:
    """Check every complete list of partners against the ties of its kind."""
    longest: dict[object, SourceList] = {}
    for one in lists(profile):
        if one.complete and one.of == "partners" and one.kind and (one.scope or not one.among):
            same = (one.kind, one.narrower, one.evidence) if one.narrower else one.record
            if len(longest.setdefault(same, one).countries) < len(one.countries):
                longest[same] = one
    ties: dict[tuple[str | None, str | None, Period], list[Tie]] = {}
    for one in longest.values():
        asked = (one.kind, one.level, one.speaks)
        if asked not in ties:
            ties[asked] = [tie for tie in ties_at(profile, one.speaks) if _is_like(tie, one)]
        yield from _judged(profile, one, ties[asked])


def _is_like(tie: Tie, one: SourceList) -> bool:
    is_of_kind = tie.kind == one.kind and one.level in {None, tie.level}
    return is_of_kind and tie.partner_kind == "country"


def _judged(profile: Profile, one: SourceList, ties: list[Tie]) -> Iterator[Outcome]:
    def kind(tie: Tie) -> str | None:
        return getattr(profile[tie.record], "kind", None)

    cited, named = set(one.evidence), set(one.countries)
    kinds = {kind(tie) for tie in ties if not cited.isdisjoint(tie.evidence)} - {None}
    lacking = [
        tie
        for tie in ties
        if tie.partner not in named
        and (one.scope is None or tie.partner in one.scope)
        and (not one.narrower or kind(tie) in kinds)
    ]
    if lacking:
        partners, records = {tie.partner for tie in lacking}, {tie.record for tie in lacking}
        a_kind = f"{'an' if one.kind == 'agreement' else 'a'} {one.kind}"
        text = f"{names_words(profile, partners)}: {a_kind} is documented"
        of_what = f"with {one.narrower}" if one.narrower else f"({one.name})"
        them = "it" if len(partners) == 1 else "them"
        against = f"the list of {counted(len(named), 'partner')} {of_what} lacks {them}"
        text = f"{text} ({names_words(profile, records)})"
        yield Outcome("tension", [one.record, *records], text, against)
