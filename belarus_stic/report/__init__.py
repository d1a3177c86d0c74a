"""What a profile says of anything in it, and the dated things, figures and records it holds.

- `dossier.py` one page on a subject; `sections.py` its sections, `subject.py` what belongs to it.
- `timeline.py` the dated things in order, `indicators.py` all figures, `records.py` a collection.
- `wording.py` how a record reads on one line. A new field of a record is one line there.
"""

from belarus_stic.report.dossier import Dossier, DossierRow, dossier
from belarus_stic.report.records import RecordRow, Records, records

__all__ = ["Dossier", "DossierRow", "RecordRow", "Records", "dossier", "records"]
