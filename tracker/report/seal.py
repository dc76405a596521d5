"""The seal of a report: statements about itself, by which anybody can prove later that nothing in it was altered.

They are digests of both texts, of each of their lines and of the table of concordance, and all other input of the
report besides the words. So a report can be made again from itself, and compared.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from tracker import __version__
from tracker.model.block import CALL
from tracker.model.side import Side
from tracker.report.view.facts import facts_that_hold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.model.block import Block, BlockKind
    from tracker.model.concordance import Correspondence
    from tracker.model.redline import RedlineBlock
    from tracker.report.view.redline_view import RedlineView

PREFIX = "tracker-"
SEAL_DIGEST = "seal-sha256"
"""Name of the statement that holds the digest of the others."""
STATEMENT_NAMES = (
    "version",
    *(f"{side}{name}" for side in ("before", "after") for name in ("", "-sha256", "-front", "-lines")),
    "mapping-sha256",
    "corrections",
    "extract",
)
"""Names of the statements in the order in which every format has them; office programs put them in another."""
SUBSTANCE = "substance"
"""The statement that the switch that hides print, style and numbering is on when the page opens."""
SITE = "site"
"""Name of the statement that names the main pages of a site; a web page alone has it, where it is part of one."""
LINE_DIGITS = 8
"""Hexadecimal digits of the digest of one line: enough to find an altered place. The digest of the text proves it."""


def seal(view: RedlineView) -> tuple[tuple[str, str], ...]:
    """Return the statements of the seal, name and value, in the order in which every format has them.

    The last statement is the digest of all others (:func:`statements_digest`).

    Args:
        view: The comparison.
    """
    statements = tuple((PREFIX + name, value) for name, value in _statements(view))
    return (*statements, (PREFIX + SEAL_DIGEST, statements_digest(statements)))


def statements_digest(statements: Iterable[tuple[str, str]]) -> str:
    """Return the digest of statements: the sha256 of name, tab, value and line feed of each, in UTF-8.

    Args:
        statements: The statements without that of this digest, in the order of :func:`seal`, names with their prefix.
    """
    return hashlib.sha256("".join(f"{name}\t{value}\n" for name, value in statements).encode()).hexdigest()


def _statements(view: RedlineView) -> Iterator[tuple[str, str]]:
    yield "version", __version__
    for side, side_view, lines in zip(Side, view.sides, _line_digests(view), strict=True):
        yield side, side_view.name
        yield f"{side}-sha256", side_view.digest
        yield f"{side}-front", _ascii_json(side_view.front)
        yield f"{side}-lines", lines
    yield "mapping-sha256", mapping_digest(row.row for row in view.rows)
    yield "corrections", str(view.corrections)
    yield "extract", "yes" if view.extract_notice else "no"
    if view.substance:
        yield SUBSTANCE, "yes"
    if view.site:
        yield SITE, " ".join(view.site)


def _ascii_json(items: Iterable[tuple[str, str]]) -> str:
    """Return pairs as JSON that can stand in a comment, an attribute or an element: ASCII without their signs."""
    text = json.dumps([list(item) for item in items], separators=(",", ":"))
    return "".join(f"\\u{ord(char):04x}" if char in "<>&-'`" else char for char in text)


def line_digest(block: Block) -> str:
    """Return the digest of one block: the first digits of the sha256 of its kind, level, words and note numbers.

    Args:
        block: The block.
    """
    return _digest(block.kind, block.level, block.text, block.calls)


def _digest(kind: BlockKind, level: int, text: str, calls: tuple[int, ...]) -> str:
    content = f"{kind}\t{level}\t{text}\t{' '.join(map(str, calls))}"
    return hashlib.sha256(content.encode()).hexdigest()[:LINE_DIGITS]


def _line_digests(view: RedlineView) -> tuple[str, str]:
    """Return the digests of the lines of each text that the report holds, joined in the order of the text."""
    found: tuple[dict[int, str], dict[int, str]] = {}, {}  # By the order of the line in its text.
    others: list[RedlineBlock] = []
    for line in view.lines:
        block, before, after = line.block, line.block.before, line.block.after
        run = block.runs[0] if line.untouched and len(block.runs) == 1 else None
        if run and before and after and after.ends and not (before.piece or after.piece or CALL in run.text):
            found[0][before.order] = found[1][after.order] = _digest(after.kind, after.level, run.text, ())
        else:
            others.append(block)
    for side, digests in zip(Side, found, strict=True):
        digests.update(_digests_on(others, side))
    first, second = ("".join([digests[order] for order in sorted(digests)]) for digests in found)
    return first, second


def _digests_on(blocks: Iterable[RedlineBlock], side: Side) -> Iterator[tuple[int, str]]:
    """Yield the order and the digest of each line of one text, whole or in pieces."""
    pieces = {(place.order, place.piece): block for block in blocks if (place := block.place_on(side)) is not None}
    text = ""
    calls: tuple[int, ...] = ()
    for key in sorted(pieces):
        place = pieces[key].place_on(side)
        words, numbers = pieces[key].text_on(side)
        text, calls = text + words, (*calls, *numbers)
        if place is not None and place.ends:
            yield place.order, _digest(place.kind, place.level, text, calls)
            text, calls = "", ()


def mapping_digest(rows: Iterable[Correspondence]) -> str:
    """Return the digest of a table of concordance.

    It is the sha256 of one line a row, in the order of the table, in UTF-8: level, address before, address after (empty
    for none) and the names of the facts that hold, separated by tabs and ended by a line feed. Figures and reasons are
    left out: they are words about a row.

    Args:
        rows: The rows.
    """
    lines = ("\t".join((row.level, row.before or "", row.after or "", *facts_that_hold(row))) for row in rows)
    return hashlib.sha256("".join(line + "\n" for line in lines).encode()).hexdigest()
