"""Hypothesis strategies for values, records and whole valid profiles.

Records are drawn from the classes themselves: each field's type and targets say what may stand in
it. What holds between the fields of one record is written out below, kind by kind.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from attrs import NOTHING, Attribute, fields, frozen
from hypothesis import strategies as st

from belarus_stic.model import LABEL, RECORD_TYPES, Citation, Profile, Record, Source
from belarus_stic.reference import CURRENCIES, areas, countries, groups
from belarus_stic.values import Period, Quantity

COUNTRIES = tuple(sorted(country.alpha3 for country in countries()))
GROUPS = tuple(sorted(group.code for group in groups()))
AREAS = tuple(sorted(area.name for area in areas()))
COUNT_NOUNS = ("agreement", "grant", "project", "joint project", "co-author")


@cache
def texts() -> st.SearchStrategy[str]:
    """Texts that a record may hold: anything UTF-8 can write, but not blank."""
    return st.text(st.characters(codec="utf-8"), min_size=1, max_size=12).filter(str.strip)


@cache
def ids() -> st.SearchStrategy[str]:
    """Record ids in kebab-case."""
    return st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,5}){0,2}", fullmatch=True)


@cache
def numbers() -> st.SearchStrategy[Decimal]:
    """Plain decimal numbers, exactly as a source may print them."""
    return st.decimals(
        min_value=-(10**9),
        max_value=10**9,
        places=2,
        allow_nan=False,
        allow_infinity=False,
    ) | st.integers(min_value=-(10**12), max_value=10**12).map(Decimal)


@cache
def units() -> st.SearchStrategy[str]:
    """Units of every kind, and none."""
    return st.sampled_from(("", "%", *COUNT_NOUNS, *sorted(CURRENCIES)[:20]))


@cache
@st.composite
def quantities(draw: st.DrawFn, unit: str | None = None) -> Quantity:
    """Quantities with every hedge; with a `unit`, only of that unit."""
    unit = draw(units()) if unit is None else unit
    sign = draw(st.sampled_from(("", "~", ">", ">=", "<", "<=", "..")))
    if sign == "..":
        low, high = sorted(draw(st.lists(numbers(), min_size=2, max_size=2, unique=True)))
        return Quantity.parse(f"{low:f}..{high:f} {unit}".rstrip())
    return Quantity.parse(f"{sign}{draw(numbers()):f} {unit}".rstrip())


@cache
def points(*, approximate: bool | None = None) -> st.SearchStrategy[str]:
    """Single dates in the notation: a day, a month or a year; `approximate` with a `~` or none."""
    day = st.dates().map(lambda date: date.isoformat())
    plain = day | day.map(lambda text: text[:7]) | day.map(lambda text: text[:4])
    about = plain.map(lambda text: f"{text}~")
    if approximate is None:
        return plain | about
    return about if approximate else plain


@cache
@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Periods of every shape: dates and spans, open and approximate ones included."""
    shape = draw(st.sampled_from(("point", "span", "open start", "open end")))
    if shape == "point":
        return Period(draw(points()))
    if shape == "open start":
        return Period(f"../{draw(points())}")
    if shape == "open end":
        return Period(f"{draw(points())}/..")
    # Ends that are whole years apart, or alike, are in order however precisely they are written.
    one, other = draw(points()), draw(points())
    if one[:4] == other[:4]:
        return Period(f"{one}/{one}")
    first, last = sorted((one, other))
    return Period(f"{first}/{last}")


@cache
def dates() -> st.SearchStrategy[Period]:
    """Periods that stand for one day, as a profile's own date must."""
    return points(approximate=False).map(Period)


def statement_text(source: str, locator: str) -> str:
    """Return the text whose digest a drawn source has for one of its statements."""
    return f"Was {source} bei {locator} sagt – «дословно»."


@frozen
class _Context:
    """What the records of one profile may refer to."""

    home: str
    by_target: Mapping[str, Sequence[str]]
    citations: Sequence[Citation]


