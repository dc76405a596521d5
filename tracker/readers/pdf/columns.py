"""Columns of a page: found by the blank strip between them, and read one after the other.

A table looks like columns, but its cells end anywhere, while the lines of a column of text mostly reach its other side.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.readers.pdf.rows import runs_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.readers.pdf.letters import Letter
    from tracker.readers.pdf.rows import Line

_GUTTER = 0.7
"""Width of the strip between two columns, in sizes of letters, at least; a justified line has narrower gaps."""
_WIDER = 1.3
"""Width of such a strip relative to the usual gap between the words of its line, at least: justified lines have gaps
as wide as the strip between columns, but all of them alike."""
_MAX_GUTTER = 2.0
"""Width from which on a gap is a strip, whatever the others are, in sizes of letters."""
_WORD_GAP = 0.15
"""Distance of two words, in sizes of letters, at least."""
_MIN_GAPS = 3
"""Gaps of a line that show which are usual, at least: the cells of a row of a table have few."""
_STEP = 2.0
"""Distance of the places at which a strip is looked for, in points."""
_MARGIN = 0.18
"""Part of the width of the text in which, at either side, no strip is looked for: labels hang there."""
_MIN_LINES = 4
"""Lines on either side of a strip, at least."""
_MIN_FULL = 0.5
"""Share of the lines of a column that reach its last quarter, at least, on both sides; else it is a table."""
_FULL = 0.7
"""Part of the width of a column up to which a full line reaches, at least."""
_MIN_OVERLAP = 0.5
"""Part of the shorter column beside which the other stands, at least."""
_SAME_PLACE = 10.0
"""Points by which the strips of two pages may differ."""
_MIN_SHARED = 8
"""Lines beside one strip on all pages together, from which on other pages have it, too."""
_MAX_DEPTH = 4
"""Columns inside columns, at most: four make sixteen, more than a page has."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that are read one after the other.

    Attributes:
        lines: The lines, from the top.
        column: Left and right end of the column.
        path: Which columns it stands in, for each strip around it: 0 for the one read first, 1 for the other; empty
            outside of all columns.
        is_table: Whether its lines have wide gaps at one place, as the rows of a table have.
    """

    lines: list[Line]
    column: tuple[float, float]
    path: tuple[int, ...] = ()
    is_table: bool = False


@dataclass(frozen=True, slots=True)
class _Piece:
    """A line, or its part on one side of a strip, with the stretches that have no wide gap inside."""

    line: Line
    spans: tuple[tuple[float, float], ...]
    base: float


def strips_of(pages: Sequence[Sequence[Line]]) -> list[float]:
    """Return the places of the strips between columns of text that the pages of a file share.

    Args:
        pages: The lines of each page, from the top, across all columns.
    """
    found: list[tuple[float, int]] = []
    for lines in pages:
        pieces = [piece for piece in map(_piece, lines) if piece.spans]
        strip = _best_strip(pieces) if pieces else None
        if strip is not None:
            x, begin, end = strip
            sides = _sides(pieces[begin:end], x, first=False)
            if all(map(_is_text, sides)):
                found.append((x, min(map(len, sides))))
    return [x for x, _ in found if sum(count for y, count in found if abs(x - y) <= _SAME_PLACE) >= _MIN_SHARED]


def blocks_of(lines: Sequence[Line], strips: Sequence[float] = (), *, right_to_left: bool = False) -> list[Block]:
    """Return the blocks of a page in the order of reading.

    Args:
        lines: The lines of the page, from the top, across all columns.
        strips: The strips of other pages of the file, beside which a column may have a line or two, or none.
        right_to_left: Whether the right column is read first.
    """
    return list(_blocks([_piece(line) for line in lines], (), strips, first=right_to_left))


def _piece(line: Line) -> _Piece:
    inked = [letter for letter in line if letter.char.strip()]
    gaps = sorted(gap for a, b in pairwise(inked) if (gap := (b.left - a.right) / b.size) > _WORD_GAP)
    usual = gaps[len(gaps) // 2] if len(gaps) >= _MIN_GAPS else 0.0
    gutter = max(_GUTTER, min(_WIDER * usual, _MAX_GUTTER))
    spans = tuple((run[0].left, max(letter.right for letter in run)) for run in runs_of(line, gutter))
    return _Piece(line, spans, line[0].base if line else 0.0)


def _blocks(
    pieces: Sequence[_Piece], path: tuple[int, ...], strips: Sequence[float], *, first: bool
) -> Iterator[Block]:
    pieces = [piece for piece in pieces if piece.spans]
    if not pieces:
        return
    left = min(piece.spans[0][0] for piece in pieces)
    right = max(piece.spans[-1][1] for piece in pieces)
    strip = _best_strip(pieces) if len(path) < _MAX_DEPTH else None
    strip = strip or (None if path else _shared_strip(pieces, strips))
    if strip is None:
        yield Block([piece.line for piece in pieces], (left, right), path)
        return
    x, begin, end = strip
    yield from _blocks(pieces[:begin], path, strips, first=first)
    inside = pieces[begin:end]
    sides = _sides(inside, x, first=first)
    if any(abs(x - y) <= _SAME_PLACE for y in strips) or all(_is_text(side) for side in sides):
        for number, side in enumerate(sides):
            yield from _blocks(side, (*path, number), strips, first=first)
    else:
        both = sum(piece.spans[0][0] < x < piece.spans[-1][1] for piece in inside)
        yield Block([piece.line for piece in inside], (left, right), path, is_table=both >= _MIN_LINES)
    yield from _blocks(pieces[end:], path, strips, first=first)


def _sides(pieces: Sequence[_Piece], x: float, *, first: bool) -> list[list[_Piece]]:
    """Return the parts of lines on either side of a strip, from the right one if ``first`` is true."""
    sides = [
        [_piece([letter for letter in piece.line if (_middle(letter) > x) is side]) for piece in pieces]
        for side in (first, not first)
    ]
    return [[piece for piece in side if piece.spans] for side in sides]


def _shared_strip(pieces: Sequence[_Piece], strips: Sequence[float]) -> tuple[float, int, int] | None:
    """Return the longest stretch of lines beside a strip that other pages have, as :func:`_best_strip` does."""
    stretches = [(end - begin, x, begin, end) for x in strips for begin, end in _clear(pieces, x, 1)]
    return max(stretches)[1:] if stretches else None


def _middle(letter: Letter) -> float:
    return (letter.left + letter.right) / 2


def _best_strip(pieces: Sequence[_Piece]) -> tuple[float, int, int] | None:
    """Return the place of the best strip, and the first and past the last line beside it; None for none."""
    left = min(piece.spans[0][0] for piece in pieces)
    right = max(piece.spans[-1][1] for piece in pieces)
    width = right - left
    best: tuple[int, float, int, int] | None = None
    at, last = left + _MARGIN * width, right - _MARGIN * width
    if sum(any(span[0] > at for span in piece.spans) for piece in pieces) < _MIN_LINES:
        return None
    while at <= last:
        for begin, end in _clear(pieces, at, _MIN_LINES):
            score = _score(pieces[begin:end], at, width)
            if score and (best is None or score > best[0]):
                best = score, at, begin, end
        at += _STEP
    if best is None:
        return None
    _, x, begin, end = best
    return x, begin, end


def _clear(pieces: Sequence[_Piece], x: float, least: int) -> Iterator[tuple[int, int]]:
    """Yield begin and end of each stretch of so many lines or more that a vertical line crosses nowhere."""
    begin = 0
    for at, piece in enumerate(pieces):
        if any(start < x < end for start, end in piece.spans):
            if at - begin >= least:
                yield begin, at
            begin = at + 1
    if len(pieces) - begin >= least:
        yield begin, len(pieces)


def _score(pieces: Sequence[_Piece], x: float, width: float) -> int:
    """Return the number of lines on the shorter side of a strip; 0 if there are no columns beside it."""
    lefts = [piece for piece in pieces if piece.spans[0][1] <= x]
    rights = [piece for piece in pieces if piece.spans[-1][0] >= x]
    if min(len(lefts), len(rights)) < _MIN_LINES:
        return 0
    left_end = max(end for piece in lefts for _, end in piece.spans if end <= x)
    right_begin = min(start for piece in rights for start, _ in piece.spans if start >= x)
    left_begin = min(piece.spans[0][0] for piece in lefts)
    right_end = max(piece.spans[-1][1] for piece in rights)
    if min(left_end - left_begin, right_end - right_begin) < _MARGIN * width:
        return 0
    top = min(lefts[0].base, rights[0].base)
    low = max(lefts[-1].base, rights[-1].base)
    shorter = min(lefts[0].base - lefts[-1].base, rights[0].base - rights[-1].base)
    return min(len(lefts), len(rights)) if top - low >= _MIN_OVERLAP * shorter else 0


def _is_text(side: Sequence[_Piece]) -> bool:
    """Return whether most lines of a side reach its end, as those of a column of text do."""
    if not side:
        return False
    left = min(piece.spans[0][0] for piece in side)
    right = max(piece.spans[-1][1] for piece in side)
    lengths = [piece.spans[-1][1] - piece.spans[0][0] for piece in side]
    return sum(length >= _FULL * (right - left) for length in lengths) >= _MIN_FULL * len(side)
