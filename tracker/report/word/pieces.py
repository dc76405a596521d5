"""Paragraphs → stretches of words that are kept, deleted, inserted or moved, so that every program can follow them.

LibreOffice takes an insertion that ends a paragraph and one that begins the next for one, and loses the end of the
paragraph between them, though that stays (7.4; the same with deletions). So two of one kind never meet across such an
end: a deletion and an insertion there change places, and where there is but one, the last word before it is struck
and written again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.model.block import CALL, BlockKind
from tracker.model.heading import CLOSING_LABEL
from tracker.model.redline import RunKind
from tracker.report.word.order import Item, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.report.word.paragraphs import Paragraph

TAB = "\t"
"""Parts a number from the words behind it; treaty text never has one."""

_LAST_WORD = re.compile(r"\S*\s*\Z")
_NEW = (Status.INSERTED, Status.MOVED_HERE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words.

    Attributes:
        status: What became of it.
        text: Its words; each note call is one :data:`~tracker.model.block.CALL`.
        before: Numbers of the notes that it calls in the text before; empty if it does not stand there.
        after: The same of the text after.
        hidden: Whether it belongs to our form of the text, not to the treaty.
    """

    status: Status
    text: str
    before: tuple[int, ...] = ()
    after: tuple[int, ...] = ()
    hidden: bool = False


def pieces(row: Sequence[Paragraph]) -> list[list[Piece]]:
    """The pieces of each paragraph.

    Args:
        row: The paragraphs of a document.
    """
    out = [list(_of(each)) for each in row]
    for (one, two), paragraph in zip(pairwise(out), row, strict=False):
        if paragraph.status is Status.KEPT and one and two and _meet(one[-1], two[0]):
            one[:] = _parted(one)
    return out


def _of(paragraph: Paragraph) -> Iterator[Piece]:
    head, *rest = paragraph.items
    yield from _words(head)
    if paragraph.tab:
        # It stands where the number does; where that is alone in a text, it does no harm.
        yield Piece(head.status, TAB)
    for item in rest:
        yield from _words(item)


def _words(item: Item) -> Iterator[Piece]:
    heading = all(place.kind is BlockKind.HEADING for place in (item.before, item.after) if place)
    for run in item.block.runs:
        # Words that went with a move are struck where they stood, and new ones written where they stand now.
        own = {RunKind.DELETED: Status.DELETED, RunKind.INSERTED: Status.INSERTED}.get(run.kind, item.status)
        there = {RunKind.DELETED: item.status.has_before, RunKind.INSERTED: item.status.has_after}
        if run.text and there.get(run.kind, True):
            yield Piece(
                own,
                run.text,
                run.calls_before if own.has_before else (),
                run.calls_after if own.has_after else (),
                hidden=heading and run.text == CLOSING_LABEL,
            )


def _meet(one: Piece, two: Piece) -> bool:
    return Status.KEPT not in (one.status, two.status) and (one.status in _NEW) == (two.status in _NEW)


def _parted(row: list[Piece]) -> list[Piece]:
    """The same paragraph, not ending with what it ended with."""
    *front, last = row
    if front and front[-1].status not in (Status.KEPT, last.status):
        return [*front[:-1], last, front[-1]]
    if not front or front[-1].status is not Status.KEPT:
        return row
    *front, kept = front
    found = _LAST_WORD.search(kept.text)
    word = kept.text[found.start() :] if found and found.group() else kept.text
    rest = kept.text[: len(kept.text) - len(word)]
    calls = rest.count(CALL)
    again = Status.DELETED if last.status is Status.INSERTED else Status.INSERTED
    before, after = kept.before[calls:], kept.after[calls:]
    grown = replace(
        last,
        text=word + last.text,
        before=before + last.before if last.status.has_before else (),
        after=after + last.after if last.status.has_after else (),
    )
    word_again = Piece(again, word, before if again.has_before else (), after if again.has_after else (), kept.hidden)
    kept = replace(kept, text=rest, before=kept.before[:calls], after=kept.after[:calls])
    return [*front, *([kept] if rest else []), grown, word_again]
