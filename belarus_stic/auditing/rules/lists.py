"""A list that a source gives as complete names everybody whose tie is documented.

Compared: a complete list of partners with the ties of its kind documented when it speaks. Where the
list is narrower than its kind, only with records of the kind (of programme) that it lists itself:
those that cite what the list cites. A tension where a tie is with somebody it does not name. Lists
that cite one statement and are narrower alike are one: the longest speaks.

Silent: lists left open, of no kind of tie or of records that have no kind; a list among members
that are not known.
"""

from collections.abc import Iterator, Sequence

from belarus_stic.auditing.outcomes import Outcome
from belarus_stic.auditing.readings import MOST_NAMES, names_words
from belarus_stic.facts import SourceList, Tie, lists, ties_at
from belarus_stic.model import Profile
from belarus_stic.tables import counted
from belarus_stic.values import Citation, Period

_Asked = tuple[str | None, str | None, Period]


def check(profile: Profile) -> Iterator[Outcome]:
    """Check every complete list of partners against the ties of its kind."""
    longest: dict[object, SourceList] = {}
    for one in lists(profile):
        is_known = one.among is None or one.scope is not None
        if one.complete and one.of == "partners" and one.kind and is_known:
            same = (one.kind, one.level, one.narrower, one.evidence)
            key = same if one.narrower else one.record
            if len(one.countries) > len(longest.setdefault(key, one).countries):
                longest[key] = one
    ties: dict[_Asked, list[Tie]] = {}
    for one in longest.values():
        yield from _judged(profile, one, _ties_like(profile, one, ties))


def _ties_like(profile: Profile, one: SourceList, known: dict[_Asked, list[Tie]]) -> Sequence[Tie]:
    """Return the ties with countries that a list of this kind and level would name."""
    asked = (one.kind, one.level, one.speaks)
    if asked not in known:
        known[asked] = [
            tie
            for tie in ties_at(profile, one.speaks)
            if tie.partner_kind == "country"
            and tie.kind == one.kind
            and one.level in {None, tie.level}
        ]
    ties = known[asked]
    if not one.narrower:
        return ties
    cited: set[Citation] = set(one.evidence)
    kinds = {_kind(profile, tie) for tie in ties if not cited.isdisjoint(tie.evidence)} - {None}
    return [tie for tie in ties if _kind(profile, tie) in kinds]


def _kind(profile: Profile, tie: Tie) -> str | None:
    kind: str | None = getattr(profile[tie.record], "kind", None)
    return kind


def _judged(profile: Profile, one: SourceList, ties: Sequence[Tie]) -> Iterator[Outcome]:
    named = frozenset(one.countries)
    lacking = [
        tie
        for tie in ties
        if tie.partner not in named and (one.scope is None or tie.partner in one.scope)
    ]
    if not lacking:
        return
    partners = {tie.partner for tie in lacking}
    of_what = f"with {one.narrower}" if one.narrower else f'("{one.name}")'
    text = (
        f"{names_words(profile, partners)}: {_a_tie(profile, lacking)} is documented; the list of "
        f"{counted(len(named), 'partner')} {of_what} lacks {'it' if len(partners) == 1 else 'them'}."
    )
    yield Outcome("tension", [one.record, *(tie.record for tie in lacking)], text)


def _a_tie(profile: Profile, ties: Sequence[Tie]) -> str:
    names = names_words(profile, {tie.record for tie in ties}, MOST_NAMES)
    kind = ties[0].kind
    return f"{'an' if kind == 'agreement' else 'a'} {kind} ({names})"
