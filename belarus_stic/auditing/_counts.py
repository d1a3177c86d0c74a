"""Rules on a stated count, or a stated share, against the records it counts."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Literal

from attrs import frozen

from belarus_stic.auditing._view import (
    NAMES_SHOWN,
    NO_MEMBERS,
    Outcome,
    Severity,
    View,
    in_words,
    listed,
    plural,
    sentence,
)
from belarus_stic.model import Agreement, Enumeration, Figure
from belarus_stic.table import counted
from belarus_stic.values import Quantity

Verdict = Literal["agrees", "fewer", "more", "undecided"]

_UNDECIDED = 'its words set no bound to compare with: how far "about" reaches is not said'
# Nouns of a count whose items are countries.
_COUNTRY_NOUNS = frozenset({"country", "member", "nation", "partner", "state"})
_MEMBERS = frozenset({"members", "member countries", "member states"})


@frozen
class _Counted:
    """What a figure counts: the items its lists name, and the countries and groups behind them.

    `by_party` says that the items are told apart by their country only: codes, or agreements that
    have no date of their own, so that what can be counted is countries.
    """

    lists: tuple[Enumeration, ...]
    items: tuple[str, ...]
    parties: tuple[str, ...]
    by_party: bool

    @property
    def open_lists(self) -> int:
        return sum(found.complete == "open" for found in self.lists)


def _counted(view: View, figure: Figure) -> _Counted:
    lists: list[Enumeration] = []
    items: dict[str, None] = {}
    for reference in figure.counts:
        record = view.profile[reference]
        if isinstance(record, Enumeration):
            lists.append(record)
            items.update(dict.fromkeys(record.items))
        else:
            items[reference] = None
    return _Counted(
        lists=tuple(lists),
        items=tuple(items),
        parties=tuple(dict.fromkeys(party for item in items for party in view.parties_of(item))),
        by_party=all(
            view.kind_of(item) == "country" or _is_undated_agreement(view, item) for item in items
        ),
    )


def _is_undated_agreement(view: View, item: str) -> bool:
    record = view.record(item)
    return isinstance(record, Agreement) and not (record.signed or record.in_force or record.ended)


def count(view: View) -> Iterator[Outcome]:
    """A stated count or share is that of the list or records it counts, or of a group's members."""
    for figure in view.profile.figures:
        group = _group_counted(view, figure)
        if group is not None:
            yield _members(view, figure, group)
        elif figure.counts and figure.value.unit == "%":
            yield from _share(view, figure)
        elif figure.counts and not figure.value.is_money:
            yield _count(view, figure)


def _group_counted(view: View, figure: Figure) -> str | None:
    """Return the group whose members a figure counts, if it does."""
    unit = figure.value.unit
    if unit == "%" or figure.value.is_money:
        return None
    if unit.split()[0] != "member" and figure.indicator.casefold() not in _MEMBERS:
        return None
    found = [reference for reference in figure.about if view.kind_of(reference) == "group"]
    return found[0] if len(found) == 1 else None


def _members(view: View, figure: Figure, group: str) -> Outcome:
    on = view.date_of(figure)
    try:
        kinds = list(view.full_members(group, on).values())
    except NO_MEMBERS as error:
        return view.unchecked([figure], f"no members at that date: {error}")
    verdict = verdict_on(figure.value, Fraction(len(kinds)))
    if verdict == "undecided":
        return view.unchecked([figure], _UNDECIDED)
    parts = [f"{kinds.count(kind)} {kind}" for kind in sorted(set(kinds))]
    detail = f" ({', '.join(parts)})" if len(parts) > 1 else ""
    text = (
        f"{sentence(in_words(figure.value))} of {view.name_of(group)}: the table of members "
        f"as of {on} has {len(kinds)}{detail}."
    )
    severity: Severity = "agrees" if verdict == "agrees" else "contradiction"
    return view.finding(severity, "count", [figure], text)


def _count(view: View, figure: Figure) -> Outcome:
    behind, value = _counted(view, figure), figure.value
    number = len(behind.parties if behind.by_party else behind.items)
    records = [figure, *behind.lists]
    verdict = verdict_on(value, Fraction(number))
    if verdict == "undecided":
        return view.unchecked(records, _UNDECIDED)
    unlike = behind.by_party and not _COUNTRY_NOUNS.intersection(value.unit.split())
    if unlike:
        named = (
            f"{counted(number, 'country', 'countries')} named; {plural(value.unit)} and countries "
            "are different units (one country may have several, several may share one)"
        )
    else:
        named = f"{number} named"
        if number <= NAMES_SHOWN:
            named += f" ({listed([view.name_of(item) for item in behind.items])})"
    text = f"{sentence(in_words(value))} stated, {named}{_open(behind)}."
    return view.finding(_severity(verdict, behind, unlike=unlike), "count", records, text)


def _open(behind: _Counted) -> str:
    if not behind.open_lists:
        return ""
    verb = "is" if behind.open_lists == 1 else "are"
    return f"; {behind.open_lists} of {counted(len(behind.lists), 'list')} {verb} left open"


def _severity(verdict: Verdict, behind: _Counted, *, unlike: bool = False) -> Severity:
    if verdict == "agrees":
        return "agrees"
    if verdict == "fewer" and (unlike or behind.open_lists):
        return "gap"
    return "tension" if unlike else "contradiction"


def _share(view: View, figure: Figure) -> Iterator[Outcome]:
    behind = _counted(view, figure)
    wholes = {found.among for found in behind.lists}
    group = wholes.pop() if len(wholes) == 1 else None
    if group is None or view.kind_of(group) not in {"group", "area"}:
        return
    # The denominator is a free key: the figure must say that the share is one of that group.
    if group not in figure.about and group.casefold() not in (figure.denominator or "").split("-"):
        return
    on, records = view.date_of(figure), [figure, *behind.lists]
    try:
        members = view.full_members(group, on)
    except NO_MEMBERS as error:
        yield view.unchecked(records, f"no members at that date: {error}")
        return
    if not members:
        yield view.unchecked(records, f"{view.name_of(group)} had no full members as of {on}")
        return
    named = len(members.keys() & set(behind.parties))
    share = Fraction(100 * named, len(members))
    verdict = verdict_on(figure.value, share, rounded=True)
    if verdict == "undecided":
        yield view.unchecked(records, _UNDECIDED)
        return
    wording = f' ("{figure.wording}")' if figure.wording else ""
    text = (
        f"{sentence(in_words(figure.value))}{wording} of {view.name_of(group)} stated, {named} of "
        f"{len(members)} members as of {on} named: {float(share):.1f} %{_open(behind)}."
    )
    yield view.finding(_severity(verdict, behind), "count", records, text)


def verdict_on(value: Quantity, number: Fraction, *, rounded: bool = False) -> Verdict:
    """Say how a number that was counted lies to one that is stated.

    "agrees" if the stated bounds contain it, "fewer" or "more" if it lies below or above them.
    With `rounded`, an exact value stands for all that round to it.
    """
    if value.hedge == "about":
        return "agrees" if number == value.stated else "undecided"
    slack = Fraction(0)
    if rounded and value.hedge == "exact" and value.stated is not None:
        slack = Fraction(10) ** int(value.stated.as_tuple().exponent) / 2
    if value.low is not None:
        low = Fraction(value.low) - slack
        if number < low or (value.low_open and number == low):
            return "fewer"
    if value.high is not None:
        high = Fraction(value.high) + slack
        if number > high or (value.high_open and number == high):
            return "more"
    return "agrees"
