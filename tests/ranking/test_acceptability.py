"""Rank acceptability: the loop by hand, numpy against the loop, and the table."""

from collections import Counter
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import agreement, centre, profile, programme

from belarus_stic import Profile, load_profile, rank_partners
from belarus_stic.errors import OptionError
from belarus_stic.ranking import acceptability, around_equal, importance_order
from belarus_stic.ranking.acceptability import by_loop, by_numpy, counted_ranks

FLOWS = st.lists(st.tuples(*[st.integers(-5, 5)] * 3), min_size=1, max_size=7)
DRAWN = st.lists(st.tuples(*[st.integers(1, 9)] * 3), min_size=1, max_size=20)


@pytest.fixture(scope="module")
def belarus() -> Profile:
    """Return the packaged profile."""
    return load_profile()


@given(FLOWS, DRAWN)
def test_ranks_are_those_of_each_draw(
    flows: list[tuple[int, ...]], drawn: list[tuple[int, ...]]
) -> None:
    """One draw after the other: 1 + the number of partners with a greater sum."""
    expected = [[0] * len(flows) for _ in flows]
    for weights in drawn:
        scores = [sum(w * f for w, f in zip(weights, row, strict=True)) for row in flows]
        for i, score in enumerate(scores):
            expected[i][sum(other > score for other in scores)] += 1
    assert (
        list(counted_ranks(dict(zip("ABCDEFG", flows, strict=False)), drawn).values()) == expected
    )


@given(FLOWS, DRAWN)
def test_numpy_counts_what_the_loop_counts(
    flows: list[tuple[int, ...]], drawn: list[tuple[int, ...]]
) -> None:
    """Exactly, ties included."""
    assert by_numpy(Counter(flows), drawn) == by_loop(Counter(flows), drawn)


def test_without_numpy_the_table_is_the_same(
    belarus: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same seed gives the same shares where numpy is not installed."""
    ranking = rank_partners(belarus, weights=around_equal(0.9))
    one = ranking.acceptability(300, seed=4)
    monkeypatch.setattr(acceptability, "find_spec", lambda _: None)
    assert ranking.acceptability(300, seed=4) == one
    assert ranking.acceptability(300, seed=5) != one


def test_great_numbers_are_not_cut_to_64_bits() -> None:
    """Weights beyond what numpy holds are counted by the loop."""
    drawn = [(1 << 62, 1)]
    assert counted_ranks({"A": (3, -3), "B": (-3, 3)}, drawn) == {"A": [1, 0], "B": [0, 1]}


@settings(max_examples=30)
@given(st.lists(st.tuples(*[st.booleans()] * 3), min_size=1, max_size=6), st.integers(0, 9))
def test_shares_lie_in_the_certain_interval(rows: list[tuple[bool, ...]], seed: int) -> None:
    """No draw gives a rank outside rank_low to rank_high; shares sum to 1."""
    codes = ("CHN", "DEU", "FRA", "IND", "JPN", "POL")
    made = [
        build(code)
        for code, row in zip(codes, rows, strict=False)
        for build, has in zip((agreement, _programme, _centre), (True, *row[1:]), strict=True)
        if has
    ]
    ranking = rank_partners(profile(*made), weights=importance_order("centre", "programme", *REST))
    found = ranking.acceptability(40, seed=seed)
    for row in found:
        partner = ranking[row.partner]
        inside = row.shares[partner.rank_low - 1 : partner.rank_high]
        assert sum(inside) == sum(row.shares) == 1
        assert partner.rank_low <= row.mean_rank <= partner.rank_high


REST = ("agreement", "joint budget")


def _programme(code: str) -> Any:
    return programme(f"programme-{code.lower()}", partners=[code])


def _centre(code: str) -> Any:
    return centre(f"centre-{code.lower()}", partners=[code])


def test_belarus(belarus: Profile) -> None:
    """Russia is first in every draw; the four behind it share rank 2."""
    found = rank_partners(belarus).acceptability(1_000, seed=1)
    assert found["Russia"].shares[0] == found["Latvia"].shares[1] == 1
    assert found["Germany"].error == pytest.approx(0.98 / 1_000**0.5)
    assert found["Germany"].shares[5] + found["Germany"].shares[11] == 1
    assert found["Germany"].mean_rank + found["India"].mean_rank == pytest.approx(16, abs=0.5)
    assert [row.name for row in found[:2]] == ["Russia", "China"]


def test_two_partners_each_best_half_of_the_time() -> None:
    """Under two criteria that count alike on average."""
    ranking = rank_partners(
        profile(_programme("CHN"), _centre("DEU")), criteria=("programme", "centre")
    )
    found = ranking.acceptability(20_000)
    assert abs(found["China"].shares[0] - Fraction(1, 2)) < found["China"].error


def test_the_table(belarus: Profile) -> None:
    """One column a rank, numbers all; the page says how many draws and which seed."""
    found = rank_partners(belarus, within="EU").acceptability(100, seed=3)
    frame = found.to_pandas()
    assert frame[[f"rank_{i}" for i in range(1, 14)]].sum(axis=1).round(9).eq(1).all()
    assert frame.set_index("name")["rank_1"]["Latvia"] == 1
    assert "shares" not in frame
    text = found.to_text(all_notes=True)
    assert "Belarus" in found.headline()
    assert "100 weightings" in text
    assert "seed 3" in text
    assert "Latvia" in text


def test_nobody_takes_no_rank(belarus: Profile) -> None:
    """An empty ranking gives an empty table."""
    found = rank_partners(belarus, within="Oceania").acceptability(10)
    assert len(found) == 0
    assert "rank_1" not in found.to_pandas()


@pytest.mark.parametrize("wrong", [{"draws": 0}, {"draws": 1.5}, {"seed": "x"}, {"seed": -1}])
def test_wrong_numbers_are_refused(belarus: Profile, wrong: dict[str, Any]) -> None:
    """Draws are one or more, a seed is a whole number."""
    with pytest.raises(OptionError, match=next(iter(wrong))):
        rank_partners(belarus).acceptability(**wrong)
