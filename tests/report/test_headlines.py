"""The first sentence of a dossier, for a subject of each kind and at any date."""

from __future__ import annotations

import pytest
from samples import (
    agreement,
    centre,
    observation,
    organisation,
    own_group,
    profile,
    programme,
    project,
    sample_profile,
)

from belarus_stic import dossier

SOURCE = "(Publisher of the report, as of November 2011)."


def test_groups_and_areas_are_of_a_date() -> None:
    """Another date than the source's is said, with what the answer then rests on."""
    made = profile(agreement("DEU"), agreement("EU", level=None))
    rests = "If the undated ties already held in 2007, Sample had "
    found = dossier(made, "EU", on=2007).headline()
    assert found.startswith(f"{rests}1 documented tie with the European Union; the one record ")
    found = dossier(made, "Europe", on=2007).headline()
    assert found.startswith(f"{rests}a documented agreement with 1 of the 42 other UN ")


HEADLINES = [
    (
        "Russia",
        (
            "With Russia, Sample has a documented programme and a joint budget, two of the four "
            "kinds "
            f"of tie counted; Russia ranks between 1 and 2 among 2 partner countries {SOURCE}"
        ),
    ),
    (
        "Germany",
        (
            "With Germany, Sample has a documented agreement and a centre, two of the four kinds "
            "of "
            f"tie counted; Germany ranks between 1 and 2 among 2 partner countries {SOURCE}"
        ),
    ),
    (
        "France",
        (
            "No tie of the four kinds counted with France is documented, so it has no rank among "
            "the "
            "partner countries of Sample, though the report counts it among the top partners "
            "within "
            f"the European Union {SOURCE}"
        ),
    ),
    (
        "Spain",
        (
            "No tie of the four kinds counted with Spain is documented, so it has no rank among "
            "the "
            f"partner countries of Sample {SOURCE}"
        ),
    ),
    ("Belarus", f"1 figure speaks of Sample itself {SOURCE}"),
    (
        "EU",
        (
            "Sample has no documented tie with the European Union; 1 figure speaks of it or of "
            f"what belongs to it {SOURCE}"
        ),
    ),
    (
        "Europe",
        (
            "Sample has a documented agreement with 1 of the 42 other UN member states of Europe; "
            f"no figure or remark speaks of it {SOURCE}"
        ),
    ),
    (
        "Oceania",
        (
            "Sample has a documented agreement with none of the 14 UN member states of Oceania; no "
            f"figure or remark speaks of it {SOURCE}"
        ),
    ),
    (
        "agreement-eu",
        (
            "The records on Sample tell of Name of agreement-eu, an agreement, not in force, with "
            "the "
            f"European Union; no figure or remark speaks of it {SOURCE}"
        ),
    ),
    (
        "agreement-count",
        (
            f"The records on Sample tell of Name of agreement-count, a figure; no figure or remark "
            f"speaks of it {SOURCE}"
        ),
    ),
    ("lasers", f'The records on Sample speak of "lasers" in 1 programme {SOURCE}'),
]


@pytest.mark.parametrize(("subject", "headline"), HEADLINES)
def test_a_headline_stands_alone(subject: str, headline: str) -> None:
    """Home, what is told of, date and source, for a subject of each kind."""
    assert dossier(sample_profile(), subject).headline() == headline


def test_home_is_not_counted_among_the_members_of_its_area() -> None:
    """Where it is no member, there are no others."""
    made = profile(own_group("V4", name="The Four"), agreement("POL"))
    others = dossier(made, "Europe").where(label="its members")[0].text
    assert others == "an agreement with 1 of the 42 other members is documented (November 2011)"
    four = dossier(made, "V4")
    assert four.where(label="its members")[0].text == (
        "an agreement with 1 of the 4 members is documented (November 2011)"
    )
    assert four.headline().startswith("Sample has no documented tie with The Four; ")


def test_an_area_may_have_no_member_state() -> None:
    """Two islands that are no members of the UN: nothing is counted."""
    page = dossier(profile(agreement("DEU")), "Channel Islands")
    assert page.headline() == (
        "Sample has no documented tie with the Channel Islands; no figure or remark speaks of it "
        f"or of what belongs to it {SOURCE}"
    )


def test_all_kinds_and_a_legal_basis_are_told() -> None:
    """All four kinds; a basis is no agreement outright; a short name stands behind the full."""
    made = profile(
        agreement("DEU", status="legal basis"),
        programme("fund", partners=["DEU"], budget="joint", short_name="F"),
        organisation("lab", country="DEU"),
        project("p-1", implemented_by=["lab"]),
        observation("good", about=["fund"]),
    )
    assert (
        dossier(made, "Germany")
        .headline()
        .startswith(
            "With Germany, Sample has a documented legal basis for co-operation, a programme and a "
            "joint budget, three of the four kinds of tie counted; Germany is the only partner "
            "country ranked ("
        )
    )
    everything = profile(
        *(record for record in made if record.collection != "sources"), centre(partners=["DEU"])
    )
    assert ", all four kinds counted; " in dossier(everything, "Germany").headline()
    assert dossier(made, "fund").headline() == (
        "The records on Sample tell of Name of fund (F), a bilateral programme, with Germany; "
        f"1 remark speaks of it {SOURCE}"
    )
