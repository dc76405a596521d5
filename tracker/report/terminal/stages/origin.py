"""Lay out the origin of words for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.report.origin.view import OriginLine
from tracker.report.terminal.plain import safe, wrap

if TYPE_CHECKING:
    from tracker.report.origin.view import FatesView, OriginView


def origin_text(view: OriginView | FatesView, width: int) -> str:
    """Return the passages with their stages as text.

    Args:
        view: The origin of words, or what became of them.
        width: The columns of the terminal.
    """
    names = [stage.name for stage in view.stages]
    lines: list[str] = []
    for line in view.lines:
        passages = (
            [(passage.text, passage.stage) for passage in line.passages]
            if isinstance(line, OriginLine)
            else [(fate.text, fate.last) for fate in line.fates]
        )
        lines += [safe(line.name), *(wrap(safe(f"{names[stage]}  {text}"), width=width) for text, stage in passages)]
    return "\n".join(lines) + "\n"
