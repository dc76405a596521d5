"""Comparison of the words of two units, labels left out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.diff.match.common_words import common_words
from tracker.language.labels import split_heading
from tracker.model.block import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.diff.prepare.layout import Layout
    from tracker.diff.prepare.units import Unit
    from tracker.diff.prepare.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Overlap:
    """The words that two units have in common.

    Attributes:
        similarity: Dice coefficient of their words, 0 to 1.
        share_before: Share of the words before that stand in both, 0 to 1.
        share_after: Share of the words after that stand in both, 0 to 1.
        same_wording: Whether they have the same words in the same order, with the same case.
    """

    similarity: float
    share_before: float
    share_after: float
    same_wording: bool = False


_SAME_WORDING = Overlap(1.0, 1.0, 1.0, same_wording=True)


class UnitWords:
    """The words of the units of two drafts.

    Args:
        before: The blocks before.
        after: The blocks after.
        vocabulary: The table of words of both drafts.
    """

    def __init__(self, before: Sequence[Block], after: Sequence[Block], vocabulary: Vocabulary) -> None:
        self._blocks = before, after
        self._vocabulary = vocabulary

    @classmethod
    def of_layouts(cls, before: Layout, after: Layout) -> UnitWords:
        """Return the words of the units of two drafts as they are printed."""
        return cls(before.blocks, after.blocks, before.vocabulary)

    def overlap(self, a: Unit, b: Unit) -> Overlap:
        """Return the overlap of two units."""
        if self._same_print(a, b):
            return _SAME_WORDING
        texts = self._texts(a, 0), self._texts(b, 1)
        printed, encoded = (list(map(cut, texts)) for cut in (self._vocabulary.printed, self._vocabulary.encode_all))
        if printed[0] == printed[1]:
            return _SAME_WORDING
        sizes = list(map(len, encoded))
        common = (Counter(encoded[0]) & Counter(encoded[1])).total()
        return Overlap(2 * common / max(1, sum(sizes)), common / max(1, sizes[0]), common / max(1, sizes[1]))

    def passages(self, a: Unit, b: Unit) -> Overlap:
        """Return the overlap of two units in passages of three words or more, of which the rows of articles speak."""
        words = [self._vocabulary.encode_all(self._texts(unit, side)) for side, unit in enumerate((a, b))]
        common = common_words(*words)
        shares = [count / max(1, len(side)) for count, side in zip(common, words, strict=True)]
        return Overlap(sum(common) / max(1, sum(map(len, words))), shares[0], shares[1])

    def count(self, a: Unit, b: Unit) -> int:
        """Return the number of words of both units."""
        size = self._vocabulary.count(self._texts(a, 0))
        return size + (size if self._same_print(a, b) else self._vocabulary.count(self._texts(b, 1)))

    def _texts(self, unit: Unit, side: int) -> list[str]:
        """Return the lines and headings of a unit of one side, 0 or 1."""
        return [
            split_heading(block.text).heading if block.kind is BlockKind.HEADING else block.text
            for block in self._blocks[side][unit.extent.start : unit.extent.stop]
        ]

    def _same_print(self, a: Unit, b: Unit) -> bool:
        """Return whether the same is printed in both, which is the usual case and needs no cutting into words."""
        if len(a.extent) != len(b.extent):
            return False
        old = self._blocks[0][a.extent.start : a.extent.stop]
        new = self._blocks[1][b.extent.start : b.extent.stop]
        return all(x.text == y.text and x.kind is y.kind for x, y in zip(old, new, strict=True))
