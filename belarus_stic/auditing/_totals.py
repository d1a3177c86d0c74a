"""Rules on parts and wholes: no part, and no parts together, exceed their whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations, product

from belarus_stic.auditing._view import Outcome, View, in_words, listed
from belarus_stic.errors import UndecidedError
from belarus_stic.model import Figure
from belarus_stic.values import Period


def total(view: View) -> Iterator[Outcome]:
    """A total is no smaller than its part, nor than parts that share nothing, taken together.

    A part is about something within the whole (`part_of`, or one party of it) or a time within its
    time. Counts are compared where they count the same thing; amounts where they are in one
    currency and of one stage, and the whole's purpose and scope take in those of the part.
    """
    alike: dict[Hashable, list[Figure]] = defaultdict(list)
    for figure in view.profile.figures:
        if figure.value.is_money:
            alike[figure.value.unit, figure.stage].append(figure)
        elif figure.value.unit != "%":
            alike[figure.value.unit, figure.indicator.casefold()].append(figure)
    for figures in alike.values():
        within: dict[str, list[Figure]] = defaultdict(list)
        for figure in view.in_order(figures):
            for name in dict.fromkeys(w for s in figure.about for w in (s, *view.wholes_of(s))):
                within[name].append(figure)
        for whole in figures:
            # A part lies within everything the whole is about, so also within the rarest of it.
            near = min((within[subject] for subject in whole.about), key=len)
            parts = [figure for figure in near if _is_part(view, figure, whole)]
            if parts:
                yield from _judged(view, whole, parts)


def _judged(view: View, whole: Figure, parts: Sequence[Figure]) -> Iterator[Outcome]:
    orders = {part.id: whole.value.compare(part.value) for part in parts}
    greater = [part for part in parts if orders[part.id] == "less"]
    text = f"{whole.name}, {in_words(whole.value)}"
    if greater:
        named = listed([f"{part.name}, {in_words(part.value)}" for part in greater])
        text = f"{text}, is less than its part: {named}."
        yield view.finding("contradiction", "total", [whole, *greater], text)
        return
    apart = _sharing_nothing(view, parts) if whole.value.is_money else []
    least = sum((Fraction(part.value.low or 0) for part in apart), Fraction(0))
    if _is_less(whole, least, strictly=any(part.value.low_open for part in apart)):
        named = listed([in_words(part.value) for part in apart])
        text = f"{text}, is less than its parts together: {named}."
        yield view.finding("contradiction", "total", [whole, *apart], text)
        return
    within = [part for part in parts if orders[part.id] != "undecided"]
    if within:
        named = listed([f"{part.name}, {in_words(part.value)}" for part in within])
        text = f"{text}, is no less than its part: {named}."
        yield view.finding("agrees", "total", [whole, *within], text)


def _is_less(whole: Figure, least: Fraction, *, strictly: bool) -> bool:
    """Whether a whole is certainly less than `least`, or than anything more if `strictly`."""
    high = whole.value.high
    if high is None:
        return False
    return least > high or (least == high and (strictly or whole.value.high_open))


def _is_part(view: View, part: Figure, whole: Figure) -> bool:
    if part.id == whole.id or whole.per in {"annual", "annual average"}:
        return False
    if part.value.is_money:
        takes_in = whole.scope == "whole programme" or part.scope == whole.scope != "unstated"
        if whole.purpose not in {part.purpose, "general"} or not takes_in:
            return False
    return _is_within(part, whole) and _is_narrower(view, part, whole)


def _is_within(part: Figure, whole: Figure) -> bool:
    """Whether the part's time certainly lies within the whole's."""
    if part.period is None or whole.period is None:
        return part.period is whole.period and part.as_of is not None and part.as_of == whole.as_of
    return _certainly(whole.period, part.period)


def _certainly(period: Period, other: Period) -> bool:
    try:
        return period.contains(other)
    except UndecidedError:
        return False


def _is_narrower(view: View, part: Figure, whole: Figure) -> bool:
    subjects, wholes = set(part.about), set(whole.about)
    if subjects == wholes:
        return part.period != whole.period
    within = {subject: {subject, *view.wholes_of(subject)} & wholes for subject in subjects}
    if set().union(*within.values()) != wholes:
        return False
    # One more subject of a kind the whole has already may widen it: "A and B" beside "A".
    kinds = {view.kind_of(subject) for subject in wholes}
    return all(found or view.kind_of(subject) not in kinds for subject, found in within.items())


def _sharing_nothing(view: View, parts: Sequence[Figure]) -> list[Figure]:
    """Return parts no two of which may hold the same money, the greatest first."""
    kept: list[Figure] = []
    for part in sorted(parts, key=lambda part: -Fraction(part.value.low or 0)):
        if all(_share_nothing(view, part, other) for other in kept):
            kept.append(part)
    return kept


def _share_nothing(view: View, one: Figure, other: Figure) -> bool:
    if one.period is not None and other.period is not None:
        try:
            if not one.period.overlaps(other.period):
                return True
        except UndecidedError:
            pass
    of_one, of_other = (
        {subject for subject in figure.about if view.kind_of(subject) == "programme"}
        for figure in (one, other)
    )
    return bool(of_one and of_other) and not any(
        {a, *view.wholes_of(a)} & {b} or {b, *view.wholes_of(b)} & {a}
        for a, b in product(of_one, of_other)
    )


def shares(view: View) -> Iterator[Outcome]:
    """Shares of one whole, each of another part of it, make no more than 100 %."""
    alike: dict[Hashable, list[Figure]] = defaultdict(list)
    for figure in view.profile.figures:
        if figure.value.unit == "%":
            alike[
                figure.indicator.casefold(),
                figure.denominator,
                str(figure.period),
                str(figure.as_of),
                figure.per,
            ].append(figure)
    for figures in alike.values():
        subjects = [set(figure.about) for figure in figures]
        # One subject in common owns the whole; a share within another would be counted twice.
        if (
            len(figures) < 2
            or not set.intersection(*subjects)
            or any(a <= b or b <= a for a, b in combinations(subjects, 2))
        ):
            continue
        first, *_ = ordered = view.in_order(figures)
        stated = f"{listed([in_words(f.value) for f in ordered])} of {first.denominator}"
        if sum(Fraction(f.value.low or 0) for f in figures) > 100:
            text = f"{stated} make more than 100 %: some are shares of the same thing, or wrong."
            yield view.finding("tension", "total", figures, text)
        elif (
            all(f.value.high is not None for f in figures)
            and (most := sum(Fraction(f.value.high or 0) for f in figures)) <= 100
        ):
            text = f"{stated} make at most {float(most):g} %, within the whole."
            yield view.finding("agrees", "total", figures, text)
