"""The whole answer: what stands in it, in which order, and what is asked in vain."""

from __future__ import annotations

import pickle
import random
from copy import deepcopy
from typing import Any

import pytest
from attrs import evolve, fields
from funding_samples import FEW, figures, money, paid
from hypothesis import given
from hypothesis import strategies as st

from belarus_stic.errors import BelarusSticError, NotAnswerableError, OptionError
from belarus_stic.funding import By, Funding, FundingRow, funding_breakdown
from belarus_stic.funding.rows import is_of_money
from belarus_stic.model import Figure

BYS: tuple[By, ...] = ("programme", "funder", "purpose", "stage", "scope", "period")
# What a total changes in the rows that it adds.
OF_TOTALS = {"additive": False, "total": None, "no_total": ""}


def order(by: By, *given_figures: Figure) -> list[str]:
    """Return the ids of the rows that have an amount."""
    rows = funding_breakdown(paid(*given_figures), by=by, purpose="all")
    return [row.id for row in rows if row.amount]


def test_sections() -> None:
    """The country's, the unstated, the whole programme's, then percentages."""
    given_figures = (
        money("a", "1 EUR", scope="whole programme"),
        money("b", "1 EUR", scope="unstated"),
        money("c", "5 %", denominator="total", purpose="research", scope="country's share"),
        money("d", "1 EUR"),
    )
    for by in BYS:
        assert order(by, *given_figures) == ["d", "b", "a", "c"]


def test_alike_stand_together() -> None:
    """In the order of the first, and what is not stated last."""
    given_figures = (
        money("a", "1 EUR", stage="unstated", paid_by=["USA"], period="2010"),
        money("b", "1 EUR", "other", stage="awarded", period=None),
        money("c", "1 EUR", "first", stage="budgeted", paid_by=["USA"], period="2004"),
        money("d", "1 EUR", "other", stage="awarded", purpose="education", period="../2001"),
    )
    assert order("programme", *given_figures) == ["a", "c", "b", "d"]
    assert order("funder", *given_figures) == ["a", "c", "b", "d"]
    assert order("stage", *given_figures) == ["b", "d", "c", "a"]
    assert order("purpose", *given_figures) == ["a", "b", "c", "d"]
    assert order("period", *given_figures) == ["d", "c", "a", "b"]


def test_totals_and_quotients_stand_by_their_sums() -> None:
    """A total after the last of its parts."""
    found = order(
        "programme",
        money("a", "1 EUR", period="2009"),
        money("b", "1 EUR", "other"),
        money("c", "1 EUR", period="2010"),
    )
    assert found == ["a", "c", "total/a/c", "b"]


@pytest.mark.parametrize(
    ("by", "heading"),
    [
        ("programme", "Programme"),
        ("funder", "Paid by"),
        ("purpose", "Purpose"),
        ("stage", "Stage"),
        ("scope", "For"),
        ("period", "Date"),
    ],
)
def test_first_column(by: By, heading: str) -> None:
    """Is what the rows are arranged by, and stands once."""
    answer = funding_breakdown(paid(money("a", "1 EUR")), by=by)
    headings = answer.displayed()[0].headings
    assert headings[0] == heading
    assert headings.count(heading) == 1
    assert {"Programme", "Amount", "Date", "For"} <= set(headings)


def test_all_purposes_show_what_each_is_for() -> None:
    """A column that one purpose does not need."""
    answer = funding_breakdown(paid(money("a", "1 EUR", purpose="unstated")), purpose="all")
    assert "Purpose" in answer.displayed()[0].headings
    assert "not stated" in answer.displayed()[0].cells[0]


def test_uses_of_one_programme_are_told_apart() -> None:
    """Where there are several."""
    one, two = money("a", "1 EUR"), money("b", "1 EUR", indicator="fees")
    assert "First, fees" in str(funding_breakdown(paid(one, two)))
    assert "First, grants" not in str(funding_breakdown(paid(one)))


