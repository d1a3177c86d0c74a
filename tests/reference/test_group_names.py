"""Names of groups: what they are called, with and without a number, and beside areas."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from attrs import evolve

from belarus_stic.errors import NotCoveredError, UnknownGroupError
from belarus_stic.reference import Area, group, group_codes, group_or_area, members, name_of


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("EU6", "1958-01-01", "1972-12-31"),
        ("EU15", "1995-01-01", "2004-04-30"),
        ("EU-15", "1995-01-01", "2004-04-30"),
        ("EU25", "2004-05-01", "2006-12-31"),
        ("EU27", "2007-01-01", "2013-06-30"),
        ("EU 28", "2013-07-01", "2020-01-31"),
        ("eu27", "2020-02-01", "2024-12-31"),
    ],
)
def test_a_name_with_a_number_holds_on_its_days(name: str, first: str, last: str) -> None:
    """EU27 and its like are the EU on the days on which it had so many members, and no others."""
    number = int("".join(filter(str.isdecimal, name)))
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    assert group(name).code == "EU"
    assert len(members(name, on=begin)) == len(members(name, on=end)) == number
    for other in (begin - timedelta(days=1), end + timedelta(days=1)):
        with pytest.raises(NotCoveredError):
            members(name, on=other)


def test_a_name_with_a_number_names_the_one_that_fits() -> None:
    """Outside its days the name is refused with the one that fits; an unheard-of one is unknown."""
    with pytest.raises(NotCoveredError) as caught:
        members("EU27", on="2015")
    assert str(caught.value) == (
        "EU had 28 members on 2015-12-31, not 27; ask for 'EU28', or for 'EU' on any day"
    )
    assert len(members("OECD34", on="2011")) == 34
    for unheard in ("EU26", "EU99", "28EU", "G7"):
        with pytest.raises(UnknownGroupError):
            group(unheard)


def test_names_of_countries_and_groups() -> None:
    """A code has its English name, in short where asked; anything else has none."""
    assert [name_of(code) for code in ("BLR", "EU", "EaP", "Belarus", "XKX", "")] == [
        "Belarus",
        "European Union",
        "Eastern Partnership",
        None,
        None,
        None,
    ]
    assert {code: name_of(code, short=True) for code in sorted(group_codes())} == {
        "CIS": "CIS",
        "EECA": "EECA",
        "EU": "EU",
        "EaP": "Eastern Partnership",
        "EurAsEC": "EurAsEC",
        "FP7-associated": "FP7 associated countries",
        "ISTC": "ISTC",
        "OECD": "OECD",
        "UnionState": "Union State",
    }
    assert name_of("BLR", short=True) == "Belarus"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("EU", "EU"),
        ("eu", "EU"),
        ("the European Union", "EU"),
        ("Commonwealth of Independent States", "CIS"),
        ("EURASEC", "EurAsEC"),
        ("Eurasian Economic Community", "EurAsEC"),
        ("International Science and Technology Centre", "ISTC"),
        ("Eastern Partnership", "EaP"),
        ("Union State", "UnionState"),
        ("FP7 associated", "FP7-associated"),
        ("Eastern Europe and Central Asia", "EECA"),
        ("C.I.S.", "CIS"),
        ("E.U.", "EU"),
        ("EC", "EU"),
        ("European Commission", "EU"),
        ("the European Community", "EU"),
        ("EEC", "EU"),
    ],
)
def test_group_by_code_or_name(name: str, code: str) -> None:
    """A group is found by its code and its names, whatever their case."""
    assert group(name).code == code


def test_refuses_an_unknown_group() -> None:
    """An unknown group is refused, with all codes and the nearest name."""
    with pytest.raises(UnknownGroupError, match="unknown group None; expected one of CIS"):
        members(None, on="2011")  # type: ignore[arg-type]
    with pytest.raises(UnknownGroupError) as caught:
        group("Eastern Partnarship")
    assert str(caught.value) == (
        "unknown group 'Eastern Partnarship'; expected one of CIS, EECA, EU, EaP, EurAsEC, "
        "FP7-associated, ISTC, OECD, UnionState; did you mean 'Eastern Partnership'?"
    )


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("eu", "EU"),
        ("EU-27", "EU"),
        ("Commonwealth of Independent States", "CIS"),
        ("Eastern europe", "151"),
        ("419", "419"),
        ("World", "001"),
    ],
)
def test_a_group_or_an_area_by_its_name(name: str, code: str) -> None:
    """A group or an area is found by any name that either has."""
    assert group_or_area(name).code == code


def test_a_group_comes_before_an_area() -> None:
    """A profile's own group may be called like an area, and is the one that is meant."""
    own = {"Caribbean": evolve(group("EaP"), code="Caribbean")}
    assert group_or_area("Caribbean", own=own) is own["Caribbean"]
    assert isinstance(group_or_area("Caribbean"), Area)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("NATO", "."),
        ("", "."),
        (None, "."),
        ("Germany", "."),
        ("South Africa", "."),
        ("Eastern Partnarship", "; did you mean 'Eastern Partnership'?"),
        ("East Europe", "; did you mean 'Eastern Europe'?"),
        ("Europaen Union", "; did you mean 'European Union'?"),
        (
            "Comonwealth of Independant States",
            "; did you mean 'Commonwealth of Independent States'?",
        ),
        ("North America", "; did you mean 'Northern America'?"),
        ("Nobel Clubb", "; did you mean 'Nobel Club'?"),
        # Nothing is proposed that may be another.
        ("CSI", "."),
        ("EEA", "."),
        ("EEU", "."),
        ("CES", "."),
        ("CIS countries", "."),
        ("E. Europe", "."),
        ("Estern Europe", "."),
    ],
)
def test_neither_a_group_nor_an_area(name: str, hint: str) -> None:
    """What is neither is refused with all groups, and the nearest name of either where there is."""
    with pytest.raises(UnknownGroupError) as caught:
        group_or_area(name, own={"Club": evolve(group("EaP"), code="Club", name="Nobel Club")})
    assert str(caught.value) == (
        f"No group is called {name!r}{hint} Known groups: CIS, Club, EECA, EU, EaP, EurAsEC, "
        "FP7-associated, ISTC, OECD, UnionState; areas are those of UN M49. "
        "A profile may bring its own groups, with dates and sources."
    )
