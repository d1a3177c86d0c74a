"""Tests of measures of concentration against sampled shares."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction
from itertools import product
from random import Random
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from belarus_stic.errors import NotAnswerableError, OptionError, UnitMismatchError
from belarus_stic.files import load_profile
from belarus_stic.ranking import Concentration, concentration, stated_shares
from belarus_stic.table import Table
from belarus_stic.values import Quantity

HHI = "Herfindahl-Hirschman index"
BOXES = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 6)).map(sorted), min_size=1, max_size=4
).filter(lambda found: any(low for low, _ in found))


def measured(amounts: list[float], tops: tuple[int, ...] = ()) -> dict[str, float]:
    """Return the measures of known amounts, by their definitions."""
    shares = [amount / sum(amounts) for amount in amounts]
    index = sum(share**2 for share in shares)
    return {
        **{f"top {k} share": sum(sorted(shares)[-k:]) for k in tops},
        HHI: index,
        "Hill number of order 0": sum(share > 0 for share in shares),
        "Hill number of order 1": math.exp(-sum(s * math.log(s) for s in shares if s)),
        "Hill number of order 2": 1 / index,
    }


def quantity(low: int, high: int) -> Quantity:
    """Return a range, or an exact number."""
    return Quantity.parse(f"{low}" if low == high else f"{low}..{high}")


def within(found: Concentration, sample: dict[str, float]) -> None:
    """Assert that each sampled measure lies between its bounds."""
    by_name = {row.measure: row for row in found}
    for name, value in sample.items():
        row = by_name[name]
        assert float(row.low) <= value + 1e-9, name
        assert row.high is None or value <= float(row.high) + 1e-9, name


@given(BOXES, st.integers(0, 99))
def test_bounds_contain_every_sample(boxes: list[list[int]], seed: int) -> None:
    """Whatever the amounts within their boxes, measures lie within their bounds."""
    random = Random(seed)
    tops = (1, 2) if len(boxes) > 1 else (1,)
    found = concentration([quantity(low, high) for low, high in boxes], top=tops)

    for _ in range(20):
        amounts = [random.uniform(low, high) for low, high in boxes]
        within(found, measured(amounts, tops))


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)).map(sorted), min_size=1, max_size=3)
)
@settings(max_examples=30)
@example(boxes=[[0, 0], [0, 1]])
def test_bounds_are_reached(boxes: list[list[int]]) -> None:
    """The bounds are no wider than what amounts on a fine grid give."""
    assume(any(high for _, high in boxes))
    found = concentration([quantity(low, high) for low, high in boxes], top=(1,))
    grids = [[low + step / 4 for step in range(4 * (high - low) + 1)] for low, high in boxes]
    samples = [measured(list(x), (1,)) for x in product(*grids) if sum(x) > 0]

    for row in found:
        values = [sample[row.measure] for sample in samples]
        assert row.high is not None
        assert float(row.low) <= min(values) + 1e-9
        assert float(row.high) >= max(values) - 1e-9
        # The level at which a measure is least may lie between two points of the grid.
        assert min(values) == pytest.approx(float(row.low), rel=0.02)
        assert max(values) == pytest.approx(float(row.high), rel=0.02)


@given(st.lists(st.integers(1, 40), min_size=1, max_size=4).filter(lambda x: sum(x) < 100))
@settings(max_examples=60)
def test_partial_lists_contain_every_sample(named: list[int]) -> None:
    """However the rest is divided among partners no greater than the least named, bounds hold."""
    found = concentration([f"{share} %" for share in named], top=(1, 2))
    random = Random(sum(named))

    for _ in range(10):
        shares, rest = [share / 100 for share in named], 1 - sum(named) / 100
        while rest > 1e-9 and len(shares) < 200:
            part = min(rest, random.uniform(min(named) / 400, min(named) / 100))
            shares.append(part)
            rest -= part
        if len(shares) < 200:
            within(found, measured(shares, (1, 2) if len(named) > 1 else (1,)))


@given(BOXES.filter(lambda found: 0 < sum(low for low, _ in found) <= 20))
@settings(max_examples=60)
def test_hedged_partial_lists_contain_every_sample(boxes: list[list[int]]) -> None:
    """The bounds of a partial list of hedged shares are never passed."""
    found = concentration(
        [quantity(low, high) for low, high in boxes], total=20, largest_unnamed=None
    )
    random = Random(len(boxes))

    for _ in range(20):
        amounts = [random.uniform(low, high) for low, high in boxes]
        rest = 20 - sum(amounts)
        if rest >= 0:
            cut = random.random()
            within(found, measured([*amounts, rest * cut, rest * (1 - cut)]))


def test_partial_list_of_the_report() -> None:
    """55 %, 9 %, 8 % and a rest give an index from 0.317 to 0.338."""
    found = concentration(["55 %", "9 %", "8 %"])

    assert (found[HHI].low, found[HHI].high) == (Fraction("0.317"), Fraction("0.3378"))
    assert (found[HHI].low_is, found[HHI].high_is) == ("approached", "reached")
    assert found["Hill number of order 0"].low == 7
    assert found["Hill number of order 0"].high is None
    assert found["top 3 share"].text == "0.72"
    assert "0.317 to 0.3378" in found.headline()
    assert "7 to ..." in str(found)
    assert any("Nobody unnamed" in caveat for caveat in found.caveats)


def test_what_is_assumed_of_the_unnamed_is_the_callers_choice() -> None:
    """Without a cap one unnamed partner may hold all of the rest; with one, no more than that."""
    free = concentration(["55 %", "9 %", "8 %"], largest_unnamed=None)
    capped = concentration(["55 %", "9 %", "8 %"], largest_unnamed=7)

    assert free[HHI].high == Fraction("0.317") + Fraction("0.28") ** 2
    assert free["top 3 share"].high == Fraction("0.92")
    assert capped[HHI].high == Fraction("0.317") + 4 * Fraction("0.07") ** 2
    assert any("exceed 7" in caveat for caveat in capped.caveats)
    assert any("one of them may hold all" in caveat for caveat in free.caveats)


def test_a_complete_list_in_percent() -> None:
    """Percentages that leave nothing have exact measures."""
    found = concentration({"a": "50 %", "b": "50 %"}, top=[1])

    assert {row.measure: row.text for row in found} == {
        "top 1 share": "0.5",
        HHI: "0.5",
        "Hill number of order 0": "2",
        "Hill number of order 1": "2",
        "Hill number of order 2": "2",
    }


def test_amounts_without_an_upper_end() -> None:
    """What may be ever so great may hold next to everything; it is least concentrated level."""
    one = concentration([">=5", 5])
    both = concentration([">=5", ">=5", 5], top=(1, 2))

    assert (one[HHI].low, one[HHI].high, one[HHI].high_is) == (Fraction(1, 2), 1, "approached")
    assert one["Hill number of order 1"].low == 1
    assert both[HHI].low == Fraction(1, 3)
    assert both["top 1 share"].low == Fraction(1, 3)
    assert concentration([">=0", ">=0"])[HHI].low == Fraction(1, 2)
    assert concentration([">=5", 1, 3])[HHI].low == Fraction(35, 81)
    assert both["top 2 share"].high == 1


def test_hedged_shares_with_a_rest() -> None:
    """Hedged percentages give bounds that say they are only not exceeded."""
    found = concentration(["50..60 %", ">=8 %"])

    assert found[HHI].low == Fraction("0.2564")
    assert found[HHI].high_is == "not exceeded"
    assert found["Hill number of order 0"].low == 2
    assert found["Hill number of order 1"].low == found["Hill number of order 2"].low


@pytest.mark.parametrize(
    "values",
    [
        {"a": 2, "b": 1, "c": 1},
        [2, 1, 1],
        pd.Series({"a": 2, "b": 1, "c": 1}),
        ["2 project", "1 project", "1 project"],
        [Decimal(2), 1.0, Fraction(1)],
        ["50 %", "25 %", "25 %"],
    ],
)
def test_values_of_every_shape(values: Any) -> None:
    """Mappings, lists, series and notations of the same values give the same index."""
    assert concentration(values)[HHI].low == Fraction(3, 8)


def test_a_table_of_shares() -> None:
    """A table of stated shares brings its evidence, date and sources, and its rest is not named."""
    shares = stated_shares(load_profile())
    found = concentration(shares)

    assert found[HHI].high == Fraction("0.3378")
    assert (found.on, found.sources) == (shares.on, shares.sources)
    assert found.rows[0].evidence == shares.rows[0].evidence


@pytest.mark.parametrize(
    ("values", "options", "error", "message"),
    [
        ([], {}, OptionError, "no values to measure"),
        ("55 %", {}, OptionError, "no values to measure"),
        (5, {}, OptionError, "no values to measure"),
        (Table(rows=(), method=""), {}, OptionError, "no values to measure"),
        ([None], {}, OptionError, "not a value: None"),
        ([-1], {}, OptionError, "not a value: -1"),
        ([math.nan], {}, OptionError, "not a value: nan"),
        (["-3..4 %"], {}, OptionError, "reaches below zero"),
        (["<-3 %"], {}, OptionError, "reaches below zero"),
        (["~450 project"], {}, NotAnswerableError, "within\\(about=0.1\\)"),
        (["5 %", "5 project"], {}, UnitMismatchError, "unlike units: %, project"),
        ([0, 0], {}, OptionError, "all values are zero"),
        (["60 %", "50 %"], {}, OptionError, "sum to more than the whole"),
        (["60 %", "0 %"], {}, OptionError, "the least named value is zero"),
        (["1..2"] * 15, {}, NotAnswerableError, "15 of the values are hedged"),
        ([1], {"top": [0]}, OptionError, "expected a whole number from 1"),
        ([1], {"top": [True]}, OptionError, "expected a whole number from 1"),
        ([1], {"top": True}, OptionError, "expected a whole number from 1"),
        ([1], {"top": 1.5}, OptionError, "expected a whole number from 1"),
        ([1], {"top": "12"}, OptionError, "expected a whole number from 1"),
        ({"": 5}, {}, OptionError, "no values to measure"),
        ([1], {"total": 0}, OptionError, "total=0; expected a number above zero"),
        ([1], {"total": ">5"}, OptionError, "expected a number above zero"),
        (["5 %"], {"largest_unnamed": "small"}, ValueError, "not a quantity"),
    ],
)
def test_values_that_are_refused(
    values: Any, options: dict[str, Any], error: type[Exception], message: str
) -> None:
    """What has no bounds, falls below zero, or cannot be parts of one whole is refused."""
    with pytest.raises(error, match=message):
        concentration(values, **options)


def test_shares_that_may_be_nothing() -> None:
    """Where the named may have nothing, the index may come as near to zero as one likes."""
    found = concentration(["0..5 %"], largest_unnamed="5 %")

    assert found[HHI].text.startswith("0 to 0.0")
    assert found["Hill number of order 2"].high is None


def test_a_part_of_counts() -> None:
    """Counts with a total are parts of it, and top-k shares go no further than what is named."""
    found = concentration([30, 20], total=100, top=(1, 5))

    assert found[HHI].low == Fraction("0.13")
    assert found[HHI].high == Fraction("0.13") + 2 * Fraction("0.04") + Fraction("0.01")
    assert [row.measure for row in found if row.measure.startswith("top")] == ["top 1 share"]
    assert next(row.measure for row in concentration([1, 1], top=(9,))) == "top 2 share"


def test_one_top_share_may_be_asked_as_a_number() -> None:
    """`top=2` asks for the share of the two greatest, and so does a whole number of numpy."""
    expected = concentration([1, 2, 3], top=(2,))

    assert concentration([1, 2, 3], top=2) == expected
    assert concentration([1, 2, 3], top=np.int64(2)) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize("rest", ["", "not named"])
def test_the_rest_is_no_partner(rest: str) -> None:
    """What is not named stands for a rest of several, not for a partner with all of it."""
    shares = {"RUS": "55 %", "DEU": "9 %", "CHN": "8 %"}
    expected = concentration(shares)

    assert concentration(shares | {rest: "28 %"}) == expected
    assert concentration(pd.Series(shares | {rest: "28 %"})) == expected
    assert concentration({"RUS": 55, "DEU": 9, rest: 36}, total=100) == (
        concentration({"RUS": 55, "DEU": 9}, total=100)
    )
    assert concentration({"RUS": 55, 0: 45}).rows == concentration([55, 45]).rows
    with pytest.raises(OptionError, match="expected that whole too, as total="):
        concentration({"RUS": 55, rest: 45})


def test_a_frame_of_shares_by_partner() -> None:
    """The frame of a table gives the table's measures by its column, and says so when whole."""
    shares = stated_shares(load_profile())
    frame = shares.to_pandas()

    assert [row.text for row in concentration(frame.set_index("partner")["share"])] == [
        row.text for row in concentration(shares)
    ]
    for whole in (frame, shares.to_polars()):
        with pytest.raises(OptionError, match=r"not a data frame; .*set_index"):
            concentration(whole)


@pytest.mark.parametrize(
    ("values", "warned"),
    [
        ([55, 9, 8], True),
        ([0.55, 0.09, 0.08], True),
        ([55, 45], False),
        ([150, 45], False),
        ([0.5, 0.5], False),
        (["5 project", "3 project"], False),
    ],
)
def test_numbers_that_may_be_parts(values: list[object], warned: bool) -> None:
    """Plain numbers that sum to less than 100 are the whole, with a caveat that says so."""
    caveats = concentration(values).caveats

    assert any("in sum, are taken as the whole" in text for text in caveats) is warned
