"""Hypothesis strategies for values, records and whole valid profiles.

Records are drawn from the classes themselves: each field's type and targets say what may stand in
it. What holds between the fields of one record is written out below, kind by kind.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Any

from attrs import frozen
from hypothesis import strategies as st

from belarus_stic.model import (
    LABEL,
    RECORD_TYPES,
    FieldSpec,
    Profile,
    Record,
    Source,
    field_specs,
)
from belarus_stic.reference import CURRENCIES, areas, country_codes, group_codes
from belarus_stic.values import Citation, Period, Quantity

COUNTRIES = tuple(sorted(country_codes()))
GROUPS = tuple(sorted(group_codes()))
AREAS = tuple(sorted(area.name for area in areas()))
COUNT_NOUNS = ("agreement", "grant", "project", "joint project", "co-author")


@cache
def texts() -> st.SearchStrategy[str]:
    """Texts that a record may hold: whatever can be printed, but not blank."""
    # Hidden characters are left out by category, which is much faster than to draw and drop them.
    printable = st.characters(exclude_categories=("C", "Z"), include_characters=" ")
    return st.text(printable, min_size=1, max_size=12).filter(str.strip)


@cache
def words() -> st.SearchStrategy[str]:
    """Words outside every vocabulary, as an open one admits them."""
    return st.lists(_syllables(), min_size=1, max_size=3).map(lambda parts: f"{' '.join(parts)} x")


@cache
def _syllables() -> st.SearchStrategy[str]:
    return st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=5)


@cache
def ids() -> st.SearchStrategy[str]:
    """Record ids in kebab-case."""
    return st.lists(_syllables(), min_size=1, max_size=3).map("-".join)


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
        return Quantity(f"{low:f}..{high:f} {unit}".rstrip())
    return Quantity(f"{sign}{draw(numbers()):f} {unit}".rstrip())


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
    """Whole valid profiles, with about `size` records for every third kind, and one or two sources.

    The texts of a source's statements are `statement_text(source, locator)`.
    """
    kinds = [Source] * draw(st.integers(1, 2))
    kinds += draw(st.lists(st.sampled_from(RECORD_TYPES[1:]), max_size=6 * size))
    stem = draw(ids())
    ids_of: dict[type[Record], list[str]] = {record_type: [] for record_type in RECORD_TYPES}
    for number, record_type in enumerate(kinds):
        ids_of[record_type].append(f"{stem}-{number}")
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
    return Profile(home=home, name=draw(texts()), as_of=draw(dates()), **collections)


@st.composite
def _source(draw: st.DrawFn, record_id: str) -> Source:
    locators = draw(st.lists(ids(), unique=True, max_size=3))
    digests = {
        locator: hashlib.sha256(statement_text(record_id, locator).encode()).hexdigest()
        for locator in locators
    }
    return draw(
        _record(
            Source,
            record_id,
            _ALONE,
            (),
            cites=st.just(()),
            statements=st.just(tuple(digests.items())),
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
    specs = [spec for spec in field_specs(record_type) if spec.name != "id"]
    # One draw says which of the fields that may be left out are there.
    present = draw(st.integers(0, 2 ** len(specs) - 1))
    for position, spec in enumerate(specs):
        is_needed = spec.required or spec.name == "cites"
        if not is_needed and not present >> position & 1:
            continue
        strategy = given_fields.get(spec.name)
        if strategy is None and spec.name in {"part_of", "follows"}:
            strategy = st.sampled_from(earlier) if earlier else None
        elif strategy is None:
            strategy = _values(spec, record_id, context)
        if strategy is not None:
            values[spec.name] = draw(strategy)
    mend = _MEND.get(record_type.__name__)
    if mend is not None:
        mend(draw, values)
    return record_type(**values)


def _values(spec: FieldSpec, record_id: str, context: _Context) -> st.SearchStrategy[Any] | None:
    """What may stand in a field; `None` where the profile has nothing it could refer to."""
    if spec.kind == "citation":
        return _some(context.citations, at_least=1)
    if spec.kind == "reference":
        choices = sorted(
            {
                choice
                for target in spec.targets
                for choice in context.by_target[target]
                if choice not in {record_id, context.home}
            }
        )
        if not choices:
            return None
        at_least = int(spec.required)
        return _some(choices, at_least=at_least) if spec.many else st.sampled_from(choices)
    one = _one(spec)
    if spec.many:
        return st.lists(one, unique=True, min_size=int(spec.required), max_size=3).map(tuple)
    return one


@cache
def _one(spec: FieldSpec) -> st.SearchStrategy[Any]:
    if spec.kind == "row":
        return st.tuples(*map(_one, spec.parts))
    if spec.kind == "word":
        return st.sampled_from(spec.words)
    if spec.kind == "open word":
        return st.sampled_from(spec.words) | words()
    by_kind = {
        "text": texts(),
        "flag": st.booleans(),
        "period": periods(),
        "quantity": quantities("project"),
    }
    return by_kind[spec.kind]


def _some(choices: Sequence[Any], *, at_least: int) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(st.sampled_from(choices), unique=True, min_size=at_least, max_size=3).map(tuple)


def _mend_agreement(draw: st.DrawFn, values: dict[str, Any]) -> None:
    # In order, and long before any source may speak: only then each status goes with its dates.
    years = sorted(draw(st.integers(1, 1000)) for _ in range(3))
    for name, year in zip(("signed", "in_force", "ended"), years, strict=True):
        if values.get(name) is not None:
            values[name] = Period(f"{year:04}")
    unfit = {
        "not in force": ["in_force"],
        "planned": ["in_force", "signed"],
        "in force": ["ended"],
    }
    values["as_of"] = Period("2011")
    for name in unfit.get(values["status"], ()):
        values.pop(name, None)


def _mend_source(draw: st.DrawFn, values: dict[str, Any]) -> None:  # noqa: ARG001 - as its kind
    if not values.get("statements"):
        values.pop("without_facts", None)


def _mend_list(draw: st.DrawFn, values: dict[str, Any]) -> None:  # noqa: ARG001 - as its kind
    # Its items may be records alike, which say these themselves.
    values.pop("level", None)
    values.pop("kind", None)
    if values["of"] != "partners":
        values.pop("narrower", None)


def _mend_observation(draw: st.DrawFn, values: dict[str, Any]) -> None:  # noqa: ARG001 - as its kind
    if values["stance"] != "recommendation":
        values.pop("answers", None)
        values.pop("addressees", None)
    if values["stance"] not in {"absence", "barrier"}:
        values.pop("hinders", None)


def _mend_figure(draw: st.DrawFn, values: dict[str, Any]) -> None:
    specs = {spec.name: spec for spec in field_specs(_type("Figure"))}
    of_money = {"stage", "purpose", "scope"}
    kind = draw(st.sampled_from(("count", "percentage", "money")))
    if kind == "percentage":
        values["value"] = draw(quantities("%"))
        values["denominator"] = draw(ids())
    elif kind == "money":
        values["value"] = draw(st.sampled_from(sorted(CURRENCIES)).flatmap(quantities))
        values.update({name: draw(_one(specs[name])) for name in sorted(of_money)})
    else:
        for name in ("stage", "purpose", "paid_by", "paid_to"):
            values.pop(name, None)


def _mend_group(draw: st.DrawFn, values: dict[str, Any]) -> None:
    codes = draw(st.lists(st.sampled_from(COUNTRIES), unique=True, min_size=1, max_size=3))
    kinds = draw(st.lists(texts(), unique=True, min_size=1, max_size=2))
    values |= {
        "code": f"Own {values['id']}",
        "replaces": False,
        "full_kinds": kinds,
        "memberships": [(code, kinds[0], draw(periods())) for code in codes],
    }


def _mend_rates(draw: st.DrawFn, values: dict[str, Any]) -> None:
    low = draw(st.integers(1, 100))
    years = draw(st.lists(st.integers(1990, 2020), unique=True, min_size=1, max_size=3))
    values |= {
        "currency": draw(st.sampled_from(("EUR", "USD"))),
        "replaces": False,
        "rates": [(Period(f"{year}"), Quantity(f"{low}..{low + 1} MDL")) for year in years],
    }


def _type(name: str) -> type[Record]:
    return next(kind for kind in RECORD_TYPES if kind.__name__ == name)


_MEND: Mapping[str, Callable[[st.DrawFn, dict[str, Any]], None]] = {
    "Agreement": _mend_agreement,
    "Enumeration": _mend_list,
    "Figure": _mend_figure,
    "Observation": _mend_observation,
    "OwnGroup": _mend_group,
    "OwnRates": _mend_rates,
    "Source": _mend_source,
}
