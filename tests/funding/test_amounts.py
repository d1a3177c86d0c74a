"""What may be added, and that nothing else is."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from attrs import evolve
from funding.paid_samples import count, money, paid
from hypothesis import given
from hypothesis import strategies as st

from belarus_stic.errors import (
    InvalidQuantityError,
    NotAnswerableError,
    UndecidedError,
    UnitMismatchError,
)
from belarus_stic.funding import Amount, Bounds, Funding, funding_breakdown
from belarus_stic.model import Figure, Profile
from belarus_stic.values import Quantity

# Which programme is part of which in the sample profiles.
WHOLES = {
    "parent": {"parent"},
    "child": {"child", "parent"},
    "sibling": {"sibling", "parent"},
    "grandchild": {"grandchild", "child", "parent"},
    "elsewhere": {"elsewhere"},
}


def totals(funding: Funding) -> list[tuple[str, tuple[str, ...]]]:
    """Return the totals of a breakdown and what they are of."""
    return [(str(row.amount), row.inputs) for row in funding if row.kind == "total"]


def why(funding: Funding, figure: str) -> str:
    """Return why a figure is in no total."""
    (reason,) = [left.reason for left in funding.left_out if f"({figure})" in left.what]
    return reason


def test_periods_that_share_no_day_are_added() -> None:
    """Two years of one programme have a total that names its parts and periods."""
    funding = funding_breakdown(
        paid(
            money("late", ">3 EUR", period="2011"), money("early", "2 EUR", cites=["report#part.3"])
        )
    )
    (total,) = [row for row in funding if row.kind == "total"]
    assert (str(total.amount), total.inputs) == (">5 EUR", ("early", "late"))
    assert tuple(map(str, total.periods)) == ("2010", "2011")
    assert total.period is None
    assert [str(citation) for citation in total.evidence] == ["report#part.3", "report#part.1"]
    assert (total.stage, total.scope, total.purpose) == ("awarded", "country's share", "research")
    assert [str(row.share) for row in funding if row.kind == "stated"] == [
        "(0, 40) %",
        "(60, 100) %",
    ]
    assert funding.left_out == ()
    assert sum(row.amount for row in funding if row.kind == "stated") == total.amount


def test_parts_of_one_whole_are_added() -> None:
    """Amounts of sibling programmes add where their periods share no day, open ends included."""
    funding = funding_breakdown(
        paid(
            money("one", "2 EUR", "child", period="../2009"),
            money("two", "3 EUR", "sibling", period="2010/.."),
        )
    )
    assert totals(funding) == [("5 EUR", ("one", "two"))]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"about": ["elsewhere"]}, "its channel has no other amount, and channels are never added"),
        ({"stage": "budgeted"}, "'other' differs in stage (awarded / budgeted)"),
        (
            {"scope": "whole programme"},
            "'other' differs in scope (country's share / whole programme)",
        ),
        ({"value": "3 USD"}, "'other' differs in currency (EUR / USD)"),
        ({"indicator": "loans"}, "'other' differs in indicator (grants / loans)"),
        ({"purpose": "education"}, "'other' differs in purpose (research / education)"),
        ({"period": None}, "is left with nothing to add to"),
        ({"period": "2011~"}, "is left with nothing to add to"),
        ({"period": "2009/2010"}, "covers 2010, which overlaps 2009/2010 of 'other'"),
        ({"period": "2010-12/.."}, "covers 2010, which overlaps 2010-12/.. of 'other'"),
        ({"period": "2011/2012", "per": "annual"}, "is left with nothing to add to"),
        ({"period": "2011", "per": "annual average"}, "is left with nothing to add to"),
        ({"about": ["parent"]}, "is about a part of what 'other' is about"),
        ({"about": ["child", "world-body"]}, "is left with nothing to add to"),
        ({"about": ["grandchild"]}, "is left with nothing to add to"),
    ],
)
def test_what_may_not_be_added(changes: dict[str, Any], reason: str) -> None:
    """One unlike thing is enough for there to be no total, and the reason is told."""
    other = evolve(money("other", "3 EUR", period="2011"), **changes)
    funding = funding_breakdown(paid(money("first", "2 EUR"), other), purpose=None)
    assert totals(funding) == []
    assert reason in why(funding, "first")
    assert why(funding, "other").startswith("in no total: it ")
    first, second = (funding[key].amount for key in ("first", "other"))
    with pytest.raises((NotAnswerableError, UnitMismatchError)):
        first + second
    with pytest.raises((NotAnswerableError, UnitMismatchError)):
        sum([second, first])


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"period": None}, "has no stated period"),
        ({"period": "2011~"}, "covers 2011~, only roughly"),
        ({"period": "2011/2012", "per": "annual"}, "is a yearly figure"),
        ({"period": "2011", "per": "annual average"}, "is a yearly figure"),
        ({"period": "2009/2010"}, "overlaps 2010 of 'first'"),
        ({"about": ["grandchild"]}, "is about a part of what 'first' is about"),
    ],
)
def test_the_one_to_blame_says_what_would_help(changes: dict[str, Any], reason: str) -> None:
    """A refusal names what would make the amount addable; the others are added without it."""
    funding = funding_breakdown(
        paid(
            money("first", "2 EUR"),
            money("second", "4 EUR", period="2012/2013"),
            money("other", "3 EUR", **{"period": "2011", **changes}),
        )
    )
    assert reason in why(funding, "other")
    assert "could be added" in why(funding, "other")
    overlapping = "overlaps" in reason
    assert totals(funding) == ([] if overlapping else [("6 EUR", ("first", "second"))])


@pytest.mark.parametrize(
    ("periods", "added"),
    [
        (["2009/2010-06-15", "2010-06-15/2010-12", "2012"], []),
        (["2009/2010-06-14", "2010-06-15/2010-12"], ["n0", "n1"]),
        (["2000/2010", "2001", "2005", "2011", "2012"], ["n3", "n4"]),
        (["2001", "2000/2010", "2009/2011", "2012/..", "../1999"], ["n3", "n4"]),
    ],
)
def test_one_day_in_common_is_enough(periods: list[str], added: list[str]) -> None:
    """Periods that share a day overlap, also where one lies within another."""
    amounts = [money(f"n{i}", "1 EUR", period=period) for i, period in enumerate(periods)]
    found = totals(funding_breakdown(paid(*amounts)))
    assert sorted(figure for _, inputs in found for figure in inputs) == added


def test_unstated_scopes_are_not_alike() -> None:
    """Of two amounts that do not say whose they are, one may be the whole of the other."""
    amounts = (
        money("first", "2 EUR", scope="unstated"),
        money("second", "2 EUR", scope="unstated", period="2011"),
    )
    funding = funding_breakdown(paid(*amounts))
    assert totals(funding) == []
    assert "if the source said which, it could be added" in why(funding, "first")


def test_yearly_amounts_of_single_years_are_added() -> None:
    """An annual amount for one year is that year's amount."""
    amounts = (
        money("first", "2 EUR", per="annual"),
        money("second", "3 EUR", per="annual", period="2011"),
    )
    assert totals(funding_breakdown(paid(*amounts))) == [("5 EUR", ("first", "second"))]


