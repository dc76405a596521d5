"""Write the origin of words as JSON, schemas ``tracker.origin/1`` and ``tracker.fates/1``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.report.json.write import json_text, stage_data
from tracker.report.origin.view import OriginView

if TYPE_CHECKING:
    from tracker.report.origin.view import FatesView


def render(view: OriginView | FatesView) -> bytes:
    """Return the view as JSON: UTF-8, one value a line."""
    names = [stage.name for stage in view.stages]
    data: dict[str, Any] = {
        "schema": "",
        "instrument": view.instrument,
        "stage": names[view.stage],
        "only": view.asked,
        "stages": [stage_data(stage, view.stages) for stage in view.stages],
        "totals": {names[stage]: count for stage, count in view.totals.items()},
    }
    return json_text(data | _lines(view, names)).encode()


def _lines(view: OriginView | FatesView, names: list[str]) -> dict[str, Any]:
    if isinstance(view, OriginView):
        return {
            "schema": "tracker.origin/1",
            "lines": [
                {
                    "eid": line.eid,
                    "name": line.name,
                    "passages": [
                        {
                            "start": passage.start,
                            "text": passage.text,
                            "words": passage.words,
                            "origin_stage": names[passage.stage],
                            "origin_eid": passage.eid,
                            "origin_name": passage.name,
                        }
                        for passage in line.passages
                    ],
                }
                for line in view.lines
            ],
        }
    return {
        "schema": "tracker.fates/1",
        "lines": [
            {
                "eid": line.eid,
                "name": line.name,
                "passages": [
                    {
                        "start": fate.start,
                        "text": fate.text,
                        "words": fate.words,
                        "last_stage": names[fate.last],
                        "last_eid": fate.eid,
                        "last_name": fate.name,
                    }
                    for fate in line.fates
                ],
            }
            for line in view.lines
        ],
    }
