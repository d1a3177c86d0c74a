"""A picture of an answer: its headline above, its source and first caveats below."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from belarus_stic.tables import frames
from belarus_stic.tables.wording import sentence

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from belarus_stic.charts import Sheet
    from belarus_stic.tables.table import Table

# Of a reference, the address of its source.
_ADDRESS = re.compile(r", https?://\S+$")


def bare_headline(answer: Table[Any]) -> str:
    """Return the headline, or of an excerpt its caption, without source and date."""
    return sentence(answer._caption().replace(f" {answer.origin.phrase(answer.on)}", ""))


def drawn(
    answer: Table[Any],
    sheet: Callable[[], Sheet],
    ax: Axes | None,
    how: Mapping[str, Any],
    *,
    title: str = "",
) -> Axes:
    """Paint a sheet of an answer on axes, or on a figure of its own, and return the axes.

    `how` are properties of the marks. Where the picture has a `title` of its own, or is of an
    excerpt, the notes of the answer are of more than is shown.

    Raises `MissingPackageError` without matplotlib.
    """
    frames.package("matplotlib", "plot()")
    from belarus_stic import charts

    references = [_ADDRESS.sub("", one) for one in answer.sources]
    source = f"Source{'s'[: len(references) - 1]}: {'; '.join(references) or 'not named'}."
    remarks = [note for note in answer.footnotes() if note.startswith("*")]
    notes = () if title or answer.excerpt else answer.notes()
    caveats = [*notes[:1], *remarks, *notes[1:2]]
    maker = f"belarus_stic {version('belarus-stic')}"
    page = charts.page(sheet(), sentence(title or bare_headline(answer)), source, caveats, maker)
    return charts.painted(page, ax, how)
