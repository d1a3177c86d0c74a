"""How a record reads on one line: what it is, and what part others have in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from belarus_stic import model
from belarus_stic.errors import OptionError
from belarus_stic.facts import (
    PLACES,
    in_a_sentence,
    kind_of,
    links,
    name_of,
    there_is,
    when_words,
    whole_of,
)
from belarus_stic.model import (
    FieldSpec,
    Observation,
    Profile,
    Record,
    field_specs,
)
from belarus_stic.reference import Country
from belarus_stic.report.subject import WORD, scope
from belarus_stic.tables import (
    listed,
    one_or_more,
    period_words,
    sentence,
)

# A subject, or several.
About = str | Country | Iterable[str | Country]

# What a field says of its record, in the order of reading, and what it says of whom it names.
PHRASES: Mapping[str, tuple[str, str]] = {
    "role": ("{}", ""),
    "external_id": ("number {}", ""),
    "status": ("{}", ""),
    "level": ("{}", ""),
    "place": ("in {}", ""),
    "country": ("in {}", ""),
    "subject": ("on {}", ""),
    "partners": ("with {}", "partner in {}"),
    "part_of": ("part of {}", "has as parts {}"),
    "programme": ("for {}", ""),
    "follows": ("follows {}", ""),
    "implemented_by": ("carried out by {}", "carries out {}"),
    "participants": ("with {} taking part", "takes part in {}"),
    "members": ("of {}", "takes part in {}"),
    "host": ("hosted by {}", "hosts {}"),
    "authority": ("under the aegis of {}", "has under its aegis {}"),
    "issuer": ("issued by {}", "issued {}"),
    "number": ("number {}", ""),
    "parties": ("signed by {}", "signed {}"),
    "signed": ("signed {}", ""),
    "in_force": ("in force since {}", ""),
    "ended": ("ended {}", ""),
    "founded": ("founded {}", ""),
    "founders": ("founded by {}", "founded {}"),
    "founded_within": ("set up within {}", "set up {}"),
    "period": ("{}", ""),
    "funders": ("{}", "pays for {}"),
    "budget": ("{}", ""),
    "supported_by": ("supported by {}", "supports {}"),
    "fields": ("fields: {}", ""),
    "url": ("{}", ""),
}
# How a field reads in records of a class.
_OF_CLASS: Mapping[tuple[type[Record], str], str] = {
    (model.Organisation, "period"): "at work {}",
    (model.Policy, "signed"): "adopted {}",
    (model.Project, "programme"): "under {}",
}
_ORDER = {name: place for place, name in enumerate(PHRASES)}
# What a record is called by its class, where its kind alone does not say so.
_NOUNS: Mapping[type[Record], str] = {
    model.Agreement: "agreement",
    model.Centre: "centre",
    model.Enumeration: "list",
    model.Event: "event",
    model.Instrument: "instrument",
    model.Membership: "membership",
    model.Policy: "policy document",
    model.Programme: "programme",
    model.OwnGroup: "group",
    model.OwnRates: "set of exchange rates",
    model.Project: "project",
    model.Source: "source",
}
# Words of closed vocabularies that say little alone.
_WORDS = {
    "joint": "from a joint budget",
    "separate": "each side paying for its own part",
    "governmental": "of governments",
    "union state": "Union State",
}
# Dates that need no preposition.
_SPANS = ("period", "in_force")
_MOST, _MOST_NOTED = 6, 2


def noun_of(record: Record) -> str:
    """Return what a record is in a word or two: "framework programme", "university"."""
    kind = "" if isinstance(record, model.Enumeration) else getattr(record, "kind", "")
    return " ".join(filter(None, (_WORDS.get(kind, kind), _NOUNS.get(type(record)))))


def called(profile: Profile, ref: str) -> str:
    """Return what a reference is called in a sentence, in short where it has a short name."""
    return in_a_sentence(name_of(profile, ref, short=ref in profile), kind_of(profile, ref))


def names(profile: Profile, refs: Iterable[str], most: int = _MOST) -> str:
    """Return what references are called, as a sentence lists them."""
    return listed((called(profile, ref) for ref in refs), most)


def asked_about(profile: Profile, about: About) -> tuple[frozenset[str], str]:
    """Return the ids of the records of a subject, or of several, and what these are called."""
    scopes = [scope(profile, subject) for subject in one_or_more(about)]
    if not scopes:
        raise OptionError("about names no subject; leave it out to ask of everything")
    whom = [f'"{s.name}"' if s.kind == WORD else called(profile, s.ref) for s in scopes]
    return frozenset[str]().union(*(one.records for one in scopes)), listed(dict.fromkeys(whom))


def described(
    profile: Profile,
    record: Record,
    fields: Collection[str] = PHRASES,
    without: Collection[str] = (),
) -> str:
    """Return what those of the `fields` of a record say of it; partners `without` some.

    >>> from belarus_stic import load_profile
    >>> belarus = load_profile()
    >>> described(belarus, belarus["tempus"], {"period", "funders"})
    'since 1993'
    """
    match record:
        case model.Membership():
            whose = called(profile, record.member or profile.home)
            return f"{whose} as {record.role} of {called(profile, record.body)}"
        case model.Enumeration():
            examples = "; only examples are given" * (record.complete == "open")
            among = f"; within {called(profile, record.among)}" if record.among else ""
            return f"{names(profile, record.items, len(record.items))}{among}{examples}"
    said = []
    for spec in field_specs(type(record)):
        values = spec.values_of(record) if spec.name in fields else ()
        if spec.name == "partners":
            values = tuple(value for value in values if value not in without)
        if values and spec.name in PHRASES:
            phrase = _OF_CLASS.get((type(record), spec.name), PHRASES[spec.name][0])
            said.append((_ORDER[spec.name], phrase.format(_value(profile, values, spec))))
    return "; ".join(words for _, words in sorted(said))


def _value(profile: Profile, values: tuple[Any, ...], spec: FieldSpec) -> str:
    if spec.name == "funders":
        # Which of several pay, or whether all do, a note tells.
        who = ", ".join(called(profile, one) for one in values)
        return f"payer{'s'[: len(values) - 1]}: {who}"
    if spec.targets:
        return names(profile, values)
    if spec.kind == "period":
        return period_words(*values) if spec.name in _SPANS else when_words(*values)
    words = [_WORDS.get(value, value) for value in values]
    # Each may hold an "and" of its own.
    return "; ".join(words) if spec.name == "fields" else listed(words, _MOST)


def observed(profile: Profile, record: Observation) -> str:
    """Return an observation in words; of a recommendation also to whom, and against what."""
    if record.stance != "recommendation":
        return record.text
    whom = names(profile, record.addressees)
    against = listed(f'"{profile[ref].name}"' for ref in record.answers)
    to = f"Addressed to {whom}" if whom else "Whom it is addressed to is not said"
    against = f"; it answers {against}" if against else ""
    return f"{sentence(record.text)} {to}{against}."


def place_words(profile: Profile, standing: str, among: str | None) -> str:
    """Return in words where a source counts a partner, or what it says there is not."""
    # A word of the source says what the standing says already.
    whole = among if among and kind_of(profile, among) != "label" else ""
    within = f" within {called(profile, whole)}" if whole else ""
    return f"{PLACES[standing]}{within}" if standing in PLACES else there_is(standing)


def noted(records: Iterable[Record]) -> Iterator[str]:
    """Yield the notes of records, each once, with the names of those that have it."""
    found: dict[str, dict[str, None]] = {}
    for record in records:
        if record.note:
            found.setdefault(record.note, {})[record.name] = None
    yield from (f"{listed(names, _MOST_NOTED)}: {note}" for note, names in found.items())


def roles(
    profile: Profile, ref: str, within: Collection[str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what part a reference has in the records `within`: a phrase, and in which of them."""
    found: dict[str, list[str]] = {}
    for record, name in links(profile).get(ref, ()):
        phrase = PHRASES.get(name, ("", ""))[1]
        if phrase and record.id in within:
            found.setdefault(phrase, []).append(record.id)
    for phrase, records in found.items():
        # A part goes with its whole.
        yield phrase, tuple(one for one in records if whole_of(profile, one) not in records)