def test_long_tables_are_cut() -> None:
    """Unless all rows are asked for."""
    many = [money(f"m-{i}", "1 EUR") for i in range(70)]
    answer = funding_breakdown(paid(*many))
    assert "and 10 more rows" in str(answer)
    assert "more rows" not in answer.to_text(all_rows=True)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"by": "channel"}, "unknown by 'channel'; expected one of programme, funder"),
        ({"by": "funders"}, "did you mean 'funder'"),
        ({"purpose": "reserch"}, "unknown purpose 'reserch'.*did you mean 'research'"),
        ({"purpose": None}, "unknown purpose None; expected one of research, education, general"),
        ({"currency": "EURO"}, "unknown currency 'EURO'; expected a code.*did you mean 'EUR'"),
        ({"currency": ["EUR"]}, r"unknown currency \['EUR'\]"),
        ({"currency": 5}, "unknown currency 5"),
    ],
)
def test_wrong_options(options: dict[str, Any], message: str) -> None:
    """Say what is allowed."""
    with pytest.raises(OptionError, match=message):
        funding_breakdown(paid(money("a", "1 EUR")), **options)


def test_no_profile() -> None:
    """Nothing else is taken."""
    with pytest.raises(OptionError, match="expected a Profile"):
        funding_breakdown({})  # type: ignore[arg-type]


def test_purposes_of_the_profile() -> None:
    """Any word that it has may be asked."""
    answer = funding_breakdown(paid(money("a", "1 EUR", purpose="mobility")), purpose="mobility")
    assert [row.id for row in answer] == ["a"]
    with pytest.raises(OptionError, match="mobility"):
        funding_breakdown(answer._profile, purpose="mobilty")


def test_another_date() -> None:
    """Leaves out what is known to be of another time, and says so."""
    given_figures = (
        money("a", "1 EUR", period="2010"),
        money("b", "1 EUR", period="2005/2008"),
        money("c", "1 EUR", period=None),
        money("d", "1 EUR", period=None, as_of="2008"),
        money("e", "1 EUR", period="2010~"),
    )
    answer = funding_breakdown(paid(*given_figures), on=2008)
    assert {row.id for row in answer} == {"b", "c", "d", "e"}
    (left,) = answer.left_out
    assert (left.what, left.kind) == ("1 EUR of First (2010)", "date")
    assert str(answer.on) == "2008"
    assert "Known to be of another time, so left out: 1 EUR of First (2010)" in " ".join(
        answer.notes()
    )
    assert funding_breakdown(paid(*given_figures)).on is None


def test_before_anything() -> None:
    """Nothing can be said."""
    with pytest.raises(NotAnswerableError, match="Nothing can be said of 1800"):
        funding_breakdown(paid(money("a", "1 EUR")), on="1800")


def test_sums_of_no_programme() -> None:
    """Are of what else they are about, or go by their own name."""
    body, home = money("a", "1 EUR", ["BLR", "body"]), money("b", "1 EUR", "BLR")
    answer = funding_breakdown(paid(body, home))
    assert [(row.programme, row.programme_name) for row in answer] == [
        ("body", "Body"),
        ("BLR", "B"),
    ]


def test_sums_of_two_programmes() -> None:
    """Are of both, and funded by who funds either."""
    (row,) = funding_breakdown(paid(money("a", "1 EUR", ["first", "other"])))
    assert (row.programme, row.programme_name) == ("first; other", "First and OP")


def test_percentages_that_are_not_of_money() -> None:
    """Are not in the answer."""
    shares = [
        money("a", "5 %", denominator="projects"),
        money("b", "5 %", denominator="money", paid_to=["body"]),
        money("c", "5 %", denominator="money", stage="awarded"),
    ]
    assert [row.id for row in funding_breakdown(paid(*shares), purpose="all")] == ["b", "c"]


def test_a_card_of_what_is_in_a_total() -> None:
    """Says so, with all its statements."""
    one = money("one", "1 EUR a".removesuffix(" a"), cites=["report#part.1", "report#part.2"])
    answer = funding_breakdown(paid(one, money("two", "1 EUR", period="2009")), currency="USD")
    card = str(answer["one"])
    assert "In a total  yes" in card
    assert "Statements  part.1, 2" in card
    assert "Converted   1.19 to 1.46 USD" in card
    assert "Of          First" in card


def test_rows_are_found() -> None:
    """By id, and by programme where it has one row."""
    answer = funding_breakdown(paid(money("a", "1 EUR"), money("b", "1 EUR", "other")))
    assert answer["b"] == answer["other"] == answer["OP"] == answer[1]
    assert answer.where(programme="first").rows == (answer["a"],)
    assert str(answer.where(programme="first")).startswith("1 of 2 rows of: Funding, Sample")
    with pytest.raises(NotAnswerableError):
        answer.where(programme="first").headline()


