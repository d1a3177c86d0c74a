"""Criteria: what a caller may bring, and what becomes of values that are not known."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import pytest
from samples import agreement, centre, event, profile, programme

from belarus_stic import Profile, Quantity, criterion, rank_partners
from belarus_stic.errors import OptionError, UnknownCountryError
from belarus_stic.ranking import Ranking, importance_order
from belarus_stic.ranking.criteria import a_kind, read_criteria
from belarus_stic.values import Interval


def papers(values: Any, **options: Any) -> Any:
    """Return a criterion of the user's own."""
    return criterion("papers", values, source="my table", **options)


@pytest.fixture
def three() -> Profile:
    """Return a profile with agreements with China, Germany and Poland."""
    return profile(agreement("CHN"), agreement("DEU"), agreement("POL"))


def ranks(ranking: Ranking) -> dict[str, tuple[int, int, int]]:
    """Return rank and range of ranks by partner."""
    return {row.partner: (row.rank, row.rank_low, row.rank_high) for row in ranking}


# --- values ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "values",
    [
        {"Germany": 2, "POL": 0.1},
        pd.Series({"Germany": 2.0, "POL": 0.1}),
        pd.DataFrame({"n": [2, 0.1], "country": ["Germany", "POL"]}),
        [("Germany", Decimal(2)), ("POL", "0.1")],
        {"Germany": Quantity("2"), "POL": np.float64(0.1), "China": None, "France": float("nan")},
    ],
)
def test_values_in_every_form(values: Any) -> None:
    """As they are written, and without those that are missing."""
    found = papers(values).cells
    assert {code: cell.point for code, cell in found.items()} == {"DEU": 2, "POL": Fraction(1, 10)}


@pytest.mark.parametrize(
    ("value", "bounds", "point", "words"),
    [
        (3, Interval.exactly(3), 3, "3"),
        (">45", Interval(45, None, low_open=True), 45, "over 45"),
        ("3..4 %", Interval(3, 4), Fraction(7, 2), "3 to 4 %"),
        ("~450 project", Interval(0, None), 450, "about 450 projects"),
        ("<5 EUR", Interval(0, 5, high_open=True), 5, "under 5 EUR"),
        ("<5 %", Interval(None, 5, high_open=True), 5, "under 5 %"),
    ],
)
def test_hedged_values(value: Any, bounds: Interval, point: Fraction, words: str) -> None:
    """Words set bounds; what is counted is not below zero."""
    (cell,) = papers({"Germany": value}).cells.values()
    assert (cell.bounds, cell.point, cell.words) == (bounds, point, words)


@pytest.mark.parametrize(
    ("name", "values", "source", "message"),
    [
        ("", {"Germany": 1}, "x", "needs a name"),
        (5, {"Germany": 1}, "x", "needs a name"),
        ("n", {"Germany": 1}, " ", "needs a source"),
        ("agreement", {"Germany": 1}, "x", "called as a kind of tie"),
        ("n", {}, "x", "has no values"),
        ("n", {"Germany": None}, "x", "has no values"),
        ("n", {"Germany": "1 project", "Poland": 2}, "x", "mixes units: none and project"),
        ("n", {"Germany": "a lot"}, "x", "criterion 'n', Germany: "),
        ("n", {"Germany": float("inf")}, "x", "is no number"),
        ("n", {"Germany": True}, "x", "is no number"),
        ("n", 5, "x", "gives no values by country"),
        ("n", [("Germany", 1), ("DEU", 2)], "x", "given twice"),
    ],
)
def test_refused_values(name: Any, values: Any, source: Any, message: str) -> None:
    """With the reason and the criterion."""
    with pytest.raises(OptionError, match=message):
        criterion(name, values, source=source)


def test_unknown_country() -> None:
    """A name that is no country is refused, with the nearest."""
    with pytest.raises(UnknownCountryError, match="criterion 'papers'.*Germany"):
        papers({"Germny": 1})


def test_unknown_way_with_missing_values() -> None:
    """Three words and no others."""
    with pytest.raises(OptionError, match="unknown missing 'ignore'; expected one of refuse"):
        papers({"Germany": 1}, missing="ignore")


# --- partners without a value ---------------------------------------------------------------------


def test_missing_values_are_refused(three: Profile) -> None:
    """The message names who has none, and the way out."""
    with pytest.raises(
        OptionError, match="no value for 2 of 3 partners: China and Poland; .*'zero'"
    ):
        rank_partners(three, criteria=("agreement", papers({"Germany": 1})))


def test_missing_values_are_zero(three: Profile) -> None:
    """Who has a value is above who has none; the headline says how many count as 0."""
    found = rank_partners(three, criteria=("agreement", papers({"Germany": 1}, missing="zero")))
    assert ranks(found) == {"DEU": (1, 1, 1), "CHN": (2, 2, 3), "POL": (2, 2, 3)}
    assert "2 without a value under papers count as 0" in found.headline()


def test_one_missing_value_is_zero(three: Profile) -> None:
    """In the singular."""
    values = papers({"Germany": 1, "China": 2}, missing="zero")
    found = rank_partners(three, criteria=("agreement", values))
    assert "1 without a value under papers counts as 0" in found.headline()


