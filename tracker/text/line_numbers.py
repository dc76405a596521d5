"""Line numbers of blocks: in the structured text, or in the file that the draft was read from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.language.labels import split_heading
from tracker.model.block import CALL, BlockKind
from tracker.text.front import write_front

if TYPE_CHECKING:
    from tracker.model.block import Block
    from tracker.model.draft import DraftText
    from tracker.model.provision import Eid


def line_numbers(draft: DraftText) -> dict[Eid, int]:
    """Return the line on which each block begins in the file that :func:`tracker.text.writer.write` makes, from 1."""
    out: dict[Eid, int] = {}
    line = write_front(draft.front).count("\n") + 2
    last: BlockKind | None = None
    for eid, block in draft.blocks:
        line += last is not None and not (last is block.kind is BlockKind.ROW)
        out[eid] = line
        line += 1 + (block.text.count("\n") if block.kind is BlockKind.NOTE else 0)
        last = block.kind
    return out


WINDOW = 4_000
"""Characters behind the last block in which the next one is searched: text that a reader left out may stand between."""
SNIPPET = 30
"""Characters of a block that are searched."""


def lines_in(draft: DraftText, text: str) -> dict[Eid, int]:
    """Return the line on which each block begins in the text file that the draft was read from, from 1.

    Args:
        draft: The draft.
        text: The file's content. A block whose first words are not found in it gets the line of the block before.
    """
    out: dict[Eid, int] = {}
    place, line = 0, 1
    for eid, block in draft.blocks:
        snippet = _beginning(block)
        start = text.find(snippet, place, place + WINDOW) if snippet else -1
        if start >= 0:
            line += text.count("\n", place, start)
            place = start + len(snippet)
        out[eid] = line
    return out


def _beginning(block: Block) -> str:
    """Return the first words of a block, as they may occur on one line of a file."""
    words = block.text
    if block.kind is BlockKind.HEADING:
        parts = split_heading(words)
        words = parts.label or parts.heading
    return words.split(CALL)[0].split("\n")[0][:SNIPPET].rstrip()
