"""Consequential changes: numbers in cross-references that changed only because their target was renumbered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.model.redline import ChangeCategory, Run, RunKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Span = tuple[int, int]
"""First character, and one past the last."""

SpanPairs = Sequence[tuple[Span, Span]]
"""Spans of the same number in the text before and in the text after."""


def mark_consequential(runs: Iterable[Run], spans: SpanPairs) -> list[Run]:
    """Mark the numbers in runs that are consequential changes.

    Args:
        runs: The runs of one block, without the numbers of note calls.
        spans: The numbers, in order.

    Returns:
        The same texts in finer runs: text that was deleted and inserted together with a number, between two changed
        ones ("5 et 7" → "4 et 6"), is kept.
    """
    out: list[Run] = []
    positions = [0, 0]
    for deleted, inserted in _pair_changes(runs):
        if deleted is None or inserted is None or deleted.kind is RunKind.KEPT:
            changed = [run for run in (deleted, inserted) if run is not None]
        else:
            changed = list(_cut_at_numbers(deleted, inserted, positions, spans))
        if deleted is not None and deleted.kind is RunKind.KEPT:
            positions = [position + len(deleted.text) for position in positions]
        else:
            if not (deleted and inserted):
                changed = [_mark_part_of_number(run, positions, spans) for run in changed]
            positions = [
                position + len(run.text) if run else position
                for position, run in zip(positions, (deleted, inserted), strict=True)
            ]
        for run in changed:
            _append(out, run)
    return out


def _pair_changes(runs: Iterable[Run]) -> Iterator[tuple[Run | None, Run | None]]:
    """Yield each deletion with the insertion behind it; a kept run stands first in a pair of its own."""
    waiting: Run | None = None
    for run in runs:
        if run.kind is RunKind.INSERTED:
            yield waiting, run
            waiting = None
            continue
        if waiting:
            yield waiting, None
        waiting = run if run.kind is RunKind.DELETED else None
        if run.kind is RunKind.KEPT:
            yield run, None
    if waiting:
        yield waiting, None


def _cut_at_numbers(deleted: Run, inserted: Run, positions: Sequence[int], spans: SpanPairs) -> Iterator[Run]:
    """Cut a deletion and the insertion in its place at the numbers that both contain."""
    done = [0, 0]
    texts = deleted.text, inserted.text
    for pair in spans:
        cuts = [
            (max(span[0] - position, 0), min(span[1] - position, len(text)))
            for span, position, text in zip(pair, positions, texts, strict=True)
        ]
        if all(start < end and start >= at for (start, end), at in zip(cuts, done, strict=True)):
            between = [text[at : cut[0]] for text, at, cut in zip(texts, done, cuts, strict=True)]
            yield from _runs_between(deleted, inserted, between)
            for run, text, (start, end) in zip((deleted, inserted), texts, cuts, strict=True):
                yield replace(run, text=text[start:end], category=ChangeCategory.CONSEQUENTIAL)
            done = [end for _, end in cuts]
    yield from _runs_between(deleted, inserted, [text[at:] for text, at in zip(texts, done, strict=True)])


def _runs_between(deleted: Run, inserted: Run, texts: Sequence[str]) -> Iterator[Run]:
    if texts[0] == texts[1]:
        yield replace(deleted, kind=RunKind.KEPT, text=texts[0], category=ChangeCategory.WORDS)
        return
    yield replace(deleted, text=texts[0])
    yield replace(inserted, text=texts[1])


def _mark_part_of_number(run: Run, positions: Sequence[int], spans: SpanPairs) -> Run:
    """Mark a part of a number that was only deleted or only inserted: "5" → "5 bis"."""
    side = 1 if run.kind is RunKind.INSERTED else 0
    start, end = positions[side], positions[side] + len(run.text)
    inside = any(pair[side][0] <= start and end <= pair[side][1] for pair in spans)
    return replace(run, category=ChangeCategory.CONSEQUENTIAL) if inside else run


def _append(out: list[Run], run: Run) -> None:
    """Append a run; joined with the last one if both are of one kind, part and category."""
    if not run.text:
        return
    if out and (out[-1].kind, out[-1].part, out[-1].category) == (run.kind, run.part, run.category):
        run = replace(run, text=out.pop().text + run.text)
    out.append(run)


def spans_in_piece(spans: SpanPairs, start_before: int, start_after: int) -> SpanPairs:
    """Return spans of a block as spans of a piece of it.

    Args:
        spans: The spans, in the text of the whole block.
        start_before: First character of the piece in its block before.
        start_after: The same after.
    """
    if not start_before and not start_after:
        return spans
    return [
        ((a - start_before, b - start_before), (c - start_after, d - start_after))
        for (a, b), (c, d) in spans
        if a >= start_before and c >= start_after
    ]
