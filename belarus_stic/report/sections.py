"""The sections of a dossier: what it is, ties, parts, bodies, figures, and what sources say of it.

Each section is one function that yields its lines, listed in `SECTIONS` in the order of the page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cached_property
from typing import TypeVar

from attrs import evolve, frozen

from belarus_stic import facts, tables
from belarus_stic.coverage import CoverageRow, regional_coverage
from belarus_stic.errors import InvalidPeriodError, NotCoveredError
from belarus_stic.facts import Statuses, Tie, given_ties, kind_of, name_of, ties_at, when_words
from belarus_stic.model import (
    TIE_KINDS,
    Enumeration,
    Event,
    Observation,
    Profile,
    Record,
    Stance,
    Standing,
    TieKind,
    field_specs,
)
from belarus_stic.ranking import Ranking
from belarus_stic.reference import groups
from belarus_stic.report import wording
from belarus_stic.report.figures import all_figures
from belarus_stic.report.subject import Scope
from belarus_stic.report.timelines import timeline
from belarus_stic.tables import by_alphabet, listed, period_words
from belarus_stic.values import Citation, Period

RecordT = TypeVar("RecordT", bound=Record)
# So many records that differ in their partner alone share a line.
_FEW = 3


@frozen(kw_only=True, repr=False)
class DossierRow(tables.Row):
    """One thing that is said of a subject."""

    section: str = tables.described("section of the page, such as ties or figures", default="")
    label: str = tables.described("what the line tells of: a kind of tie, a date, a place")
    text: str = tables.described("what is said, in words")
    records: tuple[str, ...] = tables.described("ids of the records told of", default=())
    evidence: tuple[Citation, ...] = tables.described("statements behind the line", default=())


@frozen(slots=False)
class Asked:
    """What is asked of a profile, and what several sections need."""

    profile: Profile
    scope: Scope
    on: Period
    origin: tables.Origin
    ranking: Ranking | None

    @property
    def other(self) -> str:
        """The word for the members of a subject that home is a member of, too."""
        return "other " * (self.profile.home in members_at(self, self.scope.ref))

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """The ties with the subject itself, where it is a country or a group."""
        found = (tie for tie in ties_at(self.profile, self.on) if tie.partner == self.scope.ref)
        return tuple(found)

    @cached_property
    def reach(self) -> CoverageRow | None:
        """How far agreements reach into a group or area; nothing where its members are unknown."""
        others = {*members_at(self, self.scope.ref)} - {self.profile.home}
        if self.scope.kind not in {"group", "area"} or len(others) < 2:
            return None
        # An area may have no member state of the UN.
        rows = regional_coverage(self.profile, group=self.scope.ref, on=self.on).rows
        return rows[0] if rows else None

    def own(self, *, itself: bool = False) -> tuple[Record, ...]:
        """Return the records that belong to the subject or are it, in the sources' order."""
        found = (ref for ref in self.scope.own if (ref in self.scope.refs) == itself)
        return facts.in_order(self.profile, map(self.profile.__getitem__, found))

    def said(self, kind: type[RecordT]) -> tuple[RecordT, ...]:
        """Return the records of a kind that speak of the subject or what belongs to it."""
        found = map(self.profile.__getitem__, self.scope.said)
        return facts.in_order(self.profile, [one for one in found if isinstance(one, kind)])

    def line(self, label: str, text: str, record: Record) -> DossierRow:
        """Return a line on a record, with why that does not hold where it is known not to."""
        over = facts.over(self.profile, self.on).get(record.id)
        # That an event is over need not be said.
        is_told = over and over not in text and not isinstance(record, Event)
        text = f"{text} ({over})" if is_told else text
        return DossierRow(label=label, text=text, records=(record.id,), evidence=record.cites)

    def named(self, label: str, record: Record) -> DossierRow:
        """Return a line that says what a record is."""
        what = wording.described(self.profile, record, without=self.scope.refs)
        return self.line(label, ": ".join(filter(None, (record.name, what))), record)


def _what_it_is(asked: Asked) -> Iterator[DossierRow]:
    profile, scope = asked.profile, asked.scope
    lists = (one for one in profile.lists if one.id in scope.refs)
    itself = (*asked.own(itself=True), *lists) if scope.kind != "country" else ()
    for record in itself:
        yield asked.named(wording.noun_of(record), record)
    for whole in facts.wholes_of(profile, *(record.id for record in itself)):
        yield asked.named("part of", profile[whole])
    if scope.kind == "country":
        codes = [*(one.code for one in groups()), *profile.own_groups]
        of = [one for one in dict.fromkeys(codes) if scope.ref in members_at(asked, one)]
        if of:
            text = f"{listed(name_of(profile, one) for one in of)} ({period_words(asked.on)})"
            yield DossierRow(label="member of", text=text)
    if row := asked.reach:
        some = row.n_documented or "none"
        basis = " or other legal basis" * bool(row.n_legal_basis)
        members = f"{asked.other}members"
        text = f"an agreement{basis} with {some} of the {row.n_members} {members} is documented"
        text = f"{text} ({period_words(asked.on)})"
        yield DossierRow(label="its members", text=text, evidence=row.evidence)
    yield from _lists(asked, of_itself=True)


