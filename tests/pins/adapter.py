"""The one file of these tests that knows how answers, rows and records are spelt.

Everything goes through public names. What a row calls a field is said here and nowhere else in
`tests/pins`, so that a renamed field is mended in one place.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from fractions import Fraction
from hashlib import sha256
from pathlib import Path
from typing import Any

import belarus_stic as stic
from belarus_stic import errors, model

BelarusSticError = errors.BelarusSticError
NotCoveredError = errors.NotCoveredError
OptionError = errors.OptionError
ProfileError = errors.ProfileError
UnknownCountryError = errors.UnknownCountryError
UnknownGroupError = errors.UnknownGroupError

KINDS = ("agreement", "programme", "centre", "joint budget")
_CLASSES = {record_type.collection: record_type for record_type in model.RECORD_TYPES}


def expected() -> dict[str, Any]:
    """Return what must stay."""
    path = Path(__file__).with_name("expected.json")
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


# --- profiles -------------------------------------------------------------------------------------


def record(collection: str, id: str, **fields: Any) -> Any:  # noqa: A002 - it is the field's name
    """Make a record that cites the first statement of the source "one" unless it says otherwise."""
    return _CLASSES[collection](**{"id": id, "name": id, "cites": ["one#a.1"], **fields})


def profile(
    *records: Any,
    home: str = "Moldova",
    as_of: str = "2011-11",
    sources: Mapping[str, str | None] | None = None,
) -> Any:
    """Make a profile of records; `sources` are ids with the date each source speaks at."""
    sources = {"one": None} if sources is None else sources
    collections: dict[str, list[Any]] = {
        "sources": [_source(name, day, records) for name, day in sources.items()]
    }
    for entry in records:
        collections.setdefault(type(entry).collection, []).append(entry)
    return stic.Profile(home=home, name=home, as_of=as_of, **collections)


def _source(name: str, as_of: str | None, records: Sequence[Any]) -> Any:
    locators = {c.locator for entry in records for c in entry.cites if c.source == name}
    return _CLASSES["sources"](
        id=name,
        name=f"Report {name}",
        title=f"Report {name}",
        publisher=f"{name}.example.org",
        as_of=as_of,
        statements=[
            (locator, sha256(locator.encode()).hexdigest()) for locator in sorted(locators)
        ],
    )


def digests(of: Any) -> dict[str, str]:
    """Return the digest of each statement by its locator, of all sources."""
    return {locator: digest for source in of.sources for locator, digest in source.statements}


def without_facts(of: Any) -> list[str]:
    """Return the locators of the statements that gave no record."""
    return sorted(locator for source in of.sources for locator, _ in source.without_facts)


def about(of: Any, subject: str) -> list[str]:
    """Return the ids of all records about something."""
    return [entry.id for entry in of.about(subject)]


def field(of: Any, id: str, name: str) -> Any:  # noqa: A002 - it is the field's name
    """Return one field of one record."""
    return getattr(of[id], name)


# --- all answers ----------------------------------------------------------------------------------


def page(answer: Any) -> str:
    """Return all that an answer says, on one line."""
    text = answer.to_text(width=80, all_rows=True, all_notes=True)
    return " ".join(text.replace("-\n", "-").split())


def first_page(answer: Any) -> str:
    """Return what is printed where nobody asks for more, on one line."""
    return " ".join(str(answer).split())


def headline(answer: Any) -> str:
    """Return the answer in one sentence."""
    return str(answer.headline())


def notes(answer: Any) -> str:
    """Return the notes, one after the other."""
    return " ".join(answer.notes())


def left_out(answer: Any) -> str:
    """Return what an answer did not use, with the reasons."""
    return " ".join(f"{entry.what}: {entry.reason}" for entry in answer.left_out)


# --- ties and graphs ------------------------------------------------------------------------------


def ties(of: Any, **options: Any) -> list[list[str]]:
    """Return partner, kind and record of each tie, sorted."""
    return sorted([row.partner, row.kind, row.record] for row in stic.ties(of, **options))


def partners(of: Any, **options: Any) -> set[str]:
    """Return who has a tie."""
    return {row.partner for row in stic.ties(of, **options)}


def ties_of_status(of: Any, status: str) -> list[str]:
    """Return the partners of agreements of one status."""
    return sorted(row.partner for row in stic.ties(of, kind="agreement") if row.status == status)


# --- ranking --------------------------------------------------------------------------------------


def ranks(ranking: Any) -> dict[str, list[int]]:
    """Return rank and the certain interval of ranks of each partner."""
    return {row.partner: [row.rank, row.rank_low, row.rank_high] for row in ranking}


# --- coverage -------------------------------------------------------------------------------------


def statuses(row: Any) -> dict[str, Any]:
    """Return who is documented, denied and unlisted, and how many are unmentioned."""
    return {
        "denied": sorted(row.denied),
        "documented": sorted(row.documented),
        "members": row.n_members,
        "unlisted": sorted(row.unlisted),
        "unmentioned": len(row.unmentioned),
    }


def coverage(of: Any, **options: Any) -> dict[str, dict[str, Any]]:
    """Return the statuses in each row of a coverage, by code."""
    return {row.code: statuses(row) for row in stic.regional_coverage(of, **options)}


def group_row(of: Any, group: str, **options: Any) -> Any:
    """Return the row of one group or area."""
    (row,) = stic.regional_coverage(of, group=group, **options)
    return row


def share(row: Any) -> tuple[Fraction, Fraction]:
    """Return the least and the greatest share that may be documented."""
    return row.share.low, row.share.high


def share_if_lists_complete(row: Any) -> tuple[Fraction, Fraction]:
    """Return the same, if the lists of the sources are complete."""
    return row.share_if_lists_complete.low, row.share_if_lists_complete.high


# --- funding --------------------------------------------------------------------------------------


def money(of: Any, **options: Any) -> dict[str, dict[str, Any]]:
    """Return the amounts of money stated, by figure."""
    rows = stic.funding_breakdown(of, purpose="all", **options)
    return {
        row.id: {
            "amount": str(row.amount),
            "of": row.programme,
            "period": str(row.period) if row.period else "",
            "purpose": row.purpose,
            "scope": row.scope,
        }
        for row in rows
        if row.kind == "stated"
    }


def kinds_of_rows(answer: Any) -> set[str]:
    """Return the kinds of rows a breakdown has: stated, total, derived, share."""
    return {row.kind for row in answer}


def worked_out(answer: Any) -> dict[str, str]:
    """Return what a breakdown works out per project or per head, by the figure of the money."""
    return {row.inputs[0]: str(row.amount) for row in answer if row.kind == "derived"}


def shares_of_spending(answer: Any) -> dict[str, dict[str, str]]:
    """Return the percentages a breakdown states, by figure."""
    return {
        row.id: {
            "amount": str(row.amount),
            "denominator": row.denominator,
            "period": str(row.period) if row.period else "",
        }
        for row in answer
        if row.kind == "share"
    }


def converted_text(answer: Any, figure: str) -> str:
    """Return an amount in the currency asked for, as it is printed."""
    (row,) = [row for row in answer if row.id == figure]
    return str(row.converted_words)


def converted_low(answer: Any, figure: str) -> Any:
    """Return the least that an amount may be in the currency asked for."""
    (row,) = [row for row in answer if row.id == figure]
    return None if row.converted is None else row.converted.low


def funder(answer: Any, figure: str) -> str:
    """Return who pays what a figure states."""
    (row,) = [row for row in answer if row.id == figure]
    return ", ".join(row.funders)


# --- audit ----------------------------------------------------------------------------------------


def findings(of: Any) -> list[list[Any]]:
    """Return severity and records of each finding."""
    return [[row.severity, sorted(row.records)] for row in stic.audit(of)]


def agreeing(of: Any) -> list[list[str]]:
    """Return the records of each check that agrees."""
    return [sorted(check.records) for check in stic.audit(of).agrees]


def finding_text(of: Any, *records: str) -> str:
    """Return the text of the finding that rests on all these records; nothing if there is none."""
    return " ".join(row.text for row in stic.audit(of) if set(records) <= set(row.records))


def severities(of: Any, *records: str) -> set[str]:
    """Return how severe what the audit finds in all these records is."""
    return {severity for severity, found in findings(of) if set(records) <= set(found)}


def agree(of: Any, *records: str) -> bool:
    """Return whether a check of all these records agrees."""
    return any(set(records) <= set(found) for found in agreeing(of))
