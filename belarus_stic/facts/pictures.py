"""What the pictures of ties are given: partners by kinds of tie, or tied among themselves."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import partial
from itertools import combinations

from belarus_stic.charts import (
    Cell,
    Circle,
    Matrix,
    MatrixRow,
    Sheet,
    draw_circle,
    draw_matrix,
    fold,
)
from belarus_stic.errors import NotAnswerableError, UnknownKeyError
from belarus_stic.facts.documented import Tie
from belarus_stic.facts.phrases import by_basis
from belarus_stic.model import TIE_KINDS, TieKind
from belarus_stic.tables import counted, names_words

_MOST_NODES = 40


def sheet(ties: Sequence[Tie], layout: str, lead: str | None, home: str) -> Sheet:
    """Return a picture of ties, with one partner highlighted."""
    if layout == "circle":
        return draw_circle(_circle(ties, lead, home))
    return draw_matrix(_matrix(ties, lead))


def _matrix(ties: Sequence[Tie], lead: str | None) -> Matrix:
    """Return partners by kinds of tie, those with most kinds first."""
    found: defaultdict[str, list[Tie]] = defaultdict(list)
    for tie in ties:
        found[tie.partner].append(tie)
    kinds = [kind for kind in TIE_KINDS if any(tie.kind == kind for tie in ties)]
    rows = [
        MatrixRow(
            key=some[0].name,
            name=some[0].name,
            cells=tuple(_cell(some, kind) for kind in kinds),
            is_lead=code == lead,
            folds=some[0].partner_kind == "country",
        )
        for code, some in found.items()
    ]
    numbers = Counter((tie.kind, tie.partner) for tie in ties)
    each = Counter(kind for kind, _ in numbers)
    return Matrix(
        rows=tuple(fold(sorted(rows, key=_by_kinds), partial(names_words, in_column=True))),
        columns=tuple((kind, counted(each[kind], "partner")) for kind in kinds),
        group="",
        name="Partner",
    )


def _by_kinds(row: MatrixRow) -> tuple[int, list[bool], str]:
    lacks = [not cell.records for cell in row.cells]
    return sum(lacks), lacks, row.name


def _cell(ties: list[Tie], kind: TieKind) -> Cell:
    of_kind = [tie for tie in ties if tie.kind == kind]
    return Cell(records=len(of_kind), basis=len(by_basis(of_kind)[1]))


def _links(ties: Sequence[Tie]) -> Counter[tuple[str, str]]:
    partners: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for tie in ties:
        partners[tie.record][tie.name] = None
    return Counter(pair for one in partners.values() for pair in combinations(sorted(one), 2))


def tied_together(ties: Sequence[Tie]) -> list[str]:
    """Return the names of the partners that share a record with another."""
    return sorted({name for pair in _links(ties) for name in pair})


def _circle(ties: Sequence[Tie], lead: str | None, home: str) -> Circle:
    """Return the partners that share a record, and how many records each two of them share."""
    name = next((tie.name for tie in ties if tie.partner == lead), "")
    links = _links(ties)
    names = tied_together(ties)
    if name and name not in names:
        raise UnknownKeyError(f"no record brings {name} together with another partner")
    if not names:
        raise NotAnswerableError(
            "no record ties two partners, so a circle would have no lines; ask for layout='matrix'"
        )
    if len(names) > _MOST_NODES:
        number = f"{len(names)} partners are tied among themselves, and {_MOST_NODES} can be drawn"
        raise NotAnswerableError(f"{number}; filter the ties, or ask for layout='matrix'")
    told = f"Partners of {home} that one record or more bring together; wider: more records."
    return Circle(names=tuple(names), links=links, told=told, lead=name)
