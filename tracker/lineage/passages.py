"""Passages of earlier stages, found again in words that the redline marks as new.

A few words in a row are looked up, and each place where they stood is followed to both sides as far as the words agree,
and on over a few that do not. The longest passage wins, of two as long the one that came first. Words that the line has
kept count as part of a passage: a word that is struck and later set again between the same neighbours has come back.

A passage of another line must tell something. What several articles say is a formula ("in the light of different
national circumstances"), and a formula in a new place is new there. What still stands where it stood has not moved and
did not come back; only a long copy of it is as old as it is. Where most of an article has come back, the rest of it
needs no such proof.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING, NamedTuple

from tracker.diff.prepare.tokens import is_word, split_tokens
from tracker.language.scripts import is_han
from tracker.lineage.pieces import Piece, followed, longest
from tracker.lineage.spans import cut
from tracker.model.lineage.origins import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tracker.lineage.spans import SpannedLine
    from tracker.lineage.standing import Standing
    from tracker.model.provision import Eid

_WORD, _HAN = 2, 1
"""The weight of a word, and of a Han character: a Chinese word has two of them as a rule."""
SEED = 3 * _WORD
"""Weight of the words in a row that are looked up. Two words are too common ("the Parties"), four would miss a single
word that is struck and set again near the end of a line."""
OTHER_LINE = 6 * _WORD
"""Weight of a passage that counts although it stood in another line. Shorter ones are phrases of law at large: "in
accordance with Article", "as appropriate, and taking into account"."""
TELLING = 5 * _WORD
"""Weight of those of its words that stand in no formula: "existing bodies and expert groups" has them, "action and
support, including through the" has not."""
COPIED = 12 * _WORD
"""The same for a passage that still stands where it stood: the paragraph that was copied into the next article has
them, "Each Party shall take the measures needed" has not."""
FORMULA = 2
"""Articles in which words in a row began, each in its own, from which they are a formula."""
WHOLE = 0.6
"""Share of a line from which a passage that stands nowhere else is the line itself, however common its words are:
"'Party' means a Party to this Agreement"."""
BACK = 0.5
"""Share of the new words of an article, from one earlier article, from which that one is back: short lines and titles
of it are then no chance."""
PLACES = 12
"""Places that are followed for words in a row, those of the same line first, then the earliest."""
KEPT_PLACES = 100
"""Places that are kept for words in a row; more would be a phrase of law at large."""
STEPS = 200
"""Words that are compared for each word of a line at most, so that one word repeated takes no square time."""
FOLLOWING = 50
"""Comparisons that it takes to follow a piece over words that differ, to both sides."""


class _Home(NamedTuple):
    """An article, or what else stands at the top of a text, of the stage that first had some words."""

    stage: str
    article: str


@dataclass(frozen=True, slots=True)
class _Version:
    """A line in the form in which it stood in some stage.

    Attributes:
        text: The line.
        spans: The origins of its characters.
        words: Its words without case.
        starts: The first character of each.
        ends: The character behind each of the origins.
        sources: The lines from which any of it came.
    """

    text: str
    spans: tuple[Span, ...]
    words: list[str]
    starts: list[int]
    ends: list[int]
    sources: frozenset[tuple[str, Eid]]

    def origin(self, word: int) -> tuple[str, Eid, int]:
        """Return the origin of the first character of a word: stage, line, and character in it."""
        start = self.starts[word]
        place = bisect_right(self.ends, start)
        span = self.spans[place]
        return span.stage, span.eid, span.offset + span.length - (self.ends[place] - start)

    def home(self, word: int) -> _Home:
        """Return the article that first had a word."""
        stage, eid, _ = self.origin(word)
        return _Home(stage, _article(eid))


class _Match(NamedTuple):
    """A passage of a line that stood in a version of some line.

    Attributes:
        size: The number of its words.
        version: The number of the version.
        pieces: Its words, in order; few others stand between them.
    """

    size: int
    version: int
    pieces: tuple[Piece, ...]

    def words(self) -> Iterator[tuple[int, int]]:
        """Yield each word: its number in the line, and in the version."""
        for start, at, size in self.pieces:
            yield from zip(range(start, start + size), range(at, at + size), strict=True)


@dataclass(frozen=True, slots=True)
class _Search:
    """A line with words of unknown origin.

    Attributes:
        line: The line.
        words: Its words without case.
        starts: The first character of each.
        unknown: For each whether its origin is unknown.
    """

    line: SpannedLine
    words: list[str]
    starts: list[int]
    unknown: list[bool]


