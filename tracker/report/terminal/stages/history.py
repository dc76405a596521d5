"""Lay out a history for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.report.terminal.plain import safe, wrap

if TYPE_CHECKING:
    from tracker.report.history.view import HistoryView


def history_text(view: HistoryView, width: int) -> str:
    """Return a history as text.

    Args:
        view: The history.
        width: The columns of the terminal.
    """
    lines: list[str] = []
    for life in view.lives:
        lines += [safe(life.name), ""]
        for state in life.states:
            facts = ", ".join(view.words[fact] for fact in state.facts)
            name = state.node.name if state.node else state.event.value
            lines.append(wrap(safe(f"{state.stage.name}: {name} {facts}"), width=width))
    return "\n".join(lines) + "\n"
