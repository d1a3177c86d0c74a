"""All figures of a profile, and what is certain of a change between them."""

from __future__ import annotations

import random
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from another_country import another_country, bare
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import agreement, figure, organisation, own_group, profile, source

from belarus_stic.errors import OptionError, UnknownKeyError
from belarus_stic.files import load_profile
from belarus_stic.model import Figure, Profile
from belarus_stic.report.figures import IndicatorRow, Indicators, indicators
from belarus_stic.values import Interval

SOURCE = "(Publisher of the report, as of November 2011)."
IN_SAMPLE = "In the records on Sample, "
FEW = settings(max_examples=60)


def of(*stated: tuple[str, str | None], **terms: Any) -> Profile:
    """Return a profile of figures alike, each with its value and period: `f-0`, `f-1` and so on."""
    return profile(
        *(
            figure(value, f"f-{i}", **{"period": period, **terms})
            for i, (value, period) in enumerate(stated)
        )
    )


def last(*stated: tuple[str, str | None], **terms: Any) -> IndicatorRow:
    """Return the figure given last, as it stands beside those before it."""
    return indicators(of(*stated, **terms))[f"f-{len(stated) - 1}"]


# --- what is certain beside another figure --------------------------------------------------------


LONG = 10**40 + 1
UP = (
    ("10.6 %", "13.8 %", "by 3.2 percentage points since 2008 (10.6 %)", "16/5"),
    ("5..7 %", "13.8 %", "by 6.8 to 8.8 percentage points since 2008 (5 to 7 %)", "[34/5, 44/5]"),
    ("20 project", ">45 project", "by over 25 projects since 2008 (20 projects)", "(25, inf)"),
    ("<5 EUR", "5 EUR", "since 2008 (under 5 EUR)", "(0, inf)"),
)
DOWN = (
    ("2 %", "1 %", "by 1 percentage point since 2008 (2 %)", "-1"),
    (">=9 EUR", "2 EUR", "by at least 7 EUR since 2008 (at least 9 EUR)", "(-inf, -7]"),
    (">5 EUR", "<5 EUR", "since 2008 (over 5 EUR)", "(-inf, 0)"),
    (f"{LONG} EUR", "1 EUR", f"by {LONG - 1:,} EUR since 2008 ({LONG:,} EUR)", f"{1 - LONG}"),
)
SAME = (("5 %", "5 %", "since 2008 (5 %)", "0"),)
CHANGES = {"up": UP, "down": DOWN, "unchanged": SAME}


@pytest.mark.parametrize(
    ("trend", "before", "after", "change", "bounds"),
    [(trend, *case) for trend, cases in CHANGES.items() for case in cases],
)
def test_a_change_between_two_years(
    trend: str, before: str, after: str, change: str, bounds: str
) -> None:
    """Is told as far as the bounds prove it."""
    row = last((before, "2008"), (after, "2010"))
    assert (row.trend, row.change, row.against) == (trend, f"{trend} {change}", "f-0")
    assert str(row.difference) == bounds


@pytest.mark.parametrize(
    ("before", "after"),
    [("~450 project", "900 project"), ("10 project", "~90 project"), (">5 project", "9 project")],
)
def test_words_without_bounds_prove_nothing(before: str, after: str) -> None:
    """How far "about" reaches is not said, nor how much over is."""
    row = last((before, "2008"), (after, "2010"))
    assert row.trend is None
    assert row.change.startswith("whether more or less than ")
    assert row.change.endswith(" projects (2008) is not certain")


@pytest.mark.parametrize(
    ("first", "second", "change"),
    [
        (None, "2010", "higher by 2 % points than 5 %, stated without a date; since when is not"),
        (None, None, "higher by 2 % points than 5 %, stated without a date; since when is not"),
        ("2008/2010", "2010", ""),
        ("2010", "2010", ""),
        ("2004~", "2010", ""),
        ("2008/..", "2010", ""),
    ],
)
def test_no_change_without_two_times_apart(
    first: str | None, second: str | None, change: str
) -> None:
    """Only what the numbers prove is said, or nothing."""
    row = last(("5 %", first), ("7 %", second))
    assert row.trend is None
    assert row.change.startswith(change.replace("% points", "percentage points"))
    assert (row.difference is None) == (row.change == "") == (change == "")


