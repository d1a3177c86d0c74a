"""Which sums are added: only those alike in all that is stated, whose times are apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from attrs import evolve
from funding_samples import FEW, count, figures, money, paid
from hypothesis import given
from samples import programme, project

from belarus_stic.errors import UndecidedError
from belarus_stic.facts import outermost
from belarus_stic.funding import FundingRow, funding_breakdown
from belarus_stic.model import Figure, Record
from belarus_stic.values import Interval, Period, Quantity, total

SURE = money("one", "10 EUR", period="2009"), money("two", "20 EUR", period="2010")


def rows_of(*given_figures: Record, **options: Any) -> dict[str, FundingRow]:
    """Return the rows by id."""
    return {row.id: row for row in funding_breakdown(paid(*given_figures), **options)}


def totals(*given_figures: Record, **options: Any) -> dict[str, str]:
    """Return the totals by what they add."""
    rows = rows_of(*given_figures, **options).values()
    return {" ".join(row.inputs): str(row.amount) for row in rows if row.kind == "total"}


def test_two_alike() -> None:
    """Sums of one programme and use, of times apart, are added."""
    one, two = (evolve(each, note="A note", as_of="2011") for each in SURE)
    rows = rows_of(one, two)
    assert rows["one"].note == "A note"
    added = rows["total/one/two"]
    assert str(added.amount) == "30 EUR"
    assert added.period == Period("2009/2010")
    assert (added.programme, added.additive, added.total) == ("first", False, None)
    assert (added.note, added.as_of, added.evidence) == (None, None, rows["one"].evidence)
    for name in ("one", "two"):
        row = rows[name]
        assert (row.additive, row.total, row.no_total) == (True, "total/one/two", "")


def test_parts_of_one_whole() -> None:
    """Sums of two parts make one of the whole."""
    row = rows_of(SURE[0], money("two", "20 EUR", "second"))["total/one/two"]
    assert (row.programme, row.programme_name) == ("framework", "Framework")
    assert row.funders == ("EU",)
    one, two = (
        money("one", "1 EUR", "second", period="2008/2009", cites=["report#part.1"]),
        money("two", "2 EUR", "first", period="2010/2011", cites=["report#part.2"]),
    )
    row = rows_of(one, two)["total/one/two"]
    assert row.funders == ("EU",)
    assert row.period == Period("2008/2011")
    assert [str(cite) for cite in row.evidence] == ["report#part.1", "report#part.2"]


def test_hedges_are_kept() -> None:
    """As the sum of quantities keeps them."""
    assert totals(SURE[0], money("two", ">20 EUR")) == {"one two": ">30 EUR"}
    assert totals(SURE[0], money("two", "~20 EUR")) == {"one two": "~30 EUR"}


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"scope": "whole programme"}, "it is of a whole programme"),
        ({"scope": "unstated"}, "whether it is for the country alone is not stated"),
        ({"per": ["year"]}, "it is not one sum, but so much for each of several"),
        ({"stage": "unstated"}, "its stage is not stated"),
        ({"purpose": "unstated"}, "its purpose is not stated"),
        ({"period": None}, "no period is stated"),
        ({"period": "2010~"}, "its first or last day is not stated"),
        ({"period": "../2010"}, "its first or last day is not stated"),
        ({"period": "2010/.."}, "its first or last day is not stated"),
        ({"about": ["BLR"]}, "it is not of one programme"),
        ({"about": ["first", "other"]}, "it is not of one programme"),
    ],
)
def test_what_is_never_added(changes: dict[str, Any], reason: str) -> None:
    """Two sums otherwise alike, each of which something keeps from any total."""
    one, two = (evolve(each, **changes) for each in SURE)
    if "period" not in changes:
        assert not totals(one, two, purpose="all")
    rows = rows_of(SURE[0], two, purpose="all")
    assert not [row for row in rows.values() if row.kind == "total"]
    assert rows["two"].no_total == reason
    assert rows["one"].no_total == "there is no other amount like it"


@pytest.mark.parametrize(
    "changes",
    [
        {"indicator": "other grants"},
        {"stage": "budgeted"},
        {"purpose": "education"},
        {"value": Quantity("20 USD")},
        {"about": ("other",)},
        {"about": ("first", "body")},
        {"paid_by": ("EU",)},
        {"paid_to": ("body",)},
    ],
)
def test_unlike_sums_are_not_added(changes: dict[str, Any]) -> None:
    """Whatever it is in which they differ."""
    assert totals(*SURE, purpose="all")
    assert not totals(SURE[0], evolve(SURE[1], **changes), purpose="all")


def test_home_and_wholes_beside_the_programme_change_nothing() -> None:
    """A figure about a part, its whole and home is about the part."""
    one = money("one", "10 EUR", ["framework", "first", "BLR"], period="2009")
    assert totals(one, SURE[1]) == {"one two": "30 EUR"}
    assert rows_of(one)["one"].programme == "first"


@pytest.mark.parametrize(
    ("periods", "added"),
    [
        (("2009", "2010", "2011"), "one two three"),
        (("2009", "2009", "2011"), None),
        (("2009", "2010", "2009/2010"), None),
        (("2009", "2010", "2010/2011"), None),
        (("2001/2009", "2003", "2010"), None),
        (("2001/2009", "2003", "2008/2012"), None),
        (("2009", "2010", "2010-06"), None),
        (("2009/2010-06-30", "2010-06-30", "2010-07"), None),
        (("2009/2010-06-29", "2010-06-30", "2010-07"), "one two three"),
    ],
)
def test_periods_that_share_a_day(periods: Sequence[str], added: str | None) -> None:
    """None of those that share one is added; a single one left has nothing to add to."""
    names = ("one", "two", "three")
    found = totals(*(money(n, "10 EUR", period=p) for n, p in zip(names, periods, strict=True)))
    assert list(found) == ([added] if added else [])


def test_what_is_apart_from_all_is_still_added() -> None:
    """Beside two that clash."""
    clash = money("four", "5 EUR", period="2003"), money("five", "5 EUR", period="2003")
    assert totals(*SURE, *clash) == {"one two": "30 EUR"}
    assert rows_of(*SURE, *clash)["four"].no_total.startswith("its period shares days")


@pytest.mark.parametrize("part", ["inner", "laser"])
def test_a_whole_and_its_part(part: str) -> None:
    """Sums of the whole are added, and that of a part, or a project of it, is not."""
    inner = money("three", "5 EUR", part, period="2001")
    assert totals(*SURE, inner) == {"one two": "30 EUR"}
    assert rows_of(*SURE, inner)["three"].no_total == (
        "it is of a part of First, of which a sum is stated too"
    )
    assert not totals(SURE[0], inner)
    assert rows_of(SURE[0], inner)["one"].no_total == "no other amount like it can be in a total"


def test_a_part_of_the_same_days_as_its_whole() -> None:
    """Keeps no sum of the whole out, as it is left out before days are compared."""
    assert totals(*SURE, money("three", "5 EUR", "inner")) == {"one two": "30 EUR"}


@pytest.mark.parametrize("first", ["a", "z"])
def test_parts_in_any_order_of_their_ids(first: str) -> None:
    """Neither the chain from below nor that from above lets a part in."""
    ids = [f"{first if i == 1 else 'm'}-{i}" for i in range(4)]
    chain = [
        programme(name, part_of=ids[i - 1] if i else "framework") for i, name in enumerate(ids)
    ]
    sums = [money(f"s-{i}", "1 EUR", name, period=f"{2000 + i}") for i, name in enumerate(ids)]
    assert not totals(*chain, *sums)
    assert totals(*chain, sums[0], money("s-9", "1 EUR", ids[0], period="2009"), *sums[1:])


@pytest.mark.parametrize(
    ("values", "added"),
    [
        ((">5 EUR", "3..4 EUR", "<7 EUR"), ">8 EUR"),
        ((">5 EUR", "-3 EUR", "<7 EUR"), ">2 EUR"),
        (("~10 EUR", ">20 EUR"), ">20 EUR"),
        ((">5 EUR", "-5 EUR", "<7 EUR"), None),
        ((">5 EUR", "<-5 EUR"), None),
        (("~10 EUR", ">0 EUR"), None),
        (("~-5 EUR", ">10 EUR"), None),
        (("<5 EUR", "~-5 EUR", ">10 EUR"), None),
    ],
)
def test_money_is_at_least_zero(values: Sequence[str], added: str | None) -> None:
    """So a sum has a lower bound where one of several has, and none states less."""
    sums = [money(f"m-{i}", value, period=f"{2001 + i}") for i, value in enumerate(values)]
    assert list(totals(*sums).values()) == ([added] if added else [])


def test_no_bound_of_the_sum() -> None:
    """About and under, added, bound nothing."""
    pair = money("one", "~10 EUR", period="2009"), money("two", "<20 EUR")
    rows = rows_of(*pair)
    assert rows["one"].no_total == "no bound of the sum above 0 is known"
    assert "total/one/two" not in rows
    assert funding_breakdown(paid(*pair)).notes() == ()
    undated = money("three", "5 EUR", period=None)
    assert rows_of(*pair, undated)["three"].no_total == "no period is stated"


@FEW
@given(figures())
def test_a_total_is_the_sum_of_its_rows(drawn: list[Figure]) -> None:
    """Exactly, of additive rows alike, of which none is in two totals."""
    profile = paid(*drawn)
    answer = funding_breakdown(profile, purpose="all")
    for row in answer:
        assert row.additive == (row.total is not None)
        if row.kind != "total":
            assert row.total is None or row.kind == "stated"
            continue
        parts = [one for one in answer if one.total == row.id]
        assert {part.id for part in parts} == set(row.inputs)
        try:
            assert row.amount == total(part.amount for part in parts)
        except UndecidedError:
            assert row.amount.hedge in {"over", "at least"}
            assert row.amount.low == sum(part.amount.low or 0 for part in parts)
        assert {part.scope for part in parts} == {"country's share"}
        assert len({(p.indicator, p.stage, p.purpose, p.amount.unit) for p in parts}) == 1
        assert len({outermost(profile, part.programme) for part in parts}) == 1
        assert not any(
            one.period.may_overlap(other.period)  # type: ignore[union-attr, arg-type]
            for i, one in enumerate(parts)
            for other in parts[:i]
        )


@FEW
@given(figures())
def test_every_sum_says_why_it_is_in_no_total(drawn: list[Figure]) -> None:
    """Or which one it is part of, never both."""
    for row in funding_breakdown(paid(*drawn), purpose="all"):
        if row.kind == "stated":
            assert bool(row.no_total) != row.additive


@FEW
@given(figures())
def test_a_total_has_the_bounds_of_its_parts(drawn: list[Figure]) -> None:
    """No hedge is lost in adding."""
    answer = funding_breakdown(paid(*drawn), purpose="all")
    for row in answer:
        if row.kind == "total" and row.amount.hedge != "about":
            parts = [one.amount.interval for one in answer if one.total == row.id]
            bounds = Interval.total(parts)
            if bounds.is_unbounded:
                bounds = Interval.total(part.at_least_zero() for part in parts)
            assert row.amount.interval.low == bounds.low
            assert row.amount.interval.high == bounds.high


def test_counts_are_no_sums() -> None:
    """A number of projects is in no row."""
    assert rows_of(count("projects", "5 project")) == {}


def test_a_project_of_a_programme_is_named_as_what_the_money_is_of() -> None:
    """The project, not its programme."""
    row = rows_of(money("one", "10 EUR", "laser"))["one"]
    assert (row.programme, row.programme_name, row.funders) == ("laser", "Laser", ("Body",))
    maser = project("maser", programme="second")
    sums = money("one", "1 EUR", "maser"), money("two", "2 EUR", "maser", period="2009")
    assert totals(maser, *sums) == {"two one": "3 EUR"}
