"""Small profiles of programmes and money, by hand and drawn, for the tests of funding."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from samples import figure, organisation, profile, programme, project

from belarus_stic.model import Figure, Profile, Record

PROGRAMMES: tuple[Record, ...] = (
    programme("framework", name="Framework", funders=["EU"]),
    programme("first", name="First", part_of="framework", funders=["EU"]),
    programme("second", name="Second", part_of="framework"),
    programme("inner", name="Inner", part_of="first"),
    programme("other", name="Other", short_name="OP"),
    project("laser", name="Laser", programme="first", funders=["body"]),
    organisation("body", name="Body"),
)
# Each example makes a profile or two, which is slow beside what is tested of them.
FEW = settings(max_examples=40)
ABOUT = ("framework", "first", "second", "inner", "other", "laser")


def money(record_id: str, value: str, about: str | list[str] = "first", **changes: Any) -> Figure:
    """Return a sum awarded to home for research in 2010, of a programme."""
    given = {
        "about": [about] if isinstance(about, str) else about,
        "name": record_id.capitalize(),
        "period": "2010",
        "indicator": "grants",
    }
    return figure(value, record_id, **{**given, **changes})


def count(record_id: str, value: str, about: str | list[str] = "first", **changes: Any) -> Figure:
    """Return a number of projects in 2010, of a programme."""
    given = {"about": [about] if isinstance(about, str) else about, "period": "2010"}
    return figure(value, record_id, **{**given, **changes})


def paid(*figures: Record, **changes: Any) -> Profile:
    """Return a profile of two trees of programmes and these figures."""
    return profile(*PROGRAMMES, *figures, **changes)


VALUES = ("10 EUR", "25.5 EUR", "~40 EUR", ">5 EUR", "<=70 EUR", "3..4 EUR", "100 USD")
REFUNDS = ("-3 EUR", "~-5 EUR", "-4..4 EUR")
PERIODS = (None, "2004", "2005", "2005-06", "2006/2008", "2010", "../2009", "2010~", "2011/..")


@st.composite
def figures(
    draw: st.DrawFn, *, most: int = 7, values: Sequence[str] = VALUES + REFUNDS
) -> list[Figure]:
    """Sums, numbers of projects and percentages of money, of few programmes and times."""
    made = []
    for i in range(draw(st.integers(0, most))):
        kind = draw(st.sampled_from(("money", "money", "money", "count", "share")))
        about = draw(
            st.lists(st.sampled_from((*ABOUT, "BLR")), min_size=1, max_size=2, unique=True)
        )
        terms: dict[str, Any] = {
            "period": draw(st.sampled_from(PERIODS)),
            "per": draw(st.sampled_from(((), (), (), ("year",)))),
        }
        if kind == "count":
            made.append(count(f"f-{i}", draw(st.sampled_from(("4 project", "~9 project"))), about))
            continue
        terms["purpose"] = draw(st.sampled_from(("research", "research", "education", "unstated")))
        terms["paid_by"] = draw(st.sampled_from(((), ("EU",))))
        if kind == "share":
            made.append(money(f"f-{i}", "3..4 %", about, denominator="total-rd", **terms))
            continue
        terms["stage"] = draw(st.sampled_from(("awarded", "awarded", "awarded", "unstated")))
        terms["scope"] = draw(
            st.sampled_from(("country's share", "country's share", "whole programme", "unstated"))
        )
        made.append(money(f"f-{i}", draw(st.sampled_from(values)), about, **terms))
    return made
