"""Both texts as one tree: that of the text after, with what is gone where a reader meets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.addresses.tree import assemble
from tracker.model.block import ARTICLE_LEVEL, Block, BlockKind
from tracker.model.side import Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.model.provision import Provision
    from tracker.model.redline import RedlineBlock


def merged(blocks: Sequence[RedlineBlock]) -> tuple[Provision, frozenset[int]]:
    """Make one tree of the blocks of a redline.

    Nothing that stands in the text after is put into something that is gone: where a dropped heading would take in
    what follows it, it stands as a line of its own.

    Args:
        blocks: The blocks in the order of reading, without notes.

    Returns:
        The tree, whose blocks in order are those; and the places of the headings that stand as lines.
    """
    flat = {n for n, block in enumerate(blocks) if block.after is None and _divides(block)}
    while True:
        tree = assemble(_block(block, flat=n in flat) for n, block in enumerate(blocks))
        wrong = {n for n, inside in _heads(tree) if blocks[n].after is None and any(blocks[m].after for m in inside)}
        if not wrong:
            return tree, frozenset(flat)
        flat |= wrong


def _divides(block: RedlineBlock) -> bool:
    """Whether it opens a part of the text: its kind would count in what contains what."""
    place = block.before
    return place is not None and place.kind is BlockKind.HEADING and place.level < ARTICLE_LEVEL


def _block(block: RedlineBlock, *, flat: bool) -> Block:
    made = block.block_on(Side.AFTER) or block.block_on(Side.BEFORE)
    assert made is not None  # noqa: S101 – a block has a place on one side at least
    return Block(BlockKind.TEXT, made.text or "-", 0, made.calls) if flat else made


def _heads(tree: Provision) -> Iterator[tuple[int, range]]:
    """For each provision with a heading its place among the blocks, and the places of the blocks inside it."""
    count = 0

    def walk(provision: Provision) -> Iterator[tuple[int, range]]:
        nonlocal count
        own = count
        count += (provision.head is not None) + len(provision.lines)
        for child in provision.children:
            yield from walk(child)
        if provision.head is not None:
            yield own, range(own + 1, count)

    yield from walk(tree)
