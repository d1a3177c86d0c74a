"""The records of one country's co-operation, and the profile that holds them.

- `records.py`: a class for each kind of record; `words.py`: the words that their fields may hold.
- `own.py`: groups and exchange rates that a profile brings.
- `reading.py`: how fields read what they are given.
- `fields.py`: what a field may hold, read from the classes; checks, files and schema follow.
- `checks.py`: what must hold between the records of a profile. A new rule is one function there.
- `profile.py`: `Profile`, all records about one country; `finding.py`: how it finds some of them.

A new kind of record is one class in `records.py`, with its `collection`, and a line of that name
among the collections of `Profile`. From the two follow `RECORD_TYPES`, what is checked of its
fields, references and citations, reading and writing files, `describe`, `to_pandas`, `about`,
`search` and `record_graph`. Export the class here, and write the published schema anew
(`python -m belarus_stic.files.schema`).
"""

from belarus_stic.model.fields import LABEL, FieldSpec, field_specs
from belarus_stic.model.finding import named
from belarus_stic.model.own import OwnGroup, OwnRates
from belarus_stic.model.profile import RECORD_TYPES, Header, Profile, records_counted
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
from belarus_stic.model.words import (
    TIE_KINDS,
    AgreementLevel,
    AgreementStatus,
    Scope,
    Stage,
    Stance,
    TieKind,
)

__all__ = [
    "LABEL",
    "RECORD_TYPES",
    "TIE_KINDS",
    "Agreement",
    "AgreementLevel",
    "AgreementStatus",
    "Centre",
    "Enumeration",
    "Event",
    "FieldSpec",
    "Figure",
    "Header",
    "Instrument",
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
    "TieKind",
    "field_specs",
    "named",
    "records_counted",
]
