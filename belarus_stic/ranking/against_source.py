"""What the sources say of the order of partners, and what they deny, beside the ranks."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import permutations
from typing import ClassVar, Literal

from attrs import evolve, frozen

from belarus_stic import facts, tables
from belarus_stic.ranking.question import Question
from belarus_stic.values import Citation, Interval

Verdict = Literal["agrees", "disagrees", "equal", "not ranked"]
_VERDICTS: dict[int, Verdict] = {-1: "agrees", 0: "equal", 1: "disagrees"}


@frozen(kw_only=True, repr=False)
class SourceOrder(tables.Row):
    """The sources put one country above another, or deny it a tie (`lower` is then empty)."""

    says: str = tables.described("what the sources say")
    higher: str = tables.described("alpha-3 code of the country put above, or denied a tie")
    lower: str | None = tables.described("alpha-3 code of the country put below")
    rank_higher: int | None = tables.described("rank of the country put above")
    rank_lower: int | None = tables.described("rank of the country put below")
    verdict: Verdict = tables.described("whether the ranks, or the ties documented, agree")
    evidence: tuple[Citation, ...] = tables.described("statements that say so")


@frozen(repr=False, kw_only=True)
class SourceOrders(tables.Table[SourceOrder]):
    """Every order and every denial that the sources state, beside the ranks."""

    title: ClassVar[str] = "Orders and denials that the sources state, beside the ranks"
    row_type = SourceOrder

    def columns(self) -> tuple[tables.Column, ...]:
        """Return what the sources say, both ranks, and how they lie to it."""
        return (
            tables.Column("The sources say", lambda row: row.says),
            tables.Column("Ranks", _ranks),
            tables.Column("Against the ranks", lambda row: row.verdict),
        )


def _ranks(row: SourceOrder) -> str:
    ranks = [row.rank_higher, row.rank_lower] if row.lower else []
    return " and ".join(str(rank or "none") for rank in ranks)


def against_source(q: Question) -> SourceOrders:
    """Return the orders and denials among the countries of the pool."""
    rows = (*_orders(q), *_denials(q))
    cited = {cite for row in rows for cite in row.evidence}
    return SourceOrders(
        rows=rows,
        origin=facts.origin(q.profile, cited or None),
        on=q.asked.on,
        method="Orders are those of tiers among the same partners and of shares of one whole.",
    )


def _row(
    q: Question, says: str, higher: str, lower: str, evidence: tuple[Citation, ...]
) -> SourceOrder:
    """Return what is said of two countries (or of one, without a `lower`) beside their ranks."""
    ranks = q.ranks.get(higher), q.ranks.get(lower)
    verdict: Verdict = "not ranked"
    if ranks[0] is not None and ranks[1] is not None:
        verdict = _VERDICTS[(ranks[0] > ranks[1]) - (ranks[0] < ranks[1])]
    return SourceOrder(
        says=says,
        higher=higher,
        lower=lower or None,
        rank_higher=ranks[0],
        rank_lower=ranks[1],
        verdict=verdict,
        evidence=tuple(dict.fromkeys(evidence)),
    )


def _orders(q: Question) -> Iterator[SourceOrder]:
    """Yield every pair of places in one order, of which the first is certainly above."""
    places: dict[object, list[tuple[str, Interval, str, tuple[Citation, ...]]]] = defaultdict(list)
    for fact in facts.standings(q.profile):
        if fact.country and fact.standing in facts.TIERS:
            tier = Interval.exactly(-facts.TIERS[fact.standing])
            words = f"{fact.standing} among {fact.among_name or 'partners'}"
            places[fact.among].append((fact.country, tier, words, fact.evidence))
    for share in facts.shares(q.profile):
        whole = share.indicator, share.denominator, share.period or share.as_of
        words = f"{tables.quantity_words(share.value)}, {share.indicator}"
        places[whole].append((share.country, Interval.of(share.value), words, share.evidence))
    for found in places.values():
        inside = [place for place in found if place[0] in q.pool]
        for (one, high, words, cited), (other, low, others, also) in permutations(inside, 2):
            if low.surely_less(high):
                says = f"{q.name(one)} ({words}) above {q.name(other)} ({others})"
                yield _row(q, says, one, other, cited + also)


def _denials(q: Question) -> Iterator[SourceOrder]:
    for denial in facts.denials(q.profile, q.asked.on):
        kinds = [kind for kind in q.kinds if kind in denial.kinds]
        if denial.country and denial.country in q.pool and kinds:
            tied = {tie.kind for tie in q.ties.get(denial.country, ())}
            says = f"{denial.what}: no {tables.listed(kinds)}"
            row = _row(q, says, denial.country, "", denial.evidence)
            yield evolve(row, verdict="agrees" if tied.isdisjoint(kinds) else "disagrees")
