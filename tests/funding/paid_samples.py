"""Small profiles of programmes and money for the tests of funding."""

from __future__ import annotations

from typing import Any

from samples import common, profile

from belarus_stic.model import Figure, Profile, Programme


def money(figure_id: str, value: str, about: str | list[str] = "child", **changes: Any) -> Figure:
    """Return an amount awarded to the country for research in 2010."""
    return Figure(
        **{
            **common(figure_id),
            "indicator": "grants",
            "about": [about] if isinstance(about, str) else about,
            "value": value,
            "period": "2010",
            "stage": "awarded",
            "purpose": "research",
            "scope": "country's share",
            **changes,
        }
    )


def count(figure_id: str, value: str, about: str | list[str] = "child", **changes: Any) -> Figure:
    """Return a count, or a percentage where a denominator is among the changes."""
    return Figure(
        **{
            **common(figure_id, statement=2),
            "indicator": "things counted",
            "about": [about] if isinstance(about, str) else about,
            "value": value,
            "period": "2010",
            **changes,
        }
    )


def programme(programme_id: str, **changes: Any) -> Programme:
    """Return a multilateral programme."""
    return Programme(**{**common(programme_id), "kind": "multilateral", **changes})


PROGRAMMES = (
    programme("parent", funders=["EU"]),
    programme("child", part_of="parent"),
    programme("sibling", part_of="parent"),
    programme("grandchild", part_of="child"),
    programme("elsewhere", funders=["ISTC", "world-body"]),
)


def paid(*figures: Figure, **changes: Any) -> Profile:
    """Return the sample profile with two trees of programmes and the given figures."""
    base = profile()
    programmes = (*base.programmes, *PROGRAMMES)
    return profile(**{"programmes": programmes, "figures": figures, **changes})
