"""Pieces of sentences: how numbers, dates, names and statements read; no sentence about a subject.

Hedges are words before a number, a range is "5 to 7 %", digits stand in threes, and a month has its
name. Notation (`>45`, `2007/2013`) is for code and data; nothing here ever prints it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from decimal import Context, Decimal, Inexact
from fractions import Fraction
from itertools import groupby
from math import floor
from types import NoneType
from typing import Any

from belarus_stic.values import Citation, Interval, Period, Quantity

_MONTHS = (
    "",
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_IRREGULAR = {"person": "people", "series": "series", "staff": "staff", "basis": "bases"}
# Names that a sentence gives an article, but those of groups, which all take one.
_WITH_ARTICLE = re.compile(
    "(?!The |the |Heard |South Georgia )("
    "(United|Democratic|Federated|Republic|Holy|Isle|Government) .+|"
    ".+ (Islands|Republic|Territor(y|ies)|[Rr]egion)|"
    r".+ (Fund|Initiative|Instrument|Programmes?|Window)( [\d-]+| (of|for) .+)?|"
    "(.+ )?(Academy|Board|Committee|Council|Foundation|Institute|[Ll]aboratory|President|"
    "Society|centre|portal)"
    "( (of|for) .+)?|"
    "Americas|Bahamas|Caribbean|Comoros|Gambia|Maldives|Netherlands|Philippines|Seychelles|World)"
)
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


def counted(count: int, singular: str, plural_noun: str = "") -> str:
    """Return a count with its noun.

    >>> counted(1, "row"), counted(2702, "country"), counted(0, "person", "persons")
    ('1 row', '2,702 countries', '0 persons')
    """
    return f"{in_threes(count)} {singular if count == 1 else plural_noun or plural(singular)}"


def listed(names: Iterable[str], most: int | None = None, *, word: str = "and") -> str:
    """Return names as a sentence lists them; after the first `most` only how many more there are.

    A single one more is named. `word` stands before the last.

    >>> listed(["A", "B", "C"]), listed("ABCDE", most=3), listed("ABCD", most=3, word="or")
    ('A, B and C', 'A, B, C and 2 more', 'A, B, C or D')
    """
    parts = list(names)
    if most is not None and len(parts) > most + 1:
        parts = [*parts[:most], f"{in_threes(len(parts) - most)} more"]
    return f" {word} ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def per_words(per: Sequence[str]) -> str:
    """Return what a number is for each of.

    >>> per_words(["year"]), per_words(["project", "year"]), per_words([])
    ('a year', 'for each project and year', '')
    """
    if len(per) == 1 and per[0] in {"month", "year"}:
        return f"a {per[0]}"
    return f"for each {listed(per)}" if per else ""


def by_alphabet(names: Iterable[str]) -> list[str]:
    """Return names by alphabet, whatever their accents and case, and their article.

    >>> by_alphabet(["Zambia", "Åland Islands", "Türkiye", "Tuvalu"])
    ['Åland Islands', 'Türkiye', 'Tuvalu', 'Zambia']
    """

    def key(name: str) -> tuple[str, str]:
        bare = unicodedata.normalize("NFKD", name.removeprefix("the "))
        return "".join(c for c in bare if not unicodedata.combining(c)).casefold(), name

    return sorted(names, key=key)


def with_article(name: str) -> str:
    """Return the name of a country, area, body or programme as a sentence has it.

    >>> with_article("United States"), with_article("Americas"), with_article("Germany")
    ('the United States', 'the Americas', 'Germany')
    """
    return f"the {name}" if _WITH_ARTICLE.fullmatch(name) else name


def names_words(names: Iterable[str], most: int = 8, *, in_column: bool = False) -> str:
    """Return names by alphabet, or, of more than `most` countries, how many and between which.

    A sentence has the articles of names that take one and "and" before the last; a column, where
    room is short, has neither.

    >>> names_words(["Spain", "Italy"]), names_words("ABCDEFGHI"), names_words([])
    ('Italy and Spain', '9 countries, from A to I', 'none')
    """
    ordered = by_alphabet(names)
    if in_column and len(ordered) <= most:
        return ", ".join(ordered) or "none"
    ordered = ordered if in_column else list(map(with_article, ordered))
    if len(ordered) <= most:
        return listed(ordered) or "none"
    return f"{counted(len(ordered), 'country')}, from {ordered[0]} to {ordered[-1]}"


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
        number = in_threes(value.stated)
        number = number if value.hedge == "exact" else f"{value.hedge} {number}"
    is_singular = value.is_money or value.unit in {"", "%"} or value.stated == 1
    return f"{number} {value.unit if is_singular else plural(value.unit)}".rstrip()


def period_words(period: Period) -> str:
    """Return a period as people write it.

    >>> [period_words(Period(text)) for text in ("2011-11", "1994/2006", "../2011-10", "2004~")]
    ['November 2011', '1994 to 2006', 'up to October 2011', 'about 2004']
    >>> period_words(Period("2010-04-06/2010-04-09"))
    '6 to 9 April 2010'
    """
    start, slash, end = period.text.partition("/")
    if not slash:
        return _point_words(start)
    if end == "..":
        return f"since {_point_words(start)}"
    before, until = "up" if start == ".." else _point_words(start), _point_words(end)
    words, others = before.split(), until.split()
    # The month and the year of both are said once.
    while start != end and len(words) == len(others) > 1 and words[-1] == others[-1]:
        words.pop()
        others.pop()
    return f"{' '.join(words)} to {until}"


def _point_words(point: str) -> str:
    year, *rest = point.rstrip("~").split("-")
    words = [str(int(day)) for day in rest[1:]] + [_MONTHS[int(month)] for month in rest[:1]]
    return " ".join(["about"] * point.endswith("~") + words + [year])


def number_words(number: Fraction | Decimal | int, digits: int | None = None) -> str:
    """Return a number with its digits in threes, rounded to `digits` significant digits.

    Without `digits` it is exact, or, where its decimals never end, rounded to four.

    >>> number_words(Fraction(1, 3)), number_words(Fraction(836500000, 2702), digits=4)
    ('0.3333', '309,600')
    """
    parts = [Decimal(part) for part in Fraction(number).as_integer_ratio()]
    context = Context(prec=digits or 1_000, traps=[] if digits else [Inexact])
    try:
        quotient = context.divide(*parts)
    except Inexact:
        quotient = Context(prec=4).divide(*parts)
    return in_threes(quotient.normalize(context))


def percent_words(share: Fraction) -> str:
    """Return a share of 1 that was worked out, with one decimal.

    Only none is "0 %" and only all is "100 %": what rounding would take for these says so.

    >>> [percent_words(Fraction(n, 2_700)) for n in (0, 1, 1_300, 2_699, 2_700)]
    ['0 %', 'under 0.1 %', '48.1 %', 'over 99.9 %', '100 %']
    """
    if share in {0, 1}:
        return f"{share * 100} %"
    if 0 < share < Fraction(5, 10_000):
        return "under 0.1 %"
    if Fraction(9_995, 10_000) <= share < 1:
        return "over 99.9 %"
    return f"{floor(share * 1_000 + Fraction(1, 2)) / 10:.1f} %"


def share_words(share: Interval) -> str:
    """Return the bounds of a share of 1, each with one decimal as `percent_words` has it.

    Readers compare a bound with the same share elsewhere, so it is not rounded outwards; a frame
    has it exactly.

    >>> share_words(Interval(Fraction(13, 27), 1)), share_words(Interval.exactly(Fraction(1, 8)))
    ('48.1 to 100 %', '12.5 %')
    """
    if share.low is None or share.high is None:
        return interval_words(share.scaled(100), "%", digits=3)
    low, high = percent_words(share.low), percent_words(share.high)
    return high if low == high else f"{low.removesuffix(' %')} to {high}"


def interval_words(interval: Interval, unit: str = "", digits: int | None = None) -> str:
    """Return the bounds of a number in words, rounded outwards to `digits` significant digits.

    >>> interval_words(Interval(45, None, low_open=True), "project")
    'over 45 projects'
    """
    if interval.is_unbounded:
        return "not known"
    return quantity_words(Quantity.from_interval(interval, unit, digits))


def rank_words(low: int, high: int) -> str:
    """Return an interval of ranks for a column.

    >>> rank_words(1, 1), rank_words(2, 5)
    ('1', '2-5')
    """
    return str(low) if low == high else f"{low}-{high}"


def locators_words(
    citations: Iterable[Citation], *, brackets: bool = True, named: bool = False
) -> str:
    """Return where statements stand, a section named once, in the order given.

    Three or more in a row are named by the first and the last. The source is named where there are
    several, or where it is to be `named`.

    >>> cited = [Citation("report", f"part.{place}") for place in ("1.1", "1.2", "1.3", "2.1")]
    >>> locators_words(cited)
    '[part.1.1 to 1.3, 2.1]'
    >>> locators_words([Citation("report", "p. 3"), Citation("report", "p. 4")])
    '[p. 3; p. 4]'
    """
    places: dict[tuple[str, str], list[str]] = {}
    for citation in dict.fromkeys(citations):
        section, _, place = citation.locator.partition(".")
        if not re.fullmatch(r"[^\s.]+(\.[^\s.]+)+", citation.locator):
            section, place = citation.locator, ""
        places.setdefault((citation.source, section), []).append(place)
    several = named or len({source for source, _ in places}) > 1
    words = "; ".join(
        f"{f'{source}: ' if several else ''}{section}{'.' if any(found) else ''}{_runs(found)}"
        for (source, section), found in places.items()
    )
    return f"[{words}]" if brackets and words else words


def _runs(places: Sequence[str]) -> str:
    """Return places ("1.1") listed, with those that follow one another as "1.1 to 1.4"."""
    runs = groupby(enumerate(places), key=lambda item: _line_of(*item))
    listings = ([place for _, place in run] for _, run in runs)
    return ", ".join(
        f"{run[0]} to {run[-1]}" if len(run) >= _RUN else ", ".join(run) for run in listings
    )


def _line_of(index: int, place: str) -> tuple[str, int | None]:
    """Return what is the same for places that follow one another, and for no others."""
    match = re.fullmatch(r"((?:\d+\.)*)(\d{1,9})", place, re.ASCII)
    return (match[1], int(match[2]) - index) if match else (place, None)


def _several(values: Iterable[object]) -> str:
    cited = [value for value in values if isinstance(value, Citation)]
    return locators_words(cited, brackets=False) if cited else ", ".join(map(worded, values))


# How a cell shows a value of each type; the first that fits counts.
_WORDED: tuple[tuple[Any, Callable[[Any], str]], ...] = (
    (NoneType, lambda _: ""),
    (str, str),
    (bool, lambda value: "yes" if value else "no"),
    (float, "{:,.4g}".format),
    (int | Decimal | Fraction, number_words),
    (Quantity, quantity_words),
    (Period, period_words),
    (Interval, interval_words),
    (tuple | frozenset, _several),
)


def worded(value: object) -> str:
    """Return any value as a cell of a table shows it; nothing for `None`."""
    return next((word(value) for kind, word in _WORDED if isinstance(value, kind)), str(value))


def denominator_words(key: str) -> str:
    """Return the key of what a percentage is of in words.

    >>> denominator_words("total-rd-expenditure")
    'total R&D expenditure'
    """
    return " ".join({"rd": "R&D", "st": "S&T"}.get(word, word) for word in key.split("-"))
