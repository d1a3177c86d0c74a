"""The page around a picture, title above and footer below, and how it is painted."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from belarus_stic.charts.lettering import fitted, lacking, width_of, wrapped
from belarus_stic.charts.sheet import SECOND, WHITE, Disc, Line, Sheet, Text, recoloured
from belarus_stic.errors import OptionError, nearest, quoted

if TYPE_CHECKING:
    from matplotlib.axes import Axes

RowT = TypeVar("RowT", bound="MayLead")


class MayLead(Protocol):
    """A row that may be highlighted."""

    @property
    def is_lead(self) -> bool:
        """Whether it is."""


# In inches. What lies within the page never touches its edge, so that a "tight" copy is as wide.
PAGE, MARGIN, EDGE = 10.67, 0.45, 0.1
CONTENT = PAGE - 2 * MARGIN
_TITLE, _FOOTER = 13.0, 7.6
_MOST_TITLE, _MOST_FOOTER, _LEAST_SCALE = 5, 4, 0.5


def kept(rows: Sequence[RowT], most: int) -> list[RowT]:
    """Return all rows, or of more than `most` one less, what is highlighted among them."""
    if len(rows) <= most:
        return list(rows)
    # In their order; those highlighted come before others in this choice alone.
    chosen = sorted(range(len(rows)), key=lambda i: not rows[i].is_lead)[: most - 1]
    return [rows[i] for i in sorted(chosen)]


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
    properties of the shapes that stand for data, as matplotlib knows them; a `color` stands for
    blue, in all its tints.

    Raises `OptionError` for what is no property, no colour, and no plain axes.
    """
    if missing := lacking(part.words for part in sheet.parts if isinstance(part, Text)):
        warnings.warn(
            f"the font has no letters for {missing!r}; name one that has, such as "
            "matplotlib.rcParams['font.family'] = ['DejaVu Sans', 'Noto Sans CJK JP']",
            stacklevel=4,
        )
    sheet, how = _as_wanted(sheet, how)
    if ax is not None:
        return _paint(sheet, ax, _size_of(ax, sheet), how)
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


def _as_wanted(sheet: Sheet, how: Mapping[str, Any]) -> tuple[Sheet, dict[str, Any]]:
    """Return a sheet in the colour asked for, and the other properties, if marks have them."""
    from matplotlib.colors import is_color_like, to_hex
    from matplotlib.patches import Circle

    color, others = how.get("color"), {name: how[name] for name in how if name != "color"}
    if color is not None and not is_color_like(color):
        raise OptionError(f"color={quoted(color)} is no colour that matplotlib knows")
    known = [name.removeprefix("set_") for name in dir(Circle) if name.startswith("set_")]
    for name in others:
        if name not in {*known, "lw", "fc", "ec", "ls"}:
            expected = "a figure's size or title is set on axes of your own"
            near = nearest(name, [*known, "color"])
            message = f"{quoted(name)} is no property of the marks, such as color or alpha"
            raise OptionError(f"{message}{near or f'; {expected}'}")
    return recoloured(sheet, to_hex(color)) if color is not None else sheet, others


def _size_of(ax: Axes, sheet: Sheet) -> tuple[float, float]:
    """Return the size of axes in inches; warn where letters become too small to read."""
    if getattr(ax, "name", "") != "rectilinear":
        raise OptionError(f"ax={quoted(ax)}; expected plain axes, one of them")
    box, per_inch = ax.get_window_extent(), ax.figure.dpi
    width, height = box.width / per_inch, box.height / per_inch
    if min(width / sheet.width, height / sheet.height) < _LEAST_SCALE:
        warnings.warn(
            f"axes of {width:.1f} by {height:.1f} inches make letters too small to read; give "
            f"about {sheet.width * 0.7:.0f} by {sheet.height * 0.7:.0f}, or leave ax out",
            stacklevel=5,
        )
    return width, height


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
    # A layout may change the size of the axes later; circles stay round.
    ax.set_aspect("equal", adjustable="box", anchor="NW")
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
        # What is hollow, hatched or pale says something by that.
        shape.set(**(how if part.is_mark and not (part.edge or part.fill == WHITE) else {}))
        ax.add_patch(shape)
    return ax
