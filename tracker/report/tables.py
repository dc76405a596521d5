"""The table of concordance as JSON and CSV: the rows for programs and spreadsheets."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from tracker.model.provision import Kind
from tracker.report.statements import data_of
from tracker.report.words import reason_in_words

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
    rows = list(rows)
    data = {
        "schema": SCHEMA,
        "before": _side(view.before, sources[0]),
        "after": _side(view.after, sources[1]),
        "rows": [_row(row) for row in rows],
        "nearest": [_nearest(row) for row in rows if row.nearest],
        "corrections": [data_of(statement) for statement in statements],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _side(side: SideView, source: str) -> dict[str, Any]:
    return {
        "stage": side.name,
        "symbol": side.symbol,
        "date": side.date,
        "title": side.title,
        "language": side.language,
        "authenticity": side.authenticity,
        "notice": [side.notice.headline, *side.notice.sentences] if side.notice else [],
        "sha256": side.digest,
        "source_sha256": source,
    }


def _row(view: RowView) -> dict[str, Any]:
    row = view.row
    return {
        "level": row.level,
        "before": [view.label_before] if row.before is not None else [],
        "after": [view.label_after] if row.after is not None else [],
        "before_eid": row.before,
        "after_eid": row.after,
        "renumbered": row.renumbered,
        "moved": row.moved,
        "reworded": row.reworded,
        "split": row.split,
        "merged": row.merged,
        "inserted": row.inserted,
        "deleted": row.deleted,
        "similarity": None if row.similarity is None else round(row.similarity, 4),
        "confidence": None if row.confidence is None else round(row.confidence, 4),
        "reason": reason_in_words(row.reason) if row.linked else "",
    }


def _nearest(view: RowView) -> dict[str, Any]:
    """What comes nearest to a provision that has no counterpart; it stands beside the rows, because it is no link."""
    row = view.row
    return {
        "before": [view.label_before] if row.before is not None else [view.nearest],
        "after": [view.label_after] if row.after is not None else [view.nearest],
        "before_eid": row.before or row.nearest,
        "after_eid": row.after or row.nearest,
        "reason": reason_in_words(row.reason, "en", view.nearest),
    }


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
