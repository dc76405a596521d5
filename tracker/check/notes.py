"""Checks the notes: notes without a call, and calls without a note."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.model.block import BlockKind
from tracker.model.finding import Finding
from tracker.model.provision import Eid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.model.draft import DraftText

_CALL = re.compile(r"\[\^[^\]\[\s^]+\]")
"""A call without a note: the parser keeps it in the text as it was printed."""


def notes_without_call(draft: DraftText) -> Iterator[Finding]:
    """Yield the notes that no word of the text calls."""
    called = {call for _, block in draft.blocks for call in block.calls}
    for number in range(1, len(draft.notes) + 1):
        if number not in called:
            yield Finding(
                check="note-without-call",
                eid=Eid(f"note_{number}"),
                message=f"Nothing calls note {number}",
                cause="A note without a call explains no word of the text",
                remedy="Put its call where it belongs, or delete the note",
            )


def calls_without_note(draft: DraftText) -> Iterator[Finding]:
    """Yield the calls whose note is missing."""
    for eid, block in draft.blocks:
        for call in _CALL.finditer(block.text) if block.kind is not BlockKind.NOTE else ():
            yield Finding(
                check="call-without-note",
                eid=eid,
                message=f"The note that “{call[0]}” calls is missing",
                cause="No note of that name was found in the text",
                remedy="Add the note, or delete the call",
                start=call.start(),
                end=call.end(),
            )
