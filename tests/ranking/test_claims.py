"""No claim of a headline or note is false: who is first, and by what, against every weighting.

Small profiles are drawn, and with them many weightings of the set, its corners among them. Who is
first is worked out from what was drawn, by the definition of the net flow, for every table of
values that the words of hedged ones allow.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise, product
from operator import mul
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from samples import agreement, centre, profile, programme

from belarus_stic import criterion, rank_partners
from belarus_stic.model import Profile
from belarus_stic.ranking import Ranking, around_equal, importance_order

NAMES = {"CHN": "China", "DEU": "Germany", "FRA": "France", "POL": "Poland"}
KINDS = ("agreement", "programme", "centre", "joint budget")
# The values that words allow, in quarters: below, between and above 1 and 2 there are three.
ALLOWED: Mapping[str, Sequence[int]] = {
    "1": [4],
    "2": [8],
    "1..2": range(4, 9),
    ">1": range(5, 12),
    "~2": range(1, 12),
}
STEPS = 20
Weighting = tuple[int, ...]
Flows = tuple[int, ...]
# Countries, and whether of an agreement there is a legal basis only.
Ties = Mapping[str, Mapping[str, bool]]


# --- what is drawn --------------------------------------------------------------------------------


@st.composite
def ties(draw: st.DrawFn) -> Ties:
    """Draw the kinds of tie of some countries; a joint budget is that of a programme."""
    found: dict[str, dict[str, bool]] = {}
    for code in NAMES:
        kinds = draw(st.sets(st.sampled_from(KINDS)))
        kinds |= {"programme"} if "joint budget" in kinds else set()
        found[code] = {kind: kind == "agreement" and draw(st.booleans()) for kind in sorted(kinds)}
    return {code: kinds for code, kinds in found.items() if kinds}


def profile_of(ties: Ties) -> Profile:
    """Return a profile with these ties."""
    with_kind = {kind: [code for code, kinds in ties.items() if kind in kinds] for kind in KINDS}
    status = {True: "legal basis", False: "concluded"}
    records: list[Any] = [
        agreement(code, status=status[ties[code]["agreement"]]) for code in with_kind["agreement"]
    ]
    joint = with_kind["joint budget"]
    separate = [code for code in with_kind["programme"] if code not in joint]
    records += [programme("p", partners=separate)] * bool(separate)
    records += [programme("q", partners=joint, budget="joint")] * bool(joint)
    records += [centre("c", partners=with_kind["centre"])] * bool(with_kind["centre"])
    return profile(*records)


def shares(low: Sequence[int], high: Sequence[int], total: int) -> Iterator[Weighting]:
    """Yield all whole weights within bounds that sum to a total."""
    if not low:
        yield from [()] * (total == 0)
        return
    for first in range(low[0], min(high[0], total) + 1):
        yield from ((first, *rest) for rest in shares(low[1:], high[1:], total - first))


def above_zero(number: int) -> list[Weighting]:
    """Return weights above zero, some close to the corners of their set."""
    corners = [tuple(1 + 999 * (i == k) for i in range(number)) for k in range(number)]
    return [*shares([1] * number, [STEPS] * number, STEPS), *corners]


def falling(number: int) -> list[Weighting]:
    """Return weights above zero that never rise, some close to the corners of their set."""
    first = range(1, number + 1)
    corners = [tuple(1 + 60_000 // k * (i < k) for i in range(number)) for k in first]
    return [*(w for w in above_zero(number) if list(w) == sorted(w)[::-1]), *corners]


@st.composite
def weightings(draw: st.DrawFn, names: Sequence[str]) -> tuple[Any, list[Weighting]]:
    """Draw the `weights` of a ranking, with many weightings of that set."""
    number, some = len(names), st.integers(0, STEPS)
    kind = draw(st.sampled_from(("any", "equal", "relative", "around", "order", "bounds")))
    if kind == "any":
        return "any", above_zero(number)
    if kind == "around":
        return around_equal("0.5"), list(shares([5] * number, [15] * number, 10 * number))
    if kind == "order":
        order = draw(st.permutations(names))
        at = [order.index(name) for name in names]
        return importance_order(*order), [tuple(w[k] for k in at) for w in falling(number)]
    if kind == "bounds":
        cuts = sorted(draw(st.lists(some, min_size=number - 1, max_size=number - 1)))
        fits = [end - start for start, end in pairwise((0, *cuts, STEPS))]
        low = [draw(st.integers(0, weight)) for weight in fits]
        high = [draw(st.integers(weight, STEPS)) for weight in fits]
        ends = ((Fraction(a, STEPS), Fraction(b, STEPS)) for a, b in zip(low, high, strict=True))
        return dict(zip(names, ends, strict=True)), list(shares(low, high, STEPS))
    numbers = tuple(1 if kind == "equal" else draw(st.integers(1, 4)) for _ in names)
    return kind if kind == "equal" else dict(zip(names, numbers, strict=True)), [numbers]


class Case:
    """A ranking, the flows of each country under each criterion by table, and the weightings."""

    def __init__(
        self,
        ranking: Ranking,
        ties: Ties,
        criteria: tuple[str, ...],
        tables: list[tuple[Flows, ...]],
        weightings: list[Weighting],
    ) -> None:
        self.ranking, self.said = ranking, ranking.headline()
        self.ties, self.criteria = ties, criteria
        self.tables, self.weightings = tables, weightings

    def __repr__(self) -> str:
        return f"{self.said} {self.ties} {self.criteria}"

    def firsts(self, keep: Callable[[str], bool] = bool) -> set[frozenset[str]]:
        """Return who is in first place, for all weights and tables, by the criteria kept."""
        kept = [i for i, name in enumerate(self.criteria) if keep(name)]
        return {
            frozenset(NAMES[c] for c, n in zip(self.ties, nets, strict=True) if n == max(nets))
            for nets in self.net_flows(kept)
        }

    def net_flows(self, kept: Sequence[int] | None = None) -> Iterator[Flows]:
        """Yield the net flows of the countries, for all weights and tables."""
        kept = range(len(self.criteria)) if kept is None else kept
        for columns in self.tables:
            rows = list(zip(*(columns[i] for i in kept), strict=True))
            for weights in {tuple(weighting[i] for i in kept) for weighting in self.weightings}:
                yield tuple(sum(map(mul, weights, row)) for row in rows)


def flows(values: Sequence[int]) -> Flows:
    """Return the net flow of each value: those below it less those above it."""
    return tuple(sum((a > b) - (a < b) for b in values) for a in values)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Draw some kinds of tie as criteria, at times with hedged values beside them."""
    every = draw(ties())
    kinds = tuple(draw(st.lists(st.sampled_from(KINDS), min_size=1, unique=True)))
    found = {code: has for code, has in every.items() if not has.keys().isdisjoint(kinds)}
    given_values = {code: draw(st.sampled_from(list(ALLOWED))) for code in found}
    hedged = bool(found) and draw(st.booleans())
    own = [criterion("papers", given_values, source="s")] if hedged else []
    columns = [{flows([kind in has for has in found.values()])} for kind in kinds]
    if own:
        columns.append(set(map(flows, product(*map(ALLOWED.__getitem__, given_values.values())))))
    criteria = (*kinds, *map(str, own))
    weights, many = draw(weightings(criteria))
    ranking = rank_partners(profile_of(every), criteria=(*kinds, *own), weights=weights)
    return Case(ranking, found, criteria, list(product(*columns)), many)


