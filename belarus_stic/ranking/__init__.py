"""Who the partners are, ranked, and how much of that order is certain."""

from belarus_stic.ranking._concentration import Concentration, concentration
from belarus_stic.ranking._criteria import Criterion, criterion
from belarus_stic.ranking._netflow import Cell
from belarus_stic.ranking._rank import rank_partners
from belarus_stic.ranking._ranking import Ranking
from belarus_stic.ranking._results import (
    Acceptability,
    ClaimCheck,
    ClaimChecks,
    RankedPartner,
    Scores,
    Stability,
    Unranked,
    UnrankedPartner,
)
from belarus_stic.ranking._stated import StatedShares, stated_shares
from belarus_stic.ranking._weights import WeightSet, around_equal, importance_order

__all__ = [
    "Acceptability",
    "Cell",
    "ClaimCheck",
    "ClaimChecks",
    "Concentration",
    "Criterion",
    "RankedPartner",
    "Ranking",
    "Scores",
    "Stability",
    "StatedShares",
    "Unranked",
    "UnrankedPartner",
    "WeightSet",
    "around_equal",
    "concentration",
    "criterion",
    "importance_order",
    "rank_partners",
    "stated_shares",
]
