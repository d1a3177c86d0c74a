"""The rules of the audit; each file's docstring says what one does.

To add a rule:

1. write `rules/<rule>.py` with a function `check(profile)` that yields an `Outcome` for each check;
2. say in its docstring what it compares, how severe it is, and what leaves it silent;
3. add it to `RULES` here, where its findings shall stand on the page;
4. add `tests/auditing/test_<rule>.py` with a profile in which it speaks and one in which not;
5. run the audit of the packaged profile: what it finds there must be in the source.

Order, evidence, numbers and what differs between sources are seen to in `answer.py`. Whatever a
rule compares is grouped first, so that it stays linear in the number of records, and long lists in
its sentences are cut.
"""

from collections.abc import Mapping

from belarus_stic.auditing.outcomes import Rule
from belarus_stic.auditing.rules import (
    counts,
    dates,
    denials,
    denominators,
    durations,
    lists,
    membership,
    open_lists,
    shares,
    statements,
    totals,
    undated,
    units,
    values,
    windows,
)

# By name, in the order of the page.
RULES: Mapping[str, Rule] = {
    "membership": membership.check,
    "denials": denials.check,
    "values": values.check,
    "totals": totals.check,
    "shares": shares.check,
    "denominators": denominators.check,
    "durations": durations.check,
    "counts": counts.check,
    "windows": windows.check,
    "lists": lists.check,
    "dates": dates.check,
    "statements": statements.check,
    "units": units.check,
    "open lists": open_lists.check,
    "undated": undated.check,
}

__all__ = ["RULES"]
