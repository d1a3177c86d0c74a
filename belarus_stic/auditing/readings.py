"""What rules share: the time of a figure, which figures are alike, the names of things."""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from decimal import Decimal
from typing import Literal

from attrs import frozen

from belarus_stic.facts import in_order, kind_of, name_of, speaks_at
from belarus_stic.model import Figure, Profile
from belarus_stic.tables import by_alphabet, counted, listed, period_words, quantity_words
from belarus_stic.values import Period

# How many names a sentence gives of a long list.
_MOST_NAMES = 5


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
        if self.kind == "undated":
            return "undated"
        return f"{'as of ' if self.kind == 'as of' else ''}{period_words(self.date)}"


def time_of(profile: Profile, figure: Figure) -> Time:
    """Return the time of a figure: its own, or the period of the one thing it is about."""
    if figure.period is not None:
        return Time("period", figure.period)
    if figure.as_of is not None:
        return Time("as of", figure.as_of)
    records = (profile[name] for name in figure.about if name in profile)
    periods = [period for record in records if (period := getattr(record, "period", None))]
    # A period that is open or approximate at an end says nothing of a figure.
    if len(periods) == 1 and is_closed(periods[0]):
        return Time("period", periods[0])
    return Time("undated", speaks_at(profile, figure.id))


def is_closed(period: Period) -> bool:
    """Tell whether both ends of a period are dates."""
    return period.first_day is not None and period.last_day is not None


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
    for figure in in_order(profile, profile.figures):
        if (same := key(figure)) is not None:
            for source in [""] if across else sorted(sources_of(profile, figure.id)):
                found.setdefault((source, same), []).append(figure)
    return (figures for figures in found.values() if len(figures) > 1)


def high(figure: Figure) -> Decimal:
    """Return the number that a figure is at most; infinity where nothing bounds it."""
    return Decimal("Infinity") if figure.value.high is None else figure.value.high


def ids(figures: Iterable[Figure]) -> list[str]:
    """Return the ids of figures."""
    return [figure.id for figure in figures]


def cut(words: Iterable[str]) -> str:
    """Return words as a sentence lists them, a long list cut."""
    return listed(words, _MOST_NAMES)


def values_words(figures: Iterable[Figure]) -> str:
    """Return the values of figures, each once."""
    return cut(dict.fromkeys(quantity_words(figure.value) for figure in figures))


def names_words(profile: Profile, refs: Iterable[str]) -> str:
    """Return the names of references by alphabet."""
    return cut(by_alphabet({name_of(profile, ref, short=True) for ref in refs}))


def subject_words(profile: Profile, about: Collection[str]) -> str:
    """Return what a figure is about: "ISTC projects in Belarus"."""
    others = names_words(profile, (name for name in about if name != profile.home))
    if profile.home not in about:
        return others
    return f"{others} in {profile.name}" if others else profile.name


def whole_words(profile: Profile, ref: str) -> str:
    """Return a group with its article, an area as it is."""
    name = name_of(profile, ref, short=True)
    return f"the {name}" if kind_of(profile, ref) == "group" else name


def are(count: int, noun: str = "") -> str:
    """Return the verb for so many, behind the count with its noun where one is given."""
    verb = "is" if count == 1 else "are"
    return f"{counted(count, noun)} {verb}" if noun else verb
