"""How people write numbers, units and dates, and how the notation has them.

What is refused gets a hint: a guess is made here by plain rewriting, and is shown only if it is in
the notation and differs from what was written. To add a habit, add a pair to a table; to add a noun
whose plural people write, add it to `_NOUNS`; a word for money, to `_WORDS` or `_SEVERAL`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import TypeVar

from belarus_stic.errors import BelarusSticError, quoted

_T = TypeVar("_T")
_UNIT = re.compile(r"%|[A-Z]{3}|[^\W\d_A-Z]+(?:[ -][^\W\d_A-Z]+)*")

# Units in other words. Not every ISO 4217 code in small letters: "all", "cup" and "top" are words.
_CODES = (
    "AMD AZN BYN BYR CHF CNY CZK DKK EEK EUR GBP GEL HUF JPY KGS KZT LTL LVL MDL NOK PLN RON RUB "
    "SEK TJS UAH USD UZS"
)
_WORDS = {code.casefold(): code for code in _CODES.split()} | {
    **dict.fromkeys(("euro", "euros", "€"), "EUR"),
    **dict.fromkeys(("us dollar", "us dollars"), "USD"),
    **dict.fromkeys(("percent", "per cent", "pct"), "%"),
    **dict.fromkeys(("zloty", "zlotys"), "PLN"),
    **dict.fromkeys(("hryvnia", "hryvnias"), "UAH"),
    **dict.fromkeys(("forint", "forints"), "HUF"),
    **dict.fromkeys(("shekel", "shekels"), "ILS"),
    **dict.fromkeys(("koruna", "korunas"), "CZK"),
    "£": "GBP",
    "yen": "JPY",
    "yuan": "CNY",
    "tenge": "KZT",
    "litas": "LTL",
    "lats": "LVL",
    "lari": "GEL",
    "dram": "AMD",
    "somoni": "TJS",
    **dict.fromkeys(("ecu", "ecus"), "XEU"),
}
# Words for money of several currencies, and such codes.
_SEVERAL = {
    **dict.fromkeys(("$", "dollar", "dollars"), "USD, CAD or AUD"),
    **dict.fromkeys(("ruble", "rubles", "rouble", "roubles"), "BYR, BYN or RUB"),
    **dict.fromkeys(("kopeck", "kopecks"), "BYN or RUB"),
    **dict.fromkeys(("crown", "crowns"), "CZK, DKK, NOK or SEK"),
    **dict.fromkeys(("krona", "kronor", "krone", "kroner"), "DKK, NOK or SEK"),
    **dict.fromkeys(("rupee", "rupees"), "INR or PKR"),
    **dict.fromkeys(("dinar", "dinars"), "RSD or DZD"),
    "manat": "AZN or TMT",
    "som": "KGS or UZS",
    **dict.fromkeys(("leu", "lei"), "MDL or RON"),
    **dict.fromkeys(("pound", "pounds"), "GBP or EGP"),
    **dict.fromkeys(("franc", "francs"), "CHF or FRF"),
}
_SCALES = {
    **dict.fromkeys(("thousand", "thousands", "thous"), 3),
    **dict.fromkeys(("million", "millions", "mln", "mio"), 6),
    **dict.fromkeys(("billion", "billions", "bln", "bn"), 9),
}
_NOUNS = (
    "action activity agency agreement answer applicant application area article author award call "
    "centre center citation co-author committee conference contract contribution country day "
    "document event exchange expert fellowship fund grant group institute institution instrument "
    "laboratory meeting member month network organisation organization paper participant partner "
    "patent point priority programme program project proposal publication researcher scholar "
    "scholarship scientist state student team topic treaty university visit workshop year"
)
_SINGULAR = {re.sub("(?<![aeiou])ys$", "ies", f"{noun}s"): noun for noun in _NOUNS.split()}
_KNOWN = _SINGULAR | {noun: noun for noun in _SINGULAR.values()}
# Words for money, and what no noun is made with: "450 projects per year", "45 or more".
_NO_NOUN = {*_SEVERAL, *(word for word, unit in _WORDS.items() if unit != "%"), "a", "or", "per"}
_LONG_DASHES = "\N{FIGURE DASH}\N{EN DASH}\N{EM DASH}"
_DASHES = f"{_LONG_DASHES}\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{MINUS SIGN}"
_APOSTROPHES = "\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}"
_LOOKALIKES = str.maketrans(
    dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_APOSTROPHES, "'")
    | {"\N{ALMOST EQUAL TO}": "~", "\N{HORIZONTAL ELLIPSIS}": ".."}
    | {"\N{GREATER-THAN OR EQUAL TO}": ">=", "\N{LESS-THAN OR EQUAL TO}": "<="}
)
_QUANTITY_HABITS = (
    # Longer words first: "no more than" is not "more than".
    (r"^(?:at least|(?:no|not) (?:less|fewer) than|a minimum of)\b ?", ">="),
    (r"^(?:up to|at most|(?:no|not) more than|a maximum of)\b ?", "<="),
    (r"^(?:about|around|approximately|approx|roughly|some|circa|ca|ar)\b\.? ?", "~"),
    (r"^(?:over|more than|above)\b ?", ">"),
    (r"^(?:under|almost|nearly|less than|fewer than|below)\b ?", "<"),
    (r"^between (.+?) and (?=\d)|^(?:from )?(.+?) to (?=\d)", r"\1\2.."),
    (r"^([~<>=]*) ?((?-i:[A-Z]{3})|eur|usd|us\$|€|£) ?(\d[\d ,.']*\d|\d)\b", r"\1\3 \2"),
    (r"^(\d[\d ,.']*)(?:\+| (?:or|and) (?:more|over)\b)", r">=\1"),
    (r"^(\d[\d ,.']*) (?:or|and) (?:less|fewer|under)\b", r"<=\1"),
    (r"(?<=\d) ?(?:-|\.\.\.) ?(?=\d)", ".."),
    # A sign that says nothing, or stands before a range, which has its bounds.
    (r"^(?:[=+] ?|[~<>=]+ ?(?=-?[\d ,.']+\.\.\d))", ""),
    (r"^([~<>=]+) ", r"\1"),
)
_NUMBER = re.compile(r"\d+(?:[ ,.']\d+)*(?:e\+?\d{1,2}(?!\d))?", re.ASCII | re.IGNORECASE)
_PARTS = re.compile(r"([~<>=]*-?\d+(?:\.\d+)?(?:\.\.-?\d+(?:\.\d+)?)?) ?(.*)")
_SCALE = re.compile(rf" ?\b({'|'.join(_SCALES)})\b\.?", re.IGNORECASE)
# One point with just three zeros behind it: 1.000 is one, or a thousand.
_POINT = re.compile(r"(?<!\d)(?<!\d[.,])([1-9]\d{0,2})\.000(?![\d,]|\.\d)", re.ASCII)

_MONTHS = (
    "jan(?:uary)? feb(?:ruary)? mar(?:ch)? apr(?:il)? may june? july? aug(?:ust)? "
    "sep(?:t|tember)? oct(?:ober)? nov(?:ember)? dec(?:ember)?"
)
_PERIOD_HABITS = (
    *(
        (rf"\b{name}\.? (\d{{4}})\b", rf"\1-{number:02}")
        for number, name in enumerate(_MONTHS.split(), 1)
    ),
    (r"\b(\d) (?=\d{4}-\d\d)", r"0\1 "),
    (r"\b(\d\d) (\d{4}-\d\d)\b", r"\2-\1"),
    (r"\b(\d\d)\.(\d\d)\.(\d{4})\b", r"\3-\2-\1"),
    (r"^(\d{4})/(\d\d)/(\d\d)$", r"\1-\2-\3"),
    (r"^(\d{4})-(\d)$", r"\1-0\2"),
    (r"^(?:since|from) (\S+)$", r"\1/.."),
    (r"^(?:until|till|up to) (\S+)$", r"../\1"),
    (r"^(?:from |between )?(\S+) (?:to|until|till|and) (\S+)$", r"\1/\2"),
    (r"^(\d{4}) ?(?:-|\.\.|/) ?(\d{4})$", r"\1/\2"),
    # Two digits that can be no month.
    (r"^(\d\d)(\d\d) ?[-/] ?(1[3-9]|[2-9]\d)$", r"\1\2/\1\3"),
    (r"^([\d-]+) ?[-/] ?(?:open|present|now|today|ongoing)$", r"\1/.."),
    (r"^\.\. ?([\d-]+)$", r"../\1"),
    (r"^([\d-]+)\.\.$", r"\1/.."),
    (r"^(?:~|about |around |approximately |circa |ca\.? ?|c\. ?)([\d-]+)$", r"\1~"),
)


def unit_fault(unit: str) -> str:
    """Return what is wrong with a unit, or nothing."""
    words = unit.casefold().split()
    codes = [_SEVERAL[word] for word in words if word in _SEVERAL]
    if codes and unit.casefold() not in _WORDS:
        return f"{quoted(unit)} may mean several currencies; write the code, such as {codes[0]}"
    if not _SCALES.keys().isdisjoint(words):
        return f"{quoted(unit)} is no unit; write the whole number in digits"
    in_notation = _UNIT.fullmatch(unit) and _known_unit(unit) in {unit, ""}
    if not unit or (in_notation and (len(unit) == 3 or _NO_NOUN.isdisjoint(words))):
        return ""
    return (
        f"not a unit: {quoted(unit)}; expected %, an ISO 4217 currency code such as EUR, "
        "or a singular count noun in small letters"
    )


def has_two_readings(text: str) -> bool:
    """Tell whether the point in a number of things may also stand between thousands."""
    return "%" not in text and _POINT.search(text) is not None


def quantity_guesses(text: str) -> tuple[str, ...]:
    """Return how the notation may write a quantity: two guesses where a point has two readings."""
    plain = " ".join(text.translate(_LOOKALIKES).split())
    readings = (r"\1", r"\g<1>000") if has_two_readings(plain) else (r"\g<0>",)
    return tuple(_quantity(_POINT.sub(reading, plain)) for reading in readings)


def period_guesses(text: str) -> tuple[str]:
    """Return how the notation may write a period."""
    # Behind a long dash two digits are a year, though they may look like a month.
    text = re.sub(rf"^(\d\d)(\d\d) ?[{_LONG_DASHES}] ?(\d\d)$", r"\1\2/\1\3", text.strip())
    return (_rewritten(" ".join(text.translate(_LOOKALIKES).split()).casefold(), _PERIOD_HABITS),)


def read(text: str, parse: Callable[[str], _T], guesses: Callable[[str], Iterable[str]]) -> _T:
    """Return what a text says; its error ends in "; did you mean 'x'?" for guesses that are read.

    Each guess was made by rewriting, and is tried before it is shown.
    """
    try:
        return parse(text)
    except BelarusSticError as error:
        short = (guess for guess in guesses(text) if guess != text and len(guess) <= 200)
        shown = [repr(guess) for guess in short if _is_read(guess, parse)]
        hint = f"; did you mean {' or '.join(shown)}?" if shown else ""
        raise type(error)(f"{error}{hint}") from None


def _is_read(guess: str, parse: Callable[[str], object]) -> bool:
    try:
        parse(guess)
    except BelarusSticError:
        return False
    return True


def _rewritten(text: str, habits: Iterable[tuple[str, str]]) -> str:
    for habit, notation in habits:
        text = re.sub(habit, notation, text, flags=re.IGNORECASE)
    return text


def _quantity(text: str) -> str:
    guess = _rewritten(text, _QUANTITY_HABITS)
    scale = _SCALE.search(guess)
    power = _SCALES[scale[1].casefold()] if scale else 0
    guess = _NUMBER.sub(lambda found: _plain_number(found[0], power), _SCALE.sub("", guess))
    parts = _PARTS.fullmatch(guess)
    unit = _known_unit(parts[2]) if parts else ""
    return f"{parts[1]} {unit}" if parts and unit else guess


def _plain_number(written: str, power: int) -> str:
    grouped = re.match(r"[1-9]\d{0,2}(?:[ ']\d{3})+(?!\d)", written)
    number = re.sub("[ ']", "", grouped[0]) + written[grouped.end() :] if grouped else written
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
    if re.fullmatch("%|[A-Z]{3}", unit):
        return unit
    words = unit.casefold().removesuffix(".").replace("us$", "usd")
    before, blank, noun = words.rpartition(" ")
    return _WORDS.get(words) or (f"{before}{blank}{_KNOWN[noun]}" if noun in _KNOWN else "")
