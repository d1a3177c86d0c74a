"""Placements in groups and areas against the tables of their members."""

from __future__ import annotations

import pytest
from auditing.asked import audit_of, audit_of_two, said, severities, text_of, unchecked
from samples import agreement, enumeration, membership, organisation, own_group, standing


def test_country_outside_its_group() -> None:
    """Switzerland in a list and in a standing among the EU is one finding; Poland agrees."""
    audited = audit_of(
        enumeration(["POL", "CHE"], among="EU"), standing("CHE", "top tier", among="EU")
    )
    assert said(audited, "membership") == [
        ("contradiction", ("listed", "standing-che-top-tier")),
        ("agrees", ("listed",)),
    ]
    assert audited[0].text == (
        "Switzerland is placed within the EU; it was no member in November 2011."
    )


def test_all_right_placements_of_a_group_are_one_check() -> None:
    """However many lists they stand in; so are all wrong ones."""
    audited = audit_of(
        enumeration(["POL", "NOR"], "first", among="EU"),
        enumeration(["DEU", "CHE"], "second", among="EU"),
    )
    assert said(audited, "membership") == [
        ("contradiction", ("first", "second")),
        ("agrees", ("first", "second")),
    ]
    assert audited[0].text == (
        "Norway and Switzerland are placed within the EU; they were no members in November 2011."
    )
    assert audited.agrees[0].text == (
        "Placed in the EU, and full members of it in November 2011: Germany and Poland."
    )


def test_each_source_is_a_check_of_its_own() -> None:
    """What one places wrongly is not held against the other."""
    audited = audit_of_two(
        enumeration(["POL"], "right", among="EU", cites=["one#part.1"]),
        enumeration(["CHE"], "wrong", among="EU", cites=["two#part.1"]),
    )
    assert said(audited, "membership") == [("contradiction", ("wrong",)), ("agrees", ("right",))]


def test_what_two_sources_say_alike_is_two_checks() -> None:
    """Each may be wrong for itself."""
    audited = audit_of_two(
        enumeration(["CHE"], "a", among="EU", cites=["one#part.1"]),
        enumeration(["CHE"], "b", among="EU", cites=["two#part.1"]),
    )
    assert said(audited, "membership") == [("contradiction", ("a",)), ("contradiction", ("b",))]


def test_whoever_is_not_named_is_placed_nowhere() -> None:
    """A standing of a label is of no country."""
    audited = audit_of(standing("label:others", "top tier", among="EU"))
    assert said(audited, "membership") == []


def test_long_lists_are_cut() -> None:
    """Nobody reads thirty names in a sentence."""
    codes = ["CHE", "NOR", "ISL", "USA", "CAN", "CHN", "JPN", "KOR", "MEX"]
    text = text_of(audit_of(enumeration(codes, among="EU")), "membership")
    assert text.startswith(
        "9 countries, from Canada to the United States are placed within the EU;"
    )


@pytest.mark.parametrize(
    ("as_of", "severity"), [("2011-11", "contradiction"), ("2013-07", "agrees")]
)
def test_membership_is_dated(as_of: str, severity: str) -> None:
    """Croatia was no member of the EU before July 2013: the list's own date decides."""
    assert severities(audit_of(enumeration(["HRV"], among="EU", as_of=as_of)), "membership") == [
        severity
    ]


def test_items_stand_for_countries() -> None:
    """An agreement stands for its partners and an organisation for its country, others for none."""
    items = ["agreement-che", "norwegian", "institute", "ISTC", "label:x"]
    audited = audit_of(
        agreement("CHE"),
        organisation(),
        organisation("norwegian", country="NOR"),
        enumeration(items, among="EU"),
    )
    assert text_of(audited, "membership").startswith("Norway and Switzerland are placed")


