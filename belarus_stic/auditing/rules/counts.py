"""A stated count, or a stated share of a group, is that of what is named.

Compared: a figure with the lists and records it counts; a number of members with the table of a
group; a percentage of a group with the members that its lists name. A contradiction where the
numbers certainly differ; a gap where an open list names fewer, or where agreements are stated and
countries named, which are different units; a tension where more countries are named than
agreements. Whoever is named for a legal basis only is counted, and said to be. One check is one
figure.

Silent: money, and shares of what is no group. Unchecked: "about", unless the numbers are equal, and
dates of which the table does not know the members.
"""

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from functools import cache

from attrs import frozen

from belarus_stic import facts
from belarus_stic.auditing import checks
from belarus_stic.auditing.checks import Outcome, refs_words, whole_words
from belarus_stic.model import Figure, Profile
from belarus_stic.tables import counted, percent_words, quantity_words
from belarus_stic.values import Interval

# A unit with one of these is of countries.
_OF_COUNTRIES = frozenset({"%", "country", "member", "nation", "partner", "state"})
_STATES = frozenset({"country", "nation", "state"})
_MOST_NAMED = 5


@frozen
class _Named:
    """What figures count: lists and records, what these name, and the countries that stand for it.

    `by_country` tells whether the items are told apart by their country only; `basis` holds the
    countries with a legal basis only, where agreements are counted.
    """

    lists: Sequence[facts.SourceList]
    items: Collection[str]
    countries: Collection[str]
    by_country: bool
    basis: frozenset[str]

    def is_unlike(self, figure: Figure) -> bool:
        """Tell whether countries are named, and something else is counted."""
        return self.by_country and _OF_COUNTRIES.isdisjoint(figure.value.unit.split())


def check(profile: Profile) -> Iterator[Outcome]:
    """Check every count and share against what is named."""
    lists = {one.record: one for one in facts.lists(profile)}
    basis = facts.by_basis(facts.ties_at(profile, profile.as_of))[1]

    @cache
    def named(counts: tuple[str, ...]) -> _Named:
        found = [lists[name] for name in counts if name in lists]
        single = [name for name in counts if name not in lists]
        items = dict.fromkeys([*single, *(item for one in found for item in one.items)])
        parties = (facts.countries_of(profile, item) or (item,) for item in items)
        kinds = {*(one.kind for one in found), *(facts.kind_of(profile, one) for one in single)}
        return _Named(
            found,
            items,
            frozenset(party for some in parties for party in some),
            all(_is_by_country(profile, item) for item in items),
            basis if "agreement" in kinds else frozenset(),
        )

    for figure in profile.figures:
        compared = _compared(profile, figure, named(figure.counts))
        yield from checks.with_members([figure], compared)


def _is_by_country(profile: Profile, item: str) -> bool:
    """Tell whether an item is told apart by its country only: a code, an undated agreement."""
    kind = facts.kind_of(profile, item)
    if kind != "agreement":
        return kind == "country"
    dates = (getattr(profile[item], name) for name in ("signed", "in_force", "ended"))
    return not any(dates) and bool(facts.countries_of(profile, item))


def _compared(profile: Profile, figure: Figure, named: _Named) -> Iterator[Outcome]:
    value, is_share = figure.value, figure.value.unit == "%"
    kinds = {name: facts.kind_of(profile, name) for name in figure.about}
    groups = [name for name in figure.about if kinds[name] in {"group", "area"}]
    among = {one.among for one in named.lists}
    is_of_group = among == set(groups) if is_share else value.unit.split()[0] == "member"
    if is_of_group and len(groups) == 1:
        yield _judged(figure, named, *_of_group(profile, figure, groups[0], named))
    elif named.items and not (is_share or value.is_money):
        yield _judged(figure, named, *_of_items(profile, figure, named))


def _of_group(
    profile: Profile, figure: Figure, group: str, named: _Named
) -> tuple[Fraction | int, str]:
    """Return how many members are in the table, or what share of them is named, and in words."""
    on, of_group = facts.speaks_at(profile, figure.id), whole_words(profile, group)
    members, stated = facts.full_members_of(profile, group, on), quantity_words(figure.value)
    if figure.value.unit != "%":
        has = f"the table of its members has {len(members)} {facts.when_words(on)}"
        return len(members), f"{stated} of {of_group} are stated; {has}"
    found = members.keys() & named.countries
    # Of nobody, nobody is no share.
    share, verb = Fraction(len(found), len(members) or 1), "is" if len(found) == 1 else "are"
    of_members = f"{len(found)} of {counted(len(members), 'member')} of {of_group} {verb} named"
    wording = f' ("{figure.wording}")' if figure.wording else ""
    basis = _basis_words(profile, named, found)
    return 100 * share, f"{of_members}{basis}, {percent_words(share)}; {stated}{wording} is stated"


def _of_items(profile: Profile, figure: Figure, named: _Named) -> tuple[int, str]:
    """Return how many countries or other items are named, and in words."""
    is_of_states = not _STATES.isdisjoint(figure.value.unit.split()) and bool(named.countries)
    found = named.countries if named.by_country or is_of_states else named.items
    stated, basis = f"{quantity_words(figure.value)} stated", _basis_words(profile, named, found)
    if named.is_unlike(figure):
        text = f"{stated}, {counted(len(found), 'country')} named{basis}: different units"
        return len(found), f"{text}, so neither proves the other wrong"
    names = f" ({refs_words(profile, found)})" if len(found) <= _MOST_NAMED else ""
    return len(found), f"{stated}, {len(found)} named{names}{basis}"


def _basis_words(profile: Profile, named: _Named, found: Collection[str]) -> str:
    """Return for how many of what is named there is a legal basis only, "" where for none."""
    number = sum(not named.basis.isdisjoint(facts.countries_of(profile, one)) for one in found)
    return f", for {number} of them a legal basis only" if number else ""


def _judged(figure: Figure, named: _Named, number: Fraction | int, text: str) -> Outcome:
    records, value = [figure.id, *(one.record for one in named.lists)], figure.value
    if value.hedge == "about" and number != value.stated:
        return Outcome("unchecked", records, checks.ABOUT)
    bounds = value.interval
    if value.hedge == "exact" and value.stated is not None and value.unit == "%":
        # An exact percentage stands for all that round to it.
        slack = Fraction(10) ** int(value.stated.as_tuple().exponent) / 2
        bounds += Interval(-slack, slack)
    if bounds.contains(number):
        return Outcome("agrees", records, text)
    is_fewer = Interval.exactly(number).surely_less(bounds)
    if named.is_unlike(figure):
        return Outcome("gap" if is_fewer else "tension", records, text)
    if is_fewer and not all(one.complete for one in named.lists):
        return Outcome("gap", records, f"{text}; of some, only examples")
    return Outcome("contradiction", records, text)
