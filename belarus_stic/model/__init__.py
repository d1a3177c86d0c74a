"""The records of one country's co-operation, and the profile that holds them."""

from belarus_stic.model.profile import Profile
from belarus_stic.model.records import (
    LABEL,
    RECORD_TYPES,
    Agreement,
    Centre,
    Citation,
    Enumeration,
    Event,
    Figure,
    Instrument,
    Observation,
    Organisation,
    Policy,
    Programme,
    Project,
    Record,
    Source,
    StatedPosition,
)

__all__ = [
    "LABEL",
    "RECORD_TYPES",
    "Agreement",
    "Centre",
    "Citation",
    "Enumeration",
    "Event",
    "Figure",
    "Instrument",
    "Observation",
    "Organisation",
    "Policy",
    "Profile",
    "Programme",
    "Project",
    "Record",
    "Source",
    "StatedPosition",
]
