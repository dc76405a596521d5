"""Links that only repeat better ones: between two texts modelled on one another, and the successors of both."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tracker.diff.prepare.vocabulary import bigrams

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Pair = tuple[int, int]

MIN_SHARE_OF_ITS_OWN = 0.25
"""Share of the bigrams common to a further link that the better links of either side must lack. On sixteen pairs of
acts nine further links have less, and none of the nine is in the official tables (at 0.5 it is 26, and 12 are)."""


def redundant_links(links: Mapping[Pair, float], words: Callable[[int, int], Sequence[int]]) -> set[Pair]:
    """Return the links that only repeat better ones.

    Two directives had each an article on the draft terms, "of merger" in one and "of division" in the other. Each of
    the new articles resembles both; but what it shares with the lesser counterpart stands in the better one as well.

    Args:
        links: The confidence of each link, by position before and after.
        words: The words of the text of a side (0 before, 1 after) at a position.

    Returns:
        The links with surer ones on either side, and hardly any wording beyond those.
    """
    partners: tuple[dict[int, list[int]], dict[int, list[int]]] = (defaultdict(list), defaultdict(list))
    for i, j in links:
        partners[0][i].append(j)
        partners[1][j].append(i)
    cache: dict[tuple[int, int], frozenset[int]] = {}

    def bigrams_of(side: int, position: int) -> frozenset[int]:
        if (side, position) not in cache:
            cache[side, position] = frozenset(bigrams(words(side, position)))
        return cache[side, position]

    redundant = set()
    for (i, j), confidence in links.items():
        surer = (
            [bigrams_of(1, other) for other in partners[0][i] if links[i, other] > confidence],
            [bigrams_of(0, other) for other in partners[1][j] if links[other, j] > confidence],
        )
        if all(surer):
            common = bigrams_of(0, i) & bigrams_of(1, j)
            if all(len(common.difference(*texts)) <= MIN_SHARE_OF_ITS_OWN * len(common) for texts in surer):
                redundant.add((i, j))
    return redundant
