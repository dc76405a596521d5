"""Where a block stands in the structured text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model.block import Mark
from tracker.text.front import write_front

if TYPE_CHECKING:
    from tracker.model.draft import DraftText
    from tracker.model.provision import Eid


def line_numbers(draft: DraftText) -> dict[Eid, int]:
    """The line on which each block begins in the file that :func:`tracker.text.writer.write` makes, from 1."""
    out: dict[Eid, int] = {}
    line = write_front(draft.front).count("\n") + 2
    last: Mark | None = None
    for eid, block in draft.blocks:
        line += last is not None and not (last is block.mark is Mark.ROW)
        out[eid] = line
        line += 1 + (block.text.count("\n") if block.mark is Mark.NOTE else 0)
        last = block.mark
    return out
