"""Where the partners are: how far a kind of tie reaches into regions, groups and lists, at a date.

- `populations`: whom a row counts (the members of an area, a group or a list), and what sentences
  call them. A new way to part the world is one function there and a word in `By`.
- `rows`: the rows, their cards, and what a table of them knows. What the sources say of each
  country, in one word, is `facts.Statuses`.
- `sentences`: the headline and the tables. `notes`: what stands under them; a new note is one
  function there.
- `answer`: the table and `regional_coverage`.
"""

from belarus_stic.coverage.answer import Coverage, regional_coverage
from belarus_stic.coverage.rows import CoverageRow
from belarus_stic.facts import Status

__all__ = ["Coverage", "CoverageRow", "Status", "regional_coverage"]
