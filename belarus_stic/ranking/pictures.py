"""What the pictures of a ranking are given: its rows as plain data."""

from __future__ import annotations

from collections import Counter
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from belarus_stic import facts, tables
from belarus_stic.charts import (
    Cell,
    HeatRow,
    Matrix,
    MatrixRow,
    Order,
    RankRow,
    Ranks,
    Sheet,
    draw_groups,
    draw_heat,
    draw_matrix,
    draw_order,
    fold,
)
from belarus_stic.errors import NotAnswerableError
from belarus_stic.ranking import sentences
from belarus_stic.ranking.criteria import Criterion

if TYPE_CHECKING:
    from fractions import Fraction

    from belarus_stic.ranking.acceptability import Acceptability, RankShares
    from belarus_stic.ranking.answer import RankedPartner, Ranking

_MOST_GROUPS = 12


def sheet(ranking: Ranking, kind: str, lead: str | None) -> Sheet:
    """Return a picture of a ranking, with one partner highlighted."""
    if kind == "order":
        return draw_order(_order(ranking, lead))
    if kind == "matrix":
        return draw_matrix(_matrix(ranking, lead))
    return draw_groups(_ranks(ranking, lead))


def shades(shares: Acceptability, lead: str | None) -> Sheet:
    """Return a picture of how often each rank comes up; partners alike in all have one row."""
    alike: dict[tuple[Fraction, ...], list[RankShares]] = {}
    for row in shares:
        alike.setdefault(row.shares, []).append(row)
    rows = (
        HeatRow(
            names=tables.names_words((row.name for row in some), in_column=True),
            mean=f"{float(some[0].mean_rank):.1f}",
            shares=tuple(map(float, at_each)),
            is_lead=any(row.partner == lead for row in some),
        )
        for at_each, some in alike.items()
    )
    return draw_heat(tuple(rows), len(shares.rows[0].shares) if shares.rows else 0)


def _ranks(ranking: Ranking, lead: str | None) -> Ranks:
    """Return the groups of equals as rows."""
    q, rows = ranking._question, []
    for together in _alike(ranking):
        first, codes = together[0], [row.partner for row in together]
        others = [code for code in codes if code != lead]
        rows.append(
            RankRow(
                low=first.rank_low,
                high=first.rank_high,
                names=sentences.countries(q, others) if others else "",
                has=tuple(
                    cell.words if isinstance(one, Criterion) else one in first.kinds
                    for one, cell in zip(q.criteria, first.cells, strict=True)
                ),
                lead=q.name(lead) if lead in codes else "",
            )
        )
    statuses = {
        facts.Statuses(q.profile, q.asked, (kind,)).of(row.partner)
        for row in ranking
        for kind in q.kinds
        if kind not in row.kinds
    }
    return Ranks(
        rows=tuple(rows),
        kinds=tuple(map(str, q.criteria)),
        number=len(q.partners),
        lacking=tables.listed((one for one in facts.STATUSES if one in statuses), word="or"),
        unlike=dict(sentences.unlike(q)),
    )


def _alike(ranking: Ranking) -> list[list[RankedPartner]]:
    """Return the rows of a ranking, those together that are alike in all that is counted."""
    group = ranking._question.comparison.groups
    alike = groupby(ranking, lambda row: (group[row.partner], row.cells))
    return [list(rows) for _, rows in alike]


def _order(ranking: Ranking, lead: str | None) -> Order:
    """Return the groups of equals, and which is directly above which."""
    groups = ranking.groups
    if len(groups) > _MOST_GROUPS:
        number = f"{len(groups)} groups of equals"
        raise NotAnswerableError(f"{number} are too many to draw in order; ask for kind='groups'")
    place = {code: i for i, group in enumerate(groups) for code in group.partners}
    # One for all of a group: those above are the same.
    edges = {(place[one], place[other]) for one, other in ranking.order().edges}
    return Order(
        groups=tuple(
            f"{tables.rank_words(group.rank_low, group.rank_high)}: "
            f"{tables.names_words(group.names, in_column=True)}"
            for group in groups
        ),
        above=tuple(sorted(edges)),
        lead=None if lead is None else place[lead],
    )


def _matrix(ranking: Ranking, lead: str | None) -> Matrix:
    """Return partners by criteria, with the number of records of each kind of tie."""
    q = ranking._question
    rows = (_row(ranking, row, lead) for together in _alike(ranking) for row in together)
    numbers = Counter(kind for row in ranking for kind in row.kinds)
    columns = tuple(
        (str(one), "" if isinstance(one, Criterion) else tables.counted(numbers[one], "country"))
        for one in q.criteria
    )
    return Matrix(rows=tuple(fold(rows, partial(sentences.countries, q))), columns=columns)


def _row(ranking: Ranking, row: RankedPartner, lead: str | None) -> MatrixRow:
    q = ranking._question
    cells = []
    for one, cell in zip(q.criteria, row.cells, strict=True):
        if isinstance(one, Criterion):
            cells.append(Cell(words=cell.words))
            continue
        ties = [tie for tie in q.ties[row.partner] if tie.kind == one]
        status = facts.Statuses(q.profile, q.asked, (one,)).of(row.partner)
        basis = len(facts.by_basis(ties)[1])
        cells.append(Cell(records=len(ties), basis=basis, is_denied=status == "denied"))
    return MatrixRow(
        key=row.partner,
        name=sentences.countries(q, [row.partner]),
        cells=tuple(cells),
        group=tables.rank_words(row.rank_low, row.rank_high),
        is_lead=row.partner == lead,
    )
