"""Writes a draft as structured text; the inverse of :mod:`tracker.text.parser`."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, assert_never

from tracker.model.block import Block, BlockKind
from tracker.text.escapes import escape_start, write_calls
from tracker.text.front import write_front

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.model.draft import DraftText


def write(draft: DraftText) -> str:
    """Return the whole file: front matter, a blank line, the canonical body."""
    return f"{write_front(draft.front)}\n{body(draft)}"


def body(draft: DraftText) -> str:
    """Return the canonical body: the text without front matter, ending in one line feed; empty for no text."""
    return write_blocks(block for _, block in draft.blocks)


def digest(draft: DraftText) -> str:
    """Return the digest of the text: sha256 of the canonical body in UTF-8, 64 hex digits."""
    return hashlib.sha256(body(draft).encode()).hexdigest()


def write_blocks(blocks: Iterable[Block]) -> str:
    """Write blocks as a canonical body.

    Args:
        blocks: Any sequence of blocks, notes last; the number of a note is its place among the notes.

    Returns:
        One block a line (notes may take more), a blank line between them except inside a table.

    >>> print(write_blocks([Block(BlockKind.HEADING, "Article 1", level=3), Block(BlockKind.TEXT, "Peace.")]), end="")
    ### Article 1
    <BLANKLINE>
    Peace.
    """
    out: list[str] = []
    notes = 0
    last: BlockKind | None = None
    for block in blocks:
        notes += block.kind is BlockKind.NOTE
        if last is not None and not (last is block.kind is BlockKind.ROW):
            out.append("\n")
        out.append(_line(block, notes) + "\n")
        last = block.kind
    return "".join(out)


def _line(block: Block, note_number: int) -> str:
    text = write_calls(block.text, block.calls)
    match block.kind:
        case BlockKind.TITLE:
            return f"# {text}"
        case BlockKind.HEADING:
            return f"{'#' * block.level} {text}".rstrip()
        case BlockKind.FORMULA:
            return f">> {text}"
        case BlockKind.RECITAL:
            return f"> {text}"
        case BlockKind.NOTE:
            return f"[^{note_number}]: {text}".rstrip().replace("\n", "\n    ")
        case BlockKind.ROW:
            return text
        case BlockKind.TEXT:
            return escape_start(text)
        case _:
            assert_never(block.kind)
