"""Every error the library raises, under one root.

Each class also derives from the nearest builtin, so `except ValueError` and `except LookupError`
do what a caller expects. A message says what was wrong, where, what was allowed, and the nearest
valid choice where there is one.
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

__all__ = [
    "BelarusSticError",
    "FileFormatError",
    "InvalidPeriodError",
    "InvalidQuantityError",
    "NoRateError",
    "NotAnswerableError",
    "NotCoveredError",
    "OptionError",
    "Problem",
    "ProfileError",
    "SourceMismatchError",
    "UndecidedError",
    "UnitMismatchError",
    "UnknownCountryError",
    "UnknownGroupError",
    "UnknownKeyError",
]


class BelarusSticError(Exception):
    """Root of all errors of this library."""


class InvalidQuantityError(BelarusSticError, ValueError):
    """A text or a set of fields that is no quantity."""


class InvalidPeriodError(BelarusSticError, ValueError):
    """A text that is no period, or a period that ends before it begins."""


class UndecidedError(BelarusSticError, ValueError):
    """A yes-or-no question that hedged values cannot decide."""


class UnitMismatchError(BelarusSticError, TypeError):
    """Quantities of unlike units were compared or added."""


class OptionError(BelarusSticError, ValueError):
    """An argument outside what the function accepts."""


class NotCoveredError(BelarusSticError, LookupError):
    """A date or subject that a reference table does not cover; never answered with "none"."""


class NoRateError(NotCoveredError):
    """No exchange rate for these currencies on these days."""


class NotAnswerableError(BelarusSticError, ValueError):
    """A question the data cannot answer; the message names what would make it answerable."""


class UnknownKeyError(BelarusSticError, KeyError):
    """A record id, row key or name that is not there."""

    def __str__(self) -> str:
        # KeyError prints the repr of its argument, which would quote the whole message.
        return Exception.__str__(self)


class UnknownCountryError(UnknownKeyError):
    """A country name or code that is unknown or ambiguous."""


class UnknownGroupError(UnknownKeyError):
    """A group or area that is unknown."""


class SourceMismatchError(BelarusSticError, ValueError):
    """A text that is not the one the profile was compiled from."""


@frozen
class Problem:
    """One thing wrong with a profile: where it stands and what is wrong there."""

    record: str
    field: str
    message: str
    file: str = ""

    def __str__(self) -> str:
        where = ": ".join(part for part in (self.file, self.record, self.field) if part)
        return f"{where}: {self.message}" if where else self.message


class ProfileError(BelarusSticError, ValueError):
    """Records that do not make a profile. `problems` holds every one found, not the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        count = len(self.problems)
        heading = f"{count} problem{'s' if count != 1 else ''} found"
        return "\n- ".join([heading, *map(str, self.problems)])


class FileFormatError(ProfileError):
    """Files that do not hold a profile: unreadable, not JSON, or not of the published format."""


def nearest(word: str, choices: Iterable[str]) -> str:
    """Return "; did you mean 'x'?" for the choice closest to `word`, or nothing.

    >>> nearest("Germny", ["France", "Germany"])
    "; did you mean 'Germany'?"
    >>> nearest("POI", ["POL", "PRI"]), nearest("xyz", ["France", "Germany"])
    ("; did you mean 'POL'?", '')
    """
    # Imported here because they are needed only once something has gone wrong.
    from difflib import SequenceMatcher, get_close_matches
    from itertools import takewhile

    folded = word.casefold()
    # A wrong suggestion is worse than none: two of three letters, but most of a longer word.
    cutoff = 0.65 if len(folded) <= 4 else 0.78
    by_folded = {choice.casefold(): choice for choice in choices}
    close = get_close_matches(folded, by_folded, n=20, cutoff=cutoff)
    if not close:
        return ""

    def likeness(choice: str) -> tuple[float, int]:
        # Short codes are often equally close; a slip is likelier at the end than at the start.
        shared = takewhile(lambda pair: pair[0] == pair[1], zip(choice, folded, strict=False))
        return SequenceMatcher(None, choice, folded).ratio(), len(list(shared))

    best = max(close, key=likeness)
    return f"; did you mean {by_folded[best]!r}?"
