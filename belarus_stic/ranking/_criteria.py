"""Criteria of a ranking: kinds of tie counted in the records, and evidence of the user's own."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from numbers import Integral, Real
from typing import Any

from attrs import field, frozen

from belarus_stic.errors import (
    InvalidQuantityError,
    NotCoveredError,
    OptionError,
    UnknownCountryError,
    UnknownGroupError,
    nearest,
)
from belarus_stic.graph import Network, Tie, TieKind
from belarus_stic.model import Citation
from belarus_stic.ranking._netflow import UNKNOWN, Cell
from belarus_stic.reference import area, areas, country, groups, members
from belarus_stic.reference import group as group_of
from belarus_stic.values import Period, Quantity

# The noun by which figures count the records behind a kind of tie; who funds has no noun.
_NOUNS: Mapping[TieKind, str] = {
    "agreement": "agreement",
    "programme": "programme",
    "joint-budget": "programme",
    "centre": "centre",
    "project": "project",
    "event": "event",
}
_FUNDED = frozenset({"programme", "project", "centre"})


@frozen
class Criterion:
    """Evidence of the user's own: a value for each country it covers; made by `criterion()`.

    `values` are pairs of an alpha-3 code and what is known of it; a country that is absent, or
    whose value was missing, is unknown. `source` says where the values come from.
    """

    name: str
    source: str
    unit: str
    values: tuple[tuple[str, Cell], ...] = field(repr=False)

    def cells(self) -> Mapping[str, Cell]:
        """Return the cells by country."""
        return dict(self.values)


def criterion(name: str, values: Any, *, source: str) -> Criterion:
    """Turn values by country into a criterion for `rank_partners`, beside the kinds of tie.

    `values` is a mapping, a pandas series, a polars frame of two columns, or pairs; countries by
    code or name; values as whole numbers, decimals, fractions, `Quantity` or its notation. More is
    better. Floats are read to 15 significant digits, the most a float keeps of a decimal number,
    so that 0.1 + 0.2 is 0.3. `None` and NaN are unknown: neither zero nor better than anything.
    Of a hedged quantity only the bounds its words set are used for what is certain, and its stated
    value (the middle of a range) for the rank.

    >>> papers = criterion("co-publications", {"Russia": 120, "DEU": ">45", "China": None},
    ...                    source="Own count, 2011")
    >>> [(code, str(cell)) for code, cell in papers.values]
    [('CHN', '?'), ('DEU', '>45'), ('RUS', '120')]

    Raises `OptionError` for a country given twice, values of unlike units, infinite values, or no
    name or source; `UnknownCountryError` for what is no country.
    """
    for what, text in (("name", name), ("source", source)):
        if not isinstance(text, str) or not text.strip():
            message = f"a criterion needs a {what} in words, not {text!r}"
            raise OptionError(message)
    cells: dict[str, Cell] = {}
    units: dict[str, str] = {}
    spelt: dict[str, object] = {}
    for key, value in _pairs(name, values):
        try:
            code = country(key).alpha3
        except UnknownCountryError as error:
            message = f"criterion {name!r}: {error}"
            raise UnknownCountryError(message) from None
        if code in cells:
            message = (
                f"criterion {name!r} gives {code} twice, as {spelt[code]!r} and {key!r}; "
                "expected one value for a country"
            )
            raise OptionError(message)
        spelt[code] = key
        cells[code], unit = _cell(name, key, value)
        if cells[code] != UNKNOWN:
            units[unit] = str(key)
    if not cells:
        message = f"criterion {name!r} has no values"
        raise OptionError(message)
    if len(units) > 1:
        listed = ", ".join(f"{unit or 'none'} ({key})" for unit, key in sorted(units.items()))
        message = f"criterion {name!r} mixes units: {listed}; expected one unit"
        raise OptionError(message)
    return Criterion(
        name=name,
        source=source,
        unit="".join(units),
        values=tuple(sorted(cells.items(), key=lambda item: item[0])),
    )


def _pairs(name: str, values: Any) -> Iterator[tuple[Any, Any]]:
    rows: Any = values
    if hasattr(values, "iter_rows"):
        rows = values.iter_rows()
    elif hasattr(values, "items"):
        # Of a pandas series this gives a label twice where it stands twice.
        rows = values.items()
    try:
        listed = [tuple(row) for row in rows if not isinstance(row, str)]
    except TypeError:
        listed = [()]
    for row in listed:
        if len(row) != 2:
            message = (
                f"criterion {name!r} takes values by country, not {type(values).__name__}; "
                "expected a mapping, a pandas series, a polars frame of two columns, or pairs"
            )
            raise OptionError(message)
        yield row


def _cell(name: str, key: object, value: Any) -> tuple[Cell, str]:
    if isinstance(value, str):
        try:
            value = Quantity.parse(value)
        except InvalidQuantityError as error:
            message = f"criterion {name!r}, {key}: {error}"
            raise OptionError(message) from None
    if isinstance(value, Quantity):
        return _quantity_cell(value), value.unit
    if value is None or _is_missing(value):
        return UNKNOWN, ""
    exact = number(value)
    if exact is not None:
        return Cell.exactly(exact), ""
    message = (
        f"criterion {name!r}, {key}: not a value: {value!r}; "
        "expected a finite number, a Quantity or its notation, or None"
    )
    raise OptionError(message)


def number(value: Any) -> Fraction | None:
    """Return a finite number exactly, or `None` for what is none.

    A float is a sum of powers of two most of whose digits nobody meant; 15 significant digits are
    what it keeps of any decimal number.
    """
    if isinstance(value, Fraction):
        return value
    if isinstance(value, Decimal):
        return Fraction(value) if value.is_finite() else None
    if isinstance(value, bool) or not isinstance(value, Real):
        return None
    if isinstance(value, Integral):
        return Fraction(int(value))
    return Fraction(format(float(value), ".15g")) if math.isfinite(value) else None


def _is_missing(value: Any) -> bool:
    """Whether a value is NaN, NaT or pandas' NA: what does not even equal itself."""
    try:
        return not bool(value == value)  # noqa: PLR0124 - that is how it is known
    except TypeError:
        return True


