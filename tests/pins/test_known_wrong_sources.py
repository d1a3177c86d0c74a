"""Answers that are easily given wrongly, each with the right one: small profiles of other homes.

Several sources, each of its own date; records that are dated; what is part of what; fellow
signatories; money of whole programmes and hedged money.
"""

from __future__ import annotations

from typing import Any

import networkx as nx
import pytest
from pins import adapter
from pins.adapter import record

import belarus_stic as stic

TWO = {"one": "2011", "two": "2013"}


def agreement(partner: str, **fields: Any) -> Any:
    """Make an agreement with one country."""
    fields = {"status": "concluded", "level": "governmental", **fields}
    return record("agreements", f"agreement-{partner.lower()}", partners=[partner], **fields)


def programme(name: str, **fields: Any) -> Any:
    """Make a programme."""
    return record("programmes", name, **{"kind": "bilateral", **fields})


def money(name: str, value: str, about: str, **fields: Any) -> Any:
    """Make a figure of money for research."""
    given = {"stage": "awarded", "purpose": "research", "scope": "country's share", **fields}
    return record("figures", name, indicator="grants", about=[about], value=value, **given)


def count(name: str, value: str, source: str = "one", **fields: Any) -> Any:
    """Make a figure that counts projects of one programme."""
    cites = [f"{source}#{name}.1"]
    given = {"indicator": "projects", "about": ["fp7"], "cites": cites, **fields}
    return record("figures", name, value=value, **given)


def of_two_sources(first: str, second: str, **dates: str | None) -> Any:
    """Make a profile in which two sources count the projects of one programme."""
    return adapter.profile(
        programme("fp7", kind="framework", partners=["EU"]),
        count("earlier", first, "one"),
        count("later", second, "two"),
        as_of="2013",
        sources={**TWO, **dates},
    )


# --- what denies what: one table for all answers --------------------------------------------------


def denying(standing: str, **fields: Any) -> Any:
    """Make a profile in which a source says something negative of a partner with a programme."""
    return adapter.profile(
        agreement("ROU"),
        programme("joint", partners=["USA"], **fields),
        record("standings", "usa", partner="USA", standing=standing),
    )


@pytest.mark.parametrize("kind", ["programme", "joint budget"])
@pytest.mark.parametrize("standing", ["no official contacts", "no agreement"])
def test_a_programme_is_not_denied_by_other_words(kind: str, standing: str) -> None:
    """Neither remark says that there is no programme."""
    profile = denying(standing, budget="joint")
    row = adapter.group_row(profile, "Northern America", kind=kind)
    assert (row.documented, row.denied) == (("USA",), ())
    assert adapter.share(row)[0] == pytest.approx(0.5)
    said = adapter.page(stic.rank_partners(profile))
    assert "agrees" not in said


def test_no_agreement_denies_an_agreement() -> None:
    """And nothing else."""
    profile = denying("no agreement")
    assert adapter.group_row(profile, "Northern America").denied == ("USA",)
    assert adapter.group_row(profile, "Northern America", kind="centre").denied == ()
    assert adapter.group_row(denying("no official contacts"), "Northern America").denied == ()


def test_a_contradiction_of_agreement_and_denial() -> None:
    """Outright "no agreement" beside an agreement cannot both be true."""
    profile = adapter.profile(
        agreement("USA"), record("standings", "usa", partner="USA", standing="no agreement")
    )
    assert adapter.severities(profile, "agreement-usa", "usa") == {"contradiction"}


# --- what is part of what: one walker for all answers ---------------------------------------------


@pytest.mark.parametrize("through", ["programme", "part_of"])
def test_a_part_with_more_money_than_its_whole(through: str) -> None:
    """A project in a programme is a part of it, as a programme in a programme is."""
    part = (
        record("projects", "part", programme="whole")
        if through == "programme"
        else programme("part", part_of="whole")
    )
    profile = adapter.profile(
        programme("whole", partners=["ROU"]),
        part,
        money("of-whole", "10 EUR", "whole", period="2010"),
        money("of-part", "50 EUR", "part", period="2010"),
    )
    assert adapter.severities(profile, "of-whole", "of-part") & {"contradiction", "tension"}
    answer = stic.funding_breakdown(profile)
    assert "total" not in adapter.kinds_of_rows(answer)


