"""What an audit says around its findings: the headline, the headings, the checks that agree."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from belarus_stic.auditing.finding import Finding
from belarus_stic.tables import Table, counted, listed, locators_words
from belarus_stic.values import Citation

_MOST_STATEMENTS = 8
HEADINGS: Mapping[str, str] = {
    "contradiction": "CONTRADICTION: as recorded, not all of it can be true",
    "tension": "TENSION: all of it can be true, but only on a reading that no source gives",
    "gap": "GAP: what is stated cannot be checked, added or divided",
    "note": "NOTE: to bear in mind with every answer",
}
DIFFERENT_SOURCES = "two sources differ, and neither contradicts itself"
METHOD = (
    "General rules compare the records with each other and with the dated tables of countries and "
    "groups. A finding is printed only if the bounds that the source's own words set leave no "
    "doubt. What is stated once, or lies outside the tables, is not checked."
)


def headline(audit: Table[Finding], agrees: Sequence[Finding]) -> str:
    """Return how much the audit finds, notes aside, and how many checks agree."""
    records, source = f"the records on {audit.origin.name}", audit.origin.phrase(audit.on)
    found, number = listed(_numbers_found(audit)), len(agrees)
    if found or number:
        found = found or "no contradiction, tension or gap"
        checks = counted(number, "check agrees", "checks agree") if number else "no check agrees"
        return f"In {records} the audit finds {found}; {checks} {source}."
    undecided, unsaid = "could be decided", "is stated twice, so nothing could be checked"
    return f"Nothing in {records} {undecided if audit.left_out else unsaid} {source}."


def _numbers_found(audit: Table[Finding]) -> Iterator[str]:
    """Yield how many findings there are of each severity; of one contradiction, also which."""
    for severity in ("contradiction", "tension", "gap"):
        if rows := [row for row in audit if row.severity == severity]:
            is_told = severity == "contradiction" and len(rows) == 1
            told = f" ({rows[0]._short})" if is_told else ""
            yield f"{counted(len(rows), severity)}{told}"


def lines(findings: Iterable[Finding], *, several_sources: bool) -> list[list[object]]:
    """Return the findings as lines of a table, under a heading for each severity."""
    shown: list[list[object]] = []
    for severity, rows in groupby(findings, lambda row: row.severity):
        shown.append([HEADINGS[severity]])
        for row in rows:
            places = "" if severity == "note" else f" {_places(row.evidence, several_sources)}"
            shown.append([row.number, f"{row.text}{places}"])
    return shown


def _places(evidence: Sequence[Citation], several_sources: bool) -> str:
    words = locators_words(evidence[:_MOST_STATEMENTS], brackets=False)
    more = len(evidence) - _MOST_STATEMENTS
    rest = f" and {more} more" if more > 0 else ""
    is_named = not several_sources or len({cite.source for cite in evidence}) > 1
    return f"[{'' if is_named else f'{evidence[0].source}: '}{words}{rest}]"


def footnotes(agrees: Sequence[Finding], how: str = "") -> tuple[str, ...]:
    """Return what bounds every audit; `how` says how to see the checks that agree."""
    once = "What is stated only once cannot be checked."
    checks = counted(len(agrees), "check that agrees", "checks that agree")
    return (f"{once} The {checks}: {how}." if agrees and how else once,)


def notes(
    audit: Table[Finding], negatives: Iterable[Finding], agrees: Iterable[Finding]
) -> tuple[str, ...]:
    """Return what is said not to be, the checks that agree, and what could not be checked."""
    several = len(audit.sources) > 1
    return (
        *(f"Negative: {row._short} {_places(row.evidence, several)}." for row in negatives),
        *(f"Agrees: {row.text}" for row in agrees),
        *(f"Not checked: {left.what}, {left.reason}." for left in audit.left_out),
    )
