"""Alignment of the words of two wordings: as few words marked as possible, in as few places as possible.

The value of a kept word is the letters that a reader need not read twice; each place of change costs a stop. Of all
alignments the one of the highest value is taken, and it is found exactly: alignment with affine gap costs (Gotoh 1982)
over the pairs of equal words alone (sparse dynamic programming, Eppstein and others 1992), with the best pair before
each in a tree of prefix maxima (Fenwick 1994). So a lonely "of the" between two changes is deleted with them, while
"States" is kept: no word is marked for the sake of a rule.
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
"""Cost of one place of change, in letters: words between two changes are kept only if their value is higher.
A single word of up to five letters, or two Han characters, are not; two words are, or one longer word. The marking of
4,800 lines of real acts goes smoothly from fewer words to fewer places as this grows (docs/wording.md)."""

WORD_VALUE = 2.0
"""Value of a word in addition to its letters: the space before it, and the attention of the reader."""

MAX_LETTERS = 8
"""Letters up to which a longer word has a higher value: "internationally" is one word to read, not three."""

HAN_LETTERS = 1.5
"""Letters that a Han character counts for: two of them, which make a word, have the value of a word of five letters."""

SIGN_VALUE = 0.7
"""Value of a punctuation mark: two words are one phrase, comma or not."""

MAX_MATCHES = 200_000
"""Pairs of equal words up to which the best alignment is computed (1 s; difflib would take 22 s on such repetitive
text). Above it diff-match-patch takes over, whose cost follows the differences."""

MAX_TOKENS = 6_000
"""Words (both sides, ends trimmed) up to which they are compared at all by either engine. diff-match-patch is
quadratic in the differences (9 s on a rewrite of 3,000 words); a longer stretch is compared sentence by sentence."""

_FIRST_CODE = 0xF0000
"""First code of a word for diff-match-patch: words are encoded in the private planes from 15 on, where no character is
a letter, digit or space, so that its preference for cuts at "word ends" cannot tell the codes apart."""


Pair = tuple[int, int]
"""A word before and the same word after, by position."""


def align(before: Sequence[str], after: Sequence[str], change_cost: float = CHANGE_COST) -> list[Pair]:
    """Align two wordings.

    >>> align(["the", "State", "shall", "act"], ["the", "States", "shall", "act"])
    [(0, 0), (2, 2), (3, 3)]

    Args:
        before: Words and signs before, in a form in which equal ones are equal.
        after: Words and signs after.
        change_cost: Cost of one place of change, in letters.

    Returns:
        Pairs of kept words, rising on both sides.
    """
    head, tail = common_ends(before, after)
    left, right = before[head : len(before) - tail], after[head : len(after) - tail]
    middle: list[Pair] = []
    if left and right:
        align_middle = _align_by_sentence if len(left) + len(right) > MAX_TOKENS else _align_by_word
        middle = align_middle(left, right, change_cost)
    return [
        *((n, n) for n in range(head)),
        *((i + head, j + head) for i, j in middle),
        *((len(before) - n, len(after) - n) for n in range(tail, 0, -1)),
    ]


def common_ends(before: Sequence[str], after: Sequence[str]) -> tuple[int, int]:
    """Return the number of tokens with which both begin, and of the remaining ones with which both end.

    >>> common_ends("abcde", "abXe")
    (2, 1)
    """
    shorter = min(len(before), len(after))
    head = 0
    while head < shorter and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < shorter - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    return head, tail


def _align_by_word(left: Sequence[str], right: Sequence[str], change_cost: float) -> list[Pair]:
    positions: dict[str, list[int]] = {}
    for j, word in enumerate(right):
        positions.setdefault(word, []).append(j)
    if sum(len(positions.get(word, ())) for word in left) > MAX_MATCHES:
        return list(_align_repetitive(left, right))
    return _best_alignment(left, len(right), positions, change_cost)


def _best_alignment(left: Sequence[str], size: int, positions: dict[str, list[int]], change_cost: float) -> list[Pair]:
    """Return the alignment of the highest value.

    Args:
        left: Words before.
        size: Number of words after.
        positions: The positions after of each word.
        change_cost: Cost of one place of change.
    """
    pairs: list[Pair] = [(-1, -1)]  # The start, kept for nothing.
    values = [0.0]  # Of each pair, the value of the best alignment that ends with it, …
    previous = [0]  # … and the pair before it there.
    best = [0] * (size + 1)  # Fenwick tree: of the pairs up to a position after, the one with the highest value.
    row_above: dict[int, int] = {-1: 0}  # The pairs of the word before this one, by position after.
    for i, word in enumerate(left):
        row: dict[int, int] = {}
        for j in positions.get(word, ()):
            n = _best_up_to(best, values, j)
            value = values[n] - change_cost
            adjacent = row_above.get(j - 1)
            if adjacent is not None and values[adjacent] >= value:
                n, value = adjacent, values[adjacent]
            row[j] = len(pairs)
            pairs.append((i, j))
            values.append(value + _value_of(word))
            previous.append(n)
        for j, n in row.items():
            at = j + 1
            while at <= size:
                if values[n] > values[best[at]]:
                    best[at] = n
                at += at & -at
        row_above = row
    n = _best_up_to(best, values, size)
    last = row_above.get(size - 1)
    if last is not None and values[last] >= values[n] - change_cost:
        n = last
    out = []
    while n:
        out.append(pairs[n])
        n = previous[n]
    return out[::-1]


def _best_up_to(best: Sequence[int], values: Sequence[float], end: int) -> int:
    """Return the pair of the highest value before a position after, from the Fenwick tree."""
    found = 0
    while end:
        if values[best[end]] > values[found]:
            found = best[end]
        end -= end & -end
    return found


@cache
def _value_of(word: str) -> float:
    """Return the letters that a kept word saves its reader."""
    if word == CALL:
        return WORD_VALUE + MAX_LETTERS  # A note call that is deleted and inserted again seems to be another note.
    if not is_word(word):
        return SIGN_VALUE
    if is_han(word[0]):
        return WORD_VALUE + HAN_LETTERS
    return WORD_VALUE + min(len(word), MAX_LETTERS)


def _align_by_sentence(left: Sequence[str], right: Sequence[str], change_cost: float) -> list[Pair]:
    """Align sentences first, then words inside each stretch of replaced sentences that is short enough."""
    (a, starts), (b, others) = _sentences(left), _sentences(right)
    out: list[Pair] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        i, to, j, until = starts[i1], starts[i2], others[j1], others[j2]
        if tag == "equal":
            out += zip(range(i, to), range(j, until), strict=True)
        elif to - i + until - j <= MAX_TOKENS:
            out += [(i + x, j + y) for x, y in _align_by_word(left[i:to], right[j:until], change_cost)]
    return out


def _sentences(words: Sequence[str]) -> tuple[list[tuple[str, ...]], list[int]]:
    """Return the sentences, and the positions where they begin; one more position for the end."""
    ends = [n + 1 for n, word in enumerate(words) if word in SENTENCE_ENDS]
    starts = sorted({0, *ends, len(words)})
    return [tuple(words[a:b]) for a, b in pairwise(starts)], starts


class _DiffMatchPatch(Protocol):
    """The parts of diff-match-patch that are used; it ships no types."""

    Diff_Timeout: float

    def diff_main(self, text1: str, text2: str, checklines: bool) -> list[tuple[int, str]]: ...
    def diff_cleanupSemantic(self, diffs: list[tuple[int, str]]) -> None: ...  # noqa: N802 – its name


@cache
def _engine() -> _DiffMatchPatch:
    from diff_match_patch import diff_match_patch  # noqa: PLC0415 – loaded when first used, for a fast start

    engine: _DiffMatchPatch = diff_match_patch()
    engine.Diff_Timeout = 0  # its default of one second makes the output depend on the machine
    return engine


def _align_repetitive(left: Sequence[str], right: Sequence[str]) -> Iterator[Pair]:
    """Yield the pairs that diff-match-patch keeps, cleaned up while the words are encoded: later it would cut words."""
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
