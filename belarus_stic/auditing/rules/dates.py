"""No fact is of a later date than its source.

Compared: the dates of what is told as done (an agreement signed, in force or ended, a policy
signed, a body founded, a membership begun, a number stated for a period) and the date a record
speaks at, with the dates its sources speak at, or the profile's where one has none. A tension: the
source may speak of what was to come, or one of the dates is a slip. One check is one record.

Silent: plans (programmes, projects, centres and events of later years, planned agreements, sums
planned, budgeted or allocated), and dates that are approximate.
"""

from collections.abc import Iterator

from belarus_stic.auditing.checks import Outcome, cut, sources_of
from belarus_stic.facts import when_words
from belarus_stic.model import Figure, Membership, Profile, Record
from belarus_stic.tables import period_words
from belarus_stic.values import Period

_DONE = {"signed": "signed", "in_force": "in force", "ended": "ended", "founded": "founded"}
_PLANS = frozenset({"planned", "budgeted", "allocated"})


def check(profile: Profile) -> Iterator[Outcome]:
    """Check the dates of every record."""
    spoken = {source.id: source.as_of or profile.as_of for source in profile.sources}
    for record in profile:
        days = dict.fromkeys(spoken[name] for name in sorted(sources_of(profile, record.id)))
        for words, stated in _told(record) if days else ():
            if stated and all(map(stated.begins_after, days)):
                against = f"the source speaks as of {cut(map(period_words, days))}"
                text = f"{record.name}: {words} {when_words(stated.start or stated)}; {against}"
                yield Outcome("tension", [record], text)
                break


def _told(record: Record) -> Iterator[tuple[str, Period | None]]:
    """Yield the dates of what a record tells as done, each with the word for it."""
    if getattr(record, "status", None) != "planned":
        yield from ((words, getattr(record, name, None)) for name, words in _DONE.items())
    if isinstance(record, Membership) or (
        isinstance(record, Figure) and record.stage not in _PLANS
    ):
        yield "from a time that begins", record.period
    yield "told as of a date", record.as_of
