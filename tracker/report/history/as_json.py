"""Write a history as JSON for programs, schema ``tracker.history/1`` (``docs/schemas/tracker.schema.json``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.report.json.write import block_data, json_text, row_data, stage_data

if TYPE_CHECKING:
    from tracker.model.lineage.graph import Node
    from tracker.report.history.view import Further, HistoryView, Life, State

SCHEMA = "tracker.history/1"


def render(view: HistoryView) -> bytes:
    """Return the history as JSON: UTF-8, one value a line."""
    data = {
        "schema": SCHEMA,
        "instrument": view.instrument,
        "only": view.asked,
        "stages": [stage_data(stage, view.stages) for stage in view.stages],
        "left_out": list(view.left_out),
        "provisions": [_life(life) for life in view.lives],
    }
    return json_text(data).encode()


def _life(life: Life) -> dict[str, Any]:
    return {
        "name": life.name,
        "heading": life.heading,
        "names": list(life.names),
        "states": [_state(state) for state in life.states],
    }


def _state(state: State) -> dict[str, Any]:
    author, reason = state.statement
    share = state.kept_share
    return {
        "stage": state.stage.name,
        "event": state.event.value.replace(" ", "_"),
        "provision": _node(state.node),
        "since": state.since.name if state.since else None,
        "before": _node(state.before),
        "facts": list(state.facts),
        "probably": state.probably,
        "kept": None if share is None else round(share, 4),
        "link": row_data(state.main.row) if state.main else None,
        "merged_from": [_further(item) for item in state.merged_from],
        "split_into": [_further(item) for item in state.split_into],
        "arrived": [{"here": part.here, "from": part.there} for part in state.arrived],
        "left": [{"here": part.here, "to": part.there} for part in state.left],
        "returned": state.back
        and {"share_before": round(state.back.share_before, 4), "share_after": round(state.back.share_after, 4)},
        "nearest": state.nearest,
        "correction": {"author": author, "reason": reason} if author else None,
        "blocks": [block_data(block) for block in state.blocks],
    }


def _node(node: Node | None) -> dict[str, Any] | None:
    if node is None:
        return None
    return {
        "eid": node.eid,
        "label": node.label or node.name,
        "name": node.name,
        "heading": node.heading,
        "words": node.words,
        "brackets": node.brackets,
    }


def _further(item: Further) -> dict[str, Any]:
    row = item.link.row
    return {"stage": item.stage, "name": item.name, "before_eid": row.before, "after_eid": row.after, **row_data(row)}
