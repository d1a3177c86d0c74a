"""Pages of an answer as text, Markdown and HTML, and cards of a single row.

All three are drawn from one `Page`. What reaches a reader is safe whatever the records say: control
and direction characters never leave `one_line`, and each form escapes its own marks. All of it is
linear in the length of the texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, takewhile, zip_longest
from typing import Any
from unicodedata import category, east_asian_width

from attrs import AttrsInstance, field, fields, frozen

from belarus_stic.tables import html
from belarus_stic.tables.wording import counted, listed, sentence, worded

# Control and direction characters, what shows as nothing at all, and halves of characters.
UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff"
    "\ud800-\udfff]"
)
# What stands between letters ("snake_case", "R&D") marks nothing.
_MARKDOWN = re.compile(r"[\\`*\[<|$~]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|^[#>+-]")
_MOST_LETTERS = 5_000
_FIRST_NOTES = 3
_GAP = "  "


def safe(text: str) -> str:
    """Return a text in which spaces stand for line ends and the like, and a mark for the rest."""
    return UNSAFE.sub(lambda m: " " if m[0].isspace() else "\N{REPLACEMENT CHARACTER}", text)


def one_line(value: object) -> str:
    """Return a value as safe text on one line, cut where it is longer than anybody reads."""
    text = worded(value)
    end = "..." if len(text) > _MOST_LETTERS else ""
    return " ".join(safe(text[:_MOST_LETTERS]).split()) + end


def _line(cells: Iterable[object]) -> tuple[str, ...]:
    return tuple(map(one_line, cells))


def _lines(rows: Iterable[Iterable[object]]) -> tuple[tuple[str, ...], ...]:
    return tuple(map(_line, rows))


@frozen
class Displayed:
    """A table as people see it: headings (or none), cells, and which columns stand to the right.

    The last cell of a line that has fewer than there are columns takes the room of the others; a
    line of a single cell is a heading of those below. Cells may hold any values; they are worded
    and made safe here.

    >>> Displayed(["Rank", "Countries"], [["1", "Russia"], ["2-5", "China, Latvia"]]).cells[0]
    ('1', 'Russia')
    """

    headings: tuple[str, ...] = field(converter=_line)
    cells: tuple[tuple[str, ...], ...] = field(converter=_lines)
    right: tuple[bool, ...] = field(default=(), converter=tuple[bool, ...])

    @property
    def width(self) -> int:
        """The number of columns."""
        return max(map(len, (self.headings, *self.cells)), default=0)

    def aligned(self) -> list[bool]:
        """Return for each column whether it stands to the right."""
        return [*self.right, *[False] * self.width][: self.width]

    def html(self, **how: Any) -> str:
        """Return the table in HTML; `how` are the options of `html.table`."""
        return html.table(self.headings, self.cells, self.aligned(), **how)


@frozen
class Card:
    """One thing on a card: a title, and lines of a label and what is said under it.

    >>> print(Card("Latvia", [("Rank", "2="), ("Joint budget", "unmentioned")]))
    Latvia
        Rank          2=
        Joint budget  unmentioned
    """

    title: str = field(converter=one_line)
    lines: tuple[tuple[str, ...], ...] = field(converter=_lines)

    def __str__(self) -> str:
        lines = text_table(Displayed((), self.lines), 76)
        return "\n".join([*wrapped(self.title, 80), *(f"    {line}" for line in lines)])

    def _repr_html_(self) -> str:
        return Displayed((), self.lines).html(caption=self.title)


@frozen(repr=False)
class Row:
    """What every row can do: be read as a card, in a terminal and in a notebook.

    Row classes are `@frozen(kw_only=True, repr=False)` and may word their own card.
    """

    def card(self) -> Card:
        """Return the row as a card: by itself, each field that holds something."""
        (title, _), *rest = headings(type(self)).items()
        lines = [(heading, getattr(self, name)) for name, heading in rest]
        return Card(getattr(self, title), [line for line in lines if line[1] not in (None, "", ())])

    def __str__(self) -> str:
        return str(self.card())

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        return self.card()._repr_html_()


def headings(row_type: type[AttrsInstance]) -> dict[str, str]:
    """Return the fields of a row that people see, by name, with their headings."""
    names = [one.name for one in fields(row_type) if not one.name.startswith("_")]
    return {name: name.replace("_", " ").capitalize() for name in names}


@frozen
class Page:
    """An answer on a page: its headline, its tables, what stands under them, its notes.

    `ends` say by what method and from which sources it was made.
    """

    headline: str
    tables: tuple[Displayed, ...]
    footnotes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()

    def text(self, width: int, *, all_notes: bool = False, more: str = "") -> str:
        """Return the page for a terminal; `more` says how to see what it leaves out."""
        parts = [wrapped(self.headline, width)]
        parts += [text_table(table, width) for table in self.tables if table.cells]
        footnotes = [line for note in self.footnotes for line in wrapped(note, width)]
        if len(parts) > 1:
            parts[-1] += footnotes
        else:
            parts.append(footnotes)
        shown = self.notes if all_notes else self.notes[:_FIRST_NOTES]
        notes = [line for i, note in enumerate(shown, 1) for line in _hung(i, note, width)]
        ends = self.ends if all_notes else [self._more(more)]
        lines = [line for end in ends for line in wrapped(end, width)]
        parts += [notes + lines] if all_notes else [notes, lines]
        return "\n\n".join("\n".join(part) for part in parts if part)

    def _more(self, how: str) -> str:
        left = len(self.notes) - _FIRST_NOTES
        notes = [counted(left, "more note")] if left > 0 else []
        if how:
            return sentence(f"{', '.join([*notes, 'method', 'source'])}: {how}")
        found = [f"{note}: .notes()." for note in notes]
        return " ".join([*found, "Method: .method.", "Sources: .sources."]) if self.ends else ""

    def markdown(self) -> str:
        """Return the page in Markdown, with all notes."""
        parts = [[_marked(self.headline)]]
        parts += [_markdown_table(table) for table in self.tables if table.cells]
        parts += [[_marked(text)] for text in self.footnotes]
        parts.append([f"{i}. {_marked(note)}" for i, note in enumerate(self.notes, 1)])
        parts += [[_marked(text)] for text in self.ends]
        return "\n\n".join("\n".join(part) for part in parts if part) + "\n"

    def html(self) -> str:
        """Return the page in HTML; all but the first notes are folded."""
        first, rest = self.notes[:_FIRST_NOTES], self.notes[_FIRST_NOTES:]
        sources = [end.removeprefix("Source: ") for end in self.ends if end.startswith("Source: ")]
        source = one_line(sources[0]) if len(sources) == 1 else ""
        tables = "".join(one.html(source=source) for one in self.tables if one.cells)
        under = html.paragraphs(_line(self.footnotes)) + html.notes(_line(first), start=1)
        summary = [counted(len(rest), "more note")] if rest else []
        more = html.notes(_line(rest), start=_FIRST_NOTES + 1) + html.paragraphs(_line(self.ends))
        named = sentence(listed([*summary, "method", "source"])).rstrip(".")
        return html.paragraphs(_line([self.headline])) + tables + under + html.folded(named, more)


def _width_of(text: str) -> int:
    """Return how many columns of a terminal a text takes: wide characters two, marks none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if category(c) in {"Mn", "Me", "Cf"} else 1 + (east_asian_width(c) in "WF") for c in text
    )


