"""What every test shares: Hypothesis profiles and the source material beside the checkout."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A machine that checks a change must give the same answer twice; a developer's should keep looking.
# How slow it draws says how busy a machine is, not what the code does.
UNTIMED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("dev", UNTIMED)
settings.register_profile("ci", UNTIMED, derandomize=True, database=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if "CI" in os.environ else "dev"))

SOURCE_MATERIAL = Path(
    os.environ.get("BELARUS_STIC_SOURCES") or Path(__file__).resolve().parents[2] / "shared",
)


@pytest.fixture(scope="session")
def source_material() -> Path:
    """Return the folder of source material, which is not part of the project; skip without it."""
    if not SOURCE_MATERIAL.is_dir():
        pytest.skip("no folder of source material: set BELARUS_STIC_SOURCES to its path")
    return SOURCE_MATERIAL


@pytest.fixture(scope="session")
def statements(source_material: Path) -> dict[str, str]:
    """Return the text of each of the report's statements by its locator."""
    path = source_material / "source" / "statements.tsv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return {row[0]: row[1] for row in rows[1:]}
