"""What the sources say of the order of partners, and what they deny, beside the ranks."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import ClassVar, Literal

from attrs import frozen

from belarus_stic.facts import (
    TIERS,
    StandingFact,
    StatedShare,
    denials,
    name_of,
    origin,
    shares,
    standings,
)
from belarus_stic.model import TieKind
from belarus_stic.ranking.net_flow import Certainty
from belarus_stic.ranking.question import Question
from belarus_stic.tables import Column, Row, Table, counted, described, listed, quantity_words
from belarus_stic.values import Citation

Verdict = Literal["agrees", "disagrees", "equal", "not ranked"]


@frozen(kw_only=True, repr=False)
class SourceOrder(Row):
    """The sources put one country above another, or deny it a tie (`lower` is then empty)."""

    says: str = described("what the sources say")
    higher: str = described("alpha-3 code of the country put above, or denied a tie")
    lower: str | None = described("alpha-3 code of the country put below")
    rank_higher: int | None = described("rank of the country put above")
    rank_lower: int | None = described("rank of the country put below")
    verdict: Verdict = described("whether the ranks, or the ties documented, agree")
    certainty: Certainty | None = described(
        "whether the first ranks above the second for all weights"
    )
    evidence: tuple[Citation, ...] = described("statements that say so")


@frozen(repr=False, kw_only=True)
class SourceOrders(Table[SourceOrder]):
    """Every order and every denial that the sources state, beside the ranks."""

    title: ClassVar[str] = "What the sources say beside the ranks"
    row_type = SourceOrder

    def columns(self) -> tuple[Column, ...]:
        """Return what the sources say, the ranks and whether they agree."""
        return (
            Column("The sources say", lambda row: row.says),
            Column("Ranks", _ranks),
            Column("Ranks agree", lambda row: _AGREE[row.verdict]),
        )

    def _headline(self) -> str:
        found = {verdict: sum(row.verdict == verdict for row in self) for verdict in _AGREE}
        parts = [f"{n} {_FOUND[verdict]}" for verdict, n in found.items() if n]
        total = counted(len(self), "order or denial", "orders and denials")
        stated = f"{total} of partners of {self.origin.name} stated"
        listing = f": {listed(parts)}" if parts else ""
        return f"{stated}{listing} {self.origin.phrase(self.on)}."


_AGREE = {"agrees": "yes", "disagrees": "no", "equal": "equal ranks", "not ranked": "not ranked"}
_FOUND = {
    "agrees": "as ranked or documented",
    "disagrees": "otherwise",
    "equal": "with equal ranks",
    "not ranked": "with a country that is not ranked",
}


def _ranks(row: SourceOrder) -> str:
    if row.lower is None:
        return ""
    return " and ".join(
        "none" if rank is None else str(rank) for rank in (row.rank_higher, row.rank_lower)
    )


def against_source(question: Question) -> SourceOrders:
    """Return the orders and denials among the countries of the pool."""
    rows = [*_tiers(question), *_shares(question), *_denials(question)]
    cited = {cite for row in rows for cite in row.evidence}
    return SourceOrders(
        rows=tuple(rows),
        origin=origin(question.profile, cited or None),
        on=question.on,
        method="Orders are those of tiers among the same partners and of shares of one whole.",
    )


def _order(
    q: Question, higher: str, lower: str, says: str, evidence: Sequence[Citation]
) -> SourceOrder:
    ranks = dict(zip(q.partners, q.comparison.ranks, strict=True))
    verdict: Verdict = "not ranked"
    certainty: Certainty | None = None
    if higher in ranks and lower in ranks:
        difference = ranks[higher] - ranks[lower]
        verdict = "equal" if not difference else "agrees" if difference < 0 else "disagrees"
        a, b = q.partners.index(higher), q.partners.index(lower)
        certainty = q.comparison.certainty(a, b)
    return SourceOrder(
        says=says,
        higher=higher,
        lower=lower,
        rank_higher=ranks.get(higher),
        rank_lower=ranks.get(lower),
        verdict=verdict,
        certainty=certainty,
        evidence=tuple(dict.fromkeys(evidence)),
    )


def _tiers(q: Question) -> Iterator[SourceOrder]:
    by_among: dict[str | None, list[tuple[int, str, StandingFact]]] = defaultdict(list)
    for fact in standings(q.profile):
        if fact.standing in TIERS and fact.country is not None and fact.country in q.pool:
            by_among[fact.among].append((TIERS[fact.standing], fact.country, fact))
    for among, found in by_among.items():
        within = f" (among: {name_of(q.profile, among)})" if among else ""
        for (tier, one, fact), (other_tier, other, lower) in permutations(found, 2):
            if tier < other_tier:
                says = (
                    f"{q.name(one)} ({fact.standing}) above {q.name(other)} ({lower.standing})"
                    f"{within}"
                )
                yield _order(q, one, other, says, (*fact.evidence, *lower.evidence))


def _shares(q: Question) -> Iterator[SourceOrder]:
    wholes: dict[tuple[object, ...], list[StatedShare]] = defaultdict(list)
    for share in shares(q.profile):
        if share.country in q.pool:
            date = share.period or share.as_of
            wholes[share.indicator, share.denominator, date].append(share)
    for (indicator, *_), found in wholes.items():
        for one, other in permutations(found, 2):
            if one.value.compare(other.value) == "greater":
                says = (
                    f"{q.name(one.country)} ({quantity_words(one.value)}) above "
                    f"{q.name(other.country)} ({quantity_words(other.value)}), {indicator}"
                )
                yield _order(q, one.country, other.country, says, (*one.evidence, *other.evidence))


def _denials(q: Question) -> Iterator[SourceOrder]:
    for denial in denials(q.profile, q.on):
        kinds: list[TieKind] = [kind for kind in q.kinds if kind in denial.kinds]
        if denial.country is None or denial.country not in q.pool or not kinds:
            continue
        is_tied = any(tie.kind in kinds for tie in q.ties.get(denial.country, ()))
        ranks = dict(zip(q.partners, q.comparison.ranks, strict=True))
        yield SourceOrder(
            says=f"{denial.what}: no {listed(kinds)}",
            higher=denial.country,
            lower=None,
            rank_higher=ranks.get(denial.country),
            rank_lower=None,
            verdict="disagrees" if is_tied else "agrees",
            certainty=None,
            evidence=denial.evidence,
        )
