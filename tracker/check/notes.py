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
                message=f"Note {number} is not referred to",
                cause="A note to which no number in the text refers explains nothing",
                remedy="Put its number where it belongs in the text, or delete the note",
            )


def calls_without_note(draft: DraftText) -> Iterator[Finding]:
    """Yield the calls whose note is missing."""
    for eid, block in draft.blocks:
        for call in _CALL.finditer(block.text) if block.kind is not BlockKind.NOTE else ():
            yield Finding(
                check="call-without-note",
                eid=eid,
                message=f"“{call[0]}” refers to a note that is missing",
                cause="The text has no note of that name",
                remedy="Add the note, or delete the reference to it",
                start=call.start(),
                end=call.end(),
            )
