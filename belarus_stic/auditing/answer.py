"""The audit: `audit`, its table, and how what the rules say becomes rows."""

from collections.abc import Mapping
from typing import Any, ClassVar, get_args

from attrs import evolve, field, frozen

from belarus_stic.auditing import sentences
from belarus_stic.auditing.outcomes import Outcome, RuleName, Severity, Verdict
from belarus_stic.auditing.readings import MOST_NAMES, sources_of
from belarus_stic.auditing.rules import RULES
from belarus_stic.facts import date_asked, evidence_of, in_order, origin
from belarus_stic.model import Profile
from belarus_stic.tables import (
    Displayed,
    LeftOut,
    Row,
    Table,
    counted,
    described,
    listed,
    whole_number,
)
from belarus_stic.values import Citation

_PLACES: Mapping[RuleName, int] = {rule: place for place, rule in enumerate(RULES)}
_MOST_ROWS = 60


@frozen(kw_only=True, repr=False)
class Finding(Row):
    """What one rule finds in some records.

    `severity`:

    - "contradiction": as recorded, not all of it can be true;
    - "tension": all of it can be true, but only on a reading that the source does not give, or
      where two sources differ;
    - "gap": what is stated cannot be checked, added or divided with what else is stated;
    - "note": what a reader must bear in mind about many records at once.
    """

    number: int = described("place on the page")
    severity: Severity = described("how severe it is: contradiction, tension, gap or note")
    rule: RuleName = described("the rule that found it")
    text: str = described("what was found, in a sentence")
    records: tuple[str, ...] = described("ids of the records it is about, in the sources' order")
    evidence: tuple[Citation, ...] = described("statements these records cite")
    _gist: str = field(default="", eq=False)

    @property
    def gist(self) -> str:
        """What was found in a few words, for a headline."""
        return self._gist


@frozen(kw_only=True, repr=False)
class AgreeingCheck(Row):
    """What one rule compared and found in order."""

    rule: RuleName = described("the rule that compared it")
    text: str = described("what agrees, in a sentence")
    records: tuple[str, ...] = described("ids of the records it is about, in the sources' order")
    evidence: tuple[Citation, ...] = described("statements these records cite")


@frozen(repr=False, kw_only=True)
class Audit(Table[Finding]):
    """The findings by severity, rule and text; `agrees` holds the checks that were in order."""

    title: ClassVar[str] = "Audit"
    row_type = Finding

    agrees: tuple[AgreeingCheck, ...] = ()

    def of(self, severity: Severity) -> tuple[Finding, ...]:
        """Return the findings of a severity."""
        return tuple(row for row in self if row.severity == severity)

    def _headline(self) -> str:
        return sentences.headline(self)

    def _notes(self) -> tuple[str, ...]:
        return sentences.notes(self)

    def footnotes(self) -> tuple[str, ...]:
        """Return what every audit leaves open."""
        return sentences.footnotes(self)

    def displayed(self, *, all_rows: bool = False) -> Displayed:
        """Return the findings with their statements, under a heading for each severity."""
        shown = self.rows if all_rows else self.rows[:_MOST_ROWS]
        cells = sentences.lines(shown, several_sources=len(self.sources) > 1)
        if len(shown) < len(self):
            cells.append([f"and {counted(len(self) - len(shown), 'more finding')}"])
        return Displayed((), cells, [True, False])

    def to_text(
        self, width: int = 80, *, all_rows: bool = False, all_notes: bool = False, more: str = ""
    ) -> str:
        """Return the audit for a terminal; `all_notes` adds every check that agrees."""
        if all_notes:
            return super().to_text(width, all_rows=all_rows, all_notes=True, more=more)
        how = more or ".notes()"
        page = self._page(all_rows=all_rows)
        brief = evolve(page, footnotes=sentences.footnotes(self, how), ends=())
        return brief.text(whole_number("width", width, 1))

    def _page(self, *, all_rows: bool = False) -> Any:
        # Agreeing checks are not to be read first: they are folded with method and source.
        page = super()._page(all_rows=all_rows)
        return evolve(page, notes=(), ends=(*page.notes, *page.ends))


def audit(profile: Profile) -> Audit:
    """Check whether the records of a profile agree with each other and with the reference tables.

    A finding is a contradiction, a tension, a gap or a note (see `Finding`), and stands only where
    the bounds that the sources' words set leave no doubt. Sources are kept apart: where two differ,
    that is a tension, and neither contradicts itself. `Audit.agrees` holds the checks that were in
    order, `left_out` what could not be decided. The rules are those of `auditing/rules`.

    >>> from belarus_stic import load_profile
    >>> found = audit(load_profile())
    >>> [row.text for row in found.where(severity="contradiction")]
    ['Switzerland is placed within the EU; it was no member in November 2011.']

    Raises `OptionError` for anything but a profile.
    """
    on = date_asked(profile)
    found: dict[Verdict, list[_Said]] = {verdict: [] for verdict in get_args(Verdict)}
    # A record that cites several sources may be met in each of them.
    for rule, one in dict.fromkeys((rule, one) for rule in RULES for one in RULES[rule](profile)):
        said = _said(profile, rule, one)
        found[said.verdict].append(said)
    for alike in found.values():
        alike.sort(key=lambda said: (_PLACES[said.rule], said.text, str(said.evidence)))
    findings = (said for severity in get_args(Severity) for said in found[severity])
    return Audit(
        rows=tuple(_finding(i, said) for i, said in enumerate(findings, 1)),
        origin=origin(profile),
        on=on,
        method=sentences.METHOD,
        left_out=tuple(_left_out(profile, said) for said in found["unchecked"]),
        agrees=tuple(map(_agreeing, found["agrees"])),
    )


@frozen
class _Said:
    """An outcome with its rule, its records in the sources' order, and their statements."""

    verdict: Verdict
    rule: RuleName
    text: str
    gist: str
    records: tuple[str, ...]
    evidence: tuple[Citation, ...]


def _said(profile: Profile, rule: RuleName, outcome: Outcome) -> _Said:
    records = in_order(profile, (profile[record] for record in outcome.records))
    verdict, text = outcome.verdict, outcome.text
    # Two sources may differ; a source contradicts only itself, or a table.
    sources = (sources_of(profile, record) for record in outcome.records)
    if verdict == "contradiction" and not set.intersection(*map(set, sources)):
        verdict, text = "tension", f"{text} {sentences.DIFFERENT_SOURCES}"
    return _Said(
        verdict=verdict,
        rule=rule,
        text=text,
        gist=outcome.gist,
        records=tuple(record.id for record in records),
        evidence=evidence_of(profile, outcome.records),
    )


def _finding(number: int, said: _Said) -> Finding:
    severity: Any = said.verdict
    return Finding(
        number=number,
        severity=severity,
        rule=said.rule,
        text=said.text,
        records=said.records,
        evidence=said.evidence,
        gist=said.gist,
    )


def _agreeing(said: _Said) -> AgreeingCheck:
    return AgreeingCheck(
        rule=said.rule, text=said.text, records=said.records, evidence=said.evidence
    )


def _left_out(profile: Profile, said: _Said) -> LeftOut:
    names = listed((profile[record].name for record in said.records), MOST_NAMES)
    return LeftOut(names, said.text, said.evidence, said.rule)
