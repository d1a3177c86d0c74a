"""Countries (ISO 3166-1) and the areas they lie in (UN M49)."""

from __future__ import annotations

from functools import cache
from typing import Literal

from attrs import field, frozen

from belarus_stic.errors import UnknownCountryError, UnknownGroupError, nearest
from belarus_stic.reference.tables_file import Rows, fold, read_tables

Level = Literal["world", "region", "subregion", "intermediate region"]


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


def countries() -> tuple[Country, ...]:
    """Return the 249 entries of ISO 3166-1 by alpha-3 code.

    >>> len(countries()), sum(country.un_member for country in countries())
    (249, 193)
    """
    return tuple(_load()[0].values())


@cache
def country_codes() -> frozenset[str]:
    """Return the alpha-3 codes of all countries."""
    return frozenset(row[0] for row in _tables()["countries"])


def areas() -> tuple[Area, ...]:
    """Return all UN M49 areas by code.

    >>> [area.name for area in areas() if area.level == "region"]
    ['Africa', 'Oceania', 'Americas', 'Asia', 'Europe']
    """
    return tuple(_load()[1].values())


def country(name_or_code: str | Country) -> Country:
    """Return a country by code or by a name that sources use for it.

    Takes ISO 3166-1 alpha-2, alpha-3 and numeric codes, the codes EL and UK of EU statistics, and
    listed names, whatever their case, accents, punctuation and leading "the". Nothing is guessed:
    a name that is not listed is refused, and so is one that may mean several countries ("Korea",
    "Congo"), a country that ended ("Yugoslavia"), or one without an ISO 3166-1 entry ("Kosovo").

    >>> country("the Netherlands").alpha_3, country("EL").name, country("na").name
    ('NLD', 'Greece', 'Namibia')
    >>> country("Korea")
    Traceback (most recent call last):
    belarus_stic.errors.UnknownCountryError: 'Korea' is refused: two countries are called so; \
give one of KOR (South Korea), PRK (North Korea)

    Raises `UnknownCountryError`, which names the candidates or the nearest listed name.
    """
    if isinstance(name_or_code, Country):
        return name_or_code
    if not isinstance(name_or_code, str):
        message = (
            f"not a country: {name_or_code!r}; expected a name or a code as text "
            "(a reader that guesses types turns NA, the code of Namibia, into a missing value)"
        )
        raise UnknownCountryError(message)
    by_alpha_3 = _load()[0]
    if name_or_code in by_alpha_3:
        return by_alpha_3[name_or_code]
    folded = fold(name_or_code)
    alpha_3 = _names().get(folded)
    if alpha_3 is None:
        raise UnknownCountryError(_why_not(name_or_code, folded))
    return by_alpha_3[alpha_3]


def area(name_or_code: str) -> Area:
    """Return a UN M49 area by its three-digit code or its name in M49.

    >>> area("Eastern Europe").members
    ('BGR', 'BLR', 'CZE', 'HUN', 'MDA', 'POL', 'ROU', 'RUS', 'SVK', 'UKR')
    >>> area("419").name, area("Caribbean").level
    ('Latin America and the Caribbean', 'intermediate region')

    Raises `UnknownGroupError` for anything else.
    """
    by_code = _load()[1]
    folded = fold(name_or_code)
    for found in by_code.values():
        if folded in {found.code, fold(found.name)}:
            return found
    hint = nearest(name_or_code, (found.name for found in by_code.values()))
    message = f"unknown area {name_or_code!r}; expected a name or code of UN M49{hint}"
    raise UnknownGroupError(message)


@cache
def _load() -> tuple[dict[str, Country], dict[str, Area]]:
    area_rows = read_tables("areas.json", areas=("code", "name", "level", "parent"))["areas"]
    parents = {code: parent for code, _, _, parent in area_rows}
    named = {code: (name, level) for code, name, level, _ in area_rows}
    inside: dict[str, list[str]] = {code: [] for code in parents}
    by_alpha_3 = {}
    for alpha_3, alpha_2, numeric, name, smallest, un_member, names in _tables()["countries"]:
        levels = {}
        code = smallest
        while code is not None:
            inside[code].append(alpha_3)
            area_name, level = named[code]
            levels[level] = area_name
            code = parents[code]
        by_alpha_3[alpha_3] = Country(
            alpha_3=alpha_3,
            alpha_2=alpha_2,
            numeric=numeric,
            name=name,
            region=levels.get("region"),
            subregion=levels.get("subregion"),
            intermediate_region=levels.get("intermediate region"),
            un_member=un_member,
            names=tuple(names),
        )
    by_code = {
        code: Area(code=code, name=name, level=level, parent=parent, members=tuple(inside[code]))
        for code, name, level, parent in area_rows
    }
    return by_alpha_3, by_code


@cache
def _tables() -> dict[str, Rows]:
    return read_tables(
        "countries.json",
        countries=("alpha_3", "alpha_2", "numeric", "name", "area", "un_member", "names"),
        refused=("names", "candidates", "reason"),
    )


@cache
def _names() -> dict[str, str]:
    """Every listed name and code, folded, to the alpha-3 code."""
    return {
        fold(name): entry.alpha_3
        for entry in countries()
        for name in (entry.alpha_3, entry.alpha_2, entry.numeric, entry.name, *entry.names)
    }


def _why_not(text: str, folded: str) -> str:
    from belarus_stic.reference.groups import group

    for names, candidates, reason in _tables()["refused"]:
        if folded in map(fold, names):
            given = ", ".join(f"{code} ({country(code).name})" for code in candidates)
            return f"{text!r} is refused: {reason}" + (f"; give one of {given}" if given else "")
    try:
        return f"{text!r} is a group of countries, {group(text).name}; expected one country"
    except UnknownGroupError:
        listed = [name for entry in countries() for name in (entry.name, *entry.names)]
        return f"unknown country {text!r}{nearest(text, listed)}"
