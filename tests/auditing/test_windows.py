"""Amounts and counts of one thing, and whether they are of one time."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from auditing.asked import audit_of, audit_of_two, said, severities, text_of
from samples import figure, organisation, programme

from belarus_stic.auditing import Audit
from belarus_stic.model import Figure, Record


def of_body(value: str, record_id: str, **changes: Any) -> Figure:
    """Return an undated figure about the organisation `body`."""
    return figure(value, record_id, **{"indicator": record_id, "about": ["body"], **changes})


def windows(*records: Record) -> Audit:
    """Return the audit of figures about `body`."""
    return audit_of(organisation("body"), organisation("elsewhere"), *records)


def test_windows_that_differ() -> None:
    """A budget of some years and a count of others are a gap: no money for each follows."""
    audited = windows(
        of_body("100 EUR", "budget", period="1994/2006"),
        of_body("24 project", "projects", period="1993/.."),
    )
    assert said(audited, "windows") == [("gap", ("budget", "projects"))]
    assert text_of(audited, "windows") == (
        "Name of body: 100 EUR (1994 to 2006) and 24 projects (since 1993) are of different times."
    )


@pytest.mark.parametrize(
    ("undated", "severity"),
    [
        ("100 USD", "gap"),
        (">1000000 EUR", "gap"),
        ("<2000000 USD", "gap"),
        ("~1000000 USD", "gap"),
        ("1000 project", "gap"),
        (">1000000 USD", "tension"),
    ],
)
def test_windows_that_are_unstated(undated: str, severity: str) -> None:
    """A figure without a date beside one with a date is a gap; a sum too large a tension."""
    audited = windows(of_body("580000 USD", "projects", period="2010"), of_body(undated, "grants"))
    assert said(audited, "windows") == [(severity, ("grants", "projects"))]


def test_the_largest_undated_and_the_smallest_dated() -> None:
    """Are named in the tension."""
    audited = windows(
        of_body("5 USD", "a", period="2010"),
        of_body("3 USD", "b", period="2010"),
        of_body("4 USD", "c"),
        of_body("9 USD", "d"),
        of_body(">=1 USD", "e", period="2010"),
    )
    assert text_of(audited, "windows") == (
        "Name of body: 9 USD (d, undated) cannot be part of 3 USD (b, 2010)."
    )


def test_windows_alike() -> None:
    """Figures of one time agree: of one period, or as of one date."""
    dated = [
        of_body("204 application", "a", as_of="2011"),
        of_body("31 project", "b", as_of="2011"),
    ]
    assert said(windows(*dated), "windows") == [("agrees", ("a", "b"))]
    assert text_of(windows(*dated), "windows") == (
        "Name of body: 204 applications and 31 projects are given for the same time (as of 2011)."
    )
    covered = [of_body("204 grant", "a", period="2011"), of_body("31 project", "b", period="2011")]
    assert severities(windows(*covered), "windows") == ["agrees"]
    earlier = of_body("2 project", "c", indicator="b", period="2010")
    assert text_of(windows(*covered, earlier), "windows") == (
        "Name of body: 204 grants and 31 projects are given for the same time (2011)."
    )


def test_a_time_covered_beside_a_date_spoken_at() -> None:
    """Money up to October and projects as of November 2011: neither one time nor two."""
    audited = windows(
        of_body("204 application", "a", as_of="2011-11"),
        of_body("31 project", "b", as_of="2011-11"),
        of_body("~1840000 EUR", "c", period="../2011-10", as_of="2011-11"),
    )
    assert said(audited, "windows") == []


def test_two_dates_spoken_at() -> None:
    """Counts as of two dates are of two times."""
    audited = windows(
        of_body("204 application", "a", as_of="2010"), of_body("31 project", "b", as_of="2011")
    )
    assert severities(audited, "windows") == ["gap"]


def test_series_have_common_windows() -> None:
    """Two indicators year by year share their years."""
    audited = windows(
        *(
            of_body(f"{year} {name}", f"{name}-{year}", indicator=name, period=year)
            for name in ("project", "grant")
            for year in ("2010", "2011")
        )
    )
    assert severities(audited, "windows") == ["agrees"]


@pytest.mark.parametrize(
    ("period", "severity"), [("2007/2011", "agrees"), ("2007/..", "gap"), ("2007~/2011", "gap")]
)
def test_window_of_the_programme(period: str, severity: str) -> None:
    """A figure without a date has the time of its programme, if that is closed."""
    audited = audit_of(
        programme("dated", period=period),
        of_body("5 EUR", "budget", period="2007/2011", about=["dated"]),
        of_body("2 priority", "priorities", about=["dated"]),
    )
    assert said(audited, "windows") == [(severity, ("budget", "priorities"))]


def test_windows_of_several_programmes() -> None:
    """Of two programmes with periods neither gives a figure its time."""
    audited = audit_of(
        programme("one", period="2007"),
        programme("two", period="2007"),
        of_body("5 EUR", "budget", about=["one", "two"], period="2007"),
        of_body("2 priority", "priorities", about=["one", "two"]),
    )
    assert severities(audited, "windows") == ["gap"]


@pytest.mark.parametrize(
    ("value", "changes"),
    [
        ("5 EUR", {"indicator": "money"}),
        ("5 EUR", {"about": ["elsewhere"]}),
        ("5 project", {"counts": ["body"]}),
        ("5 EUR", {"per": ["project"]}),
        ("5 %", {}),
        ("5 month", {}),
    ],
)
def test_windows_of_other_figures(value: str, changes: dict[str, Any]) -> None:
    """One indicator, another subject, a counted list, a share and a duration have no say."""
    audited = windows(
        of_body("100 EUR", "money", period="2010"), of_body(value, "other", **changes)
    )
    assert said(audited, "windows") == []


@pytest.mark.parametrize("unit", ["day", "week", "month", "year", "%"])
def test_durations_and_percentages_have_no_window(unit: str) -> None:
    """They are of no number of things."""
    audited = windows(of_body("100 EUR", "a", period="2010"), of_body(f"9 {unit}", "b"))
    assert said(audited, "windows") == []


@pytest.mark.parametrize("place", ["POL", "Eastern Europe", "label:neighbours"])
def test_windows_of_places(place: str) -> None:
    """What is about a place only is of many things; a body there is one."""
    dated, undated = figure("5 EUR", "a", period="2010"), figure("7 project", "b", indicator="b")
    for about, found in (([place], []), ([place, "body"], ["gap"])):
        both = [evolve(one, about=about) for one in (dated, undated)]
        assert severities(windows(*both), "windows") == found


def test_windows_of_places_of_all_kinds() -> None:
    """Together they are no one thing either."""
    about = ["POL", "Eastern Europe", "label:neighbours"]
    dated = figure("5 EUR", "a", period="2010", about=about)
    assert (
        said(windows(dated, figure("7 project", "b", indicator="b", about=about)), "windows") == []
    )


def test_what_is_too_large_is_an_undated_sum() -> None:
    """Counts may overlap, and a dated sum may well be greater than another."""
    counts = [of_body("3 project", "a", period="2010"), of_body("9 project", "b")]
    assert severities(windows(*counts), "windows") == ["gap"]
    undated = [of_body("1 USD", "c"), of_body("9 USD", "d")]
    assert severities(windows(of_body("20 USD", "a", period="2010"), *undated), "windows") == [
        "gap"
    ]
    dated = [of_body(f"{2011 - year} USD", f"y-{year}", period=f"{year}") for year in (2002, 2008)]
    assert severities(windows(*dated, of_body("1 USD", "undated")), "windows") == ["gap"]


def test_windows_of_a_country() -> None:
    """What is about a country alone is about many things."""
    audited = windows(
        figure("100 EUR", "money", indicator="money", as_of="2011"),
        figure("5 project", "count", indicator="projects", as_of="2010"),
    )
    assert said(audited, "windows") == []


def test_windows_none_of_which_is_stated() -> None:
    """Figures that are all undated are the undated rule's."""
    assert said(windows(of_body("100 EUR", "a"), of_body("5 project", "b")), "windows") == []


