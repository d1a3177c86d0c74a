"""How people write numbers, units and dates, and how the notation has them.

What is refused gets a hint: the text is rewritten by the rows of `habits.txt`, one after the other,
and shown if it is then in the notation and differs from what was written. Where a text has two
readings there are two tables, and both are shown. New habits, nouns and names of money are rows of
that file; codes and other names of money are those of ISO 4217.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from contextlib import suppress
from decimal import Decimal
from functools import cache
from typing import TypeVar

from belarus_stic.errors import BelarusSticError, quoted

_T = TypeVar("_T")

_UNIT = re.compile(r"%|[A-Z]{3}|[^\W\d_A-Z]+(?:[ -][^\W\d_A-Z]+)*")
_LOOKALIKES = str.maketrans(
    "\u2010\u2011\u2012\u2013\u2014\u2212\u2019\u02bc\u2248", "------''~"
) | str.maketrans({"\u2026": "..", "\u2265": ">=", "\u2264": "<="})
TWO_READINGS = re.compile(r"(?<!\d)(?<!\d[.,])([1-9]\d{0,2})\.000(?![\d,]|\.\d)(?!.*%)", re.ASCII)
"""One point with just three zeros behind it, but for percentages: 1.000 is one, or a thousand."""
_PARTS = re.compile(r"([~<>=]*-?\d+(?:\.\d+)?(?:\.\.-?\d+(?:\.\d+)?)?) ?(.*)")


def _data(*path: str) -> str:
    # Imported here because it is needed twice, and costs more than the rest of this room.
    from importlib.resources import files

    return files("belarus_stic").joinpath(*path).read_text(encoding="utf-8")


@cache
def _habits() -> dict[str, list[tuple[str, str]]]:
    """Return the rows of each section of the file."""
    rows: dict[str, list[tuple[str, str]]] = defaultdict(list)
    section = ""
    for line in _data("values", "habits.txt").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line and line[0] != "#":
            habit, _, notation = line.partition(" =>")
            for name, pattern in rows["patterns"]:
                habit = habit.replace(f"<{name}>", pattern)
            rows[section].append((habit, notation[1:]))
    return rows


def _rewritten(text: str, *sections: str) -> str:
    for section in sections:
        for habit, notation in _habits()[section]:
            text = re.sub(habit, notation, text, flags=re.IGNORECASE)
    return text


@cache
def _words(section: str) -> dict[str, str]:
    return {word: notation for words, notation in _habits()[section] for word in words.split()}


@cache
def _names() -> dict[str, set[str]]:
    """Return the units that a code, a name and the last word of a name may mean."""
    import json

    rows = json.loads(_data("data", "reference", "currencies.json"))["currencies"]["rows"]
    more = [(unit, name, "") for name, unit in _habits()["names"]]
    nouns = [(noun, noun, "") for noun in _words("nouns")]
    whole, last, old = defaultdict(set), defaultdict(set), set()
    for unit, written, status in [*rows, *more, *nouns]:
        name = _folded(written.partition(" (")[0])
        # Codes that begin with X are of no country, so their names are no names of money.
        if unit not in _words("no money") and (unit[0] != "X" or not status):
            whole[name].add(unit)
            last[name.rpartition(" ")[2]].add(unit)
            old |= {name} if status == "historic" else set()
    # A name that a withdrawn currency has too is not settled by being written in full.
    names = last | {name: units for name, units in whole.items() if name not in old}
    return {
        **{name: units for name, units in names.items() if name not in _words("no money")},
        **{code: {code} for code, *_ in rows},
    }


def _folded(name: str) -> str:
    return _rewritten(name.casefold(), "spelling habits")


@cache
def _symbols() -> re.Pattern[str]:
    """Return the pattern of the signs and codes that stand before numbers as well as behind."""
    # "TOP 5" and "ALL 5" are no money.
    codes = sorted(filter(str.isupper, _names().keys() - _words("everyday codes").keys()))
    symbol = rf"(?:us)?\$|€|£|%|(?-i:{'|'.join(codes)}|ECU)|(?:eur|usd|euros?)(?= ?\d)"
    return re.compile(rf"(?<![^\W\d_])(?<!%)(?:{symbol})(?![^\W\d_]|%)", re.IGNORECASE)


@cache
def _amounts() -> re.Pattern[str]:
    """Return the pattern of a number with the words for thousands and millions around it."""
    number = r"\d+(?:[ ,.'_]\d+)*(?:e\+?\d{1,2}(?!\d))?"
    scale = rf"(?:{'|'.join(_words('scales'))})(?!\w)(?:\.(?!\.))?"
    return re.compile(rf"((?<!\w){scale} )?({number})((?: ?{scale})*)", re.ASCII | re.IGNORECASE)


def unit_fault(unit: str) -> str:
    """Return what is wrong with a unit, or nothing."""
    if not unit:
        return ""
    words, meant = unit.casefold().split() or [""], _known_unit(unit)
    named = _names().keys() & {word.upper() for word in words} - _words("everyday codes").keys()
    named = named.union(*(_names().get(_folded(word), ()) for word in words))
    codes = sorted(filter(str.isupper, named))
    if len(codes) > 1 and not meant:
        codes = sorted(codes, key=lambda code: code not in _words("near"))[:4]
        several = "may mean several currencies; write the code, such as"
        return f"{quoted(unit)} {several} {', '.join(codes)}"
    if not _words("scales").keys().isdisjoint(words):
        return f"{quoted(unit)} is no unit; write the whole number in digits"
    inside, ends = _words("no noun inside"), _words("no noun at an end")
    no_noun = codes or inside.keys() & words or ends.keys() & {words[0], words[-1]}
    if _UNIT.fullmatch(unit) and meant in {unit, ""} and (meant.isupper() or not no_noun):
        return ""
    return (
        f"not a unit: {quoted(unit)}; expected %, an ISO 4217 currency code such as EUR, "
        "or a singular count noun in small letters"
    )


def quantity_guesses(text: str) -> Iterable[str]:
    """Return how the notation may write a quantity: two guesses where a point has two readings."""
    plain = " ".join(text.translate(_LOOKALIKES).split())
    plain = re.sub(r"(?<![^\W\d_])([mk])(?=eur|ecu|usd|€)", r"\1 ", plain, flags=re.IGNORECASE)
    symbols = set(_symbols().findall(plain))
    if len(symbols) == 1:
        plain = " ".join(f"{_symbols().sub(' ', plain)} {symbols.pop()}".split())
    guesses = (TWO_READINGS.sub(reading, plain) for reading in (r"\1", r"\g<1>000"))
    return dict.fromkeys(map(_quantity, guesses))


def period_guesses(text: str) -> Iterable[str]:
    """Return how the notation may write a period: two guesses where a date has two readings."""
    # A long dash before two digits at the end is more than a hyphen: they are a year or a month.
    plain = re.sub(r"(?<=\d)[\u2012-\u2014](?=\d\d?$)", " - ", text.strip())
    plain = " ".join(plain.translate(_LOOKALIKES).split()).casefold()
    readings = (f"date habits, {first} first" for first in ("day", "month"))
    return dict.fromkeys(_rewritten(plain, "date habits", one, "span habits") for one in readings)


def read(text: str, parse: Callable[[str], _T], guesses: Callable[[str], Iterable[str]]) -> _T:
    """Return what a text says; its error ends in "; did you mean 'x'?" for guesses that are read.

    Each guess was made by rewriting, and is tried before it is shown.
    """
    try:
        return parse(text)
    except BelarusSticError as error:
        shown = []
        for guess in guesses(text):
            with suppress(BelarusSticError):
                parse(guess)
                shown += [repr(guess)] if guess != text and len(guess) <= 200 else []
        hint = f"; did you mean {' or '.join(shown)}?" if shown else ""
        raise type(error)(f"{error}{hint}") from None


def _quantity(text: str) -> str:
    guess = _rewritten(text, "quantity habits")
    begins_in_words, scales = guess[:1].isalpha(), list[str]()
    # From the right, because a number has the scale of the next where it has none: "3..4 million".
    for found in reversed(list(_amounts().finditer(guess))):
        scales = re.findall("[a-z]+", f"{found[1] or ''}{found[3]}".casefold()) or scales
        number = _plain_number(found[2], sum(int(_words("scales")[scale]) for scale in scales))
        guess = f"{guess[: found.start()]}{number}{guess[found.end() :]}"
    parts = _PARTS.fullmatch(guess)
    unit = _known_unit(parts[2]) if parts else ""
    # Where it is not money "5 m" may be metres, and "k 5" the name of something.
    if ("m" in scales or begins_in_words) and not unit.isupper():
        return text
    return f"{parts[1]} {unit}" if parts and unit else guess


def _plain_number(written: str, power: int) -> str:
    grouped = re.match(r"[1-9]\d{0,2}(?:[ '_]\d{3})+(?!\d)", written)
    number = re.sub("[ '_]", "", grouped[0]) + written[grouped.end() :] if grouped else written
    if re.fullmatch(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?", number):
        number = number.replace(",", "")
    elif re.fullmatch(r"[1-9]\d{0,2}(?:(?:\.\d{3})+,\d+|(?:\.\d{3}){2,})", number):
        number = number.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"\d+,\d+", number):
        number = number.replace(",", ".")
    digits, _, exponent = number.lower().partition("e")
    if not re.fullmatch(r"\d+(?:\.\d+)?", digits):
        return written
    # By its text, because arithmetic of decimals would round what is long.
    return f"{Decimal(f'{digits}E{int(exponent or 0) + power}'):f}"


def _known_unit(unit: str) -> str:
    """Return a unit as the notation has it; nothing for words that are not known."""
    before, blank, last = unit.casefold().removesuffix(".").rpartition(" ")
    # "Japanese yen" are yen, but "Joint projects" are not just projects.
    names = unit.upper(), _folded(unit), _folded(re.sub(r"^[A-Z][a-z]+ (?=\w+$)", "", unit))
    units = next(filter(None, map(_names().get, names)), set[str]())
    if len(units) == 1 and not (blank and min(units).islower()):
        return min(units)
    for noun in filter(str.islower, _names().get(_folded(last), ())):
        # "A third of projects" is not one of anything.
        return f"{before}{blank}{noun}" if last == noun or " of " not in f" {before} " else "?"
    return unit if not units and re.fullmatch("%|[A-Z]{3}", unit) else ""
