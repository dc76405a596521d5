"""One tree of both texts: that of the text after, with deletions in the places in which a reader meets them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.addresses.tree import assemble
from tracker.model.block import ARTICLE_LEVEL, Block, BlockKind
from tracker.model.side import Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.model.provision import Provision
    from tracker.model.redline import RedlineBlock


def merge_trees(blocks: Sequence[RedlineBlock]) -> tuple[Provision, frozenset[int]]:
    """Make one tree of the blocks of a redline.

    No provision of the text after is put into a deleted one: a deleted heading that would take in the provisions behind
    it stands as a line of its own.

    Args:
        blocks: The blocks in the order of reading, without notes.

    Returns:
        The tree, with the blocks in the same order; and the indexes of the headings that stand as lines.
    """
    flat = {n for n, block in enumerate(blocks) if block.after is None and _divides(block)}
    while True:
        tree = assemble(_as_block(block, flat=n in flat) for n, block in enumerate(blocks))
        wrong = {
            n
            for n, inside in _heading_extents(tree)
            if blocks[n].after is None and any(blocks[m].after for m in inside)
        }
        if not wrong:
            return tree, frozenset(flat)
        flat |= wrong


def _divides(block: RedlineBlock) -> bool:
    """Return whether a deleted heading opens a division, which would change the nesting of the divisions around it."""
    place = block.before
    return place is not None and place.kind is BlockKind.HEADING and place.level < ARTICLE_LEVEL


def _as_block(block: RedlineBlock, *, flat: bool) -> Block:
    printed = block.block_on(Side.AFTER) or block.block_on(Side.BEFORE)
    assert printed is not None  # noqa: S101 – a block has a place on one side at least
    return Block(BlockKind.TEXT, printed.text or "-", 0, printed.calls) if flat else printed


def _heading_extents(tree: Provision) -> Iterator[tuple[int, range]]:
    """Yield the index of the heading of each provision that has one, and the indexes of the blocks behind it."""
    index = 0

    def walk(provision: Provision) -> Iterator[tuple[int, range]]:
        nonlocal index
        own = index
        index += (provision.head is not None) + len(provision.lines)
        for child in provision.children:
            yield from walk(child)
        if provision.head is not None:
            yield own, range(own + 1, index)

    yield from walk(tree)
