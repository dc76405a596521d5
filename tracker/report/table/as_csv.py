"""Write the table of concordance as CSV, for spreadsheets."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.report.table.rows import ConcordanceTable


def render(table: ConcordanceTable) -> bytes:
    """Return the table as CSV that Excel opens correctly: UTF-8 with a byte order mark, CRLF; the notices first.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front
    (https://owasp.org/www-community/attacks/CSV_Injection).

    Args:
        table: The table.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in (*((notice,) for notice in table.notices), table.column_headings, *table.cells):
        writer.writerow(_escape_formulas(row))
    return ("\ufeff" + out.getvalue()).encode()


def _escape_formulas(row: Iterable[str]) -> list[str]:
    return ["'" + text if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text for text in row]
