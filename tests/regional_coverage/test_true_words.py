"""No sentence says more than the records do: of shares, lists, whole groups, and ties taken out."""

from __future__ import annotations

from typing import Any

import pytest
from samples import agreement, enumeration, figure, own_group, profile, standing

from belarus_stic.coverage import Coverage, regional_coverage
from belarus_stic.facts import ties
from belarus_stic.model import Profile


def notes(of: Profile, **options: Any) -> str:
    """Return all notes."""
    return " ".join(regional_coverage(of, **options).notes())


def without(of: Profile, *partners: str, **options: Any) -> Coverage:
    """Return the answer of a user who took the ties with some partners out."""
    kept = ties(of, on=options.get("on")).filter(lambda tie: tie.partner not in partners)
    return regional_coverage(of, ties=kept, **options)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (">50 %", "The report calls it over 50 %."),
        ("<50 %", "But the report calls it under 50 %, which allows 13 of 27 and no more."),
        ("~50 %", "The report calls it about 50 %."),
        ("<0 %", "The report calls it under 0 %."),
        ("<=0 %", "But the report calls it at most 0 %, which allows 0 of 27 and no more."),
    ],
)
def test_half_is_half(value: str, words: str) -> None:
    """Less or more is not called half, and no number of members is less than none."""
    listing = enumeration(["agreement-deu"], "listed", among="EU")
    of = profile(agreement("DEU"), listing, figure(value, counts=["listed"]))
    assert words in notes(of, group="EU")


def test_named_in_a_list_without_a_tie() -> None:
    """The sources are not silent on whom a list of the kind names."""
    silent = "whether there is an agreement with any of"
    spoken = "Counted as unmentioned, but spoken of: Germany (in a list of partners only)"
    of = profile(enumeration(["DEU"], "listed", among="EU", kind="agreement"))
    for options in ({"by": "list"}, {"group": "EU"}):
        said = notes(of, **options)
        assert f"{spoken}." in said
        assert silent not in said
    assert "whether there is a centre with Germany, the report does" in notes(
        of, by="list", kind="centre"
    )
    two = profile(enumeration(["DEU", "USA"], "listed", kind="agreement"))
    both = spoken.replace("Germany (", "Germany and the United States (")
    assert f"{both}." in notes(two)
    assert f"{silent} 190 states, the report does not say." in notes(two)
    others = profile(enumeration(["DEU"], "listed", of="co-members"))
    assert "spoken of" not in notes(others)
    lapsed = profile(
        enumeration(["agreement-deu"], "listed", complete="open"),
        agreement("DEU", status="planned"),
    )
    assert "spoken of: an agreement with Germany (planned, not concluded)." in notes(lapsed)


def test_the_share_has_one_number() -> None:
    """Its lower end is the same whether or not lists are complete, and the one the table has."""
    several = ("DEU", "FRA", "ITA", "ESP", "POL", "CZE")
    for number, share in ((3, "66.7"), (4, "50.0"), (6, "33.3")):
        members = [(code, "member", "1991/..") for code in several[:number]]
        listing = enumeration(["agreement-deu", "agreement-fra"], "of-g", among="G")
        records = (agreement("DEU"), agreement("FRA"), own_group("G", memberships=members), listing)
        found = regional_coverage(profile(*records), group="G")
        said = f"The share is {share} % if the list is complete, else {share} to 100 %."
        assert found.notes()[0] == said
        assert share in regional_coverage(profile(*records), by="group").to_text()


def test_one_group_with_nobody_to_count() -> None:
    """It is said of that group, not of all."""
    alone = profile(own_group("Alone", memberships=[("BLR", "member", "1991/..")]))
    assert regional_coverage(alone, group="Alone").headline() == (
        "There is no member to count in Name of group-alone (Publisher of the report, as of "
        "November 2011)."
    )


def test_ties_taken_out() -> None:
    """What the user took out is documented all the same; the headline counts who is set aside."""
    of = profile(agreement("DEU"), agreement("FRA"))
    kept = "Among the ties that the user kept, "
    nobody = f"{kept}no agreement with Sample is documented "
    assert (
        without(of, "DEU", "FRA", group="EU")
        .headline()
        .startswith(
            f"{nobody}for any of the 27 member states of the European Union; 25 are unmentioned, "
            "and France and Germany are set aside ("
        )
    )
    assert (
        without(of, "DEU", "FRA")
        .headline()
        .startswith(
            f"{nobody}for any of the 192 other UN member states; France and Germany are set aside ("
        )
    )
    assert (
        without(of, "DEU")
        .headline()
        .startswith(
            f"{kept}an agreement with Sample is documented for France, one of the 192 other UN "
            "member states; Germany is set aside ("
        )
    )
    then = without(of, "DEU", "FRA", group="EU", on="2007").headline()
    assert "among the ties that the user kept, Sample had no documented agreement" in then
    assert kept not in without(of, "DEU", group="Africa").headline()
    undefined = [agreement(code, level=None) for code in ("FRA", "POL", "ITA", "CHN")]
    by_level = regional_coverage(profile(agreement("DEU"), *undefined), level="governmental")
    assert by_level.headline().startswith("A governmental agreement with Sample is documented ")
    assert "; four are set aside (" in by_level.headline().replace("; 4 ", "; four ")


