"""Calls as people make them: the natural ones work, the wrong ones are refused with a way out.

Each room tests its own refusals; here stand, through the public names and on the packaged profile,
those that cross rooms or that no room has.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from fractions import Fraction
from inspect import signature
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd
import pytest
import samples
from attrs import evolve
from samples import agreement, profile

import belarus_stic as stic
from belarus_stic.errors import BelarusSticError
from belarus_stic.model import RECORD_TYPES, Profile, Record
from belarus_stic.ranking import around_equal, importance_order
from belarus_stic.values import Citation, Interval

BELARUS: Any = stic.load_profile()
RANKING: Any = stic.rank_partners(BELARUS)
COVERAGE: Any = stic.regional_coverage(BELARUS)
FUNDING: Any = stic.funding_breakdown(BELARUS)
TIES: Any = stic.ties(BELARUS)
THREE = ("agreement", "programme", "centre")
DRAWN = 20


def rank(**asked: Any) -> Any:
    """Rank the partners of Belarus."""
    return stic.rank_partners(BELARUS, **asked)


def cover(**asked: Any) -> Any:
    """Ask where the partners of Belarus are."""
    return stic.regional_coverage(BELARUS, **asked)


def papers(values: Any, **asked: Any) -> Any:
    """Return a criterion of the user's own."""
    return stic.criterion("papers", values, **{"source": "own count", "missing": "zero", **asked})


def made(**asked: Any) -> Any:
    """Return a profile of no records."""
    return Profile(**{"home": "BLR", "name": "Belarus", "as_of": "2011", **asked})


