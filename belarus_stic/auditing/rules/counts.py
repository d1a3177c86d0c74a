"""A stated count, or a stated share of a group, is that of what is named.

Compared: a figure with the lists and records it counts; a number of members with the table of a
group; a percentage of a group with the members that its lists name. A contradiction where the
numbers certainly differ; a gap where an open list names fewer, or where agreements are stated and
countries named, which are different units; a tension where more countries are named than
agreements. One check is one figure.

Silent: money, and shares of what is no group. Unchecked: "about", unless the numbers are equal, and
dates of which the table does not know the members.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Literal

from attrs import frozen

from belarus_stic.auditing.outcomes import Outcome, Verdict
from belarus_stic.auditing.readings import MOST_NAMES, are, names_words, whole_words
from belarus_stic.errors import InvalidPeriodError, NotCoveredError
from belarus_stic.facts import (
    countries_of,
    full_members_of,
    in_order,
    kind_of,
    speaks_at,
    when_words,
)
from belarus_stic.model import Agreement, Enumeration, Figure, Profile
from belarus_stic.tables import counted, percent_words, quantity_words, sentence
from belarus_stic.values import Interval, Quantity

Answer = Literal["agrees", "fewer", "more", "undecided"]

_UNDECIDED = 'how far "about" reaches is not said'
# Nouns of a count whose items are countries.
_COUNTRY_NOUNS = frozenset({"country", "member", "nation", "partner", "state"})
_MEMBERS = frozenset({"members", "member countries", "member states"})


@frozen
class _Named:
    """What the lists and records that a figure counts name: items, and the parties behind them.

    `by_party` says that the items are told apart by their country only: codes, or agreements of
    which no date is known, so that what can be counted is countries.
    """

    lists: tuple[Enumeration, ...]
    items: tuple[str, ...]
    parties: frozenset[str]
    by_party: bool

    @property
    def is_open(self) -> bool:
        return any(one.complete == "open" for one in self.lists)


def check(profile: Profile) -> Iterator[Outcome]:
    """Check every count and share against what is named."""
    for figure in in_order(profile, profile.figures):
        group = _group_counted(profile, figure)
        try:
            if group is not None:
                yield _members(profile, figure, group)
            elif figure.counts and figure.value.unit == "%":
                yield from _share(profile, figure)
            elif figure.counts and not figure.value.is_money:
                yield _count(profile, figure)
        except (NotCoveredError, InvalidPeriodError) as error:
            yield Outcome("unchecked", [figure.id], f"no members are known then: {error}")


def _group_counted(profile: Profile, figure: Figure) -> str | None:
    """Return the group whose members a figure counts, if it does."""
    unit = figure.value.unit
    if unit == "%" or figure.value.is_money:
        return None
    if unit.split()[0] != "member" and figure.indicator.casefold() not in _MEMBERS:
        return None
    found = [name for name in figure.about if kind_of(profile, name) == "group"]
    return found[0] if len(found) == 1 else None


def _members(profile: Profile, figure: Figure, group: str) -> Outcome:
    on = speaks_at(profile, figure.id)
    number = len(full_members_of(profile, group, on))
    gist = f"{_stated(figure)} of {whole_words(profile, group)} are stated"
    text = f"{gist}; the table of its members has {number} {when_words(on)}."
    return _outcome(compared(figure.value, number), [figure.id], text, gist)


def _count(profile: Profile, figure: Figure) -> Outcome:
    named, unit = _named(profile, figure.counts), figure.value.unit
    number = len(named.parties if named.by_party else named.items)
    answer = compared(figure.value, number)
    gist = f"{_stated(figure)} stated, "
    unlike = named.by_party and _COUNTRY_NOUNS.isdisjoint(unit.split())
    if unlike:
        gist += f"{counted(number, 'country')} named"
        text = f"{gist}: different units, so neither proves the other wrong."
    else:
        gist += f"{number} named"
        text = f"{gist}{_which(profile, named)}."
    severity: Verdict = "tension" if unlike else "contradiction"
    if answer == "fewer" and (unlike or named.is_open):
        severity = "gap"
    return _outcome(answer, [figure.id, *(one.id for one in named.lists)], text, gist, severity)


def _share(profile: Profile, figure: Figure) -> Iterator[Outcome]:
    named = _named(profile, figure.counts)
    group = _group_shared(profile, figure, named.lists)
    if group is None:
        return
    on, records = speaks_at(profile, figure.id), [figure.id, *(one.id for one in named.lists)]
    members = full_members_of(profile, group, on)
    number = len(members.keys() & named.parties)
    # Nobody's share is none.
    share = Fraction(number, len(members) or 1)
    answer = compared(figure.value, 100 * share, rounded=True)
    gist = (
        f"{number} of {counted(len(members), 'member')} of {whole_words(profile, group)} "
        f"{are(number)} named, {percent_words(share)}"
    )
    wording = f' ("{figure.wording}")' if figure.wording else ""
    text = f"{gist}; {quantity_words(figure.value)}{wording} is stated."
    severity: Verdict = "gap" if answer == "fewer" and named.is_open else "contradiction"
    yield _outcome(answer, records, text, gist, severity)


def _group_shared(profile: Profile, figure: Figure, lists: Iterable[Enumeration]) -> str | None:
    """Return the group or area of which a figure states a share, and its lists the members."""
    wholes = {one.among for one in lists}
    group = wholes.pop() if len(wholes) == 1 else None
    if group is None or kind_of(profile, group) not in {"group", "area"}:
        return None
    # The denominator is a free key: it or the subject must name the group.
    is_named = group.casefold() in (figure.denominator or "").casefold().split("-")
    return group if group in figure.about or is_named else None


def _named(profile: Profile, counts: Iterable[str]) -> _Named:
    records = [profile[name] for name in counts]
    lists = tuple(record for record in records if isinstance(record, Enumeration))
    items: dict[str, None] = {}
    for record in records:
        items.update(
            dict.fromkeys(record.items if isinstance(record, Enumeration) else [record.id])
        )
    return _Named(
        lists=lists,
        items=tuple(items),
        parties=frozenset(
            party for item in items for party in countries_of(profile, item) or (item,)
        ),
        by_party=all(_is_party(profile, item) for item in items),
    )


def _is_party(profile: Profile, item: str) -> bool:
    if item not in profile:
        return kind_of(profile, item) == "country"
    record = profile[item]
    is_agreement = isinstance(record, Agreement)
    return is_agreement and not (record.signed or record.in_force or record.ended)


def _which(profile: Profile, named: _Named) -> str:
    names = f" ({names_words(profile, named.items)})" if 0 < len(named.items) <= MOST_NAMES else ""
    return f"{names}; of some, examples only" if named.is_open else names


def _stated(figure: Figure) -> str:
    return sentence(quantity_words(figure.value)).rstrip(".")


def _outcome(
    answer: Answer,
    records: Sequence[str],
    text: str,
    gist: str,
    severity: Verdict = "contradiction",
) -> Outcome:
    if answer == "undecided":
        return Outcome("unchecked", records, _UNDECIDED)
    return Outcome("agrees" if answer == "agrees" else severity, records, text, gist)


def compared(value: Quantity, number: Fraction | int, *, rounded: bool = False) -> Answer:
    """Say how a number that was counted lies to one that is stated.

    "fewer" or "more" are counted than the stated bounds allow. With `rounded`, an exact value
    stands for all that round to it.
    """
    if value.hedge == "about":
        return "agrees" if number == value.stated else "undecided"
    bounds = value.interval
    if rounded and value.hedge == "exact" and value.stated is not None:
        slack = Fraction(10) ** int(value.stated.as_tuple().exponent) / 2
        bounds = Interval(value.stated - slack, value.stated + slack)
    if bounds.contains(number):
        return "agrees"
    return "fewer" if Interval.exactly(number).surely_less(bounds) else "more"
