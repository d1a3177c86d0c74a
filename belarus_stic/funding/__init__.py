"""Who pays: every sum that is stated, and a total only of what may be added.

- `rows.py` a row of the answer, how a record becomes one, and what was asked.
- `totals.py` which sums may be added. A new obstacle is one line in `_OBSTACLES` there.
- `quotients.py` money for each project, where sum and number are stated of one set.
- `conversion.py` sums in another currency. `share.py` what share of one sum another is.
- `answer.py` `funding_breakdown` and its table; `sentences.py` every sentence of it.

A new way to arrange the rows is a word in `By` (`rows.py`), its heading in `answer.py`, and how a
row is then grouped in `sentences.group_words`.
"""

from belarus_stic.funding.answer import Funding, funding_breakdown
from belarus_stic.funding.rows import By, FundingRow, RowKind
from belarus_stic.funding.share import FundingShare

__all__ = ["By", "Funding", "FundingRow", "FundingShare", "RowKind", "funding_breakdown"]
