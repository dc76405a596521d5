"""Passages of earlier stages, found again in words that the redline marks as new.

A few words in a row are looked up, and each place where they stood is followed to both sides as far as the words agree.
The longest passage wins, of two as long the one that came first. Words that the line has kept count as part of a
passage: a word that is struck and later set again between the same neighbours has come back.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from tracker.diff.prepare.tokens import is_word, split_tokens
from tracker.language.scripts import is_han
from tracker.lineage.spans import cut
from tracker.model.lineage.origins import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tracker.lineage.spans import SpannedLine
    from tracker.model.provision import Eid

_WORD, _HAN = 2, 1
"""The weight of a word, and of a Han character: a Chinese word has two of them as a rule."""
SEED = 3 * _WORD
"""Weight of the words in a row that are looked up. Two words are too common ("the Parties"), four would miss a single
word that is struck and set again near the end of a line."""
OTHER_LINE = 6 * _WORD
"""Weight of a passage that counts although it stood in another line. Shorter ones are phrases of law at large: "in
accordance with Article", "as appropriate, and taking into account"."""
PLACES = 12
"""Places that are followed for words in a row, those of the same line first, then the earliest."""
KEPT_PLACES = 100
"""Places that are kept for words in a row; more would be a phrase of law at large."""
STEPS = 200
"""Words that are compared for each word of a line at most, so that one word repeated takes no square time."""


@dataclass(frozen=True, slots=True)
class _Version:
    """A line in the form in which it stood in some stage.

    Attributes:
        text: The line.
        spans: The origins of its characters.
        words: Its words without case.
        starts: The first character of each.
        sources: The lines from which any of it came.
    """

    text: str
    spans: tuple[Span, ...]
    words: list[str]
    starts: list[int]
    sources: frozenset[tuple[str, Eid]]


class _Match(NamedTuple):
    """Words of a line that stood, in this order, in a version of some line.

    Attributes:
        start: The first word in the line.
        size: The number of words.
        version: The number of the version.
        at: The first word in the version.
    """

    start: int
    size: int
    version: int
    at: int


class Passages:
    """All lines of some stages, in all their forms.

    >>> from tracker.lineage.spans import SpannedLine
    >>> passages = Passages()
    >>> passages.add([("States shall share the water of every lake.", (Span(43, "2013", "art_1", 0),))])
    >>> line = SpannedLine("Each year, States shall share the water of the sea.")
    >>> passages.find_again({"art_9": line})
    >>> [(span.length, span.stage, span.offset) for span in line.spans_from("2017", "art_9")]
    [(11, '2017', 0), (31, '2013', 0), (9, '2017', 42)]
    """

    def __init__(self) -> None:
        self._versions: list[_Version] = []
        self._index: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)

    def add(self, lines: Iterable[tuple[str, tuple[Span, ...]]]) -> None:
        """Add lines.

        Args:
            lines: The text of each, and the origins of its characters.
        """
        for text, spans in lines:
            words, starts = words_with_places(text)
            sources = frozenset((span.stage, span.eid) for span in spans)
            number = len(self._versions)
            self._versions.append(_Version(text, spans, words, starts, sources))
            for at, seed in _seeds(words):
                places = self._index[seed]
                if len(places) < KEPT_PLACES:
                    places.append((number, at))

    def find_again(self, lines: Mapping[Eid, SpannedLine]) -> None:
        """State the origins of words of unknown origin that stood in these passages.

        Args:
            lines: The lines of a stage by address.
        """
        for line in lines.values():
            gaps = list(line.gaps())
            if gaps and self._versions:
                self._find_in(line, gaps)

    def _find_in(self, line: SpannedLine, gaps: Sequence[tuple[int, int]]) -> None:
        words, starts = words_with_places(line.text)
        unknown = _words_in(gaps, words, starts)
        if not any(unknown):
            return
        sources = line.sources
        matches = sorted(
            self._matches(words, unknown, sources), key=lambda match: (-match.size, match.version, match.start)
        )
        for match in matches:
            version = self._versions[match.version]
            own = range(match.start, match.start + match.size)
            if not any(unknown[n] for n in own):
                continue
            if sources.isdisjoint(version.sources):
                fresh = sum(_weight(words[n]) for n in own if unknown[n])
                if fresh < OTHER_LINE:
                    continue
            self._take_over(line, match, words, starts)
            for n in own:
                unknown[n] = False

    def _matches(self, words: list[str], unknown: Sequence[bool], sources: set[tuple[str, Eid]]) -> Iterator[_Match]:
        """Yield the longest passages of each version that hold a word of unknown origin."""
        reached: dict[tuple[int, int], int] = {}  # The word behind the last match, by version and shift.
        budget = STEPS * len(words)
        for start, seed in _seeds(words):
            if not any(unknown[start : start + len(seed)]) or budget <= 0:
                continue
            places = self._index.get(seed, [])
            if len(places) > PLACES:
                places = sorted(places, key=lambda place: sources.isdisjoint(self._versions[place[0]].sources))[:PLACES]
            for number, at in places:
                if reached.get((number, at - start), 0) > start:
                    continue
                theirs = self._versions[number].words
                first, last = 0, len(seed)
                while start + first > 0 and at + first > 0 and words[start + first - 1] == theirs[at + first - 1]:
                    first -= 1
                while (
                    start + last < len(words) and at + last < len(theirs) and words[start + last] == theirs[at + last]
                ):
                    last += 1
                reached[number, at - start] = start + last
                budget -= last - first
                yield _Match(start + first, last - first, number, at + first)

    def _take_over(self, line: SpannedLine, match: _Match, words: list[str], starts: list[int]) -> None:
        """State the origins of the words of a match, and of the signs and blanks between them that are the same."""
        version = self._versions[match.version]
        for n in range(match.size):
            here, there = starts[match.start + n], version.starts[match.at + n]
            length = len(words[match.start + n])
            if n + 1 < match.size:
                next_here, next_there = starts[match.start + n + 1], version.starts[match.at + n + 1]
                if line.text[here + length : next_here] == version.text[there + length : next_there]:
                    length = next_here - here
            line.fill([(here, cut(version.spans, there, there + length))])


def words_with_places(text: str) -> tuple[list[str], list[int]]:
    """Return the words of a text without case, and the first character of each.

    >>> words_with_places("States shall – act")
    (['states', 'shall', 'act'], [0, 7, 15])
    """
    words: list[str] = []
    starts: list[int] = []
    at = 0
    for token in split_tokens(text):
        if is_word(token):
            words.append(token.lower())
            starts.append(at)
        at += len(token)
    return words, starts


def _weight(word: str) -> int:
    return _HAN if is_han(word[0]) else _WORD


def _seeds(words: list[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the fewest words that weigh enough, from each word on: its number, and the words."""
    weights = [_weight(word) for word in words]
    end = weight = 0
    for start in range(len(words)):
        while weight < SEED and end < len(words):
            weight += weights[end]
            end += 1
        if weight < SEED:
            return
        yield start, tuple(words[start:end])
        weight -= weights[start]


def _words_in(stretches: Sequence[tuple[int, int]], words: Sequence[str], starts: Sequence[int]) -> list[bool]:
    """Return for each word whether it begins in one of some stretches."""
    inside, at = [False] * len(words), 0
    for n, start in enumerate(starts):
        while at < len(stretches) and stretches[at][1] <= start:
            at += 1
        inside[n] = at < len(stretches) and stretches[at][0] <= start
    return inside
