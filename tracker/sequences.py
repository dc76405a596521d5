"""Finds moved items, the smallest set that explains a new order; chooses ranked pairs one to one."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def moved(places: Sequence[int], weights: Sequence[int]) -> set[int]:
    """Find the items of a sequence that moved: those outside the heaviest increasing subsequence.

    Args:
        places: For each item, in the order before, its place after; all different.
        weights: For each item its weight, at least 1, as its number of words: of two exchanged articles the lighter one
            moved.

    Returns:
        Indexes into ``places`` of the moved items. O(n log n).

    >>> moved([1, 0, 2], weights=[10, 50, 20])
    {0}
    """
    # The k-th best subsequence ends at place ends[k] and item last[k], with weight totals[k]; both rise with k.
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


def ranked(criteria: Sequence[Sequence[int]]) -> list[int]:
    """Combine several criteria into one weight for each item, so that the first decides and the next break its ties.

    Args:
        criteria: For each item its values, none below 0; a set of items is as good as the sums of its values.

    Returns:
        The weights. Sums of them stand in the same order as the sums of the values, compared from the first to the
        last.

    >>> ranked([(0, 1, 90), (1, 1, 5)])
    [186, 389]
    """
    weights = [0] * len(criteria)
    factor = 1
    for column in reversed(list(zip(*criteria, strict=True))):
        weights = [weight + factor * value for weight, value in zip(weights, column, strict=True)]
        factor = sum(weights) + 1
    return weights


def one_to_one(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return those of ranked pairs of positions, best first, of which both sides are still free.

    >>> one_to_one([(0, 1), (0, 0), (1, 1), (2, 0)])
    [(0, 1), (2, 0)]
    """
    rows: set[int] = set()
    columns: set[int] = set()
    out = []
    for i, j in pairs:
        if i not in rows and j not in columns:
            rows.add(i)
            columns.add(j)
            out.append((i, j))
    return out
