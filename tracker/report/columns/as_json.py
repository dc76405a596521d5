"""Write the table in columns as JSON; ``docs/schemas/tracker.schema.json`` describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.report.json.write import json_text

if TYPE_CHECKING:
    from tracker.report.columns.view import ColumnRow, ColumnsView, PlacedUnit

SCHEMA = "tracker.columns/1"


def render(view: ColumnsView) -> bytes:
    """Return the table as JSON, schema ``tracker.columns/1``.

    Args:
        view: The table.
    """
    stages = [
        {
            "stage": text.name,
            "symbol": text.draft.front.symbol,
            "date": text.draft.front.date,
            "language": text.draft.front.language,
            "authenticity": text.draft.front.authenticity,
            "sha256": text.digest,
        }
        for text in view.texts
    ]
    data = {
        "schema": SCHEMA,
        "stages": stages,
        "against": view.base.name,
        "notices": [named.line for named in view.notices],
        "rows": [_row(row) for row in view.rows],
    }
    return json_text(data).encode()


def _row(row: ColumnRow) -> dict[str, Any]:
    return {
        "heading": row.level > 0,
        "cells": [[_paragraph(placed) for placed in cell] for cell in row.cells],
        "elsewhere": list(row.elsewhere),
    }


def _paragraph(placed: PlacedUnit) -> dict[str, Any]:
    return {
        "number": placed.unit.number + 1,
        "eid": placed.unit.eid,
        "name": placed.name,
        "away": placed.away,
        "words": [{"text": words.text, "difference": words.difference} for words in placed.words],
    }