def wrapped(text: str, width: int) -> list[str]:
    """Return a text broken into lines of at most `width` columns, between words where it can."""
    lines: list[str] = []
    room = 0
    for piece in (piece for word in one_line(text).split() for piece in _pieces(word, width)):
        size = _width_of(piece)
        if size < room:
            lines[-1] += f" {piece}"
            room -= size + 1
        else:
            lines.append(piece)
            room = width - size
    return lines


def _pieces(word: str, width: int) -> Iterator[str]:
    """Yield a word, broken where it is wider than a line."""
    while word:
        sizes = accumulate(map(_width_of, word))
        count = sum(1 for _ in takewhile(lambda size: size <= width, sizes)) or 1
        yield word[:count]
        word = word[count:]


def _hung(number: int, note: str, width: int) -> list[str]:
    mark = f"{number}. "
    lines = wrapped(note, max(width - len(mark), 1))
    return [f"{' ' * len(mark) if i else mark}{line}" for i, line in enumerate(lines)]


def text_table(table: Displayed, width: int) -> list[str]:
    """Return the lines of a table for a terminal of `width` columns."""
    count = table.width
    lines = [line for line in (table.headings, *table.cells) if line]
    # A cell that takes the room of others as well sets no column's width.
    columns = [
        [line[i] for line in lines if i < len(line) - (len(line) < count)] for i in range(count)
    ]
    # What is empty has a column too.
    sizes = [max([1, *map(_width_of, column)]) for column in columns]
    words = [max([1, *map(_width_of, " ".join(column).split())]) for column in columns]
    right = table.aligned()
    # A number is read in one piece; its heading may break.
    bodies = [[1, *map(_width_of, column[bool(table.headings) :])] for column in columns]
    whole = [
        max(word, *body) if is_right else word
        for word, body, is_right in zip(words, bodies, right, strict=True)
    ]
    widths = _fitted(sizes, (whole, words), width - len(_GAP) * (count - 1))
    if table.headings:
        lines.insert(1, tuple("-" * size for size in widths))
    return [text for line in lines for text in _text_lines(line, widths, right, width)]


