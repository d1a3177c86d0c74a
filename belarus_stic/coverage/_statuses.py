"""What the sources say of each country: a tie, a denial, a complete list without it, or nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Literal

from attrs import frozen

from belarus_stic.errors import NotCoveredError, UndecidedError
from belarus_stic.graph import Network, Tie, TieKind, partner_of, ties
from belarus_stic.model import Citation
from belarus_stic.reference import area, members
from belarus_stic.values import Period

Status = Literal["documented", "denied", "not_named", "none"]

# The ties that a stated position denies. Without official contacts there is nothing that only
# governments can conclude or pay for together; scientists may still work with each other.
_DENIED: Mapping[str, frozenset[TieKind]] = {
    "no agreement": frozenset({"agreement"}),
    "no official contacts": frozenset({"agreement", "joint-budget"}),
}
# The ties of which a complete list of such records leaves no further ones.
_LISTED: Mapping[str, frozenset[TieKind]] = {
    "agreement": frozenset({"agreement"}),
    "programme": frozenset({"programme", "joint-budget"}),
    "project": frozenset({"project"}),
    "centre": frozenset({"centre"}),
    "event": frozenset({"event"}),
}

# The records that rule a tie of that kind out, by country.
_RuledOut = dict[str, dict[TieKind, list[str]]]


@frozen
class Statuses:
    """The status of every country for ties of `kinds`; a country with any of them is documented.

    `ties` are those of `kinds` by country, `whole` those to groups named whole. `named` are the
    countries that sources put among a group, area or label, with the records that do.
    """

    network: Network
    kinds: tuple[TieKind, ...]
    ties: Mapping[str, tuple[Tie, ...]]
    whole: tuple[Tie, ...]
    named: Mapping[str, Mapping[str, tuple[str, ...]]]
    _denied: _RuledOut
    _unlisted: _RuledOut

    def of(self, code: str) -> Status:
        """Return a country's status."""
        if code in self.ties:
            return "documented"
        denied = self._denied.get(code, {})
        unlisted = self._unlisted.get(code, {})
        if any(kind not in denied and kind not in unlisted for kind in self.kinds):
            return "not_named"
        return "denied" if denied else "none"

    def disputed(self, code: str) -> bool:
        """Tell whether sources both document and deny one and the same kind of tie."""
        denied = self._denied.get(code, {})
        return any(tie.kind in denied for tie in self.ties.get(code, ()))

    def denials(self, code: str) -> tuple[Citation, ...]:
        """Return the statements that deny a country a tie of `kinds`."""
        return self._cited(self._denied.get(code, {}))

    def evidence(self, code: str) -> tuple[Citation, ...]:
        """Return the statements behind a country's status, each once."""
        found = [citation for tie in self.ties.get(code, ()) for citation in tie.evidence]
        found += self.denials(code)
        found += self._cited(self._unlisted.get(code, {}))
        return tuple(dict.fromkeys(found))

    def _cited(self, ruled_out: Mapping[TieKind, Iterable[str]]) -> tuple[Citation, ...]:
        records = (name for kind in self.kinds for name in ruled_out.get(kind, ()))
        return self.network.evidence(*records)


def statuses(network: Network, kinds: tuple[TieKind, ...]) -> Statuses:
    """Read the statuses of all countries from the rows of a profile or graph."""
    asked = [tie for tie in ties(network) if tie.kind in kinds]
    by_country: dict[str, list[Tie]] = defaultdict(list)
    for tie in asked:
        if tie.partner_kind == "country":
            by_country[tie.partner].append(tie)
    denied: _RuledOut = defaultdict(lambda: defaultdict(list))
    for position, country, place in denials(network):
        for kind in _DENIED[place].intersection(kinds):
            denied[country][kind].append(position)
    return Statuses(
        network=network,
        kinds=kinds,
        ties={country: tuple(found) for country, found in by_country.items()},
        whole=tuple(tie for tie in asked if tie.partner_kind == "group"),
        named=_named(network),
        denied=denied,
        unlisted=_unlisted(network, by_country),
    )


def denials(network: Network) -> Iterator[tuple[str, str, str]]:
    """Yield (position, whom it is about, place) for each stated position that denies a tie."""
    for position, attributes in sorted(network.records("position")):
        if attributes.get("place") in _DENIED:
            for edge in network.edges_of(position, "partner"):
                yield position, edge.party, attributes["place"]


def denies(place: str, kinds: Iterable[TieKind]) -> bool:
    """Tell whether a place denies any of the kinds."""
    return not _DENIED[place].isdisjoint(kinds)


def countries_of(network: Network, record: str) -> tuple[str, ...]:
    """Return the foreign countries that an item stands for: itself, its own, or those it names."""
    if network.nodes[record]["kind"] in {"country", "organisation"}:
        parties = [partner_of(network, record)]
    else:
        parties = [partner_of(network, edge.party) for edge in network.edges_of(record)]
    return tuple(
        dict.fromkeys(
            party
            for party in parties
            if party and party != network.home and network.nodes[party]["kind"] == "country"
        )
    )


