"""Language versions as JSON, ``tracker.languages/1``; ``docs/schemas/tracker.schema.json`` describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.report.json.write import json_text

if TYPE_CHECKING:
    from tracker.report.languages.view import LanguagesView, PlacedDifference, RowView, VersionView

SCHEMA = "tracker.languages/1"


def render(view: LanguagesView) -> bytes:
    """Return the view as JSON.

    Args:
        view: The versions side by side.
    """
    data = {
        "schema": SCHEMA,
        "versions": [_version(version) for version in view.versions],
        "since": view.since or None,
        "only": view.only or None,
        "notices": [named.line for named in view.notices],
        "differences": [_difference(placed) for placed in view.differences],
        "rows": [_row(row) for row in view.rows],
    }
    return json_text(data).encode()


def _version(version: VersionView) -> dict[str, str]:
    front = version.front
    return {
        "name": version.name,
        "source": version.source,
        "symbol": front.symbol,
        "language": front.language,
        "authenticity": front.authenticity,
        "sha256": version.sha256,
        "source_sha256": version.source_sha256,
    }


def _difference(placed: PlacedDifference) -> dict[str, Any]:
    difference = placed.difference
    return {
        "kind": difference.kind,
        "row": difference.row,
        "place": placed.place,
        "values": list(difference.values),
        "printed": list(difference.printed or difference.values),
        "alone": list(difference.alone),
    }


def _row(row: RowView) -> dict[str, Any]:
    return {
        "row": row.number,
        "level": row.row.kind,
        "place": row.place,
        "inside": row.row.inside,
        "cells": [[unit.eid for unit in cell] for cell in row.row.cells],
        "labels": [cell[0].label if cell else "" for cell in row.row.cells],
        "moved": list(row.row.moved),
    }
