"""Who pays: the amounts of a profile, row by row, and the few of them that may be added."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, get_args

from attrs import evolve

from belarus_stic.errors import (
    InvalidQuantityError,
    NoRateError,
    OptionError,
    UndecidedError,
    nearest,
)
from belarus_stic.funding._amounts import Amount, Kind, Pool, Term, obstacles
from belarus_stic.funding._bounds import Bounds, shares_of_total
from belarus_stic.funding._channels import Channels
from belarus_stic.funding._conversion import Conversion, convert, sum_of
from belarus_stic.funding._derived import Derived, derived
from belarus_stic.funding._rows import (
    NATIONAL,
    NO_TOTAL,
    NOT_STATED,
    ONLY_ONE,
    OTHER_PURPOSE,
    By,
    FundingRow,
    signed,
)
from belarus_stic.funding._share import checked_given, names_of
from belarus_stic.funding._table import Funding, is_below_its_amount
from belarus_stic.model import Figure, Profile
from belarus_stic.model.records import Purpose
from belarus_stic.reference import CURRENCIES
from belarus_stic.table import LeftOut, counted
from belarus_stic.values import Quantity

_KINDS: tuple[Kind, ...] = get_args(Kind)
# Words that tell a percentage of money from one of projects or countries, where the figure does
# not say so itself by its stage, purpose or scope.
_MONEY_WORDS = frozenset(
    (
        *("budget", "cost", "costs", "expenditure", "expenditures", "financing", "funding"),
        *("funds", "income", "money", "revenue", "spending"),
    )
)


def funding_breakdown(
    profile: Profile,
    *,
    by: By = "channel",
    purpose: Purpose | None = "research",
    currency: str | None = None,
    given: Mapping[str, Quantity | str] | None = None,
) -> Funding:
    """Return who pays: every stated amount, and totals only of what may be added.

    The channel of an amount is the outermost programme or body that what it is about is part of.
    Amounts stay in their own currency with their hedge. A total stands only within one channel,
    stage, purpose, scope, currency and indicator, over periods that share no day; a whole is never
    added to its part. Percentages of money stand with their denominators, and what follows from
    two figures (money per project, success rates) is marked derived. Everything in no total is in
    `left_out` with the reason.

    `by` groups the rows by "channel", "funder", "stage", "purpose", "period" or "scope"; `purpose`
    is "research", "education", "general" or `None` for all. `currency` adds each amount in that
    currency, as the interval over the days of its period. `given` holds amounts of the user's own
    for `Funding.share`, by denominator, funder, channel or id.

    >>> from belarus_stic import load_profile
    >>> funding = funding_breakdown(load_profile(), currency="EUR")
    >>> row = funding["istc-money-belarus-2010"]
    >>> print(row.amount, row.stage, row.scope, row.conversion, sep=" | ")
    580000 USD | awarded | country's share | [398,269, 485,681] EUR

    Raises `OptionError` for an unknown option and for anything but a profile, and `NoRateError`
    where there are amounts and not one of them can be had in the currency asked.
    """
    if not isinstance(profile, Profile):
        message = (
            f"funding_breakdown takes a Profile, not {type(profile).__name__}: expected what "
            "load_profile() returns (a graph has lost what an amount may be added to)"
        )
        raise OptionError(message)
    _check_options(by, purpose, currency)
    channels = Channels(profile)
    stated: list[FundingRow] = []
    other_purpose: list[LeftOut] = []
    for figure in filter(_is_about_money, profile.figures):
        if purpose is None or figure.purpose in {None, purpose}:
            stated.append(_stated_row(channels, figure))
        else:
            other_purpose.append(_other_purpose(figure, purpose))
    totals, in_no_total = _totals([row for row in stated if row.kind == "stated"])
    rows = [*_with_shares(stated, totals), *_total_rows(stated, totals)]
    follows, unbounded = _derived_rows(channels, profile.figures, stated)
    texts = (row.indicator or "" for row in stated if row.kind == "share")
    amounts = checked_given(given, (*(name for row in rows for name in names_of(row)), *texts))
    rows += [*follows, *map(_given_row, amounts, amounts.values())]
    not_converted: list[LeftOut] = []
    if currency is not None:
        rows, not_converted = _converted(rows, currency)
    grouped = [evolve(row, group=_group_of(row, by, profile.country)) for row in rows]
    return Funding(
        rows=tuple(sorted(grouped, key=_order)),
        method=(
            "Amounts as stated, each in its own currency. A total only within one channel, stage, "
            "purpose, scope, currency and indicator, over periods that share no day; a whole is "
            "never added to its part."
        ),
        on=profile.as_of,
        sources=tuple(source.name for source in profile.sources),
        caveats=tuple(_caveats(rows, currency)),
        left_out=(*in_no_total, *unbounded, *not_converted, *other_purpose),
        profile_name=profile.name,
        by=by,
        purpose=purpose,
        currency=currency,
        given=amounts,
    )


def _check_options(by: str, purpose: str | None, currency: str | None) -> None:
    for name, value, allowed in (("by", by, get_args(By)), ("purpose", purpose, get_args(Purpose))):
        if value not in allowed and (name, value) != ("purpose", None):
            also = " or None" if name == "purpose" else ""
            hint = nearest(str(value), allowed)
            message = f"unknown {name} {value!r}; expected one of {', '.join(allowed)}{also}{hint}"
            raise OptionError(message)
    if currency is not None and currency not in CURRENCIES:
        hint = nearest(str(currency), CURRENCIES)
        message = f"unknown currency {currency!r}; expected an ISO 4217 code, as EUR{hint}"
        raise OptionError(message)


def _is_about_money(figure: Figure) -> bool:
    if figure.value.is_money:
        return True
    if figure.value.unit != "%":
        return False
    told = figure.stage or figure.purpose or figure.scope
    text = f"{figure.indicator} {figure.denominator}".casefold()
    return bool(told) or not _MONEY_WORDS.isdisjoint(re.findall(r"[a-z]+", text))


def _other_purpose(figure: Figure, purpose: Purpose) -> LeftOut:
    return LeftOut(
        what=f"{signed(figure.value)} ({figure.id})",
        reason=(
            f"{OTHER_PURPOSE}{figure.purpose}, not {purpose}; taken with "
            f"purpose={figure.purpose!r}, and with purpose=None"
        ),
        evidence=figure.cites,
    )


def _stated_row(channels: Channels, figure: Figure) -> FundingRow:
    kind: Kind = "stated" if figure.value.is_money else "share"
    term = channels.term(figure, kind)
    funders = channels.funders(figure)
    return FundingRow(
        group="",
        id=figure.id,
        name=figure.name,
        kind=kind,
        amount=Amount((term,)),
        channel="; ".join(term.channel),
        channel_name="; ".join(map(channels.name, term.channel)),
        funders=funders,
        funder_names=tuple(map(channels.name, funders)),
        about=figure.about,
        indicator=figure.indicator,
        stage=figure.stage,
        purpose=figure.purpose,
        scope=figure.scope,
        per=figure.per,
        periods=() if figure.period is None else (figure.period,),
        as_of=figure.as_of,
        denominator=figure.denominator,
        note=figure.note,
        evidence=figure.cites,
    )


def _totals(rows: list[FundingRow]) -> tuple[list[Amount], list[LeftOut]]:
    """Add what may be added; say of everything else why it is in no total."""
    pools: dict[Pool, list[Term]] = defaultdict(list)
    by_channel: dict[str, list[Term]] = defaultdict(list)
    for (term,) in (row.amount.terms for row in rows):
        if term.pool not in pools:
            by_channel[term.pool.channel].append(term)
        pools[term.pool].append(term)
    totals: list[Amount] = []
    why: dict[str, str] = {}
    for pool, members in pools.items():
        if len(members) == 1:
            why[members[0].figure] = _only_one(members[0], by_channel[pool.channel])
            continue
        found = obstacles(members)
        rest = [term for term in members if term.figure not in found]
        why |= found
        if len(rest) == 1:
            why[rest[0].figure] = "is left with nothing to add to: the others like it cannot be"
        elif rest:
            try:
                totals.append(Amount(tuple(sorted(rest, key=_when))))
            except UndecidedError as error:
                why |= {term.figure: f"could be added, but {error}" for term in rest}
    left = [
        LeftOut(
            f"{signed(row.amount.value)} ({row.id})",
            f"{NO_TOTAL}it {why[row.id]}",
            row.evidence,
        )
        for row in rows
        if row.id in why
    ]
    return totals, left


def _only_one(term: Term, firsts: list[Term]) -> str:
    others = [other for other in islice(firsts, 3) if other.pool != term.pool][:2]
    unlike = "; ".join(
        f"{other.figure!r} differs in {term.pool.unlike(other.pool)}" for other in others
    )
    why = unlike or "its channel has no other amount, and channels are never added"
    return f"{ONLY_ONE}: {why}; one like it for another period could be added"


def _when(term: Term) -> tuple[str, str]:
    return str(term.period), term.figure


def _with_shares(rows: list[FundingRow], totals: list[Amount]) -> Iterator[FundingRow]:
    """Give each row that is in a total its share of it."""
    shares: dict[str, Bounds] = {}
    for amount in totals:
        try:
            found = shares_of_total(term.value for term in amount.terms)
        except InvalidQuantityError:
            # Amounts below 0 add, but are no parts of a whole.
            continue
        shares |= {term.figure: share for term, share in zip(amount.terms, found, strict=True)}
    for row in rows:
        yield evolve(row, share=shares[row.id]) if row.id in shares else row


def _total_rows(rows: list[FundingRow], totals: list[Amount]) -> Iterator[FundingRow]:
    by_id = {row.id: row for row in rows}
    for amount in totals:
        parts = [by_id[term.figure] for term in amount.terms]
        first = parts[0]
        yield FundingRow(
            group="",
            id=f"total/{'/'.join(amount.terms[0].pool)}",
            name=f"Total: {first.indicator}",
            kind="total",
            amount=amount,
            channel=first.channel,
            channel_name=first.channel_name,
            funders=_each(name for part in parts for name in part.funders),
            funder_names=_each(name for part in parts for name in part.funder_names),
            about=_each(subject for part in parts for subject in part.about),
            indicator=first.indicator,
            stage=first.stage,
            purpose=first.purpose,
            scope=first.scope,
            periods=tuple(period for part in parts for period in part.periods),
            inputs=tuple(part.id for part in parts),
            evidence=_each(citation for part in parts for citation in part.evidence),
        )


def _derived_rows(
    channels: Channels, figures: Iterable[Figure], stated: list[FundingRow]
) -> tuple[list[FundingRow], list[LeftOut]]:
    """Return what follows from amounts in the answer, and from counts in their channels."""
    by_id = {row.id: row for row in stated if row.kind == "stated"}
    in_answer = {row.channel for row in by_id.values()}
    rows, left = [], []
    for found in derived(figures):
        row = by_id.get(found.top.id) if found.per else _stated_row(channels, found.top)
        if row is None or row.channel not in in_answer:
            continue
        if found.value is None:
            left.append(LeftOut(found.name, f"not derived: {found.problem}", found.evidence))
        else:
            rows.append(_derived_row(row, found, found.value))
    return rows, left


def _derived_row(top: FundingRow, found: Derived, value: Quantity) -> FundingRow:
    period = found.top.period or (None if found.per else found.bottom.period)
    return evolve(
        top,
        id=found.id,
        name=found.name,
        kind="derived",
        amount=Amount((Term(figure=found.id, value=value, kind="derived", period=period),)),
        indicator=found.name,
        per=found.per or None,
        periods=() if period is None else (period,),
        as_of=found.top.as_of or found.bottom.as_of,
        denominator=None if found.per else found.bottom.indicator,
        inputs=(found.top.id, found.bottom.id),
        quotient=found.bounds,
        note=None,
        evidence=found.evidence,
    )


def _given_row(name: str, amount: Quantity) -> FundingRow:
    term = Term(figure=name, value=amount, kind="given")
    return FundingRow(group="", id=name, name=name, kind="given", amount=Amount((term,)))


def _converted(rows: list[FundingRow], currency: str) -> tuple[list[FundingRow], list[LeftOut]]:
    """Give each amount its value in a currency; what has none keeps its own and says why."""
    found: list[FundingRow] = []
    left: list[LeftOut] = []
    for row in rows:
        conversion = None
        if row.amount.value.is_money:
            try:
                conversion = _in_currency(row.amount, currency)
            except NoRateError as error:
                # The amounts in a total have reasons of their own.
                if row.kind != "total":
                    what = f"{row.shown} ({row.id})"
                    reason = f"not converted to {currency}: {error}"
                    left.append(LeftOut(what, reason, row.evidence))
        found.append(evolve(row, conversion=conversion))
    if left and not any(row.conversion for row in found):
        first: dict[str, str] = {}
        for each in left:
            first.setdefault(each.reason, each.what)
        reasons = [f"{what}: {reason}" for reason, what in first.items()]
        message = f"no amount has a value in {currency}: {'; '.join(reasons[:3])}"
        raise NoRateError(message)
    return found, left


def _in_currency(amount: Amount, currency: str) -> Conversion:
    return sum_of(convert(term.value, currency, term.period) for term in amount.terms)


def _group_of(row: FundingRow, by: By, home: str) -> str:
    match by:
        case "channel":
            group = NATIONAL if row.channel == home else row.channel_name
        case "funder":
            group = "; ".join(row.funder_names)
        case "period":
            group = "; ".join(map(str, row.periods))
        case _:
            group = getattr(row, by)
    return group or NOT_STATED


def _order(row: FundingRow) -> tuple[Any, ...]:
    # Money per project stands below the money.
    below = is_below_its_amount(row)
    return (
        row.group == NOT_STATED,
        row.group == NATIONAL,
        row.group.casefold(),
        _KINDS.index("stated" if below else row.kind),
        row.channel_name,
        not row.periods,
        "; ".join(map(str, row.periods)),
        row.inputs[0] if below else row.id,
        below,
        row.id,
    )


def _caveats(rows: list[FundingRow], currency: str | None) -> Iterator[str]:
    kinds = {row.kind for row in rows}
    yield "Amounts are in the prices of their time; none is adjusted for inflation."
    unstated = sum(row.kind == "stated" and row.scope == "unstated" for row in rows)
    if unstated:
        yield (
            f"{counted(unstated, 'amount')} may be the country's share or a whole programme's: "
            "the source does not say."
        )
    denominators = sorted({row.denominator or "" for row in rows if row.kind == "share"})
    if denominators:
        yield (
            f"Percentages are of {', '.join(denominators)}; those of unlike denominators "
            "are not comparable, and none is added."
        )
    if "derived" in kinds:
        yield "Derived figures are quotients of two stated ones, shown rounded, and never added."
    if "given" in kinds:
        yield "Amounts marked as given are the user's, not a source's."
    if currency and any(row.conversion and row.conversion.rates for row in rows):
        yield (
            f"A value in {currency} is the interval over the days of the period, at the rates of "
            "the European Central Bank; it is no estimate of what was paid on one day."
        )


def _each(items: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(items))
