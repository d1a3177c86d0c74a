"""What must stay: the facts of the packaged profile as the answers give them.

`expected.json` was collected from earlier answers and then corrected by hand where these
were wrong; under "corrections" it says of each such part what was changed and why.
"""

from __future__ import annotations

from typing import Any

import pytest
from pins import adapter

import belarus_stic as stic

EXPECTED = adapter.expected()
GROUPS = sorted(EXPECTED["coverage"]["group"])


@pytest.fixture(scope="module")
def belarus() -> Any:
    """Return the packaged profile."""
    return stic.load_profile()


def test_ranks_and_their_intervals(belarus: Any) -> None:
    """All 39 partners, at equal weights and for any weights."""
    assert adapter.ranks(stic.rank_partners(belarus)) == EXPECTED["ranks"]


def test_ties_at_the_date_of_the_profile(belarus: Any) -> None:
    """All 80 ties: partner, kind and record."""
    assert adapter.ties(belarus) == EXPECTED["ties"]


def test_who_has_a_legal_basis_only(belarus: Any) -> None:
    """Ten of the 39 partners with an agreement or other legal basis."""
    assert adapter.ties_of_status(belarus, "legal basis") == EXPECTED["legal basis"]


@pytest.mark.parametrize("by", ["region", "subregion"])
def test_coverage_by_area(belarus: Any, by: str) -> None:
    """Who is documented, denied, unlisted; how many are unmentioned."""
    assert adapter.coverage(belarus, by=by) == EXPECTED["coverage"][by]


@pytest.mark.parametrize("group", GROUPS)
def test_coverage_of_a_group(belarus: Any, group: str) -> None:
    """The same for each packaged group; the thirteen of the European Union among them."""
    row = adapter.group_row(belarus, group)
    assert adapter.statuses(row) == EXPECTED["coverage"]["group"][group]


def test_amounts_of_money(belarus: Any) -> None:
    """Eight amounts: unit, period, purpose, scope, and what the money is of."""
    assert adapter.money(belarus) == EXPECTED["money"]


def test_no_two_amounts_are_added(belarus: Any) -> None:
    """Programme, date, currency or use differ, or one may contain the other."""
    answer = stic.funding_breakdown(belarus, purpose="all")
    assert "total" not in adapter.kinds_of_rows(answer)


def test_what_is_worked_out(belarus: Any) -> None:
    """Money for each project, where both are stated together."""
    answer = stic.funding_breakdown(belarus)
    assert adapter.worked_out(answer) == EXPECTED["worked out"]


def test_shares_of_spending(belarus: Any) -> None:
    """Four percentages, each of its own whole."""
    answer = stic.funding_breakdown(belarus)
    assert adapter.shares_of_spending(answer) == EXPECTED["shares of spending"]


@pytest.mark.parametrize(("severity", "records"), EXPECTED["findings"])
def test_finding(belarus: Any, severity: str, records: list[str]) -> None:
    """Each finding of the audit, with the records it rests on."""
    assert [severity, records] in adapter.findings(belarus)


@pytest.mark.parametrize("severity", ["contradiction", "tension", "gap"])
def test_no_other_findings(belarus: Any, severity: str) -> None:
    """Nothing else contradicts itself or is open."""
    found = [entry for entry in adapter.findings(belarus) if entry[0] == severity]
    assert len(found) == sum(entry[0] == severity for entry in EXPECTED["findings"])


@pytest.mark.parametrize("records", EXPECTED["agreeing checks"])
def test_check_that_agrees(belarus: Any, records: list[str]) -> None:
    """Each check that compares what the source says with what it names."""
    assert adapter.agree(belarus, *records)


def test_digests_of_the_statements(belarus: Any) -> None:
    """All 103 statements, by locator."""
    assert adapter.digests(belarus) == EXPECTED["digests"]
    assert adapter.without_facts(belarus) == EXPECTED["without facts"]
