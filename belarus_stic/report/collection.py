"""`records`: the records of one collection as an answer, in words and with their statements."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, ClassVar

from attrs import evolve, field, frozen

from belarus_stic import facts, model, tables
from belarus_stic.errors import OptionError
from belarus_stic.model import FieldSpec, Profile, Record, field_specs
from belarus_stic.reference import Country
from belarus_stic.report import wording
from belarus_stic.report.figures import stated
from belarus_stic.tables import (
    Column,
    DataColumn,
    Displayed,
    choices,
    counted,
    declared_columns,
    listed,
    one_or_more,
    sentence,
)
from belarus_stic.values import Citation, Period, Quantity

_COLLECTIONS = {one.collection: one for one in model.RECORD_TYPES}

# Fields that stand in a column of their own.
_COLUMNS = ("stance", "topic")
_MOST_NAMED = 2
_METHOD = "The records of the collection, in words, in the order of the statements they cite."


@frozen(kw_only=True, repr=False)
class RecordRow(tables.Row):
    """A record in words: what it says, and what part it has in others."""

    id: str = tables.described("id of the record")
    name: str = tables.described("name of the record")
    text: str = tables.described("what the record says, in words, with names for codes")
    roles: tuple[str, ...] = tables.described("what part it has in other records, in words")
    evidence: tuple[Citation, ...] = tables.described("statements the record cites")
    _record: Record = field(eq=False, alias="record")

    def card(self) -> tables.Card:
        """Return the card of the record."""
        return self._record.card()


@frozen(repr=False, kw_only=True)
class Records(tables.Table[RecordRow]):
    """Records of one collection, in the order of the sources."""

    title: ClassVar[str] = "Records"
    row_type = RecordRow
    keys: ClassVar[tuple[str, ...]] = ("id", "name")

    collection: str
    wanted: Mapping[str, Any]
    number: int
    _profile: Profile = field(eq=False, alias="profile")

    def _headline(self) -> str:
        number = model.records_counted(self.number, self.collection)
        if self._stances and set(self.wanted) == {"stance"}:
            number, asked = listed(counted(len(n), one) for one, n in self._stances.items()), ""
        else:
            some = tables.in_threes(len(self)) if self.rows else "none"
            held = (f"{_asked(v)} as {n.replace('_', ' ')}" for n, v in self.wanted.items())
            asked = f"{some} {'have' if len(self) > 1 else 'has'} {listed(held)}"
        of_them = f", of which {asked}" * bool(asked and self.wanted and self.number)
        said = f"the records on {self.origin.name} hold {number}{of_them}"
        return sentence(f"{said} {self.origin.phrase()}")

    @property
    def _stances(self) -> Mapping[str, list[str]]:
        """The names of the records by their stance, where they have one."""
        found: dict[str, list[str]] = {}
        for stance in one_or_more(self.wanted.get("stance")):
            found[stance] = [row.name for row in self if _field_of("stance", row) == stance]
        return {stance: names for stance, names in found.items() if names}

    def _brief(self) -> tuple[tuple[Displayed, ...], tuple[str, ...]]:
        named = ((one.capitalize(), _first_names(names)) for one, names in self._stances.items())
        return (Displayed((), named),), ()

    def _notes(self) -> tuple[str, ...]:
        return tuple(map(sentence, wording.noted(row._record for row in self)))

    def columns(self) -> tuple[Column, ...]:
        """Return name and words, with parts in other records and statements."""
        speaks = "text" in {spec.name for spec in field_specs(_COLLECTIONS[self.collection])}
        shown = [
            *(Column(name.capitalize(), partial(_field_of, name)) for name in _COLUMNS),
            Column("Name", lambda row: "" if speaks else row.name),
            Column("What is said", self._with_places),
        ]
        # What has been asked for stands in the headline.
        told = {name for name, value in self.wanted.items() if len(one_or_more(value)) == 1}
        held = (column for column in shown if any(map(column.cell, self)))
        return tuple(column for column in held if column.heading.lower() not in told)

    def footnotes(self) -> tuple[str, ...]:
        """Return the short names of the page in full."""
        texts = (text for row in self for text in (row.name, row.text, *row.roles))
        return facts.spelt_out(self._profile, texts)

    def _with_places(self, row: RecordRow) -> str:
        """Return what a record says, its part in others, and the statements."""
        places = tables.locators_words(row.evidence, named=len(self.origin.references) > 1)
        return " ".join(filter(None, ("; ".join(filter(None, (row.text, *row.roles))), places)))

    def data_columns(self) -> tuple[DataColumn, ...]:
        """Return the words of each record, then its fields as the collection has them."""
        own = {column.name for column in declared_columns(RecordRow)}
        record_type: Any = _COLLECTIONS[self.collection]
        of_class = declared_columns(record_type)
        return (
            *declared_columns(RecordRow),
            *(
                evolve(column, value=partial(_of_record, column))
                for column in of_class
                if column.name not in own
            ),
        )


def _first_names(names: Sequence[str]) -> str:
    # A name may hold a comma of its own.
    more = len(names) - _MOST_NAMED
    return "; ".join([*names[:_MOST_NAMED], *[f"and {more} more"] * (more > 0)])


def _field_of(name: str, row: RecordRow) -> Any:
    return getattr(row._record, name, "")


def _of_record(column: DataColumn, row: RecordRow) -> Any:
    return column.value(row._record)


def records(profile: Profile, collection: str, **where: Any) -> Records:
    """Return the records of a collection, with names for codes and what part they have in others.

    `where` keeps those whose fields have a value, or one of several: a word (`stance="barrier"`), a
    country, group or record by name or code, a date they may overlap, or words that a text holds;
    `None` for what is left out.

    >>> from belarus_stic import load_profile
    >>> [row.name for row in records(load_profile(), "instruments", status="started")]
    ['Instruments to involve expatriate researchers']

    Raises `OptionError` for an unknown collection, field or word, `UnknownKeyError` for a reference
    of which nothing speaks, and `InvalidPeriodError` or `InvalidQuantityError` for what is none.
    """
    facts.date_asked(profile)
    record_type = _COLLECTIONS[tables.choice("collection", collection, _COLLECTIONS)]
    specs = {spec.name: spec for spec in field_specs(record_type)}
    every: tuple[Record, ...] = getattr(profile, collection)
    kept = every
    for name, value in where.items():
        fits = _fitting(profile, specs[tables.choice("field", name, specs)], value, every)
        kept = tuple(record for record in kept if fits(record))
    # A word that was asked for is the same in all rows, and stands in the headline.
    words = {one for one in where if len(one_or_more(where[one])) == 1 and specs[one].words}
    everybody = {record.id for record in profile}
    return Records(
        rows=tuple(
            RecordRow(
                id=record.id,
                name=record.name,
                text=_in_words(profile, record, words),
                roles=tuple(
                    phrase.format(wording.names(profile, some))
                    for phrase, some in wording.roles(profile, record.id, everybody)
                ),
                evidence=record.cites,
                record=record,
            )
            for record in facts.in_order(profile, kept)
        ),
        origin=facts.origin(profile),
        collection=collection,
        method=_METHOD,
        wanted=where,
        number=len(every),
        profile=profile,
    )


def _asked(value: Any) -> str:
    given = (one.name if isinstance(one, Country) else one for one in one_or_more(value))
    words = (
        "nothing" if one is None else f'"{str(one).removeprefix(model.LABEL)}"' for one in given
    )
    return listed(words, word="or")


def _fitting(
    profile: Profile, spec: FieldSpec, value: Any, every: Iterable[Record]
) -> Callable[[Record], bool]:
    """Return what tells whether a record has one of the values in a field."""
    given = [one for one in one_or_more(value) if one is not None]
    is_empty_asked = None in one_or_more(value)
    if not (given or is_empty_asked):
        raise OptionError(
            f"no {spec.name} is given; expected one or more, or None for what has none"
        )
    fits: Callable[[Any], bool] = _matching(profile, spec, given, every)

    def fit(record: Record) -> bool:
        held = spec.values_of(record)
        # A membership without a member is of home, too.
        implied = (ref for name, ref in facts.references(profile, record) if name == spec.name)
        return any(map(fits, held or implied)) or (is_empty_asked and not held)

    return fit


def _matching(
    profile: Profile, spec: FieldSpec, given: list[Any], every: Iterable[Record]
) -> Callable[[Any], bool]:
    match spec.kind:
        case "word" | "open word":
            present = (one for record in every for one in spec.values_of(record))
            known = dict.fromkeys((*spec.words, *sorted(present)))
            return frozenset(choices(spec.name, given, known) if given else ()).__contains__
        case "reference":
            refs = {ref for one in given for ref in model.named(tuple(profile), one)}
            return refs.__contains__
        case "period":
            periods = [Period(one) for one in given]
            return lambda held: any(held.may_overlap(one) for one in periods)
        case "quantity":
            return {Quantity(str(one)) for one in given}.__contains__
    texts = [str(one).casefold() for one in given]
    return lambda held: any(text in str(held).casefold() for text in texts)


def _in_words(profile: Profile, record: Record, asked: Collection[str]) -> str:
    """Return in words what a record of any kind says, beside the fields asked for."""
    match record:
        case model.Observation():
            return wording.observed(profile, record)
        case model.Figure():
            row = stated(profile)[record.id]
            return f"{row.words} ({row.date})"
        case model.Standing():
            return wording.place_words(profile, record.standing, record.among)
    has_noun = hasattr(record, "kind") and not isinstance(record, model.Enumeration)
    noun = wording.noun_of(record) if has_noun and "kind" not in asked else ""
    what = wording.described(profile, record, wording.PHRASES.keys() - set(asked))
    return "; ".join(filter(None, (noun, what)))
