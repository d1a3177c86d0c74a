"""One unit is written in one way.

Compared: the units of all figures. A note where of two units that differ by an ending one is used
once: its figure is then compared with none of the other. Silent: pairs that are used more often.
"""

from collections.abc import Iterator

from belarus_stic.auditing.outcomes import Outcome
from belarus_stic.model import Profile
from belarus_stic.tables import plural


def check(profile: Profile) -> Iterator[Outcome]:
    """Look for a unit that is the plural of another."""
    used: dict[str, list[str]] = {}
    for figure in profile.figures:
        used.setdefault(figure.value.unit, []).append(figure.id)
    for unit, records in used.items():
        others = used.get(plural(unit), []) if plural(unit) != unit else []
        if others and 1 in {len(records), len(others)}:
            text = f'"{unit}" and "{plural(unit)}" are counted as two units'
            yield Outcome("note", [*records, *others], text)
