"""No fact is of a later date than its source.

Compared: the dates of what is told as done (an agreement signed, in force or ended, a policy
signed, a body founded, a membership begun, a number stated for a period) and the date a record
speaks at, with the latest date of its sources, or the profile's where they have none. A tension:
the source may speak of what was to come, or one of the dates is a slip. One check is one record.

Silent: plans (programmes, projects, centres and events of later years, planned agreements, sums
planned, budgeted or allocated), and dates that are approximate.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from belarus_stic.auditing.outcomes import Outcome
from belarus_stic.auditing.readings import sources_of
from belarus_stic.facts import when_words
from belarus_stic.model import Agreement, Figure, Membership, Profile, Record, Source
from belarus_stic.tables import period_words
from belarus_stic.values import Period

_DONE = {"signed": "signed", "in_force": "in force", "ended": "ended", "founded": "founded"}
_PLANS = frozenset({"planned", "budgeted", "allocated"})


def check(profile: Profile) -> Iterator[Outcome]:
    """Check the dates of every record."""
    latest = {
        source.id: max(
            (day for day in (source.as_of, source.published, source.accessed) if day is not None),
            key=lambda day: day.latest or date.max,
            default=profile.as_of,
        )
        for source in profile.sources
    }
    for record in profile:
        if isinstance(record, Source):
            continue
        dates = [latest[name] for name in sources_of(profile, record.id)]
        known = max(dates, key=lambda day: day.latest or date.max, default=profile.as_of)
        for words, stated in _told(record).items():
            if stated.begins_after(known):
                start = Period(stated.text.partition("/")[0])
                text = f"{record.name}: {words} {when_words(start)}"
                against = f"the source speaks no later than {period_words(known)}"
                yield Outcome("tension", [record.id], text, against)
                break


def _told(record: Record) -> Mapping[str, Period]:
    """Return the dates of what a record tells as done, each with the word for it."""
    if isinstance(record, Agreement) and record.status == "planned":
        return {}
    found = {words: getattr(record, name, None) for name, words in _DONE.items()}
    is_past = isinstance(record, Membership) or (
        isinstance(record, Figure) and record.stage not in _PLANS
    )
    found["from a time that begins"] = getattr(record, "period", None) if is_past else None
    found["told as of a date"] = record.as_of
    return {words: stated for words, stated in found.items() if stated is not None}
