"""The runs of one block: its label, its separator and its text, with the numbers of the notes they call."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.diff.wording.runs import word_runs
from tracker.language.labels import split_heading
from tracker.model.block import CALL, Block, BlockKind
from tracker.model.redline import BlockPart, Run, RunKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def block_runs(before: Block | None, after: Block | None, *, swapped: bool) -> tuple[Run, ...]:
    """Compare a block with its counterpart, part by part; without the numbers of note calls.

    Args:
        before: The block before; None for a new one.
        after: The block after; None for a deleted one.
        swapped: Whether the words are compared from after to before, which is the canonical order of the drafts.
    """
    runs: list[Run] = []
    for part, old, new in _parts(before, after):
        if old == new:  # The usual case.
            runs.append(Run(RunKind.KEPT, old, part))
        elif part is not BlockPart.TEXT:
            # A label or separator is replaced whole: "Article 5" became "Article 4", not "5" became "4".
            runs += [Run(kind, text, part) for kind, text in ((RunKind.DELETED, old), (RunKind.INSERTED, new)) if text]
        elif swapped:
            runs += _deletions_first(run.inverted() for run in word_runs(new, old))
        else:
            runs += word_runs(old, new)
    return tuple(runs)


def with_note_calls(runs: Iterable[Run], before: Block | None, after: Block | None) -> tuple[Run, ...]:
    """Assign the note numbers of both sides of a block to the runs that call the notes."""
    left, right = list(before.calls if before else ()), list(after.calls if after else ())
    if not left and not right:
        return tuple(runs)
    out = []
    for run in runs:
        count = run.text.count(CALL)
        calls_before: tuple[int, ...] = ()
        calls_after: tuple[int, ...] = ()
        if run.kind is not RunKind.INSERTED:
            calls_before, left = tuple(left[:count]), left[count:]
        if run.kind is not RunKind.DELETED:
            calls_after, right = tuple(right[:count]), right[count:]
        out.append(replace(run, calls_before=calls_before, calls_after=calls_after))
    return tuple(out)


def _parts(before: Block | None, after: Block | None) -> Iterator[tuple[BlockPart, str, str]]:
    texts = [_split(block) for block in (before, after)]
    for part, old, new in zip((BlockPart.LABEL, BlockPart.SEPARATOR, BlockPart.TEXT), *texts, strict=True):
        if old or new:
            yield part, old, new


def _split(block: Block | None) -> tuple[str, str, str]:
    """Return the label, separator and text of a block."""
    if block is None:
        return "", "", ""
    if block.kind is not BlockKind.HEADING:
        return "", "", block.text
    parts = split_heading(block.text)
    return parts.label, parts.separator, parts.heading


def _deletions_first(runs: Iterable[Run]) -> list[Run]:
    """Put each deletion before the insertion in its place."""
    out = list(runs)
    for n in range(len(out) - 1):
        if out[n].kind is RunKind.INSERTED and out[n + 1].kind is RunKind.DELETED:
            out[n], out[n + 1] = out[n + 1], out[n]
    return out
