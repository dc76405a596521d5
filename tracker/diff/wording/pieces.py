"""Pieces: what stands in the redline as one line; a whole block, or the part of one between two ends of lines.

Where a line was divided or joined with others, its words are cut wherever a line ends in either text. So each piece has
at most one line before and one line after, and the pieces of a line, in order, are the line.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.diff.wording.runs import BREAK, deletions_first, line_runs
from tracker.model.redline import Run, RunKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracker.diff.wording.line_groups import LineGroup
    from tracker.model.block import Block

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a block that a piece holds.

    Attributes:
        block: Position of the block.
        piece: The number of the part in its block, from 0.
        start: Its first character in the block.
        ends: Whether the block ends with it.
    """

    block: int
    piece: int = 0
    start: int = 0
    ends: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """One piece; no two of a comparison are equal.

    Attributes:
        before: Its part of a block before; None where it is new.
        after: Its part of a block after; None where it was deleted.
        runs: Its words, without the numbers of note calls.
    """

    before: Part | None
    after: Part | None
    runs: tuple[Run, ...]

    def inverted(self) -> Piece:
        """Return the same piece with the sides exchanged."""
        runs = deletions_first(run.inverted() for run in self.runs)
        return Piece(self.after, self.before, tuple(runs))


def divide_group(group: LineGroup, before: Sequence[Block], after: Sequence[Block]) -> list[Piece]:
    """Compare the lines of a group as one text, and cut it into pieces.

    Args:
        group: The group.
        before: The blocks before.
        after: The blocks after.

    Returns:
        The pieces in order; those of each side are all its lines.
    """
    lines = group.before, group.after
    runs = line_runs([before[n].text for n in group.before], [after[n].text for n in group.after])
    cut = list(_cut_at_breaks(runs))
    sides = [_parts(cut, lines[side], side) for side in (0, 1)]
    return [
        Piece(old, new, tuple(piece_runs))
        for (piece_runs, _), old, new in zip(cut, *sides, strict=True)
        if old is not None or new is not None
    ]


def kept_letters(pieces: Sequence[Piece]) -> dict[Pair, int]:
    """Return the letters that stay between two lines, by position before and after, where there are any."""
    kept: Counter[Pair] = Counter()
    for piece in pieces:
        if piece.before is not None and piece.after is not None:
            size = sum(len(run.text) for run in piece.runs if run.kind is RunKind.KEPT)
            kept[piece.before.block, piece.after.block] += size
    return {pair: size for pair, size in kept.items() if size}


def main_pairs(kept: Mapping[Pair, int]) -> dict[int, int]:
    """Return for the lines of a group their main counterparts, one to one: those with most letters in common."""
    pairs: dict[int, int] = {}
    for i, j in sorted(kept, key=lambda pair: (-kept[pair], pair)):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def runs_between(pieces: Sequence[Piece], i: int, j: int) -> tuple[Run, ...]:
    """Return the whole of a line before and the whole of a line after as runs, of which the common pieces are kept.

    Args:
        pieces: The pieces of their group.
        i: Position of the line before.
        j: Position of the line after.
    """
    out: list[Run] = []
    for piece in pieces:
        own = piece.before is not None and piece.before.block == i, piece.after is not None and piece.after.block == j
        for run in piece.runs:
            if all(own) or (own[0] and run.kind is RunKind.DELETED) or (own[1] and run.kind is RunKind.INSERTED):
                out.append(run)
            elif run.kind is RunKind.KEPT and any(own):
                out.append(replace(run, kind=RunKind.DELETED if own[0] else RunKind.INSERTED))
    return tuple(out)


def _cut_at_breaks(runs: Sequence[Run]) -> Iterator[tuple[list[Run], RunKind]]:
    """Yield the runs of each piece, and the kind of the break behind it; the end of all is kept."""
    piece: list[Run] = []
    for run in runs:
        texts = run.text.split(BREAK)
        for n, text in enumerate(texts):
            piece += [replace(run, text=text)] if text else []
            if n < len(texts) - 1:
                yield piece, run.kind
                piece = []
    yield piece, RunKind.KEPT


def _parts(cut: Sequence[tuple[list[Run], RunKind]], lines: Sequence[int], side: int) -> list[Part | None]:
    """Return the part of a line of one side that each piece holds; None where it holds none of its words."""
    absent = RunKind.DELETED if side else RunKind.INSERTED
    owners: list[int] = []
    n = 0
    for _, kind in cut:
        owners.append(lines[n])
        n += kind is not absent
    texts = ["".join(run.text for run in runs if run.kind is not absent) for runs, _ in cut]
    held: dict[int, list[int]] = defaultdict(list)  # Of each line the pieces that hold words of it.
    for position, (owner, text) in enumerate(zip(owners, texts, strict=True)):
        if text:
            held[owner].append(position)
    parts: list[Part | None] = [None] * len(cut)
    for owner, positions in held.items():
        start = 0
        for number, position in enumerate(positions):
            parts[position] = Part(owner, number, start, ends=number == len(positions) - 1)
            start += len(texts[position])
    return parts
