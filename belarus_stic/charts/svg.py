"""A sheet as SVG for a page of HTML: text stays text, and nothing in it is shared by an id."""

from __future__ import annotations

from html import escape

from belarus_stic.charts.sheet import Disc, Line, Part, Sheet, Text

_FONT = "'DejaVu Sans', Verdana, sans-serif"
_ANCHORS = {"left": "start", "center": "middle", "right": "end"}


def svg(sheet: Sheet, *, name: str, title: str, description: str) -> str:
    """Return a sheet as SVG with a title and a description; `name` is unique in the page.

    Lengths are in points, so that texts have the size they were set in.
    """
    # A number in the middle of the last line reaches a little beyond it.
    box = f"0 0 {_points(sheet.width + 0.1)} {_points(sheet.height)}"
    about = f'<title id="{name}-title">{escape(title)}</title>'
    about += f'<desc id="{name}-about">{escape(description)}</desc>'
    parts = "\n".join(_part(part) for part in sheet.parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="{box}" '
        f'aria-labelledby="{name}-title {name}-about" font-family="{_FONT}">\n'
        f"{about}\n{parts}\n</svg>"
    )


def _points(inches: float) -> str:
    return f"{inches * 72:.2f}".rstrip("0").rstrip(".")


def _part(part: Part) -> str:
    if isinstance(part, Text):
        bold = ' font-weight="bold"' if part.bold else ""
        place = f'x="{_points(part.x)}" y="{_points(part.y)}" font-size="{part.size:g}"'
        how = f'fill="{part.color}" text-anchor="{_ANCHORS[part.align]}"{bold}'
        return f"<text {place} {how}>{escape(part.words)}</text>"
    if isinstance(part, Line):
        points = " ".join(f"{_points(x)},{_points(y)}" for x, y in part.points)
        style = f'stroke="{part.color}" stroke-width="{part.width:g}"'
        return f'<polyline points="{points}" fill="none" {style}/>'
    edge = f' stroke="{part.edge}" stroke-width="{part.width:g}"' if part.edge else ""
    style = f'fill="{part.fill or "none"}"{edge}'
    if isinstance(part, Disc):
        place = f'cx="{_points(part.x)}" cy="{_points(part.y)}" r="{_points(part.radius)}"'
        return f"<circle {place} {style}/>"
    points = " ".join(f"{_points(x)},{_points(y)}" for x, y in part.points)
    return f'<polygon points="{points}" {style}/>'
