"""Words of a ranking's sentences: small numbers, kinds of tie with their article."""

from collections.abc import Collection, Mapping, Sequence

from belarus_stic.model import TIE_KINDS
from belarus_stic.tables import in_threes

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_WITH_ARTICLE: Mapping[str, str] = {
    kind: kind if kind == "funding" else f"{'an' if kind[0] in 'ae' else 'a'} {kind}"
    for kind in TIE_KINDS
}


def number_word(number: int) -> str:
    """Return a number as a sentence has it: words up to nine.

    >>> number_word(4), number_word(39)
    ('four', '39')
    """
    return _NUMBERS[number] if number < len(_NUMBERS) else in_threes(number)


def a_kind(name: str) -> str:
    """Return a kind of tie with its article, and the name of any other criterion as it is.

    >>> a_kind("agreement"), a_kind("joint budget"), a_kind("papers")
    ('an agreement', 'a joint budget', 'papers')
    """
    return _WITH_ARTICLE.get(name, name)


def counted_criteria(names: Collection[str]) -> str:
    """Return how many criteria there are, called kinds where all of them are kinds of tie.

    >>> counted_criteria(["agreement", "centre"]), counted_criteria(["agreement", "papers"])
    ('two kinds', 'two criteria')
    """
    noun = "kind" if _WITH_ARTICLE.keys() >= set(names) else "criterion"
    plural = {"kind": "kinds", "criterion": "criteria"}[noun]
    return f"{number_word(len(names))} {noun if len(names) == 1 else plural}"


def either(words: Sequence[str]) -> str:
    """Return words as alternatives.

    >>> either(["agreement", "programme", "centre"])
    'agreement, programme or centre'
    """
    return " or ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
