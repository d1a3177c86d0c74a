"""What the picture of a funding breakdown is given: its sums in bands by what they are for."""

from __future__ import annotations

from collections.abc import Mapping

from belarus_stic.charts import Band, Sheet, Sum, draw_bands
from belarus_stic.funding.rows import SECTIONS, FundingRow, Sums
from belarus_stic.funding.sentences import payer_words

_TITLES: Mapping[str, str] = {
    "country's share": "For {home}",
    "unstated": "Not stated for whom",
    "whole programme": "For the whole programme",
}


def sheet(funding: Sums, lead: str | None) -> Sheet:
    """Return a picture of the sums and totals of each scope, with one row highlighted."""
    stated = [row for row in funding if row.kind == "stated"]
    without = sum(row.converted is None for row in stated) if funding.currency else 0
    are = "sum stands in its" if without == 1 else "sums stand in their"
    told = f"{without} {are} own currency: there is no rate for the time." if without else ""
    return draw_bands(_bands(funding, lead), told)


def _bands(funding: Sums, lead: str | None) -> tuple[Band, ...]:
    rows = funding.filter(lambda row: row.kind in {"stated", "total"})
    if not rows.rows:
        return ()
    name = next(one.cell for one in rows.columns() if one.heading == "Programme")
    payer = funding.by == "funder"

    def label(row: FundingRow) -> str:
        return f"{payer_words(row)}: {name(row)}" if payer else str(name(row))

    return tuple(
        Band(
            title=_TITLES[scope].format(home=funding.origin.name),
            sums=tuple(_sum(row, label(row), lead) for row in rows if row.scope == scope),
        )
        for scope in SECTIONS
        if scope in _TITLES
    )


def _sum(row: FundingRow, name: str, lead: str | None) -> Sum:
    amount = row._sum
    at = None if amount.stated is None else float(amount.stated)
    is_bound = amount.hedge not in {"exact", "about"}
    low, high = (None if end is None else float(end) for end in (amount.low, amount.high))
    words, unit = row.words, amount.unit
    if row.converted is not None and row.converted_words != row.words:
        at, is_bound = None, True
        ends = row.converted.low, row.converted.high
        low, high = (None if end is None else float(end) for end in ends)
        words, unit = row.converted_words, row.converted_words.rpartition(" ")[2]
    return Sum(
        name=name,
        date=row.date,
        words=words,
        unit=unit,
        at=None if is_bound else at,
        low=low,
        high=high,
        is_about=amount.hedge == "about",
        is_lead=row.id == lead,
    )
