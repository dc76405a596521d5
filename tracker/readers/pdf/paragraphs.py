"""Paragraphs of a PDF, joined from printed lines."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.language.scripts import CJK
from tracker.model.block import CALL
from tracker.readers.pdf.rows import most_frequent
from tracker.readers.structure.headings import article_line, division_line
from tracker.readers.structure.items import item_line
from tracker.readers.structure.printed_line import is_finished, starts_lowercase
from tracker.readers.structure.rendered import RenderedLine

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.readers.pdf.rows import Row

_PARAGRAPH_GAP = 1.22
"""Distance of two lines relative to the line spacing, from which on a paragraph ends."""
_MIN_INDENT = 0.8
"""Indent relative to the line above, in sizes of letters, from which on a line begins a paragraph."""
_HYPHENS = "-\u2010\u00ad"
_MAX_LINE_SPACING = 1.55
"""Distance of two lines of a paragraph, in sizes of letters, at most: where each paragraph has one line, the most
frequent distance is that of paragraphs."""
_UNSPACED = re.compile(f"[{CJK}\uff00-\uffef]")
"""A character of Chinese text, which has no blanks between words: also punctuation and full-width forms."""


def join_rows(rows: Sequence[Row], joined: list[str]) -> Iterator[RenderedLine]:
    """Yield the paragraphs of printed lines.

    Args:
        rows: The lines of the text, in order, without notes and running heads.
        joined: Receives each word that was joined over a hyphen.
    """
    body = most_frequent(row.size for row in rows for _ in row.text)
    spacing = _line_spacing(rows, body)
    words = {word.strip(".,;:()") for row in rows for word in row.text.split()}
    line: RenderedLine | None = None
    for above, row in zip([None, *rows], rows, strict=False):
        if line is None or above is None or _begins_paragraph(above, row, spacing, body):
            if line is not None:
                yield line
            line = RenderedLine(text=row.text, ids=list(row.ids))
            continue
        if line.text[-1:] in _HYPHENS and line.text[-2:-1].isalpha() and row.text[:1].islower():
            line.text = _join_over_hyphen(line.text, row.text, words, joined)
        else:
            unspaced = _UNSPACED.match(line.text[-1:]) and _UNSPACED.match(row.text[:1])
            line.text += ("" if unspaced else " ") + row.text
        line.ids += row.ids
    if line is not None:
        yield line


def _line_spacing(rows: Sequence[Row], body: float) -> float:
    """Return the usual distance of two lines of one paragraph.

    It is measured on lines that certainly continue the line above: a sentence that has not ended, and a small letter.
    So a draft with double spacing is read as one with single spacing. Without such lines, it is the most frequent
    distance of all lines.

    Args:
        rows: The lines.
        body: Size of the letters of the text.
    """
    gaps = [(a, b, a.top - b.top) for a, b in pairwise(rows) if a.page == b.page and 0 < a.top - b.top < 4 * a.size]
    continued = [gap for a, b, gap in gaps if not is_finished(a.text) and _continues(b)]
    if not continued:
        return min(most_frequent(gap for _, _, gap in gaps), _MAX_LINE_SPACING * body)
    # Of several as frequent the least: a heading may begin with a small letter, too.
    return -most_frequent(-gap for gap in continued)


def _continues(row: Row) -> bool:
    return starts_lowercase(row.text) and item_line(row.text) is None


def _join_over_hyphen(above: str, below: str, words: set[str], joined: list[str]) -> str:
    """Return two lines as one; the hyphen between them goes if the text has the word without, and not with it.

    Args:
        above: The line that ends in a hyphen.
        below: The next line.
        words: All words of the text.
        joined: Receives the joined word.
    """
    begin, end = above.rsplit(maxsplit=1)[-1], below.split(maxsplit=1)[0]
    whole = begin[:-1] + end
    if above[-1] == "\u00ad" or (whole.strip(".,;:()") in words and (begin + end).strip(".,;:()") not in words):
        joined.append(whole)
        return above[:-1] + below
    joined.append(begin + end)
    return above + below


def _begins_paragraph(above: Row, row: Row, spacing: float, body: float) -> bool:
    item = item_line(row.text) is not None
    far = above.top - row.top > spacing * _PARAGRAPH_GAP * max(1.0, row.size / body)
    if above.page == row.page and starts_lowercase(row.text) and not far and not item:
        return False
    if is_heading(above.text) or is_heading(row.text) or abs(above.size - row.size) > 1:
        return True
    if above.page != row.page:
        return item or (is_finished(above.text) and not starts_lowercase(row.text))
    return (
        far
        or (item and is_finished(above.text))
        or (row.left - above.left > _MIN_INDENT * row.size and is_finished(above.text))
    )


def is_heading(text: str) -> bool:
    """Return whether a printed line is the heading of an article or a division.

    >>> is_heading("Article 5"), is_heading("Peace is a right.")
    (True, False)

    Args:
        text: The line, with its note calls.
    """
    words = text.replace(CALL, "").strip()
    heading = article_line(words) or division_line(words) if words else None
    return heading is not None and heading.is_heading
