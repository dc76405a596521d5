"""Numbers that only follow a renumbering: marked as such in the runs, and no change of wording."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.diff.concordance.facts import same_wording
from tracker.model.block import Block
from tracker.model.concordance import Correspondence
from tracker.model.redline import ChangeCategory, Run, RunKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.diff.prepare.layout import Layout
    from tracker.diff.references.status import Followed, Span

Spans = Sequence[tuple["Span", "Span"]]


def mark(runs: Iterable[Run], spans: Spans) -> list[Run]:
    """Say of the numbers that follow that they do.

    Args:
        runs: The runs of one block.
        spans: Places of the same number in the text before and in the text after, in order.

    Returns:
        The same texts in finer runs: what was struck and written with a number between two changed ones ("5 et 7" →
        "4 et 6") is kept. The numbers of note calls are left out.
    """
    out: list[Run] = []
    places = [0, 0]
    for deleted, inserted in _changes(runs):
        if deleted is None or inserted is None or deleted.kind is RunKind.KEPT:
            changed = [run for run in (deleted, inserted) if run is not None]
        else:
            changed = list(_cut(deleted, inserted, places, spans))
        if deleted is not None and deleted.kind is RunKind.KEPT:
            places = [place + len(deleted.text) for place in places]
        else:
            changed = changed if deleted and inserted else [_alone(run, places, spans) for run in changed]
            places = [
                place + len(run.text) if run else place for place, run in zip(places, (deleted, inserted), strict=True)
            ]
        for run in changed:
            _append(out, run)
    return out


def _changes(runs: Iterable[Run]) -> Iterator[tuple[Run | None, Run | None]]:
    """A deletion with the insertion behind it; a kept run stands first in a pair of its own."""
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


def _cut(deleted: Run, inserted: Run, places: Sequence[int], spans: Spans) -> Iterator[Run]:
    """A deletion and an insertion, cut at the numbers that both hold."""
    done = [0, 0]
    texts = deleted.text, inserted.text
    for pair in spans:
        cuts = [
            (max(span[0] - place, 0), min(span[1] - place, len(text)))
            for span, place, text in zip(pair, places, texts, strict=True)
        ]
        if all(start < end and start >= at for (start, end), at in zip(cuts, done, strict=True)):
            yield from _between(
                deleted, inserted, [text[at : cut[0]] for text, at, cut in zip(texts, done, cuts, strict=True)]
            )
            for run, text, (start, end) in zip((deleted, inserted), texts, cuts, strict=True):
                yield replace(run, text=text[start:end], category=ChangeCategory.CONSEQUENTIAL)
            done = [end for _, end in cuts]
    yield from _between(deleted, inserted, [text[at:] for text, at in zip(texts, done, strict=True)])


def _between(deleted: Run, inserted: Run, texts: Sequence[str]) -> Iterator[Run]:
    if texts[0] == texts[1]:
        yield replace(deleted, kind=RunKind.KEPT, text=texts[0], category=ChangeCategory.WORDS)
        return
    yield replace(deleted, text=texts[0])
    yield replace(inserted, text=texts[1])


def _alone(run: Run, places: Sequence[int], spans: Spans) -> Run:
    """A piece of a number that only came or went: "5" → "5 bis"."""
    side = 1 if run.kind is RunKind.INSERTED else 0
    start, end = places[side], places[side] + len(run.text)
    inside = any(pair[side][0] <= start and end <= pair[side][1] for pair in spans)
    return replace(run, category=ChangeCategory.CONSEQUENTIAL) if inside else run


def _append(out: list[Run], run: Run) -> None:
    """Add a run; of one kind and manner with the last, it is part of that."""
    if not run.text:
        return
    if out and (out[-1].kind, out[-1].part, out[-1].category) == (run.kind, run.part, run.category):
        run = replace(run, text=out.pop().text + run.text)
    out.append(run)


def without_following(
    before: Layout, after: Layout, rows: Sequence[Correspondence], followed: Sequence[Followed]
) -> tuple[Correspondence, ...]:
    """The rows, none of them called reworded where only numbers of references follow.

    Args:
        before: One draft.
        after: The other.
        rows: The rows.
        followed: The numbers that follow.
    """
    if not followed:
        return tuple(rows)
    masked = (
        _masked(before, {n.blocks[0] for n in followed}, [(n.blocks[0], n.before) for n in followed]),
        _masked(after, {n.blocks[1] for n in followed}, [(n.blocks[1], n.after) for n in followed]),
    )
    old, new = ({unit.eid: unit for unit in side.units} for side in (before, after))
    touched = {n.blocks[0] for n in followed}
    out = []
    for row in rows:
        if row.reworded and row.before is not None and row.after is not None:
            a, b = old[row.before], new[row.after]
            if not touched.isdisjoint(a.blocks) and same_wording(a, b, masked):
                row = replace(row, reworded=False)  # noqa: PLW2901 – the corrected row takes its place
        out.append(row)
    return tuple(out)


def _masked(side: Layout, orders: set[int], spans: Iterable[tuple[int, Span]]) -> list[Block]:
    """The blocks of a draft without the numbers that follow."""
    by_block: dict[int, list[Span]] = defaultdict(list)
    for order, span in spans:
        by_block[order].append(span)
    blocks = side.blocks.copy()
    for order in orders:
        text = blocks[order].text
        for start, end in sorted(by_block[order], reverse=True):
            text = text[:start] + text[end:]
        blocks[order] = replace(blocks[order], text=text)
    return blocks
