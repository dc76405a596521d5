"""Blocks read back from a finished report, with the pieces of divided and joined lines put together again.

The readers of the formats share it; no module that writes a format does.
"""

from __future__ import annotations

import re

from tracker.errors import ProofError
from tracker.model.block import Block

_PIECE = re.compile(r"(\d+)\.(\d+)(\+?)")
"""The order of a block in its text, the number of a piece of it, and a plus sign where another piece follows."""


class JoinedBlocks:
    """The blocks of one text.

    >>> from tracker.model.block import BlockKind
    >>> text = JoinedBlocks()
    >>> text.add("0.1", Block(BlockKind.TEXT, "shall act."))
    >>> text.add("0.0+", Block(BlockKind.TEXT, "States "))
    >>> [block.text for block in text.blocks()]
    ['States shall act.']
    """

    def __init__(self) -> None:
        self._pieces: dict[tuple[int, int], tuple[Block, bool]] = {}
        """Each block or piece of one, and whether another piece follows, by its order and its number."""

    def add(self, order: str, block: Block) -> None:
        """Add a block, or a piece of one.

        Args:
            order: Its order in its text: ``12``; of a piece ``12.0+``, of the last piece ``12.1``.
            block: The block, or the piece.

        Raises:
            ProofError: If its place is taken.
            ValueError: If the order cannot be read.
        """
        if order.isdecimal():
            key, is_continued = (int(order), 0), False
        elif found := _PIECE.fullmatch(order):
            key, is_continued = (int(found[1]), int(found[2])), bool(found[3])
        else:
            raise ValueError(f"a block stands at {order!r}")
        if key in self._pieces:
            raise ProofError("The file does not contain every line exactly once", cause="a place is taken twice")
        self._pieces[key] = block, is_continued

    def blocks(self) -> list[Block]:
        """Return the blocks in order.

        Raises:
            ProofError: If a piece of a block is missing.
        """
        out: list[Block] = []
        expected: tuple[int, int] | None = None  # The order and number of the piece that must follow.
        for key in sorted(self._pieces):
            block, is_continued = self._pieces[key]
            if key != expected and (expected is not None or key[1]):
                raise ProofError(
                    "The file does not contain every line exactly once", cause="a piece of a line is missing"
                )
            if expected is not None:
                first = out.pop()
                block = Block(block.kind, first.text + block.text, block.level, (*first.calls, *block.calls))
            out.append(block)
            expected = (key[0], key[1] + 1) if is_continued else None
        if expected is not None:
            raise ProofError("The file does not contain every line exactly once", cause="a piece of a line is missing")
        return out
