"""A matrix of dots: what is tied by which kind of tie, and by how many records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from attrs import evolve, frozen

from belarus_stic.charts.key import key
from belarus_stic.charts.lettering import fitted, width_of
from belarus_stic.charts.page import CONTENT
from belarus_stic.charts.sheet import BLUE, INK, ORANGE, SECOND, WHITE, Sheet


@frozen(kw_only=True)
class Cell:
    """How many records tell of a kind of tie, how many of them of a weaker form, or a value.

    Of several partners, that may differ.
    """

    records: int = 0
    basis: int = 0
    is_denied: bool = False
    words: str = ""
    differs: bool = False


@frozen(kw_only=True)
class MatrixRow:
    """A partner, or several alike, with a cell for each column.

    `counts` are of those folded: records, weaker ones, and how many partners have as many.
    """

    key: str
    name: str
    cells: tuple[Cell, ...]
    group: str = ""
    counts: tuple[tuple[int, int, int], ...] = ()
    is_lead: bool = False
    folds: bool = True


@frozen(kw_only=True)
class Matrix:
    """Rows under columns, each with how many rows have it; rows of one group stand together."""

    rows: tuple[MatrixRow, ...]
    columns: tuple[tuple[str, str], ...]
    group: str = "Rank"
    name: str = "Country"


_LINE = 0.2
_TIMES = "\N{MULTIPLICATION SIGN}"
_FEW, _MANY, _PAIR, _MOST_ROWS = 8, 30, 2, 60
_RADII = {1: 0.072, 2: 0.1}


def draw_matrix(table: Matrix) -> Sheet:
    """Return a row for each partner and a dot for each kind of tie, with the number of records."""
    sheet = Sheet(CONTENT)
    names = 0.9 if table.group else 0.0
    left = names + 2.75
    step = min(1.55, (CONTENT - left) / max(len(table.columns), 1))
    y = 0.3
    sheet.text(0, y, table.group, 8.5, color=SECOND)
    sheet.text(names, y, table.name, 8.5, color=SECOND)
    for j, (kind, number) in enumerate(table.columns):
        x = left + step * (j + 0.5)
        sheet.text(
            x, y - 0.17, fitted(kind, 9, step - 0.05, bold=True), 9, bold=True, align="center"
        )
        sheet.text(x, y, fitted(number, 8, step - 0.05), 8, color=SECOND, align="center")
    y += 0.16
    sheet.rule(0, y, CONTENT, color=INK, width=1)
    y += 0.06
    rows, before = table.rows[:_MOST_ROWS], None
    for row in rows:
        is_new = (row.group, _shape(row)) != before
        if before is not None and is_new:
            sheet.rule(0 if row.group != before[0] else names, y + 0.04, CONTENT)
            y += 0.08
        if row.group and (before is None or row.group != before[0]):
            sheet.text(0, y + _LINE / 2, row.group, 9.5, bold=True)
        if row.is_lead:
            sheet.frame(-0.08, y - 0.01, CONTENT + 0.16, _LINE + 0.02)
        _matrix_row(sheet, row, y + _LINE / 2, (names, left), step)
        before = (row.group, _shape(row))
        y += _LINE
    if more := len(table.rows) - len(rows):
        sheet.text(names, y + _LINE / 2, f"and {more} more rows", 9, color=SECOND)
        y += _LINE
    y += 0.06
    sheet.rule(0, y, CONTENT, color=INK, width=1)
    sheet.height = key(sheet, y + 0.2, _dot_signs(rows)) + 0.12
    return sheet


def fold(rows: Iterable[MatrixRow], names: Callable[[Sequence[str]], str]) -> Iterator[MatrixRow]:
    """Yield rows, as one those that have the same kinds: of one kind alone, or too many of them.

    `names` words several keys. What is highlighted, or is no row to be folded, stands alone.
    """
    rows = list(rows)
    most = _FEW if len(rows) > _MANY else len(rows)
    for _, alike in groupby(rows, lambda row: (row.group, _shape(row))):
        every = list(alike)
        folds = [row for row in every if row.folds and not row.is_lead]
        is_single = sum(_shape(every[0])) == 1 and not any(cell.words for cell in every[0].cells)
        if len(folds) <= (_PAIR if is_single else most):
            yield from every
            continue
        yield from (row for row in every if row.is_lead or not row.folds)
        columns = list(zip(*(row.cells for row in folds), strict=True))
        counts = Counter((cell.records, cell.basis) for row in folds for cell in row.cells)
        yield evolve(
            folds[0],
            name=names([row.key for row in folds]),
            cells=tuple(evolve(of[0], differs=len({*of}) > 1) for of in columns),
            counts=tuple((*what, n) for what, n in counts.most_common() if what[0])
            if is_single
            else (),
        )


def _shape(row: MatrixRow) -> tuple[bool, ...]:
    return tuple(bool(cell.records or cell.words) for cell in row.cells)


def _matrix_row(
    sheet: Sheet, row: MatrixRow, y: float, edges: tuple[float, float], step: float
) -> None:
    names, left = edges
    room = left - names - 0.1
    if row.counts:
        name = fitted(row.name, 9, room + 1)
        sheet.text(names, y, name, 9, bold=row.is_lead)
        x = max(left, names + width_of(name, 9) + 0.2)
        for records, basis, number in row.counts:
            x += 0.08
            _dot(sheet, x, y, Cell(records=records, basis=basis))
            sheet.text(x + 0.14, y, f"{_TIMES} {number}", 8.5)
            x += 0.14 + width_of(f"{_TIMES} {number}", 8.5) + 0.2
        return
    sheet.text(names, y, fitted(row.name, 9, room, bold=row.is_lead), 9, bold=row.is_lead)
    for j, cell in enumerate(row.cells):
        x = left + step * (j + 0.5)
        if cell.words:
            sheet.text(x, y, fitted(cell.words, 8.5, step - 0.05), 8.5, align="center")
        elif cell.records or cell.is_denied:
            _dot(sheet, x, y, cell)


def _dot(sheet: Sheet, x: float, y: float, cell: Cell) -> None:
    radius = _RADII.get(cell.records or 1, _LINE / 2)
    color, is_ring = (ORANGE, True) if not cell.records else (BLUE, cell.basis == cell.records)
    if is_ring:
        sheet.disc(x, y, radius, fill=WHITE, edge=color, width=1.6)
    else:
        sheet.disc(x, y, radius, fill=color)
    ink = WHITE if not is_ring else BLUE if cell.records else INK
    size = 6.5 if cell.records < 100 else 5
    words = "" if cell.differs else cell.records
    sheet.text(x, y, words, size, color=ink, bold=True, align="center")


def _dot_signs(rows: Sequence[MatrixRow]) -> Iterator[tuple[Sheet, str]]:
    folded = [Cell(records=r, basis=b) for row in rows for r, b, _ in row.counts]
    cells = [*folded, *(cell for row in rows for cell in row.cells if not row.counts)]
    dots = [cell for cell in cells if cell.records]
    keys = [(Cell(records=n), word) for n, word in ((1, "one record"), (2, "two records"))]
    shown = [(one, word) for one, word in keys if one.records in {dot.records for dot in dots}]
    if any(dot.basis == dot.records for dot in dots):
        shown.append((Cell(records=1, basis=1), "a legal basis only, not outright an agreement"))
    if any(cell.is_denied and not cell.records for cell in cells):
        shown.append((Cell(is_denied=True), "denied"))
    if any(dot.differs for dot in dots):
        shown.append((Cell(records=1, differs=True), "one record or more"))
    for one, word in shown:
        sign = Sheet(0.2)
        _dot(sign, 0.1, 0, one)
        yield sign, word
    if folded:
        sign = Sheet(width_of(_TIMES, 8.5))
        sign.text(0, 0, _TIMES, 8.5)
        yield sign, "with each of so many"
