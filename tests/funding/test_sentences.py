"""Headlines, notes and footnotes of other shapes of money than that of Belarus."""

from __future__ import annotations

import textwrap
from typing import Any

import pytest
from funding_samples import FEW, count, figures, money, paid
from hypothesis import given
from samples import own_group, programme

from belarus_stic.files import load_profile
from belarus_stic.funding import Funding, funding_breakdown
from belarus_stic.model import Figure, Record

SOURCE = " (Publisher of the report, as of November 2011)."
ONE, TWO = money("one", "10 EUR", period="2009"), money("two", "20 EUR", period="2010")


def answer(*given_figures: Record, **options: Any) -> Funding:
    """Return the breakdown of these figures."""
    return funding_breakdown(paid(*given_figures), **options)


def test_no_money() -> None:
    """Nothing is stated, and no note is due."""
    empty = answer()
    said = "No sum of money is named for the research co-operation of Sample"
    assert empty.headline() == f"{said}{SOURCE}"
    assert (empty.notes(), empty.footnotes(), len(empty)) == ((), (), 0)
    assert [table.cells for table in empty.displayed()] == [(), ()]


def test_one_sum() -> None:
    """Is all there is, and begins with a capital letter."""
    assert answer(money("one", "~10 EUR")).headline() == (
        "About 10 EUR of First (2010) is the only sum named for the money in the research "
        f"co-operation of Sample{SOURCE}"
    )


def test_all_in_one_total() -> None:
    """Is the total of what can be added."""
    found = answer(ONE, TWO)
    assert found.headline() == (
        "The 2 sums named for the money in the research co-operation of Sample make 30 EUR of "
        f"First (2009 to 2010){SOURCE}"
    )
    assert found.notes()[0].startswith("Only sums alike in programme, stage, purpose")
    assert "First, total of 2 sums" in str(found)


def test_two_totals() -> None:
    """Are both named, the greater first."""
    others = money("a", "50 EUR", "other", period="2009"), money("b", "50 EUR", "other")
    assert answer(ONE, TWO, *others).headline() == (
        "Of the sums named for the money in the research co-operation of Sample, those that can "
        "be added make 100 EUR of OP (2009 to 2010, 2 sums) and 30 EUR of First (2009 to 2010, 2 "
        f"sums){SOURCE}"
    )


def test_a_total_and_more() -> None:
    """What is not added is counted."""
    other = money("three", "7 EUR", "other")
    assert answer(ONE, TWO, other, on=None).headline() == (
        "Of the sums named for the money in the research co-operation of Sample, those that can "
        "be added make 30 EUR of First (2009 to 2010, 2 sums); 1 other sum is not added"
        f"{SOURCE}"
    )


@pytest.mark.parametrize(
    ("sums", "how"),
    [
        ([("first", "2009"), ("first", "2009-12"), ("first", "2013")], "not all can"),
        ([("inner", "2009"), ("inner", "2011"), ("first", "2010")], "not all can"),
        ([("first", "2009"), ("first", "2009-12"), ("other", "2013")], "no two can"),
        ([("first", "2009"), ("first", "2009-12"), ("first", "2009-12-31")], "no two can"),
        ([("first", "2009"), ("inner", "2010"), ("other", "2013")], "no two can"),
    ],
)
def test_whether_some_could_be_added(sums: list[tuple[str, str]], how: str) -> None:
    """Though not all: "no two" is said only where it is so of every pair."""
    found = answer(*(money(f"m-{i}", "1 EUR", of, period=on) for i, (of, on) in enumerate(sums)))
    assert f", {how} be added" in found.headline()
    assert [row for row in found if row.kind == "total"] == []


