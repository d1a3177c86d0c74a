"""What each picture shows of the packaged profile: its marks, their places and their words."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pictures import PICTURES, hostile_profile, marks_of, save, sheet_of, texts_of
from samples import agreement, observation, policy, profile, programme

from belarus_stic import (
    criterion,
    funding_breakdown,
    load_profile,
    rank_partners,
    regional_coverage,
    ties,
    timeline,
)
from belarus_stic.charts.sheet import BLUE, INK, ORANGE, PALE, WHITE, Disc, Line, Shape, Sheet, Text
from belarus_stic.errors import NotAnswerableError, OptionError, UnknownKeyError
from belarus_stic.reference import countries

mpl = pytest.importorskip("matplotlib")

BELARUS = load_profile()
EXPECTED = Path(__file__).parents[2] / "docs" / "pictures"


def boxes(sheet: Sheet, fill: str | None) -> list[Shape]:
    """Return the boxes of a fill, from left to right."""
    found = [one for one in marks_of(sheet) if isinstance(one, Shape) and one.fill == fill]
    return sorted(found, key=lambda one: one.points[0])


def place(sheet: Sheet, words: str) -> Text:
    """Return the one text with these words."""
    (found,) = (one for one in sheet.parts if isinstance(one, Text) and one.words == words)
    return found


def test_groups_of_equals_have_a_row_and_a_bar() -> None:
    """Five rows; a cell for each rank that is possible; a dot for each kind of tie."""
    page = sheet_of(rank_partners(BELARUS).plot)
    assert len(boxes(page, BLUE)) == 1 + 4 + 8 + 8 + 26
    assert sum(isinstance(one, Disc) for one in marks_of(page)) == 4 + 3 + 2 + 2 + 1 + 1
    written = texts_of(page)
    spans = [one.words for one in page.parts if isinstance(one, Text) and one.size == 10.5]
    assert spans == ["1", "2-5", "6-13", "14-39"]
    assert "Which row is higher depends on whether a programme or a centre counts for more." in (
        " ".join(written)
    )
    assert written.count("documented") == written.count("unmentioned") == 1
    # Cells stand over the ranks that they mean.
    first, last = boxes(page, BLUE)[0], boxes(page, BLUE)[-1]
    ends = [one for one in page.parts if isinstance(one, Text) and one.words in {"1", "39"}]
    least, most = (one.x for one in ends if one.size == 8.5)
    assert first.points[0][0] < least < first.points[1][0]
    assert last.points[0][0] < most < last.points[1][0] + 0.01


def test_a_highlighted_country_leaves_its_group() -> None:
    """It stands first, in bold, and the others beside it."""
    page = sheet_of(rank_partners(BELARUS).plot, highlight="Vietnam")
    assert place(page, "Vietnam").bold
    assert place(page, "25 countries, from Armenia to United States *")
    page = sheet_of(rank_partners(BELARUS).plot, highlight="United States")
    assert place(page, "United States *").bold
    assert place(page, "25 countries, from Armenia to Vietnam")
    assert place(sheet_of(rank_partners(BELARUS).plot, highlight="RUS"), "Russia").bold
    with pytest.raises(UnknownKeyError, match="no row of this table is France"):
        rank_partners(BELARUS).plot(highlight="France")


def test_values_of_the_user_stand_as_words() -> None:
    """A criterion of the user's own has a number, and groups may be many."""
    papers = criterion("papers", {"Russia": 3, "China": "~2", "Germany": 1}, source="my table")
    leaving = criterion(
        "papers", {"Russia": 3, "China": 2, "Germany": 1}, source="my table", missing="leave out"
    )
    ranking = rank_partners(BELARUS, criteria=["agreement", leaving])
    assert {"papers", "3", "2", "1"} <= set(texts_of(sheet_of(ranking.plot)))
    with pytest.raises(OptionError):
        rank_partners(BELARUS, criteria=["agreement", papers])
    codes = sorted({tie.partner for tie in ties(BELARUS).where(partner_kind="country")})
    many = criterion("papers", {code: i for i, code in enumerate(codes)}, source="my table")
    ranking = rank_partners(BELARUS, criteria=[many])
    written = texts_of(sheet_of(ranking.plot))
    assert "and 22 more groups" in written
    with pytest.raises(NotAnswerableError, match="41 groups of equals are too many"):
        ranking.plot("order")
    matrix = sheet_of(lambda: ranking.plot("matrix"))
    assert {"papers", "40"} <= set(texts_of(matrix))


