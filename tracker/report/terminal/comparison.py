"""The comparison in the terminal: the table of concordance, and old beside new."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from tracker.model.block import BlockKind
from tracker.model.redline import BlockPart, BlockPlace, Run, RunKind
from tracker.model.side import Side
from tracker.report.table.rows import basis_in_words
from tracker.report.terminal.columns import QUIET, side_by_side_lines
from tracker.report.terminal.plain import WIDTH, display_width, safe, wrap
from tracker.report.view.redline_view import RedlineView, RowView
from tracker.report.view.sections import BlockView, SectionView
from tracker.report.view.stubs import Stub

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def concordance_text(view: RedlineView, rows: Iterable[RowView], notices: Sequence[str], width: int = WIDTH) -> str:
    """The table of concordance as text.

    Args:
        view: The comparison; its words should be the English ones, as all of the terminal's.
        rows: Which rows.
        notices: What must be said of texts that are not official, before and after the table.
        width: Columns.
    """
    words = view.words
    head = (f"Before: {view.before.name}", f"After: {view.after.name}", "Change", "Basis")
    cells = [head] + [
        (row.before, row.after, ", ".join(words[fact] for fact in row.facts), basis_in_words(row, words))
        for row in rows
    ]
    side = min(max([12, *(display_width(cell[n]) for cell in cells[1:] for n in (0, 1))]), (width - 6) // 3)
    widths = (side, side, 14, width - 2 * side - 14 - 6)
    lines: list[str] = [*_between(notices)]
    for number, row in enumerate(cells):
        lines += _row(row, widths)
        if number == 0:
            lines.append("  ".join("-" * w for w in widths))
    lines += ["", summary_line(view)]
    return "\n".join([*lines, *(["", *notices] if notices else [])]) + "\n"


def _between(notices: Sequence[str]) -> list[str]:
    return [*notices, ""] if notices else []


def _row(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    wrapped = [_fold(safe(cell), width) for cell, width in zip(cells, widths, strict=True)]
    return [
        "  ".join(
            part + " " * (width - display_width(part)) for part, width in zip(parts, widths, strict=True)
        ).rstrip()
        for parts in zip_longest(*wrapped, fillvalue="")
    ]


def _fold(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and display_width(lines[-1]) + 1 + display_width(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
        while display_width(line := lines[-1]) > width:
            size = next(n for n in range(len(line), 0, -1) if display_width(line[:n]) <= width or n == 1)
            lines[-1:] = [line[:size], line[size:]]
    return lines


def summary_line(view: RedlineView, width: int = WIDTH) -> str:
    """How many articles each fact holds of, in one sentence."""
    if not view.summary:
        return "No articles on either side."
    told = "Articles: " + ", ".join(f"{count} {view.words[fact]}" for fact, count in view.summary) + "."
    check = f" {view.words['ref_check']}: {len(view.flags)}." if view.flags else ""
    return wrap(told + check, width=width)


def section_side_by_side(
    section: SectionView, view: RedlineView, width: int, *, colour: bool, brief: bool = False
) -> str:
    """One section, old beside new.

    Args:
        section: The section.
        view: The view it is from.
        width: Columns of the terminal.
        colour: Whether to use colours beside the signs.
        brief: Whether to leave out the text of a section whose words are the same on both sides.
    """
    facts = ", ".join(view.words[fact] for fact in section.facts)
    lines = [wrap(safe(_names(section, view.words) + (f"   ({facts})" if facts else "")), width=width)]
    lines += [wrap(safe(remark), width=width) for remark in section.remarks]
    if brief and (same := _same_words(section)):
        flags = [wrap(safe(f"(! {flag.text})"), width=width) for flag in section.flags]
        return "\n".join([*lines, same, *flags]) + "\n"
    lines.append("-" * width)
    labels = ["", ""]
    for item in section.items:
        if isinstance(item, Stub):
            lines += side_by_side_lines(
                [Run(RunKind.KEPT, f"({item.text})")], ("", ""), width, colour=colour, both=(True, False)
            )
            continue
        if item.place.is_label:
            labels = [_label(item, Side.BEFORE) or labels[0], _label(item, Side.AFTER) or labels[1]]
            if not any(run.part is BlockPart.TEXT for run in item.block.runs):
                # A view says it once: at the label, not again at the words that follow it.
                lines += _moved_line(item, width, colour=colour)
                continue
        both = item.block.before is not None, item.block.after is not None
        lines += _moved_line(item, width, colour=colour)
        if item.place.kind is BlockKind.NOTE:
            labels = [_note_number(place) for place in (item.block.before, item.block.after)]
        lines += side_by_side_lines(item.block.runs, (labels[0], labels[1]), width, colour=colour, both=both)
        for flag in item.flags:
            lines += side_by_side_lines(
                [Run(RunKind.KEPT, f"(! {flag.text})")], ("", ""), width, colour=colour, both=(False, True)
            )
        lines.append(" " * ((width - 3) // 2) + " |")
        labels = [labels[0] if not both[0] else "", labels[1] if not both[1] else ""]
    while lines[-1].strip() in ("", "|"):
        lines.pop()
    return "\n".join(lines) + "\n"


def _names(section: SectionView, words: dict[str, str]) -> str:
    """What a section is called: once, if it is called the same on both sides."""
    names = section.name_before or words["dash"], section.name if section.section.after is not None else words["dash"]
    if names[0].casefold() == names[1].casefold():
        return names[1][:1].upper() + names[1][1:]
    return f"{names[0]} -> {names[1]}"


def _same_words(section: SectionView) -> str:
    """That nothing but numbers and print differs, as a sentence; empty where words or places do."""
    blocks = [line.block for line in section.lines]
    runs = [run for block in blocks for run in block.runs if run.kind is not RunKind.KEPT]
    if len(blocks) < len(section.items) or any(b.moved or not b.before or not b.after for b in blocks):
        return ""
    if all(run.part is not BlockPart.TEXT for run in runs):
        return "(The words are the same.)"
    quiet = all(run.part is not BlockPart.TEXT or run.category in QUIET for run in runs)
    return "(The words are the same; numbers that follow, or print, differ.)" if quiet else ""


def _note_number(place: BlockPlace | None) -> str:
    return f"[{place.eid.removeprefix('note_')}]" if place else ""


def _moved_line(item: BlockView, width: int, *, colour: bool) -> list[str]:
    if not item.came_from:
        return []
    run = Run(RunKind.KEPT, f"(from {item.came_from})")
    return side_by_side_lines([run], ("", ""), width, colour=colour, both=(False, True))


def _label(item: BlockView, side: Side) -> str:
    """Return the label of a paragraph on one side; empty where it does not stand there."""
    return item.block.text_on(side)[0] if item.block.place_on(side) else ""
