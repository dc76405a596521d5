"""What stands around a pair: its rivals, its neighbours, and how much these two texts have in common anyway."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tracker.diff.match.features.pair import PairFeatures

Pair = tuple[int, int]

BACKGROUND_RANK = 2
"""Of the rivals of a passage, best first, the one that tells what unrelated passages have in common: the first two may
both be successors, the third seldom is."""

NEIGHBOUR_OFFSETS = (-2, -1, 1, 2)
"""Steps to the neighbours that vouch for a pair."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairContext:
    """What stands around one pair.

    Attributes:
        settled: Share of all passages that the first steps settled, 0 to 1: high in a light recast, where what is left
            has hardly any further partner; low in a rewriting.
        background: What passages that have nothing to do with one another have in common in these two texts, as the
            ``traffic`` of the third rival on average.
        lead: By how much the pair's traffic leads the best rival of either passage; negative if it does not lead.
        rivals: How many passages were weighed, before and after together.
        neighbours: Share of the four pairs around it that have no rival, 0 to 1.
    """

    settled: float
    background: float
    lead: float
    rivals: int
    neighbours: float


class ContextTable:
    """What stands around each of the pairs that were weighed.

    Args:
        weighed: The evidence, by place before and after.
        settled: The pairs that need no weighing.
        sizes: The number of passages before and after.
    """

    def __init__(self, weighed: Mapping[Pair, PairFeatures], settled: Iterable[Pair], sizes: tuple[int, int]) -> None:
        known = set(settled)
        self._settled = 2 * len(known) / (sum(sizes) or 1)
        self._traffic = {pair: evidence.traffic for pair, evidence in weighed.items()}
        self._rivals: tuple[dict[int, list[float]], dict[int, list[float]]] = (defaultdict(list), defaultdict(list))
        for pair, traffic in self._traffic.items():
            for rivals, place in zip(self._rivals, pair, strict=True):
                rivals[place].append(traffic)
        for rivals in self._rivals:
            for row in rivals.values():
                row.sort(reverse=True)
        self._weighed = sizes[0] + sizes[1] - 2 * len(known)
        self._background = sum(map(_background, self._rivals)) / 2
        self._firm = known | {pair for pair in weighed if self._traffic[pair] > 0 and self._lead(pair) >= 0}

    def of(self, pair: Pair) -> PairContext:
        """What stands around a pair that was weighed."""
        i, j = pair
        return PairContext(
            settled=self._settled,
            background=self._background,
            lead=self._lead(pair),
            rivals=self._weighed,
            neighbours=sum((i + step, j + step) in self._firm for step in NEIGHBOUR_OFFSETS) / len(NEIGHBOUR_OFFSETS),
        )

    def _lead(self, pair: Pair) -> float:
        mine = self._traffic[pair]
        return min(mine - _best_other(rivals[n], mine) for rivals, n in zip(self._rivals, pair, strict=True))


def _background(rivals: Mapping[int, list[float]]) -> float:
    return sum(row[BACKGROUND_RANK] if len(row) > BACKGROUND_RANK else 0.0 for row in rivals.values()) / (
        len(rivals) or 1
    )


def _best_other(row: list[float], mine: float) -> float:
    """The best of a row, mine left out; of two equals the other."""
    return row[0] if row[0] != mine else row[1] if len(row) > 1 else 0.0