def test_totals_of_one_programme_are_told_apart() -> None:
    """By what they differ in, in headline and table; what they share is not repeated."""
    beside: tuple[dict[str, Any], ...] = (
        {},
        {"about": ["first", "DEU"]},
        {"about": ["first", "DEU", "FRA"], "paid_by": ["EU"]},
        {"paid_to": ["body"], "purpose": "education"},
        {"stage": "budgeted", "indicator": "fees"},
    )
    found = answer(
        *(
            money(f"m-{i}-{year}", f"{9 - i} EUR", period=year, **{"about": "first", **changes})
            for i, changes in enumerate(beside)
            for year in ("2009", "2010")
        ),
        purpose="all",
    )
    told = [
        ", grants, awarded, for research",
        ", grants, awarded, for research, about Germany",
        ", grants, awarded, for research, paid by EU, about Germany and France",
        ", grants, awarded, for education, paid to Body",
        ", fees, budgeted, for research",
    ]
    sums, _ = found.displayed(all_rows=True)
    names = [str(cells[0]) for cells in sums.cells]
    assert [name for name in names if "total" in name] == [
        f"First, total of 2 sums{words}" for words in told
    ]
    assert "18 EUR of First (2009 to 2010, 2 sums, grants, awarded, for research)" in (
        found.headline()
    )
    other = answer(ONE, TWO, *(money(f"u-{y}", "1 USD", period=y) for y in ("2009", "2010")))
    assert "First, total of 2 sums  " in str(other)


def test_whole_programmes_are_named_last() -> None:
    """However large."""
    whole = money("whole", "80000000000 EUR", scope="whole programme")
    said = answer(whole, money("one", "7 EUR", period=None), money("b", "1..2 EUR", "other"))
    assert "1 to 2 EUR of OP (2010) and 7 EUR of First (undated)" in said.headline()
    assert "80,000,000,000" not in said.headline()


def test_sums_without_a_rate_are_named_last() -> None:
    """Where a currency is asked for."""
    given_figures = (money("a", "100 JPY"), money("b", "5 USD"), money("c", "3 EUR"))
    said = answer(*given_figures, currency="EUR").headline()
    assert "such as 3.43 to 4.19 EUR of First (5 USD, 2010) and 3 EUR of First" in said


def test_money_a_year() -> None:
    """Says so with every amount."""
    found = answer(money("a", "10 EUR", per=["year"]), money("b", "5 EUR", per=["project", "year"]))
    assert "10 EUR a year of First (2010)" in found.headline()
    assert "5 EUR for each project and year" in str(found)


@pytest.mark.parametrize(
    ("purpose", "said"),
    [
        ("mobility", "the mobility co-operation of Sample"),
        ("general", "the co-operation of Sample for general purposes"),
        ("unstated", "the co-operation of Sample for purposes not stated"),
        ("all", "the money in the co-operation of Sample ("),
    ],
)
def test_what_the_money_is_for(purpose: str, said: str) -> None:
    """In the headline."""
    word = "mobility" if purpose == "all" else purpose
    found = answer(money("one", "10 EUR", purpose=word), purpose=purpose)
    assert said in found.headline()


def test_another_use_is_left_out_with_its_use() -> None:
    """A purpose that is not stated too; at most five are named."""
    figures_of = [money(f"m-{i}", "1 EUR", purpose="unstated") for i in range(8)]
    (note,) = answer(*figures_of).notes()
    assert note.startswith("Not for research, so left out: 1 EUR of First (2010), for purposes not")
    assert note.endswith("; and 3 more.")


def test_sums_left_out_come_before_percentages() -> None:
    """Whatever the order of their statements."""
    share = money("a", "5 %", denominator="total", purpose="education")
    (note,) = answer(share, money("b", "1 EUR", purpose="education")).notes()
    assert note == (
        "Not for research, so left out: 1 EUR of First (2010), for education; grants (5 % of "
        "total, 2010), for education."
    )


