"""Which amounts may be added: one rule, in the one class that adds.

A sum of money is only as meaningful as the least its terms have in common. Two amounts may be
added if they agree in channel, stage, purpose, scope, currency and in what they measure, and if
their periods are known to share no day; and never a whole with its part, whatever the periods.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import zip_longest
from typing import Literal, NamedTuple

from attrs import field, frozen

from belarus_stic.errors import NotAnswerableError, UnitMismatchError
from belarus_stic.values import Period, Quantity
from belarus_stic.values.quantity import total

Kind = Literal["stated", "total", "share", "derived", "given"]

_NOT_STATED = "not stated"
_WHY_NEVER = {
    "share": "a percentage is a part of something, not an amount",
    "derived": "a derived figure is a quotient of others, not an amount that was paid",
    "given": "it was given by the user, who has not said what it covers",
}


@frozen
class Term:
    """An amount as one figure states it, with all that decides what it may be added to.

    `subjects` is what the figure is about, `wholes` what they are part of, themselves included;
    `channel` the outermost of these.
    """

    figure: str
    value: Quantity
    kind: Kind
    channel: tuple[str, ...] = ()
    subjects: frozenset[str] = frozenset()
    wholes: frozenset[str] = frozenset()
    indicator: str = ""
    stage: str | None = None
    purpose: str | None = None
    scope: str | None = None
    per: str | None = None
    period: Period | None = None

    @property
    def pool(self) -> Pool:
        """What must be the same in every term of a sum."""
        return Pool(
            "; ".join(self.channel),
            self.stage or _NOT_STATED,
            self.purpose or _NOT_STATED,
            self.scope or _NOT_STATED,
            self.value.unit,
            self.indicator,
        )

    def __str__(self) -> str:
        return f"{self.value} ({self.figure})"


class Pool(NamedTuple):
    """What all terms of a sum have in common."""

    channel: str
    stage: str
    purpose: str
    scope: str
    currency: str
    indicator: str

    def unlike(self, other: Pool) -> str:
        """Say in what two pools differ, in words."""
        return ", ".join(
            f"{name} ({mine} / {theirs})"
            for name, mine, theirs in zip(self._fields, self, other, strict=True)
            if mine != theirs
        )


@frozen(repr=False)
class Amount:
    """An amount of money, which adds only to what it may be added to.

    `value` is the number with its hedge and currency. `+` and `sum` work where a total means
    something: one channel, stage, purpose, scope, currency and indicator, periods that share no
    day, no whole beside its part, and no figure twice. Everything else raises
    `NotAnswerableError`, or `UnitMismatchError` for unlike currencies, with the reason. To add
    regardless is to say so: `row.amount.value` is a plain `Quantity`.

    >>> from belarus_stic import load_profile
    >>> from belarus_stic.funding import funding_breakdown
    >>> money = funding_breakdown(load_profile())["istc-money-belarus-2010"].amount
    >>> print(money)
    580000 USD
    >>> money + money
    Traceback (most recent call last):
    belarus_stic.errors.NotAnswerableError: ... would be counted twice...
    """

    terms: tuple[Term, ...]
    value: Quantity = field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        if len(self.terms) > 1:
            _check_kinds(self.terms)
            _check_one_pool(self.terms)
            for figure, why in obstacles(self.terms).items():
                message = f"these amounts have no sum: {figure!r} {why}"
                raise NotAnswerableError(message)
        object.__setattr__(self, "value", total(term.value for term in self.terms))

    def __add__(self, other: object) -> Amount:
        if not isinstance(other, Amount):
            return NotImplemented
        return Amount((*self.terms, *other.terms))

    def __radd__(self, other: object) -> Amount:
        # sum() starts from a bare 0.
        return self if other == 0 else NotImplemented

    def __str__(self) -> str:
        return str(self.value)

    def __repr__(self) -> str:
        return f"Amount({str(self.value)!r})"


def _check_kinds(terms: tuple[Term, ...]) -> None:
    for term in terms:
        if term.kind in _WHY_NEVER:
            message = f"{term} is never added: {_WHY_NEVER[term.kind]}"
            raise NotAnswerableError(message)


def _check_one_pool(terms: tuple[Term, ...]) -> None:
    first = terms[0]
    for term in terms[1:]:
        if term.pool == first.pool:
            continue
        message = (
            f"{first} and {term} cannot be added: they differ in {first.pool.unlike(term.pool)}; "
            "only amounts of one channel, stage, purpose, scope, currency and indicator can"
        )
        unlike_units = term.value.unit != first.value.unit
        raise (UnitMismatchError if unlike_units else NotAnswerableError)(message)


def obstacles(terms: Iterable[Term]) -> dict[str, str]:
    """Return by figure why each term of one pool cannot be added to the others; the rest can be.

    A part yields to its whole. Of figures whose periods overlap none is preferred.
    """
    found: dict[str, str] = {}
    terms = tuple(terms)
    for figure, count in Counter(term.figure for term in terms).items():
        if count > 1:
            found[figure] = "would be counted twice; each figure stands once in a sum"
    for term in terms:
        if why := _alone(term):
            found.setdefault(term.figure, why)
    for term, whole in _parts(term for term in terms if term.figure not in found):
        found[term.figure] = (
            f"is about a part of what {whole!r} is about, and a whole is never added to its part; "
            "the parts could be added to each other if it were left out"
        )
    for term, other in _overlapping(term for term in terms if term.figure not in found):
        found[term.figure] = (
            f"covers {term.period}, which overlaps {other.period} of {other.figure!r}; "
            "figures for periods that share no day could be added"
        )
    return found


def _alone(term: Term) -> str:
    """Why this term can be added to nothing at all, or nothing."""
    if term.scope in {None, "unstated"}:
        return (
            "may be the country's share or a whole programme's, which are never added; "
            "if the source said which, it could be added to others of that scope"
        )
    if term.period is None:
        return "has no stated period, so it may overlap any other; with a period it could be added"
    if term.period.approximate:
        return f"covers {term.period}, only roughly; with exact dates it could be added"
    if term.per == "annual average" or (term.per == "annual" and term.period.is_span):
        return f"is a yearly figure, not the sum over {term.period}; that sum could be added"
    return ""


def _parts(terms: Iterable[Term]) -> Iterator[tuple[Term, str]]:
    """Yield each term whose subjects are part of another's, with that other's figure."""
    by_subjects: dict[frozenset[str], list[Term]] = defaultdict(list)
    for term in terms:
        by_subjects[term.subjects].append(term)
    # Each set of subjects is looked up by its rarest member: the time stays linear in a profile.
    frequency = Counter(subject for subjects in by_subjects for subject in subjects)
    by_rarest: dict[str, list[frozenset[str]]] = defaultdict(list)
    for subjects in by_subjects:
        by_rarest[min(subjects, key=lambda s: (frequency[s], s))].append(subjects)
    for subjects, parts in by_subjects.items():
        for part in parts:
            wider = [
                other
                for subject in sorted(part.wholes)
                for other in by_rarest.get(subject, ())
                if other != subjects and other <= part.wholes
            ]
            if wider:
                yield part, by_subjects[wider[0]][0].figure


def _overlapping(terms: Iterable[Term]) -> Iterator[tuple[Term, Term]]:
    """Yield each term whose period shares a day with another's, with one such other."""
    spans = sorted(terms, key=lambda term: (*_days(term), term.figure))
    latest: Term | None = None
    for term, following in zip_longest(spans, spans[1:]):
        first, last = _days(term)
        if latest is not None and first <= _days(latest)[1]:
            yield term, latest
        elif following is not None and _days(following)[0] <= last:
            yield term, following
        if latest is None or last > _days(latest)[1]:
            latest = term


def _days(term: Term) -> tuple[date, date]:
    """First and last day of a period that is stated and exact; an open end lasts for ever."""
    assert term.period is not None  # noqa: S101 - undated terms were told apart before
    return term.period.first_day or date.min, term.period.last_day or date.max
