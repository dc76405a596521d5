"""What a cross-reference after corresponds to before, and what became of the provisions that it named."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tracker.model.concordance import PROBABLY, Correspondence
from tracker.model.provision import Eid, ProvisionKind
from tracker.model.redline import RedlineBlock, RunKind
from tracker.model.reference import Reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WHOLE_PARAGRAPH_CONFIDENCE = 0.90
"""Confidence from which on a paragraph is taken to have gone to its counterpart as a whole. Below articles the
concordance tells of no split: of a paragraph that was divided, one half stands there as new, and is no wrong place."""


class Links:
    """The rows of the concordance, looked up from both sides.

    Args:
        rows: The rows; those with one side are passed over.
    """

    def __init__(self, rows: Iterable[Correspondence]) -> None:
        self._after: dict[Eid, dict[Eid, float]] = defaultdict(dict)
        self._before: dict[Eid, dict[Eid, float]] = defaultdict(dict)
        self._low: set[Eid] = set()
        for row in rows:
            if row.before is None or row.after is None:
                continue
            if row.level in (ProvisionKind.PARAGRAPH, ProvisionKind.SUBPARAGRAPH):
                self._low.add(row.before)
            self._after[row.before][row.after] = self._before[row.after][row.before] = row.confidence or 0.0

    def linked(self, olds: Iterable[Eid], news: Sequence[Eid]) -> bool:
        """Whether any of these became any of those."""
        return any(new in self._after.get(old, ()) for old in olds for new in news)

    def successors(self, old: Eid) -> tuple[Eid, ...]:
        """What surely became of a provision."""
        needed = WHOLE_PARAGRAPH_CONFIDENCE if old in self._low else PROBABLY
        return tuple(new for new, sure in self._after.get(old, {}).items() if sure >= needed)

    def is_gone(self, old: Eid) -> bool:
        """Whether it has no counterpart at all, sure or not."""
        return old not in self._after

    def comes_from_elsewhere(self, new: Eid) -> bool:
        """Whether a provision surely was another one before."""
        return any(sure >= PROBABLY for sure in self._before.get(new, {}).values())


def earlier_references(
    old: Sequence[Reference], new: Sequence[Reference], block: RedlineBlock
) -> dict[int, tuple[Reference, bool]]:
    """Pair the references of a line after with those of the line before.

    Args:
        old: Those before.
        new: Those after.
        block: The line in the redline.

    Returns:
        By the first character of a reference after, the one before whose opening word was kept, and True. What is left
        is paired in order, and False, if it is of one shape throughout, as "第五条、第七条" where all was struck.
    """
    starts = {reference.start: reference for reference in old}
    out: dict[int, tuple[Reference, bool]] = {}
    if not old:
        return out
    for reference in new:
        place = _place_before(reference.start, block)
        if place in starts:
            out[reference.start] = starts.pop(place), True
    left = [reference for reference in new if reference.start not in out]
    if len(left) == len(starts) and all(_shape(a) == _shape(b) for a, b in zip(starts.values(), left, strict=True)):
        out |= {b.start: (a, False) for a, b in zip(starts.values(), left, strict=True)}
    return out


def _shape(reference: Reference) -> list[list[str]]:
    return [[step.unit for step in mention.steps] for mention in reference.mentions]


def _place_before(place: int, block: RedlineBlock) -> int | None:
    """Where a character of the line after stood before; None if it is new."""
    old = new = 0
    for run in block.runs:
        size = len(run.text)
        if run.kind is not RunKind.DELETED:
            if place < new + size:
                return old + place - new if run.kind is RunKind.KEPT else None
            new += size
        if run.kind is not RunKind.INSERTED:
            old += size
    return None
