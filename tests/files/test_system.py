"""What the system itself refuses while a profile is saved, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

_NO_ROOM = """
import sys
from pathlib import Path
from resource import RLIMIT_FSIZE, getrlimit, setrlimit
from belarus_stic.errors import OptionError
from belarus_stic.tables import replace_file

path = Path(sys.argv[1])
path.write_bytes(b"old")
for room in (0, 1, 4_095, 4_096, 8_191, 8_192, 99_999):
    setrlimit(RLIMIT_FSIZE, (room, getrlimit(RLIMIT_FSIZE)[1]))
    try:
        replace_file(path, b"x" * 100_000)
    except OptionError as error:
        print(room, path.read_bytes() == b"old", [one.name for one in path.parent.iterdir()], error)
"""

_NO_PERMISSION = """
import os, sys
from pathlib import Path
from belarus_stic.errors import OptionError
from belarus_stic.tables import replace_file

path = Path(sys.argv[1])
if os.getuid() == 0:
    # To the root user every folder can be written.
    os.setuid(65534)
try:
    replace_file(path, b"new")
except OptionError as error:
    print(path.read_bytes() == b"old", [one.name for one in path.parent.iterdir()], error)
"""


def _run(program: str, path: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", program, path],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout.splitlines()


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits of a process")
def test_no_room_at_any_size(tmp_path: Path) -> None:
    """However little of the new file there is room for, the old one stays whole and alone."""
    path = tmp_path / "profile.json"

    said = _run(_NO_ROOM, path)

    assert len(said) == 7
    for line in said:
        assert f"True ['profile.json'] '{path}' cannot be written: File too large" in line


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="needs users")
def test_folder_that_cannot_be_written() -> None:
    """The old file stays, and the reason is told."""
    with TemporaryDirectory() as name:
        path = Path(name, "profile.json")
        path.write_bytes(b"old")
        path.chmod(0o666)
        path.parent.chmod(0o555)

        said = _run(_NO_PERMISSION, path)

        path.parent.chmod(0o755)
    assert said == [f"True ['profile.json'] '{path}' cannot be written: Permission denied"]
