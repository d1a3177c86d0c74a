"""Laws of every answer: what a frame may sum, and what records beside the sums cannot change."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import pytest
from funding_samples import FEW, PROGRAMMES, VALUES, count, figures, money, paid
from hypothesis import given
from hypothesis import strategies as st
from samples import agreement, centre, organisation, profile, programme, project

from belarus_stic.funding import Funding, funding_breakdown
from belarus_stic.model import Figure, Record
from belarus_stic.values import Period

STRANGER = programme("stranger", name="Stranger")
# What ties home to others or is counted, but is no money.
NO_MONEY: tuple[Record, ...] = (
    agreement("DEU"),
    centre("laboratory", partners=["FRA"]),
    organisation("ministry"),
    project("maser", programme="second"),
    count("members", "39 member", "first"),
)


def all_of(*records: Record, **options: Any) -> Funding:
    """Return the breakdown of these records, for all purposes."""
    return funding_breakdown(paid(*records), purpose="all", **options)


# --- what may be summed ---------------------------------------------------------------------------


@FEW
@given(figures())
def test_a_frame_sums_to_the_totals_of_the_answer(drawn: list[Figure]) -> None:
    """Additive rows, by total: number for number, and no bound that the total has not."""
    pandas = pytest.importorskip("pandas")
    frame = all_of(*drawn).to_pandas().set_index("id")
    additive = frame[frame.additive]
    assert set(additive["total"]) == set(frame[frame.kind == "total"].index)
    for name, parts in additive.groupby("total"):
        total = frame.loc[name]
        assert set(parts["amount_unit"]) == {total["amount_unit"]}
        for bound in ("amount_low", "amount_high"):
            summed = parts[bound].sum(skipna=False)
            # Money of which no lower bound is stated is from 0 up.
            if bound == "amount_low" and pandas.isna(summed) and not pandas.isna(total[bound]):
                summed = parts[bound].sum()
            assert summed == total[bound] or pandas.isna([summed, total[bound]]).all()
        stated = parts["amount_stated"].sum(skipna=False)
        assert total["amount"][0] != "~" or stated == total["amount_stated"]


@FEW
@given(figures())
def test_only_the_countrys_own_single_sums_are_additive(drawn: list[Figure]) -> None:
    """Never what is of a whole programme, unstated, for each of several, a quotient or a total."""
    for row in all_of(*drawn):
        if row.additive or row.kind == "total":
            assert (row.scope, row.per) == ("country's share", ())
            assert "unstated" not in {row.stage, row.purpose}
            assert row.kind == ("stated" if row.additive else "total")
            assert row.period is not None
            assert None not in (row.period.first_day, row.period.last_day)


@FEW
@given(figures())
def test_no_sum_is_in_two_totals(drawn: list[Figure]) -> None:
    """So all totals together never count a sum twice."""
    inputs = [one for row in all_of(*drawn) if row.kind == "total" for one in row.inputs]
    assert len(inputs) == len(set(inputs))


@FEW
@given(figures(values=VALUES), st.sampled_from(["EUR", "USD"]))
def test_positive_money_is_never_below_zero(drawn: list[Figure], currency: str) -> None:
    """As stated, added, divided or converted."""
    for row in all_of(*drawn, currency=currency):
        assert row.amount.low is None or row.amount.low >= 0
        assert row.converted is None or (row.converted.low is not None and row.converted.low >= 0)


YEARS = st.tuples(st.integers(2000, 2008), st.integers(0, 3))


@FEW
@given(st.lists(YEARS, min_size=2, max_size=7))
def test_sums_alike_are_added_if_no_other_shares_their_days(
    spans: Sequence[tuple[int, int]],
) -> None:
    """Which of them those are, by comparing each with each."""
    periods = [Period(f"{first}/{first + more}") for first, more in spans]
    alone = {
        f"m-{i}"
        for i, one in enumerate(periods)
        if not any(one.may_overlap(other) for j, other in enumerate(periods) if i != j)
    }
    sums = [money(f"m-{i}", "1 EUR", period=period) for i, period in enumerate(periods)]
    rows = all_of(*sums)
    clash = {row.id for row in rows if row.no_total.startswith("its period shares days")}
    assert clash == {row.id for row in sums} - alone
    assert {row.id for row in rows if row.additive} == (alone if len(alone) > 1 else set())


# --- what changes nothing -------------------------------------------------------------------------


@FEW
@given(figures(), st.randoms(use_true_random=False))
def test_the_order_of_all_records_changes_nothing(
    drawn: list[Figure], chance: random.Random
) -> None:
    """Programmes and bodies among them: rows, sentences and data are the same."""
    records = [*PROGRAMMES, *drawn]
    one = funding_breakdown(profile(*records), purpose="all", currency="EUR")
    chance.shuffle(records)
    other = funding_breakdown(profile(*records), purpose="all", currency="EUR")
    assert one == other
    assert one.to_text(all_notes=True) == other.to_text(all_notes=True)
    assert one.to_csv() == other.to_csv()


@FEW
@given(figures(), st.sampled_from(NO_MONEY), st.sampled_from(["programme", "funder", "period"]))
def test_what_is_no_money_changes_nothing(drawn: list[Figure], more: Record, by: Any) -> None:
    """Neither a row nor a word."""
    one, other = (all_of(*drawn, *records, by=by, currency="EUR") for records in ((), (more,)))
    assert one.rows == other.rows
    assert one.to_text(all_notes=True) == other.to_text(all_notes=True)


@FEW
@given(figures(), st.sampled_from(["awarded", "unstated"]), st.sampled_from(["2005", None]))
def test_a_sum_of_a_stranger_changes_no_other_row(
    drawn: list[Figure], stage: str, period: str | None
) -> None:
    """Nor any total: it is one row more."""
    sum_of_it = money("stray", "7 EUR", "stranger", stage=stage, period=period)
    one, other = (all_of(*drawn, STRANGER, *more) for more in ((), (sum_of_it,)))
    assert set(other.rows) - set(one.rows) == {other["stray"]}
    assert set(one.rows) <= set(other.rows)


@FEW
@given(figures(), st.sampled_from(["EUR", "JPY"]))
def test_a_currency_adds_columns_and_changes_none(drawn: list[Figure], currency: str) -> None:
    """Every other column is as it is without one."""
    plain, asked = all_of(*drawn), all_of(*drawn, currency=currency)
    of_currency = {"converted_low", "converted_high", "converted_words", "rate"}
    for one, other in zip(plain.to_dicts(), asked.to_dicts(), strict=True):
        assert {name for name in one if one[name] != other[name]} <= of_currency


# --- what the columns say -------------------------------------------------------------------------


def test_every_column_is_told_alone() -> None:
    """Numbers have a unit, converted sums the currency asked, and each a meaning of its own."""
    answer = all_of(money("a", "1 EUR"), currency="USD")
    columns = {column.name: column for column in answer.data_columns()}
    for name, column in columns.items():
        assert len(column.meaning.split()) > 2, name
        assert column.unit or column.kind != "number", name
        assert column.meaning.split()[0] not in {"it", "its", "the same", "these", "that"}, name
    assert columns["converted_low"].unit == columns["converted_high"].unit == "USD"
    assert len({column.meaning for column in columns.values()}) == len(columns)
