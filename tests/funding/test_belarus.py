"""Known answers: the money in the packaged profile of Belarus."""

from __future__ import annotations

import re
from typing import Any

import pytest

from belarus_stic import Profile, funding_breakdown, load_profile
from belarus_stic.funding import Funding

SOURCE = "(scienceportal.org.by, as of November 2011)."


@pytest.fixture(scope="module")
def belarus() -> Profile:
    """Return the packaged profile."""
    return load_profile()


@pytest.fixture(scope="module")
def funding(belarus: Profile) -> Funding:
    """Return the money for research."""
    return funding_breakdown(belarus)


def one_line(text: str) -> str:
    """Return a page on one line."""
    return " ".join(text.split())


def test_five_sums_and_no_total(funding: Funding) -> None:
    """The country's own, then that of FP7, then that of a whole programme."""
    assert [(row.id, row.scope) for row in funding if row.kind in {"stated", "total"}] == [
        ("istc-money-belarus-2010", "country's share"),
        ("istc-grants-belarus", "country's share"),
        ("baltic-budget", "country's share"),
        ("fp7-contribution", "unstated"),
        ("istc-money-total", "whole programme"),
    ]
    assert not any(row.additive for row in funding)


def test_four_percentages(funding: Funding) -> None:
    """Each with what it is of."""
    shares = {row.id: (str(row.amount), row.denominator) for row in funding if row.kind == "share"}
    assert shares == {
        "cooperation-share-of-budget": ("3..4 %", "state-budget-rd"),
        "cooperation-share-of-total": ("3..4 %", "total-rd-expenditure"),
        "foreign-share-2010": ("13.8 %", "total-rd-expenditure"),
        "foreign-share-average": ("5..7 %", "total-rd-expenditure"),
    }


def test_two_sums_for_each_project(funding: Funding) -> None:
    """Of ISTC, in Belarus in 2010 and in all countries; not of FP7."""
    derived = {row.inputs[0]: str(row.amount) for row in funding if row.kind == "derived"}
    assert derived == {
        "istc-money-belarus-2010": "116000 USD",
        "istc-money-total": "309585..309586 USD",
    }
    notes = " ".join(funding.notes())
    assert "116,000 USD for each ISTC project for Belarus, 2010 (580,000 USD, 5 projects)" in notes
    assert "309,600 USD, rounded, for each ISTC project of the whole programme" in notes
    assert "(about 1,840,000 EUR; 31 projects)" in notes


HEADLINES: list[tuple[dict[str, Any], str]] = [
    (
        {},
        (
            "No total can be given for the money in the research co-operation of Belarus: "
            "of 5 sums named, such as about 1,840,000 EUR from FP7 (up to October 2011) "
            f"and 580,000 USD from ISTC projects (2010), no two can be added {SOURCE}"
        ),
    ),
    (
        {"currency": "EUR"},
        (
            "No total can be given for the money in the research co-operation of Belarus: "
            "of 5 sums named, such as about 1,840,000 EUR from FP7 (up to October 2011) "
            "and 398,000 to 486,000 EUR from ISTC projects (580,000 USD, 2010), no two can "
            f"be added {SOURCE}"
        ),
    ),
    (
        {"purpose": "education"},
        (
            "No total can be given for the money in the education co-operation of Belarus: "
            "12,800,000 EUR of TEMPUS (1994 to 2006) and 5,300,000 EUR of the External "
            "Cooperation Window (2007 to 2009) cannot be added "
            f"{SOURCE}"
        ),
    ),
    (
        {"purpose": "general"},
        (
            "46,070,000 EUR of the National Indicative Programme 2007-2011 (2007 to 2011) is "
            "the only sum named for the money in the co-operation of Belarus for general "
            f"purposes {SOURCE}"
        ),
    ),
    (
        {"purpose": "unstated"},
        (
            "No sum of money is named for the co-operation of Belarus for purposes not "
            f"stated {SOURCE}"
        ),
    ),
    (
        {"purpose": "all", "on": 2003},
        (
            "No total can be given for the money in the co-operation of Belarus in 2003: "
            "of 4 sums possibly of that time, 2 undated, such as 12,800,000 EUR of TEMPUS "
            "(1994 to 2006) and about 1,840,000 EUR from FP7 (up to October 2011), no two "
            "can be added (scienceportal.org.by, which speaks as of November 2011)."
        ),
    ),
]


@pytest.mark.parametrize(("options", "headline"), HEADLINES)
def test_headline(belarus: Profile, options: dict[str, Any], headline: str) -> None:
    """True when pasted alone: home, use, programmes, dates, source."""
    said = funding_breakdown(belarus, **options).headline()
    assert said == headline
    assert len(said.split(" (scienceportal")[0].split()) <= 50


