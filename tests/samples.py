"""Small records and profiles by hand, whose answers can be told by eye.

A builder gives a valid record of which only what matters needs saying; any field can be given by
name. `profile` holds the records it is given and the source they cite, `sample_profile` one tie of
each kind.
"""

from __future__ import annotations

from typing import Any

from attrs import evolve

from belarus_stic.errors import Problem, ProfileError
from belarus_stic.model import (
    Agreement,
    Centre,
    Enumeration,
    Event,
    Figure,
    Instrument,
    Membership,
    Observation,
    Organisation,
    OwnGroup,
    OwnRates,
    Policy,
    Profile,
    Programme,
    Project,
    Record,
    Source,
    Standing,
)


def source(record_id: str = "report", **changes: Any) -> Source:
    """Return a source with the statements `part.1` to `part.9`, the last of them without facts."""
    given = {
        "id": record_id,
        "name": f"The {record_id}",
        "title": f"A {record_id} on co-operation",
        "publisher": f"Publisher of the {record_id}",
        "url": f"https://example.org/{record_id}",
        "statements": [(f"part.{i}", f"{i:064x}") for i in range(1, 10)],
        "without_facts": [("part.9", "a heading")],
    }
    return Source(**{**given, **changes})


def common(record_id: str, *, statement: int = 1) -> dict[str, Any]:
    """Return the fields that every record needs."""
    return {"id": record_id, "name": f"Name of {record_id}", "cites": [f"report#part.{statement}"]}


def agreement(partner: str = "DEU", **changes: Any) -> Agreement:
    """Return a governmental agreement with one partner, `agreement-deu`."""
    given = {"partners": [partner], "level": "governmental", "status": "concluded"}
    return Agreement(**{**common(f"agreement-{_word(partner)}"), **given, **changes})


def programme(record_id: str = "programme", **changes: Any) -> Programme:
    """Return a bilateral programme with Russia."""
    return Programme(
        **{**common(record_id), "kind": "bilateral", "partners": ["RUS"], **changes},
    )


def project(record_id: str = "project", **changes: Any) -> Project:
    """Return a project that names nobody."""
    return Project(**{**common(record_id), **changes})


def centre(record_id: str = "centre", **changes: Any) -> Centre:
    """Return a joint centre with Germany."""
    return Centre(**{**common(record_id), "partners": ["DEU"], **changes})


def organisation(record_id: str = "institute", **changes: Any) -> Organisation:
    """Return a research institute of no country."""
    return Organisation(**{**common(record_id), "kind": "research institute", **changes})


def membership(body: str = "ISTC", **changes: Any) -> Membership:
    """Return home's membership of a group, `membership-istc`."""
    return Membership(
        **{**common(f"membership-{_word(body)}"), "body": body, "role": "member", **changes}
    )


def event(record_id: str = "conference", **changes: Any) -> Event:
    """Return a conference that Japan supported."""
    return Event(**{**common(record_id), "supported_by": ["JPN"], **changes})


def policy(record_id: str = "decree", **changes: Any) -> Policy:
    """Return a decree."""
    return Policy(**{**common(record_id), **changes})


def instrument(record_id: str = "instrument", **changes: Any) -> Instrument:
    """Return a way of funding that is in use."""
    return Instrument(**{**common(record_id), "status": "in use", **changes})


def standing(partner: str = "FRA", word: str = "top tier", **changes: Any) -> Standing:
    """Return what a source says of a partner, `standing-fra-top-tier`."""
    record_id = f"standing-{_word(partner)}-{_word(word)}"
    return Standing(**{**common(record_id), "partner": partner, "standing": word, **changes})


def observation(record_id: str = "observation", **changes: Any) -> Observation:
    """Return something a source judges."""
    given = {"stance": "assessment", "text": f"Text of {record_id}"}
    return Observation(**{**common(record_id), **given, **changes})


