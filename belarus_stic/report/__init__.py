"""What a profile says of anything in it, and the dated things, figures and records it holds.

- `dossiers.py` one page on a subject: `sections.py` its sections, `subject.py` what belongs to it.
- `timelines.py` the dated things in order, whose rows are made in `dates.py`; `pictures.py` draws.
- `figures.py` all figures; `collection.py` the records of a collection.
- `wording.py` how a record reads on one line. A new field of a record is one line there.
"""

from belarus_stic.report.collection import RecordRow, Records, records
from belarus_stic.report.dates import TimelineRow
from belarus_stic.report.dossiers import Dossier, dossier
from belarus_stic.report.figures import IndicatorRow, Indicators, indicators
from belarus_stic.report.sections import DossierRow
from belarus_stic.report.timelines import Timeline, timeline

__all__ = [
    "Dossier",
    "DossierRow",
    "IndicatorRow",
    "Indicators",
    "RecordRow",
    "Records",
    "Timeline",
    "TimelineRow",
    "dossier",
    "indicators",
    "records",
    "timeline",
]
