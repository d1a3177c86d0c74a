"""Quantities: notation, equality, order, sums and the reach of "about"."""

from __future__ import annotations

import copy
import pickle
from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import numbers, quantities

from belarus_stic.errors import InvalidQuantityError, UndecidedError, UnitMismatchError
from belarus_stic.values import Quantity, total


@given(quantities())
def test_notation_is_read_back(quantity: Quantity) -> None:
    """What `str` writes reads as the same quantity, with the same hash."""
    again = Quantity(str(quantity))
    assert again == quantity
    assert hash(again) == hash(quantity)


@pytest.mark.parametrize(
    ("text", "stated", "low", "high", "low_open", "high_open", "hedge", "unit"),
    [
        ("450 project", "450", "450", "450", False, False, "exact", "project"),
        ("~450 project", "450", None, None, False, False, "about", "project"),
        (">45 agreement", "45", "45", None, True, False, "over", "agreement"),
        (">=45", "45", "45", None, False, False, "at least", ""),
        ("<50 %", "50", None, "50", False, True, "under", "%"),
        ("<=50 %", "50", None, "50", False, False, "at most", "%"),
        ("3..4 %", None, "3", "4", False, False, "range", "%"),
        ("~1.84 EUR", "1.84", None, None, False, False, "about", "EUR"),
        ("-2.50..4 joint project", None, "-2.50", "4", False, False, "range", "joint project"),
    ],
)
def test_each_hedge_sets_its_bounds(  # noqa: PLR0917 - one column a field
    text: str,
    stated: str | None,
    low: str | None,
    high: str | None,
    low_open: bool,
    high_open: bool,
    hedge: str,
    unit: str,
) -> None:
    """A hedge sets the bounds its words set, and no other."""
    quantity = Quantity(text)
    decimal = {None: None} | {n: Decimal(n) for n in (stated, low, high) if n is not None}
    actual = (
        quantity.stated,
        quantity.low,
        quantity.high,
        quantity.low_open,
        quantity.high_open,
        quantity.hedge,
        quantity.unit,
    )
    assert actual == (
        decimal[stated],
        decimal[low],
        decimal[high],
        low_open,
        high_open,
        hedge,
        unit,
    )
    assert str(quantity) == text
    assert repr(quantity) == f"Quantity({text!r})"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "project",
        "450  project",
        " 450 project",
        "450 project ",
        "4 50",
        "1e3 project",
        "nan project",
        "Infinity EUR",
        "45+",
        ".5 %",
        "5. %",
        "~3..4 %",
        "4..3 %",
        "3..3 %",
        "3.. %",
        "..4 %",
        "3..4..5 %",
        "=5",
        "5 EURO",
        "5 Eur",
        "5 EUR per project",
        "5 project2",
        "5 %%",
        "\N{ARABIC-INDIC DIGIT FIVE} project",
        "007 project",
        "1" * 101,
        5,
        None,
    ],
)
def test_other_texts_are_refused(text: str) -> None:
    """Whatever is outside the notation is refused with what is expected."""
    with pytest.raises(InvalidQuantityError):
        Quantity(text)


@given(quantities(), quantities())
def test_equal_when_written_alike(one: Quantity, other: Quantity) -> None:
    """Equality compares what is written, and equal quantities have equal hashes."""
    same = (one.hedge, one.unit, one.stated, one.low, one.high) == (
        other.hedge,
        other.unit,
        other.stated,
        other.low,
        other.high,
    )
    assert (one == other) is same
    if same:
        assert hash(one) == hash(other)


def test_trailing_zeros_are_kept_but_equal() -> None:
    """1.50 stays 1.50 on paper and equals 1.5."""
    assert str(Quantity("1.50 EUR")) == "1.50 EUR"
    assert Quantity("1.50 EUR") == Quantity("1.5 EUR")
    assert hash(Quantity("1.50 EUR")) == hash(Quantity("1.5 EUR"))


def samples(quantity: Quantity) -> list[Decimal]:
    """Numbers that a bounded reading of a quantity admits, its ends among them."""
    # Below the last place of the numbers that are drawn.
    step = Decimal("0.001")
    if quantity.low is not None and quantity.high is not None:
        return [quantity.low, (quantity.low + quantity.high) / 2, quantity.high]
    if quantity.low is not None:
        low = quantity.low + step if quantity.low_open else quantity.low
        return [low, low + 10**13]
    if quantity.high is not None:
        high = quantity.high - step if quantity.high_open else quantity.high
        return [high, high - 10**13]
    assert quantity.stated is not None
    return [quantity.stated, quantity.stated - 10**13, quantity.stated + 10**13]


