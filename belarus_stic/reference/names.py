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
from typing import TypeVar

from belarus_stic.reference.tables_file import by_first, read_tables

_T = TypeVar("_T")
_SMALL = frozenset({"and", "of", "the"})
# One word for both numbers, since sources mix them ("Pitcairn Island", "Palestinian Territory").
_PLURAL = {"island": "islands", "territory": "territories"}
# A name has few shortened words; a text with more ways to be read than this is no name.
_MOST_READINGS = 64
# As `SequenceMatcher.ratio` measures it: a letter too many or too few in a name of five or more is
# almost equal. Measured on the names of countries in all languages of CLDR, where these bounds
# leave one wrong proposal.
_ALMOST_EQUAL, _NEAR = 0.9, 0.75


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
    Mexico" is not Mexico). Where two are close and not just one has the same words, or the closest
    is the empty text (a name that is known and refused), there is none: a wrong proposal is worse
    than none.

    >>> alike("Germny", {"germany": "DEU"}), alike("Prussia", {"russia": "RUS"})
    ('DEU', '')
    """
    # Imported here because it is needed only once something has gone wrong.
    from difflib import SequenceMatcher

    asked, qualified = _telling(fold(name))
    alike_by: dict[str, float] = {}
    near = set()
    for folded, value in known.items():
        telling, also_qualified = _telling(folded)
        if asked[:1] == telling[:1] != "":
            ratio = SequenceMatcher(None, asked, telling).ratio()
            near.update([value] if ratio > _NEAR else [])
            if ratio > _ALMOST_EQUAL and qualified == also_qualified:
                alike_by[value] = max(ratio, alike_by.get(value, 0))
    best = max(alike_by, key=lambda value: alike_by[value], default="")
    is_only_one = near <= {best, ""} or list(alike_by.values()).count(1) == 1
    return best if is_only_one else ""


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
