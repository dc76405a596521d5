"""The origin of words: for every character of a stage the stage that first had it.

A character that the redline leaves unmarked has the origin that it had in the predecessor, unless its line is another
one altogether. Of the rest, words that stood in an earlier stage – dropped since, or moved – are found again as
passages (:mod:`tracker.lineage.passages`); the others are of this stage. The rule is that of the work on the authorship
of wiki texts (Flöck and Acosta, WikiWho, 2014): a word that comes back keeps its first author.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.lineage.passages import words_with_places
from tracker.lineage.spans import SpannedLine, cut
from tracker.lineage.standing import Standing
from tracker.model.lineage.origins import Span, StageOrigins
from tracker.model.redline import RunKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tracker.lineage.passages import Passages
    from tracker.model.provision import Eid
    from tracker.model.redline import BlockPlace, RedlineBlock, RedlineSection


REWORDED = 0.3
"""Share of the words of the shorter of two lines that their redline leaves unmarked, from which one is the other
reworded. With less it is a new line; the words in common are chance, or a passage that is found again like any other.
On the words read for ``benchmarks/lineage`` shares from 0.2 to 0.4 do as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forerunner:
    """A predecessor of a stage.

    Attributes:
        origins: The origins of its words.
        sections: Its comparison with the stage.
    """

    origins: StageOrigins
    sections: Iterable[RedlineSection]


def origins_of(
    stage: str, lines: Mapping[Eid, str], forerunners: Sequence[Forerunner], passages: Passages
) -> StageOrigins:
    """Return the origin of every character of a stage; the returns are not looked for.

    Args:
        stage: Its name.
        lines: Its lines by address, in order.
        forerunners: Its predecessors, the main one first; none for a first stage.
        passages: The passages of all stages that it goes back to.
    """
    spans: dict[Eid, tuple[Span, ...]] = {}
    known = [_Inheritance(forerunner) for forerunner in forerunners]
    changed: dict[Eid, SpannedLine] = {}
    for eid, text in lines.items():
        if known and eid in known[0].unchanged:
            spans[eid] = known[0].unchanged[eid]
            continue
        line = changed[eid] = SpannedLine(text)
        for inheritance in known:
            line.fill(inheritance.kept[eid])
    if known:
        kept = (line.spans_known() for line in changed.values())
        passages.find_again(changed, Standing([*spans.values(), *kept]))
    for eid, line in changed.items():
        spans[eid] = line.spans_from(stage, eid)
    return StageOrigins(stage=stage, spans={eid: spans[eid] for eid in lines}, fresh=tuple(changed))


class _Inheritance:
    """The origins that the lines of a stage have from a predecessor.

    Args:
        forerunner: The predecessor.

    Attributes:
        unchanged: The origins of each line that stands there, letter for letter, by its address now.
        kept: For each other line the unmarked stretches: the first character now, and their origins.
    """

    def __init__(self, forerunner: Forerunner) -> None:
        self.unchanged: dict[Eid, tuple[Span, ...]] = {}
        self.kept: dict[Eid, list[tuple[int, list[Span]]]] = defaultdict(list)
        blocks = [block for section in forerunner.sections for block in section.blocks]
        offsets = _offsets(blocks)
        for block, (before, after) in zip(blocks, offsets, strict=True):
            if block.before is None or block.after is None:
                continue
            origins = forerunner.origins.spans[block.before.eid]
            if _is_whole(block.before) and _is_whole(block.after) and all(r.kind is RunKind.KEPT for r in block.runs):
                self.unchanged[block.after.eid] = origins
                continue
            if _is_reworded(block):
                self.kept[block.after.eid] += _kept_stretches(block, before, after, origins)


def _is_reworded(block: RedlineBlock) -> bool:
    """Return whether a line after is the line before reworded, and not another that shares a word here and there."""
    kept, new, struck = (
        sum(len(words_with_places(run.text)[0]) for run in block.runs if run.kind is kind)
        for kind in (RunKind.KEPT, RunKind.INSERTED, RunKind.DELETED)
    )
    return kept >= REWORDED * (kept + min(new, struck))


def _kept_stretches(
    block: RedlineBlock, before: int, after: int, origins: Sequence[Span]
) -> Iterator[tuple[int, list[Span]]]:
    """Yield the unmarked stretches of a block: the first character of each after, and their origins.

    Args:
        block: The block, or a piece of one.
        before: Its first character in the line before.
        after: Its first character in the line after.
        origins: The origins of the line before.
    """
    for run in block.runs:
        length = len(run.text)
        if run.kind is RunKind.KEPT:
            yield after, cut(origins, before, before + length)
        before += length if run.kind is not RunKind.INSERTED else 0
        after += length if run.kind is not RunKind.DELETED else 0


def _is_whole(place: BlockPlace) -> bool:
    return place.ends and not place.piece


def _offsets(blocks: Sequence[RedlineBlock]) -> list[tuple[int, int]]:
    """Return for each block, or piece of one, its first character in the line before and in the line after."""
    lengths: tuple[dict[tuple[Eid, int], int], ...] = {}, {}
    for block in blocks:
        for side, place in enumerate((block.before, block.after)):
            if place is not None and not _is_whole(place):
                absent = RunKind.DELETED if side else RunKind.INSERTED
                lengths[side][place.eid, place.piece] = sum(len(r.text) for r in block.runs if r.kind is not absent)

    def offset(side: int, place: BlockPlace | None) -> int:
        return sum(lengths[side][place.eid, piece] for piece in range(place.piece)) if place else 0

    return [(offset(0, block.before), offset(1, block.after)) for block in blocks]