def test_also_where_something_is_documented() -> None:
    """Of others the report says it only."""
    of = profile(agreement("FRA"), standing("FRA", "no agreement"), standing("POL", "no agreement"))
    assert regional_coverage(of, group="EU").footnotes() == (
        "Poland: the report says that there is no agreement.",
        "France: the report also says that there is no agreement.",
    )


def test_notes_of_an_excerpt() -> None:
    """They are those of the whole answer and point at no line of the table."""
    whole = regional_coverage(profile(agreement("DEU")))
    assert whole.where(name="Europe").notes() == whole.notes()
    assert (
        "whether there is an agreement with any of 191 states, the report does not"
        in whole.notes()[0]
    )


def test_articles_of_groups() -> None:
    """A profile's own group of one word, or known by its code, has none; all others have one."""
    rows = [("POL", "member", "1999/.."), ("CZE", "partner", "1999/..")]
    nato = own_group("NATO", name="NATO", memberships=rows)
    benelux = own_group("BNL", name="Benelux Union", memberships=[rows[0]])
    of = profile(nato, benelux, agreement("DEU"))
    assert regional_coverage(of, group="NATO").headline().startswith("In NATO (1 full member), no ")
    assert "Not counted for NATO: Czechia (partner, unmentioned)." in notes(of, group="NATO")
    found = regional_coverage(of, group="BNL")
    assert found.headline().startswith("In the Benelux Union (1 member state), no agreement with ")
    assert " is documented for Poland (" in found.headline()
    named = {"OECD": "of the OECD, ", "Americas": "of the Americas (", "Asia": "of Asia ("}
    for group, words in named.items():
        assert words in regional_coverage(of, group=group).headline()


def test_denied_of_a_whole_group() -> None:
    """It is said of the group as one, and of no member."""
    of = profile(agreement("DEU"), standing("EU", "no agreement"))
    said = (
        "The report says that there is no agreement with the EU; it does not name its members, so "
        "none is counted as denied."
    )
    for options in ({}, {"group": "EU"}, {"group": "Europe"}):
        assert said in notes(of, **options)
        assert not regional_coverage(of, **options)[0].denied
    area = profile(standing("Africa", "no agreement"))
    assert "no agreement with Africa; it does not name its members, so none" in notes(area)
    late = own_group(covers="2012/..", memberships=[("CZE", "member", "2012/..")])
    assert "with V4; it does not name its members" in notes(
        profile(late, standing("V4", "no agreement"))
    )


def test_a_group_that_the_profile_replaces() -> None:
    """It is said where that group is asked, or a list about it counts."""
    listing = enumeration(["agreement-cze"], "listed", among="EU")
    of = profile(agreement("CZE"), listing, own_group("EU", replaces=True))
    said = "The members of EU are those that the profile gives [part.1], in place of the packaged "
    for options in ({"group": "EU"}, {"by": "group"}, {"group": "Europe"}, {}):
        assert said in notes(of, **options)
    assert said not in notes(of, group="Africa")
    assert said not in notes(of, by="list", kind="centre")


def test_in_short_of_any_profile() -> None:
    """Groups of unknown members have no line, dates without end no table; some are set aside."""
    listing = enumeration(["agreement-deu"], "listed", among="EU")
    of = profile(agreement("DEU"), listing)
    late = regional_coverage(of, on="2040").brief()
    assert "United Nations" in late
    assert "European Union" not in late.split("---")[-1]
    assert "Set aside" in without(of, "DEU").brief()
    endless = regional_coverage(of, on="2010/..")
    assert " ".join(endless.brief().split()) == endless.headline()


@pytest.mark.parametrize(
    ("asked", "places"),
    [
        ({}, ["Africa", "the Eastern Partnership"]),
        ({"by": "subregion"}, ["Africa", "the Eastern Partnership"]),
        ({"group": "Africa"}, ["Africa"]),
        ({"by": "group"}, ["the Eastern Partnership"]),
        ({"group": "EU"}, []),
        ({"group": "Europe"}, []),
        ({"on": "2005"}, []),
    ],
)
def test_standings_of_places(asked: dict[str, Any], places: list[str]) -> None:
    """All over the world, else of the groups or the area asked, where the source speaks."""
    made = profile(
        agreement("DEU"), standing("Africa", "widening"), standing("EaP", "widening"),
        standing("EGY", "widening", among="Africa"),
    )  # fmt: skip
    notes = " ".join(regional_coverage(made, **asked).notes())
    also = f"contacts are being expanded with {' and '.join(places)}; it names "
    assert notes.count("expanded") == bool(places)
    assert not places or also in notes
    assert ("Egypt in Africa" in notes) is ("Africa" in places)
