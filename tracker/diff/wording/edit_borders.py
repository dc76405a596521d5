"""The borders of an edit that could stand a little further back or on as well.

"A [and B] and C" and "A and [B and] C" are the same insertion: of several positions the one is taken whose borders
coincide with those of sentences and phrases.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.diff.prepare.tokens import split_tokens
from tracker.language.scripts import SENTENCE_ENDS

if TYPE_CHECKING:
    from collections.abc import Sequence

_CLOSING = frozenset(",،、)]}»”’")
_OPENING = frozenset("([{«“‘")


def slide_edit(
    kept_before: str, changed: str, kept_behind: str, *, first: bool = False, last: bool = False
) -> tuple[str, str, str]:
    """Slide an insertion or deletion to the best of its positions.

    >>> slide_edit("women", ", girls", ", men and children")
    ('women, ', 'girls, ', 'men and children')
    >>> slide_edit("The Board meets yearly", ". It elects a chair", ".", last=True)
    ('The Board meets yearly.', ' It elects a chair.', '')

    Args:
        kept_before: The kept text before it.
        changed: The inserted or deleted text.
        kept_behind: The kept text behind it.
        first: Whether the kept text before it begins the line, so that the edit may slide to the very beginning.
        last: Whether the kept text behind it ends the line, so that the edit may slide to the very end.

    Returns:
        The same three; joined they are the same text, and so are the first and the last joined.
    """
    left, middle, right = split_tokens(kept_before), split_tokens(changed), split_tokens(kept_behind)
    back = _count_slides(left[::-1], middle[::-1], whole=first)
    forward = _count_slides(right, middle, whole=last)
    if not back and not forward:
        return kept_before, changed, kept_behind
    tokens = [*left, *middle, *right]
    start, size = len(left), len(middle)
    best = max(range(start - back, start + forward + 1), key=lambda at: (*_score(tokens, at, at + size), -at))
    return "".join(tokens[:best]), "".join(tokens[best : best + size]), "".join(tokens[best + size :])


def _count_slides(side: Sequence[str], middle: Sequence[str], *, whole: bool) -> int:
    """Return the number of tokens by which the edit can slide to this side without meeting the next edit.

    Args:
        side: The kept tokens on this side, the nearest first.
        middle: The changed tokens, in the same direction.
        whole: Whether there is no next edit on this side.
    """
    n = 0
    while n < len(side) - (not whole) and side[n] == middle[n % len(middle)]:
        n += 1
    return n


def _score(tokens: Sequence[str], start: int, end: int) -> tuple[int, bool]:
    """Return the scores of both borders together, and whether the edit begins with a word or sign."""
    return _border_score(tokens, start) + _border_score(tokens, end), not tokens[start].isspace()


def _border_score(tokens: Sequence[str], at: int) -> int:
    """Return 3 for the border of a sentence, 2 for that of a phrase, 1 for that of a word before a sign, else 0."""
    before = next((token for token in reversed(tokens[:at]) if not token.isspace()), "")
    behind = next((token for token in tokens[at:] if not token.isspace()), "")
    if not before or not behind or before in SENTENCE_ENDS:
        return 3
    if before in _CLOSING or behind in _OPENING:
        return 2
    return int(behind in _CLOSING or behind in SENTENCE_ENDS)
