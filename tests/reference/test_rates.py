"""Exchange rates against the history of the European Central Bank."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from time import perf_counter

import pytest
from currency_converter import CURRENCY_FILE
from hypothesis import given
from hypothesis import strategies as st

from belarus_stic.errors import InvalidPeriodError, NoRateError
from belarus_stic.reference import RateSeries, exchange_rate, packaged_rates
from belarus_stic.reference.tables_file import read_tables
from belarus_stic.values import Period


def _published() -> dict[str, Decimal]:
    """Dollars per euro by day, as the European Central Bank published them from 1999 to 2013."""
    with zipfile.ZipFile(CURRENCY_FILE) as archive:
        text = archive.read(archive.namelist()[0]).decode("ascii")
    return {
        row["Date"]: Decimal(row["USD"])
        for row in csv.DictReader(io.StringIO(text))
        if "1999" <= row["Date"][:4] <= "2013"
    }


PUBLISHED = _published()
YEARS = tuple(str(year) for year in range(1999, 2014))


@st.composite
def spans(draw: st.DrawFn) -> Period:
    """Periods within the years that have rates."""
    days = st.dates(date(1999, 1, 1), date(2013, 12, 31))
    first, last = sorted((draw(days), draw(days)))
    return Period(f"{first.isoformat()}/{last.isoformat()}")


def test_table_is_recomputed_from_the_published_rates() -> None:
    """Every row of the table is the lowest and the highest daily rate of its month."""
    expected = []
    for month in sorted({day[:7] for day in PUBLISHED}):
        rates = [rate for day, rate in PUBLISHED.items() if day.startswith(month)]
        expected.append([month, f"{min(rates):.4f}", f"{max(rates):.4f}"])
    assert read_tables("exchange_rates.json")["rates"] == expected
    assert len(expected) == 180


@pytest.mark.parametrize("year", YEARS)
def test_year_in_both_directions(year: str) -> None:
    """A year's rates are the extremes of its days, in either direction."""
    rates = [Fraction(rate) for day, rate in PUBLISHED.items() if day.startswith(year)]
    dollars, euros = exchange_rate("EUR", "USD", year), exchange_rate("USD", "EUR", int(year))
    assert (Fraction(dollars.low), Fraction(dollars.high)) == (min(rates), max(rates))
    assert Fraction(euros.low) <= 1 / max(rates) < Fraction(euros.low) + Fraction(1, 10**26)
    assert Fraction(euros.high) - Fraction(1, 10**26) < 1 / min(rates) <= Fraction(euros.high)


@pytest.mark.parametrize(
    ("year", "low", "high"),
    [
        ("2000", "0.8252", "1.0388"),
        ("2004", "1.1802", "1.3633"),
        ("2008", "1.2460", "1.5990"),
        ("2010", "1.1942", "1.4563"),
        ("2011", "1.2889", "1.4882"),
        ("2013", "1.2768", "1.3814"),
    ],
)
def test_published_yearly_figures(year: str, low: str, high: str) -> None:
    """The yearly figures are those that the European Central Bank prints."""
    rate = exchange_rate("EUR", "USD", year)
    assert (str(rate.low), str(rate.high)) == (low, high)


@given(spans())
def test_interval_holds_every_daily_rate(period: Period) -> None:
    """Every daily rate of the period lies in its interval, in either direction."""
    dollars, euros = exchange_rate("EUR", "USD", period), exchange_rate("USD", "EUR", period)
    start, end = period.text.split("/")
    for day, rate in PUBLISHED.items():
        if start <= day <= end:
            assert dollars.low <= rate <= dollars.high
            assert Fraction(euros.low) <= 1 / Fraction(rate) <= Fraction(euros.high)


def test_days_within_a_month_have_its_rates() -> None:
    """Days within a month are answered for the whole months they lie in."""
    rate = exchange_rate("EUR", "USD", "2010-06-15/2010-07-02")
    assert rate == exchange_rate("EUR", "USD", "2010-06/2010-07")
    assert exchange_rate("EUR", "USD", date(2010, 6, 15)) == exchange_rate("EUR", "USD", "2010-06")
    assert "European Central Bank" in rate.source


def _rates(*rows: tuple[object, object, object]) -> list[tuple[Period, Decimal, Decimal]]:
    return [(Period(days), Decimal(low), Decimal(high)) for days, low, high in rows]


LEI = RateSeries(
    from_currency="EUR",
    to_currency="MDL",
    rates=_rates((2011, 15, 17), (2010, "15.5", "17.25"), ("2013-01/2013-06", 16, 17)),
    source="A national bank",
)


def test_own_rates() -> None:
    """Rates that a profile brings are asked in either direction, over whole periods of theirs."""
    rate = exchange_rate("EUR", "MDL", "2010-12/2011-01", own=[LEI])
    assert (rate.low, rate.high, rate.source) == (Decimal(15), Decimal("17.25"), "A national bank")
    turned = exchange_rate("MDL", "EUR", "2010", own=[LEI])
    assert Fraction(turned.low) <= Fraction(100, 1725) < Fraction(turned.low) + Fraction(1, 10**26)
    assert exchange_rate("EUR", "USD", "2010", own=[LEI]) == exchange_rate("EUR", "USD", "2010")


