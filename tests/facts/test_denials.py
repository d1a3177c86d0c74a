"""What sources deny, what they remark, and what they say of a partner's place and share."""

from __future__ import annotations

import pytest
from samples import figure, organisation, profile, source, standing

from belarus_stic.facts import TIERS, denials, place_notes, remarks, shares, standings
from belarus_stic.values import Period


def test_no_agreement_denies_an_agreement() -> None:
    """And nothing else; of whom a source does not name, nobody is denied."""
    made = profile(standing("CAN", "no agreement"), standing("label:others", "no agreement"))
    named, others = denials(made)
    assert (named.country, named.what, named.kinds) == ("CAN", "Canada", {"agreement"})
    assert (others.country, others.what) == (None, "others")
    assert named.record == "standing-can-no-agreement"
    assert named.evidence == made["standing-can-no-agreement"].cites
    assert remarks(made) == ()


def test_no_official_contacts_denies_nothing() -> None:
    """It is a remark, of a country or of others."""
    made = profile(standing("USA", "no official contacts"), standing("CIS", "no official contacts"))
    group, country = remarks(made)
    assert (country.country, country.what) == ("USA", "United States")
    assert country.standing == "no official contacts"
    assert (group.country, group.what) == (None, "Commonwealth of Independent States")
    assert denials(made) == ()


@pytest.mark.parametrize(
    ("on", "counts"), [("2011", True), ("2011-11", True), ("2010", False), ("2010/2012", False)]
)
def test_a_denial_counts_where_it_speaks(on: str, counts: bool) -> None:
    """At the date of its source; a remark likewise."""
    made = profile(
        standing("CAN", "no agreement"),
        standing("USA", "no official contacts"),
        sources=[source(as_of="2011")],
    )
    assert len(denials(made, Period(on))) == len(remarks(made, Period(on))) == counts
    assert denials(made)[0].speaks == remarks(made)[0].speaks == Period("2011")


def test_standings() -> None:
    """Whom they are of, and among whom."""
    made = profile(
        standing("DEU", "top tier", among="EU"), standing("label:Arabic countries", "widening")
    )
    german, arabic = sorted(standings(made), key=lambda one: one.country or "", reverse=True)
    assert (german.country, german.standing, german.among) == ("DEU", "top tier", "EU")
    assert (arabic.country, arabic.what) == (None, "Arabic countries")
    assert arabic.among is None


WIDENING = "The report also says that contacts are being expanded with"
AREAS = ("label:Arabic countries", "label:Mediterranean region", "Africa", "label:South", "EaP")


@pytest.mark.parametrize(
    ("named", "areas", "text"),
    [
        ({}, AREAS[:1], "Arabic countries; it names no country there"),
        ({}, AREAS[:2], "Arabic countries and the Mediterranean region; it names no country there"),
        ({"EGY": AREAS[0]}, AREAS[:1], "Arabic countries; it names Egypt in Arabic countries"),
        (
            {"EGY": "Africa", "ARM": "EaP", "MDA": "EaP", "GEO": "label:elsewhere"},
            ("Africa", "EaP", "label:South"),
            (
                "Africa, the Eastern Partnership and South; it names Armenia and Moldova in the "
                "Eastern Partnership, Egypt in Africa, in the other no country"
            ),
        ),
        (
            {"EGY": "Africa"},
            ("Africa", "Asia", "label:South"),
            "Africa, Asia and South; it names Egypt in Africa, in the others no country",
        ),
    ],
)
def test_what_is_said_of_places(named: dict[str, str], areas: tuple[str, ...], text: str) -> None:
    """Groups, areas and labels, with whom of the same standing is said to be among them."""
    made = profile(
        *(standing(area, "widening") for area in areas),
        *(standing(code, "widening", among=area) for code, area in named.items()),
        standing("KEN", "strategic", among="Africa"),
        standing("IND", "widening"),
    )
    assert list(place_notes(made, made.as_of, "The report")) == [f"{WIDENING} {text}"]


def test_any_other_standing_of_places() -> None:
    """In its own word; denials and remarks are told elsewhere, and so are countries."""
    made = profile(
        standing("Africa", "strategic"),
        standing("Asia", "no agreement"),
        standing("Europe", "no official contacts"),
        standing("DEU", "leading", among="Europe"),
    )
    said = "a source also counts Africa among the strategic partners; it names no country there"
    assert list(place_notes(made, made.as_of, "a source")) == [said]


def test_ids_of_standings_mean_nothing() -> None:
    """Neither for the order of the notes nor where two records say one thing."""
    made = profile(
        standing("Asia", "widening", id="a"),
        standing("Africa", "strategic", id="b"),
        standing("IND", "widening", among="Asia", id="c"),
        standing("IND", "widening", among="Asia", id="d"),
        standing("Asia", "widening", id="e"),
    )
    assert list(place_notes(made, made.as_of, "The report")) == [
        "The report also counts Africa among the strategic partners; it names no country there",
        f"{WIDENING} Asia; it names India in Asia",
    ]


def test_places_asked_and_the_date() -> None:
    """Those asked alone; nothing of a date that the source does not speak of."""
    made = profile(standing("Africa", "widening"), standing("label:South", "widening"))
    (one,) = place_notes(made, made.as_of, "The report", {"Africa", "Asia"})
    assert one == f"{WIDENING} Africa; it names no country there"
    assert list(place_notes(made, made.as_of, "The report", {"Asia"})) == []
    assert list(place_notes(made, Period("2005"), "The report")) == []


def test_tiers() -> None:
    """Leading and top are above second; other standings have no tier."""
    assert TIERS["leading"] == TIERS["top tier"] < TIERS["second tier"]
    assert "strategic" not in TIERS


def test_shares_of_one_foreign_country() -> None:
    """Percentages only, of exactly one, home aside."""
    made = profile(
        figure("55 %", "one", about=["RUS", "BLR", "body"], period="2010"),
        figure("9 %", "two", about=["DEU", "FRA"]),
        figure("5 %", "home"),
        figure("5 project", "count", about=["RUS"]),
        organisation("body", country="POL"),
    )
    assert shares(made) == (("RUS", made["one"]),)