@pytest.mark.parametrize(("on", "partners"), [("2005", set()), ("2011", {"USA"})])
def test_a_project_does_not_precede_its_programme(on: str, partners: set[str]) -> None:
    """An undated project holds while the programme that it is in holds."""
    profile = adapter.profile(
        record("organisations", "argonne", kind="research institute", country="USA"),
        programme("fund", period="2010/2013"),
        record("projects", "reactor", programme="fund", participants=["argonne"]),
        record("figures", "early", indicator="x", about=["MDA"], value="1 y", period="1999"),
    )
    assert adapter.partners(profile, on=on) == partners


# --- what a list proves ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "unlisted"),
    [
        ({"of": "partners"}, 26),
        ({"of": "partners", "complete": "open"}, 0),
        ({"of": "partners", "narrower": "agreements signed in Minsk"}, 0),
        ({"of": "co-members"}, 0),
    ],
)
def test_whom_a_list_leaves_unlisted(fields: dict[str, str], unlisted: int) -> None:
    """Only a complete list of partners that is no narrower than its kind of tie leaves anybody."""
    fields = {"complete": "closed", **fields}
    profile = adapter.profile(
        agreement("POL"), record("lists", "named", items=["agreement-pol"], among="EU", **fields)
    )
    assert len(adapter.group_row(profile, "EU").unlisted) == unlisted


# --- a record speaks at the date of its source ----------------------------------------------------


def test_counts_of_two_sources_at_two_dates_are_not_set_against_each_other() -> None:
    """Forty projects in 2011 and 45 in 2013 neither agree nor disagree."""
    profile = of_two_sources("40 project", "45 project")
    assert adapter.severities(profile, "earlier", "later") <= {"note", "gap"}
    assert not adapter.agree(profile, "earlier", "later")


def test_hedged_counts_of_two_dates_do_not_agree_by_chance() -> None:
    """One number could satisfy both words, and need not."""
    profile = of_two_sources(">40 project", "45 project")
    assert not adapter.agree(profile, "earlier", "later")


def test_two_sources_of_one_date_that_differ() -> None:
    """A difference, named with both sources; neither source contradicts itself."""
    profile = of_two_sources("304 project", "305 project", two="2011")
    assert adapter.severities(profile, "earlier", "later") - {"note"} == {"tension"}
    said = adapter.finding_text(profile, "earlier", "later")
    assert "304" in said
    assert "305" in said
    assert not adapter.agree(profile, "earlier", "later")


def test_one_source_that_contradicts_itself() -> None:
    """The same two numbers in one source."""
    profile = adapter.profile(
        programme("fp7", kind="framework", partners=["EU"]),
        count("earlier", "304 project"),
        count("later", "305 project"),
        sources={"one": "2011"},
    )
    assert adapter.severities(profile, "earlier", "later") - {"note"} == {"contradiction"}


def test_the_same_indicator_is_not_given_for_the_same_time_by_two_sources() -> None:
    """Counts of applications and of projects from two sources of different dates."""
    profile = adapter.profile(
        programme("fp7", kind="framework", partners=["EU"]),
        count("applied-one", "305 application", "one", indicator="applications"),
        count("applied-two", "304 application", "two", indicator="applications"),
        count("funded-one", "58 project", "one"),
        count("funded-two", "50 project", "two"),
        as_of="2013",
        sources=TWO,
    )
    for kind in ("applied", "funded"):
        assert not adapter.agree(profile, f"{kind}-one", f"{kind}-two")
    assert "same time" not in adapter.finding_text(profile, "applied-one", "applied-two")


