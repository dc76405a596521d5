"""The changes as lines that git users know: ``-`` before, ``+`` after, under a line with the name of the article.

They are for reading in pipes and mails. The place of a line depends on the article above it, so no program applies it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tracker.model.block import CALL, BlockKind
from tracker.model.redline import BlockPart
from tracker.model.side import Side
from tracker.report.brackets.remarks import bracket_remarks, choice_remarks
from tracker.report.terminal.plain import safe, section_names
from tracker.report.view.stubs import Stub

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.report.view.redline_view import RedlineView
    from tracker.report.view.sections import BlockView, SectionView


def patch_lines(view: RedlineView) -> list[str]:
    """Return the changes as lines, without line feeds.

    Args:
        view: The comparison.

    Returns:
        The lines; none where the two texts are the same.
    """
    changes = [
        line for section in view.sections if not section.unchanged or section.stubs for line in _section(section, view)
    ]
    if not changes:
        return []
    names = [" ".join(filter(None, (side.name, side.symbol))) for side in view.sides]
    brackets = [f"# {view.brackets_line}"] if view.brackets_line else []
    return [safe(line) for line in (f"--- {names[0]}", f"+++ {names[1]}", *brackets, *changes)]


def _section(section: SectionView, view: RedlineView) -> Iterator[str]:
    names = section_names(section, view.words, "->")
    facts = view.words["listing"].join(view.words[fact] for fact in section.head_facts)
    yield f"@@ {names} @@ {facts}".rstrip()
    yield from (f"# {remark}" for remark in section.remarks)
    open_lines: list[BlockView] = []  # The pieces of lines that were divided or joined, and what stands among them.
    for item in section.items:
        if isinstance(item, Stub):
            yield f"# {item.text}"
        elif open_lines or _goes_on(item):
            open_lines.append(item)
            if not _goes_on(item) and not item.place.is_label:
                yield from _whole_lines(open_lines)
                open_lines = []
        elif not item.untouched:
            yield from _block(item)
            remarks = bracket_remarks(item, view.words) if item.brackets_alone else ()
            yield from (f"# {remark}" for remark in (*remarks, *choice_remarks(item, view.words)))
    yield from _whole_lines(open_lines)


def _origin(item: BlockView) -> str:
    return f"From {item.came_from}:"


def _goes_on(item: BlockView) -> bool:
    """Return whether its line goes on in a further piece, before or after."""
    return any(place is not None and not place.ends for place in (item.block.before, item.block.after))


def _whole_lines(items: Sequence[BlockView]) -> Iterator[str]:
    """Yield the lines of one text and then those of the other, the pieces of each put together."""
    yield from (f"# {_origin(item)}" for item in items if item.came_from)
    for side, sign in zip(Side, "-+", strict=True):
        lines: dict[int, str] = defaultdict(str)
        for item in items:
            place = item.block.place_on(side)
            if place is not None:
                lines[place.order] += _text(item, side)
        yield from (f"{sign}{lines[order]}" for order in sorted(lines))


def _block(item: BlockView) -> Iterator[str]:
    if item.came_from:
        yield f"# {_origin(item)}"
    before, after = (_text(item, side) for side in Side)
    present = item.block.before is not None, item.block.after is not None
    if all(present) and before == after:
        yield f" {after}"
        return
    if present[0]:
        yield f"-{before}"
    if present[1]:
        yield f"+{after}"


def _text(item: BlockView, side: Side) -> str:
    """Return the words on one side; a heading with its hashes."""
    runs = item.block.runs_on(side)
    words = "".join(run.text for run in runs).replace(CALL, "[^]").replace("\n", " ")
    if item.place.kind is BlockKind.HEADING:
        label_only = not any(run.part is BlockPart.TEXT for run in runs)
        return f"{'#' * item.place.level} {words}".rstrip() if words or label_only else words
    return words
