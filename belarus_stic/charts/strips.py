"""Strips of tiles, one tile a country, with the status of each told by its look alone."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from belarus_stic.charts.key import key
from belarus_stic.charts.lettering import width_of, wrapped
from belarus_stic.charts.page import CONTENT
from belarus_stic.charts.sheet import FAINT, INK, ORANGE, RULE, SECOND, WHITE, Sheet

TILE, _GAP, _LEFT, _PER_LINE, _SIGN = 0.222, 0.024, 1.0, 27, 0.19
# So many members have small tiles without letters.
_MANY = 81


@frozen(kw_only=True)
class Strip:
    """The members of an area, a group or a list, each with a code and a status.

    `tiles` are (code, status) in the order drawn; `counts` stand at the end, "17 of 42" first.
    `parted` has a strong rule above.
    """

    name: str
    tiles: tuple[tuple[str, str], ...]
    counts: tuple[str, ...]
    parted: bool = False


@frozen(kw_only=True)
class Strips:
    """Strips under one key; `statuses` head the counts, `told` are lines below."""

    strips: tuple[Strip, ...]
    statuses: tuple[str, ...]
    told: tuple[str, ...] = ()
    lead: str = ""


REMARKED = "documented, with a remark"


def draw_strips(table: Strips) -> Sheet:
    """Return a strip a row, a tile a member, and the counts at the end."""
    sheet = Sheet(CONTENT)
    columns = [CONTENT - 0.46 * i for i in range(len(table.statuses) - 1)][::-1]
    columns = [columns[0] - 0.48 if columns else CONTENT, *columns]
    present = dict.fromkeys(status for strip in table.strips for _, status in strip.tiles)
    named = [*table.statuses, *[REMARKED] * (REMARKED in present)]
    opening = "One tile is one country:"
    sheet.text(0, 0.24, opening, 8.5, color=SECOND)
    y = key(
        sheet, 0.24, _tile_signs(named), left=width_of(opening, 8.5) + 0.15, room=columns[0] - 0.3
    )
    y += _SIGN + 0.08
    sheet.text(columns[0] - _SIGN - 0.08, y, "how many of each:", 8.5, color=SECOND, align="right")
    for status, x in zip(table.statuses, columns, strict=True):
        _tile(sheet, x - _SIGN, y - _SIGN / 2, _SIGN, status)
    y += 0.2
    sheet.rule(0, y, CONTENT, color=INK, width=1.1)
    room = columns[0] - 0.55 - _LEFT
    for strip in table.strips:
        if strip.parted:
            sheet.rule(0, y, CONTENT, color=INK, width=1.1)
            sheet.text(0, y + 0.13, "Groups of the same countries", 8.5, color=SECOND)
            y += 0.18
        y += 0.075
        middle = y + TILE / 2
        names = wrapped(strip.name, 9.5, _LEFT - 0.08, bold=True, most=2)
        for i, line in enumerate(names):
            sheet.text(0, middle + i * 0.16, line, 9.5, bold=True)
        for x, count in zip(columns, strip.counts, strict=True):
            is_first, color = x == columns[0], FAINT if count == "0" else INK
            sheet.text(x, middle, count, 9.5, bold=is_first, color=color, align="right")
        end = middle + 0.16 * len(names)
        y = max(_tiles(sheet, strip, y, room, table.lead), end) + 0.075
        sheet.rule(0, y, CONTENT)
    if not table.strips:
        y += 0.2
        sheet.text(0, y, "No country is counted.", 9.5)
    y += 0.06
    for text in table.told:
        for line in wrapped(text, 8.5, CONTENT, most=3):
            y += 0.17
            sheet.text(0, y - 0.06, line, 8.5)
    sheet.height = y + 0.05
    return sheet


def _tiles(sheet: Sheet, strip: Strip, y: float, room: float, lead: str) -> float:
    """Draw the tiles of a strip in as many lines as it takes; return where they end."""
    is_small = len(strip.tiles) > _MANY
    size = TILE / 2 if is_small else TILE
    step = size + _GAP / (2 if is_small else 1)
    across = min(int(room / step), _PER_LINE * (2 if is_small else 1)) or 1
    for i, (code, status) in enumerate(strip.tiles):
        line, place = divmod(i, across)
        x, top = _LEFT + place * step, y + line * step
        _tile(sheet, x, top, size, status)
        shown = "" if is_small or (status == "unmentioned" and code != lead) else code
        if status == "unlisted" and shown:
            wide = width_of(shown, 5.6) + 0.02
            sheet.box(
                x + (size - wide) / 2, top + 0.065, wide, size - 0.13, fill=WHITE, is_mark=False
            )
        ink = WHITE if status.startswith("documented") else INK
        is_bold = status in {"denied", "documented", REMARKED}
        letters = 5.2 if is_bold else 5.6
        sheet.text(
            x + size / 2, top + size / 2, shown, letters, color=ink, bold=is_bold, align="center"
        )
        if code == lead:
            sheet.frame(x - 0.03, top - 0.03, size + 0.06, size + 0.06, color=INK)
    lines = -(-len(strip.tiles) // across)
    return y + max(lines, 1) * step - (step - size)


def _tile(sheet: Sheet, x: float, y: float, size: float, status: str) -> None:
    """Draw one tile, in a look that no other status has, in grey too."""
    match status:
        case "documented" | "documented, with a remark":
            sheet.box(x, y, size, size)
            if status == REMARKED:
                near = size * 0.36
                corner = ((x + size - near, y), (x + size, y), (x + size, y + near))
                sheet.polygon(corner, fill=ORANGE, edge=WHITE, width=0.8)
        case "denied":
            width = 2.7 * size / TILE
            sheet.box(x, y, size, size, fill=WHITE, edge=ORANGE, edge_width=width)
        case "unlisted":
            sheet.hatched(x, y, size)
        case "set aside":
            sheet.box(x, y, size, size, fill=RULE)
        case _:
            sheet.box(x, y, size, size, fill=WHITE, edge="#a8a8a8", edge_width=0.7)


def _tile_signs(statuses: list[str]) -> Iterator[tuple[Sheet, str]]:
    for status in sorted(statuses, key=lambda one: not one.startswith("documented")):
        sign = Sheet(_SIGN)
        _tile(sign, 0, -_SIGN / 2, _SIGN, status)
        yield sign, status
