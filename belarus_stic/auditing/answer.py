"""The audit: `audit`, its table, and how what the rules say becomes rows."""

from typing import Any, ClassVar

from attrs import evolve, frozen

from belarus_stic import facts, tables
from belarus_stic.auditing import sentences
from belarus_stic.auditing.checks import Outcome, cut, sources_of
from belarus_stic.auditing.finding import Finding
from belarus_stic.auditing.rules import RULES
from belarus_stic.model import Profile

_MOST_ROWS = 60


@frozen(repr=False, kw_only=True)
class Audit(tables.Table[Finding]):
    """The findings by severity, rule and text.

    `agrees` holds the checks that were in order, `negatives` what sources say is not there or not
    so, each with what the records hold all the same.

    `audit["7"]` is the finding of that number on the page, `audit["membership"]` that of a rule.
    """

    title: ClassVar[str] = "Audit"
    row_type = Finding

    agrees: tuple[Finding, ...] = ()
    negatives: tuple[Finding, ...] = ()

    def _headline(self) -> str:
        return sentences.headline(self, self.agrees)

    def _notes(self) -> tuple[str, ...]:
        return sentences.notes(self, self.negatives, self.agrees)

    def _keys_of(self, row: Any) -> tuple[str, ...]:
        # These are no `keys`: in `where`, a rule may have found nothing.
        return str(row.number), row.rule

    def footnotes(self) -> tuple[str, ...]:
        """Return what every audit leaves open."""
        # Where nothing was compared, the headline says so.
        is_compared = self.agrees or any(row.severity != "note" for row in self)
        return sentences.footnotes(self.agrees) if is_compared else ()

    def displayed(self, *, all_rows: bool = False) -> tables.Displayed:
        """Return the findings with their statements, under a heading for each severity."""
        shown = self.rows if all_rows else self.rows[:_MOST_ROWS]
        cells = sentences.lines(shown, several_sources=len(self.sources) > 1)
        if len(shown) < len(self):
            cells.append([f"and {tables.counted(len(self) - len(shown), 'more finding')}"])
        return tables.Displayed((), cells, [True, False])

    def to_text(
        self, width: int = 80, *, all_rows: bool = False, all_notes: bool = False, more: str = ""
    ) -> str:
        """Return the audit for a terminal; `all_notes` adds every check that agrees."""
        page = self._page(all_rows=all_rows)
        if not all_notes:
            shown = sentences.footnotes(self.agrees, more or ".notes()")
            page = evolve(page, footnotes=page.footnotes and shown, ends=())
        return str(page.text(tables.whole_number("width", width, 1), all_notes=all_notes))

    def _page(self, *, all_rows: bool = False) -> Any:
        # The checks that agree are not read first: they stand with method and source.
        page = super()._page(all_rows=all_rows)
        return evolve(page, notes=(), ends=(*page.notes, *page.ends))


def audit(profile: Profile) -> Audit:
    """Check whether the records of a profile agree with each other and with the reference tables.

    A finding is a contradiction, a tension, a gap or a note (see `Finding`), and stands only where
    the bounds that the sources' words set leave no doubt. Sources are kept apart: where two differ,
    that is a tension, and neither contradicts itself. `Audit.agrees` holds the checks that were in
    order, `left_out` what could not be decided. The rules are those of `auditing/rules`.

    >>> from belarus_stic import load_profile
    >>> [row.text for row in audit(load_profile()).where(severity="contradiction")]
    ['Switzerland is placed within the EU; it was no member in November 2011.']

    Raises `OptionError` for anything but a profile.
    """
    on = facts.date_asked(profile)
    rows = [row for name in RULES for row in _found(profile, name)]

    def numbered(*severities: str) -> tuple[Finding, ...]:
        ordered = (row for severity in severities for row in rows if row.severity == severity)
        return tuple(evolve(row, number=i) for i, row in enumerate(ordered, 1))

    return Audit(
        rows=numbered(*sentences.HEADINGS),
        origin=facts.origin(profile),
        on=on,
        method=sentences.METHOD,
        left_out=tuple(_left_out_of(profile, row) for row in numbered("unchecked")),
        agrees=numbered("agrees"),
        negatives=numbered("negative"),
    )


def _found(profile: Profile, rule: str) -> list[Finding]:
    """Return what a rule finds, each once: a record may be met in several sources that it cites."""
    rows = dict.fromkeys(_finding(profile, rule, one) for one in RULES[rule](profile))
    return sorted(rows, key=lambda row: (row.text, str(row.evidence)))


def _finding(profile: Profile, rule: str, outcome: Outcome) -> Finding:
    severity: Any = outcome.severity
    text = "; ".join(filter(None, (outcome.text, outcome.more)))
    # Two sources may differ; a source contradicts only itself, or a table.
    sources = [sources_of(profile, record) for record in outcome.records]
    if severity == "contradiction" and not frozenset.intersection(*sources):
        severity, text = "tension", f"{text}; {sentences.DIFFERENT_SOURCES}"
    records = facts.in_order(profile, (profile[name] for name in outcome.records))
    return Finding(
        number=0,
        severity=severity,
        rule=rule,
        text=text if severity == "unchecked" else tables.sentence(text),
        records=tuple(record.id for record in records),
        evidence=facts.evidence_of(profile, outcome.records),
        short=outcome.text,
    )


def _left_out_of(profile: Profile, row: Finding) -> tables.LeftOut:
    names = cut(profile[record].name for record in row.records)
    return tables.LeftOut(names, row.text, row.evidence, row.rule)
