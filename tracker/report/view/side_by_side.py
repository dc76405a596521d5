"""The blocks of a section side by side: rows with a cell for the text before and a cell for the text after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.model.block import ARTICLE_LEVEL
from tracker.report.view.sections import BlockView
from tracker.report.view.stubs import Stub

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class SideBySideRow:
    """One row of two cells.

    Attributes:
        before: The blocks and stubs on the side before.
        after: The blocks and stubs on the side after.
    """

    before: tuple[BlockView | Stub, ...]
    after: tuple[BlockView | Stub, ...]

    @property
    def number(self) -> int:
        """The number of the change in this row; 0 for none."""
        return max((item.number for item in (*self.before, *self.after) if isinstance(item, BlockView)), default=0)


def side_by_side_rows(items: Iterable[BlockView | Stub]) -> list[SideBySideRow]:
    """Lay the blocks of a section out in two columns.

    Args:
        items: Blocks and stubs in the order of reading.

    Returns:
        Rows in which every block stands once on each side that it has. The two sides of a block share a row; a label
        shares the row of the text behind it. A deleted and an inserted block have rows of their own: side by side
        they would seem to be the same provision.
    """
    rows: list[tuple[list[BlockView | Stub], list[BlockView | Stub]]] = []
    open_row = False  # The last row is a label, or two, and lacks its text on one side at least.
    for item in items:
        sides = (True, False)
        label = False
        if isinstance(item, BlockView):
            sides = item.block.before is not None, item.block.after is not None
            label = item.place.is_label
        fits = open_row and not label and _fits(rows[-1], sides)
        if not fits:
            rows.append(([], []))
            open_row = label
        for n in (0, 1):
            if sides[n]:
                rows[-1][n].append(item)
    return [SideBySideRow(tuple(before), tuple(after)) for before, after in rows]


def _fits(row: tuple[list[BlockView | Stub], list[BlockView | Stub]], sides: tuple[bool, bool]) -> bool:
    """Return whether a text belongs in a row of labels: behind a label on one side, and behind nothing on the other.

    A paragraph that was numbered, or is no longer, has its label on one side alone.
    """
    own = [cell for cell, stands_there in zip(row, sides, strict=True) if stands_there]
    return any(map(_awaits_text, own)) and all(not cell or _awaits_text(cell) for cell in own)


def _awaits_text(cell: list[BlockView | Stub]) -> bool:
    """Return whether a cell holds one label and no text yet."""
    return len(cell) == 1 and isinstance(cell[0], BlockView) and cell[0].place.level > ARTICLE_LEVEL
