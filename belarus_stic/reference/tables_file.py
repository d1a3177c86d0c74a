"""The reader of the reference tables, and how names are compared.

A table is a JSON object of sections; a section lists its `columns` once and then its `rows`, each
a list of that width. That keeps one fact to a line and the reader small.
"""

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING, Any

from belarus_stic.errors import FileFormatError, Problem

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

Rows = list[list[Any]]


def _folder() -> Traversable:
    # Imported here because it is needed once, and costs as much as the rest of this room.
    from importlib.resources import files

    return files("belarus_stic") / "data" / "reference"


def read_tables(file: str, **sections: tuple[str, ...]) -> dict[str, Rows]:
    """Return the rows of the named sections, whose columns must be the ones given.

    Raises `FileFormatError` for a file that is no JSON, a section that is missing or has other
    columns, and a row that is not as wide as the columns.
    """
    try:
        document = json.loads((_folder() / file).read_text(encoding="utf-8"))
    except ValueError as error:
        raise _malformed(file, "", f"not JSON: {error}") from None
    found = {}
    for name, columns in sections.items():
        section = document.get(name) if isinstance(document, dict) else None
        if not isinstance(section, dict) or section.get("columns") != list(columns):
            raise _malformed(file, name, f"expected a section with the columns {columns}")
        rows = section.get("rows")
        if not isinstance(rows, list):
            raise _malformed(file, name, "expected a list of rows")
        for row in rows:
            if not isinstance(row, list) or len(row) != len(columns):
                raise _malformed(file, name, f"expected {len(columns)} values in {row!r}")
        found[name] = rows
    return found


def _malformed(file: str, section: str, message: str) -> FileFormatError:
    return FileFormatError([Problem(file=file, record=section, field="", message=message)])


def fold(name: str) -> str:
    """Return what two spellings of one name share.

    Case, accents, punctuation and a leading "the" do not tell names apart.

    >>> fold("The Côte d'Ivoire"), fold("Trinidad & Tobago")
    ('cote divoire', 'trinidad and tobago')
    """
    letters = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    plain = plain.replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", "")
    words = re.sub(r"\W+", " ", plain.replace("&", " and ")).split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)
