"""Sums of money in bands by what they are for, on one axis on which each line is ten times more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, floor, log10

from attrs import frozen

from belarus_stic.charts.key import key
from belarus_stic.charts.lettering import fitted, width_of, wrapped
from belarus_stic.charts.page import CONTENT, kept
from belarus_stic.charts.sheet import BAND, BLUE, INK, RULE, SECOND, WHITE, Sheet

_ROW, _HEAD, _NAMES, _DATES, _AXIS = 0.345, 0.28, 0.1, 1.75, 3.15
_MARK, _ARROW = 0.083, 0.5
_MOST_ROWS = 12


@frozen(kw_only=True)
class Sum:
    """A sum: its words, and where it stands. `at` is the number stated, `low` and `high` bounds.

    `at` alone is exact, or about that much; a bound that is lacking is open.
    """

    name: str
    date: str
    words: str
    unit: str
    at: float | None = None
    low: float | None = None
    high: float | None = None
    is_about: bool = False
    is_lead: bool = False

    @property
    def points(self) -> list[float]:
        """The numbers that have a place on the axis."""
        return [one for one in (self.at, self.low, self.high) if one and one > 0]


@frozen(kw_only=True)
class Band:
    """Sums for one thing, such as the country or a whole programme."""

    title: str
    sums: tuple[Sum, ...]


def draw_bands(found: Sequence[Band], told: str = "") -> Sheet:
    """Return a band for each thing that sums are for, a row for each sum; `told` stands below."""
    sheet = Sheet(CONTENT)
    every = [one for band in found for one in band.sums]
    points = [point for one in every for point in one.points]
    if not every:
        sheet.text(0, 0.2, "No sum is stated.", 9.5)
        sheet.height = 0.35
        return sheet
    least, most = (floor(log10(min(points))), ceil(log10(max(points)))) if points else (0, 1)
    axis = _Axis(least, max(most, least + 1))
    units = _units_of(dict.fromkeys(one.unit for one in every))
    y = 0.0
    for band in found:
        if not band.sums:
            continue
        sheet.box(0, y, CONTENT, _HEAD, fill=BAND, is_mark=False)
        sheet.text(_NAMES, y + _HEAD / 2, band.title, 9.5, bold=True)
        y += _HEAD
        rows = sorted(band.sums, key=lambda one: min(one.points, default=0))
        shown = kept(rows, _MOST_ROWS)
        more = len(rows) - len(shown)
        bottom = y + _ROW * (len(shown) + bool(more))
        for power in range(axis.least, axis.most + 1):
            x = axis.place(10.0**power)
            sheet.line(((x, y), (x, bottom)), color=RULE)
        for one in shown:
            _sum_row(sheet, one, y, axis, units)
            y += _ROW
        if more:
            others = [one for one in rows if not any(one is row for row in shown)]
            ends = f"from {others[0].words} to {others[-1].words}"
            sheet.text(_NAMES, y + _ROW / 2, f"{more} more, {ends}", 9, color=SECOND)
            y += _ROW
        y += 0.1
    y -= 0.1
    sheet.rule(_AXIS, y, CONTENT, color=INK, width=1.1)
    sheet.text(_NAMES, y + 0.15, "each line is ten times the last", 8, color=SECOND)
    _numbers(sheet, axis, y + 0.15)
    y = key(sheet, y + 0.42, _sum_signs(every, units), left=_NAMES)
    for line in wrapped(told, 8.5, CONTENT) if told else ():
        y += 0.2
        sheet.text(_NAMES, y, line, 8.5)
    sheet.height = y + 0.12
    return sheet


@frozen
class _Axis:
    """Powers of ten from end to end, and where a number stands."""

    least: int
    most: int

    def place(self, number: float) -> float:
        room = CONTENT - _AXIS - 0.75
        return _AXIS + room * (log10(number) - self.least) / (self.most - self.least)


def _numbers(sheet: Sheet, axis: _Axis, y: float) -> None:
    end = 0.0
    for power in range(axis.least, axis.most + 1):
        words, x = f"{10**power:,}" if power >= 0 else f"{10.0**power:g}", axis.place(10.0**power)
        sheet.line(((x, y - 0.15), (x, y - 0.11)), width=1)
        half = width_of(words, 8.5) / 2
        # A number that would touch the one before is left out.
        if x - half > end + 0.08 and x + half <= CONTENT:
            sheet.text(x, y, words, 8.5, color=SECOND, align="center")
            end = x + half


def _sum_row(sheet: Sheet, one: Sum, y: float, axis: _Axis, units: Sequence[str]) -> None:
    middle = y + _ROW / 2
    if one.is_lead:
        sheet.frame(0, y + 0.01, CONTENT, _ROW - 0.02)
    names = wrapped(one.name, 9, _DATES - _NAMES - 0.1, bold=one.is_lead, most=2)
    if len(names) > 1:
        names = wrapped(one.name, 8, _DATES - _NAMES - 0.1, bold=one.is_lead, most=2)
    sheet.lines(_NAMES, middle, names, 9 if len(names) == 1 else 8, bold=one.is_lead)
    sheet.text(_DATES, middle, fitted(one.date, 8.5, _AXIS - _DATES - 0.1), 8.5, color=SECOND)
    begin, end = _drawn(sheet, one, middle, axis, units)
    wide = width_of(one.words, 9)
    x = end + 0.08 if end + 0.1 + wide <= CONTENT else max(_AXIS, begin - 0.12 - wide)
    words = fitted(one.words, 9, CONTENT - _AXIS)
    sheet.box(x, middle - 0.1, min(wide, CONTENT - _AXIS) + 0.04, 0.2, fill=WHITE, is_mark=False)
    sheet.text(x + 0.02, middle, words, 9)


def _drawn(
    sheet: Sheet, one: Sum, y: float, axis: _Axis, units: Sequence[str]
) -> tuple[float, float]:
    """Draw what stands for a sum, and return from where to where it reaches."""
    low, high = (end if end and end > 0 else None for end in (one.low, one.high))
    if one.at is not None and one.at > 0:
        x = axis.place(one.at)
        symbol(sheet, x, y, units.index(one.unit), is_hollow=one.is_about)
        return x - _MARK, x + _MARK
    if low is None and high is None:
        # What has no place on such an axis is told in words, at its beginning.
        return _AXIS, _AXIS
    if low is not None and high is not None:
        begin, end = axis.place(low), axis.place(high)
        sheet.box(begin, y - 0.05, max(end - begin, 0.03), 0.1)
        return begin, max(end, begin + 0.03)
    x = axis.place(low or high or 1)
    far = x + _ARROW if low else max(_AXIS, x - _ARROW)
    arrow(sheet, x, far, y)
    return min(x, far), max(x, far)


def symbol(sheet: Sheet, x: float, y: float, place: int, *, is_hollow: bool) -> None:
    """Draw the mark of a unit: a circle, a square, a triangle, else a diamond."""
    fill, edge, r = (WHITE, BLUE, _MARK) if is_hollow else (BLUE, None, _MARK)
    if place == 0:
        sheet.disc(x, y, r, fill=fill, edge=edge, width=1.8)
    elif place == 1:
        sheet.box(x - r, y - r, 2 * r, 2 * r, fill=fill, edge=edge, edge_width=1.8)
    else:
        triangle = ((x, y - r), (x + r, y + r * 0.8), (x - r, y + r * 0.8))
        diamond = ((x, y - r), (x + r, y), (x, y + r), (x - r, y))
        corners = triangle if place == 2 else diamond
        sheet.polygon(corners, fill=fill, edge=edge, width=1.6)


def arrow(sheet: Sheet, x: float, end: float, y: float) -> None:
    """Draw a bound that is stated, and the open side."""
    head = 0.1 if end > x else -0.1
    sheet.line(((x, y - 0.09), (x, y + 0.09)), color=BLUE, width=1.8)
    sheet.line(((x, y), (end - head, y)), color=BLUE, width=1.8)
    sheet.polygon(((end, y), (end - head, y - 0.05), (end - head, y + 0.05)))


def _units_of(units: dict[str, None]) -> list[str]:
    """Return units so that dollars are round and euros are square in every picture."""
    return [*("USD", "EUR"), *(one for one in units if one not in {"USD", "EUR"})]


def _sum_signs(every: Sequence[Sum], units: Sequence[str]) -> Iterator[tuple[Sheet, str]]:
    for place, unit in enumerate(units):
        if any(one.unit == unit for one in every):
            sign = Sheet(2 * _MARK)
            symbol(sign, _MARK, 0, place, is_hollow=False)
            yield sign, unit
    hollow = [unit for unit in units if any(one.is_about and one.unit == unit for one in every)]
    if hollow:
        sign = Sheet(len(hollow) * (2 * _MARK + 0.06) - 0.06)
        for i, unit in enumerate(hollow):
            x = _MARK + i * (2 * _MARK + 0.06)
            symbol(sign, x, 0, units.index(unit), is_hollow=True)
        yield sign, "hollow: about"
    bounded = [one for one in every if one.at is None]
    sign = Sheet(_ARROW)
    if any(one.low and one.high is None for one in bounded):
        arrow(sign, 0, _ARROW, 0)
        yield sign, "over"
    sign = Sheet(_ARROW)
    if any(one.high and not one.low for one in bounded):
        arrow(sign, _ARROW, 0, 0)
        yield sign, "under"