def test_ranks_that_cannot_be_told_apart_near_the_edge() -> None:
    """Where there is no room beside the bars the reason stands below."""
    made = profile(
        *(agreement(code) for code in ("DEU", "FRA", "ITA")),
        programme("fund", partners=["FRA"]),
        programme("joint", partners=["ITA"], budget="joint"),
    )
    ranking = rank_partners(made, criteria=["programme", "agreement", "joint budget"])
    assert sheet_of(ranking.plot).height > 3
    two = profile(agreement("DEU"), programme("fund", partners=["FRA"]))
    written = " ".join(texts_of(sheet_of(rank_partners(two).plot)))
    assert "depends on whether an agreement or a programme counts for more." in written


def test_a_matrix_counts_records() -> None:
    """A dot with the number of records; a ring for a legal basis; alike rows are one."""
    page = sheet_of(lambda: rank_partners(BELARUS).plot("matrix"))
    discs = [one for one in marks_of(page) if isinstance(one, Disc)]
    rings = [one for one in discs if one.fill == WHITE]
    # South Korea, the folded row and the key.
    assert len(rings) == 3
    assert {"26 countries, from Armenia to Vietnam *", "× 17", "× 9"} <= set(texts_of(page))
    assert max(one.radius for one in discs) == discs[1].radius
    held = sheet_of(lambda: rank_partners(BELARUS).plot("matrix", highlight="Vietnam"))
    assert {"25 countries, from Armenia to United States *", "Vietnam"} <= set(texts_of(held))


def test_rows_beyond_counting_are_folded() -> None:
    """Dots have no number where counts differ; of very many rows some are counted only."""
    codes = [one.alpha_3 for one in countries()[:41] if one.alpha_3 != "BLR"]
    twice = agreement(codes[0], id="again")
    made = profile(
        twice,
        *map(agreement, codes),
        *(programme(f"f-{code.lower()}", partners=[code]) for code in codes),
    )
    written = texts_of(sheet_of(lambda: rank_partners(made).plot("matrix")))
    assert "one record or more" in written
    assert any(one.startswith(f"{len(codes)} countries, from ") for one in written)
    all_different = criterion("papers", {code: i for i, code in enumerate(codes)}, source="mine")
    ranking = rank_partners(made, criteria=["agreement", all_different])
    assert "and 12 more rows" not in texts_of(sheet_of(lambda: ranking.plot("matrix")))
    every = [one.alpha_3 for one in countries() if one.alpha_3 != "BLR"]
    papers = criterion("papers", {code: i for i, code in enumerate(every)}, source="mine")
    ranking = rank_partners(profile(*map(agreement, every)), criteria=["agreement", papers])
    assert f"and {len(every) - 60} more rows" in texts_of(sheet_of(lambda: ranking.plot("matrix")))


def test_what_is_denied_is_a_ring_with_nothing_in_it() -> None:
    """A partner by one kind, of which another is denied."""
    from samples import standing

    made = profile(programme("fund", partners=["DEU"]), standing("DEU", "no agreement"))
    page = sheet_of(lambda: rank_partners(made).plot("matrix"))
    rings = [one for one in marks_of(page) if isinstance(one, Disc) and one.edge == ORANGE]
    assert len(rings) == 2
    assert "denied" in texts_of(page)
    assert "denied or unmentioned" in texts_of(sheet_of(rank_partners(made).plot))


def test_tiles_tell_statuses_without_colour() -> None:
    """So many of each look, in the order of the statuses and of codes, with counts at the end."""
    page = sheet_of(regional_coverage(BELARUS).plot)
    written = texts_of(page)
    assert written[written.index("17 of 42") :][:4] == ["17 of 42", "0", "14", "11"]
    groups = {"BGR", "CYP", "CZE"}
    assert written.index("EU") < max(i for i, one in enumerate(written) if one in groups)
    tiles = 39 + 18
    assert len(boxes(page, BLUE)) == tiles + 3
    assert len(boxes(page, "#f0f0f0")) == 18 + 14 + 3 + 2
    assert len([one for one in boxes(page, WHITE) if one.edge == ORANGE]) == 1 + 2
    # The strokes are lines, which no reader of vector files leaves out.
    strokes = [one for one in page.parts if isinstance(one, Line) and one.color == "#6e6e6e"]
    assert len(strokes) > 5 * len(boxes(page, "#f0f0f0"))
    assert written.count("CAN") == 1
    assert "Canada: the report says that there is no agreement." in written
    assert "JAM" not in written