def test_the_same_or_less_without_a_date_and_a_rate() -> None:
    """Reads as a sentence too."""
    rate = last(("20 project", "2008"), ("30 project", "2010"), per=["year"])
    assert rate.change == "up by 10 projects a year since 2008 (20 projects a year)"
    end = ", stated without a date; since when is not said"
    assert last(("5 %", None), ("5 %", "2010")).change == f"the same as 5 %{end}"
    assert last((">5 EUR", None), ("5 EUR", "2010")).change == f"lower than over 5 EUR{end}"


@pytest.mark.parametrize(
    ("first", "second", "terms", "is_told"),
    [
        ("2001/2005", "2010", {}, False),
        ("2001/2005", "2010", {"per": ["year"]}, True),
        ("2000/2001", "2002/2003", {}, True),
        ("2010-02", "2010-03", {}, True),
        ("../2009", "2010", {}, False),
        ("../2009", "2010/..", {}, False),
    ],
)
def test_counts_are_of_times_as_long(
    first: str, second: str, terms: dict[str, Any], *, is_told: bool
) -> None:
    """Five years have more projects than one; a number a year is the same of both."""
    row = last(("5 project", first), ("7 project", second), **terms)
    assert (row.trend == "up") == is_told
    assert row.change.endswith("; the times may be of unlike length") != is_told


def test_dates_at_which_something_is_told() -> None:
    """Are compared with each other, and as counts not with what is of a year."""
    told = [figure(f"{n} member", f"f-{n}", as_of=str(2000 + n)) for n in (5, 8)]
    rows = indicators(profile(*told, figure("9 member", "f-9", period="2009-05-01")))
    assert [row.date for row in rows] == ["as of 2005", "as of 2008", "1 May 2009"]
    assert rows["f-8"].change == "up by 3 members since 2005 (5 members)"
    assert rows["f-9"].change == (
        "higher by 1 member than 8 members (as of 2008); the times may be of unlike length"
    )


def test_the_last_that_was_over_is_compared() -> None:
    """Not what lasts on beside, nor what is only about a date."""
    mixed = ("9 %", "2000/.."), ("2 %", "2003"), ("3 %", "2004~"), ("5 %", "2008"), ("1 %", None)
    found = indicators(of(*mixed))
    assert [row.id for row in found] == ["f-4", "f-0", "f-1", "f-2", "f-3"]
    assert found["f-3"].change == "up by 3 percentage points since 2003 (2 %)"
    assert found["f-0"].against == "f-4"
    lasting = [(f"9{n} %", f"200{n}/..") for n in (0, 1, 2, 4)]
    assert last(*lasting, ("2 %", "2003"), ("5 %", "2005")).change.endswith("since 2003 (2 %)")
    undated = indicators(of(("5 %", "../2009"), ("7 %", None)))
    assert [row.against for row in undated] == [None, "f-1"]


def test_an_average_is_said_to_be_one() -> None:
    """The source's own words, where the hedge of the number does not say them."""
    average = figure("5 %", "f-0", period="2001/2008", wording="on average")
    rows = indicators(profile(average, figure(">6 %", "f-1", period="2010", wording="exceeded")))
    assert rows["f-0"].words == '5 % ("on average") of all that is counted'
    assert rows["f-1"].words == "over 6 % of all that is counted"
    assert rows["f-1"].change == (
        'up by over 1 percentage point since the time from 2001 to 2008 (5 % ("on average"))'
    )


UNLIKE = (
    *({"indicator": "another"}, {"about": ["BLR", "POL"]}, {"value": "7 USD"}, {"per": ["year"]}),
    *({"scope": "unstated"}, {"stage": "allocated"}, {"purpose": "education"}),
    *({"paid_by": ["EU"]}, {"paid_to": ["EU"]}, {"cites": ["second#part.1"]}),
)


@pytest.mark.parametrize("other", UNLIKE)
def test_what_is_not_alike_is_no_series(other: dict[str, Any]) -> None:
    """Other things, units, wholes and uses, and what another source says."""
    two = figure(**{"value": "7 EUR", "record_id": "f-1", "period": "2010", **other})
    records = figure("5 EUR", "f-0", period="2008"), two
    sources = [source(), source("second")]
    found = indicators(profile(*records, sources=sources))
    assert {row.series for row in found} == {None}
    assert {row.change for row in found} == {""}
    alike = figure("7 EUR", "f-1", period="2010", indicator="What is Counted")
    found = indicators(profile(records[0], alike, sources=sources))
    assert [row.series for row in found] == ["f-0", "f-0"]


# --- words ----------------------------------------------------------------------------------------


