"""The note of changes as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.report.terminal.plain import WIDTH, wrap

if TYPE_CHECKING:
    from tracker.report.note.note import Note, NoteItem


def note_text(note: Note, width: int = WIDTH) -> str:
    """Return the note as text with lines of at most so many columns.

    Args:
        note: The note.
        width: Columns of a line.
    """
    paragraphs = [wrap(note.title, width=width), wrap(note.intro, width=width)]
    paragraphs += [wrap(f"! {notice.line}", rest="  ", width=width) for notice in note.notices]
    if note.same:
        paragraphs.append(wrap(note.same, width=width))
    number = 0
    for part in note.parts:
        if part.heading:
            paragraphs.append(wrap(part.heading, width=width))
        for item in part.items:
            number += 1
            paragraphs.append(_item(item, number, width))
    return "\n\n".join(paragraphs)


def _item(item: NoteItem, number: int, width: int) -> str:
    first = f"{number}. ".ljust(4)
    head, *rest = item.paragraphs
    lines = [wrap(head, first=first, width=width), *(wrap(text, first="    – ", width=width) for text in rest)]
    return "\n".join(lines)


def render(note: Note) -> bytes:
    """Return the note as a text file."""
    return (note_text(note) + "\n").encode()
