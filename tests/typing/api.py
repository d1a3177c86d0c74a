"""The public API as its users type it. Never run: type checkers read it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, assert_type

import belarus_stic
from belarus_stic import (
    BelarusSticError,
    Period,
    Profile,
    Quantity,
    Table,
    audit,
    brief,
    countries,
    country,
    country_graph,
    criterion,
    dossier,
    funding_breakdown,
    groups,
    indicators,
    load_profile,
    members,
    partnership_graph,
    rank_partners,
    record_graph,
    records,
    regional_coverage,
    save_profile,
    ties,
    timeline,
    verify_source,
)
from belarus_stic.auditing import Audit, Finding, Severity
from belarus_stic.coverage import Coverage, CoverageRow, Status
from belarus_stic.errors import OptionError, Problem, ProfileError, nearest
from belarus_stic.facts import Tie, Ties
from belarus_stic.funding import Funding, FundingRow, FundingShare
from belarus_stic.model import Agreement, Figure, Record, TieKind
from belarus_stic.ranking import (
    Criterion,
    RankedPartner,
    RankGroup,
    Ranking,
    WeightSet,
    around_equal,
)
from belarus_stic.reference import Country, Group
from belarus_stic.report import (
    Dossier,
    DossierRow,
    IndicatorRow,
    Indicators,
    RecordRow,
    Records,
    Timeline,
    TimelineRow,
)
from belarus_stic.tables import LeftOut
from belarus_stic.values import Citation, Interval

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.axes import Axes

assert_type(belarus_stic.__version__, str)

# --- profiles and their files ---

profile = load_profile()
assert_type(profile, Profile)
load_profile("moldova.json", text=Path("statements.tsv"))
load_profile(Path("moldova.json"), text={"report": "statements.tsv"})
assert_type(save_profile(profile, "moldova.json"), None)
assert_type(verify_source(profile, Path("statements.tsv"), source="report"), int)

assert_type(profile["b-1872"], Record)
assert_type(profile.as_of, Period)
assert_type(profile.figures, tuple[Figure, ...])
assert_type(profile.about("China"), tuple[Record, ...])
assert_type(profile.search("laser"), tuple[Record, ...])
assert_type(profile.cite(profile["b-1872"]), tuple[str, ...])
assert_type(profile.describe(), str)
for record in profile:
    assert_type(record.cites, tuple[Citation, ...])
common: dict[str, Any] = {"id": "agreement-deu", "name": "Agreement", "cites": ["report#a.1"]}
agreement = Agreement(**common, partners=["Germany"], level="governmental", status="concluded")
Profile(home="Moldova", name="Moldova", as_of="2011-11", agreements=[agreement])

# --- values ---

over = Quantity(">45 agreement")
assert_type(over.stated, Decimal | None)
assert_type(over > Quantity("39 agreement"), bool)
assert_type(over + over, Quantity)
assert_type(sum([over, over], start=over), Quantity)
assert_type(over.within(about=Decimal("0.1")), Quantity)
assert_type(over.interval, Interval)
assert_type(over.interval.low, Fraction | None)
assert_type(Period("2007/2013").contains("2010-08"), bool)
assert_type(Period(2011).overlaps(date(2011, 11, 1)), bool)
assert_type(Period("2011").first_day, date | None)

# --- countries and groups ---

assert_type(country("UK"), Country)
assert_type(country("UK").alpha_3, str)
assert_type(countries(), tuple[Country, ...])
assert_type(groups(), tuple[Group, ...])
assert_type(members("EU", on="2011-11"), dict[str, str])
members(groups()[0], on=date(2011, 11, 1), kinds=["member"])

# --- ties and graphs ---

found = ties(profile, on=2011)
assert_type(found, Ties)
assert_type(found[0], Tie)
assert_type(found["Germany"], Tie)
assert_type(found[:3], tuple[Tie, ...])
assert_type(found.where(kind="centre"), Ties)
assert_type(found.filter(lambda tie: tie.kind == "centre"), Ties)
assert_type([tie.evidence for tie in found], list[tuple[Citation, ...]])
assert_type(found[0].kind, TieKind)
ties(profile, kind=["agreement", "centre"], partner="Germany", level="governmental")
ties(profile, kind="treaty")  # type: ignore[arg-type]

graph: nx.MultiGraph[str] = partnership_graph(profile, on="2011-11")
everything: nx.MultiDiGraph[str] = record_graph(profile)
weighted: nx.Graph[str] = country_graph(profile, counting="fractional")
country_graph(graph)
country_graph(profile, counting="whole")  # type: ignore[arg-type]

# --- who ---

ranking = rank_partners(profile)
assert_type(ranking, Ranking)
assert_type(ranking["Russia"], RankedPartner)
assert_type(ranking[:6], tuple[RankedPartner, ...])
assert_type(ranking.where(rank=1), Ranking)
assert_type(ranking[0].rank_low, int)
assert_type(ranking[0].net_flow, Fraction)
assert_type(ranking[0].kinds, tuple[TieKind, ...])
assert_type(ranking.groups, tuple[RankGroup, ...])
assert_type(ranking.above("Russia", "China"), Literal["certainly", "possibly", "certainly not"])
assert_type(ranking.acceptability(1_000, seed=1)[0].name, str)
assert_type(ranking.against_source()[0].evidence, tuple[Citation, ...])
papers = criterion("papers", {"Russia": 120, "DEU": ">45"}, source="Own count", missing="zero")
assert_type(papers, Criterion)
assert_type(around_equal(0.5), WeightSet)
rank_partners(
    profile,
    criteria=["agreement", papers],
    weights={"agreement": 1, "papers": 2.5},
    within=["EU", "CIS"],
    ties=found,
    on=Period("2011"),
)
rank_partners(profile, weights=around_equal(0.5), within="Asia", ties=graph)
rank_partners(profile, criteria=["treaty"])  # type: ignore[list-item]
rank_partners(profile, weights="none")  # type: ignore[arg-type]
criterion("papers", {}, source="Own count", missing="skip")  # type: ignore[arg-type]

# --- where ---

coverage = regional_coverage(profile)
assert_type(coverage, Coverage)
assert_type(coverage["Europe"], CoverageRow)
assert_type(coverage[1:], tuple[CoverageRow, ...])
assert_type(coverage[0].n_documented, int)
assert_type(coverage[0].documented, tuple[str, ...])
assert_type(coverage[0].share, Interval)
assert_type(coverage[0].status("France"), Status)
regional_coverage(
    profile,
    group="EU",
    kind=["agreement", "centre"],
    level="governmental",
    ties=found,
    on="2011-11",
    members_on=2021,
    member_weights={"Germany": 80.3},
)
regional_coverage(profile, by="subregion", ties=graph, on=date(2011, 11, 1))
regional_coverage(profile, by="continent")  # type: ignore[arg-type]
regional_coverage(profile, kind="treaty")  # type: ignore[arg-type]
regional_coverage(profile, level="local")  # type: ignore[arg-type]

# --- who pays ---

funding = funding_breakdown(profile)
assert_type(funding, Funding)
assert_type(funding[0], FundingRow)
assert_type(funding[:2], tuple[FundingRow, ...])
assert_type(funding[0].amount, Quantity | None)
assert_type(funding[0].additive, bool)
assert_type(funding[0].converted, Interval | None)
assert_type(funding.share("EC contribution in FP7", of=Quantity("50500000000 EUR")), FundingShare)
funding_breakdown(profile, by="funder", purpose="all", currency="EUR", on="2010")
funding_breakdown(profile, by="payer")  # type: ignore[arg-type]

# --- does it hold ---

checked = audit(profile)
assert_type(checked, Audit)
assert_type(checked[0], Finding)
assert_type(checked[:9], tuple[Finding, ...])
assert_type(checked[0].severity, Severity)
assert_type(checked.where(severity="tension"), Audit)

# --- what the report says ---

assert_type(dossier(profile, "Germany", on=2011), Dossier)
assert_type(dossier(profile, country("Germany"))[0], DossierRow)
assert_type(timeline(profile, about="ISTC", kind=["event", "policy"])[0], TimelineRow)
assert_type(timeline(profile), Timeline)
assert_type(indicators(profile, about="ISTC", indicator="funded projects"), Indicators)
assert_type(indicators(profile)[0].value, Quantity)
assert_type(indicators(profile)[0], IndicatorRow)
assert_type(records(profile, "observations", stance=["barrier", "absence"]), Records)
assert_type(records(profile, "policies")[0], RecordRow)

# --- pictures, a page, references ---

assert_type(ranking.plot("matrix", highlight="Germany", alpha=0.5), Axes)
assert_type(coverage.plot(ax=ranking.plot()), Axes)
assert_type(funding.plot(), Axes)
assert_type(ranking.cite("Germany", style="bibtex"), tuple[str, ...])
assert_type(profile.digest, str)
brief(profile, "brief.html")
ranking.plot("map")  # type: ignore[arg-type]
profile.cite(style="apa")  # type: ignore[arg-type]
ranking.cite("Germany", style="apa")  # type: ignore[arg-type]

# --- what every answer can be asked ---

answers: list[Table[Any]] = [found, ranking, coverage, funding, checked]
for answer in answers:
    assert_type(answer.headline(), str)
    assert_type(answer.notes(), tuple[str, ...])
    assert_type(answer.sources, tuple[str, ...])
    assert_type(answer.on, Period | None)
    assert_type(answer.left_out, tuple[LeftOut, ...])
    assert_type(answer.excerpt, bool)
    assert_type(answer.to_text(100, all_rows=True, all_notes=True), str)
    assert_type(answer.to_csv("table.csv", encoding="utf-8-sig", for_spreadsheets=True), str)
    assert_type(answer.to_json(), str)
    assert_type(answer.to_markdown(), str)
    assert_type(answer.to_dicts(), list[dict[str, Any]])
    assert_type(answer.codebook()[0].meaning, str)

# --- errors ---

try:
    load_profile("nowhere.json")
except ProfileError as error:
    assert_type(error.problems, tuple[Problem, ...])
    assert_type(error.count, int)
except OptionError as error:
    assert_type(error, OptionError)
except BelarusSticError as error:
    assert_type(error, BelarusSticError)
assert_type(nearest("Germny", ["Germany"]), str)
