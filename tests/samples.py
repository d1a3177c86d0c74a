"""Small profiles by hand, whose answers can be told by eye."""

from __future__ import annotations

from typing import Any

from belarus_stic.model import (
    Agreement,
    Centre,
    Enumeration,
    Event,
    Figure,
    Organisation,
    Profile,
    Programme,
    Project,
    Source,
    StatedPosition,
)

SOURCE = Source(
    id="report",
    name="The report",
    title="A report on co-operation",
    publisher="An institute",
    url="https://example.org/report",
    statements=tuple((f"part.{i}", f"{i:064x}") for i in range(1, 10)),
    without_facts=(("part.9", "a heading"),),
)


def common(record_id: str, *, statement: int = 1) -> dict[str, Any]:
    """Return the fields that every record needs."""
    return {"id": record_id, "name": f"Name of {record_id}", "cites": [f"report#part.{statement}"]}


def agreement(code: str, **changes: Any) -> Agreement:
    """Return a governmental agreement with one partner."""
    return Agreement(
        **{
            **common(f"agreement-{code.lower()}"),
            "partners": [code],
            "level": "governmental",
            "status": "concluded",
            **changes,
        }
    )


def profile(**changes: Any) -> Profile:
    """Return a profile of Belarus in which each kind of tie occurs once and by itself."""
    return Profile(
        **{
            "country": "BLR",
            "name": "Sample",
            "as_of": "2011-11",
            "sources": [SOURCE],
            "agreements": [agreement("DEU"), agreement("EU", status="not in force")],
            "programmes": [
                Programme(
                    **common("union-programmes", statement=2),
                    kind="union-state",
                    partners=["RUS"],
                    funders=["UnionState"],
                    budget="joint",
                    period="1998/..",
                    fields=["lasers"],
                ),
                Programme(
                    **common("first-programme", statement=2),
                    kind="union-state",
                    partners=["RUS"],
                    budget="joint",
                    period="2000/2004",
                    part_of="union-programmes",
                ),
            ],
            "projects": [
                Project(
                    **common("p-1", statement=3),
                    external_id="P-1",
                    participants=["home-institute", "czech-institute"],
                    funders=["canadian-firm"],
                )
            ],
            "centres": [
                Centre(
                    **common("joint-laboratory", statement=4),
                    members=["home-institute", "german-institute"],
                    supported_by=["ISTC"],
                    period="2004/..",
                )
            ],
            "organisations": [
                Organisation(**common("home-institute"), country="BLR", kind="research institute"),
                Organisation(**common("czech-institute"), country="CZE", kind="research institute"),
                Organisation(**common("german-institute"), country="DEU", kind="research society"),
                Organisation(**common("canadian-firm"), country="CAN", kind="firm"),
                Organisation(**common("world-body"), kind="international organisation"),
            ],
            "events": [
                Event(
                    **common("conference", statement=5),
                    supported_by=["world-body", "JPN"],
                    period="2011-11-30",
                )
            ],
            "lists": [
                Enumeration(
                    **common("listed-agreements", statement=6),
                    items=["agreement-deu"],
                    among="EU",
                    complete="closed",
                )
            ],
            "stated_positions": [
                StatedPosition(
                    **common("position-fra", statement=7),
                    partner="FRA",
                    place="top tier",
                    among="EU",
                )
            ],
            "figures": [
                Figure(
                    **common("agreement-count", statement=8),
                    indicator="agreements",
                    about=["BLR"],
                    value=">1 agreement",
                    counts=["listed-agreements"],
                    wording="over",
                )
            ],
            **changes,
        }
    )