def test_bounds_that_no_sum_has() -> None:
    """Beside "over", "about" leaves a sum without bounds, so there is none, and that is said."""
    amounts = (money("first", "~2 EUR"), money("second", ">3 EUR", period="2011"))
    funding = funding_breakdown(paid(*amounts))
    assert totals(funding) == []
    assert "give 'about' a reach first" in why(funding, "first")
    with pytest.raises(UndecidedError):
        funding["first"].amount + funding["second"].amount


def test_amounts_below_zero_have_a_total_and_no_shares() -> None:
    """A debt adds, but is no part of a whole."""
    amounts = (money("first", "-2 EUR"), money("second", "3 EUR", period="2011"))
    funding = funding_breakdown(paid(*amounts))
    assert totals(funding) == [("1 EUR", ("first", "second"))]
    assert {row.share for row in funding} == {None}


def test_no_figure_twice() -> None:
    """Adding an amount to itself, or to a total that it is in, is refused."""
    amounts = (money("first", "2 EUR"), money("second", "3 EUR", period="2011"))
    funding = funding_breakdown(paid(*amounts))
    first, second = (funding[key].amount for key in ("first", "second"))
    with pytest.raises(NotAnswerableError, match="'first' would be counted twice"):
        first + first
    with pytest.raises(NotAnswerableError, match="'second' would be counted twice"):
        (first + second) + second


