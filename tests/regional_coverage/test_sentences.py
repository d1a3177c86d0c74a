"""How answers of small profiles read: each situation that changes a sentence."""

from __future__ import annotations

from typing import Any

import pytest
from samples import (
    agreement,
    centre,
    enumeration,
    event,
    figure,
    organisation,
    own_group,
    profile,
    programme,
    project,
    source,
    standing,
)

from belarus_stic.coverage import regional_coverage
from belarus_stic.model import Profile
from belarus_stic.reference import country

NOW = "(Publisher of the report, as of November 2011)."


def headline(of: Profile, **options: Any) -> str:
    """Return the headline without its source."""
    return regional_coverage(of, **options).headline().removesuffix(f" {NOW}")


def notes(of: Profile, **options: Any) -> str:
    """Return all notes."""
    return " ".join(regional_coverage(of, **options).notes())


def basis(code: str) -> Any:
    """Return a legal basis for co-operation."""
    return agreement(code, status="legal basis", level=None)


@pytest.mark.parametrize(
    ("records", "kind", "words"),
    [
        ([agreement("DEU")], "agreement", "An agreement with"),
        ([basis("DEU")], "agreement", "A legal basis for co-operation with"),
        (
            [agreement("DEU"), basis("FRA")],
            "agreement",
            "An agreement or other legal basis for co-operation with",
        ),
        ([basis("DEU"), agreement("DEU", id="other")], "agreement", "An agreement with"),
        ([agreement("DEU")], ["agreement", "centre"], "An agreement or centre with"),
        (
            [basis("DEU"), centre(partners=["FRA"])],
            ["agreement", "programme", "centre"],
            "A legal basis, programme or centre with",
        ),
        (
            [project(participants=["academy"]), organisation("academy", country="DEU")],
            "project",
            "A project with",
        ),
        ([programme(partners=["DEU"], budget="joint")], "joint budget", "A joint budget with"),
        ([event(supported_by=["DEU"])], "event", "Support for an event with"),
        ([project(funders=["DEU"])], "funding", "Funding of co-operation with"),
    ],
)
def test_what_is_counted(records: list[Any], kind: Any, words: str) -> None:
    """An agreement only where all that are counted are."""
    said = headline(profile(*records), kind=kind, group="EU")
    assert said.startswith(f"{words} Sample is documented for ")


NOBODY = (
    "No agreement with Sample is documented for any of the 27 member states of the European Union"
)
GERMANY = (
    "An agreement with Sample is documented for 1 of the 27 member states of the European Union, "
    "3.7 %; "
)
DENIED = [standing(code, "no agreement") for code in ("NLD", "GBR", "FRA", "POL")]


@pytest.mark.parametrize(
    ("records", "words"),
    [
        ([], NOBODY),
        (
            [agreement("DEU"), DENIED[2]],
            f"{GERMANY}with France, the report says, there is no agreement, and 25 are unmentioned",
        ),
        (
            [agreement("DEU"), *DENIED],
            f"{GERMANY}with 4, the report says, there is no agreement, and 22 are unmentioned",
        ),
        (
            DENIED[:2],
            (
                f"{NOBODY}; with the Netherlands and the United Kingdom, the report says, there is "
                "no agreement, and 25 are unmentioned"
            ),
        ),
        (
            [enumeration(["POL"], "listed", among="EU", kind="agreement")],
            f"{NOBODY}; the report's list does not name 26, and Poland is unmentioned",
        ),
    ],
)
def test_headline_of_a_group(records: list[Any], words: str) -> None:
    """Who is documented, and what is said of the others."""
    assert headline(profile(*records), group="EU") == words


def test_only_what_is_denied_is_said_to_be_denied() -> None:
    """Where several kinds are asked, an agreement alone."""
    of = profile(
        agreement("FRA"), standing("FRA", "no agreement"), standing("label:x", "no agreement")
    )
    found = regional_coverage(of, kind=("agreement", "centre"), group="EU")
    assert found.footnotes() == ("France: the report also says that there is no agreement.",)
    assert "The report says that there is no agreement with x; it does" in found.notes()[-1]


