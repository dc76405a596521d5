"""Which block of one draft is which of the other, so that their words can be compared."""

from __future__ import annotations

from collections import defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, TypeVar

from tracker.diff.match.line_vectors import Lines
from tracker.diff.match.provisions import section_partners
from tracker.diff.prepare.tokens import folded_words
from tracker.diff.prepare.vocabulary import Vocabulary
from tracker.model.block import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.diff.match.provisions import ProvisionLink
    from tracker.diff.prepare.layout import Layout

_W = TypeVar("_W", int, str)

MIN_COSINE = 0.20
"""Likeness (cosine, rare words count more) from which on two lines of linked articles are one line reworded. Chosen
by reading the pairs of the declaration only; there is no official table of paragraphs to measure it on."""

MIN_DICE = 0.26
"""… and the share of common words, so that a rare name alone does not pair two sentences. At 0.25 stood the first
false pair read in the declaration (2014, 10 (1) (a) with 2017, 8 (2)), at 0.28 the first true one."""

MIN_COSINE_ELSEWHERE = 0.60
"""Likeness from which on a line of an article is found again in an article that is not linked to it: a move must
not be told of where only a formula of law is repeated."""

MIN_WORDS_ELSEWHERE = 8
"""… and it must have as many words: shorter lines ("the Member States;") are alike by chance."""

_LINES = frozenset({BlockKind.TEXT, BlockKind.ROW, BlockKind.NOTE})


def pair_blocks(before: Layout, after: Layout, ties: Iterable[ProvisionLink]) -> dict[int, int]:
    """Pair the blocks of two drafts one to one.

    Args:
        before: One draft.
        after: The other.
        ties: The links between their provisions.

    Returns:
        Place of a block after by place before; blocks not in it are new or gone.
    """
    pairing = _Pairing(before, after, list(ties))
    pairing.heads()
    pairing.identical_lines()
    pairing.alike_lines()
    pairing.gaps()
    pairing.labels()
    return pairing.pairs


