"""Lines of one text that are counterparts of lines of another, as evidence for the pair of texts.

A paragraph that went to another article is the usual way in which an article is split. And one line that clearly
corresponds to another, in an article without anything else in common, is what a reader would point at.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from tracker.diff.match.line_vectors import LineVectors

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.diff.match.line_vectors import Row
    from tracker.diff.prepare.vocabulary import EncodedText

Pair = tuple[int, int]

FULL_WEIGHT = 10.0
"""Weight of a line from which on it counts in full: ten words that stand nowhere else, or some twenty ordinary ones. A
shorter one is more likely the same by chance ("It shall be published")."""

MUTUAL_SHARE = 0.97
"""Cosine as a share of the best of either line from which on the two are each other's counterpart. Not 1: two articles
merged into one, or the same definition in two acts, both are counterparts."""

SHARE_OF_BEST_EXPONENT = 4
"""Exponent of that share in the quality of a counterpart: with it a rival that is a tenth better costs a third."""

MIN_SHARE_OF_BEST = 0.5
"""Cosine as a share of the best of either line, below which a line is no counterpart at all."""

NOTABLE_COSINE = 0.2
"""Cosine below which being the best means little, in proportion: of lines with next to nothing in common one pair is
the best too. With it F1 on pieces of 2 to 12 articles rises by half a point on acts left out, and stays on whole
acts."""


@dataclass(frozen=True, slots=True)
class CounterpartLines:
    """The counterparts among the lines of a pair of texts.

    Attributes:
        log_weight: Logarithm of their weight times their cosines, so that a single line shows beside many.
        share_of_best: Cosine of the best pair of lines as a share of the best of either line, 0 to 1; less where the
            cosine is low.
    """

    log_weight: float = 0.0
    share_of_best: float = 0.0


@dataclass(slots=True)
class _Sum:
    """The sums of one pair of texts.

    Attributes:
        weight: Weight of the mutual counterparts times their cosines.
        quality: Cosine of the best pair of lines, less where either has a better one elsewhere or is short; it only
            chooses that pair.
        share_of_best: As in :class:`CounterpartLines`.
    """

    weight: float = 0.0
    quality: float = 0.0
    share_of_best: float = 0.0


def counterpart_lines(
    before: Sequence[EncodedText],
    after: Sequence[EncodedText],
    at_large: Mapping[int, float] = MappingProxyType({}),
) -> dict[Pair, CounterpartLines]:
    """Find the counterparts among the lines of each pair of texts that have any.

    Args:
        before: The texts before.
        after: The texts after.
        at_large: The share of the articles of other laws in which each term stands.
    """
    sides = before, after
    owner = [[n for n, text in enumerate(side) for _ in text.lines] for side in sides]
    lines = LineVectors(*([line for text in side for line in text.lines] for side in sides), at_large=at_large)
    candidates, best = _candidates(lines.cosines(), len(owner[1]))
    sums: dict[Pair, _Sum] = {}
    # The best mutual counterpart of a line before in a text after, and of a line after in a text before.
    forward: dict[tuple[int, int], float] = {}
    backward: dict[tuple[int, int], float] = {}
    for i, row in enumerate(candidates):
        for j, cosine in row:
            share_of_best = cosine / max(best[0][i], best[1][j])
            if share_of_best < MIN_SHARE_OF_BEST:
                continue
            entry = sums.setdefault((owner[0][i], owner[1][j]), _Sum())
            length = min(1.0, lines.weights[0][i] / FULL_WEIGHT, lines.weights[1][j] / FULL_WEIGHT)
            quality = cosine * share_of_best**SHARE_OF_BEST_EXPONENT * math.sqrt(length)
            if quality > entry.quality:
                entry.quality, entry.share_of_best = quality, share_of_best * min(1.0, cosine / NOTABLE_COSINE)
            if share_of_best > MUTUAL_SHARE:
                forward[i, owner[1][j]] = max(cosine, forward.get((i, owner[1][j]), 0.0))
                backward[owner[0][i], j] = max(cosine, backward.get((owner[0][i], j), 0.0))
    for (i, text), cosine in forward.items():
        sums[owner[0][i], text].weight += cosine * lines.weights[0][i] / 2
    for (text, j), cosine in backward.items():
        sums[text, owner[1][j]].weight += cosine * lines.weights[1][j] / 2
    return {
        pair: CounterpartLines(math.log1p(entry.weight), entry.share_of_best)
        for pair, entry in sums.items()
        if entry.share_of_best
    }


def _candidates(
    rows: Iterable[Row], size: int
) -> tuple[list[list[tuple[int, float]]], tuple[list[float], list[float]]]:
    """Return for each line before the lines after that may be its counterparts, and the best cosine of every line.

    Args:
        rows: For each line before, its cosines with lines after, by their positions.
        size: The number of lines after.
    """
    best: tuple[list[float], list[float]] = [], [0.0] * size
    candidates = []
    for row in rows:
        most = max(row.values(), default=0.0)
        best[0].append(most)
        least = MIN_SHARE_OF_BEST * most
        few = [(j, cosine) for j, cosine in row.items() if cosine >= least or cosine > best[1][j]]
        for j, cosine in few:
            best[1][j] = max(cosine, best[1][j])
        candidates.append([(j, cosine) for j, cosine in few if cosine >= least])
    return candidates, best
