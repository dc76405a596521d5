"""Both drafts rebuilt from a redline alone: the proof of a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.errors import ProofError
from tracker.model.block import Block
from tracker.model.redline import Redline
from tracker.model.side import Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.model.redline import BlockPlace


def rebuild(redline: Redline, side: Side) -> list[Block]:
    """Rebuild one draft from a redline alone.

    Args:
        redline: The redline.
        side: The side of the draft.

    Returns:
        Its blocks in order: those of the other side left out, the others in the order of this one, pieces joined.

    Raises:
        ProofError: If the pieces of a block are not all there.
    """
    blocks: list[Block] = []
    wanted = 0  # The number of the next piece of the block that is not complete.
    for place, text, calls in sorted(_pieces(redline, side), key=_in_text_order):
        if place.piece != wanted or (wanted and place.order != len(blocks) - 1):
            raise _proof_error(side)
        if wanted:
            last = blocks.pop()
            text, calls = last.text + text, (*last.calls, *calls)  # noqa: PLW2901 – the pieces become one block
        blocks.append(Block(place.kind, text, place.level, calls))
        wanted = 0 if place.ends else wanted + 1
    if wanted:
        raise _proof_error(side)
    return blocks


def prove_rebuilt(redline: Redline) -> None:
    """Prove that both drafts can be rebuilt from a redline.

    Raises:
        ProofError: If one of them differs.
    """
    for side in Side:
        if rebuild(redline, side) != [block for _, block in redline.side(side).blocks]:
            raise _proof_error(side)


def _proof_error(side: Side) -> ProofError:
    return ProofError(
        f"The comparison does not give the text {side} back",
        cause="a word was lost or repeated on the way",
        remedy="please send us both texts",
    )


_PieceOfText = tuple["BlockPlace", str, tuple[int, ...]]
"""A piece of one text: its place, its words, the notes that it calls."""


def _pieces(redline: Redline, side: Side) -> Iterator[_PieceOfText]:
    """Yield the pieces of one side, in the order of reading."""
    for block in redline.blocks:
        place = block.place_on(side)
        if place is not None:
            yield place, *block.text_on(side)


def _in_text_order(piece: _PieceOfText) -> tuple[int, int]:
    place, _, _ = piece
    return place.order, place.piece
