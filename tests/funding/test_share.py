"""What share of one sum another is: an answer, or everything that is missing for one."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from funding_samples import FEW, count, figures, money, paid
from hypothesis import given
from hypothesis import strategies as st

from belarus_stic.errors import BelarusSticError, NotAnswerableError, OptionError
from belarus_stic.funding import Funding, funding_breakdown
from belarus_stic.model import Figure
from belarus_stic.values import Interval, Quantity

PART = money("part", "10 EUR", "inner", paid_by=["EU"])
WHOLE = money("whole", "40 EUR", "first", period="2009/2011", paid_by=["EU"])


def answer(*given_figures: Figure, **options: Any) -> Funding:
    """Return the breakdown of these figures."""
    return funding_breakdown(paid(*given_figures), **options)


def test_a_part_of_its_whole() -> None:
    """Programme within programme, year within years, all else the same."""
    found = answer(PART, WHOLE).share("part", of="whole")
    assert found.interval == Interval.exactly(Fraction(1, 4))
    assert found.text == str(found)
    assert found.text == "10 EUR from Inner (2010): 25.0 % of 40 EUR from First (2009 to 2011)."
    assert [str(cite) for cite in found.evidence] == ["report#part.1"]


@pytest.mark.parametrize("name", ["part", "Part", "inner", "Inner"])
def test_names(name: str) -> None:
    """A row or its programme, as they are printed."""
    assert answer(PART, WHOLE).share(name, of="first").interval == Interval.exactly(Fraction(1, 4))


def test_the_name_of_a_payer() -> None:
    """Where it pays one sum."""
    asked = answer(PART, evolve(WHOLE, paid_by=()))
    assert asked.share("EU", of=Quantity("40 EUR")).interval == Interval.exactly(Fraction(1, 4))


def test_an_amount_of_the_callers() -> None:
    """Stands for what the caller knows; only its currency must fit."""
    asked = answer(evolve(PART, scope="unstated", period=None))
    assert asked.share("part", of=Quantity("20..40 EUR")).interval == Interval(
        Fraction(1, 4), Fraction(1, 2)
    )
    assert asked.share(Quantity("1 EUR"), of=Quantity("4 EUR")).evidence == ()


def test_a_share_is_at_most_all() -> None:
    """Bounds of a part beyond its whole are cut."""
    found = answer(PART).share("part", of=Quantity(">=5 EUR"))
    assert found.interval == Interval(0, 1, low_open=True)


def test_a_total_stands_for_its_programme() -> None:
    """Its parts are found by their ids only."""
    asked = answer(money("one", "10 EUR", period="2009"), money("two", "30 EUR"))
    assert asked.share("two", of="First").interval == Interval.exactly(Fraction(3, 4))


def test_what_is_worked_out_goes_by_its_own_id() -> None:
    """A programme stands for its sum, not for its money for each project."""
    asked = answer(PART, count("projects", "5 project", "inner"))
    assert asked.share("Inner", of=Quantity("40 EUR")).interval == Interval.exactly(Fraction(1, 4))
    part = asked.share("part/projects", of=Quantity("40 EUR"))
    assert part.interval == Interval.exactly(Fraction(1, 20))


def test_country_within_a_whole_programme() -> None:
    """The one scope that is within another."""
    whole = evolve(WHOLE, scope="whole programme")
    assert answer(PART, whole).share("part", of="whole").interval.is_exact
    for one, other in (
        ("whole programme", "country's share"),
        ("unstated", "whole programme"),
        ("unstated", "unstated"),
    ):
        asked = answer(evolve(PART, scope=one), evolve(WHOLE, scope=other))
        with pytest.raises(NotAnswerableError, match="scope"):
            asked.share("part", of="whole")


@pytest.mark.parametrize(
    ("changes", "lack"),
    [
        ({"indicator": "fees"}, "the same indicator, stated for both"),
        ({"stage": "budgeted"}, "the same stage, stated for both"),
        ({"stage": "unstated"}, "the same stage, stated for both"),
        ({"purpose": "education"}, "the same purpose, stated for both"),
        ({"scope": "unstated"}, "a stated scope of both"),
        ({"about": ("second",)}, "that Inner is part of Second"),
        ({"about": ("BLR",)}, "that Inner is part of Whole"),
        ({"period": "2011"}, "stated periods, the part's within the whole's"),
        ({"period": None}, "stated periods, the part's within the whole's"),
        ({"per": ("year",)}, "sums that are not so much for each of several"),
        ({"value": Quantity("40 USD")}, "one currency for both"),
        ({"value": Quantity("~40 EUR")}, "bounds for about 40 EUR from First"),
        ({"paid_by": ("RUS",)}, "the same payers for both"),
        ({"paid_by": ()}, "the same payers for both"),
        ({"paid_to": ("DEU",)}, "the same payees for both"),
        ({"about": ("first", "DEU")}, "the same other subjects for both"),
        ({"value": Quantity("4 %"), "denominator": "total-rd"}, "one currency for both"),
    ],
)
def test_what_is_missing(changes: dict[str, Any], lack: str) -> None:
    """Is named, and all of it at once."""
    asked = answer(PART, evolve(WHOLE, **changes), purpose="all")
    with pytest.raises(NotAnswerableError) as raised:
        asked.share("part", of="whole")
    assert str(raised.value).startswith("what share 10 EUR from Inner (2010) is of ")
    assert lack in str(raised.value)


def test_the_same_payers_payees_and_subjects() -> None:
    """A sum about the part, another about the whole, and both about one country beside it."""
    changes: dict[str, Any] = {"paid_by": ("EU", "RUS"), "paid_to": ("DEU",)}
    part = evolve(PART, about=("DEU", "inner", "BLR"), **changes)
    whole = evolve(WHOLE, about=("first", "DEU"), **changes)
    assert answer(part, whole).share("part", of="whole").interval == Interval.exactly(
        Fraction(1, 4)
    )


def test_all_that_is_missing() -> None:
    """Numbered, in one message."""
    whole = evolve(WHOLE, value=Quantity("40 USD"), stage="unstated", period=None)
    with pytest.raises(
        NotAnswerableError, match=r"\(1\) one currency.*\(2\).*stage.*\(3\).*period"
    ):
        answer(PART, whole).share("part", of="whole")


def test_the_whole_of_a_country_is_no_part_of_a_programme() -> None:
    """A sum that is of no programme has no wholes."""
    with pytest.raises(NotAnswerableError, match="is part of First"):
        answer(evolve(PART, about=("BLR",)), WHOLE).share("part", of="whole")


def test_in_another_currency() -> None:
    """A share is one of the sums as stated."""
    found = answer(PART, WHOLE, currency="USD").share("part", of="whole")
    assert found.interval == Interval.exactly(Fraction(1, 4))
    assert "(10 EUR, 2010): 25.0 % of" in found.text


def test_percentages() -> None:
    """Have no scope, so none is part of another; a caller may still vouch for one."""
    shares = [
        money(name, value, denominator="total-rd", purpose="research", scope=None)
        for name, value in (("a", "4 %"), ("b", "8 %"))
    ]
    asked = answer(*shares)
    with pytest.raises(NotAnswerableError, match="it lacks .*a stated scope of both"):
        asked.share("a", of="b")
    assert asked.share("a", of=Quantity("8 %")).interval == Interval.exactly(Fraction(1, 2))


@pytest.mark.parametrize("whole", ["0 EUR", "-40 EUR"])
def test_no_whole(whole: str) -> None:
    """Nothing is a share of nothing, nor of less."""
    with pytest.raises(BelarusSticError, match="above 0|from 0 up"):
        answer(PART).share("part", of=Quantity(whole))


def test_more_than_its_whole() -> None:
    """Is no part of it."""
    with pytest.raises(OptionError, match="is more than 5 EUR"):
        answer(PART).share("part", of=Quantity("5 EUR"))


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("frst", r"'frst' names 0 sums; .*such as part and whole"),
        ("wole", r"did you mean 'whole'"),
        ("grants", "'grants' names 0 sums"),
        (7, "7 names 0 sums"),
        (["part"], r"\['part'\] names 0 sums"),
        ({"part": 1}, "names 0 sums"),
    ],
)
def test_no_such_sum(asked: Any, message: str) -> None:
    """Says what there is."""
    with pytest.raises(OptionError, match=message):
        answer(PART, WHOLE).share("part", of=asked)


def test_several_sums_by_one_name() -> None:
    """Are named by their ids."""
    asked = answer(money("a", "1 EUR", "other"), money("one", "1 EUR"), money("two", "1 USD"))
    with pytest.raises(OptionError, match="'First' names 2 sums.*such as one and two"):
        asked.share("First", of=Quantity("2 EUR"))


def test_a_sum_in_the_total_of_another_programme() -> None:
    """Goes by the name of its own all the same."""
    two = answer(money("one", "10 EUR", period="2004"), money("two", "10 EUR", "second"))
    assert any(row.kind == "total" for row in two)
    assert two.share("second", of="two").interval == Interval.exactly(1)


@FEW
@given(figures(), st.booleans())
def test_all_of_itself(drawn: list[Figure], by_programme: bool) -> None:
    """Whatever its hedges and terms."""
    asked = answer(*drawn, purpose="all")
    for row in asked:
        assert asked.share(row.id, of=row.id).interval == Interval.exactly(1)
        own = [one for one in asked if one.kind != "derived" and one.programme == row.programme]
        if by_programme and own == [row]:
            assert asked.share(row.id, of=row.programme).interval == Interval.exactly(1)


@FEW
@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_within_nothing_and_all(part: int, rest: int) -> None:
    """A share lies between 0 and 1, and says what the numbers say."""
    asked = answer(evolve(PART, value=Quantity(f"{part} EUR")))
    found = asked.share("part", of=Quantity(f"{part + rest} EUR"))
    assert found.interval == Interval.exactly(Fraction(part, part + rest))