def test_a_figure_says_all_of_itself() -> None:
    """Of what, per what, of whom, by and to whom, as of when."""
    whose = {"paid_by": ["EU"], "paid_to": ["label:firms"], "scope": "unstated"}
    which = {"about": ["nas", "POL"], "denominator": "v4-rd", "per": ["project", "year"]}
    told = {"as_of": "2010-01", "purpose": "research", "note": "Read so."}
    body = organisation("nas", name="Academy", short_name="NAS")
    made = profile(body, own_group("V4"), figure("3..4 %", "f-0", **whose, **which, **told))
    row = indicators(made)[0]
    assert row.words == "3 to 4 % of V4 R&D for each project and year, for whom is not stated"
    assert (row.about, row.refs) == (("NAS", "Poland"), ("nas", "POL"))
    assert (row.paid_by, row.paid_to) == (("EU",), ("firms",))
    assert (row.date, row.hedge, row.stated) == ("as of January 2010", "range", None)
    card = str(row)
    assert card.startswith("Name of f-0\n")
    assert "part.1" in card
    assert "Read so." in card
    assert "Change" not in card


def test_money_of_a_whole_programme_says_so() -> None:
    """Else it would be taken for the country's."""
    scopes = ("country's share", "whole programme", "unstated")
    sums = (figure("5 EUR", f"f-{i}", scope=scope) for i, scope in enumerate(scopes))
    ends = [row.words.removeprefix("5 EUR") for row in indicators(profile(*sums))]
    assert ends == ["", ", of the whole programme", ", for whom is not stated"]


def test_headlines() -> None:
    """Of none, one, one series and more."""
    assert indicators(profile()).headline() == f"{IN_SAMPLE}no figure is stated {SOURCE}"
    one = indicators(profile(figure("~4 project", about=["BLR", "EU"], per=["year"])))
    assert one.headline() == (
        "What is counted (EU), in the records on Sample: about 4 projects a year (undated) "
        f"{SOURCE}"
    )
    assert indicators(of(("5 %", "2008"), ("7 %", "2010"))).headline() == (
        "What is counted, in the records on Sample: 7 % of all that is counted (2010), up by "
        f"2 percentage points since 2008 (5 %) {SOURCE}"
    )
    both = of(("5 %", "2008"), ("7 %", "2010")).figures
    more = indicators(profile(*both, figure(">4 person", indicator="people")))
    assert more.headline() == (
        f"{IN_SAMPLE}3 figures of 2 indicators are stated, 2 of them dated and 1 hedged (about, "
        f"over, under or a range); a change over time is certain in 1 series {SOURCE}"
    )
    undated = of(("5 %", None), ("7 %", None)).figures
    none = indicators(profile(*undated, figure("5 EUR", indicator="money"))).headline()
    assert "none of them dated and none hedged" in none
    assert "certain in no series" in none


def test_notes() -> None:
    """What is undated, unlike wholes, and the notes of figures, those compared first."""
    plain = *of(("5 %", "2008"), ("7 %", "2010")).figures, figure(period="2008")
    assert indicators(profile(*plain)).notes() == ()
    noted = [
        figure("5 %", f"a-{i}", indicator=f"i-{i}", note=f"note {i}", denominator=f"whole-{i % 2}")
        for i in range(5)
    ]
    alike = (figure(f"{n} %", f"f-{n}", period=f"200{n}", note="compared") for n in (1, 2))
    found = indicators(profile(*noted, *alike)).notes()
    assert found[0] == "Figures without a date (5 of 7) may be of another time than the source."
    assert found[1] == "Percentages of whole 0, whole 1 and all that is counted are not comparable."
    assert found[2:] == (
        *(f"Name of f-{n}: compared." for n in (1, 2)),
        *(f"Name of a-{i}: note {i}." for i in range(3)),
        "Notes of 2 more figures stand on their cards and in the data.",
    )


def test_a_long_page_is_cut() -> None:
    """And is whole where all is asked for."""
    many = indicators(of(*((f"{n} %", str(1900 + n)) for n in range(1, 71))))
    page = many.to_text()
    assert "and 10 more figures" in page
    assert "Name of f-69" not in page
    assert "up by 1 percentage point since 1969" in many.to_text(all_rows=True)
    assert "more figures" not in many.to_text(all_rows=True)


def test_an_excerpt_shows_its_rows() -> None:
    """Below what they are of."""
    whole = indicators(of(("5 %", "2008"), ("7 %", "2010")))
    assert len(whole.displayed().cells) == 4
    found = whole.where(trend="up")
    assert "1 of 2 rows of: Figures, Sample" in str(found)
    assert found.displayed().cells == (
        ("BELARUS",),
        ("Name of f-1", "7 % of all that is counted", "2010"),
        ("", "up by 2 percentage points since 2008 (5 %)"),
    )


