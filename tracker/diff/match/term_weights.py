"""How rare a word or a pair of words is: what stands everywhere says nothing."""

from __future__ import annotations

import math
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

Bag = dict[int, int]
"""How often each word, or pair of neighbouring words, stands in a passage."""


def bag(features: Iterable[int]) -> Bag:
    """Count features."""
    return Counter(features)


class Rarity:
    """Weights of the features of both texts.

    Attributes:
        weight: For each feature the logarithm of one over the share of bags it stands in ("inverse document
            frequency", Spärck Jones 1972), smoothed, as a share of that of a feature that stands in one bag only: from
            0 to 1, whatever the size of the texts.
    """

    def __init__(self, bags: Collection[Mapping[int, int]]) -> None:
        counts = Counter(chain.from_iterable(bags))
        size = len(bags)
        # Few different counts occur, so few logarithms are taken.
        most = math.log((size + 1) / 1.5)
        steps = {n: max(0.0, math.log((size + 1) / (n + 0.5)) / most) for n in set(counts.values())}
        self.weight: dict[int, float] = {key: steps[n] for key, n in counts.items()}

    def total(self, counted: Mapping[int, int]) -> float:
        """Weight of a bag."""
        weight = self.weight
        return math.fsum([n * weight[key] for key, n in counted.items()])
