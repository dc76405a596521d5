"""The table of concordance for spreadsheets that read text."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.report.table.rows import ConcordanceTable


def render(table: ConcordanceTable) -> bytes:
    """The table as CSV that Excel opens right: UTF-8 with a byte order mark, CRLF; the notices first.

    Cells that a spreadsheet would take for a formula begin with an apostrophe.

    Args:
        table: The table.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in (*((notice,) for notice in table.notices), table.heads, *table.cells):
        writer.writerow(_safe(row))
    return ("\ufeff" + out.getvalue()).encode()


def _safe(row: Iterable[str]) -> list[str]:
    return ["'" + text if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text for text in row]
