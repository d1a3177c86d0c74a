"""The records of one country's co-operation, and the profile that holds them.

- `records.py`: a class for each kind of record, and the vocabularies of their fields. A new kind is
  one class there, its place in `RECORD_TYPES`, and its collection in `Profile`.
- `fields.py`: what a field may hold, read from the classes; checks, files and schema follow.
- `checks.py`: what must hold between the records of a profile. A new rule is one function there.
- `profile.py`: `Profile`, all records about one country, and how to find one among them.
"""

from belarus_stic.model.fields import LABEL, FieldSpec, field_specs
from belarus_stic.model.profile import Profile
from belarus_stic.model.records import (
    RECORD_TYPES,
    TIE_KINDS,
    Agreement,
    AgreementLevel,
    AgreementStatus,
    Budget,
    Centre,
    Complete,
    Enumeration,
    Event,
    Figure,
    Instrument,
    InstrumentStatus,
    ListOf,
    Membership,
    Observation,
    Organisation,
    OwnGroup,
    OwnRates,
    Policy,
    Programme,
    Project,
    Record,
    Scope,
    Source,
    Stage,
    Stance,
    Standing,
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
