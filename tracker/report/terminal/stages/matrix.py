"""Lay out the matrix for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.report.terminal.plain import safe

if TYPE_CHECKING:
    from tracker.report.matrix.view import MatrixView


def matrix_text(view: MatrixView, width: int) -> str:
    """Return the matrix as text.

    Args:
        view: The matrix.
        width: The columns of the terminal.
    """
    del width
    rows = [[cell.node.name if cell else "–" for cell in row.cells] for row in view.rows()]
    heads = [stage.name for stage in view.stages]
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    lines = ("  ".join(text.ljust(size) for text, size in zip(row, widths, strict=True)) for row in (heads, *rows))
    return "".join(f"{safe(line.rstrip())}\n" for line in lines)
