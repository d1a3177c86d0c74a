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
from belarus_stic.reference import (
    Country,
    area,
    areas,
    code_of,
    countries,
    country,
    country_codes,
    group,
    groups,
    refusal,
)
from belarus_stic.reference.countries import _codes, _entries, _names
from belarus_stic.reference.names import fold, spellings

CODES = [entry.alpha_3 for entry in countries()]
# M49 does not list it; the table says where it stands and why.
NOT_IN_M49 = {"TWN"}


def test_codes_are_those_of_iso() -> None:
    """All 249 entries of ISO 3166-1 stand in the table, with their three codes, in order."""
    expected = sorted((c.alpha_3, c.alpha_2, c.numeric) for c in pycountry.countries)
    actual = [(c.alpha_3, c.alpha_2, c.numeric) for c in countries()]
    assert actual == expected
    assert len(actual) == 249


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
        if entry.alpha_3 in NOT_IN_M49:
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
    assert [c.alpha_3 for c in countries() if c.region is None] == ["ATA"]
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
    assert country(name).alpha_3 == expected


UNKNOWN = "expected an English name or an ISO 3166-1 code"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "Korea",
            (
                "'Korea' is refused: two countries are called so; "
                "give KOR (South Korea) or PRK (North Korea)"
            ),
        ),
        ("XK", "'XK' is refused: it has no entry in ISO 3166-1"),
        (
            "GER",
            (
                "'GER' is refused: it is a code of the Olympic Games, not of ISO 3166-1; "
                "give DEU (Germany)"
            ),
        ),
        (
            "Scotland",
            (
                "'Scotland' is refused: it is a part of the United Kingdom; its numbers are not "
                "those of the whole; give GBR (United Kingdom)"
            ),
        ),
        (
            "Netherlands Antilles",
            (
                "'Netherlands Antilles' is refused: they ended in 2010; give "
                "BES (Bonaire, Sint Eustatius and Saba), CUW (Curaçao) or SXM (Sint Maarten)"
            ),
        ),
        (
            "European Commission",
            ("'European Commission' is a group of countries, European Union; expected one country"),
        ),
        ("EU28", "'EU28' is a group of countries, European Union; expected one country"),
        (
            "Southern Africa",
            "'Southern Africa' is an area of several countries; expected one country",
        ),
        ("Germny", f"unknown country 'Germny'; {UNKNOWN}; did you mean 'Germany'?"),
        ("56", f"unknown country '56'; {UNKNOWN}; did you mean 'Belgium'?"),
        ("999", f"unknown country '999'; {UNKNOWN}"),
        ("Atlantis-on-Sea", f"unknown country 'Atlantis-on-Sea'; {UNKNOWN}"),
        ("", f"unknown country ''; {UNKNOWN}"),
        ("Беларусь", f"unknown country 'Беларусь'; {UNKNOWN}"),
        ("s. aa " * 40, f"unknown country {'s. aa ' * 40!r}; {UNKNOWN}"),
    ],
)
def test_refuses_to_guess(name: str, message: str) -> None:
    """What is ambiguous, ended, a part, a group or misspelt is refused with what would do."""
    with pytest.raises(UnknownCountryError) as caught:
        country(name)
    assert str(caught.value) == message


def test_short_words_that_leave_two_countries_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a shortened word may be written out to two countries, both are named."""
    monkeypatch.setitem(_names(), fold("New Korea"), ({"NZL"}, ""))
    with pytest.raises(UnknownCountryError) as caught:
        country("N. Korea")
    assert str(caught.value) == (
        "'N. Korea' is refused: it may mean several countries; "
        "give NZL (New Zealand) or PRK (North Korea)"
    )


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "takes NA, Namibia, for a missing value"),
        (float("nan"), "takes NA, Namibia, for a missing value"),
        (56, "not a country: 56; expected an English name or an ISO 3166-1 code, as text"),
        (56.0, "not a country: 56.0; expected an English name or an ISO 3166-1 code, as text"),
        (True, "not a country: True; expected an English name or an ISO 3166-1 code, as text"),
        (["BLR"], "not a country: ['BLR']; expected"),
    ],
)
def test_refuses_what_is_no_text(value: object, said: str) -> None:
    """What is no text is refused; only a missing value is told of the code of Namibia."""
    with pytest.raises(UnknownCountryError) as caught:
        country(value)  # type: ignore[arg-type]
    assert said in str(caught.value)
    assert ("Namibia" in str(caught.value)) == ("Namibia" in said)


def test_a_country_stands_for_itself() -> None:
    """A country that was looked up may be given wherever its name may."""
    assert country(country("Latvia")) is country("LVA")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Germany", "DEU"),
        ("DEU", "DEU"),
        ("de", "DEU"),
        ("European Union", "EU"),
        ("EU27", "EU"),
        ("EC", "EU"),
        ("Korea", None),
        ("XK", None),
        ("Asia", None),
        ("Germny", None),
        ("", None),
    ],
)
def test_a_code_is_looked_up_without_a_search(
    text: str, code: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a country or a group; what names none or is refused has none, and no hint is made."""
    monkeypatch.setattr("difflib.SequenceMatcher.ratio", lambda _: pytest.fail("searched"))
    assert code_of(text) == code


def test_only_what_is_known_to_be_no_country_has_a_refusal() -> None:
    """Not what is unknown, nor a country."""
    assert refusal("XK") == "'XK' is refused: it has no entry in ISO 3166-1"
    assert [refusal(text) for text in ("Germny", "Germany", "EU", "Asia", "")] == [""] * 5


def test_codes_are_those_of_the_countries() -> None:
    """The set of codes has every country, and nothing else."""
    assert country_codes() == frozenset(CODES)