def _quantity_cell(value: Quantity) -> Cell:
    low = None if value.low is None else Fraction(value.low)
    high = None if value.high is None else Fraction(value.high)
    if value.stated is not None:
        point = Fraction(value.stated)
    else:
        assert low is not None and high is not None  # noqa: S101, PT018 - a range has both ends
        point = (low + high) / 2
    return Cell(low=low, high=high, low_open=value.low_open, high_open=value.high_open, point=point)


@frozen
class OpenStatement:
    """A statement that more records of a kind exist than are named.

    `among` are the countries it may speak of, `None` where it may be any.
    """

    record: str
    words: str
    among: frozenset[str] | None
    evidence: tuple[Citation, ...]


def open_statements(
    network: Network, kind: TieKind, ties: Sequence[Tie]
) -> tuple[OpenStatement, ...]:
    """Return the statements that ties of a kind exist which are not named.

    Three rules, all cautious:

    1. An enumeration that the source leaves open, with an item that could make such a tie. More
       such items exist, with any country of the group or area it lists, or with any country at all.
    2. A figure that counts such records (`counts` points to some, or, where it points nowhere, its
       unit is their noun) and whose value is not bounded by the number of those it points to, or
       of all that are named.
    3. A record that could make such a tie, names no party abroad and has no parts that do.
    """
    found = []
    candidates = {
        node for node, attributes in network.nodes.items() if _could_tie(network, node, kind)
    }
    for record, attributes in network.records("enumeration"):
        items = {edge.party for edge in network.edges_of(record, "items")}
        if attributes.get("complete") == "open" and items & candidates:
            words = f"the list {attributes['name']!r} is open"
            found.append(_open(network, record, words, _among(network, record)))
    for record, attributes in network.records("figure"):
        value = Quantity.parse(attributes["quantity"])
        if value.unit == "%" or value.is_money:
            continue
        counted = _counted(network, record)
        if not (counted & candidates if counted else _NOUNS.get(kind) == _noun(value)):
            continue
        named = len(counted or candidates)
        if value.high is None or value.high > named:
            words = f"{attributes['name']!r} gives {value} and {named} are named"
            found.append(_open(network, record, words, _about(network, record)))
    tying = {tie.record for tie in ties}
    wholes = {edge.party for edge in network.edges if edge.relation == "part_of"}
    for record in sorted(candidates - tying - wholes):
        words = f"{network.nodes[record]['name']!r} names no partner"
        found.append(_open(network, record, words, None))
    return tuple(found)


