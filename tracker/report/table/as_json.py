"""Write the table of concordance as JSON; ``docs/schemas/tracker.schema.json`` describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.report.json.write import json_text, rows_data, side_data

if TYPE_CHECKING:
    from tracker.report.table.rows import ConcordanceTable
    from tracker.report.view.corrections import CorrectionView

SCHEMA = "tracker.concordance/1"


def render(table: ConcordanceTable) -> bytes:
    """Return the table as JSON, schema ``tracker.concordance/1``.

    Args:
        table: The table.
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
        "identical": table.view.identical,
        **rows_data(table.rows),
        "corrections": [_correction_data(correction) for correction in table.corrections],
    }
    return json_text(data).encode()


def _correction_data(correction: CorrectionView) -> dict[str, Any]:
    return {
        "verdict": correction.verdict,
        "before": [correction.before] if correction.before_eid is not None else [],
        "after": [correction.after] if correction.after_eid is not None else [],
        "before_eid": correction.before_eid,
        "after_eid": correction.after_eid,
        "author": correction.author,
        "reason": correction.reason,
        "date": correction.date,
        "outcome": correction.outcome,
        "confidence": None if correction.confidence is None else round(correction.confidence, 4),
        "remarks": [*correction.remarks, *([correction.set_aside] if correction.set_aside else [])],
    }
