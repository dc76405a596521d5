"""Plain ways of matching articles that need no library.

Thresholds are the same for all sets: of the values tried, those with the best macro F1 over all sixteen development
sets. They were thus chosen with the answers in sight, which favours the baselines, not us.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from tracker.diff.prepare.tokens import folded_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.mapping.data import Article
    from benchmarks.mapping.measures import Pair

Shingle = tuple[str, ...]

SHINGLE = 3
"""Words in a row that make a shingle, all from one line."""
RARE = 2
"""A shingle counts if this many articles of either text have it at most (3, 4 and 6 are worse)."""
FEW = 3
"""Shingles that a pair must have in common; 1 to 8 were tried."""
CONTAINED = 0.6
"""Least share of one article's surviving rare shingles that stand in the other; 0.05 to 0.8 were tried."""


def same_number(old: Sequence[Article], new: Sequence[Article]) -> set[Pair]:
    """Article 5 is article 5.

    Args:
        old: The articles before, in order.
        new: The articles after.

    Returns:
        Their positions.
    """
    places = {article.number: at for at, article in enumerate(new)}
    return {(at, places[article.number]) for at, article in enumerate(old) if article.number in places}


def shingles(old: Sequence[Article], new: Sequence[Article]) -> set[Pair]:
    """Rare sequences of words, and how much of one article's stands in the other.

    Args:
        old: The articles before, in order.
        new: The articles after.

    Returns:
        The pairs of which at least one side is largely contained in the other. What survives nowhere is left out of
        account, so that a rewritten article is known by the little that was kept.
    """
    before, after = [_homes(side) for side in (old, new)]
    common: Counter[Pair] = Counter()
    survive: tuple[Counter[int], Counter[int]] = Counter(), Counter()
    for shingle in before.keys() & after.keys():
        if max(len(before[shingle]), len(after[shingle])) <= RARE:
            survive[0].update(before[shingle])
            survive[1].update(after[shingle])
            common.update((a, b) for a in before[shingle] for b in after[shingle])
    return {(a, b) for (a, b), n in common.items() if n >= FEW and n >= CONTAINED * min(survive[0][a], survive[1][b])}


def _homes(articles: Sequence[Article]) -> dict[Shingle, set[int]]:
    """In which articles each shingle stands."""
    homes: dict[Shingle, set[int]] = defaultdict(set)
    for at, article in enumerate(articles):
        for line in map(folded_words, article.lines):
            for start in range(len(line) - SHINGLE + 1):
                homes[tuple(line[start : start + SHINGLE])].add(at)
    return homes
