"""What the sources say of the order of partners, and what they deny, beside the ranks."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, permutations
from typing import ClassVar, Literal

from attrs import frozen

from belarus_stic import facts, tables
from belarus_stic.ranking.question import Question
from belarus_stic.values import Citation, Interval

Verdict = Literal["agrees", "disagrees", "equal", "not ranked"]


# Places by what they are among ("within the EU", "of the projects in 2010") and of which whole.
Orders = Mapping[tuple[str, str], Sequence["Place"]]


@frozen
class Place:
    """A place that the sources give a country: `value` is greater for whom they put above."""

    country: str
    value: Interval
    words: str
    evidence: tuple[Citation, ...]


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
    ranks = q.comparison.ranks
    rows = tuple(
        SourceOrder(
            says=says,
            higher=higher,
            lower=lower or None,
            rank_higher=ranks.get(higher),
            rank_lower=ranks.get(lower),
            verdict=verdict,
            evidence=tuple(dict.fromkeys(evidence)),
        )
        for says, higher, lower, verdict, evidence in _said(q)
    )
    return SourceOrders(
        rows=rows,
        origin=facts.origin(q.profile, {cite for row in rows for cite in row.evidence} or None),
        on=q.asked.on,
        method="Orders are those of tiers among the same partners and of shares of one whole.",
    )


def _said(q: Question) -> Iterator[tuple[str, str, str, Verdict, tuple[Citation, ...]]]:
    """Yield what is said, the countries above and below, the verdict and the statements."""
    for (among, _), places in (*tiers(q).items(), *shares(q).items()):
        for one, other, verdict in compared(q, places):
            above = f"{q.name(one.country)} ({one.words}) above {q.name(other.country)}"
            says = f"{above} ({other.words}), {among}"
            yield says, one.country, other.country, verdict, one.evidence + other.evidence
    for denial in facts.denials(q.profile, q.asked.on):
        code, denied = denial.country or "", denial.kinds.intersection(q.kinds)
        if code in q.pool.codes and denied:
            ties = q.ties.get(code, ())
            has = denied.intersection(tie.kind for tie in ties)
            basis = f" (a legal basis only is {q.documented})" * (code in facts.by_basis(ties)[1])
            says = f"{denial.what}: {denial.standing}{basis}"
            yield says, code, "", "disagrees" if has else "agrees", denial.evidence


def tiers(q: Question) -> Orders:
    """Return the tiers into which the sources put countries of the pool at the date asked."""
    found: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for fact in chain.from_iterable(q.standings.values()):
        if fact.country in q.pool.codes and fact.among and fact.standing in facts.TIERS:
            article = "the " * (facts.kind_of(q.profile, fact.among) == "group")
            within = f"within {article}{facts.name_of(q.profile, fact.among, short=True)}"
            tier = Interval.exactly(-facts.TIERS[fact.standing])
            place = Place(str(fact.country), tier, fact.standing, fact.evidence)
            found[within, fact.among].append(place)
    return found


def shares(q: Question) -> Orders:
    """Return the shares of one whole that the sources state for countries of the pool."""
    found: dict[tuple[str, str], list[Place]] = defaultdict(list)
    stated = sorted(facts.shares(q.profile), key=lambda pair: pair[1].value.stated or 0)
    for country, share in reversed(stated):
        if country in q.pool.codes:
            date, passed = share.period or share.as_of, {country, q.profile.home}
            about = (ref for _, ref in share.references() if ref not in passed)
            whose = "".join(f" of the {facts.name_of(q.profile, ref)}" for ref in about)
            when = f" {facts.when_words(date)}" if date else ""
            whole = f"of the {share.indicator.removeprefix('share of ')}{whose}{when}"
            value, words = share.value.interval, tables.quantity_words(share.value)
            place = Place(country, value, words, share.cites)
            found[whole, share.denominator or ""].append(place)
    return found


def compared(q: Question, places: Sequence[Place]) -> Iterator[tuple[Place, Place, Verdict]]:
    """Yield every two of which the sources put the first above, and whether the ranks agree."""
    for one, other in permutations(places, 2):
        if one.country != other.country and other.value.surely_less(one.value):
            high, low = (q.comparison.ranks.get(place.country, 0) for place in (one, other))
            verdict: Verdict = "agrees" if high < low else "disagrees" if low < high else "equal"
            yield one, other, verdict if high and low else "not ranked"
