"""The words of a cell, with marks where they differ from the cell of the column of comparison in the same row."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from tracker.model.block import CALL
from tracker.model.redline import ChangeCategory, RunKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tracker.model.redline import Run
    from tracker.report.columns.units import Unit

BREAK = "\ufdd0"
"""Stands in runs for the end of a line, as in :mod:`tracker.diff.wording.runs`; no text holds it."""
_QUIET = (ChangeCategory.TYPOGRAPHY, ChangeCategory.CONSEQUENTIAL)
"""Changes that are not marked: differences of print, and numbers that only follow a renumbering."""


class Difference(StrEnum):
    """Kind of words in a cell; the value names it in data."""

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


def plain_words(units: Sequence[Unit]) -> list[tuple[MarkedWords, ...]]:
    """Return the words of paragraphs without marks."""
    return [_finished(unit, [MarkedWords(unit.body)]) for unit in units]


def marked_words(
    base: Sequence[Unit], units: Sequence[Unit], compare: Callable[[Sequence[str], Sequence[str]], Sequence[Run]]
) -> list[tuple[MarkedWords, ...]]:
    """Return the words of the paragraphs of a cell, with marks.

    The number of a paragraph is no word: it differs with every renumbering, and everybody sees it.

    Args:
        base: The paragraphs in the cell of the column of comparison.
        units: Those of the cell.
        compare: Compares lines as one text, with :data:`BREAK` between two lines.
    """
    before, after = ([unit.body for unit in side] for side in (base, units))
    if before == after or not any(after):
        return plain_words(units)
    if not any(before):
        return [_finished(unit, [MarkedWords(unit.body, Difference.DIFFERENT)]) for unit in units]
    lines: list[list[MarkedWords]] = [[]]
    runs = compare(before, after)
    for n, run in enumerate(runs):
        loud = run.kind is not RunKind.KEPT and run.category not in _QUIET
        if run.kind is RunKind.DELETED:
            if loud and run.text.strip(f" {CALL}{BREAK}") and not _is_replaced(runs, n):
                lines[-1].append(MarkedWords("", Difference.MISSING))
            continue
        for m, text in enumerate(run.text.split(BREAK)):
            if m:
                lines.append([])
            lines[-1].append(MarkedWords(text, Difference.DIFFERENT if loud else Difference.SAME))
    return [_finished(unit, line) for unit, line in zip(units, lines, strict=True)]


def _is_replaced(runs: Sequence[Run], n: int) -> bool:
    """Return whether other words stand in the place of deleted ones, which say by their mark that they differ."""
    beside = [runs[at] for at in (n - 1, n + 1) if 0 <= at < len(runs)]
    return any(run.kind is RunKind.INSERTED and run.text.strip(f" {BREAK}") for run in beside)


def _finished(unit: Unit, body: Iterable[MarkedWords]) -> tuple[MarkedWords, ...]:
    """Return the words of a paragraph: its number, then its words, the calls of notes as their numbers."""
    calls = iter(unit.calls)
    return tuple(_joined(part for words in (MarkedWords(unit.label), *body) for part in _with_calls(words, calls)))


def _with_calls(words: MarkedWords, calls: Iterator[int]) -> Iterator[MarkedWords]:
    """Yield words with the numbers of the notes that they call."""
    if words.difference is Difference.MISSING:
        yield words
        return
    for n, piece in enumerate(words.text.split(CALL)):
        if n:
            yield MarkedWords(str(next(calls)), Difference.CALL)
        if piece:
            yield MarkedWords(piece, words.difference)


def _joined(words: Iterable[MarkedWords]) -> Iterator[MarkedWords]:
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
