"""The comparison of all lines of two drafts: pieces with their runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.diff.wording.block_runs import block_runs
from tracker.diff.wording.pieces import Part, Piece, runs_between

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.diff.matching import Matching
    from tracker.model.block import Block
    from tracker.model.redline import Run


@dataclass(frozen=True, slots=True, kw_only=True)
class LineComparison:
    """The lines of two drafts, compared.

    Attributes:
        pieces: Every block of both drafts, whole or in pieces.
        origins: Position before by position after, of the main counterpart of each block after that has any.
        runs: The runs between these two blocks, whole, by position after.
    """

    pieces: list[Piece]
    origins: Mapping[int, int]
    runs: Mapping[int, tuple[Run, ...]]


def compare_lines(
    before: Sequence[Block], after: Sequence[Block], matching: Matching, *, swapped: bool
) -> LineComparison:
    """Compare the words of all lines.

    Args:
        before: The blocks before.
        after: The blocks after.
        matching: The pairs of lines, and the pieces of those that were divided or joined.
        swapped: Whether the words are compared from after to before, which is the canonical order of the drafts.
    """
    origins = {j: i for i, j in matching.pairs.items()}
    runs: dict[int, tuple[Run, ...]] = {}
    pieces: list[Piece] = []
    grouped: tuple[set[int], set[int]] = (set(), set())
    for group in matching.divided:
        pieces += group
        for piece in group:
            for side, part in zip(grouped, (piece.before, piece.after), strict=True):
                side.update([part.block] if part else [])
        lines = {piece.after.block for piece in group if piece.after}
        runs |= {j: runs_between(group, origins[j], j) for j in sorted(lines) if j in origins}
    for j, new in enumerate(after):
        if j in grouped[1]:
            continue
        i = origins.get(j)
        found = block_runs(None if i is None else before[i], new, swapped=swapped and i is not None)
        pieces.append(Piece(None if i is None else Part(i), Part(j), found))
        if i is not None:
            runs[j] = found
    for i, old in enumerate(before):
        if i not in matching.pairs and i not in grouped[0]:
            pieces.append(Piece(Part(i), None, block_runs(old, None, swapped=False)))
    return LineComparison(pieces=pieces, origins=origins, runs=runs)
