"""What the tests of the packaged profile share."""

from __future__ import annotations

import pytest

from belarus_stic import load_profile
from belarus_stic.model import Profile


@pytest.fixture(scope="session")
def belarus() -> Profile:
    """Return the packaged profile."""
    return load_profile()
