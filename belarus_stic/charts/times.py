"""Spans and moments on an axis of time, in sections, with what follows what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, floor

from attrs import frozen

from belarus_stic.charts.key import key
from belarus_stic.charts.lettering import fitted, width_of, wrapped
from belarus_stic.charts.page import CONTENT, kept
from belarus_stic.charts.sheet import BLUE, INK, ORANGE, PALE, RULE, SECOND, WHITE, Sheet, mixed

_TOP, _ROW, _NAMES, _AXIS, _END = 0.32, 0.195, 1.15, 3.95, 8.05
_BAR, _FADE, _STEPS, _LEAST = 0.115, 0.42, 14, 0.08
_MOST_ROWS, _MOST_TICKS = 12, 8
# In years: what is left after the line, and is not worth a piece of its own.
_REST = 0.2
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sep", "Oct", "Nov", "Dec")


@frozen(kw_only=True)
class Span:
    """What lasts, from `begin` to `end` in years; an end that is open or about is not sharp.

    `moments` are what happened at a time, each with the first and the last year it may be.
    `follows` is the key of what it follows.
    """

    key: str
    name: str
    words: str
    begin: float | None = None
    end: float | None = None
    lasts: bool = True
    is_vague: tuple[bool, bool] = (False, False)
    moments: tuple[tuple[float, float], ...] = ()
    follows: str = ""
    is_lead: bool = False

    @property
    def points(self) -> list[float]:
        """The times at which it has a place on the axis."""
        ends = [end for end in (self.begin, self.end) if end is not None]
        return [*ends, *(point for moment in self.moments for point in moment)]


@frozen(kw_only=True)
class Section:
    """Spans of one kind."""

    title: str
    spans: tuple[Span, ...]


@frozen(kw_only=True)
class Times:
    """Sections under one line, at which the sources speak."""

    sections: tuple[Section, ...]
    now: float
    now_words: str
    told: tuple[str, ...] = ()


@frozen
class _Axis:
    first: float
    last: float

    def place(self, year: float) -> float:
        return _AXIS + (_END - _AXIS) * (year - self.first) / (self.last - self.first)


def draw_times(table: Times) -> Sheet:
    """Return a row for each span, with its time in words, and a line for the date of the source."""
    sheet = Sheet(CONTENT)
    points = [point for one in table.sections for span in one.spans for point in span.points]
    if not points:
        sheet.text(0, 0.2, "Nothing that is dated can be drawn.", 9.5)
        sheet.height = 0.35
        return sheet
    if any(span.lasts for one in table.sections for span in one.spans):
        points.append(table.now)
    axis, ticks = _ticks(min(points), max(points))
    writing, rows, ends = Sheet(CONTENT), dict[str, tuple[Span, float]](), [_TOP]
    for section in table.sections:
        ends.append(_section(writing, section, ends[-1], rows))
    y = ends[-1]
    _grid(sheet, [(axis.place(year), words) for year, words in ticks], ends)
    sheet.place(writing, 0, 0)
    for span, middle in rows.values():
        _lasting(sheet, span, middle, axis, table.now)
        _moments(sheet, span, middle, axis)
    for span, middle in rows.values():
        if span.follows in rows:
            _link(sheet, rows[span.follows], (span, middle), axis)
    if axis.first <= table.now <= axis.last:
        _line(sheet, axis.place(table.now), y, table.now_words)
    y = key(sheet, y + 0.4, _time_signs([span for span, _ in rows.values()], table.now))
    for text in table.told:
        for line in wrapped(text, 8.5, CONTENT, most=2):
            y += 0.18
            sheet.text(0, y, line, 8.5, color=SECOND)
    sheet.height = y + 0.12
    return sheet


def _grid(sheet: Sheet, ticks: list[tuple[float, str]], ends: list[float]) -> None:
    for x, words in ticks:
        sheet.line(((x, _TOP), (x, ends[-1])), color=RULE, width=0.8)
        sheet.text(x, ends[-1] + 0.14, words, 8.5, color=SECOND, align="center")
    for y in ends:
        is_outer = y in {_TOP, ends[-1]}
        sheet.rule(0, y, CONTENT, color=INK if is_outer else RULE, width=1.1 if is_outer else 0.8)


def _line(sheet: Sheet, x: float, end: float, words: str) -> None:
    half = width_of(words, 8.5) / 2
    sheet.line(((x, _TOP - 0.06), (x, end)), width=1.2)
    at = min(max(x, half), CONTENT - half)
    sheet.text(at, _TOP - 0.15, words, 8.5, align="center")


def _section(
    sheet: Sheet, section: Section, top: float, rows: dict[str, tuple[Span, float]]
) -> float:
    """Write the title and the names of a section; return where it ends."""
    y = top + 0.06
    title = wrapped(section.title, 9, _NAMES - 0.1, bold=True, most=2)
    for i, line in enumerate(title):
        sheet.text(0, y + _ROW * (i + 0.5), line, 9, bold=True)
    shown, least = kept(section.spans, _MOST_ROWS), y + _ROW * len(title)
    for span in shown:
        rows[span.key] = (span, y + _ROW / 2)
        _worded(sheet, span, y + _ROW / 2)
        y += _ROW
    if more := len(section.spans) - len(shown):
        sheet.text(_NAMES, y + _ROW / 2, f"and {more} more", 8.5, color=SECOND)
        y += _ROW
    return max(y, least) + 0.06


def _ticks(first: float, last: float) -> tuple[_Axis, list[tuple[float, str]]]:
    """Return an axis from whole years to whole years, or months, and what is written under it."""
    if last - first < 2:
        low, high = floor(first * 12), max(ceil(last * 12), floor(first * 12) + 1)
        step = next(one for one in (1, 2, 3, 6) if (high - low) / one <= _MOST_TICKS or one == 6)
        months = range(low, high + 1, step)
        return _Axis(low / 12, high / 12), [
            (month / 12, f"{_MONTHS[month % 12]} {month // 12}") for month in months
        ]
    steps = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
    step = next(one for one in steps if (last - first) / one <= _MOST_TICKS or one == steps[-1])
    low, high = floor(first / step) * step, ceil(last / step) * step
    return _Axis(low, high), [(year, str(year)) for year in range(low, high + 1, step)]


def _worded(sheet: Sheet, span: Span, middle: float) -> None:
    if span.is_lead:
        sheet.frame(_NAMES - 0.06, middle - _ROW / 2, CONTENT - _NAMES + 0.12, _ROW)
    room = _AXIS - _NAMES - 0.1
    name = fitted(span.name, 8.5, room, bold=span.is_lead)
    sheet.text(_NAMES, middle, name, 8.5, bold=span.is_lead)
    words = fitted(span.words, 8.5, CONTENT - _END - 0.15)
    sheet.text(CONTENT, middle, words, 8.5, color=SECOND, align="right")


def _lasting(sheet: Sheet, span: Span, middle: float, axis: _Axis, now: float) -> None:
    """Draw a bar: pale after the line, thinning out where an end is open or about."""
    y, line = middle - _BAR / 2, axis.place(now)
    begin = None if span.begin is None else axis.place(span.begin)
    end = None if span.end is None else axis.place(span.end)
    if end is None:
        if begin is not None:
            solid = min(max(line, begin + 0.1), _END)
            sheet.box(begin, y, solid - begin, _BAR)
            _fade(sheet, solid, min(solid + _FADE, _END + 0.1), y)
            _head(sheet, min(solid + _FADE, _END + 0.1), middle)
        return
    if begin is not None and end - begin < _LEAST:
        # What is about a date is hollow.
        fill = WHITE if any(span.is_vague) else BLUE
        sheet.disc((begin + end) / 2, middle, 0.055, fill=fill, edge=BLUE, width=1.4)
        return
    start = end - _FADE if begin is None else begin
    past = min(end, max(line, start)) if end - line > _REST * _year(axis) else end
    if begin is None or span.is_vague[0]:
        reach = min(_FADE, end - start)
        _fade(sheet, start + reach, start, y)
        start += reach
    if past > start:
        sheet.box(start, y, past - start, _BAR)
    if end > max(past, start):
        left = max(past, start)
        sheet.box(left, y, end - left, _BAR, fill=PALE, edge=BLUE, edge_width=1)
    if span.is_vague[1]:
        _fade(sheet, end, end + _FADE / 2, y)


def _moments(sheet: Sheet, span: Span, middle: float, axis: _Axis) -> None:
    """Draw a diamond for each moment, on a line as long as the time it may be in."""
    for first, last in span.moments:
        x = axis.place((first + last) / 2)
        sheet.line(((axis.place(first), middle), (axis.place(last), middle)), color=ORANGE)
        corners = ((x, middle - 0.065), (x + 0.065, middle), (x, middle + 0.065))
        sheet.polygon((*corners, (x - 0.065, middle)), fill=ORANGE, edge=WHITE, width=0.7)


def _year(axis: _Axis) -> float:
    return axis.place(axis.first + 1) - _AXIS


def _fade(sheet: Sheet, start: float, end: float, y: float) -> None:
    """Draw a bar that thins out towards an end that is not stated."""
    step = (end - start) / _STEPS
    for i in range(_STEPS):
        left = min(start + i * step, start + (i + 1) * step)
        thin = mixed(BLUE, 0.9 * (1 - (i + 0.5) / _STEPS))
        sheet.box(left, y, abs(step), _BAR, fill=thin, is_mark=False)


def _head(sheet: Sheet, x: float, middle: float) -> None:
    sheet.line(
        ((x - 0.05, middle - 0.055), (x, middle), (x - 0.05, middle + 0.055)), color=BLUE, width=1.2
    )


def _link(sheet: Sheet, first: tuple[Span, float], second: tuple[Span, float], axis: _Axis) -> None:
    """Draw an arrow from the end of what is followed to the beginning of what follows it."""
    (before, above), (span, middle) = first, second
    if before.end is None or span.begin is None:
        return
    start, end = axis.place(before.end), axis.place(span.begin) + 0.07
    down = 1 if middle > above else -1
    tip = middle - down * _BAR / 2
    sheet.line(((start, above), (max(end, start), above)), width=1)
    sheet.line(((end, above), (end, tip - down * 0.05)), width=1)
    corners = ((end, tip), (end - 0.035, tip - down * 0.065), (end + 0.035, tip - down * 0.065))
    sheet.polygon(corners, fill=INK)


def _time_signs(spans: Sequence[Span], now: float) -> Iterator[tuple[Sheet, str]]:
    lasting, top = [span for span in spans if span.lasts], -_BAR / 2
    if any(span.begin is not None for span in lasting):
        sign = Sheet(0.3)
        sign.box(0, top, 0.3, _BAR)
        yield sign, "stated period"
    if any(span.end is not None and span.end > now + _REST for span in lasting):
        sign = Sheet(0.3)
        sign.box(0, top, 0.3, _BAR, fill=PALE, edge=BLUE)
        yield sign, "planned"
    if any(span.end is None and span.begin is not None for span in lasting):
        sign = Sheet(0.36)
        _fade(sign, 0, 0.36, top)
        yield sign, "since: end not stated"
    if any(span.begin is None and span.end is not None for span in lasting):
        sign = Sheet(0.36)
        _fade(sign, 0.36, 0, top)
        yield sign, "up to: begin not stated"
    if any(span.moments for span in spans):
        sign = Sheet(0.13)
        sign.polygon(((0.065, -0.065), (0.13, 0), (0.065, 0.065), (0, 0)), fill=ORANGE)
        yield sign, "a date, such as signed or founded"
    if any(span.follows for span in spans):
        sign = Sheet(0.27)
        sign.line(((0, 0), (0.2, 0)), width=1)
        sign.polygon(((0.27, 0), (0.2, -0.035), (0.2, 0.035)), fill=INK)
        yield sign, "followed by"
