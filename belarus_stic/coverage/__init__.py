"""Where the partners are: how much of a region, a group or a list a tie reaches, at a date."""

from belarus_stic.coverage._answer import Coverage, regional_coverage
from belarus_stic.coverage._rows import Beside, Claim, CoverageRow

__all__ = ["Beside", "Claim", "Coverage", "CoverageRow", "regional_coverage"]
