"""PDF files → a draft: an extra, and second best, for a PDF holds places of letters and no paragraphs.

Whatever is put together here is said: which lines at the edges of pages were left out, which words were joined over a
hyphen, how many notes were taken from the feet of pages. All rules go by sizes and places, the same for all files.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.language.scripts import RIGHT_TO_LEFT
from tracker.model.finding import Finding
from tracker.readers.pdf.edges import note_called, notes_of, parted, running_heads, without_loose_calls
from tracker.readers.pdf.paragraphs import paragraphs_of
from tracker.readers.pdf.rows import pages_of, usual_of
from tracker.readers.structure.shown import Shown, read_shown
from tracker.readers.wanted import Wanted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.model.stage import FrontMatter
    from tracker.readers.pdf.rows import Row
    from tracker.readers.reading import Reading
    from tracker.text.compose import FoundNote

_RIGHT_TO_LEFT = re.compile(f"[{RIGHT_TO_LEFT}]")
_SHOWN = 12


def read_pdf(data: bytes, name: str, front: FrontMatter, wanted: Wanted) -> Reading:
    """Read a PDF file.

    Args:
        data: Its bytes.
        name: Its name, for messages.
        front: What is known about the draft.
        wanted: What is asked of it; its "lines" are the paragraphs that were put together.

    Returns:
        The draft, with a list of what to look at.

    Raises:
        InputError: If pypdf is not installed, or the file is damaged, locked, too long or holds only pictures.
    """
    pages = pages_of(data, name)
    rows = [row for page in pages for row in page]
    if sum(len(row.text) for row in rows) < len(pages):
        raise InputError(
            f"{name} holds no letters, only pictures of pages",
            cause="It was scanned",
            remedy="recognise its text first (OCR), and save that as text or Word",
        )
    if 2 * sum(len(_RIGHT_TO_LEFT.findall(row.text)) for row in rows) > sum(len(row.text) for row in rows):
        raise InputError(
            f"{name} is written from right to left, which cannot be read out of a PDF",
            cause="A PDF holds such letters in the order and forms in which they are drawn",
            remedy="bring in the Word file, or its text",
        )
    heads = running_heads(pages)
    kept = [[row for row in page if id(row) not in heads] for page in pages]
    usual = usual_of(row.size for page in kept for row in page for _ in row.text)
    notes: list[FoundNote] = []
    body: list[Row] = []
    for page in kept:
        text, below = parted(page, usual)
        notes += notes_of(below)
        body += text
    names = [note.id for note in notes]
    for row in body:
        row.ids = [note_called(row.page, each, names) for each in row.ids]
    joined: list[str] = []
    lines = [without_loose_calls(line, {note.id for note in notes}) for line in paragraphs_of(body, joined)]
    doubts = list(_doubts(heads.values(), joined, notes))
    return read_shown(Shown(lines=lines, notes=notes, doubts=doubts), name, front, wanted)


def _doubts(heads: Iterable[str], joined: Sequence[str], notes: Sequence[FoundNote]) -> Iterator[Finding]:
    yield Finding(
        line=1,
        message="The text was put together from a PDF, which knows no paragraphs",
        cause="A PDF holds letters and their places",
        remedy="read it through (tracker add --edit), or bring in the Word file, if there is one",
    )
    shown = list(dict.fromkeys(heads))
    if shown:
        more = f" and {len(shown) - _SHOWN} more" if len(shown) > _SHOWN else ""
        yield Finding(
            line=1,
            message=f"Left out at the edges of pages: {'; '.join(f'“{each}”' for each in shown[:_SHOWN])}{more}",
            cause="They stand on many pages, or are numbers of pages",
            remedy="if any of it is text, put it back",
        )
    if joined:
        yield Finding(
            line=1,
            message=f"Joined over a hyphen at the end of a line: {', '.join(dict.fromkeys(joined))}",
            cause="A PDF does not say whether the hyphen is of the word or of the line",
            remedy="look whether each word has the hyphen that it should have",
        )
    if notes:
        yield Finding(
            line=1,
            message=f"{len(notes)} notes were taken from the feet of pages",
            cause="They are lines in smaller letters that begin with a number",
            remedy="look whether each is whole, and called where it should be",
        )
