"""What is part of what."""

from __future__ import annotations

from fact_strategies import tied_profiles
from hypothesis import given
from samples import agreement, organisation, profile, programme, project

from belarus_stic.facts import outermost, ties_at, wholes_of
from belarus_stic.facts.dates import may_hold
from belarus_stic.model import Profile
from belarus_stic.values import Period


def nested() -> Profile:
    """Return a project in a programme in a programme, and a department of an academy."""
    return profile(
        programme("whole"),
        programme("part", part_of="whole"),
        programme("other", part_of="whole"),
        project(programme="part"),
        organisation("academy"),
        organisation("department", part_of="academy"),
        agreement(),
    )


def test_wholes_stand_innermost_first() -> None:
    """A project's programme is a whole like any other."""
    made = nested()
    assert wholes_of(made, "project") == ("part", "whole")
    assert wholes_of(made, "department") == ("academy",)
    assert wholes_of(made, "whole") == wholes_of(made, "agreement-deu") == ()


def test_the_outermost_whole_may_be_the_record_itself() -> None:
    """The last of its wholes otherwise."""
    made = nested()
    assert [outermost(made, name) for name in ("project", "whole")] == ["whole", "whole"]


@given(tied_profiles())
def test_the_outermost_whole_ends_the_wholes(made: Profile) -> None:
    """Of every record."""
    for record in made:
        assert outermost(made, record.id) == (record.id, *wholes_of(made, record.id))[-1]


def test_a_long_chain_is_read_in_linear_time() -> None:
    """Thousands of programmes, each part of the next: a quadratic walk would take minutes."""
    size = 20_000
    chain = [programme("p-0", period="2002/..")]
    chain += [programme(f"p-{i}", part_of=f"p-{i - 1}") for i in range(1, size)]
    made = profile(*chain)
    assert [tie.record for tie in ties_at(made, Period("2011"))] == [f"p-{size - 1}"]
    assert not may_hold(made, f"p-{size - 1}", Period("1997"))
    assert len(wholes_of(made, f"p-{size - 1}")) == size - 1
    assert {outermost(made, record.id) for record in made.programmes} == {"p-0"}
