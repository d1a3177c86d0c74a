"""Whom a ranking is among: groups, areas, countries, several of them."""

from typing import Any

import pytest
from samples import agreement, own_group, profile, standing

from belarus_stic import Period, Profile, country, rank_partners
from belarus_stic.errors import NotCoveredError, OptionError
from belarus_stic.ranking.question import Pool, pool_of

NOVEMBER = Period("2011-11")


def pool(within: Any, made: Profile | None = None, on: Period = NOVEMBER) -> Pool:
    """Return what `within` stands for in a profile of Belarus."""
    return pool_of(within, profile() if made is None else made, on)


@pytest.mark.parametrize(
    ("within", "size", "phrase", "any_of_them"),
    [
        ("EU", 27, "within the EU", "any of its 27 full members"),
        (
            "European Union",
            27,
            "within the EU",
            "any of its 27 full members",
        ),
        ("EU27", 27, "within the EU", "any of its 27 full members"),
        ("CIS", 8, "within the CIS", "any of its 8 full members"),
        (
            "Oceania",
            29,
            "within Oceania",
            "any of its 14 UN member states",
        ),
        ("World", 248, "in the world", "any of its 192 UN member states"),
        ("Channel Islands", 2, "within the Channel Islands", "any country in it"),
        ("Belarus", 0, "among Belarus", "Belarus"),
        ("Americas", 57, "within the Americas", "any of its 35 UN"),
        ("Germany", 1, "among Germany", "Germany"),
        (
            ["Poland", "DEU", "Poland"],
            2,
            "among Poland and Germany",
            "any of them",
        ),
        (
            ["EU", "CIS", "Serbia", "Brazil"],
            37,
            "within the EU, the CIS, Serbia and Brazil",
            "any of them",
        ),
    ],
)
def test_pools(within: Any, size: int, phrase: str, any_of_them: str) -> None:
    """Home is never in one; names are accepted."""
    found = pool(within)
    assert len(found.codes) == size
    assert "BLR" not in found.codes
    assert found.phrase == phrase
    assert found.any_of_them.startswith(any_of_them)


def test_everybody() -> None:
    """Without a pool everybody is in it."""
    assert "FJI" in pool(None).codes
    assert pool(None).phrase == ""


def test_a_country_of_the_tables() -> None:
    """What `country()` returns is a country too."""
    assert pool([country("Germany")]) == pool("Germany")


def test_a_set_has_no_order() -> None:
    """Its members are told in one order, whatever their hashes are."""
    given = {"Serbia", "China", "Poland", "EU"}
    assert pool(given).name == "China, the EU, Poland and Serbia"


def test_groups_of_a_profile_come_first() -> None:
    """By code and by name."""
    made = profile(own_group("V4"))
    assert pool("V4", made).codes == {"CZE", "HUN", "POL", "SVK"}
    assert pool("V4", made).phrase == "within the V4"
    assert pool("Name of group-v4", made).codes == pool("V4", made).codes


def test_groups_of_a_profile_that_replace_packaged_ones() -> None:
    """A note says whose members they are, wherever the group is asked for."""
    mine = own_group("CIS", memberships=[("POL", "member", "1991/..")], replaces=True)
    made = profile(mine, agreement("POL"))
    assert pool("CIS", made).any_of_them == "its one full member"
    for within in ("CIS", ["EU", "CIS"]):
        told = " ".join(rank_partners(made, within=within).notes())
        assert "The members of CIS are those that the profile gives [part.1], in place of" in told
    assert "in place of" not in " ".join(rank_partners(made, within="EU").notes())


def test_a_group_without_members() -> None:
    """A number of none is not printed."""
    mine = own_group("V5", memberships=[("POL", "member", "1991/2000")])
    said = rank_partners(profile(mine, agreement("POL")), within="V5").headline()
    assert said.startswith("No country of the V5 can be ranked as a partner of Sample: no agree")
    assert "with any country in it is documented" in said


def test_members_are_those_of_the_last_day() -> None:
    """Croatia joined the EU in July 2013."""
    assert "HRV" in pool("EU", on=Period("2013")).codes
    made = profile(agreement("HRV"), agreement("DEU"))
    assert len(rank_partners(made, within="EU")) == 1
    assert len(rank_partners(made, within="EU", on="2014")) == 2


def test_members_that_are_not_known() -> None:
    """A table of members that ends is no empty group."""
    with pytest.raises(NotCoveredError):
        pool("EU", on=Period("2090"))


@pytest.mark.parametrize(
    ("within", "message"),
    [
        ("East Europe", "did you mean 'Eastern Europe'"),
        ("NATO", r"code\. No group is called 'NATO'\. Known groups: CIS, EECA, EU"),
        ([], "names no country"),
        (["Germny"], r"did you mean 'Germany'\? No group is called 'Germny'\. Known"),
        (5, "within: "),
        (b"EU", "within: not a country: b'EU'"),
        ([["Oz"]], "within: not a country"),
        ([None], "within: "),
        ("Korea", "two countries are called so"),
    ],
)
def test_refused_pools(within: Any, message: str) -> None:
    """What is no group, area or country is refused with what is."""
    with pytest.raises(OptionError, match=message):
        pool(within)


@pytest.mark.parametrize(
    ("within", "places"),
    [
        (None, ["Africa", "the Eastern Partnership"]),
        ("World", ["Africa", "the Eastern Partnership"]),
        ("Africa", ["Africa"]),
        ("EaP", ["the Eastern Partnership"]),
        ("Europe", []),
        ("Germany", []),
        (["EaP", "Germany"], ["the Eastern Partnership"]),
    ],
)
def test_standings_of_places(within: Any, places: list[str]) -> None:
    """All where all partners are asked for, else of the group or area asked."""
    made = profile(
        agreement("DEU"), agreement("MDA"), standing("Africa", "widening"),
        standing("EaP", "widening"),
    )  # fmt: skip
    notes = " ".join(rank_partners(made, within=within).notes())
    also = "The report also says that contacts are being expanded with"
    said = f"{also} {' and '.join(places)}; it names no country there."
    assert notes.count(also) == bool(places)
    assert not places or said in notes
