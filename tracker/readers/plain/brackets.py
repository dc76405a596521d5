"""Square brackets that a word processor put into the text: note calls, notes, bookmarks.

Apache POI writes ``[footnoteRef:8]`` for a call, ``[8: …]`` for the note behind the paragraph, and
``[bookmark: …]``; data sets of UN documents write ``[fn:2]``. All other brackets belong to the text: drafters
put contested words in them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from tracker.model.finding import Finding
from tracker.readers.plain.account import Account
from tracker.readers.reading import ArtefactKind
from tracker.text.compose import FoundNote
from tracker.text.escapes import clean

_BRACKETED = re.compile(
    r"\[(?:footnoteRef:(?P<ref>\d{1,6})\]|fn:(?P<fn>\w{1,8})\]|(?P<bookmark>bookmark:[^\]\n]*\])|(?P<body>\d{1,6}):)"
)
MAX_NOTE_LINES = 12
"""Lines that a note in the text may take; the bracket of a longer one counts as a bracket of the text."""


@dataclass(frozen=True, slots=True)
class Removal:
    """A stretch to be removed from the text.

    Attributes:
        start: Its first character, from 0.
        end: One past its last character.
        call: Name of the note that it calls, if it is a call.
        replacement: Characters to put in its place.
    """

    start: int
    end: int
    call: str = ""
    replacement: str = ""


def find_removals(text: str, account: Account) -> list[Removal]:
    """Find the note calls, the notes in the text and the bookmarks.

    >>> account = Account(first=1)
    >>> find_removals("Peace[footnoteRef:8]. [8: See above.]", account)[0].call, account.notes[0].text
    ('8', 'See above.')

    Args:
        text: The treaty text.
        account: Receives the notes, the artefacts and the calls without a note.

    Returns:
        The stretches to be removed, in order.
    """
    matches = [*_BRACKETED.finditer(text)]
    if not matches:
        return []
    line_starts = [0, *(match.end() for match in re.finditer("\n", text))]
    called = {match["ref"] for match in matches if match["ref"]}
    closing = _closing_brackets(text, {m.start() for m in matches if m["body"] in called}, line_starts)
    written = {note.id for note in account.notes}
    written |= {match["body"] for match in matches if match.start() in closing}
    removals: list[Removal] = []
    for match in matches:
        start, end = match.span()
        before = removals[-1].end if removals else 0
        if start < before:
            continue
        index = bisect_right(line_starts, start) - 1
        name = match["ref"] or match["fn"]
        if name and name in written:
            removals.append(Removal(start, end, call=name))
            account.record(index, match[0], ArtefactKind.CALL)
        elif name:
            account.problems.append(_call_without_note(match[0], index + account.first))
        elif match["bookmark"]:
            removals.append(Removal(start, end))
            account.record(index, match[0], ArtefactKind.BOOKMARK)
        elif start in closing:
            close = closing[start]
            lines = text[end:close].split("\n")
            note = "\n".join(filter(None, map(clean, lines)))
            account.notes.append(FoundNote(match["body"], note, index + account.first))
            account.record(index, match[0], ArtefactKind.NOTE_FRAME)
            account.record(index + len(lines) - 1, text[close], ArtefactKind.NOTE_FRAME)
            removals.append(_around_note(text, before, start, close + 1))
    return removals


def _around_note(text: str, before: int, start: int, end: int) -> Removal:
    """Return the removal of a note with the blanks around it; words on either side stay separate."""
    left = text[before:start]
    start = before + len(left.rstrip(" \t"))
    while end < len(text) and text[end] in " \t":
        end += 1
    return Removal(start, end, replacement="" if text[end : end + 1] in {"", "\n", *",.;:)"} else " ")


def _closing_brackets(text: str, opening: set[int], line_starts: list[int]) -> dict[int, int]:
    """Return the closing bracket of each opening one, in one pass; none for a note that never ends."""
    if not opening:
        return {}
    closing: dict[int, int] = {}
    unclosed: list[int] = []
    for match in re.finditer(r"[\[\]]", text):
        at = match.start()
        if match[0] == "[":
            unclosed.append(at)
        elif unclosed and (begin := unclosed.pop()) in opening:
            lines = bisect_right(line_starts, at) - bisect_right(line_starts, begin)
            if lines < MAX_NOTE_LINES:
                closing[begin] = at
    return closing


def _call_without_note(call: str, line: int) -> Finding:
    return Finding(
        line=line,
        message=f"{call} refers to a note that does not exist",
        cause="The text has no note of that number; the reference was kept as plain words",
        remedy="Add the note, or delete the reference to it",
    )
