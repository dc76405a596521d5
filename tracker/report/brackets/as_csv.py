"""The marks of negotiation as CSV: the names of the columns first, then one row a mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.report.brackets.rows import columns_of_list, rows_of_list
from tracker.report.table.as_csv import csv_bytes

if TYPE_CHECKING:
    from tracker.report.brackets.view import BracketsView


def render(view: BracketsView) -> bytes:
    """Return the marks as CSV; the notice on a text that is not official stands in the last column of each row.

    Args:
        view: The marks. With an earlier text, those of the earlier text with their fates, and the new ones behind them.
    """
    notice = " ".join(named.line for named in view.notices)
    rows = (("" if cell is None else str(cell) for cell in cells) for cells in rows_of_list(view))
    return csv_bytes([(*columns_of_list(view), view.words["notice"]), *((*cells, notice) for cells in rows)])
