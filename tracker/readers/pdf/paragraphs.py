"""Paragraphs of a PDF, joined from printed lines."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.language.scripts import UNSPACED
from tracker.model.block import CALL
from tracker.readers.pdf.rows import most_frequent
from tracker.readers.structure.headings import article_line, division_line
from tracker.readers.structure.items import item_line
from tracker.readers.structure.printed_line import is_finished, starts_lowercase
from tracker.readers.structure.rendered import RenderedLine
from tracker.readers.structure.wrapping import HYPHENATED_PREFIXES

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
_MAX_DISTANCE = 4.0
"""Distance of two lines, in sizes of letters, up to which it counts for the line spacing: triple spacing has 3.6."""
_ROOM = 0.9
"""Room that the first word of the next line would leave at the end of a line, in sizes of letters, from which on the
line was ended on purpose: a blank, and what a program rounds."""
_SHORT = 0.3
"""Room at the end of a line, as a part of its column, from which on it was ended on purpose although no sentence ends:
words that must not be parted take less."""
_COMMAS = ",،，、"
_CENTRED = 1.5
"""Difference of the room before and behind a centred line, in sizes of letters, at most."""
_UNSPACED = re.compile(f"[{UNSPACED}]")
"""A character of Chinese text, which has no blanks between words: also punctuation and full-width forms."""
_LEADER = re.compile(r"(?:[.·…_]\s?){4,}\s*(?:\d{1,4}|[ivxlc]{1,6})?$", re.IGNORECASE)
"""The dots between an entry of a table of contents and its page."""
_MIN_TITLED = 0.6
"""Share of the labels of articles below which stands a title, from which on the lines below the others are titles."""
_HYPHENATES = 3
"""Words that a file has with and, broken, without a hyphen, from which on its program is known to hyphenate."""


@dataclass(slots=True)
class Joined:
    """Findings from joining lines.

    Attributes:
        unsure: Words of which nothing shows whether the hyphen at the end of a line belongs to them.
        hyphens: The hyphens that were taken out, each with the line that it ended.
        unclear: Lines at the ends of pages or columns of which nothing shows whether they end a paragraph.
        first_rows: The first printed line of each paragraph.
        last_rows: The last one.
    """

    unsure: list[str] = field(default_factory=list)
    hyphens: list[tuple[Row, str]] = field(default_factory=list)
    unclear: list[Row] = field(default_factory=list)
    first_rows: list[Row] = field(default_factory=list)
    last_rows: list[Row] = field(default_factory=list)


def join_rows(rows: Sequence[Row], joined: Joined) -> Iterator[RenderedLine]:
    """Yield the paragraphs of printed lines.

    Args:
        rows: The lines of the text, in order, without notes and running heads.
        joined: Receives what a person should know.
    """
    layout = _layout(rows)
    hyphens = _Hyphens(rows)
    line: RenderedLine | None = None
    for above, row in zip([None, *rows], rows, strict=False):
        begins = bool(joined.first_rows) and joined.first_rows[-1] is above
        has_title = begins and layout.titles and len(joined.first_rows) > 1 and _is_label(joined.last_rows[-2].text)
        if (
            line is None
            or above is None
            or (has_title and _may_follow_title(above, row))
            or _begins_paragraph(above, row, layout, begins=begins)
        ):
            if line is not None:
                yield line
            if above is not None and _is_unclear(above, row, layout):
                joined.unclear.append(above)
            line = RenderedLine(text=row.text, ids=list(row.ids), page=row.page)
            joined.first_rows.append(row)
            joined.last_rows.append(row)
        else:
            if line.text[-1:] in _HYPHENS and line.text[-2:-1].isalpha() and row.text[:1].isalpha():
                whole = hyphens.join(line.text, row.text, joined.unsure)
                if above is not None and len(whole) < len(line.text) + len(row.text):
                    joined.hyphens.append((above, line.text[-1]))
                line.text = whole
            else:
                line.text += ("" if _is_one_word(line.text, row.text) else " ") + row.text
            line.ids += row.ids
            joined.last_rows[-1] = row
        line.in_contents = _LEADER.search(line.text) is not None
    if line is not None:
        yield line


def _is_one_word(above: str, below: str) -> bool:
    """Return whether two lines have no blank between them: Chinese, and words broken behind a slash (``A/RES/``)."""
    if _UNSPACED.match(above[-1:]) and _UNSPACED.match(below[:1]):
        return True
    return above[-1] == "/" and above[-2:-1].strip() != "" and below[0].isalnum()


@dataclass(frozen=True, slots=True)
class _Layout:
    """Measures of a whole file.

    Attributes:
        spacing: Distance of two lines of a paragraph.
        body: Size of the letters of the text.
        indents: Whether paragraphs begin with an indent.
        titles: Whether titles stand below the labels of articles.
    """

    spacing: float
    body: float
    indents: bool
    titles: bool


def _layout(rows: Sequence[Row]) -> _Layout:
    body = most_frequent(row.size for row in rows for _ in row.text)
    spacing = _line_spacing(rows, body)
    begins = [
        row.indent > _MIN_INDENT * row.size
        for above, row in pairwise(rows)
        if above.place == row.place and _has_room(above, row) and is_finished(above.text) and not is_heading(row.text)
    ]
    return _Layout(spacing, body, sum(begins) * 2 > len(begins), _has_titles(rows, spacing))


def _has_titles(rows: Sequence[Row], spacing: float) -> bool:
    """Return whether below most labels of articles stands one line that ends no sentence, and then a gap."""
    titled = [
        not is_finished(row.text) and row.top - below.top > spacing * _PARAGRAPH_GAP
        for label, row, below in zip(rows, rows[1:], rows[2:], strict=False)
        if label.place == row.place == below.place and _is_label(label.text)
    ]
    return len(titled) > 1 and sum(titled) > _MIN_TITLED * len(titled)


def _is_label(text: str) -> bool:
    """Return whether a line is the label of an article without its title."""
    heading = article_line(text.replace(CALL, "").strip())
    return heading is not None and not heading.rest


def _may_follow_title(title: Row, row: Row) -> bool:
    """Return whether a line at the top of a page may begin the text below the title at the foot of the one before."""
    return title.place != row.place and not is_finished(title.text) and not starts_lowercase(row.text)


def _line_spacing(rows: Sequence[Row], body: float) -> float:
    """Return the usual distance of two lines of one paragraph.

    It is measured on lines that certainly continue the line above: a sentence that has not ended, and a small letter.
    So a draft with double spacing is read as one with single spacing. Without such lines, it is the most frequent
    distance of all lines.

    Args:
        rows: The lines.
        body: Size of the letters of the text.
    """
    gaps = [
        (a, b, a.top - b.top)
        for a, b in pairwise(rows)
        if a.place == b.place and 0 < a.top - b.top < _MAX_DISTANCE * a.size
    ]
    continued = [gap for a, b, gap in gaps if not is_finished(a.text) and _continues(b)]
    if not continued:
        return min(most_frequent(gap for _, _, gap in gaps), _MAX_LINE_SPACING * body)
    # Of several as frequent the least: a heading may begin with a small letter, too.
    return -most_frequent(-gap for gap in continued)


def _continues(row: Row) -> bool:
    return starts_lowercase(row.text) and item_line(row.text) is None


class _Hyphens:
    """Judge of hyphens at the ends of lines, by the words that the text has elsewhere.

    Args:
        rows: The lines of the text.
    """

    def __init__(self, rows: Sequence[Row]) -> None:
        self._words = Counter(word.strip(".,;:()“”«»").casefold() for row in rows for word in row.text.split())
        for row in rows:  # The parts at the ends of lines are no words.
            if row.text[-1:] in _HYPHENS:
                self._words[row.text.rsplit(maxsplit=1)[-1].strip(".,;:()“”«»").casefold()] = 0
        self._types_it = any("\u2010" in row.text[:-1] for row in rows)
        breaks = [
            (above.text.rsplit(maxsplit=1)[-1], row.text.split(maxsplit=1)[0])
            for above, row in pairwise(rows)
            if above.text[-1:] in _HYPHENS and above.text[-2:-1].isalpha() and row.text[:1].isalpha()
        ]
        self._hyphenates = sum(self._verdict(begin, end) is False for begin, end in breaks) >= _HYPHENATES

    def join(self, above: str, below: str, unsure: list[str]) -> str:
        """Return two lines as one, with the hyphen between them or without.

        Args:
            above: The line that ends in a hyphen.
            below: The next line.
            unsure: Receives the word, if nothing shows whether the hyphen belongs to it.
        """
        begin, end = above.rsplit(maxsplit=1)[-1], below.split(maxsplit=1)[0]
        keeps = self._verdict(begin, end)
        if keeps is None:
            keeps = not self._hyphenates
            unsure.append((begin if keeps else begin[:-1]) + end.strip(".,;:()“”«»"))
        return (above if keeps else above[:-1]) + below

    def _verdict(self, begin: str, end: str) -> bool | None:
        """Return True for a hyphen that belongs to the word, False for one of the line break, None if nothing shows."""
        if begin[-1] == "\u00ad":
            return False
        if end[0].isupper() or end[0].isdecimal() or "-" in begin[:-1]:
            return True
        first, second = begin[:-1].strip(".,;:()“”«»").casefold(), end.strip(".,;:()“”«»").casefold()
        whole, parted = self._words[first + second], self._words[f"{first}-{second}"]
        if whole or parted:
            return parted > whole
        if begin[-1] == "\u2010" and not self._types_it:
            return False  # Typed hyphens have another sign; this one comes from a program that breaks words.
        is_compound = (self._words[first] and self._words[second]) or first in HYPHENATED_PREFIXES
        return True if is_compound else None


def _begins_paragraph(above: Row, row: Row, layout: _Layout, *, begins: bool) -> bool:
    """Return whether a line begins a paragraph.

    Args:
        above: The line above.
        row: The line.
        layout: Measures of the file.
        begins: Whether the line above begins one itself; else it is no heading, whatever its words.
    """
    if above.in_table or row.in_table or _LEADER.search(above.text):
        return True
    item = item_line(row.text) is not None
    finished, lowercase = is_finished(above.text), starts_lowercase(row.text)
    same = above.place == row.place
    if above.text[-1] in _HYPHENS and above.text[-2:-1].isalpha() and row.text[0].islower():
        return False
    far = same and above.top - row.top > layout.spacing * _PARAGRAPH_GAP * max(1.0, row.size / layout.body)
    room = _has_room(above, row)
    # A comma ends a recital, but more often nothing: underlined words go to the next line as one.
    ended = finished and room and (above.text[-1] not in _COMMAS or _is_short(above))
    if same and lowercase and not far and not item and not ended:
        return False
    # A reference that comes to stand at the beginning of a line looks like a heading: "in accordance with / Article 7."
    refers = same and not (far or finished or room) and row.indent <= _MIN_INDENT * row.size
    if (begins and is_heading(above.text)) or (is_heading(row.text) and not refers) or abs(above.size - row.size) > 1:
        return True
    if same and not far and not item and _are_centred(above, row) and (above.text[-1] == "," or not finished):
        return False
    if item and (finished or room):
        return True
    indented = row.indent - (above.indent if same else 0) > _MIN_INDENT * row.size
    if not same:
        if lowercase or not finished or (above.text[-1] in _COMMAS and not row.text[0].isupper()):
            return (item and finished) or (not lowercase and room and _is_short(above))
        return room or indented or not layout.indents
    if far or (indented and finished):
        return True
    return room and (ended or _is_short(above) or (finished and row.text[0].isupper()))


def _is_unclear(above: Row, row: Row, layout: _Layout) -> bool:
    """Return whether a sentence ends with a full line at the end of a page, where no gap shows a new paragraph."""
    shown = layout.indents or _has_room(above, row) or item_line(row.text) is not None
    ends = is_finished(above.text) and above.text[-1] not in ";:" + _COMMAS
    return (
        above.place != row.place
        and ends
        and not (shown or above.in_table or row.in_table or is_heading(row.text) or abs(above.size - row.size) > 1)
    )


def _has_room(above: Row, row: Row) -> bool:
    """Return whether the first word of a line would have found room on the line above, which was ended on purpose."""
    return above.slack > row.first_word + _ROOM * above.size


def _is_short(row: Row) -> bool:
    return row.slack > _SHORT * (row.indent + row.slack + row.right - row.left)


def _are_centred(above: Row, row: Row) -> bool:
    """Return whether two lines stand in the middle of their column, as those of one long title."""
    return all(
        line.indent > line.size and abs(line.indent - line.slack) <= _CENTRED * line.size for line in (above, row)
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