# --- what is asked --------------------------------------------------------------------------------

NAMED = profile(
    figure("1 project", "f-0", indicator="Funded projects"),
    figure("2 project", "f-1", indicator="projects", about=["POL"]),
    figure("3 person", "f-2", indicator="people with funded projects", about=["POL", "EU"]),
    agreement("FRA"),
)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("PROJECTS", ["f-1"]),
        ("funded  projects", ["f-0"]),
        ("funded", ["f-0", "f-2"]),
        ("projects with", ["f-2"]),
    ],
)
def test_an_indicator_by_name_or_words(asked: str, found: list[str]) -> None:
    """What is called so, else what has every word, in any case."""
    assert [row.id for row in indicators(NAMED, indicator=asked)] == found


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (
            "projcets",
            "'projcets'; there are Funded projects, people with funded projects and proje",
        ),
        ("fundde", "did you mean 'funded'"),
        ("", "no indicator has the words ''"),
        (" ", "no indicator has the words ' '"),
        (3, "no indicator has the words 3"),
    ],
)
def test_unknown_words(asked: Any, message: str) -> None:
    """Are refused with what there is, and what is nearest."""
    with pytest.raises(OptionError) as caught:
        indicators(NAMED, indicator=asked)
    assert message in str(caught.value)


def test_nothing_to_ask() -> None:
    """No figure, and no profile."""
    with pytest.raises(OptionError, match="the words 'x'; no figure is stated"):
        indicators(profile(), indicator="x")
    with pytest.raises(OptionError, match="expected a Profile"):
        indicators("Belarus")  # type: ignore[arg-type]


def test_a_subject() -> None:
    """What has to do with it, and both at once."""
    assert [row.id for row in indicators(NAMED, about="Poland")] == ["f-1", "f-2"]
    both = indicators(NAMED, about="Poland", indicator="funded")
    assert [row.id for row in both] == ["f-2"]
    none = indicators(NAMED, about="France")
    assert none.headline() == f"{IN_SAMPLE}no figure about France is stated {SOURCE}"
    poland = indicators(NAMED, about="POL").headline()
    assert poland.startswith(f"{IN_SAMPLE}2 figures of 2 indicators about Poland are stated")
    assert ' named "funded" are stated' in indicators(NAMED, indicator="funded").headline()
    assert ' about "people" ' in indicators(NAMED, about="people", indicator="projects").headline()
    with pytest.raises(UnknownKeyError, match="nothing speaks of 'Polandd'"):
        indicators(NAMED, about="Polandd")


def test_a_series_is_the_same_whoever_asks() -> None:
    """What a figure is compared with need not be among what was asked for."""
    second = figure("7 %", "f-1", period="2010", note="rises")
    whole = profile(figure("5 %", "f-0", period="2008"), second)
    found = indicators(whole, about="rises")
    assert found.rows == (indicators(whole)["f-1"],)
    assert "up by 2 percentage points since 2008 (5 %)" in found.headline()


# --- laws -----------------------------------------------------------------------------------------

VALUES = (
    *("5 %", "5..7 %", "13.8 %", "<50 %", ">=3 %", "~4 %"),
    *("5 project", "3..9 project", ">9 project", "<=2 project", "~450 project"),
)
TIMES = (None, None, "2008", "2009", "2010", "2010-05", "2008/2010", "2009/..", "../2008", "2009~")


@st.composite
def stated(draw: st.DrawFn) -> list[Figure]:
    """Figures of few things and times, so that many are alike."""
    made = []
    for i in range(draw(st.integers(0, 8))):
        value = draw(st.sampled_from(VALUES))
        wholes = {"denominator": draw(st.sampled_from(("all", "all", "some")))}
        terms = {
            "about": draw(st.sampled_from((["BLR"], ["BLR"], ["POL"]))),
            "period": draw(st.sampled_from(TIMES)),
            "as_of": draw(st.sampled_from((None, None, "2007", "2011"))),
            "per": draw(st.sampled_from(((), (), ("year",)))),
            "wording": draw(st.sampled_from((None, "on average"))),
        }
        made.append(figure(value, f"f-{i}", **terms, **wholes if "%" in value else {}))
    return made


def within(bounds: Interval, chance: random.Random) -> Fraction:
    """Return any number that lies within bounds."""
    low = bounds.low if bounds.low is not None else (bounds.high or Fraction(0)) - 1_000
    high = bounds.high if bounds.high is not None else low + 1_000
    share = Fraction(chance.choice([0, 1, 2, 3, 4]), 4)
    number = low + (high - low) * share
    return number if bounds.contains(number) else (low + high) / 2