# --- what is claimed ------------------------------------------------------------------------------


def named(text: str) -> frozenset[str]:
    """Return the countries that a text names."""
    return frozenset(name for name in NAMES.values() if name in text)


@settings(max_examples=60)
@given(cases())
def test_who_is_first(case: Case) -> None:
    """Is first always and alone, shares first place always, or may lack it and may have it."""
    said, partners = case.said, frozenset(NAMES[code] for code in case.ties)
    if len(partners) < 2:
        assert "can be ranked" in said
        assert named(said) == partners
    elif not re.search(" may rank first|is not certain", said):
        first = named(re.split(" ranks first | share first place ", said)[0])
        assert case.firsts() == {first}
        assert ("ranks first" in said) == (len(first) == 1)
    else:
        first = named(said) or partners
        assert len(firsts := case.firsts()) > 1
        assert first >= frozenset().union(*firsts)
        # And of two of them each is, at some weights, not below the other.
        places = [i for i, code in enumerate(case.ties) if NAMES[code] in first]
        reached = {(a, b) for n in case.net_flows() for a in places for b in places if n[a] >= n[b]}
        assert len(reached) == len(places) ** 2


@given(cases())
def test_what_those_have_who_are_first(case: Case) -> None:
    """Each has these kinds of tie and no others, nobody else has all, and a basis is told apart."""
    said = case.said
    if not (found := re.search(r": (it alone|both|each) ha(?:s|ve) (.*) \(Publisher", said)):
        return
    leaders = [code for code in case.ties if NAMES[code] in said]
    kinds = [kind for kind in KINDS if re.search(rf"\ban? {kind}\b", found[2])]
    asked = set(case.criteria)
    having = [code for code, has in case.ties.items() if has.keys() & asked >= set(kinds)]
    assert having == leaders
    assert all(case.ties[code].keys() & asked == set(kinds) for code in leaders)
    basis, number = sum(case.ties[code].get("agreement", 0) for code in leaders), len(leaders)
    told = {0: "", number: " (a legal basis only)"}
    expected = told.get(basis, f" ({basis} of the {number} a legal basis only)")
    if "agreement" in kinds:
        assert f"an agreement{expected}" in found[2]
    assert ("basis" in found[2]) == bool(expected and "agreement" in kinds)


@given(cases())
def test_who_shares_first_place_without_a_kind(case: Case) -> None:
    """However much the others count; whoever had it alone was first."""
    for note in case.ranking.notes():
        if found := re.match(r"Without the ([a-z ]+?)(?: \(.*\))?, .* alone, .*: (.*)\.", note):
            assert case.firsts(lambda name, kind=found[1]: name != kind) == {named(found[2])}
            assert len(named(found[2])) > 1