@pytest.mark.parametrize(
    ("codes", "text"),
    [
        (["UKR"], "Ukraine is placed in the CIS, of which it was no full member."),
        (
            ["UKR", "TKM"],
            "Turkmenistan and Ukraine are placed in the CIS, of which they were no full members.",
        ),
    ],
)
def test_lesser_membership_is_a_note(codes: list[str], text: str) -> None:
    """Ukraine took part in the CIS without full membership; that contradicts nothing."""
    audited = audit_of(enumeration(codes, among="CIS"))
    assert severities(audited, "membership") == ["note"]
    assert text_of(audited, "membership") == text


def test_country_outside_its_area() -> None:
    """An area has members at every date."""
    audited = audit_of(enumeration(["POL", "EGY"], among="Eastern Europe"))
    assert severities(audited, "membership") == ["contradiction", "agrees"]
    assert "within Eastern Europe" in audited[0].text


@pytest.mark.parametrize(
    ("body", "severity"), [("CIS", "agrees"), ("EU", "contradiction"), ("istc", "contradiction")]
)
def test_home_is_a_member(body: str, severity: str) -> None:
    """A membership is home's, in a group or in the organisation that it is."""
    audited = audit_of(
        organisation("istc", same_as="EU"), membership(body, id="joined", as_of="2011-11")
    )
    assert said(audited, "membership") == [(severity, ("joined",))]


def test_home_and_others_are_two_checks() -> None:
    """Who else is in a group is not the same as that home is."""
    audited = audit_of(enumeration(["RUS"], among="CIS"), membership("CIS"))
    assert said(audited, "membership") == [
        ("agrees", ("membership-cis",)),
        ("agrees", ("listed",)),
    ]


def test_membership_of_another_country() -> None:
    """A membership may be of any country."""
    audited = audit_of(membership("EU", member="NOR"))
    assert text_of(audited, "membership").startswith("Norway is placed within the EU")


@pytest.mark.parametrize("role", ["member", "full member"])
def test_roles_of_full_members(role: str) -> None:
    """Whichever way a source calls it."""
    assert severities(audit_of(membership("EU", role=role)), "membership") == ["contradiction"]


def test_membership_that_is_over() -> None:
    """The United Kingdom was a member until 2020: its period decides, not the source's date."""
    audited = audit_of(membership("EU", member="GBR", period="1973/2019"), as_of="2021-10")
    assert severities(audited, "membership") == ["agrees"]


@pytest.mark.parametrize(
    "changes", [{"role": "observer"}, {"body": "body"}, {"member": "body"}], ids=str
)
def test_no_full_membership_is_claimed(changes: dict[str, str]) -> None:
    """An observer is no member, and of a body that is no group no table tells."""
    audited = audit_of(organisation("body"), membership(**{"body": "EU", "id": "m", **changes}))
    assert said(audited, "membership") == []


@pytest.mark.parametrize("among", [None, "label:somewhere"])
def test_no_group_no_membership(among: str | None) -> None:
    """A list among nothing, or a label, claims no membership."""
    audited = audit_of(enumeration(["CHE"], among=among), standing("NOR", "strategic", among=among))
    assert said(audited, "membership") == []


def test_own_groups_are_checked_too() -> None:
    """A group the profile brings has members like any other."""
    audited = audit_of(own_group("V4"), enumeration(["POL", "AUT"], among="V4"))
    assert severities(audited, "membership") == ["contradiction", "agrees"]


def test_membership_unknown_at_the_date() -> None:
    """A date the table does not cover, or that is no single day, is not decided."""
    audited = audit_of(
        enumeration(["POL", "CHE"], "early", among="EU", as_of="1950"),
        enumeration(["POL"], "span", among="EU", as_of="2010/.."),
    )
    assert said(audited, "membership") == []
    assert [kind for kind, _ in unchecked(audited)] == ["membership", "membership"]
    assert all("no members are known then" in reason for _, reason in unchecked(audited))


def test_membership_that_lasts() -> None:
    """One without an end is looked up at the date the source speaks."""
    audited = audit_of(membership("CIS", period="1993/.."))
    assert severities(audited, "membership") == ["agrees"]
