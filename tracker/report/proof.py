"""The proof of a finished report: before it is put in place, both texts must come out of it letter for letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.errors import ProofError
from tracker.model.side import Side
from tracker.report.view.extract import block_orders

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from tracker.model.provision import Eid
    from tracker.model.redline import Redline
    from tracker.report.formats import RedlineFormat
    from tracker.report.view.redline_view import RedlineView

EidPair = tuple["AbstractSet[Eid]", "AbstractSet[Eid]"]
"""Addresses before, and addresses after."""


def prove(
    page: bytes,
    redline: Redline,
    file_format: RedlineFormat,
    part: RedlineView | None = None,
    asked: EidPair | None = None,
) -> None:
    """Read a finished file back and compare its blocks with those of both texts.

    Args:
        page: The bytes of the file.
        redline: The comparison.
        file_format: The format of the file.
        part: The extract that the file holds; None for the whole comparison.
        asked: Addresses before and after that the extract must hold.

    Raises:
        ProofError: If a letter, a kind of block or a note differs, or if a part of the extract is missing.
    """
    written = file_format.read_back(page)
    for n, side in enumerate(Side):
        blocks = redline.side(side).blocks
        orders = range(len(blocks)) if part is None else block_orders(part, side)
        if asked is not None and not _asked_orders(redline, asked, side) <= set(orders):
            raise _proof_error(side, "a part of what was asked for is missing")
        if written[n] != [blocks[order][1] for order in orders]:
            raise _proof_error(side, "a fault in the module that writes the format")


def _asked_orders(redline: Redline, asked: EidPair, side: Side) -> set[int]:
    """Return the blocks of one text, by order, in all sections that hold any of these addresses on either side."""
    orders: set[int] = set()
    for section in redline.sections:
        pairs = ((block.before, block.after) for block in section.blocks)
        if any(place and place.eid in eids for pair in pairs for place, eids in zip(pair, asked, strict=True)):
            orders |= {place.order for block in section.blocks if (place := block.place_on(side))}
    return orders


def _proof_error(side: Side, cause: str) -> ProofError:
    return ProofError(
        f"The finished report does not give the text {side} back letter for letter, so it was not written",
        cause=cause,
        remedy="please send us both texts",
    )
