"""Parts against their wholes."""

from __future__ import annotations

from typing import Any

import pytest
from auditing.asked import audit_of, audit_of_two, said, severities, text_of
from samples import figure, organisation, programme, project

from belarus_stic.auditing import Audit
from belarus_stic.model import Figure, Record

PARTS: tuple[Record, ...] = (
    organisation("body"),
    programme("whole"),
    programme("part", part_of="whole"),
    programme("next", part_of="whole"),
    project("within", programme="part"),
)


def amounts(*figures: Figure) -> Audit:
    """Return the audit of figures about a programme and its parts."""
    return audit_of(*PARTS, *figures)


def whole(value: str, **changes: Any) -> Figure:
    """Return a figure of the whole programme."""
    given = {"about": ["whole"], "period": "2007/2011", "indicator": "things", **changes}
    return figure(value, "total", **given)


def part(value: str, record_id: str = "share", **changes: Any) -> Figure:
    """Return a figure of a part of the programme."""
    given = {"about": ["part"], "period": "2007/2011", "indicator": "things", **changes}
    return figure(value, record_id, **given)


@pytest.mark.parametrize(
    ("total", "share", "severity"),
    [
        ("10 EUR", "11 EUR", "contradiction"),
        ("10 EUR", ">10 EUR", "contradiction"),
        ("<10 EUR", "10 EUR", "contradiction"),
        ("10 EUR", "10 EUR", "agrees"),
        ("10 EUR", "9 EUR", "agrees"),
        ("10 project", "11 project", "contradiction"),
        ("10 project", "9 project", "agrees"),
    ],
)
def test_total_and_part(total: str, share: str, severity: str) -> None:
    """A total smaller than its part is a contradiction, where the hedges leave no doubt."""
    assert said(amounts(whole(total), part(share)), "totals") == [(severity, ("share", "total"))]


@pytest.mark.parametrize(
    ("total", "share"),
    [
        ("~10 EUR", "11 EUR"),
        (">10 EUR", "11 EUR"),
        (">10 EUR", "10 EUR"),
        ("10 EUR", "~11 EUR"),
        ("10 EUR", ">9 EUR"),
        ("10 EUR", "11 USD"),
        ("10 project", "11 grant"),
        ("10 %", "11 %"),
    ],
)
def test_total_and_part_that_are_not_certain(total: str, share: str) -> None:
    """Hedges that leave it open, unlike units and percentages say nothing."""
    assert said(amounts(whole(total), part(share)), "totals") == []


