"""Rank acceptability: how often each partner takes each rank when the weights are drawn.

SMAA-2 (Lahdelma & Salminen 2001, Operations Research 49:444) with the net flow as its value
function. Drawn weights are whole numbers, so flows are exact and so are ties. All draws are worked
out side by side in one big integer, 64 bits a draw: adding, multiplying and comparing such integers
treats every draw at once, at the speed of C and with the standard library alone.
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from attrs import frozen

from belarus_stic.ranking._weights import Weights

# The lowest byte of a draw's 64 bits names the kind of partner: there are fewer than 256 countries.
_NAME_BITS = 8
# A whole number below 2 ** 52 behind these bits reads as a double in the same order, and doubles
# sort faster than integers of this size.
_DOUBLE = 0x433 << 52
_BYTES = 8
# So many draws at a time stay in the processor's cache while they are sorted.
_BLOCK = 256


@frozen(slots=False)
class Shares:
    """The weighted flows of kinds of partners in a number of draws.

    Partners with the same flows under every criterion are of one kind, always level; `of` gives
    the kind of each partner and `lanes` the flows of each kind, 64 bits a draw.
    """

    draws: int
    of: tuple[int, ...]
    lanes: tuple[int, ...]

    @cached_property
    def ranks(self) -> tuple[tuple[Fraction, ...], ...]:
        """For each partner the share of draws in which it has rank 1, 2, ...

        Partners that are level share the ranks they take up, so that the shares of each partner
        and those of each rank sum to 1.
        """
        found = [[Fraction(0)] * len(self.of) for _ in self.lanes]
        for (kind, first, level), count in self._places().items():
            for rank in range(first, first + level):
                found[kind][rank] += Fraction(count, level * self.draws)
        return tuple(tuple(found[kind]) for kind in self.of)

    @cached_property
    def wins(self) -> tuple[tuple[Fraction, ...], ...]:
        """For each pair of partners the share of draws in which the first has the greater flow."""
        spare = self._everywhere(1 << 63)
        # The spare bit survives the subtraction in those draws where the first is not the smaller.
        losses = [
            [(((one | spare) - other) & spare).bit_count() for one in self.lanes]
            for other in self.lanes
        ]
        return tuple(
            tuple(Fraction(self.draws - losses[kind][other], self.draws) for other in self.of)
            for kind in self.of
        )

    def _places(self) -> Counter[tuple[int, int, int]]:
        """Count (kind, ranks above it, partners level with it, itself included) over the draws."""
        sizes = Counter(self.of)
        kinds, level = self._sorted()
        places: Counter[tuple[int, int, int]] = Counter()
        if not any(map(any, level)) and len(sizes) == len(self.of):
            for first, column in enumerate(kinds):
                for kind, count in Counter(column).items():
                    places[kind, first, 1] = count
            return places
        draws = zip(zip(*kinds, strict=True), zip(*level, strict=True), strict=True)
        for (order, level_with_next), count in Counter(draws).items():
            first = 0
            for group in _groups(order, level_with_next):
                size = sum(sizes[kind] for kind in group)
                for kind in group:
                    places[kind, first, size] += count
                first += size
        return places

    def _sorted(self) -> tuple[list[bytes], list[bytes]]:
        """For each place, which kind takes it and whether it is level with the next, by draw."""
        size = self.draws * _BYTES
        named = [
            ((lane << _NAME_BITS) + self._everywhere(_DOUBLE + kind)).to_bytes(size, "little")
            for kind, lane in enumerate(self.lanes)
        ]
        packed = [b"".join(parts) for parts in zip(*_sorted_blocks(named, self.draws), strict=True)]
        spare, one = self._everywhere(1 << 63), self._everywhere(1)
        nameless = self._everywhere((1 << 63) - (1 << _NAME_BITS))
        scores = [int.from_bytes(column, "little") & nameless for column in packed]
        level = [
            (((above ^ below) | spare) - one & spare ^ spare).to_bytes(size, "little")[
                _BYTES - 1 :: _BYTES
            ]
            for above, below in pairwise(scores)
        ]
        return [column[::_BYTES] for column in packed], [*level, bytes(self.draws)]

    def _everywhere(self, number: int) -> int:
        return int.from_bytes(struct.pack("<Q", number) * self.draws, "little")


def _sorted_blocks(columns: Sequence[bytes], draws: int) -> Iterator[list[bytes]]:
    """Yield blocks of draws with the doubles of each draw sorted, the greatest first."""
    for start in range(0, draws, _BLOCK):
        form = struct.Struct(f"<{min(_BLOCK, draws - start)}d")
        doubles = (form.unpack_from(column, start * _BYTES) for column in columns)
        ascending = zip(*map(sorted, zip(*doubles, strict=True)), strict=True)
        yield [form.pack(*column) for column in ascending][::-1]


def _groups(order: Sequence[int], level_with_next: Sequence[int]) -> Iterator[list[int]]:
    group: list[int] = []
    for kind, joined in zip(order, level_with_next, strict=True):
        group.append(kind)
        if not joined:
            yield group
            group = []


def draw_shares(
    flows: Sequence[Sequence[int]], weights: Weights, *, draws: int, seed: int
) -> Shares:
    """Draw weightings from the set and weigh each partner's flows with them."""
    # Imported here, because it loads what only drawing needs.
    from random import Random

    drawn = weights.draw(Random(seed), draws)  # noqa: S311 - repeatable, and nothing secret
    columns = [
        int.from_bytes(struct.pack(f"<{draws}Q", *column), "little")
        for column in zip(*drawn, strict=True)
    ]
    kinds = sorted(set(map(tuple, flows)))
    # Weights sum to one total in every draw, so lifting all flows alike changes no order.
    lift = -min(map(min, kinds))
    return Shares(
        draws=draws,
        of=tuple(kinds.index(tuple(row)) for row in flows),
        lanes=tuple(
            sum(column * (flow + lift) for column, flow in zip(columns, row, strict=True))
            for row in kinds
        ),
    )
