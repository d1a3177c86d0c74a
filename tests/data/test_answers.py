"""What every answer on the packaged profile gives alike: references, and columns with a meaning."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve

from belarus_stic import audit, funding_breakdown, rank_partners, regional_coverage, ties
from belarus_stic.model import Profile

ANSWERS: dict[str, Callable[[Profile], Any]] = {
    "ranking": rank_partners,
    "acceptability": lambda of: rank_partners(of).acceptability(draws=10),
    "source's order": lambda of: rank_partners(of).against_source(),
    "coverage": regional_coverage,
    "funding": lambda of: funding_breakdown(of, currency="EUR"),
    "audit": audit,
    "ties": ties,
}
each_answer = pytest.mark.parametrize("ask", ANSWERS.values(), ids=ANSWERS)


@each_answer
def test_every_answer_leads_back_to_statements(belarus: Profile, ask: Any) -> None:
    """All of it, and each of its rows, as the profile cites them."""
    answer = ask(belarus)
    cites = any(getattr(row, "evidence", ()) for row in answer)
    assert all("statement" in reference for reference in answer.cite()) == cites
    assert answer.cite()[0].startswith(belarus.cite(*belarus.sources)[0])
    for row in answer:
        if getattr(row, "evidence", ()):
            assert answer.cite(row) == belarus.cite(row)
            assert set(answer.cite(row)) <= set(answer.cite())


@each_answer
def test_a_copy_of_the_source_adds_the_statements(belarus: Profile, ask: Any) -> None:
    """Where a reader has one, each reference ends with the statement itself."""
    (report,) = belarus.sources
    texts = {f"{report.id}#{place}": f"Text of {place}." for place, _ in report.statements}
    answer = ask(evolve(belarus, texts=texts))
    bare = ask(belarus).cite()
    told = tuple(f"{one}: Text of {one.split()[-1]}." for one in bare)
    assert answer.cite() == (told if "statement" in bare[0] else bare)


@each_answer
def test_every_column_can_be_understood_alone(belarus: Profile, ask: Any) -> None:
    """No meaning stands twice or leans on another column, and bounds have their unit."""
    book = ask(belarus).codebook()
    meanings = [row.meaning for row in book]
    assert len(set(meanings)) == len(meanings)
    for row in book:
        assert not {"same", "these", "likewise"} & set(row.meaning.split())
        assert row.unit or not row.column.endswith(("_low", "_high")) or "rank" in row.column


def test_converted_money_is_in_the_currency_asked_for(belarus: Profile) -> None:
    """Its bounds are, and only they."""
    for currency, unit in (("EUR", "EUR"), (None, "")):
        book = funding_breakdown(belarus, currency=currency).codebook()
        units = [book[f"converted_{one}"].unit for one in ("low", "high", "words")]
        assert units == [unit, unit, ""]
