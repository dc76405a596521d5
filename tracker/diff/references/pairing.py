"""Pairing of the references of a line with those of the same line before, and the links of the provisions they name."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tracker.model.concordance import PROBABLY
from tracker.model.provision import LISTED_KINDS, Eid
from tracker.model.redline import Run, RunKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.diff.match.provisions import ProvisionLink
    from tracker.model.reference import Reference

WHOLE_PARAGRAPH_CONFIDENCE = 0.955
"""Confidence from which on a paragraph is taken to have gone to its counterpart as a whole: in its place it has four
fifths of its words. A paragraph that was divided went to none of its parts as a whole."""


class LinkIndex:
    """The links between provisions, looked up from both sides.

    Args:
        links: The links, those of paragraphs included.
    """

    def __init__(self, links: Iterable[ProvisionLink]) -> None:
        self._successors: dict[Eid, dict[Eid, float]] = defaultdict(dict)
        self._predecessors: dict[Eid, dict[Eid, float]] = defaultdict(dict)
        self._paragraphs: set[Eid] = set()
        for link in links:
            if link.level not in LISTED_KINDS:
                self._paragraphs.add(link.before)
            self._successors[link.before][link.after] = link.confidence
            self._predecessors[link.after][link.before] = link.confidence

    def are_linked(self, olds: Iterable[Eid], news: Sequence[Eid]) -> bool:
        """Return whether any provision before is linked with any after."""
        return any(new in self._successors.get(old, ()) for old in olds for new in news)

    def sure_successors(self, old: Eid) -> tuple[Eid, ...]:
        """Return the provisions after that surely continue one before."""
        needed = WHOLE_PARAGRAPH_CONFIDENCE if old in self._paragraphs else PROBABLY
        return tuple(new for new, confidence in self._successors.get(old, {}).items() if confidence >= needed)

    def has_no_successor(self, old: Eid) -> bool:
        """Return whether a provision before has no link at all, sure or not."""
        return old not in self._successors

    def has_sure_predecessor(self, new: Eid) -> bool:
        """Return whether a provision after surely continues another one."""
        return any(confidence >= PROBABLY for confidence in self._predecessors.get(new, {}).values())


def pair_references(
    old: Sequence[Reference], new: Sequence[Reference], runs: Sequence[Run]
) -> dict[int, tuple[Reference, bool]]:
    """Pair the references of a line after with those of the line before.

    Args:
        old: Those before.
        new: Those after.
        runs: The runs of the line.

    Returns:
        By the first character of a reference after, the one before whose opening word was kept, and True. The others
        are paired in order, and False, if all of them have the same units, as "第五条、第七条" where all was replaced.
    """
    by_start = {reference.start: reference for reference in old}
    out: dict[int, tuple[Reference, bool]] = {}
    if not old:
        return out
    for reference in new:
        start = _position_before(reference.start, runs)
        if start in by_start:
            out[reference.start] = by_start.pop(start), True
    rest = [reference for reference in new if reference.start not in out]
    if len(rest) == len(by_start) and all(_units(a) == _units(b) for a, b in zip(by_start.values(), rest, strict=True)):
        out |= {b.start: (a, False) for a, b in zip(by_start.values(), rest, strict=True)}
    return out


def _units(reference: Reference) -> list[list[str]]:
    return [[step.unit for step in mention.steps] for mention in reference.mentions]


def _position_before(position: int, runs: Sequence[Run]) -> int | None:
    """Return the position before of a character of the line after; None if it is new."""
    old = new = 0
    for run in runs:
        size = len(run.text)
        if run.kind is not RunKind.DELETED:
            if position < new + size:
                return old + position - new if run.kind is RunKind.KEPT else None
            new += size
        if run.kind is not RunKind.INSERTED:
            old += size
    return None
