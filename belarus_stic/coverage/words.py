"""Phrases of the answer's sentences: what is counted, among whom, and who says so."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from belarus_stic.model import TieKind
from belarus_stic.reference import country
from belarus_stic.tables import by_alphabet, counted, listed, names_words, plural

if TYPE_CHECKING:
    from belarus_stic.coverage.answer import Coverage, CoverageRow

_AREAS_WITH_ARTICLE = frozenset({"Americas", "Caribbean", "Channel Islands", "World"})
_COUNTRIES_WITH_ARTICLE = ("United ", "Netherlands", "Philippines", "Maldives", "Bahamas")
# Kinds of tie that take no article.
_UNCOUNTED = {"event": "support for an event", "funding": "funding of co-operation"}


def reporter(coverage: "Coverage") -> str:
    """Return who speaks: the report, or one of several sources."""
    return "the report" if len(coverage.origin.publishers) == 1 else "a source"


def with_article(name: str) -> str:
    """Return a country as a sentence names it.

    >>> with_article("United States"), with_article("Latvia")
    ('the United States', 'Latvia')
    """
    return f"the {name}" if name.startswith(_COUNTRIES_WITH_ARTICLE) else name


def names(codes: Iterable[str], most: int = 8) -> str:
    """Return countries by alphabet as a sentence names them; of more than `most` how many."""
    ordered = by_alphabet(country(code).name for code in codes)
    return listed(map(with_article, ordered)) if len(ordered) <= most else names_words(ordered)


def place(row: "CoverageRow") -> str:
    """Return an area, group or list as a sentence names it."""
    name = row._population.short_name
    if row.by == "list":
        return f"the list {name!r}"
    return f"the {name}" if row.by == "group" or name in _AREAS_WITH_ARTICLE else name


def member(row: "CoverageRow") -> str:
    """Return what a member of an area, group or list is called."""
    noun = "UN member state"
    if row.by in {"group", "list"}:
        noun = "country" if row.by == "list" else "member state"
    if row._population.others:
        noun = "full member"
    return f"other {noun}" if row._population.has_home else noun


def members(row: "CoverageRow") -> str:
    """Return the members of a row, counted: "27 member states of the European Union"."""
    counted_members = counted(row.n_members, member(row))
    if row.name == "World":
        return counted_members
    return f"{counted_members} {'in' if row.by == 'list' else 'of'} {place(row)}"


def tie(coverage: "Coverage", codes: Iterable[str]) -> str:
    """Return what is counted, without an article, as far as it is documented for `codes`.

    "agreement" where all counted are, "legal basis for co-operation" where none is, else both.
    """
    statuses = coverage._statuses
    found = [statuses.is_legal_basis(code) for code in codes if code in statuses.ties]
    nouns = [noun for kind in coverage.kinds for noun in _nouns(kind, found)]
    if coverage.level:
        nouns[0] = f"{coverage.level} {nouns[0]}"
    *others, last = nouns
    words = f"{', '.join(others)} or {last}" if others else last
    return f"{words} for co-operation" if words.endswith("legal basis") else words


def _nouns(kind: TieKind, is_legal_basis: list[bool]) -> list[str]:
    if kind != "agreement":
        return [_UNCOUNTED.get(kind, kind)]
    if is_legal_basis and all(is_legal_basis):
        return ["legal basis"]
    # Where nothing is documented, neither is.
    return (
        ["agreement"]
        if is_legal_basis and not any(is_legal_basis)
        else ["agreement", "other legal basis"]
    )


def with_a(tie_words: str) -> str:
    """Return what is counted with its article.

    >>> with_a("agreement or other legal basis"), with_a("funding of co-operation")
    ('an agreement or other legal basis', 'funding of co-operation')
    """
    if tie_words.startswith(tuple(_UNCOUNTED.values())):
        return tie_words
    return f"{'an' if tie_words[0] in 'aei' else 'a'} {tie_words}"


def lists_words(coverage: "Coverage", codes: Iterable[str]) -> str:
    """Return the lists that do not name countries, up to the verb: "the report's list does not"."""
    lists = coverage._statuses.lists_of(codes)
    levels = {one.level for one in lists}
    level = levels.pop() if len(levels) == 1 and coverage.level is None else None
    of = f" of {level} {plural('agreement')}" if level else ""
    if len(lists) == 1:
        return f"{reporter(coverage)}'s list{of} does not"
    return f"{reporter(coverage)}'s lists{of} do not"
