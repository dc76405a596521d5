"""The context of a pair of texts: its rivals, its neighbours, and the overlap of unrelated texts in the same drafts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tracker.diff.match.features.pair import PairFeatures

Pair = tuple[int, int]

BACKGROUND_RANK = 2
"""Rank, from 0, of the rival of a text that shows the overlap of unrelated texts: the first two may both be successors,
the third seldom is."""

NEIGHBOUR_OFFSETS = (-2, -1, 1, 2)
"""Distances to the neighbours that support a pair."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairContext:
    """The context of one pair.

    Attributes:
        anchored: Share of all texts that the first steps linked, 0 to 1: high in a light recast, where the rest has
            hardly any further partner; low in a rewriting.
        background: Overlap of unrelated texts in these two drafts: the ``flow_weight`` of the third rival on average.
        lead: Difference between the ``flow_weight`` of the pair and that of the best rival of either text; negative
            if it does not lead.
        candidates: Number of texts that the first steps did not link, before and after together.
        neighbours: Share of the four pairs around it that have no better rival, 0 to 1.
    """

    anchored: float
    background: float
    lead: float
    candidates: int
    neighbours: float


class ContextTable:
    """The contexts of all pairs that were measured.

    Args:
        features: The features of the pairs, by position before and after.
        anchors: The pairs that the first steps linked.
        sizes: The number of texts before and after.
    """

    def __init__(
        self,
        features: Mapping[Pair, PairFeatures],
        anchors: Iterable[Pair],
        sizes: tuple[int, int],
    ) -> None:
        anchored = set(anchors)
        self._anchored = 2 * len(anchored) / (sum(sizes) or 1)
        self._weights = {pair: found.flow_weight for pair, found in features.items()}
        self._rivals = _rivals(self._weights)
        self._candidates = sizes[0] + sizes[1] - 2 * len(anchored)
        self._background = sum(map(_background, self._rivals)) / 2
        leading = {pair for pair, weight in self._weights.items() if weight > 0 and self._lead(pair) >= 0}
        self._firm = anchored | leading

    def of(self, pair: Pair) -> PairContext:
        """Return the context of a pair that was measured."""
        i, j = pair
        firm = sum((i + offset, j + offset) in self._firm for offset in NEIGHBOUR_OFFSETS)
        return PairContext(
            anchored=self._anchored,
            background=self._background,
            lead=self._lead(pair),
            candidates=self._candidates,
            neighbours=firm / len(NEIGHBOUR_OFFSETS),
        )

    def _lead(self, pair: Pair) -> float:
        weight = self._weights[pair]
        return min(weight - _best_other(rivals[n], weight) for rivals, n in zip(self._rivals, pair, strict=True))


def _rivals(weights: Mapping[Pair, float]) -> tuple[dict[int, list[float]], dict[int, list[float]]]:
    """Return the weights of the pairs of each text before and after, the greatest first."""
    out: tuple[dict[int, list[float]], dict[int, list[float]]] = (defaultdict(list), defaultdict(list))
    for pair, weight in weights.items():
        for rivals, position in zip(out, pair, strict=True):
            rivals[position].append(weight)
    for rivals in out:
        for row in rivals.values():
            row.sort(reverse=True)
    return out


def _background(rivals: Mapping[int, list[float]]) -> float:
    """Return the weight of the third rival of a text, on average."""
    thirds = (row[BACKGROUND_RANK] if len(row) > BACKGROUND_RANK else 0.0 for row in rivals.values())
    return sum(thirds) / (len(rivals) or 1)


def _best_other(row: list[float], weight: float) -> float:
    """Return the best weight of a sorted row without one entry of this weight; of two equals the other."""
    return row[0] if row[0] != weight else row[1] if len(row) > 1 else 0.0
