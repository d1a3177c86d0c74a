"""Lists of names and codes that users bring: each entry gives its country or is refused rightly.

`names.csv` holds names as the World Bank, Natural Earth, Web of Science, UN Comtrade and older
reports write them, those misspelt, and places and words that only look like a country; the other
lists are those of the packages pycountry and countrycode.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import pycountry
import pytest
from countrycode.countrycode import prepare_codelist
from hypothesis import given
from hypothesis import strategies as st

from belarus_stic.errors import UnknownCountryError
from belarus_stic.reference import Country, countries, country, country_codes, refusal

NAMES = {entry.name: entry.alpha_3 for entry in countries()}
CODELIST: dict[str, list[Any]] = prepare_codelist()
# What ended, by its name in countrycode, with the countries that stand there now.
ENDED = {
    "Channel Islands": {"GGY", "JEY"},
    "Czechoslovakia": {"CZE", "SVK"},
    "German Democratic Republic": {"DEU"},
    "Netherlands Antilles": {"BES", "CUW", "SXM"},
    "Republic of Vietnam": {"VNM"},
    "Serbia and Montenegro": {"MNE", "SRB"},
    "United Arab Republic": {"EGY", "SYR"},
    "Yemen Arab Republic": {"YEM"},
    "Yemen People's Republic": {"YEM"},
    "Yugoslavia": {"BIH", "HRV", "MKD", "MNE", "SRB", "SVN"},
}
NAME_COLUMNS = (
    "country.name.en",
    "cow.name",
    "p4.name",
    "un.name.en",
    "cldr.name.en",
    "cldr.short.en",
    "cldr.variant.en",
    "iso.name.en",
    "vdem.name",
)


def asked(text: str) -> tuple[str | None, set[str]]:
    """Return the country that a text gives, or none and the countries that the refusal names."""
    try:
        return country(text).alpha_3, set()
    except UnknownCountryError as error:
        message = str(error)
    candidates = set(re.findall(r"\b([A-Z]{3}) \(", message.rpartition("; give ")[2]))
    hint = re.search(r"did you mean '(?:\d{3}' \()?(.+?)['\)]", message.replace('"', "'"))
    return None, candidates | ({NAMES[hint[1]]} if hint else set())


def entries(column: str) -> Iterable[tuple[str, set[str]]]:
    """Give each entry of a list with the countries it may stand for."""
    rows = zip(CODELIST["iso3c"], CODELIST["country.name.en"], CODELIST[column], strict=True)
    for code, name, text in rows:
        if text:
            yield text, {code} if code else ENDED.get(name, set())


with (Path(__file__).parent / "names.csv").open(encoding="utf-8", newline="") as lines:
    WRITTEN = [tuple(row.values()) for row in csv.DictReader(lines)]


@pytest.mark.parametrize(("source", "name", "expected"), WRITTEN)
def test_names_as_sources_write_them(source: str, name: str, expected: str) -> None:
    """Each name gives its country, or else exactly the countries it may mean, or a hint of one."""
    assert source
    how, is_none, candidates = expected.partition(":")
    assert asked(name) == ((None, set(candidates.split())) if is_none else (expected, set()))
    if is_none:
        assert (refusal(name) != "") == (how == "refused")
        assert how in {"refused", "hint" if candidates else "unknown"}


@pytest.mark.parametrize("column", NAME_COLUMNS)
def test_lists_of_english_names(column: str) -> None:
    """No name gives a wrong country or a wrong hint; of today's countries nearly all resolve."""
    unknown = []
    for name, meant in entries(column):
        found, hinted = asked(name)
        assert found is None or {found} == meant, name
        assert not hinted or (meant <= hinted and meant), name
        if found is None and not hinted and set(meant) & country_codes():
            unknown.append(name)
    assert set(unknown) <= {"Palestine/Gaza", "Papal States", "Sudan-North"}


def test_names_of_iso_3166_1() -> None:
    """Each name in ISO 3166-1 gives its country, also with the article behind it."""
    for entry in pycountry.countries:
        for key in ("name", "official_name", "common_name"):
            name = getattr(entry, key, None)
            if name and name != "Congo":
                assert country(name).alpha_3 == entry.alpha_3
                assert country(f"{name} (the)").alpha_3 == entry.alpha_3
                assert country(f"{name}, The").alpha_3 == entry.alpha_3


@pytest.mark.parametrize("column", ["ioc", "wb", "wb_api3c"])
def test_olympic_and_world_bank_codes(column: str) -> None:
    """A code that is not of ISO 3166-1 is refused with its country; one that is, is of ISO."""
    for code, meant in entries(column):
        found, hinted = asked(code)
        if code in country_codes():
            assert found == code
        elif meant:
            assert found in {None, *meant}, code
            assert found or meant <= hinted, code


