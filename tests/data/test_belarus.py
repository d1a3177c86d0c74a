"""The packaged profile: nothing of the report is lost, invented or copied."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from belarus_stic.errors import SourceMismatchError
from belarus_stic.files import load_profile, verify_source
from belarus_stic.graph import ties
from belarus_stic.model import Profile, Record, Source


@pytest.fixture(scope="module")
def belarus() -> Profile:
    """Return the packaged profile."""
    return load_profile()


def source(profile: Profile) -> Source:
    """Return the report."""
    (report,) = profile.sources
    return report


def test_every_statement_gives_a_record_or_a_reason(belarus: Profile) -> None:
    """Each of the 103 statements is cited, or is one of the few that state nothing."""
    report = source(belarus)
    locators = [locator for locator, _ in report.statements]
    cited = {citation.locator for record in belarus for citation in record.cites}
    excused = {locator for locator, _ in report.without_facts}
    assert len(locators) == 103
    assert cited | excused == set(locators)
    assert not cited & excused
    assert len(excused) <= 10


def test_digests_are_those_of_the_report(belarus: Profile, source_material: Path) -> None:
    """Every digest is the one of the statement's own text; another text is refused."""
    statements = source_material / "source" / "statements.tsv"
    assert verify_source(belarus, statements) == 103


def test_another_text_is_refused(belarus: Profile, source_material: Path, tmp_path: Path) -> None:
    """A changed letter in one statement is found."""
    text = (source_material / "source" / "statements.tsv").read_text("utf-8")
    changed = tmp_path / "changed.tsv"
    changed.write_text(text.replace("ar. 450", "ar. 451"), "utf-8")
    with pytest.raises(SourceMismatchError, match=r"1 changed: bilateral-programmes\.1\.2$"):
        verify_source(belarus, changed)
    changed.write_text(text.replace("\n", ".\n"), "utf-8")
    with pytest.raises(SourceMismatchError) as caught:
        verify_source(belarus, changed)
    assert "103 changed: national-policies.1.1" in str(caught.value)
    assert str(caught.value).count("bilateral-agreements") < 10


# By hand, from the report: the partners in each list of agreements.
AGREEMENTS = {
    "agreements-eu": "BGR CYP CZE DNK DEU HUN ITA LVA LTU POL SVK ROU GBR",
    "agreements-balkans": "MKD SRB",
    "agreements-mediterranean": "TUR ISR EGY LBY SYR",
    "agreements-other": "CHN IND VNM IDN IRN QAT KWT ARE ZAF VEN",
    "agreements-industrialised": "JPN KOR USA",
    "agreements-cis": "ARM KAZ MDA RUS TJK UKR",
}
OPEN = {"agreements-other", "agreements-industrialised"}


@pytest.mark.parametrize("name", AGREEMENTS)
def test_agreements_stand_in_their_lists(belarus: Profile, name: str) -> None:
    """Each named country stands once, in the list the report files it under."""
    listed = belarus[name]
    partners = [belarus[item].partners for item in listed.items]
    assert partners == [(code,) for code in AGREEMENTS[name].split()]
    assert listed.complete == ("open" if name in OPEN else "closed")


def test_there_are_39_agreements_and_one_not_in_force(belarus: Profile) -> None:
    """39 countries are named; the agreement with the EU is there and ties nobody."""
    assert Counter(agreement.status for agreement in belarus.agreements) == {
        "concluded": 39,
        "not in force": 1,
    }
    assert len([tie for tie in ties(belarus) if tie.kind == "agreement"]) == 39


BILATERAL = "CHN IND KAZ LTU LVA MDA POL SRB UKR VEN"
CENTRES = "CHN DEU KAZ KOR LVA RUS VEN"


@pytest.mark.parametrize(
    ("on", "kind", "expected"),
    [
        ("2011-11", "centre", CENTRES),
        ("2003", "centre", CENTRES.replace("DEU ", "")),
        ("2011-11", "joint-budget", "RUS"),
        ("2011-11", "project", "BEL CZE USA"),
        ("2011-11", "funding", "CAN"),
        ("2011-11", "event", ""),
        ("2011-11", "programme", f"{BILATERAL} RUS"),
    ],
)
def test_countries_tied_by_each_kind(belarus: Profile, on: str, kind: str, expected: str) -> None:
    """The countries each kind of tie reaches, told by hand from the report."""
    found = {
        tie.partner for tie in ties(belarus, on=on) if tie.kind == kind and len(tie.partner) == 3
    }
    assert found == set(expected.split())


def test_bilateral_programmes_say_who_pays_whom(belarus: Profile) -> None:
    """Ten partners; each side pays its own, and the home side's payers are named."""
    programmes = [p for p in belarus.programmes if p.part_of == "bilateral-programmes"]
    assert sorted(p.partners[0] for p in programmes) == BILATERAL.split()
    for programme in programmes:
        assert programme.budget == "separate"
        assert [belarus[name].country for name in programme.funders] == ["BLR", "BLR"]


@pytest.mark.parametrize(
    ("name", "period", "follows"),
    [
        ("skif", "2000/2004", None),
        ("triada", "2005/2008", "skif"),
        ("skif-grid", "2007/2010", "triada"),
        ("orbiss", "2012/2015", "skif-grid"),
    ],
)
def test_supercomputer_family(
    belarus: Profile, name: str, period: str, follows: str | None
) -> None:
    """The family of Union State programmes has its years, its succession and its budget."""
    programme = belarus[name]
    assert (str(programme.period), programme.follows) == (period, follows)
    assert (programme.budget, programme.part_of) == ("joint", "union-state-programmes")


