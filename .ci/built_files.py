"""Check that the wheel and the sdist hold the files of the tree that they should.

python .ci/built_files.py WHEEL SDIST, from the top of the tree
"""

from __future__ import annotations

import sys
import tarfile
import zipfile
from pathlib import Path

SHIPPED_AS_SOURCE = (
    "belarus_stic",
    "docs",
    "examples",
    "tests",
    "CHANGELOG.md",
    "LICENSE",
    "LICENSE-DATA",
    "README.md",
)


def files_under(*places: str) -> set[str]:
    """Return the files of the tree at or under these places."""
    return {
        path.as_posix()
        for place in places
        for path in [Path(place), *Path(place).rglob("*")]
        if path.is_file() and "__pycache__" not in path.parts
    }


def main() -> int:
    """Return the exit status: 1 where a file is missing or one too many is shipped."""
    wheel, sdist = sys.argv[1:]
    with zipfile.ZipFile(wheel) as archive:
        in_wheel = {name for name in archive.namelist() if ".dist-info/" not in name}
    with tarfile.open(sdist) as archive:
        in_sdist = {name.partition("/")[2] for name in archive.getnames()}
    package = files_under("belarus_stic")
    complaints = {
        "missing in the wheel": package - in_wheel,
        "not of the package, but in the wheel": in_wheel - package,
        "missing in the sdist": files_under(*SHIPPED_AS_SOURCE) - in_sdist,
    }
    for complaint, names in complaints.items():
        for name in sorted(names):
            print(f"{complaint}: {name}")
    return int(any(complaints.values()))


if __name__ == "__main__":
    sys.exit(main())
