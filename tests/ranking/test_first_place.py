"""Who is said to rank first, and who without a kind of tie, where this is less than certain."""

from samples import agreement, centre, organisation, profile, programme, project
from scipy.optimize import linprog

from belarus_stic import criterion, load_profile, rank_partners


def test_who_can_never_be_first_is_not_said_to_rank_so() -> None:
    """Two at a time nobody is certainly above Poland, but no weights put it first."""
    made = profile(
        agreement("DEU"),
        agreement("FRA"),
        programme("p", partners=["DEU"]),
        organisation("o", country="FRA"),
        project("j", participants=["o"]),
        centre("c", partners=["POL"]),
    )
    weights = {"agreement": (0.3, 0.3), "programme": (0, 0.5), "centre": (0.3, 0.4)}
    weights |= {"project": (0.1, 0.5)}
    found = rank_partners(made, criteria=tuple(weights), weights=weights)
    flows = found._question.comparison.flows
    ahead = [
        [mine - other for mine, other in zip(flows[code], flows["POL"], strict=True)]
        for code in ("DEU", "FRA")
    ]
    bounds = list(weights.values())
    first = linprog([0] * 4, A_ub=ahead, b_ub=[0, 0], A_eq=[[1] * 4], b_eq=[1], bounds=bounds)
    assert not first.success
    assert found["Poland"].rank_low == 1
    assert found.headline().endswith(
        "first place among 3 partner countries of Sample by kinds of documented tie is not certain "
        "(Publisher of the report, as of November 2011)."
    )


def without(found: object) -> list[str]:
    """Return what the notes say of the ranking without a kind."""
    return [note for note in found.notes() if note.startswith("Only with")]  # type: ignore[attr-defined]


def test_without_the_last_kind_the_same_partners_are_compared() -> None:
    """The others need no value of the user's, as they are no partners by the kinds asked."""
    papers = criterion("papers", {"Russia": 5}, source="s")
    found = rank_partners(load_profile(), criteria=("joint budget", papers))
    assert "only one partner country of Belarus can be ranked" in " ".join(str(found).split())
    assert without(found) == []


def test_without_a_kind_nothing_is_said_of_who_is_first_anyhow() -> None:
    """Of one partner alone, and of one that nobody joins."""
    assert without(rank_partners(profile(agreement("DEU")))) == []
    more = profile(agreement("DEU"), programme("p", partners=["FRA"]))
    papers = criterion("x", {"DEU": 1, "FRA": 2}, source="s")
    assert without(rank_partners(more, criteria=("agreement", papers))) == []


def test_without_a_kind_nothing_is_said_of_who_may_be_first() -> None:
    """From 5 to 6 is above 5 or equal to it, so the place need not be shared."""
    made = profile(agreement("DEU"), centre("c", partners=["DEU", "FRA"]))
    for values, said in (({"DEU": "5..6", "FRA": 5}, 0), ({"DEU": 5, "FRA": 5}, 1)):
        papers = criterion("x", values, source="s")
        found = rank_partners(made, criteria=("agreement", "centre", papers))
        assert found.headline().count("Germany ranks first") == 1
        assert len(without(found)) == said


def test_values_that_partners_outside_the_pool_have() -> None:
    """It is those asked for who have none."""
    made, papers = profile(agreement("DEU"), agreement("FRA")), {"DEU": 1}
    own = criterion("x", papers, source="s", missing="leave out")
    said = rank_partners(made, criteria=(own,), within="France").headline()
    assert said.startswith("France cannot be ranked as a partner of Sample: no partner country ask")


def test_without_the_one_kind_two_may_be_first() -> None:
    """The first has that kind alone, and without it nobody is certainly first."""
    made = profile(
        agreement("RUS"), centre("c", partners=["RUS", "DEU"]), programme("p", partners=["RUS"])
    )
    told = rank_partners(made, criteria=("agreement", "centre")).notes()[1]
    assert told == (
        "Only with Russia is an agreement documented; without that kind, two countries share first "
        "place: Germany and Russia."
    )


def test_rows_that_are_equal_for_equal_weights_only() -> None:
    """Stand in two lines, of which none has two countries."""
    made = profile(agreement("DEU"), programme("p", partners=["POL"]))
    assert "in one row" not in rank_partners(made, weights="equal").footnotes()[0]


def test_one_with_a_value() -> None:
    """Nothing stands before that "one" could mean."""
    made = profile(agreement("DEU"), agreement("NLD"), agreement("FRA"))
    papers = criterion("x", {"NLD": 1}, source="s", missing="leave out")
    said = rank_partners(made, criteria=("agreement", papers)).headline()
    assert "the Netherlands; 2 without a value are left out" in said


def test_what_is_over_is_told_by_its_record() -> None:
    """Names may be alike, and an end may have no date."""
    made = profile(
        agreement("RUS"),
        agreement("DEU", status="ended"),
        programme("one", partners=["RUS"], period="1995", name="X"),
        programme("two", partners=["CHN"], period="1997", name="X"),
    )
    assert "Not counted: X (ended in 1995)." in rank_partners(made, within="CIS").notes()
    assert "agreement-deu (ended), X" in " ".join(rank_partners(made).notes())


def test_a_legal_basis_beside_partners_without_an_agreement() -> None:
    """It is told of how many that have one."""
    made = profile(
        agreement("DEU", status="legal basis"),
        agreement("FRA"),
        programme("p", partners=["POL"]),
    )
    told = rank_partners(made).brief()
    assert 'For 1 of the 2 that have one, "agreement" means a legal basis' in told


def test_a_card_of_an_open_date() -> None:
    """It reads as a date."""
    (row,) = rank_partners(profile(agreement("DEU")), on="1998/..").rows
    assert str(row).startswith("Germany, partner of Sample, as of the time since 1998\n")
