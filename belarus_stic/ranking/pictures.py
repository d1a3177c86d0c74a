"""What the pictures of a ranking are given: its rows as plain data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import groupby
from typing import TypeAlias

from belarus_stic import facts, tables
from belarus_stic.charts import (
    Cell,
    Matrix,
    MatrixRow,
    Order,
    RankRow,
    Ranks,
    Sheet,
    draw_groups,
    draw_matrix,
    draw_order,
    fold,
)
from belarus_stic.errors import NotAnswerableError
from belarus_stic.ranking import sentences
from belarus_stic.ranking.criteria import Criterion
from belarus_stic.ranking.question import Question

Edge: TypeAlias = tuple[str, str]
_MOST_GROUPS = 12


def sheet(
    q: Question, codes: Sequence[str], kind: str, lead: str | None, edges: Iterable[Edge] = ()
) -> Sheet:
    """Return a picture of partners in their order, one of them highlighted.

    `edges` say who is directly above whom, for the order.
    """
    if kind == "order":
        return draw_order(_order(q, codes, lead, edges))
    if kind == "matrix":
        return draw_matrix(_matrix(q, codes, lead))
    return draw_groups(_ranks(q, codes, lead))


def _span_of(q: Question, code: str) -> str:
    return tables.rank_words(*q.comparison.intervals[code])


def _ranks(q: Question, partners: Sequence[str], lead: str | None) -> Ranks:
    """Return the groups of equals as rows."""
    rows = []
    for codes in _alike(q, partners):
        others = [code for code in codes if code != lead]
        low, high = q.comparison.intervals[codes[0]]
        has = (
            column[codes[0]].words if isinstance(one, Criterion) else one in q.kinds_of[codes[0]]
            for one, column in zip(q.criteria, q.comparison.columns, strict=True)
        )
        row = RankRow(
            low=low,
            high=high,
            span=_span_of(q, codes[0]),
            names=sentences.countries(q, others) if others else "",
            has=tuple(has),
            lead=sentences.countries(q, [lead]) if lead in codes else "",
        )
        rows.append(row)
    statuses = {
        facts.Statuses(q.profile, q.asked, (kind,)).of(code)
        for code in partners
        for kind in q.kinds
        if kind not in q.kinds_of[code]
    }
    return Ranks(
        rows=tuple(rows),
        kinds=tuple(map(str, q.criteria)),
        number=len(q.partners),
        lacking=tables.listed((one for one in facts.STATUSES if one in statuses), word="or"),
        scope=sentences.scope_words(q),
        unlike={tables.rank_words(*span): why for span, why in sentences.unlike(q)},
    )


def _alike(q: Question, codes: Iterable[str]) -> list[list[str]]:
    """Return partners, those together that are alike in all that is counted."""

    def counted(code: str) -> tuple[object, ...]:
        return q.comparison.groups[code], [column[code] for column in q.comparison.columns]

    return [list(together) for _, together in groupby(codes, counted)]


def _order(q: Question, codes: Sequence[str], lead: str | None, edges: Iterable[Edge]) -> Order:
    """Return the groups of equals, and which is directly above which."""
    together: dict[str, list[str]] = {}
    for code in codes:
        together.setdefault(q.comparison.groups[code], []).append(code)
    if len(together) > _MOST_GROUPS:
        number = f"{len(together)} groups of equals"
        raise NotAnswerableError(f"{number} are too many to draw in order; ask for kind='groups'")
    place = {code: i for i, some in enumerate(together.values()) for code in some}
    names = (tables.names_words(map(q.name, some), in_column=True) for some in together.values())
    spans = (_span_of(q, some[0]) for some in together.values())
    return Order(
        groups=tuple(f"{span}: {name}" for span, name in zip(spans, names, strict=True)),
        # One for all of a group: those above are the same.
        above=tuple(sorted({(place[one], place[other]) for one, other in edges})),
        lead=None if lead is None else place[lead],
    )


def _matrix(q: Question, codes: Sequence[str], lead: str | None) -> Matrix:
    """Return partners by criteria, with the number of records of each kind of tie."""
    rows = (_partner_row(q, code, is_lead=code == lead) for code in codes)
    numbers = Counter(kind for code in codes for kind in q.kinds_of[code])
    columns = tuple(
        (str(one), "" if isinstance(one, Criterion) else tables.counted(numbers[one], "country"))
        for one in q.criteria
    )
    return Matrix(rows=tuple(fold(rows, partial(sentences.countries, q))), columns=columns)


def _partner_row(q: Question, code: str, *, is_lead: bool) -> MatrixRow:
    cells = []
    for one, column in zip(q.criteria, q.comparison.columns, strict=True):
        if isinstance(one, Criterion):
            cells.append(Cell(words=column[code].words))
            continue
        ties = [tie for tie in q.ties[code] if tie.kind == one]
        status = facts.Statuses(q.profile, q.asked, (one,)).of(code)
        basis = len(facts.by_basis(ties)[1])
        cells.append(Cell(records=len(ties), basis=basis, is_denied=status == "denied"))
    name = sentences.countries(q, [code])
    group = _span_of(q, code)
    return MatrixRow(key=code, name=name, cells=tuple(cells), group=group, is_lead=is_lead)
