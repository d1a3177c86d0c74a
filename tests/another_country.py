"""Profiles of Uruguay that are as unlike the packaged one as they can be.

Every fact in this file is made up: Uruguay stands here only since home must be a real country.
`another_country` has two sources of two dates, ties with dates, no list given as complete, no mere
legal basis, nothing denied, no standing and no share; `addable` is the same without the stated
total, `one_source` has one source and no figures, `bare` a single agreement.
"""

from __future__ import annotations

from typing import Any

from attrs import evolve

from belarus_stic.model import (
    Agreement,
    Centre,
    Enumeration,
    Figure,
    Membership,
    Organisation,
    Profile,
    Programme,
    Source,
)

_ACADEMY = Source(
    id="academy",
    name="Report of the academy",
    title="Science without borders: ten years",
    publisher="Academy of Montevideo",
    url="https://academy.example/report",
    as_of="2014-03",
)
_COUNCIL = Source(
    id="council",
    name="Review of the council",
    title="Review of international research",
    publisher="Council for Research",
    url="https://council.example/review",
    as_of="2019-06",
)


def _cited(record_id: str, name: str, statement: str) -> dict[str, Any]:
    return {"id": record_id, "name": name, "cites": [statement]}


def _agreements() -> list[Agreement]:
    return [
        Agreement(
            **_cited("agreement-brazil", "Agreement with Brazil", "academy#agreements.1"),
            partners=["BRA"],
            level="governmental",
            status="in force",
            signed="1987-06-12",
            in_force="1988-02",
        ),
        Agreement(
            **_cited("agreement-spain", "Agreement with Spain", "academy#agreements.2"),
            partners=["ESP"],
            level="governmental",
            status="in force",
            signed="1992",
            in_force="1994",
        ),
        Agreement(
            **_cited("agreement-france", "Agreement with France", "council#ties.1"),
            partners=["FRA"],
            level="governmental",
            status="in force",
            signed="2016-10",
            in_force="2017-05-01",
        ),
        Agreement(
            **_cited("agreement-japan", "Agreement with Japan", "council#ties.2"),
            partners=["JPN"],
            level="agency",
            status="ended",
            signed="2001",
            in_force="2001",
            ended="2015",
        ),
        Agreement(
            **_cited("agreement-eu", "Framework agreement with the EU", "academy#agreements.3"),
            partners=["EU"],
            level="governmental",
            status="concluded",
            signed="2007",
        ),
    ]


def _programmes() -> list[Programme]:
    return [
        Programme(
            **_cited("river-plate", "River Plate Programme", "academy#programmes.1"),
            kind="multilateral",
            partners=["ARG", "BRA"],
            period="2009/..",
        ),
        Programme(
            **_cited("andes", "Andes Research Fund", "council#programmes.1"),
            short_name="Andes Fund",
            kind="bilateral",
            partners=["CHL"],
            funders=["CHL"],
            period="2012/2018",
        ),
    ]


def _centres() -> list[Centre]:
    return [
        Centre(
            **_cited("marine-station", "Marine station of the south", "academy#centres.1"),
            partners=["ARG"],
            supported_by=["ESP"],
            period="2005/..",
        ),
        Centre(
            **_cited("virus-laboratory", "Joint virus laboratory", "council#centres.1"),
            members=["coast-institute", "paris-institute"],
            period="2018/..",
        ),
    ]


def _organisations() -> list[Organisation]:
    return [
        Organisation(
            **_cited("coast-institute", "Institute of the Coast", "council#centres.1"),
            country="URY",
            kind="research institute",
        ),
        Organisation(
            **_cited("paris-institute", "Institute of Viruses", "council#centres.2"),
            country="FRA",
            kind="research institute",
        ),
    ]


def _money(record_id: str, name: str, value: str, period: str, **terms: Any) -> Figure:
    """Return grants of the Andes Fund, awarded to home for research."""
    return Figure(
        **{
            **_cited(record_id, name, "council#programmes.2"),
            "indicator": "grants",
            "about": ["andes", "URY"],
            "value": value,
            "period": period,
            "paid_by": ["CHL"],
            "stage": "awarded",
            "purpose": "research",
            "scope": "country's share",
            **terms,
        }
    )


def _figures() -> list[Figure]:
    return [
        _money("grants-2016", "Grants of the Andes Fund in 2016", "120000 USD", "2016"),
        _money("grants-2017", "Grants of the Andes Fund in 2017", "150000 USD", "2017"),
        _money(
            "grants-both",
            "Grants of the Andes Fund in both years",
            "270000 USD",
            "2016/2017",
            cites=["council#programmes.3"],
        ),
        Figure(
            **_cited("projects-2016", "Projects of the Andes Fund in 2016", "council#programmes.2"),
            indicator="projects",
            about=["andes", "URY"],
            value="6 project",
            period="2016",
        ),
        Figure(
            **_cited("partners-stated", "Countries with an agreement", "academy#agreements.4"),
            indicator="countries with an agreement",
            about=["URY"],
            value=">5 country",
            wording="over",
            counts=["listed-partners"],
        ),
    ]


def another_country() -> Profile:
    """Return a profile with two sources of two dates, sums of money and their stated total."""
    return Profile(
        home="URY",
        name="Uruguay",
        as_of="2019-06",
        sources=[_ACADEMY, _COUNCIL],
        agreements=_agreements(),
        programmes=_programmes(),
        centres=_centres(),
        organisations=_organisations(),
        figures=_figures(),
        lists=[
            Enumeration(
                **_cited("listed-partners", "Partners by agreement", "academy#agreements.4"),
                of="partners",
                items=["agreement-brazil", "agreement-spain"],
                complete="open",
            )
        ],
        memberships=[
            Membership(
                **_cited("membership-oecd", "Observer at the OECD", "council#ties.3"),
                body="OECD",
                role="observer",
                period="2015/..",
            )
        ],
    )


def addable() -> Profile:
    """Return it without the stated total, so that two sums alike can be added."""
    whole = another_country()
    return evolve(whole, figures=[one for one in whole.figures if one.id != "grants-both"])


def one_source() -> Profile:
    """Return a profile with one source and no figures: three agreements with dates."""
    return Profile(
        home="URY",
        name="Uruguay",
        as_of="2014-03",
        sources=[_ACADEMY],
        agreements=[one for one in _agreements() if one.cites[0].source == "academy"],
        programmes=_programmes()[:1],
        centres=_centres()[:1],
    )


def bare() -> Profile:
    """Return a profile of a single agreement."""
    return Profile(
        home="URY",
        name="Uruguay",
        as_of="2014-03",
        sources=[_ACADEMY],
        agreements=_agreements()[:1],
    )
