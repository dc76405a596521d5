"""Where a change begins and ends, if it could as well stand a little further on.

"A [and B] and C" and "A and [B and] C" are one insertion: of several places the one is taken whose ends fall together
with those of sentences and phrases.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.diff.prepare.tokens import split_tokens
from tracker.language.scripts import SENTENCE_ENDS

if TYPE_CHECKING:
    from collections.abc import Sequence

_BEHIND = frozenset(",،、)]}»”’")
_BEFORE = frozenset("([{«“‘")


def settled(kept: str, changed: str, following: str) -> tuple[str, str, str]:
    """Move a change that stands on one side alone to the best of its places.

    Args:
        kept: What is kept before it.
        changed: What came, or went.
        following: What is kept behind it.

    Returns:
        The same three; joined they are what they were, and the first and last joined too.
    """
    left, middle, right = split_tokens(kept), split_tokens(changed), split_tokens(following)
    back = _slides(left[::-1], middle[::-1])
    on = _slides(right, middle)
    if not back and not on:
        return kept, changed, following
    row = [*left, *middle, *right]
    start, size = len(left), len(middle)
    found = max(range(start - back, start + on + 1), key=lambda at: (*_fitness(row, at, at + size), -at))
    return "".join(row[:found]), "".join(row[found : found + size]), "".join(row[found + size :])


def _slides(side: Sequence[str], middle: Sequence[str]) -> int:
    """By how many tokens the change can move to this side without meeting the next."""
    n = 0
    while n < len(side) - 1 and side[n] == middle[n % len(middle)]:
        n += 1
    return n


def _fitness(row: Sequence[str], start: int, end: int) -> tuple[int, bool]:
    """How well both ends fall, and whether it begins with a word."""
    return _border(row, start) + _border(row, end), not row[start].isspace()


def _border(row: Sequence[str], at: int) -> int:
    before = next((token for token in reversed(row[:at]) if not token.isspace()), "")
    behind = next((token for token in row[at:] if not token.isspace()), "")
    if not before or not behind or before in SENTENCE_ENDS:
        return 3
    if before in _BEHIND or behind in _BEFORE:
        return 2
    return int(behind in _BEHIND or behind in SENTENCE_ENDS)
