"""The table of concordance for programs; ``docs/schemas/tracker.schema.json`` describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.report.json.write import rows_data, side_data, written
from tracker.report.view.corrections import correction_data

if TYPE_CHECKING:
    from tracker.report.table.rows import ConcordanceTable

SCHEMA = "tracker.concordance/1"


def render(table: ConcordanceTable) -> bytes:
    """The table as JSON, schema ``tracker.concordance/1``.

    Args:
        table: The table.
    """
    before, after = (
        side_data(side) | {"source_sha256": source}
        for side, source in zip(table.view.sides, table.sources, strict=True)
    )
    data = {
        "schema": SCHEMA,
        "before": before,
        "after": after,
        **rows_data(table.rows),
        "corrections": [correction_data(statement) for statement in table.statements],
    }
    return written(data).encode()
