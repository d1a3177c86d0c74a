"""One good profile with a record in every file, as the JSON it is written in."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

Documents = dict[str, Any]

TEXTS = {"part.1.1": "Мир — дружба.", "part.1.2": "A second\u2028sentence,\twith a tab."}

_CITES = ["some-report#part.1.1"]
_DOCUMENTS: Documents = {
    "profile.json": {"format": 1, "country": "BLR", "name": "Belarus", "as_of": "2011-11"},
    "sources.json": [
        {
            "id": "some-report",
            "name": "Some report",
            "title": "A report on co-operation",
            "published": "2011",
            "statements": [
                [locator, sha256(text.encode()).hexdigest()] for locator, text in TEXTS.items()
            ],
            "without_facts": [["part.1.2", "says nothing"]],
        }
    ],
    "lists.json": [
        {
            "id": "neighbours",
            "name": "Neighbours",
            "cites": _CITES,
            "items": ["LTU", "POL"],
            "among": "EU",
            "complete": "open",
        }
    ],
    "agreements.json": [
        {
            "id": "agreement-chn",
            "name": "Agreement with China",
            "cites": _CITES,
            "partners": ["CHN"],
            "level": "governmental",
            "status": "in force",
            "signed": "2001",
            "in_force": "2002-01",
        },
        {
            "id": "agreement-ind",
            "name": "Agreement with India",
            "cites": _CITES,
            "partners": ["IND", "EU"],
            "level": "agency",
            "status": "concluded",
        },
    ],
    "programmes.json": [
        {
            "id": "joint-programme",
            "name": "Joint programme",
            "cites": _CITES,
            "kind": "union-state",
            "partners": ["RUS"],
            "budget": "joint",
            "period": "2000/2004",
        }
    ],
    "projects.json": [
        {
            "id": "b-1872",
            "name": "A project",
            "cites": _CITES,
            "external_id": "B-1872",
            "programme": "joint-programme",
            "participants": ["institute"],
        }
    ],
    "centres.json": [
        {
            "id": "centre",
            "name": "A centre",
            "cites": _CITES,
            "partners": ["CHN"],
            "host": "institute",
        }
    ],
    "organisations.json": [
        {
            "id": "institute",
            "name": "An institute",
            "cites": _CITES,
            "country": "BLR",
            "kind": "research institute",
        }
    ],
    "events.json": [
        {"id": "event", "name": "A seminar", "cites": _CITES, "supported_by": ["ISTC"]}
    ],
    "policies.json": [{"id": "decree-136", "name": "A decree", "cites": _CITES, "number": "136"}],
    "instruments.json": [
        {"id": "grants", "name": "Grants", "cites": _CITES, "funders": ["BLR"], "status": "in use"}
    ],
    "stated_positions.json": [
        {
            "id": "position-chn-strategic",
            "name": "China is strategic",
            "cites": _CITES,
            "partner": "CHN",
            "place": "strategic",
        }
    ],
    "observations.json": [
        {
            "id": "no-document",
            "name": "No document",
            "cites": _CITES,
            "kind": "absence",
            "about": ["decree-136"],
            "text": "There is none.",
        }
    ],
    "figures.json": [
        {
            "id": "agreements-in-all",
            "name": "Agreements in all",
            "cites": _CITES,
            "indicator": "agreements",
            "about": ["BLR"],
            "value": ">45 agreement",
            "counts": ["agreement-chn", "agreement-ind"],
        }
    ],
}


@pytest.fixture
def documents() -> Documents:
    """Return the good profile, free to be spoilt: the JSON of each file by name."""
    return deepcopy(_DOCUMENTS)


@pytest.fixture
def write(tmp_path: Path) -> Callable[[Documents], Path]:
    """Return a function that writes files to a new folder."""

    def written(documents: Documents) -> Path:
        folder = tmp_path / "profile"
        folder.mkdir()
        for name, document in documents.items():
            content = document if isinstance(document, bytes) else json.dumps(document).encode()
            (folder / name).write_bytes(content)
        return folder

    return written


@pytest.fixture
def folder(documents: Documents, write: Callable[[Documents], Path]) -> Path:
    """Return a folder that holds the good profile."""
    return write(documents)


@pytest.fixture
def text_file(tmp_path: Path) -> Path:
    """Return a file with the statements of the good profile's source."""
    path = tmp_path / "statements.tsv"
    lines = ["locator\ttext", *(f"{locator}\t{text}" for locator, text in TEXTS.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="")
    return path
