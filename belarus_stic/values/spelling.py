"""How people write numbers, units and dates, and how the notation has them.

What is refused gets a hint: a guess is made here by plain rewriting, and is shown only if it is in
the notation and differs from what was written. To add a habit, add a pair to a table; to add a noun
whose plural people write, add it to `_NOUNS`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import Decimal

from belarus_stic.errors import BelarusSticError, quoted

_UNIT = re.compile(r"%|[A-Z]{3}|[^\W\d_A-Z]+(?:[ -][^\W\d_A-Z]+)*")

# Words for money that mean one currency, and words that may mean several.
_CURRENCIES = {
    "EUR": "eur euro euros €",
    "USD": "usd",
    "GBP": "gbp £",
    "RUB": "rub rur",
    "BYR": "byr",
    "BYN": "byn",
    "CHF": "chf",
    "CNY": "cny rmb yuan renminbi",
    "JPY": "jpy yen",
    "KZT": "kzt tenge",
    "MDL": "mdl",
    "PLN": "pln zloty zlotys",
    "UAH": "uah hryvnia hryvnias",
}
_CURRENCY_OF = {word: code for code, words in _CURRENCIES.items() for word in words.split()} | {
    "us dollar": "USD",
    "us dollars": "USD",
}
_AMBIGUOUS = {
    "$ dollar dollars": "USD, CAD or AUD",
    "ruble rubles rouble roubles": "BYR, BYN or RUB",
    "leu lei": "MDL or RON",
    "pound pounds": "GBP or EGP",
    "franc francs": "CHF or FRF",
}
_CODES_OF = {word: codes for words, codes in _AMBIGUOUS.items() for word in words.split()}
_SCALES = {
    **dict.fromkeys(("thousand", "thousands", "thous"), 3),
    **dict.fromkeys(("million", "millions", "mln", "mio"), 6),
    **dict.fromkeys(("billion", "billions", "bln", "bn"), 9),
}
_NOUNS = (
    "action activity agency agreement alliance applicant application area article author award "
    "call centre center citation co-author committee conference contract contribution country day "
    "document event exchange expert fellowship fund grant group institute institution instrument "
    "laboratory meeting member month network organisation organization paper participant partner "
    "patent point priority programme program project proposal publication researcher scholar "
    "scholarship scientist state student team topic treaty university visit workshop year"
).split()
_SINGULAR = {
    (f"{noun[:-1]}ies" if re.search(r"[^aeiou]y$", noun) else f"{noun}s"): noun for noun in _NOUNS
}
_PERCENT = dict.fromkeys(("percent", "per cent", "pct"), "%")

_LOOKALIKES = str.maketrans(
    {
        **dict.fromkeys("\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{EN DASH}", "-"),
        **dict.fromkeys("\N{EM DASH}\N{MINUS SIGN}", "-"),
        **dict.fromkeys("\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}", "'"),
        "\N{ALMOST EQUAL TO}": "~",
        "\N{GREATER-THAN OR EQUAL TO}": ">=",
        "\N{LESS-THAN OR EQUAL TO}": "<=",
    }
)
# Words before a number, longer ones first: "no more than" is not "more than".
_QUANTITY_HABITS = (
    (r"^(?:at least|(?:no|not) (?:less|fewer) than|a minimum of)\b ?", ">="),
    (r"^(?:up to|at most|(?:no|not) more than|a maximum of)\b ?", "<="),
    (r"^(?:about|around|approximately|approx|roughly|some|circa|ca|ar)\b\.? ?", "~"),
    (r"^(?:over|more than|above)\b ?", ">"),
    (r"^(?:under|almost|nearly|less than|fewer than|below)\b ?", "<"),
    (r"^between (.+?) and (?=\d)|^(?:from )?(.+?) to (?=\d)", r"\1\2.."),
    (r"^([~<>=]*) ?(us\$|€|£|[a-z]{3}) ?(\d[\d ,.']*\d|\d)\b", r"\1\3 \2"),
    (r"^(\d[\d ,.']*)\+", r">=\1"),
    (r"(?<=\d) ?(?:-|\N{HORIZONTAL ELLIPSIS}|\.\.\.) ?(?=\d)", ".."),
    (r"^(?:=|[~<>=]+ ?(?=-?[\d ,.']+\.\.\d))", ""),
    (r"^([~<>=]+) ", r"\1"),
)
_NUMBER = re.compile(r"\d+(?:[ ,.']\d+)*(?:e\+?\d{1,2})?", re.ASCII | re.IGNORECASE)
_SCALE = re.compile(rf" ?\b({'|'.join(_SCALES)})\b\.?", re.IGNORECASE)
_DAY, _OPEN = r"([^\s/]+)", "(?:open|present|now|today|ongoing)"
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_PERIOD_HABITS = (
    *(
        (rf"\b{name}[a-z]*\.? (\d{{4}})\b", rf"\1-{number:02}")
        for number, name in enumerate(_MONTHS, 1)
    ),
    (r"\b(\d) (?=\d{4}-\d\d)", r"0\1 "),
    (r"\b(\d\d) (\d{4}-\d\d)\b", r"\2-\1"),
    (r"\b(\d\d)\.(\d\d)\.(\d{4})\b", r"\3-\2-\1"),
    (r"^(\d{4})/(\d\d)/(\d\d)$", r"\1-\2-\3"),
    (r"^(\d{4}-\d\d-\d\d)[t ]\d\d:.*", r"\1"),
    (r"^(\d{4})-(\d)$", r"\1-0\2"),
    (rf"^(?:since|from) {_DAY}$", r"\1/.."),
    (rf"^(?:until|till|up to) {_DAY}$", r"../\1"),
    (rf"^(?:from |between )?{_DAY} (?:to|until|till|and) {_DAY}$", r"\1/\2"),
    (r"^(\d{4}) ?(?:-|\.\.|/) ?(\d{4})$", r"\1/\2"),
    (r"^(\d\d)(\d\d) ?[-/] ?(1[3-9]|[2-9]\d)$", r"\1\2/\1\3"),
    (rf"^{_DAY} ?[-/] ?{_OPEN}$", r"\1/.."),
    (rf"^\.\. ?{_DAY}$", r"../\1"),
    (rf"^{_DAY}\.\.$", r"\1/.."),
    (r"^(?:~|about |around |approximately |circa |ca\.? ?|c\. ?)([\d-]+)$", r"\1~"),
    (r"^([\d-]+)\?$", r"\1~"),
)


def unit_fault(unit: str) -> str:
    """Return what is wrong with a unit, or nothing."""
    words = unit.casefold().split()
    codes = _CODES_OF.get(words[-1], "") if words and unit.casefold() not in _CURRENCY_OF else ""
    if codes:
        return f"{quoted(unit)} names no one currency; write its code, such as {codes}"
    if not unit or (_UNIT.fullmatch(unit) and _plain_unit(unit) == unit):
        return "" if _SCALES.keys().isdisjoint(words) else f"{quoted(unit)} belongs to the number"
    return (
        f"not a unit: {quoted(unit)}; expected %, an ISO 4217 currency code such as EUR, "
        "or a singular count noun in small letters"
    )


def quantity_guesses(text: str) -> Iterable[str]:
    """Return how the notation may write a quantity: two guesses where a point has two readings."""
    plain = " ".join(text.translate(_LOOKALIKES).split())
    if not has_two_readings(plain):
        return (_quantity(plain),)
    return _quantity(_THOUSANDS.sub(r"\1", plain)), _quantity(_THOUSANDS.sub(r"\g<1>000", plain))


# One point with just three zeros behind it: 1.000 is one, or a thousand.
_THOUSANDS = re.compile(r"(?<![\d.,])([1-9]\d{0,2})\.000(?![\d,]|\.\d)", re.ASCII)


def has_two_readings(text: str) -> bool:
    """Tell whether a point in a number of things may also stand between thousands."""
    return "%" not in text and _THOUSANDS.search(text) is not None


def period_guess(text: str) -> str:
    """Return how the notation may write a period."""
    return _rewritten(" ".join(text.translate(_LOOKALIKES).split()).casefold(), _PERIOD_HABITS)


def hint(text: str, guesses: Iterable[str], read: Callable[[str], object]) -> str:
    """Return "; did you mean 'x'?" for the guesses that can be read, or nothing."""
    shown = [repr(guess) for guess in guesses if guess != text and _is_read(guess, read)]
    return f"; did you mean {' or '.join(shown)}?" if shown else ""


def _is_read(guess: str, read: Callable[[str], object]) -> bool:
    try:
        read(guess)
    except BelarusSticError:
        return False
    return True


def _rewritten(text: str, habits: Iterable[tuple[str, str]]) -> str:
    for habit, notation in habits:
        text = re.sub(habit, notation, text, flags=re.IGNORECASE | re.ASCII)
    return text


def _quantity(text: str) -> str:
    guess = _rewritten(text, _QUANTITY_HABITS)
    scale = _SCALE.search(guess)
    power = _SCALES[scale[1].casefold()] if scale else 0
    guess = _NUMBER.sub(lambda found: _plain_number(found[0], power), _SCALE.sub("", guess))
    parts = re.fullmatch(r"([~<>=]*-?\d[\d.]*(?:\.\.-?\d[\d.]*)?) ?(.*)", guess, re.ASCII)
    return f"{parts[1]} {_plain_unit(parts[2])}".rstrip() if parts else guess


def _plain_number(written: str, power: int) -> str:
    number = re.sub(r"(?<=\d)[ '](?=\d{3}(?!\d))", "", written)
    if re.fullmatch(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?", number):
        number = number.replace(",", "")
    elif re.fullmatch(r"[1-9]\d{0,2}(?:(?:\.\d{3})+,\d+|(?:\.\d{3}){2,})", number):
        number = number.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"\d+,\d+", number):
        number = number.replace(",", ".")
    if not re.fullmatch(r"\d+(?:\.\d+)?(?:e\+?\d+)?", number, re.IGNORECASE):
        return written
    # By its text, because arithmetic of decimals would round what is long.
    digits, _, exponent = number.lower().partition("e")
    return f"{Decimal(f'{digits}E{int(exponent or 0) + power}'):f}"


def _plain_unit(unit: str) -> str:
    if re.fullmatch(r"[A-Z]{3}", unit):
        return unit
    word = unit.casefold().removesuffix(".").replace("us$", "usd")
    if word in _CURRENCY_OF or word in _PERCENT:
        return _CURRENCY_OF.get(word) or "%"
    before, blank, noun = word.rpartition(" ")
    return f"{before}{blank}{_SINGULAR.get(noun, noun)}"