def test_only_the_korean_centre_has_a_host(belarus: Profile) -> None:
    """Most centres are in one park, but which is not said, so only stated hosts stand."""
    hosts = {centre.id: centre.host for centre in belarus.centres if centre.host}
    assert {name: belarus[host].name for name, host in hosts.items()} == {
        "centre-kor": "National Academy of Sciences of Belarus",
        "fraunhofer-stepanov-laboratory": "B.I. Stepanov Institute of Physics",
    }


# By hand: each number the report prints, in order of its statements.
FIGURES = """
national-policies.1.3      3..4 %             annual
bilateral-agreements.1.1   >45 agreement
bilateral-agreements.1.2   <50 %
bilateral-agreements.3.2   55 %               2010
bilateral-agreements.3.2   8 %                2010
bilateral-agreements.3.2   9 %                2010
bilateral-programmes.1.2   ~450 project       annual
bilateral-programmes.4.1   3..4 %             annual
bilateral-programmes.4.2   5..7 %             annual average
bilateral-programmes.4.3   13.8 %             2010
regional-networks.1.1      2 alliance
eu-cooperation.1.3         2 priority area
eu-cooperation.1.5         46070000 EUR       2007/2011 total
eu-cooperation.2.1         2 instrument
eu-cooperation.3.3         39 member
eu-cooperation.3.4         2702 project       total
eu-cooperation.3.4         836500000 USD      total
eu-cooperation.3.5         >73000 scientist
eu-cooperation.4.1         5 project          2010
eu-cooperation.4.1         580000 USD         2010
eu-cooperation.4.2         336 researcher
eu-cooperation.4.2         >1000000 USD
eu-cooperation.9.2         18 project
eu-cooperation.9.2         2 institute
eu-cooperation.9.2         34 project
eu-cooperation.12.2        204 application    total
eu-cooperation.12.2        31 project         total
eu-cooperation.12.3        ~1840000 EUR       ../2011-10 total
eu-cooperation.14.4        10 contact point   2011
eu-cooperation.14.4        5 contact point    2011
eu-cooperation.15.1        3 programme
eu-cooperation.15.3        5 project
eu-cooperation.15.3        620000 EUR
eu-cooperation.16.1        2 project          2010
eu-cooperation.16.1        24 project         1993/.. total
eu-cooperation.16.1        4 action           1993/.. total
eu-cooperation.16.5        12800000 EUR       1994/2006 total
eu-cooperation.16.6        10 project         2011
eu-cooperation.17.2        39 student         2004/2011 total
eu-cooperation.17.2        4 scholar          2004/2011 total
eu-cooperation.17.3        4 scholarship
eu-cooperation.17.3        8 scholarship
eu-cooperation.17.4        48 month
eu-cooperation.17.4        5300000 EUR        2007/2009 total
eu-cooperation.17.5        2 university
eu-cooperation.17.6        90 applicant
"""


def test_every_number_keeps_its_hedge_unit_and_date(belarus: Profile) -> None:
    """The figures are those that the report prints, and no other."""
    order = {locator: i for i, (locator, _) in enumerate(source(belarus).statements)}
    found = sorted(
        (order[figure.cites[0].locator], str(figure.value), str(figure.period or ""), figure.per)
        for figure in belarus.figures
    )
    actual = [
        " ".join(filter(None, (source(belarus).statements[i][0], value, period, per)))
        for i, value, period, per in found
    ]
    assert actual == [" ".join(line.split()) for line in FIGURES.strip().splitlines()]


@pytest.mark.parametrize(
    ("partner", "places"),
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
        ("CIS", {"member"}),
        ("EurAsEC", {"member"}),
    ],
)
def test_stated_positions(belarus: Profile, partner: str, places: set[str]) -> None:
    """What the report says outright of a partner's place, negatives included."""
    assert {p.place for p in belarus.stated_positions if p.partner == partner} == places


@pytest.mark.parametrize(
    ("record_id", "fields"),
    [
        ("b-1872", {"external_id": "B-1872", "funders": ("high-temperature-technologies",)}),
        ("b-1732", {"external_id": "B-1732"}),
        ("union-state-programmes", {"budget": "joint", "partners": ("RUS",)}),
        ("agreement-eu-pca", {"status": "not in force", "partners": ("EU",)}),
        ("fraunhofer-stepanov-laboratory", {"supported_by": ("ISTC",), "partners": ("DEU",)}),
        ("istc", {"founders": ("EU", "JPN", "RUS", "USA")}),
    ],
)
def test_named_records(belarus: Profile, record_id: str, fields: dict[str, object]) -> None:
    """Records that the report describes closely have its facts."""
    record: Record = belarus[record_id]
    assert {name: getattr(record, name) for name in fields} == fields


def test_links_of_the_report_are_records(belarus: Profile) -> None:
    """Both pages the report links to, and the science portal, are organisations of their own."""
    links = {
        c.locator: record.id for record in belarus for c in record.cites if "links" in c.locator
    }
    assert links == {"links.1.1": "belisa", "links.2.1": "increast"}
    assert belarus["national-science-portal"].kind == "portal"
