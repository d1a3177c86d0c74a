"""What a caller chose: a word, several, a whole number; values by country and exact numbers."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_stic.errors import OptionError, UnknownCountryError
from belarus_stic.reference import country, country_codes
from belarus_stic.tables import (
    by_country,
    choice,
    choices,
    exact_number,
    is_missing,
    maybe_number,
    whole_number,
)

WORDS = ("region", "group", "list")


def test_choice() -> None:
    """A word that is allowed is returned; another is refused with the nearest."""
    assert choice("by", "group", WORDS) == "group"
    with pytest.raises(
        OptionError,
        match="unknown by 'groups'; expected one of region, group, list; did you mean 'group'",
    ):
        choice("by", "groups", WORDS)
    for wrong in (None, 3, ["group"]):
        with pytest.raises(OptionError, match="expected one of region, group, list$"):
            choice("by", wrong, WORDS)


def test_choices() -> None:
    """One word or several, each once, in the order given; none is refused."""
    assert choices("by", "group", WORDS) == ("group",)
    assert choices("by", iter(["list", "group", "list"]), WORDS) == ("list", "group")
    with pytest.raises(OptionError, match="no by is given; expected one or more of region"):
        choices("by", [], WORDS)
    for wrong in (3, ["group", "x"], None):
        with pytest.raises(OptionError, match="unknown by"):
            choices("by", wrong, WORDS)


def test_whole_number() -> None:
    """Whole numbers from the least up, numpy's too; nothing else."""
    assert whole_number("draws", 1, 1) == 1
    assert type(whole_number("draws", np.int64(5), 1)) is int
    for wrong in (0, 1.0, "5", True, None):
        with pytest.raises(
            OptionError, match=r"draws=.*; expected a whole number from 1 to 1,000,000"
        ):
            whole_number("draws", wrong, 1)


class Arrow:
    """What a table of pyarrow gives."""

    def to_pydict(self) -> dict[str, list[object]]:
        """Columns by name."""
        return {"papers": [3, 2], "country": ["Germany", "FRA"]}


FORMS = [
    {"Germany": 3, "FR": 2},
    {country("Germany"): 3, country("France"): 2},
    pd.Series({"DEU": 3, "France": 2}),
    pd.DataFrame({"country": ["DEU", "FRA"], "papers": [3, 2]}),
    pd.DataFrame({"papers": [3, 2], "country": ["DEU", "FRA"]}, index=[7, 9]),
    pd.DataFrame({"papers": [3, 2]}, index=["Germany", "France"]),
    pl.DataFrame({"country": ["DEU", "FRA"], "papers": [3, 2]}),
    pl.DataFrame({"papers": [3, 2], "country": ["DEU", "FRA"]}),
    Arrow(),
    [("DEU", 3), ["FRA", 2]],
    (pair for pair in [("DEU", 3), ("FRA", 2)]),
]


@pytest.mark.parametrize("values", FORMS, ids=lambda values: type(values).__name__)
def test_by_country(values: Any) -> None:
    """Every form gives the same values by code."""
    assert by_country(values, "papers") == {"DEU": 3, "FRA": 2}


def test_texts_in_both_columns() -> None:
    """The column of countries is found beside values that are texts."""
    frame = pd.DataFrame({"value": ["3 project", "2 project"], "of": ["DEU", "FRA"]})
    assert by_country(frame, "papers") == {"DEU": "3 project", "FRA": "2 project"}
    assert by_country(pd.DataFrame({"a": [], "b": []}), "papers") == {}


@pytest.mark.parametrize(
    "values", [None, 3, "DEU", b"DEU", ["DEU", "FRA"], [("DEU",)], [3], pl.Series(["DEU"])]
)
def test_no_values_by_country(values: Any) -> None:
    """Anything else is refused with the forms that there are, naming the option."""
    with pytest.raises(OptionError, match=r"papers: .*expected a mapping from country to value"):
        by_country(values, "papers")


def test_wide_frames() -> None:
    """A frame of more columns says so."""
    frame = pd.DataFrame({"country": ["DEU"], "a": [1], "b": [2]})
    with pytest.raises(OptionError, match="papers: .* is no country with a value; .*two columns"):
        by_country(frame, "papers")


def test_unknown_and_twice() -> None:
    """A name that is no country, and a country under two names, are refused."""
    with pytest.raises(UnknownCountryError, match="papers: .*Germny"):
        by_country({"Germny": 1}, "papers")
    with pytest.raises(OptionError, match="papers: Germany is given twice"):
        by_country({"Germany": 1, "DEU": 1}, "papers")
    with pytest.raises(OptionError, match="Germany is given twice"):
        by_country(pd.Series([1, 2], index=["DEU", "DEU"]), "papers")


@given(st.dictionaries(st.sampled_from(sorted(country_codes())), st.integers()))
def test_forms_agree(values: dict[str, int]) -> None:
    """A mapping, pairs and a frame with its columns either way say the same."""
    assert by_country(values, "x") == values
    assert by_country(values.items(), "x") == values
    columns = {"of": list(values), "value": list(values.values())}
    for names in (["of", "value"], ["value", "of"]):
        frame = pd.DataFrame({name: columns[name] for name in names}, dtype=object)
        assert by_country(frame, "x") == values


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (3, Fraction(3)),
        (np.int64(3), Fraction(3)),
        (0.1, Fraction(1, 10)),
        (np.float64(0.1), Fraction(1, 10)),
        (np.float32(0.1), Fraction(1, 10)),
        (Decimal("0.1"), Fraction(1, 10)),
        (Fraction(1, 3), Fraction(1, 3)),
        (" 1/3 ", Fraction(1, 3)),
        ("2/03", Fraction(2, 3)),
        ("1e5", Fraction(10**5)),
        (Decimal("1E-9"), Fraction(1, 10**9)),
        ("-0.5", Fraction(-1, 2)),
    ],
)
def test_exact_number(value: Any, number: Fraction) -> None:
    """A number is taken exactly, a float as it is written."""
    found = exact_number(value, "weights")
    assert (found, type(found), type(found.numerator)) == (number, Fraction, int)


@pytest.mark.parametrize(
    "value",
    [None, True, "x", "", "1/0", "1e999", "1e", float("inf"), Decimal("nan"), 2j, [1]],
)
def test_no_number(value: Any) -> None:
    """What is no finite number is refused by the option's name."""
    with pytest.raises(OptionError, match=r"weights: .* is no number; expected a finite one"):
        exact_number(value, "weights")


def test_no_number_fills_the_memory() -> None:
    """A number of a thousand million digits is refused before it is made."""
    with pytest.raises(OptionError, match="is no number"):
        exact_number(Decimal("1e999999"), "weights")


@pytest.mark.parametrize("value", [None, float("nan"), np.nan, pd.NA, pd.NaT, "", " NaN ", "None"])
def test_missing(value: Any) -> None:
    """What tables write where there is nothing is missing, not a number."""
    assert is_missing(value)
    assert maybe_number(value, "weights") is None


def test_not_missing() -> None:
    """Zero, and things that cannot be compared, are not missing."""
    assert not any(map(is_missing, (0, "0", [], np.array([1, 2]))))
    assert maybe_number(0, "weights") == 0


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_floats_come_back(value: float) -> None:
    """The exact number of a float is nearest to that float and to no other."""
    assert float(exact_number(value, "x")) == value
