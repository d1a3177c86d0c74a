"""Bounds, quotients and shares: exact, and reached or approached as they say."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from belarus_stic.errors import InvalidQuantityError, UndecidedError, UnitMismatchError
from belarus_stic.funding import Bounds, shares_of_total
from belarus_stic.funding._bounds import at_most_all, ratio
from belarus_stic.values import Quantity

SIGNS = ("", ">", ">=", "<", "<=", "..")


@st.composite
def money(draw: st.DrawFn) -> Quantity:
    """Amounts of money that say nothing below 0, with every hedge but "about"."""
    sign = draw(st.sampled_from(SIGNS))
    number = draw(st.integers(1 if sign == "<" else 0, 40))
    if sign == "..":
        return Quantity.parse(f"{number}..{number + draw(st.integers(1, 20))} EUR")
    return Quantity.parse(f"{sign}{number} EUR")


def ends(quantity: Quantity) -> tuple[Fraction, Fraction | None]:
    """Return the ends between which an amount of money lies."""
    high = None if quantity.high is None else Fraction(quantity.high)
    return Fraction(quantity.low or 0), high


@st.composite
def instances(draw: st.DrawFn, quantities: list[Quantity]) -> list[Fraction]:
    """Numbers that the quantities may stand for, often at or next to their ends."""
    near = st.sampled_from([Fraction(0), Fraction(1, 10**6), Fraction(1, 2), Fraction(1)])
    numbers = []
    for quantity in quantities:
        low, high = ends(quantity)
        number = low + draw(near) * ((low + 10**9 if high is None else high) - low)
        if quantity.low_open and number == low:
            number += Fraction(1, 10**7)
        if quantity.high_open and number == high:
            number -= Fraction(1, 10**7)
        numbers.append(number)
    return numbers


@given(st.data())
def test_shares_contain_every_instance(data: st.DataObject) -> None:
    """Whatever the amounts are within their bounds, each share lies within its own."""
    quantities = data.draw(st.lists(money(), min_size=1, max_size=4))
    numbers = data.draw(instances(quantities))
    total = sum(numbers)
    assume(total > 0)
    shares = shares_of_total(quantities)
    assert all(
        share.contains(100 * number / total) for share, number in zip(shares, numbers, strict=True)
    )


@given(st.lists(money(), min_size=1, max_size=4))
def test_shares_are_as_narrow_as_they_can_be(quantities: list[Quantity]) -> None:
    """Each end of a share is met, or come as near to as one likes, by amounts within bounds."""
    assume(any(quantity.high != 0 for quantity in quantities))
    tiny, huge = Fraction(1, 10**12), Fraction(10**15)
    corners = []
    for quantity in quantities:
        low, high = ends(quantity)
        high = low + huge if high is None else high
        corners.append(
            (low + (tiny if quantity.low_open else 0), high - (tiny if quantity.high_open else 0))
        )
        corners[-1] += (corners[-1][0] + min(tiny, (corners[-1][1] - corners[-1][0]) / 2),)
    for i, share in enumerate(shares_of_total(quantities)):
        values = [
            100 * numbers[i] / sum(numbers) for numbers in product(*corners) if sum(numbers) > 0
        ]
        assert share.low is not None
        assert share.high is not None
        assert min(values) - share.low < Fraction(1, 10**3)
        assert share.high - max(values) < Fraction(1, 10**3)
        assert (share.low in values) == share.low_reached
        assert (share.high in values) == share.high_reached


def test_shares_are_one_expression() -> None:
    """Two amounts of 1 to 2 have shares of one to two thirds, not of a quarter to all."""
    (share, _) = shares_of_total([Quantity.parse("1..2 EUR"), Quantity.parse("1..2 EUR")])
    assert (share.low, share.high) == (Fraction(100, 3), Fraction(200, 3))
    assert str(share) == "[33.3, 66.7] %"


def test_about_says_nothing_of_a_share_until_it_has_a_reach() -> None:
    """Beside "about 50" a share may be anything; with a reach it has bounds."""
    about, other = Quantity.parse("~50 EUR"), Quantity.parse("50 EUR")
    assert [str(share) for share in shares_of_total([about, other])] == ["[0, 100) %", "(0, 100] %"]
    reach = shares_of_total([about.within(about="0.1"), other])
    assert [str(share) for share in reach] == ["[47.3, 52.4] %", "[47.6, 52.7] %"]


@pytest.mark.parametrize(
    ("texts", "shares"),
    [
        (["5 EUR"], ["100 %"]),
        (["0 EUR", "5 EUR"], ["0 %", "100 %"]),
        ([">=0 EUR", ">0 EUR"], ["[0, 100) %", "(0, 100] %"]),
        (["1 EUR", ">3 EUR"], ["(0, 25) %", "(75, 100) %"]),
        (["<=1 EUR", "3..4 EUR"], ["[0, 25] %", "[75, 100] %"]),
    ],
)
def test_shares_reached_or_approached(texts: list[str], shares: list[str]) -> None:
    """An end is in square brackets where amounts within bounds meet it, else in round ones."""
    assert list(map(str, shares_of_total(map(Quantity.parse, texts)))) == shares


@pytest.mark.parametrize(
    ("texts", "error", "message"),
    [
        ([], InvalidQuantityError, "at least one"),
        (["0 EUR", "0 EUR"], InvalidQuantityError, "all the quantities are 0"),
        (["-1..3 EUR"], InvalidQuantityError, "may be negative"),
        (["<0 EUR"], InvalidQuantityError, "may be negative"),
        (["<-1 EUR"], InvalidQuantityError, "may be negative"),
        (["1 EUR", "1 USD"], UnitMismatchError, "unlike units"),
    ],
)
def test_shares_refused(texts: list[str], error: type[Exception], message: str) -> None:
    """What has no shares is refused with the reason."""
    with pytest.raises(error, match=message):
        shares_of_total(map(Quantity.parse, texts))


@given(st.data())
def test_ratios_contain_every_instance(data: st.DataObject) -> None:
    """A quotient lies within its bounds, and so within the quantity that is printed."""
    quantities = [data.draw(money()), data.draw(money())]
    assume(quantities[1].high != 0)
    top, bottom = data.draw(instances(quantities))
    assume(bottom > 0)
    bounds = ratio(Bounds.of(quantities[0]), Bounds.of(quantities[1]), unit="EUR")
    assert bounds.contains(top / bottom)
    assert Bounds.of(bounds.to_quantity()).contains(top / bottom)


def test_a_ratio_needs_a_divisor() -> None:
    """Nothing is divided by 0, and nothing that may be negative is divided."""
    zero, one = Bounds.of(Quantity.parse("0 project")), Bounds.of(Quantity.parse("1 EUR"))
    with pytest.raises(InvalidQuantityError, match="expected a number above 0"):
        ratio(one, zero, unit="EUR")
    with pytest.raises(InvalidQuantityError, match="may be negative"):
        ratio(Bounds.of(Quantity.parse("-1 EUR")), one, unit="%")
    assert str(ratio(zero, one, unit="%")) == "0 %"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("450 EUR", "450 EUR"),
        ("~1840000 EUR", "~1,840,000 EUR"),
        (">45 EUR", "(45, ∞) EUR"),
        (">=45 EUR", "[45, ∞) EUR"),
        ("<50 EUR", "(-∞, 50) EUR"),
        ("<=0.5 EUR", "(-∞, 0.5] EUR"),
        ("3..4 %", "[3, 4] %"),
        ("-3 EUR", "-3 EUR"),
        (
            "123456789012345678901234567890123 EUR",
            "123,456,789,012,345,678,901,234,567,890,123 EUR",
        ),
    ],
)
def test_print(text: str, printed: str) -> None:
    """Bounds are printed as they are: reached in square brackets, no end as ∞."""
    bounds = Bounds.of(Quantity.parse(text))
    assert str(bounds) == printed
    assert repr(bounds) == f"Bounds('{printed}')"
    assert bounds.to_quantity() == Quantity.parse(text)


def test_print_rounds_outwards() -> None:
    """What is printed contains what is meant: cents below 100, three digits of a percentage."""

    def exactly(number: Fraction, unit: str) -> Bounds:
        return Bounds(low=number, high=number, low_reached=True, high_reached=True, unit=unit)

    assert str(exactly(Fraction(1_000, 3), "EUR")) == "[333, 334] EUR"
    assert str(exactly(Fraction(-1_000, 3), "EUR")) == "[-334, -333] EUR"
    assert str(exactly(Fraction(10, 3), "EUR")) == "[3.33, 3.34] EUR"
    assert str(exactly(Fraction(10, 3), "%")) == "[3.33, 3.34] %"
    assert str(exactly(Fraction(100, 3), "%")) == "[33.3, 33.4] %"
    assert str(exactly(Fraction(1, 10**30), "%")) == "[0, 0.000000000001] %"
    assert exactly(Fraction(1_000, 3), "EUR").to_quantity() == Quantity.parse("333..334 EUR")


def test_contains() -> None:
    """An end that is not reached is not contained."""
    over, under = Bounds.of(Quantity.parse(">45 EUR")), Bounds.of(Quantity.parse("<50 EUR"))
    assert [over.contains(n) for n in (45, Decimal("45.01"), 10**9)] == [False, True, True]
    assert [under.contains(n) for n in (50, 49, -(10**9))] == [False, True, True]


@pytest.mark.parametrize("about", [False, True])
def test_no_quantity_for_no_bounds(about: bool) -> None:
    """An interval that "about" stands before, and no bounds at all, are no quantity."""
    low, high = (Fraction(1), Fraction(2)) if about else (None, None)
    bounds = Bounds(low, high, about, about, "EUR", about=about)
    with pytest.raises(UndecidedError, match="give 'about' a reach"):
        bounds.to_quantity()


def test_a_part_is_at_most_all() -> None:
    """A share of a whole is cut at 100 per cent, and only there."""
    assert str(at_most_all(Bounds.of(Quantity.parse("90..120 %")))) == "[90, 100] %"
    assert str(at_most_all(Bounds.of(Quantity.parse(">90 %")))) == "(90, 100] %"
    assert str(at_most_all(Bounds.of(Quantity.parse("90..99 %")))) == "[90, 99] %"


@pytest.mark.parametrize(
    ("low", "high", "unit", "rounded"),
    [
        (Fraction(31, 204) * 100, Fraction(31, 204) * 100, "%", "≈15.2 %"),
        (Fraction(25), Fraction(25), "%", "25 %"),
        (Fraction(1, 3), Fraction(1, 3), "EUR", "≈0.3333 EUR"),
        (Fraction(123456), Fraction(123456), "", "≈123,500"),
        (Fraction(0), Fraction(0), "EUR", "0 EUR"),
        (Fraction(123456), Fraction(234561), "EUR", "123400..234600 EUR"),
        (None, Fraction(234561), "EUR", "<=234600 EUR"),
        (Fraction(123456), None, "EUR", ">=123400 EUR"),
    ],
)
def test_rounded(low: Fraction | None, high: Fraction | None, unit: str, rounded: str) -> None:
    """Few digits, marked where digits were dropped; ends of intervals are rounded outwards."""
    bounds = Bounds(low, high, low is not None, high is not None, unit)
    assert bounds.rounded().replace(",", "") == rounded.replace(",", "")


@given(st.fractions(min_value=0, max_value=10**30))
def test_rounding_is_near(number: Fraction) -> None:
    """Four digits are within one part in two thousand, however large or small the number."""
    shown = Bounds(number, number, True, True, "EUR").rounded()
    digits = Fraction(shown.removeprefix("≈").removesuffix(" EUR").replace(",", ""))
    assert abs(digits - number) <= number / 1000 / 2 + Fraction(1, 10**12)
    assert shown.startswith("≈") == (digits != number)
