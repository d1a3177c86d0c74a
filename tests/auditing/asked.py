"""What the tests of the audit ask of it: one rule of a small profile at a time."""

from __future__ import annotations

from typing import Any

from samples import profile, source

from belarus_stic.auditing import Audit, audit
from belarus_stic.model import Record, Source

# Two sources of the same date that each have statements of their own.
TWO_SOURCES = (source("one", as_of="2011"), source("two", as_of="2011"))


def audit_of(*records: Record, **changes: Any) -> Audit:
    """Return the audit of a profile of Belarus in November 2011 that holds these records."""
    return audit(profile(*records, **changes))


def audit_of_two(*records: Record, sources: tuple[Source, ...] = TWO_SOURCES) -> Audit:
    """Return the audit of records that cite the sources "one" and "two"."""
    return audit(profile(*records, sources=sources))


def said(audited: Audit, rule: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return (severity, records by id) of everything a rule says, what agrees included."""
    found = [*audited.rows, *audited.agrees]
    return [(row.severity, tuple(sorted(row.records))) for row in found if row.rule == rule]


def severities(audited: Audit, rule: str) -> list[str]:
    """Return how severe what a rule says is."""
    return [severity for severity, _ in said(audited, rule)]


def text_of(audited: Audit, rule: str) -> str:
    """Return the one text of a rule."""
    (text,) = (row.text for row in (*audited.rows, *audited.agrees) if row.rule == rule)
    return text


def unchecked(audited: Audit) -> list[tuple[str, str]]:
    """Return the rule and the reason of what could not be decided."""
    return [(left.kind, left.reason) for left in audited.left_out]
