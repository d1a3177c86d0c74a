"""Who is tied to home by which record: all ties at a date, or those a caller kept."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from typing import ClassVar, Literal, get_args

from attrs import frozen

from belarus_stic import model, tables
from belarus_stic.errors import OptionError, UnknownGroupError
from belarus_stic.facts import phrases
from belarus_stic.facts.dates import date_asked, outside, speaks_at, surely_holds
from belarus_stic.facts.memo import once
from belarus_stic.facts.names import kind_of, name_of, partner_of
from belarus_stic.facts.parts import whole_of, wholes_first
from belarus_stic.facts.sources import origin
from belarus_stic.model import LABEL, TIE_KINDS, AgreementLevel, Profile, Record, TieKind
from belarus_stic.reference import country, group
from belarus_stic.tables import (
    LeftOut,
    choice,
    choices,
    counted,
    described,
    in_threes,
    listed,
    sentence,
    with_article,
)
from belarus_stic.values import Citation, Period

PartnerKind = Literal["country", "group"]
_Tied = set[tuple[TieKind, str]]

# Which field of which record ties home to whom it names, and by which kind of tie. A programme with
# a joint budget ties its partners and participants by that kind too.
TYING: Mapping[type[Record], Mapping[str, TieKind]] = {
    model.Agreement: {"partners": "agreement"},
    model.Programme: {"partners": "programme", "participants": "programme", "funders": "funding"},
    model.Project: {"implemented_by": "project", "participants": "project", "funders": "funding"},
    model.Centre: {
        "partners": "centre",
        "members": "centre",
        "host": "centre",
        "supported_by": "funding",
    },
    model.Event: {"supported_by": "event"},
}


@frozen(kw_only=True, repr=False)
class Tie(tables.Row):
    """One documented reason to call a country or a group a partner of home.

    A body named whole ties to that group and never to its members.
    """

    name: str = described("English short name of the partner")
    partner: str = described("alpha-3 code of the country, or code of the group")
    partner_kind: PartnerKind = described("whether the partner is a country or a group")
    kind: TieKind = described("kind of tie")
    record: str = described("id of the record that ties")
    record_name: str = described("name of the record that ties")
    status: str | None = described("of an agreement: its status, a legal basis told apart")
    level: str | None = described("of an agreement: its level, where stated")
    dated: bool = described("whether a date or period of the record is stated")
    speaks: Period = described("date the record speaks at")
    certain: bool = described("whether it certainly held at some time in the date asked")
    key: str = described("home, record, kind and both ends: the key of the tie in a graph")
    evidence: tuple[Citation, ...] = described("statements the record cites")

    @property
    def called(self) -> str:
        """The partner as a sentence names it."""
        return _in_a_sentence(self.name, self.partner_kind)


@frozen(repr=False, kw_only=True)
class Ties(tables.Table[Tie]):
    """Ties, sorted by name of the partner, kind and record.

    `where` and `filter` keep some of them; an answer takes what was kept as its `ties=`. `partner`
    is the one asked for, `asked` which kinds and level were, in words.
    """

    title: ClassVar[str] = "Ties"
    row_type = Tie
    keys: ClassVar[tuple[str, ...]] = ("partner", "name", "record")

    partner: str = ""
    asked: str = ""

    def columns(self) -> tuple[tables.Column, ...]:
        """Return partner, kind of tie and the record that ties them."""
        return (
            tables.Column("Partner", lambda tie: tie.name),
            tables.Column("Tie", lambda tie: tie.kind),
            tables.Column("Record", lambda tie: tie.record_name),
        )

    def _headline(self) -> str:
        on = self.on or self.origin.as_of
        found = [
            counted(len(partners), kind)
            for kind in get_args(PartnerKind)
            if (partners := {tie.partner for tie in self if tie.partner_kind == kind})
        ]
        number = counted(len(self), "documented tie") if self.rows else "no documented tie"
        whom = self.partner or listed(found)
        asked = f"{self.asked}{self._basis()}"
        asked = f"{asked} with {whom}" if whom else asked
        before, after = phrases.premise(self.origin, on, self)
        has = f"{self.origin.name} {'has' if on == self.origin.as_of else 'had'} {number}{asked}"
        lead = f"{before}, {has}" if before else has
        return sentence(f"{lead}{after} {self.origin.phrase(on)}")

    def _basis(self) -> str:
        """Return how many of the agreements asked for are a legal basis only."""
        basis = sum(tie.status == "legal basis" for tie in self) if self.asked else 0
        of_them = "" if len(self) == 1 else f"{in_threes(basis)} of them "
        return f", {of_them}a legal basis only," * bool(basis)

    def _notes(self) -> tuple[str, ...]:
        notes = [
            *phrases.basis_notes(self.origin, self.rows),
            *phrases.date_notes(self.origin, self.on or self.origin.as_of, self.rows),
        ]
        if any(tie.partner_kind == "group" for tie in self):
            notes.append("a tie with a group named whole is none with its members")
        return tuple(map(sentence, notes))


@once
def ties_at(profile: Profile, on: Period) -> tuple[Tie, ...]:
    """Return one tie for each partner, kind of tie and record that may hold at `on`.

    They are sorted by name of the partner, kind and record. A whole gives no tie beside a part of
    its own that ties the same partner by the same kind.
    """
    found: list[Tie] = []
    by_parts: defaultdict[str | None, _Tied] = defaultdict(set)
    for record in map(profile.__getitem__, reversed(wholes_first(profile))):
        tied = set() if record.id in outside(profile, on) else _tied(profile, record)
        found += (_tie(profile, record, on, *one) for one in tied - by_parts[record.id])
        by_parts[whole_of(profile, record.id)] |= by_parts.pop(record.id) | tied
    order = {kind: i for i, kind in enumerate(TIE_KINDS)}
    return tuple(
        sorted(found, key=lambda tie: (tie.name, order[tie.kind], tie.record, tie.partner))
    )


def _tied(profile: Profile, record: Record) -> _Tied:
    """Return whom a record would tie home to, and by which kinds of tie."""
    found = ((kind, partner_of(profile, party)) for kind, party in _parties(record))
    return {(kind, code) for kind, code in found if code and code != profile.home}


def _parties(record: Record) -> Iterator[tuple[TieKind, str]]:
    """Yield (kind of tie, party) for every party that a record would tie home to."""
    joint = isinstance(record, model.Programme) and record.budget == "joint"
    for name, kind in TYING.get(type(record), {}).items():
        value = getattr(record, name)
        for party in value if isinstance(value, tuple) else filter(None, (value,)):
            yield kind, party
            if joint and kind == "programme":
                yield "joint budget", party


def _tie(profile: Profile, record: Record, on: Period, kind: TieKind, partner: str) -> Tie:
    dates = ("period", "signed", "in_force", "ended")
    return Tie(
        key=key_of(profile.home, record.id, kind, profile.home, partner),
        partner=partner,
        name=name_of(profile, partner),
        partner_kind="country" if kind_of(profile, partner) == "country" else "group",
        kind=kind,
        record=record.id,
        record_name=record.name,
        status=getattr(record, "status", None),
        level=getattr(record, "level", None),
        dated=any(getattr(record, name, None) is not None for name in dates),
        speaks=speaks_at(profile, record.id),
        certain=surely_holds(profile, record.id, on),
        evidence=record.cites,
    )


def _in_a_sentence(name: str, kind: str) -> str:
    return f"the {name}" if kind == "group" else with_article(name)


def key_of(home: str, record: str, kind: TieKind, one: str, other: str) -> str:
    """Return the key of what a record ties: home's end first, else the ends by code."""
    ends = sorted((one, other), key=lambda end: (end != home, end))
    return f"{home}/{record}/{kind}/{'-'.join(ends)}"


