"""The public API as its users type it. Never run: type checkers read it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any, assert_type

import belarus_stic
from belarus_stic import (
    BelarusSticError,
    Citation,
    Period,
    Profile,
    Quantity,
    Table,
    Ties,
    country,
    country_graph,
    load_profile,
    members,
    partnership_graph,
    save_profile,
    ties,
    verify_source,
)
from belarus_stic.graph import Tie
from belarus_stic.model import Figure, Record
from belarus_stic.reference import Country

assert_type(belarus_stic.__version__, str)

profile = load_profile()
assert_type(profile, Profile)
load_profile("folder", text=Path("statements.tsv"))
load_profile(Path("folder"), text={"report": "statements.tsv"})
save_profile(profile, "folder")
assert_type(verify_source(profile, Path("statements.tsv"), source="report"), int)

assert_type(profile["b-1872"], Record)
assert_type(profile.as_of, Period)
assert_type(profile.figures, tuple[Figure, ...])
assert_type(profile.about("China"), tuple[Record, ...])
assert_type(profile.search("laser"), tuple[Record, ...])
assert_type(profile.filter(sources=["report"]), Profile)
assert_type(profile.cite(profile["b-1872"]), tuple[str, ...])
for record in profile:
    assert_type(record.cites, tuple[Citation, ...])

over = Quantity.parse(">45 agreement")
assert_type(over.stated, Decimal | None)
assert_type(over > Quantity.parse("39 agreement"), bool)
assert_type(over + over, Quantity)
assert_type(sum([over, over], start=over), Quantity)
assert_type(over.within(about=Decimal("0.1")), Quantity)
assert_type(Period.parse("2007/2013").contains("2010-08"), bool)

assert_type(country("UK"), Country)
assert_type(members("EU", on="2011-11"), dict[str, str])

found = ties(profile, on="2011-11")
assert_type(found, Ties)
assert_type(found[0], Tie)
assert_type(found["Germany"], Tie)
assert_type(found[:3], Table[Tie])
assert_type(found.to_dicts(), list[dict[str, Any]])
assert_type([tie.evidence for tie in found], list[tuple[Citation, ...]])
ties(partnership_graph(profile))
country_graph(profile, counting="fractional", min_weight=0.5)
country_graph(profile, counting="whole")  # type: ignore[arg-type]

try:
    load_profile("nowhere")
except BelarusSticError as error:
    assert_type(error, BelarusSticError)
