"""The key of a picture: what each sign stands for."""

from __future__ import annotations

from collections.abc import Iterable

from belarus_stic.charts.lettering import width_of
from belarus_stic.charts.page import CONTENT
from belarus_stic.charts.sheet import SECOND, Sheet

_SIZE, _LINE, _BESIDE, _APART = 8.5, 0.25, 0.08, 0.24


def key(
    sheet: Sheet,
    y: float,
    signs: Iterable[tuple[Sheet, str]],
    *,
    left: float = 0,
    room: float = CONTENT,
) -> float:
    """Draw signs, each with its words, on as many lines as it takes; return the last line's middle.

    A sign is a sheet that is drawn around its own left middle.
    """
    x = left
    for sign, words in signs:
        wide = sign.width + _BESIDE + width_of(words, _SIZE)
        if x > left and x + wide > room:
            x, y = left, y + _LINE
        sheet.place(sign, x, y)
        sheet.text(x + sign.width + _BESIDE, y, words, _SIZE, color=SECOND)
        x += wide + _APART
    return y
