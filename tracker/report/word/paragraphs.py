"""Blocks → paragraphs of Word: a number and the words behind it stand in one line, as in any treaty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.model.block import BlockKind
from tracker.model.redline import BlockPart
from tracker.report.word.order import Item, Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.model.redline import BlockPlace


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph.

    Attributes:
        items: A number and what stands behind it; else one block.
        status: What becomes of its end.
        tab: Whether words can stand behind the number: a tab does then.
    """

    items: tuple[Item, ...]
    status: Status
    tab: bool = False

    def style(self, side: int) -> str:
        """Its style in one of the texts, from which the kind of its blocks can be told.

        Args:
            side: 0 before, 1 after.
        """
        there = [(item.line.depth, place) for item in self.items if (place := (item.before, item.after)[side])]
        return style(*there[0]) if there else ""


def style(depth: int, place: BlockPlace) -> str:
    """The style of a block, by its kind and level.

    Args:
        depth: Level of the heading it stands under.
        place: Where it stands.
    """
    if place.kind is BlockKind.HEADING:
        return f"TreatyHeading{place.level}"
    return f"TreatyText{depth}" if place.kind is BlockKind.TEXT else f"Treaty{place.kind.capitalize()}"


def paragraphs(items: Iterable[Item]) -> list[Paragraph]:
    """The row of blocks as paragraphs.

    Args:
        items: As :func:`~tracker.report.word.order.ordered` gives them.
    """
    out: list[Paragraph] = []
    for item in items:
        if out and (status := _joined(out[-1], item)):
            out[-1] = Paragraph((*out[-1].items, item), status, tab=True)
        else:
            out.append(Paragraph((item,), item.status))
    return out


def _joined(last: Paragraph, item: Item) -> Status | None:
    """The status of both in one paragraph, if they can stand in one: if they do in each text that has both."""
    head = last.items[0]
    if not _is_number(head) or not _is_text(item):
        return None
    for other in last.items[1:]:
        if (other.before and item.before) or (other.after and item.after):
            return None  # Words stand behind the number already.
    statuses = {head.status, *(each.status for each in last.items[1:]), item.status}
    if len(statuses) == 1:
        return head.status
    # A number that came to words that stayed, or words that came behind a number that did. Never a move: Word shows
    # one as a move only if whole paragraphs went.
    if statuses <= {Status.KEPT, Status.INSERTED, Status.DELETED} and Status.KEPT in (head.status, item.status):
        return Status.KEPT
    return None


def _is_number(item: Item) -> bool:
    places = [place for place in (item.before, item.after) if place]
    return all(place.is_label for place in places) and not any(
        run.part is BlockPart.TEXT and run.text for run in item.block.runs
    )


def _is_text(item: Item) -> bool:
    return all(place.kind is BlockKind.TEXT for place in (item.before, item.after) if place)