def test_level_in_the_headline() -> None:
    """It goes before the agreement."""
    said = headline(profile(agreement("DEU", level="agency")), level="agency", group="EU")
    assert said.startswith("An agency agreement with Sample is documented for 1 of the 27 ")


def test_a_few_members_are_named() -> None:
    """Each with what is said of it; a remark is added of one alone."""
    of = profile(agreement("CAN"), agreement("USA"), standing("USA", "no official contacts"))
    assert headline(of, group="Northern America") == (
        "In Northern America (2 states), an agreement with Sample is documented for Canada and "
        "the United States"
    )
    assert headline(profile(), group="Northern America") == (
        "In Northern America (2 states), no agreement with Sample is documented for either of them"
    )
    late = regional_coverage(profile(), group="UnionState", members_on="2005").headline()
    assert late.startswith("In the Union State (1 other member state in 2005), no agreement with ")
    spoken = profile(agreement("FRA", status="legal basis"))
    assert "no agreement or other legal basis" in headline(spoken, group="Northern America")


def test_members_of_another_date() -> None:
    """The group as it was then, the ties as they are; a new member is told as one."""
    of = profile(agreement("DEU"))
    assert headline(of, group="EU", members_on="1960") == (
        "Of the 6 member states of the European Union in 1960, 1 has a documented agreement with "
        "Sample as of November 2011, 16.7 %; 5 are unmentioned"
    )
    assert headline(profile(), group="EU", members_on="1960") == (
        "Of the 6 member states of the European Union in 1960, none have a documented agreement "
        "with Sample as of November 2011"
    )
    past = regional_coverage(of, group="EU", on="2011", members_on="1960").headline()
    assert past.startswith(
        "In 2011, Sample had a documented agreement with 1 of the 6 member states of the European "
        "Union in 1960, 16.7 % ("
    )
    span = regional_coverage(of, group="EU", on="2010/2011").headline()
    assert span.startswith(
        "At some time from 2010 to 2011, Sample had a documented agreement with 1 of the 27 member "
        "states of the European Union, 3.7 % ("
    )
    everybody = [agreement(c) for c in regional_coverage(of, group="EU")[0].members]
    new = headline(profile(*everybody), group="EU", members_on="2013-12")
    assert new.endswith("; Croatia, a member since 2013, is unmentioned")
    two = headline(profile(*everybody[1:]), group="EU", members_on="2013-12")
    assert two.endswith("; Austria and Croatia are unmentioned")


def test_many_rows() -> None:
    """The largest first, the rest counted; nobody at all."""
    codes = ("POL", "UKR", "DEU", "SWE", "ITA", "CHN", "IND")
    of = profile(*map(agreement, codes))
    assert headline(of, by="subregion") == (
        "An agreement with Sample is documented for 7 of the 192 other UN member states: 2 in "
        "Eastern Europe, 1 in Eastern Asia, 1 in Southern Asia, 1 in Western Europe, some in 2 "
        "more subregions, none in 11 subregions"
    )
    assert headline(profile()) == (
        "No agreement with Sample is documented for any of the 192 other UN member states"
    )
    assert headline(profile(), by="group").endswith(" is documented for members of any of 6 groups")
    listed = profile(agreement("DEU"), enumeration(["DEU", "FRA"], "partners", complete="open"))
    assert headline(listed, by="list") == (
        "An agreement with Sample is documented for members of the one list of partners: 1 of 2 in "
        "the list 'Name of partners'"
    )
    assert headline(listed, by="list", kind="centre") == (
        "No centre with Sample is documented for any member of the one list of partners"
    )


