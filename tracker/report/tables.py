"""The table of concordance as JSON and CSV: the rows for programs and spreadsheets."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from tracker.model.provision import Kind
from tracker.report.data import rows_data, side_data, written
from tracker.report.statements import data_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.report.statements import StatementView
    from tracker.report.view import RowView, SideView, View

SCHEMA = "tracker.concordance/1"
LISTED = (
    Kind.PREAMBLE, Kind.RECITAL, Kind.DIVISION, Kind.ARTICLE, Kind.PARAGRAPH, Kind.SUBPARAGRAPH, Kind.ANNEX
)  # fmt: skip
"""The levels that a concordance may list (design, section 8)."""


def as_json(
    view: View, rows: Iterable[RowView], sources: tuple[str, str], statements: Iterable[StatementView] = ()
) -> str:
    """The concordance as JSON, schema ``tracker.concordance/1``.

    Args:
        view: The comparison.
        rows: Which rows.
        sources: sha256 of both files as received; empty where not known.
        statements: What people have said of it.
    """
    data = {
        "schema": SCHEMA,
        "before": side_data(view.before) | {"source_sha256": sources[0]},
        "after": side_data(view.after) | {"source_sha256": sources[1]},
        **rows_data(rows),
        "corrections": [data_of(statement) for statement in statements],
    }
    return written(data)


def as_csv(view: View, rows: Iterable[RowView]) -> str:
    """The concordance as CSV that Excel opens right: UTF-8 with a byte order mark, CRLF.

    Cells that a spreadsheet would take for a formula begin with an apostrophe.

    Args:
        view: The comparison.
        rows: Which rows.
    """
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\r\n").writerow
    words = view.words
    for side, key in ((view.before, "before"), (view.after, "after")):
        if side.notice:
            said_of_it = " ".join((side.notice.headline, *side.notice.sentences))
            write([_cell(words[key] + words["colon"] + said_of_it)])
    heads = [
        words[key] + words["colon"] + title(side) for side, key in ((view.before, "before"), (view.after, "after"))
    ]
    write([_cell(cell) for cell in (*heads, words["change"], words["basis"])])
    for row in rows:
        facts = words["listing"].join(words[fact] for fact in row.facts)
        write([_cell(cell) for cell in (row.before, row.after, facts, said(row, words))])
    return "\ufeff" + out.getvalue()


def said(row: RowView, words: dict[str, str]) -> str:
    """Why a row stands there, with "probably" before it where it is less than sure."""
    return words["probably"] + words["semicolon"] + row.reason if row.probably else row.reason


def title(side: SideView) -> str:
    """How a text is named at the head of a column: its stage, and its symbol."""
    return " ".join(part for part in (side.name, f"({side.symbol})" if side.symbol else "") if part)


def _cell(text: str) -> str:
    return "'" + text if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text
