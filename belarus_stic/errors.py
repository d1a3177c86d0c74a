"""Every error the library raises, under one root.

Each class also derives from the nearest builtin, so `except ValueError` and `except LookupError`
do what a caller expects. A message says what was wrong, where, what was allowed, and the nearest
valid choice where there is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import frozen

__all__ = [
    "BelarusSticError",
    "FileFormatError",
    "InvalidCitationError",
    "InvalidPeriodError",
    "InvalidQuantityError",
    "MissingPackageError",
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
    "UnknownPositionError",
    "nearest",
    "quoted",
]

# Problems that are printed, and letters of a word that likeness is worked out for.
_MOST_SHOWN = 50
_LONGEST = 100


class BelarusSticError(Exception):
    """Root of all errors of this library."""


class InvalidQuantityError(BelarusSticError, ValueError):
    """A text or a set of fields that is no quantity."""


class InvalidPeriodError(BelarusSticError, ValueError):
    """A text that is no period, or a period that ends before it begins."""


class InvalidCitationError(BelarusSticError, ValueError):
    """A text that is no citation."""


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


class UnknownPositionError(BelarusSticError, IndexError):
    """A position at which a table has no row."""


class UnknownCountryError(UnknownKeyError):
    """A country name or code that is unknown or ambiguous."""


class UnknownGroupError(UnknownKeyError):
    """A group or area that is unknown."""


class MissingPackageError(BelarusSticError, ImportError):
    """An optional package that is not installed; the message says how to install it."""


class SourceMismatchError(BelarusSticError, ValueError):
    """A text that is not the one the profile was compiled from."""


@frozen
class Problem:
    """One thing wrong with a profile: where it stands and what is wrong there."""

    record: str
    field: str
    message: str
    file: str = ""
    collection: str = ""

    def places(self) -> tuple[str, ...]:
        """Return file, collection, record and field as they can be printed."""
        return tuple(map(_printable, (self.file, self.collection, self.record, self.field)))

    def __str__(self) -> str:
        return ": ".join(filter(None, (*self.places(), _printable(self.message))))


class ProfileError(BelarusSticError, ValueError):
    """Records that do not make a profile.

    `problems` holds every problem found, not the first; `count` says how many there are where a
    file has more than anybody reads, so that not all of them are built.
    """

    def __init__(self, problems: Iterable[Problem], count: int | None = None) -> None:
        self.problems = tuple(problems)
        self.count = len(self.problems) if count is None else count
        super().__init__(self.problems, self.count)

    def __str__(self) -> str:
        shown = self.problems[:_MOST_SHOWN]
        # The heading names the file.
        rows = [(*problem.places()[1:], _printable(problem.message)) for problem in shown]
        more = self.count - len(shown)
        lines = [self._heading(), *_aligned(rows), *([f"and {more:,} more"] if more else [])]
        return "\n  ".join(lines)

    def _heading(self) -> str:
        counted = _counted(self.count, "problem")
        records = {(one.collection, one.record) for one in self.problems if one.record}
        # Of problems that were not built the records are not known.
        if records and self.count == len(self.problems):
            counted += f" in {_counted(len(records), 'record')}"
        file = next((f"{_printable(one.file)}: " for one in self.problems if one.file), "")
        return f"{file}{counted}, so {'nothing was loaded' if file else 'there is no profile'}."


class FileFormatError(ProfileError):
    """A file that does not hold a profile: unreadable, not JSON, or not of the published format."""


def quoted(value: object) -> str:
    r"""Return a value in quotes for a message: on one line, printable, and cut where it runs on.

    >>> quoted("a\nb"), len(quoted("a" * 1_000))
    ("'a\\nb'", 83)
    """
    # A row and a frame show themselves on several lines.
    text = " ".join(map(str.strip, repr(value).splitlines()))
    return text if len(text) <= 80 else f"{text[:80]}..."


def nearest(word: str, choices: Iterable[str]) -> str:
    """Return "; did you mean 'x'?" for the choice closest to `word`, or nothing.

    A wrong suggestion is worse than none. So most of a word must be alike, and for a code of two or
    three letters only one other code may be that has two letters in the same place.

    >>> nearest("Germny", ["France", "Germany"])
    "; did you mean 'Germany'?"
    >>> nearest("POI", ["POL", "FRA"]), nearest("POI", ["POL", "PRI"]), nearest("xyz", ["France"])
    ("; did you mean 'POL'?", '', '')
    """
    # Imported here because it is needed only once something has gone wrong.
    from difflib import get_close_matches

    by_folded = {choice.casefold(): choice for choice in choices if choice != word}
    folded = word.casefold()
    if len(folded) > 3:
        close = get_close_matches(folded[:_LONGEST], by_folded, n=1, cutoff=0.78)
    elif folded in by_folded:
        close = [folded]
    else:
        close = [choice for choice in by_folded if _is_slip(folded, choice)]
    return f"; did you mean {by_folded[close[0]]!r}?" if len(close) == 1 else ""


def _is_slip(code: str, other: str) -> bool:
    same = sum(one == another for one, another in zip(code, other, strict=False))
    return len(code) == len(other) and same >= 2


def _aligned(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Return rows as lines whose cells stand below each other; the last is of any length."""
    # Cells that run on are not lined up with: one of them would push all others aside.
    widths = [min(30, max(map(len, cells))) for cells in zip(*rows, strict=True)][:-1]
    return [
        "".join(f"{cell.ljust(width)}  " for cell, width in zip(row, widths, strict=False) if width)
        + row[-1]
        for row in rows
    ]


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _printable(text: str) -> str:
    return text if text.isprintable() else repr(text)
