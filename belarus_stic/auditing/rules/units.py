"""One unit is written in one way.

Compared: the units of all figures. A note where a unit that is used once is the plural of another,
or is written in other letters, so that its figure is compared with none.

Silent: units of money and percentages, and pairs of which both are used more often.
"""

from collections.abc import Iterator

from belarus_stic.auditing.outcomes import Outcome
from belarus_stic.model import Profile
from belarus_stic.tables import plural


def check(profile: Profile) -> Iterator[Outcome]:
    """Look for units that differ by an ending or by small and capital letters."""
    used: dict[str, list[str]] = {}
    for figure in profile.figures:
        if not figure.value.is_money:
            used.setdefault(figure.value.unit, []).append(figure.id)
    for unit in sorted(used):
        other = plural(unit)
        if other != unit and other in used and min(len(used[unit]), len(used[other])) == 1:
            text = f'"{other}" and "{unit}" are two units; is one meant?'
            yield Outcome("note", [*used[unit], *used[other]], text)