def test_each_source_has_its_own_times() -> None:
    """Two sources of two dates make no gap, and no agreement."""
    audited = audit_of_two(
        organisation("body", cites=["one#part.1"]),
        of_body("305 application", "a", as_of="2010", cites=["one#part.1"]),
        of_body("58 project", "b", as_of="2011", cites=["two#part.1"]),
    )
    assert said(audited, "windows") == []


def test_many_times_are_cut() -> None:
    """A sentence of seven times names five."""
    years = range(2001, 2008)
    audited = windows(
        *(of_body(f"{year} project", f"p-{year}", period=str(year)) for year in years)
    )
    assert "and 2 more are of different times" in text_of(audited, "windows")


def test_the_first_of_two_currencies() -> None:
    """In which an undated sum is too large, by code."""
    audited = windows(
        *(of_body(f"5 {unit}", f"dated-{unit.lower()}", period="2010") for unit in ("USD", "EUR")),
        *(of_body(f"9 {unit}", f"undated-{unit.lower()}") for unit in ("USD", "EUR")),
    )
    assert "9 EUR (undated-eur, undated)" in text_of(audited, "windows")


def test_a_series_of_both_kinds_of_time() -> None:
    """Of which one may be the other's is not known to be of another time."""
    audited = windows(
        of_body("1 project", "a", indicator="projects", period="2010"),
        of_body("2 project", "b", indicator="projects", as_of="2010"),
        of_body("3 grant", "c", as_of="2011"),
    )
    assert said(audited, "windows") == []
