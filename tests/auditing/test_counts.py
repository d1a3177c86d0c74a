"""Stated counts and shares against what is named."""

from __future__ import annotations

from typing import Any

import pytest
from auditing.asked import audit_of, audit_of_two, said, severities, text_of, unchecked
from samples import agreement, enumeration, figure, organisation, programme

from belarus_stic.auditing import Audit

EU_13 = ["BGR", "CYP", "CZE", "DNK", "DEU", "HUN", "ITA", "LVA", "LTU", "POL", "SVK", "ROU", "GBR"]


def count_of(value: str, *, complete: Any = "closed", **changes: Any) -> Audit:
    """Return the audit of a count of a list that names two programmes."""
    return audit_of(
        programme("one"),
        programme("two"),
        enumeration(["one", "two"], "two-programmes", of="things", complete=complete),
        figure(value, "count", counts=["two-programmes"], **changes),
    )


@pytest.mark.parametrize(
    ("value", "complete", "severity"),
    [
        ("2 programme", "closed", "agrees"),
        ("2 programme", "open", "agrees"),
        (">1 programme", "closed", "agrees"),
        (">=2 programme", "closed", "agrees"),
        ("<=2 programme", "closed", "agrees"),
        ("~2 programme", "closed", "agrees"),
        ("1..3 programme", "closed", "agrees"),
        ("3 programme", "closed", "contradiction"),
        ("3 programme", "open", "gap"),
        (">2 programme", "closed", "contradiction"),
        (">2 programme", "open", "gap"),
        ("1 programme", "closed", "contradiction"),
        ("1 programme", "open", "contradiction"),
        ("<2 programme", "open", "contradiction"),
        ("3..4 programme", "closed", "contradiction"),
    ],
)
def test_count_of_a_list(value: str, complete: str, severity: str) -> None:
    """A stated count agrees where its bounds contain the number named; open lists only may lack."""
    assert said(count_of(value, complete=complete), "counts") == [
        (severity, ("count", "two-programmes"))
    ]


def test_count_in_words() -> None:
    """A short list is named, and an open one said to be open."""
    named = "2 named (Name of one and Name of two)"
    assert text_of(count_of("2 programme"), "counts") == f"2 programmes stated, {named}."
    assert text_of(count_of("3 programme", complete="open"), "counts") == (
        f"3 programmes stated, {named}; of some, only examples."
    )


def test_count_that_about_leaves_undecided() -> None:
    """A count that differs from "about" is not decided, as that sets no bounds."""
    audited = count_of("~3 programme")
    assert said(audited, "counts") == []
    assert unchecked(audited) == [("counts", 'how far "about" reaches is not said')]
    assert audited.left_out[0].what == "Name of count and Name of two-programmes"


def test_count_of_records_themselves() -> None:
    """A count may name records without a list, and an item in two lists counts once."""
    audited = audit_of(
        organisation("body"),
        organisation("elsewhere"),
        enumeration(["body"], "first", of="things"),
        enumeration(["body", "elsewhere"], "second", of="things"),
        figure("2 body", "direct", counts=["body", "elsewhere"]),
        figure("2 body", "listed", counts=["first", "second"], indicator="listed"),
    )
    assert said(audited, "counts") == [
        ("agrees", ("direct",)),
        ("agrees", ("first", "listed", "second")),
    ]


def test_amounts_are_no_counts() -> None:
    """An amount that refers to what it paid for is not compared with its number."""
    audited = audit_of(organisation("body"), figure("5 EUR", counts=["body"]))
    assert said(audited, "counts") == []


def agreements_counted(value: str, *codes: str, **changes: Any) -> Audit:
    """Return the audit of a count of agreements that a list names by country."""
    agreements = [agreement(code, **changes) for code in codes]
    listed = enumeration([found.id for found in agreements], "agreements")
    return audit_of(*agreements, listed, figure(value, "count", counts=["agreements"]))


@pytest.mark.parametrize(
    ("value", "severity"),
    [(">2 agreement", "gap"), ("1 agreement", "tension"), ("2 agreement", "agrees")],
)
def test_agreements_and_countries_are_different_units(value: str, severity: str) -> None:
    """Countries named are no count of agreements, so neither number proves the other wrong."""
    audited = agreements_counted(value, "DEU", "POL")
    assert said(audited, "counts") == [(severity, ("agreements", "count"))]
    assert text_of(audited, "counts").endswith(
        "stated, 2 countries named: different units, so neither proves the other wrong."
    )


def test_agreements_with_one_country_name_it_once() -> None:
    """Two that nothing tells apart are one country."""
    twice = [agreement("DEU", id=name) for name in "ab"]
    audited = audit_of(*twice, figure("3 agreement", counts=["a", "b"]))
    assert "3 agreements stated, 1 country named: different" in text_of(audited, "counts")