# A call, and words that its refusal holds, parted by "|".
WRONG: dict[str, tuple[Callable[[], Any], str]] = {
    # Who: the profile, criteria, weights, the pool, the ties, the date.
    "a name for a profile": (lambda: stic.rank_partners("Belarus"), "load_profile()|'Belarus'"),
    "no profile": (lambda: stic.audit(None), "expected a Profile|load_profile()|None"),
    "criteria by name": (
        lambda: rank(criteria={"papers": pd.Series({"DEU": 1})}),
        "expected one or more in order|did you mean weights=?",
    ),
    "criteria in the plural": (lambda: rank(criteria=["agreements"]), "did you mean 'agreement'?"),
    "a criterion of none": (lambda: rank(criteria=[None]), "None|expected one of agreement, "),
    "weights without names": (lambda: rank(weights=[2, 3, 5]), "[2, 3, 5]|mapping|dict(zip("),
    "weights as an array": (lambda: rank(weights=np.array([1, 2])), "array([1, 2])|dict(zip("),
    "weights as pairs": (lambda: rank(weights=[("centre", 1)]), "('centre', 1)|a mapping"),
    "one weight": (lambda: rank(weights=0.5), "0.5|'any', 'equal', a mapping"),
    "a weight below zero": (
        lambda: rank(weights={"agreement": -1, "centre": 2}),
        "weights, agreement: -1|numbers from 0 up",
    ),
    "a weight of nothing": (lambda: rank(weights={"centre": None}), "weights, centre: None|0.25"),
    "a weight that is true": (lambda: rank(weights={"centre": True}), "weights, centre: True"),
    "weights of a frame": (
        lambda: rank(weights=pd.DataFrame({"centre": [2], "programme": [3]})),
        "weights, centre|expected numbers from 0 up",
    ),
    "a misspelt weight": (lambda: rank(weights={"agreemnt": 1}), "did you mean 'agreement'?"),
    "a weight of a criterion not asked": (
        lambda: rank(weights={papers({"DEU": 1}): 1}),
        "'papers' is no criterion here|agreement, programme, centre, joint budget",
    ),
    "bounds too low": (
        lambda: rank(weights=dict.fromkeys([*THREE, "joint budget"], (0, 0.1))),
        "no weights fit|sum to 1|0.4 at most",
    ),
    "an order in a list": (
        lambda: rank(criteria=THREE, weights=importance_order(list(THREE))),
        "each criterion of the ranking once|importance_order('agreement', 'programme', 'centre')",
    ),
    "a spread in per cent": (lambda: around_equal("20 %"), "spread: '20 %'|0.25"),
    "a pool of nobody": (lambda: rank(within=[]), "within names no country|leave it out"),
    "a pool of a number": (lambda: rank(within=5), "within: |5|Known groups: CIS, "),
    "a pool with a hole": (lambda: rank(within=["EU", None]), "not a country: None|NA, Namibia"),
    "ties in a list": (lambda: rank(ties=list(TIES)), "ties: expected a table of ties()|graph"),
    "ties of a slice": (lambda: rank(ties=TIES[:5]), "expected a table of ties()"),
    "ties by name": (lambda: rank(ties="agreement"), "expected a table of ties()|'agreement'"),
    "ties of records": (
        lambda: rank(ties=stic.record_graph(BELARUS)),
        "expected a MultiGraph as partnership_graph() draws it|not a MultiDiGraph",
    ),
    "a day that is none": (lambda: rank(on="2011-11-31"), "no such date in '2011-11-31'"),
    "no time": (lambda: rank(on=pd.NaT), "not a period|2010-08-11"),
    "a quantity for a date": (lambda: rank(on=stic.Quantity("5")), "not a period|Quantity('5')"),
    # Criteria of the user's own.
    "one number for all": (lambda: papers(5), "criterion 'papers': 5|series|two columns|pairs"),
    "a series without countries": (
        lambda: papers(pd.Series([1, 2])),
        "criterion 'papers': not a country: 0|as text",
    ),
    "a hedge in words": (lambda: papers({"DEU": "about 5"}), "papers', Germany|did you mean '~5'?"),
    "a value of a group": (lambda: papers({"EU": 1}), "'EU' is a group of countries"),
    "a source of none": (lambda: papers({"DEU": 1}, source=None), "needs a source in words|None"),
    "a number for what is missing": (
        lambda: papers({"DEU": 1}, missing=0),
        "unknown missing 0|refuse, zero, leave out",
    ),
    # The rows of an answer.
    "a key of two rows": (lambda: TIES["Germany"], "2 rows answer to 'Germany'|where()"),
    "a list of keys": (lambda: RANKING[["Germany"]], "a position, a slice or the key|['Germany']"),
    "a key of two parts": (lambda: RANKING["Germany", "Russia"], "('Germany', 'Russia')"),
    "a group for a row": (lambda: RANKING["EU"], "a group of countries|one country"),
    "nobody to compare with": (lambda: RANKING.above("Germany", None), "the key of a row|None"),
    "a row to compare with": (lambda: RANKING.above(RANKING[0], "Russia"), "the key of a row"),
    "draws in words": (lambda: RANKING.acceptability("100"), "draws='100'|a whole number"),
    "no seed": (lambda: RANKING.acceptability(DRAWN, seed=None), "seed=None|whole number from 0"),
    "a width of nothing": (lambda: RANKING.to_text(0), "width=0|whole number from 1"),
    "a folder for a file": (lambda: RANKING.to_csv("."), "'.' is a folder|name of a file"),
    # Where, and who pays.
    "a group for `by`": (lambda: cover(by="EU"), "unknown by 'EU'|region, subregion, group, list"),
    "a country for a group": (lambda: cover(group="Germany"), "'Germany'|Known groups: CIS, "),
    "several groups": (lambda: cover(group=["EU", "CIS"]), "No group is called|Known groups: "),
    "ties of no kind": (lambda: cover(kind="any"), "unknown kind 'any'|agreement, programme, "),
    "ties as a number": (lambda: cover(ties=5), "expected a table of ties()|5"),
    "who is not counted": (lambda: COVERAGE["Europe"].status("China"), "China|Europe"),
    "several partners": (
        lambda: stic.ties(BELARUS, partner=["Germany", "Poland"]),
        "['Germany', 'Poland']|expected an English name",
    ),
    "a currency in small letters": (
        lambda: stic.funding_breakdown(BELARUS, currency="eur"),
        "unknown currency 'eur'|did you mean 'EUR'?",
    ),
    "several purposes": (
        lambda: stic.funding_breakdown(BELARUS, purpose=["research", "education"]),
        "unknown purpose|research, education, general, unstated, all",
    ),
    "a name that steers": (
        lambda: stic.criterion("a\x1b[31m", {"DEU": 1}, source="s"),
        "a name in words|\\x1b",
    ),
    "a source that steers": (lambda: papers({"DEU": 1}, source="\u202es"), "a source in words"),
    "a misspelt kind": (lambda: RANKING.where(kinds="agreemnt"), "did you mean 'agreement'?"),
    "a misspelt level": (lambda: TIES.where(level="gov"), "unknown level 'gov'|governmental"),
    "a truth for a row": (lambda: RANKING[True], "'True'"),
    "too many draws": (lambda: RANKING.acceptability(10**9), "from 1 to 1,000,000"),
    "an encoding that steers": (lambda: RANKING.to_csv(encoding="a\0"), "encoding='a\\x00'"),
    "the graph of nothing": (lambda: stic.country_graph(None), "expected a profile or a graph"),
    "a graph of numbers": (
        lambda: stic.country_graph(nx.relabel_nodes(stic.partnership_graph(BELARUS), {"DEU": 5})),
        "is no tie",
    ),
    "a missing value for a word": (lambda: cover(by=pd.NA), "unknown by|region, subregion"),
    "a record by name": (lambda: BELARUS["Germany"], "no record 'Germany'|about()"),
    "a text for a quantity": (
        lambda: stic.Quantity("5 EUR").compare("5 EUR\x1b"),
        "expected a quantity|\\x1b",
    ),
    # A profile and its files.
    "a number for a file": (lambda: stic.load_profile(123), "path takes the name of a file|123"),
    "bytes for a file": (lambda: stic.load_profile(b"x"), "the name of a file|b'x'"),
    "a profile for a file": (lambda: stic.load_profile(BELARUS), "path takes the name of a file"),
    "an empty name": (lambda: stic.save_profile(BELARUS, ""), "path takes the name of a file|''"),
    "two things turned": (lambda: stic.save_profile("x.json", BELARUS), "expected a Profile"),
    "a file that is none": (lambda: stic.load_profile("no.json"), "no.json|No such file"),
    "a text of no name": (lambda: stic.load_profile(text=""), "text takes the name of a file|''"),
    "the proof of nothing": (lambda: stic.verify_source(None, "x"), "expected a Profile|NoneType"),
    "an unknown source": (
        lambda: stic.verify_source(BELARUS, "x", source="science-portl"),
        "did you mean 'science-portal'?",
    ),
    "an unknown collection": (lambda: BELARUS.to_pandas("figure"), "did you mean 'figures'?"),
    "a misspelt record": (lambda: BELARUS["agreement-de"], "did you mean 'agreement-deu'?"),
    "records at a position": (lambda: BELARUS[0], "no record 0"),
    "a record for its id": (lambda: BELARUS[BELARUS.agreements[0]], "no record Agreement("),
    "a blank for a unit": (lambda: stic.Quantity("5 \u00a0"), "not a unit|did you mean '5'?"),
    "one of several currencies": (lambda: stic.Quantity("5 pound"), "several currencies|GBP, "),
    "a former part of a state": (lambda: stic.country("Former Scotland"), "unknown country"),
    "a number to search": (lambda: BELARUS.search(5), "no word to search for: 5"),
    "the records on a list": (lambda: BELARUS.about(["Germany"]), "no subject|a country, a group"),
    "what cites nothing": (lambda: BELARUS.cite(5), "cites nothing: 5|a record, a row"),
    "one number for records": (lambda: made(agreements=5), "agreements|expected Agreement, not 5"),
    "a home of none": (lambda: made(home=None), "home|expected a text, not None"),
    "a span to speak at": (lambda: made(as_of="2007/2011"), "as_of|a day, a month or a year"),
    "one partner for many": (
        lambda: profile(agreement(partners="Germany")),
        "partners|expected several values, not 'Germany'",
    ),
    # Countries, groups, values.
    "a country by number": (lambda: stic.country(276), "not a country: 276|as text"),
    "countries": (lambda: stic.country(["Germany"]), "['Germany']|expected an English name"),
    "members in a span": (lambda: stic.members("EU", on="2007/2013"), "'2007/2013'|single date"),
    "members of a kind by number": (
        lambda: stic.members("EU", on=2011, kinds=5),
        "no members of the kind 5|expected one of member",
    ),
    "members of kinds by bytes": (
        lambda: stic.members("EU", on=2011, kinds=[b"x"]),
        "the kind b'x'|expected one of member",
    ),
    "members of nothing": (lambda: stic.members(None, on=2011), "unknown group None|CIS, "),
    "a bare number": (lambda: stic.Quantity(450), "not a quantity: 450|'450 project'"),
    "a reach in per cent": (lambda: stic.Quantity("~5").within(about="10 %"), "'10 %'|from 0 to 1"),
    "a truth for a year": (lambda: stic.Period(True), "not a period: True|2010-08-11"),
    "a year with a half": (lambda: stic.Period("2011").contains(2010.5), "not a period: 2010.5"),
    "no citation": (lambda: Citation.parse(None), "not a citation: None|report#part.1.2"),
    "an interval in words": (lambda: Interval("a", 1), "'a'|an int, a Decimal or a Fraction"),
}


