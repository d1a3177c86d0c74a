"""What rules share: the time of a figure, the source of a record, the names of things."""

from collections.abc import Collection, Iterable
from typing import Literal

from attrs import frozen

from belarus_stic.facts import kind_of, name_of, speaks_at
from belarus_stic.model import Figure, Profile
from belarus_stic.tables import by_alphabet, counted, listed, period_words
from belarus_stic.values import Period

# How many names a sentence gives of a long list.
MOST_NAMES = 5


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
    of_subjects = [
        period
        for name in figure.about
        if name in profile and (period := getattr(profile[name], "period", None)) is not None
    ]
    # A period that is open or approximate at an end says nothing of a figure.
    if len(of_subjects) == 1 and is_closed(of_subjects[0]):
        return Time("period", of_subjects[0])
    return Time("undated", speaks_at(profile, figure.id))


def is_closed(period: Period) -> bool:
    """Tell whether both ends of a period are dates."""
    return period.first_day is not None and period.last_day is not None


def sources_of(profile: Profile, record: str) -> tuple[str, ...]:
    """Return the sources that a record cites; what different ones say is kept apart."""
    return tuple(dict.fromkeys(cite.source for cite in profile[record].cites))


def subject_words(profile: Profile, about: Collection[str]) -> str:
    """Return what a figure is about: "ISTC projects in Belarus"."""
    others = names_words(profile, (name for name in about if name != profile.home))
    if profile.home not in about:
        return others
    return f"{others} in {profile.name}" if others else profile.name


def names_words(profile: Profile, refs: Iterable[str], most: int = MOST_NAMES) -> str:
    """Return the names of references by alphabet, a long list cut."""
    return listed(by_alphabet({name_of(profile, ref, short=True) for ref in refs}), most)


def whole_words(profile: Profile, ref: str) -> str:
    """Return a group with its article, an area as it is."""
    name = name_of(profile, ref, short=True)
    return f"the {name}" if kind_of(profile, ref) == "group" else name


def are(count: int, noun: str = "") -> str:
    """Return the verb for so many, behind the count with its noun where one is given."""
    verb = "is" if count == 1 else "are"
    return f"{counted(count, noun)} {verb}" if noun else verb
