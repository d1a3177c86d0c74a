"""The packaged profile takes a shorter way in; here the strict reader proves it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from belarus_stic.files import load_profile, profiles, save_profile

PACKAGED = Path(profiles.__file__).parents[1] / "data" / "belarus.json"


def test_strict_reader_reads_the_same() -> None:
    """A user's copy of the packaged file is read strictly, and gives the same profile."""
    assert load_profile(PACKAGED) == load_profile()


def test_saving_gives_the_same_bytes(tmp_path: Path) -> None:
    """The packaged file is as saving writes it."""
    save_profile(load_profile(), tmp_path / "x.json")

    assert (tmp_path / "x.json").read_bytes() == PACKAGED.read_bytes()


@pytest.mark.parametrize("name", ["Belarus", "BLR", "belarus"])
def test_by_name(name: str) -> None:
    """It goes by the name and the code of its country, too."""
    assert load_profile(name) == load_profile()


def test_a_file_of_that_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path always means a file."""
    (tmp_path / "BLR").write_text("{}", encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    assert load_profile("BLR").home == "BLR"
    with pytest.raises(ValueError, match="BLR: 1 problem"):
        load_profile(Path("BLR"))


def test_light_way_in() -> None:
    """Loading the packaged profile loads neither cattrs nor networkx nor pandas."""
    program = (
        "import sys; from belarus_stic.files import load_profile; load_profile();"
        "assert not {'cattrs', 'networkx', 'pandas', 'polars'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
