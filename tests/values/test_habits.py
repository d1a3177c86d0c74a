"""What reports, budget tables, project pages and spreadsheets print, and the hint that it gets.

First tables of cases by hand, then writers: each writes a value in one habit, and whatever value is
drawn, the one hint must be that value again.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import numbers

from belarus_stic.errors import InvalidPeriodError, InvalidQuantityError
from belarus_stic.reference import CURRENCIES
from belarus_stic.values import Period, Quantity


def hints(kind: type[Quantity | Period], text: str) -> list[str]:
    """Return what a text that is refused gets offered, each read and unlike the text."""
    with pytest.raises((InvalidQuantityError, InvalidPeriodError)) as raised:
        kind(text)
    offered = re.findall(r"'([^']*)'", str(raised.value).partition("; did you mean ")[2])
    assert [str(kind(hint)) for hint in offered] == offered
    assert text not in offered
    return offered


# --- numbers --------------------------------------------------------------------------------------

NUMBERS = {
    # Codes and names of money in any letters.
    "5 inr": "5 INR",
    "5 Inr": "5 INR",
    "5 all": "5 ALL",
    "5 cup": "5 CUP",
    "5 PCT": "5 %",
    "5 ECU": "5 XEU",
    "5 DAY": "5 day",
    "5 swiss francs": "5 CHF",
    "5 Indian Rupees": "5 INR",
    "5 pounds sterling": "5 GBP",
    "5 British pounds": "5 GBP",
    "5 yuan": "5 CNY",
    "5 shekels": "5 ILS",
    "5 U.S. dollars": "5 USD",
    "5 Japanese yen": "5 JPY",
    "5 Latvian lats": "5 LVL",
    "5 hryvnias": "5 UAH",
    # Words and letters for thousands and millions, with money on either side.
    "1.84 m EUR": "1840000 EUR",
    "€1.84m": "1840000 EUR",
    "5 m€": "5000000 EUR",
    "USD 5M": "5000000 USD",
    "MEUR 5.3": "5300000 EUR",
    "kEUR 620": "620000 EUR",
    "5k EUR": "5000 EUR",
    "5k": "5000",
    "1.5 trillion EUR": "1500000000000 EUR",
    "5,3 Mrd. EUR": "5300000000 EUR",
    "EUR million 5.3": "5300000 EUR",
    "EUR 5,3 Mio.": "5300000 EUR",
    "EUR 1.840.000,50": "1840000.50 EUR",
    "5 MLN": "5000000",
    "two hundred thousand euros": "200000 EUR",
    # Hedges.
    "min. 45": ">=45",
    "45 minimum": ">=45",
    "max 45": "<=45",
    "c. 450": "~450",
    "450 approx.": "~450",
    "45 or so": "~45",
    "just over 45": ">45",
    "in excess of 45": ">45",
    "not exceeding 45": "<=45",
    "greater than or equal to 45": ">=45",
    "45 and more": ">=45",
    "45 at least": ">=45",
    "45 % or more": ">=45 %",
    "45 projects or more": ">=45 project",
    "exactly 45": "45",
    "=>45": ">=45",
    "450 projects,": "450 project",
    "1.84 EUR.": "1.84 EUR",
    "a total of 45 projects": "45 project",
    # Ranges with the unit at both ends.
    "3% - 4%": "3..4 %",
    "from 5% to 10%": "5..10 %",
    "€3m-€4m": "3000000..4000000 EUR",
    "between EUR 3 million and EUR 4 million": "3000000..4000000 EUR",
    "900 thousand to 1.2 million EUR": "900000..1200000 EUR",
    "-5 - -3 %": "-5..-3 %",
    # Numbers in words, and as programs print them.
    "one project": "1 project",
    "two to three projects": "2..3 project",
    "at least twelve": ">=12",
    ".5 %": "0.5 %",
    "1_000 project": "1000 project",
}
# What is refused without a hint, and why there is none.
NO_NUMBER = {
    "less than 3 to 4 %": "below 3, below 4, or 3 to 4",
    "2012-2013 projects": "more likely years",
    "2012–13 project": "more likely years",
    "two or three projects": "not 2.5, which a range has",
    "5 and 6 %": "two numbers",
    "5 m": "metres or millions",
    "3k1": "no number",
    "k 2013": "a name",
    "TOP 5": "the first five",
    "AVG 45": "no code of money",
    "all 5": "no unit",
    "3.5 times": "a factor",
    "5 each": "says nothing of what is counted",
    "5 of them": "says nothing of what is counted",
    "5 in total": "says nothing of what is counted",
    "one third of projects": "a share",
    "1 in 3 projects": "a share",
    "5 % of projects": "a unit and a noun",
    "5 EUR project": "money or projects",
    "5 inr grant": "money or grants",
    "5 euro cent": "not of one currency",
    "5 SOM": "two currencies",
    "5 kroner": "two currencies",
    "5 Russian rubles": "before and after 1998",
    "5 Rs": "two currencies",
    "12 december": "a date",
    "(5)": "negative, or an aside",
    "1/3": "a share or a date",
    "5 %%": "no unit",
}


WORDS = "zero one two three four five six seven eight nine ten eleven twelve"


@pytest.mark.parametrize(("text", "hint"), NUMBERS.items())
def test_a_number_gets_the_hint_that_is_meant(text: str, hint: str) -> None:
    """One hint, and no other."""
    assert hints(Quantity, text) == [hint]


@pytest.mark.parametrize("text", NO_NUMBER)
def test_a_number_that_may_be_another_gets_no_hint(text: str) -> None:
    """Rather none than a wrong one."""
    assert hints(Quantity, text) == []


@pytest.mark.parametrize(
    "unit",
    [
        *("research unit", "centre of excellence", "on-line course", "gold medal", "co-author"),
        *("top university", "third country", "kg", "min", "lump sum", "exchange of letters"),
        *("real estate", "discount coupon", "convertible", "inversion"),
        *("all clear", "bam group", "bob sleigh", "cop car", "cup final", "gel pen", "mad dog"),
        *("mop head", "pen friend", "sos call", "try square"),
    ],
)
def test_a_noun_with_a_word_of_money_or_grammar_in_it_is_a_noun(unit: str) -> None:
    """What is only like money, or has a small word inside, is counted."""
    assert str(Quantity(f"5 {unit}")) == f"5 {unit}"


@pytest.mark.parametrize(
    "word",
    [
        *(
            "a",
            "an",
            "and",
            "as",
            "at",
            "by",
            "each",
            "every",
            "for",
            "from",
            "half",
            "in",
            "least",
        ),
        *("less", "maximum", "minimum", "more", "most", "of", "on", "only", "or", "out", "over"),
        *("per", "plus", "than", "times", "to", "under", "with", "one", "ten", "twelve", "may"),
        *("jan", "june", "december", "k", "million", "bn", "hundred", "euro", "inr", "rubles"),
    ],
)
def test_no_noun_begins_or_ends_with_a_word_that_counts_nothing(word: str) -> None:
    """Words of grammar, number, time and money are refused at either end of a unit."""
    for unit in (word, f"{word} widget", f"widget {word}"):
        hints(Quantity, f"5 {unit}")


@given(
    st.sampled_from(list(enumerate(WORDS.split()))), st.sampled_from(["{}", "over {}", "some {}"])
)
def test_any_number_in_words_is_answered(numeral: tuple[int, str], hedge: str) -> None:
    """From zero to twelve."""
    number, word = numeral
    sign = {"{}": "", "over {}": ">", "some {}": "~"}[hedge]
    assert hints(Quantity, f"{hedge.format(word)} projects") == [f"{sign}{number} project"]


@given(st.sampled_from(sorted(CURRENCIES)), st.data())
def test_a_code_of_money_is_one_in_capitals_only(code: str, data: st.DataObject) -> None:
    """Every code of ISO 4217 in any other letters is refused with the code as its hint."""
    letters = "".join(data.draw(st.sampled_from((letter, letter.lower()))) for letter in code)
    if letters == code:
        assert Quantity(f"5 {code}").is_money
    else:
        assert hints(Quantity, f"5 {letters}") == [f"5 {code}"]


GROUPS = (",", " ", "'", "_", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}", "\N{THIN SPACE}")
UNITS = {
    "EUR": ("{} euros", "€{}", "€ {}", "EUR {}", "{}€", "{}  EUR", "{} eur"),
    "USD": ("US${}", "USD {}", "{}US$", "{} us dollars", "{} Usd"),
    "%": ("{}%", "{} percent", "{} per cent", "{} pct."),
    "project": ("{} projects", "{} Projects", "{}  project"),
    "joint agency": ("{} joint agencies", "{} Joint Agencies"),
}
HEDGES = {
    "": ("{}", "exactly {}", "= {}", "only {}", "a total of {}"),
    "~": ("about {}", "c. {}", "circa {}", "≈{}", "~ {}", "{} approx.", "some {}"),
    ">": ("over {}", "more than {}", "in excess of {}", "> {}", "well over {}", "greater than {}"),
    ">=": ("at least {}", "min. {}", "a minimum of {}", "≥ {}", "{} or more", "not less than {}"),
    "<": ("under {}", "less than {}", "nearly {}", "almost {}", "fewer than {}", "just below {}"),
    "<=": ("up to {}", "max. {}", "≤{}", "no more than {}", "{} or less", "not exceeding {}"),
}
RANGES = ("{}-{}", "{} – {}", "{} to {}", "from {} to {}", "between {} and {}", "{}...{}", "{}…{}")
SCALES = {
    "1000": ("k", " k", " thousand", " thous."),
    "1000000": ("m", "M", " million", " mln", " mln.", " Mio"),
    "1000000000": ("bn", " bn", " billion"),
    "1000000000000": ("tn", " trillion"),
}


def drawn(data: st.DataObject, *tables: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    """Draw a row of each table, and one of the ways to write it."""
    keys = [data.draw(st.sampled_from(sorted(table))) for table in tables]
    ways = (st.sampled_from(table[key]) for key, table in zip(keys, tables, strict=True))
    return list(zip(keys, map(data.draw, ways), strict=True))


@given(st.integers(1000, 10**12), st.sampled_from(GROUPS), st.data())
def test_any_hedge_mark_and_unit_are_answered(number: int, mark: str, data: st.DataObject) -> None:
    """A number with marks between thousands, any hedge and any unit gets the one that is meant."""
    (sign, hedge), (unit, written) = drawn(data, HEDGES, UNITS)
    text = hedge.format(written.format(f"{number:,}".replace(",", mark)))
    assert hints(Quantity, text) == [f"{sign}{number} {unit}"]


@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=2, unique=True), st.data())
def test_any_range_is_answered(ends: list[int], data: st.DataObject) -> None:
    """So does a range with its unit behind it, or a sign for it at both ends."""
    low, high = sorted(ends)
    assume(not 1900 <= low < 2100)
    joint = data.draw(st.sampled_from(RANGES))
    unit, written = data.draw(st.sampled_from([("project", "projects"), ("EUR", "euros")]))
    assert hints(Quantity, f"{joint.format(low, high)} {written}") == [f"{low}..{high} {unit}"]
    sign = data.draw(st.sampled_from(("{} EUR", "€{}", "EUR {}", "{}€")))
    text = joint.format(sign.format(low), sign.format(high))
    assert hints(Quantity, text) == [f"{low}..{high} EUR"]


@given(numbers().filter(lambda number: number > 0), st.data())
def test_any_word_for_thousands_or_millions_is_answered(
    number: Decimal, data: st.DataObject
) -> None:
    """With the word or sign for money on either side of the number."""
    [(power, word)] = drawn(data, SCALES)
    written = data.draw(st.sampled_from(("{} EUR", "€{}", "EUR {}", "{} euros")))
    [hint] = hints(Quantity, written.format(f"{number:f}{word}"))
    assert Quantity(hint).stated == number * int(power)
    assert hint.endswith(" EUR")


# --- dates ----------------------------------------------------------------------------------------

DATES = {
    # Days and months.
    "January 1, 2004": ["2004-01-01"],
    "1st January 2004": ["2004-01-01"],
    "the 1st of May, 2004": ["2004-05-01"],
    "Monday, 3 May 2004": ["2004-05-03"],
    "1-Jan-2004": ["2004-01-01"],
    "2004.01.02": ["2004-01-02"],
    "2004-1-2": ["2004-01-02"],
    "20040102": ["2004-01-02"],
    "2004-01-02 00:00:00": ["2004-01-02"],
    "1/1/2004 12:00:00 AM": ["2004-01-01"],
    "2004.0": ["2004"],
    "in 2004": ["2004"],
    "05/2004": ["2004-05"],
    "5.2004": ["2004-05"],
    "2004 May": ["2004-05"],
    "2004, May 3": ["2004-05-03"],
    "May, 2004": ["2004-05"],
    # Two dates, and one where the other is none.
    "01/02/2004": ["2004-02-01", "2004-01-02"],
    "11.08.2010": ["2010-08-11", "2010-11-08"],
    "01.02.2004-03.04.2004": ["2004-02-01/2004-04-03", "2004-01-02/2004-03-04"],
    "1.1.2004": ["2004-01-01"],
    "13/02/2004": ["2004-02-13"],
    "02/13/2004": ["2004-02-13"],
    # A span, a month, or both.
    "2007–08": ["2007/2008", "2007-08"],
    "2007/12": ["2007/2012", "2007-12"],
    "2007-8": ["2007/2008", "2007-08"],
    "1998/09": ["1998/2009", "1998-09"],
    "1912–12": ["1912-12"],
    "2007–05": ["2007-05"],
    "1999/00": ["1999/2000"],
    "1999-00": ["1999/2000"],
    "1985-15": ["1985/2015"],
    # Spans.
    "May 2004 - June 2005": ["2004-05/2005-06"],
    "May-June 2004": ["2004-05/2004-06"],
    "between May and June 2004": ["2004-05/2004-06"],
    "12-15 May 2004": ["2004-05-12/2004-05-15"],
    "12–15.05.2004": ["2004-05-12/2004-05-15"],
    "May 12-15, 2004": ["2004-05-12/2004-05-15"],
    "7 Jun-14 Jul 1916": ["1916-06-07/1916-07-14"],
    "May 12 - June 3, 2004": ["2004-05-12/2004-06-03"],
    "2004-06-01-2005-05-31": ["2004-06-01/2005-05-31"],
    "2007 through 2013": ["2007/2013"],
    "2007 – 2013.": ["2007/2013"],
    "4/2004-6/2005": ["2004-04/2005-06"],
    "2004-05–June 2006": ["2004-05/2006-06"],
    "2004-05-06–2006": ["2004-05-06/2006"],
    "Q1 2004": ["2004-01/2004-03"],
    "2004-Q3": ["2004-07/2004-09"],
    "4Q2004": ["2004-10/2004-12"],
    "second quarter of 2004": ["2004-04/2004-06"],
    "H2 2004": ["2004-07/2004-12"],
    "first half of 2004": ["2004-01/2004-06"],
    "the 1990s": ["1990/1999"],
    # Open ends.
    "1998-": ["1998/.."],
    "1998–": ["1998/.."],
    "2004 onwards": ["2004/.."],
    "from May 2004 on": ["2004-05/.."],
    "2004+": ["2004/.."],
    "since 2004": ["2004/.."],
    "as from 2004": ["2004/.."],
    "2004 to the present": ["2004/.."],
    "2004 to date": ["2004/.."],
    "until 2006": ["../2006"],
    "up until 2006": ["../2006"],
    # About.
    "~ 2004": ["2004~"],
    "≈2004": ["2004~"],
    "from 2004 to about 2006": ["2004/2006~"],
    "since about 2004": ["2004~/.."],
}
# What is refused without a hint, and why there is none.
NO_DATE = {
    "2004 and 2006": "two years",
    "2004, 2005": "two years",
    "03.05.2004, June 2006": "two dates",
    "2004-05–06": "months or days",
    "c. 2004–06": "a month or years",
    "2004/5–June 2006": "a month or years",
    "1, 2 May 2004": "two days",
    "ca. 2004-2006": "about at one end or both",
    "2004?": "uncertain is not about",
    "1985/": "an unknown end is not an open one",
    "/1985": "an unknown end is not an open one",
    "-2004": "an open beginning, or before our era",
    "as of 2004": "from then on, or then",
    "before 2004": "with 2004 or without it",
    "after 2004": "with 2004 or without it",
    "by 2006": "a day, or up to it",
    "end of 2004": "of no known days",
    "spring 2004": "of no known days",
    "FY2004": "of no known days",
    "1900s": "ten years or a hundred",
    "Jan-04": "a day or a year",
    "01-Jan-04": "of no known century",
    "01/02/04": "of no known century",
    "200412": "a month, or a day of 2020",
    "5 May": "of no known year",
    "2004-001": "a day of the year, or a number",
    "31 June 2010": "no such day",
    "29.02.2003": "no such day",
    "2013/2007": "ends before it begins",
    "2004-13-45": "no such day",
    "2004th": "a count",
}


@pytest.mark.parametrize(("text", "meant"), DATES.items())
def test_a_date_gets_the_hints_that_are_meant(text: str, meant: list[str]) -> None:
    """One hint where there is one reading, and both where there are two."""
    assert hints(Period, text) == meant


@pytest.mark.parametrize("text", NO_DATE)
def test_a_date_that_may_be_another_gets_no_hint(text: str) -> None:
    """Rather none than a wrong one."""
    assert hints(Period, text) == []


MONTHS = [f"{date(2004, month, 1):%B}" for month in range(1, 13)]
DAYS = (
    "{0.day} {month} {0.year:04}",
    "{0.day:02} {month:.3}. {0.year:04}",
    "{0.day}. {month} {0.year:04}",
    "{month} {0.day}, {0.year:04}",
    "{0.day}-{month:.3}-{0.year:04}",
    "the {0.day}th of {month}, {0.year:04}",
    "{0.year:04}.{0.month:02}.{0.day:02}",
    "{0.year:04}/{0.month}/{0.day}",
    "{0.year:04}{0.month:02}{0.day:02}",
)
MONTHS_OF_YEARS = (
    *("{month} {0.year:04}", "{month:.3}. {0.year:04}", "{month}, {0.year:04}"),
    *("{0.month:02}/{0.year:04}", "{0.month}.{0.year:04}", "{0.year:04} {month}"),
)
SPANS = (
    *("{} - {}", "{} – {}", "{} to {}", "from {} to {}", "between {} and {}", "{} until {}"),
    *("{} through {}", "from {} till {}"),
)
ENDS = {
    "{}/..": ("since {}", "from {}", "{} onwards", "{} – present", "{} to date", "{} -"),
    "../{}": ("until {}", "up to {}", "till {}"),
    "{}~": ("about {}", "circa {}", "c. {}", "around {}"),
}


def spelt(form: str, day: date) -> str:
    """Write a day, or its month, in one of the forms."""
    return form.format(day, month=MONTHS[day.month - 1])


@given(st.lists(st.dates(), min_size=2, max_size=2, unique=True).map(sorted), st.data())
def test_any_day_or_month_in_words_is_answered(days: list[date], data: st.DataObject) -> None:
    """Alone, in a span, and at an open or vague end."""
    forms, length = data.draw(st.sampled_from([(DAYS, 10), (MONTHS_OF_YEARS, 7)]))
    start, end = (spelt(data.draw(st.sampled_from(forms)), day) for day in days)
    first, last = (f"{day}"[:length] for day in days)
    assert hints(Period, start) == [first]
    assert hints(Period, data.draw(st.sampled_from(SPANS)).format(start, end)) == [
        f"{first}/{last}"
    ]
    [(notation, written)] = drawn(data, ENDS)
    assert hints(Period, written.format(start)) == [notation.format(first)]


@given(st.dates(), st.sampled_from(".-/"), st.sampled_from(("02", "")))
def test_a_day_in_figures_is_every_day_that_it_may_be(day: date, mark: str, width: str) -> None:
    """The day comes first or the month does: both are shown, if both are days."""
    text = f"{day.day:{width}}{mark}{day.month:{width}}{mark}{day.year:04}"
    turned = [day.replace(month=day.day, day=day.month)] if day.day <= 12 else []
    assert hints(Period, text) == list(dict.fromkeys(map(str, [day, *turned])))


@given(st.integers(1950, 2049), st.integers(0, 99), st.sampled_from(("–", "/", " - ", "-")))
def test_two_digits_behind_a_year_are_all_that_they_may_be(year: int, end: int, mark: str) -> None:
    """A later year of this century, a month, or both; with a bare hyphen a month where it may."""
    is_month = 1 <= end <= 12
    if mark == "-" and is_month:
        assert str(Period(f"{year}-{end:02}")) == f"{year}-{end:02}"
        return
    last = year - year % 100 + end
    if last < year < 2000 and end < 50:
        last += 100
    years = [f"{year}/{last}"] if last > year else []
    months = [f"{year}-{end:02}"] if is_month else []
    assert hints(Period, f"{year}{mark}{end:02}") == years + months


@given(st.dates(), st.dates())
def test_what_stands_once_for_both_ends_is_given_to_both(one: date, other: date) -> None:
    """The month and year of days, and the year of months, may stand once."""
    first, last = sorted((one, other.replace(year=one.year) if other.day < 29 else one))
    month, year = MONTHS[last.month - 1], f"{last.year:04}"
    from_month = MONTHS[first.month - 1]
    texts = [f"{first.day} {from_month} - {last.day} {month} {year}"]
    texts += [f"{from_month} {first.day} – {month} {last.day}, {year}"]
    if first.month == last.month:
        texts += [
            f"{first.day}-{last.day} {month} {year}",
            f"{month} {first.day}–{last.day}, {year}",
        ]
    for text in texts:
        assert hints(Period, text) == [f"{first}/{last}"]