def _text_lines(
    line: Sequence[str], widths: Sequence[int], right: Sequence[bool], width: int
) -> Iterator[str]:
    sizes = list(widths[: len(line)])
    if len(line) < len(widths):
        sizes[-1:] = [max(width - sum(size + len(_GAP) for size in sizes[:-1]), 1)]
        right = [*right[: len(line) - 1], False]
    cells = [wrapped(cell, size) or [""] for cell, size in zip(line, sizes, strict=True)]
    for parts in zip_longest(*cells, fillvalue=""):
        yield _GAP.join(map(_padded, parts, sizes, right)).rstrip()


def _padded(text: str, width: int, right: bool) -> str:
    blank = " " * (width - _width_of(text))
    return f"{blank}{text}" if right else f"{text}{blank}"


def _fitted(sizes: Sequence[int], leasts: Sequence[Sequence[int]], room: int) -> list[int]:
    """Return widths that fit: the widest columns give way first, down to the least of each.

    Where the first leasts are too wide the next count; where all are, words are broken.
    """
    widths = list(sizes)
    third = [min(word, max(room // 3, 1)) for word in leasts[-1]]
    for least in (*leasts, third, [1] * len(sizes)):
        for most in range(max(room, 1), 0, -1):
            widths = [min(size, max(most, low)) for size, low in zip(sizes, least, strict=True)]
            if sum(widths) <= room:
                return widths
    return widths


def _marked(text: str) -> str:
    return _MARKDOWN.sub(lambda match: f"\\{match[0]}", one_line(text))


def _markdown_table(table: Displayed) -> list[str]:
    rules = ["---:" if right else "---" for right in table.aligned()]
    head = [_marked(text) for text in table.headings] or [""] * table.width
    body = [[*map(_marked, line), *[""] * (table.width - len(line))] for line in table.cells]
    for line, cells in zip(table.cells, body, strict=True):
        if len(line) == 1 < table.width:
            cells[0] = f"**{cells[0]}**"
    return [f"| {' | '.join(line)} |" for line in [head, rules, *body]]
