"""How often each rank comes up, as shades."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from belarus_stic.charts.key import key
from belarus_stic.charts.lettering import wrapped
from belarus_stic.charts.page import CONTENT
from belarus_stic.charts.ranks import ticks
from belarus_stic.charts.sheet import BLUE, INK, RULE, SECOND, WHITE, Sheet, mixed

_ROW, _LEFT, _MOST_ROWS = 0.3, 3.3, 30
# So wide a cell has its number in it.
_NUMBERED = 0.33
_KEY = ((0.01, "rarely"), (0.25, "25 %"), (0.5, "50 %"), (0.75, "75 %"), (1.0, "all"))


@frozen(kw_only=True)
class HeatRow:
    """Partners with the same shares of all ranks, from rank 1 on, and their mean rank."""

    names: str
    mean: str
    shares: tuple[float, ...]
    is_lead: bool = False


def draw_heat(rows: tuple[HeatRow, ...], number: int) -> Sheet:
    """Return a row for partners alike, a cell for each rank, the darker the oftener."""
    sheet = Sheet(CONTENT)
    sheet.text(0, 0.14, "Countries", 8.5, color=SECOND)
    sheet.text(_LEFT - 0.15, 0.14, "Mean rank", 8.5, color=SECOND, align="right")
    sheet.text(_LEFT, 0.14, "How often at each rank", 8.5, color=SECOND)
    sheet.rule(0, 0.28, CONTENT, color=INK, width=1)
    cell = min(0.6, (CONTENT - _LEFT) / max(number, 1))
    shown = rows if len(rows) <= _MOST_ROWS else rows[: _MOST_ROWS - 1]
    y = 0.32
    for row in shown:
        middle = y + _ROW / 2
        names = wrapped(row.names, 8.5, _LEFT - 0.9, bold=row.is_lead)
        size = 8.5 if len(names) == 1 else 7
        names = wrapped(row.names, size, _LEFT - 0.9, bold=row.is_lead, most=2)
        sheet.lines(0, middle, names, size, bold=row.is_lead)
        sheet.text(_LEFT - 0.15, middle, row.mean, 8.5, align="right")
        for i, share in enumerate(row.shares):
            if share:
                x = _LEFT + i * cell
                sheet.box(x, y + 0.02, cell - 0.01, _ROW - 0.04, fill=_shade(share))
                if cell >= _NUMBERED:
                    words = f"{100 * share:.0f}" if share >= 0.005 else "<1"
                    ink = WHITE if share > 0.45 else INK
                    sheet.text(x + cell / 2, middle, words, 7.5, color=ink, align="center")
        if row.is_lead:
            sheet.frame(-0.08, y, CONTENT + 0.16, _ROW)
        y += _ROW
        sheet.rule(0, y, CONTENT, color=RULE)
    if more := len(rows) - len(shown):
        sheet.text(0, y + _ROW / 2, f"and {more} more rows", 8.5, color=SECOND)
        y += _ROW
    for rank in ticks(number, cell):
        x = _LEFT + cell * (rank - 0.5)
        sheet.text(x, y + 0.13, rank, 8.5, color=SECOND, align="center")
    y += 0.36
    sheet.text(0, y, "Share of the weightings drawn:", 8.5, color=SECOND)
    y = key(sheet, y, _shade_signs(), left=2.1)
    sheet.height = y + 0.14
    return sheet


def _shade(share: float) -> str:
    """Return the shade of a share: the rarest is seen still."""
    return mixed(BLUE, 0.08 + 0.92 * share)


def _shade_signs() -> Iterator[tuple[Sheet, str]]:
    for share, words in _KEY:
        sign = Sheet(0.26)
        sign.box(0, -0.08, 0.26, 0.16, fill=_shade(share))
        yield sign, words
