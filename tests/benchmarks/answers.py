"""What the three answers cost, as ratios measured in one run.

python tests/benchmarks/answers.py [--runs N] [--largest RECORDS]

First: a process that imports the library, loads the packaged profile and gives the three answers,
against one that only imports attrs, cattrs and networkx. Aim: at most 1.3.
Then: saving, loading and answering synthetic profiles of 100 records, 1,000 and so on, each step
as a ratio to ten times the step before. Aim: about 1, that is, linear.
"""

from __future__ import annotations

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from belarus_stic.coverage import regional_coverage
from belarus_stic.files import load_profile, save_profile
from belarus_stic.funding import funding_breakdown
from belarus_stic.model import (
    Agreement,
    Citation,
    Enumeration,
    Figure,
    Organisation,
    Profile,
    Programme,
    Project,
    Source,
)
from belarus_stic.ranking import rank_partners
from belarus_stic.reference import countries

ONLY_IMPORTS = "import attrs, cattrs, networkx"
THREE_ANSWERS = """
from belarus_stic import funding_breakdown, load_profile, rank_partners, regional_coverage
profile = load_profile()
rank_partners(profile), regional_coverage(profile), funding_breakdown(profile)
"""


def seconds_of(action: Callable[[], object]) -> float:
    """Return how long an action takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def process_ratio(runs: int) -> float:
    """Return the median ratio of the two processes, run in pairs."""

    def process(code: str) -> Callable[[], object]:
        return lambda: subprocess.run([sys.executable, "-c", code], check=True)

    process(THREE_ANSWERS)()
    process(ONLY_IMPORTS)()
    return statistics.median(
        seconds_of(process(THREE_ANSWERS)) / seconds_of(process(ONLY_IMPORTS)) for _ in range(runs)
    )


def synthetic(size: int, seed: int = 0) -> Profile:
    """Return a valid profile of `size` records in the proportions of a report."""
    chance = random.Random(seed)
    codes = [country.alpha3 for country in countries() if country.alpha3 != "BLR"]
    source = Source(
        id="source",
        name="Source",
        title="Source",
        statements=tuple((f"part.{i}", f"{i:064x}") for i in range(size)),
    )

    def common(kind: str, number: int) -> dict[str, object]:
        return {
            "id": f"{kind}-{number}",
            "name": f"{kind} {number}",
            "cites": (Citation("source", f"part.{chance.randrange(size)}"),),
        }

    tenth = max(size // 10, 1)
    organisations = [
        Organisation(
            **common("organisation", i), country=chance.choice(codes), kind="research institute"
        )
        for i in range(3 * tenth)
    ]
    agreements = [
        Agreement(
            **common("agreement", i),
            partners=[chance.choice(codes)],
            level="governmental",
            status="concluded",
        )
        for i in range(2 * tenth)
    ]
    programmes = [
        Programme(
            **common("programme", i),
            kind="bilateral",
            partners=[chance.choice(codes)],
            part_of=f"programme-{i - 1}" if i % 10 else None,
        )
        for i in range(tenth)
    ]
    projects = [
        Project(
            **common("project", i),
            programme=f"programme-{chance.randrange(tenth)}",
            participants=[o.id for o in chance.sample(organisations, 3)],
        )
        for i in range(2 * tenth)
    ]
    figures = [
        Figure(
            **common("figure", i),
            indicator="funding",
            about=[f"programme-{chance.randrange(tenth)}"],
            value=f"~{chance.randrange(1, 10**6)} EUR",
            period="2010",
            stage="awarded",
            purpose="research",
            scope="country's share",
        )
        for i in range(2 * tenth - 2)
    ]
    listed = Enumeration(
        **common("list", 0),
        items=[a.id for a in agreements],
        among="EU",
        complete="open",
    )
    return Profile(
        country="BLR",
        name="Synthetic",
        as_of="2011-11",
        sources=[source],
        lists=[listed],
        agreements=agreements,
        programmes=programmes,
        projects=projects,
        organisations=organisations,
        figures=figures,
    )


def growth(largest: int) -> None:
    """Print how each step grows from one size to ten times that size."""
    before: dict[str, float] = {}
    size = 100
    while size <= largest:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "profile"
            made = synthetic(size)
            steps = {
                "save": lambda: save_profile(made, path),  # noqa: B023 - run within the turn
                "load": lambda: load_profile(path),  # noqa: B023
                "rank_partners": lambda: rank_partners(made),  # noqa: B023
                "regional_coverage": lambda: regional_coverage(made),  # noqa: B023
                "funding_breakdown": lambda: funding_breakdown(made),  # noqa: B023
            }
            now = {name: seconds_of(action) for name, action in steps.items()}
        parts = [
            f"{name} {now[name]:.3f} s"
            + (f" (x{now[name] / before[name] / 10:.2f})" if before else "")
            for name in now
        ]
        print(f"{size:>7,} records: {', '.join(parts)}")
        before = now
        size *= 10


def main() -> None:
    """Run both measurements."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--largest", type=int, default=100_000)
    options = parser.parse_args()
    ratio = process_ratio(options.runs)
    print(
        f"three answers / bare imports of attrs, cattrs, networkx: {ratio:.2f} (aim: at most 1.3)"
    )
    print("in brackets: time a record against the size before (aim: about 1)")
    growth(options.largest)


if __name__ == "__main__":
    main()
