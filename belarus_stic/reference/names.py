"""How names are compared: what two spellings share, and which other spellings a short form means.

`fold` makes one text of all spellings of a name that differ in case, accents, punctuation, the
order of words, or the small words *the*, *of* and *and*. `spellings` also reads shortened words
("Rep.", "Is.", "S.") and abbreviations ("UAE"), those that `words.json` lists. Nothing is ever
matched by likeness; likeness only proposes ("did you mean"), in `alike`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import product
from math import prod
from typing import TypeVar

from belarus_stic.reference.tables_file import by_first, read_tables

_T = TypeVar("_T")
_SMALL = frozenset({"and", "of", "the"})
# One word for both numbers, since sources mix them ("Pitcairn Island", "Palestinian Territory").
_PLURAL = {"island": "islands", "territory": "territories"}
# Invisible marks and accents fold away; marks like an apostrophe count among the letters.
_MARKS = {"Cf": "", "Mn": "", "Lm": " "}
# A name has few shortened words; a text with more ways to be read than this is no name.
_MOST_READINGS = 64
# A slip is one letter for two of it, or the reverse; or it stands inside a word of at least so many
# letters: a swap, a vowel too few or too many, another vowel or a missing consonant. The consonants
# make a word: with one too many, Nakuru would be Nauru, and Grekenland, the Dutch name of Greece,
# Greenland. Measured on 650,000 names of places, languages and things, of which these bounds leave
# a dozen that are taken for a slip.
_SWAP, _VOWEL, _OTHER = 6, 7, 9
_VOWELS = frozenset("aeiouy")
_DIFFERENCE = re.compile(r"(.*)(.{0,2}?)(.*) \1(.{0,2}?)\3")


def words(name: str) -> list[str]:
    """Return the words of a name in their order, as they are compared.

    Letters that stand alone beside each other are an abbreviation and make one word.

    >>> words("The U.S.S.R."), words("Côte d'Ivoire"), words("Lao People s Dem. Rep.")
    (['ussr'], ['cote', 'divoire'], ['lao', 'peoples', 'dem', 'rep'])
    """
    text = unicodedata.normalize("NFKD", name.casefold()).translate(_unmarked())
    text = "".join(_MARKS.get(unicodedata.category(letter), letter) for letter in text)
    # Whatever stands for the apostrophe, or a blank in its place: "d Ivoire", "People`s".
    text = re.sub(r"\bd[\W_](?=\w\w)", "d", text)
    text = re.sub(r"(?<=\w\w)(?:[^\w\s.,()/-]s\b|[\W_]s(?=[\W_]+\w))", "s", text)
    text = re.sub(r"(?<=\b\w)[\W_]+(?=\w\b)", "", text)
    found = re.findall(r"[^\W_]+", text)
    return [_PLURAL.get(word, word) for word in found if word not in _SMALL]


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

    One word may be misspelt, and words that many names share may lack or be too many, but not
    those that qualify a name ("New Mexico" is not Mexico). Where a name of another value differs
    little too, or the name meant is known and refused (the empty text), there is none: a wrong
    proposal is worse than none.

    >>> alike("Germny", {"germany": "DEU"}), alike("Prussia", {"russia": "RUS"})
    ('DEU', '')
    """
    for which, asked in enumerate(_read(fold(name))):
        slips = {(value, _is_slip(asked, _read(meant)[which])) for meant, value in known.items()}
        near = {value for value, slip in slips if slip is not None}
        if len(near) == 1 and slips >= {(value, True) for value in near}:
            return near.pop()
        if near:
            return ""
    return ""


def _is_slip(asked: frozenset[str], meant: frozenset[str]) -> bool | None:
    """Tell whether words are others of which one is misspelt, `None` where they are far from it."""
    word, other = " ".join(asked - meant), " ".join(meant - asked)
    found = abs(len(word) - len(other)) <= 2 and _DIFFERENCE.fullmatch(f"{word} {other}")
    if not asked or not found:
        return None
    begin, wrong, end, right = found.groups()
    is_swapped = len(wrong) == 2 and wrong == right[::-1]
    # Niger is not far from Nigeria: two letters at the end are few.
    is_near = is_swapped or not end or max(len(wrong), len(right)) <= 1
    is_vowel = _VOWELS.issuperset(wrong + right)
    one_vowel = is_vowel and not (wrong and right)
    bounds = (is_swapped, _SWAP), (one_vowel, _VOWEL), (is_vowel or not wrong, _OTHER)
    is_long = any(holds and len(other) >= least for holds, least in bounds)
    if not is_near:
        return None
    return wrong == right or bool(begin and (end or is_swapped) and is_long)


def did_you_mean(meant: str) -> str:
    """Return the end of an error that says what was meant, nothing where that is not known."""
    return f"; did you mean {meant!r}?" if meant else ""


@lru_cache(maxsize=4_096)
def _read(folded: str) -> tuple[frozenset[str], ...]:
    """Return the words of a name, and those that tell it from others, with no letter doubled."""
    common = by_first("words.json", "common")
    telling = [word for word in folded.split() if word not in common or common[word][1]]
    # "East" and "eastern" tell alike.
    same = " ".join(word.removesuffix("ern") if word in common else word for word in telling)
    # "Arab" alone tells nothing.
    readings = (folded, same * (not common.keys() >= set(telling)))
    return tuple(frozenset(re.sub(r"(.)\1+", r"\1", text).split()) for text in readings)


@cache
def _unmarked() -> dict[int, str]:
    return str.maketrans(dict(read_tables("words.json")["letters"]))
