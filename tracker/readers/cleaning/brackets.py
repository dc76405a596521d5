"""Square brackets that a word processor put into the text: note calls, notes, bookmarks.

Apache POI writes ``[footnoteRef:8]`` for a call, ``[8: …]`` for the note behind the paragraph, and
``[bookmark: …]``; data sets of UN documents write ``[fn:2]``. All other brackets are the text's own: drafters
put contested words in them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from tracker.model.finding import Finding
from tracker.readers.cleaning.account import Account
from tracker.readers.reading import ArtefactKind
from tracker.text.compose import FoundNote
from tracker.text.escapes import clean

_BRACKETED = re.compile(
    r"\[(?:footnoteRef:(?P<ref>\d{1,6})\]|fn:(?P<fn>\w{1,8})\]|(?P<bookmark>bookmark:[^\]\n]*\])|(?P<body>\d{1,6}):)"
)
LONGEST_NOTE = 12
"""Lines that a note in the text may go over; past that its bracket is taken for one of the text's own."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch of the text to be taken out.

    Attributes:
        start: Its first character.
        end: The one behind its last.
        call: The note it calls, if it is a call.
        put: What is put in its place.
    """

    start: int
    end: int
    call: str = ""
    put: str = ""


def find_cuts(text: str, account: Account) -> list[Cut]:
    """Find the calls, the notes in the text and the bookmarks.

    Args:
        text: The treaty text.
        account: Takes the notes, the artefacts and the calls that call nothing.

    Returns:
        What is to be cut out of the text, in order.
    """
    matches = [*_BRACKETED.finditer(text)]
    if not matches:
        return []
    starts = _line_starts(text)
    called = {match["ref"] for match in matches if match["ref"]}
    closing = _closing(text, {m.start() for m in matches if m["body"] in called}, starts)
    written = {note.id for note in account.notes}
    written |= {match["body"] for match in matches if match.start() in closing}
    cuts: list[Cut] = []
    for match in matches:
        start, end = match.span()
        before = cuts[-1].end if cuts else 0
        if start < before:
            continue
        place = bisect_right(starts, start) - 1
        name = match["ref"] or match["fn"]
        if name and name in written:
            cuts.append(Cut(start, end, call=name))
            account.took(place, match[0], ArtefactKind.CALL)
        elif name:
            account.problems.append(_calls_nothing(match[0], place + account.first))
        elif match["bookmark"]:
            cuts.append(Cut(start, end))
            account.took(place, match[0], ArtefactKind.BOOKMARK)
        elif start in closing:
            close = closing[start]
            lines = text[end:close].split("\n")
            note = "\n".join(filter(None, map(clean, lines)))
            account.notes.append(FoundNote(match["body"], note, place + account.first))
            account.took(place, match[0], ArtefactKind.NOTE_FRAME)
            account.took(place + len(lines) - 1, text[close], ArtefactKind.NOTE_FRAME)
            cuts.append(_around_note(text, before, start, close + 1))
    return cuts


def _around_note(text: str, before: int, start: int, end: int) -> Cut:
    """The cut of a note with the blanks around it; words on either side stay apart."""
    left = text[before:start]
    start = before + len(left.rstrip(" \t"))
    while end < len(text) and text[end] in " \t":
        end += 1
    return Cut(start, end, put="" if text[end : end + 1] in {"", "\n", *",.;:)"} else " ")


def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer("\n", text))]


def _closing(text: str, opening: set[int], starts: list[int]) -> dict[int, int]:
    """The closing bracket of each note in the text, in one pass; none for a note that never ends."""
    if not opening:
        return {}
    found: dict[int, int] = {}
    unclosed: list[int] = []
    for match in re.finditer(r"[\[\]]", text):
        at = match.start()
        if match[0] == "[":
            unclosed.append(at)
        elif unclosed and (begin := unclosed.pop()) in opening:
            lines = bisect_right(starts, at) - bisect_right(starts, begin)
            if lines < LONGEST_NOTE:
                found[begin] = at
    return found


def _calls_nothing(call: str, line: int) -> Finding:
    return Finding(
        line=line,
        message=f"{call} calls a note that is not there",
        cause="No note of that number stands in the text; the call was kept as plain words",
        remedy="Add the note, or delete the call",
    )
