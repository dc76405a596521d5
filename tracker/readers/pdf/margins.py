"""Numbers in the margin that count the printed lines."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from tracker.readers.pdf.rows import runs_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.readers.pdf.letters import Letter
    from tracker.readers.pdf.rows import Line

_NUMBER = re.compile(r"\d{1,4}")
_GAP = 0.4
"""Distance of a number from the words beside it, in sizes, at least: more than a blank."""
_ALIGNED = 3.0
"""Points by which the ends of numbers in one column differ, at most."""
_MIN_NUMBERS = 3
"""Numbers of such a column in the whole file, at least."""
_EDGE = 0.1
"""Part of the height of a page at its head and foot whose lines may cross the column: running heads."""
_MAX_CROSSING = 0.04
"""Share of the lines of a page whose words may reach into the column: a signature, a stamp."""
_MIN_COUNTED = 0.7
"""Share of the lines that are numbered, where the numbers rise by one: else they number paragraphs."""


class _Number(NamedTuple):
    value: int
    run: Line


def find_line_numbers(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return the line numbers of each page: numbers in a strip of their own that rise by one, two, five or ten.

    Args:
        pages: The lines of each page, from the top, across all columns.

    Returns:
        For each page the letters of each of its line numbers; empty lists if the file has none.
    """
    candidates = [_candidates(lines) for lines in pages]
    best: list[list[_Number]] = [[] for _ in pages]
    for end in ("right", "left"):
        # Numbers of one strip differ by little; so each place stands for those around it.
        for place in {round(_end(number.run, end) / _ALIGNED) * _ALIGNED for page in candidates for number in page}:
            columns = [
                [number for number in numbers if abs(_end(number.run, end) - place) <= _ALIGNED]
                for numbers in candidates
            ]
            found = _line_numbers(columns, pages)
            if sum(map(len, found)) > sum(map(len, best)):
                best = found
    return [[number.run for number in numbers] for numbers in best]


def _candidates(lines: Sequence[Line]) -> list[_Number]:
    """Return the numbers at either end of the lines of a page, set off from the words."""
    found: list[_Number] = []
    for line in lines:
        runs = list(runs_of(line, _GAP))
        for run in (runs[0], runs[-1]) if len(runs) > 1 else runs:
            text = "".join(letter.char for letter in run)
            if _NUMBER.fullmatch(text):
                found.append(_Number(int(text), run))
    return found


def _end(run: Sequence[Letter], end: str) -> float:
    return max(letter.right for letter in run) if end == "right" else run[0].left


def _line_numbers(columns: Sequence[Sequence[_Number]], pages: Sequence[Sequence[Line]]) -> list[list[_Number]]:
    """Return of aligned numbers on all pages those that count lines; of a page with other numbers there, none."""
    ends = [column for column in columns if column]
    pairs = [*(pair for column in columns for pair in pairwise(column)), *((a[-1], b[0]) for a, b in pairwise(ends))]
    steps = Counter(rise for a, b in pairs if (rise := b.value - a.value) > 0)
    if not steps:
        return [[] for _ in columns]
    # Of several as frequent the least: a page number between two pages makes a wide step.
    step = max(steps, key=lambda rise: (steps[rise], -rise))
    found = [
        list(column) if column and _counts_lines(column, lines, step) else []
        for column, lines in zip(columns, pages, strict=True)
    ]
    return found if sum(map(len, found)) >= _MIN_NUMBERS else [[] for _ in columns]


def _counts_lines(column: Sequence[_Number], lines: Sequence[Line], step: int) -> bool:
    """Return whether aligned numbers of a page rise evenly and have their strip of the page for themselves."""
    own = {id(letter) for number in column for letter in number.run}
    others = [line for line in lines if any(letter.char.strip() and id(letter) not in own for letter in line)]
    falls = sum(b.value - a.value < step for a, b in pairwise(column))
    # Notes and feet of pages are counted by themselves in some programs, with numbers of their own.
    if not others or falls > (step > 1):
        return False
    if step == 1:
        beside = sum(column[-1].run[0].base - 1 <= line[0].base <= column[0].run[0].base + 1 for line in others)
        counted = column[-1].value - column[0].value + 1
        if len(column) < _MIN_COUNTED * max(beside, counted) or beside < _MIN_COUNTED * len(others) - _MIN_NUMBERS:
            return False
    elif any(number.value % step for number in column):
        return False
    left = min(number.run[0].left for number in column)
    right = max(number.run[-1].right for number in column)
    high, low = max(line[0].base for line in lines), min(line[0].base for line in lines)
    edge = _EDGE * (high - low)
    crossing = sum(
        any(
            letter.char.strip() and id(letter) not in own and letter.left < right and letter.right > left
            for letter in line
        )
        for line in others
        if low + edge < line[0].base < high - edge
    )
    return crossing <= _MAX_CROSSING * len(lines)
