"""What stands at the edges of pages: running heads, numbers of pages, and notes at the foot."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from tracker.model.block import CALL
from tracker.readers.pdf.rows import NUMBER, Row
from tracker.readers.structure.shown import Line
from tracker.text.compose import FoundNote
from tracker.text.escapes import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SMALL = 0.93
"""Size of a line beside that of the text from which on it may be of a note: 9 beside 10 points."""
_EDGE = 3
"""Lines at the head and at the foot of a page that may be running heads."""
_RECURS = 0.4
"""Share of the pages on which a line at an edge must stand, figures apart, to be a running head."""
_ALONE = re.compile(r"[-–— ]*#(?: ?/ ?#)?[-–— ]*")
"""The number of a page, alone or between dashes."""


def running_heads(pages: Sequence[Sequence[Row]]) -> dict[int, str]:
    """Lines at the edges that stand on many pages in the same place, figures apart; and numbers of pages alone."""

    def key(row: Row) -> tuple[str, int]:
        return re.sub(r"\d+", "#", row.plain), round(row.top)

    edges = [[*page[:_EDGE], *page[-_EDGE:]] for page in pages]
    counts = Counter(each for page in edges for each in {key(row) for row in page})
    least = max(2, _RECURS * len(pages))
    return {
        id(row): row.plain
        for page in edges
        for row in page
        if counts[key(row)] >= least or _ALONE.fullmatch(key(row)[0])
    }


def parted(page: Sequence[Row], usual: float) -> tuple[list[Row], list[Row]]:
    """The text of a page, and the notes below it: small lines at its foot, the first of which begins with a number."""
    first = len(page)
    while first and page[first - 1].size < usual * _SMALL:
        first -= 1
    while first < len(page) and not NUMBER.match(page[first].plain):
        first += 1
    return list(page[:first]), list(page[first:])


def notes_of(rows: Sequence[Row]) -> Iterator[FoundNote]:
    """The notes at the foot of a page, under the names ``page:number``.

    Args:
        rows: Its lines there.
    """
    current: tuple[str, list[str]] | None = None
    for row in rows:
        begin = NUMBER.match(row.plain)
        if begin and (current is None or not begin[1].isdecimal() or int(begin[1]) == _follows(current[0])):
            if current:
                yield FoundNote(current[0], clean(" ".join(current[1])))
            current = f"{row.page}:{begin[1]}", [row.plain[begin.end() :]]
        elif current:
            current[1].append(row.plain)
    if current:
        yield FoundNote(current[0], clean(" ".join(current[1])))


def note_called(page: int, number: str, names: Sequence[str]) -> str:
    """The note of that number on the same page, else on the next that has one; the bare number if there is none."""
    own = f"{page}:{number}"
    if own in names:
        return own
    return next((each for each in names if each.endswith(f":{number}") and int(each.split(":")[0]) > page), number)


def _follows(name: str) -> int:
    number = name.rpartition(":")[2]
    return int(number) + 1 if number.isdecimal() else -1


def without_loose_calls(line: Line, names: set[str]) -> Line:
    """A raised figure that calls no note is a figure: a power, an ordinal."""
    pieces = line.text.split(CALL)
    text, ids = pieces[0], []
    for name, piece in zip(line.ids, pieces[1:], strict=True):
        if name in names:
            ids.append(name)
        text += (CALL if name in names else name.rpartition(":")[2]) + piece
    return Line(text=text, ids=ids)
