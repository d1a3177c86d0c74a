"""Orders and denials that sources state, beside the ranks."""

import pytest
from samples import agreement, figure, profile, programme, source, standing

from belarus_stic import Profile, load_profile, rank_partners
from belarus_stic.ranking.against_source import SourceOrder


@pytest.fixture(scope="module")
def belarus() -> Profile:
    """Return the packaged profile."""
    return load_profile()


def pairs(made: Profile, **options: str) -> dict[tuple[str, str | None], SourceOrder]:
    """Return the rows by the two countries."""
    rows = rank_partners(made, **options).against_source()  # type: ignore[arg-type]
    return {(row.higher, row.lower): row for row in rows}


def test_belarus(belarus: Profile) -> None:
    """Tiers within the EU, shares of the Academy's projects, and Canada."""
    found = pairs(belarus)
    assert found["DEU", "POL"].verdict == "equal"
    assert found["GBR", "POL"].verdict == "disagrees"
    assert (found["FRA", "POL"].verdict, found["FRA", "POL"].rank_higher) == ("not ranked", None)
    assert (found["DEU", "AUT"].verdict, found["DEU", "AUT"].rank_lower) == ("not ranked", None)
    assert found["DEU", "CHN"].verdict == "disagrees"
    assert found["RUS", "DEU"].verdict == "agrees"
    assert (found["CAN", None].says, found["CAN", None].verdict) == (
        "Canada: no agreement",
        "agrees",
    )
    assert ("DEU", "FRA") not in found
    assert found["GBR", "POL"].says == (
        "United Kingdom (top tier) above Poland (second tier), within the EU"
    )
    assert all(row.evidence for row in found.values())


def test_within_a_pool(belarus: Profile) -> None:
    """Only countries of the pool."""
    found = pairs(belarus, within="EU")
    assert all(
        {higher, lower} <= {"DEU", "FRA", "GBR", "AUT", "ITA", "NLD", "POL"}
        for higher, lower in found
    )
    assert pairs(belarus, within="Oceania") == {}


def test_the_page(belarus: Profile) -> None:
    """Home, number of rows, date and source; ranks as numbers or none."""
    page = rank_partners(belarus).against_source().to_text()
    assert "Belarus" in page
    assert "disagrees" in page
    assert "none" in page


def test_an_agreement_that_is_denied() -> None:
    """Both cannot be true; of a kind that is not asked nothing is said."""
    made = profile(agreement("USA"), programme(partners=["USA"]), standing("USA", "no agreement"))
    (row,) = pairs(made).values()
    assert (row.verdict, row.rank_higher, row.lower) == ("disagrees", 1, None)
    assert list(rank_partners(made, criteria=("programme",)).against_source()) == []


def test_a_legal_basis_beside_a_denial_is_told_apart() -> None:
    """It counts as an agreement, but is none outright."""
    said = {}
    for status in ("concluded", "legal basis"):
        made = profile(agreement("USA", status=status), standing("USA", "no agreement"))
        said[status] = [(row.says, row.verdict) for row in rank_partners(made).against_source()]
    basis = "United States: no agreement (a legal basis only is documented)"
    assert said["concluded"] == [("United States: no agreement", "disagrees")]
    assert said["legal basis"] == [(basis, "disagrees")]


def test_a_partner_in_two_tiers_is_not_above_itself() -> None:
    """Two sources may place it differently; it stays below others of the top tier."""
    made = profile(
        agreement("DEU"),
        standing("DEU", "top tier", among="EU"),
        standing("DEU", "second tier", among="EU"),
        standing("POL", "top tier", among="EU"),
    )
    assert set(pairs(made)) == {("POL", "DEU")}


def test_tiers_of_another_date_order_nobody() -> None:
    """A standing speaks of its own date, as a denial does: in rows, notes and cards."""
    tiers = standing("POL", "top tier", among="EU"), standing("DEU", "second tier", among="EU")
    made = profile(agreement("DEU"), *tiers, sources=[source(as_of="2009-11")])
    then = rank_partners(made, on="2009")
    assert list(pairs(made)) == list(pairs(made, within="EU")) == []
    assert list(pairs(made, on="2009")) == [("POL", "DEU")]
    assert "has another order" in " ".join(then.notes())
    assert "Standing" in str(then["DEU"])
    now = rank_partners(made)
    assert "has another order" not in " ".join(now.notes())
    assert "Standing" not in str(now["DEU"])
    assert (now["DEU"].standings, then["DEU"].standings) == ((), ("second tier",))


def test_a_denial_of_nobody_in_particular() -> None:
    """It names no country, so it is about none."""
    made = profile(agreement("USA"), standing("label:some others", "no agreement"))
    assert pairs(made) == {}


def test_hedged_shares_order_only_where_they_are_certain() -> None:
    """Over 50 % is above 9 %, and about 9 % is neither above nor below it."""
    given = {"indicator": "share of projects", "period": "2010"}
    made = profile(
        agreement("RUS"),
        agreement("DEU"),
        agreement("CHN"),
        figure(">50 %", "one", about=["RUS"], **given),
        figure("9 %", "two", about=["DEU"], **given),
        figure("~9 %", "three", about=["CHN"], **given),
        figure("70 %", "four", about=["CHN"], **given | {"period": "2011"}),
    )
    found = pairs(made)
    assert set(found) == {("RUS", "DEU")}
    assert found["RUS", "DEU"].says == (
        "Russia (over 50 %) above Germany (9 %), of the projects in 2010"
    )


def test_shares_of_different_wholes_are_not_compared() -> None:
    """Though they are called alike."""
    given = {"indicator": "share of projects", "period": "2010"}
    made = profile(
        agreement("RUS"),
        agreement("DEU"),
        figure("50 %", "one", about=["RUS"], denominator="projects", **given),
        figure("9 %", "two", about=["DEU"], denominator="other-projects", **given),
    )
    assert pairs(made) == {}
