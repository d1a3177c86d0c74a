"""Where the partners are: how far a kind of tie reaches into regions, groups and lists, at a date.

- `populations`: whom a row counts: the members of an area, a group or a list, and who stands beside
  them. A new way to part the world is one function there and a word in `By`.
- `status`: what the sources say of each country and the kinds of tie asked. All of it comes from
  `facts`; that one word goes before another is said here alone.
- `answer`: the rows, the table and `regional_coverage`.
- `words` and `sentences`: how the answer reads. A new note is one function in `sentences`.
"""

from belarus_stic.coverage.answer import Coverage, CoverageRow, regional_coverage
from belarus_stic.coverage.status import Status

__all__ = ["Coverage", "CoverageRow", "Status", "regional_coverage"]