def test_copies() -> None:
    """Equal, and hashable as far as their rows are."""
    answer = funding_breakdown(paid(money("a", "1 EUR")), currency="USD")
    assert deepcopy(answer) == answer
    # What was worked out for the profile is no part of an answer.
    answer._profile._memo.clear()
    assert pickle.loads(pickle.dumps(answer)) == answer  # noqa: S301 - our own
    assert hash(answer) == hash(deepcopy(answer))


def test_one_schema() -> None:
    """Empty, at any date, and in any currency."""
    columns = [column.name for column in funding_breakdown(paid()).data_columns()]
    for options in ({}, {"on": 2010}, {"currency": "EUR"}, {"by": "funder"}):
        answer = funding_breakdown(paid(money("a", "1 EUR")), **options)  # type: ignore[arg-type]
        assert [column.name for column in answer.data_columns()] == columns
    assert columns.index("amount_stated") == columns.index("amount_unit") + 1
    assert [row.column for row in answer.codebook()] == columns


# --- laws -----------------------------------------------------------------------------------------


@FEW
@given(figures(), st.sampled_from(["research", "education", "all"]), st.sampled_from([None, 2005]))
def test_nothing_is_dropped(drawn: list[Figure], purpose: str, on: int | None) -> None:
    """Every sum and percentage of money is in a row or left out, and never both."""
    profile = paid(*drawn)
    try:
        answer = funding_breakdown(profile, purpose=purpose, on=on)
    except BelarusSticError:
        assert purpose == "mobility" or on is not None
        return
    rows = [row.id for row in answer if row.kind in {"stated", "share"}]
    left = [left for left in answer.left_out if left.kind in {"purpose", "date"}]
    of_money = [figure for figure in drawn if is_of_money(figure)]
    assert len(rows) == len(set(rows))
    assert len(rows) + len(left) == len(of_money)
    assert set(rows) <= {figure.id for figure in of_money}
    for row in answer:
        if row.kind in {"stated", "share"}:
            figure = profile[row.id]
            assert isinstance(figure, Figure)
            assert (row.amount, row.period, row.evidence) == (
                figure.value,
                figure.period,
                figure.cites,
            )


@FEW
@given(figures(), st.randoms(use_true_random=False), st.sampled_from(BYS))
def test_the_order_of_records_changes_nothing(
    drawn: list[Figure], chance: random.Random, by: By
) -> None:
    """Nor in which row they are drawn."""
    shuffled = list(drawn)
    chance.shuffle(shuffled)
    one, other = (funding_breakdown(paid(*each), by=by) for each in (drawn, shuffled))
    assert one == other
    assert str(one) == str(other)


@FEW
@given(figures(), st.sampled_from(BYS))
def test_any_arrangement_has_the_same_rows(drawn: list[Figure], by: By) -> None:
    """In another order, and with it those who pay what has no amount, of which it is no sum."""
    answer = funding_breakdown(paid(*drawn), purpose="all", by=by)
    usual = funding_breakdown(paid(*drawn), purpose="all")
    more = set(answer.rows) - set(usual.rows)
    assert set(answer.rows) >= set(usual.rows)
    assert {row.kind for row in more} <= {"no amount"}
    assert not more or by == "funder"
    assert answer.headline() == usual.headline()
    assert [c.name for c in answer.data_columns()] == [c.name for c in usual.data_columns()]
    assert answer.to_text(all_notes=True)


@FEW
@given(figures(most=6))
def test_a_figure_more_changes_no_other_row(drawn: list[Figure]) -> None:
    """But in which total it stands."""
    fewer, more = (
        funding_breakdown(paid(*each), purpose="all", currency="EUR")
        for each in (drawn[:-1], drawn)
    )
    for row in fewer:
        if row.kind in {"stated", "share"}:
            assert alone(row) == alone(more[row.id])


def alone(row: FundingRow) -> FundingRow:
    """Return a row without what depends on others."""
    assert set(OF_TOTALS) <= {field.name for field in fields(FundingRow)}
    return evolve(row, **OF_TOTALS)


@FEW
@given(figures(most=4))
def test_every_form(drawn: list[Figure]) -> None:
    """Text, HTML, Markdown, CSV and JSON of anything drawn."""
    answer: Funding = funding_breakdown(paid(*drawn), by="funder", currency="USD")
    for text in (
        answer.to_text(all_rows=True, all_notes=True),
        answer._repr_html_(),
        answer.to_markdown(),
        answer.to_csv(),
        answer.to_json(),
    ):
        assert ".." not in text.replace('"3..4', "").replace("...", "") or "," in text
    assert all(str(row) for row in answer)
