"""Notes that were typed below the text of a Word file as in plain text, with a raised or bracketed mark.

The rule is that of plain text: a paragraph is a note only if exactly one sign above calls it.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from tracker.model.block import CALL
from tracker.readers.plain.account import Account
from tracker.readers.plain.typed_notes import take_typed_notes
from tracker.readers.reading import Artefact

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.readers.plain.brackets import Removal
    from tracker.readers.structure.rendered import RenderedLine
    from tracker.text.compose import FoundNote

_MARKS = "¹²³⁴⁵⁶⁷⁸⁹[*†‡§"
"""Beginnings of the marks that count: a bare figure before words may be the number of a paragraph."""
_NO_NOTE = "\u2060"
"""A sign without width before a line that begins no note."""


class TypedNotes(NamedTuple):
    """The typed notes of a file.

    Attributes:
        notes: The notes.
        artefacts: The marks that were taken off, by the numbers of the lines, from 1.
    """

    notes: list[FoundNote]
    artefacts: list[Artefact]


def take_notes(lines: Sequence[RenderedLine]) -> TypedNotes:
    """Take typed notes out of lines, which are changed: calls stand in the place of their marks.

    >>> from tracker.readers.structure.rendered import RenderedLine
    >>> lines = [RenderedLine("Peace lasts.¹"), RenderedLine("¹ See the report.")]
    >>> take_notes(lines).notes[0].text, lines[0].ids, lines[1].text
    ('See the report.', ['typed:3'], '')

    Args:
        lines: All lines of the file.
    """
    if not any(line.text.lstrip().startswith(tuple(_MARKS)) for line in lines):
        return TypedNotes([], [])
    # A paragraph stands apart from the next as lines of plain text do with a blank line between.
    texts = [text for line in lines for text in (_text_of(line), "")]
    kept = list(texts)
    account = Account(first=1)
    calls = take_typed_notes(kept, account, frozenset())
    for line, before, after in zip(lines, texts[::2], kept[::2], strict=True):
        if before and not after:
            line.text = ""
    for row, removals in groupby(sorted(calls, key=lambda call: (call[0], call[1].start)), key=lambda call: call[0]):
        _put_calls(lines[row // 2], [removal for _, removal in removals])
    artefacts = [Artefact((artefact.line + 1) // 2, artefact.text, artefact.kind) for artefact in account.artefacts]
    return TypedNotes(account.notes, artefacts)


def _text_of(line: RenderedLine) -> str:
    """Return the words of a line that may call a note or be one, as one line."""
    text = line.text.replace("\n", " ")
    if line.row or not text.strip():
        return ""
    return text if text.lstrip().startswith(tuple(_MARKS)) and not line.label else _NO_NOTE + text


def _put_calls(line: RenderedLine, removals: Iterable[Removal]) -> None:
    """Put calls in the place of their marks."""
    shift = len(_text_of(line)) - len(line.text)
    for removal in sorted(removals, key=lambda removal: -removal.start):
        start, end = removal.start - shift, removal.end - shift
        line.ids.insert(line.text.count(CALL, 0, start), removal.call)
        line.text = line.text[:start] + CALL + line.text[end:]
        if line.heading_length >= end:
            line.heading_length -= end - start - 1
