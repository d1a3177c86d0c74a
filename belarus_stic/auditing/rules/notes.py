"""What a reader must bear in mind of many records at once: a note for all of them, or none."""

from collections.abc import Iterator
from itertools import pairwise, takewhile

from belarus_stic import facts
from belarus_stic.auditing.checks import Outcome, cut, time_of
from belarus_stic.model import Figure, Profile
from belarus_stic.tables import counted
from belarus_stic.values import Citation

# Letters that two words have in common if one is the other with another ending, of so many letters.
_STEM = 3
_ENDING = 3


def statements(profile: Profile) -> Iterator[Outcome]:
    """Note for each source the statements that no record cites and that are not without facts.

    Silent: a source whose statements are not listed.
    """
    cited = {cite for record in profile for cite in record.cites}
    for source in profile.sources:
        cited.update(Citation(source.id, locator) for locator, _ in source.without_facts)
        locators = (locator for locator, _ in source.statements)
        if left := [one for one in locators if Citation(source.id, one) not in cited]:
            are = f"{counted(len(left), 'statement')} {'is' if len(left) == 1 else 'are'}"
            text = f"{source.name}: {are} neither cited nor said to hold no fact ({cut(left)})"
            yield Outcome("note", [source], text)


def units(profile: Profile) -> Iterator[Outcome]:
    """Note where of two units that differ by an ending one is used once.

    Its figure is then compared with none of the other. Silent: pairs that are used more often.
    """
    used: dict[str, list[Figure]] = {}
    for figure in profile.figures:
        used.setdefault(figure.value.unit, []).append(figure)
    # In this order, words of one stem stand beside each other.
    for unit, other in pairwise(sorted(used)):
        alike = takewhile(lambda letters: letters[0] == letters[1], zip(unit, other, strict=False))
        stem = sum(1 for _ in alike)
        is_ending = stem >= _STEM and max(len(unit), len(other)) - stem <= _ENDING
        if is_ending and 1 in {len(used[unit]), len(used[other])}:
            text = f'"{unit}" and "{other}" are counted as two units'
            yield Outcome("note", [*used[unit], *used[other]], text)


def open_lists(profile: Profile) -> Iterator[Outcome]:
    """Note the lists that a source leaves open: they name examples only."""
    if found := [one.record for one in facts.lists(profile) if not one.complete]:
        text = f"in {counted(len(found), 'list')} only examples are given"
        yield Outcome("note", found, f"{text}: who is missing there may still belong")


def undated(profile: Profile) -> Iterator[Outcome]:
    """Note the figures that neither their words nor what they are about put in time."""
    if found := [one for one in profile.figures if time_of(profile, one).kind == "undated"]:
        text = f"{counted(len(found), 'figure')} {'state' if len(found) > 1 else 'states'}"
        yield Outcome("note", found, f"{text} no date or period")
