"""The audit as a whole: its order, its words, and that records leave each other alone."""

from __future__ import annotations

import json
import random
from typing import Any, get_args

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from samples import SOURCE, agreement, common, profile
from strategies import profiles

from belarus_stic.auditing import Audit, Kind, Severity, audit
from belarus_stic.errors import OptionError, UnknownKeyError
from belarus_stic.model import (
    RECORD_TYPES,
    Enumeration,
    Figure,
    Organisation,
    Profile,
    Record,
    Source,
    StatedPosition,
)

ORDER: tuple[Severity, ...] = ("contradiction", "tension", "gap", "note")


def troubled() -> Profile:
    """Return a profile with one finding of three severities, and something that agrees."""
    return Profile(
        country="BLR",
        name="Sample",
        as_of="2011-11",
        sources=[SOURCE],
        agreements=[agreement("USA")],
        lists=[
            Enumeration(**common("b"), items=["CHE"], among="EU", complete="open"),
            Enumeration(**common("a"), items=["NOR"], among="CIS", complete="closed"),
        ],
        stated_positions=[
            StatedPosition(**common("denied"), partner="USA", place="no official contacts"),
            StatedPosition(**common("home"), partner="CIS", place="member"),
        ],
    )


def test_order_and_headline() -> None:
    """Rows go by severity, kind and records; the headline counts them."""
    audited = audit(troubled())
    assert [(row.severity, row.kind, row.records) for row in audited] == [
        ("contradiction", "membership", ("a",)),
        ("contradiction", "membership", ("b",)),
        ("tension", "denial", ("agreement-usa", "denied")),
        ("note", "open list", ("b",)),
    ]
    assert [row.records for row in audited.agrees] == [("home",)]
    assert audited.headline() == (
        "2 contradictions, 1 tension and 1 note in the records on Sample as of 2011-11; "
        "1 check agrees."
    )


def test_headline_without_findings() -> None:
    """Nothing found is said outright, with how much was checked."""
    empty = Profile(country="BLR", name="Nothing", as_of="2011")
    assert audit(empty).headline() == (
        "No findings in the records on Nothing as of 2011; 0 checks agree."
    )


def test_sample_profile() -> None:
    """The sample profile counts more than one agreement, names one, and gives no date."""
    assert [(row.severity, row.kind) for row in audit(profile())] == [
        ("gap", "count"),
        ("note", "undated"),
    ]


def test_found_by_kind() -> None:
    """One finding of a kind is found by it; several are not told apart."""
    audited = audit(troubled())
    assert audited["denial"].severity == "tension"
    with pytest.raises(UnknownKeyError, match="2 rows answer to 'membership'"):
        audited["membership"]


def test_text_has_all_of_it() -> None:
    """A reader sees severity, kind, text and statements, then what agrees, within 80 columns."""
    text = str(audit(troubled()))
    assert "contradiction  membership  Norway was no part of CIS" in text
    assert "[part.1]" in text
    assert "Agrees: Belarus placed in CIS: full membership confirmed as of 2011-11." in text
    assert max(map(len, text.splitlines())) <= 80


def test_many_statements_are_counted() -> None:
    """Beyond three statements and one more, the rest is a number."""
    cites = [f"report#part.{i}" for i in range(1, 7)]
    many = evolve(
        profile(),
        lists=[
            Enumeration(**{**common("a"), "cites": cites}, items=["DEU"], complete="open"),
        ],
        figures=[],
    )
    assert "[part.1, part.2, part.3 and 3 more]" in audit(many).to_markdown()


def test_json_has_what_agrees() -> None:
    """JSON holds the findings as rows and what agrees beside them."""
    found = json.loads(audit(troubled()).to_json())
    assert found["name"] == "Sample"
    assert [row["kind"] for row in found["rows"]] == [
        "membership",
        "membership",
        "denial",
        "open list",
    ]
    assert [(row["severity"], row["evidence"]) for row in found["agrees"]] == [
        ("agrees", ["report#part.1"])
    ]


