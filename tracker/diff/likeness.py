"""How alike single lines are: by their words and pairs of words, rare ones counting more."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from tracker.diff.passage import neighbours
from tracker.diff.rarity import Bag, Rarity, bag

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.diff.passage import Words

COMMON = 0.25
"""A feature that stands in a larger share of the lines finds no counterparts: it is in nearly all of them ("the",
"Member States"), costs the most and says the least."""

MIN_COMMON = 12
"""… but in a short text anything in up to this many lines still counts."""

MAX_COMMON = 60
"""… and in a long one nothing in more than so many; …"""

LONG = 4_000
"""… from that many lines on gradually fewer, down to the least, so that the work grows with the text and not with its
square. Long texts have enough that is rarer."""

PAIR_WEIGHT = 0.7
"""Weight of a pair of neighbouring words beside a word: it repeats what its two words said already."""

Row = dict[int, float]


class Lines:
    """The lines of both texts as vectors.

    Args:
        before: The words of each line before.
        after: The same after.

    Attributes:
        weight: Weight of the words of each line, before and after.
        alike: For each line before, by place after: cosine (words and pairs of words, rare ones counting more), 0 to
            1. Pairs left out share nothing rare.
    """

    def __init__(self, before: Sequence[Words], after: Sequence[Words]) -> None:
        sides = before, after
        single = [[bag(words) for words in side] for side in sides]
        double = [[bag(neighbours(words)) for words in side] for side in sides]
        rarity = Rarity([*single[0], *single[1]]), Rarity([*double[0], *double[1]])
        self.weight = tuple([rarity[0].total(counted) for counted in side] for side in single)
        count = len(before) + len(after)
        self._limit = max(MIN_COMMON, min(MAX_COMMON, int(COMMON * count), MAX_COMMON * LONG // max(1, count)))
        # One vector at a time: all those of a long code would not be small.
        self.alike = self._products(
            *(
                (_unit(one, two, rarity) for one, two in zip(ones, twos, strict=True))
                for ones, twos in zip(single, double, strict=True)
            )
        )

    def _products(self, before: Iterable[dict[int, float]], after: Iterable[dict[int, float]]) -> list[Row]:
        places: dict[int, list[tuple[int, float]]] = {}
        for j, vector in enumerate(after):
            for key, y in vector.items():
                places.setdefault(key, []).append((j, y))
        rare = {key: found for key, found in places.items() if len(found) <= self._limit}
        del places
        out: list[Row] = []
        for vector in before:
            row: Row = {}
            # In the order of the vector, so that the sums are the same under any hash seed.
            for key, x in vector.items():
                for j, y in rare.get(key, ()):
                    row[j] = row.get(j, 0.0) + x * y
            out.append(row)
        return out


def _unit(single: Bag, double: Bag, rarity: tuple[Rarity, Rarity]) -> dict[int, float]:
    """A vector of length 1; words stand in it under negative keys, so that none is taken for a pair."""
    vector = {-1 - key: _scale(n) * rarity[0].weight[key] for key, n in single.items()}
    vector |= {key: _scale(n) * rarity[1].weight[key] * PAIR_WEIGHT for key, n in double.items()}
    length = math.sqrt(math.fsum([x * x for x in vector.values()])) or 1.0
    return {key: x / length for key, x in vector.items()}


def _scale(count: int) -> float:
    return 1.0 if count == 1 else 1 + math.log(count)
