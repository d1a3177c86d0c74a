"""Profiles made by rule: of any size, and of shapes in which a careless rule takes too long."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from belarus_stic.model import (
    Agreement,
    Enumeration,
    Figure,
    Organisation,
    OwnGroup,
    Profile,
    Programme,
    Project,
    Record,
    Source,
    Standing,
)
from belarus_stic.reference import countries

CODES = [country.alpha_3 for country in countries() if country.alpha_3 != "BLR"]
MONEY = {"indicator": "money given", "stage": "awarded", "purpose": "research"}


def common(kind: str, number: int, statement: int | None = None) -> dict[str, Any]:
    """Return what every record needs."""
    locator = number if statement is None else statement
    name = f"{kind}-{number}"
    return {"id": name, "name": name, "cites": [f"report#part.{locator}"]}


def agreement(number: int, partner: str) -> Agreement:
    """Return a governmental agreement."""
    return Agreement(
        **common("agreement", number), partners=[partner], level="governmental", status="concluded"
    )


def programme(number: int, partner: str = "RUS", **changes: Any) -> Programme:
    """Return a bilateral programme."""
    return Programme(**common("programme", number), kind="bilateral", partners=[partner], **changes)


def amount(number: int, about: str, **changes: Any) -> Figure:
    """Return a sum of money given to home for research; of every year another one."""
    said = {"value": f"{1_000 + number} EUR", "period": str(1900 + number % 110)}
    return Figure(
        **common("amount", number),
        **{**MONEY, "scope": "country's share", "about": [about], **said, **changes},
    )


def count(number: int, about: str, **changes: Any) -> Figure:
    """Return a number of projects."""
    said = {"indicator": "projects", "value": f"{number + 1} project", "period": "2010"}
    return Figure(**{**common("count", number), **said, "about": [about], **changes})


def profile(records: list[Record], statements: int) -> Profile:
    """Return a profile of Belarus that holds the records and one source."""
    collections: dict[str, list[Record]] = {}
    for record in records:
        collections.setdefault(record.collection, []).append(record)
    source = Source(
        id="report",
        name="Report",
        title="Report",
        publisher="example.org",
        statements=[(f"part.{i}", f"{i:064x}") for i in range(statements)],
    )
    return Profile(home="BLR", name="Belarus", as_of="2011-11", sources=[source], **collections)


def report(size: int) -> Profile:
    """Return a profile of `size` records in the proportions of a report."""
    chance = random.Random(0)
    tenth = max(size // 10, 1)
    partners = [chance.choice(CODES) for _ in range(6 * tenth)]
    bodies = [f"organisation-{i}" for i in range(3 * tenth)]
    records: list[Record] = [
        Organisation(
            **common("organisation", i), country=partners[3 * tenth + i], kind="research institute"
        )
        for i in range(3 * tenth)
    ]
    agreements = [agreement(i, partners[i]) for i in range(2 * tenth)]
    records += agreements
    for i in range(tenth):
        part_of = f"programme-{i - 1}" if i % 10 else None
        records.append(programme(i, partners[2 * tenth + i], part_of=part_of))
    for i in range(2 * tenth):
        of = f"programme-{chance.randrange(tenth)}"
        taking_part = chance.sample(bodies, 3)
        records.append(Project(**common("project", i), programme=of, participants=taking_part))
    for i in range(2 * tenth - 2):
        about = f"programme-{chance.randrange(tenth)}"
        records.append(amount(i, about, value=f"~{chance.randrange(1, 10**6)} EUR", period="2010"))
    listed = [record.id for record in agreements]
    records.append(
        Enumeration(**common("list", 0), of="partners", items=listed, among="EU", complete="open")
    )
    return profile(records, size)


def chain(size: int) -> Profile:
    """Return programmes each of which is part of the one before, with a sum of money each."""
    half = size // 2
    programmes = [programme(i, part_of=f"programme-{i - 1}" if i else None) for i in range(half)]
    return profile([*programmes, *(amount(i, f"programme-{i}") for i in range(half))], size)


def bodies_in_a_chain(size: int) -> Profile:
    """Return German bodies each of which is part of the one before."""
    chain = [
        Organisation(
            **common("organisation", i),
            country="DEU",
            kind="research institute",
            part_of=f"organisation-{i - 1}" if i else None,
        )
        for i in range(size)
    ]
    return profile(list(chain), size)


def groups_of_one(size: int) -> Profile:
    """Return many groups with one member, which the profile brings."""
    member = [("DEU", "member", "1991/..")]
    groups = [
        OwnGroup(**common("group", i), code=f"G{i}", covers="1991/..", memberships=member)
        for i in range(size)
    ]
    return profile(list(groups), size)


def parts_of_one(size: int) -> Profile:
    """Return many parts of one programme, with a sum of money each."""
    half = size // 2
    programmes = [programme(i, part_of="programme-0" if i else None) for i in range(half)]
    return profile([*programmes, *(amount(i, f"programme-{i}") for i in range(half))], size)


def amounts_of_one(size: int) -> Profile:
    """Return many sums of money of one programme."""
    return profile([programme(0), *(amount(i, "programme-0") for i in range(size))], size)


def counts_of_one(size: int) -> Profile:
    """Return many counts of one thing at one time, and sums with them."""
    half = size // 2
    counts = [count(i, "programme-0") for i in range(half)]
    sums = [amount(i, "programme-0", period="2010") for i in range(half)]
    return profile([programme(0), *counts, *sums], size)


def counts_in_one_statement(size: int) -> Profile:
    """Return many counts and sums that one statement gives."""
    half = size // 2
    cited = {"cites": ["report#part.0"]}
    counts = [count(i, "programme-0", **cited) for i in range(half)]
    sums = [amount(i, "programme-0", period="2010") for i in range(half)]
    return profile([programme(0), *counts, *sums], size)


def denied(size: int) -> Profile:
    """Return many agreements with one country, and many times that there is none."""
    half = size // 2
    agreements = [agreement(i, "DEU") for i in range(half)]
    denials = [
        Standing(**common("standing", i), partner="DEU", standing="no agreement")
        for i in range(half)
    ]
    return profile([*agreements, *denials], size)


def lists_of_all(size: int) -> Profile:
    """Return many complete lists of agreements with members of one group."""
    members = ("AUT", "BGR", "CYP", "CZE", "DEU", "DNK", "ESP", "FRA")
    agreements = [agreement(i, code) for i, code in enumerate(members)]
    said = {"of": "partners", "among": "EU", "complete": "closed"}
    items = [record.id for record in agreements]
    lists = [Enumeration(**common("list", i), items=items, **said) for i in range(size)]
    return profile([*agreements, *lists], size)


def shares_of_one(size: int) -> Profile:
    """Return many shares of one whole, and as many of another."""
    shares = [
        Figure(
            **common("share", i),
            indicator="share of projects",
            about=[CODES[i % len(CODES)]],
            value=f"{i % 100} %",
            denominator=f"all projects {i % 2}",
            period=str(1950 + i % 60),
        )
        for i in range(size)
    ]
    return profile(list(shares), size)


SHAPES: dict[str, Callable[[int], Profile]] = {
    "a chain of part_of, a sum each": chain,
    "a chain of bodies of one country": bodies_in_a_chain,
    "many groups of the profile's own with one member": groups_of_one,
    "many parts of one programme, a sum each": parts_of_one,
    "many sums of one programme": amounts_of_one,
    "many counts of one thing, and sums": counts_of_one,
    "many counts and sums in one statement": counts_in_one_statement,
    "many agreements and denials of one country": denied,
    "many complete lists of one group": lists_of_all,
    "many shares of one whole": shares_of_one,
}
