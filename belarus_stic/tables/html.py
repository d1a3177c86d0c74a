"""Texts and tables as HTML for a notebook: everything escaped, heads with their scope.

Neither text nor ground has a colour, so that both come from where the page is shown, light or dark.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from itertools import islice

from belarus_stic.tables.wording import counted

Lines = Sequence[Sequence[str]]

# Of a longer table the rest is folded.
_MOST_LINES = 30
_LOCATORS = re.compile(r"\[([\w-]+\.\d[^\[\]<>]*)\]")
_HEDGES = {
    "about": "about: how near is not said",
    "over": "over: more than this; how much more is not said",
    "at least": "at least: this or more",
    "under": "under: less than this; how much less is not said",
    "at most": "at most: this or less",
}
_HEDGED = re.compile(rf"\b({'|'.join(_HEDGES)}) (\d[\d,.]*(?: [A-Z]{{3}}\b| %)?)")


def paragraphs(texts: Iterable[str]) -> str:
    """Return each text as a paragraph."""
    return "".join(f"<p>{escape(text)}</p>" for text in texts)


def notes(texts: Sequence[str], start: int) -> str:
    """Return texts as a numbered list."""
    items = "".join(f"<li>{escape(text)}</li>" for text in texts)
    return f'<ol start="{start}">{items}</ol>' if texts else ""


def folded(summary: str, html: str) -> str:
    """Return what is shown when it is asked for."""
    return f"<details><summary>{escape(summary)}</summary>{html}</details>" if html else ""


def table(
    headings: Sequence[str],
    cells: Lines,
    right: Sequence[bool],
    *,
    caption: str = "",
    source: str = "",
    most: int | None = _MOST_LINES,
) -> str:
    """Return a table, of which all but the first lines are folded, unless `most` is None.

    A line of a single cell is a heading of those below; the last cell of any other short line takes
    the room of those that lack. Locators tell their `source` when pointed at, and hedges what they
    mean.
    """
    sides = ["right" if is_right else "left" for is_right in right]

    def cell(tag: str, text: str, side: str) -> str:
        ends = tag.split(maxsplit=1)[0]
        return f'<{tag} style="text-align:{side}">{_hinted(escape(text), source)}</{ends}>'

    def row(texts: Sequence[str]) -> str:
        spanned = len(right) - len(texts) + 1
        tags = ['th scope="row"', *["td"] * (len(texts) - 1)]
        if spanned > 1:
            tags[-1] = f'{tags[-1].replace("row", "rowgroup")} colspan="{spanned}"'
        ends = [*sides[: len(texts) - 1], "left"] if spanned > 1 else sides
        return f"<tr>{''.join(map(cell, tags, texts, ends))}</tr>"

    def whole(lines: Iterable[str], title: str) -> str:
        above = f'<caption style="text-align:left">{escape(title)}</caption>' if title else ""
        head = f"<thead><tr>{heads}</tr></thead>" if heads else ""
        return f'<table class="belarus-stic">{above}{head}<tbody>{"".join(lines)}</tbody></table>'

    heads = "".join(map(cell, ['th scope="col"'] * len(right), headings, sides))
    lines = iter(list(map(row, cells)))
    first = whole(islice(lines, most), caption)
    rest = list(lines)
    return first + folded(counted(len(rest), "more line"), whole(rest, "") if rest else "")


def _hinted(html: str, source: str) -> str:
    """Return escaped text in which locators and hedges say more when pointed at."""

    def statements(found: re.Match[str]) -> str:
        word = "statements" if re.search(r"[,;]| to ", found[1]) else "statement"
        return f'<span title="{escape(source)}, {word} {found[1]}">{found[0]}</span>'

    def hedge(found: re.Match[str]) -> str:
        return f'<span title="{_HEDGES[found[1]]}">{found[0]}</span>'

    # First the hedges: a source may hold such words, and stands within a tag.
    html = _HEDGED.sub(hedge, html)
    return _LOCATORS.sub(statements, html) if source else html
