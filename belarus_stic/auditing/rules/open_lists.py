"""Lists that a source leaves open name examples only.

Compared: nothing; one note for all of them. Silent: where every list is complete.
"""

from collections.abc import Iterator

from belarus_stic.auditing.outcomes import Outcome
from belarus_stic.model import Profile
from belarus_stic.tables import counted


def check(profile: Profile) -> Iterator[Outcome]:
    """Look for lists left open."""
    if found := [record.id for record in profile.lists if record.complete == "open"]:
        text = f"in {counted(len(found), 'list')} only examples are given"
        yield Outcome("note", found, f"{text}: not to be named there means nothing")
