"""Similarity of headings, and headings of one draft found at the start of a line of the other.

A definition "‘framework agreement’ means …" that became the article "Framework agreements" is found by the latter.
"""

from __future__ import annotations

from collections import Counter
from types import MappingProxyType
from typing import TYPE_CHECKING

from tracker.diff.match.term_weights import inverse_document_frequency

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.diff.prepare.vocabulary import EncodedText, Words

FIRST_WORDS = 10
"""Words at the start of a line that say its subject."""

MIN_HEADING_WEIGHT = 0.33
"""Weight from which on a heading is looked for in lines: a third of that of a word in one text only. A single word in
a fifth of all texts ("scope") has exactly this weight."""


class Headings:
    """The headings of both drafts.

    Args:
        before: The texts before.
        after: The texts after.
        at_large: The share of the articles of other laws in which each word stands.
    """

    def __init__(
        self,
        before: Sequence[EncodedText],
        after: Sequence[EncodedText],
        at_large: Mapping[int, float] = MappingProxyType({}),
    ) -> None:
        self._sides = before, after
        self._weight = inverse_document_frequency(
            [dict.fromkeys(text.words, 1) for side in self._sides for text in side], at_large
        )
        self._line_starts = [
            [tuple(frozenset(line[:FIRST_WORDS]) for line in text.lines) for text in side] for side in self._sides
        ]

    def similarity(self, i: int, j: int) -> float:
        """Return the weighted Dice coefficient of two headings, 0 to 1; 0 where either text has none."""
        before, after = self._sides[0][i].heading, self._sides[1][j].heading
        if not before or not after:
            return 0.0
        a, b = Counter(before), Counter(after)
        total = self._total_weight(a) + self._total_weight(b)
        return 2 * self._total_weight(a & b) / total if total else 0.0

    def share_in_lines(self, i: int, j: int) -> float:
        """Return the share of a heading that stands at the start of a line of the other text: the better, 0 to 1."""
        before, after = self._sides[0][i].heading, self._sides[1][j].heading
        return max(self._share(after, self._line_starts[0][i]), self._share(before, self._line_starts[1][j]))

    def _share(self, heading: Words, line_starts: Sequence[frozenset[int]]) -> float:
        if not heading:
            return 0.0
        wanted = set(heading)
        whole = sum(self._weight[word] for word in sorted(wanted))
        if whole <= MIN_HEADING_WEIGHT:
            return 0.0
        shares = (sum(self._weight[word] for word in sorted(wanted & start)) for start in line_starts)
        return max(shares, default=0.0) / whole

    def _total_weight(self, counts: Counter[int]) -> float:
        return sum(n * self._weight[word] for word, n in sorted(counts.items()))