def test_percentages_derived_and_given_figures_are_never_added() -> None:
    """What is no amount that was paid adds to nothing, however alike."""
    profile = paid(
        money("amount", "6 EUR"),
        count("projects", "3 project"),
        count("share", "5 %", indicator="share of spending", denominator="spending"),
    )
    funding = funding_breakdown(profile, given={"spending": "100 EUR"})
    for key, reason in {
        "amount/projects": "quotient",
        "share": "part of something",
        "spending": "by the user",
    }.items():
        row = next(row for row in funding if row.id == key)
        with pytest.raises(NotAnswerableError, match=reason):
            funding["amount"].amount + row.amount


def test_an_amount_adds_only_to_amounts() -> None:
    """A bare number or quantity has no stage or scope, so it is refused; the way round is open."""
    amount = funding_breakdown(paid(money("first", "2 EUR")))["first"].amount
    for other in (1, Quantity.parse("2 EUR"), None):
        with pytest.raises(TypeError):
            amount + other
        with pytest.raises(TypeError):
            other + amount
    assert amount.value + amount.value == Quantity.parse("4 EUR")
    assert (str(amount), repr(amount)) == ("2 EUR", "Amount('2 EUR')")
    with pytest.raises(InvalidQuantityError):
        Amount(())


@st.composite
def figures(draw: st.DrawFn) -> list[Figure]:
    """Amounts of few programmes, stages, scopes and periods, so that many are nearly alike."""
    size = draw(st.integers(2, 7))
    pick = st.sampled_from
    return [
        money(
            f"figure-{i}",
            draw(pick(["1 EUR", "2..3 EUR", ">4 EUR", "5 EUR", "~6 EUR", "7 USD"])),
            draw(pick(sorted(WHOLES))),
            period=draw(
                pick(["2008", "2009", "2010", "2008/2009", "2011/..", "../2007", "2012~", None])
            ),
            stage=draw(pick(["awarded", "awarded", "budgeted"])),
            scope=draw(pick(["country's share", "country's share", "whole programme", "unstated"])),
            purpose=draw(pick(["research", "research", "education"])),
            per=draw(pick([None, None, "annual"])),
        )
        for i in range(size)
    ]


def addable(one: Figure, other: Figure) -> bool:
    """Say whether two figures may be added, by the words of the rule."""
    (a,), (b,) = one.about, other.about
    if one.period is None or other.period is None or one.id == other.id:
        return False
    return (
        bool(WHOLES[a] & WHOLES[b])
        and (a == b or (a not in WHOLES[b] and b not in WHOLES[a]))
        and all(
            getattr(one, name) == getattr(other, name) for name in ("stage", "purpose", "scope")
        )
        and one.scope != "unstated"
        and one.value.unit == other.value.unit
        and not one.period.approximate
        and not other.period.approximate
        and not one.period.overlaps(other.period)
        and not any(f.per == "annual" and f.period and f.period.is_span for f in (one, other))
    )


@given(figures())
def test_totals_count_nothing_twice(drawn: list[Figure]) -> None:
    """Any two figures of a total may be added, none is in two, and every other one is explained."""
    funding = funding_breakdown(paid(*drawn), purpose=None)
    by_id = {figure.id: figure for figure in drawn}
    added = [figure for _, inputs in totals(funding) for figure in inputs]
    assert len(added) == len(set(added))
    for _, inputs in totals(funding):
        assert all(addable(by_id[a], by_id[b]) for a, b in combinations(inputs, 2))
    explained = {left.what.split("(")[1].rstrip(")") for left in funding.left_out}
    assert explained == set(by_id) - set(added)


@given(figures())
def test_amounts_add_as_totals_do(drawn: list[Figure]) -> None:
    """Two amounts add exactly where the rule lets them, whatever the table holds."""
    funding = funding_breakdown(paid(*drawn), purpose=None)
    for one, other in combinations(drawn, 2):
        a, b = (next(r.amount for r in funding if r.id == f.id) for f in (one, other))
        try:
            sums = bool(a + b)
        except UndecidedError:
            sums = True
        except (NotAnswerableError, UnitMismatchError):
            sums = False
        assert sums == addable(one, other)


