"""The brief as JSON, ``tracker.substance/1``: every change, also those for which the page has no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.report.json.write import json_text, side_facts
from tracker.report.substance.brief import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.report.substance.brief import Brief, Entry, Quoted


def render(brief: Brief) -> bytes:
    """Return the brief as JSON: the texts, the numbers by class, and every change with both quotations."""
    before, after = brief.sides
    data = {
        "schema": SCHEMA,
        "language": brief.language,
        "before": side_facts(before),
        "after": side_facts(after),
        "title": brief.words["brief"],
        "answer": brief.answer,
        "notices": [notice.line for notice in brief.notices],
        "same": brief.same or None,
        "limits": list(brief.limits),
        "left_out": [str(kind) for kind in brief.left_out],
        "new": list(brief.new),
        "deleted": list(brief.deleted),
        "totals": {str(part.kind): part.count for part in brief.parts},
        "changes": [change for part in brief.parts for entry in part.entries for change in _changes(entry)],
        "others": [change for entry in brief.others.entries for change in _changes(entry)],
    }
    return json_text(data).encode()


def _changes(entry: Entry) -> Iterator[dict[str, object]]:
    for before, after in ((entry.before, entry.after), *entry.again):
        yield {
            "class": str(entry.kind),
            "direction": str(entry.direction),
            "before": _quoted(before),
            "after": _quoted(after),
        }


def _quoted(quoted: Quoted) -> dict[str, object]:
    return {
        "eid": str(quoted.eid),
        "place": quoted.place,
        "words": quoted.words,
        "text": quoted.text,
        "start": quoted.start,
        "end": quoted.end,
    }
