"""What rules share: what a check may find, the time of a figure, which figures are alike, names."""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from typing import Literal, TypeAlias

from attrs import field, frozen

from belarus_stic import facts
from belarus_stic.errors import InvalidPeriodError, NotCoveredError
from belarus_stic.model import Figure, Profile, Record
from belarus_stic.tables import by_alphabet, listed, period_words, quantity_words
from belarus_stic.values import Period

Severity = Literal["contradiction", "tension", "gap", "note", "agrees", "negative"]
# Why what one number says beside another is not decided.
ABOUT = 'how far "about" reaches is not said'
# How many names a sentence gives of a long list.
_MOST_NAMES = 5


def _ids(records: Iterable[str | Record]) -> frozenset[str]:
    return frozenset(one if isinstance(one, str) else one.id for one in records)


@frozen
class Outcome:
    """What one check says of records (or their ids).

    `severity` is that of the finding, "agrees" where records were compared and hold, or "unchecked"
    with the reason as `text`. What `more` adds to the text, a headline can do without.
    """

    severity: Severity | Literal["unchecked"]
    records: frozenset[str] = field(converter=_ids)
    text: str
    more: str = ""


Rule: TypeAlias = Callable[[Profile], Iterator[Outcome]]


def with_members(records: Iterable[str | Record], check: Iterator[Outcome]) -> Iterator[Outcome]:
    """Yield what a check says, or that the members it asks for are not known at its date."""
    try:
        yield from check
    except (NotCoveredError, InvalidPeriodError) as error:
        yield Outcome("unchecked", records, f"no members are known then: {error}")


@frozen
class Time:
    """The time of a figure: the one notion of it that all rules have.

    `kind` is "period" for a time that the figure covers, "as of" for a date its source speaks at
    ("by 2011"), which does not say since when, and "undated" where neither is stated; `date` is
    then the date the record speaks at.
    """

    kind: Literal["period", "as of", "undated"]
    date: Period

    @property
    def key(self) -> tuple[bool, Period]:
        """What is equal for figures that speak of the same time."""
        return self.kind == "period", self.date

    def __str__(self) -> str:
        words = {"undated": "undated", "as of": f"as of {period_words(self.date)}"}
        return words.get(self.kind) or period_words(self.date)


def time_of(profile: Profile, figure: Figure) -> Time:
    """Return the time of a figure: its own, or the period of the one thing it is about."""
    if figure.period is not None:
        return Time("period", figure.period)
    if figure.as_of is not None:
        return Time("as of", figure.as_of)
    records = (profile[name] for name in figure.about if name in profile)
    periods = [period for record in records if (period := getattr(record, "period", None))]
    # A period that is open or approximate at an end says nothing of a figure.
    if len(periods) == 1 and periods[0].first_day and periods[0].last_day:
        return Time("period", periods[0])
    return Time("undated", facts.speaks_at(profile, figure.id))


def sources_of(profile: Profile, record: str) -> frozenset[str]:
    """Return the sources that a record cites; what different ones say is kept apart."""
    return frozenset(cite.source for cite in profile[record].cites)


def alike(
    profile: Profile, key: Callable[[Figure], Hashable], *, across: bool = False
) -> Iterator[list[Figure]]:
    """Yield figures of one key, two or more of one source, or `across` all sources.

    Those of which the key is nothing are left out. All are in the sources' order.
    """
    found: dict[Hashable, list[Figure]] = {}
    for figure in facts.in_order(profile, profile.figures):
        if (same := key(figure)) is not None:
            for source in [""] if across else sorted(sources_of(profile, figure.id)):
                found.setdefault((source, same), []).append(figure)
    return (figures for figures in found.values() if len(figures) > 1)


def is_basis(tie: facts.Tie) -> bool:
    """Tell whether a tie is a legal basis for an agreement only."""
    return any(facts.by_basis([tie])[1])


def tie_words(tie: facts.Tie) -> str:
    """Return a tie with its article: "an agreement"."""
    if is_basis(tie):
        return "a legal basis for co-operation"
    return f"{'an' if tie.kind == 'agreement' else 'a'} {tie.kind}"


def cut(words: Iterable[str]) -> str:
    """Return words as a sentence lists them, a long list cut."""
    return listed(words, _MOST_NAMES)


def values_words(figures: Iterable[Figure]) -> str:
    """Return the values of figures, each once."""
    return cut(dict.fromkeys(quantity_words(figure.value) for figure in figures))


def refs_words(profile: Profile, refs: Iterable[str]) -> str:
    """Return the names of references by alphabet."""
    return cut(by_alphabet({facts.name_of(profile, ref, short=True) for ref in refs}))


def subject_words(profile: Profile, about: Collection[str]) -> str:
    """Return what a figure is about: "ISTC projects in Belarus"."""
    others = refs_words(profile, (name for name in about if name != profile.home))
    if profile.home not in about:
        return others
    return f"{others} in {profile.name}" if others else profile.name


def whole_words(profile: Profile, ref: str) -> str:
    """Return a group with its article, an area as it is."""
    name = facts.name_of(profile, ref, short=True)
    return f"the {name}" if facts.kind_of(profile, ref) == "group" else name