@pytest.mark.parametrize(("call", "words"), WRONG.values(), ids=WRONG)
def test_wrong_calls(call: Callable[[], Any], words: str) -> None:
    """A wrong call raises an error of the library that says what was wrong and what is allowed."""
    with pytest.raises(BelarusSticError) as refused:
        call()
    message = str(refused.value)
    assert [word for word in words.split("|") if word not in message] == [], message


# A call, and what it is equal to.
NATURAL: dict[str, tuple[Callable[[], Any], Callable[[], Any]]] = {
    "a year": (lambda: rank(on=2011).rows, lambda: rank(on="2011").rows),
    "a day": (lambda: rank(on=date(2011, 11, 1)).on, lambda: stic.Period("2011-11-01")),
    "a day of pandas": (lambda: rank(on=pd.Timestamp(2011, 11, 1)).on.text, lambda: "2011-11-01"),
    "a time of day": (lambda: stic.Period(datetime(2011, 11, 1, 5)).text, lambda: "2011-11-01"),  # noqa: DTZ001
    "a whole number of numpy": (
        lambda: rank(on=np.int64(2011)).rows,
        lambda: rank(on=2011).rows,
    ),
    "a country as a partner": (
        lambda: agreement(partners=[stic.country("Germany")]).partners,
        lambda: ("DEU",),
    ),
    "a row by its country": (lambda: RANKING[stic.country("Germany")], lambda: RANKING["DEU"]),
    "a country in a table": (
        lambda: (stic.country("Germany") in RANKING, stic.country("France") in RANKING),
        lambda: (True, False),
    ),
    "rows of a country": (
        lambda: TIES.where(partner=stic.country("Germany")).rows,
        lambda: TIES.where(partner="DEU").rows,
    ),
    "a record in its profile": (lambda: BELARUS["fp7"] in BELARUS, lambda: True),
    "a spreadsheet or none": (lambda: RANKING.to_csv(for_spreadsheets=None), RANKING.to_csv),
    "a group in any case": (lambda: rank(within="eu").rows, lambda: rank(within="EU").rows),
    "two groups": (
        lambda: {row.partner for row in rank(within=["EU", "CIS"])},
        lambda: {row.partner for one in ("EU", "CIS") for row in rank(within=one)},
    ),
    "a set of groups": (
        lambda: rank(within={"EU", "CIS"}).rows,
        lambda: rank(within=["CIS", "EU"]).rows,
    ),
    "an array of groups": (
        lambda: rank(within=np.array(["EU", "CIS"])).rows,
        lambda: rank(within=("EU", "CIS")).rows,
    ),
    "the members of a group": (
        lambda: [row.name for row in rank(within=stic.members("EU", on=2011))],
        lambda: [row.name for row in rank(within="EU")],
    ),
    "a country itself": (
        lambda: rank(within=stic.country("Germany")).rows,
        lambda: rank(within="DEU").rows,
    ),
    "relative weights": (
        lambda: rank(criteria=THREE, weights=dict(zip(THREE, (2, 3, 5), strict=True))).rows,
        lambda: rank(criteria=THREE, weights=dict(zip(THREE, (0.2, 0.3, 0.5), strict=True))).rows,
    ),
    "thirds": (
        lambda: rank(criteria=THREE, weights=dict.fromkeys(THREE, 1 / 3)).rows,
        lambda: rank(criteria=THREE, weights="equal").rows,
    ),
    "thirds in words": (
        lambda: rank(criteria=THREE, weights=dict.fromkeys(THREE, "1/3")).headline(),
        lambda: rank(criteria=THREE, weights=dict.fromkeys(THREE, Fraction(1, 3))).headline(),
    ),
    "a series of weights": (
        lambda: rank(weights=pd.Series({"agreement": 1, "centre": 2})).rows,
        lambda: rank(weights={"agreement": 1, "centre": 2}).rows,
    ),
    "bounds in a list": (
        lambda: rank(weights={"agreement": [0.1, 0.5]}).rows,
        lambda: rank(weights={"agreement": (0.1, 0.5)}).rows,
    ),
    "a weight by its criterion": (
        lambda: rank(criteria=["centre", one := papers({"DEU": 1})], weights={one: 1}).rows[0].name,
        lambda: "Germany",
    ),
    "a series of values": (
        lambda: rank(criteria=["agreement", papers(pd.Series({"Poland": 9}))])["Poland"].rank_label,
        lambda: rank(criteria=["agreement", papers({"POL": 9})])["POL"].rank_label,
    ),
    "a frame of values": (
        lambda: papers(pd.DataFrame({"country": ["Russia", "FR"], "papers": [3, 2]})).cells,
        lambda: papers({"RUS": 3, "France": 2}).cells,
    ),
    "criteria of a series": (lambda: rank(criteria=pd.Series(THREE)).criteria, lambda: THREE),
    "a generator of criteria": (lambda: rank(criteria=iter(THREE)).criteria, lambda: THREE),
    "ties of one partner": (
        lambda: stic.ties(BELARUS, partner=stic.country("DEU")).rows,
        lambda: TIES.where(partner="Germany").rows,
    ),
    "a list of kinds": (
        lambda: stic.ties(BELARUS, kind=["agreement"]).rows,
        lambda: TIES.where(kind="agreement").rows,
    ),
    "a set of kinds": (
        lambda: cover(kind={"agreement", "centre"}).rows,
        lambda: cover(kind=["agreement", "centre"]).rows,
    ),
    "a group by itself": (
        lambda: cover(group="EU").rows,
        lambda: cover(by="group").where(code="EU").rows,
    ),
    "a slice": (lambda: RANKING[:3], lambda: tuple(RANKING)[:3]),
    "an excerpt that compares": (
        lambda: RANKING.where(rank=1).above("Russia", "China"),
        lambda: "certainly",
    ),
    "a name in any case": (lambda: RANKING["germany"], lambda: RANKING["DEU"]),
    "the last row": (lambda: RANKING[np.int64(-1)], lambda: RANKING[len(RANKING) - 1]),
    "a key that is there": (
        lambda: ("Germany" in RANKING, "Germny" in RANKING),
        lambda: (True, False),
    ),
    "one kind of member": (
        lambda: stic.members("EU", on=date(2011, 11, 1), kinds={"member"}),
        lambda: stic.members("European Union", on="2011", kinds="member"),
    ),
    "the packaged profile": (lambda: stic.load_profile("Belarus"), lambda: BELARUS),
    "names in a record": (
        lambda: agreement(partners=["Germany", "EC", "Moldova"]).partners,
        lambda: ("DEU", "EU", "MDA"),
    ),
    "a set in a record": (
        lambda: sorted(
            profile(agreement(partners={"Germany", "France"}))["agreement-deu"].partners
        ),
        lambda: ["DEU", "FRA"],
    ),
    "a year in a record": (lambda: agreement(signed=2010).signed, lambda: stic.Period("2010")),
    "a home by name": (lambda: made(home="Belarus", as_of=2011), made),
    "a quantity": (lambda: str(stic.Quantity("450 project")), lambda: "450 project"),
}


