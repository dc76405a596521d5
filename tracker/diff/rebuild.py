"""Both drafts rebuilt from a redline alone: the proof of a comparison."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from tracker.errors import ProofError
from tracker.model.block import Block, BlockKind
from tracker.model.redline import Redline
from tracker.model.side import Side

if TYPE_CHECKING:
    from collections.abc import Iterator

_Content = tuple[BlockKind, str, int, tuple[int, ...]]
"""The kind, text, level and calls of a block."""


def rebuild(redline: Redline, side: Side) -> list[Block]:
    """Rebuild one draft from a redline alone.

    Args:
        redline: The redline.
        side: The side of the draft.

    Returns:
        Its blocks in order: those of the other side left out, the others in the order of this one.
    """
    return [Block(*content) for _, content in sorted(_contents(redline, side), key=itemgetter(0))]


def prove_rebuilt(redline: Redline) -> None:
    """Prove that both drafts can be rebuilt from a redline.

    Raises:
        ProofError: If one of them differs.
    """
    for side in Side:
        wanted = [
            (n, (block.kind, block.text, block.level, block.calls))
            for n, (_, block) in enumerate(redline.side(side).blocks)
        ]
        if sorted(_contents(redline, side), key=itemgetter(0)) != wanted:
            raise ProofError(
                f"The comparison does not give the text {side} back",
                cause="a word was lost or doubled on the way",
                remedy="send us both texts",
            )


def _contents(redline: Redline, side: Side) -> Iterator[tuple[int, _Content]]:
    """Yield the position and content of each block of one side, in the order of reading."""
    for block in redline.blocks:
        place = block.place_on(side)
        if place is not None:
            text, calls = block.text_on(side)
            yield place.order, (place.kind, text, place.level, calls)
