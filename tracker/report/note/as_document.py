"""The note of changes as a document: numbered paragraphs, and below them a list where several things are changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.language.interface import words_of
from tracker.report.document.about import closing_lines, fact_line
from tracker.report.document.content import Document, Heading, Paragraph, Words, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.report.document.content import Block
    from tracker.report.note.note import Note, NoteItem

NAME = "note"
"""The name of the document for programs."""


def document_of(note: Note) -> Document:
    """Return the note as a document.

    Args:
        note: The note.
    """
    words = words_of(note.language)
    before, after = note.sides
    return Document(
        name=NAME,
        kind=note.title,
        title=after.title or before.title,
        language=note.language,
        facts=(fact_line(before, words, words["before"]), fact_line(after, words, words["after"])),
        notices=note.notices,
        blocks=tuple(_blocks(note)),
        closing=closing_lines(note.sides, words),
        landscape=False,
    )


def _blocks(note: Note) -> Iterator[Block]:
    yield paragraph(note.intro)
    if note.same:
        yield paragraph(note.same)
    number = 0
    for part in note.parts:
        if part.heading:
            yield Heading(text=part.heading, level=2, language=note.sides[1].language)
        for item in part.items:
            number += 1
            yield from _item(item, number)


def _item(item: NoteItem, number: int) -> Iterator[Paragraph]:
    first, *rest = item.paragraphs
    yield paragraph(f"{number}.\u2002{first}")
    for text in rest:
        yield Paragraph(words=(Words(text),), indent=1, listed=True)
