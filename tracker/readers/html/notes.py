"""Notes of a web page. HTML has no element for them: a note is a line to which the link of its number leads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.model.block import CALL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.readers.html.page import PageLine
    from tracker.readers.structure.rendered import RenderedLine

_NUMBER = re.compile(r"\s*[\[(]?(\d{1,4}|[*†])[\])]?\s*\.?\s*")


def find_notes(lines: Sequence[PageLine]) -> dict[str, str]:
    """Return the text of each note that is called, by its anchor.

    A note is a line with an anchor that begins with a number, to which a link leads whose words are that number.
    """
    targets = {name: line for line in lines for name in line.anchors}
    notes = {}
    for line in lines:
        for start, end, target in line.links:
            number = _NUMBER.fullmatch(line.line.text[start:end])
            note = targets.get(target)
            if number is None or note is None or note is line:
                continue
            begin = _NUMBER.match(note.line.text)
            if begin is not None and begin[1] == number[1] and not _is_call(note, begin.end(), line):
                notes[target] = " ".join(note.line.text[begin.end() :].split())
    return notes


def _is_call(note: PageLine, end: int, caller: PageLine) -> bool:
    """Return whether a line is no note but holds the call, to which the backlink of the note leads."""
    return not note.line.text[end:].strip() or caller.line.text.strip() == note.line.text.strip()


def with_calls(page_line: PageLine, notes: dict[str, str]) -> RenderedLine:
    """Return a line with a sign in the place of each link to a note, and without the brackets around it.

    Args:
        page_line: The line; it is changed.
        notes: The notes, by anchor.
    """
    line = page_line.line
    text, at = "", 0
    for start, end, target in page_line.links:
        if target in notes and start >= at:
            text += line.text[at:start].rstrip("([") + CALL
            line.ids.append(target)
            at = end
            if line.text[at : at + 1] in (")", "]"):
                at += 1
    line.text = text + line.text[at:]
    return line
