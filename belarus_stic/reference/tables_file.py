"""The reader of the reference tables in `data/reference`.

A table is a JSON object of sections; a section lists its `columns` once and then its `rows`, each
a list of that width. That keeps one fact to a line and the reader small. The tables ship with the
package and its tests hold them to their form, so they are read without checks.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

Rows = list[list[Any]]


@cache
def read_tables(file: str) -> dict[str, Rows]:
    """Return the rows of each section of a table."""
    # Imported here because it is needed once, and costs as much as the rest of this room.
    from importlib.resources import files

    text = (files("belarus_stic") / "data" / "reference" / file).read_text(encoding="utf-8")
    return {name: part["rows"] for name, part in json.loads(text).items() if name != "about"}


@cache
def by_first(file: str, section: str) -> dict[str, list[Any]]:
    """Return the rows of a section by what stands first in them."""
    return {row[0]: row for row in read_tables(file)[section]}
