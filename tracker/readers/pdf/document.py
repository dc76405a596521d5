"""PDF files → a draft: an extra, and second best, for a PDF holds positions of letters and no paragraphs.

The problems report everything that is reconstructed: lines left out at the edges of pages, words joined over a hyphen,
the number of notes taken from the feet of pages. All rules use sizes and positions, the same for all files.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.language.scripts import RIGHT_TO_LEFT
from tracker.model.finding import Finding
from tracker.readers.pdf.edges import called_note, find_running_heads, notes_of, split_notes, without_unknown_calls
from tracker.readers.pdf.paragraphs import join_rows
from tracker.readers.pdf.rows import most_frequent, read_pages
from tracker.readers.structure.rendered import RenderedDocument, read_rendered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.model.stage import FrontMatter
    from tracker.readers.options import ReadOptions
    from tracker.readers.pdf.rows import Row
    from tracker.readers.reading import Reading
    from tracker.text.compose import FoundNote

_RIGHT_TO_LEFT = re.compile(f"[{RIGHT_TO_LEFT}]")
_MAX_LISTED = 12
"""Running heads that a problem lists."""


def read_pdf(data: bytes, name: str, front: FrontMatter, options: ReadOptions) -> Reading:
    """Read a PDF file.

    Args:
        data: Its bytes.
        name: Name of the file, for messages.
        front: Front matter that the caller knows.
        options: The part of the file that is the treaty, counted in reconstructed paragraphs.

    Returns:
        The draft, with a problem for everything that needs a check.

    Raises:
        InputError: If pypdf is not installed, or the file is damaged, locked, too long or holds only pictures.
    """
    pages = read_pages(data, name)
    rows = [row for page in pages for row in page]
    if sum(len(row.text) for row in rows) < len(pages):
        raise InputError(
            f"{name} holds no letters, only pictures of pages",
            cause="It was scanned",
            remedy="recognise its text first (OCR), and save that as text or Word",
        )
    if 2 * sum(len(_RIGHT_TO_LEFT.findall(row.text)) for row in rows) > sum(len(row.text) for row in rows):
        raise InputError(
            f"{name} is written from right to left, which cannot be read from a PDF",
            cause="A PDF holds such letters in the order and forms in which they are drawn",
            remedy="bring in the Word file, or its text",
        )
    running_heads = find_running_heads(pages)
    kept = [[row for row in page if id(row) not in running_heads] for page in pages]
    size = most_frequent(row.size for page in kept for row in page for _ in row.text)
    notes: list[FoundNote] = []
    body: list[Row] = []
    for page in kept:
        text, below = split_notes(page, size)
        notes += notes_of(below)
        body += text
    names = [note.id for note in notes]
    for row in body:
        row.ids = [called_note(row.page, number, names) for number in row.ids]
    joined: list[str] = []
    lines = [without_unknown_calls(line, set(names)) for line in join_rows(body, joined)]
    problems = list(_problems(running_heads.values(), joined, notes))
    return read_rendered(RenderedDocument(lines=lines, notes=notes, problems=problems), name, front, options)


def _problems(running_heads: Iterable[str], joined: Sequence[str], notes: Sequence[FoundNote]) -> Iterator[Finding]:
    yield Finding(
        line=1,
        message="The text was reconstructed from a PDF, which has no paragraphs",
        cause="A PDF holds letters and their positions",
        remedy="read it through (tracker add --edit), or bring in the Word file, if there is one",
    )
    heads = list(dict.fromkeys(running_heads))
    if heads:
        more = f" and {len(heads) - _MAX_LISTED} more" if len(heads) > _MAX_LISTED else ""
        yield Finding(
            line=1,
            message=f"Left out at the edges of pages: {'; '.join(f'“{head}”' for head in heads[:_MAX_LISTED])}{more}",
            cause="They stand on many pages, or are page numbers",
            remedy="if any of it is text, put it back",
        )
    if joined:
        yield Finding(
            line=1,
            message=f"Joined over a hyphen at the end of a line: {', '.join(dict.fromkeys(joined))}",
            cause="A PDF does not say whether a hyphen belongs to the word or to the line break",
            remedy="check that each word has the hyphen that it should have",
        )
    if notes:
        yield Finding(
            line=1,
            message=f"{len(notes)} notes were taken from the feet of pages",
            cause="They are lines in smaller letters that begin with a number",
            remedy="check that each is complete, and called in the right place",
        )
