"""Further links that say nothing new: two articles modelled on one another, and the two that became of them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tracker.diff.prepare.vocabulary import bigrams

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Pair = tuple[int, int]

MIN_SHARE_OF_ITS_OWN = 0.25
"""Share of the word pairs common to a further link that the better links of either side must lack. On sixteen pairs of
acts nine further links have less, and none of the nine is in the official tables (at 0.5 it is 26, and 12 are)."""


def redundant_links(links: Mapping[Pair, float], words: Callable[[int, int], Sequence[int]]) -> set[Pair]:
    """Which links only repeat what better ones say.

    Two directives had each an article on the draft terms, "of merger" here and "of division" there. Each of the new
    articles is like both; but what it shares with the lesser counterpart stands in the better one as well.

    Args:
        links: How sure each link is, by place before and after.
        words: The words of the passage of a side (0 before, 1 after) at a place.

    Returns:
        The links of which either side has surer ones, and that have hardly any wording beyond those.
    """
    partners: tuple[dict[int, list[int]], dict[int, list[int]]] = (defaultdict(list), defaultdict(list))
    for i, j in links:
        partners[0][i].append(j)
        partners[1][j].append(i)
    read: dict[tuple[int, int], frozenset[int]] = {}

    def pairs(side: int, place: int) -> frozenset[int]:
        if (side, place) not in read:
            read[side, place] = frozenset(bigrams(words(side, place)))
        return read[side, place]

    out = set()
    for (i, j), sure in links.items():
        better = (
            [pairs(1, other) for other in partners[0][i] if links[i, other] > sure],
            [pairs(0, other) for other in partners[1][j] if links[other, j] > sure],
        )
        if all(better):
            common = pairs(0, i) & pairs(1, j)
            if all(len(common.difference(*said)) <= MIN_SHARE_OF_ITS_OWN * len(common) for said in better):
                out.add((i, j))
    return out
