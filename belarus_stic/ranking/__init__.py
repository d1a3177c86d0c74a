"""Who the partners are, ranked, and how much of that order is certain.

- `answer.py` `rank_partners`, `Ranking` and its rows;
- `question.py` what was asked, `within=` too, and what the records say to it, through `facts`;
- `criteria.py` kinds of tie and `criterion()`, and their words;
- `weights.py` sets of weights;
- `net_flow.py` the score, and what is certain of it; `acceptability.py` what is drawn;
- `against_source.py` what the sources say of the order;
- `sentences.py` every headline, note and footnote.

A new set of weights is a function in `weights.py` that returns a `WeightSet`; a new note is a
function in `sentences.py`, listed in `notes` where it belongs by what its lack would mislead.
"""

from belarus_stic.ranking.answer import RankedPartner, RankGroup, Ranking, rank_partners
from belarus_stic.ranking.criteria import (
    Criterion,
    a_kind,
    counted_criteria,
    criterion,
    number_word,
)
from belarus_stic.ranking.weights import WeightSet, around_equal, importance_order

__all__ = [
    "Criterion",
    "RankGroup",
    "RankedPartner",
    "Ranking",
    "WeightSet",
    "a_kind",
    "around_equal",
    "counted_criteria",
    "criterion",
    "importance_order",
    "number_word",
    "rank_partners",
]