@pytest.mark.parametrize("date", [{"signed": "1992"}, {"in_force": "1992"}, {"ended": "2010"}])
def test_dated_agreements_are_documents(date: dict[str, str]) -> None:
    """Agreements with dates of their own are counted as what they are."""
    status = "ended" if "ended" in date else "concluded"
    audited = agreements_counted("3 agreement", "DEU", "POL", status=status, **date)
    assert said(audited, "counts") == [("contradiction", ("agreements", "count"))]


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, "3 agreements stated, 2 countries named, for 1 of them a legal basis only: different"),
        ({"signed": "1992"}, "2 named (Name of agreement-deu and Name of agreement-pol), for 1 of"),
        ({"status": "concluded"}, "3 agreements stated, 2 countries named: different units"),
    ],
)
def test_how_many_are_a_legal_basis_only(changes: dict[str, Any], text: str) -> None:
    """Is said wherever agreements are counted, by country or by document."""
    basis = agreement("POL", **{"status": "legal basis", **changes})
    outright = agreement("DEU", **{**changes, "status": "concluded"})
    listed = enumeration([outright.id, basis.id], "agreements")
    audited = audit_of(outright, basis, listed, figure("3 agreement", counts=["agreements"]))
    assert text in text_of(audited, "counts")


def test_a_legal_basis_among_agreements_that_no_list_names() -> None:
    """A figure may count records one by one; an agreement beside it is enough."""
    basis = [agreement(code, status="legal basis") for code in ("DEU", "POL")]
    counted = figure("3 agreement", counts=[one.id for one in basis])
    audited = audit_of(*basis, agreement("POL", id="outright"), counted)
    assert "2 countries named, for 1 of them a legal basis only" in text_of(audited, "counts")


def test_a_legal_basis_is_said_where_agreements_are_counted() -> None:
    """A list of members has nothing to do with it, unless it lists their agreements."""
    for kind, said_so in (("agreement", True), ("programme", False)):
        audited = audit_of(
            agreement("DEU", status="legal basis"),
            enumeration(["DEU", "POL"], "named", among="EU", kind=kind),
            figure("<50 %", about=["EU"], denominator="members", counts=["named"]),
        )
        text = "2 of 27 members of the EU are named, for 1 of them a legal basis only, 7.4 %; "
        assert text_of(audited, "counts").startswith(text) == said_so


@pytest.mark.parametrize(
    "unit", ["country", "member", "nation", "partner", "state", "partner country"]
)
def test_countries_counted_as_countries(unit: str) -> None:
    """A count of countries against codes has one unit."""
    audited = audit_of(
        enumeration(["DEU", "POL"], "partners"),
        figure(f"3 {unit}", "count", counts=["partners"]),
    )
    assert said(audited, "counts") == [("contradiction", ("count", "partners"))]


def test_home_is_a_country_too() -> None:
    """A list of countries may name it."""
    audited = audit_of(
        enumeration(["BLR", "DEU"], "signatories", of="co-members"),
        figure("2 country", "count", counts=["signatories"]),
    )
    assert severities(audited, "counts") == ["agrees"]


@pytest.mark.parametrize("items", [["DEU", "body"], ["DEU", "EU"], ["DEU", "agreement-eu"]])
def test_countries_and_others_counted_together(items: list[str]) -> None:
    """A list of a country and a body or a group names two items."""
    audited = audit_of(
        organisation("body"),
        agreement("EU"),
        enumeration(items, "items"),
        figure("2 agreement", "count", counts=["items"]),
    )
    assert text_of(audited, "counts").startswith("2 agreements stated, 2 named (")


def test_five_items_are_named() -> None:
    """By alphabet."""
    audited = audit_of(
        enumeration(["DEU", "POL", "FRA", "ITA", "ESP"], "partners"),
        figure("5 country", counts=["partners"]),
    )
    assert text_of(audited, "counts") == (
        "5 countries stated, 5 named (France, Germany, Italy, Poland and Spain)."
    )


def test_long_lists_are_not_spelt_out() -> None:
    """Six items are counted, not named."""
    audited = audit_of(
        enumeration(["DEU", "POL", "FRA", "ITA", "ESP", "LVA"], "partners"),
        figure("6 country", "count", counts=["partners"]),
    )
    assert text_of(audited, "counts") == "6 countries stated, 6 named."


def test_a_list_of_another_source() -> None:
    """What one source counts and another lists are different, and neither is wrong by itself."""
    audited = audit_of_two(
        enumeration(["DEU", "POL"], "partners", cites=["one#part.1"]),
        figure("3 country", "count", counts=["partners"], cites=["two#part.1"]),
    )
    assert severities(audited, "counts") == ["tension"]
    assert "two sources differ" in text_of(audited, "counts")


# A share against the list it counts.


def share_of(value: str, *, complete: Any = "closed", **changes: Any) -> Audit:
    """Return the audit of a share of the EU, of whose 27 members in 2011 a list names 13."""
    given = {"about": ["EU"], "denominator": "eu-member-states", "counts": ["named"], **changes}
    named = enumeration(EU_13, "named", complete=complete, among="EU")
    return audit_of(named, figure(value, "share", **given))


