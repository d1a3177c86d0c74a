"""Time rank acceptability beside other packages: 60 partners, 8 criteria, 10,000 weightings.

    python tests/benchmarks/ranking.py

Needs numpy and any of pymcdm, pysensmcda and scikit-criteria, in an environment of their own if
need be. CPU time is counted, in one run, and reported as ratios to this package, whose time
includes the certain ranges of ranks. Answers are compared where they mean the same: PROMETHEE II
with the usual criterion is net flow, so its ranks under the same drawn weights must be the same.
Weighted sums of other packages rank by another score; they are timed for what they do. At the end
the packaged profile is ranked and drawn from without numpy.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from itertools import chain
from random import Random
from time import process_time
from typing import Any

import numpy as np

from belarus_stic import load_profile, rank_partners
from belarus_stic.ranking.acceptability import by_loop, counted_ranks
from belarus_stic.ranking.criteria import Cell
from belarus_stic.ranking.net_flow import Comparison
from belarus_stic.ranking.weights import weight_set
from belarus_stic.values import Interval

PARTNERS, CRITERIA, DRAWS = 60, 8, 10_000
TYPES = np.ones(CRITERIA)
# From so many calls the time of all draws is reckoned, where a package takes minutes.
SAMPLED = 500


def matrix() -> list[list[int]]:
    """Return counts with ties, the same at every run."""
    random = Random(1)
    return [[random.randint(1, 50) for _ in range(CRITERIA)] for _ in range(PARTNERS)]


def ours(rows: list[list[int]]) -> tuple[list[list[int]], Comparison]:
    """Return rank acceptability and the comparison with its certain ranges."""
    columns = tuple(
        {str(i): Cell(Interval.exactly(n), Fraction(n)) for i, n in enumerate(column)}
        for column in zip(*rows, strict=True)
    )
    weights = weight_set("any").over([f"c{k}" for k in range(CRITERIA)])
    comparison = Comparison(columns, weights)
    _ = comparison.intervals, comparison.groups
    counts = counted_ranks(comparison.flows, weights.draw(Random(0), DRAWS))
    return list(counts.values()), comparison


def timed(work: Callable[[], Any], *, repeat: int = 3) -> tuple[float, Any]:
    """Return the best of some times of the processor, and what came of the work."""
    best, result = float("inf"), None
    for _ in range(repeat):
        start = process_time()
        result = work()
        best = min(best, process_time() - start)
    return best, result


def ranked(scores: np.ndarray) -> np.ndarray:
    """Return how often each partner has each rank, from scores by draw and partner."""
    found = np.zeros((PARTNERS, PARTNERS))
    for row in scores:
        # Scores of other packages are floats: ties are those equal to 9 digits.
        rounded = np.round(row, 9)
        above = (rounded[None, :] > rounded[:, None]).sum(axis=1)
        found[np.arange(PARTNERS), above] += 1
    return found


def pymcdm(table: np.ndarray, weights: np.ndarray, counts: Any) -> Iterator[tuple[str, float]]:
    """Yield what pymcdm's methods take for scores and ranks, validation switched off."""
    methods, helpers = import_module("pymcdm.methods"), import_module("pymcdm.helpers")
    for method in (methods.WSM(), methods.TOPSIS(), methods.PROMETHEE_II("usual")):
        name = type(method).__name__

        def work(method: Any = method) -> list[tuple[Any, Any]]:
            scores = [method(table, w, TYPES, validation=False) for w in weights]
            return [(score, helpers.rrankdata(score)) for score in scores]

        taken, found = timed(work)
        yield f"pymcdm {name}, scores and ranks", taken
        if name == "PROMETHEE_II":
            theirs = ranked(np.array([score for score, _ in found]))
            differ = int(np.abs(theirs - np.array(counts)).sum())
            print(f"    ranks that differ from ours: {differ} of {PARTNERS * DRAWS:,}")


def pysensmcda(table: np.ndarray, weights: np.ndarray, flows: Any) -> Iterator[tuple[str, float]]:
    """Yield what pysensmcda's simulation takes, with methods of pymcdm and with a dot product."""
    simulate = import_module("pysensmcda.smaa").simulate
    if find_spec("pymcdm"):
        methods = import_module("pymcdm.methods")
        for method in (methods.WSM(), methods.PROMETHEE_II("usual")):
            taken, _ = timed(partial(simulate, method, table, TYPES, weights=weights))
            yield f"pysensmcda simulate, {type(method).__name__} of pymcdm", taken
    dot = partial(simulate, lambda m, w, _: m @ w, weights=weights, reverse_ranking=True)
    taken, _ = timed(partial(dot, np.array(flows, dtype=float), TYPES))
    yield "pysensmcda simulate, a dot product over our own flows", taken


def scikit_criteria(table: np.ndarray, weights: np.ndarray) -> Iterator[tuple[str, float]]:
    """Yield what scikit-criteria's weighted sum takes, reckoned from fewer draws."""
    make, method = (
        import_module("skcriteria").mkdm,
        import_module("skcriteria.agg.simple").WeightedSumModel(),
    )
    taken, _ = timed(
        lambda: [
            method.evaluate(make(table, [max] * CRITERIA, weights=w)) for w in weights[:SAMPLED]
        ],
        repeat=1,
    )
    yield f"scikit-criteria WSM (from {SAMPLED} draws)", taken * DRAWS / SAMPLED


def main() -> None:
    """Time what is installed, and print ratios and whether comparable answers are the same."""
    rows = matrix()
    seconds, (counts, comparison) = timed(lambda: ours(rows))
    print(f"{'belarus_stic, with the certain ranges':58} 1.0  ({seconds:.3f} s)")
    drawn = comparison.weights.draw(Random(0), DRAWS)
    flows = list(comparison.flows.values())
    sizes = Counter(flows)
    loop, again = timed(lambda: by_loop(sizes, drawn), repeat=1)
    same = [again[list(sizes).index(flow)] for flow in flows] == counts
    print(f"{'the loop alone, without numpy':58} {loop / seconds:.1f}  (same ranks: {same})")
    table, weights = np.array(rows, dtype=float), np.array(drawn, dtype=float) / sum(drawn[0])
    others: list[Iterator[tuple[str, float]]] = []
    if find_spec("pymcdm"):
        others.append(pymcdm(table, weights, counts))
    if find_spec("pysensmcda"):
        others.append(pysensmcda(table, weights, flows))
    if find_spec("skcriteria"):
        others.append(scikit_criteria(table, weights))
    for name, taken in chain.from_iterable(others):
        print(f"{name:58} {taken / seconds:.1f}")
    profile = load_profile()
    taken, found = timed(lambda: rank_partners(profile)._question.comparison)
    kinds = Counter(found.flows.values())
    draws, _ = timed(lambda: by_loop(kinds, found.weights.draw(Random(0), DRAWS)))
    print(f"the packaged profile, without numpy: {taken:.3f} s to rank, {draws:.3f} s to draw")


if __name__ == "__main__":
    main()
