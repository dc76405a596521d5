"""Lay out a history for the terminal: the states of a provision, each marked against the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model.redline import RunKind
from tracker.report.history.story import chapters, merged, names_line, notices_of
from tracker.report.terminal.plain import WIDTH, safe, wrap
from tracker.report.terminal.side_by_side import KEY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.report.history.story import Chapter, Stretch, TextLine
    from tracker.report.history.view import HistoryView, Life

_SIGNS = {RunKind.KEPT: ("", ""), RunKind.INSERTED: ("{+", "+}"), RunKind.DELETED: ("{-", "-}")}


def history_text(view: HistoryView, width: int) -> str:
    """Return a history as text.

    Args:
        view: The history.
        width: The columns of the terminal.
    """
    width = min(max(width, 40), WIDTH)
    paragraphs = [wrap(safe(f"! {notice.line}"), rest="  ", width=width) for notice in notices_of(view)]
    for life in view.lives:
        paragraphs += _life(life, view, width)
    text = "\n\n".join(paragraphs)
    key = f"\n\n{wrap(KEY[False], width=width)}" if "{+" in text or "{-" in text else ""
    return f"{text}{key}\n"


def _life(life: Life, view: HistoryView, width: int) -> Iterator[str]:
    title = view.words["comma"].join(filter(None, (life.name, life.heading if life.heading not in life.name else "")))
    lines = [wrap(safe(title), width=width)]
    if names := names_line(life, view):
        lines.append(wrap(safe(names), width=width))
    lines.append("=" * min(width, max(map(len, lines[0].split("\n")))))
    yield "\n".join(lines)
    for chapter in chapters(life, view):
        yield _chapter(chapter, view, width)


def _chapter(chapter: Chapter, view: HistoryView, width: int) -> str:
    lines = [wrap(safe(chapter.heading), width=width), wrap(safe(chapter.verdict), first="  ", width=width)]
    lines += (wrap(safe(remark), first="  # ", rest="    ", width=width) for remark in chapter.remarks)
    if chapter.lines:
        lines.append("")
    lines += (_line(line, view, width) for line in chapter.lines)
    return "\n".join(lines)


def _line(line: TextLine, view: HistoryView, width: int) -> str:
    indent = "  " * (line.depth + 2)
    if line.unchanged:
        return wrap(f"# {view.words['unchanged_parts'].format(count=line.unchanged)}", first=indent, width=width)
    text = "".join(map(_signed, merged(line.words)))
    return wrap(safe(text), first=indent, width=width)


def _signed(stretch: Stretch) -> str:
    """Return words between their signs; brackets that came or went have none, which nobody could read."""
    if stretch.is_bracket:
        return "" if stretch.kind is RunKind.DELETED else stretch.text
    first, last = _SIGNS[stretch.kind]
    inner = stretch.text.strip(" ")
    if not inner:
        return stretch.text if stretch.kind is not RunKind.DELETED else ""
    at = stretch.text.index(inner)
    return f"{stretch.text[:at]}{first}{inner}{last}{stretch.text[at + len(inner) :]}"