def without_ids(audited: Audit) -> list[tuple[Any, ...]]:
    """Return everything an audit says but for the ids, in an order that ids have no part in."""
    rows = [*audited.rows, *audited.agrees]
    said = [(r.severity, r.kind, r.text, r.evidence, len(r.records)) for r in rows]
    left = [("left out", x.what, x.reason, x.evidence, 0) for x in audited.left_out]
    return sorted([*said, *left], key=repr)


def renamed(old: Profile, names: dict[str, str]) -> Profile:
    """Return the same profile with other record ids."""

    def rename(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(map(rename, value))
        return names.get(value, value) if isinstance(value, str) else value

    def new(record: Record) -> Record:
        referring = {name for name, _ in record.references()} | {"id"}
        return evolve(record, **{name: rename(getattr(record, name)) for name in referring})

    return evolve(
        old,
        **{
            kind.collection: [new(record) for record in getattr(old, kind.collection)]
            for kind in RECORD_TYPES
            if kind is not Source
        },
    )


@given(profiles(), st.randoms(use_true_random=False))
def test_ids_and_order_mean_nothing(drawn: Profile, chance: random.Random) -> None:
    """Other ids and another order change no word of the audit, and its records by name only."""
    ids = [record.id for record in drawn if not isinstance(record, Source)]
    fresh = [f"new-{i}" for i in range(len(ids))]
    chance.shuffle(fresh)
    names = dict(zip(ids, fresh, strict=True))
    before, after = audit(drawn), audit(renamed(drawn, names))
    assert without_ids(after) == without_ids(before)
    assert sorted(sorted(names[name] for name in row.records) for row in before) == sorted(
        sorted(row.records) for row in after
    )


@given(profiles())
def test_unrelated_records_change_nothing(drawn: Profile) -> None:
    """A new body, with a dated figure of its own and a closed list of itself, is in no finding."""
    cites = {"cites": [f"{drawn.sources[0].id}#anywhere"]}
    statements = drawn.sources[0].statements
    if statements:
        cites = {"cites": [f"{drawn.sources[0].id}#{statements[0][0]}"]}
    body = Organisation(id="unrelated-new-body", name="New", kind="firm", **cites)
    more = evolve(
        drawn,
        organisations=[*drawn.organisations, body],
        figures=[
            *drawn.figures,
            Figure(
                id="unrelated-new-figure",
                name="New",
                indicator="something never counted before",
                about=[body.id],
                value="1 body",
                counts=[body.id],
                as_of="2011",
                **cites,
            ),
        ],
        lists=[
            *drawn.lists,
            Enumeration(
                id="unrelated-new-list", name="New", items=[body.id], complete="closed", **cites
            ),
        ],
    )
    before, after = audit(drawn), audit(more)
    assert after.rows == before.rows
    assert after.left_out == before.left_out
    assert [row for row in after.agrees if "unrelated-new-figure" not in row.records] == list(
        before.agrees
    )


@given(profiles())
def test_any_profile_can_be_audited(drawn: Profile) -> None:
    """Findings name records of the profile and cite what those cite, in the order of severity."""
    audited = audit(drawn)
    severities = [ORDER.index(row.severity) for row in audited]
    assert severities == sorted(severities)
    assert {row.severity for row in audited.agrees} <= {"agrees"}
    for row in (*audited, *audited.agrees):
        cited = {cite for name in row.records for cite in drawn[name].cites}
        assert (set(row.evidence), len(set(row.records))) == (cited, len(row.records))


@pytest.mark.parametrize("kind", get_args(Kind))
def test_every_kind_is_documented(kind: str) -> None:
    """Each kind of finding stands in the docstring of `audit`."""
    assert f"`{kind}`" in str(audit.__doc__)


@pytest.mark.parametrize("wrong", [None, "belarus", {}])
def test_only_a_profile_is_audited(wrong: object) -> None:
    """Anything but a profile is refused by its type."""
    with pytest.raises(OptionError, match=f"audit takes a Profile, not {type(wrong).__name__}"):
        audit(wrong)
