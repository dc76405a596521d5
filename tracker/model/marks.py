"""The kinds of marks that a redline sets in a block: the one answer to the question whether anything in it changed.

The table of concordance, every count and every report ask here, so that no two of them can differ.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tracker.model.block import ARTICLE_LEVEL, CALL
from tracker.model.concordance import ChangeKind
from tracker.model.redline import BlockPart, ChangeCategory, RedlineBlock, Run, RunKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.model.side import Side

QUIET_KINDS = frozenset({ChangeKind.LABEL, ChangeKind.CONSEQUENTIAL, ChangeKind.TYPOGRAPHY})
"""Kinds of marks at which a reader who goes from change to change does not stop: numbers that changed, references that
follow them, and the same words printed otherwise. Such a reader looks for what was done to the text, which would be
lost among the numbers of a renumbered one. They are counted apart."""

_OF_CATEGORY = {
    ChangeCategory.WORDS: ChangeKind.WORDS,
    ChangeCategory.PUNCTUATION: ChangeKind.PUNCTUATION,
    ChangeCategory.BRACKET: ChangeKind.BRACKET,
    ChangeCategory.TYPOGRAPHY: ChangeKind.TYPOGRAPHY,
    ChangeCategory.CONSEQUENTIAL: ChangeKind.CONSEQUENTIAL,
}


_NOT_OF_NUMBERS = (ChangeCategory.TYPOGRAPHY, ChangeCategory.BRACKET)
"""Categories of changes that leave the number of a label as it is."""


def is_untouched(block: RedlineBlock) -> bool:
    """Return whether the redline sets no mark in a block: :func:`kinds_in` yields nothing.

    Args:
        block: The block, or a piece of one.
    """
    if not block.moved and block.before is not None and block.after is not None:
        for run in block.runs:
            if run.kind is not RunKind.KEPT:
                break
        else:  # Asked several times of every line of a code, of which most are so: twice as fast as the general way.
            return block.before.ends == block.after.ends and not changed_level(block)
    return next(kinds_in(block), None) is None


def changed_level(block: RedlineBlock) -> bool:
    """Return whether a block stands in both texts, in one as another kind or at another level: a point, a paragraph.

    Args:
        block: The block, or a piece of one.
    """
    before, after = block.before, block.after
    return before is not None and after is not None and (before.kind, before.level) != (after.kind, after.level)


def kinds_in(block: RedlineBlock) -> Iterator[ChangeKind]:
    """Yield the kinds of marks in a block of a redline, some perhaps more than once.

    Args:
        block: The block, or a piece of one.
    """
    if block.end is not RunKind.KEPT:
        yield ChangeKind.BREAK
    if block.moved:
        yield ChangeKind.ORDER
    if block.before is not None and block.after is not None:
        if changed_level(block):
            yield ChangeKind.STRUCTURE
    elif not any(run.part is BlockPart.TEXT for run in block.runs):
        # A label, or the number of an article, came or went; "Preamble" or "Part II" are words that a reader reads.
        yield ChangeKind.LABEL if block.place.level >= ARTICLE_LEVEL else ChangeKind.WORDS
        return
    for run in block.runs:
        if run.kind is not RunKind.KEPT:
            yield from _kinds_of_run(run, is_piece=is_piece(block))


def is_piece(block: RedlineBlock) -> bool:
    """Return whether a block is one piece of a line that was divided or joined.

    Args:
        block: The block.
    """
    return any(place is not None and (place.piece or not place.ends) for place in (block.before, block.after))


def starts_of_pieces(blocks: Iterable[RedlineBlock], side: Side) -> dict[tuple[int, int], int]:
    """Return where the pieces of divided and joined lines begin in their line of one text, in letters from 0.

    Args:
        blocks: Every block of a redline.
        side: The text.

    Returns:
        The places by the order of the line and the number of the piece; a line that stands whole has none.
    """
    places = [(place, block) for block in blocks if (place := block.place_on(side)) is not None]
    pieces = {(place.order, place.piece): block for place, block in places if place.piece or not place.ends}
    lengths: dict[int, int] = defaultdict(int)
    starts = {}
    for order, piece in sorted(pieces):
        starts[order, piece] = lengths[order]
        lengths[order] += len(pieces[order, piece].text_on(side)[0])
    return starts


def _kinds_of_run(run: Run, *, is_piece: bool) -> Iterator[ChangeKind]:
    words = run.text.replace(CALL, "")
    if len(words) < len(run.text):
        yield ChangeKind.NOTE_CALL
    if words.strip() or (words and not is_piece):  # The blank at the end of a piece goes with the end of the line.
        of_text = run.part is BlockPart.TEXT or run.category in _NOT_OF_NUMBERS
        yield _OF_CATEGORY[run.category] if of_text else ChangeKind.LABEL
