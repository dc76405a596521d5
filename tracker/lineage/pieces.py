"""Words that two lines have in common, followed to both sides as far as they go."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

REACH = 60
"""Words on either side of a passage among which it is followed: a long sentence. More would take square time."""
STRIDE = 3
"""Words of either line over which a passage is followed: "including [extreme weather] events". Over more, little words
of another sentence are taken for the same."""
STONES = 3
"""Single words in a row at which a passage ends: with two between them, "adaptation" and "and", a reader still knows
"co-benefits resulting from … economic diversification plans" again."""
_PAIR = 2
"""Words that the last piece has at least: one alone, behind words that differ, is chance."""


class Piece(NamedTuple):
    """Words of a line that another one has, too, in this order.

    Attributes:
        start: The first word in the line.
        at: The first word in the other one.
        size: The number of words.
    """

    start: int
    at: int
    size: int


def longest(words: Sequence[str], theirs: Sequence[str], piece: Piece) -> Piece:
    """Return a piece as long to both sides as the words agree.

    >>> longest(["a", "b", "c"], ["b", "c"], Piece(2, 1, 1))
    Piece(start=1, at=0, size=2)
    """
    start, at, size = piece
    while start and at and words[start - 1] == theirs[at - 1]:
        start, at, size = start - 1, at - 1, size + 1
    while start + size < len(words) and at + size < len(theirs) and words[start + size] == theirs[at + size]:
        size += 1
    return Piece(start, at, size)


def followed(words: Sequence[str], theirs: Sequence[str], piece: Piece) -> tuple[Piece, ...]:
    """Return a piece and those that follow it to both sides, each over a few words that differ.

    >>> followed(["a", "b", "x", "c", "d"], ["a", "b", "c", "d"], Piece(0, 0, 2))
    (Piece(start=0, at=0, size=2), Piece(start=3, at=2, size=2))
    """
    start, at, size = piece
    behind = _onward(words[start + size :][:REACH], theirs[at + size :][:REACH])
    before = _onward(words[max(0, start - REACH) : start][::-1], theirs[max(0, at - REACH) : at][::-1])
    return (
        *(Piece(start - n - count, at - m - count, count) for n, m, count in reversed(before)),
        piece,
        *(Piece(start + size + n, at + size + m, count) for n, m, count in behind),
    )


def _onward(words: Sequence[str], theirs: Sequence[str]) -> list[Piece]:
    """Return the pieces that follow each other from the first words on."""
    found: list[Piece] = []
    start = at = 0
    while not _is_chance(found) and (
        steps := [
            (ours + others, -_same(words, theirs, start + ours, at + others), ours, others)
            for ours in range(STRIDE + 1)
            for others in range(STRIDE + 1)
            if words[start + ours : start + ours + 1] == theirs[at + others : at + others + 1] != []
        ]
    ):
        _, size, ours, others = min(steps)
        found.append(Piece(start + ours, at + others, -size))
        start, at = start + ours - size, at + others - size
    while found and found[-1].size < _PAIR:
        found.pop()
    return found


def _is_chance(found: Sequence[Piece]) -> bool:
    """Return whether the last pieces are single words, one behind the other."""
    return len(found) >= STONES and all(piece.size < _PAIR for piece in found[-STONES:])


def _same(words: Sequence[str], theirs: Sequence[str], start: int, at: int) -> int:
    """Return the number of words that are the same from two places on."""
    size = 0
    while start + size < len(words) and at + size < len(theirs) and words[start + size] == theirs[at + size]:
        size += 1
    return size
