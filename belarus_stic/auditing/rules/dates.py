"""No fact is of a later date than its source.

Compared: the dates of what is told as done (an agreement signed, in force or ended, a policy
signed, a body founded, a membership begun, a number stated for a period) and the date a record
speaks at, with the latest date of its sources, or the profile's where they have none. A tension:
the source may speak of what was to come, or one of the dates is a slip.

Silent: plans (programmes, projects, centres and events of later years, planned agreements, sums
planned, budgeted or allocated), and dates that are approximate.
"""

from collections.abc import Iterator
from datetime import date

from belarus_stic.auditing.outcomes import Outcome
from belarus_stic.auditing.readings import sources_of
from belarus_stic.facts import in_order, when_words
from belarus_stic.model import Agreement, Figure, Membership, Profile, Record, Source
from belarus_stic.tables import period_words
from belarus_stic.values import Period

_DONE = {
    "signed": "signed",
    "in_force": "in force",
    "ended": "ended",
    "founded": "founded",
    "period": "of a time that begins",
    "as_of": "told as of a date",
}
_PLANS = frozenset({"planned", "budgeted", "allocated"})


def check(profile: Profile) -> Iterator[Outcome]:
    """Check the dates of every record."""
    for record in in_order(profile, (one for one in profile if not isinstance(one, Source))):
        known = _known_at(profile, record)
        for name, words in _DONE.items():
            stated: Period | None = getattr(record, name, None)
            if stated is not None and _is_told(record, name) and stated.begins_after(known):
                start = Period(stated.text.partition("/")[0])
                text = f"{record.name} is {words} {when_words(start)}, after the date of its source"
                yield Outcome("tension", [record.id], f"{text} ({period_words(known)}).")
                break


def _is_told(record: Record, name: str) -> bool:
    """Tell whether a field of a record tells what has been, and not what is to come."""
    if isinstance(record, Agreement):
        return record.status != "planned"
    if name != "period":
        return True
    is_figure = isinstance(record, Figure) and record.stage not in _PLANS
    return is_figure or isinstance(record, Membership)


def _known_at(profile: Profile, record: Record) -> Period:
    """Return the latest date of the sources of a record, else the profile's."""
    dates = [
        day
        for name in sources_of(profile, record.id)
        if isinstance(source := profile[name], Source)
        for day in (source.as_of, source.published, source.accessed)
        if day is not None
    ]
    return max(dates, key=lambda day: day.latest or date.max, default=profile.as_of)