def test_partners_without_a_value_are_left_out(three: Profile) -> None:
    """And said to be, in headline and `left_out`."""
    values = papers({"Germany": 1, "China": 1}, missing="leave out")
    found = rank_partners(three, criteria=("agreement", values))
    assert set(ranks(found)) == {"CHN", "DEU"}
    assert [(left.what, left.kind) for left in found.left_out] == [("Poland", "no value")]
    assert "the 2 partner countries of Sample that have a value; 1 without one is left out" in (
        found.headline()
    )


def test_nobody_has_a_value(three: Profile) -> None:
    """It is not said that no tie is documented."""
    values = papers({"France": 1}, missing="leave out")
    found = rank_partners(three, criteria=[values], within="EU")
    assert found.headline().startswith(
        "No country of the EU can be ranked as a partner of Sample: no partner country asked for "
        "has a value under papers ("
    )
    whole = rank_partners(three, criteria=[values])
    assert whole.headline().startswith(
        "No country can be ranked as a partner of Sample: no partner"
    )


def test_a_value_makes_no_partner(three: Profile) -> None:
    """Who has a value but no tie is not ranked, and stands in `left_out`."""
    values = papers({"France": 9, "Germany": 1, "China": 1, "Poland": 2})
    found = rank_partners(three, criteria=("agreement", values))
    assert "FRA" not in ranks(found)
    (left,) = found.left_out
    assert (left.what, left.kind) == ("France", "value only")
    assert left.reason == "a value under papers, but no agreement is documented"


def test_only_values_of_the_users_own() -> None:
    """Partners are those with a tie of any kind."""
    found = rank_partners(
        profile(agreement("CHN"), event()), criteria=[papers({"China": 1, "Japan": 2, "Fiji": 3})]
    )
    assert ranks(found) == {"JPN": (1, 1, 1), "CHN": (2, 2, 2)}
    assert found.headline().startswith(
        'By papers (values of the user, from "my table"), Japan ranks first among 2 partner'
    )


def test_hedged_values_widen_ranges(three: Profile) -> None:
    """Over 45 may be above or below 50, but is above 45."""
    values = papers({"China": ">45", "Germany": 50, "Poland": 45})
    found = rank_partners(three, criteria=[values])
    assert ranks(found) == {"DEU": (1, 1, 2), "CHN": (2, 1, 2), "POL": (3, 3, 3)}
    assert "may rank first: China and Germany (" in found.headline()
    assert found.above("Germany", "China") == "possibly"


# --- the criteria asked ---------------------------------------------------------------------------


def test_a_generator_is_read_once(three: Profile) -> None:
    """And in its order."""
    found = rank_partners(three, criteria=(kind for kind in ("agreement", "centre")))
    assert found.criteria == ("agreement", "centre")


def test_order_of_criteria_changes_no_rank() -> None:
    """The columns follow the order given, the ranks do not."""
    made = profile(agreement("CHN"), programme(), centre(), agreement("RUS"))
    one = rank_partners(made, criteria=("agreement", "programme", "centre"))
    other = rank_partners(made, criteria=("centre", "agreement", "programme"))
    assert ranks(one) == ranks(other)
    assert one["Russia"].kinds == ("agreement", "programme")


@pytest.mark.parametrize(
    ("criteria", "message"),
    [
        ({"agreement", "centre"}, "in order, .*weights=?"),
        ({"agreement": 1}, "did you mean weights=?"),
        (("agreements",), "unknown criteria 'agreements'.*did you mean 'agreement'"),
        (("agreement", "agreement"), "'agreement' twice"),
        ((), "criteria: none"),
        ("agreement", r"criteria='agreement'; expected one or more .* \('agreement',\)"),
        (5, "criteria=5; expected one or more in order"),
        (None, "criteria=None; expected one or more in order"),
        ((None,), "unknown criteria None"),
    ],
)
def test_refused_criteria(criteria: Any, message: str) -> None:
    """A set has no order, a mapping means weights."""
    with pytest.raises(OptionError, match=message):
        read_criteria(criteria)


def test_a_criterion_stands_for_its_name(three: Profile) -> None:
    """As a key of weights and in their order; in a message it is not spelt out."""
    own = criterion("papers", {"Germany": 1, "Poland": 2, "China": 3}, source="x")
    weights = rank_partners(three, criteria=("agreement", own), weights={own: 3, "agreement": 1})
    assert "With papers counted three times and an agreement once" in weights.headline()
    order = importance_order(own, "agreement")
    found = rank_partners(three, criteria=("agreement", own), weights=order)
    assert "in the order papers and agreement" in found.headline()
    with pytest.raises(OptionError, match=r"^criteria=Criterion\(name='papers', [^{]*; expected"):
        read_criteria(own)


def test_a_criterion_called_as_a_column(three: Profile) -> None:
    """Two columns of one name would hide one another."""
    with pytest.raises(OptionError, match="'rank' is called as a column"):
        rank_partners(three, criteria=[criterion("rank", {"Germany": 1}, source="x")])


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("event", "an event"),
        ("project", "a project"),
        ("funding", "funding"),
        ("event x", "event x"),
    ],
)
def test_articles(name: str, words: str) -> None:
    """A kind of tie that is counted has one, and a criterion of the user's own has none."""
    assert a_kind(name) == words
