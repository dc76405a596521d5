"""A redline gives both texts back, from itself alone: the comparison's own proof."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from tracker.errors import ProofError
from tracker.model.block import Block, BlockKind
from tracker.model.redline import Redline
from tracker.model.side import Side

if TYPE_CHECKING:
    from collections.abc import Iterator

_Parts = tuple[BlockKind, str, int, tuple[int, ...]]


def rebuild(redline: Redline, side: Side) -> list[Block]:
    """One text out of the redline alone.

    Args:
        redline: The redline.
        side: Which text.

    Returns:
        Its blocks in order: what is of the other side left out, the rest in the order of this one.
    """
    return [Block(*parts) for _, parts in sorted(_rebuilt(redline, side), key=itemgetter(0))]


def prove_rebuilt(redline: Redline) -> None:
    """See that both texts come out again as they were.

    Raises:
        ProofError: If one does not.
    """
    for side in Side:
        wanted = [
            (n, (block.kind, block.text, block.level, block.calls))
            for n, (_, block) in enumerate(redline.side(side).blocks)
        ]
        if sorted(_rebuilt(redline, side), key=itemgetter(0)) != wanted:
            raise ProofError(
                f"The comparison does not give the text {side} back",
                cause="a word was lost or doubled on the way",
                remedy="send us both texts",
            )


def _rebuilt(redline: Redline, side: Side) -> Iterator[tuple[int, _Parts]]:
    """The same in the order in which it is read: the place of each block, and its mark, text, level and calls."""
    for block in redline.blocks:
        place = block.place_on(side)
        if place is not None:
            text, calls = block.text_on(side)
            yield place.order, (place.kind, text, place.level, calls)
