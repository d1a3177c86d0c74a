"""A stated count, or a stated share of a group, is that of what is named.

Compared: a figure with the lists and records it counts; a number of members with the table of a
group; a percentage of a group with the members that its lists name. A contradiction where the
numbers certainly differ; a gap where an open list names fewer, or where agreements are stated and
countries named, which are different units; a tension where more countries are named than
agreements. One check is one figure.

Silent: money, and shares of what is no group. Unchecked: "about", unless the numbers are equal, and
dates of which the table does not know the members.
"""

from collections.abc import Collection, Iterator
from fractions import Fraction

from attrs import frozen

from belarus_stic import facts
from belarus_stic.auditing.checks import Outcome, refs_words, whole_words
from belarus_stic.errors import InvalidPeriodError, NotCoveredError
from belarus_stic.model import Enumeration, Figure, Profile
from belarus_stic.tables import counted, percent_words, quantity_words
from belarus_stic.values import Interval

# Nouns of a count whose items are countries.
_COUNTRY_NOUNS = frozenset({"country", "member", "nation", "partner", "state"})
_MOST_NAMED = 5


@frozen
class _Counted:
    """How many were counted, how that is said, and whether it is of another unit than stated."""

    number: Fraction | int
    text: str
    unlike: bool = False


def check(profile: Profile) -> Iterator[Outcome]:
    """Check every count and share against what is named."""
    for figure in profile.figures:
        records = [profile[name] for name in figure.counts]
        lists = [record for record in records if isinstance(record, Enumeration)]
        several = (r.items if isinstance(r, Enumeration) else (r.id,) for r in records)
        items = dict.fromkeys(item for some in several for item in some)
        try:
            found = _count(profile, figure, {one.among for one in lists}, items)
        except (NotCoveredError, InvalidPeriodError) as error:
            yield Outcome("unchecked", [figure], f"no members are known then: {error}")
            continue
        if found is not None:
            yield _judged_count(figure, lists, found)


def _count(
    profile: Profile, figure: Figure, among: Collection[str | None], items: Collection[str]
) -> _Counted | None:
    value, is_share = figure.value, figure.value.unit == "%"
    kinds = {name: facts.kind_of(profile, name) for name in figure.about}
    groups = [name for name in figure.about if kinds[name] in {"group", "area"}]
    is_of_group = among == set(groups) if is_share else value.unit.split()[0] == "member"
    if is_of_group and len(groups) == 1:
        return _of_group(profile, figure, groups[0], items)
    if is_share or value.is_money or not items:
        return None
    number, stated = len(items), f"{quantity_words(value)} stated"
    if all(_is_party(profile, item) for item in items):
        number = len(_parties_of(profile, items))
        if _COUNTRY_NOUNS.isdisjoint(value.unit.split()):
            said = f"{stated}, {counted(number, 'country')} named: different units"
            return _Counted(number, f"{said}, so neither proves the other wrong", unlike=True)
    names = f" ({refs_words(profile, items)})" if number <= _MOST_NAMED else ""
    return _Counted(number, f"{stated}, {number} named{names}")


def _of_group(profile: Profile, figure: Figure, group: str, items: Collection[str]) -> _Counted:
    on, of_group = facts.speaks_at(profile, figure.id), whole_words(profile, group)
    members, stated = facts.full_members_of(profile, group, on), quantity_words(figure.value)
    if figure.value.unit != "%":
        has = f"the table of its members has {len(members)} {facts.when_words(on)}"
        return _Counted(len(members), f"{stated} of {of_group} are stated; {has}")
    named = len(members.keys() & _parties_of(profile, items))
    # Of nobody, nobody is no share.
    share, verb = Fraction(named, len(members) or 1), "is" if named == 1 else "are"
    of_members = f"{named} of {counted(len(members), 'member')} of {of_group} {verb} named"
    wording = f' ("{figure.wording}")' if figure.wording else ""
    text = f"{of_members}, {percent_words(share)}; {stated}{wording} is stated"
    return _Counted(100 * share, text)


def _parties_of(profile: Profile, items: Collection[str]) -> set[str]:
    return {party for item in items for party in facts.countries_of(profile, item) or (item,)}


def _is_party(profile: Profile, item: str) -> bool:
    """Tell whether an item is told apart by its country only: a code, an undated agreement."""
    kind = facts.kind_of(profile, item)
    if kind != "agreement":
        return kind == "country"
    dates = (getattr(profile[item], name) for name in ("signed", "in_force", "ended"))
    return not any(dates) and bool(facts.countries_of(profile, item))


def _judged_count(figure: Figure, lists: Collection[Enumeration], found: _Counted) -> Outcome:
    records, value = [figure, *lists], figure.value
    if value.hedge == "about" and found.number != value.stated:
        return Outcome("unchecked", records, 'how far "about" reaches is not said')
    bounds = value.interval
    if value.hedge == "exact" and value.stated is not None and value.unit == "%":
        # An exact percentage stands for all that round to it.
        slack = Fraction(10) ** int(value.stated.as_tuple().exponent) / 2
        bounds += Interval(-slack, slack)
    if bounds.contains(found.number):
        return Outcome("agrees", records, found.text)
    is_fewer = Interval.exactly(found.number).surely_less(bounds)
    if found.unlike:
        return Outcome("gap" if is_fewer else "tension", records, found.text)
    if is_fewer and any(one.complete == "open" for one in lists):
        return Outcome("gap", records, f"{found.text}; of some, only examples")
    return Outcome("contradiction", records, found.text)