@given(quantities("project"), quantities("project"))
def test_a_certain_order_holds_for_every_instance(one: Quantity, other: Quantity) -> None:
    """What is answered as certain holds for every pair of numbers within the bounds."""
    holds = {
        "less": lambda a, b: a < b,
        "greater": lambda a, b: a > b,
        "equal": lambda a, b: a == b,
    }
    answer = one.compare(other)
    pairs = [(a, b) for a in samples(one) for b in samples(other)]
    if answer == "undecided":
        assert len({(a > b) - (a < b) for a, b in pairs}) > 1
    else:
        assert all(holds[answer](a, b) for a, b in pairs)


@given(quantities("project"), quantities("project"))
def test_operators_agree_with_instances_and_each_other(one: Quantity, other: Quantity) -> None:
    """`<`, `<=`, `>` and `>=` answer what all instances share, and raise where they differ."""
    pairs = [(a, b) for a in samples(one) for b in samples(other)]
    for left, right, test in (
        (lambda: one < other, lambda: other > one, lambda a, b: a < b),
        (lambda: one <= other, lambda: other >= one, lambda a, b: a <= b),
    ):
        answers = {test(a, b) for a, b in pairs}
        if len(answers) == 1:
            assert left() is right() is answers.pop()
        else:
            with pytest.raises(UndecidedError, match="undecided"):
                left()
            with pytest.raises(UndecidedError, match="undecided"):
                right()


@given(quantities("project"), quantities("project"))
def test_comparison_turns_round(one: Quantity, other: Quantity) -> None:
    """Comparing the other way round gives the opposite answer."""
    opposite = {"less": "greater", "greater": "less"}
    answer = one.compare(other)
    assert other.compare(one) == opposite.get(answer, answer)


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        (">45 agreement", "45 agreement", "greater"),
        (">=45 agreement", "45 agreement", "undecided"),
        ("3..4 %", "4..5 %", "undecided"),
        ("3..4 %", ">4 %", "less"),
        ("<50 %", "50 %", "less"),
        ("~450 project", "~450 project", "undecided"),
        ("3..4 %", "3..4 %", "undecided"),
        ("3 %", "3.0 %", "equal"),
    ],
)
def test_comparison_by_hand(one: str, other: str, answer: str) -> None:
    """Cases with known answers, open and closed ends among them."""
    assert Quantity(one).compare(Quantity(other)) == answer


def test_touching_bounds_decide_the_weak_order_only() -> None:
    """3 to 4 is surely at most 4 to 5, but not surely below it."""
    assert Quantity("3..4 %") <= Quantity("4..5 %")
    with pytest.raises(UndecidedError):
        assert Quantity("3..4 %") < Quantity("4..5 %")


def test_unlike_units_are_refused() -> None:
    """Neither order nor sum goes across units, nor to bare numbers."""
    euro, dollar = Quantity("5 EUR"), Quantity("5 USD")
    for attempt in (
        lambda: euro < dollar,
        lambda: euro >= dollar,
        lambda: euro.compare(dollar),
        lambda: euro + dollar,
        lambda: euro > 3,
        lambda: euro >= 3,
        lambda: euro < 3,
    ):
        with pytest.raises(UnitMismatchError, match="unlike units"):
            attempt()
    with pytest.raises(TypeError):
        assert euro + 3
    for number in (3, 0.0, euro.stated):
        with pytest.raises(TypeError):
            assert number + euro
    assert (euro == dollar) is False


@given(st.lists(quantities("project"), min_size=1, max_size=4))
def test_a_sum_does_not_depend_on_order(terms: list[Quantity]) -> None:
    """Any order of the terms gives the same sum, or the same refusal."""

    def attempt(quantities: tuple[Quantity, ...]) -> Quantity | None:
        try:
            return total(quantities)
        except UndecidedError:
            return None

    assert len({attempt(order) for order in permutations(terms)}) == 1


@given(st.lists(quantities("project"), min_size=1, max_size=4))
def test_a_sum_contains_the_sum_of_instances(terms: list[Quantity]) -> None:
    """The bounds of a sum admit every sum of admitted numbers, and no bound is wider than need."""
    try:
        added = total(terms)
    except UndecidedError:
        assert not all(term.low is not None for term in terms)
        assert not all(term.high is not None for term in terms)
        return
    for pick in range(2):
        number = sum(samples(term)[pick % len(samples(term))] for term in terms)
        assert added.low is None or number >= added.low
        assert added.high is None or number <= added.high
    if all(term.low is not None for term in terms):
        assert added.low == sum(term.low for term in terms)
        assert added.low_open == any(term.low_open for term in terms if added.high is None)
    if all(term.high is not None for term in terms):
        assert added.high == sum(term.high for term in terms)


