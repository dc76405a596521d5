"""Write the table of concordance as CSV, for spreadsheets and programs.

The first line holds the names of the columns, and every other line a row: a notice above them would be read as the
names by each program that opens the file. The notices on texts that are not official stand in the last column of every
row, so that a row that is sorted, filtered or copied away still carries them (decision 39).
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.report.table.rows import ConcordanceTable


def render(table: ConcordanceTable) -> bytes:
    """Return the table as CSV.

    Args:
        table: The table.
    """
    notice = " ".join(table.remarks)
    head = (*table.column_headings, table.view.words["notice"])
    return csv_bytes([head, *((*cells, notice) for cells in table.cells)])


def csv_bytes(rows: Iterable[Iterable[str]]) -> bytes:
    """Return rows as CSV: UTF-8 with a byte order mark, by which Excel knows the encoding; CRLF, as in RFC 4180.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front
    (https://owasp.org/www-community/attacks/CSV_Injection).

    Args:
        rows: The rows, the names of the columns first.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in rows:
        writer.writerow(_escape_formulas(row))
    return ("\ufeff" + out.getvalue()).encode()


def _escape_formulas(row: Iterable[str]) -> list[str]:
    return ["'" + text if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text for text in row]
