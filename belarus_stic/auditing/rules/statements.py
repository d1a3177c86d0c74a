"""Every statement of a source is cited by a record, or said to hold no fact.

Compared: the statements of each source with the citations of all records. A note for each source
that has others. Silent: a source whose statements are not listed.
"""

from collections.abc import Iterator

from belarus_stic.auditing.outcomes import Outcome
from belarus_stic.auditing.readings import are, cut
from belarus_stic.model import Profile
from belarus_stic.values import Citation


def check(profile: Profile) -> Iterator[Outcome]:
    """Look for statements of which nothing is recorded."""
    cited = {cite for record in profile for cite in record.cites}
    for source in profile.sources:
        cited.update(Citation(source.id, locator) for locator, _ in source.without_facts)
        locators = (locator for locator, _ in source.statements)
        if left := [one for one in locators if Citation(source.id, one) not in cited]:
            text = f"{are(len(left), 'statement')} neither cited nor said to hold no fact"
            yield Outcome("note", [source.id], f"{source.name}: {text} ({cut(left)})")