def test_a_highlighted_tile_has_its_letters() -> None:
    """Also where the sources are silent; what is no member is refused."""
    coverage = regional_coverage(BELARUS)
    assert "JAM" in texts_of(sheet_of(coverage.plot, highlight="Jamaica"))
    with pytest.raises(UnknownKeyError, match="Japan is not among the members of any row"):
        regional_coverage(BELARUS, group="EU").plot(highlight="Japan")


def test_set_aside_and_many_members() -> None:
    """A look of its own; small tiles where there are very many."""
    kept = ties(BELARUS).filter(lambda tie: tie.partner != "DEU")
    page = sheet_of(regional_coverage(BELARUS, group="EU", ties=kept).plot)
    assert "set aside" in texts_of(page)
    world = sheet_of(regional_coverage(BELARUS, group="World").plot)
    assert "DEU" not in texts_of(world)
    assert "39 of 192" in texts_of(world)


def test_no_country_is_counted() -> None:
    """A list of nobody makes no strip."""
    made = profile(agreement("DEU"))
    assert "No country is counted." in texts_of(sheet_of(regional_coverage(made, by="list").plot))


def test_sums_stand_by_their_size_within_bands() -> None:
    """From left to right as the numbers; about is hollow; what they are for heads each band."""
    page = sheet_of(funding_breakdown(BELARUS).plot)
    written = texts_of(page)
    heads = ["For Belarus", "Not stated for whom", "For the whole programme"]
    assert [one for one in written if one in heads] == heads
    sums = ["580,000 USD", "620,000 EUR", "about 1,840,000 EUR"]
    assert all(a.x < b.x for a, b in pairwise(place(page, one) for one in sums))
    hollow = [one for one in marks_of(page) if isinstance(one, Shape) and one.fill == WHITE]
    assert len(hollow) == 2
    assert "FP7" in texts_of(sheet_of(funding_breakdown(BELARUS).plot, highlight="fp7"))


def test_many_sums_are_folded_and_none_is_lost() -> None:
    """Eleven rows of a band, and how many more; the highlighted one among them."""
    from pictures import all_countries

    funding = funding_breakdown(all_countries())
    assert "29 more, from 100,000,000,000 EUR" not in texts_of(sheet_of(funding.plot))
    written = texts_of(sheet_of(funding.plot, highlight="sum-39"))
    assert sum(one.startswith("Name of fund") for one in written) == 11
    assert any(one.startswith("29 more, from ") for one in written)


def test_amounts_that_have_no_place_are_told_in_words() -> None:
    """Zero and less; what may be nothing has an arrow to the left."""
    page = sheet_of(PICTURES["bands"](hostile_profile()))
    assert {"0 EUR", "-5 EUR", "0 to 500,000 EUR", "under 1,000,000 USD"} <= set(texts_of(page))
    converted = funding_breakdown(BELARUS, currency="EUR")
    assert "398,000 to 486,000 EUR" in texts_of(sheet_of(converted.plot))


def test_spans_and_moments_stand_at_their_time() -> None:
    """By begin; pale after the line; what has no end fades; what follows has an arrow."""
    page = sheet_of(timeline(BELARUS, kind="programme").plot)
    assert place(page, "TEMPUS").y < place(page, "SKIF").y < place(page, "ORBISS").y
    assert boxes(page, PALE)
    ticks = [one for one in page.parts if isinstance(one, Text) and one.words.isdigit()]
    years = [int(one.words) for one in ticks]
    assert years == sorted(years)
    assert all(year % 5 == 0 for year in years)
    first, last = ticks[0], ticks[-1]
    per_year = (last.x - first.x) / (years[-1] - years[0])
    orbiss = max(boxes(page, PALE), key=lambda one: one.points[1][0] - one.points[0][0])
    assert orbiss.points[0][0] == pytest.approx(first.x + per_year * (2012 - years[0]), abs=0.02)
    assert "the report speaks: November 2011" in texts_of(page)


@pytest.mark.parametrize(
    ("dates", "ticks"),
    [
        (("2010", "2012"), {"2010", "2011", "2012", "2013"}),
        (("2010-03-05", "2010-05"), {"Mar 2010", "Apr 2010", "May 2010", "June 2010"}),
        (("1801", "2012"), {"1800", "1850", "1900", "1950", "2000", "2050"}),
    ],
)
def test_ticks_are_whole_years_or_months(dates: tuple[str, str], ticks: set[str]) -> None:
    """Chosen, never rounded."""
    made = profile(*(policy(f"decree-{one}", signed=one) for one in dates))
    page = sheet_of(timeline(made).plot)
    numbers = {one for one in texts_of(page) if one[-4:].isdigit() and len(one) < 10}
    assert ticks <= numbers


