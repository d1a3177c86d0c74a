"""What the answers cost, in CPU time (user and system), which other work on a machine changes less.

python tests/benchmarks/answers.py [start-up] [growth] [shapes] [--runs N] [--largest RECORDS]

- start-up: a process that imports the library, loads the packaged profile and gives three answers,
  against one that only imports attrs, cattrs and networkx; pair by pair. Aim: below 1. The package
  is copied and compiled first, as pip does it. Instructions are beside it, where perf or valgrind
  counts them: they depend on no other work, but weigh waiting for memory and files as nothing.
- growth: load, save and each answer for 100 records, 1,000 and so on. Aim: about 1, that is, ten
  times the work for ten times the records.
- shapes: the same for profiles in which one thing is said very often, at n, 2 n and 4 n records.
  Aim: an exponent of about 1.
"""

from __future__ import annotations

import argparse
import gc
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import pairwise
from math import log2
from pathlib import Path
from time import process_time

from made_profiles import SHAPES, report

import belarus_stic
from belarus_stic import (
    Profile,
    audit,
    dossier,
    funding_breakdown,
    indicators,
    load_profile,
    rank_partners,
    records,
    regional_coverage,
    save_profile,
    ties,
    timeline,
)

ONLY_IMPORTS = "import attrs, cattrs, networkx"
THREE_ANSWERS = """
from belarus_stic import funding_breakdown, load_profile, rank_partners, regional_coverage
profile = load_profile()
rank_partners(profile), regional_coverage(profile), funding_breakdown(profile)
"""


def dossier_of_home(made: Profile) -> object:
    """Return the page on the country that most records are about."""
    return dossier(made, made.home)


def dossier_of_the_eu(made: Profile) -> object:
    """Return a page on a group, with all that belongs to it."""
    return dossier(made, "EU")


def dossier_of_germany(made: Profile) -> object:
    """Return a page on a country, with its groups and bodies."""
    return dossier(made, "DEU")


def all_organisations(made: Profile) -> object:
    """Return all bodies with what part they have in other records."""
    return records(made, "organisations")


ANSWERS: tuple[Callable[[Profile], object], ...] = (
    *(ties, rank_partners, regional_coverage, funding_breakdown, audit),
    *(dossier_of_home, dossier_of_the_eu, dossier_of_germany),
    *(timeline, indicators, all_organisations),
)
# What takes longer is not tried at a larger size.
PATIENCE = 30.0
# Shorter than this, a step is repeated and its best time taken.
NOTICEABLE = 0.2


