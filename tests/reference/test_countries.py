"""Countries against ISO 3166-1, areas against UN M49, and the names that are refused."""

from __future__ import annotations

import csv
from pathlib import Path

import pycountry
import pytest
from countrycode import countrycode
from hypothesis import given
from hypothesis import strategies as st

from belarus_stic.errors import UnknownCountryError, UnknownGroupError
from belarus_stic.reference import Country, area, areas, countries, country, group, groups
from belarus_stic.reference._tables import fold
from belarus_stic.reference.countries import _names, _tables

CODES = [entry.alpha3 for entry in countries()]
# Names in ISO 3166-1 that sources also write for another country.
AMBIGUOUS_IN_ISO = {"Congo"}
# M49 does not list it; the table says where it stands and why.
NOT_IN_M49 = {"TWN"}


def test_codes_are_those_of_iso() -> None:
    """All 249 entries of ISO 3166-1 stand in the table, with their three codes, in order."""
    expected = sorted((c.alpha_3, c.alpha_2, c.numeric) for c in pycountry.countries)
    actual = [(c.alpha3, c.alpha2, c.numeric) for c in countries()]
    assert actual == expected
    assert len(actual) == 249


def test_names_of_iso_resolve() -> None:
    """Each name in ISO 3166-1 is understood as its country, unless it is ambiguous."""
    for entry in pycountry.countries:
        names = {entry.name} | {
            getattr(entry, key)
            for key in ("official_name", "common_name")
            if getattr(entry, key, None)
        }
        for name in names - AMBIGUOUS_IN_ISO:
            assert country(name).alpha3 == entry.alpha_3


@pytest.mark.parametrize(
    ("level", "column"),
    [
        ("region", "un.region"),
        ("subregion", "un.regionsub"),
        ("intermediate_region", "un.regionintermediate"),
    ],
)
def test_areas_are_those_of_m49(level: str, column: str) -> None:
    """Each country lies in the M49 region, subregion and intermediate region it should."""
    names = countrycode(CODES, origin="iso3c", destination=f"{column}.name")
    codes = countrycode(CODES, origin="iso3c", destination=f"{column}.code")
    for entry, name, code in zip(countries(), names, codes, strict=True):
        if entry.alpha3 in NOT_IN_M49:
            assert name is None
            continue
        assert getattr(entry, level) == name
        if name is not None:
            assert int(area(name).code) == int(code)


def test_country_outside_m49_is_placed_as_documented() -> None:
    """Taiwan stands in Eastern Asia, the one deviation from M49."""
    assert (country("TWN").region, country("TWN").subregion) == ("Asia", "Eastern Asia")


def test_antarctica_lies_in_no_region() -> None:
    """M49 puts Antarctica in the world only."""
    assert [c.alpha3 for c in countries() if c.region is None] == ["ATA"]
    assert "ATA" in area("World").members


def test_members_of_the_united_nations() -> None:
    """The United Nations have 193 member states; their observers are none."""
    assert sum(c.un_member for c in countries()) == 193
    actual = {code: country(code).un_member for code in ("CHE", "SSD", "COK", "PSE", "TWN", "VAT")}
    expected = {
        "CHE": True,
        "SSD": True,
        "COK": False,
        "PSE": False,
        "TWN": False,
        "VAT": False,
    }
    assert actual == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("UK", "GBR"),
        ("uk", "GBR"),
        ("Great Britain", "GBR"),
        ("EL", "GRC"),
        ("GR", "GRC"),
        ("Macedonia", "MKD"),
        ("North Macedonia", "MKD"),
        ("FYROM", "MKD"),
        ("the former Yugoslav Republic of Macedonia", "MKD"),
        ("South Korea", "KOR"),
        ("Republic of Korea", "KOR"),
        ("the Netherlands", "NLD"),
        ("Czech Republic", "CZE"),
        ("Czechia", "CZE"),
        ("USA", "USA"),
        ("US", "USA"),
        ("the U.S.", "USA"),
        ("United States of America", "USA"),
        ("Russia", "RUS"),
        ("Russian Federation", "RUS"),
        ("Moldova", "MDA"),
        ("Syria", "SYR"),
        ("Iran", "IRN"),
        ("Vietnam", "VNM"),
        ("Viet Nam", "VNM"),
        ("Laos", "LAO"),
        ("Bolivia", "BOL"),
        ("Venezuela", "VEN"),
        ("Tanzania", "TZA"),
        ("Turkey", "TUR"),
        ("turkiye", "TUR"),
        ("Kyrgyz Republic", "KGZ"),
        ("Slovak Republic", "SVK"),
        ("Guinea", "GIN"),
        ("NA", "NAM"),
        ("112", "BLR"),
        ("004", "AFG"),
        (" Belarus ", "BLR"),
    ],
)
def test_resolves_what_sources_write(name: str, expected: str) -> None:
    """Codes and names as sources write them give the country."""
    assert country(name).alpha3 == expected


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "Korea",
            (
                "'Korea' is refused: two countries are called so; "
                "give one of KOR (South Korea), PRK (North Korea)"
            ),
        ),
        (
            "the Congo",
            (
                "'the Congo' is refused: two countries are called so; "
                "give one of COD (Democratic Republic of the Congo), COG (Republic of the Congo)"
            ),
        ),
        ("Kosovo", "'Kosovo' is refused: it has no entry in ISO 3166-1"),
        ("XK", "'XK' is refused: it has no entry in ISO 3166-1"),
        (
            "Serbia and Montenegro",
            (
                "'Serbia and Montenegro' is refused: it ended in 2006; "
                "give one of MNE (Montenegro), SRB (Serbia)"
            ),
        ),
        (
            "European Union",
            "'European Union' is a group of countries, European Union; expected one country",
        ),
        ("Germny", "unknown country 'Germny'; did you mean 'Germany'?"),
        ("Atlantis-on-Sea", "unknown country 'Atlantis-on-Sea'"),
        ("", "unknown country ''"),
        ("4", "unknown country '4'"),
    ],
)
def test_refuses_to_guess(name: str, message: str) -> None:
    """An ambiguous, ended, unlisted or misspelt name is refused with what would do instead."""
    with pytest.raises(UnknownCountryError) as caught:
        country(name)
    assert str(caught.value) == message


