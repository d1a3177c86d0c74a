"""Dates and spans as sources give them: a subset of EDTF (ISO 8601-2).

The subset: a day, a month or a year (`2010-08-11`, `2010-01`, `2010`), each with an optional `~`
for "about"; and a span of two of them, either end of which may be open (`2007/2013`, `1998/..`,
`../2011-11`). Deviations from ISO 8601-2: no time of day, no seasons, sets, uncertain (`?`) or
unspecified (`X`) digits, no unknown ends, no years before 1 or after 9999; an open end is always
written `..`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from numbers import Integral

from attrs import field, fields, frozen

from belarus_stic.errors import InvalidPeriodError, UndecidedError, quoted
from belarus_stic.values.spelling import period_guesses, read

_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(~?)", re.ASCII)
# Where open ends are, and what is between them: before and after every day that a date can write.
_EVER, _NEVER = float("-inf"), float("inf")
_LONG_AGO, _FAR_AHEAD = float(0), float(date.max.toordinal() + 1)
_EXPECTED = (
    "expected a day, month or year such as 2010-08-11, 2010-01, 2010 or 2004~, "
    "or a span such as 2007/2013, 1998/.. or ../2011-11"
)
# The ends of a period: earliest, latest, first_day, last_day.
_Ends = tuple[date | None, date | None, date | None, date | None]


@frozen(init=False, order=False, repr=False)
class Period:
    """A date or span of dates, kept as written.

    `Period("2007/2013")` reads the notation; a year as a number and a `date` are taken too, and a
    period as it is. `str()` writes it back, and two periods are equal when they are written alike.
    `first_day` and `last_day` are the days at its ends, `None` where that end is open or only
    approximate ("about 2004" fixes no day). `earliest` and `latest` are the days written there,
    "about" or not, and `None` only where the end is open: to sort and to show, not to prove.

    >>> period = Period("2007/2013-06")
    >>> period.first_day, period.last_day
    (datetime.date(2007, 1, 1), datetime.date(2013, 6, 30))
    >>> period.contains(2010), period.overlaps("2013-07")
    (True, False)

    Raises `InvalidPeriodError` for a text outside the notation and for a span that ends before it
    begins.
    """

    text: str
    earliest: date | None = field(eq=False)
    latest: date | None = field(eq=False)
    first_day: date | None = field(eq=False)
    last_day: date | None = field(eq=False)

    def __init__(self, value: Period | date | int | str) -> None:
        text = _text(value)
        for attribute, part in zip(_ATTRIBUTES, (text, *_ends(text)), strict=True):
            object.__setattr__(self, attribute, part)

    @property
    def is_span(self) -> bool:
        """Whether it has two ends, of which one may be open."""
        return "/" in self.text

    @property
    def approximate(self) -> bool:
        """Whether an end is "about" a date."""
        return "~" in self.text

    @property
    def is_year(self) -> bool:
        """Whether it is a whole year, written as one."""
        return len(self.text) == 4

    @property
    def start(self) -> Period | None:
        """The date at its beginning, as written; `None` where that is open."""
        return None if self.earliest is None else Period(self.text.partition("/")[0])

    @property
    def end(self) -> Period | None:
        """The date at its end, as written; `None` where that is open.

        >>> Period("2007/2013-06").end, Period("1998/..").end, Period("2010").end
        (Period('2013-06'), None, Period('2010'))
        """
        return None if self.latest is None else Period(self.text.rpartition("/")[2])

    def as_point(self) -> date:
        """Return the one day this period stands for: a month or year is read at its last day.

        >>> Period("2011-11").as_point()
        datetime.date(2011, 11, 30)

        Raises `InvalidPeriodError` for a span or an approximate date, which stand for no one day.
        """
        if self.is_span or self.last_day is None:
            message = f"{self.text!r} is no single date; expected a day, a month or a year"
            raise InvalidPeriodError(message)
        return self.last_day

    def contains(self, other: Period | date | int | str) -> bool:
        """Tell whether every day of `other` lies in this period.

        Raises `UndecidedError` where an approximate end leaves it open.
        """
        other = Period(other)
        return _decided(self, other, self._contains(other))

    def overlaps(self, other: Period | date | int | str) -> bool:
        """Tell whether the two periods share a day.

        Raises `UndecidedError` where an approximate end leaves it open.
        """
        other = Period(other)
        return _decided(self, other, self._overlaps(other))

    def surely_contains(self, other: Period | date | int | str) -> bool:
        """Tell whether every day of `other` certainly lies in this period."""
        return self._contains(Period(other)) is True

    def may_overlap(self, other: Period | date | int | str) -> bool:
        """Tell whether the two periods may share a day: not known to be apart."""
        return self._overlaps(Period(other)) is not False

    def begins_after(self, other: Period | date | int | str) -> bool:
        """Tell whether this period certainly begins after the last day of `other`.

        >>> Period("2004/..").begins_after("1998/2003"), Period("2004~").begins_after(1998)
        (True, False)
        """
        return _not_later(self._start, Period(other)._end) is False

    def _contains(self, other: Period) -> bool | None:
        return _both(_not_later(self._start, other._start), _not_later(other._end, self._end))

    def _overlaps(self, other: Period) -> bool | None:
        return _both(_not_later(self._start, other._end), _not_later(other._start, self._end))

    @property
    def _start(self) -> tuple[float, float]:
        """Earliest and latest day the start may be; an approximate one is any up to the end."""
        if self.earliest is None:
            return _EVER, _EVER
        if self.first_day is not None:
            return self.first_day.toordinal(), self.first_day.toordinal()
        return _LONG_AGO, self.last_day.toordinal() if self.last_day else _FAR_AHEAD

    @property
    def _end(self) -> tuple[float, float]:
        """Earliest and latest day the end may be; an approximate one is any from the start on."""
        if self.latest is None:
            return _NEVER, _NEVER
        if self.last_day is not None:
            return self.last_day.toordinal(), self.last_day.toordinal()
        return self.first_day.toordinal() if self.first_day else _LONG_AGO, _FAR_AHEAD

    def __str__(self) -> str:
        return self.text

    def __format__(self, spec: str) -> str:
        return format(self.text, spec)

    def __repr__(self) -> str:
        return f"Period({self.text!r})"


_ATTRIBUTES = tuple(attribute.name for attribute in fields(Period))


def _text(value: object) -> str:
    if isinstance(value, str | Period):
        return str(value)
    # A date writes itself as the notation does; a moment has a time, which periods have not.
    if isinstance(value, date):
        return value.isoformat()[:10]
    if isinstance(value, Integral) and not isinstance(value, bool):
        return str(int(value))
    raise InvalidPeriodError(f"not a period: {quoted(value)}; {_EXPECTED}")


# Kept, because a few dates stand in all records and answers.
@lru_cache(maxsize=2_000)
def _ends(text: str) -> _Ends:
    return read(text, _parse, period_guesses)


def _parse(text: str) -> _Ends:
    start, slash, end = text.partition("/")
    if slash and start == end == "..":
        raise InvalidPeriodError(f"a period open at both ends says nothing: '../..'; {_EXPECTED}")
    first = None if slash and start == ".." else _point(start, text)
    last = first if not slash else None if end == ".." else _point(end, text)
    if first and last and last[1] < first[0]:
        raise InvalidPeriodError(f"the period {text!r} ends before it begins")
    return (
        first[0] if first else None,
        last[1] if last else None,
        first[0] if first and not first[2] else None,
        last[1] if last and not last[2] else None,
    )


def _point(text: str, whole: str) -> tuple[date, date, bool]:
    """Return the first and last day of a date, and whether it is approximate."""
    match = _POINT.fullmatch(text)
    if match is None:
        raise InvalidPeriodError(f"not a period: {quoted(whole)}; {_EXPECTED}")
    year, month, day, tilde = match.groups()
    try:
        first = date(int(year), int(month or 1), int(day or 1))
        days = monthrange(first.year, int(month or 12))[1]
    except ValueError as error:
        raise InvalidPeriodError(f"no such date in {quoted(whole)}: {error}") from None
    return first, first if day else date(first.year, int(month or 12), days), bool(tilde)


def _not_later(one: tuple[float, float], other: tuple[float, float]) -> bool | None:
    if one[1] <= other[0]:
        return True
    return False if one[0] > other[1] else None


def _both(left: bool | None, right: bool | None) -> bool | None:
    if left is False or right is False:
        return False
    return True if left and right else None


def _decided(one: Period, other: Period, answer: bool | None) -> bool:
    if answer is None:
        message = f"an approximate date leaves it undecided how {one.text!r} and {other.text!r} lie"
        raise UndecidedError(message)
    return answer
