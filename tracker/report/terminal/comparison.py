"""The comparison in the terminal: the table of concordance, its summary, and sections side by side."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from tracker.model.block import BlockKind
from tracker.model.redline import BlockPart, BlockPlace, RedlineBlock, Run, RunKind
from tracker.model.side import Side
from tracker.report.table.rows import basis_in_words
from tracker.report.terminal.plain import WIDTH, align_cells, display_width, fitting_length, safe, wrap
from tracker.report.terminal.side_by_side import QUIET, side_by_side_lines
from tracker.report.view.facts import words_behind_count
from tracker.report.view.redline_view import RedlineView, RowView
from tracker.report.view.sections import BlockView, SectionView
from tracker.report.view.stubs import Stub

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_COLUMNS_OF_NAMES = 2
_BEFORE_NUMBER = re.compile(r" (?=\(?(?:\d[^ ,]{0,5}|[A-Z]|[IVXLC]{1,5}|[^\W\d_])\)?(?:[ ,]|$))")
"""The blank between a word and a short number: "Article 12bis", "Option A", "(a)"."""
_SAME = "(The words are the same.)"
_BASIS_WIDTH = 24
"""Least width of the column of reasons: below it a sentence has a line for every second word."""


def concordance_text(view: RedlineView, rows: Iterable[RowView], notices: Sequence[str], width: int = WIDTH) -> str:
    """Return the table of concordance as text.

    Args:
        view: The comparison; its words should be the English ones, as all of the terminal's.
        rows: The rows to list.
        notices: The notices on texts that are not official; they stand before and after the table.
        width: Columns.
    """
    words = view.words
    headings = (f"Before: {view.before.name}", f"After: {view.after.name}", "Change", "Basis")
    cells = [headings] + [
        (row.before, row.after, ", ".join(words[fact] for fact in row.facts), basis_in_words(row, words))
        for row in rows
    ]
    longest = max([12, *(display_width(cell[n]) for cell in cells[1:] for n in (0, 1))])
    side = min(longest, (width - _BASIS_WIDTH - 14 - 6) // 2)
    widths = (side, side, 14, width - 2 * side - 14 - 6)
    lines = [*notices, ""] if notices else []
    for number, row in enumerate(cells):
        lines += _row_lines(row, widths)
        if number == 0:
            lines.append("  ".join("-" * column_width for column_width in widths))
    lines += ["", summary_line(view)]
    return "\n".join([*lines, *(["", *notices] if notices else [])]) + "\n"


def _row_lines(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    kept = [_keep_numbers(safe(cell)) if n < _COLUMNS_OF_NAMES else safe(cell) for n, cell in enumerate(cells)]
    wrapped = [_fold(cell, width) for cell, width in zip(kept, widths, strict=True)]
    return [align_cells(line_cells, widths) for line_cells in zip_longest(*wrapped, fillvalue="")]


def _keep_numbers(name: str) -> str:
    r"""Return a name whose numbers stay in the line of their words: "Annex II," and "Article 1" are read as one.

    >>> _keep_numbers("Annex II, Article 1 (2)").split(" ")
    ['Annex\xa0II,', 'Article\xa01\xa0(2)']
    """
    return _BEFORE_NUMBER.sub("\u00a0", name)


def _fold(text: str, width: int) -> list[str]:
    """Break a cell into lines; a word that is too long is cut."""
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and display_width(lines[-1]) + 1 + display_width(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
        while display_width(line := lines[-1]) > width:
            size = fitting_length(line, width)
            lines[-1:] = [line[:size], line[size:]]
    return [line.replace("\u00a0", " ") for line in lines]


def summary_line(view: RedlineView, width: int = WIDTH) -> str:
    """Return the number of articles of which each fact holds, in one sentence."""
    if not view.summary:
        return "No articles on either side."
    counts = ", ".join(f"{n} {words_behind_count(fact, n, view.words)}" for fact, n in view.summary)
    check = f" {view.words['ref_check']}: {len(view.flags)}." if view.flags else ""
    return wrap(f"Articles: {counts}.{check}", width=width)


def section_side_by_side(
    section: SectionView, view: RedlineView, width: int, *, colour: bool, brief: bool = False
) -> str:
    """Return one section, the text before beside the text after.

    Args:
        section: The section.
        view: The view that holds it.
        width: Columns of the terminal.
        colour: Use colours beside the signs.
        brief: Leave out the text of a section whose words are the same on both sides.
    """
    facts = ", ".join(view.words[fact] for fact in section.head_facts)
    lines = [wrap(safe(_heading(section, view.words) + (f"   ({facts})" if facts else "")), width=width)]
    lines += [wrap(safe(remark), width=width) for remark in section.remarks]
    if brief and (same := _same_words(section)):
        remarks = [*(f"! {flag.text}" for flag in section.flags), *(stub.text for stub in section.stubs)]
        return "\n".join([*lines, same, *(wrap(safe(f"({remark})"), width=width) for remark in remarks)]) + "\n"
    lines.append("-" * width)
    labels = ["", ""]
    for item in section.items:
        if isinstance(item, Stub):
            lines += _remark_lines(item.text, width, Side.BEFORE)
            continue
        if item.place.is_label:
            labels = [_label(item, Side.BEFORE) or labels[0], _label(item, Side.AFTER) or labels[1]]
            if not any(run.part is BlockPart.TEXT for run in item.block.runs):
                # The view names the old place once: at the label, not again at the words behind it.
                lines += _origin_lines(item, width)
                continue
        sides = item.block.before is not None, item.block.after is not None
        lines += _origin_lines(item, width)
        if item.place.kind is BlockKind.NOTE:
            labels = [_note_number(place) for place in (item.block.before, item.block.after)]
        runs = [*item.block.runs, *_end_mark(item)]
        lines += side_by_side_lines(runs, (labels[0], labels[1]), width, colour=colour, both=sides)
        for flag in item.flags:
            lines += _remark_lines(f"! {flag.text}", width, Side.AFTER)
        if all(place is None or place.ends for place in (item.block.before, item.block.after)):
            lines.append(" " * ((width - 3) // 2) + " |")
        labels = [labels[0] if not sides[0] else "", labels[1] if not sides[1] else ""]
    while lines[-1].strip() in ("", "|"):
        lines.pop()
    return "\n".join(lines) + "\n"


def _end_mark(item: BlockView) -> list[Run]:
    """Return the mark at the end of a piece: the line was divided here, or joined with the next."""
    end = item.block.end
    return [] if end is RunKind.KEPT else [Run(RunKind.KEPT, " "), Run(end, "\N{PILCROW SIGN}")]


def _heading(section: SectionView, words: dict[str, str]) -> str:
    """Return the name of a section, or the two names that it has before and after."""
    names = section.name_before or words["dash"], section.name if section.section.after is not None else words["dash"]
    if names[0].casefold() == names[1].casefold():
        return names[1][:1].upper() + names[1][1:]
    return f"{names[0]} -> {names[1]}"


def _same_words(section: SectionView) -> str:
    """Return a sentence that only numbers or typography differ; empty where words or places do."""
    if section.unchanged:
        return _SAME
    blocks = [line.block for line in section.lines]
    runs = [run for block in blocks for run in block.runs if run.kind is not RunKind.KEPT]
    if len(blocks) < len(section.items) or any(map(_must_be_seen, blocks)):
        return ""
    if all(run.part is not BlockPart.TEXT for run in runs):
        return _SAME
    quiet = all(run.part is not BlockPart.TEXT or run.category in QUIET for run in runs)
    return "(The words are the same; numbers that follow, or print, differ.)" if quiet else ""


def _must_be_seen(block: RedlineBlock) -> bool:
    """Return whether a block came, went, moved, was divided or joined: no sentence says where."""
    return block.moved or not block.before or not block.after or block.end is not RunKind.KEPT


def _note_number(place: BlockPlace | None) -> str:
    return f"[{place.eid.removeprefix('note_')}]" if place else ""


def _origin_lines(item: BlockView, width: int) -> list[str]:
    return _remark_lines(f"from {item.came_from}", width, Side.AFTER) if item.came_from else []


def _remark_lines(text: str, width: int, side: Side) -> list[str]:
    """Return a remark in brackets in the column of one side."""
    both = side is Side.BEFORE, side is Side.AFTER
    return side_by_side_lines([Run(RunKind.KEPT, f"({text})")], ("", ""), width, colour=False, both=both)


def _label(item: BlockView, side: Side) -> str:
    """Return the label of a paragraph on one side; empty where that text does not hold it."""
    return item.block.text_on(side)[0] if item.block.place_on(side) else ""
