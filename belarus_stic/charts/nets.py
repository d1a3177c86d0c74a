"""Partners that are tied among themselves, on a circle; who certainly stands above whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt

from attrs import frozen

from belarus_stic.charts.lettering import fitted, wrapped
from belarus_stic.charts.page import CONTENT
from belarus_stic.charts.sheet import BLUE, ORANGE, SECOND, WHITE, Sheet

_DOT, _APART, _LEAST = 0.06, 0.105, 1.4


@frozen(kw_only=True)
class Circle:
    """Names, and between which two of them so many records stand."""

    names: tuple[str, ...]
    links: Mapping[tuple[str, str], int]
    told: str
    lead: str = ""


def draw_circle(found: Circle) -> Sheet:
    """Return names around a circle, half of them on each side, with lines as wide as counts."""
    sheet = Sheet(CONTENT)
    half = -(-len(found.names) // 2)
    radius = max(_LEAST, _APART * half)
    middle, centre = radius + 0.1, CONTENT / 2
    places: dict[str, tuple[float, float]] = {}
    sides = (found.names[:half], found.names[half:][::-1])
    for side, names in zip((1, -1), sides, strict=True):
        for i, name in enumerate(names):
            # Even steps down, so that no two names touch.
            y = radius * (2 * (i + 0.5) / half - 1)
            places[name] = (centre + side * sqrt(max(radius**2 - y**2, 0)), middle + y)
    most = max(found.links.values(), default=1)
    for (one, other), count in sorted(found.links.items(), key=lambda item: item[1]):
        is_lead = found.lead in (one, other)
        width = 0.6 + 4.4 * (count - 1) / max(most - 1, 1)
        sheet.line((places[one], places[other]), color=ORANGE if is_lead else BLUE, width=width)
    for name, (x, y) in places.items():
        is_right, is_lead = x >= centre, name == found.lead
        sheet.disc(x, y, _DOT, fill=ORANGE if is_lead else BLUE, edge=WHITE)
        words = fitted(name, 9, centre - radius - 0.3, bold=is_lead)
        at = x + (0.13 if is_right else -0.13)
        sheet.text(at, y, words, 9, bold=is_lead, align="left" if is_right else "right")
    y = middle + radius + 0.25
    for line in wrapped(found.told, 8.5, CONTENT):
        sheet.text(0, y, line, 8.5, color=SECOND)
        y += 0.17
    sheet.height = y - 0.02
    return sheet


@frozen(kw_only=True)
class Order:
    """Groups with their names, and which is directly above which, by place."""

    groups: tuple[str, ...]
    above: tuple[tuple[int, int], ...]
    lead: int | None = None


def draw_order(found: Order) -> Sheet:
    """Return groups in levels: each stands below all that are certainly above it."""
    sheet = Sheet(CONTENT)
    if not found.groups:
        sheet.text(0, 0.2, "No partner is ranked.", 9.5)
        sheet.height = 0.35
        return sheet
    levels = _levels(len(found.groups), found.above)
    places: dict[int, tuple[float, float, float, float]] = {}
    boxes = Sheet(CONTENT)
    y = 0.05
    for level in levels:
        wide = min(3.0, CONTENT / len(level) - 0.25)
        lines = {one: wrapped(found.groups[one], 9, wide - 0.2, most=3) for one in level}
        tall = 0.16 * max(map(len, lines.values())) + 0.2
        for i, one in enumerate(level):
            centre = CONTENT * (i + 0.5) / len(level)
            places[one] = (centre, y, centre, y + tall)
            edge, width = (ORANGE, 2.0) if one == found.lead else (BLUE, 1.2)
            left = centre - wide / 2
            boxes.box(left, y, wide, tall, fill=WHITE, edge=edge, edge_width=width)
            boxes.lines(centre, y + tall / 2, lines[one], 9, align="center", bold=one == found.lead)
        y += tall + 0.42
    for upper, lower in found.above:
        start, end = places[upper][2:], places[lower][:2]
        sheet.line((start, end), color=SECOND, width=1)
    sheet.place(boxes, 0, 0)
    y -= 0.22
    told = "A line: the upper ranks above the lower for every weighting considered."
    sheet.text(0, y, told, 8.5, color=SECOND)
    sheet.height = y + 0.12
    return sheet


def _levels(number: int, above: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Return places level by level: each one below the lowest of those above it."""
    depth = [0] * number
    for _ in range(number):
        for upper, lower in above:
            depth[lower] = max(depth[lower], depth[upper] + 1)
    levels: list[list[int]] = [[] for _ in range(max(depth, default=0) + 1)]
    for place, level in enumerate(depth):
        levels[level].append(place)
    return levels
