"""On which line a block stands: in the structured text, or in the file that it was read from."""

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
    """The line on which each block begins in the file that :func:`tracker.text.writer.write` makes, from 1."""
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
"""Characters behind the last block in which the next one is looked for: what a reader left out stands between."""
SNIPPET = 30


def lines_in(draft: DraftText, text: str) -> dict[Eid, int]:
    """The line on which each block begins in a text file that the draft was read from, from 1.

    Args:
        draft: The draft.
        text: The file's content. A block whose first words are not found there is said to stand where the last one did.
    """
    out: dict[Eid, int] = {}
    place, line = 0, 1
    for eid, block in draft.blocks:
        snippet = _beginning(block)
        found = text.find(snippet, place, place + WINDOW) if snippet else -1
        if found >= 0:
            line += text.count("\n", place, found)
            place = found
        out[eid] = line
        place += len(snippet) if found >= 0 else 0
    return out


def _beginning(block: Block) -> str:
    """The first words of a block, as they may be found on one line of a file."""
    words = block.text
    if block.kind is BlockKind.HEADING:
        parts = split_heading(words)
        words = parts.label or parts.heading
    return words.split(CALL)[0].split("\n")[0][:SNIPPET].rstrip()
