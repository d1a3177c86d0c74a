"""What a profile has of a subject: what it goes by, what belongs to it, what speaks of either."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import frozen

from belarus_stic import model
from belarus_stic.errors import UnknownKeyError
from belarus_stic.facts import kind_of, links, name_of, wholes_of
from belarus_stic.model import LABEL, Enumeration, Profile, Record, named
from belarus_stic.reference import Country

# By these fields a record belongs to what it names, with all that belongs to it in turn.
_BELONGS = ("part_of", "programme", "authority", "partners", "funders", "issuer", "founded_within")
# By these what it names has a part in a record, and in nothing that belongs to it.
_TAKES_PART = (
    *("implemented_by", "participants", "members", "host", "supported_by", "parties"),
    *("founders", "member", "body", "follows"),
)
# Records that speak of others, and by which fields.
_SPEAKS: Mapping[type[Record], tuple[str, ...]] = {
    Enumeration: ("items", "among"),
    model.Figure: ("about", "paid_by", "paid_to", "counts"),
    model.Observation: ("about", "hinders", "addressees"),
    model.Standing: ("partner", "among"),
}
# The first of these kinds is what a subject is that goes by several references.
_KINDS = ("country", "group", "area")
WORD = "word"


@frozen
class Scope:
    """All that a profile has of a subject.

    `refs` are the references it goes by, `ref` the main one, `kind` and `name` what it is; of words
    the kind is `WORD`, and `ref` and `name` are the words. `own` are the ids of the records that
    are it, belong to it or in which it takes part, `said` of those that speak of it or of them.
    """

    kind: str
    ref: str
    name: str
    refs: frozenset[str]
    own: frozenset[str]
    said: frozenset[str]

    @property
    def records(self) -> frozenset[str]:
        """The ids of all these records."""
        return self.own | self.said


def scope(profile: Profile, subject: str | Country) -> Scope:
    """Return what a profile has of a subject: an id, a code, a name, or one or more words.

    What goes by exactly that name comes first; words, and what only a source calls so, are looked
    for in all texts.

    Raises `UnknownKeyError` where nothing speaks of it, with the nearest name, and `OptionError`
    for what is no text.
    """
    try:
        refs = named(tuple(profile), subject)
    except UnknownKeyError:
        refs = set()
        # Only what is a text gets here.
        if not (found := profile.search(str(subject))):
            raise
    else:
        is_label = all(ref.startswith(LABEL) for ref in refs)
        found = profile.search(str(subject).removeprefix(LABEL)) if is_label else ()
    mains = [ref for kind in _KINDS for ref in sorted(refs) if kind_of(profile, ref) == kind]
    mains = mains[:1] or _records(profile, refs)
    if found or len(mains) != 1:
        words = " ".join(str(subject).removeprefix(LABEL).split())
        return _all_of(profile, (WORD, words, words), refs, [record.id for record in found])
    # The bodies of home are those of the whole profile.
    refs = {profile.home} if mains == [profile.home] else refs
    what = kind_of(profile, mains[0]), mains[0], name_of(profile, mains[0])
    return _all_of(profile, what, refs, ())


def _all_of(
    profile: Profile, what: tuple[str, str, str], refs: set[str], found: Iterable[str]
) -> Scope:
    held = {ref: bool(_speaking(profile[ref])) for ref in (*_records(profile, refs), *found)}
    own = {ref for ref, speaks in held.items() if not speaks}
    # What holds a word is found by it, and what belongs to that is not.
    own |= set() if what[0] == WORD else _belonging(profile, refs)
    said = {ref for ref, speaks in held.items() if speaks}
    told = refs if what[0] == WORD else refs | own
    said |= _speaking_of(profile, told)
    # What is said of a list is said of what it names.
    said |= _speaking_of(profile, (ref for ref in said if isinstance(profile[ref], Enumeration)))
    return Scope(*what, frozenset(refs), frozenset(own), frozenset(_answered(profile, said)))


def _records(profile: Profile, refs: Iterable[str]) -> list[str]:
    return [ref for ref in sorted(refs) if ref in profile]


def _speaking(record: Record) -> tuple[str, ...]:
    return _SPEAKS.get(type(record), ())


def _speaking_of(profile: Profile, refs: Iterable[str]) -> set[str]:
    named = (link for ref in refs for link in links(profile).get(ref, ()))
    return {record.id for record, name in named if name in _speaking(record)}


def _belonging(profile: Profile, refs: set[str]) -> set[str]:
    """Return what belongs to references, and what they take part in."""
    found: set[str] = set()
    waiting = list(refs)
    while waiting:
        for record, name in links(profile).get(waiting.pop(), ()):
            if name in _BELONGS and record.id not in found and not _speaking(record):
                waiting.append(record.id)
            if name in _BELONGS + _TAKES_PART and not _speaking(record):
                found.add(record.id)
    # A body that works for a whole programme works for its parts.
    wholes = wholes_of(profile, *_records(profile, refs))
    served = (link for whole in wholes for link in links(profile).get(whole, ()))
    bodies = ((body, name) for body, name in served if isinstance(body, model.Organisation))
    return found | {body.id for body, name in bodies if name == "programme"}


def _answered(profile: Profile, said: set[str]) -> set[str]:
    """Return records with the recommendations that answer them, and what these answer."""
    answers = {r.id for ref in said for r, name in links(profile).get(ref, ()) if name == "answers"}
    recommended = (profile[ref] for ref in said | answers)
    return said | answers | {ref for r in recommended for ref in getattr(r, "answers", ())}
