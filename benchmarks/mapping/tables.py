"""Plain text tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def shown(value: float | None, form: str = ".3f") -> str:
    """A figure as printed; a dash where there is none."""
    return "–" if value is None else format(value, form)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Lay out a table.

    Args:
        head: Names of the columns.
        rows: The cells; the first of each row stands left, the others right.

    Returns:
        The lines, each column as wide as it must be.
    """
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    lines = []
    for row in (head, ["-" * width for width in widths], *rows):
        first, *others = (cell.rjust(width) for cell, width in zip(row, widths, strict=True))
        lines.append("  ".join([first.lstrip().ljust(widths[0]), *others]).rstrip())
    return "\n".join(lines)
