"""The edges of pages: running heads, page numbers, and footnotes."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from tracker.model.block import CALL
from tracker.readers.pdf.paragraphs import is_heading
from tracker.readers.pdf.rows import NOTE_NUMBER, Row
from tracker.readers.structure.rendered import RenderedLine
from tracker.text.compose import FoundNote
from tracker.text.escapes import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MAX_NOTE_SIZE = 0.93
"""Size of the letters of a note relative to those of the text, at most: 9 to 10 points."""
_EDGE = 3
"""Lines at the head and at the foot of a page that may be running heads."""
_MIN_RECURRENCE = 0.4
"""Share of the pages on which a line must stand at an edge, figures apart, to be a running head."""
_PAGE_NUMBER = re.compile(r"[-–— ]*#(?: ?/ ?#)?[-–— ]*")
"""A page number, alone or between dashes, with ``#`` for its figures."""


def find_running_heads(pages: Sequence[Sequence[Row]]) -> dict[int, str]:
    """Return the running heads: lines at the same edge position of many pages, figures apart; and page numbers.

    A heading of the text is none, though where each article begins on a page of its own, all have one position and,
    figures apart, one wording.

    Args:
        pages: The lines of each page.

    Returns:
        The words of these lines, by ``id`` of the row.
    """

    def key(row: Row) -> tuple[str, int]:
        return re.sub(r"\d+", "#", row.plain), round(row.top)

    edges = [[*page[:_EDGE], *page[-_EDGE:]] for page in pages]
    counts = Counter(position for page in edges for position in {key(row) for row in page})
    least = max(2, _MIN_RECURRENCE * len(pages))
    return {
        id(row): row.plain
        for page in edges
        for row in page
        if (counts[key(row)] >= least and not is_heading(row.plain)) or _PAGE_NUMBER.fullmatch(key(row)[0])
    }


def split_notes(page: Sequence[Row], size: float) -> tuple[list[Row], list[Row]]:
    """Return the text of a page and the notes below it: small lines at its foot, from the first with a number.

    Args:
        page: Its lines.
        size: Size of the letters of the text.
    """
    first = len(page)
    while first and page[first - 1].size < size * _MAX_NOTE_SIZE:
        first -= 1
    while first < len(page) and not NOTE_NUMBER.match(page[first].plain):
        first += 1
    return list(page[:first]), list(page[first:])


def notes_of(rows: Sequence[Row]) -> Iterator[FoundNote]:
    """Yield the notes at the foot of a page, under the names ``page:number``.

    Args:
        rows: Its lines there.
    """
    current: tuple[str, list[str]] | None = None
    for row in rows:
        begin = NOTE_NUMBER.match(row.plain)
        if begin and (current is None or not begin[1].isdecimal() or int(begin[1]) == _next_number(current[0])):
            if current:
                yield FoundNote(current[0], clean(" ".join(current[1])))
            current = f"{row.page}:{begin[1]}", [row.plain[begin.end() :]]
        elif current:
            current[1].append(row.plain)
    if current:
        yield FoundNote(current[0], clean(" ".join(current[1])))


def called_note(page: int, number: str, names: Sequence[str]) -> str:
    """Return the note of a number on the same page, else on the next that has one; the bare number if there is none.

    >>> called_note(2, "7", ["1:7", "3:7"]), called_note(2, "8", ["1:7", "3:7"])
    ('3:7', '8')

    Args:
        page: Page of the call.
        number: Printed number.
        names: Names of all notes, in order.
    """
    own = f"{page}:{number}"
    if own in names:
        return own
    later = (name for name in names if name.endswith(f":{number}") and int(name.split(":")[0]) > page)
    return next(later, number)


def _next_number(name: str) -> int:
    """Return the number of the note after one with this name; -1 for a name without a number."""
    number = name.rpartition(":")[2]
    return int(number) + 1 if number.isdecimal() else -1


def without_unknown_calls(line: RenderedLine, names: set[str]) -> RenderedLine:
    """Return a line in which raised figures that call no note are figures again: powers, ordinals.

    Args:
        line: The line.
        names: Names of all notes.
    """
    pieces = line.text.split(CALL)
    text, ids = pieces[0], []
    for name, piece in zip(line.ids, pieces[1:], strict=True):
        if name in names:
            ids.append(name)
        text += (CALL if name in names else name.rpartition(":")[2]) + piece
    return RenderedLine(text=text, ids=ids)
