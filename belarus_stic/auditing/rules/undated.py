"""Figures that neither their words nor what they are about put in time.

Compared: nothing; one note for all of them. Silent: where every figure has a date or period.
"""

from collections.abc import Iterator

from belarus_stic.auditing.outcomes import Outcome
from belarus_stic.auditing.readings import ids, time_of
from belarus_stic.model import Profile
from belarus_stic.tables import counted


def check(profile: Profile) -> Iterator[Outcome]:
    """Look for figures without a date."""
    if found := [one for one in profile.figures if time_of(profile, one).kind == "undated"]:
        text = f"{counted(len(found), 'figure')} {'state' if len(found) > 1 else 'states'}"
        yield Outcome("note", ids(found), f"{text} no date or period")
