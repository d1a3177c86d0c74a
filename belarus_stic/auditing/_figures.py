"""Rules on figures beside each other: one thing with two values, wholes or windows, or no date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations

from belarus_stic.auditing._view import (
    NAMES_SHOWN,
    Outcome,
    View,
    in_words,
    listed,
    sentence,
)
from belarus_stic.model import Figure

# How many days a month or year has at least, so that a duration is never made longer than it is.
_SHORTEST = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12}


def value(view: View) -> Iterator[Outcome]:
    """One indicator of one thing, at one time and of one whole, has one value."""
    alike: dict[Hashable, list[Figure]] = defaultdict(list)
    for figure in view.profile.figures:
        alike[
            figure.indicator.casefold(),
            frozenset(figure.about),
            figure.value.unit,
            figure.denominator,
            str(figure.period),
            str(figure.as_of),
            figure.per,
            (figure.stage, figure.purpose, figure.scope),
        ].append(figure)
    for figures in alike.values():
        if len(figures) < 2:
            continue
        first, *_ = ordered = view.in_order(figures)
        values = list(dict.fromkeys(figure.value for figure in ordered))
        orders = {one.compare(other) for one, other in combinations(values, 2)}
        text = f"{_title(view, first)}: {listed(map(in_words, values))} stated"
        if orders & {"less", "greater"}:
            yield view.finding("contradiction", "value", figures, f"{text} of the same thing.")
        elif len(values) > 1 and any(given.hedge == "about" for given in values):
            yield view.unchecked(figures, 'how far "about" reaches is not said')
        else:
            text += f" in {len(figures)} places, which one number satisfies."
            yield view.finding("agrees", "value", figures, text)


def _title(view: View, figure: Figure) -> str:
    return sentence(f"{figure.indicator} ({listed(map(view.name_of, figure.about))})")


def denominator(view: View) -> Iterator[Outcome]:
    """One percentage is of one whole."""
    alike: dict[Hashable, list[Figure]] = defaultdict(list)
    for figure in view.profile.figures:
        if figure.denominator is not None and figure.value.unit == "%":
            alike[figure.indicator.casefold(), figure.value, figure.per].append(figure)
    for figures in alike.values():
        pairs = [pair for pair in combinations(figures, 2) if _have_two_wholes(*pair)]
        if pairs:
            first, *_ = ordered = view.in_order({f.id: f for pair in pairs for f in pair}.values())
            wholes = dict.fromkeys(str(figure.denominator) for figure in ordered)
            text = (
                f"{sentence(first.indicator)}: {in_words(first.value)} stated once of "
                f"{' and once of '.join(wholes)}. Both hold only if those are nearly equal."
            )
            yield view.finding("tension", "denominator", ordered, text)


def _have_two_wholes(one: Figure, other: Figure) -> bool:
    subjects, others = set(one.about), set(other.about)
    return (
        one.denominator != other.denominator
        and (subjects <= others or others <= subjects)
        and (one.period is None or other.period is None or one.period == other.period)
    )


def window(view: View) -> Iterator[Outcome]:
    """Amounts and counts of one subject are given for the same time, so they may be combined."""
    for figures in _by_subject(view).values():
        first, *_ = ordered = view.in_order(figures)
        windows: dict[str, set[str]] = defaultdict(set)
        for figure in ordered:
            windows[figure.indicator.casefold()] |= _windows(view, figure)
        if len(windows) < 2 or not any(windows.values()):
            continue
        about = listed(map(view.name_of, first.about))
        stated = "; ".join(f"{in_words(f.value)} ({_described(view, f)})" for f in ordered)
        apart = [(a, b) for a, b in combinations(windows.values(), 2) if not a & b and (a or b)]
        if not apart:
            text = f"{about}: {stated}, given for the same time."
            yield view.finding("agrees", "window", figures, text)
            continue
        over = _undated_and_greater(view, ordered)
        text = f"{about}: {stated}. Their times differ or are not stated, so they may not be "
        text += "added or divided."
        if over is not None:
            great, small = over
            text += (
                f" {sentence(in_words(great.value))} cannot be part of {in_words(small.value)}: "
                "whether they speak of the same time is not said."
            )
        yield view.finding("gap" if over is None else "tension", "window", figures, text)


def _by_subject(view: View) -> Mapping[frozenset[str], Sequence[Figure]]:
    """Amounts and counts by what they are about, where that is more than places.

    A figure that counts a list or records is checked against those instead, and a duration against
    its period.
    """
    found: dict[frozenset[str], list[Figure]] = defaultdict(list)
    for figure in view.profile.figures:
        unit = figure.value.unit
        if figure.counts or unit == "%" or unit in _SHORTEST or unit in _MONTHS:
            continue
        if any(view.kind_of(r) not in {"country", "area", "label"} for r in figure.about):
            found[frozenset(figure.about)].append(figure)
    return found


def _windows(view: View, figure: Figure) -> set[str]:
    """What a figure says of its time; two figures that share any of it speak of the same time."""
    period = view.period_of(figure)
    said = {str(period)} if period is not None else set()
    return said | ({f"as of {figure.as_of}"} if figure.as_of is not None else set())


def _described(view: View, figure: Figure) -> str:
    when = ", ".join(sorted(_windows(view, figure))) or "no date"
    return f"{figure.indicator}, {when}"


def _undated_and_greater(view: View, figures: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """Return an amount without a date that is certainly greater than one with a date, and that."""
    amounts = [figure for figure in figures if figure.value.is_money]
    for great in amounts:
        if _windows(view, great):
            continue
        for small in amounts:
            if (
                _windows(view, small)
                and great.value.unit == small.value.unit
                and great.value.compare(small.value) == "greater"
            ):
                return great, small
    return None


def duration(view: View) -> Iterator[Outcome]:
    """A stated duration fits into the period of what it is the duration of."""
    for figure in view.profile.figures:
        low, unit = figure.value.low, figure.value.unit
        period = view.period_of(figure)
        if low is None or period is None or unit not in {*_SHORTEST, *_MONTHS}:
            continue
        first, last = period.first_day, period.last_day
        if first is None or last is None:
            continue
        if unit in _MONTHS:
            room = Fraction((last.year - first.year) * 12 + last.month - first.month + 1)
            needed, noun = Fraction(low) * _MONTHS[unit], "months"
        else:
            room = Fraction((last - first).days + 1)
            needed, noun = Fraction(low) * _SHORTEST[unit], "days"
        text = f"{_title(view, figure)}: {in_words(figure.value)} stated, the period {period} has "
        text += f"{room} {noun}."
        fits = needed < room or (needed == room and not figure.value.low_open)
        yield view.finding("agrees" if fits else "tension", "duration", [figure], text)


def undated(view: View) -> Iterator[Outcome]:
    """Figures that neither their words nor what they are about put in time."""
    figures = view.in_order(
        figure
        for figure in view.profile.figures
        if figure.as_of is None and view.period_of(figure) is None
    )
    if figures:
        names = listed([figure.name for figure in figures], NAMES_SHOWN)
        verb = "figure states" if len(figures) == 1 else "figures state"
        text = f"{len(figures)} {verb} no date or period: {names}."
        yield view.finding("note", "undated", figures, text)
