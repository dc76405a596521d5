"""The words of both drafts of a comparison, each cut and numbered once, and the texts that matching compares.

A long code has two million words but some twenty thousand different ones. Numbers are compared, counted and kept at a
fraction of the cost of words.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import chain, count, pairwise, zip_longest
from typing import TYPE_CHECKING

from tracker.diff.prepare.tokens import printed_words
from tracker.language.scripts import is_han

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

Words = tuple[int, ...]
"""Numbers of words, in the order of a text."""

STEM_LETTERS = 5
"""Letters at the beginning of a word that stand for all its forms: "obligation", "obligations", "obligatory". With
whole words the flow of lines gains about half as much on acts never fitted on (decision 30)."""

_STRIDE = 2_654_435_761
"""A bigram is one number: that of its first word times this, plus that of its second. Shifting by 32 bits would keep
bigrams apart as well, but a hash table looks at the last bits first, and there all bigrams with the same second word
would be equal."""


@dataclass(frozen=True, slots=True)
class ProvisionText:
    """The text of a provision without its labels.

    Attributes:
        lines: Its lines as printed, in order.
        heading: Its heading as printed; empty for none.
        wordless: The characters and number that identify a provision without any words; empty for all others.
        number: Its number in comparable form, which makes no two texts different; empty for none.
    """

    lines: tuple[str, ...]
    heading: str = ""
    wordless: str = ""
    number: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class EncodedText:
    """The text of a provision as numbers of words.

    Attributes:
        lines: The words of each line that has any.
        heading: The words of the heading.
    """

    lines: tuple[Words, ...]
    heading: Words = ()

    @property
    def words(self) -> Sequence[int]:
        """All its words in order, the heading's first."""
        single_line = len(self.lines) == 1 and not self.heading
        return self.lines[0] if single_line else list(chain(self.heading, *self.lines))


class _PrintedWords(dict[str, tuple[str, ...]]):
    """The words in each piece of text between two spaces; no word holds a space, and most pieces occur repeatedly."""

    def __missing__(self, piece: str) -> tuple[str, ...]:
        words = self[piece] = tuple(printed_words(piece))
        return words


class _NumberedWords(dict[str, Words]):
    """The same words as numbers; equal words have equal numbers, whatever their case.

    Attributes:
        han: The numbers of Han characters.
    """

    def __init__(self, printed: _PrintedWords) -> None:
        super().__init__()
        self._printed = printed
        self._numbers: dict[str, int] = defaultdict(count(1).__next__)
        self.han: set[int] = set()

    @property
    def size(self) -> int:
        """The number of different words."""
        return len(self._numbers)

    @property
    def all(self) -> Mapping[str, int]:
        """The number of each different word, in lower case."""
        return self._numbers

    def known(self, word: str) -> int | None:
        """Return the number of a folded word that was met."""
        return self._numbers.get(word)

    def __missing__(self, piece: str) -> Words:
        printed = self._printed[piece]
        words = self[piece] = tuple([self._numbers[word.casefold()] for word in printed])
        if not piece.isascii():
            self.han.update(number for word, number in zip(printed, words, strict=True) if is_han(word))
        return words


class Vocabulary:
    """The table of words that both drafts of a comparison share.

    >>> vocabulary = Vocabulary()
    >>> vocabulary.encode("The Parties, the STATES"), vocabulary.encode("states parties")
    ((1, 2, 1, 3), (3, 2))
    """

    def __init__(self) -> None:
        self._printed = _PrintedWords()
        self._numbered = _NumberedWords(self._printed)

    @property
    def size(self) -> int:
        """The number of different words."""
        return self._numbered.size

    def number(self, word: str) -> int | None:
        """Return the number of a word in lower case; nothing if no text held it."""
        return self._numbered.known(word)

    def stems(self) -> dict[int, int]:
        """Return for the number of each word that of the first word with the same :data:`STEM_LETTERS` first letters.

        >>> vocabulary = Vocabulary()
        >>> obligation, _, obligations = vocabulary.encode("obligation or obligations")
        >>> vocabulary.stems()[obligations] == obligation
        True
        """
        first: dict[str, int] = {}
        return {number: first.setdefault(word[:STEM_LETTERS], number) for word, number in self._numbered.all.items()}

    def encode(self, text: str) -> Words:
        """Return the words of a text as numbers: :func:`~tracker.diff.prepare.tokens.folded_words`, numbered."""
        return tuple(chain.from_iterable(map(self._numbered.__getitem__, text.split())))

    def encode_all(self, texts: Iterable[str]) -> Words:
        """Return the words of texts in order as numbers."""
        return tuple(chain.from_iterable(map(self._numbered.__getitem__, _pieces(texts))))

    def printed(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Return the words of texts in order, with their case."""
        return tuple(chain.from_iterable(map(self._printed.__getitem__, _pieces(texts))))

    def count(self, texts: Iterable[str]) -> int:
        """Return the number of words in texts."""
        return sum(map(len, map(self._printed.__getitem__, _pieces(texts))))

    def encode_provision(self, text: ProvisionText) -> EncodedText:
        """Return the text of a provision as numbers."""
        lines = tuple(filter(None, map(self.encode, text.lines)))
        return EncodedText(lines, self.encode(text.heading) if text.heading else ())

    def paired(self, text: EncodedText) -> EncodedText:
        """Return a text in which each two neighbouring Han characters are a word; of ABC, AB and BC.

        A Chinese word has two characters as a rule, and a single one says little: any two articles have a third of
        theirs in common. With single ones 36 of 182 pairs of articles that have nothing to do with each other were
        linked, and said to be sure; with pairs none, as in the other languages.

        >>> vocabulary = Vocabulary()
        >>> text = vocabulary.encode_provision(ProvisionText(("港口开放", "Port 2")))
        >>> [len(line) for line in vocabulary.paired(text).lines]
        [3, 2]
        """
        if not self._numbered.han:
            return text
        return EncodedText(tuple(map(self._paired, text.lines)), self._paired(text.heading))

    def _paired(self, words: Words) -> Words:
        han = self._numbered.han
        if han.isdisjoint(words):
            return words
        out: list[int] = []
        for number, following in zip_longest(words, words[1:], fillvalue=0):
            if number in han and following in han:
                out.append(number * _STRIDE + following)
            elif number not in han or not out or not is_bigram(out[-1]):
                out.append(number)  # A word of other letters, or a character alone between such words.
        return tuple(out)


def _pieces(texts: Iterable[str]) -> Iterator[str]:
    """Return the pieces between spaces of several texts."""
    return chain.from_iterable(map(str.split, texts))


def bigrams(words: Sequence[int]) -> list[int]:
    """Return each pair of neighbouring words as one number.

    >>> len(bigrams([1, 2, 3])), bigrams([1, 2]) == bigrams([1, 2, 3])[:1]
    (2, True)
    """
    return [first * _STRIDE + second for first, second in pairwise(words)]


def is_bigram(number: int) -> bool:
    """Return whether a number is that of a bigram, not of a word."""
    return number >= _STRIDE
