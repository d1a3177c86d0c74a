"""One percentage is of one whole.

Compared: figures of one indicator, value and time in one source, about the same thing, or one of
them about a part of it. A tension where they name two denominators, which says what ratio of the
two both need.

Silent: another value, time or subject, and what is no percentage.
"""

from collections.abc import Hashable, Iterator
from fractions import Fraction

from belarus_stic.auditing.outcomes import Outcome
from belarus_stic.auditing.readings import alike, cut, ids, time_of
from belarus_stic.model import Figure, Profile
from belarus_stic.tables import percent_words, quantity_words
from belarus_stic.values import Quantity

_FRACTIONS = {(1, 2): "half", (2, 3): "two thirds", (3, 4): "three quarters", (4, 5): "four fifths"}


def check(profile: Profile) -> Iterator[Outcome]:
    """Check that one percentage has one denominator."""

    def key(figure: Figure) -> Hashable:
        what = (figure.indicator.casefold(), figure.value, figure.per)
        return (what, time_of(profile, figure).key) if figure.value.unit == "%" else None

    for found in alike(profile, key):
        subject = min((set(figure.about) for figure in found), key=len)
        figures = [figure for figure in found if subject <= set(figure.about)]
        wholes = {figure.denominator: figure.name for figure in figures}
        if len(wholes) > 1:
            first = figures[0]
            value = "".join([quantity_words(first.value), *(f" a {noun}" for noun in first.per)])
            of = f"{len(wholes)} wholes ({cut(wholes.values())})"
            text = f"{first.indicator}: {value} is stated of {of}"
            yield Outcome("tension", ids(figures), text, _ratio(first.value))


def _ratio(value: Quantity) -> str:
    if not value.low or not value.high:
        return ""
    if value.low == value.high:
        return "if one sum is meant, they are equal"
    ratio = Fraction(value.low) / Fraction(value.high)
    least = _FRACTIONS.get(ratio.as_integer_ratio()) or percent_words(ratio)
    return f"if one sum is meant, the smaller total is at least {least} of the larger"
