"""The words of a paragraph in a column, with marks where they differ from the column of comparison."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from tracker.model.block import CALL
from tracker.model.redline import BlockPart, ChangeCategory, RunKind
from tracker.model.side import Side
from tracker.report.columns.units import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.model.redline import Redline, RedlineBlock, Run
    from tracker.report.columns.units import Unit

_QUIET = (ChangeCategory.TYPOGRAPHY, ChangeCategory.CONSEQUENTIAL)
"""Changes that are not marked: differences of print, and numbers that only follow a renumbering."""


class Difference(StrEnum):
    """Kind of words in a column; the value names it in data."""

    SAME = "same"
    DIFFERENT = "different"
    """The column of comparison has other words here, or none."""
    MISSING = "missing"
    """No words: the column of comparison has some here that this one lacks."""
    CALL = "call"
    """The number of a note."""


@dataclass(frozen=True, slots=True)
class MarkedWords:
    """Words of one kind.

    Attributes:
        text: The words; empty for missing ones.
        difference: Their kind.
    """

    text: str
    difference: Difference = Difference.SAME


def words_of_units(units: Sequence[Unit], redline: Redline | None) -> dict[int, tuple[MarkedWords, ...]]:
    """Return the words of each paragraph of a column, by its number.

    Args:
        units: The paragraphs.
        redline: The comparison from the column of comparison to this one; None for the column of comparison itself.
    """
    if redline is None:
        return {unit.number: tuple(_joined(_plain(unit))) for unit in units}
    pieces: defaultdict[int, list[RedlineBlock]] = defaultdict(list)
    for block in redline.blocks:
        if block.after is not None:
            pieces[block.after.order].append(block)
    for found in pieces.values():
        found.sort(key=lambda block: block.after.piece if block.after else 0)
    return {unit.number: tuple(_joined(_marked(unit, pieces))) for unit in units}


def _plain(unit: Unit) -> Iterator[MarkedWords]:
    for n, block in enumerate(unit.blocks):
        if n:
            yield MarkedWords(BLANK)
        yield from _with_calls(block.text, block.calls, Difference.SAME)


def _marked(unit: Unit, pieces: dict[int, list[RedlineBlock]]) -> Iterator[MarkedWords]:
    for n, order in enumerate(unit.orders):
        if n:
            yield MarkedWords(BLANK)
        for block in pieces[order]:
            yield from _of_piece(block)


def _of_piece(block: RedlineBlock) -> Iterator[MarkedWords]:
    """Yield the words of a line or a piece of one."""
    if block.before is None:
        for run in block.runs_on(Side.AFTER):
            yield from _with_calls(run.text, run.calls_after, Difference.DIFFERENT)
        return
    runs = block.runs
    for n, run in enumerate(runs):
        loud = run.kind is not RunKind.KEPT and run.category not in _QUIET and run.part is BlockPart.TEXT
        if run.kind is not RunKind.DELETED:
            yield from _with_calls(run.text, run.calls_after, Difference.DIFFERENT if loud else Difference.SAME)
        elif loud and run.text.strip(f" {CALL}") and not _is_replaced(runs, n):
            yield MarkedWords("", Difference.MISSING)


def _is_replaced(runs: Sequence[Run], n: int) -> bool:
    """Return whether other words stand in the place of deleted ones, which say by their mark that they differ."""
    beside = [runs[at] for at in (n - 1, n + 1) if 0 <= at < len(runs)]
    return any(run.kind is RunKind.INSERTED for run in beside)


def _with_calls(text: str, calls: Sequence[int], difference: Difference) -> Iterator[MarkedWords]:
    """Yield words with the numbers of the notes that they call."""
    pieces = text.split(CALL)
    for n, piece in enumerate(pieces):
        if piece:
            yield MarkedWords(piece, difference)
        if n < len(calls):
            yield MarkedWords(str(calls[n]), Difference.CALL)


def _joined(words: Iterator[MarkedWords]) -> Iterator[MarkedWords]:
    """Yield words, those of one kind beside each other as one; of several gaps beside each other one."""
    last: MarkedWords | None = None
    for one in words:
        if last is not None and one.difference is last.difference and one.difference is not Difference.CALL:
            last = MarkedWords(last.text + one.text, one.difference)
            continue
        if last is not None:
            yield last
        last = one
    if last is not None:
        yield last
