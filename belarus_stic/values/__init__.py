"""Numbers, dates and addresses of statements as sources give them, with their hedges.

`quantity.py` reads one number with its hedge and unit, `interval.py` computes with bounds,
`period.py` reads a date or span, `citation.py` the address of a statement. `spelling.py` turns what
people write into the notation, for the hints they get, by the rows of `habits.txt`: new habits,
names of money and nouns go there.
"""

from belarus_stic.values.citation import Citation
from belarus_stic.values.interval import Interval
from belarus_stic.values.period import Period
from belarus_stic.values.quantity import Comparison, Hedge, Quantity, total

__all__ = ["Citation", "Comparison", "Hedge", "Interval", "Period", "Quantity", "total"]
