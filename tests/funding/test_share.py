"""What share one thing's money is of another's: answered, or told what the data lacks."""

from __future__ import annotations

from typing import Any

import pytest
from funding.paid_samples import count, money, paid

from belarus_stic.errors import InvalidQuantityError, NotAnswerableError, OptionError
from belarus_stic.funding import Funding, funding_breakdown
from belarus_stic.values import Quantity


def asked(**options: Any) -> Funding:
    """Return a breakdown of one amount for each of two years, and percentages of spending."""
    foreign = {"indicator": "share of foreign sources in spending", "denominator": "rd-spending"}
    profile = paid(
        money("eu-2010", "20 EUR"),
        money("eu-2011", "30..40 EUR", period="2011", stage="budgeted"),
        money("istc-2010", "5 USD", "elsewhere"),
        money("all-2010", "400 EUR", "BLR"),
        count("foreign-2010", "10..20 %", "BLR", **foreign),
        count("foreign-average", "~7 %", "BLR", **{**foreign, "period": None}),
    )
    return funding_breakdown(profile, **options)


def refusal(funding: Funding, part: str, **options: Any) -> str:
    """Return the words in which a question is refused."""
    with pytest.raises(NotAnswerableError) as caught:
        funding.share(part, **options)
    return str(caught.value)


def test_a_question_the_data_answers() -> None:
    """Two amounts for the same period, stage, scope and currency have a quotient."""
    share = asked().share("EU", of="Belarus", period="2010")
    assert str(share.bounds) == "5 %"
    assert (share.given, str(share.period)) == ((), "2010")
    assert [str(citation) for citation in share.evidence] == ["report#part.1"]
    assert str(share) == (
        "EU is 5 % of Belarus for 2010: EU 20 EUR (awarded, country's share, 2010); "
        "Belarus 400 EUR (awarded, country's share, 2010)."
    )


def test_everything_missing_is_named() -> None:
    """The refusal lists which of several amounts is meant, and the denominator's amount."""
    message = refusal(asked(), "EU", of="foreign sources")
    assert "what share of 'foreign sources' is 'EU'" in message
    assert "(1) one amount of 'foreign sources', where the data has" in message
    assert "[foreign-2010]; " in message
    assert (
        "[foreign-average], and the amount of 'rd-spending' that it is a percentage of" in message
    )
    assert "(2) one amount of 'EU', where the data has" in message
    assert "give given={'EU': '... EUR'}" in message


def test_what_is_missing_is_less_where_more_is_given() -> None:
    """Each step of what is given leaves the rest missing, until there is an answer."""
    funding = asked()
    question: dict[str, Any] = {"of": "foreign sources", "period": "2010"}
    message = refusal(funding, "EU", **question)
    assert (
        "lacks (1) the amount of 'rd-spending', of which 'foreign sources' is 10 to 20 %" in message
    )
    assert "(2)" not in message
    message = refusal(funding, "EU", of="foreign sources", given={"rd-spending": "1000 EUR"})
    assert "[foreign-average]: name one by its id, or its period" in message
    given: dict[str, Quantity | str] = {"RD-spending": "1000 EUR"}
    share = funding.share("EU", given=given, **question)
    assert str(share.bounds) == "[10, 20] %"
    assert (share.given, len(share.evidence)) == (("rd-spending",), 2)
    assert "rd-spending 1,000 EUR (given)" in str(share)
    assert funding.share("eu-2010", given=given, **question).bounds == share.bounds


def test_given_amounts_stand_in_the_breakdown_and_are_marked() -> None:
    """What is given with the breakdown is a row of its own, used by every question."""
    funding = asked(given={"rd-spending": Quantity.parse("1000 EUR"), "EU": "50..60 EUR"})
    given = [row for row in funding if row.kind == "given"]
    assert [(row.id, row.terms, row.evidence) for row in given] == [
        ("EU", "given by the user", ()),
        ("rd-spending", "given by the user", ()),
    ]
    assert "are the user's, not a source's" in " ".join(funding.caveats)
    share = funding.share("EU", of="foreign sources", period="2010")
    assert (str(share.bounds), share.given) == ("[25, 60] %", ("EU", "rd-spending"))
    late = funding.share("EU", of="foreign-average", given={"EU": "7 EUR"})
    assert str(late.bounds) == "~10 %"


def test_the_whole_may_be_given_by_name() -> None:
    """The amount of what is asked about may be given outright, under the words of the question."""
    share = asked().share(
        "JPN", of="foreign sources", given={"JPN": "1 EUR", "Foreign Sources": ">4 EUR"}
    )
    assert str(share.bounds) == "(0, 25) %"
    assert (share.period, share.evidence) == (None, ())
    assert str(share).startswith("JPN is (0, 25) % of foreign sources: JPN 1 EUR (given)")


@pytest.mark.parametrize(
    ("part", "options", "message"),
    [
        ("ISTC", {"of": "Belarus"}, "one currency for both"),
        ("eu-2011", {"of": "Belarus"}, "one stage, scope and purpose for both"),
        ("eu-2011", {"of": "Belarus"}, "one stated period for both"),
        (
            "EU",
            {"of": "Belarus", "period": "2012"},
            "an amount of 'EU' for 2012; the data has 20 EUR",
        ),
        (
            "Belarsu",
            {"of": "EU", "period": "2010"},
            "an amount of 'Belarsu' for 2010; did you mean",
        ),
        ("EU", {"of": "Mars", "given": {"EU": "1 EUR"}}, "an amount of 'Mars': give given={'Mars'"),
        (
            "eu-2010",
            {"of": "foreign-average", "given": {"rd-spending": "1000 EUR"}},
            "one stated period for both",
        ),
    ],
)
def test_what_cannot_be_set_against_each_other(
    part: str, options: dict[str, Any], message: str
) -> None:
    """Unlike currencies, stages and periods are no fraction of each other, and that is said."""
    assert message in refusal(asked(), part, **options)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"of": "eu"}, "all of itself"),
        ({"of": "Belarus", "period": "2010", "given": {"EU": "500 EUR"}}, "is more than"),
        ({"of": "Belarus", "given": {"rd-spendin": "1 EUR"}}, "did you mean 'rd-spending'"),
        ({"of": "Belarus", "given": {"EU": "5 %"}}, "expected an amount of money"),
        ({"of": "Belarus", "given": {"EU": "-5 EUR"}}, "expected an amount of money"),
        ({"of": "Belarus", "given": {"EU": "5 XXY"}}, "expected an amount of money"),
    ],
)
def test_questions_that_make_no_sense(options: dict[str, Any], message: str) -> None:
    """A name or an amount that cannot be meant is refused at once."""
    with pytest.raises(OptionError, match=message):
        asked().share("EU", **options)
    with pytest.raises(InvalidQuantityError):
        asked().share("EU", of="Belarus", given={"EU": "much"})


def test_given_names_are_checked_with_the_breakdown() -> None:
    """A misspelt name is refused where it is given; one that no row has goes with a question."""
    with pytest.raises(OptionError, match="did you mean 'rd-spending'"):
        asked(given={"rd-spendng": "1 EUR"})


def test_a_total_stands_for_its_parts() -> None:
    """Where amounts add up, the total answers for them."""
    profile = paid(
        money("first", "20 EUR"),
        money("second", "30 EUR", period="2011"),
    )
    share = funding_breakdown(profile).share("EU", of="everything", given={"everything": "200 EUR"})
    assert (str(share.bounds), str(share.period)) == ("25 %", "None")
