"""From printed pages to the lines of the text in the order of reading, with an account of what is none of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.model.annotation import Revision, RevisionKind
from tracker.readers.pdf.bilingual import are_parallel, chosen_side, side_of
from tracker.readers.pdf.columns import blocks_of, strips_of
from tracker.readers.pdf.direction import has_mirrored_brackets, is_right_to_left, with_brackets
from tracker.readers.pdf.edges import find_running_heads
from tracker.readers.pdf.margins import find_line_numbers
from tracker.readers.pdf.notes import split_notes
from tracker.readers.pdf.rows import NOTE_NUMBER, Row, lines_of, mark_struck, most_frequent, plain_blanks, row_of
from tracker.readers.reading import ArtefactKind
from tracker.readers.structure.printed_line import is_finished

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.readers.pdf.file import Annotation
    from tracker.readers.pdf.letters import Letter, PrintedPage
    from tracker.readers.pdf.rows import Line


_OUTLIERS = 0.04
"""Share of lines that may reach over the side of a column: labels and long words in the margin."""


_MAX_PAGES = 2
"""Pages before, on which the note of a call may stand."""
_MAX_WAITING = 60
"""Lines above a note among which its call may stand: a page."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something on a page that is not read as text.

    Attributes:
        page: The page, from 1.
        top: Its height on the page, in points, upwards; infinite for the whole page.
        text: Its words.
        kind: Its kind.
    """

    page: int
    top: float
    text: str
    kind: ArtefactKind


@dataclass(slots=True)
class Layout:
    """The lines of a file in the order of reading.

    Attributes:
        rows: The lines of the text.
        notes: The lines at the foot of each page.
        left_out: Everything else, by page.
        struck: Struck words, with the place where they stand.
        tables: Pages with what looks like a table.
        other_side: Lines of the other language, where two stand side by side.
    """

    rows: list[Row] = field(default_factory=list)
    notes: list[list[Row]] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    struck: list[tuple[int, float, Revision]] = field(default_factory=list)
    tables: list[int] = field(default_factory=list)
    other_side: list[Row] = field(default_factory=list)


def lay_out(
    pages: Sequence[PrintedPage], annotations: Sequence[Annotation], *, keeps_struck: bool, language: str = ""
) -> Layout:
    """Return the lines of printed pages in the order of reading.

    Args:
        pages: The pages.
        annotations: Marks that lie on them; words that one of them strikes are struck.
        keeps_struck: Whether struck words are read as text.
        language: The language that is read where two stand side by side; empty for the first of them.
    """
    layout = Layout()
    plain_blanks([letter for page in pages for letter in page.letters])
    lines = [lines_of(page.letters) for page in pages]
    numbers = find_line_numbers(lines)
    for page, runs in zip(pages, numbers, strict=True):
        if runs:
            figures = ", ".join("".join(letter.char for letter in run) for run in runs)
            layout.left_out.append(LeftOut(page.number, float("inf"), figures, ArtefactKind.LINE_NUMBER))
    counted = {id(letter) for runs in numbers for run in runs for letter in run}
    right_to_left = is_right_to_left("".join(letter.char for page in pages for letter in page.letters))
    size = most_frequent(letter.size for page in pages for letter in page.letters)
    kept: list[list[Line]] = []
    for page, page_lines in zip(pages, lines, strict=True):
        mark_struck(page_lines, page.rules)
        _strike(page, page_lines, annotations)
        words = [[letter for letter in line if id(letter) not in counted] for line in page_lines]
        words = [_without_struck(line, page.number, layout, keeps_struck=keeps_struck) for line in words]
        kept.append([line for line in words if any(letter.char.strip() for letter in line)])
    strips = strips_of(kept)
    blocks = [
        _rows(page, page_lines, strips, layout, right_to_left=right_to_left)
        for page, page_lines in zip(pages, kept, strict=True)
    ]
    _mirror(blocks)
    _measure(blocks, right_to_left=right_to_left)
    heads = find_running_heads([[row for block in page for row in block] for page in blocks], [p.box for p in pages])
    for page, page_blocks in zip(pages, blocks, strict=True):
        _divide(page, page_blocks, heads, size, layout)
    if are_parallel(layout.rows):
        side = chosen_side(layout.rows, language)
        layout.other_side = [row for row in layout.rows if side_of(row) == 1 - side]
        layout.rows = [row for row in layout.rows if side_of(row) != 1 - side]
    return layout


def _divide(
    page: PrintedPage, blocks: Sequence[Sequence[Row]], heads: Mapping[int, ArtefactKind], size: float, layout: Layout
) -> None:
    """Divide the lines of a page into the text, its notes, and heads and feet."""
    above = layout.notes[-1] if layout.notes else []
    numbers = {
        match[1] for rows in layout.notes[-_MAX_PAGES:] for row in rows if (match := NOTE_NUMBER.match(row.plain))
    }
    waiting = {number for row in layout.rows[-_MAX_WAITING:] for number in row.ids} - numbers
    continues = bool(above) and not is_finished(above[-1].text)
    below: list[Row] = []
    for block in blocks:
        for row in block:
            if id(row) in heads:
                layout.left_out.append(LeftOut(row.page, row.top, row.plain, heads[id(row)]))
        kept = [row for row in block if id(row) not in heads]
        text, notes = split_notes(kept, size, page.rules, continues=continues, waiting=waiting)
        layout.rows += text
        below += notes
    layout.notes.append(below)


def _strike(page: PrintedPage, lines: Sequence[Line], annotations: Sequence[Annotation]) -> None:
    """Mark the letters that an annotation strikes."""
    for mark in annotations:
        if mark.page == page.number and mark.kind == "StrikeOut":
            for letter in letters_in(mark, lines):
                letter.struck = True


def letters_in(mark: Annotation, lines: Sequence[Line]) -> list[Letter]:
    """Return the letters that lie below an annotation, line by line.

    Args:
        mark: The annotation.
        lines: The lines of its page.
    """
    return [
        letter
        for box in mark.boxes
        for line in lines
        for letter in line
        if box.low <= letter.base + letter.size / 4 <= box.high
        and box.left <= (letter.left + letter.right) / 2 <= box.right
    ]


def _without_struck(line: Line, page: int, layout: Layout, *, keeps_struck: bool) -> Line:
    """Return a line without its struck words, which are noted."""
    if not any(letter.struck for letter in line):
        return line
    stretches: list[Line] = [[]]
    for letter in line:
        if letter.struck:
            stretches[-1].append(letter)
        elif letter.char.strip() and stretches[-1]:
            stretches.append([])
    for stretch in stretches:
        if any(letter.char.strip() for letter in stretch):
            row = row_of(stretch, page, right_to_left=is_right_to_left("".join(letter.char for letter in stretch)))
            revision = Revision(kind=RevisionKind.STRUCK, author="", date="", text=row.plain)
            layout.struck.append((page, row.top, revision))
            if not keeps_struck:
                layout.left_out.append(LeftOut(page, row.top, row.plain, ArtefactKind.STRUCK))
    return line if keeps_struck else [letter for letter in line if not letter.struck]


def _rows(
    page: PrintedPage, lines: Sequence[Line], strips: Sequence[float], layout: Layout, *, right_to_left: bool
) -> list[list[Row]]:
    """Return the blocks of a page in the order of reading, as rows."""
    found = []
    for block in blocks_of(lines, strips, right_to_left=right_to_left):
        if block.is_table and page.number not in layout.tables:
            layout.tables.append(page.number)
        rows = [row_of(line, page.number, right_to_left=right_to_left) for line in block.lines]
        for row in rows:
            row.place = (page.number, *block.path)
            row.in_table = block.is_table
        found.append(rows)
    return found


def _mirror(blocks: Sequence[Sequence[Sequence[Row]]]) -> None:
    """Turn the brackets of lines from right to left, if the file has them as they look on the page."""
    backwards = [row for page in blocks for block in page for row in block if is_right_to_left(row.text)]
    mirrored = has_mirrored_brackets(row.text for row in backwards)
    for row in backwards:
        row.text = with_brackets(row.text, mirrored=mirrored)


def _measure(blocks: Sequence[Sequence[Sequence[Row]]], *, right_to_left: bool) -> None:
    """Fill in how far each line begins and ends from the sides of its column.

    The sides are those that most full lines of the same column reach on all pages: a page may have short lines alone.
    """
    columns: dict[tuple[int, ...], list[Row]] = {}
    for page in blocks:
        for block in page:
            for row in block:
                columns.setdefault(row.place[1:], []).append(row)
    for rows in columns.values():
        lefts, rights = sorted(row.left for row in rows), sorted(row.right for row in rows)
        left, right = lefts[int(_OUTLIERS * len(rows))], rights[-1 - int(_OUTLIERS * len(rows))]
        sides = [(max(0.0, row.left - left), max(0.0, right - row.right)) for row in rows]
        # Some programs set text from right to left ragged at the wrong side.
        from_right = right_to_left and 2 * sum(
            a < row.size for (a, _), row in zip(sides, rows, strict=True)
        ) <= 3 * sum(b < row.size for (_, b), row in zip(sides, rows, strict=True))
        for row, (before, behind) in zip(rows, sides, strict=True):
            row.indent, row.slack = (behind, before) if from_right else (before, behind)
