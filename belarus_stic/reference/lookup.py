"""Countries, groups and areas by the names that people and sources use for them."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from math import isnan

from belarus_stic.errors import UnknownCountryError, UnknownGroupError, quoted
from belarus_stic.reference.countries import (
    Area,
    Country,
    area,
    area_names,
    by_code,
    country_code,
    country_codes,
    is_area,
    nearest_country,
    refusal,
)
from belarus_stic.reference.groups import Group, find_group, group, group_names, groups
from belarus_stic.reference.names import alike, did_you_mean


def country(name_or_code: str | Country) -> Country:
    """Return a country by code or by a name that sources use for it.

    Takes ISO 3166-1 alpha-2, alpha-3 and numeric codes and the codes EL and UK of EU statistics,
    all in capitals or in small letters, and listed English names, whatever their case, accents,
    punctuation, order of words and articles, and with the usual short forms ("Rep.", "Is.", "St.",
    "U.A.E."). A name that a country had before gives the country ("Burma", "Zaire"). Nothing is
    guessed: a name that is not listed is refused, and so is one that may mean several countries
    ("Korea", "Congo"), a state that ended or was divided ("Yugoslavia"), a part of a state
    ("Scotland"), and what has no entry in ISO 3166-1 ("Kosovo").

    >>> country("the Netherlands").alpha_3, country("EL").name, country("Iran, Islamic Rep.").name
    ('NLD', 'Greece', 'Iran')
    >>> country("Korea")
    Traceback (most recent call last):
    belarus_stic.errors.UnknownCountryError: 'Korea' is refused: two countries are called so; \
give KOR (South Korea) or PRK (North Korea)

    Raises `UnknownCountryError`, which names the candidates or the country that was meant.
    """
    if isinstance(name_or_code, Country):
        return name_or_code
    if not isinstance(name_or_code, str):
        raise UnknownCountryError(_no_text(name_or_code))
    if code := country_code(name_or_code):
        return by_code(code)
    raise UnknownCountryError(refusal(name_or_code) or _unknown(name_or_code))


def group_or_area(name: str, *, own: Mapping[str, Group] | None = None) -> Group | Area:
    """Return the group, or else the UN M49 area, of a name or code.

    `own` are groups by code that a profile brings; they are looked up first.

    >>> group_or_area("EU27").name, group_or_area("Eastern Europe").name
    ('European Union', 'Eastern Europe')

    Raises `UnknownGroupError` for what is neither.
    """
    with suppress(UnknownGroupError):
        return group(name, own=own)
    with suppress(UnknownGroupError):
        return area(name)
    known = {one.code: one for one in (*groups(), *(own or {}).values())}
    # South Africa is a country, and not meant for Southern Africa.
    is_country = country_code(str(name)) is not None
    meant = "" if is_country else alike(str(name), group_names(known.values()) | area_names())
    raise UnknownGroupError(
        f"No group is called {quoted(name)}{did_you_mean(meant) or '.'} Known groups: "
        f"{', '.join(sorted(known))}; areas are those of UN M49. "
        "A profile may bring its own groups, with dates and sources."
    )


def code_of(name_or_code: str) -> str | None:
    """Return the code of a group or country by any of its names, `None` for other texts.

    It says no more than that: `group` and `country` say what may have been meant. "EC" is the EU
    here, and for `country` the code of Ecuador.

    >>> code_of("South Korea"), code_of("European Union"), code_of("BLR"), code_of("Korea")
    ('KOR', 'EU', 'BLR', None)
    """
    if name_or_code in country_codes():
        return name_or_code
    found = find_group(name_or_code)
    return found.code if found else country_code(name_or_code)


def _no_text(value: object) -> str:
    message = f"not a country: {value!r}; expected an English name or an ISO 3166-1 code, as text"
    if value is None or (isinstance(value, float) and isnan(value)):
        return message + " (a reader that guesses types takes NA, Namibia, for a missing value)"
    return message


def _unknown(text: str) -> str:
    if is_area(text):
        return f"{text!r} is an area of several countries; expected one country"
    if found := find_group(text):
        return f"{text!r} is a group of countries, {found.name}; expected one country"
    message = f"unknown country {text!r}; expected an English name or an ISO 3166-1 code"
    return message + did_you_mean(nearest_country(text))