@pytest.mark.parametrize(
    ("value", "complete", "severity"),
    [
        ("<50 %", "closed", "agrees"),
        ("48 %", "closed", "agrees"),
        ("48.1 %", "closed", "agrees"),
        ("48.15 %", "closed", "agrees"),
        ("48.2 %", "closed", "contradiction"),
        ("47 %", "closed", "contradiction"),
        (">50 %", "closed", "contradiction"),
        ("<48.1 %", "closed", "contradiction"),
        (">48.2 %", "closed", "contradiction"),
        (">50 %", "open", "gap"),
        ("<40 %", "open", "contradiction"),
    ],
)
def test_share_of_a_group(value: str, complete: str, severity: str) -> None:
    """13 of 27 is 48.1 %; an exact share stands for all that round to it."""
    assert said(share_of(value, complete=complete), "counts") == [(severity, ("named", "share"))]


def test_share_in_words() -> None:
    """The text has the source's own hedge word, and both numbers."""
    assert text_of(share_of("<50 %", wording="almost"), "counts") == (
        '13 of 27 members of the EU are named, 48.1 %; under 50 % ("almost") is stated.'
    )


def test_one_member_is_named() -> None:
    """Told in the singular."""
    audited = audit_of(
        enumeration(["DEU"], "named", among="EU"),
        figure("3.7 %", about=["EU"], denominator="members", counts=["named"]),
    )
    assert text_of(audited, "counts") == (
        "1 of 27 members of the EU is named, 3.7 %; 3.7 % is stated."
    )


@pytest.mark.parametrize("about", [["BLR"], ["CIS"], ["EU", "CIS"]])
def test_share_of_something_else(about: list[str]) -> None:
    """A share that is not about the list's group alone is not one of its members."""
    audited = share_of("10 %", about=about)
    assert (said(audited, "counts"), unchecked(audited)) == ([], [])


@pytest.mark.parametrize(
    ("value", "as_of", "reason"),
    [
        ("<50 %", "1950", "no members are known then: "),
        ("<50 %", "2010/..", "no members are known then: "),
        ("~50 %", None, 'how far "about" reaches is not said'),
    ],
)
def test_share_that_cannot_be_decided(value: str, as_of: str | None, reason: str) -> None:
    """No membership is known at the date, it is no day, or "about" sets no bound."""
    ((rule, found),) = unchecked(share_of(value, as_of=as_of))
    assert (rule, found[: len(reason)]) == ("counts", reason)


def test_share_of_a_group_before_it_had_members() -> None:
    """Of nobody, none are named."""
    audited = audit_of(
        enumeration(["RUS"], "named", among="EurAsEC", as_of="2011"),
        figure("50 %", "s", about=["EurAsEC"], counts=["named"], as_of="2000-10-10"),
    )
    assert "0 of 0 members" in text_of(audited, "counts")


@pytest.mark.parametrize(("among", "about"), [(None, "EU"), ("label:places", "label:places")])
def test_share_of_no_known_group(among: str | None, about: str) -> None:
    """A list among nothing that a table knows is not compared with a share."""
    audited = audit_of(
        enumeration(["DEU"], "named", among=among),
        figure("5 %", "share", about=[about], denominator="eu", counts=["named"]),
    )
    assert (said(audited, "counts"), unchecked(audited)) == ([], [])


def test_share_of_an_area() -> None:
    """A UN M49 area has members too."""
    area = "Eastern Europe"
    audited = audit_of(
        enumeration(["POL", "RUS"], "named", among=area),
        figure("20 %", "share", about=[area], counts=["named"]),
    )
    assert said(audited, "counts") == [("agrees", ("named", "share"))]


# A number of members against the table.


def members_of(value: str, **changes: Any) -> Audit:
    """Return the audit of a stated number of members of ISTC."""
    given = {"about": ["ISTC"], "indicator": "members", **changes}
    return audit_of(organisation("body"), figure(value, "members", **given))


@pytest.mark.parametrize(
    ("value", "severity"),
    [
        ("39 member", "agrees"),
        (">30 member", "agrees"),
        ("40 member", "contradiction"),
        ("<39 member", "contradiction"),
    ],
)
def test_members_of_a_group(value: str, severity: str) -> None:
    """A stated number of members is that of the table at the date."""
    assert said(members_of(value), "counts") == [(severity, ("members",))]


def test_members_in_words() -> None:
    """Both numbers, and the date of the table."""
    assert text_of(members_of("40 member"), "counts") == (
        "40 members of the ISTC are stated; the table of its members has 39 in November 2011."
    )


def test_members_that_cannot_be_decided() -> None:
    """A date outside the table, and "about", leave the number undecided."""
    audited = [members_of("39 member", as_of="1993"), members_of("~40 member")]
    assert [said(found, "counts") for found in audited] == [[], []]
    assert [len(unchecked(found)) for found in audited] == [1, 1]


@pytest.mark.parametrize(
    ("value", "changes"),
    [
        ("39 %", {}),
        ("39 EUR", {}),
        ("39 project", {"indicator": "projects"}),
        ("39 member", {"about": ["ISTC", "EU"]}),
        ("39 member", {"about": ["body"]}),
    ],
)
def test_other_numbers_are_no_members(value: str, changes: dict[str, Any]) -> None:
    """Percentages, amounts, other counts, and members of several groups or none are left alone."""
    assert said(members_of(value, **changes), "counts") == []
