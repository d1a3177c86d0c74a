"""Where a fact stands: a source, and the statement's address within it."""

from __future__ import annotations

import re

from attrs import frozen

from belarus_stic.errors import InvalidCitationError, quoted

# "; " stands between citations where several are printed on one line.
_NOTATION = re.compile(r"([^#\s;]+)#([^\s;](?:[^;\n]*[^\s;])?)")


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
        match = _NOTATION.fullmatch(str(self))
        if match is None or match.groups() != (self.source, self.locator):
            raise _refusal(str(self))

    @classmethod
    def parse(cls, value: Citation | str) -> Citation:
        """Read `source#locator`; a citation is returned as it is.

        Raises `InvalidCitationError` for anything else.
        """
        if isinstance(value, Citation):
            return value
        if isinstance(value, str) and "#" in value:
            return cls(*value.split("#", 1))
        raise _refusal(value)

    def __str__(self) -> str:
        return f"{self.source}#{self.locator}"

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


def _refusal(value: object) -> InvalidCitationError:
    expected = "expected source#locator, such as report#part.1.2"
    return InvalidCitationError(f"not a citation: {quoted(value)}; {expected}")
