"""Records that the report describes closely have its facts."""

from __future__ import annotations

import pytest

from belarus_stic.model import Profile


@pytest.mark.parametrize(
    ("record_id", "facts"),
    [
        (
            "b-1872",
            {
                "external_id": "B-1872",
                "programme": "istc-projects",
                "implemented_by": ("institute-of-heat-and-mass-transfer",),
                "participants": (
                    "institute-of-plasma-physics",
                    "ghent-department-of-applied-physics",
                ),
                "funders": ("high-temperature-technologies",),
            },
        ),
        (
            "b-1732",
            {
                "external_id": "B-1732",
                "programme": "istc-projects",
                "implemented_by": ("sosny",),
                "participants": ("argonne",),
                "funders": (),
            },
        ),
        ("intas", {"short_name": "INTAS", "participants": (), "period": None}),
        (
            "union-state-programmes",
            {"budget": "joint", "partners": ("RUS",), "kind": "union state"},
        ),
        ("agreement-eu-pca", {"status": "not in force", "partners": ("EU",), "level": None}),
        ("fraunhofer-stepanov-laboratory", {"supported_by": ("ISTC",), "partners": ("DEU",)}),
        ("istc", {"founders": ("EU", "JPN", "RUS", "USA"), "same_as": "ISTC"}),
    ],
)
def test_named_records(belarus: Profile, record_id: str, facts: dict[str, object]) -> None:
    """Their own facts, and nothing where the report states none."""
    record = belarus[record_id]
    assert {name: getattr(record, name) for name in facts} == facts


@pytest.mark.parametrize(
    ("name", "period"),
    [
        ("skif", "2000/2004"),
        ("triada", "2005/2008"),
        ("skif-grid", "2007/2010"),
        ("orbiss", "2012/2015"),
    ],
)
def test_supercomputer_family(belarus: Profile, name: str, period: str) -> None:
    """The family of Union State programmes has its years and its budget."""
    (programme,) = (each for each in belarus.programmes if each.id == name)
    assert (str(programme.period), programme.budget) == (period, "joint")
    assert programme.part_of == "union-state-programmes"


def test_short_names_are_abbreviations_or_parts_of_names_of_the_report(belarus: Profile) -> None:
    """None is made up: PCA, for one, stands nowhere in it."""
    assert {record.id: record.short_name for record in belarus if record.short_name} == {
        "belisa": "BelISA",
        "brffr": "Foundation for Fundamental Research",
        "enpi": "ENPI",
        "erasmus-mundus-external-cooperation-window": "External Cooperation Window",
        "fp7": "FP7",
        "fraunhofer-izfp": "IZFP",
        "intas": "INTAS",
        "istc": "ISTC",
        "nas": "NAS",
        "ncp-system": "NCP system",
        "state-committee": "State Committee",
    }


def test_short_names_stand_in_the_statements_cited(
    belarus: Profile, statements: dict[str, str]
) -> None:
    """Each abbreviation is in a statement that its record cites."""
    for record in belarus:
        cited = " ".join(statements[citation.locator] for citation in record.cites)
        assert (record.short_name or "") in cited


def test_a_body_that_is_a_group_is_linked_to_it(belarus: Profile) -> None:
    """ISTC is an organisation and a group of countries."""
    linked = {each.id: each.same_as for each in belarus.organisations if each.same_as}
    assert linked == {"istc": "ISTC"}


def test_links_of_the_report_are_records(belarus: Profile) -> None:
    """Both pages the report links to are organisations of their own."""
    links = {
        c.locator: record.id for record in belarus for c in record.cites if "links" in c.locator
    }
    assert links == {"links.1.1": "belisa", "links.2.1": "increast"}


def test_observations_are_understood_alone(belarus: Profile) -> None:
    """None begins with a word for what another sentence has named."""
    pronouns = {"Both", "He", "It", "Its", "Such", "That", "Their", "These", "They", "This"}
    first = {record.id: record.text.split()[0] for record in belarus.observations}
    assert {name: word for name, word in first.items() if word in pronouns} == {}