def _lists(asked: Asked, *, of_itself: bool) -> Iterator[DossierRow]:
    """Yield the lists that name the subject itself, or all others; those of one statement once."""
    scope = asked.scope
    naming = {
        one.record
        for one in facts.lists(asked.profile)
        if (one.of == "partners" and scope.ref in one.countries)
        or not scope.refs.isdisjoint(one.items)
    }
    alike: defaultdict[tuple[tuple[Citation, ...], str | None], list[Record]] = defaultdict(list)
    for record in asked.said(Enumeration):
        if (record.id in naming) == of_itself and record.id not in scope.refs:
            alike[record.cites, record.complete].append(record)
    for (_, complete), records in alike.items():
        some = ", of which only examples are given" * (complete == "open")
        row = asked.line(
            "in the list" if of_itself else "list", f"{records[0].name}{some}", records[0]
        )
        yield evolve(row, records=tuple(record.id for record in records))


def members_at(asked: Asked, ref: str) -> Collection[str]:
    """Return the full members of a group or area at the date; none where they are not known."""
    try:
        return facts.full_members_of(asked.profile, ref, asked.on)
    except (NotCoveredError, InvalidPeriodError):
        return ()


def _ties_of(asked: Asked) -> Iterator[DossierRow]:
    kinds: defaultdict[str, list[str]] = defaultdict(list)
    for tie in asked.ties:
        kinds[tie.record].append(tie.kind)
    for record, tied in kinds.items():
        # Whoever supports need not pay.
        label = ", ".join("support" if kind == "funding" else kind for kind in tied)
        yield asked.named(label, asked.profile[record])
    # What a ranking counts is told of a country whether documented or not.
    if asked.ranking is not None and asked.scope.ref != asked.profile.home:
        found = {kind for tied in kinds.values() for kind in tied}
        counted = (kind for kind in TIE_KINDS if kind in asked.ranking.criteria)
        yield from (_without(asked, kind) for kind in counted if kind not in found)


def _without(asked: Asked, kind: TieKind) -> DossierRow:
    """Return what the sources say of a kind of tie that is not documented with a country."""
    told = Statuses(asked.profile, given_ties(asked.profile, None, asked.on), (kind,))
    said = list(_said_of(asked, told, kind))
    text = f"{told.of(asked.scope.ref)}: {'; '.join(words for words, _ in said)}"
    records = tuple(record for _, record in said if record)
    evidence = facts.evidence_of(asked.profile, records)
    return DossierRow(label=kind, text=text, records=records, evidence=evidence)


def _said_of(asked: Asked, told: Statuses, kind: TieKind) -> Iterator[tuple[str, str | None]]:
    """Yield what is said of a kind of tie with a country that has none, and the record."""
    profile, ref, name = asked.profile, asked.scope.ref, asked.scope.name
    status = told.of(ref)
    for one in told.said.get(ref, ()):
        if status == "denied" and kind in one.kinds:
            reporter = facts.reporter(asked.origin)
            yield f"{reporter} says that {facts.there_is(one.standing)}", one.record
    silent = [one.by for one in told.silent_on([ref])]
    if status == "unmentioned":
        of_kind = [one for one in facts.lists(profile) if one.kind == kind]
        naming = [one for one in of_kind if one.of == "partners" and ref in one.countries]
        silent = [one for one in of_kind if one.narrower and one.complete and one not in naming]
        if lapsed := facts.lapsed(profile, asked.on).get(ref, {}).get(kind):
            over = facts.over(profile, asked.on)[lapsed]
            held = f'"{profile[lapsed].name}" does not hold {when_words(asked.on)}'
            yield f"{held} ({over})", lapsed
        yield from (
            (f'"{one.name}" names {name}, no record tells more', one.record) for one in naming
        )
        if not (lapsed or naming):
            # Silence is easily taken for an answer.
            yield "whether there is one is not said", None
    # Lists of one statement tell the same.
    for lacks in {one.evidence: one for one in reversed(silent)}.values():
        yield f'"{lacks.name}" does not name {name}', lacks.record