def test_other_dates() -> None:
    """Undated records are assumed to hold; of a later date nothing is known."""
    of = profile(agreement("DEU"), agreement("FRA", signed="2000"))
    phrase = "(Publisher of the report, which speaks as of November 2011)."
    assert regional_coverage(of, group="EU", on="2005").headline() == (
        "If the undated ties already held in 2005, Sample had a documented agreement with 2 of "
        "the 25 member states of the European Union, 8.0 %; 1 of the 2 records counted is undated "
        + phrase
    )
    dated = profile(agreement("FRA", signed="2000"))
    assert regional_coverage(dated, group="EU", on="2005").headline() == (
        "In 2005, Sample had a documented agreement with 1 of the 25 member states of the "
        f"European Union, 4.0 % {phrase}"
    )
    later = regional_coverage(of, group="Oceania", on="2020").headline()
    assert later.startswith(
        "If the ties of November 2011 still held in 2020, Sample had no documented agreement with "
        "any of the 14 UN member states of Oceania today; no "
    )


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "The one record counted is undated and assumed to hold in November 2011."),
        (2, "Both records counted are undated and assumed to hold in November 2011."),
        (3, "All 3 records counted are undated and assumed to hold in November 2011."),
    ],
)
def test_undated_records(number: int, words: str) -> None:
    """How many there are; none is no note."""
    dated = agreement("ITA", signed="2000")
    some = [agreement(code) for code in ("DEU", "FRA", "POL")[:number]]
    assert words in notes(profile(*some), group="EU")
    assert "undated" not in notes(profile(dated), group="EU")
    verb = "is" if number == 1 else "are"
    counted = f"{number} of the {number + 1} records counted {verb} undated and assumed"
    assert counted in notes(profile(*some, dated), group="EU")


def test_a_date_that_is_long() -> None:
    """A tie may have held at any time in it."""
    of = profile(agreement("DEU", signed="2000"), agreement("FRA", signed="2001"))
    at_any_time = "A tie counts if it held at any time from 2004 to 2006, so not all need have "
    assert f"{at_any_time}held together." in notes(of, group="EU", on="2004/2006")
    assert f"{at_any_time}held together." in notes(of, on="2004/2006")
    assert "held at any time in 2005, so not all need have held" in notes(of, on="2005")
    assert "at any time" not in notes(of, on="2004-06")
    assert "held together" not in notes(profile(agreement("DEU", signed="2000")), on="2005")


def test_several_sources() -> None:
    """Each is a source, all of them no source."""
    of = profile(
        agreement("DEU"),
        standing("FRA", "no agreement", cites=["other#part.1"]),
        sources=[source(), source("other")],
    )
    found = regional_coverage(of, group="EU")
    assert found.headline().endswith(
        "there is no agreement, and 25 are unmentioned (2 sources, as of November 2011)."
    )
    assert found.footnotes() == ("France: a source says that there is no agreement.",)
    assert "whether there is an agreement with any of 25 states, no source says." in " ".join(
        found.notes()
    )


def test_unlisted_and_unmentioned() -> None:
    """Few are named, many counted; a list of an area says which."""
    listing = enumeration(["agreement-deu"], "listed", among="Western Europe")
    of = profile(agreement("DEU", level="agency"), listing)
    said = notes(of, group="Europe")
    assert (
        "Unlisted: 8 members of Western Europe; the report's list of agency agreements does" in said
    )
    assert "Unlisted" not in notes(of, group="EU").replace("Unlisted is", "")
    kinds = ("programme", "event", "funding")
    assert (
        "whether there is a programme or support for an event or funding of co-operation with "
        "any of 192 states" in notes(of, kind=kinds)
    )
    small = profile(agreement("CAN"))
    assert "agreement with the United States, the report does not say" in notes(
        small, group="Northern America"
    )
    bounds = (
        "At least: the share documented. At most: the share if all others are counted too; with *, "
        "if the unlisted are not, that is, if the report's"
    )
    starred = f"{bounds} list of Western Europe is complete."
    assert regional_coverage(of).footnotes() == (starred,)
    islands = enumeration(["AUS"], "listed", among="Australia and New Zealand", kind="agreement")
    one = regional_coverage(profile(agreement("AUS"), islands))
    assert one.footnotes() == (f"{bounds} list of Australia and New Zealand is complete.",)
    said = "Unlisted: New Zealand of Australia and New Zealand; the report's list does not name it."
    assert said in one.notes()
    two = (enumeration(["agreement-deu"], name, among="Western Europe") for name in ("a", "b"))
    both = regional_coverage(profile(agreement("DEU"), *two))
    assert both.footnotes() == (f"{bounds} lists of Western Europe are complete.",)
    assert "Unlisted: 8 members of Western Europe; the report's lists of" in both.notes()[1]


