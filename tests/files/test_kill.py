"""A save that is killed at any point leaves the old file or the new one, and never half of it.

A child process runs the save and kills itself at the nth step of it, for every n there is: before
and after each call, Python's own and the system's.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest
from samples import profile

from belarus_stic.files import load_profile, save_profile
from belarus_stic.model import Profile

_KILLED = """
import os, signal, sys
from pathlib import Path
from belarus_stic.tables import replace_file

path, new = Path(sys.argv[1]), Path(sys.argv[2]).read_bytes()
old = path.read_bytes() if path.exists() else None

def save_and_die(step):
    steps = iter(range(1, step))
    def die(*_):
        if next(steps, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)
    sys.setprofile(die)
    replace_file(path, new)
    sys.setprofile(None)
    os._exit(0)

step, code = 0, 1
while code:
    step += 1
    child = os.fork()
    if not child:
        save_and_die(step)
    code = os.waitpid(child, 0)[1]
    found = path.read_bytes() if path.exists() else None
    left = [file for file in path.parent.iterdir() if file.name.endswith(".tmp")]
    assert len(left) <= 1, left
    print(step, "old" if found == old else "new" if found == new else "torn", len(left))
    for file in left:
        file.unlink()
    path.unlink(missing_ok=True)
    if old is not None:
        path.write_bytes(old)
"""

_INTERRUPTED = """
import sys
from pathlib import Path
from belarus_stic.tables import replace_file

path, step, interrupted = Path(sys.argv[1]), 0, True

def interrupt(*_):
    if next(steps, None) is None:
        sys.setprofile(None)
        raise KeyboardInterrupt

while interrupted:
    step += 1
    steps = iter(range(1, step))
    path.write_bytes(b"old")
    interrupted = False
    try:
        sys.setprofile(interrupt)
        replace_file(path, b"new")
        sys.setprofile(None)
    except KeyboardInterrupt:
        interrupted = True
    assert list(path.parent.iterdir()) == [path]
    print(step, path.read_bytes().decode())
"""


def _run(program: str, *arguments: Path) -> list[str]:
    """Return what a file was found to hold after each step."""
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return [line.split()[1] for line in done.stdout.splitlines()]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("exists", [True, False])
def test_killed(tmp_path: Path, *, exists: bool) -> None:
    """Every step is old up to one point and new from there, and at most one file is left over."""
    path, new = tmp_path / "folder" / "profile.json", tmp_path / "new.json"
    path.parent.mkdir()
    if exists:
        path.write_bytes(b"old " * 10_000)
    new.write_bytes(b"new " * 20_000)

    found = _run(_KILLED, path, new)

    assert len(found) > 40
    assert found == sorted(found, reverse=True)
    assert set(found) == {"old", "new"}


def test_interrupted(tmp_path: Path) -> None:
    """An interruption at any step leaves the old file or the new one, and nothing beside it."""
    found = _run(_INTERRUPTED, tmp_path / "profile.json")

    assert len(found) > 40
    assert found == sorted(found, reverse=True)
    assert set(found) == {"old", "new"}


def test_readers_and_writers_at_once(tmp_path: Path) -> None:
    """Whoever loads while others save gets one of the saved profiles, whole."""
    path = tmp_path / "profile.json"
    versions = [profile(name="One"), profile(name="Two", sources=[])]
    save_profile(versions[0], path)

    def write(version: Profile) -> None:
        for _ in range(20):
            save_profile(version, path)

    writers = [Thread(target=write, args=[version]) for version in versions]
    for writer in writers:
        writer.start()
    while any(writer.is_alive() for writer in writers):
        assert load_profile(path) in versions
    for writer in writers:
        writer.join()

    assert [file.name for file in tmp_path.iterdir()] == ["profile.json"]
