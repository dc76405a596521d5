"""What moved: the smallest set of provisions that explains a new order."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def moved(places: Sequence[int], weights: Sequence[int]) -> set[int]:
    """Which of a row of provisions moved.

    Args:
        places: For each provision, in the order before, its place after; all different.
        weights: For each, how many words it has, at least 1.

    Returns:
        Indexes into ``places`` of those that do not stand in the heaviest increasing run: so of two exchanged
        articles the one with fewer words moved. O(n log n), a longest increasing run weighted by words.
    """
    # best[k] is a run ending at place ends[k] with total weight totals[k]; both rise with k.
    ends: list[int] = []
    totals: list[int] = []
    last: list[int] = []
    back: list[int] = []
    for index, (place, weight) in enumerate(zip(places, weights, strict=True)):
        at = bisect_right(ends, place)
        total = weight + (totals[at - 1] if at else 0)
        back.append(last[at - 1] if at else -1)
        keep = at
        while keep < len(ends) and totals[keep] <= total:
            keep += 1
        ends[at:keep], totals[at:keep], last[at:keep] = [place], [total], [index]
    kept = set()
    index = last[-1] if last else -1
    while index >= 0:
        kept.add(index)
        index = back[index]
    return set(range(len(places))) - kept
