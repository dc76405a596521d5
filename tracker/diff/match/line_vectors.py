"""Cosine similarity of single lines: words and bigrams, weighted by inverse document frequency."""

from __future__ import annotations

import math
from collections import Counter
from itertools import chain
from operator import mul
from types import MappingProxyType
from typing import TYPE_CHECKING

from tracker.diff.match.law_at_large import share_of_lines
from tracker.diff.match.term_weights import TermCounts, inverse_document_frequency, term_counts
from tracker.diff.prepare.vocabulary import bigrams, is_bigram

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracker.diff.prepare.vocabulary import Words

MAX_SHARE_OF_LINES = 0.25
"""Share of the lines above which a term finds no similar lines: it stands in nearly all of them ("the", "Member
States"), costs the most and says the least."""

LINES_PER_TERM_IF_SHORT = 12
"""In a short text a term in up to this many lines still counts."""

MAX_LINES_PER_TERM = 60
"""In a long text no term in more lines than this counts …"""

LONG_FROM = 3_000
"""… and from this many lines on gradually fewer, down to the least, so that the work grows with the text and not with
its square. Long texts have enough rarer terms."""

BIGRAM_WEIGHT = 0.7
"""Weight of a bigram beside a word: it repeats what its two words said already."""

Row = dict[int, float]
"""Cosines of one line with lines of the other text, by position."""


class LineVectors:
    """The lines of both texts as vectors of weighted terms.

    Args:
        before: The words of each line before.
        after: The words of each line after.
        at_large: The share of the articles of other laws in which each term stands.
        pairs: Whether pairs of neighbouring words are terms beside the words.
        most_lines: In a long text no term in more lines than this counts.

    Attributes:
        weights: Weight of the words of each line, before and after.
    """

    def __init__(
        self,
        before: Sequence[Words],
        after: Sequence[Words],
        *,
        at_large: Mapping[int, float] = MappingProxyType({}),
        pairs: bool = True,
        most_lines: int = MAX_LINES_PER_TERM,
    ) -> None:
        self._counts = [
            [term_counts(chain(words, bigrams(words)) if pairs else words) for words in side]
            for side in (before, after)
        ]
        frequency = inverse_document_frequency(
            [*chain(*self._counts)], {term: share_of_lines(share) for term, share in at_large.items()}
        )
        self.weights = [[math.fsum(map(frequency.__getitem__, words)) for words in side] for side in (before, after)]
        self._weight = {term: value * BIGRAM_WEIGHT if is_bigram(term) else value for term, value in frequency.items()}
        size = len(before) + len(after)
        limit = min(most_lines, int(MAX_SHARE_OF_LINES * size), most_lines * LONG_FROM // max(1, size))
        self._max_lines = max(LINES_PER_TERM_IF_SHORT, limit)

    def cosines(self) -> Iterator[Row]:
        """Yield for each line before its cosines with lines after, by position, 0 to 1.

        Lines without a rare term in common are left out. An inverted index finds the others. One line at a time: all
        vectors and cosines of a long code at once would take much memory.
        """
        wanted = set(chain.from_iterable(self._counts[0]))
        frequencies = Counter(filter(wanted.__contains__, chain.from_iterable(self._counts[1])))
        index: dict[int, list[tuple[int, float]]] = {
            term: [] for term, n in frequencies.items() if n <= self._max_lines
        }
        for j, vector in enumerate(map(self._unit_vector, self._counts[1])):
            for term, y in vector.items():
                if term in index:
                    index[term].append((j, y))
        for vector in map(self._unit_vector, self._counts[0]):
            row: Row = {}
            so_far = row.get
            # In the order of the vector, so that the sums are the same under any hash seed.
            for term, x in vector.items():
                if term in index:
                    for j, y in index[term]:
                        row[j] = so_far(j, 0.0) + x * y
            yield row

    def _unit_vector(self, counts: TermCounts) -> dict[int, float]:
        """Return the vector of a line, of length 1: logarithm of the term frequency times the weight of the term."""
        weight = self._weight
        values = [weight[term] if n == 1 else (1 + math.log(n)) * weight[term] for term, n in counts.items()]
        length = math.sqrt(math.fsum(map(mul, values, values))) or 1.0
        return dict(zip(counts, [x / length for x in values], strict=True))
