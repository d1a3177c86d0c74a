"""Who pays programmes, projects and instruments of which no amount is stated."""

from __future__ import annotations

from typing import Any

import pytest
from funding_samples import FEW, figures, money
from hypothesis import given
from samples import instrument, organisation, profile, programme, project, source

from belarus_stic import load_profile
from belarus_stic.errors import OptionError
from belarus_stic.funding import Funding, funding_breakdown
from belarus_stic.model import Figure, Profile, Record

NO_AMOUNT = "no amount"


def told(answer: Funding) -> list[str]:
    """Return the ids of what has a payer and no amount."""
    return [row.id for row in answer if row.kind == NO_AMOUNT]


def payers_of(*records: Record, **asked: Any) -> list[str]:
    """Return what a profile of these records tells who pays of."""
    return told(funding_breakdown(profile(*records), by="funder", **asked))


def paid_programme(name: str = "a", **changes: Any) -> Record:
    """Return a programme that the EU pays."""
    return programme(name, **{"funders": ["EU"], **changes})


def test_all_that_has_funders() -> None:
    """Programmes, projects, instruments; by date of the source, and only by funder."""
    records = (
        paid_programme("c", cites=["report#part.2"], budget="joint", period="2007/2009"),
        instrument("b", funders=["BLR"], status="proposed", note="Of a plan."),
        project("a", funders=["body"], cites=["report#part.3"]),
        organisation("body", name="Body"),
        programme("unpaid"),
    )
    answer = funding_breakdown(profile(*records), by="funder")
    assert told(answer) == ["b", "c", "a"]
    assert not told(funding_breakdown(profile(*records)))
    rows = [(row.paid_by, row.indicator, row.words, row.date, row.amount) for row in answer]
    assert rows == [
        (("Belarus",), "proposed", "not stated", "undated", None),
        (("EU",), "joint budget", "not stated", "2007 to 2009", None),
        (("Body",), "", "not stated", "undated", None),
    ]
    assert "Name of b, proposed" in str(answer)
    assert answer.notes() == (
        (
            "Of 1 instrument, 1 programme and 1 project it is stated who pays, but not how much or "
            "for which purpose; a joint budget, or that each side pays its own, is told with the "
            "name."
        ),
        "Name of b: Of a plan.",
    )


def test_one_paid_by_each_side() -> None:
    """Is said to be."""
    answer = funding_breakdown(profile(paid_programme(budget="separate")), by="funder")
    assert answer["a"].indicator == "each side pays its own"
    assert str(answer["a"]).splitlines()[:2] == ["Name of a", "    Amount      not stated"]
    assert "no; no amount is stated" in str(answer["a"])


@pytest.mark.parametrize(
    ("about", "is_told"),
    [(["a"], False), (["a", "BLR"], False), (["a", "part"], True), (["BLR"], True)],
)
def test_what_has_an_amount_is_not_told(about: list[str], is_told: bool) -> None:
    """Of whatever purpose and time; a sum about a whole and a part is the part's."""
    part = programme("part", part_of="a", funders=["USA"])
    sum_ = money("m", "1 EUR", about, purpose="education", period="1999")
    assert ("a" in payers_of(paid_programme(), part, sum_, on="2005")) is is_told


def test_an_instrument_has_an_amount_too() -> None:
    """A percentage is none."""
    fund = instrument("fund", funders=["BLR"])
    assert payers_of(fund, money("m", "1 EUR", "fund")) == []
    assert payers_of(fund, money("m", "1 %", "fund", denominator="all", scope=None)) == ["fund"]


def test_a_part_paid_as_what_it_lies_in_is_not_told_again() -> None:
    """By the same funders in any order, of any whole; by others it is."""
    whole = programme("whole", funders=["EU", "USA"])
    same = programme("same", part_of="whole", funders=["USA", "EU"])
    other = programme("other", part_of="whole", funders=["USA"])
    unpaid = programme("unpaid", part_of="other")
    inner = project("inner", programme="unpaid", funders=["EU", "USA"])
    assert payers_of(whole, same, other, unpaid, inner) == ["other", "whole"]
    # Nor where the whole is told with its sum.
    assert payers_of(whole, same, money("m", "1 EUR", "whole")) == []


