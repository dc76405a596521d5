"""Word files that this program wrote: each style says what its paragraphs are, so nothing has to be guessed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.model.block import CALL, BlockKind
from tracker.readers.word.package import W
from tracker.text.compose import Found, FoundNote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree import ElementTree as ET

    from tracker.readers.structure.shown import Line

FURTHER_CALL = "TreatyFurtherCall"
"""Style of the printed number that stands for a second call of a note."""

_STYLE = re.compile(r"Treaty(Title|Formula|Recital|Heading|Text|Row)(\d*)")
_NOTE = "TreatyNote"
_ANCHOR = re.compile(r"note_(\d*)_(\d*)_\d+")


def is_own(lines: Sequence[Line]) -> bool:
    """Whether this program wrote the file: every paragraph is of a style of ours."""
    return bool(lines) and all(line.style == _NOTE or _STYLE.fullmatch(line.style) for line in lines)


def number_of_note(element: ET.Element, revisions: str) -> str | None:
    """The number of a note in one of the two texts, out of the name of a bookmark in it.

    Args:
        element: The note.
        revisions: Which of the two: ``final`` or ``original``.

    Returns:
        The number; empty if it is not in that text; None for a note that this program did not write.
    """
    names = (each.get(f"{W}name", "") for each in element.iter(f"{W}bookmarkStart"))
    found = next(filter(None, map(_ANCHOR.fullmatch, names)), None)
    return None if found is None else found[2 if revisions == "final" else 1]


def read_own(lines: Sequence[Line]) -> tuple[list[Found], list[FoundNote]]:
    """What each paragraph is, and the notes that nothing calls.

    Args:
        lines: The paragraphs.
    """
    found: list[Found] = []
    notes = []
    for number, line in enumerate(lines, 1):
        if line.style == _NOTE:
            if line.text.strip():
                notes.append(FoundNote(f"own-{number}", line.text.strip(), number))
        else:
            found += _blocks(line, number)
    return found, notes


def _blocks(line: Line, number: int) -> Iterator[Found]:
    match = _STYLE.fullmatch(line.style)
    assert match is not None  # noqa: S101 – is_own has asked
    mark = BlockKind(match[1].lower())
    if mark is not BlockKind.HEADING:
        yield Found(mark, line.text, int(mark is BlockKind.TITLE), tuple(line.ids), number)
        return
    label, _, words = line.text.partition("\t")
    calls = label.count(CALL)
    yield Found(mark, label, int(match[2] or 2), tuple(line.ids[:calls]), number)
    if words:
        yield Found(BlockKind.TEXT, words, 0, tuple(line.ids[calls:]), number)