def test_a_list_speaks_at_the_date_of_its_source() -> None:
    """A complete list of 2011 leaves nobody unlisted in 2013."""
    profile = adapter.profile(
        agreement("POL"),
        record(
            "lists",
            "eu-list",
            of="partners",
            items=["agreement-pol"],
            among="EU",
            complete="closed",
        ),
        record("figures", "later", indicator="x", about=["MDA"], value="1 y", cites=["two#b.1"]),
        as_of="2013",
        sources=TWO,
    )
    assert len(adapter.group_row(profile, "EU", on="2011").unlisted) == 26
    row = adapter.group_row(profile, "EU", on="2013-06")
    assert (len(row.unlisted), len(row.unmentioned)) == (0, 26)


# --- dated records --------------------------------------------------------------------------------


def dated() -> Any:
    """Make a profile of 2021 with four calls that are over and seven undated agreements."""
    calls = [
        programme(f"call-{code.lower()}", partners=[code], period="2008/2009")
        for code in ("BLR", "DEU", "UKR", "ROU")
    ]
    codes = ("BLR", "DEU", "UKR", "ITA", "POL", "CHN", "AZE")
    return adapter.profile(*calls, *map(agreement, codes), as_of="2021-10")


def test_what_is_over_at_the_date_asked_is_told() -> None:
    """The four calls stand in `left_out`, with the reason, and in a note."""
    answer = stic.rank_partners(dated())
    out = adapter.left_out(answer)
    assert all(f"call-{code}" in out for code in ("blr", "deu", "ukr", "rou"))
    assert "2009" in out
    assert all(f"call-{code}" in adapter.notes(answer) for code in ("blr", "deu", "ukr", "rou"))
    assert "rank first" not in adapter.headline(answer)


def test_what_was_under_way_at_the_date_asked_counts() -> None:
    """In 2009 three countries have a programme as well as an agreement."""
    found = adapter.ranks(stic.rank_partners(dated(), on="2009"))
    assert {code for code, (rank, _, _) in found.items() if rank == 1} == {"BLR", "DEU", "UKR"}


def test_a_date_after_that_of_the_profile() -> None:
    """An agreement of 2023 in a profile of 2021 is found, and counts nowhere."""
    profile = adapter.profile(
        agreement("POL"),
        agreement("ARM", status="concluded", signed="2023-10-16"),
        as_of="2021-10",
    )
    assert adapter.severities(profile, "agreement-arm") & {"contradiction", "tension", "gap"}
    assert adapter.partners(profile) == {"POL"}
    answer = stic.rank_partners(profile)
    assert "agreement-arm" in adapter.left_out(answer)
    assert "2023" in adapter.left_out(answer)


def test_a_status_against_its_date() -> None:
    """What had ended in 2005 was not in force in 2021: refused, with the field."""
    with pytest.raises(adapter.ProfileError, match="ended"):
        adapter.profile(agreement("ARM", status="in force", ended="2005"), as_of="2021-10")


# --- the whole programme and home's part in it ----------------------------------------------------


def lasting(**fields: Any) -> Any:
    """Make a profile in which home takes part in a programme for 78 months."""
    seven = record(
        "figures", "length", indicator="duration", about=["h2020"], value="84 month", **fields
    )
    return adapter.profile(
        programme("h2020", kind="framework", partners=["EU"], period="2014-07/2020-12"),
        seven,
        as_of="2021",
    )


def test_the_length_of_a_whole_programme_against_homes_part_in_it() -> None:
    """Seven years of the programme and 78 months of home's part are no tension."""
    assert adapter.severities(lasting(), "length") & {"tension", "contradiction"}
    whole = lasting(scope="whole programme")
    assert not adapter.severities(whole, "length") & {"tension", "contradiction"}


# --- lists of fellow signatories ------------------------------------------------------------------


