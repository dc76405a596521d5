"""The summary of a comparison in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.report.terminal.plain import WIDTH, wrap
from tracker.report.view.facts import words_behind_count

if TYPE_CHECKING:
    from tracker.report.view.redline_view import RedlineView


def summary_line(view: RedlineView, width: int = WIDTH) -> str:
    """Return the number of articles of which each fact holds, in one sentence, and a second one on brackets, if any.

    No number leaves its word.

    Args:
        view: The comparison.
        width: Columns of the terminal; at most 80 are used.
    """
    if not view.summary:
        return "No articles on either side."
    counts = ", ".join(f"{n}\u00a0{words_behind_count(fact, n, view.words)}" for fact, n in view.summary)
    check = f" {view.words['ref_check']}:\u00a0{len(view.flags)}." if view.flags else ""
    lines = [f"Articles: {counts}.{check}", *([f"{view.brackets_line}."] if view.brackets_line else [])]
    return "\n".join(wrap(line, width=min(width, WIDTH)) for line in lines).replace("\u00a0", " ")
