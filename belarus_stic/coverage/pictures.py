"""What the picture of a coverage is given: its rows as strips of tiles."""

from __future__ import annotations

from collections.abc import Iterable

from belarus_stic import facts
from belarus_stic.charts import REMARKED, Sheet, Strip, Strips, draw_strips
from belarus_stic.coverage import notes
from belarus_stic.coverage.rows import CoverageRow, Reach
from belarus_stic.reference import country
from belarus_stic.tables import in_threes


def sheet(answer: Reach, beside: Iterable[CoverageRow], lead: str) -> Sheet:
    """Return a picture of a strip for each row, then for the groups beside them."""
    rows, groups = list(answer), list(beside)
    shown = [
        status
        for status in facts.STATUSES
        if status != "set aside" or any(row.set_aside for row in (*rows, *groups))
    ]
    table = Strips(
        strips=tuple(
            Strip(
                name=row._of.short,
                tiles=tuple(_tiles(row)),
                counts=(
                    f"{row.n_documented} of {row.n_members}",
                    *(in_threes(len(row.with_status(status))) for status in shown[1:]),
                ),
                parted=bool(rows) and bool(groups) and row is groups[0],
            )
            for row in (*rows, *groups)
        ),
        statuses=tuple(shown),
        told=(*notes.remarked(answer), *([f"Framed: {country(lead).name}."] if lead else [])),
        lead=lead,
    )
    return draw_strips(table)


def _tiles(row: CoverageRow) -> Iterable[tuple[str, str]]:
    said = row._told.said
    for status in facts.STATUSES:
        codes = sorted(row.with_status(status))
        if status == "documented":
            remarked = [code for code in codes if any(not one.kinds for one in said.get(code, ()))]
            yield from ((code, status) for code in codes if code not in remarked)
            yield from ((code, REMARKED) for code in remarked)
        else:
            yield from ((code, status) for code in codes)
