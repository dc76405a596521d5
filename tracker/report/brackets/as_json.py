"""The marks of negotiation as JSON, ``tracker.brackets/1``."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.model.negotiation import Mark
    from tracker.report.brackets.view import BracketsView, PlacedMark, TextView

SCHEMA = "tracker.brackets/1"


def render(view: BracketsView) -> bytes:
    """Return the marks as JSON.

    Args:
        view: The marks. With an earlier text, the marks are those of the earlier text with their fates, and behind
            them the new ones of the later text.
    """
    data: dict[str, object] = {
        "schema": SCHEMA,
        "text": _described(view.text),
        "since": _described(view.earlier) if view.earlier else None,
        "totals": asdict(view.count),
        "totals_before": asdict(view.before) if view.before else None,
        "articles": [
            {"label": part.label, "eid": part.eid, **asdict(part.count)} for part in view.provisions if not part.gone
        ],
        "marks": [_mark(mark) for mark in view.marks],
        "unbalanced": [
            {"eid": stray.place.eid, "label": stray.name, "offset": stray.place.offset, "opening": stray.opening}
            for stray in view.strays
        ],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _described(text: TextView) -> dict[str, str]:
    front = text.front
    return {
        "stage": text.name,
        "symbol": front.symbol,
        "language": front.language,
        "authenticity": front.authenticity,
        "sha256": text.sha256,
        "source_sha256": text.source_sha256,
    }


def _mark(placed: PlacedMark) -> dict[str, object]:
    data = {"label": placed.place, **mark_data(placed.mark)}
    if placed.fate is not None:
        data |= {"fate": placed.fate, "now_eid": placed.now, "now_label": placed.now_place or None}
    return data


def mark_data(mark: Mark) -> dict[str, object]:
    """Return a mark as data, without the name of its place and without its fate."""
    return {
        "kind": mark.kind,
        "ordinal": mark.ordinal,
        "eid": mark.opens.eid,
        "offset": mark.opens.offset,
        "words": mark.words,
        "depth": mark.depth,
        "group": mark.group,
        "choice": mark.choice,
        "by": mark.by or None,
        "no_text": mark.empty,
        "closed": mark.closes is not None,
    }
