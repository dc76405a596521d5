"""The derivation table in the terminal: new, old, what changed, and below a row the reasons that people gave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.report.derivation.rows import derivation_rows
from tracker.report.terminal.plain import WIDTH, align_cells, display_width, safe, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.report.derivation.rows import DerivationRow
    from tracker.report.table.rows import ConcordanceTable

_GAPS = 4
"""Blanks between the three columns."""
_LEAST_CHANGE = 24
"""Columns for what changed in any case: "renumbered, reworded" fits."""
_INDENT = "    "


def derivation_text(table: ConcordanceTable, notices: Sequence[str], width: int = WIDTH) -> str:
    """Return the derivation table as text.

    Args:
        table: The table of concordance, with English words.
        notices: The notices on texts that are not official; they stand at the top.
        width: Columns.
    """
    words = table.view.words
    rows = derivation_rows(table)
    lines = [_cells(row, words) for row in rows]
    head = [(words["after"], words["before"], words["change"])]
    names = [max(display_width(cell[n]) for part in (head, *lines) for cell in part) for n in (0, 1)]
    room = (width - _GAPS - _LEAST_CHANGE) // 2
    names = [min(name, room) for name in names]
    widths = (*names, width - _GAPS - sum(names))
    out = [*notices, *([""] if notices else []), *_laid_out(head[0], widths)]
    out.append("-" * min(width, sum(widths) + _GAPS))
    for row, line in zip(rows, lines, strict=True):
        for cell in line:
            out += _laid_out(cell, widths)
        for reason in filter(None, row.reason.split("\n")):
            out.append(wrap(safe(f"{words['reason']}: {reason}"), first=_INDENT, width=width))
    return "\n".join([*out, *([wrap(table.view.same_line, width=width)] if table.view.same_line else [])]) + "\n"


def _cells(row: DerivationRow, words: dict[str, str]) -> list[tuple[str, str, str]]:
    """Return the cells of each link of a row; the new provision is named once."""
    lines = []
    for number, link in enumerate(row.links):
        facts = ", ".join(words[fact] for fact in link.facts)
        change = f"{words['probably']}; {facts}" if link.probably else facts
        lines.append((_named(link.after, link.heading_after) if not number else "",
                      _named(link.before, link.heading_before), change))  # fmt: skip
    return lines


def _named(name: str, heading: str) -> str:
    return safe(f"{name} {heading}".strip())


def _laid_out(cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """Yield the lines of a row, each cell broken in its column."""
    columns = [wrap(cell, width=width).split("\n") for cell, width in zip(cells, widths, strict=True)]
    for n in range(max(map(len, columns))):
        yield align_cells([column[n] if n < len(column) else "" for column in columns], widths)
