"""What a table is made of besides its rows: its columns, what it left out, whose answer it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from attrs import field, frozen

from belarus_stic.tables.wording import counted, listed, period_words
from belarus_stic.values import Citation, Period

Style = Literal["text", "bibtex", "csl-json"]
"""The form of a reference."""


@frozen
class Column:
    """A column as people see it: its heading and how to word a row's value for it."""

    heading: str
    cell: Callable[[Any], object]
    right: bool = False


@frozen
class LeftOut:
    """Something an answer did not use or add, and why; `kind` is a short word to filter by."""

    what: str
    reason: str
    evidence: tuple[Citation, ...] = ()
    kind: str = ""


def _cites_nothing(*_: object, **__: object) -> tuple[str, ...]:
    return ()


@frozen
class Origin:
    """Whose answer it is: the home's code and name, and which sources speak, at which date.

    `publishers` name the sources in a sentence, `references` in full; `dates` are those at which
    the sources speak, where that is not `as_of`. `cite` is the profile's.
    """

    home: str
    name: str
    as_of: Period
    publishers: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    dates: tuple[Period, ...] = ()
    cite: Callable[..., tuple[str, ...]] = field(default=_cites_nothing, eq=False, repr=False)

    def phrase(self, on: Period | None = None) -> str:
        """Return what ends a headline; where `on` is another date than the sources', it says so.

        >>> origin = Origin("BLR", "Belarus", Period("2011-11"), ("scienceportal.org.by",))
        >>> origin.phrase(), origin.phrase(on=Period("2007"))
        ('(scienceportal.org.by, as of November 2011)', \
'(scienceportal.org.by, which speaks as of November 2011)')
        """
        date = f"as of {listed(map(period_words, self.dates or (self.as_of,)))}"
        count = len(self.publishers)
        if self.dates and on in (None, self.as_of):
            # None of the sources may speak at the date of the answer.
            is_other = not any(map(self.as_of.may_overlap, self.dates))
            date += f", for {period_words(self.as_of)}" * is_other
        if on is not None and on != self.as_of:
            date = f"which speak{'s' if count < 2 else ''} {date}"
        who = self.publishers[0] if count == 1 else counted(count, "source")
        return f"({who}, {date})"