def test_correlates_of_war_codes() -> None:
    """A code of the Correlates of War that is not of ISO 3166-1 never hints at a wrong country."""
    for code, meant in entries("cowc"):
        found, hinted = asked(code)
        if code not in country_codes() and meant:
            assert found in {None, *meant}, code
            assert not hinted or meant & hinted, code


def test_clashing_codes_name_both_countries() -> None:
    """A code that two lists give to two countries is refused with both."""
    assert asked("NIG") == (None, {"NER", "NGA"})
    assert asked("BUR") == (None, {"BFA", "MMR"})


def test_ended_states_of_iso_3166_3() -> None:
    """Each entry of ISO 3166-3 is refused under name and code, or lives on under another name."""
    lives_on = {"BUR", "DHY", "HVO", "NHB", "RHO", "TMP", "ZAR", "ATF"}
    for entry in pycountry.historic_countries:
        found, hinted = asked(entry.name)
        assert bool(found) == (entry.alpha_3 in lives_on), entry.name
        assert found or hinted, entry.name
        numeric = getattr(entry, "numeric", None)
        for code in filter(None, (entry.alpha_3, entry.alpha_2, numeric)):
            today = {c for e in countries() for c in (e.alpha_3, e.alpha_2, e.numeric)}
            of_code, hints = asked(code)
            assert bool(of_code) == (code in today), code
            assert of_code or (found in hints if found else hints & hinted), code


@pytest.mark.parametrize(
    "name",
    [
        "Kosovo",
        "KOSOVO",
        "Republic of Kosovo",
        "Kosovo, Rep.",
        "Kosovo (UNSCR 1244)",
        "Kosovo*",
        "XK",
        "XKX",
        "KSV",
        "KOS",
    ],
)
def test_kosovo_under_every_name(name: str) -> None:
    """Kosovo is refused with the reason, whatever it is called; nobody else is proposed."""
    with pytest.raises(UnknownCountryError) as caught:
        country(name)
    assert str(caught.value) == f"{name!r} is refused: it has no entry in ISO 3166-1"


@pytest.mark.parametrize(
    "name",
    ["USSR", "U.S.S.R.", "U S S R", "the Soviet Union", "SU", "SUN", "su", "810", "Former USSR"],
)
def test_the_soviet_union_under_every_name(name: str) -> None:
    """The Soviet Union is refused with the reason and the fifteen states that followed it."""
    with pytest.raises(UnknownCountryError) as caught:
        country(name)
    assert f"{name!r} is refused: it ended in 1991; give ARM (Armenia), " in str(caught.value)
    assert len(asked(name)[1]) == 15


# Names of places that lie in a country, or sound like one, which must match nothing.
@pytest.mark.parametrize(
    "name",
    [
        "Perugia",
        "Papal States",
        "Prussia",
        "Tibet",
        "Zanzibar",
        "New Mexico",
        "South Austria",
        "Northern Italia",
        "Great Ireland",
        "Georgia (USA)",
        "Jersey City",
        "Genoa",
        "Malibu",
        "Congo River",
        "Baltic Republic",
        "Saxony",
        "Southern Rhodes",
        "Republic",
        "Islands",
        "Irlandia del Norte",
        "N.",
        "of the",
        "",
    ],
)
def test_places_that_are_no_country(name: str) -> None:
    """They are unknown, and no country is proposed in their place."""
    assert asked(name) == (None, set())


@pytest.mark.parametrize("language", ["de", "es", "fr", "nl", "pl", "sv", "tr"])
def test_names_in_other_languages(language: str) -> None:
    """Names are English; one in another language may be unknown, but no other country is meant."""
    for name, meant in entries(f"cldr.name.{language}"):
        found, hinted = asked(name)
        assert found is None or {found} == meant, name
        assert not hinted or meant <= hinted, name


@given(st.sampled_from(countries()), st.data())
def test_one_wrong_letter_never_hints_at_another_country(
    entry: Country, data: st.DataObject
) -> None:
    """Of a listed name with a letter more, less, other or moved, a hint is its own country."""
    name = data.draw(st.sampled_from((entry.name, *entry.names)))
    at = data.draw(st.integers(0, len(name) - 1))
    letter = data.draw(st.sampled_from(["", *ascii_lowercase]))
    after = data.draw(st.sampled_from([name[at:], name[at + 1 :], name[at + 1 :] + name[at]]))
    found, hinted = asked(name[:at] + letter + after)
    assert found or refusal(name[:at] + letter + after) or hinted <= {entry.alpha_3}
