"""The blocks of both texts in one row, from which each text can be taken: what Word calls accepting and rejecting.

A block that stayed stands once. What stands elsewhere stands twice, as moved away and as moved here. So the row
without what is gone is the text after, in its order, and without what is new the text before, in its own.
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


class Status(StrEnum):
    """How Word must treat a paragraph."""

    KEPT = "kept"
    INSERTED = "ins"
    DELETED = "del"
    MOVED_AWAY = "moveFrom"
    MOVED_HERE = "moveTo"

    @property
    def has_before(self) -> bool:
        """Whether it stands in the text before."""
        return self not in (Status.INSERTED, Status.MOVED_HERE)

    @property
    def has_after(self) -> bool:
        """Whether it stands in the text after."""
        return self not in (Status.DELETED, Status.MOVED_AWAY)


@dataclass(frozen=True, slots=True)
class Item:
    """One block at one of its places.

    Attributes:
        line: The block, as all reports print it.
        status: How it stands there.
    """

    line: BlockView
    status: Status

    @property
    def block(self) -> RedlineBlock:
        """The block itself."""
        return self.line.block

    @property
    def before(self) -> BlockPlace | None:
        """Its place before, if this is where it stood."""
        return self.block.before if self.status.has_before else None

    @property
    def after(self) -> BlockPlace | None:
        """Its place after, if this is where it stands."""
        return self.block.after if self.status.has_after else None


def ordered(lines: Iterable[BlockView]) -> list[Item]:
    """All blocks but the notes, which stand where they are called.

    Args:
        lines: The blocks in the order of reading.

    Returns:
        The row: its items with a place before rise in that, those with a place after in theirs. Between two that
        stayed, what is gone stands first.
    """
    found = [line for line in lines if line.place.kind is not BlockKind.NOTE]
    old = sorted(
        (item for line in found if (item := _standing(line, after=False)).before), key=lambda item: _place(item.before)
    )
    new = sorted(
        (item for line in found if (item := _standing(line, after=True)).after), key=lambda item: _place(item.after)
    )
    stays = _staying(new)
    row: list[Item] = []
    rest = iter(old)
    for item in new:
        if id(item.line) not in stays:
            row.append(
                item if item.before is None and item.block.before is None else Item(item.line, Status.MOVED_HERE)
            )
            continue
        fresh = _last_new(row)
        gone = []
        for other in rest:
            if other.line is item.line:
                break
            gone.append(other if other.block.after is None else Item(other.line, Status.MOVED_AWAY))
        row[fresh:fresh] = gone
        row.append(item)
    fresh = _last_new(row)
    row[fresh:fresh] = [other if other.block.after is None else Item(other.line, Status.MOVED_AWAY) for other in rest]
    return row


def _standing(line: BlockView, *, after: bool) -> Item:
    block = line.block
    if block.before and block.after:
        return Item(line, Status.KEPT)
    if after:
        return Item(line, Status.INSERTED if block.after else Status.DELETED)
    return Item(line, Status.DELETED if block.before else Status.INSERTED)


def _place(place: BlockPlace | None) -> int:
    assert place is not None  # noqa: S101 – only items with that place are sorted by it
    return place.order


def _staying(new: list[Item]) -> set[int]:
    """Those that keep their order, as heavy as can be; never one that the comparison says has moved."""
    both = [item for item in new if item.block.before and not item.block.moved]
    weights = [1 + sum(len(run.text) for run in item.block.runs) for item in both]
    gone = moved([_place(item.before) for item in both], weights)
    return {id(item.line) for n, item in enumerate(both) if n not in gone}


def _last_new(row: list[Item]) -> int:
    """Where the new items at the end of the row begin."""
    at = len(row)
    while at and row[at - 1].status in (Status.INSERTED, Status.MOVED_HERE):
        at -= 1
    return at