@pytest.mark.parametrize(
    ("whole_changes", "part_changes", "found"),
    [
        ({}, {}, 1),
        ({"purpose": "general"}, {}, 1),
        ({}, {"purpose": "general"}, 0),
        ({"purpose": "general"}, {"purpose": "unstated"}, 1),
        ({"purpose": "unstated"}, {"purpose": "unstated"}, 0),
        ({"indicator": "Things"}, {}, 1),
        ({"indicator": "grants"}, {"indicator": "loans"}, 0),
        ({"paid_by": ["EU"]}, {"paid_by": ["EU"]}, 1),
        ({"paid_by": ["EU", "DEU"]}, {"paid_by": ["DEU", "EU"]}, 1),
        ({"paid_by": ["EU"]}, {"paid_by": ["RUS"]}, 0),
        ({"paid_by": ["EU"]}, {}, 0),
        ({}, {"paid_by": ["EU"]}, 0),
        ({"paid_to": ["BLR"]}, {"paid_to": ["BLR"]}, 1),
        ({"paid_to": ["BLR"]}, {"paid_to": ["POL"]}, 0),
        ({"paid_to": ["BLR"]}, {}, 0),
        ({}, {"paid_to": ["BLR"]}, 0),
        ({"scope": "whole programme"}, {}, 1),
        ({}, {"scope": "whole programme"}, 0),
        ({"scope": "unstated"}, {"scope": "unstated"}, 0),
        ({"scope": "whole programme"}, {"scope": "unstated"}, 1),
        ({"scope": "whole programme"}, {"about": ["whole"]}, 1),
        ({"stage": "budgeted"}, {}, 0),
        ({"stage": "budgeted"}, {"stage": "budgeted"}, 1),
        ({"stage": "unstated"}, {"stage": "unstated"}, 0),
        ({"per": ["year"]}, {}, 0),
        ({}, {"per": ["project"]}, 0),
        ({}, {"period": "2008"}, 1),
        ({}, {"period": "2006/2007"}, 0),
        ({"period": "../2011"}, {}, 1),
        ({"period": "2007/.."}, {}, 1),
        ({}, {"period": "2008~"}, 0),
        ({"period": None}, {}, 0),
        ({}, {"period": None}, 0),
        ({"period": None}, {"period": None}, 1),
        ({"period": None, "as_of": "2010"}, {"period": None, "as_of": "2010"}, 1),
        ({"period": None, "as_of": "2010"}, {"period": None, "as_of": "2011"}, 0),
        ({"period": None, "as_of": "2010"}, {"period": "2010"}, 0),
        ({}, {"about": ["body"]}, 0),
        ({}, {"about": ["within"]}, 1),
        ({}, {"about": ["within"], "period": "2008"}, 1),
        ({}, {"about": ["part", "body"]}, 1),
        ({}, {"about": ["part", "BLR"]}, 1),
        ({}, {"about": ["whole", "BLR"], "period": "2008"}, 1),
        ({"about": ["part"]}, {"about": ["part", "next"]}, 0),
        ({"about": ["part", "next"]}, {"about": ["part"]}, 0),
        ({"about": ["whole", "BLR"]}, {"about": ["part"]}, 0),
        ({"about": ["whole", "BLR"]}, {"about": ["part", "BLR"]}, 1),
        ({"about": ["POL"]}, {"about": ["POL", "DEU"], "period": "2008"}, 0),
        ({"about": ["POL"]}, {"about": ["POL"], "period": "2008"}, 1),
        ({"purpose": "general"}, {"about": ["whole"]}, 1),
        ({}, {"about": ["whole", "BLR"]}, 1),
        ({}, {"about": ["whole"]}, 0),
        ({"period": None, "as_of": "2010"}, {"period": None, "as_of": "2010-05"}, 0),
        ({"about": ["POL"]}, {"about": ["whole", "POL"], "period": "2008"}, 0),
    ],
    ids=str,
)
def test_what_is_a_part(
    whole_changes: dict[str, Any], part_changes: dict[str, Any], found: int
) -> None:
    """A part lies within the whole in subject, time, use, payer, payee, scope and stage."""
    audited = amounts(whole("10 EUR", **whole_changes), part("11 EUR", **part_changes))
    assert len(said(audited, "totals")) == found


def test_undated_part_and_whole() -> None:
    """Too large a part is a tension where neither says its time; a smaller one agrees with none."""
    undated: dict[str, Any] = {"period": None}
    assert severities(amounts(whole("10 EUR", **undated), part("11 EUR", **undated)), "totals") == [
        "tension"
    ]
    assert said(amounts(whole("10 EUR", **undated), part("9 EUR", **undated)), "totals") == []


def test_part_in_time() -> None:
    """A part of the time of the same thing is a part."""
    audited = amounts(whole("24 project"), part("25 project", about=["whole"], period="2010"))
    assert said(audited, "totals") == [("contradiction", ("share", "total"))]
    assert text_of(audited, "totals") == (
        "The whole, Name of total (24 projects), is less than the part, Name of share (25 "
        "projects)."
    )


def test_one_whole_is_one_check() -> None:
    """Parts that are too large are one finding, the others one check that agrees."""
    audited = amounts(
        whole("10 EUR"),
        part("11 EUR"),
        part("9 EUR", "b", about=["next"]),
        part("12 EUR", "c", about=["next"]),
    )
    assert said(audited, "totals") == [
        ("contradiction", ("c", "share", "total")),
        ("agrees", ("b", "total")),
    ]