def enumeration(items: list[str], record_id: str = "listed", **changes: Any) -> Enumeration:
    """Return a closed list of partners."""
    given = {"of": "partners", "items": items, "complete": "closed"}
    return Enumeration(**{**common(record_id), **given, **changes})


def figure(value: str = "450 project", record_id: str = "figure", **changes: Any) -> Figure:
    """Return a figure about home; an amount of money is one awarded to home for research."""
    given: dict[str, Any] = {"indicator": "what is counted", "about": ["BLR"], "value": value}
    unit = value.rpartition(" ")[2]
    if unit.isupper():
        given |= {"stage": "awarded", "purpose": "research", "scope": "country's share"}
    elif unit == "%":
        given["denominator"] = "all that is counted"
    return Figure(**{**common(record_id), **given, **changes})


def own_group(code: str = "V4", **changes: Any) -> OwnGroup:
    """Return a group that a profile brings: four countries from 1991 on, `group-v4`."""
    given = {
        "code": code,
        "covers": "1991/..",
        "memberships": [(member, "member", "1991/..") for member in ("CZE", "HUN", "POL", "SVK")],
    }
    return OwnGroup(**{**common(f"group-{_word(code)}"), **given, **changes})


def own_rates(currency: str = "USD", **changes: Any) -> OwnRates:
    """Return exchange rates to the Moldovan leu that a profile brings, `rates-usd`."""
    given = {"currency": currency, "rates": [("2010", "12..12.9 MDL"), ("2011", "11.3..12.2 MDL")]}
    return OwnRates(**{**common(f"rates-{_word(currency)}"), **given, **changes})


def _word(text: str) -> str:
    return "-".join(text.removeprefix("label:").casefold().split())


def profile(*records: Record, **changes: Any) -> Profile:
    """Return a profile of Belarus that holds these records and the source they cite."""
    collections: dict[str, list[Record]] = {}
    for record in records:
        collections.setdefault(record.collection, []).append(record)
    given = {"home": "BLR", "name": "Sample", "as_of": "2011-11", "sources": [source()]}
    return Profile(**{**given, **collections, **changes})


def problems_in(*records: Record, **changes: Any) -> list[Problem]:
    """Return what is wrong with a profile of these records."""
    try:
        profile(*records, **changes)
    except ProfileError as error:
        return list(error.problems)
    return []


def sample_profile(**changes: Any) -> Profile:
    """Return a profile in which each kind of tie occurs once and by itself.

    Agreement: Germany (with the EU, none is in force). Programme and joint budget: Russia. Project:
    Czechia, and Canada which funds it. Centre: Germany, with the support of ISTC. Event: Japan.
    """
    made = profile(
        agreement("DEU"),
        agreement("EU", status="not in force"),
        programme(
            "union-programmes",
            kind="union state",
            funders=["UnionState"],
            budget="joint",
            period="1998/..",
            fields=["lasers"],
        ),
        programme(
            "first-programme",
            kind="union state",
            budget="joint",
            period="2000/2004",
            part_of="union-programmes",
        ),
        project(
            "p-1",
            external_id="P-1",
            participants=["home-institute", "czech-institute"],
            funders=["canadian-firm"],
        ),
        centre(
            "joint-laboratory",
            partners=[],
            members=["home-institute", "german-institute"],
            supported_by=["ISTC"],
            period="2004/..",
        ),
        organisation("home-institute", country="BLR"),
        organisation("czech-institute", country="CZE"),
        organisation("german-institute", country="DEU", kind="research society"),
        organisation("canadian-firm", country="CAN", kind="firm"),
        organisation("world-body", kind="international organisation"),
        membership("ISTC", period="1994/.."),
        event(supported_by=["world-body", "JPN"], period="2011-11-30"),
        enumeration(["agreement-deu"], "listed-agreements", among="EU"),
        standing("FRA", "top tier", among="EU"),
        figure(
            ">1 agreement",
            "agreement-count",
            indicator="agreements",
            counts=["listed-agreements"],
            wording="over",
        ),
    )
    return evolve(made, **changes)
