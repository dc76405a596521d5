"""The seal of a report: what it says of itself, so that anybody can prove later that nothing in it was altered.

It holds digests of both texts, of each of their lines and of the table of concordance, and all that the report was
made of besides the words: so a report can be made again from itself, and compared.
"""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker import __version__
from tracker.model.side import Side
from tracker.report.view.facts import facts_that_hold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.model.block import Block, BlockKind
    from tracker.model.concordance import Correspondence
    from tracker.report.view.redline_view import RedlineView

PREFIX = "tracker-"
SEAL_DIGEST = "seal-sha256"
"""Name of the statement that seals the others."""
LINE_DIGITS = 8
"""Hexadecimal digits of the digest of one line: enough to find a place by. What proves is the digest of the text."""


def seal(view: RedlineView) -> tuple[tuple[str, str], ...]:
    """What a report says of itself: name and value of each statement, in the order in which every form carries them.

    The last is the sha256 of all others, one a line with a tab between name and value.

    Args:
        view: The comparison.
    """
    said = tuple((PREFIX + name, value) for name, value in _stated(view))
    return (*said, (PREFIX + SEAL_DIGEST, statements_digest(said)))


def statements_digest(said: Iterable[tuple[str, str]]) -> str:
    """The digest of what a report says of itself: the sha256 of name, tab, value and line feed of each statement.

    Args:
        said: The statements before that of this digest, in the order of :func:`seal`, names with their prefix.
    """
    return hashlib.sha256("".join(f"{name}\t{value}\n" for name, value in said).encode()).hexdigest()


def _stated(view: RedlineView) -> Iterator[tuple[str, str]]:
    yield "version", __version__
    for side, each, lines in zip(Side, view.sides, _line_digests(view), strict=True):
        yield side, each.name
        yield f"{side}-sha256", each.digest
        yield f"{side}-front", _safe(each.front)
        yield f"{side}-lines", lines
    yield "mapping-sha256", mapping_digest(row.row for row in view.rows)
    yield "corrections", str(view.corrections)
    yield "extract", "yes" if view.extract_notice else "no"


def _safe(items: Iterable[tuple[str, str]]) -> str:
    """Pairs as JSON that can stand in a comment, an attribute or an element: ASCII, and none of their signs."""
    text = json.dumps([list(item) for item in items], separators=(",", ":"))
    return "".join(f"\\u{ord(char):04x}" if char in "<>&-'`" else char for char in text)


def line_digest(block: Block) -> str:
    """The digest of one block: the first digits of the sha256 of its kind, level, words and note numbers.

    Args:
        block: The block.
    """
    return _digest(block.kind, block.level, block.text, block.calls)


@lru_cache(maxsize=1)  # Asked for one side of a line and then the other: mostly the same.
def _digest(mark: BlockKind, level: int, text: str, calls: tuple[int, ...]) -> str:
    said = f"{mark}\t{level}\t{text}\t{' '.join(map(str, calls))}"
    return hashlib.sha256(said.encode()).hexdigest()[:LINE_DIGITS]


def _line_digests(view: RedlineView) -> tuple[str, str]:
    """The digests of the lines of both texts that the report holds, each in the order of its text."""
    found: tuple[dict[int, str], dict[int, str]] = ({}, {})
    for line in view.lines:
        before, after = line.block.before, line.block.after
        if before:
            found[0][before.order] = _digest(before.kind, before.level, *line.block.text_on(Side.BEFORE))
        if after:
            found[1][after.order] = _digest(after.kind, after.level, *line.block.text_on(Side.AFTER))
    first, second = ("".join(side[order] for order in sorted(side)) for side in found)
    return first, second


def mapping_digest(rows: Iterable[Correspondence]) -> str:
    """The digest of a table of concordance.

    Hashed is one line a row, in the order of the table: level, address before, address after (empty for none) and the
    names of the facts that hold, divided by tabs, each line ended by a line feed, in UTF-8. Figures and reasons are
    left out: they are words about a row.

    Args:
        rows: The rows.
    """
    lines = ("\t".join((row.level, row.before or "", row.after or "", *facts_that_hold(row))) for row in rows)
    return hashlib.sha256("".join(line + "\n" for line in lines).encode()).hexdigest()
