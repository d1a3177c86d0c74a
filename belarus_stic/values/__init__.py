"""Numbers and dates as sources give them, with their hedges."""

from belarus_stic.values.period import Period
from belarus_stic.values.quantity import Comparison, Hedge, Quantity

__all__ = ["Comparison", "Hedge", "Period", "Quantity"]