def test_whose_money_is_not_said() -> None:
    """Of one sum, and of more programmes than are named."""
    one = money("one", "1 EUR", scope="unstated")
    assert "First: whether the sum is for Sample alone is not stated." in answer(one).notes()
    many = [programme(f"p-{i}", name=f"P{i}") for i in range(7)]
    sums = [money(f"m-{i}", "1 EUR", f"p-{i}", scope="unstated") for i in range(7)]
    said = "P0, P1, P2, P3, P4 and 2 more: whether the sums are for Sample alone is not stated."
    assert said in answer(*many, *sums).notes()


def test_percentages_of_one_whole() -> None:
    """Are comparable, so no note is due."""
    shares = [
        money(name, "5 %", denominator="total-rd", purpose="research") for name in ("one", "two")
    ]
    assert answer(*shares).notes() == ()
    assert answer(*shares).headline().startswith("No sum of money is named")
    assert "total R&D" in str(answer(*shares))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "One may contain another; so nothing is added."),
        ({"period": "2009/2010"}, "The sums differ in date, and one may contain another; so"),
        ({"about": ["other"]}, "The sums differ in programme; so nothing is added."),
        (
            {"about": ["other"], "indicator": "fees", "value": "20 USD"},
            "The sums differ in programme, currency and use; so nothing is added.",
        ),
        ({"stage": "budgeted"}, "The sums differ in stage, and one may contain another; so"),
    ],
)
def test_why_nothing_is_added(changes: dict[str, Any], said: str) -> None:
    """Says in what the sums differ, and what may be, of this answer alone."""
    note = answer(TWO, money("three", **{"value": "20 EUR", **changes})).notes()[0]
    assert note.startswith(said)


def test_notes_of_figures() -> None:
    """Those of sums stand last, those of percentages in their rows."""
    share = money("a", "5 %", denominator="total", purpose="research", note="As reached.")
    found = answer(share, money("m", "1 EUR", note="In all."))
    assert found.notes() == ("M: In all.",)
    assert found["a"].note == "As reached."


@pytest.mark.parametrize(
    ("scope", "words"),
    [
        (
            "country's share",
            "5 EUR for each project of First for Sample, 2010 (10 EUR, 2 projects)",
        ),
        ("whole programme", "5 EUR for each project of First of the whole programme, 2010"),
        ("unstated", "5 EUR for each project of First, for whom is not stated, 2010"),
    ],
)
def test_money_for_each_project(scope: str, words: str) -> None:
    """Says for whom."""
    found = answer(money("one", "10 EUR", scope=scope), count("two", "2 project"))
    assert any(note.startswith(f"Worked out, not stated: {words}") for note in found.notes())


def test_short_names_are_spelt_out() -> None:
    """Of programmes, of payers where they are shown, and groups within a name."""
    own = own_group("V4", name="Visegrad Group")
    fund = programme("fund", name="V4 Fund", funders=["ISTC"])
    found = answer(own, fund, money("one", "1 EUR", "fund"), money("two", "1 EUR", "other"))
    assert found.footnotes() == ("V4: Visegrad Group. OP: Other.",)
    by_funder = funding_breakdown(found._profile, by="funder")
    assert by_funder.footnotes() == (
        "* Who funds the programme; who pays this sum is not stated.",
        (
            "V4: Visegrad Group. OP: Other. ISTC: International Science and Technology Center. "
            "EU: European Union."
        ),
    )


@FEW
@given(figures())
def test_every_sentence_is_one(drawn: list[Figure]) -> None:
    """Begins and ends as one, and shows no notation."""
    found = funding_breakdown(paid(*drawn), purpose="all", currency="EUR")
    for text in (found.headline(), *found.notes()):
        assert text[:1] == text[:1].upper()
        assert text.endswith(".")
        assert not any(
            mark in text.replace("there are rates", "") for mark in ("~", ">", "<", "None")
        )
    assert len(found.headline().split(" (Publisher")[0].split()) <= 60


