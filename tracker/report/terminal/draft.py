"""A draft or provision to read in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model.block import CALL, BlockKind
from tracker.model.provision import ProvisionKind
from tracker.report.terminal.plain import WIDTH, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.model.block import Block
    from tracker.model.draft import DraftText
    from tracker.model.provision import Provision

_INDENT = "    "


def provision_text(draft: DraftText, provision: Provision, width: int = WIDTH) -> str:
    """Return a provision with all that stands in it, and the notes that it calls.

    Args:
        draft: The text that holds it.
        provision: The provision; ``draft.root`` for the whole text.
        width: Columns.
    """
    parts = list(_provision(provision, "", width))
    called = {call for _, block in provision.blocks() for call in block.calls}
    if provision is draft.root:
        called |= set(range(1, len(draft.notes) + 1))
    notes = [wrap(draft.notes[n - 1], first=f"[{n}] ", width=width) for n in sorted(called)]
    return "\n\n".join(parts + ["\n".join(["-" * 20, *notes])] * bool(notes))


def _provision(provision: Provision, indent: str, width: int) -> Iterator[str]:
    lines = [line.block for line in provision.lines]
    head = provision.head
    if provision.kind in (ProvisionKind.PARAGRAPH, ProvisionKind.SUBPARAGRAPH):
        if provision.kind is ProvisionKind.SUBPARAGRAPH:
            indent += _INDENT
        opening = _words(head) if head else ""
        if opening and not provision.heading and lines and lines[0].kind is BlockKind.TEXT:
            yield wrap(_words(lines.pop(0)), first=f"{indent}{opening} ", rest=indent + _INDENT, width=width)
        elif opening:
            yield wrap(opening, first=indent, width=width)
    elif provision.kind is ProvisionKind.RECITAL and head:
        yield wrap(_words(head), first=indent + _INDENT, width=width)
    elif head and provision.kind is not ProvisionKind.CLOSING and head.text:
        yield wrap(_words(head), first=indent, width=width)
    yield from _lines(lines, indent, width)
    for child in provision.children:
        yield from _provision(child, indent, width)


def _lines(lines: list[Block], indent: str, width: int) -> Iterator[str]:
    """Yield lines of text; the rows of a table stay together and are not wrapped."""
    rows: list[str] = []
    for block in lines:
        if block.kind is BlockKind.ROW:
            rows.append(indent + _words(block))
            continue
        if rows:
            yield "\n".join(rows)
            rows = []
        yield wrap(_words(block), first=indent, width=width)
    if rows:
        yield "\n".join(rows)


def _words(block: Block) -> str:
    """Return the words, with each note call as ``[n]``."""
    pieces = block.text.split(CALL)
    calls = [f"[{call}]" for call in block.calls] + [""]
    return "".join(piece + call for piece, call in zip(pieces, calls, strict=True))
