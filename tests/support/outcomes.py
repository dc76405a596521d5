"""A comparison as short JSON that a person can read and judge, one row a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tracker.diff.redline import compare
from tracker.model.redline import BlockPart, ChangeCategory, RunKind
from tracker.report.view.facts import facts_of

if TYPE_CHECKING:
    from tracker.model.concordance import Correspondence
    from tracker.model.draft import DraftText
    from tracker.model.redline import RedlineBlock
    from tracker.model.reference import ReferenceCheck

CATEGORIES = {
    ChangeCategory.CONSEQUENTIAL: " (follows)",
    ChangeCategory.PUNCTUATION: " (punctuation)",
    ChangeCategory.TYPOGRAPHY: " (print)",
}
SIGNS = {RunKind.KEPT: "=", RunKind.DELETED: "-", RunKind.INSERTED: "+"}


def outcome(before: DraftText, after: DraftText, *, figures: bool = False) -> dict[str, Any]:
    """Return a comparison in short form.

    Args:
        before: One draft.
        after: The other.
        figures: Whether each row also has its level, evidence and figures, and whether the pairs of lines that are
            the same are listed too.

    Returns:
        The rows of the concordance, the runs of every block that changed, and the references to check.
    """
    redline = compare(before, after)
    references = [_reference(check) for check in redline.reference_checks]
    return {
        "rows": [_row(row) | (_figures(row) if figures else {}) for row in redline.concordance],
        **({"pairs": [_pair(block) for block in redline.blocks if _is_pair(block)]} if figures else {}),
        "blocks": [_block(block) for block in redline.blocks if _changed(block)],
        **({"references": references} if references else {}),
    }


def written(result: dict[str, Any]) -> str:
    """Return JSON with one row a line, so that a change of one row is a change of one line."""
    parts = []
    for key, rows in result.items():
        lines = ",\n".join("  " + json.dumps(row, ensure_ascii=False) for row in rows)
        parts.append(f' "{key}": [\n{lines}\n ]' if rows else f' "{key}": []')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _row(row: Correspondence) -> dict[str, Any]:
    facts = [*facts_of(row), *(["probably"] if row.unsure else [])]
    return {"before": row.before, "after": row.after, "facts": " ".join(facts)}


def _figures(row: Correspondence) -> dict[str, Any]:
    """Return the figures of a row, rounded: the last digits of a float are no behaviour."""
    figures: dict[str, Any] = {"level": row.level, "primary": row.primary}
    if row.confidence is not None:
        figures["confidence"] = round(row.confidence, 3)
    if row.similarity is not None:
        figures["similarity"] = round(row.similarity, 3)
    if row.nearest is not None:
        figures["nearest"] = row.nearest
    if row.reason is not None:
        figures["ground"] = row.reason.ground
        figures["same heading"] = row.reason.same_heading
        figures["shares"] = [round(row.reason.share_before, 3), round(row.reason.share_after, 3)]
    return figures


def _is_pair(block: RedlineBlock) -> bool:
    return block.before is not None and block.after is not None


def _pair(block: RedlineBlock) -> str:
    """Return one pair of blocks: place and address before, place and address after."""
    assert block.before is not None
    assert block.after is not None
    return f"{block.before.order} {block.before.eid} = {block.after.order} {block.after.eid}"


def _block(block: RedlineBlock) -> dict[str, Any]:
    runs = [
        f"{SIGNS[run.kind]} {run.text}"
        + (f" ({run.part})" if run.part is not BlockPart.TEXT else "")
        + CATEGORIES.get(run.category, "")
        for run in block.runs
    ]
    return {
        "before": block.before.eid if block.before else None,
        "after": block.after.eid if block.after else None,
        **({"moved": True} if block.moved else {}),
        "runs": [run.replace("\ufffc", "[note]") for run in runs],
    }


def _reference(check: ReferenceCheck) -> dict[str, Any]:
    return {
        "in": check.eid,
        "words": check.reference,
        "number": check.text,
        "verdict": check.status,
        "pointed": check.target_before,
        "points": list(check.targets),
        "wanted": list(check.expected),
    }


def _changed(block: RedlineBlock) -> bool:
    return block.moved or any(run.kind is not RunKind.KEPT for run in block.runs)