def test_page(funding: Funding) -> None:
    """Two tables, abbreviations, and the first three notes."""
    page = str(funding)
    for line in (
        "Programme                            Amount  Date                For",
        "FP7                     about 1,840,000 EUR  up to October 2011  not stated",
        "Share of                                   Share  Of                     Date",
        "international co-operation in    3 to 4 % a year  state budget R&D       undated",
        "R&D spending, paid by the State",
        "R&D spending, paid by the",
        "Government of Belarus",
        "foreign sources in R&D funding,         5 to 7 %  total R&D expenditure  undated",
        "on average",
    ):
        assert line in page.splitlines()
    said = one_line(page)
    assert "FP7: Seventh Framework Programme" in said
    assert "ISTC: International Science and Technology Center." in said
    assert (
        "1. The sums differ in programme, stage, scope, currency, use, payer, payee or date, "
        "and one may contain another; so nothing is added."
    ) in said
    assert "2. FP7: whether the sum is for Belarus alone is not stated." in said
    assert "3. Percentages of state budget R&D and total R&D expenditure are not" in said
    assert "rounded" not in said


def test_page_in_a_currency(belarus: Profile) -> None:
    """One column more, and the note on rates second."""
    answer = funding_breakdown(belarus, currency="EUR")
    assert "In EUR" in str(answer)
    assert answer.notes()[1].startswith("In EUR: at the lowest and the highest rate")
    assert answer.notes()[2] == "There is no rate to EUR for 2 sums (no period is stated)."


def test_what_is_left_out(funding: Funding) -> None:
    """Money for other uses, and what was not worked out."""
    (note,) = [note for note in funding.notes() if note.startswith("Not for research")]
    assert note == (
        "Not for research, so left out: 46,070,000 EUR of the National Indicative Programme "
        "2007-2011 (2007 to 2011), for general purposes; 12,800,000 EUR of TEMPUS (1994 to 2006), "
        "for education; 5,300,000 EUR of the External Cooperation Window (2007 to 2009), for "
        "education."
    )
    (note,) = [note for note in funding.notes() if note.startswith("Not worked out")]
    assert note == (
        "Not worked out: money for each ISTC project (over 1,000,000 USD; 5 projects), not said "
        "to belong together; money for each project of FP7 (about 1,840,000 EUR; 31 projects), "
        "not said to belong together."
    )


def test_notes_of_figures(funding: Funding) -> None:
    """Only of sums, which they tell how to read; that of a percentage stands in its row."""
    notes = [note.partition(":")[0] for note in funding.notes()[-4:]]
    assert notes == [
        "ISTC grants in Belarus",
        "Budget for Belarusians in the Baltic Sea programme",
        "EC contribution in FP7",
        "ISTC project money",
    ]
    assert funding["foreign-share-average"].note
    assert len(funding.notes()) == 10


def test_who_pays(belarus: Profile) -> None:
    """As a source says of the sum; else who funds the programme, marked so; else not stated."""
    answer = funding_breakdown(belarus, by="funder")
    payers = {row.id: (row.paid_by, row.funders) for row in answer}
    assert payers["istc-money-belarus-2010"] == (("ISTC",), ("ISTC",))
    assert payers["istc-grants-belarus"] == ((), ("ISTC",))
    assert payers["baltic-budget"] == ((), ())
    assert payers["cooperation-share-of-total"][1] == ("Government of Belarus",)
    lines = str(answer).splitlines()
    assert any(line.startswith("ISTC *") for line in lines)
    assert any(re.match("not stated +Baltic Sea", line) for line in lines)
    assert "* Who funds the programme; who pays this sum is not stated." in lines


def test_cards(funding: Funding) -> None:
    """Of a sum: what it is of, when, for whom, and why it is in no total."""
    assert str(funding["fp7-contribution"]).splitlines() == [
        "EC contribution in FP7",
        "    Amount      about 1,840,000 EUR",
        "    Date        up to October 2011",
        "    For         not stated whether for Belarus alone",
        "    Paid by     EU",
        "    In a total  no; whether it is for the country alone is not stated",
        "    Statement   eu-cooperation.12.3",
    ]
    assert "In a total" not in str(funding["foreign-share-2010"])
    assert "Amount     13.8 % of total R&D expenditure" in str(funding["foreign-share-2010"])
    assert "Of  " not in str(funding["cooperation-share-of-budget"])


def test_a_sum_in_a_frame_adds_nothing(funding: Funding) -> None:
    """What may be summed is marked, and here nothing is."""
    pandas = pytest.importorskip("pandas")
    frame = funding.to_pandas()
    assert frame[frame.additive]["amount_stated"].sum() == 0
    assert isinstance(frame, pandas.DataFrame)
    assert list(frame.columns[10:15]) == [
        "amount",
        "amount_low",
        "amount_high",
        "amount_unit",
        "amount_stated",
    ]


def test_a_share_lacks_what_the_report_does_not_say(funding: Funding) -> None:
    """What share of all ISTC money Belarus had in 2010, it does not say."""
    with pytest.raises(ValueError, match="it lacks .*stage.*periods"):
        funding.share("istc-money-belarus-2010", of="istc-money-total")
