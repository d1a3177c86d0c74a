"""Whether a profile agrees with itself: `audit`, general rules over its records.

- `answer.py` `audit` and its table; `finding.py` its rows; `sentences.py` the headline and what
  stands around the table.
- `checks.py` what rules share: what a check may find, the time of a figure, which are alike, names.
- `rules/` one file for each rule; `rules/__init__.py` says how to add one.

A rule knows no country and no source. It speaks only where the bounds that the sources' own words
set leave no doubt.
"""

from belarus_stic.auditing.answer import Audit, audit
from belarus_stic.auditing.checks import Severity
from belarus_stic.auditing.finding import Finding

__all__ = ["Audit", "Finding", "Severity", "audit"]
