"""The share of words that two texts have in common, in a form that a reader can check by hand."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

MIN_RUN = 3
"""Words in a row that must stand in both texts to count as common. Single words prove nothing: a third of the words of
any article ("the", "shall", "Member States") stands in any other."""


def common_words(before: Sequence[int], after: Sequence[int]) -> tuple[int, int]:
    """Count the words of either text that stand in passages of three words or more found in both.

    >>> common_words([1, 2, 3, 9], [8, 1, 2, 3])
    (3, 3)

    Args:
        before: The words before, in order.
        after: The words after, in order.

    Returns:
        The number before and the number after. A text of fewer than three words counts whole or not at all.
    """
    size = min(MIN_RUN, len(before), len(after))
    if not size:
        return 0, 0
    runs = [list(zip(*(words[n:] for n in range(size)), strict=False)) for words in (before, after)]
    common = set(runs[0]).intersection(runs[1])
    return _count_covered(runs[0], common, size), _count_covered(runs[1], common, size)


def _count_covered(runs: Sequence[tuple[int, ...]], common: set[tuple[int, ...]], size: int) -> int:
    """Count the words in one of the common runs: those at which such a run begins, or began up to two words before."""
    begins = int.from_bytes(bytes(map(common.__contains__, runs)), "little")  # A byte for each word.
    covered = 0
    for step in range(size):
        covered |= begins << 8 * step
    return covered.bit_count()


def dice(before: Sequence[Hashable], after: Sequence[Hashable]) -> float:
    """Return the Dice coefficient of two sequences of words: twice the number of common words over that of all words.

    >>> dice(["the", "States", "Parties"], ["the", "Parties", "shall"])
    0.6666666666666666

    Returns:
        From 0 to 1; 0 where either has no words.
    """
    counts = Counter(before)
    common = 0
    for word in after:
        if counts[word]:
            counts[word] -= 1
            common += 1
    return 2 * common / (len(before) + len(after)) if before and after else 0.0