def test_every_entry_has_one_meaning() -> None:
    """No name or code stands in two rows, and all that may be meant is a country."""
    meanings: dict[str, set[str]] = {}
    for name, (codes, reason) in _entries():
        assert codes <= set(CODES)
        assert reason or len(codes) == 1
        key = name.upper() if name == name.upper() else fold(name)
        said = f"{sorted(codes)} {reason}"
        assert meanings.setdefault(key, {said}) == {said}, name
    assert len({name.casefold() for name in _codes()}) + len(_names()) == len(meanings)


def test_no_two_names_meet() -> None:
    """No listed name follows from another one, is that of a refused one, or names an area."""
    listed = {name: min(codes) for name, (codes, reason) in _names().items() if not reason}
    for entry in countries():
        for name in (entry.name, *entry.names):
            reached = {text for step in spellings(name) for text in step} - {fold(name)}
            assert {listed.get(text, entry.alpha_3) for text in reached} <= {entry.alpha_3}, name
    assert not set(listed) & {fold(found.name) for found in areas() if len(found.members) > 1}


def test_each_country_is_found_by_the_name_it_is_printed_with() -> None:
    """The short English name of a country gives that country."""
    for entry in countries():
        assert country(entry.name) is entry


@given(st.sampled_from(countries()), st.data())
def test_every_listed_name_resolves_in_any_case(entry: Country, data: st.DataObject) -> None:
    """Case, a leading "the" and blanks around it do not hide a listed name."""
    name = data.draw(st.sampled_from((entry.name, *entry.names, entry.alpha_2, entry.alpha_3)))
    given_as = data.draw(st.sampled_from((name, name.upper(), name.lower())))
    assert country(given_as) == entry
    assert country(f" {given_as} ") == entry


@given(st.sampled_from(countries()), st.data())
def test_the_order_of_words_and_articles_do_not_hide_a_name(
    entry: Country, data: st.DataObject
) -> None:
    """Words may stand in any order, articles and commas anywhere between them."""
    name = data.draw(st.sampled_from((entry.name, *entry.names)))
    turned = data.draw(st.permutations(name.replace("(", "").replace(")", "").split()))
    assert (
        country(data.draw(st.sampled_from([", ", " ", " the ", " of the "])).join(turned)) == entry
    )


def test_resolves_the_codes_and_names_of_cordis(source_material: Path) -> None:
    """The English names and EU codes of CORDIS's own list are understood, or refused knowingly."""
    path = source_material / "data" / "cordis" / "countries_reference_2019.csv"
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = [r for r in csv.DictReader(lines, delimiter=";") if r["language"] == "en"]
    refused = set()
    for row in rows:
        for text in (row["euCode"], row["name"]):
            try:
                alpha_2 = country(text).alpha_2
            except UnknownCountryError:
                refused.add(text)
            else:
                assert alpha_2 == (row["euCode"] if row["isoCode"] == "NULL" else row["isoCode"])
    # Two are ambiguous, the others are outside ISO 3166-1.
    assert refused == {"CP", "Clipperton", "Congo", "Kosovo", "Micronesia", "XK"}


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
        levels = {found.level: found.name for found in areas() if entry.alpha_3 in found.members}
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


@pytest.mark.parametrize(
    "text",
    [
        *("n/a", "N/A", "n.-a.", "B&H", "R.-U.", "\u00c1o", "B\u1ec9", "b e"),
        *("N.A.", "R.U.", "A.S.", "N.T.", "E.L.", "I.Q."),
        *("Nga", "Be", "Blr", "Van", "Ant", "El", "Car", "Fry", "Roc", "bY"),
    ],
)
def test_a_code_is_written_as_codes_are(text: str) -> None:
    """All in capitals or in small letters, and without dots: "not available" is not Namibia."""
    with pytest.raises(UnknownCountryError) as caught:
        country(text)
    assert str(caught.value) == f"unknown country {text!r}; {UNKNOWN}"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (" blr ", "BLR"),
        ("u.s.a.", "USA"),
        ("U. K.", "GBR"),
        ("U A E", "ARE"),
        ("Uae", "ARE"),
        ("R.O.K.", "KOR"),
        ("C.A.R.", "CAF"),
        ("car", "CAF"),
        ("EL", "GRC"),
    ],
)
def test_a_known_abbreviation_may_have_dots(text: str, code: str) -> None:
    """Where people write dots, they may stand; a code may be in small letters."""
    assert country(text).alpha_3 == code


def test_area_refuses_other_names() -> None:
    """A name that M49 does not use is refused, with the nearest that it does use."""
    with pytest.raises(UnknownGroupError) as caught:
        area("Latin America")
    assert str(caught.value).startswith("unknown area 'Latin America'; expected a name or code")
    with pytest.raises(UnknownGroupError, match="did you mean 'Eastern Europe'"):
        area("East Europe")
    # Nothing is proposed that may be another area.
    for name in ("E. Europe", "W Europe", "Estern Europe", "South-West Asia"):
        with pytest.raises(UnknownGroupError) as caught:
            area(name)
        assert "did you mean" not in str(caught.value)
    with pytest.raises(UnknownGroupError, match="unknown area None; expected a name or code"):
        area(None)  # type: ignore[arg-type]


def test_group_codes_and_area_names_are_no_countries() -> None:
    """A reference to a country, a group or an area cannot be taken for another of them."""
    groups_and_areas = {found.code for found in groups()} | {found.name for found in areas()}
    assert groups_and_areas.isdisjoint(CODES)
    assert {found.code for found in groups()}.isdisjoint(found.name for found in areas())
    assert group("EU").code not in CODES