@FEW
@given(stated(), st.randoms(use_true_random=False))
def test_a_difference_holds_the_true_one(drawn: list[Figure], chance: random.Random) -> None:
    """Whatever both numbers are within their bounds, and a trend is that of all of them."""
    found = indicators(profile(*drawn))
    for row in found:
        if row.difference is None:
            assert row.trend is None
            continue
        other = found[row.against or ""]
        true = within(row.value.interval, chance) - within(other.value.interval, chance)
        assert row.difference.contains(true)
        signs = {"up": true > 0, "down": true < 0, "unchanged": true == 0, None: True}
        assert signs[row.trend]


@FEW
@given(stated())
def test_a_trend_needs_two_times_apart(drawn: list[Figure]) -> None:
    """And figures alike; its words stand nowhere else."""
    found = indicators(profile(*drawn))
    for row in found:
        assert (row.trend is not None) == row.change.startswith(("up ", "down ", "unchanged "))
        if row.against is None:
            assert (row.change, row.difference) == ("", None)
            continue
        other = found[row.against]
        for name in ("refs", "indicator", "denominator", "per", "scope", "series"):
            assert getattr(row, name) == getattr(other, name)
        assert row.value.unit == other.value.unit
        apart = row.time and other.time and not row.time.may_overlap(other.time)
        assert row.trend is None or apart


@FEW
@given(stated(), st.randoms(use_true_random=False))
def test_every_figure_is_one_row(drawn: list[Figure], chance: random.Random) -> None:
    """In any order of the records, with those of a series side by side."""
    found = indicators(profile(*drawn))
    assert sorted(row.id for row in found) == sorted(one.id for one in drawn)
    runs = [row.series or row.id for i, row in enumerate(found) if not i or is_new(found, i)]
    assert len(runs) == len(set(runs))
    shown = found.to_text(width=200)
    assert all(row.words in shown for row in found)
    chance.shuffle(drawn)
    other = indicators(profile(*drawn))
    assert other == found
    assert other.to_text(all_notes=True) == found.to_text(all_notes=True)


def is_new(found: Indicators, i: int) -> bool:
    """Tell whether a row is of another series than the one before it."""
    return found[i].series is None or found[i].series != found[i - 1].series


# --- other profiles -------------------------------------------------------------------------------


def test_belarus() -> None:
    """Each figure has its value in words on the page and in the frame; one indicator compares."""
    found = indicators(belarus := load_profile())
    assert {row.id for row in found} == {one.id for one in belarus.figures}
    page = found.to_text(width=300)
    assert all(row.words in page and row.name in page for row in found)
    assert [row["words"] for row in found.to_dicts()] == [row.words for row in found]
    assert {row.trend for row in found} == {None}
    assert found["eu-covered"].words == 'under 50 % ("almost") of EU member states'
    assert found["projects-a-year"].words == "about 450 projects a year"
    assert found["projects-a-year"].stated == Decimal(450)
    assert found["tempus-projects-2010"].change == ""
    assert all(column.meaning for column in found.data_columns())


def test_the_share_of_foreign_sources() -> None:
    """Is higher than on average, and nobody says since when."""
    found = indicators(load_profile(), indicator="foreign sources", about="Belarus")
    assert str(found["foreign-share-2010"].difference) == "[34/5, 44/5]"
    assert found.headline() == (
        "Share of foreign sources in R&D funding, in the records on Belarus: 13.8 % of total R&D "
        'expenditure (2010), higher by 6.8 to 8.8 percentage points than 5 to 7 % ("on average"), '
        "stated without a date; since when is not said (scienceportal.org.by, as of November 2011)."
    )


def test_frames_have_one_schema() -> None:
    """Whatever is asked, nothing included."""
    pandas = pytest.importorskip("pandas")
    frames = [
        indicators(made).to_pandas() for made in (load_profile(), another_country(), bare(), NAMED)
    ]
    assert len({tuple(frame.dtypes.items()) for frame in frames}) == 1
    assert pandas.isna(frames[2].difference_low).all()


def test_another_country() -> None:
    """Money of two years, and of both together."""
    found = indicators(another_country(), indicator="grants")
    assert found["grants-2017"].change == "up by 30,000 USD since 2016 (120,000 USD)"
    assert found["grants-both"].change == ""
    assert found.headline().startswith("Grants (Andes Fund), in the records on Uruguay: 150,000")