def test_in_short_percentages_of_two_wholes_stand_once() -> None:
    """In short, only percentages stand under the headline; of which wholes is said below."""
    answer = funding_breakdown(load_profile())
    assert answer.brief() == (
        f"{textwrap.fill(answer.headline(), 80)}\n\n"
        "Share of                                    Share            Date\n"
        "------------------------------------------  ---------------  ---------\n"
        "international co-operation in R&D spending  3 to 4 % a year  undated *\n"
        "foreign sources in R&D funding, on average  5 to 7 %         undated\n"
        "foreign sources in R&D funding              13.8 %           2010\n"
        "* Stated of state budget R&D and again of total R&D expenditure.\n"
        "FP7: Seventh Framework Programme for Research and Technological Development.\n"
        "ISTC: International Science and Technology Center."
    )


def test_at_a_date_sums_are_only_possibly_of_it() -> None:
    """One, two or in a total: only what lies in the time asked is said to be of it for sure."""
    undated = money("a", "5 EUR", period=None)
    said = answer(undated, on=2010).headline()
    assert said.startswith(
        "5 EUR of First (undated) is the only sum named that may be of the money in the "
        "research co-operation of Sample in 2010 ("
    )
    two = answer(undated, money("b", "7 EUR", "other"), on=2010).headline()
    assert "5 EUR of First (undated), possibly of that time, cannot be added (" in two
    parts = money("one", "10 EUR", period="2010-01"), money("two", "20 EUR", period="2010-02")
    said = answer(*parts, on=2010).headline()
    assert said.startswith("The 2 sums named for the money in the research co-operation of Sample ")
    said = answer(*parts, on="2010-01/2010-02-10").headline()
    assert said.startswith("The 2 sums named that may be of the money in the research")
    several = money("a", "5 EUR", "other"), money("b", "7 EUR"), money("c", "9 USD")
    assert "of 3 sums of that time, such as" in answer(*several, on=2010).headline()
    assert "of 4 sums possibly of that time, 1 undated, such as" in (
        answer(*several, money("d", "9 USD", "other", period=None), on=2010).headline()
    )


def test_what_is_left_out_of_money_without_a_purpose() -> None:
    """Is for a purpose that is stated."""
    (note,) = answer(money("a", "5 EUR"), purpose="unstated").notes()
    assert note == (
        "For a purpose that is stated, so left out: 5 EUR of First (2010), for research."
    )


def test_what_is_left_out_at_a_date_says_so_once() -> None:
    """Its date stands with each sum."""
    found = answer(ONE, money("a", "5 EUR", period="2008"), money("b", "6 EUR"), on=2010)
    (note,) = [note for note in found.notes() if "left out" in note]
    assert note == (
        "Known to be of another time, so left out: 5 EUR of First (2008); 10 EUR of First (2009)."
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"paid_by": ["BLR"]}, "spending, paid by the State"),
        ({"paid_by": ["BLR", "EU"]}, "spending, paid by the State and EU"),
        ({"paid_by": ["label:spend"]}, "spending, paid by spend"),
        ({"paid_by": ["label:spending"]}, "spending"),
        ({"wording": "on average"}, "spending, on average"),
        ({"wording": "reached"}, "spending"),
        ({"wording": "on average", "paid_by": ["EU"]}, "spending, on average, paid by EU"),
    ],
)
def test_a_percentage_names_its_payer_once(changes: dict[str, Any], words: str) -> None:
    """The home country pays as the State; a payer whom the words name is not repeated."""
    told = {"purpose": "research", "indicator": "share of spending", **changes}
    share = money("a", "5 %", denominator="total-rd", **told)
    _, shares = answer(share).displayed()
    assert shares.cells == ((words, "5 %", "total R&D", "2010"),)


def test_a_percentage_a_year_names_its_whole_first() -> None:
    """In its card, and where it is left out."""
    share = money("a", "5 %", denominator="total-rd", per=["year"], purpose="research")
    assert "5 % of total R&D a year" in str(answer(share)["a"])
    assert "(5 % of total R&D a year, 2010)" in answer(share, purpose="education").notes()[0]