def _parts(asked: Asked) -> Iterator[DossierRow]:
    told = {tie.record for tie in asked.ties}
    alike: dict[tuple[str, str, tuple[Citation, ...]], list[Record]] = {}
    for record in (one for one in asked.own() if one.id not in told):
        partners = getattr(record, "partners", ())
        but_partners = (
            wording.described(asked.profile, record, without=partners) if partners else record.id
        )
        alike.setdefault((wording.noun_of(record), but_partners, record.cites), []).append(record)
    for (noun, what, cites), records in alike.items():
        if len(records) < _FEW or records[0].id in facts.over(asked.profile, asked.on):
            yield from (asked.named(noun, record) for record in records)
        else:
            partners = [ref for record in records for ref in getattr(record, "partners", ())]
            some = wording.names(asked.profile, partners, len(partners))
            text = f"{len(records)} that differ in partner alone: with {some}{what and '; '}{what}"
            ids = tuple(record.id for record in records)
            yield DossierRow(label=noun, text=text, records=ids, evidence=cites)
    yield from _lists(asked, of_itself=False)


def _bodies(asked: Asked) -> Iterator[DossierRow]:
    profile, scope = asked.profile, asked.scope
    own = (*asked.own(itself=True), *asked.own())
    named = (
        ref
        for record in own
        for spec in field_specs(type(record))
        for ref in (spec.values_of(record) if spec.targets and "label" not in spec.targets else ())
    )
    bodies = {ref for ref in (*scope.refs, *named) if kind_of(profile, ref) == "organisation"}
    bodies -= scope.own if scope.kind != "country" else set()
    for body in facts.in_order(profile, map(profile.__getitem__, bodies)):
        found = dict(wording.roles(profile, body.id, scope.own))
        records = dict.fromkeys(one for some in found.values() for one in some)
        country = getattr(body, "country", None)
        place = name_of(profile, country) if country else "body"
        does = (phrase.format(wording.names(profile, some)) for phrase, some in found.items())
        part_of = wording.described(profile, body, {"part_of"})
        what = "; ".join(filter(None, (wording.noun_of(body), part_of, *does)))
        evidence = facts.evidence_of(profile, records or [body.id])
        yield DossierRow(
            label=place, text=f"{body.name}: {what}", records=(body.id,), evidence=evidence
        )


def _figures(asked: Asked) -> Iterator[DossierRow]:
    for row in all_figures(asked.profile):
        if row.id in asked.scope.said:
            change = f"; {row.change}" if row.change else ""
            figure = asked.profile[row.id]
            yield asked.line(row.date, f"{row.name}: {row.words}{change}", figure)


def _standing(asked: Asked) -> Iterator[DossierRow]:
    profile, refs = asked.profile, asked.scope.refs
    found: defaultdict[tuple[str, str | None], list[Standing]] = defaultdict(list)
    for one in profile.standings:
        found[one.standing, one.among].append(one)
    told = {record.id for record in asked.said(Standing)}
    for (standing, among), records in found.items():
        if told.isdisjoint(one.id for one in records):
            continue
        place = wording.place_words(profile, standing, among)
        others = [one.partner for one in records if one.partner not in refs]
        own = [one for one in records if one.partner in refs]
        who = listed(by_alphabet(wording.called(profile, ref) for ref in others))
        beside = f"{', with ' if own else ': '}{who}" if others else ""
        evidence = facts.evidence_of(profile, (one.id for one in records))
        ids = tuple(one.id for one in own or records)
        yield DossierRow(label="standing", text=f"{place}{beside}", records=ids, evidence=evidence)


def _of(*stances: Stance, topics: bool = True) -> Callable[[Asked], Iterator[DossierRow]]:
    def lines(asked: Asked) -> Iterator[DossierRow]:
        for record in asked.said(Observation):
            if record.stance in stances:
                label = (topics and record.topic) or record.stance
                row = asked.line(label, wording.observed(asked.profile, record), record)
                told = facts.evidence_of(asked.profile, (record.id, *record.answers))
                yield evolve(row, evidence=told)

    return lines


def _dates(asked: Asked) -> Iterator[DossierRow]:
    itself = (record.id for record in asked.own(itself=True))
    wholes = {*facts.wholes_of(asked.profile, *itself)}
    for row in timeline(asked.profile):
        if row.record in asked.scope.own | wholes:
            yield DossierRow(
                label=period_words(row.date),
                text=f"{row.name}: {row.when if row.when == 'to come' else row.event}",
                records=(row.record,),
                evidence=row.evidence,
            )


# By name, in the order of the page.
SECTIONS: Mapping[str, Callable[[Asked], Iterator[DossierRow]]] = {
    "what it is": _what_it_is,
    "ties": _ties_of,
    "parts and related": _parts,
    "bodies": _bodies,
    "figures": _figures,
    "standing": _standing,
    "what is said": _of("assessment", "practice", "goal", "unknown", topics=False),
    "lacking or in the way": _of("barrier", "absence"),
    "recommended": _of("recommendation"),
    "expected": _of("outlook"),
    "dates": _dates,
}