def test_the_smallest_whole_decides() -> None:
    """A whole between that sets no bound hides nothing of the one above."""
    audited = amounts(
        whole("10 EUR"), part("~20 EUR", "between"), part("50 EUR", "inner", about=["within"])
    )
    assert said(audited, "totals") == [("contradiction", ("inner", "total"))]


def test_the_nearest_whole_stands_for_those_above() -> None:
    """What lies in it lies in them."""
    audited = amounts(
        whole("10 EUR"), part("10 EUR", "between"), part("50 EUR", "inner", about=["within"])
    )
    assert said(audited, "totals") == [
        ("contradiction", ("between", "inner")),
        ("agrees", ("between", "total")),
    ]


@pytest.mark.parametrize(
    ("totals", "share", "found"),
    [
        # Of one time each.
        ({"a": ("10 EUR", "2010"), "b": ("90 EUR", "2011")}, "50 EUR", "a"),
        ({"a": ("90 EUR", "2010"), "b": ("10 EUR", "2011")}, "50 EUR", None),
        # The nearest and the outermost that has one, the smaller of both.
        ({"a": ("90 EUR", "2010"), "c": ("10 EUR", "2010")}, "50 EUR", "c"),
        ({"a": ("10 EUR", "2010"), "c": ("10..90 EUR", "2010")}, "50 EUR", "a"),
        ({"b": ("10 EUR", "2010"), "c": ("~99 EUR", "2010")}, "50 EUR", "b"),
        ({"a": ("10 EUR", "2010"), "c": ("10 EUR", "2010")}, "50 EUR", "c"),
        # Not one between them.
        (
            {"a": ("90 EUR", "2010"), "b": ("10 EUR", "2010"), "c": ("10..90 EUR", "2010")},
            "50 EUR",
            None,
        ),
        # A longer time.
        ({"a": ("10 EUR", "2009/2012"), "b": ("20 EUR", "2007/2008")}, "50 EUR", "a"),
        ({"b": ("10 EUR", "2009/2012"), "c": ("9..90 EUR", "2010")}, "50 EUR", "b"),
        ({"a": ("10 EUR", "2011/2012"), "c": ("10 EUR", "2007/2008")}, "50 EUR", None),
    ],
    ids=str,
)
def test_the_nearest_and_the_outermost_whole(
    totals: dict[str, tuple[str, str]], share: str, found: str | None
) -> None:
    """Are found up a chain, over wholes of other times."""
    chain = [
        programme(one, part_of=above) for one, above in zip("abcd", [None, *"abc"], strict=True)
    ]
    numbers = [
        part(value, f"of-{about}", about=[about], period=period)
        for about, (value, period) in totals.items()
    ]
    audited = audit_of(*chain, *numbers, part(share, about=["d"], period="2010"))
    too_large = [records for severity, records in said(audited, "totals") if severity != "agrees"]
    assert [set(records) - {"share"} for records in too_large if "share" in records] == (
        [{f"of-{found}"}] if found else []
    )


def test_two_numbers_of_one_thing_hide_no_whole() -> None:
    """They are rivals, which is not this rule's, and each is part of what is above."""
    audited = amounts(whole("10 EUR"), part("20 EUR"), part("30 EUR", "again"))
    assert said(audited, "totals") == [("contradiction", ("again", "share", "total"))]


@pytest.mark.parametrize("name", ["a", "z"])
def test_of_equal_wholes_the_one_most_like_the_part_stands(name: str) -> None:
    """One of the part's own scope before that of the whole programme, whatever they are called."""
    own = whole("10 EUR", id=name, name=name)
    total = whole("10 EUR", id="m", name="m", scope="whole programme")
    found = said(amounts(own, total, part("15 EUR")), "totals")
    assert found == [
        ("contradiction", tuple(sorted((name, "share")))),
        ("agrees", tuple(sorted((name, "m")))),
    ]