@pytest.mark.parametrize(("call", "same"), NATURAL.values(), ids=NATURAL)
def test_natural_calls(call: Callable[[], Any], same: Callable[[], Any]) -> None:
    """What a user would write works, and means what it says."""
    assert call() == same()


# --- whatever is given ----------------------------------------------------------------------------

MAKERS: tuple[Callable[[], Any], ...] = (object, list, dict, set, lambda: iter(["Germny"]))
ODD = (None, True, -1, float("nan"), 1j, b"x", "", " ", "x" * 10_000, "Germny", int, pd.NaT, pd.NA)
UNPRINTABLE = ("a\x1b[31m\x07\x00b", "a\u202eb", "\ud800")
NESTED = ([[]], [None], {None: None}, {"Germny"})
OF_BELARUS = {"profile": BELARUS}
# Public functions with what they need; each option of them is given every odd value.
ASKED: list[tuple[Callable[..., Any], dict[str, Any]]] = [
    (stic.rank_partners, OF_BELARUS),
    (stic.regional_coverage, OF_BELARUS),
    (stic.funding_breakdown, OF_BELARUS),
    (stic.audit, OF_BELARUS),
    (stic.ties, OF_BELARUS),
    (stic.partnership_graph, OF_BELARUS),
    (stic.record_graph, OF_BELARUS),
    (stic.country_graph, {"profile_or_graph": BELARUS}),
    (stic.verify_source, {**OF_BELARUS, "path": "no.tsv"}),
    (stic.criterion, {"name": "papers", "values": {"DEU": 1}, "source": "own count"}),
    (stic.country, {}),
    (stic.Quantity, {}),
    (stic.Period, {}),
    (around_equal, {}),
    (RANKING.acceptability, {"draws": DRAWN}),
    (COVERAGE[0].status, {}),
    (FUNDING.share, {"part": "istc", "of": "istc"}),
    (BELARUS.about, {}),
    (BELARUS.search, {}),
    (BELARUS.to_pandas, {}),
    (Profile, {"home": "BLR", "name": "Belarus", "as_of": "2011"}),
]
BUILT = [
    *(samples.agreement(), samples.centre(), samples.enumeration(["DEU"]), samples.event()),
    *(samples.figure(), samples.instrument(), samples.membership(), samples.observation()),
    *(samples.organisation(), samples.own_group(), samples.own_rates(), samples.policy()),
    *(samples.programme(), samples.project(), samples.source("other"), samples.standing()),
]


