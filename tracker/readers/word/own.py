"""Word files of this program: the style of each paragraph states its kind, so nothing has to be recognised."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.model.block import CALL, BlockKind
from tracker.readers.word.package import W
from tracker.text.compose import FoundBlock, FoundNote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree import ElementTree as ET

    from tracker.readers.structure.rendered import RenderedLine

FURTHER_CALL_STYLE = "TreatyFurtherCall"
"""Style of the printed number that stands for a second call of a note."""

_BLOCK_STYLE = re.compile(r"Treaty(Title|Formula|Recital|Heading|Text|Row)(\d*)")
_NOTE_STYLE = "TreatyNote"
_NOTE_BOOKMARK = re.compile(r"note_(?P<original>\d*)_(?P<final>\d*)_\d+")
"""Name of the bookmark in a note: its number in the text before and after the changes."""


def is_own(lines: Sequence[RenderedLine]) -> bool:
    """Return whether this program wrote the file: every paragraph has a style of this program."""
    return bool(lines) and all(line.style == _NOTE_STYLE or _BLOCK_STYLE.fullmatch(line.style) for line in lines)


_FORMER_STYLE = re.compile(r"former_([A-Za-z0-9]+)_\d+")
"""Name of the bookmark at the beginning of a paragraph: its style in the text before the changes."""


def former_style(paragraph: ET.Element) -> str:
    """Return the style that a paragraph of this program had before the changes; empty where no bookmark names it."""
    names = (bookmark.get(f"{W}name", "") for bookmark in paragraph.iter(f"{W}bookmarkStart"))
    match = next(filter(None, map(_FORMER_STYLE.fullmatch, names)), None)
    return "" if match is None else match[1]


def note_number(element: ET.Element, revisions: str) -> str | None:
    """Return the number of a note in one of the two texts, by the name of the bookmark in it.

    Args:
        element: The note.
        revisions: The text: ``final`` or ``original``.

    Returns:
        The number; empty if the note is not in that text; None for a note that this program did not write.
    """
    names = (bookmark.get(f"{W}name", "") for bookmark in element.iter(f"{W}bookmarkStart"))
    match = next(filter(None, map(_NOTE_BOOKMARK.fullmatch, names)), None)
    return None if match is None else match["final" if revisions == "final" else "original"]


def read_own(lines: Sequence[RenderedLine]) -> tuple[list[FoundBlock], list[FoundNote]]:
    """Return the blocks of the paragraphs, and the notes that nothing calls.

    Args:
        lines: The paragraphs.
    """
    blocks: list[FoundBlock] = []
    notes = []
    for number, line in enumerate(lines, 1):
        if line.style == _NOTE_STYLE:
            if line.text.strip():
                notes.append(FoundNote(f"own-{number}", line.text.strip(), number))
        else:
            blocks += _blocks(line, number)
    return blocks, notes


def _blocks(line: RenderedLine, number: int) -> Iterator[FoundBlock]:
    """Yield the block of a paragraph; of a label with words behind a tab, two blocks."""
    match = _BLOCK_STYLE.fullmatch(line.style)
    assert match is not None  # noqa: S101 – is_own has checked it
    kind = BlockKind(match[1].lower())
    if kind is not BlockKind.HEADING:
        yield FoundBlock(kind, line.text, int(kind is BlockKind.TITLE), tuple(line.ids), number)
        return
    label, _, words = line.text.partition("\t")
    calls = label.count(CALL)
    yield FoundBlock(kind, label, int(match[2] or 2), tuple(line.ids[:calls]), number)
    if words:
        yield FoundBlock(BlockKind.TEXT, words, 0, tuple(line.ids[calls:]), number)
