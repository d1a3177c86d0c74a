"""How names are compared: what two spellings share, and which other spellings a short form means.

`fold` makes one text of all spellings of a name that differ in case, accents, punctuation, the
order of words, or the small words *the*, *of* and *and*. `spellings` also reads shortened words
("Rep.", "Is.", "S."), from the closed list `_SHORT`. Nothing is ever matched by likeness; likeness
only proposes ("did you mean"), in `alike`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product
from math import prod
from os.path import commonprefix
from typing import TypeVar

from belarus_stic.reference.tables_file import by_first, read_tables

_T = TypeVar("_T")
_SMALL = frozenset({"and", "of", "the"})
# One word for both numbers, since sources mix them ("Pitcairn Island", "Palestinian Territory").
_PLURAL = {"island": "islands", "territory": "territories"}
# A name has few shortened words; a text with more ways to be read than this is no name.
_MOST_READINGS = 64
# The letters of names in which a doubled letter, a vowel or a swap, a consonant may be a slip.
# The consonants make a word: with another one, Nakuru would be Nauru, and Grekenland, the Dutch
# name of Greece, Greenland. Measured on 500,000 names of places, languages and things.
_SHORT, _MIDDLING, _LONG = 4, 7, 9
_VOWELS = frozenset("aeiouy")


def words(name: str) -> list[str]:
    """Return the words of a name in their order, as they are compared.

    Letters that stand alone beside each other are an abbreviation and make one word.

    >>> words("The U.S.S.R."), words("Côte d'Ivoire"), words("Lao People s Dem. Rep.")
    (['ussr'], ['cote', 'divoire'], ['lao', 'peoples', 'dem', 'rep'])
    """
    text = "".join(_letters(unicodedata.normalize("NFKD", name.casefold()).translate(_unmarked())))
    # Whatever stands for the apostrophe, or a blank in its place: "d Ivoire", "People`s".
    text = re.sub(r"\bd[\W_](?=\w\w)", "d", text)
    text = re.sub(r"(?<=\w\w)(?:[^\w\s.,()/-]s\b|[\W_]s(?=[\W_]+\w))", "s", text)
    text = re.sub(r"(?<=\b\w)[\W_]+(?=\w\b)", "", text)
    found = re.findall(r"[^\W_]+", text)
    return [_PLURAL.get(word, word) for word in found if word not in _SMALL]


def _letters(text: str) -> Iterator[str]:
    for letter in text:
        category = unicodedata.category(letter)
        if category == "Lm":  # marks like an apostrophe that Unicode counts among the letters
            yield " "
        elif category not in {"Cf", "Mn"}:  # invisible marks and accents fold away
            yield letter


def fold(name: str) -> str:
    """Return what all spellings of a name share.

    >>> fold("Korea, Republic of") == fold("The Republic of KOREA")
    True
    >>> fold("Trinidad & Tobago"), fold("Niger") == fold("Nigeria")
    ('tobago trinidad', False)
    """
    return " ".join(sorted(words(name)))


def spellings(name: str) -> Iterator[tuple[str, ...]]:
    """Give the folded texts that a name may stand for, in steps from the surest on.

    First the name as it is; then with its shortened words written out, in every way they can be;
    then without the word "Republic", which any republic may have in front of its name.

    >>> list(spellings("S. Sudan"))
    [('s sudan',), ('south sudan', 'southern sudan')]
    """
    found = words(name)
    yield (" ".join(sorted(found)),)
    short = by_first("words.json", "short")
    readings = [short[word][1] if word in short else [word] for word in found]
    written = [" ".join(found)]
    if prod(map(len, readings)) <= _MOST_READINGS and not short.keys().isdisjoint(found):
        written = [" ".join(reading) for reading in product(*readings)]
        yield tuple(_sorted(text) for text in written)
    if any("republic" in text.split() for text in written):
        yield tuple(_sorted(text.replace("republic", "", 1)) for text in written)


def look_up(name: str, known: Mapping[str, _T]) -> _T | None:
    """Return the value of `known` (folded name to value) under the surest spelling of a name."""
    folded = (text for step in spellings(name) for text in step if text in known)
    return next((known[text] for text in folded), None)


def _sorted(text: str) -> str:
    return " ".join(sorted(text.split()))


def alike(name: str, known: Mapping[str, str]) -> str:
    """Return the one value of `known` (folded name to value) that `name` may be misspelt for.

    Words that many names share do not count, but those that qualify a name must be the same ("New
    Mexico" is not Mexico). Where a name of another value differs in no more than a letter too, or
    the name meant is known and refused (the empty text), there is none: a wrong proposal is worse
    than none.

    >>> alike("Germny", {"germany": "DEU"}), alike("Prussia", {"russia": "RUS"})
    ('DEU', '')
    """
    asked = fold(name)
    telling, qualified = _telling(asked)
    near: dict[str, bool] = {}
    for folded, value in known.items():
        also_telling, also_qualified = _telling(folded)
        pairs = [(asked, folded), (telling, also_telling)]
        for one, other in pairs[: 1 + (qualified == also_qualified and telling != "")]:
            if (slip := _is_slip(one, other)) is not None:
                near[value] = slip or near.get(value, False)
    near.pop("", None)
    return next(iter(near)) if list(near.values()) == [True] else ""


def _is_slip(asked: str, meant: str) -> bool | None:
    """Tell whether a name is another one misspelt; `None` where more than a letter differs."""
    asked, meant = (re.sub(r"(.)\1", r"\1", text) for text in (asked, meant))
    begin = len(commonprefix((asked, meant)))
    one, other = asked[begin:], meant[begin:]
    end = len(commonprefix((one[::-1], other[::-1])))
    one, other = one[: len(one) - end], other[: len(other) - end]
    is_swapped = len(one) == 2 and one == other[::-1]
    if max(len(one), len(other)) > 1 and not is_swapped:
        return None
    if one == other:
        return len(meant) >= _SHORT
    is_long = len(meant) >= _LONG
    is_vowel = _VOWELS.issuperset(one + other)
    is_likely = is_vowel or is_swapped or (is_long and not one)
    return is_likely and begin > 0 and (is_long or (end > 0 and len(meant) >= _MIDDLING))


def did_you_mean(meant: str) -> str:
    """Return the end of an error that says what was meant, nothing where that is not known."""
    return f"; did you mean {meant!r}?" if meant else ""


def _telling(folded: str) -> tuple[str, frozenset[str]]:
    """Return the words that tell a country from others, and those that qualify them ("New")."""
    found, common = folded.split(), by_first("words.json", "common")
    telling = " ".join(word for word in found if word not in common)
    # "East" and "eastern" qualify alike.
    qualifying = (word for word in found if word in common and common[word][1])
    return telling, frozenset(word.removesuffix("ern") for word in qualifying)


@cache
def _unmarked() -> dict[int, str]:
    return str.maketrans(dict(read_tables("words.json")["letters"]))