@pytest.mark.parametrize(("of", "named"), [("partners", True), ("co-members", False)])
def test_fellow_signatories_are_no_partners(of: str, named: bool) -> None:
    """Only countries in lists of partners are named without a tie."""
    profile = adapter.profile(
        agreement("POL"),
        record("lists", "others", of=of, items=["CAN", "ITA"], complete="closed"),
    )
    said = adapter.page(stic.rank_partners(profile))
    assert ("Canada" in said) == named
    assert adapter.partners(profile) == {"POL"}


# --- money ----------------------------------------------------------------------------------------


def budgets() -> Any:
    """Make a profile with what home got and with budgets of whole programmes."""
    whole = {"scope": "whole programme", "stage": "budgeted"}
    return adapter.profile(
        programme("call", kind="framework", partners=["EU"], part_of="framework"),
        programme("framework", kind="framework", partners=["EU"]),
        programme("h2020", kind="framework", partners=["EU"], part_of="framework"),
        money("call-budget", "30000000 EUR", "call", period="2010", **whole),
        money("h2020-budget", "<80000000000 EUR", "h2020", period="2014/2020", **whole),
        money("h2020-share", "7400000 EUR", "h2020", period="2014/2020"),
        as_of="2021",
    )


def test_budgets_of_whole_programmes_are_never_added() -> None:
    """Not even where stage, scope and currency are the same."""
    answer = stic.funding_breakdown(budgets())
    assert "total" not in adapter.kinds_of_rows(answer)
    assert "80,030,000,000" not in adapter.page(answer)


def test_what_home_got_comes_first() -> None:
    """Before any budget of a whole programme, in the headline and in the table."""
    answer = stic.funding_breakdown(budgets())
    for said in (adapter.headline(answer), adapter.page(answer)):
        share = said.index("7,400,000")
        assert share < (said.find("80,000,000,000") + 1 or len(said))
        assert share < (said.find("30,000,000 EUR") + 1 or len(said))


@pytest.mark.parametrize(
    ("value", "is_zero"),
    [("<=10000 USD", True), ("<10000 USD", True), ("~10000 USD", True), (">10000 USD", False)],
)
def test_converted_money_is_not_below_zero(value: str, is_zero: bool) -> None:
    """A hedge opens a range upwards, never below nothing."""
    profile = adapter.profile(
        programme("fund", partners=["USA"]), money("grants", value, "fund", period="2010")
    )
    answer = stic.funding_breakdown(profile, currency="EUR")
    assert "-" not in adapter.converted_text(answer, "grants")
    low = adapter.converted_low(answer, "grants")
    assert low == 0 if is_zero else low > 0


@pytest.mark.parametrize(
    ("fields", "each"),
    [
        ({}, {"grants": "100 EUR"}),
        ({"cites": ["one#a.2"]}, {}),
        ({"period": "2009"}, {}),
        ({"about": ["other"]}, {}),
    ],
)
def test_money_for_each_project_of_one_set(fields: dict[str, Any], each: dict[str, str]) -> None:
    """Worked out where one statement gives sum and number of the same thing and time."""
    profile = adapter.profile(
        programme("fp7", kind="framework", partners=["EU"]),
        programme("other", kind="framework", partners=["EU"]),
        money("grants", "1000 EUR", "fp7", period="2010"),
        count("projects", "10 project", **{"cites": ["one#a.1"], "period": "2010", **fields}),
    )
    assert adapter.worked_out(stic.funding_breakdown(profile)) == each


# --- two homes ------------------------------------------------------------------------------------


def test_two_graphs_composed_stay_two_countries() -> None:
    """Each profile reads its own edges of a composed graph and passes over the other's."""
    moldova = adapter.profile(
        agreement("AZE"), agreement("BLR"), programme("fp7", kind="framework", partners=["EU"])
    )
    belarus = stic.load_profile()
    both = nx.compose(stic.partnership_graph(moldova), stic.partnership_graph(belarus))
    for profile in (moldova, belarus):
        alone = stic.rank_partners(profile)
        assert stic.rank_partners(profile, ties=both) == alone
        assert adapter.headline(stic.rank_partners(profile, ties=both)) == adapter.headline(alone)
