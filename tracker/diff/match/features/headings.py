"""What headings say: alike, or the heading of one found at the start of a line of the other.

A definition "‘framework agreement’ means …" that became the article "Framework agreements" is found by the latter.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tracker.diff.match.term_weights import Rarity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.diff.prepare.vocabulary import EncodedText, Words

FIRST_WORDS = 10
"""Words of a line that say what it is about."""

MIN_HEADING_WEIGHT = 0.33
"""Weight that a heading must have to be looked for in lines: a third of that of a word that stands nowhere else. A
single word that stands in a fifth of all passages ("scope") has it just so."""


class Headings:
    """The headings of both texts.

    Args:
        before: The passages before.
        after: The passages after.
    """

    def __init__(self, before: Sequence[EncodedText], after: Sequence[EncodedText]) -> None:
        self._sides = before, after
        self._weight = Rarity([dict.fromkeys(reading.words, 1) for side in self._sides for reading in side]).weight
        self._starts = [
            [tuple(frozenset(line[:FIRST_WORDS]) for line in reading.lines) for reading in side] for side in self._sides
        ]

    def alike(self, i: int, j: int) -> float:
        """Twice the common words over all words (Dice), by rarity, 0 to 1; 0 where either has no heading."""
        before, after = self._sides[0][i].heading, self._sides[1][j].heading
        if not before or not after:
            return 0.0
        a, b = Counter(before), Counter(after)
        both = self._of(a) + self._of(b)
        return 2 * self._of(a & b) / both if both else 0.0

    def found(self, i: int, j: int) -> float:
        """Share of the heading of one that stands at the start of a line of the other, the better of both, 0 to 1."""
        before, after = self._sides[0][i].heading, self._sides[1][j].heading
        return max(self._share(after, self._starts[0][i]), self._share(before, self._starts[1][j]))

    def _share(self, heading: Words, starts: Sequence[frozenset[int]]) -> float:
        if not heading:
            return 0.0
        wanted = set(heading)
        whole = sum(self._weight[key] for key in sorted(wanted))
        if whole <= MIN_HEADING_WEIGHT:
            return 0.0
        return max((sum(self._weight[key] for key in sorted(wanted & start)) for start in starts), default=0.0) / whole

    def _of(self, counted: Counter[int]) -> float:
        return sum(n * self._weight[key] for key, n in sorted(counted.items()))
