"""What share of one thing's money another's is: answered where the data can, else what it lacks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction

from attrs import field, frozen

from belarus_stic.errors import NotAnswerableError, OptionError, nearest
from belarus_stic.funding._bounds import Bounds, at_most_all, ratio
from belarus_stic.funding._rows import FundingRow, words
from belarus_stic.model import Citation
from belarus_stic.reference import CURRENCIES
from belarus_stic.values import Period, Quantity


@frozen
class FundingShare:
    """The share of `part` in `of`, in per cent, and what it was worked out from.

    `inputs` are the amounts in words, `given` the names of those that are the user's and no
    source's, `evidence` the statements behind the others.
    """

    part: str
    of: str
    bounds: Bounds
    period: Period | None
    method: str
    inputs: tuple[str, ...]
    given: tuple[str, ...]
    evidence: tuple[Citation, ...]

    def __str__(self) -> str:
        when = f" for {self.period}" if self.period else ""
        return f"{self.part} is {self.bounds} of {self.of}{when}: {'; '.join(self.inputs)}."


@frozen
class _Money:
    """A sum of money and where it comes from; `terms` are `None` where the user vouches for it."""

    bounds: Bounds
    text: str
    period: Period | None = None
    terms: tuple[str | None, ...] | None = None
    given: tuple[str, ...] = ()
    evidence: tuple[Citation, ...] = ()


def share_of(
    rows: Iterable[FundingRow],
    part: str,
    of: str,
    period: Period | None,
    given: Mapping[str, Quantity],
) -> FundingShare:
    """Return the share of the money of `part` in that of `of`; see `Funding.share`."""
    if part.casefold() == of.casefold():
        message = f"{part!r} is all of itself; expected two different names"
        raise OptionError(message)
    question = _Question(tuple(rows), period, given)
    whole = question.find(of)
    portion = question.find(part)
    if whole and portion:
        question.compare(part, portion, of, whole)
    if question.missing or whole is None or portion is None:
        needs = "; ".join(f"({i}) {need}" for i, need in enumerate(question.missing, start=1))
        message = f"the data cannot say what share of {of!r} is {part!r}; it lacks {needs}"
        raise NotAnswerableError(message)
    bounds = ratio(portion.bounds, whole.bounds, unit="%", times=100)
    if bounds.low is not None and bounds.low > 100:
        message = f"{portion.text} is more than {whole.text}, so it is no part of it"
        raise OptionError(message)
    return FundingShare(
        part=part,
        of=of,
        bounds=at_most_all(bounds),
        period=period or whole.period or portion.period,
        method=f"The amount of {part} over that of {of}; taken to be part of it, so at most all.",
        inputs=(portion.text, whole.text),
        given=tuple(dict.fromkeys((*portion.given, *whole.given))),
        evidence=tuple(dict.fromkeys((*portion.evidence, *whole.evidence))),
    )


def checked_given(
    given: Mapping[str, Quantity | str] | None, known: Iterable[str]
) -> dict[str, Quantity]:
    """Return given amounts as quantities, each under a known name as the user wrote it.

    Raises `OptionError` for a name that is not known, and for what is no amount of money.
    """
    known = tuple(known)
    folded = {name.casefold() for name in known}
    checked = {}
    for name, value in (given or {}).items():
        if name.casefold() not in folded and not _in_text(name, known):
            message = (
                f"given: {name!r} names nothing in this answer; expected a denominator of a "
                f"percentage, a funder, a channel or an id{nearest(name, known)}"
            )
            raise OptionError(message)
        amount = value if isinstance(value, Quantity) else Quantity.parse(value)
        low = Bounds.of(amount).low
        if amount.unit not in CURRENCIES or (low is not None and low < 0):
            message = f"given: {name!r} is '{amount}'; expected an amount of money, as '1000 EUR'"
            raise OptionError(message)
        checked[name] = amount
    return checked


def names_of(row: FundingRow) -> tuple[str, ...]:
    """Return all that a row may be called, and what its percentage is of."""
    names = (row.id, row.channel, row.channel_name, *row.funders, *row.funder_names, *row.about)
    return tuple(filter(None, (*names, row.denominator)))


@frozen
class _Question:
    """The rows and given amounts that a question is put to; `missing` gathers what it lacks."""

    rows: tuple[FundingRow, ...]
    period: Period | None
    given: Mapping[str, Quantity]
    missing: list[str] = field(factory=list)

    def find(self, name: str) -> _Money | None:
        """Return the one sum of money that a name stands for, or note what is missing."""
        value = self._given(name)
        if value is not None:
            return _Money(Bounds.of(value), f"{name} {words(value)} (given)", given=(name,))
        money = [row for row in self.rows if row.kind in {"stated", "total"} and _is(row, name)]
        added = {figure for row in money if row.kind == "total" for figure in row.inputs}
        money = [row for row in money if row.id not in added]
        percentages = [
            row
            for row in self.rows
            if row.kind == "share" and (_is(row, name) or _in_text(name, [row.indicator or ""]))
        ]
        row = self._one(name, money or percentages)
        if row is None:
            return None
        if row.kind == "share":
            return self._percentage(name, row)
        return _Money(
            Bounds.of(row.amount.value),
            f"{name} {_worded(row)}",
            period=row.period,
            terms=(row.stage, row.scope, row.purpose),
            evidence=row.evidence,
        )

    def _given(self, name: str) -> Quantity | None:
        folded = {key.casefold(): value for key, value in self.given.items()}
        return folded.get(name.casefold())

    def _one(self, name: str, rows: list[FundingRow]) -> FundingRow | None:
        fitting = [row for row in rows if self.period in {None, row.period}]
        if len(fitting) == 1:
            return fitting[0]
        when = f" for {self.period}" if self.period else ""
        if fitting:
            listed = "; ".join(f"{_worded(row)} [{row.id}]" for row in fitting[:5])
            lack = f"one amount of {name!r}{when}, where the data has {listed}"
        else:
            has = f"; the data has {'; '.join(map(_worded, rows[:5]))}" if rows else ""
            hint = "" if rows else nearest(name, [n for row in self.rows for n in names_of(row)])
            lack = f"an amount of {name!r}{when}{has}{hint}"
        for of in sorted({row.denominator or "" for row in fitting if row.kind == "share"}):
            if self._given(of) is None:
                lack += f", and the amount of {of!r} that it is a percentage of"
        by_id = "name one by its id, or its period, or " if len(fitting) > 1 else ""
        self.missing.append(f"{lack}: {by_id}give given={{{name!r}: '... EUR'}}")
        return None

    def _percentage(self, name: str, row: FundingRow) -> _Money | None:
        of = row.denominator or ""
        value = self._given(of)
        if value is None:
            self.missing.append(
                f"the amount of {of!r}, of which {name!r} is {_worded(row)}: "
                f"give given={{{of!r}: '... EUR'}}, or that of {name!r} itself"
            )
            return None
        rate, bounds = Bounds.of(row.amount.value), Bounds.of(value)
        return _Money(
            Bounds(
                low=_percent_of(rate.low, bounds.low),
                high=_percent_of(rate.high, bounds.high),
                low_reached=rate.low_reached and bounds.low_reached,
                high_reached=rate.high_reached and bounds.high_reached,
                unit=value.unit,
                about=rate.about or bounds.about,
            ),
            f"{name} {_worded(row)}, {of} {words(value)} (given)",
            period=row.period,
            given=(of,),
            evidence=row.evidence,
        )

    def compare(self, part: str, portion: _Money, of: str, whole: _Money) -> None:
        """Note where two sums cannot be set against each other."""
        both = f"{portion.text} and {whole.text}"
        if portion.bounds.unit != whole.bounds.unit:
            self.missing.append(f"one currency for both, against {both}: give either in the other")
        if portion.terms and whole.terms and portion.terms != whole.terms:
            self.missing.append(f"one stage, scope and purpose for both, against {both}")
        if not (portion.evidence and whole.evidence):
            return
        if portion.period is None or portion.period != whole.period:
            self.missing.append(
                f"one stated period for both, against {both}: give given={{{part!r}: '... EUR'}} "
                f"or {of!r} for the period of the other"
            )


def _is(row: FundingRow, name: str) -> bool:
    folded = {known.casefold() for known in names_of(row) if known != row.denominator}
    return name.casefold() in folded


def _in_text(words_asked: str, texts: Iterable[str]) -> bool:
    whole_words = re.compile(rf"(?<!\w){re.escape(words_asked)}(?!\w)", re.IGNORECASE)
    return any(whole_words.search(text) for text in texts)


def _worded(row: FundingRow) -> str:
    when = ", ".join(map(str, row.periods)) or "no stated period"
    return f"{words(row.amount.value)} ({', '.join(filter(None, [row.terms, when]))})"


def _percent_of(rate: Fraction | None, amount: Fraction | None) -> Fraction | None:
    return None if rate is None or amount is None else rate * amount / 100
