"""Pairs of blocks: the line of one draft that corresponds to a line of the other, so that their words are compared."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from tracker.diff.match.common_words import dice
from tracker.diff.match.line_vectors import LineVectors
from tracker.diff.match.provisions import section_partners
from tracker.model.block import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.diff.match.provisions import ProvisionLink
    from tracker.diff.prepare.layout import Layout
    from tracker.diff.wording.line_groups import LineGroup
    from tracker.diff.wording.pieces import Piece

MIN_COSINE = 0.20
"""Cosine (rare words count more) from which on two lines of linked articles are one line reworded. Chosen by reading
the pairs of the declaration only; there is no official table of paragraphs to measure it on."""

MIN_DICE = 0.26
"""Dice coefficient of the words that they need as well, so that a rare name alone does not pair two sentences. At 0.25
stood the first false pair read in the declaration (2014, 10 (1) (a) with 2017, 8 (2)), at 0.28 the first true one."""

MIN_COSINE_ELSEWHERE = 0.60
"""Cosine from which on a line of an article corresponds to one in an article that is not linked to it: no move is
reported where only a formula of law is repeated."""

MIN_WORDS_ELSEWHERE = 8
"""Words that such a line needs as well: shorter lines ("the Member States;") are similar by chance."""

LINKED_BONUS = 0.2
"""Added to the cosine of two lines in linked articles when the best pairs are chosen, …"""

PRIMARY_BONUS = 0.1
"""… and added once more where the link of the articles is their primary one. Both were chosen like :data:`MIN_COSINE`.
"""

_LINES = frozenset({BlockKind.TEXT, BlockKind.ROW, BlockKind.NOTE})


def pair_blocks(before: Layout, after: Layout, links: Iterable[ProvisionLink]) -> dict[int, int]:
    """Pair the blocks of two drafts one to one.

    Args:
        before: One draft.
        after: The other.
        links: The links between their provisions.

    Returns:
        Position of a block after by position before; blocks not in it are new or deleted.
    """
    pairing = _Pairing(before, after, list(links))
    pairing.pair_heads()
    pairing.pair_identical_lines()
    pairing.pair_similar_lines()
    pairing.pair_gaps()
    pairing.pair_labels()
    return pairing.pairs


class _Pairing:
    """The pairs so far; each step pairs only blocks that are still free. A side is 0 for before and 1 for after."""

    def __init__(self, before: Layout, after: Layout, links: list[ProvisionLink]) -> None:
        self.pairs: dict[int, int] = {}
        self._back: dict[int, int] = {}
        self._links = links
        self._encode = before.vocabulary.encode
        self._blocks = before.blocks, after.blocks
        self._is_line = tuple([block.kind in _LINES for block in side] for side in self._blocks)
        self._position = tuple({eid: n for n, (eid, _) in enumerate(side.draft.blocks)} for side in (before, after))
        self._sections = before.sections, after.sections
        self._section_numbers = before.section_numbers, after.section_numbers
        self._partners, self._linked = section_partners(links, *self._sections)

    def _pair(self, i: int, j: int) -> None:
        if i not in self.pairs and j not in self._back:
            self.pairs[i] = j
            self._back[j] = i

    def _free(self, side: int, positions: Iterable[int]) -> list[int]:
        taken = self._back if side else self.pairs
        return [n for n in positions if n not in taken]

    def _free_lines(self, side: int, section: int) -> list[int]:
        """Return the free lines of text of a section, without headings and labels."""
        part, is_line = self._sections[side][section], self._is_line[side]
        return self._free(side, (n for n in range(part.start, part.end) if is_line[n]))

    def pair_heads(self) -> None:
        """Pair headings, recitals, formulas and titles of provisions that are linked."""
        for link in self._links:
            if link.primary and link.before in self._position[0] and link.after in self._position[1]:
                self._pair(self._position[0][link.before], self._position[1][link.after])

    def pair_identical_lines(self) -> None:
        """Pair equal lines that stand in the same order in sections that continue one another."""
        for a, b in self._partners.items():
            self._pair_equal(self._free_lines(0, a), self._free_lines(1, b))

    def _pair_equal(self, old: Sequence[int], new: Sequence[int]) -> None:
        """Pair blocks that are equal and stand in the same order."""
        texts = [[self._blocks[side][n].text for n in lines] for side, lines in ((0, old), (1, new))]
        if texts[0] == texts[1]:  # As in most articles.
            matching: Sequence[tuple[int, int, int]] = [(0, 0, len(old))]
        elif old and new:
            matching = SequenceMatcher(None, texts[0], texts[1], autojunk=False).get_matching_blocks()
        else:
            return
        for i, j, size in matching:
            for k in range(size):
                self._pair(old[i + k], new[j + k])

    def pair_similar_lines(self) -> None:
        """Pair the most similar lines, best first: in linked articles, or anywhere if they are very similar."""
        old, new = (
            self._free(side, (n for n, is_line in enumerate(self._is_line[side]) if is_line)) for side in (0, 1)
        )
        words = [[self._encode(self._blocks[side][n].text) for n in lines] for side, lines in ((0, old), (1, new))]
        ranked = []
        rows = enumerate(LineVectors(*words).cosines())
        similar = ((x, y, cosine) for x, row in rows for y, cosine in row.items() if cosine >= MIN_COSINE)
        for x, y, cosine in similar:
            i, j = old[x], new[y]
            a, b = self._section_numbers[0][i], self._section_numbers[1][j]
            if (self._blocks[0][i].kind is BlockKind.NOTE) != (self._blocks[1][j].kind is BlockKind.NOTE):
                continue
            if (a, b) in self._linked:
                needed, bonus = MIN_COSINE, LINKED_BONUS + PRIMARY_BONUS * (self._partners.get(a) == b)
            else:
                needed, bonus = MIN_COSINE_ELSEWHERE, 0.0
                if min(len(words[0][x]), len(words[1][y])) < MIN_WORDS_ELSEWHERE:
                    continue
            if cosine >= needed and dice(words[0][x], words[1][y]) >= MIN_DICE:
                distance = abs(self._position_in_section(0, i) - self._position_in_section(1, j))
                ranked.append((-round(cosine + bonus, 9), distance, i, j))
        for _, _, i, j in sorted(ranked):
            self._pair(i, j)

    def _position_in_section(self, side: int, n: int) -> int:
        """Return the position of a block in its section: of equals, those in like positions are paired."""
        return n - self._sections[side][self._section_numbers[side][n]].start

    def pair_gaps(self) -> None:
        """Pair the lines left on both sides between two paired neighbours, by their words, rare or not."""
        for a, b in self._partners.items():
            if not (self._free_lines(0, a) and self._free_lines(1, b)):
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
                    self._pair_in_gap(left, right)
                    left, start = [], j
                else:
                    left = []

    def _pair_in_gap(self, left: Sequence[int], right: Sequence[int]) -> None:
        """Pair each line with the most similar one behind the last that was paired."""
        if not left or not right:
            return
        words = [[self._encode(self._blocks[side][n].text) for n in lines] for side, lines in ((0, left), (1, right))]
        last = -1
        for x, old in enumerate(words[0]):
            options = [(dice(old, new), -y) for y, new in enumerate(words[1]) if y > last]
            similarity, y = max(options, default=(0.0, 0))
            if similarity >= MIN_DICE:
                self._pair(left[x], right[-y])
                last = -y

    def pair_labels(self) -> None:
        """Pair the label of a paragraph with that of its first line, else of any; a bare label with an equal one."""
        labels = tuple(_label_of_line(side) for side in self._blocks)
        for i, j in list(self.pairs.items()):
            a, b = labels[0].get(i), labels[1].get(j)
            while a is not None and b is not None:
                self._pair(a, b)
                a, b = labels[0].get(a), labels[1].get(b)
        above = tuple(_label_above(side) for side in self._blocks)
        for i, j in sorted(self.pairs.items()):
            if self._is_line[0][i] and i in above[0] and j in above[1]:
                self._pair(above[0][i], above[1][j])
        for a, b in self._partners.items():
            self._pair_equal(self._bare_labels(0, a), self._bare_labels(1, b))

    def _bare_labels(self, side: int, section: int) -> list[int]:
        """Return the free labels of a section that no line of text follows directly."""
        part, blocks, is_line = self._sections[side][section], self._blocks[side], self._is_line[side]
        wanted = (
            n
            for n in range(part.start, part.end)
            if blocks[n].kind is BlockKind.HEADING and not (n + 1 < part.end and is_line[n + 1])
        )
        return self._free(side, wanted)


def unpair_lines(
    pairs: dict[int, int],
    origins: dict[int, int],
    group: LineGroup,
    before: Sequence[Block],
    after: Sequence[Block],
) -> None:
    """Remove the pairs of the lines of a group and of the labels before them.

    Args:
        pairs: Position after by position before, of corresponding blocks.
        origins: The same pairs, position before by position after.
        group: The group.
        before: The blocks before.
        after: The blocks after.
    """
    for line in group.before:
        for i in (line, *_labels_above(before, line)):
            if i in pairs:
                del origins[pairs.pop(i)]
    for line in group.after:
        for j in (line, *_labels_above(after, line)):
            if j in origins:
                del pairs[origins.pop(j)]


def paired_labels(pieces: Iterable[Piece], before: Sequence[Block], after: Sequence[Block]) -> dict[int, int]:
    """Pair the labels of lines that begin with the same piece, by position before.

    Args:
        pieces: The pieces of a group.
        before: The blocks before.
        after: The blocks after.
    """
    pairs: dict[int, int] = {}
    for piece in pieces:
        if piece.before and piece.after and not piece.before.piece and not piece.after.piece:
            labels = _labels_above(before, piece.before.block), _labels_above(after, piece.after.block)
            pairs |= dict(zip(*labels, strict=False))
    return pairs


def _labels_above(blocks: Sequence[Block], line: int) -> list[int]:
    """Return the labels that stand directly before a line, the nearest first: "1." "(a)" and then the words."""
    above = []
    n = line - 1
    while n >= 0 and blocks[n].is_label:
        above.append(n)
        n -= 1
    return above


def _label_of_line(blocks: Sequence[Block]) -> dict[int, int]:
    """Return, for each block directly behind the label of a paragraph or point, the position of that label."""
    return {n: n - 1 for n in range(1, len(blocks)) if blocks[n - 1].is_label and blocks[n].kind is not BlockKind.NOTE}


def _label_above(blocks: Sequence[Block]) -> dict[int, int]:
    """Return, for each further line of a paragraph or point, the position of its label."""
    above: dict[int, int] = {}
    label = None
    for n, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING or block.kind not in _LINES:
            label = n if block.is_label else None
        elif label is not None:
            above[n] = label
    return above
