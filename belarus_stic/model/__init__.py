"""The records of one country's co-operation, and the profile that holds them."""

from belarus_stic.model.fields import LABEL, FieldSpec, field_specs
from belarus_stic.model.records import RECORD_TYPES, TIE_KINDS, Record, TieKind

__all__ = ["LABEL", "RECORD_TYPES", "TIE_KINDS", "FieldSpec", "Record", "TieKind", "field_specs"]
