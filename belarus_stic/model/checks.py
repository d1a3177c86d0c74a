"""What must hold between the records of a profile, and between them and the reference tables.

A rule is a function of a record and of all that is `Known`; it yields the field and what is wrong
with it. `_RULES` says which rules a kind of record has beside the ones for all.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from attrs import frozen

from belarus_stic import reference
from belarus_stic.errors import Problem, nearest, quoted
from belarus_stic.model.fields import ID, LABEL, Target, field_specs
from belarus_stic.model.own import OwnGroup, OwnRates
from belarus_stic.model.reading import as_code, country_meant
from belarus_stic.model.records import (
    Agreement,
    Enumeration,
    Figure,
    Observation,
    Organisation,
    Programme,
    Record,
    Source,
)
from belarus_stic.tables import listed
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
# Looking among all ids is slow, and a large profile may have as many mistakes as records: this many
# hints are sought, fewer where that would compare more ids than these.
_MOST_HINTS, _MOST_COMPARED = 50, 200_000


@frozen
class Known:
    """What the records of a profile may name, and what a rule asks about other records."""

    home: str
    as_of: Period
    by_id: Mapping[str, Record]
    own_groups: Mapping[str, OwnGroup]
    cited: Mapping[tuple[str, str], str]
    locators: Mapping[str, frozenset[str]]
    targets: Mapping[Target, frozenset[str]]
    hints_left: Iterator[int]

    def is_of_home(self, ref: str) -> bool:
        """Tell whether a reference is home or one of its organisations."""
        body = self.by_id.get(ref)
        return self.home in {ref, body.country if isinstance(body, Organisation) else ""}

    def missing(self, what: str, word: str, choices: Iterable[str]) -> str:
        """Return that a word is none of the choices, and for the first mistakes what they are."""
        message = f"unknown {what} {quoted(word)}"
        if next(self.hints_left, None) is None:
            return message
        known = sorted(choices)
        expected = listed(map(quoted, known), 5, word="or") or "none, because there is none"
        return f"{message}; expected {expected}{nearest(word, known)}"

    def unknown(self, ref: str, targets: Sequence[Target]) -> str:
        """Return that a reference names nothing, and what it may have meant."""
        allowed = " or ".join(_DESCRIBED[target] for target in targets)
        return f"unknown {quoted(ref)}; expected {allowed}{self._meant(ref, targets)}"

    def _meant(self, ref: str, targets: Sequence[Target]) -> str:
        if next(self.hints_left, None) is None:
            return ""
        choices = frozenset[str]().union(*(self.targets[target] for target in targets))
        if (code := reference.code_of(ref)) and code in choices:
            return f"; did you mean {code!r} ({reference.name_of(code)})?"
        hint = country_meant(ref) if "country" in targets else ""
        groups = f"; groups are {listed(sorted(self.targets['group']), 12)}"
        return hint or nearest(ref, sorted(choices)) or (groups if "group" in targets else "")


def problems(home: str, as_of: Period, records: Sequence[Record]) -> Iterator[Problem]:
    """Yield everything wrong with the records of a profile of the country `home`."""
    known = _known(home, as_of, records)
    if home not in reference.country_codes():
        yield Problem(record="", field="home", message=known.unknown(home, ["country"]))
    if as_of.is_span or as_of.last_day is None:
        message = f"{as_of} is no single date; expected a day, a month or a year"
        yield Problem(record="", field="as_of", message=message)
    for name, count in Counter(record.id for record in records).items():
        if count > 1:
            message = f"{count} records have this id; expected one"
            yield Problem(record=name, field="id", message=message)
    for record in records:
        for rule in (_citations, _references, *_RULES.get(type(record), ())):
            for name, message in rule(record, known):
                yield Problem(record.id, name, message, collection=record.collection)
    for name in ("part_of", "follows"):
        for record in _cyclic(known.by_id, name):
            message = f"comes back to itself by way of {name}; expected a chain that ends"
            yield Problem(record.id, name, message, collection=record.collection)


def _known(home: str, as_of: Period, records: Sequence[Record]) -> Known:
    own = {record.code: record for record in records if isinstance(record, OwnGroup)}
    sources = [record for record in records if isinstance(record, Source)]
    return Known(
        home=home,
        as_of=as_of,
        by_id={record.id: record for record in records},
        own_groups=own,
        cited={(one.source, one.locator): record.id for record in records for one in record.cites},
        locators={source.id: frozenset(row[0] for row in source.statements) for source in sources},
        targets={
            "country": reference.country_codes(),
            "group": reference.group_codes().union(own),
            "area": frozenset(area.name for area in reference.areas()),
            "label": frozenset(),
            "organisation": frozenset(r.id for r in records if isinstance(r, Organisation)),
            "programme": frozenset(r.id for r in records if isinstance(r, Programme)),
            "record": frozenset(record.id for record in records),
        },
        hints_left=iter(range(min(_MOST_HINTS, 5 + _MOST_COMPARED // (1 + len(records))))),
    )


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
            yield "cites", known.missing("source", citation.source, known.locators)
        elif locators and citation.locator not in locators:
            what = f"statement of {citation.source}"
            yield "cites", known.missing(what, citation.locator, locators)


def _references(record: Record, known: Known) -> Found:
    targets_of = {spec.name: spec.targets for spec in field_specs(type(record))}
    for name, ref in record.references():
        # The members of a group of the profile stand in rows.
        targets = targets_of[name] or ("country", "group")
        if "label" in targets and ref.startswith(LABEL) and ref != LABEL:
            continue
        if not any(ref in known.targets[target] for target in targets):
            yield name, known.unknown(ref, targets)
        elif ref == record.id:
            yield name, "names the record itself; expected another"
        elif name in {"partner", "partners"} and known.is_of_home(ref):
            yield (
                name,
                f"{quoted(ref)} is of home ({known.home}); expected other partners",
            )


def _statements(source: Source, known: Known) -> Found:
    for locator, count in Counter(locator for locator, _ in source.statements).items():
        if count > 1:
            yield "statements", f"{quoted(locator)} stands {count} times; expected once"
    for locator, digest in source.statements:
        if len(digest) != 64 or set(digest) - set("0123456789abcdef"):
            expected = "expected a SHA-256: 64 digits and letters from a to f"
            yield "statements", f"{quoted(locator)} has {quoted(digest)}; {expected}"
    for locator, _ in source.without_facts:
        if locator not in known.locators[source.id]:
            yield "without_facts", known.missing("statement", locator, known.locators[source.id])
        elif by := known.cited.get((source.id, locator)):
            message = f"{quoted(locator)} is cited by {by!r}; expected what no record cites"
            yield "without_facts", message


def _list_of_ties(record: Enumeration, known: Known) -> Found:
    if record.of != "partners":
        for name in ("kind", "level", "narrower"):
            if getattr(record, name) is not None:
                yield name, f"only a list of partners has one, not a list of {record.of}"
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


# The date that cannot lie before the day the source speaks at. One that lies after it may be the
# source's own mistake, which is recorded, and the audit's to find.
_NOT_YET = {"in force": "ended", "planned": "signed"}


def _status_and_dates(agreement: Agreement, known: Known) -> Found:
    status, spoken = agreement.status, agreement.speaks_at(known.by_id, known.as_of)
    if status in {"not in force", "planned"} and agreement.in_force:
        yield "in_force", f"an agreement that is {status!r} has no such date"
    name = _NOT_YET.get(status, "")
    date: Period | None = getattr(agreement, name, None)
    if date and spoken.begins_after(date):
        message = f"{date} is before {spoken}, when the source calls it {status!r}"
        yield name, f"{message}; expected a later date or another status"


def _amount(figure: Figure, known: Known) -> Found:
    value, is_money = figure.value, figure.value.is_money
    if not value.unit:
        yield "value", f"{str(value)!r} has no unit; expected one, as in '450 project'"
    if value.unit == "%" and not figure.denominator:
        yield "denominator", "a percentage needs one: what it is a share of"
    if is_money and value.unit not in reference.CURRENCIES:
        yield "value", known.missing("currency", value.unit, reference.CURRENCIES)
    for spec in field_specs(Figure) if is_money else ():
        if spec.name in {"stage", "purpose", "scope"} and getattr(figure, spec.name) is None:
            words = listed(spec.words, word="or")
            yield spec.name, f"an amount of money needs its {spec.name}: {words}"
    # A percentage may be one of money, a count is none.
    is_count = not is_money and value.unit != "%"
    for name in ("stage", "purpose", "paid_by", "paid_to") if is_count else ():
        if getattr(figure, name):
            yield name, f"only money has one, not {str(value)!r}"


# What a field of an observation speaks of, and of which stances it can.
_SPEAKS_OF = {
    "hinders": ("absence", "barrier"),
    "answers": ("recommendation",),
    "addressees": ("recommendation",),
}


def _stance(record: Observation, _: Known) -> Found:
    for name, stances in _SPEAKS_OF.items():
        if getattr(record, name) and record.stance not in stances:
            yield name, f"goes with the stance {listed(stances, word='or')}, not {record.stance}"


def _own_code(own: OwnGroup, known: Known) -> Found:
    code, packaged = own.code, own.code in reference.group_codes()
    if packaged and not own.replaces:
        yield "replaces", f"{code} is a packaged group; expected true, or another code"
    if own.replaces and not packaged:
        yield "replaces", known.missing("packaged group", code, reference.group_codes())
    means_other = ID.fullmatch(code) or ":" in code or code in reference.country_codes()
    if means_other or code in known.targets["area"] or as_code(code) != code:
        yield "code", f"{quoted(code)} means something else; expected a code such as 'V4'"
    if known.own_groups[code] is not own:
        yield "code", f"{quoted(code)} is another group's code too; expected one of its own"


def _own_members(own: OwnGroup, known: Known) -> Found:
    for member in dict.fromkeys(member for _, member in own.references()):
        # So no group comes to hold itself, and members are found in one step.
        if not _members_of(member, known) <= reference.country_codes():
            yield "memberships", f"{member} has groups as members itself; expected its countries"
    if not any(kind in own.full_kinds for _, kind, _ in own.memberships):
        kinds = listed(dict.fromkeys(quoted(kind) for _, kind, _ in own.memberships), 5, word="or")
        yield "full_kinds", f"no member is of such a kind; expected {kinds}"


def _members_of(code: str, known: Known) -> set[str]:
    if code in known.own_groups:
        return {member for _, member in known.own_groups[code].references()}
    packaged = reference.group(code).memberships if code in reference.group_codes() else ()
    return {one.member for one in packaged}


def _own_rates(own: OwnRates, known: Known) -> Found:
    units = {rate.unit for _, rate in own.rates}
    for currency in sorted({own.currency, *units}.difference(reference.CURRENCIES)):
        yield "currency", known.missing("currency", currency, reference.CURRENCIES)
    if len(units) != 1 or own.currency in units:
        yield "rates", f"expected rates in one other currency, not in {', '.join(sorted(units))}"
    pair = reference.packaged_rates().pair
    is_packaged = units | {own.currency} == pair
    if is_packaged != own.replaces:
        message = f"there are packaged rates between {' and '.join(sorted(pair))} alone"
        yield "replaces", f"{message}; expected {'true' if is_packaged else 'false'}"
    for period, rate in own.rates:
        if rate.low is None or rate.high is None or rate.low <= 0:
            yield "rates", f"{str(rate)!r} has no bounds above 0; expected a range or a number"
        if period.first_day is None or period.last_day is None:
            yield "rates", f"{period} has no first or no last day; expected a period with both"


def _cyclic(by_id: Mapping[str, Record], field: str) -> Iterator[Record]:
    """Yield one record of every ring that `field` closes; a record naming itself is told apart."""
    clear: set[str] = set()
    for start in by_id:
        path: dict[str, None] = {}
        here: Any = start
        while here in by_id and here not in clear and here not in path:
            path[here] = None
            here = getattr(by_id[here], field, None)
        if here in path and here != next(reversed(path)):
            yield by_id[next(reversed(path))]
        clear.update(path)


_Rule: TypeAlias = Callable[[Any, Known], Found]
_RULES: Mapping[type[Record], tuple[_Rule, ...]] = {
    Agreement: (_dates_in_order, _status_and_dates),
    Enumeration: (_list_of_ties,),
    Figure: (_amount,),
    Observation: (_stance,),
    OwnGroup: (_own_code, _own_members),
    OwnRates: (_own_rates,),
    Source: (_statements,),
}