def test_refuses_what_is_no_text() -> None:
    """The missing value that a type-guessing reader makes of Namibia's code is refused."""
    with pytest.raises(UnknownCountryError, match="NA, the code of Namibia"):
        country(float("nan"))  # type: ignore[arg-type]


def test_refused_names_are_not_listed_and_name_real_candidates() -> None:
    """Every refused name is refused, and every candidate offered is a country."""
    for names, candidates, _ in _tables()["refused"]:
        assert not [name for name in names if fold(name) in _names()]
        assert set(candidates) <= set(CODES)


def test_no_name_stands_for_two_countries() -> None:
    """Each name, folded, belongs to one country."""
    owners: dict[str, set[str]] = {}
    for entry in countries():
        codes = (entry.alpha3, entry.alpha2, entry.numeric)
        for name in (*codes, entry.name, *entry.names):
            owners.setdefault(fold(name), set()).add(entry.alpha3)
    assert {name: codes for name, codes in owners.items() if len(codes) > 1} == {}


def test_no_name_is_listed_twice() -> None:
    """The other names of a country repeat neither each other nor its name and codes."""
    for entry in countries():
        names = [fold(n) for n in (entry.alpha3, entry.alpha2, entry.name, *entry.names)]
        assert sorted(set(names)) == sorted(names)


@given(st.sampled_from(countries()), st.data())
def test_every_listed_name_resolves_in_any_case(entry: Country, data: st.DataObject) -> None:
    """Case, a leading "the" and blanks around it do not hide a listed name."""
    name = data.draw(st.sampled_from((entry.name, *entry.names, entry.alpha2, entry.alpha3)))
    change = data.draw(st.sampled_from((str, str.upper, str.lower, str.title)))
    assert country(change(name)) == entry
    assert country(f" the {name}") == entry


def test_resolves_the_codes_and_names_of_cordis(source_material: Path) -> None:
    """The English names and EU codes of CORDIS's own list are understood, or refused knowingly."""
    path = source_material / "data" / "cordis" / "countries_reference_2019.csv"
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = [r for r in csv.DictReader(lines, delimiter=";") if r["language"] == "en"]
    refused = set()
    for row in rows:
        for text in (row["euCode"], row["name"]):
            try:
                alpha2 = country(text).alpha2
            except UnknownCountryError:
                refused.add(text)
            else:
                assert alpha2 == (row["euCode"] if row["isoCode"] == "NULL" else row["isoCode"])
    # One is ambiguous, the others are outside ISO 3166-1.
    assert refused == {"CP", "Clipperton", "Congo", "Kosovo", "XK"}


def test_areas_nest() -> None:
    """An area lies in its parent, and the members of the world are all countries."""
    by_code = {found.code: found for found in areas()}
    for found in areas():
        if found.parent is None:
            assert (found.level, found.members) == ("world", tuple(CODES))
        else:
            assert set(found.members) <= set(by_code[found.parent].members)


@pytest.mark.parametrize("level", ["region", "subregion"])
def test_areas_of_a_level_do_not_overlap(level: str) -> None:
    """Each country but Antarctica lies in one region and one subregion."""
    members = [code for found in areas() if found.level == level for code in found.members]
    assert sorted(members) == [code for code in CODES if code != "ATA"]


def test_a_country_and_its_areas_agree() -> None:
    """The area names of a country are those of the areas that list it."""
    for entry in countries():
        levels = {found.level: found.name for found in areas() if entry.alpha3 in found.members}
        assert entry.region == levels.get("region")
        assert entry.subregion == levels.get("subregion")
        assert entry.intermediate_region == levels.get("intermediate region")


@pytest.mark.parametrize(
    ("name", "code"),
    [("Eastern Europe", "151"), ("latin america and the caribbean", "419"), ("001", "001")],
)
def test_area_by_name_or_code(name: str, code: str) -> None:
    """An area is found by its M49 name in any case, and by its code."""
    assert area(name).code == code


def test_area_refuses_other_names() -> None:
    """A name that M49 does not use is refused, with the nearest that it does use."""
    with pytest.raises(UnknownGroupError) as caught:
        area("Latin America")
    assert str(caught.value).startswith("unknown area 'Latin America'; expected a name or code")
    with pytest.raises(UnknownGroupError, match="did you mean 'Eastern Europe'"):
        area("East Europe")


def test_group_codes_and_area_names_are_no_countries() -> None:
    """A reference to a country, a group or an area cannot be taken for another of them."""
    groups_and_areas = {found.code for found in groups()} | {found.name for found in areas()}
    assert groups_and_areas.isdisjoint(CODES)
    assert {found.code for found in groups()}.isdisjoint(found.name for found in areas())
    assert group("EU").code not in CODES
