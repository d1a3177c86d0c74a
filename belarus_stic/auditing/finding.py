"""The row of an audit: one finding."""

from attrs import field, frozen

from belarus_stic.auditing.checks import Severity
from belarus_stic.tables import Card, Row, described
from belarus_stic.values import Citation


@frozen(kw_only=True, repr=False)
class Finding(Row):
    """What one rule says of some records.

    `severity`:

    - "contradiction": as recorded, not all of it can be true;
    - "tension": all of it can be true, but only on a reading that the source does not give, or two
      sources differ;
    - "gap": what is stated cannot be checked, added or divided with what else is stated;
    - "note": what a reader must bear in mind about many records at once;
    - "agrees": compared, and found in order; no row of the table, but in `Audit.agrees`;
    - "negative": said to be absent, denied, not in force or in the way; in `Audit.negatives`.
    """

    number: int = described("place on the page")
    severity: Severity = described("contradiction, tension, gap or note: how severe it is")
    rule: str = described("the rule that found it")
    text: str = described("what was found, in a sentence")
    records: tuple[str, ...] = described("ids of the records it is about, in the sources' order")
    evidence: tuple[Citation, ...] = described("statements cited by the records it is about")
    _short: str = field(eq=False)

    def card(self) -> Card:
        """Return what was found, by which rule, and where it stands."""
        lines = [("Severity", self.severity), ("Rule", self.rule)]
        return Card(self.text, [*lines, ("Records", self.records), ("Statements", self.evidence)])
