"""Hints: what people write instead of the notation is answered with the notation."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import periods, quantities

from belarus_stic.errors import InvalidPeriodError, InvalidQuantityError
from belarus_stic.values import Period, Quantity


def refusal(kind: type[Quantity | Period], value: object) -> str:
    """Return the message with which a value is refused."""
    with pytest.raises((InvalidQuantityError, InvalidPeriodError)) as raised:
        kind(value)  # type: ignore[arg-type]
    return str(raised.value)


def hints(message: str) -> list[str]:
    """Return what a message offers."""
    _, _, offered = message.partition("; did you mean ")
    return re.findall(r"'([^']*)'", offered)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Signs and words for hedges.
        ("> 45 agreement", ">45 agreement"),
        ("= 5 EUR", "5 EUR"),
        ("+5 %", "5 %"),
        ("≥45 project", ">=45 project"),
        ("≤ 50 %", "<=50 %"),
        ("≈45 project", "~45 project"),
        ("45+ project", ">=45 project"),
        ("45 or more projects", ">=45 project"),
        ("1,000 and more", ">=1000"),
        ("50 or less", "<=50"),
        ("5 million EUR or less", "<=5000000 EUR"),
        ("about 45 project", "~45 project"),
        ("ar. 450 projects", "~450 project"),
        ("some 450", "~450"),
        ("Over 40 project", ">40 project"),
        ("more than 40 project", ">40 project"),
        ("no more than 40 project", "<=40 project"),
        ("not over a half", None),
        ("at least 3 %", ">=3 %"),
        ("not less than 45 agreements", ">=45 agreement"),
        ("no fewer than 45 agreements", ">=45 agreement"),
        ("almost 50 %", "<50 %"),
        ("nearly 50 %", "<50 %"),
        ("up to 5 EUR", "<=5 EUR"),
        # Ranges.
        ("3-4 %", "3..4 %"),
        ("3 – 4 %", "3..4 %"),
        ("3…4 %", "3..4 %"),
        ("3...4 %", "3..4 %"),
        ("between 3 and 4 %", "3..4 %"),
        ("from 3 to 4 %", "3..4 %"),
        ("3 to 4 %", "3..4 %"),
        (">45..50 project", "45..50 project"),
        ("~3-4 %", "3..4 %"),
        ("2012-13 project", None),
        ("4..3 %", None),
        # Thousands and decimals.
        ("73,000 scientist", "73000 scientist"),
        ("1,234,567 EUR", "1234567 EUR"),
        ("1,234.5 EUR", "1234.5 EUR"),
        ("1.234,5 EUR", "1234.5 EUR"),
        ("1.234.567,5 EUR", "1234567.5 EUR"),
        ("4.255.142 paper", "4255142 paper"),
        ("816 000 EUR", "816000 EUR"),
        ("816\N{NARROW NO-BREAK SPACE}000 EUR", "816000 EUR"),
        ("816\N{NO-BREAK SPACE}000,5 EUR", "816000.5 EUR"),
        ("816'000 EUR", "816000 EUR"),
        ("816\N{RIGHT SINGLE QUOTATION MARK}000 EUR", "816000 EUR"),
        ("589,2 project", "589.2 project"),
        ("0,125 EUR", "0.125 EUR"),
        ("1,00,000 EUR", None),
        ("4 50", None),
        ("2011 450 project", None),
        ("1 816 000 EUR", "1816000 EUR"),
        ("−5 %", "-5 %"),
        ("007 project", "7 project"),
        ("1e6 project", "1000000 project"),
        ("1.5E+3 project", "1500 project"),
        # Words in the number.
        ("1.84 mln EUR", "1840000 EUR"),
        ("1,84 mln EUR", "1840000 EUR"),
        ("12 mln. euro", "12000000 EUR"),
        ("7.4 million EUR", "7400000 EUR"),
        ("about 1.84 Million euros", "~1840000 EUR"),
        ("EUR 1.84 mln", "1840000 EUR"),
        ("620 EUR thousand", "620000 EUR"),
        ("73 thousand scientists", "73000 scientist"),
        ("3..4 million EUR", "3000000..4000000 EUR"),
        ("1-2 bn EUR", "1000000000..2000000000 EUR"),
        ("5 million", "5000000"),
        ("9" * 60 + ".5 mln EUR", "9" * 60 + "500000 EUR"),
        # Units.
        ("46%", "46 %"),
        ("46 percent", "46 %"),
        ("46 per cent", "46 %"),
        ("620000 eur", "620000 EUR"),
        ("5 tenge", "5 KZT"),
        ("5 zlotys", "5 PLN"),
        ("5 litas", "5 LTL"),
        ("5 Euro", "5 EUR"),
        ("5 euros", "5 EUR"),
        ("5 EURO", "5 EUR"),
        ("5 usd", "5 USD"),
        ("5 us dollars", "5 USD"),
        ("US$ 5", "5 USD"),
        ("EUR 1.84", "1.84 EUR"),
        ("eur 1.84", "1.84 EUR"),
        ("€1.84", "1.84 EUR"),
        ("~€1 840 000", "~1840000 EUR"),
        ("£5", "5 GBP"),
        ("5 €", "5 EUR"),
        ("5 EUR per project", None),
        ("450 projects per year", None),
        ("450 projects a year", None),
        ("2.9 ecus", "2.9 XEU"),
        # No word that is not known is made into a unit.
        ("5 MEUR", "5000000 EUR"),
        ("5 kEUR", "5000 EUR"),
        ("2.9 MECU", "2900000 XEU"),
        ("10 Br", None),
        ("5 m.", None),
        ("5x", None),
        ("3rd", None),
        ("5 Widgets", None),
        (">  5 widget", ">5 widget"),
        ("5 euro grant", None),
        ("for 5", None),
        ("45 agreements", "45 agreement"),
        (">45 Agreements", ">45 agreement"),
        (">=1,000 answers", ">=1000 answer"),
        ("5 countries", "5 country"),
        ("5 days", "5 day"),
        ("5 joint projects", "5 joint project"),
        ("450 project.", "450 project"),
        # Nothing to go by.
        ("project", None),
        ("", None),
        ("5 %%", None),
        ("5 project\N{RIGHT-TO-LEFT OVERRIDE}", None),
    ],
)
def test_a_number_as_people_write_it(text: str, expected: str | None) -> None:
    """It is refused with the one form of the notation that is meant, or none."""
    offered = hints(refusal(Quantity, text))
    assert offered == ([] if expected is None else [expected])
    for hint in offered:
        assert str(Quantity(hint)) == hint


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("1.000 project", ["1 project", "1000 project"]),
        ("620.000 EUR", ["620 EUR", "620000 EUR"]),
        ("over 1.000 projects", [">1 project", ">1000 project"]),
        ("1.000..2.000", ["1..2", "1000..2000"]),
    ],
)
def test_a_point_with_two_readings(text: str, readings: list[str]) -> None:
    """Three zeros behind a point may be decimals or thousands: both are offered."""
    assert hints(refusal(Quantity, text)) == readings


@pytest.mark.parametrize(
    "text", ["1.500 project", "0.000 EUR", "1.0000 EUR", "5.000 %", "1000.000 EUR", "1.00 EUR"]
)
def test_a_point_with_one_reading(text: str) -> None:
    """Other digits behind a point, and percentages, are read as they stand."""
    assert str(Quantity(text)) == text


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("5 $", "USD"),
        ("$5", "USD"),
        ("$1.84 mln", "USD"),
        ("5 dollar", "USD"),
        ("5 dollars", "USD"),
        ("5 lei", "MDL, RON"),
        ("5 crowns", "CZK, DKK, NOK, SEK"),
        ("500 manat", "AZN, TMT"),
        ("5 rubles", "BYN, BYR, RUB"),
        ("5 Belarusian Roubles", "BYN, BYR, RUB"),
        ("5 pound franc", "GBP"),
    ],
)
def test_money_of_several_currencies(text: str, codes: str) -> None:
    """A word for several currencies is none of them: the message says what codes there are."""
    message = refusal(Quantity, text)
    assert "may mean several currencies; write the code" in message
    assert codes in message
    assert not hints(message)


@pytest.mark.parametrize("unit", ["day", "co-author", "contact point", "étudiant", "class", "BYR"])
def test_a_singular_noun_stays(unit: str) -> None:
    """A unit in the notation is left alone, in any language."""
    assert Quantity(f"5 {unit}").unit == unit


@pytest.mark.parametrize("value", [5, 1.5, True, None, [5]])
def test_numbers_are_to_be_written_as_text(value: object) -> None:
    """A bare number has neither hedge nor unit, so it is refused."""
    assert "expected a plain number" in refusal(Quantity, value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2007–2013", "2007/2013"),
        ("2007–13", "2007/2013"),
        ("2007 - 2013", "2007/2013"),
        ("2014-2015", "2014/2015"),
        ("1670..1673", "1670/1673"),
        ("2007-13", "2007/2013"),
        ("2007/13", "2007/2013"),
        ("2013-07-13/", None),
        ("1994 to 2006", "1994/2006"),
        ("from 1994 to 2006", "1994/2006"),
        ("between 1994 and 2006", "1994/2006"),
        ("May 2010 to June 2011", "2010-05/2011-06"),
        ("1998/present", "1998/.."),
        ("1998-now", "1998/.."),
        ("1998 to present", "1998/.."),
        ("2004-06-01/open", "2004-06-01/.."),
        ("1998..", "1998/.."),
        ("..1984", "../1984"),
        ("since 2004", "2004/.."),
        ("until 2011", "../2011"),
        ("up to November 2011", "../2011-11"),
        ("~2004", "2004~"),
        ("ca. 2004", "2004~"),
        ("c.2004", "2004~"),
        ("About 2004-06", "2004-06~"),
        ("2004?", None),
        ("November 2011", "2011-11"),
        ("Nov. 2011", "2011-11"),
        ("sept. 2011", "2011-09"),
        ("Mayor 2010", None),
        ("Junk 2010", None),
        ("Decade 2010", None),
        ("Marching 2010", None),
        ("11 August 2010", "2010-08-11"),
        ("1 May 2010", "2010-05-01"),
        ("31 June 2010", None),
        ("13.08.2010", "2010-08-13"),
        ("2010/08/11", "2010-08-11"),
        ("2010-01-01T00:01", None),
        ("2010-0", None),
        (" 2010", "2010"),
        ("1985/", None),
        ("/1985", None),
        ("2011-2010", None),
        ("..", None),
        ("../..", None),
        ("201X", None),
    ],
)
def test_a_date_as_people_write_it(text: str, expected: str | None) -> None:
    """It is refused with the one form of the notation that is meant, or none."""
    offered = hints(refusal(Period, text))
    assert offered == ([] if expected is None else [expected])
    for hint in offered:
        assert str(Period(hint)) == hint


PIECES = [*"0123456789.,-/~<>=+%$€? \N{EN DASH}", " to ", " mln", " EUR", "about ", "2007", "000"]
ANYTHING = st.lists(st.sampled_from(PIECES) | st.characters(codec="utf-8"), max_size=9).map("".join)


@pytest.mark.parametrize("kind", [Quantity, Period])
@given(text=ANYTHING)
@example(text="1.000")
def test_a_hint_is_always_read_and_never_the_input(
    kind: type[Quantity | Period], text: str
) -> None:
    """Whatever is refused gets a message on one line, with hints that are accepted."""
    try:
        assert str(kind(text)) == text
    except (InvalidQuantityError, InvalidPeriodError) as error:
        message = str(error)
        assert not any(unicodedata.category(letter) == "Cc" for letter in message)
        for hint in hints(message):
            assert str(kind(hint)) == hint != text


@given(quantities(), periods())
def test_the_notation_needs_no_hint(quantity: Quantity, period: Period) -> None:
    """Blanks around what is in the notation are all that is wrong."""
    assert hints(refusal(Quantity, f" {quantity}")) == [str(quantity)]
    assert hints(refusal(Period, f"{period} ")) == [str(period)]


def test_long_texts_are_cut_in_messages() -> None:
    """A message stays a message."""
    for kind in (Quantity, Period):
        assert len(refusal(kind, "x" * 100_000)) < 500
        assert len(refusal(kind, f"2010-13/{'y' * 100_000}")) < 500
    assert len(refusal(Quantity, f"5 {'X' * 100_000}")) < 500


@pytest.mark.parametrize("text", ["1e400", "1e100 EUR"])
def test_an_exponent_too_long_gets_no_hint(text: str) -> None:
    """Rather no hint than another number."""
    with pytest.raises(InvalidQuantityError) as caught:
        Quantity(text)
    assert "did you mean" not in str(caught.value)


def test_a_hyphen_before_a_month_is_no_span() -> None:
    """With a hyphen it is December 2007, however it is typed; with a long dash a span as well."""
    assert Period("2007-12").earliest == date(2007, 12, 1)
    assert hints(refusal(Period, "2007\N{HYPHEN}12")) == ["2007-12"]
    assert hints(refusal(Period, "2007\N{EN DASH}12")) == ["2007/2012", "2007-12"]
    # A span does not end before it begins, nor in the year it begins in.
    assert hints(refusal(Period, "2007\N{EN DASH}05")) == ["2007-05"]
    assert hints(refusal(Period, "1912\N{EN DASH}12")) == ["1912-12"]


def shaped(*parts: str) -> st.SearchStrategy[str]:
    """Texts of one word of each part, which are near enough to the notation to get hints."""
    return st.tuples(*(st.sampled_from(part.split("|")) for part in parts)).map("".join)


NUMBERS = shaped(
    "|about |c. |over |less than |min. |between |from |TOP |EUR |€|+",
    "5|45|1,840|1.84|1 840|1.840,5|.5|12,34|1'000|2004|007",
    "|-5|–50| to 7| and 60| or 6|%|k1|m|/2|+",
    "| EUR| eur| mln|k€| projects|%| rubles| times| or more| of 50| million euros",
)
DATES = shaped(
    "|since |about |until |the |from |between |-|Q1 |1-",
    "2004|1998|May 2004|3 June 2004|12-15 May 2004|May|20040102|200412|01/02/2004|2004/|1990s",
    "|-|–|/| to | and |, | or ",
    "|05|99|2006|June 2006|present|onwards|3|7/2006|?",
)


def significant(text: str) -> str:
    """Return the digits of a text without what groups them, and without zeros around them."""
    return re.sub(r"\D", "", text).strip("0")


@given(NUMBERS)
@example(".5 EUR")
@example("3k1 EUR")
@example("1.5 mln EUR to 3")
def test_no_digit_of_a_number_is_made_up(text: str) -> None:
    """Each number of a hint has its digits, but for zeros, one behind the other in the text."""
    try:
        assert str(Quantity(text)) == text
    except InvalidQuantityError as error:
        for hint in hints(str(error)):
            for number in re.findall(r"[\d.]+?(?=\.\.| |$)", hint):
                assert significant(number) in significant(text)


@given(DATES)
@example("200412")
@example("1912–12")
@example("2004 and 2006")
def test_no_date_is_made_up(text: str) -> None:
    """Each year of a hint stands in the text, but for the end of 2007-13."""
    try:
        assert str(Period(text)) == text
    except InvalidPeriodError as error:
        for hint in hints(str(error)):
            first, *others = re.findall(r"\b\d{4}\b", hint)
            assert first in text
            assert all(year in text or year[2:] in text or year[3] in text for year in others)
