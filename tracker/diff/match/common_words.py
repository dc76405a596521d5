"""The share of words that two passages have in common, in a form that a reader can check with a pencil."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

MIN_RUN = 3
"""Words in a row that must stand in both to count as common. Single words prove nothing: a third of the words of any
article ("the", "shall", "Member States") stands in any other."""


def common_words(before: Sequence[int], after: Sequence[int]) -> tuple[int, int]:
    """How many words of either text stand in passages of three words or more that are found in both.

    Args:
        before: The words before, in order.
        after: The words after, in order.

    Returns:
        The number before and the number after. Texts of fewer words count whole or not at all.
    """
    size = min(MIN_RUN, len(before), len(after))
    if not size:
        return 0, 0
    runs = [list(zip(*(words[n:] for n in range(size)), strict=False)) for words in (before, after)]
    both = set(runs[0]).intersection(runs[1])
    return _covered(runs[0], both, size), _covered(runs[1], both, size)


def _covered(runs: Sequence[tuple[int, ...]], both: set[tuple[int, ...]], size: int) -> int:
    """How many words stand in one of the runs: those at which such a run begins, or began up to two words before."""
    begins = int.from_bytes(bytes(map(both.__contains__, runs)), "little")  # A byte for each word.
    covered = 0
    for step in range(size):
        covered |= begins << 8 * step
    return covered.bit_count()
