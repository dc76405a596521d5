"""The blocks of both texts in one sequence, from which Word takes either text by rejecting or accepting all changes.

A block that stayed stands once. A block that stands elsewhere now stands twice, as moved from and as moved to. The
sequence without deletions is the text after, in its order; without insertions it is the text before, in its order.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from tracker.model.block import BlockKind
from tracker.sequences import moved

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.model.redline import BlockPlace, RedlineBlock
    from tracker.report.view.sections import BlockView


class RevisionStatus(StrEnum):
    """The kind of revision of a paragraph or run; the value is its element in WordprocessingML."""

    KEPT = "kept"
    INSERTED = "ins"
    DELETED = "del"
    MOVED_FROM = "moveFrom"
    MOVED_TO = "moveTo"

    @property
    def has_before(self) -> bool:
        """It stands in the text before."""
        return self not in (RevisionStatus.INSERTED, RevisionStatus.MOVED_TO)

    @property
    def has_after(self) -> bool:
        """It stands in the text after."""
        return self not in (RevisionStatus.DELETED, RevisionStatus.MOVED_FROM)


@dataclass(frozen=True, slots=True)
class Item:
    """One block at one of its places in the sequence.

    Attributes:
        line: The block, as all reports print it.
        status: Its revision status at this place.
    """

    line: BlockView
    status: RevisionStatus

    @property
    def block(self) -> RedlineBlock:
        """The block itself."""
        return self.line.block

    @property
    def before(self) -> BlockPlace | None:
        """Its place in the text before; None where this item is not part of that text."""
        return self.block.before if self.status.has_before else None

    @property
    def after(self) -> BlockPlace | None:
        """Its place in the text after; None where this item is not part of that text."""
        return self.block.after if self.status.has_after else None

    @property
    def places(self) -> list[BlockPlace]:
        """Its places in the texts of which it is part."""
        return [place for place in (self.before, self.after) if place]


def merge_blocks(lines: Iterable[BlockView]) -> list[Item]:
    """Merge the blocks of both texts into one sequence; notes are left out, they stand at their calls.

    Args:
        lines: The blocks in the order of reading.

    Returns:
        The items. Those with a place before are in the order of the text before, those with a place after in the order
        of the text after. Between two blocks that stayed, deletions come first.
    """
    blocks = [line for line in lines if line.place.kind is not BlockKind.NOTE]
    before = sorted((line for line in blocks if line.block.before), key=lambda line: _order(line.block.before))
    after = sorted((line for line in blocks if line.block.after), key=lambda line: _order(line.block.after))
    stays = _keep_order(after)
    sequence: list[Item] = []
    remaining = iter(before)
    for line in after:
        if id(line) not in stays:
            new = line.block.before is None
            sequence.append(Item(line, RevisionStatus.INSERTED if new else RevisionStatus.MOVED_TO))
            continue
        leaving = []
        for earlier in remaining:
            if earlier is line:
                break
            leaving.append(_leave(earlier))
        _insert_before_new(sequence, leaving)
        sequence.append(Item(line, RevisionStatus.KEPT))
    _insert_before_new(sequence, [_leave(earlier) for earlier in remaining])
    return sequence


def _order(place: BlockPlace | None) -> tuple[int, int]:
    assert place is not None  # noqa: S101 – only blocks with that place are sorted by it
    return place.order, place.piece


def _leave(line: BlockView) -> Item:
    return Item(line, RevisionStatus.DELETED if line.block.after is None else RevisionStatus.MOVED_FROM)


def _keep_order(after: list[BlockView]) -> set[int]:
    """Return the identities of the blocks that keep their order: the heaviest set of those that did not move.

    A block that the comparison calls moved is never among them. Of the pieces of a line all are, or none.
    """
    both = [line for line in after if line.block.before]
    still = [line for line in both if not line.block.moved]
    ranks = {order: n for n, order in enumerate(sorted(_order(line.block.before) for line in still))}
    weights = [1 + sum(len(run.text) for run in line.block.runs) for line in still]
    moving = moved([ranks[_order(line.block.before)] for line in still], weights)
    stays = {id(line) for n, line in enumerate(still) if n not in moving}
    pieces = [line for line in both if _is_piece(line)]
    while torn := _lines_of(line for line in pieces if id(line) not in stays):
        leaving = {id(line) for line in pieces if id(line) in stays and not torn.isdisjoint(_lines_of([line]))}
        if not leaving:
            break
        stays -= leaving
    return stays


def _is_piece(line: BlockView) -> bool:
    return any(place and not (place.ends and not place.piece) for place in (line.block.before, line.block.after))


def _lines_of(pieces: Iterable[BlockView]) -> set[tuple[int, int]]:
    """Return the lines of both texts that pieces are of: 0 for before and 1 for after, and the order."""
    return {
        (side, place.order)
        for piece in pieces
        for side, place in enumerate((piece.block.before, piece.block.after))
        if place is not None
    }


def _insert_before_new(sequence: list[Item], leaving: list[Item]) -> None:
    """Insert what leaves before the new items at the end of the sequence."""
    at = len(sequence)
    while at and sequence[at - 1].status in (RevisionStatus.INSERTED, RevisionStatus.MOVED_TO):
        at -= 1
    sequence[at:at] = leaving
