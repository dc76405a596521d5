"""Language versions side by side in the terminal: the answer first, then the differences by address."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from tracker.report.terminal.plain import WIDTH, safe, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.report.languages.view import LanguagesView, PlacedDifference

_INDENT = "    "


def languages_text(view: LanguagesView, *, width: int = WIDTH) -> str:
    """Return the differences as text.

    Args:
        view: The versions side by side.
        width: Columns of the terminal, if it has fewer than 80.
    """
    width = min(width, WIDTH)
    words = view.words
    lines = [wrap(safe(named.headline), width=width) for named in view.notices]
    about = words["colon"].join(filter(None, (view.title or words["versions"], view.names)))
    lines += [wrap(safe(line), width=width) for line in (about, *view.answer)]
    for place, found in groupby(view.differences, key=lambda placed: (placed.difference.row, placed.place)):
        lines += ["", wrap(safe(place[1]), width=width)]
        for placed in found:
            lines += _lines(placed, view, width)
    lines += ["", wrap(words["versions_facts"], width=width)]
    return "\n".join(lines)


def _lines(placed: PlacedDifference, view: LanguagesView, width: int) -> Iterator[str]:
    text = placed.text(view.words)
    if not placed.quote:
        text = view.words["colon"].join((placed.kind, text))
    yield wrap(safe(text), first=_INDENT, rest=_INDENT * 2, width=width)
    if placed.quote:
        yield wrap(safe(f"“{placed.quote}”"), first=_INDENT, rest=_INDENT * 2, width=width)
