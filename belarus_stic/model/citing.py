"""References to print and to import: sources with their statements, and the data themselves."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from importlib.metadata import version
from typing import Any

from belarus_stic.model.fields import field_specs
from belarus_stic.model.records import Record, Source
from belarus_stic.tables import Style, locators_words, period_words, sentence
from belarus_stic.values import Citation, Period

# What TeX reads as more than a letter.
_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{letter: f"\\{letter}" for letter in "&%$#_"},
}


def reference(source: Source) -> str:
    """Return a source as it is printed."""
    dates = {"published": source.published, "as of": source.as_of}
    told = [f"{word} {period_words(time)}" for word, time in dates.items() if time] or ["undated"]
    opened = f"retrieved {period_words(source.accessed)}" if source.accessed else None
    return ", ".join(filter(None, (source.publisher, source.title, *told, source.url, opened)))


def digest(records: Iterable[Record], *opening: object) -> str:
    """Return what tells data from other data: a SHA-256 over every field that holds something."""
    lines = [
        f"{record.id}\t{spec.name}\t{value}"
        for record in records
        for spec in field_specs(type(record))
        for value in map(str, spec.values_of(record))
    ]
    return sha256("\n".join([*map(str, opening), *sorted(lines)]).encode()).hexdigest()


def entries(
    cited: Sequence[tuple[Source, Sequence[Citation]]], title: str, data: str, style: Style
) -> tuple[str, ...]:
    """Return an entry for each source, with the statements cited, and one for the data."""
    found = [_of_source(source, citations) for source, citations in cited]
    words = ", ".join(source.title for source, _ in cited)
    note = f"Data {data[:16]} (first letters of their SHA-256), read with belarus_stic "
    note += f"{version('belarus-stic')}." + (f" Compiled from: {words}." if words else "")
    found.append(
        {
            "key": f"profile-{data[:8]}",
            "type": "dataset",
            "title": title,
            "note": note,
            "printed": f"{title}. {note}",
        }
    )
    worded = {"bibtex": _bibtex, "csl-json": _csl_json, "text": _printed}[style]
    return tuple(map(worded, found))


def _of_source(source: Source, citations: Sequence[Citation]) -> dict[str, Any]:
    told = [f"As of {period_words(source.as_of)}."] if source.as_of else []
    if source.published is not None and _parts(source.published) is None:
        told.append(sentence(f"published {period_words(source.published)}"))
    if citations:
        places = {locator: i for i, (locator, _) in enumerate(source.statements)}
        citations = sorted(citations, key=lambda one: places.get(one.locator, len(places)))
        statements = "statements" if len(citations) > 1 else "statement"
        told.append(sentence(f"{statements} {locators_words(citations, brackets=False)}"))
    return {
        "key": f"{source.id}-{digest([source])[:8]}",
        "type": "webpage",
        "author": source.publisher,
        "title": source.title,
        "issued": source.published,
        "accessed": source.accessed,
        "url": source.url,
        "note": " ".join(told),
        "printed": reference(source),
    }


def _printed(entry: Mapping[str, Any]) -> str:
    return str(entry["printed"])


def _parts(period: Period | None) -> list[list[int]] | None:
    """Return a date, or two, as numbers; nothing where a side is open."""
    points = period.text.split("/") if period else []
    if not points or ".." in points:
        return None
    return [[int(number) for number in point.rstrip("~").split("-")] for point in points]


def _csl_json(entry: Mapping[str, Any]) -> str:
    """Return an entry as CSL-JSON; a body is one literal name."""

    def dated(period: Period | None) -> dict[str, Any] | None:
        parts = _parts(period)
        circa = {"circa": True} if period and period.approximate else {}
        return {"date-parts": parts, **circa} if parts else None

    item = {
        "id": entry["key"],
        "type": entry["type"],
        "title": entry["title"],
        "author": [{"literal": entry["author"]}] if entry.get("author") else None,
        "issued": dated(entry.get("issued")),
        "accessed": dated(entry.get("accessed")),
        "URL": entry.get("url"),
        "note": entry["note"],
    }
    held = {name: value for name, value in item.items() if value}
    return json.dumps(held, ensure_ascii=False, indent=2)


def _bibtex(entry: Mapping[str, Any]) -> str:
    """Return an entry as BibTeX; names of bodies and titles keep their capitals."""
    issued, accessed = _parts(entry.get("issued")), entry.get("accessed")
    about = "about " if issued and entry["issued"].approximate else ""
    years = "--".join(str(part[0]) for part in issued or ())
    fields = {
        "author": f"{{{_tex(entry['author'])}}}" if entry.get("author") else "",
        "title": f"{{{_tex(entry['title'])}}}",
        "year": f"{about}{years}" if years else "",
        # An address stays as it is, but for what would end the field.
        "url": re.sub(r"[{}\\]", lambda found: f"%{ord(found[0]):02X}", entry.get("url") or ""),
        "urldate": accessed.text if accessed and _parts(accessed) else "",
        "note": _tex(entry["note"]),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{entry['key']},", *lines, "}"])


def _tex(text: str) -> str:
    return "".join(_TEX.get(letter, letter) for letter in text)