def test_the_smaller_of_two_numbers_decides() -> None:
    """For a part, of two that its whole has for one time."""
    inner = part("15 EUR", about=["within"])
    for low, high in (("total", "again"), ("again", "total")):
        audited = amounts(whole("10 EUR", id=low), whole("20 EUR", id=high), inner)
        assert said(audited, "totals") == [("contradiction", tuple(sorted(("share", low))))]


def test_wholes_of_another_branch() -> None:
    """What is part of one programme is no part of the next."""
    audited = amounts(part("10 EUR", about=["next"]), part("50 EUR", "inner", about=["within"]))
    assert said(audited, "totals") == []


def test_the_nearest_whole_is_found_over_what_has_no_number() -> None:
    """Of several trees, the parts of each lie in its own wholes."""
    audited = audit_of(
        *(programme(f"{tree}-0") for tree in "ab"),
        *(
            programme(f"{tree}-{i}", part_of=f"{tree}-{i - 1}")
            for tree in "ab"
            for i in range(1, 5)
        ),
        *(programme(f"{tree}-side", part_of=f"{tree}-1") for tree in "ab"),
        *(
            part(f"{value} EUR", f"of-{about}", about=[about])
            for about, value in {"a-1": 10, "a-4": 11, "a-side": 9, "b-1": 5, "b-side": 6}.items()
        ),
    )
    assert said(audited, "totals") == [
        ("contradiction", ("of-a-1", "of-a-4")),
        ("contradiction", ("of-b-1", "of-b-side")),
        ("agrees", ("of-a-1", "of-a-side")),
    ]


def test_parts_are_never_added() -> None:
    """A project may count in two parts."""
    audited = amounts(whole("10 EUR"), part("6 EUR"), part("6 EUR", "b", about=["next"]))
    assert severities(audited, "totals") == ["agrees"]


def test_the_whole_of_another_source() -> None:
    """Each source is held against itself."""
    audited = audit_of_two(
        programme("whole", cites=["one#part.1"]),
        programme("part", part_of="whole", cites=["one#part.1"]),
        whole("10 EUR", cites=["one#part.1"]),
        part("50 EUR", cites=["two#part.1"]),
    )
    assert said(audited, "totals") == []


def test_organisations_have_parts_too() -> None:
    """An institute of an academy."""
    audited = audit_of(
        organisation("academy"),
        organisation("institute", part_of="academy"),
        whole("10 person", about=["academy"]),
        part("11 person", about=["institute"]),
    )
    assert severities(audited, "totals") == ["contradiction"]


def test_the_whole_of_a_series_is_that_of_its_longest_time() -> None:
    """A hundred days beside one year: the year is the whole of all of them."""
    days = [
        part(
            "2 project", f"d-{i}", about=["whole"], period=f"2010-{1 + i // 25:02}-{1 + i % 25:02}"
        )
        for i in range(100)
    ]
    audited = amounts(whole("1 project", period="2010"), *days)
    assert [len(records) for _, records in said(audited, "totals")] == [101]
    assert "and 95 more" in text_of(audited, "totals")


def test_the_smaller_of_both_wholes_decides() -> None:
    """That of the same time, or that of the longest, in which both lie."""
    audited = amounts(
        whole("20 EUR", id="year", period="2010"), whole("10 EUR"), part("15 EUR", period="2010")
    )
    assert said(audited, "totals") == [("contradiction", ("share", "total", "year"))]


def test_series_are_compared_time_by_time() -> None:
    """Two years of a programme and of a part of it, beside what the programme had in both."""
    years = {"2010": ("10 EUR", "11 EUR"), "2011": ("20 EUR", "19 EUR")}
    audited = amounts(
        whole("100 EUR", period="2010/2011"),
        *(whole(total, id=f"w-{year}", period=year) for year, (total, _) in years.items()),
        *(part(share, f"p-{year}", period=year) for year, (_, share) in years.items()),
    )
    assert said(audited, "totals") == [
        ("contradiction", ("p-2010", "w-2010")),
        ("agrees", ("total", "w-2010", "w-2011")),
        ("agrees", ("p-2011", "w-2011")),
    ]
