"""Which records are about a subject or hold some words."""

import re
from collections.abc import Iterable, Iterator, Sequence

from belarus_stic.errors import OptionError, UnknownKeyError, nearest, quoted
from belarus_stic.model.fields import LABEL, field_specs
from belarus_stic.model.own import OwnGroup
from belarus_stic.model.reading import as_code, country_meant
from belarus_stic.model.records import Enumeration, Organisation, Record
from belarus_stic.reference import (
    Country,
    area,
    areas,
    code_of,
    country_codes,
    group_codes,
    is_area,
)

# What a reader can read in a record.
_READ = frozenset({"id", "text", "word", "open word", "quantity"})
# Words with capital letters that make one name, with the small words between them.
_NAME = re.compile(r"[A-Z]\w*(?:(?:[ -](?:and|for|in|of|on|the|to))*[ -][A-Z]\w*)+", re.ASCII)
_CAPITALS = re.compile(r"\b[A-Z]")


def about(records: Sequence[Record], subject: str | Country) -> tuple[Record, ...]:
    """Return every record that touches a subject."""
    names = named(records, subject)
    touched = {
        record.id
        for record in records
        if record.id in names or any(name in names for _, name in record.references())
    }
    return tuple(
        record
        for record in records
        if record.id in touched
        or (isinstance(record, Enumeration) and not touched.isdisjoint(record.items))
    )


def named(records: Sequence[Record], subject: str | Country) -> set[str]:
    """Return every reference that a subject goes by.

    Raises `UnknownKeyError` for what nothing speaks of, with the nearest name.
    """
    return _same_as(_called(subject, records), records)


def _called(subject: str | Country, records: Sequence[Record]) -> set[str]:
    """Return the references that a text or country means.

    What the records call so goes before what the tables of countries, groups and areas do.
    """
    if isinstance(subject, Country):
        return {subject.alpha_3}
    if not isinstance(subject, str):
        message = f"no subject: {quoted(subject)}; expected a country, a group or a record id"
        raise OptionError(message)
    asked = " ".join(subject.split())
    own = {name for record in records for _, name in record.references()}
    own.update(record.id for record in records)
    own.update(record.code for record in records if isinstance(record, OwnGroup))
    for exact in (asked, as_code(asked)):
        if exact in own:
            return {exact}
    folded = asked.casefold()
    called = {r.id for r in records if folded in map(str.casefold, _names_of(r))}
    called.update(name for name in own if folded in _spelt(name))
    if called:
        return called
    if is_area(asked):
        return {area(asked).name}
    if known := code_of(asked):
        return {known}
    begun = {r.id for r in records if any(_begins(name, folded) for name in _names_of(r))}
    if " " in folded and len(begun) == 1:
        return begun
    raise UnknownKeyError(f"nothing speaks of {quoted(asked)}{_meant(asked, own, records)}")


def _meant(asked: str, own: set[str], records: Sequence[Record]) -> str:
    """Return what an unknown subject may have been meant for, else what is expected."""
    names = sorted({name for record in records for name in _names_of(record)})
    words = sorted({word for name in names for word in re.findall(r"\w{4,}", name)})
    # Which country is meant, is told by rules of its own.
    words = [word for word in words if code_of(word) is None]
    known = sorted(own | country_codes() | group_codes() | {area.name for area in areas()})
    # A code of three letters is like many a name, and means something else.
    choices = (c for c in (*known, *names) if len(c) > 3 or len(asked) <= 3)
    near = nearest(asked, choices) or nearest(asked, words)
    expected = "; expected a country, a group, an area or a record; search() looks for words"
    return country_meant(asked) or near or expected


def _begins(name: str, words: str) -> bool:
    """Tell whether a name begins with these words, as that of a programme does before its years."""
    return name.casefold().startswith(f"{words} ")


def _spelt(name: str) -> set[str]:
    """Return a reference in small letters; of the word of a source, also without its prefix."""
    return {name.casefold(), name.removeprefix(LABEL).casefold()}


def _names_of(record: Record) -> set[str]:
    others = (*getattr(record, "aliases", ()), *getattr(record, "names", ()))
    return {name for name in (record.name, record.short_name, *others) if name}


def _same_as(names: set[str], records: Sequence[Record]) -> set[str]:
    """Return names with the others of the same body: a group, its record, its organisations."""
    bodies = [record for record in records if isinstance(record, Organisation)]
    groups = [record for record in records if isinstance(record, OwnGroup)]
    found = set(names)
    found.update(body.same_as for body in bodies if body.id in names and body.same_as)
    found.update(group.code for group in groups if group.id in found)
    found.update(group.id for group in groups if group.code in found)
    found.update(body.id for body in bodies if {body.same_as, body.country} & found)
    return found


def search(records: Iterable[Record], words: str) -> tuple[Record, ...]:
    """Return the records in whose texts every one of `words` begins a word or is its initials."""
    wanted = dict.fromkeys(words.split()) if isinstance(words, str) else {}
    if not wanted:
        raise OptionError(f"no word to search for: {quoted(words)}; expected one at least")
    patterns = [_pattern(word) for word in wanted]
    texts = ((record, "\n".join(_texts_of(record))) for record in records)
    return tuple(record for record, text in texts if all(_holds(text, one) for one in patterns))


def _pattern(word: str) -> tuple[str, re.Pattern[str]]:
    """Return a word in capitals, and what finds it at the beginning of any word."""
    folded = word.casefold()
    # "Lasers" and "SMEs" are found where one is told of, "optics" where something is optical.
    is_plural = word.endswith("s") and (len(word) > 4 or word[:-1].isupper())
    stem = folded[:-1] if is_plural else folded
    return word.upper() if len(word) > 2 else "", re.compile(rf"(?<!\w){re.escape(stem)}")


def _holds(text: str, wanted: tuple[str, re.Pattern[str]]) -> bool:
    initials, pattern = wanted
    return bool(pattern.search(text.casefold())) or bool(initials and initials in _initials(text))


def _initials(text: str) -> str:
    """Return the initials of each name in a text, such as "FP" of framework programmes."""
    return " ".join("".join(_CAPITALS.findall(name)) for name in _NAME.findall(text))


def _texts_of(record: Record) -> Iterator[str]:
    for spec in field_specs(type(record)):
        values = map(str, spec.values_of(record))
        labels = (value.removeprefix(LABEL) for value in values if value.startswith(LABEL))
        yield from map(str, spec.values_of(record)) if spec.kind in _READ else labels
