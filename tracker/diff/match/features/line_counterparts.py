"""Which line of one text is the counterpart of which of the other, seen from the passages they stand in.

A paragraph that went to another article is the usual way in which an article is split, and one line that is plainly
another, in an article that has nothing else in common, is what a reader would point at.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.diff.match.line_vectors import Lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.diff.match.line_vectors import Row
    from tracker.diff.prepare.vocabulary import EncodedText

Pair = tuple[int, int]

FULL_WEIGHT = 10.0
"""Weight of a line from which on it counts in full: ten words that stand nowhere else, or some twenty ordinary ones. A
shorter one is more likely the same by chance ("It shall be published")."""

MUTUAL_SHARE = 0.97
"""Likeness as a share of the best that either line has from which on the two are each other's counterpart. Not 1: two
articles merged into one, or the same definition in two acts, both are counterparts."""

SHARE_OF_BEST_EXPONENT = 4
"""Power of that share in the quality of a counterpart: with it a rival that is a tenth better costs a third."""

MIN_SHARE_OF_BEST = 0.5
"""Likeness as a share of the best that either line has, below which a line is no counterpart at all."""

NOTABLE_COSINE = 0.2
"""Likeness below which being the best means little, in proportion: something is the best of what is nothing. With it
F1 on pieces of 2 to 12 articles rises by half a point on acts left out, and stays on whole acts."""


@dataclass(slots=True)
class _Counterpart:
    """What the lines of two passages say of them.

    Attributes:
        weight: Weight of the lines that are each other's counterparts, times their likeness.
        quality: Likeness of the best pair of lines, less where either has better elsewhere or is short; it only chooses
            that pair.
        standing: Likeness of that pair as a share of the best that either line has, 0 to 1; less where it is slight.
    """

    weight: float = 0.0
    quality: float = 0.0
    standing: float = 0.0


def counterparts(before: Sequence[EncodedText], after: Sequence[EncodedText]) -> dict[Pair, tuple[float, float]]:
    """What the lines say of each pair of passages that have any in common.

    Args:
        before: The passages before.
        after: The passages after.

    Returns:
        Logarithm of the weight of their counterparts, so that a single line shows beside many; and the standing of the
        best of them, 0 to 1. Plain values: they may come from another process.
    """
    sides = before, after
    owner = [[n for n, reading in enumerate(side) for _ in reading.lines] for side in sides]
    lines = Lines(*([line for reading in side for line in reading.lines] for side in sides))
    near, best = _near(lines.alike(), len(owner[1]))
    out: dict[Pair, _Counterpart] = {}
    forth: dict[tuple[int, int], float] = {}
    back: dict[tuple[int, int], float] = {}
    for i, found in enumerate(near):
        for j, value in found:
            standing = value / max(best[0][i], best[1][j])
            if standing < MIN_SHARE_OF_BEST:
                continue
            here = out.setdefault((owner[0][i], owner[1][j]), _Counterpart())
            full = min(1.0, lines.weight[0][i] / FULL_WEIGHT, lines.weight[1][j] / FULL_WEIGHT)
            quality = value * standing**SHARE_OF_BEST_EXPONENT * math.sqrt(full)
            if quality > here.quality:
                here.quality, here.standing = quality, standing * min(1.0, value / NOTABLE_COSINE)
            if standing > MUTUAL_SHARE:
                forth[i, owner[1][j]] = max(value, forth.get((i, owner[1][j]), 0.0))
                back[owner[0][i], j] = max(value, back.get((owner[0][i], j), 0.0))
    for (i, passage), value in forth.items():
        out[owner[0][i], passage].weight += value * lines.weight[0][i] / 2
    for (passage, j), value in back.items():
        out[passage, owner[1][j]].weight += value * lines.weight[1][j] / 2
    return {pair: (math.log1p(each.weight), each.standing) for pair, each in out.items() if each.standing}


def _near(rows: Iterable[Row], size: int) -> tuple[list[list[tuple[int, float]]], tuple[list[float], list[float]]]:
    """For each line before the lines after that may be its counterparts, and the best that each line of either has.

    Args:
        rows: For each line before, how alike it is to lines after, by their places.
        size: The number of lines after.
    """
    best: tuple[list[float], list[float]] = [], [0.0] * size
    near = []
    for row in rows:
        most = max(row.values(), default=0.0)
        best[0].append(most)
        least = MIN_SHARE_OF_BEST * most
        few = [(j, value) for j, value in row.items() if value >= least or value > best[1][j]]
        for j, value in few:
            best[1][j] = max(value, best[1][j])
        near.append([(j, value) for j, value in few if value >= least])
    return near, best
