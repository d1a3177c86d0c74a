"""Who co-operates with Belarus, and how the report lists them: told by hand from its statements."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from belarus_stic.model import Profile

# The partners in each list of agreements.
AGREEMENTS = {
    "agreements-eu": "BGR CYP CZE DNK DEU HUN ITA LVA LTU POL SVK ROU GBR",
    "agreements-balkans": "MKD SRB",
    "agreements-mediterranean": "TUR ISR EGY LBY SYR",
    "agreements-other": "CHN IND VNM IDN IRN QAT KWT ARE ZAF VEN",
    "agreements-industrialised": "JPN KOR USA",
    "agreements-cis": "ARM KAZ MDA RUS TJK UKR",
}
LEGAL_BASIS = ["ARE", "IDN", "IRN", "JPN", "KOR", "KWT", "QAT", "USA", "VNM", "ZAF"]
LEVEL_NOT_STATED = {*LEGAL_BASIS, "CHN", "IND", "VEN", "EU"}
CENTRES = ["CHN", "KAZ", "KOR", "LVA", "RUS", "VEN", "DEU"]
BILATERAL = ["CHN", "IND", "KAZ", "LTU", "LVA", "MDA", "POL", "SRB", "UKR", "VEN"]

OPEN = """
    agreements-industrialised agreements-other eu-second-partners eu-top-partners istc-events
    istc-ongoing-projects nas-project-partners policy-frame proposed-instruments russia-scheme-list
"""

# Kind of tie of the lists that name countries; those of agreement records say it themselves.
LISTS_OF_PARTNERS = {
    **dict.fromkeys(AGREEMENTS, (None, False)),
    "bilateral-centre-partners": ("centre", True),
    "cooperation-programme-partners": ("programme", True),
    "eu-second-partners": (None, False),
    "eu-top-partners": (None, False),
    "nas-project-partners": ("project", True),
    "neighbour-centre-partners": ("centre", True),
    "neighbour-partners": ("programme", True),
    "strategic-partners": ("centre", True),
    "widening-partners": (None, False),
}


@pytest.mark.parametrize("name", AGREEMENTS)
def test_agreements_stand_in_their_lists(belarus: Profile, name: str) -> None:
    """Each named country stands once, in the list the report files it under."""
    listed: Any = belarus[name]
    agreements: list[Any] = [belarus[item] for item in listed.items]
    assert [each.partners for each in agreements] == [(code,) for code in AGREEMENTS[name].split()]


def test_status_of_agreements(belarus: Profile) -> None:
    """Ten of 39 have a legal basis only; the agreement with the EU is not in force."""
    assert Counter(each.status for each in belarus.agreements) == {
        "concluded": 29,
        "legal basis": 10,
        "not in force": 1,
    }
    found = [a.partners[0] for a in belarus.agreements if a.status == "legal basis"]
    assert found == LEGAL_BASIS


def test_a_level_stands_only_where_it_is_stated(belarus: Profile) -> None:
    """Statements 1.1 to 1.3 and 3.1 speak of governmental agreements; 1.4, 2.1 and 13.1 do not."""
    levels = {a.partners[0]: a.level for a in belarus.agreements}
    assert {code for code, level in levels.items() if level is None} == LEVEL_NOT_STATED
    assert set(levels.values()) == {None, "governmental"}


@pytest.mark.parametrize("code", ["chn", "ind", "ven"])
def test_agreements_that_programmes_run_under(belarus: Profile, code: str) -> None:
    """The programme runs within an agreement, so there is more than a legal basis."""
    assert [citation.locator for citation in belarus[f"agreement-{code}"].cites] == [
        "bilateral-agreements.1.4",
        "bilateral-programmes.2.1",
        "bilateral-programmes.2.5",
    ]


def test_lists_that_are_open(belarus: Profile) -> None:
    """Of ten lists the report gives examples, or a part, or says "among"; the others are whole."""
    assert [each.id for each in belarus.lists if each.complete == "open"] == OPEN.split()


def test_lists_of_partners(belarus: Profile) -> None:
    """Their kind of tie, and whether they are narrower than it."""
    partners = [each for each in belarus.lists if each.of == "partners"]
    assert {each.id: (each.kind, each.narrower is not None) for each in partners} == (
        LISTS_OF_PARTNERS
    )
    assert [each.id for each in belarus.lists if each.of == "memberships"] == ["regional-alliances"]


def test_lists_of_things_name_no_country(belarus: Profile) -> None:
    """Countries and groups stand in lists of partners and of memberships alone."""
    codes = {
        each.id
        for each in belarus.lists
        for item in each.items
        if item not in belarus and not item.startswith("label:")
    }
    assert codes == (LISTS_OF_PARTNERS.keys() - AGREEMENTS.keys()) | {"regional-alliances"}


def test_neighbours_and_strategic_partners(belarus: Profile) -> None:
    """Who is meant by the two labels that lists are among is told by standings."""
    members: dict[str | None, set[str]] = {}
    for each in belarus.standings:
        members.setdefault(each.among, set()).add(each.partner)
    assert members["label:neighbouring countries"] == {"LTU", "LVA", "POL", "RUS", "UKR"}
    assert members["label:strategic partners"] == {"CHN", "KAZ", "KOR", "VEN"}


def test_bilateral_programmes_say_who_pays_whom(belarus: Profile) -> None:
    """Ten partners; each side pays its own, and the home side's payers are named."""
    programmes = [p for p in belarus.programmes if p.part_of == "bilateral-programmes"]
    assert [code for p in programmes for code in p.partners] == BILATERAL
    for programme in programmes:
        assert programme.budget == "separate"
        assert programme.funders == ("state-committee", "brffr")


def test_partners_with_a_centre(belarus: Profile) -> None:
    """Six by bilateral centres, Germany by the joint laboratory."""
    assert [code for centre in belarus.centres for code in centre.partners] == CENTRES


def test_only_the_korean_centre_and_the_laboratory_have_a_host(belarus: Profile) -> None:
    """Most centres are in one park, but which is not said, so only stated hosts stand."""
    assert {centre.id: centre.host for centre in belarus.centres if centre.host} == {
        "centre-kor": "nas",
        "fraunhofer-stepanov-laboratory": "stepanov-institute",
    }


@pytest.mark.parametrize(
    ("partner", "expected"),
    [
        ("DEU", {"top tier"}),
        ("FRA", {"top tier"}),
        ("GBR", {"top tier"}),
        ("CHE", {"second tier"}),
        ("POL", {"second tier", "neighbour"}),
        ("USA", {"no official contacts"}),
        ("CAN", {"no agreement"}),
        ("CHN", {"strategic", "widening"}),
        ("KOR", {"strategic", "widening"}),
        ("ARG", {"widening"}),
        ("LVA", {"neighbour"}),
        ("RUS", {"leading", "neighbour"}),
        ("CIS", set()),
        ("EurAsEC", set()),
    ],
)
def test_standings(belarus: Profile, partner: str, expected: set[str]) -> None:
    """What the report says outright of a partner, negatives included."""
    assert {s.standing for s in belarus.standings if s.partner == partner} == expected


def test_memberships(belarus: Profile) -> None:
    """Belarus is a member of two alliances."""
    assert [(m.member, m.body, m.role, m.period) for m in belarus.memberships] == [
        (None, "CIS", "member", None),
        (None, "EurAsEC", "member", None),
    ]
