"""Where a fact stands: a source, and the statement's address within it."""

from __future__ import annotations

import re
from functools import lru_cache

from attrs import frozen

from belarus_stic.errors import InvalidCitationError, quoted

# "; " stands between citations where several are printed on one line.
_SOURCE = re.compile(r"[^#\s;]+")
_LOCATOR = re.compile(r"[^\s;](?:[^;\n]*[^\s;])?")


@frozen(order=True)
class Citation:
    """The statement that a record rests on: the id of a source and a locator within it.

    Written `source#locator`.

    >>> Citation.parse("report#bilateral-agreements.1.2")
    Citation(source='report', locator='bilateral-agreements.1.2')

    Raises `InvalidCitationError` for what that notation cannot hold.
    """

    source: str
    locator: str

    def __attrs_post_init__(self) -> None:
        for part, pattern in ((self.source, _SOURCE), (self.locator, _LOCATOR)):
            if not (isinstance(part, str) and pattern.fullmatch(part)):
                raise _refusal(str(self))

    @classmethod
    def parse(cls, value: Citation | str) -> Citation:
        """Read `source#locator`; a citation is returned as it is.

        Raises `InvalidCitationError` for anything else.
        """
        if isinstance(value, Citation):
            return value
        if isinstance(value, str) and "#" in value:
            return _read(value)
        raise _refusal(value)

    def __str__(self) -> str:
        return f"{self.source}#{self.locator}"

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


@lru_cache(maxsize=2_000)
def _read(text: str) -> Citation:
    return Citation(*text.split("#", 1))


def _refusal(value: object) -> InvalidCitationError:
    return InvalidCitationError(
        f"not a citation: {quoted(value)}; expected source#locator, such as report#part.1.2"
    )
