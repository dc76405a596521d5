"""Which words of one wording are which of the other: as few words marked as can be, in as few places as can be.

A word that is kept is worth the letters that a reader need not read twice; each place of change costs a stop. Of all
ways to turn one row of words into the other the one of the highest worth is taken, and it is found exactly: gaps
whose cost has a fixed part (Gotoh 1982), over the pairs of equal words alone (sparse dynamic programming, Eppstein
and others 1992), with the best pair before each in a tree of prefix maxima (Fenwick 1994). So a lonely "of the"
between two changes is struck with them, while "States" is kept: no word is marked for the sake of a rule.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from tracker.diff.prepare.tokens import is_word
from tracker.language.scripts import SENTENCE_ENDS, is_han
from tracker.model.block import CALL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CHANGE_COST = 8.0
"""What one place of change costs, in letters: what is kept between two changes is worth keeping only if it is more.
A single word of up to five letters, or two Han characters, are not; two words are, or one longer word. The marking of
4,800 lines of real acts goes smoothly from fewer words to fewer places as this grows (docs/wording.md)."""

WORD_VALUE = 2.0
"""What a word is worth beside its letters: the space, and the look it takes."""

MAX_LETTERS = 8
"""Letters up to which a word is worth more for being longer: "internationally" is one word to read, not three."""

HAN_LETTERS = 1.5
"""Letters that a Han character counts for: two of them, which make a word, are worth what a word of five letters is."""

SIGN_VALUE = 0.7
"""What a punctuation mark is worth: two words are one phrase, comma or not."""

MAX_MATCHES = 200_000
"""Pairs of equal words up to which the best way is sought, 1 s; difflib would take 22 s on such repetitive text.
Above it diff-match-patch takes over, whose cost follows the differences."""

MAX_TOKENS = 6_000
"""Words (both sides, ends trimmed) up to which they are compared at all by either engine. diff-match-patch is
quadratic in the differences (9 s on a rewrite of 3,000 words); a longer stretch is compared sentence by sentence."""

_FIRST_CODE = 0xF0000
"""For diff-match-patch words are encoded in the private plane 15 and on, where no character is a letter, digit or
space, so that its preference for cuts at "word ends" cannot tell the codes apart."""


Pair = tuple[int, int]
"""A word before and the same word after, by their places."""


def align(before: Sequence[str], after: Sequence[str], place: float = CHANGE_COST) -> list[Pair]:
    """Which words are kept.

    Args:
        before: Words and signs in a form in which equal ones are equal.
        after: The same of the other wording.
        place: What one place of change costs, in letters.

    Returns:
        Pairs of equal words, rising on both sides.
    """
    head, tail = common_ends(before, after)
    left, right = before[head : len(before) - tail], after[head : len(after) - tail]
    middle: list[Pair] = []
    if left and right:
        middle = (
            _by_sentence(left, right, place) if len(left) + len(right) > MAX_TOKENS else _by_word(left, right, place)
        )
    return [
        *((n, n) for n in range(head)),
        *((i + head, j + head) for i, j in middle),
        *((len(before) - n, len(after) - n) for n in range(tail, 0, -1)),
    ]


def common_ends(before: Sequence[str], after: Sequence[str]) -> tuple[int, int]:
    """How many tokens both begin with, and how many of the rest both end with."""
    shorter = min(len(before), len(after))
    head = 0
    while head < shorter and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < shorter - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    return head, tail


def _by_word(left: Sequence[str], right: Sequence[str], place: float) -> list[Pair]:
    places: dict[str, list[int]] = {}
    for j, word in enumerate(right):
        places.setdefault(word, []).append(j)
    if sum(len(places.get(word, ())) for word in left) > MAX_MATCHES:
        return list(_by_differences(left, right))
    return _best(left, len(right), places, place)


def _best(left: Sequence[str], size: int, places: dict[str, list[int]], place: float) -> list[Pair]:
    """The way of the highest worth.

    Args:
        left: Words before.
        size: Number of words after.
        places: Of each word its places after.
        place: What one place of change costs.
    """
    pairs: list[Pair] = [(-1, -1)]  # The start, kept for nothing.
    worth = [0.0]
    came = [0]
    best = [0] * (size + 1)  # Fenwick tree: of the pairs up to a place after, the one worth most.
    above: dict[int, int] = {-1: 0}
    for i, word in enumerate(left):
        row: dict[int, int] = {}
        for j in places.get(word, ()):
            n = _up_to(best, worth, j)
            value = worth[n] - place
            beside = above.get(j - 1)
            if beside is not None and worth[beside] >= value:
                n, value = beside, worth[beside]
            row[j] = len(pairs)
            pairs.append((i, j))
            worth.append(value + _worth(word))
            came.append(n)
        for j, n in row.items():
            at = j + 1
            while at <= size:
                if worth[n] > worth[best[at]]:
                    best[at] = n
                at += at & -at
        above = row
    n = _up_to(best, worth, size)
    last = above.get(size - 1)
    if last is not None and worth[last] >= worth[n] - place:
        n = last
    out = []
    while n:
        out.append(pairs[n])
        n = came[n]
    return out[::-1]


def _up_to(best: Sequence[int], worth: Sequence[float], end: int) -> int:
    found = 0
    while end:
        if worth[best[end]] > worth[found]:
            found = best[end]
        end -= end & -end
    return found


@cache
def _worth(word: str) -> float:
    """What a kept word saves its reader, in letters."""
    if word == CALL:
        return WORD_VALUE + MAX_LETTERS  # A note that is struck and written again seems to be another note.
    if not is_word(word):
        return SIGN_VALUE
    if is_han(word[0]):
        return WORD_VALUE + HAN_LETTERS
    return WORD_VALUE + min(len(word), MAX_LETTERS)


def _by_sentence(left: Sequence[str], right: Sequence[str], place: float) -> list[Pair]:
    """Compare sentences first, then words inside each stretch of replaced sentences that is short enough."""
    (a, starts), (b, others) = _sentences(left), _sentences(right)
    out: list[Pair] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        i, to, j, until = starts[i1], starts[i2], others[j1], others[j2]
        if tag == "equal":
            out += zip(range(i, to), range(j, until), strict=True)
        elif to - i + until - j <= MAX_TOKENS:
            out += [(i + x, j + y) for x, y in _by_word(left[i:to], right[j:until], place)]
    return out


def _sentences(words: Sequence[str]) -> tuple[list[tuple[str, ...]], list[int]]:
    """The sentences, and where each begins; one more place for the end."""
    ends = [n + 1 for n, word in enumerate(words) if word in SENTENCE_ENDS]
    starts = sorted({0, *ends, len(words)})
    return [tuple(words[a:b]) for a, b in pairwise(starts)], starts


# Repetitive text


class _DiffMatchPatch(Protocol):
    """What we use of diff-match-patch, which ships no types."""

    Diff_Timeout: float

    def diff_main(self, text1: str, text2: str, checklines: bool) -> list[tuple[int, str]]: ...
    def diff_cleanupSemantic(self, diffs: list[tuple[int, str]]) -> None: ...  # noqa: N802 – its name


@cache
def _engine() -> _DiffMatchPatch:
    from diff_match_patch import diff_match_patch  # noqa: PLC0415 – loaded when first used, for a fast start

    engine: _DiffMatchPatch = diff_match_patch()
    engine.Diff_Timeout = 0  # its default of one second makes the output depend on the machine
    return engine


def _by_differences(left: Sequence[str], right: Sequence[str]) -> Iterator[Pair]:
    """What diff-match-patch keeps, cleaned up while the words are encoded: cleaning decoded text cuts words."""
    codes: dict[str, str] = {}
    a, b = ("".join(codes.setdefault(word, chr(_FIRST_CODE + len(codes))) for word in words) for words in (left, right))
    edits = _engine().diff_main(a, b, False)
    _engine().diff_cleanupSemantic(edits)
    i = j = 0
    for kind, text in edits:
        if kind == 0:
            yield from zip(range(i, i + len(text)), range(j, j + len(text)), strict=True)
        i += len(text) if kind <= 0 else 0
        j += len(text) if kind >= 0 else 0