@given(figures(), st.data())
def test_totals_contain_every_instance(drawn: list[Figure], data: st.DataObject) -> None:
    """Whatever the amounts are within their bounds, their sum is within the total's."""
    for row in funding_breakdown(paid(*drawn), purpose=None):
        if row.kind == "total" and row.amount.value.hedge != "about":
            parts = [Bounds.of(term.value) for term in row.amount.terms]
            numbers = [
                (part.low or 0) + data.draw(st.integers(1, 100)) if part.high is None else part.high
                for part in parts
            ]
            assert Bounds.of(row.amount.value).contains(sum(numbers))


@given(figures(), st.randoms())
def test_the_order_of_records_changes_nothing(drawn: list[Figure], chance: Any) -> None:
    """A profile with its figures in another order gives the same answer."""
    shuffled = list(drawn)
    chance.shuffle(shuffled)
    assert funding_breakdown(paid(*shuffled)) == funding_breakdown(paid(*drawn))


@given(figures())
def test_an_unrelated_record_changes_nothing(drawn: list[Figure]) -> None:
    """An amount in a channel of its own, and a count of countries, leave all else as it was."""
    before = funding_breakdown(paid(*drawn), purpose=None)
    extra = money("extra", "9 EUR", "first-programme")
    after = funding_breakdown(
        paid(*drawn, extra, count("listed", "1 agreement", "BLR")), purpose=None
    )
    assert [row for row in after if row.id != "extra"] == list(before)
    assert [left for left in after.left_out if "(extra)" not in left.what] == list(before.left_out)


def test_many_amounts_of_one_channel() -> None:
    """A thousand years of one programme add up; each is in the total once."""
    amounts = [money(f"year-{year}", "1 EUR", period=str(year)) for year in range(1000, 2000)]
    ((value, inputs),) = totals(funding_breakdown(paid(*amounts)))
    assert (value, len(set(inputs))) == ("1000 EUR", 1000)


def test_the_channel_of_all_kinds_of_records() -> None:
    """A channel is the outermost whole; programmes come first, the home country last."""
    cases = {
        "grandchild": "parent",
        "p-1": "p-1",
        "joint-laboratory": "joint-laboratory",
        "conference": "conference",
        "world-body": "world-body",
        "ISTC": "ISTC",
        "DEU": "DEU",
        "BLR": "BLR",
        "label:a fund": "label:a fund",
        "Eastern Europe": "Eastern Europe",
        "listed-agreements": "listed-agreements",
    }
    for about, channel in cases.items():
        (row,) = funding_breakdown(paid(money("figure", "1 EUR", about)))
        assert row.channel == channel
    order = ["child", "conference", "ISTC", "world-body", "DEU"]
    for i, first in enumerate(order):
        (row,) = funding_breakdown(paid(money("figure", "1 EUR", ["BLR", *order[i:]])))
        assert row.channel == cases.get(first, "parent")
    (row,) = funding_breakdown(paid(money("figure", "1 EUR", ["child", "elsewhere"])))
    assert (row.channel, row.channel_name) == (
        "elsewhere; parent",
        "Name of elsewhere; Name of parent",
    )


def test_projects_belong_to_their_programme() -> None:
    """Money of a project runs through its programme's channel, and is part of its money."""
    base: Profile = paid()
    (project,) = base.projects
    projects = [evolve(project, programme="child", funders=())]
    funding = funding_breakdown(
        paid(money("whole", "5 EUR"), money("part", "1 EUR", "p-1"), projects=projects)
    )
    assert {row.channel for row in funding} == {"parent"}
    assert "is about a part of what 'whole'" in why(funding, "part")
    assert funding["part"].funders == ("EU",)


def test_funders() -> None:
    """The funders of what the figure is about, or of what that is part of; partners are none."""
    cases: dict[str, tuple[str, ...]] = {
        "grandchild": ("EU",),
        "elsewhere": ("ISTC", "world-body"),
        "first-programme": ("UnionState",),
        "p-1": ("canadian-firm",),
        "conference": ("JPN", "world-body"),
        "joint-laboratory": ("ISTC",),
        "ISTC": ("ISTC",),
        "agreement-deu": (),
        "DEU": (),
    }
    for about, funders in cases.items():
        (row,) = funding_breakdown(paid(money("figure", "1 EUR", about)), by="funder")
        assert row.funders == funders
    (row,) = funding_breakdown(paid(money("figure", "1 EUR", "elsewhere")), by="funder")
    assert row.group == "International Science and Technology Center; Name of world-body"
