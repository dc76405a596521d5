"""Paragraphs of Word, made of blocks: a number and the words behind it stand in one line, as in any treaty."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.model.block import BlockKind
from tracker.model.redline import BlockPart
from tracker.report.word.sequence import Item, RevisionStatus

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.model.redline import BlockPlace


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph.

    Attributes:
        items: A number and the text behind it; else one block.
        status: The revision status of its words as a whole.
        tab: A tab follows the number, since text can stand behind it.
        begins: Before and after, the paragraph that holds the beginning of the line that this one ends; None for
            itself. Word gives a joined paragraph the style of the last one.
    """

    items: tuple[Item, ...]
    status: RevisionStatus
    tab: bool = False
    begins: tuple[Paragraph | None, Paragraph | None] = (None, None)

    def style(self, side: int) -> str:
        """Return its style in one of the texts, which tells the kind of its blocks; empty where it is no part of it.

        Args:
            side: 0 before, 1 after.
        """
        first = self.begins[side] or self
        styles = (
            style_name(item.line.depth, place)
            for item in first.items
            if (place := (item.before, item.after)[side]) is not None
        )
        return next(styles, "")

    @property
    def end(self) -> RevisionStatus:
        """The revision status of its end: inserted where a line is divided behind it, deleted where it is joined."""
        goes_on = self.goes_on(0), self.goes_on(1)
        if self.status is not RevisionStatus.KEPT or goes_on[0] == goes_on[1]:
            return self.status
        return RevisionStatus.INSERTED if goes_on[0] else RevisionStatus.DELETED

    def stands_in(self, side: int) -> bool:
        """Return whether it holds words of one of the texts: 0 before, 1 after."""
        return any((item.before, item.after)[side] is not None for item in self.items)

    def goes_on(self, side: int) -> bool:
        """Return whether the line of one of the texts that it holds last goes on in a later paragraph.

        Args:
            side: 0 before, 1 after.
        """
        places = [place for item in self.items if (place := (item.before, item.after)[side]) is not None]
        return bool(places) and not places[-1].ends


def style_name(depth: int, place: BlockPlace) -> str:
    """Return the style of a block, by its kind and level.

    Args:
        depth: Level of the heading above it.
        place: Its place in one of the texts.
    """
    if place.kind is BlockKind.HEADING:
        return f"TreatyHeading{place.level}"
    return f"TreatyText{depth}" if place.kind is BlockKind.TEXT else f"Treaty{place.kind.capitalize()}"


def make_paragraphs(items: Iterable[Item]) -> list[Paragraph]:
    """Make paragraphs of a sequence of blocks.

    Args:
        items: The sequence from :func:`~tracker.report.word.sequence.merge_blocks`.
    """
    paragraphs: list[Paragraph] = []
    for item in items:
        if paragraphs and (status := _shared_status(paragraphs[-1], item)):
            paragraphs[-1] = Paragraph((*paragraphs[-1].items, item), status, tab=True)
        elif paragraphs and _is_further_piece(paragraphs[-1], item):
            paragraphs[-1] = replace(paragraphs[-1], items=(*paragraphs[-1].items, item))
        else:
            paragraphs.append(Paragraph((item,), item.status))
    return _with_beginnings(paragraphs)


def _is_further_piece(last: Paragraph, item: Item) -> bool:
    """Return whether an item of one text alone is the next piece of the line in a paragraph."""
    places, former = item.places, last.items[-1].places
    return (
        item.status is last.status
        and len(places) == len(former) == 1
        and places[0].piece > 0
        and places[0].order == former[0].order
    )


def _with_beginnings(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """Return paragraphs, with the beginnings of the lines that they end."""
    out: list[Paragraph] = []
    open_lines: list[Paragraph | None] = [None, None]  # Before and after, the beginning of a line that goes on.
    for paragraph in paragraphs:
        begins: list[Paragraph | None] = [None, None]
        for side in (0, 1):
            if paragraph.stands_in(side):
                begins[side] = open_lines[side]
                open_lines[side] = (begins[side] or paragraph) if paragraph.goes_on(side) else None
        out.append(replace(paragraph, begins=(begins[0], begins[1])) if any(begins) else paragraph)
    return out


def _shared_status(last: Paragraph, item: Item) -> RevisionStatus | None:
    """Return the status of a paragraph and a block in one paragraph; None where they cannot be one in each text."""
    number = last.items[0]
    if not _is_number(number) or not _is_text(item):
        return None
    for earlier in last.items[1:]:
        if (earlier.before and item.before) or (earlier.after and item.after):
            return None  # Text stands behind the number already.
    statuses = {number.status, *(earlier.status for earlier in last.items[1:]), item.status}
    if len(statuses) == 1:
        return number.status
    # A number that was put before text that stayed, or text that was put behind a number that did. Never a move: Word
    # shows a move as such only where whole paragraphs went.
    in_line = {RevisionStatus.KEPT, RevisionStatus.INSERTED, RevisionStatus.DELETED}
    if statuses <= in_line and RevisionStatus.KEPT in (number.status, item.status):
        return RevisionStatus.KEPT
    return None


def _is_number(item: Item) -> bool:
    """Return whether a block is the label of a paragraph or point, without a heading in words."""
    return all(place.is_label for place in item.places) and not any(
        run.part is BlockPart.TEXT and run.text for run in item.block.runs
    )


def _is_text(item: Item) -> bool:
    return all(place.kind is BlockKind.TEXT for place in item.places)
