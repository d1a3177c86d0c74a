"""What a caller chose: one word of several, one or more of them, a whole number."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from numbers import Integral
from typing import Any, TypeVar

from belarus_stic.errors import OptionError, nearest, quoted

Word = TypeVar("Word", bound=str)


def choice(option: str, value: object, allowed: Iterable[Word]) -> Word:
    """Return `value` if it is one of the words allowed.

    >>> choice("by", "regions", ["region", "group"])
    Traceback (most recent call last):
    belarus_stic.errors.OptionError: unknown by 'regions'; expected one of region, group; \
did you mean 'region'?

    Raises `OptionError` otherwise, naming the option, the words allowed and the nearest.
    """
    words = tuple(allowed)
    for word in words:
        if isinstance(value, str) and word == value:
            return word
    hint = nearest(value, words) if isinstance(value, str) else ""
    raise OptionError(f"unknown {option} {quoted(value)}; expected one of {', '.join(words)}{hint}")


def choices(option: str, value: object, allowed: Iterable[Word]) -> tuple[Word, ...]:
    """Return the words chosen, each once: `value` is one word or several.

    Raises `OptionError` for a word that is not allowed, and where none is given.
    """
    words = tuple(allowed)
    chosen = tuple(dict.fromkeys(choice(option, item, words) for item in one_or_more(value)))
    if not chosen:
        raise OptionError(f"no {option} is given; expected one or more of {', '.join(words)}")
    return chosen


def one_or_more(value: Any) -> tuple[Any, ...]:
    """Return what is given as one value or several; those of a set in the same order in every run.

    >>> one_or_more("agreement"), one_or_more({"centre", "agreement"}), one_or_more(None)
    (('agreement',), ('agreement', 'centre'), (None,))
    """
    if isinstance(value, str | bytes) or not isinstance(value, Iterable):
        return (value,)
    return tuple(sorted(value, key=str) if isinstance(value, AbstractSet) else value)


def whole_number(option: str, value: object, least: int, most: int = 10**6) -> int:
    """Return a whole number from `least` to `most`.

    >>> whole_number("draws", 0, least=1)
    Traceback (most recent call last):
    belarus_stic.errors.OptionError: draws=0; expected a whole number from 1 to 1,000,000

    Raises `OptionError` for anything else.
    """
    if isinstance(value, Integral) and not isinstance(value, bool) and least <= int(value) <= most:
        return int(value)
    expected = f"expected a whole number from {least:,} to {most:,}"
    raise OptionError(f"{option}={quoted(value)}; {expected}")
