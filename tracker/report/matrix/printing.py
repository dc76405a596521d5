"""The size of letters with which a matrix is printed on one page across, where it can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.report.matrix.wording import about_stage, end_in_words, main_facts, share_in_words
from tracker.report.terminal.plain import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.report.matrix.view import MatrixRow, MatrixView

LARGEST, SMALLEST, USUAL = 8.5, 5.5, 7.0
"""Sizes of letters in points: the first that fits is taken. Below the smallest nobody reads paper; where that does not
fit either, several pages are printed in the usual size."""
STEP = 0.5
PAGE_WIDTH, PAGE_HEIGHT = 277.0, 190.0
"""The room on A4 across, in millimetres, inside margins of 10."""
HEAD = 30.0
"""Height of the title, the figures and the remark above the table, and of the line below it, in millimetres."""
NOTICE = 9.0
"""Height of a notice, in millimetres: its headline and its sentences."""
FIRST_COLUMN = 0.16
"""Share of the width that the headings of the provisions take."""
EDGES = 2.3
"""Room on both sides of a cell, and its rule, in millimetres."""
LETTER = 0.2
"""Width of a letter in millimetres for each point of its size; those of Russian are the widest."""
BAR = "------"
"""The bar before a share takes the room of so many letters."""
LINE = 0.41
"""Height of a line in millimetres for each point of its size."""
ROW = 0.6
"""Height of the rule and the room between two rows, in millimetres."""
SHOWN_OTHERWISE = ("reworded", "renumbered")
"""Facts that are not printed: the share and the number of a cell show them."""
SIGN = "– "
"""The sign before a fact takes the room of two letters."""


def print_size(view: MatrixView, rows: Sequence[MatrixRow]) -> float:
    """Return the size of letters in points.

    Args:
        view: The matrix.
        rows: Its rows.
    """
    room = PAGE_HEIGHT - HEAD - NOTICE * len(view.notices)
    if len(rows) * (LINE * SMALLEST + ROW) > room:
        return USUAL  # Of a code, which no page holds, nothing is measured.
    texts = [(row.heading or row.name, *_cells(row, view)) for row in rows]
    heads = [[stage.name, *about_stage(stage, view)] for stage in view.stages]
    sizes = (LARGEST - STEP * n for n in range(round((LARGEST - SMALLEST) / STEP) + 1))
    return next((size for size in sizes if _height(texts, heads, size) <= room), USUAL)


def _height(texts: Sequence[Sequence[str]], heads: Sequence[Sequence[str]], size: float) -> float:
    """Return the height of the table in millimetres."""
    first = (PAGE_WIDTH * FIRST_COLUMN - EDGES) / (LETTER * size)
    other = (PAGE_WIDTH * (1 - FIRST_COLUMN) / len(heads) - EDGES) / (LETTER * size)
    head = max(sum(_lines(text, other) for text in column) for column in heads)
    rows = (max(_lines(name, first), *(_lines(cell, other) for cell in cells)) for name, *cells in texts)
    return (head + sum(rows)) * LINE * size + ROW * (len(texts) + 1)


def _lines(text: str, room: float) -> int:
    return 1 + wrap(text, width=int(room)).count("\n")


def _cells(row: MatrixRow, view: MatrixView) -> Iterator[str]:
    """Yield what is printed in each cell of a row."""
    for cell, end in zip(row.cells, row.ends, strict=True):
        if cell:
            facts = [SIGN + text for fact, text in main_facts(cell, view) if fact not in SHOWN_OTHERWISE]
            share = "" if cell.unchanged else share_in_words(cell, view)
            heading = cell.node.heading if cell.node.heading != row.heading else ""
            brackets = f"[{cell.node.brackets}" if cell.node.brackets else ""
            yield " ".join(filter(None, [cell.node.name, heading, BAR + share if share else "", brackets, *facts]))
        else:
            yield SIGN + end_in_words(end, view) if end else ""
