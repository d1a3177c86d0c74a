"""Dates and spans as sources give them: a subset of EDTF (ISO 8601-2).

The subset: a day, a month or a year (`2010-08-11`, `2010-01`, `2010`), each with an optional `~`
for "about"; and a span of two of them, either end of which may be open (`2007/2013`, `1998/..`,
`../2011-11`). Deviations from ISO 8601-2: no time of day, no seasons, sets, uncertain (`?`) or
unspecified (`X`) digits, no years before 1 or after 9999; an open end is always written `..`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from attrs import field, frozen

from belarus_stic.errors import InvalidPeriodError, UndecidedError

_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(~?)", re.ASCII)
# Before and after every day that a date can write.
_EVER, _NEVER = float("-inf"), float("inf")
_EXPECTED = (
    "expected a day, month or year such as 2010-08-11, 2010-01, 2010 or 2004~, "
    "or a span such as 2007/2013, 1998/.. or ../2011-11"
)


def _text(value: date | str) -> str:
    # A date writes itself as the notation does; a moment has a time, which periods have not.
    return value.isoformat()[:10] if isinstance(value, date) else value


@frozen(eq=True, order=False, repr=False)
class Period:
    """A date or span of dates, kept as written.

    `Period("2007/2013")` reads the notation, or takes a `date` as that day; `str()` writes it back,
    and two periods are equal when they are written alike. `first_day` and `last_day` are the days
    at its ends, `None` where that end is open or only approximate ("about 2004" fixes no day).

    >>> period = Period("2007/2013-06")
    >>> period.first_day, period.last_day
    (datetime.date(2007, 1, 1), datetime.date(2013, 6, 30))
    >>> period.contains("2010"), period.overlaps("2013-07")
    (True, False)

    Raises `InvalidPeriodError` for a text outside the notation and for a span that ends before it
    begins.
    """

    text: str = field(converter=_text)
    first_day: date | None = field(init=False, eq=False)
    last_day: date | None = field(init=False, eq=False)
    is_span: bool = field(init=False, eq=False)
    approximate: bool = field(init=False, eq=False)
    _open_start: bool = field(init=False, eq=False)
    _open_end: bool = field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.text, str):
            hint = f"; write it as text: {str(self.text)!r}" if isinstance(self.text, int) else ""
            message = f"not a period: {self.text!r}; {_EXPECTED}{hint}"
            raise InvalidPeriodError(message)
        start, slash, end = self.text.partition("/")
        if slash and start == end == "..":
            message = f"a period open at both ends says nothing: {self.text!r}; {_EXPECTED}"
            raise InvalidPeriodError(message)
        first = None if slash and start == ".." else self._read(start)
        last = first if not slash else None if end == ".." else self._read(end)
        if first and last and last[1] < first[0]:
            message = f"the period {self.text!r} ends before it begins"
            raise InvalidPeriodError(message)
        for name, value in {
            "first_day": first[0] if first and not first[2] else None,
            "last_day": last[1] if last and not last[2] else None,
            "is_span": bool(slash),
            "approximate": bool((first and first[2]) or (last and last[2])),
            "_open_start": first is None,
            "_open_end": last is None,
        }.items():
            object.__setattr__(self, name, value)

    @classmethod
    def parse(cls, value: Period | date | str) -> Period:
        """Return `value` as a period: a period as it is, a text read, a `date` as that day."""
        return value if isinstance(value, Period) else cls(value)

    def _read(self, text: str) -> tuple[date, date, bool]:
        match = _POINT.fullmatch(text)
        if match is None:
            years = re.fullmatch(r"(\d{4})\s*-\s*(\d{4})", self.text, re.ASCII)
            hint = f"; did you mean '{years[1]}/{years[2]}'?" if years else ""
            message = f"not a period: {self.text!r}; {_EXPECTED}{hint}"
            raise InvalidPeriodError(message)
        year, month, day, tilde = match.groups()
        try:
            first = date(int(year), int(month or 1), int(day or 1))
            last = (
                first
                if day
                else date(int(year), int(month or 12), monthrange(int(year), int(month or 12))[1])
            )
        except ValueError as error:
            message = f"no such date in {self.text!r}: {error}"
            raise InvalidPeriodError(message) from None
        return first, last, bool(tilde)

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

    def contains(self, other: Period | date | str) -> bool:
        """Tell whether every day of `other` lies in this period.

        Raises `UndecidedError` where an approximate end leaves it open.
        """
        other = Period.parse(other)
        return _both(
            other,
            self,
            _not_later(self._start, other._start),
            _not_later(other._end, self._end),
        )

    def overlaps(self, other: Period | date | str) -> bool:
        """Tell whether the two periods share a day.

        Raises `UndecidedError` where an approximate end leaves it open.
        """
        other = Period.parse(other)
        return _both(
            other,
            self,
            _not_later(self._start, other._end),
            _not_later(other._start, self._end),
        )

    @property
    def _start(self) -> tuple[float, float]:
        """Earliest and latest day the start may be; an approximate one is any up to the end."""
        if self._open_start:
            return _EVER, _EVER
        if self.first_day is not None:
            return (self.first_day.toordinal(),) * 2
        return _EVER, self.last_day.toordinal() if self.last_day else _NEVER

    @property
    def _end(self) -> tuple[float, float]:
        """Earliest and latest day the end may be; an approximate one is any from the start on."""
        if self._open_end:
            return _NEVER, _NEVER
        if self.last_day is not None:
            return (self.last_day.toordinal(),) * 2
        return self.first_day.toordinal() if self.first_day else _EVER, _NEVER

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"Period({self.text!r})"


def _not_later(one: tuple[float, float], other: tuple[float, float]) -> bool | None:
    if one[1] <= other[0]:
        return True
    return False if one[0] > other[1] else None


def _both(other: Period, period: Period, left: bool | None, right: bool | None) -> bool:
    if left is False or right is False:
        return False
    if left and right:
        return True
    message = f"an approximate date leaves it open how {period.text!r} and {other.text!r} lie"
    raise UndecidedError(message)
