"""How wide words are, and how they are cut or broken into lines that fit."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from functools import lru_cache

# No name is worth more letters than this on a picture.
_MOST_LETTERS = 400
# Letters on a screen are set to whole pixels, which makes some texts a little wider.
_SLACK = 1.03
_TIED = "\N{NO-BREAK SPACE}"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
# A number stays with its unit, a month with its year.
_TOGETHER = re.compile(rf"(?<=\d) (?=[^\W\d]|%)|\b(?:{_MONTHS}) (?=\d)")


def width_of(words: str, size: float, *, bold: bool = False) -> float:
    """Return how wide words are, in inches; `size` in points."""
    return _width(words, bold, fonts()) * size / 72


def fonts() -> tuple[str, ...]:
    """Return the families of letters in use: the first that has a letter draws it."""
    from matplotlib.font_manager import FontProperties

    return tuple(FontProperties().get_family())


@lru_cache(maxsize=8_192)
def _width(words: str, bold: bool, families: tuple[str, ...]) -> float:
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    font = FontProperties(family=list(families), weight="bold" if bold else "normal", size=100)
    with warnings.catch_warnings():
        # Of letters that no font has, `lacking` tells once.
        warnings.simplefilter("ignore")
        width, _, _ = text_to_path.get_text_width_height_descent(words, font, ismath=False)
    return float(width) / 100 * _SLACK


def lacking(texts: Iterable[str]) -> str:
    """Return the letters that no font in use has, each once."""
    from matplotlib.font_manager import FontProperties, findfont, get_font

    found = [get_font(findfont(FontProperties(family=[name]))) for name in fonts()]
    letters = dict.fromkeys(letter for text in texts for letter in text if letter.isprintable())
    return "".join(
        letter for letter in letters if not any(font.get_char_index(ord(letter)) for font in found)
    )


def fitted(words: str, size: float, room: float, *, bold: bool = False) -> str:
    """Return words that fit into a room, cut at a word, or within one, with "…"."""
    words = " ".join(words[:_MOST_LETTERS].split()) + "…" * (len(words) > _MOST_LETTERS)
    if width_of(words, size, bold=bold) <= room:
        return words
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if width_of(f"{words[:middle].rstrip()}…", size, bold=bold) <= room:
            low = middle
        else:
            high = middle - 1
    head, blank, tail = words[:low].rpartition(" ")
    # A word is cut only where little would be left without it.
    is_at_word = words[low : low + 1] == " " or not blank or len(tail) > len(head)
    return f"{(words[:low] if is_at_word else head).rstrip(' ,;:')}…"


def wrapped(
    words: str, size: float, room: float, *, bold: bool = False, most: int = 99
) -> list[str]:
    """Return words in as few lines as fit into a room, of nearly equal length.

    Of more than `most` lines the last kept ends with "…".
    """
    text = " ".join(words.split())
    pieces = _TOGETHER.sub(lambda found: found[0].replace(" ", _TIED), text).split(" ")
    lines = _filled(pieces, size, room, bold=bold)
    if len(lines) > most:
        rest = " ".join(lines[most - 1 :])
        return [*lines[: most - 1], fitted(rest, size, room, bold=bold)]
    # Lines are made shorter while they stay as few, and no piece is cut.
    low, high = max((width_of(one, size, bold=bold) for one in pieces), default=0.0), room
    while len(lines) > 1 and high - low > room / 100:
        middle = (low + high) / 2
        tried = _filled(pieces, size, middle, bold=bold)
        if len(tried) <= len(lines):
            lines, high = tried, middle
        else:
            low = middle
    return lines


def _filled(pieces: Iterable[str], size: float, room: float, *, bold: bool) -> list[str]:
    """Return pieces in lines, each filled as far as it goes."""
    lines: list[str] = []
    for piece in (fitted(piece.replace(_TIED, " "), size, room, bold=bold) for piece in pieces):
        longer = f"{lines[-1]} {piece}" if lines else piece
        if lines and width_of(longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines.append(piece)
    return lines
