"""Phrases of the answer's sentences: what is counted, among whom, and who says so."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from belarus_stic import facts
from belarus_stic.coverage.populations import short_name
from belarus_stic.reference import country
from belarus_stic.tables import by_alphabet, counted, in_threes, listed, names_words

if TYPE_CHECKING:
    from belarus_stic.coverage.answer import Coverage, CoverageRow

_AREAS = frozenset({"Americas", "Caribbean", "Channel Islands", "World"})
_COUNTRIES = ("United ", "Netherlands", "Philippines", "Maldives", "Bahamas")
# Kinds of tie that need more words, and take no article.
_UNCOUNTED = {"event": "support for an event", "funding": "funding of co-operation"}


def reporter(answer: Coverage) -> str:
    """Return who speaks: the report, or one of several sources."""
    return "the report" if len(answer.origin.publishers) == 1 else "a source"


def names(codes: Iterable[str], most: int = 8) -> str:
    """Return countries by alphabet as a sentence names them; of more than `most` how many."""
    found = by_alphabet(country(code).name for code in codes)
    if len(found) > most:
        return names_words(found, most)
    return listed(f"the {name}" if name.startswith(_COUNTRIES) else name for name in found)


def few(codes: Iterable[str], most: int = 3) -> str:
    """Return a few countries by name, of more their number alone."""
    found = tuple(codes)
    return names(found) if len(found) <= most else in_threes(len(found))


def are(codes: Iterable[object]) -> str:
    """Return the verb for one or several."""
    return "is" if len(tuple(codes)) == 1 else "are"


def place(row: CoverageRow) -> str:
    """Return an area, group or list as a sentence names it."""
    return _in_place(row.by, row._population.short)


def among(answer: Coverage, one: facts.SourceList) -> str:
    """Return whom a list is among as a sentence names them."""
    profile, ref = answer._statuses.profile, str(one.among)
    return _in_place(facts.kind_of(profile, ref), short_name(profile, ref))


def _in_place(kind: str, name: str) -> str:
    if kind == "list":
        return f"the list {name!r}"
    return f"the {name}" if kind == "group" or name in _AREAS else name


def members(answer: Coverage, row: CoverageRow) -> str:
    """Return the members of a row, counted: "27 member states of the European Union"."""
    of = "" if row.by == "world" else f" of {place(row)}"
    return f"{counted(row.n_members, member(row))}{of}{at_another_date(answer)}"


def at_another_date(answer: Coverage) -> str:
    """Return the date of the memberships, "" where it is that of the ties."""
    on, day = answer._statuses.asked.on, answer.members_on
    return f" {facts.when_words(day)}" if day and day.last_day != on.last_day else ""


def member(row: CoverageRow) -> str:
    """Return what a member of an area, group or list is called."""
    noun = {"group": "member state", "list": "country"}.get(row.by, "UN member state")
    if row._population.others:
        noun = "full member"
    return f"other {noun}" if row._population.has_home else noun


def kinds(answer: Coverage, codes: Iterable[str]) -> str:
    """Return what is counted, as far as it is documented for `codes`; without an article.

    "agreement" where all counted are, "legal basis for co-operation" where none is, else both.
    """
    statuses = answer._statuses
    basis = {statuses.is_legal_basis(code) for code in codes if code in statuses.ties}
    agreement = {frozenset({False}): "agreement", frozenset({True}): "legal basis"}.get(
        frozenset(basis), "agreement, other legal basis"
    )
    words = [agreement if kind == "agreement" else kind for kind in answer.kinds]
    text = " or ".join(", ".join(_UNCOUNTED.get(word, word) for word in words).rsplit(", ", 1))
    text = f"{text} for co-operation" if text.endswith("legal basis") else text
    return f"{answer.level} {text}" if answer.level else text


def with_a(text: str) -> str:
    """Return what is counted, or a kind of tie, with its article.

    >>> with_a("agreement or other legal basis"), with_a("funding")
    ('an agreement or other legal basis', 'funding of co-operation')
    """
    text = _UNCOUNTED.get(text, text)
    if text.startswith(tuple(_UNCOUNTED.values())):
        return text
    return f"{'an' if text[0] in 'aei' else 'a'} {text}"


def lists_without(answer: Coverage, codes: Iterable[str]) -> str:
    """Return which lists leave countries unlisted: "the report's list of agreements does"."""
    found = answer._statuses.lists_without(codes)
    level, *others = {one.level for one in found}
    of = f" of {level} agreements" if level and not others and not answer.level else ""
    lists, do = ("lists", "do") if len(found) > 1 else ("list", "does")
    return f"{reporter(answer)}'s {lists}{of} {do}"


def undated(answer: Coverage) -> str:
    """Return how many of the records counted are undated, "" where none is."""
    found = {tie.record: tie.dated for row in answer for tie in _ties(answer, row)}
    number = sum(not dated for dated in found.values())
    if not number:
        return ""
    if number < len(found):
        records = f"{in_threes(number)} of the {counted(len(found), 'record')}"
        return f"{records} counted {'is' if number == 1 else 'are'} undated"
    some = {1: "the one record counted is", 2: "both records counted are"}
    return f"{some.get(number, f'all {in_threes(number)} records counted are')} undated"


def _ties(answer: Coverage, row: CoverageRow) -> Iterable[facts.Tie]:
    return (tie for code in row.documented for tie in answer._statuses.ties[code])


def there_is(told: facts.Denial | facts.Remark) -> str:
    """Return what a source denies or remarks: "there are no official contacts"."""
    what = told.text if isinstance(told, facts.Remark) else f"no {' or '.join(sorted(told.kinds))}"
    return f"there {'are' if what.endswith('s') else 'is'} {what}"