def _open(network: Network, record: str, words: str, among: frozenset[str] | None) -> OpenStatement:
    return OpenStatement(record=record, words=words, among=among, evidence=network.evidence(record))


def _noun(value: Quantity) -> str:
    """The noun of a count without its adjectives: "joint project" counts projects."""
    return value.unit.rpartition(" ")[2]


def _could_tie(network: Network, node: str, kind: TieKind) -> bool:
    attributes = network.nodes[node]
    if kind == "joint-budget":
        return attributes["kind"] == "programme" and attributes.get("budget") == "joint"
    if kind == "funding":
        return attributes["kind"] in _FUNDED
    return attributes["kind"] == kind


def _counted(network: Network, figure: str) -> set[str]:
    """What a figure counts, with enumerations taken item by item."""
    counted: set[str] = set()
    for edge in network.edges_of(figure, "counts"):
        items = {item.party for item in network.edges_of(edge.party, "items")}
        counted |= items or {edge.party}
    return counted


def _among(network: Network, record: str) -> frozenset[str] | None:
    """The countries an enumeration may speak of, where it says what it lists part of."""
    for edge in network.edges_of(record, "among"):
        return _members(network, edge.party)
    return None


def _about(network: Network, figure: str) -> frozenset[str] | None:
    """The countries a figure may speak of: those it is about, if it is about countries only."""
    parties = [edge.party for edge in network.edges_of(figure, "about")]
    codes = {party for party in parties if network.nodes[party]["kind"] == "country"}
    return frozenset(codes) if codes == set(parties) and network.home not in codes else None


def _members(network: Network, party: str) -> frozenset[str] | None:
    kind = network.nodes[party]["kind"]
    try:
        if kind == "group":
            return frozenset(members(party, on=_day(network.on)))
    except NotCoveredError:
        return None
    return frozenset(area(party).members) if kind == "area" else None


def _day(on: Period) -> Period:
    """The day on which memberships are looked up: the last of a span."""
    return Period(str(on.last_day)) if on.is_span and on.last_day else on


def tie_counts(ties: Iterable[Tie], kinds: Iterable[str]) -> dict[str, dict[str, list[Tie]]]:
    """Return the ties to countries by kind and partner."""
    found: dict[str, dict[str, list[Tie]]] = {kind: defaultdict(list) for kind in kinds}
    for tie in ties:
        if tie.partner_kind == "country" and tie.kind in found:
            found[tie.kind][tie.partner].append(tie)
    return found


def pool_of(within: Any, network: Network) -> tuple[frozenset[str] | None, str]:
    """Return the countries `within` stands for (`None`: all) and how to name them.

    Raises `OptionError` for what is neither a group, an area nor countries.
    """
    if within is None:
        return None, "all countries"
    if isinstance(within, str):
        return _named_pool(within, network)
    try:
        codes = frozenset(country(one).alpha3 for one in within)
    except TypeError:
        message = f"within={within!r}; expected a group, an area or several countries"
        raise OptionError(message) from None
    if not codes:
        message = "within names no country; leave it out to rank all partners"
        raise OptionError(message)
    return codes, f"{len(codes)} countries given"


def _named_pool(name: str, network: Network) -> tuple[frozenset[str], str]:
    try:
        found = group_of(name)
    except UnknownGroupError:
        pass
    else:
        day = _day(network.on)
        listed = members(found, on=day, kinds=found.full_kinds)
        return frozenset(listed), f"{found.name} ({', '.join(found.full_kinds)}) on {day}"
    try:
        place = area(name)
    except UnknownGroupError:
        choices = [one.code for one in groups()] + [one.name for one in areas()]
        message = (
            f"unknown pool within={name!r}; expected a group ({', '.join(g.code for g in groups())}"
            f"), an area of UN M49, or a list of countries{nearest(name, choices)}"
        )
        raise OptionError(message) from None
    return frozenset(place.members), f"{place.name} (UN M49)"
