"""Exchange rates against the history of the European Central Bank."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date
from decimal import Context, Decimal
from fractions import Fraction

import pytest
from currency_converter import CURRENCY_FILE
from hypothesis import given
from hypothesis import strategies as st

from belarus_stic.errors import InvalidPeriodError, NoRateError
from belarus_stic.reference import exchange_rate
from belarus_stic.reference._tables import read_tables
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
AMOUNTS = st.decimals(
    min_value=-(10**12), max_value=10**12, places=2, allow_nan=False, allow_infinity=False
)


@st.composite
def spans(draw: st.DrawFn) -> Period:
    """Periods within the years that have rates."""
    days = st.dates(date(1999, 1, 1), date(2013, 12, 31))
    first, last = sorted((draw(days), draw(days)))
    return Period(f"{first.isoformat()}/{last.isoformat()}")


def test_table_is_recomputed_from_the_published_rates() -> None:
    """Every row of the table follows from the daily rates of its month, to the last digit."""
    exact = Context(prec=40)
    expected = []
    for month in sorted({day[:7] for day in PUBLISHED}):
        rates = [rate for day, rate in PUBLISHED.items() if day.startswith(month)]
        inverses = Decimal(0)
        for rate in rates:
            inverses = exact.add(inverses, exact.divide(Decimal(1), rate))
        expected.append(
            [
                month,
                len(rates),
                f"{min(rates):.4f}",
                f"{max(rates):.4f}",
                f"{sum(rates):.4f}",
                f"{inverses:.20f}",
            ]
        )
    columns = ("month", "days", "low", "high", "total", "inverse_total")
    actual = read_tables("exchange_rates.json", rates=columns)["rates"]
    assert actual == expected
    assert len(actual) == 180


@pytest.mark.parametrize("year", YEARS)
def test_year_in_both_directions(year: str) -> None:
    """A year's rates are the extremes and both means of its days, in either direction."""
    rates = [Fraction(rate) for day, rate in PUBLISHED.items() if day.startswith(year)]
    mean = sum(rates) / len(rates)
    inverse_mean = sum(1 / rate for rate in rates) / len(rates)
    dollars, euros = exchange_rate("EUR", "USD", year), exchange_rate("USD", "EUR", year)
    assert (Fraction(dollars.low), Fraction(dollars.high)) == (min(rates), max(rates))
    assert dollars.days == euros.days == len(rates)
    for actual, expected in [
        (dollars.mean, mean),
        (dollars.harmonic_mean, 1 / inverse_mean),
        (euros.mean, inverse_mean),
        (euros.harmonic_mean, 1 / mean),
    ]:
        assert abs(Fraction(actual) - expected) < Fraction(1, 10**20)
    assert Fraction(euros.low) <= 1 / max(rates) < Fraction(euros.low) + Fraction(1, 10**26)
    assert Fraction(euros.high) - Fraction(1, 10**26) < 1 / min(rates) <= Fraction(euros.high)


@pytest.mark.parametrize(
    ("year", "mean", "low", "high"),
    [
        ("2000", "0.9236", "0.8252", "1.0388"),
        ("2004", "1.2439", "1.1802", "1.3633"),
        ("2008", "1.4708", "1.2460", "1.5990"),
        ("2010", "1.3257", "1.1942", "1.4563"),
        ("2011", "1.3920", "1.2889", "1.4882"),
        ("2013", "1.3281", "1.2768", "1.3814"),
    ],
)
def test_published_yearly_figures(year: str, mean: str, low: str, high: str) -> None:
    """The yearly figures are those that the European Central Bank prints."""
    rate = exchange_rate("EUR", "USD", year)
    assert (f"{rate.mean:.4f}", str(rate.low), str(rate.high)) == (mean, low, high)


@given(spans())
def test_interval_holds_every_daily_rate(period: Period) -> None:
    """Every daily rate of the period lies in its interval, in either direction."""
    dollars, euros = exchange_rate("EUR", "USD", period), exchange_rate("USD", "EUR", period)
    start, end = period.text.split("/")
    for day, rate in PUBLISHED.items():
        if start <= day <= end:
            assert dollars.low <= rate <= dollars.high
            assert Fraction(euros.low) <= 1 / Fraction(rate) <= Fraction(euros.high)
    for found in (dollars, euros):
        assert found.low <= found.harmonic_mean <= found.mean <= found.high


@given(spans(), AMOUNTS, st.sampled_from(["EUR", "USD"]))
def test_there_and_back_contains_the_start(period: Period, amount: Decimal, source: str) -> None:
    """Converting an amount and converting the bounds back contains the amount."""
    target = "USD" if source == "EUR" else "EUR"
    low, high = exchange_rate(source, target, period).convert(amount)
    back = exchange_rate(target, source, period)
    assert low <= high
    assert back.convert(low)[0] <= amount <= back.convert(high)[1]


def test_negative_amounts_turn_the_interval() -> None:
    """The least value of a debt is at the highest rate."""
    rate = exchange_rate("EUR", "USD", "2010")
    assert rate.convert(Decimal(-1_000)) == (Decimal("-1456.3"), Decimal("-1194.2"))


def test_rounds_away_from_the_interval() -> None:
    """An amount with more digits than are kept is bounded from outside."""
    rate = exchange_rate("EUR", "USD", "2010")
    amount = Decimal("1.0000000000000000000000000000000000001")
    low, high = rate.convert(amount)
    assert Fraction(low) < Fraction(amount) * Fraction(rate.low)
    assert Fraction(high) > Fraction(amount) * Fraction(rate.high)


def test_counts_whole_months() -> None:
    """Days within a month are answered for the whole months they lie in, and said so."""
    rate = exchange_rate("EUR", "USD", "2010-06-15/2010-07-02")
    assert (rate.months, rate.period) == (
        Period("2010-06/2010-07"),
        Period("2010-06-15/2010-07-02"),
    )
    june = exchange_rate("EUR", "USD", date(2010, 6, 15))
    assert june.months == Period("2010-06")
    assert june.days == sum(day.startswith("2010-06") for day in PUBLISHED)
    assert "European Central Bank" in june.source


@pytest.mark.parametrize(
    ("period", "message"),
    [
        ("1998", "no rate for 1998; there are rates for 1999-01/2013-12"),
        ("1998/2000", "no rate for 1998/2000; there are rates for 1999-01/2013-12"),
        ("2013/2014", "no rate for 2013/2014; there are rates for 1999-01/2013-12"),
        ("0500/2001", "no rate for 0500/2001; there are rates for 1999-01/2013-12"),
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
    """Only the euro and the dollar are exchanged for each other."""
    with pytest.raises(NoRateError) as caught:
        exchange_rate(one, other, "2010")
    assert str(caught.value) == f"no rate from {one!r} to {other!r}; there are EUR and USD"


def test_refuses_what_is_no_period() -> None:
    """A text that is no period is refused as one."""
    with pytest.raises(InvalidPeriodError):
        exchange_rate("USD", "EUR", "last year")
