"""What must hold between the records of a profile, and between them and the reference tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import chain
from typing import TYPE_CHECKING

from belarus_stic.errors import Problem, UnknownCountryError, UnknownGroupError, nearest
from belarus_stic.model.records import (
    LABEL,
    Agreement,
    Enumeration,
    Figure,
    Organisation,
    Programme,
    Record,
    Source,
    StatedPosition,
    Target,
    reference_fields,
)
from belarus_stic.reference import CURRENCIES, areas, countries, country, group, groups

if TYPE_CHECKING:
    from belarus_stic.values import Period

_DESCRIBED: Mapping[Target, str] = {
    "country": "an alpha-3 country code",
    "group": "a group code",
    "area": "a UN M49 area",
    "label": f"'{LABEL}' and the source's own word",
    "organisation": "the id of an organisation",
    "programme": "the id of a programme",
    "record": "the id of a record",
}


def problems(home: str, records: Iterable[Record]) -> list[Problem]:
    """Return everything wrong with the records of a profile of the country `home`."""
    records = tuple(records)
    hints = _Hints()
    ids = Counter(record.id for record in records)
    known: dict[Target, frozenset[str]] = {
        "country": _codes(),
        "group": frozenset(one.code for one in groups()),
        "area": frozenset(one.name for one in areas()),
        "organisation": frozenset(r.id for r in records if isinstance(r, Organisation)),
        "programme": frozenset(r.id for r in records if isinstance(r, Programme)),
        "record": frozenset(ids),
    }
    statements = {
        record.id: frozenset(locator for locator, _ in record.statements)
        for record in records
        if isinstance(record, Source)
    }
    found = [
        Problem(record=name, field="id", message=f"{count} records have this id; expected one")
        for name, count in ids.items()
        if count > 1
    ]
    if home not in known["country"]:
        message = _unknown(home, ("country",), known, hints)
        found.append(Problem(record="", field="country", message=message))
    for record in records:
        found += (
            Problem(record=record.id, field=field, message=message)
            for field, message in chain(
                _citation_problems(record, statements, hints),
                _reference_problems(record, home, known, hints),
                _own_problems(record),
            )
        )
    cited = {(citation.source, citation.locator) for r in records for citation in r.cites}
    found += (
        Problem(
            record=source.id,
            field="without_facts",
            message=f"{locator!r} is cited by a record, so it states a fact",
        )
        for source in records
        if isinstance(source, Source)
        for locator, _ in source.without_facts
        if (source.id, locator) in cited
    )
    by_id = {record.id: record for record in records}
    found += (
        Problem(record=cyclic, field=field, message=f"comes back to itself by way of {field}")
        for field in ("part_of", "follows")
        for cyclic in _cycles(by_id, field)
    )
    return found


class _Hints:
    """Nearest choices for the first mistakes only.

    Looking among all ids is slow, and a large profile may have as many mistakes as records.
    """

    def __init__(self) -> None:
        self.left = 50

    def nearest(self, word: str, choices: Iterable[str]) -> str:
        self.left -= 1
        return nearest(word, sorted(choices)) if self.left >= 0 else ""


def _unknown(
    reference: str,
    targets: tuple[Target, ...],
    known: Mapping[Target, frozenset[str]],
    hints: _Hints,
) -> str:
    allowed = " or ".join(_DESCRIBED[target] for target in targets)
    hint = _by_another_name(reference, targets)
    if not hint:
        # A long word is no slip of a code: among three letters any is as near as another.
        coded = {"country"} if len(reference) > 4 else set()
        choices = (known.get(target, ()) for target in targets if target not in coded)
        hint = hints.nearest(reference, frozenset[str]().union(*choices))
    return f"unknown {reference!r}; expected {allowed}{hint}"


def _by_another_name(reference: str, targets: tuple[Target, ...]) -> str:
    """Return the code of a country or group that is written by its name or another code."""
    if "country" in targets:
        with suppress(UnknownCountryError):
            found = country(reference)
            return f"; did you mean {found.alpha3!r} ({found.name})?"
    if "group" in targets:
        with suppress(UnknownGroupError):
            return f"; did you mean {group(reference).code!r}?"
    return ""


def _citation_problems(
    record: Record, statements: Mapping[str, frozenset[str]], hints: _Hints
) -> Iterator[tuple[str, str]]:
    if not record.cites and not isinstance(record, Source):
        yield "cites", "cites nothing; expected at least one source#locator"
    for citation in record.cites:
        if citation.source not in statements:
            hint = hints.nearest(citation.source, statements)
            yield "cites", f"unknown source {citation.source!r}{hint}"
            continue
        locators = statements[citation.source]
        if locators and citation.locator not in locators:
            hint = hints.nearest(citation.locator, locators)
            yield "cites", f"{citation.source!r} has no statement {citation.locator!r}{hint}"


def _reference_problems(
    record: Record, home: str, known: Mapping[Target, frozenset[str]], hints: _Hints
) -> Iterator[tuple[str, str]]:
    targets_of = dict(reference_fields(type(record)))
    for field, reference in record.references():
        targets = targets_of[field]
        if "label" in targets and reference.startswith(LABEL) and reference != LABEL:
            continue
        if not any(reference in known.get(target, ()) for target in targets):
            yield field, _unknown(reference, targets, known, hints)
        elif reference == record.id:
            yield field, "refers to the record itself"
        elif field in {"partners", "partner"} and reference == home:
            yield field, f"names the home country {home} as its own partner"


def _own_problems(record: Record) -> Iterator[tuple[str, str]]:
    match record:
        case Figure():
            yield from _figure_problems(record)
        case Source():
            yield from _source_problems(record)
        case Agreement():
            yield from _agreement_problems(record)
        case Enumeration() if not record.items:
            yield "items", "lists nothing; expected at least one item"
        case StatedPosition(place="member") if record.partner in _codes():
            yield "partner", f"{record.partner} is a country; a member is one of a group"


def _codes() -> frozenset[str]:
    return frozenset(one.alpha3 for one in countries())


def _figure_problems(figure: Figure) -> Iterator[tuple[str, str]]:
    unit = figure.value.unit
    if not unit:
        yield "value", f"{str(figure.value)!r} has no unit"
    if unit == "%" and not figure.denominator:
        yield "denominator", "a percentage needs one: the key of what it is a share of"
    if figure.value.is_money:
        if unit not in CURRENCIES:
            yield "value", f"unknown currency {unit!r}{nearest(unit, CURRENCIES)}"
        for field in ("stage", "purpose", "scope"):
            if getattr(figure, field) is None:
                yield field, f"an amount of money needs its {field}"
    if not figure.about:
        yield "about", "is about nothing; expected at least one reference"


def _source_problems(source: Source) -> Iterator[tuple[str, str]]:
    locators = Counter(locator for locator, _ in source.statements)
    for locator, count in locators.items():
        if count > 1:
            yield "statements", f"{locator!r} stands {count} times"
    for locator, digest in source.statements:
        if len(digest) != 64 or set(digest) - set("0123456789abcdef"):
            yield "statements", f"{locator!r}: not a SHA-256 in small letters: {digest!r}"
    for locator, _ in source.without_facts:
        if locator not in locators:
            yield "without_facts", f"unknown statement {locator!r}{nearest(locator, locators)}"


def _agreement_problems(agreement: Agreement) -> Iterator[tuple[str, str]]:
    if not agreement.partners:
        yield "partners", "names nobody; expected at least one country or group"
    if _begins_after(agreement.signed, agreement.in_force):
        yield "in_force", f"{agreement.in_force} is before it was signed, {agreement.signed}"
    if _begins_after(agreement.in_force or agreement.signed, agreement.ended):
        yield "ended", f"{agreement.ended} is before it was signed or in force"
    if agreement.status == "not in force" and agreement.in_force:
        yield "in_force", "an agreement that is not in force has no such date"


def _begins_after(first: Period | None, second: Period | None) -> bool:
    begin = first.first_day if first else None
    end = second.last_day if second else None
    return begin is not None and end is not None and begin > end


def _cycles(by_id: Mapping[str, Record], field: str) -> Iterator[str]:
    """Yield one record of every ring that `field` closes; a record naming itself is told apart."""
    clear: set[str] = set()
    for start in by_id:
        path: dict[str, None] = {}
        here: str | None = start
        while here is not None and here in by_id and here not in clear and here not in path:
            path[here] = None
            here = getattr(by_id[here], field, None)
        if here in path and here != next(reversed(path)):
            yield next(reversed(path))
        clear.update(path)
