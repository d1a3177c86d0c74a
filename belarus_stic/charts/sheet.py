"""A picture as plain data: texts, shapes and lines on a sheet, in inches from its upper left.

Nothing here knows how a picture is painted. Texts are text, whatever they hold, never markup.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from typing import Literal, TypeAlias

from attrs import Factory, define, evolve, frozen

Align = Literal["left", "center", "right"]
Point: TypeAlias = tuple[float, float]

INK, SECOND, FAINT, RULE = "#1a1a1a", "#5c5c5c", "#767676", "#cfcfcf"
BLUE, ORANGE, PALE, BAND, WHITE = "#1f4e79", "#c8741a", "#ced8e2", "#f3f3f1", "#ffffff"

# From the middle of small letters down to the line they stand on, in inches for a point of size.
_TO_BASELINE = 0.36 / 72
_HATCH = 0.055


@frozen
class Text:
    """Words that stand on a line at `y`; `size` in points."""

    x: float
    y: float
    words: str
    size: float = 9
    color: str = INK
    bold: bool = False
    align: Align = "left"


@frozen
class Shape:
    """A closed polygon; `width` of its edge in points. A mark stands for data."""

    points: tuple[Point, ...]
    fill: str | None = None
    edge: str | None = None
    width: float = 1
    is_mark: bool = False


@frozen
class Disc:
    """A circle; `width` of its edge in points. A mark stands for data."""

    x: float
    y: float
    radius: float
    fill: str | None = None
    edge: str | None = None
    width: float = 1
    is_mark: bool = False


@frozen
class Line:
    """A line through points; `width` in points."""

    points: tuple[Point, ...]
    color: str = INK
    width: float = 1


Part: TypeAlias = Text | Shape | Disc | Line


@define
class Sheet:
    """What is drawn, in this order, and how wide and high it is."""

    width: float
    height: float = 0
    parts: list[Part] = Factory(list)

    def text(
        self,
        x: float,
        middle: float,
        words: object,
        size: float = 9,
        *,
        color: str = INK,
        bold: bool = False,
        align: Align = "left",
    ) -> None:
        """Write words in the middle of a row."""
        y = middle + size * _TO_BASELINE
        self.parts.append(Text(x, y, str(words), size, color, bold, align))

    def lines(
        self, x: float, middle: float, lines: Iterable[str], size: float = 9, **how: object
    ) -> None:
        """Write lines, all of them together in the middle of a row."""
        lines = list(lines)
        step = size * 1.35 / 72
        for i, line in enumerate(lines):
            at = middle + (i - (len(lines) - 1) / 2) * step
            self.text(x, at, line, size, **how)  # type: ignore[arg-type]

    def rule(
        self, x: float, y: float, end: float, *, color: str = RULE, width: float = 0.8
    ) -> None:
        """Draw a level line."""
        self.line(((x, y), (end, y)), color=color, width=width)

    def line(self, points: Iterable[Point], *, color: str = INK, width: float = 1) -> None:
        """Draw a line through points."""
        self.parts.append(Line(tuple(points), color, width))

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str | None = BLUE,
        edge: str | None = None,
        edge_width: float = 1,
        is_mark: bool = True,
    ) -> None:
        """Draw a box from its upper left corner; its edge lies within."""
        inset = edge_width / 144 if edge else 0
        left, top, right, end = x + inset, y + inset, x + width - inset, y + height - inset
        corners = ((left, top), (right, top), (right, end), (left, end))
        self.parts.append(Shape(corners, fill, edge, edge_width, is_mark))

    def frame(
        self, x: float, y: float, width: float, height: float, *, color: str = ORANGE
    ) -> None:
        """Draw the frame around what is highlighted."""
        self.box(x, y, width, height, fill=None, edge=color, edge_width=1.8, is_mark=False)

    def polygon(
        self,
        points: Iterable[Point],
        *,
        fill: str | None = BLUE,
        edge: str | None = None,
        width: float = 1,
    ) -> None:
        """Draw a mark of any shape."""
        self.parts.append(Shape(tuple(points), fill, edge, width, is_mark=True))

    def disc(
        self,
        x: float,
        y: float,
        radius: float,
        *,
        fill: str | None = BLUE,
        edge: str | None = None,
        width: float = 1,
    ) -> None:
        """Draw a round mark."""
        self.parts.append(Disc(x, y, radius, fill, edge, width, is_mark=True))

    def hatched(self, x: float, y: float, size: float, *, color: str = "#6e6e6e") -> None:
        """Draw a square tile with slanting strokes, which no viewer of vector files leaves out."""
        self.box(x, y, size, size, fill="#f0f0f0", edge=color, edge_width=0.7)
        for i in range(1, ceil(2 * size / _HATCH)):
            reach = i * _HATCH
            start = (x + max(0, reach - size), y + min(reach, size))
            end = (x + min(reach, size), y + max(0, reach - size))
            self.line((start, end), color=color, width=0.6)

    def place(self, other: Sheet, x: float, y: float) -> None:
        """Draw all of another sheet with its upper left corner here."""
        self.parts += [_moved(part, x, y) for part in other.parts]
        self.height = max(self.height, y + other.height)


def _moved(part: Part, x: float, y: float) -> Part:
    if isinstance(part, Text | Disc):
        return evolve(part, x=part.x + x, y=part.y + y)
    return evolve(part, points=tuple((a + x, b + y) for a, b in part.points))


def mixed(color: str, share: float) -> str:
    """Return a colour thinned with white: all of it at 1, white at 0.

    >>> mixed("#1f4e79", 1), mixed("#1f4e79", 0), mixed("#000000", 0.5)
    ('#1f4e79', '#ffffff', '#808080')
    """
    parts = (int(color[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * share):02x}" for part in parts)


def recoloured(sheet: Sheet, color: str) -> Sheet:
    """Return a sheet in which a colour stands for blue, and its tints for those of blue."""

    def other(old: str | None) -> str | None:
        if old is None or old == WHITE:
            return old
        share = (255 - int(old[1:3], 16)) / (255 - int(BLUE[1:3], 16))
        like = mixed(BLUE, min(share, 1))
        near = (abs(int(old[i : i + 2], 16) - int(like[i : i + 2], 16)) for i in (1, 3, 5))
        return mixed(color, share) if share <= 1 and max(near) <= 1 else old

    def painted(part: Part) -> Part:
        if isinstance(part, Text | Line):
            return evolve(part, color=other(part.color) or part.color)
        return evolve(part, fill=other(part.fill), edge=other(part.edge))

    return Sheet(sheet.width, sheet.height, [painted(part) for part in sheet.parts])
