"""Countries (ISO 3166-1) and the areas they lie in (UN M49)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Literal

from attrs import field, frozen

from belarus_stic.errors import UnknownGroupError
from belarus_stic.reference.names import alike, did_you_mean, fold, spellings
from belarus_stic.reference.tables_file import by_first, read_tables

Level = Literal["world", "region", "subregion", "intermediate region"]
Meaning = tuple[set[str], str]


@frozen
class Country:
    """An entry of ISO 3166-1, which also lists territories that are no states.

    `alpha_3`, `alpha_2` and `numeric` (three digits, as text) are its codes, `name` a short English
    name, `names` others that sources write. `region`, `subregion` and `intermediate_region` are
    names of UN M49 areas, `None` where M49 has none: it puts Antarctica in no region, and most
    countries in no intermediate one. Deviation: M49 does not list Taiwan, which stands here in
    Eastern Asia, where UN population statistics put it. `un_member` tells whether it is a member
    state of the United Nations.
    """

    alpha_3: str
    alpha_2: str
    numeric: str
    name: str
    region: str | None
    subregion: str | None
    intermediate_region: str | None
    un_member: bool
    names: tuple[str, ...] = field(repr=False)


@frozen
class Area:
    """A UN M49 area: the world, a region, a subregion or an intermediate region.

    `code` has three digits; `parent` is the code of the area it is part of, `None` for the world;
    `members` are the alpha-3 codes of all countries in it.
    """

    code: str
    name: str
    level: Level
    parent: str | None
    members: tuple[str, ...] = field(repr=False)


def _rows() -> dict[str, list[Any]]:
    return by_first("countries.json", "countries")


@cache
def country_codes() -> frozenset[str]:
    """Return the alpha-3 codes of all countries."""
    return frozenset(_rows())


def country_name(code: str) -> str:
    """Return the name of a country by its alpha-3 code, without reading anything else of it."""
    return str(_rows()[code][3])


def countries() -> tuple[Country, ...]:
    """Return the 249 entries of ISO 3166-1 by alpha-3 code.

    >>> len(countries()), sum(country.un_member for country in countries())
    (249, 193)
    """
    return tuple(by_code(code) for code in _rows())


@cache
def areas() -> tuple[Area, ...]:
    """Return all UN M49 areas by code.

    >>> [area.name for area in areas() if area.level == "region"]
    ['Africa', 'Oceania', 'Americas', 'Asia', 'Europe']
    """
    rows = by_first("areas.json", "areas")
    inside: dict[str, list[str]] = {code: [] for code in rows}
    for alpha_3, row in _rows().items():
        for around in _within(row[4]):
            inside[around[0]].append(alpha_3)
    return tuple(
        Area(code, name, level, parent, tuple(inside[code]))
        for code, name, level, parent in rows.values()
    )


def country_code(text: str) -> str | None:
    """Return the alpha-3 code of the country that `country` gives, `None` where it raises."""
    codes, reason = _meant(text)
    return None if reason else next(iter(codes), None)


def refusal(text: str) -> str:
    """Return why a text that is known to name no single country is refused; nothing for others.

    >>> refusal("Czechoslovakia")
    "'Czechoslovakia' is refused: it ended in 1992; give CZE (Czechia) or SVK (Slovakia)"
    >>> refusal("Czechia"), refusal("Bohemia")
    ('', '')
    """
    codes, reason = _meant(text)
    given = [f"{code} ({country_name(code)})" for code in sorted(codes)]
    choice = " or ".join(filter(None, [", ".join(given[:-1]), *given[-1:]]))
    return (f"{text!r} is refused: {reason}" + f"; give {choice}" * bool(given)) * bool(reason)


def _meant(text: str) -> Meaning:
    """Return the countries that a text may mean, and why it is refused where it is."""
    # "Van" is a city, and not what the Olympic Games call Vanuatu.
    if text in {text.upper(), text.lower()} and (found := _codes().get(text.strip().lower())):
        return found
    for step in spellings(text):
        if meanings := [_names()[name] for name in step if name in _names()]:
            codes = set[str]().union(*(codes for codes, _ in meanings))
            several = "it may mean several countries" if len(codes) > 1 else ""
            return codes, next((reason for _, reason in meanings if reason), several)
    return set(), ""


def area(name_or_code: str) -> Area:
    """Return a UN M49 area by its three-digit code or its name in M49.

    >>> area("Eastern Europe").members
    ('BGR', 'BLR', 'CZE', 'HUN', 'MDA', 'POL', 'ROU', 'RUS', 'SVK', 'UKR')
    >>> area("419").name, area("Caribbean").level
    ('Latin America and the Caribbean', 'intermediate region')

    Raises `UnknownGroupError` for anything else.
    """
    if found := _areas_by_name().get(fold(str(name_or_code))):
        return found
    meant = alike(str(name_or_code), area_names())
    message = f"unknown area {name_or_code!r}; expected a name or code of UN M49"
    raise UnknownGroupError(message + did_you_mean(meant))


def area_names() -> dict[str, str]:
    """Return the names of all areas, by the same folded."""
    return {fold(around.name): around.name for around in areas()}


@cache
def _areas_by_name() -> dict[str, Area]:
    return {name: one for one in areas() for name in (one.code, fold(one.name))}


def is_area(text: str) -> bool:
    """Tell whether a text is the code or name of an area."""
    return fold(text) in _areas_by_name()


def nearest_country(text: str) -> str:
    """Return the name of the country that an unknown text may be misspelt for, "" for none.

    >>> nearest_country("Phillipines"), nearest_country("Grekenland")
    ('Philippines', '')
    """
    known = {name: "" if reason else min(codes) for name, (codes, reason) in _names().items()}
    # Numbers lose their zeros in a spreadsheet.
    meant = country_code(text.strip().zfill(3)) or alike(text, known)
    return country_name(meant) if meant else ""


def _within(code: str | None) -> list[list[Any]]:
    """Give the rows of an area and of all areas it lies in."""
    row = by_first("areas.json", "areas").get(code or "")
    return [row, *_within(row[3])] if row else []


@cache
def by_code(code: str) -> Country:
    """Return a country by its alpha-3 code."""
    *called, smallest, un_member, names = _rows()[code]
    levels = {level: name for _, name, level, _ in _within(smallest)}
    around = map(levels.get, ("region", "subregion", "intermediate region"))
    return Country(*[*called, *around, un_member, tuple(names)])


@cache
def _codes() -> dict[str, Meaning]:
    """Every code, in small letters; those listed among the names stand all in capitals."""
    return {name.lower(): meaning for name, meaning in _entries() if name == name.upper()}


@cache
def _names() -> dict[str, Meaning]:
    """Every name, folded."""
    return {fold(name): meaning for name, meaning in _entries() if name != name.upper()}


def _entries() -> Iterator[tuple[str, Meaning]]:
    """Give every listed name and code with the countries it means, and why it is refused."""
    for code, alpha_2, numeric, name, _, _, names in _rows().values():
        yield from ((one, ({code}, "")) for one in (code, alpha_2, numeric, name, *names))
    for code, candidates, usage in read_tables("countries.json")["foreign_codes"]:
        yield code, (set(candidates), f"it is a code of {usage}, not of ISO 3166-1")
    for names, candidates, reason in read_tables("countries.json")["refused"]:
        meaning = set(candidates), reason
        former = [f"Former {name}" for name in names if "ended" in reason]
        yield from ((one, meaning) for one in (*names, *former))
