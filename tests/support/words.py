"""Passages made of numbers in the place of words, with as many word pairs in common as a test asks for."""

from __future__ import annotations

from itertools import count


class Pieces:
    """Pieces of wording: the same name gives the same words, and no two pieces share a word."""

    def __init__(self) -> None:
        self._starts: dict[str, int] = {}
        self._fresh = count(1_000_000, 10_000)

    def of(self, *pieces: tuple[str, int]) -> tuple[int, ...]:
        """Return the words of pieces joined, each with so many pairs of neighbouring words; an empty name is unique.

        >>> Pieces().of(("a", 2), ("b", 1))
        (0, 1, 2, 10000, 10001)
        """
        words: list[int] = []
        for name, pairs in pieces:
            start = self._starts.setdefault(name, 10_000 * len(self._starts)) if name else next(self._fresh)
            words += range(start, start + pairs + 1)
        return tuple(words)
