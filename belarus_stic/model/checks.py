"""What must hold between the records of a profile, and between them and the reference tables.

A rule is a function of a record and of all that is `Known`; it yields the field and what is wrong
with it. `_RULES` says which rules a kind of record has beside the ones for all.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from typing import Any, TypeAlias

from attrs import frozen

from belarus_stic.errors import Problem, UnknownCountryError, UnknownGroupError, nearest, quoted
from belarus_stic.model.fields import ID, LABEL, Target, field_specs
from belarus_stic.model.records import (
    Agreement,
    Centre,
    Enumeration,
    Figure,
    Organisation,
    OwnGroup,
    OwnRates,
    Programme,
    Record,
    Source,
    Standing,
    as_code,
)
from belarus_stic.reference import (
    CURRENCIES,
    areas,
    country,
    country_codes,
    group,
    group_codes,
)
from belarus_stic.values import Period

Found: TypeAlias = Iterator[tuple[str, str]]

_DESCRIBED: Mapping[Target, str] = {
    "country": "an alpha-3 country code",
    "group": "a group code",
    "area": "a UN M49 area",
    "label": f"'{LABEL}' and the source's own word",
    "organisation": "the id of an organisation",
    "programme": "the id of a programme",
    "record": "the id of a record",
}
# Looking among all ids is slow, and a large profile may have as many mistakes as records.
_MOST_HINTS = 50
# The currencies between which the reference tables have rates.
_PACKAGED_RATES = frozenset({"EUR", "USD"})


@frozen
class Known:
    """What the records of a profile may name, and what a rule asks about other records."""

    home: str
    as_of: Period
    by_id: Mapping[str, Record]
    own_groups: Mapping[str, OwnGroup]
    cited: frozenset[tuple[str, str]]
    locators: Mapping[str, frozenset[str]]
    targets: Mapping[Target, frozenset[str]]
    _turns: Iterator[int]

    def nearest(self, word: str, choices: Iterable[str]) -> str:
        """Return the nearest choice as a hint, for the first mistakes only."""
        return "" if next(self._turns, None) is None else nearest(word, sorted(choices))


def problems(home: str, as_of: Period, records: Sequence[Record]) -> Iterator[Problem]:
    """Yield everything wrong with the records of a profile of the country `home`."""
    known = _known(home, as_of, records)
    if home not in country_codes():
        yield Problem(record="", field="home", message=_unknown(home, ("country",), known))
    for name, count in Counter(record.id for record in records).items():
        if count > 1:
            message = f"{count} records have this id; expected one"
            yield Problem(record=name, field="id", message=message)
    for record in records:
        for rule in (_citations, _references, *_RULES.get(type(record), ())):
            for field, message in rule(record, known):
                yield _problem(record, field, message)
    for field in ("part_of", "follows"):
        for record in _cyclic(known.by_id, field):
            yield _problem(record, field, f"comes back to itself by way of {field}")


def _problem(record: Record, field: str, message: str) -> Problem:
    return Problem(record=record.id, field=field, message=message, collection=record.collection)


def _known(home: str, as_of: Period, records: Sequence[Record]) -> Known:
    own = {record.code: record for record in records if isinstance(record, OwnGroup)}
    return Known(
        home=home,
        as_of=as_of,
        by_id={record.id: record for record in records},
        own_groups=own,
        cited=frozenset((one.source, one.locator) for record in records for one in record.cites),
        locators={
            record.id: frozenset(locator for locator, _ in record.statements)
            for record in records
            if isinstance(record, Source)
        },
        targets={
            "country": country_codes(),
            "group": group_codes().union(own),
            "area": _area_names(),
            "label": frozenset(),
            "organisation": frozenset(r.id for r in records if isinstance(r, Organisation)),
            "programme": frozenset(r.id for r in records if isinstance(r, Programme)),
            "record": frozenset(record.id for record in records),
        },
        turns=iter(range(_MOST_HINTS)),
    )


@cache
def _area_names() -> frozenset[str]:
    return frozenset(area.name for area in areas())


def _unknown(reference: str, targets: Sequence[Target], known: Known) -> str:
    allowed = " or ".join(_DESCRIBED[target] for target in targets)
    hint = _by_another_name(reference, targets)
    if not hint:
        choices = frozenset[str]().union(*(known.targets[target] for target in targets))
        hint = known.nearest(reference, choices)
    return f"unknown {quoted(reference)}; expected {allowed}{hint}"


def _by_another_name(reference: str, targets: Sequence[Target]) -> str:
    """Return the code of what is written by its name, or why a country is refused."""
    if "group" in targets:
        with suppress(UnknownGroupError):
            return f"; did you mean {group(reference).code!r}?"
    if "country" in targets:
        try:
            found = country(reference)
        except UnknownCountryError as error:
            return f": {error}" if " is refused: " in str(error) else ""
        return f"; did you mean {found.alpha_3!r} ({found.name})?"
    return ""


def _citations(record: Record, known: Known) -> Found:
    if isinstance(record, Source):
        if record.cites:
            yield "cites", "a source cites nothing, it is what others cite"
        return
    if not record.cites:
        yield "cites", "cites nothing; expected at least one source#locator"
    for citation in record.cites:
        locators = known.locators.get(citation.source)
        if locators is None:
            hint = known.nearest(citation.source, known.locators)
            yield "cites", f"unknown source {quoted(citation.source)}{hint}"
        elif locators and citation.locator not in locators:
            hint = known.nearest(citation.locator, locators)
            yield "cites", f"{citation.source} has no statement {quoted(citation.locator)}{hint}"


def _references(record: Record, known: Known) -> Found:
    targets_of = {spec.name: spec.targets for spec in field_specs(type(record))}
    for field, reference in record.references():
        targets = targets_of[field]
        if "label" in targets and reference.startswith(LABEL) and reference != LABEL:
            continue
        if not any(reference in known.targets[target] for target in targets):
            yield field, _unknown(reference, targets, known)
        elif reference == record.id:
            yield field, "names the record itself"


def _foreign_partners(record: Agreement | Programme | Centre | Standing, known: Known) -> Found:
    field = "partner" if isinstance(record, Standing) else "partners"
    for partner in (record.partner,) if isinstance(record, Standing) else record.partners:
        body = known.by_id.get(partner)
        if partner == known.home:
            yield field, f"names the home country {known.home} as its own partner"
        elif isinstance(body, Organisation) and body.country == known.home:
            yield field, f"{partner} is of the home country {known.home}, and no partner of it"


def _statements(source: Source, known: Known) -> Found:
    for locator, count in Counter(locator for locator, _ in source.statements).items():
        if count > 1:
            yield "statements", f"{quoted(locator)} stands {count} times"
    for locator, digest in source.statements:
        if len(digest) != 64 or set(digest) - set("0123456789abcdef"):
            yield "statements", f"{quoted(locator)}: no SHA-256 in small letters: {quoted(digest)}"
    for locator, _ in source.without_facts:
        if locator not in known.locators[source.id]:
            hint = known.nearest(locator, known.locators[source.id])
            yield "without_facts", f"unknown statement {quoted(locator)}{hint}"
        elif (source.id, locator) in known.cited:
            yield "without_facts", f"{quoted(locator)} is cited by a record, so it states a fact"


def _list_of_ties(record: Enumeration, known: Known) -> Found:
    if record.of != "partners":
        for field in ("kind", "level", "narrower"):
            if getattr(record, field) is not None:
                yield field, f"only a list of partners has one, not a list of {record.of}"
        return
    items = [known.by_id.get(item) for item in record.items]
    kinds = {None if item is None else item.tie_kind for item in items}
    kind = kinds.pop() if len(kinds) == 1 else None
    if kind and record.kind and record.kind != kind:
        yield "kind", f"{record.kind!r} is stated, but its items are records of kind {kind!r}"
    if record.level and (record.kind or kind) != "agreement":
        yield "level", "only a list of agreements has one"
    levels = {item.level for item in items if isinstance(item, Agreement)} - {None, record.level}
    if record.level and levels:
        stated = ", ".join(sorted(filter(None, levels)))
        yield "level", f"{record.level!r} is stated, but items of it are {stated}"


def _dates_in_order(agreement: Agreement, _: Known) -> Found:
    signed, in_force, ended = agreement.signed, agreement.in_force, agreement.ended
    if signed and in_force and signed.begins_after(in_force):
        yield "in_force", f"{in_force} is before it was signed, {signed}"
    begun = in_force or signed
    if begun and ended and begun.begins_after(ended):
        yield "ended", f"{ended} is before it was signed or in force, {begun}"


def _status_and_dates(agreement: Agreement, known: Known) -> Found:
    status, spoken = agreement.status, agreement.speaks_at(known.by_id, known.as_of)
    if status in {"not in force", "planned"} and agreement.in_force:
        yield "in_force", f"an agreement that is {status!r} has no such date"
    # A date that goes with the status only before, or only after, the source spoke.
    not_yet = {"in force": "in_force", "concluded": "signed", "ended": "ended"}.get(status)
    no_more = {"in force": "ended", "planned": "signed"}.get(status)
    for field, is_wrong in ((not_yet, True), (no_more, False)):
        date: Period | None = getattr(agreement, field) if field else None
        if field and date and is_wrong and date.begins_after(spoken):
            yield field, f"{date} is after {spoken}, when the source calls it {status!r}"
        if field and date and not is_wrong and spoken.begins_after(date):
            yield field, f"{date} is before {spoken}, when the source calls it {status!r}"


def _amount(figure: Figure, known: Known) -> Found:
    value, is_money = figure.value, figure.value.is_money
    if not value.unit:
        yield "value", f"{str(value)!r} has no unit"
    if value.unit == "%" and not figure.denominator:
        yield "denominator", "a percentage needs one: what it is a share of"
    if is_money and value.unit not in CURRENCIES:
        yield "value", f"unknown currency {value.unit!r}{known.nearest(value.unit, CURRENCIES)}"
    for field in ("stage", "purpose", "scope") if is_money else ():
        if getattr(figure, field) is None:
            yield field, f"an amount of money needs its {field}, if only 'unstated'"
    # A percentage may be one of money.
    for field in (
        () if is_money or value.unit == "%" else ("stage", "purpose", "paid_by", "paid_to")
    ):
        if getattr(figure, field):
            yield field, f"only money has one, not {str(value)!r}"


def _own_code(own: OwnGroup, known: Known) -> Found:
    packaged = own.code in group_codes()
    if packaged and not own.replaces:
        yield "code", f"{own.code} is a packaged group; expected 'replaces' to say so, or another"
    if own.replaces and not packaged:
        hint = known.nearest(own.code, group_codes())
        yield "replaces", f"there is no packaged group {quoted(own.code)}{hint}"
    if not packaged and _means_something(own.code):
        yield "code", f"{quoted(own.code)} means something else; expected a code such as 'V4'"
    if known.own_groups[own.code] is not own:
        yield "code", f"{quoted(own.code)} is the code of another group of the profile too"


def _means_something(code: str) -> bool:
    known = country_codes() | _area_names()
    return bool(code in known or ID.fullmatch(code) or ":" in code) or as_code(code) != code


def _own_members(own: OwnGroup, known: Known) -> Found:
    for member, _, _ in own.memberships:
        if member in country_codes():
            continue
        if member not in known.targets["group"]:
            yield "memberships", _unknown(member, ("country", "group"), known)
        # So no group comes to hold itself, and members are found in one step.
        elif not _members_of(member, known) <= country_codes():
            yield "memberships", f"{member} has groups as members itself; expected its countries"
    if not any(kind in own.full_kinds for _, kind, _ in own.memberships):
        kinds = ", ".join(own.full_kinds)
        yield "full_kinds", f"no member is of a kind that counts as full ({kinds})"


def _members_of(code: str, known: Known) -> set[str]:
    if code in known.own_groups:
        return {member for member, _, _ in known.own_groups[code].memberships}
    return {membership.member for membership in group(code).memberships}


def _own_rates(own: OwnRates, known: Known) -> Found:
    units = {rate.unit for _, rate in own.rates}
    for currency in sorted({own.currency, *units} - CURRENCIES):
        yield (
            "currency",
            f"unknown currency {quoted(currency)}{known.nearest(currency, CURRENCIES)}",
        )
    if len(units) != 1 or own.currency in units:
        yield "rates", f"expected rates in one other currency, not in {', '.join(sorted(units))}"
    packaged = units | {own.currency} == _PACKAGED_RATES
    if packaged and not own.replaces:
        yield "replaces", "there are packaged rates of EUR and USD; expected it to say so"
    if own.replaces and not packaged:
        yield "replaces", "there are packaged rates of EUR and USD only"
    for period, rate in own.rates:
        if rate.low is None or rate.high is None or rate.low <= 0:
            yield "rates", f"{str(rate)!r} has no bounds above 0; expected a range or a number"
        if period.first_day is None or period.last_day is None:
            yield "rates", f"{period} has no first or no last day"


def _cyclic(by_id: Mapping[str, Record], field: str) -> Iterator[Record]:
    """Yield one record of every ring that `field` closes; a record naming itself is told apart."""
    clear: set[str] = set()
    for start in by_id:
        path: dict[str, None] = {}
        here: str | None = start
        while here is not None and here in by_id and here not in clear and here not in path:
            path[here] = None
            here = getattr(by_id[here], field, None)
        if here in path and here != next(reversed(path)):
            yield by_id[next(reversed(path))]
        clear.update(path)


_Rule: TypeAlias = Callable[[Any, Known], Found]
_RULES: Mapping[type[Record], tuple[_Rule, ...]] = {
    Agreement: (_foreign_partners, _dates_in_order, _status_and_dates),
    Centre: (_foreign_partners,),
    Enumeration: (_list_of_ties,),
    Figure: (_amount,),
    OwnGroup: (_own_code, _own_members),
    OwnRates: (_own_rates,),
    Programme: (_foreign_partners,),
    Source: (_statements,),
    Standing: (_foreign_partners,),
}