def installed(folder: str) -> dict[str, str]:
    """Install the package as pip does, compiled, and return the environment that finds it."""
    package = Path(folder) / "belarus_stic"
    shutil.copytree(
        Path(belarus_stic.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__")
    )
    subprocess.run([sys.executable, "-m", "compileall", "-q", folder], check=True)
    unset = {"PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX"}
    kept = {name: value for name, value in os.environ.items() if name not in unset}
    # Safe path: the folder this runs in is not searched, where the package may lie uncompiled.
    environment = {**kept, "PYTHONPATH": folder, "PYTHONSAFEPATH": "1", "PYTHONHASHSEED": "0"}
    where = "import belarus_stic; print(belarus_stic.__file__)"
    found = subprocess.run(
        [sys.executable, "-c", where], env=environment, check=True, capture_output=True, text=True
    )
    assert found.stdout.startswith(str(package)), found.stdout
    return environment


def cpu_of(code: str, environment: dict[str, str]) -> float:
    """Return the CPU seconds of a process that runs some code."""
    process = subprocess.Popen([sys.executable, "-c", code], env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return usage.ru_utime + usage.ru_stime


def instructions_of(code: str, environment: dict[str, str]) -> int | None:
    """Return how many instructions a process takes, as far as a tool for that is at hand."""
    counters = (
        (["perf", "stat", "-x,", "-e", "instructions:u"], r"^(\d+),.*instructions"),
        (
            ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"],
            r"I\s+refs:\s+([\d,]+)",
        ),
    )
    for tool, pattern in counters:
        if shutil.which(tool[0]):
            done = subprocess.run(
                [*tool, sys.executable, "-c", code],
                env=environment,
                capture_output=True,
                text=True,
                check=False,
            )
            if found := re.search(pattern, done.stderr, re.MULTILINE):
                return int(found[1].replace(",", ""))
    return None


def start_up(runs: int) -> None:
    """Print what three answers cost against bare imports."""
    with tempfile.TemporaryDirectory() as folder:
        environment = installed(folder)
        both = (THREE_ANSWERS, ONLY_IMPORTS)
        for code in both:
            cpu_of(code, environment)
        pairs = []
        for i in range(runs):
            # In turn the one and the other goes first.
            order = both if i % 2 else both[::-1]
            taken = {code: cpu_of(code, environment) for code in order}
            pairs.append((taken[THREE_ANSWERS], taken[ONLY_IMPORTS]))
        counted = [instructions_of(code, environment) for code in both]
    ours, theirs = (statistics.median(times) for times in zip(*pairs, strict=True))
    low, ratio, high = statistics.quantiles([a / b for a, b in pairs], n=4)
    print("load and three answers, against import attrs, cattrs, networkx (aim: below 1)")
    print(
        f"  CPU {1000 * ours:.0f} ms against {1000 * theirs:.0f} ms; of {runs} pairs the ratio is"
    )
    print(f"  {ratio:.2f} in the median, half of them from {low:.2f} to {high:.2f}")
    if counted[0] and counted[1]:
        a, b = (number / 1e6 for number in counted)
        print(f"  {a:.0f} M instructions against {b:.0f} M: {a / b:.2f}")


def seconds_of(step: Callable[[], object], before: Callable[[], object]) -> float:
    """Return the CPU seconds of a step, the best of some where it is short."""
    best, spent = float("inf"), 0.0
    while spent < NOTICEABLE:
        before()
        gc.collect()
        start = process_time()
        step()
        taken = process_time() - start
        best, spent = min(best, taken), spent + max(taken, NOTICEABLE / 20)
    return best


def steps(made: Profile, path: Path) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield what is timed: saving, loading, and each answer with its page."""
    yield "save", lambda: save_profile(made, path)
    yield "load", lambda: load_profile(path)
    for answer in ANSWERS:
        yield answer.__name__, lambda answer=answer: str(answer(made))


def times(make: Callable[[int], Profile], sizes: list[int]) -> dict[str, list[float]]:
    """Return the CPU seconds of each step at each size, as far as patience goes."""
    found: dict[str, list[float]] = {}
    for size in sizes:
        made = make(size)
        with tempfile.TemporaryDirectory() as folder:
            for name, step in steps(made, Path(folder) / "profile.json"):
                taken = found.setdefault(name, [])
                if taken and taken[-1] > PATIENCE:
                    continue
                # Each answer works out for itself what the records say.
                taken.append(seconds_of(step, made._memo.clear))
    return found


def growth(largest: int) -> None:
    """Print how each step grows from one size to ten times that size."""
    sizes = [size for size in (100, 1_000, 10_000, 100_000) if size <= largest]
    print("CPU seconds, and in brackets what a record takes against the size before (aim: about 1)")
    print(f"{'records':20}{''.join(f'{size:>18,}' for size in sizes)}")
    for name, taken in times(report, sizes).items():
        ratios = ["", *(f" (x{b / a / 10:.2f})" for a, b in pairwise(taken))]
        cells = [f"{s:.3f}{r}" for s, r in zip(taken, ratios, strict=True)]
        print(f"{name:20}{''.join(f'{cell:>18}' for cell in cells)}", flush=True)


def shapes(size: int) -> None:
    """Print the exponent by which each step grows in each shape."""
    sizes = [size, 2 * size, 4 * size]
    print(f"CPU seconds at {', '.join(f'{n:,}' for n in sizes)} records, and the exponent (aim: 1)")
    for title, make in SHAPES.items():
        print(title)
        for name, taken in times(make, sizes).items():
            exponent = log2(taken[-1] / taken[0]) / (len(taken) - 1) if len(taken) > 1 else 0
            mark = "  <--" if exponent > 1.4 else ""
            numbers = "".join(f"{seconds:>9.3f}" for seconds in taken)
            print(f"  {name:20}{numbers:30}{exponent:6.1f}{mark}", flush=True)


def main() -> None:
    """Run the parts asked for, by default all."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("parts", nargs="*", metavar="start-up|growth|shapes")
    parser.add_argument("--runs", type=int, default=25, help="pairs of processes")
    parser.add_argument("--largest", type=int, default=100_000, help="records of the largest size")
    parser.add_argument("--smallest", type=int, default=1_000, help="records of the first shape")
    options = parser.parse_args()
    parts = options.parts or ["start-up", "growth", "shapes"]
    if "start-up" in parts:
        start_up(options.runs)
    if "growth" in parts:
        growth(options.largest)
    if "shapes" in parts:
        shapes(options.smallest)


if __name__ == "__main__":
    main()
