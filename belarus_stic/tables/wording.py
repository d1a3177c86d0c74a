"""Pieces of sentences: how numbers, dates, names and statements read; no sentence about a subject.

Hedges are words before a number, a range is "5 to 7 %", digits stand in threes, and a month has its
name. Notation (`>45`, `2007/2013`) is for code and data; nothing here ever prints it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from math import ceil, floor
from typing import Any

from belarus_stic.values import Citation, Interval, Period, Quantity

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_HEDGES = {
    "exact": "",
    "about": "about ",
    "over": "over ",
    "at least": "at least ",
    "under": "under ",
    "at most": "at most ",
}
_IRREGULAR = {"person": "people", "series": "series", "staff": "staff"}
_RUN = 3
"""So many statements that follow one another are named by the first and the last."""


def plural(noun: str) -> str:
    """Return the plural of a noun; of a phrase with "of", that of what stands before it.

    >>> plural("member country"), plural("day"), plural("letter of intent")
    ('member countries', 'days', 'letters of intent')
    """
    head, of, rest = noun.partition(" of ")
    before, last = head[: head.rfind(" ") + 1], head[head.rfind(" ") + 1 :]
    if last in _IRREGULAR:
        last = _IRREGULAR[last]
    elif last.endswith("y") and last[-2:-1] not in set("aeiou"):
        last = f"{last[:-1]}ies"
    else:
        last += "es" if last.endswith(("s", "x", "ch", "sh")) else "s"
    return f"{before}{last}{of}{rest}"


def in_threes(number: int | Decimal) -> str:
    """Return a number with its digits in threes.

    >>> in_threes(836500000), in_threes(Decimal("1840.5"))
    ('836,500,000', '1,840.5')
    """
    return f"{number:,}" if isinstance(number, int) else f"{number:,f}"


def counted(count: int, singular: str, plural_form: str = "") -> str:
    """Return a count with its noun.

    >>> counted(1, "row"), counted(2702, "country"), counted(0, "person", "persons")
    ('1 row', '2,702 countries', '0 persons')
    """
    return f"{in_threes(count)} {singular if count == 1 else plural_form or plural(singular)}"


def listed(names: Iterable[str], most: int | None = None) -> str:
    """Return names as a sentence lists them; after the first `most` only how many more there are.

    A single one more is named.

    >>> listed(["A", "B", "C"]), listed("ABCDE", most=3), listed("ABCD", most=3)
    ('A, B and C', 'A, B, C and 2 more', 'A, B, C and D')
    """
    parts = list(names)
    if most is not None and len(parts) > most + 1:
        parts = [*parts[:most], f"{in_threes(len(parts) - most)} more"]
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def by_alphabet(names: Iterable[str]) -> list[str]:
    """Return names by alphabet, whatever their accents and case.

    >>> by_alphabet(["Zambia", "Åland Islands", "Türkiye", "Tuvalu"])
    ['Åland Islands', 'Türkiye', 'Tuvalu', 'Zambia']
    """

    def key(name: str) -> tuple[str, str]:
        bare = unicodedata.normalize("NFKD", name)
        return "".join(c for c in bare if not unicodedata.combining(c)).casefold(), name

    return sorted(names, key=key)


def names_words(names: Iterable[str], most: int = 8, noun: str = "country") -> str:
    """Return names by alphabet, or, of more than `most`, how many and between which they lie.

    >>> names_words(["Spain", "Italy"]), names_words("ABCDEFGHI"), names_words([])
    ('Italy and Spain', '9 countries, from A to I', 'none')
    """
    ordered = by_alphabet(names)
    if len(ordered) <= most:
        return listed(ordered) or "none"
    return f"{counted(len(ordered), noun)}, from {ordered[0]} to {ordered[-1]}"


def sentence(text: str) -> str:
    """Return a text that begins with a capital letter and ends with one full stop.

    >>> sentence("ranks tell kinds"), sentence("Is it so?")
    ('Ranks tell kinds.', 'Is it so?')
    """
    text = text.strip()
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '?', '!')) else '.'}"


def quantity_words(value: Quantity) -> str:
    """Return a quantity as people read it.

    >>> [quantity_words(Quantity(text)) for text in (">45 agreement", "3..4 %", "~1840000 EUR")]
    ['over 45 agreements', '3 to 4 %', 'about 1,840,000 EUR']
    """
    if value.stated is None:
        assert value.low is not None and value.high is not None  # noqa: S101, PT018 - a range
        number = f"{in_threes(value.low)} to {in_threes(value.high)}"
    else:
        number = f"{_HEDGES[value.hedge]}{in_threes(value.stated)}"
    is_singular = value.is_money or value.unit in {"", "%"} or value.stated == 1
    return f"{number} {value.unit if is_singular else plural(value.unit)}".rstrip()


def period_words(period: Period) -> str:
    """Return a period as people write it.

    >>> [period_words(Period(text)) for text in ("2011-11", "1994/2006", "../2011-10", "2004~")]
    ['November 2011', '1994 to 2006', 'up to October 2011', 'about 2004']
    """
    start, slash, end = period.text.partition("/")
    if not slash:
        return _point_words(start)
    if end == "..":
        return f"since {_point_words(start)}"
    before = "up" if start == ".." else _point_words(start)
    return f"{before} to {_point_words(end)}"


def _point_words(point: str) -> str:
    year, *rest = point.rstrip("~").split("-")
    words = [str(int(day)) for day in rest[1:]] + [_MONTHS[int(month) - 1] for month in rest[:1]]
    return " ".join(["about"] * point.endswith("~") + words + [year])


def number_words(number: Fraction | Decimal | int, digits: int | None = None) -> str:
    """Return a number with its digits in threes, rounded to `digits` significant digits.

    Without `digits` it is exact, or, where its decimals never end, rounded to four.

    >>> number_words(Fraction(1, 3)), number_words(Fraction(836500000, 2702), digits=4)
    ('0.3333', '309,600')
    """
    exact = Fraction(number)
    if digits is None:
        rest = exact.denominator
        for prime in (2, 5):
            while rest % prime == 0:
                rest //= prime
        places = exact.denominator.bit_length() if rest == 1 else _places(exact, 4)
    else:
        places = _places(exact, digits)
    return _decimal_words(round(exact * Fraction(10) ** places), places)


def _places(number: Fraction, digits: int) -> int:
    """Return behind which decimal a number is rounded to keep so many digits."""
    above, below = abs(number.numerator), number.denominator
    power = len(str(above)) - len(str(below))
    return digits - (1 if above >= below * Fraction(10) ** power else 0) - power


def _decimal_words(whole: int, places: int) -> str:
    text = in_threes(Decimal(f"{whole}E{-places}"))
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent_words(share: Fraction) -> str:
    """Return a share of 1 that was worked out, with one decimal.

    Only none is "0 %" and only all is "100 %": what rounding would take for these says so.

    >>> [percent_words(Fraction(n, 2_700)) for n in (0, 1, 1_300, 2_699, 2_700)]
    ['0 %', 'under 0.1 %', '48.1 %', 'over 99.9 %', '100 %']
    """
    if 0 < share < Fraction(5, 10_000):
        return "under 0.1 %"
    if Fraction(9_995, 10_000) <= share < 1:
        return "over 99.9 %"
    return f"{_tenths(floor(share * 1_000 + Fraction(1, 2)))} %"


def _tenths(thousandths: int) -> str:
    return {0: "0", 1_000: "100"}.get(thousandths, f"{thousandths / 10:.1f}")


def share_words(share: Interval) -> str:
    """Return the bounds of a share of 1, rounded outwards to one decimal.

    >>> share_words(Interval(Fraction(13, 27), 1)), share_words(Interval.exactly(Fraction(1, 8)))
    ('48.1 to 100 %', '12.5 %')
    """
    if share.is_exact and share.low is not None:
        return percent_words(share.low)
    low = None if share.low is None else _tenths(floor(share.low * 1_000))
    high = None if share.high is None else _tenths(ceil(share.high * 1_000))
    return _bounds_words(low, high, share, " %")


def interval_words(interval: Interval, unit: str = "", digits: int | None = None) -> str:
    """Return the bounds of a number in words: "over 45 projects".

    >>> interval_words(Interval(45, None, low_open=True), "project")
    'over 45 projects'
    """
    if interval.is_unbounded:
        return _bounds_words(None, None, interval, "")
    return quantity_words(interval.to_quantity(unit, digits))


def _bounds_words(low: str | None, high: str | None, interval: Interval, unit: str) -> str:
    if low is not None and high is not None:
        return f"{low} to {high}{unit}"
    if low is not None:
        return f"{'over' if interval.low_open else 'at least'} {low}{unit}"
    if high is not None:
        return f"{'under' if interval.high_open else 'at most'} {high}{unit}"
    return "not known"


def rank_words(low: int, high: int) -> str:
    """Return an interval of ranks for a column.

    >>> rank_words(1, 1), rank_words(2, 5)
    ('1', '2-5')
    """
    return str(low) if low == high else f"{low}-{high}"


def locators_words(citations: Iterable[Citation], *, brackets: bool = True) -> str:
    """Return where statements stand, a section named once, in the order given.

    Three or more in a row are named by the first and the last. The source is named where there are
    several.

    >>> cited = [Citation("report", f"part.{place}") for place in ("1.1", "1.2", "1.3", "2.1")]
    >>> locators_words(cited)
    '[part.1.1 to 1.3, 2.1]'
    """
    places: dict[tuple[str, str], list[str]] = {}
    for citation in dict.fromkeys(citations):
        section, _, place = citation.locator.partition(".")
        places.setdefault((citation.source, section), []).append(place)
    several = len({source for source, _ in places}) > 1
    words = "; ".join(
        f"{f'{source}: ' if several else ''}{section}{'.' if any(found) else ''}{_runs(found)}"
        for (source, section), found in places.items()
    )
    return f"[{words}]" if brackets and words else words


def _runs(places: Sequence[str]) -> str:
    """Return places ("1.1") listed, with those that follow one another as "1.1 to 1.4"."""

    def line(item: tuple[int, str]) -> tuple[str, object]:
        match = re.fullmatch(r"(?P<before>(?:\d+\.)*)(?P<last>\d{1,9})", item[1], re.ASCII)
        return (match["before"], int(match["last"]) - item[0]) if match else (item[1], "")

    def words() -> Iterator[str]:
        for _, items in groupby(enumerate(places), key=line):
            run = [place for _, place in items]
            yield f"{run[0]} to {run[-1]}" if len(run) >= _RUN else ", ".join(run)

    return ", ".join(words())


def worded(value: Any) -> str:
    """Return any value as a cell of a table shows it; nothing for `None`."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,.4g}"
    if isinstance(value, int | Decimal | Fraction):
        return number_words(value)
    for kind, words in ((Quantity, quantity_words), (Period, period_words)):
        if isinstance(value, kind):
            return words(value)
    if isinstance(value, Interval):
        return interval_words(value)
    if isinstance(value, tuple | list | frozenset):
        if value and all(isinstance(item, Citation) for item in value):
            return locators_words(value, brackets=False)
        return ", ".join(map(worded, value))
    return str(value)
