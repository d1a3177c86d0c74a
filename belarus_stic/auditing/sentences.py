"""What an audit says around its findings: the headline, the headings, the checks that agree."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from belarus_stic.tables import counted, listed, locators_words
from belarus_stic.values import Citation

if TYPE_CHECKING:
    from belarus_stic.auditing.answer import Audit, Finding
    from belarus_stic.auditing.outcomes import Severity

_MOST_STATEMENTS = 8
HEADINGS: Mapping["Severity", str] = {
    "contradiction": "CONTRADICTION: as recorded, not all of it can be true",
    "tension": "TENSION: all of it can be true, but only on a reading that is not given",
    "gap": "GAP: what is stated cannot be checked, added or divided",
    "note": "NOTE: to bear in mind with every answer",
}
DIFFERENT_SOURCES = "They are of different sources, and neither contradicts itself."
METHOD = (
    "General rules compare the records with each other and with the dated tables of countries and "
    "groups. A finding is printed only if the bounds that the source's own words set leave no "
    "doubt. What is stated once, or lies outside the tables, is not checked."
)


def headline(audit: "Audit") -> str:
    """Return how much the audit finds, note aside, and how many checks agree."""
    source = audit.origin.phrase(audit.on)
    records = f"the records on {audit.origin.name}"
    of = {severity: audit.of(severity) for severity in HEADINGS if severity != "note"}
    checks = counted(len(audit.agrees), "check agrees", "checks agree")
    if any(of.values()):
        found = listed(_found(severity, rows) for severity, rows in of.items() if rows)
        checks = checks if audit.agrees else "no check agrees"
        return f"In {records} the audit finds {found}; {checks} {source}."
    if audit.agrees:
        return f"In {records} the audit finds no contradiction, tension or gap; {checks} {source}."
    if audit.left_out:
        return f"Nothing in {records} could be checked {source}."
    return f"Nothing in {records} is stated twice, so nothing could be checked {source}."


def _found(severity: "Severity", rows: Sequence["Finding"]) -> str:
    number = counted(len(rows), severity)
    is_told = severity == "contradiction" and len(rows) == 1
    return f"{number} ({rows[0].gist})" if is_told else number


def lines(findings: Sequence["Finding"], *, several_sources: bool) -> list[list[object]]:
    """Return the findings as lines of a table, under a heading for each severity."""
    shown: list[list[object]] = []
    severity = ""
    for row in findings:
        if row.severity != severity:
            severity = row.severity
            shown.append([HEADINGS[row.severity]])
        places = "" if severity == "note" else f" {_places(row.evidence, several_sources)}"
        shown.append([row.number, f"{row.text}{places}"])
    return shown


def _places(evidence: Sequence[Citation], several_sources: bool) -> str:
    words = locators_words(evidence[:_MOST_STATEMENTS], brackets=False)
    more = len(evidence) - _MOST_STATEMENTS
    rest = f" and {more} more" if more > 0 else ""
    is_one = len({cite.source for cite in evidence}) == 1
    named = f"{evidence[0].source}: " if several_sources and is_one else ""
    return f"[{named}{words}{rest}]"


def footnotes(audit: "Audit", how: str = "") -> tuple[str, ...]:
    """Return what bounds every audit; `how` says how to see the checks that agree."""
    once = "What is stated only once cannot be checked."
    if not audit.agrees or not how:
        return (once,)
    verb = "that agrees" if len(audit.agrees) == 1 else "that agree"
    return (f"{once} The {counted(len(audit.agrees), 'check')} {verb}: {how}.",)


def notes(audit: "Audit") -> tuple[str, ...]:
    """Return the checks that agree, and what could not be checked."""
    agrees = tuple(f"Agrees: {row.text}" for row in audit.agrees)
    unchecked = tuple(f"Not checked: {left.what}, {left.reason}." for left in audit.left_out)
    return (*agrees, *unchecked)