@once
def left_out_at(profile: Profile, on: Period) -> tuple[LeftOut, ...]:
    """Return what gives no tie at `on`, and why.

    `kind` is "date" for a record known to lie outside `on`, "status" for an agreement that is not
    in force or only planned, "no partner" for a party that is no country or group of today.
    """
    found = []
    cited: defaultdict[str, list[Citation]] = defaultdict(list)
    for record in (record for record in profile if type(record) in TYING):
        if record.id in outside(profile, on):
            kind = outside(profile, on)[record.id][1]
            found.append(LeftOut(record.name, _why(profile, record.id, on), record.cites, kind))
            continue
        for _, party in _parties(record):
            if partner_of(profile, party) is None:
                cited[party] += record.cites
    for party, cites in sorted(cited.items()):
        name, is_label = name_of(profile, party), party.startswith(LABEL)
        reason = "no country of today" if is_label else "no country or group is recorded for it"
        found.append(LeftOut(name, reason, tuple(dict.fromkeys(cites)), "no partner"))
    return tuple(found)


def _why(profile: Profile, record: str, on: Period) -> str:
    """Return why a record is known not to hold at `on`."""
    reason, _, whose = outside(profile, on)[record]
    return reason if whose == record else f"part of {name_of(profile, whose)}, which {reason}"


