"""The page around a picture, title above and footer below, and how it is painted."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from belarus_stic.charts.lettering import fitted, lacking, width_of, wrapped
from belarus_stic.charts.sheet import SECOND, WHITE, Disc, Line, Sheet, Text

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# In inches. What lies within the page never touches its edge, so that a "tight" copy is as wide.
PAGE, MARGIN, EDGE = 10.67, 0.45, 0.1
CONTENT = PAGE - 2 * MARGIN
_TITLE, _FOOTER = 13.0, 7.6
_MOST_TITLE, _MOST_FOOTER = 5, 4


def page(body: Sheet, title: str, source: str, caveats: Sequence[str], maker: str) -> Sheet:
    """Return a picture with its title, source, caveats and who made it."""
    sheet = Sheet(PAGE)
    lines = wrapped(title, _TITLE, CONTENT, bold=True, most=_MOST_TITLE)
    step = _TITLE * 1.32 / 72
    sheet.lines(MARGIN, 0.5 + (len(lines) - 1) * step / 2, lines, _TITLE, bold=True)
    sheet.height = 0.5 + len(lines) * step + 0.12
    sheet.place(body, MARGIN, sheet.height)
    y = sheet.height + 0.14
    sheet.rule(MARGIN, y, PAGE - MARGIN)
    y += 0.16
    sheet.text(PAGE - MARGIN, y, maker, _FOOTER, color=SECOND, align="right")
    room = CONTENT - width_of(maker, _FOOTER) - 0.2
    told = wrapped(source, _FOOTER, room, most=2)
    told += [line for text in caveats for line in wrapped(text, _FOOTER, room)]
    if len(told) > _MOST_FOOTER:
        told[_MOST_FOOTER - 1 :] = [fitted(" ".join(told[_MOST_FOOTER - 1 :]), _FOOTER, room)]
    for i, line in enumerate(told):
        sheet.text(MARGIN, y + i * 0.148, line, _FOOTER, color=SECOND)
    sheet.height = y + (len(told) - 1) * 0.148 + 0.32
    return sheet


def painted(sheet: Sheet, ax: Axes | None, how: Mapping[str, Any]) -> Axes:
    """Paint a sheet on axes, by default on a figure of its own, and return them.

    On axes that are given it is drawn smaller or larger as a whole, with all its letters. `how` are
    properties of the shapes that stand for data, as matplotlib knows them.
    """
    if missing := lacking(part.words for part in sheet.parts if isinstance(part, Text)):
        warnings.warn(
            f"the font has no letters for {missing!r}; name one that has, such as "
            "matplotlib.rcParams['font.family'] = ['DejaVu Sans', 'Noto Sans CJK JP']",
            stacklevel=4,
        )
    if ax is not None:
        box, per_inch = ax.get_window_extent(), ax.figure.dpi
        return _paint(sheet, ax, (box.width / per_inch, box.height / per_inch), how)
    from matplotlib import pyplot as plt

    figure = plt.figure(figsize=(sheet.width, sheet.height), facecolor=WHITE, layout="none")
    across, up = EDGE / sheet.width, EDGE / sheet.height
    try:
        ax = figure.add_axes((across, up, 1 - 2 * across, 1 - 2 * up))
        inner = sheet.width - 2 * EDGE, sheet.height - 2 * EDGE
        return _paint(sheet, ax, inner, how, EDGE)
    except BaseException:
        plt.close(figure)
        raise


def _paint(
    sheet: Sheet,
    ax: Axes,
    size: tuple[float, float],
    how: Mapping[str, Any],
    inset: float = 0,
) -> Axes:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Circle, Patch, Polygon, Rectangle

    width, height = sheet.width - 2 * inset, sheet.height - 2 * inset
    scale = min(size[0] / width, size[1] / height)
    ax.set_axis_off()
    ax.set_xlim(inset, inset + size[0] / scale)
    ax.set_ylim(inset + size[1] / scale, inset)
    ground = Rectangle((inset, inset), width, height, facecolor=WHITE, edgecolor="none")
    ax.add_patch(ground)
    for order, part in enumerate(sheet.parts, start=2):
        if isinstance(part, Text):
            ax.text(
                part.x,
                part.y,
                part.words,
                fontsize=part.size * scale,
                color=part.color,
                fontweight="bold" if part.bold else "normal",
                ha=part.align,
                va="baseline",
                zorder=order,
                parse_math=False,
                usetex=False,
            )
            continue
        if isinstance(part, Line):
            xs, ys = zip(*part.points, strict=True)
            line = Line2D(xs, ys, color=part.color, linewidth=part.width * scale, zorder=order)
            line.set_solid_capstyle("butt")
            ax.add_line(line)
            continue
        given: dict[str, Any] = {
            "facecolor": part.fill or "none",
            "edgecolor": part.edge or "none",
            "linewidth": part.width * scale if part.edge else 0,
            "zorder": order,
            "joinstyle": "miter",
        }
        shape: Patch = (
            Circle((part.x, part.y), part.radius, **given)
            if isinstance(part, Disc)
            else Polygon(part.points, closed=True, **given)
        )
        shape.set(**(how if part.is_mark else {}))
        ax.add_patch(shape)
    return ax
