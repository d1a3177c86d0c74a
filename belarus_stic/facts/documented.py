"""Who is tied to home by which record at a date, and who is known not to be."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Literal

from attrs import frozen

from belarus_stic import model, tables
from belarus_stic.facts.dates import outside, speaks_at, surely_holds
from belarus_stic.facts.memo import once
from belarus_stic.facts.names import kind_of, name_of, partner_of
from belarus_stic.facts.parts import whole_of, wholes_first
from belarus_stic.model import LABEL, TIE_KINDS, Profile, Record, TieKind
from belarus_stic.tables import (
    LeftOut,
    described,
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
    status: model.AgreementStatus | None = described(
        "of an agreement: its status, a legal basis told apart"
    )
    level: model.AgreementLevel | None = described("of an agreement: its level, where stated")
    dated: bool = described("whether a date or period of the record is stated")
    speaks: Period = described("date the record speaks at")
    certain: bool = described("whether it certainly held at some time in the date asked")
    key: str = described("home, record, kind and both ends: the key of the tie in a graph")
    evidence: tuple[Citation, ...] = described("statements the record cites")

    @property
    def called(self) -> str:
        """The partner as a sentence names it."""
        return in_a_sentence(self.name, self.partner_kind)


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


def in_a_sentence(name: str, kind: str) -> str:
    """Return the name of a partner with its article."""
    has_article = name.casefold().startswith("the ")
    return f"the {name}" if kind == "group" and not has_article else with_article(name)


def key_of(home: str, record: str, kind: str, one: str, other: str) -> str:
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
def over(profile: Profile, on: Period) -> Mapping[str, str]:
    """Return the records, by id, that could tie and are known not to hold at `on`, with why."""
    return {
        record: _why(profile, record, on)
        for record in outside(profile, on)
        if type(profile[record]) in TYING
    }


@once
def lapsed(profile: Profile, on: Period) -> Mapping[str, Mapping[TieKind, str]]:
    """Return, by code, kinds of tie that are known not to hold, and a record that tells of each.

    Why it does not hold, `over` says.
    """
    found: defaultdict[str, dict[TieKind, str]] = defaultdict(dict)
    for record in map(profile.__getitem__, outside(profile, on)):
        for kind, code in sorted(_tied(profile, record)):
            found[code].setdefault(kind, record.id)
    return dict(found)