@once
def lapsed(profile: Profile, on: Period) -> Mapping[str, Mapping[TieKind, str]]:
    """Return, by code, which kinds of tie sources speak of that are known not to hold, and why."""
    found: defaultdict[str, dict[TieKind, str]] = defaultdict(dict)
    for record in map(profile.__getitem__, outside(profile, on)):
        for kind, code in sorted(_tied(profile, record)):
            found[code].setdefault(kind, _why(profile, record.id, on))
    return dict(found)


@frozen
class TiesAsked:
    """The ties an answer is to use; `removed` are the keys of those the caller took out."""

    ties: tuple[Tie, ...]
    on: Period
    removed: frozenset[str]

    @property
    def is_whole(self) -> bool:
        """Whether the caller took nothing out."""
        return not self.removed


def given_ties(profile: Profile, ties: Ties | frozenset[str] | None, on: Period) -> TiesAsked:
    """Return the ties to use: all, those of a table, or those of the given keys.

    Answers call `graph.ties_asked`, which reads a graph too.

    Raises `OptionError` for ties of another profile or another date.
    """
    everything = ties_at(profile, on)
    known = frozenset(tie.key for tie in everything)
    keys = ties if isinstance(ties, frozenset) else known
    if isinstance(ties, Ties):
        keys = frozenset(tie.key for tie in ties)
        if (ties.origin.home, ties.on) != (profile.home, on) or not keys <= known:
            raise OptionError(
                f"ties: expected ties of this profile at {on}, not of {ties.origin.name} at "
                f"{ties.on}; take ties(profile, on={on.text!r}) and filter it"
            )
    kept = tuple(tie for tie in everything if tie.key in keys)
    return TiesAsked(ties=kept, on=on, removed=known - keys)


def set_aside_by(
    profile: Profile, asked: TiesAsked, kinds: Iterable[TieKind], level: str | None = None
) -> frozenset[str]:
    """Return the countries with a tie of `kinds` at the date, none of which is used.

    Either the caller took it out, or it is not of the `level` asked.
    """
    counted = frozenset(kinds)
    every = (tie for tie in ties_at(profile, asked.on) if tie.kind in counted)
    used = {tie.partner for tie in asked.ties if tie.kind in counted and level in {None, tie.level}}
    return frozenset(tie.partner for tie in every if tie.partner_kind == "country") - used


def ties(
    profile: Profile,
    *,
    on: Period | date | str | int | None = None,
    kind: TieKind | Iterable[TieKind] | None = None,
    partner: str | None = None,
    level: AgreementLevel | None = None,
) -> Ties:
    """Return one tie for each partner, kind of tie and record; home is never a partner.

    `agreement`: whoever concluded it, or has a legal basis for one; not one that is planned, not in
    force or ended. `programme`, `centre` and `project`: each foreign country or group named, or
    that of an organisation which takes part or hosts. `joint budget`: a programme paid from a
    budget held in common. `event` and `funding`: who supports or funds. An organisation stands for
    its country, or for the group that it is.

    `on` is a date, or a year, month or span, read as "at any time in it"; what is known to lie
    outside stands in `left_out`, and what is undated stays. `kind` (one or several), `partner` and
    `level` keep some.

    >>> from belarus_stic import load_profile
    >>> [tie.record for tie in ties(load_profile(), partner="Latvia", kind="centre")]
    ['centre-lva']

    Raises `OptionError` for an option that is not one of these, `NotAnswerableError` for a date
    before the earliest day of any record.
    """
    asked = date_asked(profile, on)
    kinds = TIE_KINDS if kind is None else choices("kind", kind, TIE_KINDS)
    if level is not None:
        choice("level", level, get_args(AgreementLevel))
    code = None if partner is None else _code(profile, partner)
    kept = tuple(
        tie
        for tie in ties_at(profile, asked)
        if tie.kind in kinds and code in {None, tie.partner} and level in {None, tie.level}
    )
    return Ties(
        rows=kept,
        origin=origin(profile),
        on=asked,
        method="One tie for each partner, kind of tie and record; a whole gives none beside its "
        "own part.",
        left_out=left_out_at(profile, asked),
        partner=""
        if code is None
        else _in_a_sentence(name_of(profile, code), kind_of(profile, code)),
        asked=(f" of the kind{'s'[: len(kinds) - 1]} {listed(kinds)}" if kind is not None else "")
        + (f" at {level} level" if level is not None else ""),
    )


def _code(profile: Profile, partner: str) -> str:
    with suppress(UnknownGroupError):
        return group(partner, own=profile.own_groups).code
    return country(partner).alpha_3