class Passages:
    """All lines of some stages, in all their forms.

    >>> from tracker.lineage.spans import SpannedLine
    >>> from tracker.lineage.standing import Standing
    >>> passages = Passages()
    >>> passages.add([("States shall share the water of every lake.", (Span(43, "2013", "art_1", 0),))])
    >>> line = SpannedLine("Each year, States shall share the water of the sea.")
    >>> passages.find_again({"art_9": line}, Standing([]))
    >>> [(span.length, span.stage, span.offset) for span in line.spans_from("2017", "art_9")]
    [(11, '2017', 0), (31, '2013', 0), (9, '2017', 42)]
    """

    def __init__(self) -> None:
        self._versions: list[_Version] = []
        self._index: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
        self._short: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self._formulas: dict[tuple[str, ...], bool] = {}
        self._read: dict[str, tuple[list[str], list[int]]] = {}  # The words of the lines that were searched last.

    def add(self, lines: Iterable[tuple[str, tuple[Span, ...]]]) -> None:
        """Add lines.

        Args:
            lines: The text of each, and the origins of its characters.
        """
        self._formulas.clear()
        for text, spans in lines:
            words, starts = self._read[text] if text in self._read else words_with_places(text)
            ends = list(accumulate(span.length for span in spans))
            sources = frozenset((span.stage, span.eid) for span in spans)
            number = len(self._versions)
            self._versions.append(_Version(text, spans, words, starts, ends, sources))
            seeds = list(_seeds(words))
            for at, seed in seeds:
                places = self._index[seed]
                if len(places) < KEPT_PLACES:
                    places.append((number, at))
            if words and not seeds and len(self._short[tuple(words)]) < KEPT_PLACES:
                self._short[tuple(words)].append(number)

    def find_again(self, lines: Mapping[Eid, SpannedLine], standing: Standing) -> None:
        """State the origins of words of unknown origin that stood in these passages.

        Args:
            lines: The lines of a stage by address.
            standing: The words of earlier stages that the stage still has where they stood.
        """
        articles: dict[str, list[_Search]] = defaultdict(list)
        self._read.clear()
        for eid, line in lines.items():
            self._read[line.text] = words, starts = words_with_places(line.text)
            search = _Search(line, words, starts, _words_in(list(line.gaps()), words, starts))
            if self._versions and any(search.unknown):
                articles[_article(eid)].append(search)
        for searches in articles.values():
            size = sum(sum(search.unknown) for search in searches)
            came = Counter(home for search in searches for home in self._take_passages(search, standing, frozenset()))
            back = frozenset(home for home, count in came.items() if count >= BACK * size)
            for search in searches if back else ():
                self._take_passages(search, standing, back)

    def _take_passages(self, search: _Search, standing: Standing, back: frozenset[_Home]) -> list[_Home]:
        """State the origins of words of a line.

        Args:
            search: The line.
            standing: The words that still stand where they stood.
            back: The earlier articles that are known to be back in the article of the line.

        Returns:
            For each word that is no copy the article that first had it.
        """
        taken: list[_Home] = []
        sources, unknown = search.line.sources, search.unknown
        for match in self._in_order(search, sources, back):
            fresh = [(n, at) for n, at in match.words() if unknown[n]]
            if not fresh:
                continue
            version = self._versions[match.version]
            copied = 2 * sum(standing.has(*version.origin(at)) for _, at in fresh) > len(fresh)
            if sources.isdisjoint(version.sources):
                is_back = not copied and version.home(fresh[0][1]) in back
                if not is_back and not self._tells(search, match, [n for n, _ in fresh], copied=copied):
                    continue
            elif next(self._telling(search.words, match), None) is None:
                continue
            self._take_over(search, match)
            if not copied:
                taken += [version.home(at) for _, at in fresh]
        return taken

    def _tells(self, search: _Search, match: _Match, fresh: list[int], *, copied: bool) -> bool:
        """Return whether a reader would know a passage of another line again.

        Args:
            search: The line.
            match: The passage.
            fresh: Its words whose origin is unknown.
            copied: It still stands where it stood.
        """
        if _weight(search.words, fresh) < OTHER_LINE:
            return False
        if not copied and match.size >= WHOLE * len(search.words):
            return True
        telling = set(self._telling(search.words, match)).intersection(fresh)
        return _weight(search.words, telling) >= (COPIED if copied else TELLING)

    def _telling(self, words: list[str], match: _Match) -> Iterator[int]:
        """Yield the numbers of the words of a passage that stand in no formula, some more than once."""
        for start, _, size in match.pieces:
            for at, seed in _seeds(words[start : start + size]):
                if not self._is_formula(seed):
                    yield from range(start + at, start + at + len(seed))

    def _is_formula(self, seed: tuple[str, ...]) -> bool:
        """Return whether words in a row began in several articles."""
        if seed not in self._formulas:
            homes = {self._versions[number].home(at) for number, at in self._index.get(seed, ())}
            self._formulas[seed] = len(homes) >= FORMULA
        return self._formulas[seed]

    def _in_order(self, search: _Search, sources: set[tuple[str, Eid]], back: frozenset[_Home]) -> Iterator[_Match]:
        """Yield the passages of a line, the longest first; then what is a short line of an article that is back."""
        found = self._matches(search, sources)
        yield from sorted(found, key=lambda match: (-match.size, match.version, match.pieces))
        words = tuple(search.words)
        for number in self._short.get(words, ()) if back else ():
            if self._versions[number].home(0) in back:
                yield _Match(len(words), number, (Piece(0, 0, len(words)),))

    def _matches(self, search: _Search, sources: set[tuple[str, Eid]]) -> Iterator[_Match]:
        """Yield the longest passages of each version that hold a word of unknown origin."""
        words, unknown = search.words, search.unknown
        reached: dict[tuple[int, int], int] = {}  # The word behind the last match, by version and shift.
        budget = STEPS * len(words)
        for start, seed in _seeds(words):
            if not any(unknown[start : start + len(seed)]) or budget <= 0:
                continue
            places = self._index.get(seed, [])
            if len(places) > PLACES:
                places = sorted(places, key=lambda place: sources.isdisjoint(self._versions[place[0]].sources))[:PLACES]
            is_formula = self._is_formula(seed)
            for number, at in places:
                if reached.get((number, at - start), 0) > start:
                    continue
                theirs = self._versions[number].words
                pieces: tuple[Piece, ...] = (longest(words, theirs, Piece(start, at, len(seed))),)
                if not is_formula:
                    pieces = followed(words, theirs, pieces[0])
                    budget -= FOLLOWING * len(pieces)
                for piece in pieces:
                    reached[number, piece.at - piece.start] = piece.start + piece.size
                size = sum(piece.size for piece in pieces)
                budget -= size
                yield _Match(size, number, pieces)

    def _take_over(self, search: _Search, match: _Match) -> None:
        """State the origins of the words of a match, and of the signs and blanks between them that are the same."""
        version, line, starts = self._versions[match.version], search.line, search.starts
        for piece in match.pieces:
            for n in range(piece.size):
                here, there = starts[piece.start + n], version.starts[piece.at + n]
                length = len(search.words[piece.start + n])
                signs = line.text[here + length : _end_behind(line.text, starts, piece.start + n)]
                theirs = version.text[there + length : _end_behind(version.text, version.starts, piece.at + n)]
                if n + 1 < piece.size and signs == theirs:
                    length += len(signs)
                else:
                    length += len(_begins_alike(signs, theirs).rstrip())
                line.fill([(here, cut(version.spans, there, there + length))])
        for n, _ in match.words():
            search.unknown[n] = False


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


def _end_behind(text: str, starts: Sequence[int], word: int) -> int:
    """Return where the signs and blanks behind a word end: at the next word, or with the text."""
    return starts[word + 1] if word + 1 < len(starts) else len(text)


def _begins_alike(one: str, other: str) -> str:
    """Return the characters with which two texts begin.

    >>> _begins_alike(". The", ".; the")
    '.'
    """
    return "".join(a for a, _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _article(eid: Eid) -> str:
    """Return the first part of an address: the article, annex or the like."""
    return eid.split("__")[0]


def _weight_of(word: str) -> int:
    return _HAN if is_han(word[0]) else _WORD


def _weight(words: Sequence[str], numbers: Iterable[int]) -> int:
    """Return the weight of the words with some numbers."""
    return sum(_weight_of(words[n]) for n in numbers)


def _seeds(words: list[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the fewest words that weigh enough, from each word on: its number, and the words."""
    weights = [_weight_of(word) for word in words]
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