class _Pairing:
    def __init__(self, before: Layout, after: Layout, ties: list[ProvisionLink]) -> None:
        self.ties = ties
        self.pairs: dict[int, int] = {}
        self._back: dict[int, int] = {}
        self._blocks = before.blocks, after.blocks
        self._is_line = tuple([block.kind in _LINES for block in side] for side in self._blocks)
        self._place = tuple({eid: n for n, (eid, _) in enumerate(side.draft.blocks)} for side in (before, after))
        self._sections = before.sections, after.sections
        self._owner = before.homes, after.homes
        self._primary, self._linked = section_partners(ties, *self._sections)

    def _pair(self, i: int, j: int) -> None:
        if i not in self.pairs and j not in self._back:
            self.pairs[i] = j
            self._back[j] = i

    def _free(self, side: int, numbers: Iterable[int]) -> list[int]:
        taken = self._back if side else self.pairs
        return [n for n in numbers if n not in taken]

    def _lines(self, side: int, section: int) -> list[int]:
        """The free lines of text of a section: what is paired by its words."""
        part, is_line = self._sections[side][section], self._is_line[side]
        return self._free(side, (n for n in range(part.start, part.end) if is_line[n]))

    def heads(self) -> None:
        """Headings, recitals, formulas and titles of provisions that are linked."""
        for tie in self.ties:
            if tie.primary and tie.before in self._place[0] and tie.after in self._place[1]:
                self._pair(self._place[0][tie.before], self._place[1][tie.after])

    def identical_lines(self) -> None:
        """Lines that are the same, in the same order, in articles that are one."""
        for a, b in self._primary.items():
            old, new = self._lines(0, a), self._lines(1, b)
            self._same(old, new)

    def _same(self, old: Sequence[int], new: Sequence[int]) -> None:
        """Pair blocks that are the same and stand in the same order."""
        keys = [[self._blocks[side][n].text for n in lines] for side, lines in ((0, old), (1, new))]
        if keys[0] == keys[1]:  # As in most articles.
            matching: Sequence[tuple[int, int, int]] = [(0, 0, len(old))]
        elif old and new:
            matching = SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_matching_blocks()
        else:
            return
        for i, j, size in matching:
            for k in range(size):
                self._pair(old[i + k], new[j + k])

    def alike_lines(self) -> None:
        """Lines that are most alike, best first: in linked articles, then anywhere."""
        old, new = (
            self._free(side, (n for n, is_line in enumerate(self._is_line[side]) if is_line)) for side in (0, 1)
        )
        read = Vocabulary().read
        texts = [[read(self._blocks[side][n].text) for n in lines] for side, lines in ((0, old), (1, new))]
        scored = []
        rows = enumerate(Lines(*texts).alike())
        found = ((x, y, alike) for x, row in rows for y, alike in row.items() if alike >= MIN_COSINE)
        for x, y, alike in found:
            i, j = old[x], new[y]
            a, b = self._owner[0][i], self._owner[1][j]
            is_note = (self._blocks[0][i].kind is BlockKind.NOTE, self._blocks[1][j].kind is BlockKind.NOTE)
            if is_note[0] != is_note[1]:
                continue
            if (a, b) in self._linked:
                needed, bonus = MIN_COSINE, 0.2 + 0.1 * (self._primary.get(a) == b)
            else:
                needed, bonus = MIN_COSINE_ELSEWHERE, 0.0
                if min(len(texts[0][x]), len(texts[1][y])) < MIN_WORDS_ELSEWHERE:
                    continue
            if alike >= needed and _dice(texts[0][x], texts[1][y]) >= MIN_DICE:
                scored.append((-round(alike + bonus, 9), abs(self._depth(0, i) - self._depth(1, j)), i, j))
        for _, _, i, j in sorted(scored):
            self._pair(i, j)

    def _depth(self, side: int, n: int) -> int:
        """How far into its section a block stands: of equals, those in like places are paired."""
        return n - self._sections[side][self._owner[side][n]].start

    def gaps(self) -> None:
        """Between two paired neighbours what is left on both sides is paired by its words, rare or not."""
        for a, b in self._primary.items():
            if not (self._lines(0, a) and self._lines(1, b)):
                continue
            old, new = self._sections[0][a], self._sections[1][b]
            left: list[int] = []
            start = new.start
            for i in range(old.start, old.end + 1):
                j = self.pairs.get(i) if i < old.end else new.end
                if j is None:
                    if self._is_line[0][i]:
                        left.append(i)
                elif start <= j <= new.end:
                    right = [n for n in self._free(1, range(start, j)) if self._is_line[1][n]]
                    self._fill(left, right)
                    left, start = [], j
                else:
                    left = []

    def _fill(self, left: Sequence[int], right: Sequence[int]) -> None:
        if not left or not right:
            return
        texts = [
            [tuple(folded_words(self._blocks[side][n].text)) for n in rows] for side, rows in ((0, left), (1, right))
        ]
        done = -1
        for x, old in enumerate(texts[0]):
            options = [(_dice(old, new), -y) for y, new in enumerate(texts[1]) if y > done]
            alike, place = max(options, default=(0.0, 0))
            if alike >= MIN_DICE:
                self._pair(left[x], right[-place])
                done = -place

    def labels(self) -> None:
        """A paragraph's label goes with its first line; one without a line, with its like."""
        heads = tuple(_label_of_line(side) for side in self._blocks)
        for i, j in list(self.pairs.items()):
            a, b = heads[0].get(i), heads[1].get(j)
            while a is not None and b is not None:
                self._pair(a, b)
                a, b = heads[0].get(a), heads[1].get(b)
        for x, y in self._primary.items():
            self._same(self._bare_labels(0, x), self._bare_labels(1, y))

    def _bare_labels(self, side: int, section: int) -> list[int]:
        """The free labels of a section that no line of text follows directly."""
        part, blocks, is_line = self._sections[side][section], self._blocks[side], self._is_line[side]
        wanted = (
            n
            for n in range(part.start, part.end)
            if blocks[n].kind is BlockKind.HEADING and not (n + 1 < part.end and is_line[n + 1])
        )
        return self._free(side, wanted)


def _label_of_line(blocks: Sequence[Block]) -> dict[int, int]:
    """For each block that follows directly on a paragraph's label: that label (an article's is not meant)."""
    return {n: n - 1 for n in range(1, len(blocks)) if blocks[n - 1].is_label and blocks[n].kind is not BlockKind.NOTE}


def _dice(a: Sequence[_W], b: Sequence[_W]) -> float:
    counts: dict[_W, int] = defaultdict(int)
    for word in a:
        counts[word] += 1
    common = 0
    for word in b:
        if counts[word]:
            counts[word] -= 1
            common += 1
    return 2 * common / (len(a) + len(b)) if a and b else 0.0
