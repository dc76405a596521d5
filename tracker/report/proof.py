"""The last look at a finished report, before it is put in place: does it give both texts back, letter for letter?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.errors import ProofError
from tracker.model.redline import Redline
from tracker.model.side import Side
from tracker.report.view.extract import block_orders

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from tracker.model.provision import Eid
    from tracker.report.formats import RedlineFormat
    from tracker.report.view.redline_view import RedlineView

Eids = tuple["AbstractSet[Eid]", "AbstractSet[Eid]"]


def prove(
    page: bytes, redline: Redline, form: RedlineFormat, part: RedlineView | None = None, asked: Eids | None = None
) -> None:
    """Read the finished file back and compare it with both texts.

    Args:
        page: The bytes of the file.
        redline: What was compared.
        form: The form of the report.
        part: The extract that was printed; the whole if not given.
        asked: Addresses before and after of what the extract must hold.

    Raises:
        ProofError: If a letter, a mark or a note differs.
    """
    read = form.read_back(page)
    for n, side in enumerate(Side):
        blocks = redline.side(side).blocks
        held = range(len(blocks)) if part is None else block_orders(part, side)
        if asked is not None and not _wanted(redline, asked, side) <= set(held):
            raise _unproven(side, "a part of what was asked for is missing")
        if read[n] != [blocks[order][1] for order in held]:
            raise _unproven(side, "a fault in what writes the report")


def _wanted(redline: Redline, asked: Eids, side: Side) -> set[int]:
    """The blocks of one text in all sections that hold anything of what was asked for."""
    out: set[int] = set()
    for section in redline.sections:
        places = [(block.before, block.after) for block in section.blocks]
        if any(place and place.eid in asked[n] for pair in places for n, place in enumerate(pair)):
            own = (before if side is Side.BEFORE else after for before, after in places)
            out |= {place.order for place in own if place}
    return out


def _unproven(side: Side, cause: str) -> ProofError:
    return ProofError(
        f"The finished report does not give the text {side} back letter for letter, so it was not written",
        cause=cause,
        remedy="send us both texts",
    )