@pytest.mark.parametrize("purpose", ["research", "education", "unstated", "all"])
def test_they_stand_for_every_purpose(purpose: str) -> None:
    """As none is stated of them."""
    assert payers_of(paid_programme(), purpose=purpose) == ["a"]


def test_a_date_leaves_out_what_is_known_to_be_of_another_time() -> None:
    """By its own period, or that of a whole; undated it stays."""
    old = paid_programme("old", period="1995/1999")
    within = project("within", programme="old", funders=["USA"])
    made = profile(old, within, paid_programme("undated"))
    assert told(funding_breakdown(made, by="funder")) == ["old", "undated", "within"]
    later = funding_breakdown(made, by="funder", on="2010")
    assert told(later) == ["undated"]
    assert [(left.what, left.kind) for left in later.left_out] == [
        ("Name of old", "date"),
        ("Name of within", "date"),
    ]
    assert "left out: Name of old; Name of within." in " ".join(later.notes())
    assert funding_breakdown(made, on="2010").left_out == ()


def test_they_follow_the_sums_and_precede_percentages() -> None:
    """Grouped by payer."""
    records = (
        paid_programme("a"),
        paid_programme("b", funders=["USA"]),
        paid_programme("c"),
        programme("d", part_of="a"),
        money("m", "1 EUR", "d", scope="whole programme"),
        money("share", "5 %", "d", denominator="all", scope=None, purpose="research"),
    )
    rows = [row.id for row in funding_breakdown(profile(*records), by="funder")]
    assert rows == ["m", "a", "c", "b", "share"]


def test_their_sources_are_those_of_the_answer() -> None:
    """A source that names a payer alone stands under the table by funder, and only there."""
    made = profile(
        paid_programme(cites=["other#part.1"]),
        programme("b"),
        money("m", "1 EUR", "b"),
        sources=[source(), source("other")],
    )
    assert [len(funding_breakdown(made, by=by).sources) for by in ("funder", "programme")] == [2, 1]


def test_no_share_is_of_them() -> None:
    """Neither by id nor by payer."""
    answer = funding_breakdown(
        profile(paid_programme(), programme("b"), money("m", "1 EUR", "b")), by="funder"
    )
    for name in ("a", "EU", "Name of a"):
        with pytest.raises(OptionError, match=f"'{name}' names 0 sums; expected one .* such as m"):
            answer.share(name, of="m")


@FEW
@given(figures())
def test_no_number_rests_on_them(drawn: list[Figure]) -> None:
    """Money alone decides on totals, quotients and the headline; frames have no number of them."""
    made: Profile = profile(
        paid_programme("framework"), programme("first"), programme("second"), programme("inner"),
        programme("other"), project("laser"), *drawn,
    )  # fmt: skip
    answer = funding_breakdown(made, by="funder", purpose="all", currency="EUR")
    for row in answer.where(kind=NO_AMOUNT):
        assert (row.additive, row.total, row.converted, row.amount_stated) == (False,) + (None,) * 3
        assert not any(row.id in other.inputs for other in answer)
        assert row.name not in answer.headline()


def test_belarus() -> None:
    """The two bodies at home, the Union State, the EU, and a firm."""
    answer = funding_breakdown(load_profile(), by="funder")
    rows = {row.id: (row.paid_by[0], row.indicator) for row in answer if row.kind == NO_AMOUNT}
    committee = "State Committee"
    assert rows == {
        "eu-framework-programmes": ("EU", ""),
        "enpi": ("EU", ""),
        "state-budget-line": ("Belarus", "in use"),
        "co-funding-of-exhibitions": ("Belarus", "in use"),
        "union-state-programmes": ("Union State", "joint budget"),
        "bilateral-programmes": (committee, "each side pays its own"),
        "funding-of-bilateral-projects": (committee, "in use"),
        "b-1872": ("High Temperature Technologies Corp.", ""),
    }
