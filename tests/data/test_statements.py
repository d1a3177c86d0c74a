"""Nothing of the report is lost, invented or copied."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from attrs import asdict

from belarus_stic import verify_source
from belarus_stic.model import Profile, Record, Source

LONGEST_RUN = 7

# Official names and titles stand as they are; the report and the records both write them.
NAMES = (
    "5th International Conference on Chemistry and Chemical Education, Sviridov Readings 2010",
    "Belarus National Information Point for EU Framework Programmes",
    "Belarusian Institute of System Analysis and Information Support",
    "Contemporary State and Development Prospects of Microbiology and Biotechnology",
    "Council of Ministers of the Republic of Belarus",
    "Joint Institute of Energy and Nuclear Research - Sosny",
    "Optical Techniques and Nano-tools for Material and Life Sciences",
    "Programmes of the Union State of Belarus and Russia",
)


def report(profile: Profile) -> Source:
    """Return the one source."""
    (source,) = profile.sources
    return source


def runs(text: str, length: int = LONGEST_RUN + 1) -> set[tuple[str, ...]]:
    """Return every run of so many consecutive words."""
    words = re.findall(r"\w+", text.casefold())
    return set(zip(*(words[start:] for start in range(length)), strict=False))


def texts(value: Any) -> Iterator[str]:
    """Yield every text in the fields of a record, without official names."""
    if isinstance(value, str):
        for name in NAMES:
            value = re.sub(re.escape(name), "|", value, flags=re.IGNORECASE)
        yield from value.split("|")
    elif isinstance(value, dict | list | tuple):
        for one in value.values() if isinstance(value, dict) else value:
            yield from texts(one)


def test_every_statement_gives_a_record_or_a_reason(belarus: Profile) -> None:
    """Each of the 103 statements is cited, or is one of the two that state nothing."""
    cited = {citation.locator for record in belarus for citation in record.cites}
    excused = {locator for locator, _ in report(belarus).without_facts}
    assert len(report(belarus).statements) == 103
    assert cited | excused == {locator for locator, _ in report(belarus).statements}
    assert not cited & excused
    assert excused == {"eu-cooperation.7.1", "eu-cooperation.13.2"}


def test_every_record_cites_a_statement(belarus: Profile) -> None:
    """Save the source itself, which is what they cite."""
    assert [record.id for record in belarus if not record.cites] == ["science-portal"]


def test_digests_are_those_of_the_report(
    belarus: Profile, statements: dict[str, str], source_material: Path
) -> None:
    """Every digest is the one of the statement's own text, in the report's order."""
    assert list(report(belarus).statements) == [
        (locator, sha256(text.encode()).hexdigest()) for locator, text in statements.items()
    ]
    assert verify_source(belarus, source_material / "source" / "statements.tsv") == 103


def copied(record: Record, theirs: set[tuple[str, ...]]) -> set[str]:
    """Return the runs of words that a record has in common with the report."""
    found = {run for text in texts(asdict(record)) for run in runs(text)}
    return {" ".join(run) for run in found & theirs}


def test_no_sentence_of_the_report_is_copied(belarus: Profile, statements: dict[str, str]) -> None:
    """No text has eight or more consecutive words in common with a statement, but names."""
    theirs = {run for text in statements.values() for run in runs(text)}
    assert {record.id: found for record in belarus if (found := copied(record, theirs))} == {}


@pytest.mark.parametrize("field", ["name", "note"])
def test_a_copied_sentence_is_seen(statements: dict[str, str], field: str) -> None:
    """The check above sees a statement inside other text, in any field."""
    text = statements["eu-cooperation.11.3"]
    theirs = runs(text)
    written = {"name": "x", field: f"As was written: {text.upper()}"}
    record = Record(id="x", cites=["a#b"], **written)
    assert copied(record, theirs) == {" ".join(run) for run in theirs}
