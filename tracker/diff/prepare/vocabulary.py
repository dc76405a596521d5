"""What the matcher sees of a provision: its lines and its heading, and their words as numbers.

Words become numbers once for each comparison: a long code has two million words but some twenty thousand different
ones, and numbers are compared, counted and kept at a fraction of the cost.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain, count, pairwise
from typing import TYPE_CHECKING

from tracker.diff.match.features.quoted_terms import quoted
from tracker.diff.prepare.tokens import folded_words

if TYPE_CHECKING:
    from collections.abc import Sequence

_STRIDE = 2_654_435_761
"""A pair of neighbouring words is one number: the first word's times this, and the second's. Shifting by 32 bits would
keep pairs apart as well, but a hash table looks at the last bits first, and there all pairs with the same second word
would be one."""

Words = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ProvisionText:
    """A provision without its labels.

    Attributes:
        lines: Its lines as printed, in order.
        heading: Its heading as printed; empty for none.
        wordless: What tells it apart where it has no words at all: its characters and its number.
    """

    lines: tuple[str, ...]
    heading: str = ""
    wordless: str = ""


class _Pieces(dict[str, Words]):
    """The words of what stands between two spaces, each such piece cut into words but once.

    No word holds a space, so a text is cut as its pieces are; and most pieces come again and again.
    """

    def __init__(self) -> None:
        super().__init__()
        self._numbers: dict[str, int] = defaultdict(count(1).__next__)

    def __missing__(self, piece: str) -> Words:
        found = self[piece] = tuple(map(self._numbers.__getitem__, folded_words(piece)))
        return found


class Vocabulary:
    """Numbers for words, the same for both texts of a comparison."""

    def __init__(self) -> None:
        self._pieces = _Pieces()

    def read(self, text: str) -> Words:
        """The words of a text as numbers; equal words (without case and vowel signs) have equal numbers."""
        return tuple(chain.from_iterable(map(self._pieces.__getitem__, text.split())))

    def reading(self, passage: ProvisionText) -> EncodedText:
        """A passage as numbers."""
        lines = tuple(filter(None, map(self.read, passage.lines)))
        return EncodedText(lines, self.read(passage.heading) if passage.heading else ())

    def terms(self, passage: ProvisionText) -> frozenset[Words]:
        """What stands in quotation marks in a passage, as numbers."""
        return frozenset(self.read(term) for line in passage.lines for term in quoted(line))


@dataclass(frozen=True, slots=True)
class EncodedText:
    """A passage as numbers.

    Attributes:
        lines: The words of each line that has any.
        heading: The words of the heading.
    """

    lines: tuple[Words, ...]
    heading: Words = ()

    @property
    def words(self) -> Sequence[int]:
        """All its words in order, the heading's first."""
        alone = len(self.lines) == 1 and not self.heading
        return self.lines[0] if alone else list(chain(self.heading, *self.lines))


def bigrams(row: Sequence[int]) -> list[int]:
    """Each pair of neighbouring words as one number."""
    return [a * _STRIDE + b for a, b in pairwise(row)]


def is_word(number: int) -> bool:
    """Whether that is the number of a word, not of a pair."""
    return number < _STRIDE
