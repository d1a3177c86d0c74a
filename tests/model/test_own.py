"""Groups and exchange rates that a profile brings."""

from __future__ import annotations

from typing import Any

import pytest
from samples import agreement, own_group, own_rates, problems_in, profile, source

from belarus_stic.reference import countries, exchange_rate, group, members
from belarus_stic.values import Period


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"code": "EU"}, "replaces", "EU is a packaged group; expected true, or another code"),
        (
            {"code": "EUU", "replaces": True},
            "replaces",
            "unknown packaged group 'EUU'",
        ),
        ({"code": "POL"}, "code", "'POL' means something else; expected a code such as 'V4'"),
        ({"code": "Poland"}, "code", "means something else"),
        ({"code": "Asia"}, "code", "means something else"),
        ({"code": "visegrad"}, "code", "means something else"),
        ({"code": "label:V4"}, "code", "means something else"),
        ({"full_kinds": ["party"]}, "full_kinds", "no member is of such a kind; expected 'member'"),
        (
            {"memberships": [("ISTC", "member", "1991/..")]},
            "memberships",
            "ISTC has groups as members itself; expected its countries",
        ),
        (
            {"memberships": [("V4", "member", "1991/..")]},
            "memberships",
            "V4 has groups as members itself",
        ),
    ],
)
def test_each_mistake_in_a_group_is_found(
    changes: dict[str, Any], field: str, message: str
) -> None:
    """A group with one mistake is refused for that mistake and no other."""
    (problem,) = problems_in(own_group(**{"id": "group", **changes}))
    assert (problem.collection, problem.field) == ("groups", field)
    assert message in problem.message


def test_a_group_may_have_every_country_through_another() -> None:
    """What counts is that no group stands within the other."""
    world = own_group("Earth", memberships=[(one.alpha_3, "member", "2000") for one in countries()])
    outer = own_group("Outer", memberships=[("Earth", "member", "2000")])
    assert problems_in(world, outer) == []


def test_kinds_of_members_are_told_where_none_is_full() -> None:
    """The first five of them."""
    rows = [(member, f"kind {member}", "2000") for member in ("A", "B", "C", "D", "E", "F", "G")]
    found = problems_in(own_group(memberships=rows))
    named = ", ".join(f"'kind {member}'" for member in "ABCDE")
    assert found[-1].message == f"no member is of such a kind; expected {named} or 2 more"


def test_two_groups_have_two_codes() -> None:
    """A code means one group."""
    (problem,) = problems_in(own_group(), own_group(id="other"))
    assert problem.message == "'V4' is another group's code too; expected one of its own"


def test_own_groups_are_looked_up_first() -> None:
    """They have the fields of packaged ones, with the source cited; one may replace another."""
    new = own_group("EU", replaces=True, note="as of the report", names=["Union"])
    made = profile(own_group(), new, agreement("V4"), sources=[source("another"), source()])
    assert set(made.own_groups) == {"EU", "V4"}
    assert members("V4", on="2000", own=made.own_groups) == dict.fromkeys(
        ("CZE", "HUN", "POL", "SVK"), "member"
    )
    found = group("Union", own=made.own_groups)
    assert (found.code, found.note, found.covers) == ("EU", "as of the report", Period("1991/.."))
    source_seen = found.memberships[0].source
    assert source_seen is not None
    assert source_seen.title == source().title
    assert source_seen.url == "https://example.org/report"
    assert made.own_groups is made.own_groups
    assert made.own_groups["V4"].note == ""
    bare = profile(own_group(), sources=[source(url=None)]).own_groups["V4"].memberships[0].source
    assert bare is not None
    assert bare.url == ""
    assert profile().own_groups == {}


def test_a_group_may_be_a_party() -> None:
    """A packaged group of countries, or another of the profile."""
    outer = own_group("Outer", memberships=[("V4", "member", "2000"), ("EU", "member", "2000")])
    assert problems_in(own_group(), outer) == []


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"currency": "USX"}, "currency", "unknown currency 'USX'"),
        ({"rates": [("2010", "5 MDX")]}, "currency", "unknown currency 'MDX'"),
        (
            {"rates": [("2010", "1 USD")]},
            "rates",
            "expected rates in one other currency, not in USD",
        ),
        (
            {"rates": [("2010", "5 MDL"), ("2011", "5 UAH")]},
            "rates",
            "expected rates in one other currency, not in MDL, UAH",
        ),
        ({"rates": [("2010", "1 EUR")]}, "replaces", "EUR and USD alone; expected true"),
        ({"replaces": True}, "replaces", "EUR and USD alone; expected false"),
        ({"rates": [("2010", ">5 MDL")]}, "rates", "'>5 MDL' has no bounds above 0"),
        ({"rates": [("2010", "<5 MDL")]}, "rates", "'<5 MDL' has no bounds above 0"),
        ({"rates": [("2010", "~5 MDL")]}, "rates", "'~5 MDL' has no bounds above 0"),
        ({"rates": [("2010", "0..5 MDL")]}, "rates", "'0..5 MDL' has no bounds above 0"),
        ({"rates": [("2010/..", "5 MDL")]}, "rates", "2010/.. has no first or no last day"),
        ({"rates": [("../2010", "5 MDL")]}, "rates", "../2010 has no first or no last day"),
    ],
)
def test_each_mistake_in_rates_is_found(changes: dict[str, Any], field: str, message: str) -> None:
    """Rates with one mistake are refused for that mistake and no other."""
    (problem,) = problems_in(own_rates(**{"id": "rates", **changes}))
    assert (problem.collection, problem.field) == ("rates", field)
    assert message in problem.message


def test_own_rates_are_used() -> None:
    """They have the fields of packaged ones, with the source cited."""
    made = profile(own_rates(), own_rates("EUR", rates=[("2010", "1.3 USD")], replaces=True))
    packaged, own = made.own_rates
    assert (packaged.from_currency, packaged.to_currency) == ("EUR", "USD")
    assert (own.from_currency, own.to_currency, len(own.rates)) == ("USD", "MDL", 2)
    assert own.source.startswith("Publisher of the report, A report on co-operation")
    rate = exchange_rate("USD", "MDL", "2010", own=made.own_rates)
    assert [str(rate.low), str(rate.high)] == ["12", "12.9"]