_ALONE = _Context(
    home="BLR",
    by_target=MappingProxyType(
        {
            "country": ("CHN", "DEU", "RUS"),
            "group": GROUPS,
            "area": AREAS,
            "label": (f"{LABEL}EU research framework",),
            "organisation": ("some-institute",),
            "programme": ("some-programme",),
            "record": ("some-institute", "some-programme"),
        }
    ),
    citations=(Citation("some-report", "part.1.1"), Citation("some-report", "part.1.2")),
)


def records(record_type: type[Record] | None = None) -> st.SearchStrategy[Record]:
    """Records that are valid by themselves, of one class or of any.

    What they cite and refer to stands in no profile.
    """
    if record_type is None:
        return st.sampled_from(RECORD_TYPES).flatmap(records)
    return ids().flatmap(lambda record_id: _record(record_type, record_id, _ALONE, ()))


@st.composite
def profiles(draw: st.DrawFn, *, size: int = 2) -> Profile:
    """Whole valid profiles, with up to `size` records of each kind and at least one source.

    The texts of a source's statements are `statement_text(source, locator)`.
    """
    counts = {
        record_type: draw(st.integers(1 if record_type is Source else 0, size))
        for record_type in RECORD_TYPES
    }
    drawn = draw(
        st.lists(ids(), unique=True, min_size=sum(counts.values()), max_size=sum(counts.values()))
    )
    ids_of = {
        record_type: tuple(drawn.pop() for _ in range(count))
        for record_type, count in counts.items()
    }
    sources = [draw(_source(record_id)) for record_id in ids_of[Source]]
    home = draw(st.sampled_from(COUNTRIES))
    by_name = {record_type.__name__: found for record_type, found in ids_of.items()}
    context = _Context(
        home=home,
        by_target={
            "country": COUNTRIES,
            "group": GROUPS,
            "area": AREAS,
            "label": tuple(f"{LABEL}{draw(texts())}" for _ in range(2)),
            "organisation": by_name["Organisation"],
            "programme": by_name["Programme"],
            "record": tuple(record_id for found in ids_of.values() for record_id in found),
        },
        citations=tuple(
            Citation(source.id, locator)
            for source in sources
            for locator in ([pair[0] for pair in source.statements] or ["anywhere"])
            if locator not in dict(source.without_facts)
        ),
    )
    collections: dict[str, list[Record]] = {Source.collection: list(sources)}
    for record_type in RECORD_TYPES[1:]:
        own = ids_of[record_type]
        collections[record_type.collection] = [
            # Only to records before it, so that no chain comes back to where it began.
            draw(_record(record_type, record_id, context, own[:position]))
            for position, record_id in enumerate(own)
        ]
    return Profile(country=home, name=draw(texts()), as_of=draw(dates()), **collections)


@st.composite
def _source(draw: st.DrawFn, record_id: str) -> Source:
    locators = draw(st.lists(ids(), unique=True, max_size=3))
    return draw(
        _record(
            Source,
            record_id,
            _ALONE,
            (),
            cites=st.just(()),
            statements=st.just(
                tuple(
                    (
                        locator,
                        hashlib.sha256(statement_text(record_id, locator).encode()).hexdigest(),
                    )
                    for locator in locators
                )
            ),
            # One statement at least is left to cite.
            without_facts=texts().map(
                lambda reason: tuple((locator, reason) for locator in locators[1:2])
            ),
        )
    )


@st.composite
def _record(
    draw: st.DrawFn,
    record_type: type[Record],
    record_id: str,
    context: _Context,
    earlier: Sequence[str],
    **given_fields: st.SearchStrategy[Any],
) -> Record:
    values: dict[str, Any] = {"id": record_id}
    attributes = [attribute for attribute in fields(record_type) if attribute.name != "id"]
    # One draw says which of the fields that may be left out are there.
    present = draw(st.integers(0, 2 ** len(attributes) - 1))
    for position, attribute in enumerate(attributes):
        name = attribute.name
        may_be_left_out = attribute.default is not NOTHING and name != "cites"
        if may_be_left_out and not present >> position & 1:
            continue
        strategy = given_fields.get(name)
        if strategy is None and name in {"part_of", "follows"}:
            strategy = st.sampled_from(earlier) if earlier else None
        elif strategy is None:
            strategy = _values(attribute, record_id, context)
        if strategy is not None:
            values[name] = draw(strategy)
    mend = _MEND.get(record_type.__name__)
    if mend is not None:
        mend(draw, values)
    return record_type(**values)


