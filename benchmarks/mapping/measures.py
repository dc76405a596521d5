"""Measures of a mapping of articles against the official one."""

from __future__ import annotations

from collections import Counter
from dataclasses import astuple, dataclass
from statistics import fmean
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

Pair = tuple[int, int]
"""Positions of an old and a new article, counted from 0."""


@dataclass(frozen=True, slots=True)
class Truth:
    """The official mapping.

    Attributes:
        pairs: Which article became which.
        neutral: Pairs neither to reward nor to punish.
    """

    pairs: frozenset[Pair]
    neutral: frozenset[Pair] = frozenset()


@dataclass(frozen=True, slots=True)
class Scores:
    """The measures of one mapping, or their averages; ``None`` where a set does not allow one.

    Attributes:
        f1: Harmonic mean of precision and recall.
        precision: Share of the pairs found that are official.
        recall: Share of the official pairs that were found.
        split_recall: Recall of the pairs whose old article has several successors.
        merge_recall: Recall of the pairs whose new article has several predecessors.
        one_to_one: Share of the official one-to-one pairs that were found as exactly that.
        false_deleted: Old articles that have a successor and were given none.
        false_inserted: New articles that have a predecessor and were given none.
    """

    f1: float | None
    precision: float | None
    recall: float | None
    split_recall: float | None
    merge_recall: float | None
    one_to_one: float | None
    false_deleted: float | None
    false_inserted: float | None


def score(truth: Truth, named: AbstractSet[Pair]) -> Scores:
    """Measure a mapping.

    Args:
        truth: The official mapping.
        named: The pairs found.

    Returns:
        The measures. Neutral pairs count nowhere, but an article in one of them was given something.
    """
    found = named - truth.neutral
    successors, predecessors = _partners(truth.pairs)
    found_successors, found_predecessors = _partners(found)
    splits = {(a, b) for a, b in truth.pairs if successors[a] > 1}
    merges = {(a, b) for a, b in truth.pairs if predecessors[b] > 1}
    singles = truth.pairs - splits - merges
    exact = {(a, b) for a, b in found if found_successors[a] == found_predecessors[b] == 1}
    hits = len(found & truth.pairs)
    return Scores(
        f1=_ratio(2 * hits, len(found) + len(truth.pairs)) if truth.pairs else None,
        precision=_ratio(hits, len(found)) or 0.0,
        recall=_ratio(hits, len(truth.pairs)),
        split_recall=_ratio(len(found & splits), len(splits)),
        merge_recall=_ratio(len(found & merges), len(merges)),
        one_to_one=_ratio(len(exact & singles), len(singles)),
        false_deleted=len(successors.keys() - {a for a, _ in named}),
        false_inserted=len(predecessors.keys() - {b for _, b in named}),
    )


def average_precision(truth: Truth, ranked: Mapping[Pair, float]) -> float:
    """Return the average precision of pairs ranked by confidence: the mean precision at the rank of each official pair.

    >>> average_precision(Truth(frozenset({(0, 0), (1, 1)})), {(0, 0): 0.9, (0, 1): 0.8, (1, 1): 0.7})
    0.8333333333333333

    Args:
        truth: The official mapping; neutral pairs have no rank.
        ranked: The confidence of each pair that was judged. An official pair that was not has precision 0.
    """
    order = sorted((-value, pair) for pair, value in ranked.items() if pair not in truth.neutral)
    hits, total = 0, 0.0
    for rank, (_, pair) in enumerate(order, 1):
        if pair in truth.pairs:
            hits += 1
            total += hits / rank
    return total / (len(truth.pairs) or 1)


def macro(results: Iterable[Scores]) -> Scores:
    """Averages in which every set counts alike; a measure that a set does not allow is left out of its average."""
    return Scores(*map(_mean, zip(*map(astuple, results), strict=True)))


def _partners(pairs: AbstractSet[Pair]) -> tuple[Counter[int], Counter[int]]:
    """Count the partners of each old and each new article."""
    return Counter(a for a, _ in pairs), Counter(b for _, b in pairs)


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return fmean(known) if known else None
