"""Small profiles in which much ties and much is listed: many more of them a second than of any.

Drawn from few partners, dates and programmes, so that records meet: parts of one programme, lists
of what is tied, dates that lie outside each other.
"""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from samples import (
    agreement,
    centre,
    enumeration,
    event,
    organisation,
    profile,
    programme,
    project,
    source,
    standing,
)

from belarus_stic.model import Profile, Record
from belarus_stic.values import Period

PARTNERS = ("DEU", "FRA", "POL", "RUS", "USA", "EU", "CIS")
BODIES = ("academy", "istc", "world-body", "home-body")
PERIODS = (None, None, "1995", "2000/2004", "2004~", "2003/..", "../2008", "2011-11")

ON = st.sampled_from(("1996", "2003", "2004-06-01", "2008", "2011-11", "2030")).map(Period)
LATE = st.sampled_from(("2011-11", "2030", "1990/2050")).map(Period)
SPANS = st.sampled_from(("1990/2050", "1995/2003", "2000/2008", "2003/2011-11")).map(Period)


def _some(choices: tuple[str, ...], most: int = 3) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(choices), max_size=most, unique=True)


@st.composite
def _agreements(draw: st.DrawFn) -> list[Record]:
    made = []
    parties = (*PARTNERS, "academy", "istc", "world-body", "label:Soviet Union")
    for i in range(draw(st.integers(0, 4))):
        changes: dict[str, Any] = draw(
            st.fixed_dictionaries(
                {
                    "partners": st.lists(
                        st.sampled_from(parties), min_size=1, max_size=2, unique=True
                    ),
                    "level": st.sampled_from((None, "governmental", "agency")),
                    "status": st.sampled_from(("concluded", "planned", "legal basis", "ended")),
                }
            )
        )
        if changes["status"] == "ended":
            changes["ended"] = draw(st.sampled_from((None, "2003", "2008")))
        made.append(agreement(id=f"agreement-{i}", name=f"Agreement {i}", **changes))
    return made


@st.composite
def _programmes(draw: st.DrawFn) -> list[Record]:
    made: list[Record] = []
    for i in range(draw(st.integers(0, 4))):
        whole = draw(st.none() | st.integers(0, i - 1)) if i else None
        made.append(
            programme(
                f"programme-{i}",
                partners=draw(_some(PARTNERS)),
                participants=draw(_some(BODIES, 1)),
                funders=draw(_some((*PARTNERS, *BODIES), 1)),
                budget=draw(st.sampled_from((None, "joint"))),
                period=draw(st.sampled_from(PERIODS)) if whole is None else None,
                part_of=None if whole is None else f"programme-{whole}",
            )
        )
    if made:
        made.append(project(programme=made[-1].id, participants=draw(_some(BODIES))))
    return made


@st.composite
def _lists(draw: st.DrawFn, agreements: list[Record]) -> list[Record]:
    ids = tuple(record.id for record in agreements)
    made: list[Record] = []
    if ids:
        items = draw(st.lists(st.sampled_from(ids), min_size=1, unique=True))
        among = draw(st.sampled_from((None, "EU", "Europe", "label:neighbours")))
        made.append(enumeration(items, "agreements", among=among))
    kind = draw(st.sampled_from(("agreement", "programme", "centre")))
    made.append(
        enumeration(
            draw(st.lists(st.sampled_from(PARTNERS[:5]), min_size=1, unique=True)),
            "countries",
            kind=kind,
            among=draw(st.sampled_from((None, "EU", "Europe", "label:neighbours"))),
            complete=draw(st.sampled_from(("closed", "open"))),
            narrower=draw(st.sampled_from((None, None, "every two years"))),
        )
    )
    return made


@st.composite
def tied_profiles(draw: st.DrawFn) -> Profile:
    """Return a profile of Belarus with a handful of ties, lists and standings."""
    agreements = draw(_agreements())
    words = ("neighbour", "no agreement", "no official contacts")
    spoken = draw(st.sampled_from((None, None, "2005", "2011-11", "2008")))
    second = draw(st.sampled_from((None, None, "2003", "2019")))
    return profile(
        *agreements,
        *draw(_programmes()),
        *draw(_lists(agreements)),
        centre(partners=draw(_some(PARTNERS)), period=draw(st.sampled_from(PERIODS))),
        event(supported_by=draw(_some((*PARTNERS, *BODIES)))),
        *(
            standing(partner, draw(st.sampled_from(words)), among="label:neighbours")
            for partner in draw(_some(PARTNERS[:5]))
        ),
        organisation("academy", country="POL"),
        organisation("istc", same_as="ISTC"),
        organisation("home-body", country="BLR"),
        organisation("world-body"),
        agreement("ITA", id="agreement-ita", name="Agreement with Italy", cites=["second#part.1"])
        if second
        else organisation("nobody"),
        sources=[source(as_of=spoken), *([source("second", as_of=second)] if second else [])],
    )
