"""Write the derivation table as CSV: a row for each provision of the later text and each that it comes from.

A provision with several sources stands in several rows, so that every cell holds one thing. The notices stand in the
last column, as in the table of concordance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model.side import Side
from tracker.report.derivation.rows import derivation_rows
from tracker.report.table.as_csv import csv_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.report.table.rows import ConcordanceTable


def render(table: ConcordanceTable) -> bytes:
    """Return the table as CSV.

    Args:
        table: The table of concordance.
    """
    words = table.view.words
    before, after = (
        words[side] + words["colon"] + view.name for side, view in zip(Side, table.view.sides, strict=True)
    )
    names = (after, words["heading"], before, words["heading"], words["change"], words["reason"], words["notice"])
    return csv_bytes([names, *_rows(table)])


def _rows(table: ConcordanceTable) -> Iterator[tuple[str, ...]]:
    words = table.view.words
    notice = " ".join(table.remarks)
    for row in derivation_rows(table):
        reason = row.reason.replace("\n", words["semicolon"])
        for link in row.links:
            facts = words["listing"].join(words[fact] for fact in link.facts)
            change = words["probably"] + words["semicolon"] + facts if link.probably else facts
            yield link.after, link.heading_after, link.before, link.heading_before, change, reason, notice
