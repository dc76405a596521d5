"""Applies a corrigendum to the text before: by what its corrections say alone, as a reader would."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.corrigendum.words import joint, occurrences, without
from tracker.errors import ProofError
from tracker.model.block import CALL, Block, BlockKind
from tracker.model.corrigendum import Act

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.model.corrigendum import Corrigendum, Rectification
    from tracker.model.draft import DraftText
    from tracker.model.provision import Eid


def apply(draft: DraftText, corrigendum: Corrigendum) -> list[Block]:
    """Apply a corrigendum to a text.

    Args:
        draft: The text before.
        corrigendum: Its corrections.

    Returns:
        The blocks of the corrected text in order, notes last.

    Raises:
        ProofError: If a place or quoted words are not there, or words stand there twice.
    """
    numbers = dict(corrigendum.notes)
    whole = [item for item in corrigendum.items if not item.in_line]
    inside: defaultdict[Eid, list[Rectification]] = defaultdict(list)
    for item in corrigendum.items:
        if item.in_line:
            inside[item.eids[0]].append(item)
    known = {eid for eid, _ in draft.blocks}
    for item in corrigendum.items:
        for eid in (*item.eids, *([item.behind] if item.behind else [])):
            if eid not in known:
                raise _failed(f"there is no line {eid}")
    blocks = {eid: corrected(block, inside[eid], numbers) for eid, block in draft.blocks}
    notes = _notes(draft, blocks, whole, numbers)
    lines = _lines([eid for eid, block in draft.blocks if block.kind is not BlockKind.NOTE], blocks, whole)
    return [*lines, *notes]


def _failed(cause: str) -> ProofError:
    return ProofError(
        "The corrigendum does not give the corrected text",
        cause=cause,
        remedy="please send us both texts",
    )


def _lines(order: Sequence[Eid], blocks: Mapping[Eid, Block], items: Iterable[Rectification]) -> list[Block]:
    """Return the lines of the corrected text: those that stay in their order, and the others behind their places."""
    items = list(items)
    instead = {item.eids[0]: item.blocks for item in items if item.act is Act.REPLACE_LINES}
    gone = {eid for item in items if item.act is Act.REPLACE_LINES for eid in item.eids[1:]}
    gone |= {eid for item in items if item.act is Act.DELETE_LINES for eid in item.eids}

    def lines(eids: Iterable[Eid]) -> list[Block]:
        return [block for eid in eids if eid not in gone for block in instead.get(eid, (blocks[eid],))]

    behind: defaultdict[Eid | None, list[Block]] = defaultdict(list)
    for item in items:
        if item.act in (Act.INSERT_LINES, Act.TRANSFER):
            behind[item.behind] += (*item.blocks, *lines(item.eids))
    away = {eid for item in items if item.act is Act.TRANSFER for eid in item.eids}
    out = list(behind[None])
    for eid in order:
        out += [*(() if eid in away else lines([eid])), *behind[eid]]
    return out


def _notes(
    draft: DraftText, blocks: Mapping[Eid, Block], items: Iterable[Rectification], numbers: Mapping[int, int]
) -> list[Block]:
    """Return the notes of the corrected text in the order of their numbers."""
    gone = {eid for item in items if item.act is Act.DELETE_LINES for eid in item.eids}
    instead = {item.eids[0]: item.blocks[0] for item in items if item.act is Act.REPLACE_LINES}
    placed: list[tuple[int, Block]] = []
    notes = [eid for eid, block in draft.blocks if block.kind is BlockKind.NOTE]
    for n, eid in enumerate(notes, 1):
        if eid not in gone:
            placed.append((numbers.get(n, n), instead.get(eid, blocks[eid])))
    placed += [(item.number, item.blocks[0]) for item in items if item.act is Act.INSERT_NOTE]
    placed.sort(key=lambda pair: pair[0])
    if [number for number, _ in placed] != list(range(1, len(placed) + 1)):
        raise _failed("the notes have a number twice, or lack one")
    return [block for _, block in placed]


@dataclass(frozen=True, slots=True)
class _Edit:
    """Characters ``start`` to ``end`` of a line become ``text``, which calls these notes."""

    start: int
    end: int
    text: str
    calls: tuple[int, ...]


def corrected(block: Block, items: Sequence[Rectification], numbers: Mapping[int, int]) -> Block:
    """Return a line with its corrections, and with the numbers that its notes have after.

    Raises:
        ProofError: If quoted words are not there, stand there twice, or overlap.
    """
    calls = tuple(numbers.get(n, n) for n in block.calls)
    if not items:
        return block if calls == block.calls else replace(block, calls=calls)
    text, new_calls, done = [], [], 0
    for edit in sorted((_edit(block.text, item) for item in items), key=lambda edit: edit.start):
        if edit.start < done:
            raise _failed(f"corrections overlap in “{block.text[:60]}”")
        kept = block.text[done : edit.start]
        text += [kept, edit.text]
        first = block.text.count(CALL, 0, done)
        new_calls += [*calls[first : first + kept.count(CALL)], *edit.calls]
        done = edit.end
    first = block.text.count(CALL, 0, done)
    return replace(block, text="".join([*text, block.text[done:]]), calls=(*new_calls, *calls[first:]))


def _edit(line: str, item: Rectification) -> _Edit:
    """Return what a correction does with a line."""
    places = list(occurrences(line, item.words))
    if len(places) != 1:
        raise _failed(f"“{item.words[:60]}” stands {len(places)} times in “{line[:60]}”")
    start = places[0]
    end = start + len(item.words)
    if item.act is Act.INSERT_AFTER:
        return _Edit(end, end, joint(item.words, item.reading) + item.reading, item.new_calls)
    if item.act is Act.INSERT_BEFORE:
        return _Edit(start, start, item.reading + joint(item.reading, item.words), item.new_calls)
    if item.act is Act.DELETE:
        return _Edit(*without(line, start, end), "", ())
    return _Edit(start, end, item.reading, item.new_calls)
