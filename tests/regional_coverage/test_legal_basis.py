"""What is counted: where a legal basis counts beside agreements, headline, note and card say so."""

from __future__ import annotations

from typing import Any

import pytest
from fact_strategies import tied_profiles
from hypothesis import given
from hypothesis import strategies as st
from samples import agreement, centre, enumeration, profile, project

from belarus_stic.coverage import regional_coverage
from belarus_stic.model import Profile

NOW = "(Publisher of the report, as of November 2011)."
THEN = "(Publisher of the report, which speaks as of November 2011)."

# An agreement, a legal basis, both with one partner, a centre, and a list that names them.
OF = profile(
    agreement("POL"),
    agreement("USA", id="basis-usa", status="legal basis", level=None),
    agreement("CHN", id="basis-chn", status="legal basis", level=None),
    agreement("CHN"),
    centre(partners=["DEU"]),
    project(funders=["DEU"]),
    enumeration(["POL", "USA"], "listed", name="Named", complete="open"),
)


@pytest.mark.parametrize(
    ("options", "headline", "title"),
    [
        (
            {},
            (
                "An agreement or other legal basis for co-operation with Sample is documented for "
                "3 of the 192 other UN member states: 1 in the Americas, 1 in Europe, 1 in Asia, "
                f"none in Oceania or Africa {NOW}"
            ),
            "Americas, 35 members: legal basis for co-operation with Sample",
        ),
        (
            {"by": "list"},
            (
                "An agreement or other legal basis for co-operation with Sample is documented for "
                f"members of the one list of partners: 2 of 2 in the list 'Named' {NOW}"
            ),
            "Named, 2 members: agreement or other legal basis for co-operation with Sample",
        ),
        (
            {"by": "list", "on": "2007"},
            (
                "If the undated ties already held in 2007, Sample had a documented agreement or "
                "other legal basis for co-operation with members of the one list of partners: 2 of "
                f"2 in the list 'Named'; both records counted are undated {THEN}"
            ),
            "Named, 2 members: agreement or other legal basis for co-operation with Sample",
        ),
        (
            {"by": "group"},
            (
                "An agreement or other legal basis for co-operation with Sample is documented for "
                f"members of 1 of 6 groups: 2 of 38 in the ISTC, none in 5 groups {NOW}"
            ),
            (
                "International Science and Technology Center, 38 members: agreement or other legal "
                "basis for co-operation with Sample"
            ),
        ),
        (
            {"group": "Americas"},
            (
                "A legal basis for co-operation with Sample is documented for 1 of the 35 UN "
                f"member states of the Americas, 2.9 %; 34 are unmentioned {NOW}"
            ),
            "Americas, 35 members: legal basis for co-operation with Sample",
        ),
        (
            {"group": "Asia"},
            (
                "An agreement with Sample is documented for 1 of the 47 UN member states of Asia, "
                f"2.1 %; 46 are unmentioned {NOW}"
            ),
            "Asia, 47 members: agreement with Sample",
        ),
        (
            {"group": "OECD"},
            (
                "An agreement or other legal basis for co-operation with Sample is documented for "
                f"2 of the 34 member states of the OECD, 5.9 %; 32 are unmentioned {NOW}"
            ),
            (
                "Organisation for Economic Co-operation and Development, 34 members: agreement or "
                "other legal basis for co-operation with Sample"
            ),
        ),
        (
            {"group": "Northern America", "on": "2017"},
            (
                "If the ties of November 2011 still held in 2017, in Northern America (2 states), "
                "Sample had a documented legal basis for co-operation with the United States; no "
                f"source here can tell whether they did {THEN}"
            ),
            "Northern America, 2 members: legal basis for co-operation with Sample",
        ),
        (
            {"kind": ("agreement", "centre", "funding")},
            (
                "An agreement, other legal basis, centre or funding of co-operation with Sample is "
                "documented for 4 of the 192 other UN member states: 2 in Europe, 1 in the "
                f"Americas, 1 in Asia, none in Oceania or Africa {NOW}"
            ),
            "Europe, 42 members: agreement, centre or funding of co-operation with Sample",
        ),
        (
            {"group": "EU", "kind": "funding", "on": "2007"},
            (
                "If the undated ties already held in 2007, Sample had documented funding of "
                "co-operation with 1 of the 27 member states of the European Union, 3.7 %; the one "
                f"record counted is undated {THEN}"
            ),
            "European Union, 27 members: funding of co-operation with Sample",
        ),
        (
            {"level": "governmental"},
            (
                "A governmental agreement with Sample is documented for 2 of the 192 other UN "
                "member states: 1 in Europe, 1 in Asia, none in Oceania, the Americas or Africa; "
                "the United States is "
                f"set aside {NOW}"
            ),
            "Europe, 42 members: governmental agreement with Sample",
        ),
        (
            {"level": "agency", "group": "Northern America"},
            (
                "In Northern America (2 states), no agency agreement or other legal basis for "
                "co-operation with Sample is documented for either of them; Canada is unmentioned, "
                f"and the United States is set aside {NOW}"
            ),
            (
                "Northern America, 2 members: agency agreement or other legal basis for "
                "co-operation with Sample"
            ),
        ),
    ],
)
def test_what_is_counted(options: dict[str, Any], headline: str, title: str) -> None:
    """By regions, lists, groups, one of them, kinds, level and date."""
    found = regional_coverage(OF, **options)
    assert found.headline() == headline
    assert found[0].card().title == title


def test_note() -> None:
    """It tells for whom there is a legal basis only, wherever one is counted."""
    one = "or 1 of the 3 (the United States) the report speaks of a legal basis for co-operation,"
    for options in ({}, {"by": "subregion"}, {"group": "World"}):
        assert any(one in note for note in regional_coverage(OF, **options).notes())
    assert (
        "For the United States the report speaks of a legal basis for co-operation, not of "
        "an agreement."
    ) in regional_coverage(OF, group="Americas").notes()
    for options in ({"group": "Asia"}, {"kind": "centre"}, {"level": "governmental"}):
        assert "basis" not in " ".join(regional_coverage(OF, **options).notes())


@given(tied_profiles(), st.sampled_from(("region", "group", "list")))
def test_nothing_counts_as_an_agreement_that_is_none(of: Profile, by: Any) -> None:
    """Headline and cards say "legal basis" where one is counted, and "agreement" where one is."""
    found = regional_coverage(of, by=by)
    reached = [row for row in found if row.documented]
    texts = [(row.card().title, [row]) for row in reached]
    texts += [(found.headline(), reached)] * bool(reached)
    for text, rows in texts:
        basis = any(row.n_legal_basis for row in rows)
        outright = any(row.n_legal_basis < row.n_documented for row in rows)
        counted = text.partition(" with Sample")[0].rpartition(": ")[2].lower()
        if text.startswith("If "):
            counted = text.partition(" documented ")[2].partition(" with ")[0]
        assert (basis, outright) == ("legal basis" in counted, "agreement" in counted)