def listed(network: Network, enumeration: str) -> tuple[str, ...]:
    """Return the foreign countries that a list names, each once, in the list's order."""
    items = network.edges_of(enumeration, "items")
    return tuple(
        dict.fromkeys(code for edge in items for code in countries_of(network, edge.party))
    )


def list_kinds(network: Network, enumeration: str) -> frozenset[TieKind]:
    """Return the kinds of tie that a list speaks of: none unless its items are alike."""
    found = {network.nodes[edge.party]["kind"] for edge in network.edges_of(enumeration, "items")}
    return _LISTED.get(found.pop(), frozenset()) if len(found) == 1 else frozenset()


def among(network: Network, record: str) -> str | None:
    """Return the group, area or label that a list or position is said to be part of."""
    return next((edge.party for edge in network.edges_of(record, "among")), None)


def scope(network: Network, record: str) -> frozenset[str] | None:
    """Return the countries a list speaks of: all that were among its group or area in its day.

    Members of every kind count: a list "among the CIS" may name an associate. `None` where that is
    not known: for a label, or a day that no table covers.
    """
    party = among(network, record)
    if party is None or network.nodes[party]["kind"] == "label":
        return None
    if network.nodes[party]["kind"] == "area":
        return frozenset(area(party).members)
    day = list_day(network, record)
    if day is None:
        return None
    try:
        return frozenset(members(party, on=day))
    except NotCoveredError:
        return None


def list_day(network: Network, record: str) -> date | None:
    """Return the day a list speaks of: its own date, or else the profile's; `None` for no day."""
    period = date_of(network, record)
    return None if period.is_span or period.last_day is None else period.as_point()


def date_of(network: Network, record: str) -> Period:
    """Return the date a list or figure speaks of: its own, or else the profile's."""
    attributes = network.nodes[record]
    return Period(attributes.get("as_of") or attributes.get("period") or str(network.as_of))


def speaks_at(network: Network, record: str) -> bool:
    """Tell whether a list or figure speaks of the date asked; of another its silence says nothing.

    Both dates are read as written: a list of 2011 speaks of any month of that year, and one of a
    month of that year. Of a longer span it would have to know every day.
    """
    dated, on = date_of(network, record), network.on
    try:
        return dated.contains(on) if on.is_span else dated.overlaps(on)
    except UndecidedError:
        return False


def is_complete(network: Network, record: str) -> bool:
    """Tell whether a list is closed and still has all that its source names.

    Whoever prunes a graph, or asks at a date at which some of the records did not hold, has a list
    that no longer proves by its silence. Nor does one with a record that names no partner.
    """
    items = network.edges_of(record, "items")
    attributes = network.nodes[record]
    return (
        attributes.get("complete") == "closed"
        and len(items) == int(attributes.get("size", len(items)))
        and all(_names_a_partner(network, edge.party) for edge in items)
    )


def muted(
    found: Statuses, codes: Iterable[str], speaks: Callable[[Network, str], bool]
) -> Iterator[str]:
    """Yield the names of the closed lists that would tell of countries, but do not speak."""
    network, asked = found.network, frozenset(codes)
    for record, attributes in sorted(network.records("enumeration")):
        if attributes.get("complete") != "closed" or speaks(network, record):
            continue
        # Without items nothing tells of which ties a list was.
        of_kinds = not network.edges_of(record, "items") or not list_kinds(
            network, record
        ).isdisjoint(found.kinds)
        if of_kinds and not asked.isdisjoint(scope(network, record) or ()):
            yield attributes["name"]


def _names_a_partner(network: Network, item: str) -> bool:
    """Tell whether an item that is a record of ties has a partner left; any other item does."""
    if network.nodes[item]["kind"] not in _LISTED:
        return True
    partners = (partner_of(network, edge.party) for edge in network.edges_of(item))
    return any(partner not in {None, network.home} for partner in partners)


def _named(network: Network) -> dict[str, dict[str, tuple[str, ...]]]:
    found: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for record, attributes in sorted(network.records("enumeration", "position")):
        party = among(network, record)
        if party is None:
            continue
        if attributes["kind"] == "enumeration":
            countries = listed(network, record)
        else:
            countries = tuple(
                country
                for edge in network.edges_of(record, "partner")
                for country in countries_of(network, edge.party)
            )
        for country in countries:
            found[party][country] = (*found[party].get(country, ()), record)
    return found


def _unlisted(network: Network, by_country: Mapping[str, Iterable[Tie]]) -> _RuledOut:
    """Return what complete lists rule out.

    A list speaks of its own date alone. One whose group has a tie of its kind to a country it does
    not name is not complete, whatever it says, and rules nothing out.
    """
    found: _RuledOut = defaultdict(lambda: defaultdict(list))
    for record, _ in sorted(network.records("enumeration")):
        if not (is_complete(network, record) and speaks_at(network, record)):
            continue
        silent = (scope(network, record) or frozenset()).difference(listed(network, record))
        for kind in list_kinds(network, record):
            if any(tie.kind == kind for code in silent for tie in by_country.get(code, ())):
                continue
            for code in silent:
                found[code][kind].append(record)
    return found
