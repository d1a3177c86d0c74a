"""JSON as a person reads it and a line-by-line comparison shows it.

Two spaces of indent, objects one field a line, lists on one line where that stays below `WIDTH`
columns. A list within a list is always one line, so that a pair is never torn apart.
"""

from __future__ import annotations

from json import JSONEncoder
from typing import Any

WIDTH = 100

_INDENT = "  "
_encode = JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def layout(value: Any) -> str:
    r"""Return `value`, made of what JSON knows, as the text of a file.

    >>> print(layout([{"id": "a", "partners": ["CHN", "IND"]}]), end="")
    [
      {
        "id": "a",
        "partners": ["CHN", "IND"]
      }
    ]
    """
    return _lay(value, "", 0) + "\n"


def _lay(value: Any, indent: str, before: int) -> str:
    """Lay out a value that stands at an `indent` with `before` columns in front of it."""
    if not value or not isinstance(value, dict | list | tuple):
        return _encode(value)
    deeper = indent + _INDENT
    if isinstance(value, dict):
        opening, closing = "{", "}"
        keys = [f"{_encode(key)}: " for key in value]
        items = [
            key + _lay(item, deeper, len(deeper) + len(key))
            for key, item in zip(keys, value.values(), strict=True)
        ]
    else:
        opening, closing = "[", "]"
        if not any(isinstance(item, dict | list | tuple) for item in value):
            line = _encode(value)
            # One more for the comma that may follow.
            if before + len(line) + 1 < WIDTH:
                return line
        items = [
            _encode(item) if isinstance(item, list | tuple) else _lay(item, deeper, len(deeper))
            for item in value
        ]
    between = f",\n{deeper}"
    return f"{opening}\n{deeper}{between.join(items)}\n{indent}{closing}"