def refusals(function: Callable[..., Any], others: dict[str, Any], option: str) -> list[str]:
    """Return what a function says to the odd values that it refuses."""
    said = []
    for odd in (*ODD, *UNPRINTABLE, *NESTED, *(make() for make in MAKERS)):
        try:
            function(**{**others, option: odd})
        except BelarusSticError as refused:
            said.append(str(refused))
    return said


@pytest.mark.parametrize(
    ("function", "others", "option"),
    [
        (function, others, name)
        for function, others in ASKED
        for name in signature(function).parameters
    ],
)
def test_odd_values(function: Callable[..., Any], others: dict[str, Any], option: str) -> None:
    """Whatever an option is given, it is taken, or refused by the library in printable words."""
    said = refusals(function, others, option)
    assert said
    assert [message for message in said if not message.replace("\n", "").isprintable()] == []


@pytest.mark.parametrize("one", BUILT, ids=lambda one: type(one).__name__)
def test_odd_fields(one: Record) -> None:
    """So it is with the fields of records, as soon as they are of a profile."""
    assert profile(one)[one.id] == one
    for name in signature(type(one)).parameters:
        said = refusals(lambda **given: profile(evolve(one, **given)), {}, name)
        assert len(said) > len(UNPRINTABLE)
        assert [message for message in said if not message.replace("\n", "").isprintable()] == []


def test_every_kind_of_record() -> None:
    """None is forgotten above."""
    assert {*map(type, BUILT)} == {*RECORD_TYPES}