def test_what_lapsed_is_not_called_silence() -> None:
    """Of a planned, ended or past tie the source does speak; the note says what."""
    of = profile(
        agreement("CAN", status="planned"),
        agreement("USA", ended="2005"),
        programme(partners=["CAN"], period="2001/2002"),
        agreement("DEU"),
    )
    said = notes(of, group="Northern America", kind=["agreement", "programme"])
    assert (
        "Counted as unmentioned, but spoken of: an agreement with Canada (planned, not concluded), "
        "a programme with Canada (ended in 2002) and an agreement with the United States (ended in "
        "2005)." in said
    )
    assert "does not say" not in said
    assert "spoken of" not in notes(of, group="Northern America", kind="centre")


def test_shares_of_several_lists() -> None:
    """If all of them are complete."""
    of = profile(
        agreement("DEU"),
        agreement("POL"),
        enumeration(["agreement-deu"], "west", among="Western Europe"),
        enumeration(["agreement-pol"], "east", among="Eastern Europe"),
    )
    assert "% if the lists are complete, else 4.8 to 100 %." in notes(of, group="Europe")
    assert "the report's lists of governmental agreements do not name 16, and 24 are" in headline(
        of, group="Europe"
    )


@pytest.mark.parametrize(
    ("value", "wording", "words"),
    [
        (
            "<50 %",
            "almost",
            "But the report calls it almost half, which allows 13 of 27 and no more.",
        ),
        ("50 %", None, "The report calls it half."),
        ("<=30 %", None, "But the report calls it at most 30 %, which allows 8 of 27 and no more."),
        (">10 %", None, "The report calls it over 10 %."),
        ("~10 %", None, "The report calls it about 10 %."),
    ],
)
def test_what_a_source_says_of_the_share(value: str, wording: str | None, words: str) -> None:
    """Where it counts a list of this group, of the ties and the date asked."""
    listing = enumeration(["agreement-deu"], "listed", among="EU")
    said = figure(value, counts=["listed"], wording=wording)
    of = profile(agreement("DEU"), listing, said)
    assert words in notes(of, group="EU")
    for options in ({"group": "OECD"}, {"group": "EU", "kind": "centre"}):
        assert "calls it" not in notes(of, **options)
    for date in ({"on": "2011-10"}, {"members_on": "2013-12"}):
        assert "calls it" not in notes(of, group="EU", **date)


def test_countries_are_not_agreements() -> None:
    """A count of agreements is cited, where it counts what is listed; other kinds have no note."""
    listing = enumeration(["agreement-deu"], "listed", among="EU")
    stated = figure(">45 agreement", counts=["listed"])
    of = profile(agreement("DEU"), agreement("CHN"), listing, stated)
    assert (
        "Countries are counted, not agreements. The report speaks of over 45 agreements;"
        in notes(of)
    )
    two = profile(agreement("DEU"), agreement("FRA"))
    assert "not agreements. One country may have several" in notes(two)
    assert "Countries are counted" not in notes(profile(agreement("DEU")))
    assert "Countries are counted" not in notes(of, kind="centre")


def test_beside_an_area() -> None:
    """Whom a source places in an area where UN M49 does not."""
    of = profile(agreement("CYP"), standing("CYP", "top tier", among="Europe"))
    assert (
        "Not counted for Europe: Cyprus (placed there by the report, but elsewhere by UN M49)."
    ) in notes(of, group="Europe")


def test_changes_of_members() -> None:
    """After the date asked, as far as the table goes; six at most are told."""
    left = ("POL", "member", "1991/2015-06")
    still = ("CZE", "member", "1991/..")
    others = [
        ("EU", "member", "1991/2013"),
        ("BLR", "member", "1991/2012"),
        ("HUN", "observer", "1991/2012"),
        ("SVK", "observer", "2012/2020"),
    ]
    group = own_group(covers="1991/2020", memberships=[left, still, *others])
    of = profile(group, agreement("POL"))
    assert notes(of, group="V4").count("Later changes") == 1
    assert "Later changes: Poland was a member until June 2015 (documented)." in notes(
        of, group="V4"
    )
    assert "Later changes" not in notes(of, group="V4", on="2016")
    assert notes(profile(agreement("DEU", signed="1990")), group="EU", on="1995").endswith(
        "and 8 more."
    )


