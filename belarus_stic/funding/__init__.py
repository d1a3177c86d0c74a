"""Who pays: amounts as the sources state them, and the few of them that may be added."""

from belarus_stic.funding._amounts import Amount
from belarus_stic.funding._bounds import Bounds, shares_of_total
from belarus_stic.funding._breakdown import funding_breakdown
from belarus_stic.funding._conversion import Conversion, convert
from belarus_stic.funding._rows import FundingRow
from belarus_stic.funding._share import FundingShare
from belarus_stic.funding._table import Funding

__all__ = [
    "Amount",
    "Bounds",
    "Conversion",
    "Funding",
    "FundingRow",
    "FundingShare",
    "convert",
    "funding_breakdown",
    "shares_of_total",
]
