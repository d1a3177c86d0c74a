"""Notes: statements that nobody cites, units of two endings, open lists, undated figures."""

from __future__ import annotations

import pytest
from auditing.asked import audit_of, said, severities, text_of
from samples import agreement, enumeration, figure, organisation, programme, source


def test_statements_that_no_record_cites() -> None:
    """One note for each source, its first statements named."""
    audited = audit_of(agreement("DEU"))
    assert said(audited, "statements") == [("note", ("report",))]
    assert text_of(audited, "statements") == (
        "The report: 7 statements are neither cited nor said to hold no fact (part.2, part.3, "
        "part.4, part.5, part.6 and 2 more)."
    )


def test_one_statement_is_left() -> None:
    """Told in the singular."""
    cites = [f"report#part.{i}" for i in range(1, 8)]
    text = text_of(audit_of(agreement("DEU", cites=cites)), "statements")
    assert text == "The report: 1 statement is neither cited nor said to hold no fact (part.8)."


def test_all_statements_are_cited() -> None:
    """Or hold no fact, or are not listed at all."""
    cites = [f"report#part.{i}" for i in range(1, 9)]
    assert said(audit_of(agreement("DEU", cites=cites)), "statements") == []
    without = source(statements=(), without_facts=())
    assert said(audit_of(agreement("DEU"), sources=[without]), "statements") == []


def test_units_that_differ_by_an_ending() -> None:
    """Where one is used once: it is compared with none of the others."""
    audited = audit_of(
        organisation("body"),
        figure("5 thing", "a"),
        figure("6 thing", "b", indicator="other"),
        figure("7 things", "c"),
    )
    assert said(audited, "units") == [("note", ("a", "b", "c"))]
    assert text_of(audited, "units") == '"thing" and "things" are counted as two units.'
    numbers = {"a": "5 thing", "b": "6 things", "c": "7 things"}
    turned = audit_of(*(figure(value, name, indicator=name) for name, value in numbers.items()))
    assert said(turned, "units") == [("note", ("a", "b", "c"))]


@pytest.mark.parametrize(
    ("one", "other", "is_ending"),
    [
        ("country", "countrie", True),
        ("program", "programme", True),
        ("grant", "granty", True),
        ("patent", "project", False),
        ("scientist", "scientific project", False),
        ("EUR", "USD", False),
    ],
)
def test_what_an_ending_is(one: str, other: str, is_ending: bool) -> None:
    """A few letters behind the same stem."""
    money = {"stage": "unstated", "purpose": "unstated", "scope": "unstated"}
    both = [
        figure(f"5 {unit}", f"f-{i}", **(money if unit.isupper() else {}))
        for i, unit in enumerate((one, other))
    ]
    assert bool(said(audit_of(*both), "units")) is is_ending


def test_units_that_are_used_more_often() -> None:
    """Two words that are each used twice are two words; unlike ones always are."""
    audited = audit_of(
        *(figure(f"{i} {unit}", f"{unit}-{i}") for unit in ("thing", "things") for i in (1, 2)),
        figure("3 series", "a"),
        figure("4 project", "b"),
    )
    assert said(audited, "units") == []


def test_open_lists_are_one_note() -> None:
    """All lists left open are one finding; complete ones are none."""
    audited = audit_of(
        enumeration(["DEU"], "a", complete="open"),
        enumeration(["DEU"], "b", complete="open"),
        enumeration(["DEU"], "c"),
    )
    assert said(audited, "open lists") == [("note", ("a", "b"))]
    assert text_of(audited, "open lists") == (
        "In 2 lists only examples are given: who is missing there may still belong."
    )


def test_no_open_list() -> None:
    """One list is told in the singular; none is no finding."""
    audited = audit_of(enumeration(["DEU"], complete="open"))
    assert text_of(audited, "open lists").startswith("In 1 list only")
    assert said(audit_of(enumeration(["DEU"])), "open lists") == []


def test_undated_figures_are_one_note() -> None:
    """All figures without a date are one finding; a date, period or programme's period is one."""
    audited = audit_of(
        programme("closed", period="2007/2011"),
        figure("1 thing", "a"),
        figure("2 grant", "b", per=["year"]),
        figure("3 project", "c", period="2010"),
        figure("4 event", "d", as_of="2010"),
        figure("5 priority", "e", about=["closed"]),
    )
    assert said(audited, "undated") == [("note", ("a", "b"))]
    assert text_of(audited, "undated") == "2 figures state no date or period."


@pytest.mark.parametrize("period", ["2007/..", "../2011", "2007~/2011", "2007/2011~"])
def test_a_period_that_is_open_dates_no_figure(period: str) -> None:
    """Nor one that is approximate at an end, nor one of two things."""
    of_one = audit_of(programme("p", period=period), figure(about=["p"]))
    assert severities(of_one, "undated") == ["note"]
    ended = [programme(name, period="2007/2011") for name in ("p", "q")]
    assert severities(audit_of(*ended, figure(about=["p", "q"])), "undated") == ["note"]


def test_one_undated_figure() -> None:
    """One figure is told in the singular; none is no finding."""
    assert text_of(audit_of(figure()), "undated") == "1 figure states no date or period."
    assert severities(audit_of(figure(as_of="2011")), "undated") == []
