"""Shares by weight: numbers by country in any form, and what has none."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from samples import agreement, enumeration, own_group, profile, standing

from belarus_stic.coverage import Coverage, regional_coverage
from belarus_stic.errors import OptionError, UnknownCountryError
from belarus_stic.values import Interval

OF = profile(
    own_group(),
    agreement("CZE"),
    standing("HUN", "no agreement"),
    enumeration(["agreement-cze", "POL"], "listed", among="V4", kind="agreement"),
)
WEIGHTS = {"Czechia": 10, "HUN": "9.5", "Poland": Fraction(38), "SK": 5.5}


def weighed(weights: Any, **options: Any) -> Coverage:
    """Return the coverage of the Visegrad group by weight."""
    return regional_coverage(OF, group="V4", member_weights=weights, **options)


def test_by_weight() -> None:
    """From the documented to all that nobody denies, exactly."""
    row = weighed(WEIGHTS)[0]
    assert (row.documented, row.denied, row.unlisted) == (("CZE",), ("HUN",), ("SVK",))
    assert row.weight_share == Interval(Fraction(10, 63), Fraction(535, 630))
    assert (
        weighed(WEIGHTS).notes()[0].endswith("else 25.0 to 75.0 %; by weight it is 15.9 to 84.9 %.")
    )


def test_no_weights_are_no_weights() -> None:
    """Rather than an answer without them."""
    with pytest.raises(OptionError, match="member_weights gives no country a weight; leave it out"):
        weighed({})


def test_a_weight_of_all_alike_is_a_share_of_countries() -> None:
    """Weights are relative."""
    row = weighed(dict.fromkeys(WEIGHTS, 3))[0]
    assert row.weight_share == row.share


@pytest.mark.parametrize(
    ("weights", "reason"),
    [
        (
            {"Czechia": 1, "Hungary": None, "Poland": "nan"},
            "no weight for Hungary, Poland and Slovakia",
        ),
        (dict.fromkeys(WEIGHTS, 0), "all weights are 0"),
    ],
)
def test_missing_is_not_zero(weights: Any, reason: str) -> None:
    """A row with a member that has no weight gets no share by weight, and the answer says why."""
    found = weighed(weights)
    assert found[0].weight_share is None
    left = [left for left in found.left_out if left.kind == "no weight"]
    assert [(one.what, one.reason) for one in left] == [
        ("share by weight of Name of group-v4", reason)
    ]
    assert not any("weight" in note for note in found.notes())


def test_series_and_frames() -> None:
    """All give the same answer."""
    pandas = pytest.importorskip("pandas")
    polars = pytest.importorskip("polars")
    numbers = {name: float(value) for name, value in WEIGHTS.items()}
    frame = polars.DataFrame({"state": list(numbers), "people": list(numbers.values())})
    for given in (pandas.Series(numbers), frame, list(numbers.items())):
        assert weighed(given) == weighed(WEIGHTS)


def test_refused() -> None:
    """A weight below zero, what is no number, what is no country, what is no table."""
    with pytest.raises(OptionError, match="member_weights: -1 for Poland; expected 0 or more"):
        weighed(WEIGHTS | {"Poland": -1})
    with pytest.raises(OptionError, match="member_weights: 'many' is no number"):
        weighed(WEIGHTS | {"Poland": "many"})
    with pytest.raises(UnknownCountryError, match="member_weights"):
        weighed({"Atlantis": 1})
    with pytest.raises(OptionError, match="member_weights"):
        weighed(3)


def test_column_of_weights() -> None:
    """It stands where some row has one; the starred column gives it room."""
    weights = {code: 1 for row in regional_coverage(OF) for code in row.members}
    del weights["FJI"]
    table = regional_coverage(OF, member_weights=weights).displayed()
    assert table.headings[-1] == "By weight"  # type: ignore[union-attr]
    assert {line[0]: line[-1] for line in table.cells} == {  # type: ignore[union-attr]
        "Europe": "2.4 to 97.6 %",
        "Americas": "0 to 100 %",
        "Asia": "0 to 100 %",
        "Africa": "0 to 100 %",
        "Oceania": "",
        "World": "",
    }
