"""How alike single lines are: by their words and pairs of words, rare ones counting more."""

from __future__ import annotations

import math
from collections import Counter
from itertools import chain
from operator import mul
from typing import TYPE_CHECKING

from tracker.diff.match.term_weights import Bag, Rarity, bag
from tracker.diff.prepare.vocabulary import bigrams, is_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.diff.prepare.vocabulary import Words

MAX_SHARE_OF_LINES = 0.25
"""A feature that stands in a larger share of the lines finds no counterparts: it is in nearly all of them ("the",
"Member States"), costs the most and says the least."""

LINES_PER_TERM_IF_SHORT = 12
"""… but in a short text anything in up to this many lines still counts."""

MAX_LINES_PER_TERM = 60
"""… and in a long one nothing in more than so many; …"""

LONG_FROM = 3_000
"""… from that many lines on gradually fewer, down to the least, so that the work grows with the text and not with its
square. Long texts have enough that is rarer."""

BIGRAM_WEIGHT = 0.7
"""Weight of a pair of neighbouring words beside a word: it repeats what its two words said already."""

Row = dict[int, float]


class Lines:
    """The lines of both texts as vectors.

    Args:
        before: The words of each line before.
        after: The same after.

    Attributes:
        weight: Weight of the words of each line, before and after.
    """

    def __init__(self, before: Sequence[Words], after: Sequence[Words]) -> None:
        self._bags = [[bag(chain(words, bigrams(words))) for words in side] for side in (before, after)]
        rarity = Rarity([*chain(*self._bags)]).weight
        self.weight = [[math.fsum(map(rarity.__getitem__, words)) for words in side] for side in (before, after)]
        self._weight = {key: value if is_word(key) else value * BIGRAM_WEIGHT for key, value in rarity.items()}
        count = len(before) + len(after)
        self._limit = max(
            LINES_PER_TERM_IF_SHORT,
            min(MAX_LINES_PER_TERM, int(MAX_SHARE_OF_LINES * count), MAX_LINES_PER_TERM * LONG_FROM // max(1, count)),
        )

    def alike(self) -> Iterator[Row]:
        """For each line before, by place after: cosine (words and pairs of words, rare ones counting more), 0 to 1.

        Pairs left out share nothing rare. One line at a time: all vectors and cosines of a long code would not be
        small.
        """
        wanted = set(chain.from_iterable(self._bags[0]))
        counts = Counter(filter(wanted.__contains__, chain.from_iterable(self._bags[1])))
        rare: dict[int, list[tuple[int, float]]] = {key: [] for key, n in counts.items() if n <= self._limit}
        for j, vector in enumerate(map(self._unit, self._bags[1])):
            for key, y in vector.items():
                if key in rare:
                    rare[key].append((j, y))
        for vector in map(self._unit, self._bags[0]):
            row: Row = {}
            so_far = row.get
            # In the order of the vector, so that the sums are the same under any hash seed.
            for key, x in vector.items():
                if key in rare:
                    for j, y in rare[key]:
                        row[j] = so_far(j, 0.0) + x * y
            yield row

    def _unit(self, counted: Bag) -> dict[int, float]:
        """A vector of length 1."""
        weight = self._weight
        found = [weight[key] if n == 1 else (1 + math.log(n)) * weight[key] for key, n in counted.items()]
        length = math.sqrt(math.fsum(map(mul, found, found))) or 1.0
        return dict(zip(counted, [x / length for x in found], strict=True))
