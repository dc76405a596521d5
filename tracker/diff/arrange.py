"""The order in which a redline is read: that of the draft after, with deleted parts in their old position."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.diff.prepare.outline import Section
    from tracker.diff.wording.pieces import Piece

_T = TypeVar("_T")


def insert_deleted(after: Sequence[_T], deleted: Sequence[tuple[_T, _T | None]]) -> list[_T]:
    """Insert deleted items behind their predecessors.

    >>> insert_deleted(["a", "c"], [("b", "a"), ("b2", "b"), ("first", None)])
    ['first', 'a', 'b', 'b2', 'c']

    Args:
        after: The items after, in order; all different.
        deleted: The deleted items, in the order before, each with its predecessor (an item of ``after`` or an earlier
            one of ``deleted``); None for the beginning.

    Returns:
        All of both; several with one predecessor keep their order.
    """
    followers: dict[_T | None, list[_T]] = {}
    for item, predecessor in deleted:
        followers.setdefault(predecessor, []).append(item)
    out: list[_T] = []
    stack = [*reversed(after), *reversed(followers.get(None, []))]
    while stack:
        item = stack.pop()
        out.append(item)
        stack.extend(reversed(followers.get(item, [])))
    return out


@dataclass(frozen=True, slots=True)
class ArrangedSection:
    """A section of the redline in the order of reading.

    Attributes:
        before: The section before; None for a new one.
        after: The section after; None for a deleted one.
        pieces: Its pieces, in the order of reading.
    """

    before: Section | None
    after: Section | None
    pieces: list[Piece]


def arrange(
    pieces: Iterable[Piece], before: Sequence[Section], after: Sequence[Section], partners: Mapping[int, int]
) -> list[ArrangedSection]:
    """Order the pieces of both drafts for reading.

    Args:
        pieces: The pieces of all blocks of both drafts.
        before: Sections before.
        after: Sections after.
        partners: The section after that continues a section before, both by number.

    Returns:
        Every piece once. Sections follow the order after; a deleted section stands behind its predecessor before;
        inside a section likewise.
    """
    rows = _by_block(pieces, len(before) and before[-1].end, len(after) and after[-1].end)
    origin_sections = {b: a for a, b in partners.items()}
    # A section is known by its side, 0 or 1, and its number.
    order: list[tuple[int, int]] = [(1, n) for n in range(len(after))]
    deleted: list[tuple[tuple[int, int], tuple[int, int] | None]] = []
    previous: tuple[int, int] | None = None
    for number in range(len(before)):
        current = (1, partners[number]) if number in partners else (0, number)
        if number not in partners:
            deleted.append((current, previous))
        previous = current
    out: list[ArrangedSection] = []
    for side, number in insert_deleted(order, deleted):
        if side == 0:
            section = before[number]
            held = [piece for row in rows[0][section.start : section.end] for piece in row if piece.after is None]
            out.append(ArrangedSection(section, None, held))
        else:
            origin = before[origin_sections[number]] if number in origin_sections else None
            out.append(ArrangedSection(origin, after[number], _arrange_pieces(after[number], origin, rows)))
    return out


_Rows = list[list["Piece"]]
"""The pieces of each block of a draft, in order."""


def _by_block(pieces: Iterable[Piece], old_size: int, new_size: int) -> tuple[_Rows, _Rows]:
    rows: tuple[_Rows, _Rows] = [[] for _ in range(old_size)], [[] for _ in range(new_size)]
    for piece in pieces:
        for side, part in zip(rows, (piece.before, piece.after), strict=True):
            if part is not None:
                side[part.block].append(piece)
    for side, number_of_part in zip(rows, (_piece_before, _piece_after), strict=True):
        for row in side:
            if len(row) > 1:
                row.sort(key=number_of_part)
    return rows


def _piece_before(piece: Piece) -> int:
    return piece.before.piece if piece.before else 0


def _piece_after(piece: Piece) -> int:
    return piece.after.piece if piece.after else 0


def _arrange_pieces(section: Section, origin: Section | None, rows: tuple[_Rows, _Rows]) -> list[Piece]:
    """Return the pieces of a section after, with the deleted ones of the section that it continues."""
    present = [piece for row in rows[1][section.start : section.end] for piece in row]
    if origin is None:
        return present
    deleted: list[tuple[Piece, Piece | None]] = []
    previous: Piece | None = None
    for row in rows[0][origin.start : origin.end]:
        for piece in row:
            if piece.after is None:
                deleted.append((piece, previous))
                previous = piece
            elif section.start <= piece.after.block < section.end:
                previous = piece
    return insert_deleted(present, deleted) if deleted else present