def test_what_follows_something_that_goes_on_has_no_arrow() -> None:
    """Where the end is not stated, there is nowhere to begin one."""
    made = profile(
        programme("first", period="2004/.."),
        programme("second", period="2010", follows="first"),
    )
    page = sheet_of(timeline(made).plot)
    arrows = [one for one in marks_of(page) if isinstance(one, Shape) and one.fill == INK]
    # That of the key alone.
    assert len(arrows) == 1


def test_figures_and_observations_are_counted_below() -> None:
    """Unless one is highlighted; many rows of a kind are folded."""
    page = sheet_of(timeline(BELARUS).plot)
    assert "Not drawn: the dates of 23 figures and 4 observations." in texts_of(page)
    made = profile(
        *(policy(f"decree-{i}", signed=f"19{i + 10}") for i in range(20)),
        observation("hope", period="2010"),
    )
    written = texts_of(sheet_of(timeline(made).plot, highlight="hope"))
    assert {"and 9 more", "Name of hope"} <= set(written)
    written = texts_of(sheet_of(timeline(made).plot, highlight="Name of decree-19"))
    assert "Name of decree-19" in written
    with pytest.raises(UnknownKeyError):
        timeline(made).plot(highlight="nothing")


def test_a_network_is_a_matrix_or_a_circle() -> None:
    """Partners by kinds of tie; a line between those that a record brings together."""
    matrix = sheet_of(lambda: ties(BELARUS).plot(highlight="Canada"))
    assert "24 countries, from Armenia to Vietnam" in texts_of(matrix)
    circle = sheet_of(lambda: ties(BELARUS).plot("circle", highlight="Russia"))
    lines = [one for one in circle.parts if isinstance(one, Line) and one.color in {BLUE, ORANGE}]
    assert len(lines) == 7
    assert {"Belgium", "Canada", "Russia"} <= set(texts_of(circle))
    with pytest.raises(NotAnswerableError, match="no record ties two partners"):
        ties(profile(agreement("DEU"))).plot("circle")
    codes = [one.alpha_3 for one in countries()[:41] if one.alpha_3 != "BLR"]
    assert sheet_of(lambda: ties(profile(programme(partners=codes[:40]))).plot("circle"))
    made = profile(programme(partners=[*codes, "ZWE"]))
    with pytest.raises(NotAnswerableError, match="41 partners are tied among themselves"):
        ties(made).plot("circle")


def test_wider_lines_are_more_records() -> None:
    """And the widest is drawn last."""
    made = profile(
        *(programme(f"fund-{i}", partners=["DEU", "FRA"]) for i in range(3)),
        programme("other", partners=["DEU", "ITA"]),
    )
    page = sheet_of(lambda: ties(made).plot("circle"))
    widths = [one.width for one in page.parts if isinstance(one, Line) and one.color == BLUE]
    assert widths == sorted(widths)
    assert len(set(widths)) == 2


def test_who_is_certainly_above_whom() -> None:
    """Groups in levels, and a line for each certain step."""
    page = sheet_of(lambda: rank_partners(BELARUS).plot("order", highlight="India"))
    written = texts_of(page)
    assert place(page, "1: Russia").y < place(page, "6-13: Germany, South Korea").y
    assert any(one.startswith("14-39: 26 countries") for one in written)
    assert sum(isinstance(one, Line) and one.width == 1 for one in page.parts) == 5


def test_how_often_each_rank_comes_up() -> None:
    """A row for those alike, the darker the oftener; few ranks have their numbers."""
    page = sheet_of(rank_partners(BELARUS).acceptability(200).plot, highlight="India")
    assert place(page, "Russia").y < place(page, "26 countries, from Armenia to Vietnam").y
    ranking = rank_partners(BELARUS, within=["Germany", "India", "Latvia"])
    few = texts_of(sheet_of(ranking.acceptability(200).plot))
    assert "100" in few
    papers = criterion(
        "papers", {one.partner: i for i, one in enumerate(rank_partners(BELARUS))}, source="mine"
    )
    many = rank_partners(BELARUS, criteria=["agreement", papers]).acceptability(200)
    assert "and 10 more rows" in texts_of(sheet_of(many.plot))
    assert ranking.plot("acceptability").figure is not None


