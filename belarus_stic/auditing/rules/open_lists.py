"""Lists that a source leaves open name examples only.

Compared: nothing; one note for all of them. Silent: where every list is complete.
"""

from collections.abc import Iterator

from belarus_stic.auditing.outcomes import Outcome
from belarus_stic.model import Profile
from belarus_stic.tables import counted


def check(profile: Profile) -> Iterator[Outcome]:
    """Look for lists left open."""
    left_open = [record.id for record in profile.lists if record.complete == "open"]
    if left_open:
        text = f"In {counted(len(left_open), 'list')} only examples are given: not to be named "
        yield Outcome("note", left_open, f"{text}there means nothing.")
