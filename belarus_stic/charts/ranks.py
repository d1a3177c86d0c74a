"""Partners by rank: groups of equals, what each has, and the ranks it may take."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import field, frozen

from belarus_stic.charts.key import key
from belarus_stic.charts.lettering import fitted, width_of, wrapped
from belarus_stic.charts.page import CONTENT
from belarus_stic.charts.sheet import FAINT, INK, RULE, SECOND, WHITE, Sheet

_ROW, _NAMES = 0.58, 0.75
_BARS, _DOT, _HEAD = 6.6, 0.075, 7.6
# Ranks on a bar can be counted while a cell has so many inches.
_COUNTABLE, _WIDEST, _THINNEST = 0.04, 0.3, 0.025
_MOST_ROWS = 20


@frozen(kw_only=True)
class RankRow:
    """Partners alike in all that is counted: their ranks, their names, and what they have.

    `has` is a truth for each kind of tie and words for a value; `lead` is a name to be seen first.
    """

    low: int
    high: int
    span: str
    names: str
    has: tuple[bool | str, ...]
    lead: str = ""


@frozen(kw_only=True)
class Ranks:
    """Groups of equals by rank, what is counted, and what is said of it.

    `unlike` tells of ranks that several rows share on what their order depends. `lacking` is the
    word for a kind of tie that a row has not.
    """

    rows: tuple[RankRow, ...]
    kinds: tuple[str, ...]
    number: int
    lacking: str = "unmentioned"
    scope: str = "however much each kind counts"
    unlike: Mapping[str, str] = field(factory=dict)


def draw_groups(ranks: Ranks) -> Sheet:
    """Return one row for each group of equals: ranks, names, kinds of tie, and a bar of ranks."""
    sheet = Sheet(CONTENT)
    shown = ranks.rows if len(ranks.rows) <= _MOST_ROWS else ranks.rows[: _MOST_ROWS - 1]
    step = min(0.7, 3.7 / max(len(ranks.kinds), 1))
    left = _BARS - 0.2 - step * len(ranks.kinds)
    top = _headings(sheet, ranks, left, step)
    cell = min(_WIDEST, (CONTENT - _BARS) / max(ranks.number, 1))
    bottom = top + _ROW * (len(shown) + (len(shown) < len(ranks.rows)))
    _ticks(sheet, ranks.number, cell, top, bottom)
    before = None
    for i, row in enumerate(shown):
        middle = top + _ROW * (i + 0.5)
        if row.lead:
            sheet.frame(-0.08, top + _ROW * i + 0.02, CONTENT + 0.16, _ROW - 0.04)
        if row.span != before:
            sheet.text(0, middle, row.span, 10.5, bold=True)
        _named_row(sheet, row, middle, left - _NAMES - 0.05)
        for j, has in enumerate(row.has):
            _mark(sheet, left + step * (j + 0.5), middle, has, step)
        _bar(sheet, _BARS + cell * (row.low - 1), middle, row.high - row.low + 1, cell)
        last = i + 1 == len(shown) or shown[i + 1].span != row.span
        sheet.rule(0 if last else _NAMES, top + _ROW * (i + 1), _BARS - 0.2)
        before = row.span
    if len(shown) < len(ranks.rows):
        others = ranks.rows[len(shown) :]
        low, high = min(row.low for row in others), max(row.high for row in others)
        sheet.text(0, bottom - _ROW / 2, f"{low}-{high}", 10.5, bold=True)
        sheet.text(_NAMES, bottom - _ROW / 2, f"and {len(others)} more groups", 9.5)
        _bar(sheet, _BARS + cell * (low - 1), bottom - _ROW / 2, high - low + 1, cell)
    told = _brackets(sheet, shown, ranks.unlike, top, cell)
    key(sheet, bottom + 0.14, _kind_signs(ranks), left=_NAMES, room=_BARS)
    sheet.height = bottom + 0.3
    for line in told:
        for text in wrapped(line, 8, CONTENT):
            sheet.height += 0.16
            sheet.text(0, sheet.height - 0.04, text, 8, color=SECOND)
    return sheet


def _headings(sheet: Sheet, ranks: Ranks, left: float, step: float) -> float:
    y = 0.22
    sheet.text(0, y, "Rank", 8.5, color=SECOND)
    sheet.text(_NAMES, y, "Countries", 8.5, color=SECOND)
    for j, kind in enumerate(ranks.kinds):
        lines = wrapped(kind, _HEAD, step - 0.06, most=2)
        for i, line in enumerate(lines):
            at = y - 0.13 * (len(lines) - 1 - i)
            sheet.text(left + step * (j + 0.5), at, line, _HEAD, color=SECOND, align="center")
    sheet.text(_BARS, y, f"Possible ranks, {ranks.scope}", 8.5, color=SECOND)
    sheet.rule(0, y + 0.14, CONTENT, color=INK, width=1)
    return y + 0.14


def ticks(number: int, cell: float) -> list[int]:
    """Return the ranks to write under cells of a width: the first, the last, and some between."""
    steps = (1, 2, 5, 10, 20, 50, 100, 200, 500)
    step = next((one for one in steps if number / one <= 6 and one * cell > 0.28), 1_000)
    # None is so near to the first or the last that their numbers touch.
    between = (r for r in range(step, number, step) if min(r - 1, number - r) * cell > 0.28)
    return [*dict.fromkeys([1, *between, number])] if number else []


def _ticks(sheet: Sheet, number: int, cell: float, top: float, bottom: float) -> None:
    for rank in ticks(number, cell):
        x = _BARS + cell * (rank - 0.5)
        sheet.line(((x, top), (x, bottom)), color=RULE, width=0.8)
        sheet.text(x, bottom + 0.14, rank, 8.5, color=SECOND, align="center")
    sheet.rule(_BARS, bottom, _BARS + cell * number, color=INK, width=1)


def _named_row(sheet: Sheet, row: RankRow, middle: float, room: float) -> None:
    if not row.lead:
        sheet.lines(_NAMES, middle, wrapped(row.names, 9.5, room, most=2), 9.5)
        return
    others = wrapped(row.names, 8.5, room, most=2) if row.names else []
    top = middle - 0.08 * len(others)
    sheet.text(_NAMES, top, fitted(row.lead, 9.5, room, bold=True), 9.5, bold=True)
    sheet.lines(_NAMES, top + 0.01 + 0.08 * (len(others) + 1), others, 8.5)


def _mark(sheet: Sheet, x: float, y: float, has: bool | str, step: float) -> None:
    if isinstance(has, str):
        # A number that is cut is another number.
        size = min(8.5, 8.5 * (step - 0.05) / max(width_of(has, 8.5), 0.01))
        sheet.text(x, y, has, size, align="center")
    elif has:
        sheet.disc(x, y, _DOT)
    else:
        sheet.line(((x - 0.04, y), (x + 0.04, y)), color=FAINT, width=1.5)


def _bar(sheet: Sheet, x: float, middle: float, ranks: int, cell: float) -> None:
    high = 0.23
    if cell < _COUNTABLE:
        sheet.box(x, middle - high / 2, max(ranks * cell, _THINNEST), high)
        return
    for i in range(ranks):
        sheet.box(x + i * cell, middle - high / 2, max(cell - 0.012, _THINNEST), high)


def _brackets(
    sheet: Sheet,
    rows: Sequence[RankRow],
    unlike: Mapping[str, str],
    top: float,
    cell: float,
) -> list[str]:
    """Join the rows that share ranks, and say on what their order depends; return what is left."""
    left = []
    for span, why in unlike.items():
        places = [i for i, row in enumerate(rows) if row.span == span]
        if len(places) < 2:
            continue
        first, last = (top + _ROW * (place + 0.5) for place in (places[0], places[-1]))
        x = _BARS + cell * rows[places[0]].high + 0.12
        text = f"Which row is higher depends on {why}."
        if CONTENT - x < 1.2:
            left.append(text.replace("row", f"row at {span}", 1))
            continue
        corners = ((x - 0.05, first - 0.12), (x, first - 0.12), (x, last + 0.12))
        sheet.line((*corners, (x - 0.05, last + 0.12)), color=SECOND, width=1)
        lines = wrapped(text, 8.5, CONTENT - x - 0.12)
        wide, middle = max(width_of(line, 8.5) for line in lines), (first + last) / 2
        tall = len(lines) * 0.16
        sheet.box(x + 0.08, middle - tall / 2, wide, tall, fill=WHITE, is_mark=False)
        sheet.lines(x + 0.1, middle, lines, 8.5, color=SECOND)
    return left


def _kind_signs(ranks: Ranks) -> Iterator[tuple[Sheet, str]]:
    has = [has for row in ranks.rows for has in row.has if isinstance(has, bool)]
    for shows, word in ((True, "documented"), (False, ranks.lacking)):
        if shows in has:
            sign = Sheet(2 * _DOT)
            _mark(sign, _DOT, 0, shows, 1)
            yield sign, word
