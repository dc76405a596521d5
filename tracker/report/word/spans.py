"""Spans of words that are kept, deleted, inserted or moved, ordered so that LibreOffice accepts and rejects them too.

LibreOffice takes an insertion at the end of a paragraph and one at the beginning of the next for one insertion, and
loses the paragraph mark between them, although it stayed (7.4; the same with deletions). So two spans of one kind never
meet across a paragraph mark that stayed: where the paragraph ends in a deletion and an insertion, these two change
places; where it ends in only one of them, the last word before it is struck and written again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.model.block import CALL, BlockKind
from tracker.model.heading import CLOSING_LABEL
from tracker.model.redline import RunKind
from tracker.report.word.sequence import Item, RevisionStatus

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.report.word.paragraphs import Paragraph

TAB = "\t"
"""Stands between a number and the words behind it; treaty text never holds one."""

STATUS_OF_RUN = {
    RunKind.KEPT: RevisionStatus.KEPT,
    RunKind.INSERTED: RevisionStatus.INSERTED,
    RunKind.DELETED: RevisionStatus.DELETED,
}
_LAST_WORD = re.compile(r"\S*\s*\Z")
_NEW = (RevisionStatus.INSERTED, RevisionStatus.MOVED_TO)


@dataclass(frozen=True, slots=True)
class Span:
    """A span of words with one revision status.

    Attributes:
        status: The revision status.
        text: The words; each note call is one :data:`~tracker.model.block.CALL`.
        before: Numbers of the notes that it calls in the text before; empty if it is no part of that text.
        after: The same of the text after.
        hidden: It belongs to the structured text, not to the treaty, and Word does not show it.
    """

    status: RevisionStatus
    text: str
    before: tuple[int, ...] = ()
    after: tuple[int, ...] = ()
    hidden: bool = False


def make_spans(paragraphs: Sequence[Paragraph]) -> list[list[Span]]:
    """Return the spans of each paragraph.

    Args:
        paragraphs: All paragraphs of a document.
    """
    spans = [list(_paragraph_spans(paragraph)) for paragraph in paragraphs]
    for (first, second), paragraph in zip(pairwise(spans), paragraphs, strict=False):
        if paragraph.end is RevisionStatus.KEPT and first and second and _would_merge(first[-1], second[0]):
            first[:] = _change_end(first)
    return spans


def _paragraph_spans(paragraph: Paragraph) -> Iterator[Span]:
    number, *rest = paragraph.items
    yield from _block_spans(number)
    if paragraph.tab:
        # The tab has the status of the number. In a text where the number stands alone, a tab behind it does no harm.
        yield Span(number.status, TAB)
    for item in rest:
        yield from _block_spans(item)


def _block_spans(item: Item) -> Iterator[Span]:
    heading = all(place.kind is BlockKind.HEADING for place in item.places)
    for run in item.block.runs:
        # In a moved block, deleted words are struck at the old place, and new ones written at the new place.
        status = item.status if run.kind is RunKind.KEPT else STATUS_OF_RUN[run.kind]
        present = {RunKind.DELETED: item.status.has_before, RunKind.INSERTED: item.status.has_after}
        if run.text and present.get(run.kind, True):
            yield Span(
                status,
                run.text,
                run.calls_before if status.has_before else (),
                run.calls_after if status.has_after else (),
                hidden=heading and run.text == CLOSING_LABEL,
            )


def _would_merge(last: Span, following: Span) -> bool:
    """Return whether LibreOffice would take two spans around a paragraph mark for one."""
    return RevisionStatus.KEPT not in (last.status, following.status) and (last.status in _NEW) == (
        following.status in _NEW
    )


def _change_end(spans: list[Span]) -> list[Span]:
    """Return the spans of the same paragraph, ending in a span of another kind."""
    at = len(spans)
    while at and spans[at - 1].status is spans[-1].status:
        at -= 1
    if not at:
        return spans
    *front, former = spans[:at]
    tail = spans[at:]
    if former.status is not RevisionStatus.KEPT:
        return [*front, *tail, former]
    match = _LAST_WORD.search(former.text)
    word = former.text[match.start() :] if match and match.group() else former.text
    rest = former.text[: len(former.text) - len(word)]
    calls = rest.count(CALL)
    status = tail[0].status
    opposite = RevisionStatus.DELETED if status is RevisionStatus.INSERTED else RevisionStatus.INSERTED
    before, after = former.before[calls:], former.after[calls:]

    def written(status: RevisionStatus) -> Span:
        """Return the last word with this status."""
        on_before, on_after = before if status.has_before else (), after if status.has_after else ()
        return Span(status, word, on_before, on_after, former.hidden)

    kept = replace(former, text=rest, before=former.before[:calls], after=former.after[:calls])
    return [*front, *([kept] if rest else []), written(status), *tail, written(opposite)]
