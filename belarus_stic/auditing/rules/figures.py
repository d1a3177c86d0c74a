"""Figures that are alike: one value of one thing, one whole of one percentage, 100 % in all."""

from collections.abc import Hashable, Iterator, Sequence
from fractions import Fraction

from belarus_stic import facts
from belarus_stic.auditing import checks
from belarus_stic.auditing.checks import Outcome, alike, cut, subject_words, time_of
from belarus_stic.model import Figure, Profile
from belarus_stic.tables import (
    denominator_words,
    interval_words,
    per_words,
    percent_words,
    quantity_words,
)
from belarus_stic.values import Interval, Quantity

_FRACTIONS = {(1, 2): "half", (2, 3): "two thirds", (3, 4): "three quarters"}
_NESTED = frozenset({"area", "group", "label"})
_ALL = Interval.exactly(100)


def values(profile: Profile) -> Iterator[Outcome]:
    """Check that one indicator of one thing, at one time and of one whole, has one value.

    Compared: figures alike in all but their value. A contradiction where no number lies within all
    the bounds that one source states; a tension where only two sources differ; each source is
    otherwise left to itself. One check is one such group of figures in one source.

    Silent: figures of another time, unit, purpose, stage or scope, and sources that agree with each
    other. Unchecked: "about 450" beside another number, as "about" sets no bounds.
    """

    def key(figure: Figure) -> Hashable:
        of_money = (figure.stage, figure.purpose, figure.scope, figure.paid_by, figure.paid_to)
        what = (figure.indicator.casefold(), figure.value.unit, figure.denominator, figure.per)
        return what, of_money, frozenset(figure.about), time_of(profile, figure).key

    within = [_compared_values(profile, figures) for figures in alike(profile, key)]
    yield from within
    told = {name for one in within if one.severity == "contradiction" for name in one.records}
    for figures in alike(profile, key, across=True):
        differ = _compared_values(profile, figures)
        if differ.severity == "contradiction" and told.isdisjoint(differ.records):
            yield differ


def _compared_values(profile: Profile, figures: Sequence[Figure]) -> Outcome:
    about = f"{figures[0].indicator} ({subject_words(profile, figures[0].about)})"
    stated = f"{about}: {checks.values_words(figures)}"
    various = {figure.value for figure in figures}
    common: Interval | None = Interval.unbounded()
    for value in various:
        common = common and common.intersection(value.interval)
    if common is None:
        return Outcome("contradiction", figures, stated, "all are stated of the same time")
    if len(various) > 1 and any(value.hedge == "about" for value in various):
        return Outcome("unchecked", figures, checks.ABOUT)
    so = "all true of one number" if len(various) > 1 else f"stated {len(figures)} times"
    return Outcome("agrees", figures, f"{stated}, {so}")


def _key(profile: Profile, figure: Figure, what: Hashable) -> Hashable:
    """Return what percentages of one indicator and time have alike, `what` besides."""
    of_time = (figure.indicator.casefold(), figure.per, time_of(profile, figure).key)
    return (of_time, what) if figure.value.unit == "%" else None


def denominators(profile: Profile) -> Iterator[Outcome]:
    """Check that one percentage has one denominator.

    Compared: figures of one indicator, value and time in one source, about the same thing, or one
    of them about a part of it. A tension where they name two denominators, which says what ratio of
    the two both need.

    Silent: another value, time or subject, and what is no percentage.
    """
    for found in alike(profile, lambda one: _key(profile, one, one.value)):
        subject = min((set(figure.about) for figure in found), key=len)
        figures = [figure for figure in found if subject <= set(figure.about)]
        wholes = dict.fromkeys(denominator_words(figure.denominator or "") for figure in figures)
        if len(wholes) > 1:
            value = f"{quantity_words(figures[0].value)} {per_words(figures[0].per)}".rstrip()
            of = cut(f"once of {whole}" for whole in wholes)
            text = f"{figures[0].indicator}: {value}, {of}{_ratio_words(figures[0].value)}"
            yield Outcome("tension", figures, text)


def _ratio_words(value: Quantity) -> str:
    if not value.low or not value.high:
        return ""
    if value.low == value.high:
        return "; if one sum is meant, they are equal"
    ratio = Fraction(value.low) / Fraction(value.high)
    least = _FRACTIONS.get(ratio.as_integer_ratio()) or percent_words(ratio)
    return f"; if one sum is meant, the smaller total is at least {least} of the larger"


def sums_of_shares(profile: Profile) -> Iterator[Outcome]:
    """Check the sum of shares that have the whole in common.

    Compared: percentages of one indicator, denominator and time in one source, about one thing and
    each one thing more. A tension where they certainly make more than 100 %.

    Silent: shares of groups and areas, which may lie within each other, and of things of unlike
    kinds; sums that the words leave open.
    """
    for figures in alike(profile, lambda one: _key(profile, one, one.denominator)):
        owners = set.intersection(*(set(figure.about) for figure in figures))
        parts = [part for figure in figures for part in figure.about if part not in owners]
        kinds = {facts.kind_of(profile, part) for part in parts}
        of_another_each = len(parts) == len(figures) == len(set(parts)) and len(kinds) == 1
        if owners and of_another_each and not kinds & _NESTED:
            names = [facts.name_of(profile, part) for part in parts]
            subject = f"{subject_words(profile, owners)}, {figures[0].indicator}"
            yield from _judged_sum(subject, names, figures)


def _judged_sum(subject: str, names: Sequence[str], figures: Sequence[Figure]) -> Iterator[Outcome]:
    whole = Interval.total(figure.value.interval for figure in figures)
    values = (quantity_words(figure.value) for figure in figures)
    each = cut(map(" ".join, zip(names, values, strict=True)))
    made = f"{subject}: {each} make {interval_words(whole, '%')}"
    if _ALL.surely_less(whole):
        yield Outcome("tension", figures, f"{made}; some are shares of the same, or wrong")
    elif whole.surely_less(_ALL, or_equal=True):
        yield Outcome("agrees", figures, f"{made}, within the whole")
