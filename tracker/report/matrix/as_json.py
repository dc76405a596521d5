"""Write the matrix as JSON for programs, schema ``tracker.matrix/1`` (``docs/schemas/tracker.schema.json``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.report.json.write import json_text, row_data, stage_data

if TYPE_CHECKING:
    from tracker.model.lineage.graph import Lineage, Link
    from tracker.report.history.view import Event
    from tracker.report.matrix.view import MatrixCell, MatrixRow, MatrixView

SCHEMA = "tracker.matrix/1"


def render(view: MatrixView) -> bytes:
    """Return the matrix as JSON: UTF-8, one value a line."""
    data = {
        "schema": SCHEMA,
        "instrument": view.instrument,
        "stages": [stage_data(stage, view.lineage.stages) for stage in view.stages],
        "left_out": list(view.left_out),
        "rows": [_row(row, view) for row in view.rows()],
    }
    return json_text(data).encode()


def _row(row: MatrixRow, view: MatrixView) -> dict[str, Any]:
    lineage = view.lineage
    return {
        "kind": row.kind,
        "cells": [_cell(cell, lineage) if cell else None for cell in row.cells],
        "ends": [
            {
                "stage": view.lineage.stages[n].name,
                "event": _key(end.event),
                "from_stage": view.lineage.stages[end.source.stage].name,
                "from_eid": end.source.eid,
            }
            for n, end in zip(view.shown, row.ends, strict=True)
            if end
        ],
        "links": [link_data(link, lineage) for link in row.links],
        "returns": [
            {
                "from_stage": lineage.stages[back.source.stage].name,
                "from_eid": back.source.eid,
                "to_stage": lineage.stages[back.target.stage].name,
                "to_eid": back.target.eid,
                "share_before": round(back.share_before, 4),
                "share_after": round(back.share_after, 4),
            }
            for back in (cell.back for cell in row.cells if cell)
            if back
        ],
    }


def _cell(cell: MatrixCell, lineage: Lineage) -> dict[str, Any]:
    node, share = cell.node, cell.kept_share
    return {
        "stage": lineage.stages[cell.place.stage].name,
        "eid": node.eid,
        "label": node.label or node.name,
        "name": node.name,
        "heading": node.heading,
        "words": node.words,
        "since_stage": lineage.stages[cell.main.before].name if cell.main else None,
        "kept": None if share is None else round(share, 4),
        "brackets": node.brackets,
        "event": _key(cell.event),
        "number_kept": cell.kept_number,
        "probably": cell.probably,
        "facts": list(cell.facts),
    }


def _key(event: Event) -> str:
    """Return the name of an event for programs: ``goes_on``."""
    return event.value.replace(" ", "_")


def link_data(link: Link, lineage: Lineage) -> dict[str, Any]:
    """Return a row of the concordance of two stages, with their names."""
    row = link.row
    return {
        "from_stage": lineage.stages[link.before].name,
        "from_eid": row.before,
        "to_stage": lineage.stages[link.after].name,
        "to_eid": row.after,
        **row_data(row),
        "primary": row.primary,
        "kept_words": link.kept,
    }
