"""Who the partners are, ranked, and how much of that order is certain."""

from belarus_stic.ranking._criteria import Criterion, criterion
from belarus_stic.ranking._ranking import (
    Acceptability,
    RankedPartner,
    Ranking,
    Scores,
    Stability,
    UnrankedPartner,
    rank_partners,
)
from belarus_stic.ranking._stated import StatedShares, stated_shares
from belarus_stic.ranking._weights import WeightSet, around_equal, importance_order

__all__ = [
    "Acceptability",
    "Criterion",
    "RankedPartner",
    "Ranking",
    "Scores",
    "Stability",
    "StatedShares",
    "UnrankedPartner",
    "WeightSet",
    "around_equal",
    "criterion",
    "importance_order",
    "rank_partners",
    "stated_shares",
]
