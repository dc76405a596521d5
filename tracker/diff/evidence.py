"""How much two provisions have in common, seen from several sides at once.

No single measure is right everywhere (macro F1 on the legislators' own tables: TF-IDF best match 0.86, flow of lines
0.88, docs/accuracy.md), so the judge gets several. All are the same when the two texts are exchanged.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.diff.counterparts import NO_COUNTERPART, counterparts
from tracker.diff.headings import Headings
from tracker.diff.passage import neighbours
from tracker.diff.rarity import Rarity, bag
from tracker.diff.succession import Succession

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tracker.diff.passage import Reading
    from tracker.diff.rarity import Bag

Pair = tuple[int, int]

CANDIDATES = 12
"""Counterparts weighed for each passage on either side. On sixteen pairs of acts with official tables no pair of the
tables is lost by it but those that have no rare word in common."""

LEAST = 0.02
"""Share of the surviving wording of either passage below which a pair is no candidate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What speaks for one pair.

    Attributes:
        passed: Of the surviving pairs of words of either passage, the share that passed between the two; both views
            averaged, 0 to 1.
        words: The same as ``passed`` for single words, rare ones counting much more.
        traffic: Logarithm of the weight of the pairs of words that passed.
        lines: Logarithm of the weight of lines that are each other's counterparts.
        standing: Likeness of the best pair of lines as a share of the best that either has, 0 to 1.
        heading: Likeness of the headings, 0 to 1.
        share: Share of all pairs of words of either passage that passed, the greater of both views, 0 to 1.
        heading_found: Share of the heading of one found at the start of a line of the other, 0 to 1.
    """

    passed: float
    words: float
    traffic: float
    lines: float
    standing: float
    heading: float
    share: float
    heading_found: float


def weigh(before: Sequence[Reading], after: Sequence[Reading]) -> dict[Pair, Evidence]:
    """Measure the evidence for every pair that has any.

    Args:
        before: The passages before, in order.
        after: The passages after, in order.

    Returns:
        Evidence by (place before, place after); pairs not in it have nothing to speak of in common.
    """
    if not before or not after:
        return {}
    sides = before, after
    words = [reading.words for reading in before], [reading.words for reading in after]
    single = _succession(*([bag(row) for row in side] for side in words), power=2)
    double = _succession(*([bag(neighbours(row)) for row in side] for side in words), power=1)
    lines = counterparts(before, after)
    headings = Headings(before, after)
    found = sorted({*single.out, *single.came, *double.out, *double.came, *lines})
    by_words = _Ranks(found, single.mass)
    by_lines = _Ranks(found, lambda pair: lines.get(pair, NO_COUNTERPART).traffic)
    by_pairs = _Ranks(found, double.mass)
    out: dict[Pair, Evidence] = {}
    for pair in found:
        views = double.went(pair), double.inherited(pair)
        line = lines.get(pair, NO_COUNTERPART)
        single_views = single.went(pair), single.inherited(pair)
        if max(*views, *single_views, line.quality) < LEAST or (
            max(*by_words.views(pair), *by_lines.views(pair), *by_pairs.views(pair)) < 1 / CANDIDATES
        ):
            continue
        out[pair] = Evidence(
            passed=sum(views) / 2,
            words=sum(single_views) / 2,
            traffic=double.mass(pair),
            lines=line.traffic,
            standing=line.standing,
            heading=headings.alike(*pair),
            heading_found=headings.found(*pair),
            share=double.share(pair),
        )
    return out


def _succession(before: list[Bag], after: list[Bag], *, power: int) -> Succession:
    """Where features went; with ``power`` 2 rare ones count much more."""
    weight = Rarity([*before, *after]).weight
    if power > 1:
        weight = {key: value**power for key, value in weight.items()}
    return Succession(before, after, weight)


class _Ranks:
    """The rank of each pair among the rivals of its two passages."""

    def __init__(self, pairs: Iterable[Pair], value: Callable[[Pair], float]) -> None:
        self._ranks: tuple[dict[Pair, int], dict[Pair, int]] = ({}, {})
        values = {pair: value(pair) for pair in pairs}
        for side in (0, 1):
            rivals: dict[int, list[tuple[float, int, Pair]]] = defaultdict(list)
            for pair, amount in values.items():
                rivals[pair[side]].append((-amount, pair[1 - side], pair))
            for row in rivals.values():
                row.sort()
                for rank, (_, _, pair) in enumerate(row):
                    self._ranks[side][pair] = rank

    def views(self, pair: Pair) -> tuple[float, float]:
        """One over the rank, from 1 down, for the passage before and for the passage after."""
        return 1 / (1 + self._ranks[0][pair]), 1 / (1 + self._ranks[1][pair])
