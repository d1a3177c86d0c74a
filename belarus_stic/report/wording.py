"""How a record reads on one line: what it is, and what part others have in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from belarus_stic import model
from belarus_stic.facts import kind_of, name_of, when_words, whole_of
from belarus_stic.model import FieldSpec, Profile, Record, field_specs
from belarus_stic.report.subject import links
from belarus_stic.tables import listed, period_words, with_article

# What a field says of its record, in the order of reading, and what it says of whom it names.
_PHRASES: Mapping[str, tuple[str, str]] = {
    "role": ("{}", ""),
    "body": ("of {}", ""),
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
    "members": ("run by {}", "helps to run {}"),
    "host": ("hosted by {}", "hosts {}"),
    "authority": ("under {}", "has authority over {}"),
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
    "funders": ("paid for by {}", "pays for {}"),
    "budget": ("{}", ""),
    "supported_by": ("supported by {}", "supports {}"),
    "fields": ("fields: {}", ""),
    "url": ("{}", ""),
}
# What a record is called by its class, where its kind alone does not say so.
_NOUNS: Mapping[type[Record], str] = {
    model.Agreement: "agreement",
    model.Centre: "centre",
    model.Enumeration: "list",
    model.Event: "event",
    model.Instrument: "instrument",
    model.Policy: "policy document",
    model.Programme: "programme",
    model.Project: "project",
}
# Words of closed vocabularies that say little alone.
_WORDS = {
    "joint": "from a joint budget",
    "separate": "each side paying for its own part",
    "governmental": "of governments",
    "union state": "Union State",
}
_MOST = 6


def noun_of(record: Record) -> str:
    """Return what a record is in a word or two: "framework programme", "university"."""
    kind = "" if isinstance(record, model.Enumeration) else getattr(record, "kind", "")
    return " ".join(filter(None, (_WORDS.get(kind, kind), _NOUNS.get(type(record)))))


def called(profile: Profile, ref: str) -> str:
    """Return what a reference is called in a sentence, in short where it has a short name."""
    if kind_of(profile, ref) == "group":
        return f"the {name_of(profile, ref)}"
    return with_article(name_of(profile, ref, short=ref in profile))


def names(profile: Profile, refs: Iterable[str]) -> str:
    """Return what references are called, as a sentence lists them."""
    return listed((called(profile, ref) for ref in refs), _MOST)


def described(profile: Profile, record: Record, fields: Collection[str] = _PHRASES) -> str:
    """Return what a record is, by those of its `fields` that say something.

    >>> from belarus_stic import load_profile
    >>> belarus = load_profile()
    >>> described(belarus, belarus["b-1732"], {"external_id", "implemented_by"})
    'project; number B-1732; carried out by the Joint Institute of Energy and Nuclear Research - Sosny'
    """
    specs = {spec.name: spec for spec in field_specs(type(record))}
    said = (
        phrase.format(_value(profile, record, specs[name]))
        for name, (phrase, _) in _PHRASES.items()
        if name in fields and name in specs and specs[name].values_of(record)
    )
    return "; ".join(filter(None, (noun_of(record), *said)))


def _value(profile: Profile, record: Record, spec: FieldSpec) -> str:
    values = spec.values_of(record)
    if spec.targets:
        return names(profile, values)
    if spec.kind == "period":
        return period_words(*values) if spec.name == "period" else when_words(*values)
    words = [_WORDS.get(value, value) for value in values]
    # Each may hold an "and" of its own.
    return "; ".join(words) if spec.name == "fields" else listed(words, _MOST)


def roles(profile: Profile, ref: str, within: Collection[str]) -> Iterator[str]:
    """Yield what part a reference has in the records `within`, a phrase for each kind of part."""
    found: dict[str, list[str]] = {}
    for record, name in links(profile).get(ref, ()):
        phrase = _PHRASES.get(name, ("", ""))[1]
        if phrase and record.id in within:
            found.setdefault(phrase, []).append(record.id)
    for phrase, records in found.items():
        # A part goes with its whole.
        wholes = [one for one in records if whole_of(profile, one) not in records]
        yield phrase.format(names(profile, wholes))
