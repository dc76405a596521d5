"""A section of a comparison in the terminal: the text before beside the text after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model.block import BlockKind
from tracker.model.marks import is_piece
from tracker.model.redline import BlockPart, BlockPlace, RedlineBlock, Run, RunKind
from tracker.model.side import Side
from tracker.report.brackets.remarks import bracket_remarks, choice_remarks
from tracker.report.terminal.plain import display_width, safe, section_names, shorten, wrap
from tracker.report.terminal.side_by_side import MARGINS, QUIET, one_sided_lines, plain_lines, side_by_side_lines
from tracker.report.view.redline_view import RedlineView
from tracker.report.view.sections import BlockView, SectionView, is_label_alone
from tracker.report.view.stubs import Stub

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SAME = "(The words are the same.)"
_COLUMNS, _REMARK = "columns", "remark"


def section_side_by_side(
    section: SectionView, view: RedlineView, width: int, *, colour: bool, brief: bool = False
) -> str:
    """Return one section, the text before beside the text after.

    Args:
        section: The section.
        view: The view that holds it.
        width: Columns of the terminal.
        colour: Use colours instead of signs.
        brief: Leave out the text of a section whose words are the same on both sides.
    """
    facts = ", ".join(view.words[fact] for fact in section.head_facts)
    lines = [wrap(safe(section_names(section, view.words, "→") + (f"   ({facts})" if facts else "")), width=width)]
    lines += [wrap(safe(remark), width=width) for remark in section.remarks]
    if brief and (same := _same_words(section)):
        remarks = [*(f"! {flag.text}" for flag in section.flags), *(stub.text for stub in section.stubs)]
        return "\n".join([*lines, same, *(wrap(safe(f"({remark})"), width=width) for remark in remarks)]) + "\n"
    body = _Body(width, view.words, colour=colour, once=section.unchanged)
    for item in section.items:
        body.add(item)
    both = section.section.before is not None and section.section.after is not None and not section.unchanged
    return "\n".join([*lines, _rule(view, width) if both else "-" * width, *body.lines()]) + "\n"


def _rule(view: RedlineView, width: int) -> str:
    """Return the line above two columns, with the name of the text that stands in each."""
    room = (width - 3) // 2
    left, right = (f"-- {shorten(safe(side.name), room - 4)} " for side in view.sides)
    left += "-" * (room - display_width(left)) + "-+"
    return left + right + "-" * (width - display_width(left + right))


class _Body:
    """The paragraphs of a section: two columns, or one where only one text has them.

    Args:
        width: Columns of the terminal.
        words: The words of the report.
        colour: Use colours instead of signs.
        once: Both texts are the same here, and one column shows them.
    """

    def __init__(self, width: int, words: Mapping[str, str], *, colour: bool, once: bool = False) -> None:
        self._words = words
        self._once = once
        self._width = width
        self._colour = colour
        self._labels = ["", ""]
        self._lines: list[str] = []
        self._last = ""
        self._bars = {_COLUMNS: "" if once else " " * ((width - 3) // 2) + " |"} | {
            str(side): " " * (len(margin) - 2) + "|" for side, margin in MARGINS.items()
        }
        self._open = False  # What comes next belongs to the lines above.

    def lines(self) -> list[str]:
        """Return all lines; a label without words behind it stands alone."""
        if any(self._labels):
            self._add_columns((), (bool(self._labels[0]), bool(self._labels[1])))
        return self._lines

    def add(self, item: BlockView | Stub) -> None:
        """Add a block with the remarks on it, or a remark on what stood here."""
        if isinstance(item, Stub):
            self._remark(item.text)
            return
        if item.came_from:
            # The view names the old place once: at the label, not again at the words behind it.
            self._remark(f"from {item.came_from}")
            self._open = True
        if is_label_alone(item.block):
            both = (_label(item, side) for side in Side)
            self._labels = [" ".join(filter(None, pair)) for pair in zip(self._labels, both, strict=True)]
            return
        block = item.block
        if item.place.kind is BlockKind.NOTE:
            self._labels = [_note_number(place) for place in (block.before, block.after)]
        sides = block.before is not None, block.after is not None
        alone = Side.BEFORE if sides[0] else Side.AFTER
        if all(sides) or is_piece(block) or self._labels[alone.other.position]:
            self._add_columns([*block.runs, *_end_mark(item)], sides)
        else:
            self._separate(str(alone))
            prefix = self._labels[alone.position]
            self._lines += one_sided_lines(
                block.runs, alone, prefix, self._width, colour=self._colour, goes_on=self._last == alone
            )
            self._last = str(alone)
        self._labels = ["" if stands else label for label, stands in zip(self._labels, sides, strict=True)]
        self._open = any(place is not None and not place.ends for place in (block.before, block.after))
        if remarks := [*bracket_remarks(item, self._words), *choice_remarks(item, self._words)]:
            self._remark(") (".join(remarks), close=True)
        for flag in item.flags:
            self._remark(f"! {flag.text}")

    def _add_columns(self, runs: Sequence[Run], sides: tuple[bool, bool]) -> None:
        self._separate(_COLUMNS)
        prefix = self._labels[0], self._labels[1]
        if self._once:
            self._lines += plain_lines(runs, prefix[1], self._width)
        else:
            self._lines += side_by_side_lines(runs, prefix, self._width, colour=self._colour, both=sides)
        self._last = _COLUMNS

    def _separate(self, kind: str) -> None:
        """Set a paragraph apart from the one above: by a line with their bar alone, if they are of one kind."""
        if self._lines and not self._open:
            self._lines.append(self._bars[kind] if self._last == kind else "")

    def _remark(self, text: str, *, close: bool = False) -> None:
        """Add a remark of the program, in brackets, as wide as the screen.

        Args:
            text: The remark.
            close: It is about the paragraph above, and stands directly below it.
        """
        if self._lines and not self._open and self._last != _REMARK and not close:
            self._lines.append("")
        self._lines += wrap(safe(f"({text})"), width=self._width).split("\n")
        self._last = _REMARK
        self._open = False


def _end_mark(item: BlockView) -> list[Run]:
    """Return the mark at the end of a piece: the line was divided here, or joined with the next."""
    end = item.block.end
    return [] if end is RunKind.KEPT else [Run(RunKind.KEPT, " "), Run(end, "\N{PILCROW SIGN}")]


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
    return "(The words are the same; only consequential numbers or typography differ.)" if quiet else ""


def _must_be_seen(block: RedlineBlock) -> bool:
    """Return whether a block came, went, moved, was divided or joined: no sentence says where."""
    return block.moved or not block.before or not block.after or block.end is not RunKind.KEPT


def _note_number(place: BlockPlace | None) -> str:
    return f"[{place.eid.removeprefix('note_')}]" if place else ""


def _label(item: BlockView, side: Side) -> str:
    """Return the label of a paragraph on one side; empty where that text does not hold it."""
    return item.block.text_on(side)[0] if item.block.place_on(side) else ""
