"""The marks that a redline sets in each provision: the one answer to the question whether anything in it changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model.concordance import ChangeKind
from tracker.model.marks import kinds_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.diff.prepare.layout import Layout
    from tracker.diff.prepare.units import Unit
    from tracker.model.redline import RedlineSection

_NONE: frozenset[ChangeKind] = frozenset()
_Marks = list[frozenset[ChangeKind]]
"""The kinds of marks in each block of a draft."""


class Marks:
    """The marks in the blocks of two drafts.

    Args:
        before: Those in each block before, notes included.
        after: Those in each block after.
    """

    def __init__(self, before: _Marks, after: _Marks) -> None:
        self._sides = before, after

    def between(self, a: Unit, b: Unit) -> frozenset[ChangeKind]:
        """Return every kind of mark in a provision before or in the one after that it is linked with."""
        kinds: set[ChangeKind] = set()
        for unit, side in zip((a, b), self._sides, strict=True):
            first = unit.extent.start
            all_marks = side[first : unit.extent.stop]
            if not any(all_marks):
                continue
            for n, marks in enumerate(all_marks, first):
                if marks:
                    # The label of the provision itself is its number; those further in are its numbering.
                    inside = n != first and ChangeKind.LABEL in marks
                    kinds |= (marks - {ChangeKind.LABEL}) | {ChangeKind.NUMBERING} if inside else marks
        return frozenset(kinds) or _NONE  # One object for all that stay: of a long code there are 40,000.


def marks_of(sections: Iterable[RedlineSection], before: Layout, after: Layout) -> Marks:
    """Collect the marks of a redline by block.

    Args:
        sections: The sections of the redline.
        before: One draft.
        after: The other.
    """
    sides: tuple[_Marks, _Marks] = ([_NONE] * len(before.blocks), [_NONE] * len(after.blocks))
    for section in sections:
        for block in section.blocks:
            kinds = frozenset(kinds_in(block))
            if kinds:
                for marks, place in zip(sides, (block.before, block.after), strict=True):
                    if place is not None:
                        marks[place.order] |= kinds
    for marks, layout in zip(sides, (before, after), strict=True):
        _add_notes(marks, layout)
    return Marks(*sides)


def _add_notes(marks: _Marks, layout: Layout) -> None:
    """Add to the blocks that call a note the fact that the note changed."""
    first = len(layout.blocks) - len(layout.draft.notes)
    changed = {n for n in range(1, len(layout.draft.notes) + 1) if marks[first + n - 1] - {ChangeKind.ORDER}}
    if changed:
        for n, block in enumerate(layout.blocks[:first]):
            if not changed.isdisjoint(block.calls):
                marks[n] |= {ChangeKind.NOTE}