@pytest.mark.parametrize(
    "plot",
    [
        lambda: rank_partners(BELARUS).plot("bars"),
        lambda: rank_partners(BELARUS).acceptability(10).plot("bars"),
        lambda: regional_coverage(BELARUS).plot("map"),
        lambda: funding_breakdown(BELARUS).plot("pie"),
        lambda: timeline(BELARUS).plot("gantt"),
        lambda: ties(BELARUS).plot("spring"),
    ],
)
def test_another_kind_is_refused(plot: Any) -> None:
    """With those there are."""
    with pytest.raises(OptionError, match=r"unknown (kind|layout) '.*'; expected one of "):
        plot()


def test_a_number_is_never_cut() -> None:
    """A part of it is another number: it is written smaller."""
    values = {"Russia": 46913009.9, "Germany": 1234567.89}
    money = criterion("euro", values, source="mine", missing="leave out")
    ranking = rank_partners(BELARUS, criteria=["agreement", "programme", "centre", money])
    assert {"46,913,009.9", "1,234,567.89"} <= set(texts_of(sheet_of(ranking.plot)))


def test_what_was_asked_heads_the_bars() -> None:
    """Not every range is for all weights; numbers of the user are named where they count."""
    equal = rank_partners(BELARUS, weights="equal")
    assert "Possible ranks, for all weights considered" in texts_of(sheet_of(equal.plot))
    papers = criterion("papers", {"Russia": 3, "Latvia": 1}, source="my table", missing="zero")
    shares = rank_partners(BELARUS, criteria=["agreement", papers]).acceptability(10)
    assert 'by papers (values of the user, from "my table")' in shares.headline()


def test_the_date_of_the_source_is_on_the_axis() -> None:
    """Of what goes on, too; figures are drawn where nothing else was asked for."""
    centres = texts_of(sheet_of(timeline(BELARUS, kind="centre").plot))
    assert {"the report speaks: November 2011", "2004", "2012"} <= set(centres)
    figures = texts_of(sheet_of(timeline(BELARUS, kind="figure").plot))
    assert "Figures" in figures
    assert not any(one.startswith("Not drawn") for one in figures)


def test_what_is_not_in_the_picture_cannot_be_highlighted() -> None:
    """A country without a tie, a partner that stands alone, a percentage."""
    with pytest.raises(UnknownKeyError, match="no tie of this table is with 'France'"):
        ties(BELARUS).plot(highlight="France")
    with pytest.raises(UnknownKeyError, match="no record brings China together with another"):
        ties(BELARUS).plot("circle", highlight="China")
    with pytest.raises(UnknownKeyError):
        funding_breakdown(BELARUS).plot(highlight="foreign-share-2010")


def test_payers_and_currencies_are_told() -> None:
    """By whom, where that was asked; what has no rate stands as it is, and is counted."""
    funding = funding_breakdown(BELARUS, by="funder", currency="EUR")
    written = texts_of(sheet_of(funding.plot))
    assert any(one.startswith("ISTC *: ") for one in written)
    told = "2 sums stand in their own currency: there is no rate for the time."
    assert told in written


def test_an_excerpt_says_so() -> None:
    """In place of the headline, which would not be true of it."""
    some = rank_partners(BELARUS).filter(lambda row: row.rank_high < 6)
    written = texts_of(sheet_of(some.plot))
    assert written[0] == "5 of 39 rows of: Partners, Belarus."
    assert not any(one.startswith("Only with Russia") for one in written)
    circle = texts_of(sheet_of(lambda: ties(BELARUS).plot("circle")))
    assert circle[0] == ("In the records on Belarus, 11 of 45 partners share one with another.")


@pytest.mark.skipif(
    not mpl.__version__.startswith("3.11."), reason="other versions draw letters otherwise"
)
@pytest.mark.parametrize("name", PICTURES)
def test_pictures_look_as_they_did(name: str, tmp_path: Path) -> None:
    """To the eye: what was looked at and kept, with some tolerance."""
    from matplotlib import pyplot as plt
    from matplotlib.testing.compare import compare_images

    file = f"{name.replace(' ', '_')}.png"
    figure = PICTURES[name](BELARUS)().figure
    save(figure, tmp_path / file)
    plt.close(figure)
    assert compare_images(str(EXPECTED / file), str(tmp_path / file), tol=8) is None
