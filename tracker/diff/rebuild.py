"""Both drafts rebuilt from a redline alone: the proof of a comparison."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from tracker.errors import ProofError
from tracker.model.block import Block
from tracker.model.redline import Redline
from tracker.model.side import Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.model.block import BlockKind
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
    return [Block(*content) for content in _contents(redline, side)]


def prove_rebuilt(redline: Redline) -> None:
    """Prove that both drafts can be rebuilt from a redline.

    Raises:
        ProofError: If one of them differs.
    """
    for side in Side:
        blocks = redline.side(side).blocks
        wanted = ((block.kind, block.text, block.level, block.calls) for _, block in blocks)
        if any(one != other for one, other in zip_longest(_contents(redline, side), wanted)):
            raise _proof_error(side)


def _proof_error(side: Side) -> ProofError:
    return ProofError(
        f"The comparison does not give the text {side} back",
        cause="a word was lost or repeated on the way",
        remedy="please send us both texts",
    )


_Content = tuple["BlockKind", str, int, tuple[int, ...]]
"""The kind, words, level and notes of a block."""


def _contents(redline: Redline, side: Side) -> Iterator[_Content]:
    """Yield what stands in each block of one side, in the order of that side, pieces joined."""
    text = ""
    calls: tuple[int, ...] = ()
    order, wanted = -1, 0  # The block that is not complete, and the number of its next piece.
    for place, part, called in sorted(_pieces(redline, side), key=_in_text_order):
        if place.piece != wanted or (wanted and place.order != order):
            raise _proof_error(side)
        text, calls = (text + part, (*calls, *called)) if wanted else (part, called)
        order, wanted = place.order, 0 if place.ends else wanted + 1
        if not wanted:
            yield place.kind, text, place.level, calls
    if wanted:
        raise _proof_error(side)


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
