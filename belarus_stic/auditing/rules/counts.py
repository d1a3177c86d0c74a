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
from typing import Literal

from attrs import frozen

from belarus_stic.auditing.outcomes import Outcome
from belarus_stic.auditing.readings import are, names_words, whole_words
from belarus_stic.errors import InvalidPeriodError, NotCoveredError
from belarus_stic.facts import countries_of, full_members_of, kind_of, speaks_at, when_words
from belarus_stic.model import Agreement, Enumeration, Figure, Profile
from belarus_stic.tables import counted, percent_words, quantity_words
from belarus_stic.values import Interval, Quantity

# Nouns of a count whose items are countries.
_COUNTRY_NOUNS = frozenset({"country", "member", "nation", "partner", "state"})
_MEMBERS = frozenset({"members", "member countries", "member states"})
_MOST_NAMED = 5


@frozen
class _Found:
    """How many were found, how that is said, and whether it is of another unit than is stated."""

    number: Fraction
    said: str
    against: str = ""
    unlike: bool = False


def check(profile: Profile) -> Iterator[Outcome]:
    """Check every count and share against what is named."""
    for figure in profile.figures:
        records = [profile[name] for name in figure.counts]
        lists = [record for record in records if isinstance(record, Enumeration)]
        several = (r.items if isinstance(r, Enumeration) else (r.id,) for r in records)
        items = dict.fromkeys(item for some in several for item in some)
        try:
            found = _found(profile, figure, lists, items)
        except (NotCoveredError, InvalidPeriodError) as error:
            yield Outcome("unchecked", [figure.id], f"no members are known then: {error}")
            continue
        if found is not None:
            yield _outcome(figure, lists, found)


def _found(
    profile: Profile, figure: Figure, lists: Collection[Enumeration], items: Collection[str]
) -> _Found | None:
    unit, is_percentage = figure.value.unit, figure.value.unit == "%"
    parties = {party for item in items for party in countries_of(profile, item) or (item,)}
    group = (_group_shared if is_percentage else _group_counted)(profile, figure, lists)
    if group is not None:
        on, of_group = speaks_at(profile, figure.id), whole_words(profile, group)
        members = full_members_of(profile, group, on)
        if is_percentage:
            return _share(figure, of_group, len(members), len(members.keys() & parties))
        said = f"{quantity_words(figure.value)} of {of_group} are stated"
        against = f"the table of its members has {len(members)} {when_words(on)}"
        return _Found(Fraction(len(members)), said, against)
    if is_percentage or figure.value.is_money or not items:
        return None
    stated = f"{quantity_words(figure.value)} stated"
    number = len(items)
    if all(_is_party(profile, item) for item in items):
        number = len(parties)
        if _COUNTRY_NOUNS.isdisjoint(unit.split()):
            said = f"{stated}, {counted(number, 'country')} named: different units, so neither "
            return _Found(Fraction(number), f"{said}proves the other wrong", unlike=True)
    names = f" ({names_words(profile, items)})" if number <= _MOST_NAMED else ""
    return _Found(Fraction(number), f"{stated}, {number} named{names}")


def _group_counted(profile: Profile, figure: Figure, _: object) -> str | None:
    """Return the group whose members a figure counts."""
    is_of_members = figure.value.unit.split()[0] == "member"
    found = [name for name in figure.about if kind_of(profile, name) == "group"]
    is_asked = is_of_members or figure.indicator.casefold() in _MEMBERS
    return found[0] if is_asked and len(found) == 1 and not figure.value.is_money else None


def _group_shared(profile: Profile, figure: Figure, lists: Collection[Enumeration]) -> str | None:
    """Return the group or area of which a figure states a share, and its lists name members."""
    groups = {one.among for one in lists}
    group = groups.pop() if len(groups) == 1 else None
    if group is None or kind_of(profile, group) not in {"group", "area"}:
        return None
    # The denominator is a free key: it or the subject must name the group.
    is_named = group.casefold() in (figure.denominator or "").casefold().split("-")
    return group if is_named or group in figure.about else None


def _share(figure: Figure, of_group: str, members: int, named: int) -> _Found:
    # Of nobody, nobody is no share.
    share = Fraction(named, members or 1)
    said = f"{named} of {counted(members, 'member')} of {of_group} {are(named)} named"
    wording = f' ("{figure.wording}")' if figure.wording else ""
    against = f"{quantity_words(figure.value)}{wording} is stated"
    return _Found(100 * share, f"{said}, {percent_words(share)}", against)


def _is_party(profile: Profile, item: str) -> bool:
    """Tell whether an item is told apart by its country only: a code, an undated agreement."""
    if item not in profile:
        return kind_of(profile, item) == "country"
    record = profile[item]
    if not isinstance(record, Agreement) or not countries_of(profile, item):
        return False
    return not (record.signed or record.in_force or record.ended)


def _outcome(figure: Figure, lists: Collection[Enumeration], found: _Found) -> Outcome:
    records, said, against = [figure.id, *(one.id for one in lists)], found.said, found.against
    is_open = any(one.complete == "open" for one in lists)
    match compared(figure.value, found.number):
        case "undecided":
            return Outcome("unchecked", records, 'how far "about" reaches is not said')
        case "agrees":
            return Outcome("agrees", records, said, against)
        case "fewer" if found.unlike or is_open:
            return Outcome("gap", records, said, "" if found.unlike else "of some, only examples")
    return Outcome("tension" if found.unlike else "contradiction", records, said, against)


def compared(value: Quantity, number: Fraction) -> Literal["agrees", "fewer", "more", "undecided"]:
    """Say how a number that was counted lies to one that is stated.

    "fewer" or "more" are counted than the stated bounds allow. An exact percentage stands for all
    that round to it.
    """
    bounds = value.interval
    if value.hedge == "about":
        return "agrees" if number == value.stated else "undecided"
    if value.hedge == "exact" and value.stated is not None and value.unit == "%":
        slack = Fraction(10) ** int(value.stated.as_tuple().exponent) / 2
        bounds = Interval(Fraction(value.stated) - slack, Fraction(value.stated) + slack)
    if bounds.contains(number):
        return "agrees"
    return "fewer" if Interval.exactly(number).surely_less(bounds) else "more"
