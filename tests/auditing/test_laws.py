"""Laws of the audit: ids and order mean nothing, and its cost grows with the records alone."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve
from fact_strategies import tied_profiles
from hypothesis import given
from hypothesis import strategies as st
from samples import (
    agreement,
    enumeration,
    figure,
    organisation,
    profile,
    programme,
    project,
    standing,
)
from strategies import profiles

from belarus_stic.auditing import Audit, audit
from belarus_stic.auditing.sentences import HEADINGS
from belarus_stic.files import load_profile
from belarus_stic.model import RECORD_TYPES, Figure, Profile, Record, Source

ANY = profiles() | tied_profiles()


def without_ids(audited: Audit) -> list[tuple[Any, ...]]:
    """Return everything an audit says but for the ids, in an order that ids have no part in."""
    rows = [*audited.rows, *audited.agrees, *audited.negatives]
    found = [(r.severity, r.rule, r.text, r.evidence, len(r.records)) for r in rows]
    left = [("left out", x.kind, x.what, x.reason, x.evidence) for x in audited.left_out]
    return sorted([*found, *left], key=repr)


def renamed(old: Profile, names: dict[str, str]) -> Profile:
    """Return the same profile with other record ids."""

    def rename(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(map(rename, value))
        return names.get(value, value) if isinstance(value, str) else value

    def new(record: Record) -> Record:
        referring = {name for name, _ in record.references()} | {"id"}
        return evolve(record, **{name: rename(getattr(record, name)) for name in referring})

    changed = {
        kind.collection: [new(record) for record in getattr(old, kind.collection)]
        for kind in RECORD_TYPES
        if kind is not Source
    }
    return evolve(old, **changed)


@given(ANY, st.randoms(use_true_random=False))
def test_ids_and_order_mean_nothing(drawn: Profile, chance: random.Random) -> None:
    """Other ids and another order change no word of the audit, and its records by name only."""
    ids = [record.id for record in drawn if not isinstance(record, Source)]
    fresh = [f"new-{i}" for i in range(len(ids))]
    chance.shuffle(fresh)
    names = dict(zip(ids, fresh, strict=True))
    before, after = audit(drawn), audit(renamed(drawn, names))
    assert without_ids(after) == without_ids(before)
    assert sorted(
        sorted(names.get(name, name) for name in row.records) for row in before
    ) == sorted(sorted(row.records) for row in after)


def test_ids_of_the_packaged_profile_mean_nothing() -> None:
    """The known answers stay word for word."""
    belarus = load_profile()
    ids = [record.id for record in belarus if not isinstance(record, Source)]
    names = dict(zip(ids, (f"r-{i}" for i in reversed(range(len(ids)))), strict=True))
    before, after = audit(belarus), audit(renamed(belarus, names))
    assert [(row.number, row.text) for row in after] == [(row.number, row.text) for row in before]
    assert after.notes() == before.notes()


@given(ANY)
def test_any_profile_can_be_audited(drawn: Profile) -> None:
    """Findings are in order, name records of the profile and cite what those cite; pages print."""
    audited = audit(drawn)
    severities = [list(HEADINGS).index(row.severity) for row in audited]
    assert severities == sorted(severities)
    assert {row.severity for row in audited.agrees} <= {"agrees"}
    for row in (*audited, *audited.agrees):
        cited = {cite for name in row.records for cite in drawn[name].cites}
        assert (set(row.evidence), len(set(row.records))) == (cited, len(row.records))
        assert row.text.endswith((".", "?", "!"))
    assert audited.to_text(all_notes=True)


@given(ANY)
def test_unrelated_records_change_nothing(drawn: Profile) -> None:
    """A new body, with a dated figure of its own that counts it, is in no finding."""
    locators = [pair[0] for pair in drawn.sources[0].statements] or ["anywhere"]
    cited = [cite for record in drawn for cite in record.cites]
    cites = cited[:1] or [f"{drawn.sources[0].id}#{locators[0]}"]
    body = organisation("unrelated-body", cites=cites)
    counted = figure(
        "1 unrelated",
        "unrelated-figure",
        about=[body.id],
        counts=[body.id],
        cites=cites,
        as_of=drawn.sources[0].as_of or drawn.as_of,
    )
    if not cited or counted.as_of is None or counted.as_of.is_span:
        return
    more = evolve(
        drawn,
        organisations=[*drawn.organisations, body],
        figures=[*drawn.figures, counted],
    )
    before, after = audit(drawn), audit(more)
    assert [row.text for row in after if counted.id not in row.records] == [
        row.text for row in before
    ]


# What it costs: steps of the interpreter, which do not depend on the machine's load.


def steps(made: Profile) -> int:
    """Return how many lines of this package an audit of a profile runs."""
    count = 0

    def trace(frame: Any, event: str, _: object) -> Any:
        nonlocal count
        if "belarus_stic" not in frame.f_code.co_filename:
            return None
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        audit(made)
    finally:
        sys.settrace(before)
    return count


def chain(size: int) -> list[Record]:
    """Return programmes that are each part of the one before, with an amount each."""
    return [
        record
        for i in range(size)
        for record in (
            programme(f"p-{i:04}", part_of=f"p-{i - 1:04}" if i else None),
            figure(f"{size - i} EUR", f"f-{i:04}", about=[f"p-{i:04}"], period="2010"),
        )
    ]


def own_years(size: int) -> list[Record]:
    """Return a chain in which each amount is of a year of its own, so that none bounds another."""
    programmes = [record for record in chain(size) if record.collection == "programmes"]
    years = {i: f"{1500 + i}" for i in range(size)}
    amounts = [figure("5 EUR", f"f-{i:04}", about=[f"p-{i:04}"], period=years[i]) for i in years]
    return [*programmes, *amounts]


def growing_times(size: int) -> list[Record]:
    """Return a chain in which each amount is of a longer time than those above."""
    return [
        evolve(record, period=f"1500/{record.period}") if isinstance(record, Figure) else record
        for record in own_years(size)
    ]


def own_subjects(size: int) -> list[Record]:
    """Return a chain in which each amount is about something more, so that none bounds another."""
    return [
        evolve(record, about=[*record.about, f"label:{record.id}"])
        if isinstance(record, Figure)
        else record
        for record in chain(size)
    ]


def counted_list(size: int) -> list[Record]:
    """Return many counts of one long list."""
    agreements = [agreement("USA", id=f"a-{i:04}") for i in range(size)]
    return [
        *agreements,
        enumeration([one.id for one in agreements], "listed"),
        *(figure(f"{i + 2} agreement", f"f-{i:04}", counts=["listed"]) for i in range(size)),
    ]


def nested_times(size: int) -> list[Record]:
    """Return a chain in which each amount is of a shorter time."""
    longest = 2000 + size // 2
    return [
        *(record for record in chain(size) if record.collection == "programmes"),
        *(
            figure("5 EUR", f"f-{i:04}", about=[f"p-{i:04}"], period=f"1500/{longest - i // 2}")
            for i in range(size)
        ),
    ]


def pairs(size: int) -> list[Record]:
    """Return a chain in which every second programme has another indicator."""
    return [
        *(record for record in chain(size) if record.collection == "programmes"),
        *(
            figure("5 project", f"f-{i:04}", about=[f"p-{i:04}"], indicator=f"what {i // 2}")
            for i in range(size)
        ),
    ]


def star(size: int) -> list[Record]:
    """Return many projects of one programme, with an amount each that is too large."""
    return [
        programme("whole"),
        figure("1 EUR", "total", about=["whole"], period="2010"),
        *(project(f"p-{i:04}", programme="whole") for i in range(size)),
        *(figure("5 EUR", f"f-{i:04}", about=[f"p-{i:04}"], period="2010") for i in range(size)),
    ]


def series(size: int) -> list[Record]:
    """Return a programme with an amount for each year, and as many parts with one of a year."""
    return [
        programme("whole"),
        *(programme(f"p-{i:04}", part_of="whole") for i in range(size)),
        *(figure("5 EUR", f"w-{i}", about=["whole"], period=f"{1500 + i}") for i in range(size)),
        *(
            figure("6 EUR", f"f-{i}", about=[f"p-{i:04}"], period=f"{1500 + i}")
            for i in range(size)
        ),
    ]


def amounts(size: int) -> list[Record]:
    """Return many amounts about one programme, of as many times."""
    return [
        programme("whole"),
        *(
            figure(f"{i + 1} EUR", f"f-{i:04}", about=["whole"], period=f"{1000 + i}")
            for i in range(size)
        ),
    ]


def counts(size: int) -> list[Record]:
    """Return many counts of one thing at one time."""
    return [figure(f"{i + 1} project", f"f-{i:04}") for i in range(size)]


def denied(size: int) -> list[Record]:
    """Return many agreements with one country, and as many denials."""
    return [
        *(agreement("USA", id=f"a-{i:04}") for i in range(size)),
        *(standing("USA", "no agreement", id=f"s-{i:04}") for i in range(size)),
    ]


def lists(size: int) -> list[Record]:
    """Return many lists among one group, that count and are counted."""
    return [
        record
        for i in range(size)
        for record in (
            enumeration(["DEU", "CHE"], f"l-{i:04}", among="EU", kind="agreement"),
            figure("1 country", f"f-{i:04}", counts=[f"l-{i:04}"]),
        )
    ]


def open_lists(size: int) -> list[Record]:
    """Return many lists of examples, and as many undated figures."""
    return [
        *(enumeration(["DEU"], f"l-{i:04}", complete="open") for i in range(size)),
        *(figure("1 thing", f"f-{i:04}", indicator=f"what {i}") for i in range(size)),
    ]


def shares(size: int) -> list[Record]:
    """Return many shares of one whole, of as many years."""
    return [
        figure("60 %", f"{code}-{i}".lower(), about=["BLR", code], period=f"{1500 + i}")
        for i in range(size // 2)
        for code in ("DEU", "POL")
    ]


def denominators(size: int) -> list[Record]:
    """Return one percentage of many wholes."""
    return [figure("5 %", f"f-{i:04}", denominator=f"whole {i}") for i in range(size)]


SHAPES = [
    chain,
    own_years,
    growing_times,
    own_subjects,
    nested_times,
    pairs,
    star,
    series,
    amounts,
    counts,
    counted_list,
    denied,
    lists,
    open_lists,
    shares,
    denominators,
]


@pytest.mark.parametrize(
    "shape",
    SHAPES,
    ids=lambda f: f.__name__,
)
def test_cost_is_linear(shape: Callable[[int], list[Record]]) -> None:
    """Four times the records cost less than six times the steps; texts are cut."""
    small, large = (profile(*shape(size)) for size in (50, 200))
    assert steps(large) < 6 * steps(small)
    assert max(len(row.text) for row in audit(large)) < 600
