"""One percentage is of one whole.

Compared: figures of one indicator, value and time in one source, about the same thing, or one of
them about a part of it. A tension where they name two denominators, which says what ratio of the
two both need.

Silent: another value, time or subject, and what is no percentage.
"""

from collections.abc import Hashable, Iterator, Sequence
from fractions import Fraction

from belarus_stic.auditing.outcomes import Outcome
from belarus_stic.auditing.readings import MOST_NAMES, sources_of, time_of
from belarus_stic.facts import in_order
from belarus_stic.model import Figure, Profile
from belarus_stic.tables import listed, percent_words, quantity_words, sentence
from belarus_stic.values import Quantity

_FRACTIONS = {
    Fraction(1, 2): "half",
    Fraction(1, 3): "a third",
    Fraction(2, 3): "two thirds",
    Fraction(1, 4): "a quarter",
    Fraction(3, 4): "three quarters",
    Fraction(4, 5): "four fifths",
    Fraction(5, 6): "five sixths",
}


def check(profile: Profile) -> Iterator[Outcome]:
    """Check that one percentage has one denominator."""
    alike: dict[Hashable, list[Figure]] = {}
    for figure in in_order(profile, profile.figures):
        if figure.value.unit == "%":
            what = (figure.indicator.casefold(), figure.value, frozenset(figure.per))
            for source in sources_of(profile, figure.id):
                key = (source, what, time_of(profile, figure).key)
                alike.setdefault(key, []).append(figure)
    for figures in alike.values():
        subject = min((set(figure.about) for figure in figures), key=len)
        of_it = [figure for figure in figures if subject <= set(figure.about)]
        if len({figure.denominator for figure in of_it}) > 1:
            yield _tension(of_it)


def _tension(figures: Sequence[Figure]) -> Outcome:
    first = figures[0]
    wholes = {figure.denominator: figure.name for figure in figures}
    each = "".join(f" a {noun}" for noun in first.per)
    text = (
        f"{first.indicator}: {quantity_words(first.value)}{each} are stated of "
        f"{len(wholes)} wholes ({listed(wholes.values(), MOST_NAMES)}).{_ratio(first.value)}"
    )
    return Outcome("tension", [figure.id for figure in figures], sentence(text))


def _ratio(value: Quantity) -> str:
    if not value.low or not value.high:
        return ""
    ratio = Fraction(value.low) / Fraction(value.high)
    if ratio == 1:
        return " If one sum is meant, the wholes are equal."
    least = _FRACTIONS.get(ratio) or percent_words(ratio)
    return f" If one sum is meant, the smaller total is at least {least} of the larger."