def test_own_rates_come_first() -> None:
    """Rates of the same currencies are asked first, and the packaged ones where they have none."""
    bank = RateSeries("USD", "EUR", _rates(("2013/2014", "0.7", "0.8")), "Bank")
    found = {year: exchange_rate("USD", "EUR", year, own=[bank]).source for year in (2012, 2013)}
    assert found[2013] == "Bank"
    assert found[2012].startswith("European Central Bank")


@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 20)), max_size=6),
    st.integers(0, 40),
    st.integers(0, 20),
)
def test_rates_of_a_period_are_all_that_touch_it(
    rows: list[tuple[int, int]], first: int, length: int
) -> None:
    """However the periods of a series lie: those that share a day, if no day is without one."""

    def days(begin: int, more: int) -> set[int]:
        return set(range(begin, begin + more + 1))

    def day(number: int) -> date:
        return date(2010, 1, 1) + timedelta(days=number)

    made = _rates(*((f"{day(begin)}/{day(begin + more)}", begin, 99) for begin, more in rows))
    asked = days(first, length)
    held = sorted(begin for begin, more in rows if asked & days(begin, more))
    is_whole = asked <= set[int]().union(*(days(*row) for row in rows))

    series = RateSeries("EUR", "MDL", made, "A bank")
    found = sorted(int(row[1]) for row in series.within(day(first), day(first + length)))
    assert found == (held if is_whole else [])


def test_many_periods_are_looked_up_in_a_long_series() -> None:
    """Each is found at once, not by a walk through all days."""
    days = [date(2000, 1, 1) + timedelta(days=number) for number in range(4_000)]
    daily = RateSeries("EUR", "MDL", _rates(*((day, 15, 16) for day in days)), "A bank")
    begun = perf_counter()
    assert all(len(daily.within(day, day)) == 1 for day in days)
    assert perf_counter() - begun < 5


def test_packaged_rates_say_their_pair() -> None:
    """Nobody else has to know it."""
    assert packaged_rates().pair == {"EUR", "USD"}


@pytest.mark.parametrize("period", ["2009", "2009/2010", "2012", "2011/2013-01", "2013-06/2013-07"])
def test_a_day_without_an_own_rate_is_refused(period: str) -> None:
    """A period with a day of which no rate is known has no rate."""
    with pytest.raises(NoRateError) as caught:
        exchange_rate("EUR", "MDL", period, own=[LEI])
    assert str(caught.value) == (
        f"no rate for {period}; there are rates for 2010 to 2013-01/2013-06"
    )


def test_a_series_without_rates() -> None:
    """A series may be empty: it has no rate for any period."""
    empty = RateSeries("EUR", "MDL", (), "A bank")
    with pytest.raises(NoRateError, match="there are rates for no period"):
        exchange_rate("EUR", "MDL", "2010", own=[empty])


@pytest.mark.parametrize(
    ("period", "message"),
    [
        ("1998", "no rate for 1998; there are rates for 1999-01 to 2013-12"),
        ("1998/2000", "no rate for 1998/2000; there are rates for 1999-01 to 2013-12"),
        ("2013/2014", "no rate for 2013/2014; there are rates for 1999-01 to 2013-12"),
        ("0001", "no rate for 0001; there are rates for 1999-01 to 2013-12"),
        ("0500/2001", "no rate for 0500/2001; there are rates for 1999-01 to 2013-12"),
        ("2007/..", "no rate for 2007/..: it has no last day; expected a period within"),
        ("../2007", "no rate for ../2007: it has no first day; expected a period within"),
        ("2004~", "no rate for 2004~: it has no first day; expected a period within"),
    ],
)
def test_refuses_days_without_rates(period: str, message: str) -> None:
    """A period that reaches outside 1999 to 2013, or has no first or last day, has no rate."""
    with pytest.raises(NoRateError) as caught:
        exchange_rate("USD", "EUR", period)
    assert message in str(caught.value)


@pytest.mark.parametrize(("one", "other"), [("BYR", "EUR"), ("EUR", "EUR"), ("usd", "EUR")])
def test_refuses_other_currencies(one: str, other: str) -> None:
    """Other currencies are refused with the pairs that there are."""
    with pytest.raises(NoRateError) as caught:
        exchange_rate(one, other, "2010", own=[LEI])
    message = f"no rate from {one!r} to {other!r}; there are rates between "
    assert str(caught.value) == message + "EUR and MDL, EUR and USD"


def test_refuses_what_is_no_period() -> None:
    """A text that is no period is refused as one."""
    with pytest.raises(InvalidPeriodError):
        exchange_rate("USD", "EUR", "last year")
