"""How the cross-references of the text after bear up: those that follow a renumbering, and those that are wrong now.

A reference after corresponds to one before where the word that opens it ("article") was kept in the same line. What
the one pointed to and what the other points to are then looked up in the concordance. In doubt nothing is said: an
alarm rests on links that are sure, and on a number that nobody touched.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.diff.judge import PROBABLY
from tracker.model.change import Correspondence, RedlineBlock, RunKind
from tracker.model.draft import DraftText
from tracker.model.provision import Eid, Kind
from tracker.model.reference import RELATIVE, THIS, Bearing, Mention, Number, Reference, Verdict
from tracker.model.target import Index, Target, references_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Span = tuple[int, int]

_LOW = ("paragraph", "subsection", "point", "clause", "")

WHOLE = 0.90
"""Confidence from which on a paragraph is taken to have gone to its counterpart as a whole. Below articles the concordance
tells of no split: of a paragraph that was divided, one half stands there as new, and is no wrong place."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A number that follows a renumbering, on both sides.

    Attributes:
        blocks: Places of its block before and after.
        before: First character of the number before and one past its last.
        after: The same after.
    """

    blocks: tuple[int, int]
    before: Span
    after: Span


def bearings(
    before: DraftText, after: DraftText, blocks: Iterable[RedlineBlock], rows: Iterable[Correspondence]
) -> tuple[tuple[Bearing, ...], tuple[Followed, ...]]:
    """Judge the references.

    Args:
        before: One draft.
        after: The other.
        blocks: The blocks of the redline, which say which line is which and what was kept of it.
        rows: The rows of the concordance, paragraphs included.

    Returns:
        What is to be said of the references of the text after, in the order of the text; and the numbers of those that
        follow, with their places on both sides. Exchanging the sides exchanges these.
    """
    found: dict[str, tuple[Reference, ...]] = {}  # Most lines stand in both texts.
    sides = tuple(_Side(draft, found) for draft in (before, after))
    judge = _Judge(sides[0], sides[1], _Links(rows))
    partners = {block.after.order: block for block in blocks if block.after is not None}
    for order in sides[1].references:
        block = partners[order]
        judge.line(block.before.order if block.before else None, order, block)
    return tuple(judge.said()), tuple(judge.followed)


class _Side:
    """A draft with its references by the place of their line."""

    def __init__(self, draft: DraftText, found: dict[str, tuple[Reference, ...]]) -> None:
        self.index = Index(draft)
        self.blocks = draft.blocks
        self.references = {order: references for order, _, references in references_of(draft, self.index, found)}

    def target(self, order: int, mention: Mention) -> Target:
        return self.index.target(mention, self.blocks[order][0])


class _Links:
    """The concordance in both directions."""

    def __init__(self, rows: Iterable[Correspondence]) -> None:
        self._after: dict[Eid, dict[Eid, float]] = defaultdict(dict)
        self._before: dict[Eid, dict[Eid, float]] = defaultdict(dict)
        self._low: set[Eid] = set()
        for row in rows:
            if row.level in (Kind.PARAGRAPH, Kind.SUBPARAGRAPH) and row.before is not None:
                self._low.add(row.before)
            if row.before is not None and row.after is not None:
                self._after[row.before][row.after] = self._before[row.after][row.before] = row.confidence or 0.0

    def linked(self, olds: Iterable[Eid], news: Sequence[Eid]) -> bool:
        """Whether any of these became any of those."""
        return any(new in self._after.get(old, ()) for old in olds for new in news)

    def successors(self, old: Eid) -> tuple[Eid, ...]:
        """What surely became of a provision."""
        needed = WHOLE if self.is_low(old) else PROBABLY
        return tuple(new for new, sure in self._after.get(old, {}).items() if sure >= needed)

    def is_low(self, old: Eid) -> bool:
        """Whether it stands below articles."""
        return old in self._low

    def is_gone(self, old: Eid) -> bool:
        """Whether it has no counterpart at all, sure or not."""
        return old not in self._after

    def comes_from_elsewhere(self, new: Eid) -> bool:
        """Whether a provision surely was another one before."""
        return any(sure >= PROBABLY for sure in self._before.get(new, {}).values())


class _Judge:
    def __init__(self, before: _Side, after: _Side, links: _Links) -> None:
        self._before, self._after, self._links = before, after, links
        self._bearings: dict[tuple[int, int], Bearing] = {}
        self._right: set[tuple[int, int]] = set()
        self.followed: list[Followed] = []

    def said(self) -> Iterator[Bearing]:
        """The bearings in order; nothing of a number that is right for one of the provisions it leads to."""
        for place, bearing in sorted(self._bearings.items()):
            if bearing.verdict is Verdict.FOLLOWS or place not in self._right:
                yield bearing

    def line(self, i: int | None, j: int, block: RedlineBlock) -> None:
        """Judge the references of one line after; ``i`` is the place of the line before, if there is one."""
        old = self._before.references.get(i, ()) if i is not None else ()
        partners = _partners(old, self._after.references[j], block)
        for reference in self._after.references[j]:
            earlier, kept = partners.get(reference.start, (None, False))
            same = earlier is not None and len(earlier.mentions) == len(reference.mentions)
            for n, mention in enumerate(reference.mentions):
                target = self._after.target(j, mention)
                if earlier is not None and same and i is not None:
                    self._pair(i, j, earlier.mentions[n], mention, reference, target, kept=kept)
                elif target.lacking is not None:
                    self._say(j, reference, mention.numbers[target.lacking], Verdict.NOTHING)

    def _pair(
        self, i: int, j: int, old: Mention, new: Mention, reference: Reference, target: Target, *, kept: bool
    ) -> None:
        pointed = self._before.target(i, old)
        known = [n for n in range(_common(old, new)) if pointed.levels[n] and target.levels[n]]
        if target.lacking is None and known and self._linked(pointed, target, known[-1]):
            for n in range(known[-1] + 1):
                self._follow(i, j, old, new, n, reference, pointed, target)
            return
        for n in known:
            if self._linked(pointed, target, n):
                self._follow(i, j, old, new, n, reference, pointed, target)
                continue
            # The outermost wrong number is the one to blame. Where it was rewritten, that was on purpose.
            if kept and old.steps[n] == new.steps[n] and new.steps[n].token != THIS:
                self._stale(i, j, reference, new.numbers[n], pointed.levels[n], target.levels[n])
                return
            break
        lacking = target.lacking if target.lacking is not None else _lost(old, new, pointed, target)
        if lacking is not None:
            self._nothing(j, old, new, reference, pointed, lacking)

    def _linked(self, pointed: Target, target: Target, n: int) -> bool:
        return self._links.linked(pointed.levels[n], target.levels[n])

    def _nothing(self, j: int, old: Mention, new: Mention, reference: Reference, pointed: Target, n: int) -> None:
        untouched = old.steps == new.steps
        if untouched and pointed.lacking == n:
            return  # It led nowhere before too: it may be another text's.
        was = pointed.levels[n] if untouched else ()
        self._say(j, reference, new.numbers[n], Verdict.NOTHING, was, (), self._wanted(was))

    def _follow(
        self, i: int, j: int, old: Mention, new: Mention, n: int, reference: Reference, pointed: Target, target: Target
    ) -> None:
        a, b = old.numbers[n], new.numbers[n]
        if a.step == b.step:
            self._right.add((j, b.start))
            return
        if (j, b.start) in self._bearings and self._bearings[j, b.start].verdict is Verdict.FOLLOWS:
            return
        was = pointed.levels[n]
        self._say(j, reference, b, Verdict.FOLLOWS, was, target.levels[n], target.levels[n])
        self.followed.append(Followed((i, j), (a.start, a.end), (b.start, b.end)))

    def _stale(
        self, i: int, j: int, reference: Reference, number: Number, was: Sequence[Eid], now: Sequence[Eid]
    ) -> None:
        if len(was) != 1 or self._rearranged(i, j):
            return
        wanted = self._wanted(was)
        # Where old and new article 5 may be one and were only not found to be, nothing is said.
        dropped = self._links.is_gone(was[0]) and all(map(self._links.comes_from_elsewhere, now))
        if wanted or (dropped and number.step.unit not in _LOW):
            self._say(j, reference, number, Verdict.STALE, was, now, wanted)

    def _rearranged(self, i: int, j: int) -> bool:
        """Whether the line after names, in whatever order, what became of all that the line before named."""
        named = {eid for eids in self._named(self._after, j) for eid in eids}
        return all(any(self._links.linked(eids, [eid]) for eid in named) for eids in self._named(self._before, i))

    def _named(self, side: _Side, order: int) -> Iterator[tuple[Eid, ...]]:
        for reference in side.references[order]:
            for mention in reference.mentions:
                target = side.target(order, mention)
                if target.deepest is not None:
                    yield target.levels[target.deepest]

    def _wanted(self, was: Sequence[Eid]) -> tuple[Eid, ...]:
        return self._links.successors(was[0]) if len(was) == 1 else ()

    def _say(
        self,
        j: int,
        reference: Reference,
        number: Number,
        verdict: Verdict,
        was: Sequence[Eid] = (),
        now: Sequence[Eid] = (),
        wanted: Sequence[Eid] = (),
    ) -> None:
        eid, block = self._after.blocks[j]
        self._bearings[j, number.start] = Bearing(
            order=j,
            eid=eid,
            start=number.start,
            end=number.end,
            text=block.text[number.start : number.end],
            reference=block.text[reference.start : reference.end],
            verdict=verdict,
            pointed=was[0] if len(was) == 1 else None,
            points=tuple(now),
            wanted=tuple(wanted),
        )


def _lost(old: Mention, new: Mention, pointed: Target, target: Target) -> int | None:
    """The number, untouched, of an article that was there before and is there no more; None for none."""
    for n, (a, b) in enumerate(zip(old.steps, new.steps, strict=False)):
        if a == b and a.unit in ("article", "section") and pointed.levels[n] and not target.levels[n]:
            return None if a.token in RELATIVE else n
    return None


def _common(old: Mention, new: Mention) -> int:
    """How many numbers from the outside in are of the same units."""
    count = 0
    for a, b in zip(old.steps, new.steps, strict=False):
        if a.unit != b.unit:
            break
        count += 1
    return count


def _partners(
    old: Sequence[Reference], new: Sequence[Reference], block: RedlineBlock
) -> dict[int, tuple[Reference, bool]]:
    """For each reference after, by its first character, the one before; and whether its first word was kept.

    What is left is paired in order if it is of one shape throughout, as "第五条、第七条" where all was struck.
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
