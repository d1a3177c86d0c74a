"""The records of one country's co-operation, and the profile that holds them.

- `records.py`, `own.py`: a class for each kind of record. A new kind is one class there, and in
  `profile.py` its place in `RECORD_TYPES` and its collection.
- `vocabularies.py`: the words of their fields; `reading.py`: how fields read what they are given.
- `fields.py`: what a field may hold, read from the classes; checks, files and schema follow.
- `checks.py`: what must hold between the records of a profile. A new rule is one function there.
- `profile.py`: `Profile`, all records about one country; `finding.py`: how it finds some of them.
"""

from belarus_stic.model.fields import LABEL, FieldSpec, field_specs
from belarus_stic.model.own import OwnGroup, OwnRates
from belarus_stic.model.profile import RECORD_TYPES, Profile
from belarus_stic.model.records import (
    Agreement,
    Centre,
    Enumeration,
    Event,
    Figure,
    Instrument,
    Membership,
    Observation,
    Organisation,
    Policy,
    Programme,
    Project,
    Record,
    Source,
    Standing,
)
from belarus_stic.model.vocabularies import (
    TIE_KINDS,
    AgreementLevel,
    AgreementStatus,
    Budget,
    Complete,
    InstrumentStatus,
    ListOf,
    Scope,
    Stage,
    Stance,
    StandingWord,
    TieKind,
)

__all__ = [
    "LABEL",
    "RECORD_TYPES",
    "TIE_KINDS",
    "Agreement",
    "AgreementLevel",
    "AgreementStatus",
    "Budget",
    "Centre",
    "Complete",
    "Enumeration",
    "Event",
    "FieldSpec",
    "Figure",
    "Instrument",
    "InstrumentStatus",
    "ListOf",
    "Membership",
    "Observation",
    "Organisation",
    "OwnGroup",
    "OwnRates",
    "Policy",
    "Profile",
    "Programme",
    "Project",
    "Record",
    "Scope",
    "Source",
    "Stage",
    "Stance",
    "Standing",
    "StandingWord",
    "TieKind",
    "field_specs",
]