def _values(
    attribute: Attribute[Any], record_id: str, context: _Context
) -> st.SearchStrategy[Any] | None:
    """What may stand in a field; `None` where the profile has nothing it could refer to."""
    wanted: Any = attribute.type
    if get_origin(wanted) in {Union, UnionType}:
        (wanted,) = (option for option in get_args(wanted) if option is not NoneType)
    if attribute.name == "cites":
        return _some(context.citations, at_least=1)
    if "targets" in attribute.metadata:
        choices = sorted(
            {
                choice
                for target in attribute.metadata["targets"]
                for choice in context.by_target[target]
                if choice not in {record_id, context.home}
            }
        )
        several = get_origin(wanted) is tuple
        if not choices:
            return None
        at_least = int(attribute.default is NOTHING)
        return _some(choices, at_least=at_least) if several else st.sampled_from(choices)
    if get_origin(wanted) is Literal:
        return st.sampled_from(get_args(wanted))
    if get_origin(wanted) is tuple:
        return _several_texts(pairs=get_origin(get_args(wanted)[0]) is tuple)
    return {str: texts(), Period: periods(), Quantity: quantities("project")}[wanted]


def _some(choices: Sequence[Any], *, at_least: int) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(st.sampled_from(choices), unique=True, min_size=at_least, max_size=3).map(tuple)


@cache
def _several_texts(*, pairs: bool) -> st.SearchStrategy[tuple[Any, ...]]:
    item: st.SearchStrategy[Any] = st.tuples(texts(), texts()) if pairs else texts()
    return st.lists(item, unique=True, max_size=3).map(tuple)


def _mend_agreement(draw: st.DrawFn, values: dict[str, Any]) -> None:
    years = sorted(draw(st.integers(1900, 2030)) for _ in range(3))
    for name, year in zip(("signed", "in_force", "ended"), years, strict=True):
        if values.get(name) is not None:
            values[name] = Period(str(year))
    if values["status"] == "not in force":
        values.pop("in_force", None)


def _mend_centre(draw: st.DrawFn, values: dict[str, Any]) -> None:  # noqa: ARG001 - as its kind
    if not (values.get("partners") or values.get("members")):
        values.pop("host", None)


def _mend_source(draw: st.DrawFn, values: dict[str, Any]) -> None:  # noqa: ARG001 - as its kind
    if not values.get("statements"):
        values.pop("without_facts", None)


def _mend_figure(draw: st.DrawFn, values: dict[str, Any]) -> None:
    kind = draw(st.sampled_from(("count", "percentage", "money")))
    if kind == "percentage":
        values["value"] = draw(quantities("%"))
        values["denominator"] = draw(ids())
    elif kind == "money":
        values["value"] = draw(st.sampled_from(sorted(CURRENCIES)).flatmap(quantities))
        by_name = {attribute.name: attribute for attribute in fields(_figure_type())}
        for name in ("stage", "purpose", "scope"):
            strategy = _values(by_name[name], "", _ALONE)
            assert strategy is not None
            values[name] = draw(strategy)


def _figure_type() -> type[Record]:
    return next(kind for kind in RECORD_TYPES if kind.__name__ == "Figure")


def _mend_position(draw: st.DrawFn, values: dict[str, Any]) -> None:
    if values["place"] == "member":
        values["partner"] = draw(st.sampled_from(GROUPS))


_MEND: Mapping[str, Callable[[st.DrawFn, dict[str, Any]], None]] = {
    "Agreement": _mend_agreement,
    "Centre": _mend_centre,
    "Figure": _mend_figure,
    "Source": _mend_source,
    "StatedPosition": _mend_position,
}
