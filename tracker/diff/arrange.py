"""The order in which a redline is read: that of the draft after, with deleted parts in their old position."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.diff.prepare.outline import Section

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


BlockPair = tuple[int | None, int | None]
"""A block of the redline: its position before and its position after, one of them perhaps None."""


@dataclass(frozen=True, slots=True)
class ArrangedSection:
    """A section of the redline in the order of reading.

    Attributes:
        before: The section before; None for a new one.
        after: The section after; None for a deleted one.
        blocks: Its blocks, in the order of reading.
    """

    before: Section | None
    after: Section | None
    blocks: list[BlockPair]


def arrange(
    pairs: Mapping[int, int], before: Sequence[Section], after: Sequence[Section], partners: Mapping[int, int]
) -> list[ArrangedSection]:
    """Order the blocks of both drafts for reading.

    Args:
        pairs: Position after by position before, of corresponding blocks.
        before: Sections before.
        after: Sections after.
        partners: The section after that continues a section before, both by number.

    Returns:
        Every block of both drafts once. Sections follow the order after; a deleted section stands behind its
        predecessor before; inside a section likewise.
    """
    origins = {j: i for i, j in pairs.items()}
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
            blocks: list[BlockPair] = [(n, None) for n in range(section.start, section.end) if n not in pairs]
            out.append(ArrangedSection(section, None, blocks))
        else:
            origin = before[origin_sections[number]] if number in origin_sections else None
            blocks = _arrange_blocks(after[number], origin, pairs, origins)
            out.append(ArrangedSection(origin, after[number], blocks))
    return out


def _arrange_blocks(
    section: Section, origin: Section | None, pairs: Mapping[int, int], origins: Mapping[int, int]
) -> list[BlockPair]:
    """Return the blocks of a section after, with the deleted ones of the section that it continues."""
    blocks: list[BlockPair] = [(origins.get(n), n) for n in range(section.start, section.end)]
    if origin is None:
        return blocks
    deleted: list[tuple[BlockPair, BlockPair | None]] = []
    previous: BlockPair | None = None
    for n in range(origin.start, origin.end):
        if n not in pairs:
            deleted.append(((n, None), previous))
            previous = (n, None)
        elif section.start <= pairs[n] < section.end:
            previous = (n, pairs[n])
    return insert_deleted(blocks, deleted)
