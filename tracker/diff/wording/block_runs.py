"""The runs of one block: its label, its separator and its text, with the numbers of the notes they call."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.diff.wording.runs import deletions_first, word_runs
from tracker.language.labels import number_of, split_heading
from tracker.model.block import CALL, Block, BlockKind
from tracker.model.redline import BlockPart, ChangeCategory, Run, RunKind

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
            runs += _label_runs(old, new, part)
        elif swapped:
            runs += deletions_first(run.inverted() for run in word_runs(new, old))
        else:
            runs += word_runs(old, new)
    return tuple(runs)


def kept_runs(block: Block) -> tuple[Run, ...]:
    """Return the runs of a block that stays word for word, without the numbers of note calls."""
    if block.kind is not BlockKind.HEADING:
        return (Run(RunKind.KEPT, block.text),) if block.text else ()
    return tuple(Run(RunKind.KEPT, old, part) for part, old, _ in _parts(block, block))


def _label_runs(old: str, new: str, part: BlockPart) -> Iterator[Run]:
    """Yield the runs of a label or separator that changed, apart from those of the note calls at its end.

    It is replaced whole: "Article 5" became "Article 4", not "5" became "4".
    """
    label_before, label_after = old.rstrip(CALL), new.rstrip(CALL)
    if label_before == label_after:
        yield from [Run(RunKind.KEPT, label_before, part)] if label_before else ()
    elif (bare := label_before.strip(_BRACKETS)) == label_after.strip(_BRACKETS) != "":
        yield from _bracketed_label(label_before, label_after, bare, part)
    else:
        numbers = [number_of(label) if label else None for label in (label_before, label_after)]
        same = numbers[0] is not None and numbers[0] == numbers[1]
        category = ChangeCategory.TYPOGRAPHY if same else ChangeCategory.WORDS
        for kind, text in ((RunKind.DELETED, label_before), (RunKind.INSERTED, label_after)):
            yield from [Run(kind, text, part, category=category)] if text else ()
    calls = len(old) - len(label_before), len(new) - len(label_after)
    yield from [Run(RunKind.KEPT, CALL * min(calls), part)] if all(calls) else ()
    if calls[0] != calls[1]:
        yield Run(RunKind.DELETED if calls[0] > calls[1] else RunKind.INSERTED, CALL * abs(calls[0] - calls[1]), part)


_BRACKETS = "[] "


def _bracketed_label(old: str, new: str, bare: str, part: BlockPart) -> Iterator[Run]:
    """Yield the runs of a label whose brackets alone changed: "[Article 3 bis]" became "Article 3 bis"."""
    (begin_old, end_old), (begin_new, end_new) = old.split(bare, 1), new.split(bare, 1)
    yield from _bracket_runs(begin_old, begin_new, part)
    yield Run(RunKind.KEPT, bare, part)
    yield from _bracket_runs(end_old, end_new, part)


def _bracket_runs(old: str, new: str, part: BlockPart) -> Iterator[Run]:
    if old == new:
        yield from [Run(RunKind.KEPT, old, part)] if old else ()
        return
    for kind, text in ((RunKind.DELETED, old), (RunKind.INSERTED, new)):
        if text:
            yield Run(kind, text, part, category=ChangeCategory.BRACKET)


def with_note_calls(runs: Iterable[Run], before: Iterable[int], after: Iterable[int]) -> tuple[Run, ...]:
    """Assign note numbers to the runs that call the notes.

    Args:
        runs: The runs.
        before: The numbers of the notes that they call, as numbered before, in order; more may follow.
        after: The same as numbered after.
    """
    left, right = list(before), list(after)
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
