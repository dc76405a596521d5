"""The sheet of corrections as JSON, ``tracker.corrigendum/1``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.report.json.write import json_text, side_facts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.model.block import Block
    from tracker.model.corrigendum import Rectification
    from tracker.report.corrigendum.sheet import Sheet, SheetPart

SCHEMA = "tracker.corrigendum/1"


def render(sheet: Sheet) -> bytes:
    """Return the sheet as JSON: each correction with its address and its quotations, by which it can be applied."""
    data = {"schema": SCHEMA, "versions": [_version(part) for part in sheet.parts]}
    return json_text(data).encode()


def _version(part: SheetPart) -> dict[str, object]:
    before, after = part.sides
    return {
        "language": before.language or after.language,
        "before": side_facts(before),
        "after": side_facts(after),
        **_standard(part),
        "notices": [notice.line for notice in part.notices],
        "changed_lines": round(part.corrigendum.share, 4),
        "overlong": part.corrigendum.is_overlong,
        "corrections": [_correction(item) for item in part.corrigendum.items],
        "note_numbers": [{"before": old, "after": new} for old, new in part.corrigendum.notes],
    }


def _standard(part: SheetPart) -> dict[str, object]:
    """Return the version that was named as right, and what is left to the reader; nothing for texts in one language."""
    if part.standard is None:
        return {}
    left = [
        {"place": item.place, "kind": str(item.difference.kind), "own": item.shown[0], "right": item.shown[1]}
        for item in part.left
    ]
    return {"right": side_facts(part.standard), "left": left}


def _correction(item: Rectification) -> dict[str, object]:
    return {
        "act": item.act,
        "eids": list(item.eids),
        "sentence": item.sentence or None,
        "words": item.words,
        "reading": item.reading,
        "calls": list(item.calls),
        "new_calls": list(item.new_calls),
        "behind": item.behind,
        "lines": _lines(item.blocks),
        "number": item.number or None,
    }


def _lines(blocks: Sequence[Block]) -> list[dict[str, object]]:
    return [
        {"kind": block.kind, "level": block.level, "text": block.text, "calls": list(block.calls)} for block in blocks
    ]
