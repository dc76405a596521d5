"""Printed lines put together to paragraphs."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.model.block import CALL
from tracker.readers.pdf.rows import usual_of
from tracker.readers.structure.headings import article_line, division_line
from tracker.readers.structure.items import item_line
from tracker.readers.structure.printed import is_finished, starts_low
from tracker.readers.structure.shown import Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.readers.pdf.rows import Row

_GAP = 1.22
"""Distance of two lines beside the usual one from which on a paragraph ends."""
_INDENT = 0.8
"""How far a line begins behind the line above, in sizes of letters, from which on it begins a paragraph."""
_HYPHENS = "-\u2010\u00ad"
_LEADING = 1.55
"""Distance of two lines of a paragraph, in sizes of letters, at most: where paragraphs are of one line each, the usual
distance is that of paragraphs."""


def paragraphs_of(rows: Sequence[Row], joined: list[str]) -> Iterator[Line]:
    """Put lines together.

    Args:
        rows: The lines of the text, in order, without notes and running heads.
        joined: Here each word is put that was joined over a hyphen.
    """
    body = usual_of(row.size for row in rows for _ in row.text)
    usual = _distance(rows, body)
    known = {word.strip(".,;:()") for row in rows for word in row.text.split()}
    line: Line | None = None
    for above, row in zip([None, *rows], rows, strict=False):
        if line is None or above is None or _begins(above, row, usual, body):
            if line is not None:
                yield line
            line = Line(text=row.text, ids=list(row.ids))
            continue
        if line.text[-1:] in _HYPHENS and line.text[-2:-1].isalpha() and row.text[:1].islower():
            line.text = _over_hyphen(line.text, row.text, known, joined)
        else:
            line.text += ("" if _is_han(line.text[-1:]) and _is_han(row.text[:1]) else " ") + row.text
        line.ids += row.ids
    if line is not None:
        yield line


def _distance(rows: Sequence[Row], body: float) -> float:
    """The usual distance of two lines of one paragraph.

    It is told by lines that plainly go on from the line above: a sentence that has not ended, and a small letter. So a
    draft with wide lines is read as one with narrow ones. Where there are none, it is the usual distance of all lines.
    """
    gaps = [(a, b, a.top - b.top) for a, b in pairwise(rows) if a.page == b.page and 0 < a.top - b.top < 4 * a.size]
    going_on = [gap for a, b, gap in gaps if not is_finished(a.text) and _continues(b)]
    if not going_on:
        return min(usual_of(gap for _, _, gap in gaps), _LEADING * body)
    return -usual_of(-gap for gap in going_on)  # Of several as frequent the least: a heading may begin small as well.


def _continues(row: Row) -> bool:
    return starts_low(row.text) and item_line(row.text) is None


def _over_hyphen(above: str, below: str, known: set[str], joined: list[str]) -> str:
    """Two lines with a hyphen between: of the line where the word stands elsewhere without one, else of the word."""
    begin, end = above.rsplit(maxsplit=1)[-1], below.split(maxsplit=1)[0]
    whole = begin[:-1] + end
    if above[-1] == "\u00ad" or (whole.strip(".,;:()") in known and (begin + end).strip(".,;:()") not in known):
        joined.append(whole)
        return above[:-1] + below
    joined.append(begin + end)
    return above + below


def _begins(above: Row, row: Row, usual: float, body: float) -> bool:
    """Whether a line begins a paragraph."""
    item = item_line(row.text) is not None
    far = above.top - row.top > usual * _GAP * max(1.0, row.size / body)
    if above.page == row.page and starts_low(row.text) and not far and not item:
        return False
    if _is_heading(above.text) or _is_heading(row.text) or abs(above.size - row.size) > 1:
        return True
    if above.page != row.page:
        return item or (is_finished(above.text) and not starts_low(row.text))
    return (
        far
        or (item and is_finished(above.text))
        or (row.left - above.left > _INDENT * row.size and is_finished(above.text))
    )


def _is_heading(text: str) -> bool:
    words = text.replace(CALL, "").strip()
    head = article_line(words) or division_line(words) if words else None
    return head is not None and head.is_heading


def _is_han(char: str) -> bool:
    return "\u3000" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef"
