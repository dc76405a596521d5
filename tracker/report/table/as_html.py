"""Write the table of concordance as a page of its own, in both orders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.report.html.write import render_template

if TYPE_CHECKING:
    from tracker.report.table.rows import ConcordanceTable


def render(table: ConcordanceTable) -> bytes:
    """Return one self-contained page: the table in the order that is asked for, and behind it in the other.

    Args:
        table: The table.
    """
    return render_template("concordance.html.j2", table.view, tables=table.both).encode()