@given(numbers(), numbers(), st.sampled_from(["", "~"]), st.sampled_from(["", "~"]))
def test_sums_of_single_numbers_carry_about(
    one: Decimal, other: Decimal, left: str, right: str
) -> None:
    """About plus exact is about their sum; exact plus exact is exact."""
    added = Quantity(f"{left}{one:f} EUR") + Quantity(f"{right}{other:f} EUR")
    assert added.stated == one + other
    assert added.hedge == ("about" if left or right else "exact")


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ([">45 day", "3 day"], ">48 day"),
        ([">=45 day", "3..4 day"], ">=48 day"),
        (["<5 day", "<=3 day"], "<8 day"),
        (["<=5 day", "1..3 day"], "<=8 day"),
        (["1..2 day", "3 day"], "4..5 day"),
        ([">1 day", ">=2 day"], ">3 day"),
        (["0.1 EUR", "0.2 EUR"], "0.3 EUR"),
        (["9" * 40 + " EUR", "1 EUR"], "1" + "0" * 40 + " EUR"),
        (["9" * 100, "0." + "9" * 100], "9" * 100 + "." + "9" * 100),
        (["~0 day", "0 day"], "~0 day"),
    ],
)
def test_sums_by_hand(terms: list[str], expected: str) -> None:
    """Sums with known answers, by `total`, `sum` and `+`."""
    quantities = [Quantity(term) for term in terms]
    assert (
        total(quantities) == sum(quantities) == quantities[0] + quantities[1] == Quantity(expected)
    )


@pytest.mark.parametrize(
    "terms", [["~5 day", ">3 day"], [">5 day", "<3 day"], ["~5 day", "1..2 day"]]
)
def test_an_unbounded_sum_is_refused(terms: list[str]) -> None:
    """Where no bound of a sum is known it is not given, and the way out is named."""
    with pytest.raises(UndecidedError, match="within"):
        total(map(Quantity, terms))


def test_a_sum_drops_zeros_behind_it() -> None:
    """A sum was not printed by anybody, so it keeps no digits that say nothing."""
    assert str(Quantity("1.500 EUR") + Quantity("98.50 EUR")) == "100 EUR"


def test_nothing_has_no_sum() -> None:
    """No quantities have no unit, so they have no sum."""
    with pytest.raises(InvalidQuantityError, match="no unit"):
        total([])


@given(quantities(), st.decimals(0, 1, places=3))
def test_about_reaches_as_far_as_told(quantity: Quantity, reach: Decimal) -> None:
    """A reach bounds "about" to either side of the stated number, and touches nothing else."""
    bounded = quantity.within(about=reach)
    if quantity.hedge != "about":
        assert bounded is quantity
        return
    margin = abs(quantity.stated) * reach
    assert (bounded.low, bounded.high) == (quantity.stated - margin, quantity.stated + margin)
    assert Quantity(str(bounded)) == bounded


def test_a_reach_is_taken_as_written() -> None:
    """A reach of 0.1 is one tenth, not the nearest binary fraction."""
    assert Quantity("~1.84 EUR").within(about=0.1) == Quantity("1.656..2.024 EUR")
    assert Quantity("~450 project").within(about=0) == Quantity("450 project")
    assert Quantity("~0 project").within(about=0.1) == Quantity("0 project")


@pytest.mark.parametrize("reach", [-0.1, 1.1, "much", float("nan"), None])
def test_a_reach_is_a_share(reach: object) -> None:
    """A reach that is no number from 0 to 1 is refused, whatever the hedge."""
    for text in ("~450 project", "450 project"):
        with pytest.raises(InvalidQuantityError, match="number from 0 to 1"):
            Quantity(text).within(about=reach)


@pytest.mark.parametrize(
    ("text", "is_money"),
    [("5 EUR", True), ("5 XYZ", True), ("5 day", False), ("5 %", False), ("5", False)],
)
def test_money_is_told_by_its_unit(text: str, is_money: bool) -> None:
    """Money is what has three capital letters for a unit."""
    assert Quantity(text).is_money is is_money


@given(quantities())
def test_a_quantity_is_taken_as_it_is(quantity: Quantity) -> None:
    """A quantity made of a quantity, copied or pickled is the same, digit for digit."""
    for again in (
        Quantity(quantity),
        copy.deepcopy(quantity),
        pickle.loads(pickle.dumps(quantity)),  # noqa: S301 - written on the line itself
    ):
        assert again == quantity
        assert str(again) == str(quantity)
        assert again.low_open is quantity.low_open


def test_a_quantity_is_formatted_as_text() -> None:
    """Formats are those of text."""
    quantity = Quantity("5 project")
    assert f"{quantity:>12}|{quantity}" == "   5 project|5 project"


@given(quantities())
def test_the_interval_is_what_the_words_bound(quantity: Quantity) -> None:
    """The interval has the bounds of the quantity, and "about" has none."""
    bounds = quantity.interval
    assert (bounds.low, bounds.high) == (quantity.low, quantity.high)
    assert (bounds.low_open, bounds.high_open) == (quantity.low_open, quantity.high_open)
    assert bounds.is_unbounded is (quantity.hedge == "about")
    assert bounds.is_exact is (quantity.hedge == "exact")


def test_quantities_do_not_change() -> None:
    """A quantity is frozen."""
    with pytest.raises(AttributeError):
        Quantity("5 EUR").unit = "USD"
