"""The comparison of all lines of two drafts: pieces with their runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.diff.wording.block_runs import block_runs
from tracker.diff.wording.pieces import Part, Piece, runs_between

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.diff.matching import Matching
    from tracker.diff.prepare.layout import Layout
    from tracker.diff.prepare.outline import Section
    from tracker.model.redline import Run


@dataclass(frozen=True, slots=True, kw_only=True)
class LineComparison:
    """The lines of two drafts, compared.

    Attributes:
        kept: The sections that stay word for word: section before by section after.
        pieces: Every block of both drafts, whole or in pieces, but those of kept sections.
        origins: Position before by position after, of the main counterpart of each block after that has any.
        runs: The runs between these two blocks, whole, by position after; none of kept sections.
    """

    kept: Mapping[Section, Section]
    pieces: list[Piece]
    origins: Mapping[int, int]
    runs: Mapping[int, tuple[Run, ...]]


def compare_lines(before: Layout, after: Layout, matching: Matching, *, swapped: bool) -> LineComparison:
    """Compare the words of all lines but those of sections that stay word for word.

    Args:
        before: One draft.
        after: The other.
        matching: The pairs of lines, and the pieces of those that were divided or joined.
        swapped: Whether the words are compared from after to before, which is the canonical order of the drafts.
    """
    kept = _kept_sections(before, after, matching)
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
    for section in kept:
        grouped[1].update(range(section.start, section.end))
    for j, new in enumerate(after.blocks):
        if j in grouped[1]:
            continue
        i = origins.get(j)
        found = block_runs(None if i is None else before.blocks[i], new, swapped=swapped and i is not None)
        pieces.append(Piece(None if i is None else Part(i), Part(j), found))
        if i is not None:
            runs[j] = found
    for i, old in enumerate(before.blocks):
        if i not in matching.pairs and i not in grouped[0]:
            pieces.append(Piece(Part(i), None, block_runs(old, None, swapped=False)))
    return LineComparison(kept=kept, pieces=pieces, origins=origins, runs=runs)


def _kept_sections(before: Layout, after: Layout, matching: Matching) -> dict[Section, Section]:
    """Return the sections that are the same block for block, none of which moved or was divided.

    Args:
        before: One draft.
        after: The other.
        matching: The result of matching.

    Returns:
        Section before by section after. Each block is paired with the one in its place, and both have the same kind,
        words and level; their addresses may differ, and so may the numbers of their notes.
    """
    elsewhere = {i for i, _ in matching.moved_pairs}
    elsewhere |= {piece.before.block for group in matching.divided for piece in group if piece.before}
    kept: dict[Section, Section] = {}
    for a, b in matching.partners.items():
        old, new = before.sections[a], after.sections[b]
        places = range(old.start, old.end)
        in_place = list(map(matching.pairs.get, places)) == list(range(new.start, new.end))
        if in_place and elsewhere.isdisjoint(places):
            blocks = zip(before.blocks[old.start : old.end], after.blocks[new.start : new.end], strict=True)
            if all(x is y or (x.text == y.text and x.kind is y.kind and x.level == y.level) for x, y in blocks):
                kept[new] = old
    return kept
