"""Write the derivation table as JSON; ``docs/schemas/tracker.schema.json`` describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.report.derivation.rows import derivation_rows
from tracker.report.json.write import json_text, side_data

if TYPE_CHECKING:
    from tracker.report.derivation.rows import DerivationRow
    from tracker.report.table.rows import ConcordanceTable

SCHEMA = "tracker.derivation/1"


def render(table: ConcordanceTable) -> bytes:
    """Return the table as JSON, schema ``tracker.derivation/1``.

    Args:
        table: The table of concordance.
    """
    before, after = (
        side_data(side) | {"source_sha256": source}
        for side, source in zip(table.view.sides, table.sources, strict=True)
    )
    data = {
        "schema": SCHEMA,
        "only": table.view.extract_notice,
        "before": before,
        "after": after,
        "rows": [_row_data(row) for row in derivation_rows(table)],
    }
    return json_text(data).encode()


def _row_data(row: DerivationRow) -> dict[str, Any]:
    main = row.main.row
    return {
        "level": main.level,
        "after_eid": main.after,
        "after": row.main.after if main.after is not None else None,
        "heading": row.main.heading_after if main.after is not None else row.main.heading_before,
        "from": [
            {
                "before_eid": link.row.before,
                "before": link.before,
                "heading": link.heading_before,
                "facts": [fact for fact in link.facts if fact != "unchanged"],
                "confidence": None if link.row.confidence is None else round(link.row.confidence, 4),
                "probably": link.probably,
            }
            for link in row.links
            if link.row.before is not None
        ],
        "reasons": [{"reason": item.reason, "author": item.author, "date": item.date} for item in row.reasons],
    }