def test_other_members() -> None:
    """They stand beside those counted, home does not; what members are called says so."""
    rows = [
        ("CZE", "member", "1991/.."),
        ("POL", "observer", "1991/.."),
        ("HUN", "member", "1991/.."),
    ]
    of = profile(
        own_group(name="Visegrad Group", memberships=[*rows, ("BLR", "observer", "1991/..")]),
        agreement("CZE"),
    )
    assert "Not counted for V4: Poland (observer, unmentioned)." in notes(of, group="V4")
    assert headline(of, group="V4").startswith("In the Visegrad Group (2 full members), an ")


def test_only_tiers_are_told_of_the_unlisted() -> None:
    """A neighbour is no top partner; nor is who is among others."""
    listing = enumeration(["agreement-deu"], "listed", among="EU")
    of = profile(
        agreement("DEU"),
        listing,
        standing("LVA", "neighbour", among="EU"),
        standing("FRA", "top tier", among="label:others"),
        standing("DEU", "top tier", among="EU"),
    )
    assert "Unlisted is not denied" not in notes(of, group="EU")


def test_the_starred_column_gives_way() -> None:
    """All columns would be wider than a page."""
    listing = enumeration(["agreement-deu"], "listed", among="EU", level="governmental")
    of = profile(agreement("DEU"), listing, agreement("CHN", level="agency"))

    def headings(**options: Any) -> tuple[str, ...]:
        found = regional_coverage(of, **options)
        assert max(map(len, str(found).splitlines())) <= 80
        assert any("with *" in note for note in found.footnotes()) == (
            "At most*" in found.displayed().headings  # type: ignore[union-attr]
        )
        return found.displayed().headings[5:]  # type: ignore[union-attr]

    assert headings() == ("At least", "At most", "At most*")
    assert headings(level="governmental") == ("Set aside", "At least", "At most")
    assert headings(member_weights={"FRA": 1}) == ("At least", "At most", "At most*")
    weights = dict.fromkeys(regional_coverage(of, group="Europe")[0].members, 1)
    assert headings(member_weights=weights) == ("At least", "At most", "By weight")


def test_unnamed_denials() -> None:
    """Either, where some are denied by name."""
    unnamed = standing("label:others", "no agreement")
    assert "no agreement with others; it does not name them, so none is" in notes(profile(unnamed))
    both = profile(unnamed, standing("FRA", "no agreement"))
    assert "no agreement with others either; it does not" in notes(both)


def test_abbreviations() -> None:
    """Spelt out under the table."""
    found = regional_coverage(profile(agreement("RUS")), by="group").footnotes()
    assert found[-1].startswith("CIS: Commonwealth of Independent States; ")


def test_what_sentences_say_of_countries_is_so() -> None:
    """Regions of UN M49, and names that take an article."""
    with_article = {"Bahamas", "Maldives", "Netherlands", "Philippines", "United States"}
    assert {country(name).name for name in with_article} == with_article
    regions = [country(name).region for name in ("Cyprus", "Türkiye", "Russia")]
    assert regions == ["Asia", "Asia", "Europe"]


def test_cards() -> None:
    """Few are named, and the share says both ends."""
    of = profile(agreement("USA"), centre(partners=["CAN"]))
    row = regional_coverage(of, group="Northern America", kind=("agreement", "centre"))[0]
    assert str(row).splitlines() == [
        "Northern America, 2 members: agreement or centre with Sample",
        "    Documented  Canada, United States (part.1)",
        "    Share       100 %",
    ]


def test_level_of_lists() -> None:
    """It is said where all lists have one and none is asked."""
    of = profile(
        agreement("DEU"),
        agreement("POL", level="agency"),
        enumeration(["agreement-deu"], "west", among="Western Europe"),
        enumeration(["agreement-pol"], "east", among="Eastern Europe"),
    )
    both, west = "; the report's lists do not name ", "; the report's list does not name "
    assert both in headline(of, group="Europe")
    assert west in headline(of, group="Western Europe", level="governmental")
    assert "list of governmental agreements does not" in headline(of, group="Western Europe")
