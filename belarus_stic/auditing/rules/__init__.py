"""The rules of the audit; their docstrings say what each does.

To add a rule:

1. write `rules/<rule>.py` with a function `check(profile)` that yields an `Outcome` for each check
   (a note on many records at once is a function in `notes.py`);
2. say in its docstring what it compares, how severe it is, and what leaves it silent;
3. add it to `RULES` here, where its findings shall stand on the page;
4. add `tests/auditing/test_<rule>.py` with a profile in which it speaks and one in which not;
5. run the audit of the packaged profile: what it finds there must be in the source.

Order, evidence, numbers and what differs between sources are seen to in `answer.py`. Whatever a
rule compares is grouped first, so that it stays linear in the number of records, and long lists in
its sentences are cut. Two costs are more: ties are read once for each date at which something is
said not to be, and once for each list that is narrower than its kind, of which a report has few.
"""

from collections.abc import Mapping

from belarus_stic.auditing.checks import Rule
from belarus_stic.auditing.rules import (
    counts,
    dates,
    denials,
    figures,
    lists,
    membership,
    negatives,
    notes,
    times,
    totals,
)

# By name, in the order of the page.
RULES: Mapping[str, Rule] = {
    "membership": membership.check,
    "denials": denials.check,
    "values": figures.values,
    "totals": totals.check,
    "shares": figures.sums_of_shares,
    "denominators": figures.denominators,
    "durations": times.durations,
    "counts": counts.check,
    "windows": times.windows,
    "lists": lists.check,
    "dates": dates.check,
    "statements": notes.statements,
    "units": notes.units,
    "open lists": notes.open_lists,
    "undated": notes.undated,
    "negatives": negatives.check,
}

__all__ = ["RULES"]
