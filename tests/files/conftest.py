"""One good profile with a record in every collection, as the JSON it is written in."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from samples import (
    instrument,
    observation,
    own_group,
    own_rates,
    policy,
    profile,
    sample_profile,
    source,
)

from belarus_stic.errors import FileFormatError
from belarus_stic.files import load_profile
from belarus_stic.files.profiles import document_of
from belarus_stic.model import Profile

Document = dict[str, Any]
Write = Callable[[Any], Path]
Refused = Callable[[Any], list[tuple[str, str, str, str]]]

TEXTS = {"part.1": "Мир — дружба.", "part.2": "A second\u2028sentence,\twith a tab."}


@pytest.fixture
def good() -> Profile:
    """Return a profile with a record of every kind."""
    return sample_profile(
        policies=[policy()],
        instruments=[instrument()],
        observations=[observation()],
        groups=[own_group()],
        rates=[own_rates()],
    )


@pytest.fixture
def document(good: Profile) -> Document:
    """Return the good profile as JSON, free to be spoilt."""
    return document_of(good)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes a file, from bytes or from what JSON knows."""

    def written(content: Any) -> Path:
        path = tmp_path / "moldova.json"
        path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
        return path

    return written


@pytest.fixture
def refused(write: Write) -> Refused:
    """Return a function that gives collection, record, field and message of every problem."""

    def problems(content: Any) -> list[tuple[str, str, str, str]]:
        path = write(content)
        with pytest.raises(FileFormatError) as caught:
            load_profile(path)
        assert {one.file for one in caught.value.problems} == {str(path)}
        assert caught.value.count == len(caught.value.problems)
        return [(p.collection, p.record, p.field, p.message) for p in caught.value.problems]

    return problems


@pytest.fixture
def proved() -> Profile:
    """Return a profile whose source has the digests of `TEXTS`."""
    digests = [(locator, sha256(text.encode()).hexdigest()) for locator, text in TEXTS.items()]
    return profile(sources=[source(statements=digests, without_facts=[])])


@pytest.fixture
def text_file(tmp_path: Path) -> Path:
    """Return a file with the statements of the proved profile's source."""
    path = tmp_path / "text.tsv"
    lines = ["locator\ttext", *(f"{locator}\t{text}" for locator, text in TEXTS.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="")
    return path
